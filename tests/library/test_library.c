/* SPDX-License-Identifier: ISC */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/text.h"
#include "library/library.h"

#define COUNT(table) (sizeof(table) / sizeof *(table))

static const LibraryOrder as_they_came = { .key = LIBRARY_BY_PLACE };
static const LibraryFilter all = { .words = { NULL, 0 } };

static LibraryRow row_of(const char *address, const char *captured)
{
	LibraryRow row = library_row_at(&(LibraryPlace){ .item = 0 });

	row.address = str(address);
	row.captured = str(captured);
	return row;
}

static size_t add(Library *library, const char *address, const char *captured)
{
	LibraryRow row = row_of(address, captured);

	return library_add(library, &row);
}

/* Rows */

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

/* Addresses */

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

static void test_captures_copies_and_prints_know_their_first(void **state)
{
	Library *library = library_open();
	Arena *arena = arena_new();
	LibraryRow row = row_of("http://paper.example/a?print=1", NULL);
	size_t count;

	(void)state;
	row.digest = str("sha1:P");
	library_add(library, &row);
	row = row_of("http://paper.example/a", "2012");
	row.digest = str("sha1:A");
	library_add(library, &row);
	row = row_of("http://www.paper.example/a", "2009");
	row.digest = str("sha1:A");
	library_add(library, &row);
	row = row_of("http://paper.example/copy", "2009");
	row.digest = str("sha1:A");
	library_add(library, &row);

	LibraryList list = library_list(library, as_they_came, &all, arena);

	assert_int_equal(list.count, 4);
	assert_int_equal(library_row(library, 0).print_of, 1);
	assert_int_equal(library_row(library, 1).captures, 2);
	assert_int_equal(library_row(library, 2).capture_of, 1);
	assert_int_equal(library_row(library, 2).copy_of, LIBRARY_NOWHERE);
	assert_int_equal(library_row(library, 3).copy_of, 1);

	uint32_t *captures = library_captures(library, 1, arena, &count);

	assert_int_equal(count, 2);
	assert_int_equal(captures[0], 2);
	assert_int_equal(captures[1], 1);

	list = library_list(library, as_they_came,
		&(LibraryFilter){ .no_copies = true, .one_capture = true }, arena);
	assert_int_equal(list.count, 1);
	assert_int_equal(list.rows[0], 1);
	assert_int_equal(list.copies, 2);
	arena_free(arena);
	library_close(library);
}

/* Lists ask only about rows that came since the last one; what has changed since then must
 * not stay as it was. */
static void test_rows_that_come_or_change_later_find_their_first(void **state)
{
	Library *library = library_open();
	Arena *arena = arena_new();
	LibraryRow row = row_of("http://paper.example/a?print=1", NULL);

	(void)state;
	library_add(library, &row);
	add(library, "http://paper.example/b", "2009");
	library_list(library, as_they_came, &all, arena);
	assert_int_equal(library_row(library, 0).print_of, LIBRARY_NOWHERE);

	add(library, "http://paper.example/a", "2010");
	add(library, "http://paper.example/b", "2011");
	library_list(library, as_they_came, &all, arena);
	assert_int_equal(library_row(library, 0).print_of, 2);
	assert_int_equal(library_row(library, 1).captures, 2);
	assert_int_equal(library_row(library, 3).capture_of, 1);

	row = row_of("http://paper.example/c", "2009");
	library_put(library, 1, &row);
	library_list(library, as_they_came, &all, arena);
	assert_int_equal(library_row(library, 1).captures, 1);
	assert_int_equal(library_row(library, 3).capture_of, LIBRARY_NOWHERE);
	arena_free(arena);
	library_close(library);
}

/* Order and filter, against answers found here in the plainest way. */

enum {
	MADE = 1000
};

typedef struct {
	char address[64], title[64], date[40], section[16];
	const char *site;
	int year, month, day; /* 0: no date */
	int words, comments; /* -1: not known */
	LibraryKind kind;
} Made;

static unsigned next(unsigned *seed, unsigned below)
{
	*seed = *seed * 1664525u + 1013904223u;
	return (*seed >> 8) % below;
}

static const char *const sites[] = { NULL, "Alpha Post", "beta daily", "Gamma" };
static const char *const hosts[] = { "unknown.example", "alpha.example", "beta.example",
	"gamma.example" };

