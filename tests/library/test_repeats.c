/* SPDX-License-Identifier: ISC */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "library/library.h"

static size_t add(Library *library, const char *address)
{
	LibraryRow row = library_row_at(&(LibraryPlace){ .item = 0 });

	row.address = str(address);
	return library_add(library, &row);
}

static void count(Library *library, size_t row, uint64_t block)
{
	library_count_blocks(library, row, &block, 1);
}

static size_t repeated(Library *library, size_t row, uint64_t *first)
{
	Arena *arena = arena_new();
	size_t found;
	uint64_t *blocks = library_repeated_blocks(library, row, arena, &found);

	if (found > 0)
		*first = blocks[0];
	arena_free(arena);
	return found;
}

static void test_a_block_repeats_when_two_other_pages_have_it(void **state)
{
	Library *library = library_open();
	size_t one = add(library, "http://paper.example/1"),
	       two = add(library, "http://paper.example/2"),
	       three = add(library, "http://www.paper.example/3"),
	       elsewhere = add(library, "http://other.example/1");
	uint64_t block = 0;

	(void)state;
	count(library, one, 77);
	count(library, two, 77);
	count(library, elsewhere, 77);
	assert_int_equal(repeated(library, one, &block), 0);
	assert_int_equal(repeated(library, three, &block), 1);
	assert_int_equal(block, 77);
	count(library, three, 77);
	assert_int_equal(repeated(library, one, &block), 1);
	assert_int_equal(repeated(library, elsewhere, &block), 0);
	library_close(library);
}

static void test_captures_of_one_address_are_one_page(void **state)
{
	Library *library = library_open();
	uint64_t block = 0;

	(void)state;
	for (int i = 0; i < 5; i++)
		count(library, add(library, "http://paper.example/1"), 77);
	assert_int_equal(repeated(library, add(library, "http://paper.example/2"), &block), 0);
	library_close(library);
}

static void test_pages_without_an_address_are_of_no_site(void **state)
{
	Library *library = library_open();
	uint64_t block = 0;

	(void)state;
	for (int i = 0; i < 5; i++)
		count(library, add(library, NULL), 77);
	assert_int_equal(repeated(library, 0, &block), 0);
	library_close(library);
}

/* A hundred thousand blocks of which each stands on one page, and one that is on all. */
static void test_the_table_keeps_what_repeats(void **state)
{
	enum {
		PAGES = 2000,
		BLOCKS = 50
	};
	Repeats repeats = { .count = 0 };
	Arena *arena = arena_new();
	uint64_t next = 88172645463325252u;
	size_t found;

	(void)state;
	for (uint64_t page = 1; page <= PAGES; page++) {
		uint64_t blocks[BLOCKS] = { 4711 };

		for (size_t i = 1; i < BLOCKS; i++) {
			next ^= next << 13;
			next ^= next >> 7;
			next ^= next << 17;
			blocks[i] = next;
		}
		repeats_count(&repeats, 1, page, blocks, BLOCKS);
	}
	uint64_t *blocks = repeats_find(&repeats, 1, 1, arena, &found);

	assert_int_equal(found, 1);
	assert_int_equal(blocks[0], 4711);
	repeats_clear(&repeats);
	arena_free(arena);
}

static void test_more_sites_than_there_is_room_for_are_not_counted(void **state)
{
	Repeats repeats = { .count = 0 };
	Arena *arena = arena_new();
	uint64_t block = 77;
	size_t found;

	(void)state;
	for (uint64_t site = 1; site <= REPEATS_SITES_MAX + 1; site++)
		for (uint64_t page = 1; page <= 3; page++)
			repeats_count(&repeats, site, page, &block, 1);
	(void)repeats_find(&repeats, REPEATS_SITES_MAX, 9, arena, &found);
	assert_int_equal(found, 1);
	(void)repeats_find(&repeats, REPEATS_SITES_MAX + 1, 9, arena, &found);
	assert_int_equal(found, 0);
	repeats_clear(&repeats);
	arena_free(arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_a_block_repeats_when_two_other_pages_have_it),
		cmocka_unit_test(test_captures_of_one_address_are_one_page),
		cmocka_unit_test(test_pages_without_an_address_are_of_no_site),
		cmocka_unit_test(test_the_table_keeps_what_repeats),
		cmocka_unit_test(test_more_sites_than_there_is_room_for_are_not_counted),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
