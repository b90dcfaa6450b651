/* SPDX-License-Identifier: ISC */
#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "bench.h"
#include "pages.h"

static void test_view_an_article_is_found_where_it_was_left(void **state)
{
	Bench *bench = *state;

	press(bench, ") 2 j");
	assert_row(bench, 0,
		"The old bridge was known for opening by itself. On two nights in 1987 it");
	press_and_open(bench, "J");
	assert_row(bench, 1, "Tide tables");
	press_and_open(bench, "K");
	assert_row(bench, 0,
		"The old bridge was known for opening by itself. On two nights in 1987 it");
}

static void test_view_goes_back_and_forward(void **state)
{
	Bench *bench = *state;

	assert_int_equal(press(bench, "B").kind, EFFECT_NONE);
	assert_row(bench, -1, "Nothing to go back to");
	press_and_open(bench, ") J");
	press_and_open(bench, "J");
	assert_effect_item(press(bench, "2 B"), 0, SHOW_ARTICLE);
	show(bench, 0, SHOW_ARTICLE);
	assert_row(bench, 0, "A bridge with a temper");
	press(bench, "B");
	assert_row(bench, -1, "Nothing to go back to");
	press_and_open(bench, "F");
	assert_row(bench, 1, "Tide tables");
	press_and_open(bench, "F");
	assert_row(bench, -1, "SPC page  / search  c comments 1  q list  = origin  ? help");
	press(bench, "F");
	assert_row(bench, -1, "Nothing to go forward to");
	press_and_open(bench, "B");
	press_and_open(bench, "K"); /* somewhere else: the way forward ends */
	press(bench, "F");
	assert_row(bench, -1, "Nothing to go forward to");
}

static void test_view_an_item_that_does_not_open_changes_nothing(void **state)
{
	Bench *bench = *state;

	press(bench, "J");
	view_message(bench->view, true, "note: cannot be read");
	assert_row(bench, -1, "note: cannot be read");
	press(bench, "B");
	assert_row(bench, -1, "Nothing to go back to");
	assert_row(bench, 1, "Swing bridge opens to walkers at last");
}

static void test_view_reload_keeps_place_and_pane(void **state)
{
	Bench *bench = *state;

	press(bench, ") c");
	press_and_open(bench, "R");
	assert_focus(bench, PANE_COMMENTS);
	press(bench, "a");
	assert_row(bench, 0, "A bridge with a temper");
}

static void test_view_what_was_folded_stays_folded(void **state)
{
	Bench *bench = *state;

	press(bench, "c } h");
	assert_row(bench, 6,
		"\xE2\x96\xB8 A pilot \xC2\xB7 the river \xC2\xB7 1 reply   The hut leaked.");
	press_and_open(bench, "J");
	press_and_open(bench, "K");
	press(bench, "c");
	assert_row(bench, 6,
		"\xE2\x96\xB8 A pilot \xC2\xB7 the river \xC2\xB7 1 reply   The hut leaked.");
}

static void test_view_going_back_returns_to_the_pane_one_came_from(void **state)
{
	Bench *bench = *state;

	press(bench, "r j");
	show(bench, 2, SHOW_ARTICLE); /* the related story was one of the items */
	assert_focus(bench, PANE_ARTICLE);
	press_and_open(bench, "B");
	assert_focus(bench, PANE_RELATED);
	assert_non_null(strstr(row_text(bench, -2), "story 2/3"));
}

int main(void)
{
#define OPEN_TEST(test) cmocka_unit_test_setup_teardown(test, set_up_open, tear_down)
	const struct CMUnitTest tests[] = {
		OPEN_TEST(test_view_an_article_is_found_where_it_was_left),
		OPEN_TEST(test_view_goes_back_and_forward),
		OPEN_TEST(test_view_an_item_that_does_not_open_changes_nothing),
		OPEN_TEST(test_view_reload_keeps_place_and_pane),
		OPEN_TEST(test_view_what_was_folded_stays_folded),
		OPEN_TEST(test_view_going_back_returns_to_the_pane_one_came_from),
	};

	setlocale(LC_ALL, "C.UTF-8");
	return cmocka_run_group_tests(tests, NULL, NULL);
}
