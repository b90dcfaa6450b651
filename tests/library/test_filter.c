/* SPDX-License-Identifier: ISC */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "made_rows.h"

/* Against answers found here in the plainest way. */

typedef struct {
	LibraryFilter filter;
	bool (*fits)(const Made *one);
} FilterCase;

static bool fits_after(const Made *one)
{
	return one->year > 2007 || (one->year == 2007 && one->month >= 6);
}

static bool fits_between(const Made *one)
{
	return one->year == 2008 || (one->year == 2009 && one->month == 1 && one->day < 15);
}

static bool fits_site(const Made *one)
{
	return one->site != NULL && strcmp(one->site, "beta daily") == 0;
}

static bool fits_unknown_host(const Made *one)
{
	return one->site == NULL;
}

static bool fits_section(const Made *one)
{
	return strcmp(one->section, "part 3") == 0;
}

static bool fits_kinds(const Made *one)
{
	return one->kind == LIBRARY_ARTICLE || one->kind == LIBRARY_PICTURE;
}

static bool fits_words(const Made *one)
{
	return strstr(one->title, "\xC3\x89lan") != NULL && fits_site(one);
}

static bool fits_phrase(const Made *one)
{
	return strstr(one->title, "lpine 4") != NULL;
}

static bool fits_none(const Made *one)
{
	(void)one;
	return false;
}

static void test_every_filter_of_a_thousand_rows(void **state)
{
	static const FilterCase cases[] = {
		{ { .after = STR("2007-06") }, fits_after },
		{ { .after = STR("2008"), .before = STR("2009-01-15") }, fits_between },
		{ { .site = STR("Beta Daily") }, fits_site },
		{ { .site = STR("beta.example") }, fits_site },
		{ { .site = STR("unknown.example") }, fits_unknown_host },
		{ { .section = STR("PART 3") }, fits_section },
		{ { .kinds = 1u << LIBRARY_ARTICLE | 1u << LIBRARY_PICTURE }, fits_kinds },
		{ { .words = STR("elan beta") }, fits_words },
		{ { .words = STR(" \"lpine 4\" ") }, fits_phrase },
		{ { .states = 1u << LIBRARY_FAILED }, fits_none },
		{ { .after = STR("yesterday") }, fits_none },
	};
	static Made made[MADE];
	Library *library = library_open();

	(void)state;
	make(made, library);
	for (size_t i = 0; i < COUNT(cases); i++) {
		Arena *arena = arena_new();
		LibraryList list = library_list(library, as_they_came, &cases[i].filter, arena);
		size_t at = 0;

		for (size_t row = 0; row < MADE; row++) {
			if (!cases[i].fits(&made[row]))
				continue;
			assert_true(at < list.count);
			assert_int_equal(list.rows[at++], row);
		}
		assert_int_equal(at, list.count);
		arena_free(arena);
	}
	library_close(library);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_every_filter_of_a_thousand_rows),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
