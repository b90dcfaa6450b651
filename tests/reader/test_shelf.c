/* SPDX-License-Identifier: ISC */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/arena.h"
#include "reader/shelf.h"

static void test_shelf_finds_by_item_and_show(void **state)
{
	(void)state;
	Shelf *shelf = shelf_new();
	Article *story = article_new(), *page = article_new();

	shelf_put(shelf, 3, SHOW_ARTICLE, story);
	shelf_put(shelf, 3, SHOW_PAGE, page);
	assert_ptr_equal(shelf_find(shelf, 3, SHOW_ARTICLE), story);
	assert_ptr_equal(shelf_find(shelf, 3, SHOW_PAGE), page);
	assert_null(shelf_find(shelf, 3, SHOW_SOURCE));
	assert_null(shelf_find(shelf, 4, SHOW_ARTICLE));
	shelf_free(shelf);
}

static void test_shelf_replaces_the_same(void **state)
{
	(void)state;
	Shelf *shelf = shelf_new();
	Article *again = article_new();

	shelf_put(shelf, 1, SHOW_ARTICLE, article_new());
	shelf_put(shelf, 2, SHOW_ARTICLE, article_new());
	shelf_put(shelf, 1, SHOW_ARTICLE, again);
	assert_ptr_equal(shelf_find(shelf, 1, SHOW_ARTICLE), again);
	assert_non_null(shelf_find(shelf, 2, SHOW_ARTICLE));
	shelf_free(shelf);
}

static void test_shelf_drops_the_longest_unused(void **state)
{
	(void)state;
	Shelf *shelf = shelf_new();

	for (size_t i = 0; i < SHELF_ARTICLES_MAX; i++)
		shelf_put(shelf, i, SHOW_ARTICLE, article_new());
	assert_non_null(shelf_find(shelf, 0, SHOW_ARTICLE)); /* used again */
	shelf_put(shelf, 1000, SHOW_ARTICLE, article_new());
	assert_non_null(shelf_find(shelf, 0, SHOW_ARTICLE));
	assert_null(shelf_find(shelf, 1, SHOW_ARTICLE));
	assert_non_null(shelf_find(shelf, 2, SHOW_ARTICLE));
	assert_non_null(shelf_find(shelf, 1000, SHOW_ARTICLE));
	shelf_free(shelf);
}

static void test_shelf_is_bounded_in_bytes_but_keeps_the_last(void **state)
{
	(void)state;
	Shelf *shelf = shelf_new();
	Article *huge = article_new();

	shelf_put(shelf, 1, SHOW_ARTICLE, article_new());
	arena_alloc(huge->arena, SHELF_BYTES_MAX + 1);
	shelf_put(shelf, 2, SHOW_ARTICLE, huge);
	assert_null(shelf_find(shelf, 1, SHOW_ARTICLE));
	assert_ptr_equal(shelf_find(shelf, 2, SHOW_ARTICLE), huge);
	shelf_put(shelf, 3, SHOW_ARTICLE, article_new());
	assert_null(shelf_find(shelf, 2, SHOW_ARTICLE));
	shelf_free(shelf);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_shelf_finds_by_item_and_show),
		cmocka_unit_test(test_shelf_replaces_the_same),
		cmocka_unit_test(test_shelf_drops_the_longest_unused),
		cmocka_unit_test(test_shelf_is_bounded_in_bytes_but_keeps_the_last),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
