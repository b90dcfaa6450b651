/* SPDX-License-Identifier: ISC */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "collection/collection.h"

enum {
	PATH_BYTES = 256
};

static const char *const page_names[] = { "a b.html", "story.html", "story.html?id=2",
	"zürich.html" };

enum {
	PAGE_COUNT = sizeof page_names / sizeof *page_names
};

/* A folder of four pages and, beside it, one file. */
typedef struct {
	char folder[PATH_BYTES], pages[PATH_BYTES], single[PATH_BYTES];
	Source *sources[2];
	Collection *collection;
} Fixture;

static void write_page(const char *path)
{
	FILE *file = fopen(path, "w");

	assert_non_null(file);
	fputs("<html><body><p>A page.</p></body></html>\n", file);
	fclose(file);
}

static void page_path(const Fixture *fixture, size_t page, char path[PATH_BYTES * 2])
{
	snprintf(path, PATH_BYTES * 2, "%s/%s", fixture->pages, page_names[page]);
}

static int set_up(void **state)
{
	static Fixture fixture;
	char path[PATH_BYTES * 2];
	Error err;

	strcpy(fixture.folder, "/tmp/broadsheet-test-XXXXXX");
	if (mkdtemp(fixture.folder) == NULL)
		return -1;
	snprintf(fixture.pages, sizeof fixture.pages, "%.100s/pages", fixture.folder);
	snprintf(fixture.single, sizeof fixture.single, "%.100s/single.html", fixture.folder);
	mkdir(fixture.pages, 0700);
	write_page(fixture.single);
	for (size_t i = 0; i < PAGE_COUNT; i++) {
		page_path(&fixture, i, path);
		write_page(path);
	}
	fixture.sources[0] = source_open(fixture.pages, &err);
	fixture.sources[1] = source_open(fixture.single, &err);
	if (fixture.sources[0] == NULL || fixture.sources[1] == NULL)
		return -1;
	fixture.collection = collection_new(fixture.sources, 2, &(GathererOptions){ 0 });
	*state = &fixture;
	return 0;
}

static int tear_down(void **state)
{
	Fixture *fixture = *state;
	char path[PATH_BYTES * 2];

	collection_free(fixture->collection);
	source_free(fixture->sources[0]);
	source_free(fixture->sources[1]);
	for (size_t i = 0; i < PAGE_COUNT; i++) {
		page_path(fixture, i, path);
		unlink(path);
	}
	unlink(fixture->single);
	rmdir(fixture->pages);
	return rmdir(fixture->folder);
}

static void test_collection_is_one_list(void **state)
{
	Fixture *fixture = *state;

	assert_int_equal(collection_count(fixture->collection), PAGE_COUNT + 1);
	assert_true(collection_is_list(fixture->collection));
	assert_true(str_is(collection_label(fixture->collection, 1), "story.html"));
	assert_true(str_ends(collection_label(fixture->collection, PAGE_COUNT), "single.html"));
	assert_true(str_is(collection_title(fixture->collection), ""));
}

static void test_collection_of_a_folder_has_its_name(void **state)
{
	Fixture *fixture = *state;
	Collection *collection = collection_new(fixture->sources, 1, &(GathererOptions){ 0 });

	assert_true(str_is(collection_title(collection), "pages"));
	collection_free(collection);
	collection = collection_new(&fixture->sources[1], 1, &(GathererOptions){ 0 });
	assert_false(collection_is_list(collection));
	assert_int_equal(collection_count(collection), 1);
	collection_free(collection);
}

static size_t find(const Fixture *fixture, Str address)
{
	return collection_find(fixture->collection, address, STR_NONE, LIBRARY_NOWHERE);
}

