/* SPDX-License-Identifier: ISC */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "gathering.h"

/* An index beside the archive it names adds nothing; one of another archive does. */
static void test_an_index_adds_what_is_not_gathered_by_itself(void **state)
{
	Fixture *fixture = *state;

	scratch_write(fixture->folder, "a.cdxj",
		(Str)STR("example,paper)/50 20120101000000 {\"url\": \"http://paper.example/50\", "
			 "\"mime\": \"text/html\", \"status\": \"200\", \"offset\": \"0\", "
			 "\"filename\": \"z.warc\"}\n"
			 "example,paper)/51 20120101000000 {\"url\": \"http://paper.example/51\", "
			 "\"mime\": \"text/html\", \"status\": \"200\", \"offset\": \"77\", "
			 "\"filename\": \"other.warc\"}\n"));
	gathering_reopen(fixture, NULL);
	Gatherer *gatherer = gathering_begin(fixture);

	gatherer_finish(gatherer, NULL, NULL);
	gatherer_free(gatherer);

	LibraryRow row = gathering_row(fixture, "http://paper.example/51");
	Arena *arena = arena_new();
	size_t captures;

	assert_true(str_is(row.place.file, "other.warc"));
	assert_int_equal(row.place.at[0].offset, 77);
	size_t found = library_find(
		fixture->library, str("http://paper.example/50"), STR_NONE, LIBRARY_NOWHERE);

	assert_true(found != LIBRARY_NOWHERE);
	(void)library_captures(fixture->library, found, arena, &captures);
	assert_int_equal(captures, 1);
	arena_free(arena);
}

/* An archive of three stories with an index beside it, opened by name. */

enum {
	INDEXED = 3
};

/* The line of the record of story I, of SIZE bytes at OFFSET of FILE. */
static void add_line(Text *index, int i, const char *file, size_t offset, size_t size)
{
	text_format(index,
		"example,paper)/%d 20120101000000 {\"url\": \"http://paper.example/%d\", "
		"\"mime\": \"text/html\", \"status\": \"200\", \"length\": \"%zu\", "
		"\"offset\": \"%zu\", \"filename\": \"%s\"}\n",
		i, i, size, offset, file);
}

/* Writes both; the index tells of the stories in TOLD, and of some that are elsewhere. */
static void write_indexed(Fixture *fixture, const char *told)
{
	Text warc = text_in(NULL), index = text_in(NULL);
	char path[GATHERING_PATH_BYTES];

	for (int i = 0; i < INDEXED; i++) {
		size_t offset = warc.size;

		gathering_story_record(&warc, i, 0);
		if (strchr(told, '0' + i) != NULL)
			add_line(&index, i, "i-00001.warc", offset, warc.size - offset);
	}
	add_line(&index, 7, "i-00002.warc", 0, 100);
	add_line(&index, 8, "i-00001.warc", warc.size + 1000, 100);
	scratch_write(fixture->folder, "i-00001.warc", text_str(&warc));
	scratch_write(fixture->folder, "i.cdxj", text_str(&index));
	text_clear(&warc);
	text_clear(&index);
	snprintf(path, sizeof path, "%s/i-00001.warc", fixture->folder);
	gathering_reopen(fixture, path);
}

/* The stories that are rows, in their order, all of them read. */
static void assert_stories(Fixture *fixture, const char *stories)
{
	Gatherer *gatherer = gathering_begin(fixture);
	size_t count = strlen(stories);

	gatherer_finish(gatherer, NULL, NULL);
	gatherer_free(gatherer);
	assert_int_equal(library_count(fixture->library), 1 + count);
	for (size_t i = 0; i < count; i++) {
		LibraryRow row = library_row(fixture->library, i + 1);
		char title[32];

		snprintf(title, sizeof title, "Bridge %c reopens", stories[i]);
		assert_int_equal(row.state, LIBRARY_READ);
		assert_true(str_is(row.title, title));
		assert_false(str_present(row.place.file));
	}
	assert_int_equal(fixture->losses, 0);
}

static void test_an_archive_is_listed_by_the_index_beside_it(void **state)
{
	write_indexed(*state, "02");
	assert_stories(*state, "02");
}

static void test_what_an_index_does_not_reach_is_listed_all_the_same(void **state)
{
	write_indexed(*state, "1");
	assert_stories(*state, "102");
}

static void test_an_index_that_tells_of_other_archives_is_passed_over(void **state)
{
	write_indexed(*state, "");
	assert_stories(*state, "012");
}

/* An address is asked for while the index is still on its way: its row comes at once, and
 * the list does not bring it a second time. */
static void test_an_index_is_asked_while_it_is_listed(void **state)
{
	enum {
		LINES = 20000
	};
	Fixture *fixture = *state;
	Text index = text_in(NULL);
	char path[GATHERING_PATH_BYTES];

	for (int i = 0; i < LINES; i++)
		add_line(&index, LINES + i, "elsewhere.warc", (size_t)i * 100, 100);
	scratch_write(fixture->folder, "big.cdxj", text_str(&index));
	text_clear(&index);
	snprintf(path, sizeof path, "%s/big.cdxj", fixture->folder);
	gathering_reopen(fixture, path);
	Gatherer *gatherer = gathering_begin(fixture);
	Str last = str("http://paper.example/39999");

	while (library_count(fixture->library) < 2)
		(void)gatherer_step(gatherer);
	assert_true(gatherer_seek(gatherer, last));
	assert_false(gatherer_seek(gatherer, last));
	gatherer_finish(gatherer, NULL, NULL);
	assert_int_equal(library_count(fixture->library), 1 + LINES);
	assert_true(
		library_find(fixture->library, last, STR_NONE, LIBRARY_NOWHERE) < LIBRARY_NOWHERE);
	/* All of it is in the library now. */
	assert_false(gatherer_seek(gatherer, str("http://paper.example/none")));
	gatherer_free(gatherer);
}

int main(void)
{
#define TEST(test) cmocka_unit_test_setup_teardown(test, gathering_set_up, gathering_tear_down)
	const struct CMUnitTest tests[] = {
		TEST(test_an_index_adds_what_is_not_gathered_by_itself),
		TEST(test_an_archive_is_listed_by_the_index_beside_it),
		TEST(test_what_an_index_does_not_reach_is_listed_all_the_same),
		TEST(test_an_index_that_tells_of_other_archives_is_passed_over),
		TEST(test_an_index_is_asked_while_it_is_listed),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
