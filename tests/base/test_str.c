/* SPDX-License-Identifier: ISC */
#include <limits.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/str.h"
#include "base/text.h"

static void test_str_absent_and_empty_differ(void **state)
{
	(void)state;
	assert_false(str_present(STR_NONE));
	assert_false(str_present(str(NULL)));
	assert_true(str_present(str("")));
	assert_true(str_empty(STR_NONE));
	assert_true(str_empty(str("")));
	assert_false(str_equal(STR_NONE, str("")));
	assert_true(str_equal(STR_NONE, STR_NONE));
	assert_false(str_present(str_slice(STR_NONE, 0, 4)));
}

static void test_str_copy_ends_with_a_zero(void **state)
{
	(void)state;
	Arena *arena = arena_new();
	Str copy = str_copy(arena, str_of("lampshade", 4));

	assert_int_equal(copy.size, 4);
	assert_string_equal(copy.at, "lamp");
	assert_false(str_present(str_copy(arena, STR_NONE)));
	assert_string_equal(str_c(arena, str_of("a\0b", 3)), "a");
	assert_string_equal(str_c(arena, STR_NONE), "");
	arena_free(arena);
}

static void test_str_equal_and_its_cases(void **state)
{
	(void)state;
	assert_true(str_equal(str_of("lamp", 4), str("lamp")));
	assert_false(str_equal(str("lamp"), str("lamps")));
	assert_false(str_is(str("Lamp"), "lamp"));
	assert_true(str_is_nocase(str("LaMP"), "lAmp"));
	assert_false(str_is_nocase(str("lam"), "lamp"));
	assert_false(str_is_nocase(str("\xC3\x89"), "\xC3\xA9"));
	assert_true(str_equal_nocase(STR_NONE, STR_NONE));
}

static void test_str_compare_puts_a_prefix_first(void **state)
{
	(void)state;
	assert_true(str_compare(str("lamp"), str("lamps")) < 0);
	assert_true(str_compare(str("lb"), str("lamps")) > 0);
	assert_int_equal(str_compare(str("lamp"), str("lamp")), 0);
	assert_true(str_compare(str("a"), str("\xC3\xA9")) < 0);
	assert_int_equal(str_compare(STR_NONE, str("")), 0);
}

static void test_str_starts_and_ends(void **state)
{
	(void)state;
	assert_true(str_starts(str("lighthouse"), "light"));
	assert_true(str_ends(str("lighthouse"), "house"));
	assert_false(str_starts(str("li"), "light"));
	assert_false(str_ends(str("se"), "house"));
	assert_true(str_starts_nocase(str("LIGHThouse"), "light"));
	assert_true(str_ends_nocase(str("LightHOUSE"), "house"));
	assert_true(str_ends_in_one(str("a.WARC"), (const char *const[]){ ".arc", ".warc" }, 2));
	assert_false(str_ends_in_one(str("a.warc"), (const char *const[]){ ".arc", ".warc" }, 1));
	assert_true(str_starts(STR_NONE, ""));
	assert_true(str_ends(str(""), ""));
}

static void test_str_find_says_where_or_nowhere(void **state)
{
	(void)state;
	Str text = str("lamp and Lamp");

	assert_int_equal(str_find(text, "amp", 0), 1);
	assert_int_equal(str_find(text, "amp", 2), 10);
	assert_true(str_find(text, "amp", 11) == STR_NOWHERE);
	assert_true(str_find(text, "lamp", 99) == STR_NOWHERE);
	assert_int_equal(str_find(text, "", 4), 4);
	assert_int_equal(str_find_nocase(text, "LAMP", 1), 9);
	assert_true(str_find_nocase(text, "lamps", 0) == STR_NOWHERE);
	assert_int_equal(str_find_byte(text, 'a', 2), 5);
	assert_true(str_find_byte(text, 'z', 0) == STR_NOWHERE);
	assert_int_equal(str_find_last_byte(text, 'a'), 10);
	assert_true(str_find_last_byte(STR_NONE, 'a') == STR_NOWHERE);
}

static void test_str_slice_stays_inside(void **state)
{
	(void)state;
	Str text = str("lamp");

	assert_true(str_is(str_slice(text, 1, 3), "am"));
	assert_true(str_is(str_slice(text, 2, 99), "mp"));
	assert_true(str_is(str_slice(text, 99, 120), ""));
	assert_true(str_is(str_slice(text, 3, 1), ""));
	assert_true(str_is(str_from(text, 2), "mp"));
}

