/* SPDX-License-Identifier: ISC */
#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "bench.h"
#include "pages.h"

static void test_view_close_goes_to_the_list_and_out(void **state)
{
	Bench *bench = *state;

	press_and_open(bench, "j Enter");
	assert_focus(bench, PANE_ARTICLE);
	assert_row(bench, 1, "Tide tables");
	assert_int_equal(press(bench, "q").kind, EFFECT_NONE);
	assert_focus(bench, PANE_LIST);
	assert_int_equal(press(bench, "Enter").kind, EFFECT_NONE); /* it is still open */
	assert_focus(bench, PANE_ARTICLE);
	assert_int_equal(press(bench, "q q").kind, EFFECT_QUIT);
}

static void test_view_close_of_the_only_article_quits(void **state)
{
	Bench *bench = *state;
	Library *one = pages_build("bridge\n");

	pages_show(bench->view, one, "one page", false);
	assert_int_equal(press(bench, "q").kind, EFFECT_QUIT);
	library_close(one);
}

static void test_view_close_leaves_panes_and_sheets_first(void **state)
{
	Bench *bench = *state;

	press(bench, "c");
	assert_focus(bench, PANE_COMMENTS);
	assert_int_equal(press(bench, "? q").kind, EFFECT_NONE);
	assert_focus(bench, PANE_COMMENTS);
	assert_int_equal(press(bench, "q").kind, EFFECT_NONE);
	assert_focus(bench, PANE_ARTICLE);
	assert_int_equal(press(bench, "Q").kind, EFFECT_QUIT);
}

int main(void)
{
#define LIST_TEST(test) cmocka_unit_test_setup_teardown(test, set_up_list, tear_down)
#define OPEN_TEST(test) cmocka_unit_test_setup_teardown(test, set_up_open, tear_down)
	const struct CMUnitTest tests[] = {
		LIST_TEST(test_view_close_goes_to_the_list_and_out),
		OPEN_TEST(test_view_close_of_the_only_article_quits),
		OPEN_TEST(test_view_close_leaves_panes_and_sheets_first),
	};

	setlocale(LC_ALL, "C.UTF-8");
	return cmocka_run_group_tests(tests, NULL, NULL);
}
