/* SPDX-License-Identifier: ISC */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/clean.h"
#include "base/text.h"

static void assert_cleaned(const char *bytes, unsigned keep, const char *expected)
{
	Arena *arena = arena_new();
	Str result = clean_text(arena, str(bytes), keep, NULL);
	assert_string_equal(str_c(arena, result), expected);
	assert_true(clean_is_clean(result, keep));
	arena_free(arena);
}

static void test_clean_controls_become_pictures(void **state)
{
	(void)state;
	assert_cleaned("a\033]52;x\007b", 0,
		"a\xE2\x90\x9B]52;x\xE2\x90\x87"
		"b");
	assert_cleaned("tab\tline\nend\x7F", 0, "tab line end\xE2\x90\xA1");
}

static void test_clean_keeps_newlines_and_tabs_when_asked(void **state)
{
	(void)state;
	assert_cleaned("a\r\nb\rc\td", CLEAN_KEEP_NEWLINE | CLEAN_KEEP_TAB, "a\nb\nc\td");
}

static void test_clean_replaces_each_maximal_subpart_once(void **state)
{
	(void)state;
	assert_cleaned("x\xE2\x82y\xFFz", 0, "x\xEF\xBF\xBDy\xEF\xBF\xBDz");
}

static void test_clean_drops_direction_overrides(void **state)
{
	(void)state;
	assert_cleaned("a\xE2\x80\xAE"
		       "b",
		0, "ab");
	assert_cleaned("a\xE2\x81\xA7"
		       "b",
		0, "ab");
	/* An isolate that a line separator ends is not closed by what stands behind it. */
	assert_cleaned("a\xE2\x81\xA7"
		       "b\xE2\x80\xA8"
		       "c\xE2\x81\xA9",
		CLEAN_KEEP_NEWLINE, "ab\nc");
	assert_cleaned("a\xE2\x81\xA7"
		       "b\xE2\x81\xA9",
		0,
		"a\xE2\x81\xA7"
		"b\xE2\x81\xA9");
}

static void test_clean_returns_plain_text_as_it_is(void **state)
{
	(void)state;
	static const char *const texts[] = { "plain \xE2\x80\x9Cwords\xE2\x80\x9D\n",
		"caf\xC3\xA9 \xCE\xB1\xD0\xB6 \xE2\x82\xAC 5", "\xE6\x9D\xB1\xE4\xBA\xAC",
		"\xE3\x81\xB2\xE3\x82\xAB\xE3\x83\xBC\xEA\xB0\x80\xED\x9E\xA3" };

	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
		Str text = str(texts[i]);

		assert_ptr_equal(clean_text(NULL, text, CLEAN_KEEP_NEWLINE, NULL).at, text.at);
	}
}

/* Plain texts take a shorter way; a control before them makes them take the long
 * one. */
static void test_clean_goes_both_ways_alike(void **state)
{
	(void)state;
	Arena *arena = arena_new();

	for (uint32_t c = 0x80; c < 0x11000; c++) {
		Text text = text_in(arena);

		text_add_byte(&text, '\1');
		text_add_rune(&text, c);
		text_add_byte(&text, '.');
		Str shorter = clean_text(arena, str_from(text_str(&text), 1), 0, NULL);
		Str longer = clean_text(arena, text_str(&text), 0, NULL);

		assert_true(str_equal(shorter, str_from(longer, 3)));
	}
	arena_free(arena);
}

static void test_clean_replaces_plain_characters_that_are_cut(void **state)
{
	(void)state;
	assert_cleaned("a\xC3", 0, "a\xEF\xBF\xBD");
	assert_cleaned("a\xE2\x80", 0, "a\xEF\xBF\xBD");
	assert_cleaned("a\xE6\x9D.", 0, "a\xEF\xBF\xBD.");
	assert_cleaned("\xE4.\x80", 0, "\xEF\xBF\xBD.\xEF\xBF\xBD");
}

static void test_clean_bounds_runs_of_marks_and_joiners(void **state)
{
	static const char *const floods[] = { "\xCC\x81", "\xE2\x80\x8D", "\xE2\x80\x8E" };

	(void)state;
	for (size_t i = 0; i < sizeof floods / sizeof *floods; i++) {
		Arena *arena = arena_new();
		Text flood = text_in(arena);
		CleanCounts counts = { 0 };

		text_add_c(&flood, "a");
		for (int n = 0; n < 100; n++)
			text_add_c(&flood, floods[i]);
		text_add_c(&flood, "b");
		Str result = clean_text(arena, text_str(&flood), 0, &counts);
		assert_int_equal(result.size, 2 + CLEAN_MARKS_MAX * str(floods[i]).size);
		assert_int_equal(counts.marks, 100 - CLEAN_MARKS_MAX);
		assert_true(clean_is_clean(result, 0));
		arena_free(arena);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_clean_controls_become_pictures),
		cmocka_unit_test(test_clean_keeps_newlines_and_tabs_when_asked),
		cmocka_unit_test(test_clean_replaces_each_maximal_subpart_once),
		cmocka_unit_test(test_clean_drops_direction_overrides),
		cmocka_unit_test(test_clean_bounds_runs_of_marks_and_joiners),
		cmocka_unit_test(test_clean_returns_plain_text_as_it_is),
		cmocka_unit_test(test_clean_goes_both_ways_alike),
		cmocka_unit_test(test_clean_replaces_plain_characters_that_are_cut),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
