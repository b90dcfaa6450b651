/* SPDX-License-Identifier: ISC */

/* The keys of the comments pane. */

#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "bench.h"
#include "build.h"

#define POINT " \xC2\xB7 "
#define SHUT  "\xE2\x96\xB8 "
#define OPEN  "\xE2\x96\xBE "

/* The first of the articles is one with a long thread. */
static int set_up(void **state)
{
	set_up_list(state);
	Bench *bench = *state;

	article_free(bench->article[0]);
	bench->article[0] = build_article_from("quarry.txt");
	show(bench, 0, SHOW_ARTICLE);
	press(bench, "c");
	return 0;
}

static void test_sort_shows_choices_and_takes_one(void **state)
{
	Bench *bench = *state;

	press(bench, "H S");
	assert_row(bench, -1, "p as on the page  o oldest first  n newest first  r most replies");
	press(bench, "n");
	assert_row(bench, -1, "Threads: newest first");
	assert_row(bench, 0, "Comments 12" POINT "newest first");
	assert_row(bench, 1,
		SHUT "P. Lanyard" POINT "Fenwick Cross" POINT "4 May, 12:00" POINT
		     "4 replies   Has anybody counted t\xE2\x80\xA6");
	press(bench, "S r");
	assert_row(bench, -1, "Threads: most replies first");
	press(bench, "S x");
	assert_row(bench, -1, "x is none of the choices");
	press(bench, "S ^G");
	assert_row(bench, 0, "Comments 12" POINT "most replies first");
	press(bench, "S p");
	assert_row(bench, 0, "Comments 12" POINT "\"What readers say\"");
}

static void test_sort_keeps_the_comment_in_its_row(void **state)
{
	Bench *bench = *state;

	press(bench, "H L } } } } } }"); /* the sixth from the first */
	assert_non_null(strstr(row_text(bench, -2), "comment  7/12"));
	for (int row = 1; row < 20; row++)
		if (strstr(row_text(bench, row), "4 May, 12:00") != NULL) {
			press(bench, "S n");
			assert_non_null(strstr(row_text(bench, -2), "comment  1/12"));
			press(bench, "S p");
			assert_non_null(strstr(row_text(bench, -2), "comment  7/12"));
			return;
		}
	fail();
}

static void test_sort_stays_for_the_next_article_and_back(void **state)
{
	Bench *bench = *state;

	press(bench, "H S o )"); /* at the third thread */
	assert_non_null(strstr(row_text(bench, -2), "comment  7/12"));
	press_and_open(bench, "J");
	press_and_open(bench, "K");
	press(bench, "c");
	assert_row(bench, 0, "Comments 12" POINT "oldest first");
	assert_non_null(strstr(row_text(bench, -2), "comment  7/12"));
	assert_non_null(strstr(row_text(bench, 1), SHUT "Owen Tarrant"));
}

static void test_sort_is_for_comments_with_dates(void **state)
{
	Bench *bench = *state;

	press(bench, "a S");
	assert_row(bench, -1,
		"Comments and the list can be put in another order; c goes to the comments");
	for (size_t i = 0; i < bench->article[0]->comment_count; i++) {
		Comment comment = article_comment(bench->article[0], i);

		comment.time = STR_NONE;
		article_set_comment(bench->article[0], i, &comment);
	}
	press(bench, "c S n");
	assert_row(bench, -1, "No comment here has a date that can be told");
}

static void test_find_narrows_and_widens_again(void **state)
{
	Bench *bench = *state;

	press(bench, "&");
	assert_non_null(strstr(row_text(bench, -1), "author: place: text: role:"));
	type(bench, "place:council");
	press(bench, "Enter");
	assert_row(bench, -1, "2 of 12 comments; ^G shows all again");
	assert_row(bench, 0, "Comments 2 of 12" POINT "place:council");
	assert_row(bench, 1,
		OPEN "Roads Desk" POINT "Fenwick County Council" POINT "3 May, 15:30" POINT
		     "staff" POINT "answers Hattie");
	press(bench, "}");
	assert_non_null(strstr(row_text(bench, -2), "comment 2/2"));
	press(bench, "p");
	assert_row(bench, -1, "Only some comments are shown; ^G shows all again");
	press(bench, "^G");
	assert_non_null(strstr(row_text(bench, -2), "comment  6/12"));
}

