/* SPDX-License-Identifier: ISC */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/percent.h"

static void assert_decoded(const char *address, Str wanted)
{
	Arena *arena = arena_new();
	Text more = text_in(arena);

	assert_true(str_equal(percent_decode(arena, str(address)), wanted));
	text_add_c(&more, "more: ");
	percent_add(&more, str(address));
	assert_true(str_equal(str_from(text_str(&more), 6), wanted));
	arena_free(arena);
}

static void test_percent_signs_are_decoded(void **state)
{
	(void)state;
	assert_decoded("a%20b%2Fc", str("a b/c"));
	assert_decoded("%c3%A9t%C3%a9", str("\xC3\xA9t\xC3\xA9"));
	assert_decoded("a%00b", (Str)STR("a\0b"));
	assert_decoded("", str(""));
}

static void test_percent_signs_that_stay(void **state)
{
	(void)state;
	assert_decoded("100%", str("100%"));
	assert_decoded("%zz%4", str("%zz%4"));
	assert_decoded("%%41%4g", str("%A%4g"));
	assert_decoded("%2541", str("%41")); /* once */
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_percent_signs_are_decoded),
		cmocka_unit_test(test_percent_signs_that_stay),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
