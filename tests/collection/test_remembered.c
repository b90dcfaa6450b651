/* SPDX-License-Identifier: ISC */

/* What an earlier run has found in a file is listed without another look into it. */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "collection/collection.h"
#include "gathering.h"

enum {
	PAGES = 6,
	FILLING_BYTES = 1 << 20 /* of a record that is no page */
};

typedef struct {
	char folder[SCRATCH_BYTES], store[GATHERING_PATH_BYTES];
	Source *source;
	Collection *collection;
} Run;

/* An archive of COUNT pages and, where it is to be LARGE, a picture. */
static void write_archive(const char *folder, int count, bool large)
{
	Text warc = text_in(NULL), story = text_in(NULL), filling = text_in(NULL);
	char address[64];

	for (int i = 0; i < count; i++) {
		story.size = 0;
		gathering_story(&story, i);
		snprintf(address, sizeof address, "http://paper.example/%d", i);
		gathering_record(&warc, address, 200, "text/html", text_str(&story));
	}
	memset(text_reserve(&filling, FILLING_BYTES), 'x', FILLING_BYTES);
	filling.size = large ? FILLING_BYTES : 1;
	gathering_record(&warc, "http://paper.example/a.png", 200, "image/png", text_str(&filling));
	scratch_write(folder, "a.warc", text_str(&warc));
	text_clear(&warc);
	text_clear(&story);
	text_clear(&filling);
}

static int set_up(void **state)
{
	Run *run = memory_new(sizeof *run);

	scratch_make(run->folder);
	snprintf(run->store, sizeof run->store, "%s/.store", run->folder);
	*state = run;
	return 0;
}

static int tear_down(void **state)
{
	Run *run = *state;

	scratch_remove(run->folder);
	free(run);
	return 0;
}

/* The file of the folder, in a run of its own. */
static void begin(Run *run)
{
	const GathererOptions options = { .store_folder = run->store };
	char path[GATHERING_PATH_BYTES];
	Error err;

	snprintf(path, sizeof path, "%s/a.warc", run->folder);
	run->source = source_open_unseen(path, &err);
	assert_non_null(run->source);
	run->collection = collection_new(&run->source, 1, &options);
}

static void end(Run *run)
{
	collection_free(run->collection);
	source_free(run->source);
}

/* All of it is read, as one that the reader has found to hold pages. */
static void read_all(Run *run)
{
	begin(run);
	collection_show_contained(run->collection, 0, NULL);
	gatherer_finish(collection_gatherer(run->collection), NULL, NULL);
	end(run);
}

static void test_a_file_that_was_read_is_listed_at_once(void **state)
{
	Run *run = *state;

	write_archive(run->folder, PAGES, true);
	begin(run);
	assert_false(collection_remembers_holder(run->collection, 0));
	assert_int_equal(collection_count(run->collection), 1);
	end(run);
	read_all(run);

	begin(run);
	assert_false(collection_is_list(run->collection));
	assert_true(collection_remembers_holder(run->collection, 0));
	assert_int_equal(collection_count(run->collection), 1 + PAGES + 1);
	LibraryRow row = library_row(collection_library(run->collection), 1 + 3);

	assert_true(str_is(row.title, "Bridge 3 reopens"));
	assert_int_equal(row.kind, LIBRARY_ARTICLE);
	collection_show_contained(run->collection, 0, NULL);
	assert_true(collection_is_list(run->collection));
	assert_true(str_is(collection_title(run->collection), "a.warc"));
	gatherer_finish(collection_gatherer(run->collection), NULL, NULL);
	assert_int_equal(collection_count(run->collection), 1 + PAGES + 1);
	GathererProgress progress = gatherer_progress(collection_gatherer(run->collection));

	assert_int_equal(progress.read, progress.to_read);
	assert_int_equal(progress.known, 1);
	end(run);
}

static void test_a_file_that_has_grown_is_begun_anew(void **state)
{
	Run *run = *state;

	write_archive(run->folder, PAGES, true);
	read_all(run);
	write_archive(run->folder, PAGES + 1, true);
	begin(run);
	assert_false(collection_remembers_holder(run->collection, 0));
	assert_int_equal(collection_count(run->collection), 1);
	end(run);
	read_all(run);
	begin(run);
	assert_true(collection_remembers_holder(run->collection, 0));
	assert_int_equal(collection_count(run->collection), 1 + PAGES + 2);
	end(run);
}

/* It is shown as an article, not as a list. */
static void test_a_file_of_one_page_is_none(void **state)
{
	Run *run = *state;

	write_archive(run->folder, 1, true);
	read_all(run);
	begin(run);
	assert_false(collection_remembers_holder(run->collection, 0));
	end(run);
}

static void test_a_small_file_is_not_asked_about(void **state)
{
	Run *run = *state;

	write_archive(run->folder, PAGES, false);
	read_all(run);
	begin(run);
	assert_false(collection_remembers_holder(run->collection, 0));
	assert_int_equal(collection_count(run->collection), 1); /* the store was not opened */
	end(run);
}

int main(void)
{
#define TEST(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)
	const struct CMUnitTest tests[] = {
		TEST(test_a_file_that_was_read_is_listed_at_once),
		TEST(test_a_file_that_has_grown_is_begun_anew),
		TEST(test_a_file_of_one_page_is_none),
		TEST(test_a_small_file_is_not_asked_about),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