static void test_str_trim_takes_spaces_off_the_ends_only(void **state)
{
	(void)state;
	assert_true(str_is(str_trim(str(" \t\r\nold  lamp\xC2\xA0 \n")), "old  lamp"));
	assert_true(str_is(str_trim(str("\xC2\xA0\xC2\xA0")), ""));
	assert_true(str_is(str_trim(str("a\xC2\xA0z")), "a\xC2\xA0z"));
	assert_false(str_present(str_trim(STR_NONE)));
}

static void test_str_next_line_knows_both_ends(void **state)
{
	(void)state;
	Str rest = str("one\r\n\ntwo\rhalf\nlast"), line;

	assert_true(str_next_line(&rest, &line));
	assert_true(str_is(line, "one"));
	assert_true(str_next_line(&rest, &line));
	assert_true(str_is(line, ""));
	assert_true(str_next_line(&rest, &line));
	assert_true(str_is(line, "two\rhalf"));
	assert_true(str_next_line(&rest, &line));
	assert_true(str_is(line, "last"));
	assert_false(str_next_line(&rest, &line));
}

static void test_str_next_word_passes_over_spaces(void **state)
{
	(void)state;
	Str rest = str("  old\tlamp  "), word;

	assert_true(str_next_word(&rest, &word));
	assert_true(str_is(word, "old"));
	assert_true(str_next_word(&rest, &word));
	assert_true(str_is(word, "lamp"));
	assert_false(str_next_word(&rest, &word));
}

static void test_str_number_takes_digits_that_fit(void **state)
{
	(void)state;
	static const char *const wrong[] = { "", "-1", "+1", " 1", "1 ", "1x", "0x1",
		"99999999999999999999" };
	Arena *arena = arena_new();
	unsigned long number = 7;

	assert_true(str_number(str("0042"), &number));
	assert_int_equal(number, 42);
	assert_true(str_number(str_format(arena, "%lu", ULONG_MAX), &number));
	assert_true(number == ULONG_MAX);
	number = 7;
	for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
		assert_false(str_number(str(wrong[i]), &number));
	assert_int_equal(number, 7);
	arena_free(arena);
}

static void test_a_digit_is_found_wherever_it_stands(void **state)
{
	(void)state;
	assert_true(str_has_digit(str("page 7 of many")));
	assert_true(str_has_digit(str("9")));
	assert_false(str_has_digit(str("none")));
	assert_false(str_has_digit(str("")));
	assert_false(str_has_digit(str("\xD9\xA3"))); /* ARABIC-INDIC DIGIT THREE */
}

static void test_ascii_knows_no_other_letters(void **state)
{
	(void)state;
	assert_true(ascii_is_space('\v') && ascii_is_space(' ') && !ascii_is_space('\0'));
	assert_true(ascii_is_digit('0') && ascii_is_digit('9') && !ascii_is_digit(':'));
	assert_true(ascii_is_alpha('z') && ascii_is_alpha('A') && !ascii_is_alpha('['));
	assert_false(ascii_is_alnum((char)0xE9));
	assert_int_equal(ascii_lower('Z'), 'z');
	assert_int_equal(ascii_lower('['), '[');
	assert_int_equal(ascii_upper('a'), 'A');
	assert_int_equal(ascii_upper((char)0xE9), (char)0xE9);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_str_absent_and_empty_differ),
		cmocka_unit_test(test_str_copy_ends_with_a_zero),
		cmocka_unit_test(test_str_equal_and_its_cases),
		cmocka_unit_test(test_str_compare_puts_a_prefix_first),
		cmocka_unit_test(test_str_starts_and_ends),
		cmocka_unit_test(test_str_find_says_where_or_nowhere),
		cmocka_unit_test(test_str_slice_stays_inside),
		cmocka_unit_test(test_str_trim_takes_spaces_off_the_ends_only),
		cmocka_unit_test(test_str_next_line_knows_both_ends),
		cmocka_unit_test(test_str_next_word_passes_over_spaces),
		cmocka_unit_test(test_str_number_takes_digits_that_fit),
		cmocka_unit_test(test_a_digit_is_found_wherever_it_stands),
		cmocka_unit_test(test_ascii_knows_no_other_letters),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
