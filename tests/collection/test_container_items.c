/* SPDX-License-Identifier: ISC */
#include "collection/container_items.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "base/arena.h"

enum {
	CONTAINER_BYTES = 1000
};

typedef struct {
	ListingJob job;
	ContainerItems items;
	size_t changes;
	const char *alone; /* the file that is gathered by itself */
} Bench;

static void on_changed(void *context, size_t number, size_t row)
{
	Bench *bench = context;

	assert_int_equal(bench->items.rows.at[number], row);
	bench->changes++;
}

static bool is_by_itself(void *context, Str file)
{
	const Bench *bench = context;

	return bench->alone != NULL && str_is(file, bench->alone);
}

static int set_up(void **state)
{
	Bench *bench = memory_new(sizeof *bench);

	bench->job = (ListingJob){
		.library = library_open(),
		.row = LIBRARY_NOWHERE,
		.by_itself = is_by_itself,
		.changed = on_changed,
		.context = bench,
	};
	bench->items.job = &bench->job;
	*state = bench;
	return 0;
}

static int tear_down(void **state)
{
	Bench *bench = *state;

	container_items_clear(&bench->items);
	library_close(bench->job.library);
	free(bench);
	return 0;
}

static ContainerItem item_at(uint64_t offset, uint64_t length)
{
	ContainerItem item = { .label = str("page"), .article = true };

	item.place.levels = 1;
	item.place.at[0] = (Extent){ .offset = offset, .length = length };
	return item;
}

static void add(Bench *bench, ContainerItem item)
{
	container_items_add(&bench->items, &item);
}

static void add_told(Bench *bench, ContainerItem item)
{
	container_items_add_told(&bench->items, &item, CONTAINER_BYTES);
}

static void test_each_item_gets_a_row(void **state)
{
	Bench *bench = *state;

	add(bench, item_at(0, 100));
	add(bench, item_at(100, 100));
	assert_int_equal(library_count(bench->job.library), 2);
	assert_int_equal(bench->items.rows.count, 2);
	assert_int_equal(bench->changes, 2);
	assert_false(bench->items.is_index);
}

static void test_what_the_index_told_is_not_listed_again(void **state)
{
	Bench *bench = *state;

	add_told(bench, item_at(0, 100));
	add_told(bench, item_at(300, 699));
	assert_true(container_items_are_told(&bench->items, CONTAINER_BYTES));
	assert_false(container_items_are_told(&bench->items, 2 * CONTAINER_BYTES));
	add(bench, item_at(0, 100));
	add(bench, item_at(100, 200));
	assert_int_equal(library_count(bench->job.library), 3);
}

static void test_what_cannot_be_there_is_passed_over(void **state)
{
	Bench *bench = *state;

	add_told(bench, item_at(CONTAINER_BYTES, 0));
	add_told(bench, item_at(900, 101));
	add_told(bench, item_at(900, UINT64_MAX));
	assert_int_equal(library_count(bench->job.library), 0);
	assert_false(container_items_are_told(&bench->items, CONTAINER_BYTES));
}

static void test_pages_of_files_that_are_gathered_get_no_second_row(void **state)
{
	Bench *bench = *state;
	ContainerItem item = item_at(0, 100);

	bench->alone = "a.warc";
	item.file = str("a.warc");
	add(bench, item);
	item.file = str("b.warc");
	add(bench, item);
	assert_true(bench->items.is_index);
	assert_int_equal(library_count(bench->job.library), 1);
	assert_int_equal(bench->items.rows.count, 2);
	assert_int_equal(bench->items.rows.at[0], LISTED_NOWHERE);
}

static void test_an_index_is_cut_where_it_is_too_long(void **state)
{
	Bench *bench = *state;
	ContainerItem item = item_at(0, 100);

	bench->alone = "a.warc";
	item.file = str("a.warc");
	for (int i = 0; i < CONTAINER_ITEMS_INDEX_MAX; i++)
		add(bench, item);
	assert_false(bench->items.is_cut);
	add(bench, item);
	assert_true(bench->items.is_cut);
	assert_int_equal(bench->items.rows.count, CONTAINER_ITEMS_INDEX_MAX);
}

static void test_rows_of_an_earlier_run_are_known(void **state)
{
	Bench *bench = *state;
	LibraryRow row = library_row_at(&(LibraryPlace){ .item = 0 });
	size_t number = library_add(bench->job.library, &row);

	container_items_know(&bench->items, 2, number);
	assert_int_equal(bench->items.rows.count, 3);
	assert_int_equal(bench->items.rows.at[1], LISTED_NOWHERE);
	assert_int_equal(bench->items.rows.at[2], number);
	assert_int_equal(bench->changes, 0);
}

int main(void)
{
#define TEST(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)
	const struct CMUnitTest tests[] = {
		TEST(test_each_item_gets_a_row),
		TEST(test_what_the_index_told_is_not_listed_again),
		TEST(test_what_cannot_be_there_is_passed_over),
		TEST(test_pages_of_files_that_are_gathered_get_no_second_row),
		TEST(test_an_index_is_cut_where_it_is_too_long),
		TEST(test_rows_of_an_earlier_run_are_known),
	};
#undef TEST

	return cmocka_run_group_tests(tests, NULL, NULL);
}
