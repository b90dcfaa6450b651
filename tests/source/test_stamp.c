/* SPDX-License-Identifier: ISC */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "source/stamp.h"

typedef struct {
	const char *written, *iso; /* NULL: none */
} Case;

static void assert_stamps(Str (*read)(Arena *, Str), const Case *cases, size_t count)
{
	Arena *arena = arena_new();

	for (size_t i = 0; i < count; i++) {
		Str got = read(arena, str(cases[i].written));

		if (cases[i].iso == NULL ? str_present(got) : !str_is(got, cases[i].iso))
			fail_msg("%s: \"%.*s\"", cases[i].written, (int)got.size, got.at);
	}
	arena_free(arena);
}

static void test_stamp_of_mail(void **state)
{
	static const Case cases[] = {
		{ "Tue, 03 Nov 2009 07:30:00 -0000", "2009-11-03T07:30:00Z" },
		{ "Fri, 6 Nov 2009 14:00:11 +0100", "2009-11-06T13:00:11Z" },
		{ "6 Nov 09 14:00 EST", "2009-11-06T19:00:00Z" },
		{ "6 November 99 1:02:03 GMT (a comment)", "1999-11-06T01:02:03Z" },
		{ "6 Nov 109 1:02:03", "2009-11-06T01:02:03" },
		{ "Fri,6 Nov 2009 14:00:11 +0100", "2009-11-06T13:00:11Z" },
		{ "Fri Nov  6 14:00:11 2009", "2009-11-06T14:00:11" },
		{ "Fri Nov 6 14:00:11 EST 2009", "2009-11-06T19:00:11Z" },
		{ "2009-11-06 14:00:11 +0100", "2009-11-06T13:00:11Z" },
		{ "Fri Nov 6 2009", NULL },
		{ "Nov 6", NULL },
		{ "Fri, 6 Nov 2009", NULL },
		{ "6 Foo 2009 14:00:00 GMT", NULL },
		{ "6 Nov 2009 25:00:00 GMT", NULL },
		{ "40 Nov 2009 05:00:00 GMT", NULL },
		{ "6 Nov 2009 05:00:00 +9999", "2009-11-06T05:00:00" },
		{ "", NULL },
	};

	(void)state;
	assert_stamps(stamp_of_mail, cases, sizeof cases / sizeof *cases);
}

static void test_stamp_of_iso(void **state)
{
	static const Case cases[] = {
		{ "2016-09-01T11:55:58+0200", "2016-09-01T09:55:58Z" },
		{ "2016-03-01T01:55:58.250+02:00", "2016-02-29T23:55:58Z" },
		{ "2024-10-29T08:00:00.000Z", "2024-10-29T08:00:00Z" },
		{ "2024-10-29 08:00", "2024-10-29T08:00:00" },
		{ "2024-10-29", "2024-10-29" },
		{ "2024-10", NULL },
		{ "2024-13-29T08:00:00Z", NULL },
		{ "words of ten", NULL },
	};

	(void)state;
	assert_stamps(stamp_of_iso, cases, sizeof cases / sizeof *cases);
}

static void test_stamp_of_seconds(void **state)
{
	static const Case cases[] = {
		{ "0", "1970-01-01T00:00:00Z" },
		{ "951782399", "2000-02-28T23:59:59Z" },
		{ "951782400", "2000-02-29T00:00:00Z" },
		{ "1257250004", "2009-11-03T12:06:44Z" },
		{ " 1257250004 ", "2009-11-03T12:06:44Z" },
		{ "1257250004123", "2009-11-03T12:06:44Z" },
		{ "1257250004123456", "2009-11-03T12:06:44Z" },
		{ "4107542400", "2100-03-01T00:00:00Z" },
		{ "253402300800", NULL },
		{ "-1", NULL },
		{ "12a", NULL },
		{ "", NULL },
	};

	(void)state;
	assert_stamps(stamp_of_seconds, cases, sizeof cases / sizeof *cases);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_stamp_of_mail),
		cmocka_unit_test(test_stamp_of_iso),
		cmocka_unit_test(test_stamp_of_seconds),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
