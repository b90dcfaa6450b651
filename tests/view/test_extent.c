/* SPDX-License-Identifier: ISC */
#include "view/extent.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "base/text.h"

enum {
	PARAGRAPHS = 20,
	LINES = 2 * PARAGRAPHS + 1, /* a blank one before each but the first, and the end line */
	ROWS = 9
};

typedef struct {
	Article *article;
	Scroller scroller;
} Bench;

static int set_up(void **state)
{
	Bench *bench = memory_new(sizeof *bench);

	bench->article = article_new();
	for (int i = 0; i < PARAGRAPHS; i++)
		article_add_block(bench->article, BLOCK_PARAGRAPH)->rich.text = str("Words.");
	scroller_open(&bench->scroller, bench->article, FLOW_STORY, false);
	*state = bench;
	return 0;
}

static int tear_down(void **state)
{
	Bench *bench = *state;

	scroller_close(&bench->scroller);
	article_free(bench->article);
	free(bench);
	return 0;
}

static void size(Bench *bench, bool complete)
{
	scroller_grew(&bench->scroller, complete);
	scroller_size(&bench->scroller, ROWS, (LayoutOptions){ .width_cells = 40 });
}

/* Lines above the window. */
static size_t above(Bench *bench)
{
	return layout_lines_before(bench->scroller.layout, bench->scroller.top);
}

static void test_percent_of_what_has_no_lines_is_the_end(void **state)
{
	Bench *bench = *state;
	long page = 7, pages = 7;

	assert_int_equal(extent_percent(&bench->scroller), 100);
	extent_to_percent(&bench->scroller, 50);
	extent_to_page(&bench->scroller, 2);
	assert_false(extent_count(&bench->scroller));
	assert_false(extent_pages(&bench->scroller, &page, &pages));
	assert_int_equal(page, 7);
}

static void test_percent_goes_from_the_top_to_the_last_window(void **state)
{
	Bench *bench = *state;

	size(bench, true);
	assert_int_equal(extent_percent(&bench->scroller), 0);
	extent_to_percent(&bench->scroller, 50);
	assert_true(extent_percent(&bench->scroller) >= 50);
	assert_true(extent_percent(&bench->scroller) < 60);
	extent_to_percent(&bench->scroller, 100);
	assert_int_equal(extent_percent(&bench->scroller), 100);
	while (extent_count(&bench->scroller))
		;
	assert_int_equal(above(bench), LINES - ROWS);
	extent_to_percent(&bench->scroller, 0);
	assert_int_equal(extent_percent(&bench->scroller), 0);
}

static void test_pages_are_known_when_lines_are_counted(void **state)
{
	Bench *bench = *state;
	long page, pages;

	size(bench, true);
	assert_false(extent_pages(&bench->scroller, &page, &pages));
	assert_true(extent_count(&bench->scroller));
	while (extent_count(&bench->scroller))
		;
	assert_true(extent_pages(&bench->scroller, &page, &pages));
	assert_int_equal(page, 1);
	assert_int_equal(pages, 1 + (LINES - ROWS) / (ROWS - 1));
	extent_to_page(&bench->scroller, 3);
	assert_int_equal(above(bench), 2 * (ROWS - 1));
	assert_true(extent_pages(&bench->scroller, &page, &pages));
	assert_int_equal(page, 3);
	extent_to_page(&bench->scroller, 1L << 40);
	assert_true(extent_pages(&bench->scroller, &page, &pages));
	assert_int_equal(page, pages);
	assert_int_equal(above(bench), LINES - ROWS);
}

static void test_pages_of_what_grows_are_not_counted(void **state)
{
	Bench *bench = *state;
	long page, pages;

	size(bench, false);
	assert_false(extent_count(&bench->scroller));
	assert_false(extent_pages(&bench->scroller, &page, &pages));
}

int main(void)
{
#define TEST(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)
	const struct CMUnitTest tests[] = {
		TEST(test_percent_of_what_has_no_lines_is_the_end),
		TEST(test_percent_goes_from_the_top_to_the_last_window),
		TEST(test_pages_are_known_when_lines_are_counted),
		TEST(test_pages_of_what_grows_are_not_counted),
	};
#undef TEST

	return cmocka_run_group_tests(tests, NULL, NULL);
}
