/* SPDX-License-Identifier: ISC */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "terminal/key_names.h"

static void test_keys_by_their_final_byte(void **state)
{
	(void)state;
	assert_string_equal(key_final_name('A'), "Up");
	assert_string_equal(key_final_name('D'), "Left");
	assert_string_equal(key_final_name('F'), "End");
	assert_string_equal(key_final_name('S'), "F4");
	assert_string_equal(key_final_name('Z'), "BackTab");
	assert_null(key_final_name('G'));
	assert_null(key_final_name('a'));
	assert_null(key_final_name('\0'));
}

static void test_keys_by_their_number(void **state)
{
	static const char *const functions[] = { "F1", "F2", "F3", "F4", "F5", NULL, "F6", "F7",
		"F8", "F9", "F10", NULL, "F11", "F12", NULL };

	(void)state;
	assert_string_equal(key_tilde_name(1), "Home");
	assert_string_equal(key_tilde_name(2), "Ins");
	assert_string_equal(key_tilde_name(3), "Del");
	assert_string_equal(key_tilde_name(4), "End");
	assert_string_equal(key_tilde_name(5), "PgUp");
	assert_string_equal(key_tilde_name(6), "PgDn");
	assert_string_equal(key_tilde_name(7), "Home");
	assert_string_equal(key_tilde_name(8), "End");
	assert_null(key_tilde_name(0));
	assert_null(key_tilde_name(9));
	for (unsigned i = 0; i < sizeof functions / sizeof *functions; i++)
		if (functions[i] != NULL)
			assert_string_equal(key_tilde_name(11 + i), functions[i]);
		else
			assert_null(key_tilde_name(11 + i));
}

static void test_keys_of_the_keypad_are_what_is_printed_on_them(void **state)
{
	static const char digits[] = "pqrstuvwxy", signs[] = "jklmno", printed[] = "*+,-./";

	(void)state;
	for (size_t i = 0; digits[i] != '\0'; i++) {
		char digit[] = { (char)('0' + i), '\0' };

		assert_string_equal(key_keypad_name(digits[i]), digit);
	}
	for (size_t i = 0; signs[i] != '\0'; i++) {
		char sign[] = { printed[i], '\0' };

		assert_string_equal(key_keypad_name(signs[i]), sign);
	}
	assert_string_equal(key_keypad_name('M'), "Enter");
	assert_string_equal(key_keypad_name('X'), "=");
	assert_null(key_keypad_name('A'));
	assert_null(key_keypad_name('z'));
}

static void test_modifiers_go_before_the_name(void **state)
{
	static const char *const prefixes[] = { "", "", "S-", "M-", "M-S-", "C-", "C-S-", "C-M-",
		"C-M-S-" };

	(void)state;
	for (unsigned i = 0; i < sizeof prefixes / sizeof *prefixes; i++)
		assert_string_equal(key_modifier_prefix(i), prefixes[i]);
	/* A fourth modifier, Meta, adds 8 and has no name here. */
	assert_string_equal(key_modifier_prefix(9), "");
	assert_string_equal(key_modifier_prefix(13), "C-");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_keys_by_their_final_byte),
		cmocka_unit_test(test_keys_by_their_number),
		cmocka_unit_test(test_keys_of_the_keypad_are_what_is_printed_on_them),
		cmocka_unit_test(test_modifiers_go_before_the_name),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
