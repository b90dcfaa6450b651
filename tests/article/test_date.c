/* SPDX-License-Identifier: ISC */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "article/date.h"

#define COUNT(table) (sizeof(table) / sizeof *(table))

static void test_date_iso_keeps_its_precision(void **state)
{
	(void)state;
	static const struct {
		Date date;
		const char *iso;
	} cases[] = {
		{ { DATE_YEAR, .year = 2009 }, "2009" },
		{ { DATE_YEAR, .year = 7 }, "0007" },
		{ { DATE_MONTH, .year = 2009, .month = 11 }, "2009-11" },
		{ { DATE_DAY, .year = 2009, .month = 11, .day = 2 }, "2009-11-02" },
		{ { DATE_MINUTE, 2009, 11, 2, 11, 44, 0, false, 0 }, "2009-11-02T11:44" },
		{ { DATE_MINUTE, 2009, 11, 2, 11, 44, 9, true, 0 }, "2009-11-02T11:44Z" },
		{ { DATE_SECOND, 2009, 11, 2, 11, 44, 5, true, 60 }, "2009-11-02T11:44:05+01:00" },
		{ { DATE_SECOND, 2009, 11, 2, 0, 0, 0, true, -210 }, "2009-11-02T00:00:00-03:30" },
		{ { DATE_DAY, 2009, 11, 2, 0, 0, 0, true, 60 }, "2009-11-02" },
	};
	Arena *arena = arena_new();

	for (size_t i = 0; i < COUNT(cases); i++)
		assert_string_equal(str_c(arena, date_iso(arena, &cases[i].date)), cases[i].iso);
	arena_free(arena);
}

static void test_date_valid_knows_leap_years(void **state)
{
	(void)state;
	static const struct {
		int year;
		bool leap;
	} years[] = { { 2008, true }, { 2009, false }, { 1900, false }, { 2000, true },
		{ 4, true } };

	for (size_t i = 0; i < COUNT(years); i++) {
		Date date = { DATE_DAY, .year = years[i].year, .month = 2, .day = 29 };

		assert_int_equal(date_valid(&date), years[i].leap);
	}
}

static void test_date_valid_refuses_what_no_calendar_has(void **state)
{
	(void)state;
	static const Date wrong[] = {
		{ DATE_NONE, .year = 2009 },
		{ DATE_YEAR, .year = 0 },
		{ DATE_YEAR, .year = 10000 },
		{ DATE_MONTH, .year = 2009, .month = 13 },
		{ DATE_MONTH, .year = 2009, .month = 0 },
		{ DATE_DAY, .year = 2009, .month = 4, .day = 31 },
		{ DATE_DAY, .year = 2009, .month = 4, .day = 0 },
		{ DATE_MINUTE, 2009, 4, 3, 24, 0, 0, false, 0 },
		{ DATE_MINUTE, 2009, 4, 3, 23, 60, 0, false, 0 },
		{ DATE_SECOND, 2009, 4, 3, 23, 59, 61, false, 0 },
		{ DATE_MINUTE, 2009, 4, 3, 23, 59, 0, true, 19 * 60 },
	};
	Arena *arena = arena_new();

	for (size_t i = 0; i < COUNT(wrong); i++) {
		assert_false(date_valid(&wrong[i]));
		assert_false(str_present(date_iso(arena, &wrong[i])));
		assert_false(str_present(date_shown(arena, &wrong[i])));
		assert_false(str_present(date_shown_short(arena, &wrong[i])));
	}
	arena_free(arena);
}

static void test_date_from_iso_reads_what_date_iso_writes(void **state)
{
	(void)state;
	static const char *const isos[] = { "2009", "2009-11", "2008-02-29", "2009-11-02T11:44",
		"2009-11-02T11:44Z", "2009-11-02T11:44:60Z", "2009-11-02T11:44:05-03:30",
		"0001-01-01T00:00+14:00" };
	Arena *arena = arena_new();

	for (size_t i = 0; i < COUNT(isos); i++) {
		Date date;

		assert_true(date_from_iso(str(isos[i]), &date));
		assert_string_equal(str_c(arena, date_iso(arena, &date)), isos[i]);
	}
	arena_free(arena);
}

static void test_date_from_iso_takes_other_spellings(void **state)
{
	(void)state;
	static const struct {
		const char *iso, *same;
	} cases[] = {
		{ "2009-11-02 11:44", "2009-11-02T11:44" },
		{ "2009-11-02T11:44:05.123Z", "2009-11-02T11:44:05Z" },
		{ "2009-11-02T11:44:05,9+0530", "2009-11-02T11:44:05+05:30" },
		{ "2009-11-02T11:44+00:00", "2009-11-02T11:44Z" },
		{ "2009-11-02T11:44-0000", "2009-11-02T11:44Z" },
	};
	Arena *arena = arena_new();

	for (size_t i = 0; i < COUNT(cases); i++) {
		Date date;

		assert_true(date_from_iso(str(cases[i].iso), &date));
		assert_string_equal(str_c(arena, date_iso(arena, &date)), cases[i].same);
	}
	arena_free(arena);
}

