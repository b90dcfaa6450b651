/* SPDX-License-Identifier: ISC */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "collection/listed_rows.h"

enum {
	MANY = 600, /* more than are made room for at first */
	FILE_BYTES = 1000
};

/* A row of a page LENGTH bytes long at OFFSET of the one file there is. */
static uint32_t add_page(Library *library, uint64_t offset, uint64_t length)
{
	LibraryPlace place = { .contained = true, .levels = 1, .at = { { offset, length } } };
	LibraryRow row = library_row_at(&place);

	return (uint32_t)library_add(library, &row);
}

static void put(Library *library, uint32_t number, LibraryState state, LibraryKind kind)
{
	LibraryRow row = library_row(library, number);

	row.state = state;
	row.kind = kind;
	library_put(library, number, &row);
}

static void test_who_is_unread(void **state)
{
	(void)state;
	assert_true(listed_row_is_unread(&(LibraryRow){ .state = LIBRARY_NAMED }));
	assert_false(listed_row_is_unread(&(LibraryRow){ .state = LIBRARY_READ }));
	assert_false(listed_row_is_unread(&(LibraryRow){ .state = LIBRARY_FAILED }));
	assert_false(listed_row_is_unread(&(LibraryRow){ .kind = LIBRARY_PICTURE }));
}

static void test_the_first_that_is_unread(void **state)
{
	Library *library = library_open();
	ListedRows rows = { 0 };

	(void)state;
	assert_int_equal(listed_rows_first_unread(&rows, library), 0);
	listed_rows_add(&rows, LISTED_NOWHERE);
	for (int i = 0; i < 3; i++)
		listed_rows_add(&rows, add_page(library, 100 * (uint64_t)i, 100));
	assert_int_equal(listed_rows_first_unread(&rows, library), 1);
	put(library, rows.at[1], LIBRARY_READ, LIBRARY_ARTICLE);
	put(library, rows.at[2], LIBRARY_NAMED, LIBRARY_PICTURE);
	assert_int_equal(listed_rows_first_unread(&rows, library), 3);
	put(library, rows.at[3], LIBRARY_FAILED, LIBRARY_UNTOLD);
	assert_int_equal(listed_rows_first_unread(&rows, library), rows.count);
	listed_rows_clear(&rows);
	assert_int_equal(rows.count, 0);
	library_close(library);
}

static void test_unread_ones_and_their_items(void **state)
{
	Library *library = library_open();
	ListedRows rows = { 0 };

	(void)state;
	for (int i = 0; i < MANY; i++)
		if (i % 3 == 0)
			listed_rows_add(&rows, LISTED_NOWHERE);
		else
			listed_rows_add(&rows, add_page(library, (uint64_t)i, 1));
	/* Items 1, 2, 4, 5, 7, 8 ... have the rows 0, 1, 2 ...; item 4 is read. */
	put(library, rows.at[4], LIBRARY_READ, LIBRARY_ARTICLE);
	UnreadRows unread = unread_rows_of(&rows, library, 4);

	assert_int_equal(unread.count, 4);
	assert_int_equal(unread.rows[0], 0);
	assert_int_equal(unread.rows[1], 1);
	assert_int_equal(unread.rows[2], 3);
	assert_int_equal(unread.rows[3], 4);
	assert_int_equal(unread_rows_item(&unread, 0), 1);
	assert_int_equal(unread_rows_item(&unread, 1), 2);
	assert_int_equal(unread_rows_item(&unread, 3), 5);
	assert_int_equal(unread_rows_item(&unread, 4), 7);
	unread_rows_clear(&unread);
	assert_int_equal(unread.count, 0);

	unread = unread_rows_of(&rows, library, MANY);
	assert_int_equal(unread.count, MANY / 3 * 2 - 1);
	assert_int_equal(unread_rows_item(&unread, MANY / 3 * 2 - 1), MANY - 1);
	unread_rows_clear(&unread);
	listed_rows_clear(&rows);
	library_close(library);
}

/* Can pages be read by their places where the last is LENGTH bytes at OFFSET? */
static bool reachable(uint64_t offset, uint64_t length)
{
	Library *library = library_open();
	ListedRows rows = { 0 };

	listed_rows_add(&rows, add_page(library, 0, 10));
	listed_rows_add(&rows, add_page(library, offset, length));
	listed_rows_add(&rows, LISTED_NOWHERE);
	bool are = listed_rows_are_reachable(&rows, library, FILE_BYTES);

	listed_rows_clear(&rows);
	library_close(library);
	return are;
}

static void test_places_behind_the_end_of_the_file_are_none(void **state)
{
	(void)state;
	assert_true(reachable(900, 100));
	assert_false(reachable(900, 101));
	assert_true(reachable(999, 0));
	assert_false(reachable(1000, 0));
	assert_false(reachable(999, UINT64_MAX));
	assert_false(reachable(UINT64_MAX, 1));
}

static void test_pages_of_a_file_beside_are_within_reach(void **state)
{
	Library *library = library_open();
	ListedRows rows = { 0 };
	LibraryPlace place = { .contained = true, .file = STR("a.warc") };
	LibraryRow row = library_row_at(&place);

	(void)state;
	assert_true(listed_rows_are_reachable(&rows, library, FILE_BYTES));
	listed_rows_add(&rows, (uint32_t)library_add(library, &row));
	assert_true(listed_rows_are_reachable(&rows, library, FILE_BYTES));

	/* A page that lies nowhere in particular can be found by going through only. */
	place.file = STR_NONE;
	row = library_row_at(&place);
	listed_rows_add(&rows, (uint32_t)library_add(library, &row));
	assert_false(listed_rows_are_reachable(&rows, library, FILE_BYTES));
	listed_rows_clear(&rows);
	library_close(library);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_who_is_unread),
		cmocka_unit_test(test_the_first_that_is_unread),
		cmocka_unit_test(test_unread_ones_and_their_items),
		cmocka_unit_test(test_places_behind_the_end_of_the_file_are_none),
		cmocka_unit_test(test_pages_of_a_file_beside_are_within_reach),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
