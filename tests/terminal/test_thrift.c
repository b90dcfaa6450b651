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

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_thrift_names_the_character_set_once),
		cmocka_unit_test(test_thrift_turns_off_what_is_on),
		cmocka_unit_test(test_thrift_leaves_all_else),
	};

	return cmocka_run_group_tests_name("thrift", tests, NULL, NULL);
}
