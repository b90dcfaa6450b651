/* SPDX-License-Identifier: ISC */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/clean.h"

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
	assert_cleaned("a\033]52;x\007b", 0, "a\xE2\x90\x9B]52;x\xE2\x90\x87" "b");
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
	assert_cleaned("a\xE2\x80\xAE" "b", 0, "ab");
	assert_cleaned("a\xE2\x81\xA7" "b", 0, "ab");
	assert_cleaned("a\xE2\x81\xA7" "b\xE2\x81\xA9", 0, "a\xE2\x81\xA7" "b\xE2\x81\xA9");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_clean_controls_become_pictures),
		cmocka_unit_test(test_clean_keeps_newlines_and_tabs_when_asked),
		cmocka_unit_test(test_clean_replaces_each_maximal_subpart_once),
		cmocka_unit_test(test_clean_drops_direction_overrides),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
