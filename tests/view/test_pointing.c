/* SPDX-License-Identifier: ISC */

/* What the mouse does. Rows and columns count from 0. */

#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "bench.h"
#include "build.h"

static Effect click(Bench *bench, int row, int column)
{
	return view_mouse(bench->view, (ViewMouse){ .row = row, .column = column });
}

static void wheel(Bench *bench, int steps)
{
	view_mouse(bench->view, (ViewMouse){ .wheel = steps });
}

static void test_wheel_moves_lines(void **state)
{
	Bench *bench = *state;

	wheel(bench, 1);
	assert_row(bench, 0, "Published 14 May 2011 \xC2\xB7 Updated 15 May 2011, 09:20 GMT");
	wheel(bench, 2);
	assert_row(bench, 0, "years ago, opened to walkers on Saturday.");
	wheel(bench, -9);
	assert_row(bench, 0, "Tidewater Gazette \xC2\xB7 Harbour");
}

static void test_click_selects_a_link_and_follows_it(void **state)
{
	Bench *bench = *state;

	/* "The work cost 4.2 million crowns, twice what the harbour board had" */
	click(bench, 14, 4 + 55);
	assert_row(bench, -1, "Not in this archive: https://gazette.example/harbour/board.html");
	click(bench, 14, 4 + 55);
	assert_row(bench, -1, "Not in this archive; O opens the live address: harbour board");
	click(bench, 14, 4 + 10); /* no link: nothing */
	assert_row(bench, 14, "The work cost 4.2 million crowns, twice what the harbour board had");
}

static void test_click_goes_to_panes_and_selects_in_them(void **state)
{
	Bench *bench = *state;

	resize(bench, 40, 120);
	click(bench, 3, 90);
	assert_focus(bench, PANE_RELATED);
	assert_non_null(strstr(row_text(bench, -2), "story 2/3"));
	click(bench, 3, 90);
	assert_row(bench, -1,
		"Not in this archive; O opens the live address: Harbour board asks for a second loan");
	click(bench, 23, 90);
	assert_focus(bench, PANE_COMMENTS);
	assert_non_null(strstr(row_text(bench, -2), "comment 4/5"));
	click(bench, 9, 90);
	assert_non_null(strstr(row_text(bench, -2), "comment 1/5"));
	click(bench, 9, 90); /* again, on its head: folded */
	assert_non_null(strstr(row_text(bench, 9), "2 replies"));
	click(bench, 20, 10);
	assert_focus(bench, PANE_ARTICLE);
	click(bench, 39, 10); /* the rows below are none of the panes */
	assert_focus(bench, PANE_ARTICLE);
}

static void test_click_opens_pages_of_the_list(void **state)
{
	Bench *bench = *state;

	assert_int_equal(click(bench, 2, 20).kind, EFFECT_NONE);
	assert_non_null(strstr(row_text(bench, -2), "item 2/3"));
	assert_effect_item(click(bench, 2, 20), 1, SHOW_ARTICLE);
	assert_int_equal(click(bench, 0, 20).kind, EFFECT_NONE);
	assert_int_equal(click(bench, 9, 20).kind, EFFECT_NONE);
	assert_non_null(strstr(row_text(bench, -2), "item 2/3"));
	press(bench, "/");
	click(bench, 1, 20); /* while something is typed: nothing */
	press(bench, "^G");
	assert_non_null(strstr(row_text(bench, -2), "item 2/3"));
}

static void test_clicks_anywhere_do_no_harm(void **state)
{
	Bench *bench = *state;

	for (int columns = 1; columns < 130; columns += 31)
		for (int rows = 1; rows < 45; rows += 11) {
			resize(bench, rows, columns);
			for (int row = 0; row < 60; row += 3)
				click(bench, row, row * 3);
			row_text(bench, 0);
		}
	resize(bench, ROWS, COLUMNS);
	press(bench, "?");
	click(bench, 4, 4);
	assert_row(bench, 0, "Keys");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
#define TEST(test) cmocka_unit_test_setup_teardown(test, set_up_open, tear_down)
		TEST(test_wheel_moves_lines),
		TEST(test_click_selects_a_link_and_follows_it),
		TEST(test_click_goes_to_panes_and_selects_in_them),
		cmocka_unit_test_setup_teardown(
			test_click_opens_pages_of_the_list, set_up_list, tear_down),
		TEST(test_clicks_anywhere_do_no_harm),
#undef TEST
	};

	setlocale(LC_ALL, "C.UTF-8");
	return cmocka_run_group_tests(tests, NULL, NULL);
}
