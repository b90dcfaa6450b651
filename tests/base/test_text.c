/* SPDX-License-Identifier: ISC */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/text.h"

static void test_text_grows_alike_in_arena_and_heap(void **state)
{
	(void)state;
	Arena *arena = arena_new();
	Text texts[] = { text_in(arena), text_in(NULL) };

	for (int i = 0; i < 2; i++) {
		Text *text = &texts[i];

		text_add(text, str("harbour"));
		text_add_byte(text, ' ');
		text_add_c(text, "town");
		text_fill(text, '.', 3);
		text_add_rune(text, 0xE9);
		text_add_rune(text, 0xD800);
		text_format(text, "|%d|%s|", -5, "x");
		assert_true(str_is(text_str(text), "harbour town...\xC3\xA9\xEF\xBF\xBD|-5|x|"));
		text_clear(text);
		assert_int_equal(text->size, 0);
		assert_true(str_is(text_str(text), ""));
	}
	arena_free(arena);
}

static void test_text_of_nothing_is_empty_and_takes_no_memory(void **state)
{
	(void)state;
	Text text = text_in(NULL);

	text_add(&text, STR_NONE);
	text_add(&text, str(""));
	text_fill(&text, 'x', 0);
	text_format(&text, "%s", "");
	assert_null(text.at);
	assert_true(str_present(text_str(&text)));
	assert_int_equal(text_str(&text).size, 0);
}

static void test_numbers_have_as_many_digits_as_wanted(void **state)
{
	(void)state;
	Text text = text_in(NULL);

	text_add_number(&text, 0, 1);
	text_add_byte(&text, ' ');
	text_add_number(&text, 7, 4);
	text_add_byte(&text, ' ');
	text_add_number(&text, 1234, 2);
	text_add_byte(&text, ' ');
	text_add_number(&text, UINT64_MAX, 1);
	assert_true(str_is(text_str(&text), "0 0007 1234 18446744073709551615"));
	text.size = 0;
	for (int size = 254; size <= 257; size++)
		text_format(&text, "%*d|", size, 5);
	assert_int_equal(text.size, 254 + 255 + 256 + 257 + 4);
	assert_true(str_ends(text_str(&text), " 5|"));
	text_clear(&text);
}

static void test_text_keeps_what_is_added_byte_by_byte(void **state)
{
	(void)state;
	Text text = text_in(NULL);

	for (int i = 0; i < 100000; i++)
		text_add_byte(&text, (char)('a' + i % 26));
	assert_int_equal(text.size, 100000);
	assert_int_equal(text.at[0], 'a');
	assert_int_equal(text.at[99999], 'a' + 99999 % 26);
	assert_true(text.capacity < 300000);
	text_clear(&text);
}

static void test_text_reserve_gives_room_that_is_then_used(void **state)
{
	(void)state;
	Text text = text_in(NULL);

	text_add_c(&text, "ab");
	memcpy(text_reserve(&text, 1000), "cd", 2);
	text.size += 2;
	assert_true(text.capacity >= 1002);
	assert_true(str_is(text_str(&text), "abcd"));
	text_clear(&text);
}

static void test_str_format_makes_a_text_of_its_own(void **state)
{
	(void)state;
	Arena *arena = arena_new();

	assert_true(str_is(str_format(arena, "%05d-%s", 42, "z"), "00042-z"));
	assert_true(str_is(str_format(arena, "%s", ""), ""));
	arena_free(arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_text_grows_alike_in_arena_and_heap),
		cmocka_unit_test(test_text_of_nothing_is_empty_and_takes_no_memory),
		cmocka_unit_test(test_numbers_have_as_many_digits_as_wanted),
		cmocka_unit_test(test_text_keeps_what_is_added_byte_by_byte),
		cmocka_unit_test(test_text_reserve_gives_room_that_is_then_used),
		cmocka_unit_test(test_str_format_makes_a_text_of_its_own),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
