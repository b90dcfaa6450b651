/* SPDX-License-Identifier: ISC */
/* Titles as pages declare them: their parts, what is only the site's name, and how
 * much a heading says the same. */

#include <config.h>

#include "extract/titles.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static void assert_str(Str got, const char *want)
{
	char buffer[300] = "";

	assert_true(got.size < sizeof buffer);
	memcpy(buffer, got.at, got.size);
	assert_string_equal(buffer, want);
}

static void test_title_suffixes_that_name_the_site_go(void **state)
{
	(void)state;
	static const struct {
		const char *title, *site, *host, *want;
	} cases[] = {
		{ "Otter elected mayor | Marsh Post", "Marsh Post", NULL, "Otter elected mayor" },
		{ "Marsh Post - Otter elected mayor", "Marsh Post", NULL, "Otter elected mayor" },
		{ "Otter elected mayor – MARSH POST", "Marsh Post", NULL, "Otter elected mayor" },
		{ "Ein Otter regiert · marschpost.example", NULL, "www.marschpost.example",
			"Ein Otter regiert" },
		{ "Une loutre élue » marais", NULL, "marais.example", "Une loutre élue" },
		{ "川獺が市長に｜沼新聞", "沼新聞", NULL, "川獺が市長に" },
		{ "Выдра избрана — Болото", "Болото", NULL, "Выдра избрана" },
		{ "Otter: elected at last", "Marsh Post", NULL, "Otter: elected at last" },
		{ "Marsh Post", "Marsh Post", "marshpost.example", "Marsh Post" },
		{ "Well-known otter", NULL, NULL, "Well-known otter" },
	};

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		assert_str(title_without_site(
				   str(cases[i].title), str(cases[i].site), str(cases[i].host)),
			cases[i].want);
}

static void test_title_has_runs_of_whole_parts(void **state)
{
	(void)state;
	Str title = str("Coast: Otter elected - mayor of the marsh | Marsh Post");

	assert_true(title_has_part(title, str("OTTER ELECTED")));
	assert_true(title_has_part(title, str("Otter elected – mayor of the marsh")));
	assert_true(title_has_part(title, str("Coast Otter elected")));
	assert_true(title_has_part(title, title));
	assert_false(title_has_part(title, str("Otter")));
	assert_false(title_has_part(title, str("Coast mayor of the marsh")));
	assert_false(title_has_part(title, str("")));
	assert_false(title_has_part(STR_NONE, str("Otter")));
}

static void test_title_likeness_orders_headings(void **state)
{
	(void)state;
	Arena *work = arena_new();
	const Title *title = title_new(work, str("Lemon cake from the tray | Happy Kitchen"));
	double whole = title_likeness(work, title, str("Lemon cake from the tray"));
	double more = title_likeness(work, title, str("Juicy lemon cake from the tray: simple!"));
	double part = title_likeness(work, title, str("Lemon cake"));
	double other = title_likeness(work, title, str("Newsletter"));

	assert_true(whole == 1);
	assert_true(title_likeness(work, title, str("■ Lemon cake from the tray")) == 1);
	assert_true(more < whole && more > part);
	assert_true(part > other);
	assert_true(other == 0);
	arena_free(work);
}

static void test_title_longest_part_is_the_fallback(void **state)
{
	(void)state;
	assert_str(title_longest_part(str("News | Otter elected mayor | Marsh")),
		"Otter elected mayor");
	assert_str(title_longest_part(str("Otter")), "Otter");
	assert_str(title_longest_part(str("Bridge opens - Print Version - Skarn Gazette")),
		"Bridge opens");
	assert_true(str_empty(title_longest_part(STR_NONE)));
}

static void test_title_without_the_day_before_it(void **state)
{
	(void)state;
	assert_str(title_without_date(str("23.01.2022 - Otter elected")), "Otter elected");
	assert_str(title_without_date(str("2022/01/23 | Otter elected - mayor")),
		"Otter elected - mayor");
	assert_str(title_without_date(str("23.01. - Otter elected")), "23.01. - Otter elected");
	assert_str(title_without_date(str("23.01.2022")), "23.01.2022");
	assert_str(title_without_date(str("20220123 - Otter")), "20220123 - Otter");
	assert_true(str_empty(title_without_date(STR_NONE)));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_title_suffixes_that_name_the_site_go),
		cmocka_unit_test(test_title_has_runs_of_whole_parts),
		cmocka_unit_test(test_title_likeness_orders_headings),
		cmocka_unit_test(test_title_longest_part_is_the_fallback),
		cmocka_unit_test(test_title_without_the_day_before_it),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
