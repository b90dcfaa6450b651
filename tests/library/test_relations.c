/* SPDX-License-Identifier: ISC */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "made_rows.h"

static void test_captures_copies_and_prints_know_their_first(void **state)
{
	Library *library = library_open();
	Arena *arena = arena_new();
	LibraryRow row = row_of("http://paper.example/a?print=1", NULL);
	size_t count;

	(void)state;
	row.digest = str("sha1:P");
	library_add(library, &row);
	row = row_of("http://paper.example/a", "2012");
	row.digest = str("sha1:A");
	library_add(library, &row);
	row = row_of("http://www.paper.example/a", "2009");
	row.digest = str("sha1:A");
	library_add(library, &row);
	row = row_of("http://paper.example/copy", "2009");
	row.digest = str("sha1:A");
	library_add(library, &row);

	LibraryList list = library_list(library, as_they_came, &all, arena);

	assert_int_equal(list.count, 4);
	assert_int_equal(library_row(library, 0).print_of, 1);
	assert_int_equal(library_row(library, 1).captures, 2);
	assert_int_equal(library_row(library, 2).capture_of, 1);
	assert_int_equal(library_row(library, 2).copy_of, LIBRARY_NOWHERE);
	assert_int_equal(library_row(library, 3).copy_of, 1);

	uint32_t *captures = library_captures(library, 1, arena, &count);

	assert_int_equal(count, 2);
	assert_int_equal(captures[0], 2);
	assert_int_equal(captures[1], 1);

	list = library_list(library, as_they_came,
		&(LibraryFilter){ .no_copies = true, .one_capture = true }, arena);
	assert_int_equal(list.count, 1);
	assert_int_equal(list.rows[0], 1);
	assert_int_equal(list.copies, 2);
	arena_free(arena);
	library_close(library);
}

/* Lists ask only about rows that came since the last one; what has changed since then must
 * not stay as it was. */
static void test_rows_that_come_or_change_later_find_their_first(void **state)
{
	Library *library = library_open();
	Arena *arena = arena_new();
	LibraryRow row = row_of("http://paper.example/a?print=1", NULL);

	(void)state;
	library_add(library, &row);
	add(library, "http://paper.example/b", "2009");
	library_list(library, as_they_came, &all, arena);
	assert_int_equal(library_row(library, 0).print_of, LIBRARY_NOWHERE);

	add(library, "http://paper.example/a", "2010");
	add(library, "http://paper.example/b", "2011");
	library_list(library, as_they_came, &all, arena);
	assert_int_equal(library_row(library, 0).print_of, 2);
	assert_int_equal(library_row(library, 1).captures, 2);
	assert_int_equal(library_row(library, 3).capture_of, 1);

	row = row_of("http://paper.example/c", "2009");
	library_put(library, 1, &row);
	library_list(library, as_they_came, &all, arena);
	assert_int_equal(library_row(library, 1).captures, 1);
	assert_int_equal(library_row(library, 3).capture_of, LIBRARY_NOWHERE);
	arena_free(arena);
	library_close(library);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_captures_copies_and_prints_know_their_first),
		cmocka_unit_test(test_rows_that_come_or_change_later_find_their_first),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