static void test_collection_finds_addresses(void **state)
{
	Fixture *fixture = *state;
	static const struct {
		const char *address;
		size_t item;
	} cases[] = {
		{ "http://news.example/1/hi/story.html", 1 },
		{ "https://news.example/story.html#comments", 1 },
		{ "http://news.example/story.html?id=2", 2 },
		{ "http://news.example/story.html?id=3", 1 },
		{ "story.html", 1 },
		{ "http://news.example/a%20b.html", 0 },
		{ "/x/z%C3%BCrich.html", 3 },
		{ "http://news.example/single.html", PAGE_COUNT },
		{ "http://news.example/other.html", LIBRARY_NOWHERE },
		{ "http://news.example/", LIBRARY_NOWHERE },
		{ "http://news.example/a%2", LIBRARY_NOWHERE },
		{ "", LIBRARY_NOWHERE },
	};

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		assert_int_equal(find(fixture, str(cases[i].address)), cases[i].item);
	assert_int_equal(find(fixture, STR_NONE), LIBRARY_NOWHERE);
}

static void test_collection_finds_a_whole_path_first(void **state)
{
	Fixture *fixture = *state;
	char address[PATH_BYTES * 2];

	snprintf(address, sizeof address, "file://%s/story.html", fixture->pages);
	assert_int_equal(find(fixture, str(address)), 1);
	assert_int_equal(find(fixture, str(fixture->single)), PAGE_COUNT);
}

static void test_collection_opens_items_of_any_source(void **state)
{
	Fixture *fixture = *state;
	Error err;

	assert_int_equal(collection_count(fixture->collection), PAGE_COUNT + 1);
	for (size_t i = 0; i < PAGE_COUNT + 1; i++) {
		char byte;
		int fd = collection_open(fixture->collection, i, &err);

		assert_true(fd >= 0);
		assert_int_equal(pread(fd, &byte, 1, 0), 1);
		assert_int_equal(byte, '<');
		close(fd);
	}
}

/* Adds a row of what file ITEM of the folder holds at OFFSET. */
static size_t add_row(const Fixture *fixture, size_t item, uint64_t offset, LibraryKind kind,
	const char *address, const char *media_type)
{
	LibraryRow row = library_row_at(&(LibraryPlace){
		.item = item, .contained = true, .levels = 1, .at = { { .offset = offset } } });

	row.kind = kind;
	row.state = kind == LIBRARY_UNTOLD ? LIBRARY_NAMED : LIBRARY_READ;
	row.address = str(address);
	row.media_type = str(media_type);
	row.words = kind == LIBRARY_ARTICLE ? 900 : 12;
	return library_add(collection_library(fixture->collection), &row);
}

static uint64_t offset_asked(const Fixture *fixture, size_t row)
{
	return collection_request(fixture->collection, row).place.at[0].offset;
}

static void test_collection_reads_what_a_row_only_tells_of_elsewhere(void **state)
{
	static const char page[] = "http://news.example/joined", html[] = "text/html";
	Fixture *fixture = *state;
	size_t entry = add_row(fixture, 0, 10, LIBRARY_OTHER, page, html);
	size_t lone = add_row(fixture, 0, 20, LIBRARY_OTHER, "http://news.example/lone", html);
	size_t revisit = add_row(fixture, 1, 30, LIBRARY_OTHER, page, "warc/revisit");
	size_t picture = add_row(fixture, 1, 40, LIBRARY_OTHER, page, "image/png");

	assert_int_equal(offset_asked(fixture, entry), 10);
	assert_int_equal(offset_asked(fixture, revisit), 30);
	add_row(fixture, 2, 50, LIBRARY_ARTICLE, page, html);
	assert_int_equal(offset_asked(fixture, entry), 50);
	assert_int_equal(offset_asked(fixture, revisit), 50);
	add_row(fixture, 0, 60, LIBRARY_UNTOLD, "http://news.example/lone", html);
	assert_int_equal(offset_asked(fixture, lone), 20);
	assert_int_equal(offset_asked(fixture, picture), 40);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_collection_is_one_list),
		cmocka_unit_test(test_collection_of_a_folder_has_its_name),
		cmocka_unit_test(test_collection_finds_addresses),
		cmocka_unit_test(test_collection_finds_a_whole_path_first),
		cmocka_unit_test(test_collection_opens_items_of_any_source),
		cmocka_unit_test(test_collection_reads_what_a_row_only_tells_of_elsewhere),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
