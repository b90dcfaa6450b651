/* SPDX-License-Identifier: ISC */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "../scratch.h"
#include "collection/store_paths.h"

/* A folder "pages" with a.html, b.html and sub/c.html, and beside it the file d.html; opened by
 * a link to the folder, and by name. */
typedef struct {
	char folder[SCRATCH_BYTES];
	Arena *arena;
	const char *root; /* the true path of the folder */
	Source *sources[2];
	Library *library;
	StorePaths paths;
} Fixture;

enum {
	ROW_A,
	ROW_B,
	ROW_C,
	ROW_D,
	ROW_COUNT
};

static const char *below(const Fixture *fixture, const char *folder, const char *name)
{
	return str_c(fixture->arena, str_format(fixture->arena, "%s/%s", folder, name));
}

static void add_rows(Fixture *fixture, size_t source)
{
	for (size_t i = 0; i < source_item_count(fixture->sources[source]); i++) {
		LibraryPlace place = { .source = source, .item = i };
		LibraryRow row = library_row_at(&place);

		library_add(fixture->library, &row);
	}
}

static int set_up(void **state)
{
	Fixture *fixture = calloc(1, sizeof *fixture);
	const char *folder = fixture->folder;
	Error err;

	scratch_make(fixture->folder);
	fixture->arena = arena_new();
	char *root = realpath(folder, NULL);

	fixture->root = str_c(fixture->arena, str(root));
	free(root);
	assert_int_equal(mkdir(below(fixture, folder, "pages"), 0700), 0);
	assert_int_equal(mkdir(below(fixture, folder, "pages/sub"), 0700), 0);
	scratch_write(folder, "pages/a.html", str("<p>a"));
	scratch_write(folder, "pages/b.html", str("<p>b"));
	scratch_write(folder, "pages/sub/c.html", str("<p>c"));
	scratch_write(folder, "d.html", str("<p>d"));
	assert_int_equal(symlink("pages", below(fixture, folder, "link")), 0);
	fixture->sources[0] = source_open(below(fixture, folder, "link"), &err);
	fixture->sources[1] = source_open(below(fixture, folder, "pages/../d.html"), &err);
	assert_non_null(fixture->sources[0]);
	assert_non_null(fixture->sources[1]);
	fixture->library = library_open();
	add_rows(fixture, 0);
	add_rows(fixture, 1);
	fixture->paths = store_paths(fixture->arena, fixture->sources, 2, fixture->library);
	*state = fixture;
	return 0;
}

static int tear_down(void **state)
{
	Fixture *fixture = *state;

	library_close(fixture->library);
	source_free(fixture->sources[0]);
	source_free(fixture->sources[1]);
	scratch_remove(fixture->folder);
	arena_free(fixture->arena);
	free(fixture);
	return 0;
}

static Str path_below_root(const Fixture *fixture, const char *name)
{
	return str(below(fixture, fixture->root, name));
}

static void test_paths_are_true_ones(void **state)
{
	static const char *const names[ROW_COUNT] = {
		[ROW_A] = "pages/a.html",
		[ROW_B] = "pages/b.html",
		[ROW_C] = "pages/sub/c.html",
		[ROW_D] = "d.html",
	};
	const Fixture *fixture = *state;
	Text path = text_in(NULL);

	assert_int_equal(fixture->paths.file_count, ROW_COUNT);
	text_add_c(&path, "what was there");
	for (size_t i = 0; i < ROW_COUNT; i++) {
		Str expected = path_below_root(fixture, names[i]);

		assert_true(store_paths_add(&fixture->paths, i, &path));
		assert_true(str_equal(text_str(&path), expected));
		for (size_t k = 0; k < ROW_COUNT; k++)
			assert_int_equal(store_paths_equal(&fixture->paths, k, expected), i == k);
	}
	assert_false(store_paths_equal(&fixture->paths, ROW_A, str("")));
	assert_false(store_paths_equal(
		&fixture->paths, ROW_A, path_below_root(fixture, "pagez/a.html")));
	text_clear(&path);
}

static void test_rows_are_found_in_any_order(void **state)
{
	const Fixture *fixture = *state;
	StorePathSearch search = { .paths = &fixture->paths };

	assert_int_equal(
		store_path_search(&search, path_below_root(fixture, "pages/a.html")), ROW_A);
	assert_int_equal(
		store_path_search(&search, path_below_root(fixture, "pages/b.html")), ROW_B);
	assert_false(search.indexed); /* they came in the order of rows */
	assert_int_equal(store_path_search(&search, path_below_root(fixture, "d.html")), ROW_D);
	assert_true(search.indexed);
	assert_int_equal(
		store_path_search(&search, path_below_root(fixture, "pages/sub/c.html")), ROW_C);
	assert_int_equal(
		store_path_search(&search, path_below_root(fixture, "pages/a.html")), ROW_A);
	assert_int_equal(store_path_search(&search, path_below_root(fixture, "pages/e.html")),
		LIBRARY_NOWHERE);
	assert_int_equal(store_path_search(&search, str("")), LIBRARY_NOWHERE);
	store_path_search_end(&search);
}

static void test_rows_that_come_later_are_no_files(void **state)
{
	const Fixture *fixture = *state;
	LibraryPlace place = { .source = 1, .contained = true };
	LibraryRow row = library_row_at(&place);
	StorePathSearch search = { .paths = &fixture->paths };

	library_add(fixture->library, &row);
	assert_int_equal(fixture->paths.file_count, ROW_COUNT);
	assert_int_equal(store_path_search(&search, path_below_root(fixture, "d.html")), ROW_D);
	assert_int_equal(store_path_search(&search, path_below_root(fixture, "d.html")), ROW_D);
	store_path_search_end(&search);
}

static void test_other_sources_have_another_number(void **state)
{
	const Fixture *fixture = *state;
	Source *turned[] = { fixture->sources[1], fixture->sources[0] };
	StorePaths same = store_paths(fixture->arena, fixture->sources, 2, fixture->library);
	Library *library = library_open();

	assert_true(store_paths_hash(&fixture->paths) == store_paths_hash(&same));
	for (size_t i = 0; i < ROW_COUNT; i++) {
		LibraryPlace place = { .source = i > 0, .item = i > 0 ? i - 1 : 0 };
		LibraryRow row = library_row_at(&place);

		library_add(library, &row);
	}
	StorePaths other = store_paths(fixture->arena, turned, 2, library);

	assert_false(store_paths_hash(&fixture->paths) == store_paths_hash(&other));
	library_close(library);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_paths_are_true_ones, set_up, tear_down),
		cmocka_unit_test_setup_teardown(
			test_rows_are_found_in_any_order, set_up, tear_down),
		cmocka_unit_test_setup_teardown(
			test_rows_that_come_later_are_no_files, set_up, tear_down),
		cmocka_unit_test_setup_teardown(
			test_other_sources_have_another_number, set_up, tear_down),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