static void make(Made *made, Library *library)
{
	unsigned seed = 7;

	for (int i = 0; i < MADE; i++) {
		Made *one = &made[i];
		unsigned site = next(&seed, COUNT(sites));

		memset(one, 0, sizeof *one);
		snprintf(one->address, sizeof one->address, "http://www.%s/%d", hosts[site], i);
		snprintf(one->title, sizeof one->title, "%c%s %u", "aBcDeF"[next(&seed, 6)],
			next(&seed, 2) ? "lpine" : "\xC3\x89lan", next(&seed, 50));
		one->site = sites[site];
		if (next(&seed, 4) > 0)
			snprintf(one->section, sizeof one->section, "part %u", next(&seed, 5));
		if (next(&seed, 5) > 0) {
			one->year = 2005 + (int)next(&seed, 6);
			one->month = 1 + (int)next(&seed, 12);
			one->day = 1 + (int)next(&seed, 28);
			snprintf(one->date, sizeof one->date, "%d-%02d-%02d", one->year, one->month,
				one->day);
		}
		one->words = (int)next(&seed, 3000) - 1;
		one->comments = (int)next(&seed, 40) - 1;
		one->kind = next(&seed, LIBRARY_CONTAINER);

		LibraryRow row = row_of(one->address, NULL);

		row.state = LIBRARY_READ;
		row.title = str(one->title);
		row.site = str(one->site);
		row.section = one->section[0] != '\0' ? str(one->section) : STR_NONE;
		row.date = one->year > 0 ? str(one->date) : STR_NONE;
		row.words = one->words;
		row.comments = one->comments;
		row.kind = one->kind;
		library_add(library, &row);
	}
}

/* TITLE in lower case without its accents, which are only those of make. */
static void plain_title(const char *title, char *out)
{
	for (; *title != '\0'; title++) {
		if ((unsigned char)*title == 0xC3) {
			*out++ = 'e';
			title++;
			continue;
		}
		*out++ = ascii_lower(*title);
	}
	*out = '\0';
}

/* What ONE goes by under KEY as a text to be compared; false where it lacks it. */
static bool plain_key(const Made *one, LibraryKey key, char *out)
{
	switch (key) {
	case LIBRARY_BY_DATE:
		strcpy(out, one->date);
		return one->year > 0;
	case LIBRARY_BY_TITLE:
		plain_title(one->title, out);
		return true;
	case LIBRARY_BY_SITE:
		strcpy(out, one->site != NULL ? one->site : "");
		for (char *at = out; *at != '\0'; at++)
			*at = ascii_lower(*at);
		return one->site != NULL;
	case LIBRARY_BY_SECTION:
		strcpy(out, one->section);
		return one->section[0] != '\0';
	case LIBRARY_BY_LENGTH:
		snprintf(out, 64, "%08d", one->words + 1);
		return one->words >= 0;
	case LIBRARY_BY_COMMENTS:
		snprintf(out, 64, "%08d", one->comments + 1);
		return one->comments >= 0;
	case LIBRARY_BY_KIND:
		snprintf(out, 64, "%08d", (int)one->kind);
		return one->kind != LIBRARY_UNTOLD;
	case LIBRARY_BY_PLACE:
	case LIBRARY_KEY_COUNT:
		break;
	}
	out[0] = '\0';
	return true;
}

/* Does row A come before row B, A being the smaller number? */
static bool stays(const Made *made, size_t a, size_t b, LibraryOrder order)
{
	bool down = order.key == LIBRARY_BY_DATE || order.key == LIBRARY_BY_LENGTH ||
		order.key == LIBRARY_BY_COMMENTS;
	char left[64], right[64];
	bool left_known = plain_key(&made[a], order.key, left);
	bool right_known = plain_key(&made[b], order.key, right);

	if (!left_known || !right_known)
		return left_known || !right_known;
	if (order.key == LIBRARY_BY_PLACE)
		return !order.reversed;
	int difference = strcmp(left, right);

	return down != order.reversed ? difference >= 0 : difference <= 0;
}

static void test_every_order_of_a_thousand_rows(void **state)
{
	static Made made[MADE];
	Library *library = library_open();

	(void)state;
	make(made, library);
	for (LibraryKey key = 0; key < LIBRARY_KEY_COUNT; key++)
		for (int reversed = 0; reversed < 2; reversed++) {
			LibraryOrder order = { .key = key, .reversed = reversed != 0 };
			Arena *arena = arena_new();
			LibraryList list = library_list(library, order, &all, arena);
			size_t rank[MADE] = { 0 };

			assert_int_equal(list.count, MADE);
			for (size_t i = 0; i < MADE; i++)
				rank[list.rows[i]] = i;
			for (size_t a = 0; a < MADE; a++)
				for (size_t b = a + 1; b < MADE; b++)
					assert_int_equal(
						rank[a] < rank[b], stays(made, a, b, order));
			arena_free(arena);
		}
	library_close(library);
}

