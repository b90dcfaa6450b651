/* SPDX-License-Identifier: ISC */

/* Marks, far moves and the way back from them, contents and the list of links. */

#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "bench.h"

static const char temper[] = "A bridge with a temper";

static void test_mark_is_set_and_gone_to(void **state)
{
	Bench *bench = *state;

	press(bench, ") m");
	assert_row(bench, -1, "a-z here (A-Z from anywhere)");
	press(bench, "a");
	assert_row(bench, -1, "Mark a is set");
	press(bench, "G '");
	assert_row(bench, -1, "a-z mark  ' before the last jump  ? list");
	press(bench, "a");
	assert_row(bench, 0, temper);
	press(bench, "' b");
	assert_row(bench, -1, "There is no mark b; mb sets it");
	press(bench, "m 1");
	assert_row(bench, -1, "1 is none of the choices");
}

static void test_mark_of_a_small_letter_is_the_articles_own(void **state)
{
	Bench *bench = *state;

	press(bench, ") m a");
	press_and_open(bench, "J");
	press(bench, "' a");
	assert_row(bench, -1, "There is no mark a; ma sets it");
}

static void test_mark_of_a_capital_opens_its_article(void **state)
{
	Bench *bench = *state;

	press(bench, ") m A");
	press_and_open(bench, "J");
	press_and_open(bench, "' A");
	assert_row(bench, 0, temper);
}

static void test_mark_remembers_the_pane(void **state)
{
	Bench *bench = *state;

	press(bench, "c } } m c a g");
	assert_focus(bench, PANE_ARTICLE);
	press(bench, "' c");
	assert_focus(bench, PANE_COMMENTS);
	assert_non_null(strstr(row_text(bench, -2), "comment 3/5"));
}

static void test_marks_are_listed(void **state)
{
	Bench *bench = *state;

	press(bench, "' ?");
	assert_row(bench, -1, "There are no marks; m and a letter sets one");
	press(bench, ") m a G m b ' ?");
	assert_row(bench, 0, "Marks");
	assert_row(bench, 1, "a  A bridge with a temper");
	press(bench, "Enter");
	assert_row(bench, 0, temper);
}

static void test_jumps_go_back_and_forth(void **state)
{
	Bench *bench = *state;

	press(bench, "' '");
	assert_row(bench, -1, "There was no jump in this article");
	press(bench, ") G ' '");
	assert_row(bench, 0, temper);
	press(bench, "' '"); /* where one was before that */
	assert_non_null(strstr(row_text(bench, -2), "100%"));
}

static void test_back_goes_through_places(void **state)
{
	Bench *bench = *state;

	press(bench, ") G g B");
	assert_non_null(strstr(row_text(bench, -2), "100%"));
	press(bench, "B");
	assert_row(bench, 0, temper);
	press(bench, "B");
	assert_row(bench, -1, "Nothing to go back to");
	press(bench, "F");
	assert_non_null(strstr(row_text(bench, -2), "100%"));
}

static void test_search_is_a_far_move(void **state)
{
	Bench *bench = *state;

	press(bench, "/");
	type(bench, "pilots");
	press(bench, "Enter B");
	assert_row(bench, 1, "Swing bridge opens to walkers at last");
}

static void test_contents_list_the_parts(void **state)
{
	Bench *bench = *state;

	press(bench, "T");
	assert_row(bench, 0, "Contents");
	assert_row(bench, 1, "Swing bridge opens to walkers at last");
	assert_row(bench, 2, temper);
	assert_row(bench, -1, "j k move  ENTER go there  / find  q close  ? help");
	press(bench, "j Enter");
	assert_row(bench, 0, temper);
	press(bench, "B");
	assert_row(bench, 1, "Swing bridge opens to walkers at last");
	press(bench, "T G Enter");
	assert_focus(bench, PANE_COMMENTS);
}

static void test_contents_are_searched_and_closed(void **state)
{
	Bench *bench = *state;

	press(bench, "T /");
	type(bench, "may cross");
	press(bench, "Enter Enter");
	assert_row(bench, 0, "Who may cross");
	press(bench, "T c");
	assert_row(bench, -1, "q closes this list first");
	press(bench, "q");
	assert_row(bench, 0, "Who may cross");
	press(bench, "T ^G");
	assert_row(bench, 0, "Who may cross");
}

static void test_links_are_listed_and_numbered(void **state)
{
	Bench *bench = *state;

	press(bench, "U");
	assert_row(bench, 0, "Links");
	assert_row(bench, 1, "1        harbour board  https://gazette.example/harbour/board.html");
	press(bench, "Enter");
	assert_row(bench, -1, "Not in this archive; O opens the live address: harbour board");
	press(bench, "1 Enter");
	assert_row(bench, -1, "Not in this archive; O opens the live address: harbour board");
	press(bench, "9 9 Enter");
	assert_row(bench, -1, "This article has no link 99");
	press(bench, "0 Enter");
	assert_row(bench, -1, "This article has no link 0");
	press(bench, "0 O");
	assert_row(bench, -1, "Open https://gazette.example/harbour/board.html?  y yes");
}

static void test_links_where_there_are_none(void **state)
{
	Bench *bench = *state;

	press_and_open(bench, "J");
	press(bench, "U");
	assert_row(bench, -1, "This article has no links");
}

/* The same words are at the top when another view of the page is shown. */
static void test_places_are_carried_to_the_whole_page(void **state)
{
	Bench *bench = *state;

	press(bench, ") )");
	char row[256];

	snprintf(row, sizeof row, "%s", row_text(bench, 0));
	show(bench, 0, SHOW_PAGE);
	assert_row(bench, 0, row);
	press(bench, "g");
	show(bench, 0, SHOW_SOURCE); /* from the top one comes to the top */
	assert_row(bench, 0, "Tidewater Gazette \xC2\xB7 Harbour");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
#define TEST(test) cmocka_unit_test_setup_teardown(test, set_up_open, tear_down)
		TEST(test_mark_is_set_and_gone_to),
		TEST(test_mark_of_a_small_letter_is_the_articles_own),
		TEST(test_mark_of_a_capital_opens_its_article),
		TEST(test_mark_remembers_the_pane),
		TEST(test_marks_are_listed),
		TEST(test_jumps_go_back_and_forth),
		TEST(test_back_goes_through_places),
		TEST(test_search_is_a_far_move),
		TEST(test_contents_list_the_parts),
		TEST(test_contents_are_searched_and_closed),
		TEST(test_links_are_listed_and_numbered),
		TEST(test_links_where_there_are_none),
		TEST(test_places_are_carried_to_the_whole_page),
#undef TEST
	};

	setlocale(LC_ALL, "C.UTF-8");
	return cmocka_run_group_tests(tests, NULL, NULL);
}
