/* SPDX-License-Identifier: ISC */
#include <errno.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/error.h"

static void test_error_set_fills_and_says_false(void **state)
{
	(void)state;
	Error err = { .kind = ERROR_CHILD, .number = 4, .hint = "old" };

	assert_false(error_set(&err, ERROR_FORMAT, "%s: line %d", "a.html", 7));
	assert_int_equal(err.kind, ERROR_FORMAT);
	assert_int_equal(err.number, 0);
	assert_string_equal(err.text, "a.html: line 7");
	assert_string_equal(err.hint, "");
	assert_false(error_set(NULL, ERROR_FORMAT, "nobody asks"));
}

static void test_error_system_adds_the_words_of_the_system(void **state)
{
	(void)state;
	Error err = { 0 };

	assert_false(error_system(&err, ENOENT, "%s: cannot open", "a.html"));
	assert_int_equal(err.kind, ERROR_SYSTEM);
	assert_int_equal(err.number, ENOENT);
	assert_string_equal(err.text, "a.html: cannot open: No such file or directory");
	assert_false(error_system(NULL, ENOENT, "nobody asks"));
}

static void test_error_in_goes_before(void **state)
{
	(void)state;
	Error err = { 0 };

	error_set(&err, ERROR_LIMIT, "too large");
	assert_false(error_in(&err, "record %d", 3));
	assert_false(error_in(&err, "reading"));
	assert_string_equal(err.text, "reading: record 3: too large");
	assert_int_equal(err.kind, ERROR_LIMIT);
	assert_false(error_in(NULL, "nobody asks"));
}

static void test_error_hint_is_replaced_and_cleared(void **state)
{
	(void)state;
	Error err = { 0 };

	error_set(&err, ERROR_USAGE, "wrong");
	assert_false(error_hint(&err, "try %s", "this"));
	assert_false(error_hint(&err, "try that"));
	assert_string_equal(err.hint, "try that");
	error_clear(&err);
	assert_int_equal(err.kind, ERROR_NONE);
	assert_string_equal(err.text, "");
	assert_string_equal(err.hint, "");
}

static void test_error_texts_too_long_are_cut(void **state)
{
	(void)state;
	static char words[2 * ERROR_TEXT_BYTES];
	Error err = { 0 };

	memset(words, 'w', sizeof words - 1);
	error_set(&err, ERROR_FORMAT, "%s", words);
	assert_int_equal(strlen(err.text), ERROR_TEXT_BYTES - 1);
	error_in(&err, "reading");
	assert_int_equal(strlen(err.text), ERROR_TEXT_BYTES - 1);
	assert_memory_equal(err.text, "reading: ww", 11);
	error_in(&err, "%s", words);
	assert_int_equal(strlen(err.text), ERROR_TEXT_BYTES - 1);
	error_hint(&err, "%s", words);
	assert_int_equal(strlen(err.hint), ERROR_HINT_BYTES - 1);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_error_set_fills_and_says_false),
		cmocka_unit_test(test_error_system_adds_the_words_of_the_system),
		cmocka_unit_test(test_error_in_goes_before),
		cmocka_unit_test(test_error_hint_is_replaced_and_cleared),
		cmocka_unit_test(test_error_texts_too_long_are_cut),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
