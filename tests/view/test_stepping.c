/* SPDX-License-Identifier: ISC */
#include "view/stepping.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "build.h"

static void open_at(Scroller *scroller, const Article *article, int rows)
{
	*scroller = (Scroller){ 0 };
	scroller_open(scroller, article, FLOW_STORY, false);
	scroller_grew(scroller, true);
	scroller_size(scroller, rows, (LayoutOptions){ .width_cells = 40, .crosshead_gap = 1 });
}

static void assert_top(const Scroller *scroller, const char *words)
{
	Str text = flow_piece(scroller->flow, scroller->top.piece)->text;
	char shown[40];

	snprintf(shown, sizeof shown, "%.*s", (int)text.size, text.at);
	assert_string_equal(shown, words);
}

static void test_stepping_goes_from_crosshead_to_crosshead(void **state)
{
	(void)state;
	Article *article = build_article(
		"title Fog\np One.\nh First\np Two.\nh Second\np Three.\np Four.\np Five.\np Six.");
	Scroller scroller;

	open_at(&scroller, article, 3);
	assert_false(stepping_to_heading(&scroller, -1));
	assert_true(stepping_to_heading(&scroller, 1));
	assert_top(&scroller, "First");
	assert_true(stepping_to_heading(&scroller, 1));
	assert_top(&scroller, "Second");
	assert_false(stepping_to_heading(&scroller, 1));
	assert_top(&scroller, "Second");
	assert_true(stepping_to_heading(&scroller, -1));
	assert_top(&scroller, "First");
	assert_true(stepping_to_heading(&scroller, -1)); /* the headline is the top */
	assert_top(&scroller, "Fog");
	scroller_close(&scroller);
	article_free(article);
}

static void test_stepping_goes_from_paragraph_to_paragraph(void **state)
{
	(void)state;
	Article *article = build_article(
		"p A paragraph that is longer than one line of the window is.\nrow Ship|Tons\n"
		"row Ada|12\np Two.\np Three.\np Four.");
	Scroller scroller;

	open_at(&scroller, article, 3);
	scroller_move(&scroller, 1); /* within the first one, which comes first going up */
	assert_true(stepping_to_paragraph(&scroller, -1));
	assert_int_equal(scroller.top.line, 0);
	assert_true(stepping_to_paragraph(&scroller, 1));
	assert_top(&scroller, "Ship\tTons");
	assert_true(stepping_to_paragraph(&scroller, 1)); /* a table is one */
	assert_top(&scroller, "Two.");
	assert_true(stepping_to_paragraph(&scroller, -1));
	assert_top(&scroller, "Ship\tTons");
	scroller_close(&scroller);
	article_free(article);
}

static void test_stepping_without_lines_goes_nowhere(void **state)
{
	(void)state;
	Scroller scroller = { 0 };

	assert_false(stepping_to_heading(&scroller, 1));
	assert_false(stepping_to_paragraph(&scroller, -1));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_stepping_goes_from_crosshead_to_crosshead),
		cmocka_unit_test(test_stepping_goes_from_paragraph_to_paragraph),
		cmocka_unit_test(test_stepping_without_lines_goes_nowhere),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
