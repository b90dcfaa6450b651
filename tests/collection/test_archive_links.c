/* SPDX-License-Identifier: ISC */

/* Where links lead in a site captured three times (made_site.h): each link and related story
 * of each page, read as the reader reads it, leads to the capture that the test itself finds
 * nearest, and to none where there is none. */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#include "../made_site.h"
#include "../scratch.h"
#include "collection/collection.h"
#include "worker/worker.h"

enum {
	SOURCES = 3, /* in the order of MadeCapture, the second capture of the WARC apart */
	PAGES_EACH = 4 /* every so-manieth row is read: all of them take long */
};

typedef struct {
	char folder[SCRATCH_BYTES];
	Source *sources[SOURCES];
	Collection *collection;
	size_t row_of[MADE_CAPTURE_COUNT][MADE_STORIES]; /* or LIBRARY_NOWHERE */
	size_t links, with_copy, without;
} Fixture;

static const char *const names[SOURCES] = { "mirror", "site.warc", "site.wacz" };

/* Which capture ROW, of STORY, is from. */
static MadeCapture capture_of(const LibraryRow *row, int story)
{
	static const MadeCapture of_source[SOURCES] = { MADE_MIRROR, MADE_WARC, MADE_WACZ };
	MadeCapture capture = of_source[row->place.source];
	Arena *arena = arena_new();

	if (capture == MADE_WARC && made_site_holds(MADE_WARC_AGAIN, story) &&
		str_equal(row->captured, made_site_time_iso(arena, MADE_WARC_AGAIN, story)))
		capture = MADE_WARC_AGAIN;
	arena_free(arena);
	return capture;
}

static void note_rows(Fixture *fixture)
{
	Library *library = collection_library(fixture->collection);

	for (MadeCapture capture = 0; capture < MADE_CAPTURE_COUNT; capture++)
		for (int story = 0; story < MADE_STORIES; story++)
			fixture->row_of[capture][story] = LIBRARY_NOWHERE;
	for (size_t i = 0; i < library_count(library); i++) {
		LibraryRow row = library_row(library, i);
		int story = made_site_story_of(row.address);

		if (story >= 0)
			fixture->row_of[capture_of(&row, story)][story] = i;
	}
}

static int set_up(void **state)
{
	static Fixture fixture;
	char path[128];
	Error err;

	scratch_make(fixture.folder);
	made_site_write(fixture.folder);
	for (size_t i = 0; i < SOURCES; i++) {
		snprintf(path, sizeof path, "%s/%s", fixture.folder, names[i]);
		fixture.sources[i] = source_open(path, &err);
		if (fixture.sources[i] == NULL)
			return -1;
	}
	fixture.collection =
		collection_new(fixture.sources, SOURCES, &(GathererOptions){ .loss = NULL });
	gatherer_finish(collection_gatherer(fixture.collection), NULL, NULL);
	note_rows(&fixture);
	*state = &fixture;
	return 0;
}

static int tear_down(void **state)
{
	Fixture *fixture = *state;

	collection_free(fixture->collection);
	for (size_t i = 0; i < SOURCES; i++)
		source_free(fixture->sources[i]);
	scratch_remove(fixture->folder);
	return 0;
}

static void test_site_is_listed_whole(void **state)
{
	Fixture *fixture = *state;

	for (MadeCapture capture = 0; capture < MADE_CAPTURE_COUNT; capture++)
		for (int story = 0; story < MADE_STORIES; story++)
			assert_int_equal(fixture->row_of[capture][story] != LIBRARY_NOWHERE,
				made_site_holds(capture, story));
}

/* The captures in FROM's container, the nearest in time first; then the others; one that
 * says no time is the farthest. Of two as near the later; from the mirror, which says no time
 * itself, the latest. */
static size_t expected_row(const Fixture *fixture, MadeCapture from, int story, int target)
{
	bool archive = from == MADE_WARC || from == MADE_WARC_AGAIN;
	long long now = made_site_time(from, story), best = 0;
	MadeCapture found = MADE_CAPTURE_COUNT;
	bool found_near = false;

	for (MadeCapture capture = 0; capture < MADE_CAPTURE_COUNT; capture++) {
		bool near = capture == from ||
			(archive && (capture == MADE_WARC || capture == MADE_WARC_AGAIN));
		long long then = made_site_time(capture, target);
		long long away = from == MADE_MIRROR ? -then : llabs(then - now);

		if (!made_site_holds(capture, target))
			continue;
		if (found < MADE_CAPTURE_COUNT && (near != found_near ? found_near : away > best))
			continue;
		found = capture;
		found_near = near;
		best = away;
	}
	return found == MADE_CAPTURE_COUNT ? LIBRARY_NOWHERE : fixture->row_of[found][target];
}

