/* SPDX-License-Identifier: ISC */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/arena.h"
#include "view/search.h"

enum {
	TEXTS = 3
};

static Str text_of(const void *of, size_t unit)
{
	const char *const *texts = of;

	return str(texts[unit]);
}

static SearchTexts three(const char *const texts[TEXTS])
{
	return (SearchTexts){ .of = texts, .count = TEXTS, .text = text_of };
}

static int set_up(void **state)
{
	static Search search;

	search_init(&search);
	*state = &search;
	return 0;
}

static int tear_down(void **state)
{
	search_clear(*state);
	return 0;
}

static void assert_match(const Search *search, size_t index, size_t unit, size_t start, size_t end)
{
	assert_true(index < search->count);
	assert_int_equal(search->matches[index].unit, unit);
	assert_int_equal(search->matches[index].start, start);
	assert_int_equal(search->matches[index].end, end);
}

/* PATTERN matches exactly bytes START up to END of TEXT, or nowhere where END is 0. */
static void assert_found(
	Search *search, const char *pattern, const char *text, size_t start, size_t end)
{
	const char *const texts[TEXTS] = { text, "", "" };

	search_run(search, str(pattern), three(texts));
	assert_int_equal(search->count, end > 0 ? 1 : 0);
	if (end > 0)
		assert_match(search, 0, 0, start, end);
}

static void test_search_finds_in_order(void **state)
{
	const char *const texts[TEXTS] = { "the tide, the quay", "no", "the end" };
	Search *search = *state;

	search_run(search, str("the"), three(texts));
	assert_int_equal(search->count, 3);
	assert_match(search, 0, 0, 0, 3);
	assert_match(search, 1, 0, 10, 13);
	assert_match(search, 2, 2, 0, 3);
	assert_null(search_current(search));
}

static void test_search_case_counts_only_with_a_capital(void **state)
{
	assert_found(*state, "ferry", "The FERRY", 4, 9);
	assert_found(*state, "Ferry", "The FERRY", 0, 0);
	assert_found(*state, "FERRY", "The FERRY", 4, 9);
	assert_found(*state, "\xC3\xB6l", "D\xC3\x96L", 1, 4);
	assert_found(*state, "\xC3\x96L", "d\xC3\xB6l", 0, 0);
}

static void test_search_passes_over_typography(void **state)
{
	assert_found(*state, "don't", "we don\xE2\x80\x99t", 3, 10);
	assert_found(*state, "\"no\"", "\xE2\x80\x9Cno\xE2\x80\x9D", 0, 8);
	assert_found(*state, "2009-11",
		"2009\xE2\x80\x93"
		"11",
		0, 9);
	assert_found(*state, "10 km", "10\xC2\xA0km", 0, 6);
	assert_found(*state, "harbour",
		"har\xC2\xAD"
		"bour",
		0, 9);
	assert_found(*state, "two words", "two\nwords", 0, 9);
}

static void test_search_falls_back_over_borders(void **state)
{
	assert_found(*state, "aab", "aaaab", 2, 5);
	assert_found(*state, "abcabd", "abcabcabd", 3, 9);
}

static void test_search_matches_do_not_overlap(void **state)
{
	const char *const texts[TEXTS] = { "aaaaa", "", "" };
	Search *search = *state;

	search_run(search, str("aa"), three(texts));
	assert_int_equal(search->count, 2);
	assert_match(search, 1, 0, 2, 4);
}

static void test_search_an_empty_pattern_finds_nothing(void **state)
{
	assert_found(*state, "", "text", 0, 0);
}

static void test_search_steps_and_wraps(void **state)
{
	const char *const texts[TEXTS] = { "x x", "x", "" };
	Search *search = *state;
	bool wrapped;

	search_run(search, str("x"), three(texts));
	assert_false(search_step(search, 1, &wrapped));
	assert_true(search_from(search, 0, 1, &wrapped));
	assert_false(wrapped);
	assert_int_equal(search->current, 1);
	assert_true(search_step(search, 1, &wrapped));
	assert_false(wrapped);
	assert_int_equal(search->current, 2);
	assert_true(search_step(search, 1, &wrapped));
	assert_true(wrapped);
	assert_int_equal(search->current, 0);
	assert_true(search_step(search, -2, &wrapped));
	assert_true(wrapped);
	assert_int_equal(search->current, 1);
}

static void test_search_begins_at_a_place(void **state)
{
	const char *const texts[TEXTS] = { "x x", "x", "" };
	Search *search = *state;
	bool wrapped;

	search_run(search, str("x"), three(texts));
	assert_true(search_from(search, 2, 0, &wrapped));
	assert_true(wrapped);
	assert_int_equal(search->current, 0);
	assert_true(search_before(search, 1, 0, &wrapped));
	assert_false(wrapped);
	assert_int_equal(search->current, 1);
	assert_true(search_before(search, 0, 0, &wrapped));
	assert_true(wrapped);
	assert_int_equal(search->current, 2);
}

static void test_search_first_behind_finds_the_match_around_a_byte(void **state)
{
	const char *const texts[TEXTS] = { "one tide two", "tide", "" };
	Search *search = *state;

	search_run(search, str("tide"), three(texts));
	assert_int_equal(search_first_behind(search, 0, 0), 0);
	assert_int_equal(search_first_behind(search, 0, 7), 0);
	assert_int_equal(search_first_behind(search, 0, 8), 1);
	assert_int_equal(search_first_behind(search, 1, 4), 2);
}

static Str long_text(const void *of, size_t unit)
{
	(void)unit;
	return *(const Str *)of;
}

/* A naive search would compare 200 million characters here. */
static void test_search_is_linear(void **state)
{
	enum {
		SIZE = 1000000,
		PATTERN = 200
	};
	char *bytes = memory_new(SIZE);
	char pattern[PATTERN];
	Str text = str_of(bytes, SIZE);
	Search *search = *state;

	memset(bytes, 'a', SIZE);
	memset(pattern, 'a', sizeof pattern);
	pattern[PATTERN - 1] = 'b';
	search_run(search, str_of(pattern, PATTERN),
		(SearchTexts){ .of = &text, .count = 1, .text = long_text });
	assert_int_equal(search->count, 0);
	search_run(search, str("a"), (SearchTexts){ .of = &text, .count = 1, .text = long_text });
	assert_int_equal(search->count, SEARCH_MATCHES_MAX);
	free(bytes);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
#define SEARCH_TEST(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)
		SEARCH_TEST(test_search_finds_in_order),
		SEARCH_TEST(test_search_case_counts_only_with_a_capital),
		SEARCH_TEST(test_search_passes_over_typography),
		SEARCH_TEST(test_search_falls_back_over_borders),
		SEARCH_TEST(test_search_matches_do_not_overlap),
		SEARCH_TEST(test_search_an_empty_pattern_finds_nothing),
		SEARCH_TEST(test_search_steps_and_wraps),
		SEARCH_TEST(test_search_begins_at_a_place),
		SEARCH_TEST(test_search_first_behind_finds_the_match_around_a_byte),
		SEARCH_TEST(test_search_is_linear),
#undef SEARCH_TEST
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
