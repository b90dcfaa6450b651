/* SPDX-License-Identifier: ISC */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "made_rows.h"

static void test_a_row_comes_back_as_it_was_put(void **state)
{
	Library *library = library_open();
	LibraryRow row = row_of("http://paper.example/a", "2009-11-03T04:10:00Z");

	(void)state;
	row.place = (LibraryPlace){ .source = 2,
		.item = 7,
		.contained = true,
		.file = STR("part.warc.gz"),
		.levels = 2,
		.at = { { 10, 20 }, { UINT64_C(1) << 40, 0 } } };
	row.kind = LIBRARY_ERROR;
	row.status = 404;
	row.label = str("a");
	row.digest = str("sha1:AB");
	row.media_type = str("text/html");
	row.comments = 3;
	assert_int_equal(library_add(library, &row), 0);
	assert_int_equal(add(library, "http://paper.example/b", NULL), 1);

	LibraryRow got = library_row(library, 0);

	assert_int_equal(got.place.source, 2);
	assert_int_equal(got.place.item, 7);
	assert_true(got.place.contained);
	assert_true(str_is(got.place.file, "part.warc.gz"));
	assert_int_equal(got.place.levels, 2);
	assert_int_equal(got.place.at[0].length, 20);
	assert_true(got.place.at[1].offset == UINT64_C(1) << 40);
	assert_int_equal(got.state, LIBRARY_NAMED);
	assert_int_equal(got.kind, LIBRARY_ERROR);
	assert_int_equal(got.status, 404);
	assert_true(str_is(got.label, "a"));
	assert_true(str_is(got.address, "http://paper.example/a"));
	assert_true(str_is(got.captured, "2009-11-03T04:10:00Z"));
	assert_true(str_is(got.digest, "sha1:AB"));
	assert_true(str_is(got.media_type, "text/html"));
	assert_false(str_present(got.title));
	assert_false(str_present(got.site));
	assert_int_equal(got.words, LIBRARY_COUNT_UNKNOWN);
	assert_int_equal(got.comments, 3);
	assert_int_equal(got.capture_of, LIBRARY_NOWHERE);
	assert_false(str_present(library_row(library, 1).captured));
	library_close(library);
}

static void test_what_is_put_adds_to_a_row(void **state)
{
	Library *library = library_open();
	LibraryRow more = row_of(NULL, NULL);
	unsigned long version;

	(void)state;
	add(library, "http://paper.example/a", NULL);
	version = library_version(library);
	more.state = LIBRARY_READ;
	more.kind = LIBRARY_ARTICLE;
	more.title = str("A title");
	more.words = 400;
	library_put(library, 0, &more);

	LibraryRow got = library_row(library, 0);
	LibraryCounts counts = library_counts(library);

	assert_true(library_version(library) != version);
	assert_true(str_is(got.address, "http://paper.example/a"));
	assert_true(str_is(got.title, "A title"));
	assert_true(str_is(library_row_name(&got), "A title"));
	assert_int_equal(got.words, 400);
	assert_int_equal(counts.rows, 1);
	assert_int_equal(counts.states[LIBRARY_NAMED], 0);
	assert_int_equal(counts.states[LIBRARY_READ], 1);
	assert_int_equal(counts.kinds[LIBRARY_ARTICLE], 1);
	library_close(library);
}

static void test_names_of_kinds_and_keys(void **state)
{
	(void)state;
	for (LibraryKind kind = 0; kind < LIBRARY_KIND_COUNT; kind++)
		assert_int_equal(library_kind_of(str(library_kind_name(kind))), kind);
	for (LibraryKey key = 0; key < LIBRARY_KEY_COUNT; key++)
		assert_int_equal(library_key_of(str(library_key_name(key))), key);
	assert_int_equal(library_kind_of((Str)STR("articles")), LIBRARY_KIND_COUNT);
	assert_int_equal(library_key_of((Str)STR("")), LIBRARY_KEY_COUNT);
}

