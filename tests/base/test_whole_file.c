/* SPDX-License-Identifier: ISC */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <unistd.h>

#include <cmocka.h>

#include "../scratch.h"
#include "base/whole_file.h"

static char folder[SCRATCH_BYTES];

enum {
	MOST = 100
};

static int set_up(void **state)
{
	(void)state;
	scratch_make(folder);
	return 0;
}

static int tear_down(void **state)
{
	(void)state;
	scratch_remove(folder);
	return 0;
}

static void assert_file(const char *path, const char *expected)
{
	Text text = text_in(NULL);

	whole_file_read(path, MOST, &text);
	assert_true(str_is(text_str(&text), expected));
	text_clear(&text);
}

static bool add(const void *context, Str before, Text *out, Error *err)
{
	(void)err;
	text_add(out, before);
	text_add_c(out, context);
	return true;
}

static bool refuse(const void *context, Str before, Text *out, Error *err)
{
	(void)before;
	text_add_c(out, "half of it");
	return error_set(err, ERROR_USAGE, "%s", (const char *)context);
}

static void test_a_file_is_changed_of_what_it_holds(void **state)
{
	char path[2 * SCRATCH_BYTES];
	Error err = { 0 };

	(void)state;
	snprintf(path, sizeof path, "%s/a/b/file", folder);
	assert_true(whole_file_change(path, MOST, add, "one ", &err));
	assert_file(path, "one ");
	assert_true(whole_file_change(path, MOST, add, "two", &err));
	assert_file(path, "one two");
}

static void test_a_change_that_is_refused_leaves_all_as_it_was(void **state)
{
	char path[2 * SCRATCH_BYTES];
	Error err = { 0 };

	(void)state;
	scratch_write(folder, "file", str("one"));
	snprintf(path, sizeof path, "%s/file", folder);
	assert_false(whole_file_change(path, MOST, refuse, "not today", &err));
	assert_string_equal(err.text, "not today");
	assert_file(path, "one");
}

static void test_what_is_read_is_bounded(void **state)
{
	Text text = text_in(NULL);
	int ends[2];

	(void)state;
	assert_int_equal(pipe(ends), 0);
	assert_int_equal(write(ends[1], "0123456789", 10), 10);
	assert_true(whole_file_take(ends[0], 5, &text)); /* does not wait for more */
	assert_int_equal(text.size, 10);
	assert_true(whole_file_take(ends[0], 10, &text));
	assert_int_equal(text.size, 10);
	close(ends[1]);
	assert_true(whole_file_take(ends[0], 20, &text));
	assert_int_equal(text.size, 10);
	close(ends[0]);
	assert_false(whole_file_take(-1, 20, &text));
	text_clear(&text);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(
			test_a_file_is_changed_of_what_it_holds, set_up, tear_down),
		cmocka_unit_test_setup_teardown(
			test_a_change_that_is_refused_leaves_all_as_it_was, set_up, tear_down),
		cmocka_unit_test(test_what_is_read_is_bounded),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
