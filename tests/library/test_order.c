/* SPDX-License-Identifier: ISC */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "made_rows.h"

/* Against answers found here in the plainest way. */

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
		cmocka_unit_test(test_every_order_of_a_thousand_rows),
		cmocka_unit_test(test_groups_cover_the_list),
		cmocka_unit_test(test_headings_of_groups),
		cmocka_unit_test(test_marks_before_a_title_do_not_order_it),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
