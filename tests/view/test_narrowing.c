/* SPDX-License-Identifier: ISC */
#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "view/narrowing.h"

static const Comment comment = {
	.author = STR("John Hunter"),
	.location = STR("Carnforth, UK"),
	.role = ROLE_STAFF,
	.text = STR("It is very good news that the secretary had the courage to go."),
};

static const struct {
	const char *question;
	bool wanted;
} cases[] = {
	{ "author:hunter", true },
	{ "author:Hunter", true },
	{ "author:HUNTER", false }, /* capitals count once there is one */
	{ "author:\"john hunter\"", true },
	{ "author:\"hunter john\"", false },
	{ "author:carnforth", false },
	{ "place:uk", true },
	{ "place:\"carnforth, uk\"", true },
	{ "text:courage", true },
	{ "text:\"good news\" place:uk", true },
	{ "text:\"good news\" place:france", false },
	{ "role:staff", true },
	{ "role:author", false },
	{ "-role:author place:uk", true },
	{ "hunter courage", true },
	{ "hunter -courage", false },
	{ "-place:france", true },
	{ "\"had the courage", true }, /* a mark that is not closed goes to the end */
	{ "http://example", false }, /* no field of ours: words */
	{ "author:", true }, /* nothing is asked */
	{ "", true },
};

static void test_narrowing_wants(void **state)
{
	Arena *arena = arena_new();

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		Narrowing *narrowing = narrowing_read(arena, str(cases[i].question));

		if (narrowing_wants(narrowing, &comment) != cases[i].wanted)
			fail_msg("%s", cases[i].question);
	}
	arena_free(arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_narrowing_wants),
	};

	setlocale(LC_CTYPE, "C.UTF-8");
	return cmocka_run_group_tests(tests, NULL, NULL);
}