typedef struct {
	LibraryFilter filter;
	bool (*fits)(const Made *one);
} FilterCase;

static bool fits_after(const Made *one)
{
	return one->year > 2007 || (one->year == 2007 && one->month >= 6);
}

static bool fits_between(const Made *one)
{
	return one->year == 2008 || (one->year == 2009 && one->month == 1 && one->day < 15);
}

static bool fits_site(const Made *one)
{
	return one->site != NULL && strcmp(one->site, "beta daily") == 0;
}

static bool fits_unknown_host(const Made *one)
{
	return one->site == NULL;
}

static bool fits_section(const Made *one)
{
	return strcmp(one->section, "part 3") == 0;
}

static bool fits_kinds(const Made *one)
{
	return one->kind == LIBRARY_ARTICLE || one->kind == LIBRARY_PICTURE;
}

static bool fits_words(const Made *one)
{
	return strstr(one->title, "\xC3\x89lan") != NULL && fits_site(one);
}

static bool fits_phrase(const Made *one)
{
	return strstr(one->title, "lpine 4") != NULL;
}

static bool fits_none(const Made *one)
{
	(void)one;
	return false;
}

static void test_every_filter_of_a_thousand_rows(void **state)
{
	static const FilterCase cases[] = {
		{ { .after = STR("2007-06") }, fits_after },
		{ { .after = STR("2008"), .before = STR("2009-01-15") }, fits_between },
		{ { .site = STR("Beta Daily") }, fits_site },
		{ { .site = STR("beta.example") }, fits_site },
		{ { .site = STR("unknown.example") }, fits_unknown_host },
		{ { .section = STR("PART 3") }, fits_section },
		{ { .kinds = 1u << LIBRARY_ARTICLE | 1u << LIBRARY_PICTURE }, fits_kinds },
		{ { .words = STR("elan beta") }, fits_words },
		{ { .words = STR(" \"lpine 4\" ") }, fits_phrase },
		{ { .states = 1u << LIBRARY_FAILED }, fits_none },
		{ { .after = STR("yesterday") }, fits_none },
	};
	static Made made[MADE];
	Library *library = library_open();

	(void)state;
	make(made, library);
	for (size_t i = 0; i < COUNT(cases); i++) {
		Arena *arena = arena_new();
		LibraryList list = library_list(library, as_they_came, &cases[i].filter, arena);
		size_t at = 0;

		for (size_t row = 0; row < MADE; row++) {
			if (!cases[i].fits(&made[row]))
				continue;
			assert_true(at < list.count);
			assert_int_equal(list.rows[at++], row);
		}
		assert_int_equal(at, list.count);
		arena_free(arena);
	}
	library_close(library);
}