static void test_date_from_iso_refuses_the_rest(void **state)
{
	(void)state;
	static const char *const wrong[] = { "", "209", "20091102", "2009-", "2009-1", "2009-13",
		"2009-02-29", "2009-11-02T", "2009-11-02T11", "2009-11-02T11:4",
		"2009-11-02T11:44:", "2009-11-02T11:44:05.Z", "2009-11-02T11:44+1",
		"2009-11-02T11:44+01:60", "2009-11-02T11:44+01:00x", "2009-11-02T11:44ZZ", " 2009",
		"2009 ", "-2009", "2009-11-02T24:00Z", "2009-11-02Z", "0000",
		"2009-11-02T11:44+19:00" };
	Date date = { .precision = DATE_NONE, .year = 77 };

	for (size_t i = 0; i < COUNT(wrong); i++)
		assert_false(date_from_iso(str(wrong[i]), &date));
	assert_false(date_from_iso(STR_NONE, &date));
	assert_int_equal(date.year, 77);
}

static void test_date_shown_is_for_eyes(void **state)
{
	(void)state;
	static const struct {
		const char *iso, *shown, *in_short;
	} cases[] = {
		{ "2009", "2009", "     2009" },
		{ "2009-11", "Nov 2009", "   Nov 09" },
		{ "2009-11-02", "2 Nov 2009", " 2 Nov 09" },
		{ "2000-12-31T23:59:58", "31 Dec 2000, 23:59", "31 Dec 00" },
		{ "2009-11-02T11:44Z", "2 Nov 2009, 11:44 GMT", " 2 Nov 09" },
		{ "2009-11-02T01:04+01:00", "2 Nov 2009, 01:04 UTC+1", " 2 Nov 09" },
		{ "2009-11-02T11:44-09:30", "2 Nov 2009, 11:44 UTC-9:30", " 2 Nov 09" },
	};
	Arena *arena = arena_new();

	for (size_t i = 0; i < COUNT(cases); i++) {
		Date date;

		assert_true(date_from_iso(str(cases[i].iso), &date));
		assert_string_equal(str_c(arena, date_shown(arena, &date)), cases[i].shown);
		assert_string_equal(
			str_c(arena, date_shown_short(arena, &date)), cases[i].in_short);
	}
	arena_free(arena);
}

static void test_date_moment_counts_from_1970(void **state)
{
	static const struct {
		const char *iso;
		int64_t moment;
	} cases[] = {
		{ "1970-01-01T00:00Z", 0 },
		{ "1970", 0 },
		{ "1969-12-31T23:59:59Z", -1 },
		{ "2000-03-01", 951868800 },
		{ "2009-11", 1257033600 },
		{ "2009-11-02T11:44Z", 1257162240 },
		{ "2009-11-02T11:44", 1257162240 },
		{ "2009-11-02T12:44+01:00", 1257162240 },
		{ "0001-01-01", -62135596800 },
	};
	Date date;
	int64_t moment;

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		assert_true(date_from_iso(str(cases[i].iso), &date));
		assert_true(date_moment(&date, &moment));
		assert_true(moment == cases[i].moment);
	}
	assert_false(date_moment(&(Date){ .precision = DATE_NONE }, &moment));
}

static void test_date_to_utc(void **state)
{
	static const char *const cases[][2] = {
		{ "2018-04-12T09:30:21+02:00", "2018-04-12T07:30:21Z" },
		{ "2018-01-01T01:30+02:00", "2017-12-31T23:30Z" },
		{ "2016-02-28T23:00-05:30", "2016-02-29T04:30Z" },
		{ "2015-12-31T23:00-05:00", "2016-01-01T04:00Z" },
		{ "2018-04-12T09:30", "2018-04-12T09:30" },
		{ "2018-04", "2018-04" },
	};
	Arena *arena = arena_new();

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		Date date;

		assert_true(date_from_iso(str(cases[i][0]), &date));
		date_to_utc(&date);
		assert_string_equal(str_c(arena, date_iso(arena, &date)), cases[i][1]);
	}
	arena_free(arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_date_to_utc),
		cmocka_unit_test(test_date_iso_keeps_its_precision),
		cmocka_unit_test(test_date_valid_knows_leap_years),
		cmocka_unit_test(test_date_valid_refuses_what_no_calendar_has),
		cmocka_unit_test(test_date_from_iso_reads_what_date_iso_writes),
		cmocka_unit_test(test_date_from_iso_takes_other_spellings),
		cmocka_unit_test(test_date_from_iso_refuses_the_rest),
		cmocka_unit_test(test_date_shown_is_for_eyes),
		cmocka_unit_test(test_date_moment_counts_from_1970),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
