/* SPDX-License-Identifier: ISC */
#include "collection/named_files.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <unistd.h>

#include <cmocka.h>

#include "gathering.h"

static NamedFiles files_of(Fixture *fixture)
{
	NamedFiles files;

	named_files_init(&files, &fixture->source, 1, fixture->library);
	return files;
}

/* The row of the file NAME. */
static size_t row_named(const Fixture *fixture, const char *name)
{
	size_t row = 0;

	while (!str_is(library_row(fixture->library, row).label, name))
		row++;
	return row;
}

static void test_each_file_has_a_row_and_waits(void **state)
{
	Fixture *fixture = *state;
	NamedFiles files = files_of(fixture);

	assert_int_equal(files.queue.count, GATHERING_PAGES + 2);
	assert_int_equal(library_count(fixture->library), GATHERING_PAGES + 2);
	assert_int_equal(files.queue.waiting, GATHERING_PAGES + 2);
	assert_int_equal(gathering_row(fixture, "07.html").state, LIBRARY_NAMED);
	named_files_clear(&files);
}

static void test_a_file_that_is_there_is_opened(void **state)
{
	Fixture *fixture = *state;
	NamedFiles files = files_of(fixture);
	size_t row = row_named(fixture, "07.html");
	int fd = named_files_open(&files, row);

	assert_true(fd >= 0);
	close(fd);
	assert_false(named_files_is_large(&files, row));
	assert_int_equal(files.queue.states[row], FILE_WAITING);
	named_files_clear(&files);
}

static void test_a_file_that_is_gone_has_ended(void **state)
{
	Fixture *fixture = *state;
	NamedFiles files = files_of(fixture);
	size_t row = row_named(fixture, "12.html");
	char path[GATHERING_PATH_BYTES];

	snprintf(path, sizeof path, "%s/12.html", fixture->folder);
	assert_int_equal(unlink(path), 0);
	assert_int_equal(named_files_open(&files, row), -1);
	assert_int_equal(files.queue.states[row], FILE_DONE);
	assert_int_equal(files.queue.failed, 0); /* it is none, which is no failure */
	assert_int_equal(files.vanished, 1);
	assert_int_equal(files.nothing, 1);
	assert_int_equal(gathering_row(fixture, "12.html").kind, LIBRARY_OTHER);
	named_files_clear(&files);
}

static void test_a_file_that_fails_says_why_until_that_is_forgotten(void **state)
{
	Fixture *fixture = *state;
	NamedFiles files = files_of(fixture);
	size_t row = row_named(fixture, "07.html");
	Error err = { 0 };

	error_set(&err, ERROR_SYSTEM, "cannot be read");
	named_files_fail(&files, row, &err);
	assert_int_equal(files.queue.failed, 1);
	assert_int_equal(gathering_row(fixture, "07.html").state, LIBRARY_FAILED);
	assert_true(str_is(gathering_row(fixture, "07.html").why, "cannot be read"));
	named_files_forget(&files, row);
	assert_int_equal(gathering_row(fixture, "07.html").state, LIBRARY_NAMED);
	named_files_clear(&files);
}

int main(void)
{
#define TEST(test) cmocka_unit_test_setup_teardown(test, gathering_set_up, gathering_tear_down)
	const struct CMUnitTest tests[] = {
		TEST(test_each_file_has_a_row_and_waits),
		TEST(test_a_file_that_is_there_is_opened),
		TEST(test_a_file_that_is_gone_has_ended),
		TEST(test_a_file_that_fails_says_why_until_that_is_forgotten),
	};
#undef TEST

	return cmocka_run_group_tests(tests, NULL, NULL);
}