/* One letter more, one less, other words, and a row that is another one meanwhile. */
static void test_a_filter_is_typed(void **state)
{
	static const struct {
		const char *words;
		size_t count;
	} typed[] = { { "h", 2 }, { "ha", 2 }, { "har", 1 }, { "har x", 0 }, { "ha", 2 },
		{ "b", 3 }, { "h", 2 } };
	Library *library = library_open();
	Arena *arena = arena_new();
	LibraryRow row = row_of(NULL, NULL);
	LibraryFilter filter = { .words = STR("har") };

	(void)state;
	row.title = str("Harbour");
	library_add(library, &row);
	row.title = str("Bridge half open");
	library_add(library, &row);
	row.title = str("Bread");
	library_add(library, &row);
	for (size_t i = 0; i < COUNT(typed); i++) {
		filter.words = str(typed[i].words);
		assert_int_equal(
			library_list(library, as_they_came, &filter, arena).count, typed[i].count);
	}
	filter.words = str("har");
	assert_int_equal(library_list(library, as_they_came, &filter, arena).count, 1);
	row.title = str("Charts");
	library_put(library, 2, &row);
	library_add(library, &row);
	assert_int_equal(library_list(library, as_they_came, &filter, arena).count, 3);
	arena_free(arena);
	library_close(library);
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

static void test_groups_cover_the_list(void **state)
{
	static Made made[MADE];
	Library *library = library_open();

	(void)state;
	make(made, library);
	for (LibraryKey key = 0; key < LIBRARY_KEY_COUNT; key++) {
		Arena *arena = arena_new();
		LibraryList list = library_list(
			library, (LibraryOrder){ .key = key, .grouped = true }, &all, arena);
		size_t at = 0;

		for (size_t i = 0; i < list.group_count; i++) {
			assert_int_equal(list.groups[i].first, at);
			assert_true(list.groups[i].count > 0);
			at += list.groups[i].count;
		}
		assert_int_equal(at, MADE);
		arena_free(arena);
	}
	library_close(library);
}

static void test_headings_of_groups(void **state)
{
	static const struct {
		LibraryKey key;
		const char *headings[4];
	} cases[] = {
		{ LIBRARY_BY_PLACE, { NULL } },
		{ LIBRARY_BY_DATE, { "2009-11", "2009", NULL } },
		{ LIBRARY_BY_TITLE, { "#", "E" } },
		{ LIBRARY_BY_SITE, { "Post", NULL } },
		{ LIBRARY_BY_LENGTH, { "300 to 800 words", "under 300 words", NULL } },
		{ LIBRARY_BY_COMMENTS, { "10 to 99 comments", "no comments", NULL } },
		{ LIBRARY_BY_KIND, { "article", "front", NULL } },
	};
	Library *library = library_open();
	LibraryRow row = row_of(NULL, NULL);

	(void)state;
	row.title = str("\xC3\x89tat");
	row.date = str("2009-11-02");
	row.site = str("Post");
	row.words = 300;
	row.comments = 0;
	row.kind = LIBRARY_FRONT;
	library_add(library, &row);
	row.title = str("12 things");
	row.date = str("2009");
	row.words = 299;
	row.comments = 99;
	row.kind = LIBRARY_ARTICLE;
	library_add(library, &row);
	row = row_of(NULL, NULL);
	row.title = str("elan");
	library_add(library, &row);
	for (size_t i = 0; i < COUNT(cases); i++) {
		Arena *arena = arena_new();
		LibraryList list = library_list(library,
			(LibraryOrder){ .key = cases[i].key, .grouped = true }, &all, arena);

		for (size_t k = 0; k < list.group_count; k++) {
			assert_int_equal(
				str_present(list.groups[k].title), cases[i].headings[k] != NULL);
			if (cases[i].headings[k] != NULL)
				assert_string_equal(
					str_c(arena, list.groups[k].title), cases[i].headings[k]);
		}
		arena_free(arena);
	}
	library_close(library);
}

/* A library of rows that have a title and no more. */
static Library *titled(const char *const *titles, size_t count)
{
	Library *library = library_open();
	LibraryRow row = row_of(NULL, NULL);

	for (size_t i = 0; i < count; i++) {
		row.title = str(titles[i]);
		library_add(library, &row);
	}
	return library;
}

static void test_marks_before_a_title_do_not_order_it(void **state)
{
	static const char *const titles[] = { "Harbour", "\xE2\x80\x9CGale\xE2\x80\x9D expected",
		"\xC2\xAB Ferry", "(1) Basin", "???", "\xC2\xBFIsla?" };
	static const size_t expected[] = { 3, 4, 2, 1, 0, 5 };
	static const char *const headings[] = { "#", "F", "G", "H", "I" };
	Library *library = titled(titles, COUNT(titles));
	Arena *arena = arena_new();
	LibraryList list = library_list(
		library, (LibraryOrder){ .key = LIBRARY_BY_TITLE, .grouped = true }, &all, arena);

	(void)state;
	assert_int_equal(list.count, COUNT(expected));
	for (size_t i = 0; i < list.count; i++)
		assert_int_equal(list.rows[i], expected[i]);
	assert_int_equal(list.group_count, COUNT(headings));
	for (size_t i = 0; i < list.group_count; i++)
		assert_string_equal(str_c(arena, list.groups[i].title), headings[i]);
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
		cmocka_unit_test(test_captures_copies_and_prints_know_their_first),
		cmocka_unit_test(test_rows_that_come_or_change_later_find_their_first),
		cmocka_unit_test(test_every_order_of_a_thousand_rows),
		cmocka_unit_test(test_every_filter_of_a_thousand_rows),
		cmocka_unit_test(test_a_filter_is_typed),
		cmocka_unit_test(test_containers_are_listed_when_asked_for),
		cmocka_unit_test(test_groups_cover_the_list),
		cmocka_unit_test(test_headings_of_groups),
		cmocka_unit_test(test_marks_before_a_title_do_not_order_it),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