static void test_an_address_finds_the_nearest_capture(void **state)
{
	static const struct {
		const char *address, *time;
		size_t from, row;
	} questions[] = {
		{ "https://paper.example/a/", "2009-12-01T00:00:00Z", LIBRARY_NOWHERE, 1 },
		{ "http://www.paper.example/a?utm_source=x", "2001", LIBRARY_NOWHERE, 0 },
		{ "http://paper.example/a", NULL, LIBRARY_NOWHERE, 2 },
		{ "http://paper.example/a", "2009-12-01", 3, 2 }, /* of the same container */
		{ "http://paper.example/gone", NULL, LIBRARY_NOWHERE, 5 },
		{ "http://m.paper.example/only/index.html", NULL, LIBRARY_NOWHERE, 6 },
		{ "http://paper.example/b", NULL, LIBRARY_NOWHERE, LIBRARY_NOWHERE },
		{ "a", NULL, LIBRARY_NOWHERE, LIBRARY_NOWHERE },
	};
	Library *library = library_open();
	LibraryRow row;

	(void)state;
	add(library, "http://paper.example/a", "2008-01-01T00:00:00Z");
	add(library, "http://paper.example/a", "2009-11-03T00:00:00Z");
	row = row_of("http://paper.example/a", "2012-01-01T00:00:00Z");
	row.place.source = 1;
	library_add(library, &row);
	row.address = str("http://paper.example/c");
	library_add(library, &row);
	row = row_of("http://paper.example/gone", "2012-01-01T00:00:00Z");
	row.kind = LIBRARY_ERROR;
	library_add(library, &row);
	add(library, "http://paper.example/gone", "2008-01-01T00:00:00Z");
	add(library, "http://paper.example/only", NULL);
	for (size_t i = 0; i < COUNT(questions); i++)
		assert_int_equal(library_find(library, str(questions[i].address),
					 str(questions[i].time), questions[i].from),
			questions[i].row);
	library_close(library);
}

static size_t found_by(Library *library, const char *address)
{
	return library_find(library, str(address), STR_NONE, LIBRARY_NOWHERE);
}

/* Whether keys were asked for in between or not. */
static void test_an_address_that_is_put_later_is_found_beside_the_first(void **state)
{
	(void)state;
	for (int asked = 0; asked < 2; asked++) {
		Library *library = library_open();
		LibraryRow more = row_of("http://paper.example/2009/story", NULL);

		add(library, "http://paper.example/story.html", NULL);
		if (asked)
			assert_int_equal(
				found_by(library, "http://paper.example/no"), LIBRARY_NOWHERE);
		library_put(library, 0, &more);
		assert_int_equal(found_by(library, "http://paper.example/story.html"), 0);
		assert_int_equal(found_by(library, "http://paper.example/2009/story"), 0);
		library_close(library);
	}
}

static void test_containers_are_listed_when_asked_for(void **state)
{
	Library *library = library_open();
	Arena *arena = arena_new();
	LibraryRow row = row_of(NULL, NULL);
	LibraryFilter containers = { .kinds = 1u << LIBRARY_CONTAINER };

	(void)state;
	add(library, "http://paper.example/a", NULL);
	row.kind = LIBRARY_CONTAINER;
	library_add(library, &row);
	assert_int_equal(library_list(library, as_they_came, &all, arena).count, 1);
	assert_int_equal(library_list(library, as_they_came, &containers, arena).count, 1);
	assert_int_equal(
		library_list(library, as_they_came, &all, arena).kinds[LIBRARY_CONTAINER], 1);
	arena_free(arena);
	library_close(library);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_a_row_comes_back_as_it_was_put),
		cmocka_unit_test(test_what_is_put_adds_to_a_row),
		cmocka_unit_test(test_names_of_kinds_and_keys),
		cmocka_unit_test(test_an_address_finds_the_nearest_capture),
		cmocka_unit_test(test_an_address_that_is_put_later_is_found_beside_the_first),
		cmocka_unit_test(test_containers_are_listed_when_asked_for),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