static void check_link(
	Fixture *fixture, const Article *article, size_t row, MadeCapture from, Str href)
{
	int story = made_site_story_of(article->source.address);
	int target = made_site_story_of(href);
	size_t found = collection_find(fixture->collection, href, article->source.captured, row);
	size_t expected = expected_row(fixture, from, story, target);

	if (found != expected)
		fail_msg("story %d of capture %d: %.*s leads to %zd, not %zd", story, (int)from,
			(int)href.size, href.at, (ssize_t)found, (ssize_t)expected);
	fixture->links++;
	fixture->with_copy += found != LIBRARY_NOWHERE;
	fixture->without += found == LIBRARY_NOWHERE;
}

static void check_article(Fixture *fixture, const Article *article, size_t row, MadeCapture from)
{
	size_t before = fixture->links;

	for (size_t i = 0; i < article->block_count; i++)
		for (size_t j = 0; j < article->blocks[i].rich.span_count; j++)
			if (article->blocks[i].rich.spans[j].kind == SPAN_LINK)
				check_link(fixture, article, row, from,
					article->blocks[i].rich.spans[j].href);
	assert_int_equal(fixture->links - before, MADE_BODY_LINKS);
	for (size_t i = 0; i < article->related_count; i++)
		check_link(fixture, article, row, from, article->related[i].url);
	assert_int_equal(fixture->links - before, MADE_LINKS);
}

/* Reads ROW as the reader does. The caller frees the worker. */
static Worker *read_row(const Fixture *fixture, size_t row)
{
	ReadingRequest request = collection_request(fixture->collection, row);
	Error err = { 0 };
	int fd = collection_open(fixture->collection, row, &err);

	assert_true(fd >= 0);
	Worker *worker = worker_start_reading(
		fd, collection_label(fixture->collection, row), &request, NULL, &err);

	assert_non_null(worker);
	assert_int_equal(worker_wait(worker, &err), WORKER_DONE);
	return worker;
}

static void test_links_lead_to_the_nearest_capture(void **state)
{
	Fixture *fixture = *state;
	size_t pages = 0;

	for (MadeCapture capture = 0; capture < MADE_CAPTURE_COUNT; capture++)
		for (int story = (int)capture; story < MADE_STORIES; story += PAGES_EACH) {
			size_t row = fixture->row_of[capture][story];

			if (row == LIBRARY_NOWHERE)
				continue;
			Worker *worker = read_row(fixture, row);

			check_article(fixture, worker_article(worker), row, capture);
			worker_free(worker);
			pages++;
		}
	printf("%zu pages, %zu links: %zu lead to a copy, %zu to none\n", pages, fixture->links,
		fixture->with_copy, fixture->without);
	assert_int_equal(fixture->links, pages * MADE_LINKS);
	assert_true(fixture->without > 0);
}

/* All links of all pages, as their addresses are once they are absolute. */
static void test_all_addresses_lead_to_the_nearest_capture(void **state)
{
	Fixture *fixture = *state;
	Arena *arena = arena_new();
	size_t right = 0, links = 0;

	for (MadeCapture capture = 0; capture < MADE_CAPTURE_COUNT; capture++)
		for (int story = 0; story < MADE_STORIES; story++) {
			size_t row = fixture->row_of[capture][story];
			Str when = capture == MADE_MIRROR
				? STR_NONE
				: made_site_time_iso(arena, capture, story);

			for (int link = 0; link < MADE_LINKS && row != LIBRARY_NOWHERE; link++) {
				int target = made_site_target(story, link);
				Str address = str_format(arena,
					"http://tidings.example/%d/story-%03d.html",
					2005 + target % 4, target);

				links++;
				right += collection_find(fixture->collection, address, when, row) ==
					expected_row(fixture, capture, story, target);
			}
		}
	arena_free(arena);
	printf("%zu links, %zu right\n", links, right);
	assert_int_equal(right, links);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_site_is_listed_whole),
		cmocka_unit_test(test_all_addresses_lead_to_the_nearest_capture),
		cmocka_unit_test(test_links_lead_to_the_nearest_capture),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