static void test_find_that_holds_for_none_changes_nothing(void **state)
{
	Bench *bench = *state;

	press(bench, "} } &");
	type(bench, "author:nobody");
	press(bench, "Enter");
	assert_row(bench, -1, "No comment has author:nobody");
	assert_non_null(strstr(row_text(bench, -2), "comment  3/12"));
	press(bench, "& Enter"); /* nothing asked */
	assert_row(bench, 0, "Comments 12" POINT "\"What readers say\"");
}

static void test_find_is_for_comments(void **state)
{
	press(*state, "a &");
	assert_row(*state, -1, "Comments and the list can be narrowed; c goes to the comments");
}

static void test_find_finds_what_was_folded_and_folds_it_again(void **state)
{
	Bench *bench = *state;

	press(bench, "H &");
	type(bench, "sandwich");
	press(bench, "Enter");
	assert_row(bench, 2, "\xE2\x94\x82 I had a sandwich at the window.");
	press(bench, "^G");
	assert_row(bench, 3,
		SHUT "P. Lanyard" POINT "Fenwick Cross" POINT "4 May, 12:00" POINT
		     "4 replies   Has anybody counted t\xE2\x80\xA6");
}

static void test_author_goes_round(void **state)
{
	Bench *bench = *state;

	press(bench, "A");
	assert_non_null(strstr(row_text(bench, -2), "comment  3/12"));
	press(bench, "A");
	assert_non_null(strstr(row_text(bench, -2), "comment  8/12"));
	press(bench, "A");
	assert_row(bench, -1, "Past the end, on from the top");
	assert_non_null(strstr(row_text(bench, -2), "comment  1/12"));
	press(bench, "@");
	assert_row(bench, -1, "Past the top, on from the end");
	assert_non_null(strstr(row_text(bench, -2), "comment  8/12"));
}

static void test_author_unfolds_only_the_way_there(void **state)
{
	Bench *bench = *state;

	press(bench, "H A");
	assert_non_null(strstr(row_text(bench, -2), "comment  3/12"));
	assert_row(bench, 1, OPEN "Hattie Moss" POINT "Upper Fenwick" POINT "3 May, 10:12");
	assert_non_null(strstr(row_text(bench, 12), SHUT "Roads Desk"));
}

static void test_author_alone_and_without_a_name(void **state)
{
	Bench *bench = *state;

	press(bench, "1 1 G A");
	assert_row(bench, -1, "The only comment by Ines Calloway");
	press(bench, "G A");
	assert_row(bench, -1, "This comment has no name");
}

static void test_search_unfolds_the_match_and_no_more(void **state)
{
	Bench *bench = *state;

	press(bench, "H /");
	type(bench, "six in hand");
	assert_non_null(strstr(row_text(bench, 4), SHUT "P. Lanyard")); /* its thread is open */
	press(bench, "^G");
	assert_non_null(strstr(row_text(bench, 1), SHUT "Hattie Moss")); /* and shut again */
	assert_non_null(strstr(row_text(bench, 2), SHUT "Owen Tarrant"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
#define TEST(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)
		TEST(test_sort_shows_choices_and_takes_one),
		TEST(test_sort_keeps_the_comment_in_its_row),
		TEST(test_sort_stays_for_the_next_article_and_back),
		TEST(test_sort_is_for_comments_with_dates),
		TEST(test_find_narrows_and_widens_again),
		TEST(test_find_that_holds_for_none_changes_nothing),
		TEST(test_find_is_for_comments),
		TEST(test_find_finds_what_was_folded_and_folds_it_again),
		TEST(test_author_goes_round),
		TEST(test_author_unfolds_only_the_way_there),
		TEST(test_author_alone_and_without_a_name),
		TEST(test_search_unfolds_the_match_and_no_more),
#undef TEST
	};

	setlocale(LC_ALL, "C.UTF-8");
	return cmocka_run_group_tests(tests, NULL, NULL);
}
