/* SPDX-License-Identifier: ISC */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "terminal/thrift.h"

static void assert_sent(Thrift *thrift, const char *bytes, const char *expected)
{
	Text out = text_in(NULL);

	thrift_add(thrift, str(bytes), &out);
	text_add_byte(&out, '\0');
	assert_string_equal(out.at, expected);
	text_clear(&out);
}

static void test_thrift_names_the_character_set_once(void **state)
{
	(void)state;
	Thrift thrift = { 0 };

	assert_sent(&thrift, "\033(B\033[mA\033(B\033[0;1mB\033(B\033[mC",
		"\033(B\033[mA\033[1mB\033[mC");
	assert_sent(&thrift, "\033(0\033[0;1mqq\033(B\033[m", "\033(0\033[1mqq\033(B\033[m");
	assert_sent(&thrift, "\017\033[m\017\016q\017", "\017\016q\017");
}

static void test_thrift_turns_off_what_is_on(void **state)
{
	(void)state;
	Thrift thrift = { 0 };

	assert_sent(&thrift, "\033[0;1mA", "\033[;1mA"); /* nothing is known at first */
	assert_sent(&thrift, "\033[0;2mB\033[0mC\033[mD", "\033[;2mB\033[mCD");
	assert_sent(&thrift, "\033[31mE\033[0;1mF\033[39;49m", "\033[31mE\033[;1mF\033[39;49m");
	assert_sent(&thrift, "\033[m", "\033[m"); /* a colour of the terminal's own may be one */
}

static void test_thrift_leaves_all_else(void **state)
{
	(void)state;
	Thrift thrift = { 0 };
	const char *const bytes =
		"\033[?25l\033[2;5H\xC3\xA9\033[K\0337\033[?69h\033[5S\0338\r\033[?1h\033=\033[";

	assert_sent(&thrift, bytes, bytes);
	assert_sent(&thrift, "\033", "\033");
	assert_sent(&thrift, "\033(", "\033(");
}

/* A line down and another, as ncurses sends them at 24 rows. */
static void test_thrift_names_the_rows_that_scroll_once(void **state)
{
	(void)state;
	Thrift thrift = { .region.rows = 24 };

	assert_sent(&thrift, "\033[1;24r", "\033[r"); /* nothing is known at first */
	assert_sent(&thrift, "\033[1;22r\033[22;1H\n\033[1;24r\033[22;5HA",
		"\033[;22r\033[22;1H\n\033[22;5HA");
	assert_sent(&thrift, "\0337\033[1;22r\0338\r\n\033[1;24r\033[22;5HB",
		"\0337\0338\r\n\033[22;5HB");
	assert_sent(&thrift, "\033[3;22r\033[22;1H\n\033[1;24r\033[22;5HC",
		"\033[3;22r\033[22;1H\n\033[22;5HC");
}

/* A line feed that only moves the cursor, and a scroll of all rows, need all of them. */
static void test_thrift_sets_the_rows_before_they_are_of_use(void **state)
{
	(void)state;
	Thrift thrift = { .region.rows = 24 };

	assert_sent(&thrift, "\033[2;22r\033[2;1H\033M\033[1;24r", "\033[2;22r\033[2;1H\033M");
	assert_sent(&thrift, "\r\nA", "\r\0337\033[r\0338\nA");
	assert_sent(&thrift, "\nB\033[3S", "\nB\033[3S");
	assert_sent(&thrift, "\033[1;5r\033[1;24r\033[5;1H\033[B",
		"\033[;5r\033[5;1H\0337\033[r\0338\033[B");
	assert_sent(&thrift, "\033[1;5r\033[1;24r\033[2S", "\033[;5r\0337\033[r\0338\033[2S");
}

static void test_thrift_gives_the_rows_back(void **state)
{
	(void)state;
	ScrollRegion region = { .rows = 24 };
	Text out = text_in(NULL);

	scroll_region_set(&region, str("1;24"), &out);
	out.size = 0;
	scroll_region_release(&region, &out);
	assert_int_equal(out.size, 0);
	scroll_region_set(&region, str("1;22"), &out);
	out.size = 0;
	scroll_region_set(&region, str("1;24"), &out);
	assert_int_equal(out.size, 0);
	scroll_region_release(&region, &out);
	assert_true(str_is(text_str(&out), "\033[r"));
	scroll_region_set(&region, str("1;24"), &out); /* it may be another terminal now */
	assert_true(str_is(text_str(&out), "\033[r\033[r"));
	out.size = 0;
	scroll_region_resize(&region, 30);
	scroll_region_use(&region, &out);
	assert_int_equal(out.size, 0);
	scroll_region_set(&region, str("1;28"), &out);
	scroll_region_resize(&region, 40);
	scroll_region_use(&region, &out);
	assert_true(str_is(text_str(&out), "\033[;28r\0337\033[r\0338"));
	text_clear(&out);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_thrift_names_the_character_set_once),
		cmocka_unit_test(test_thrift_turns_off_what_is_on),
		cmocka_unit_test(test_thrift_leaves_all_else),
		cmocka_unit_test(test_thrift_names_the_rows_that_scroll_once),
		cmocka_unit_test(test_thrift_sets_the_rows_before_they_are_of_use),
		cmocka_unit_test(test_thrift_gives_the_rows_back),
	};

	return cmocka_run_group_tests_name("thrift", tests, NULL, NULL);
}
