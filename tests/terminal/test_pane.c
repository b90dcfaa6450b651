/* SPDX-License-Identifier: ISC */
#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "terminal/answers.h"
#include "terminal/pane.h"

enum {
	ROWS = 20,
	COLUMNS = 40,
	RULE = 25
};

/* Text at the left of a rule, scrolled to LEFT, and at its right, scrolled to RIGHT from row
 * RIGHT_TOP on; below a status row. */
static Canvas *draw(int left, int right, int right_top)
{
	Canvas *canvas = canvas_new(ROWS, COLUMNS);
	char words[32];

	for (int row = 0; row < ROWS - 1; row++) {
		snprintf(words, sizeof words, "left %d", (row + left) * 7919 % 1000);
		canvas_put(canvas, row, 1, RULE - 2, str(words), STYLE_TEXT, 0);
		canvas_put(canvas, row, RULE, 1, str("│"), STYLE_BAR, 0);
		int line = row >= right_top ? row + right : row;

		snprintf(words, sizeof words, "right %d", line * 7927 % 1000);
		canvas_put(canvas, row, RULE + 2, 10, str(words), STYLE_COMMENT, 0);
	}
	canvas_fill(canvas, ROWS - 1, 0, COLUMNS, STYLE_STATUS, 0);
	canvas->rule_column = RULE;
	canvas->rule_rows = ROWS - 1;
	return canvas;
}

static bool find(Canvas *before, Canvas *after, PaneMove *move)
{
	bool found = pane_find_move(before->cells, after, move);

	canvas_free(before);
	canvas_free(after);
	return found;
}

static void assert_move(PaneMove move, int top, int bottom, int left, int right, int lines)
{
	assert_int_equal(move.top, top);
	assert_int_equal(move.bottom, bottom);
	assert_int_equal(move.left, left);
	assert_int_equal(move.right, right);
	assert_int_equal(move.lines, lines);
}

static void test_pane_move_of_each_side(void **state)
{
	(void)state;
	PaneMove move;

	assert_true(find(draw(10, 0, 0), draw(11, 0, 0), &move));
	assert_move(move, 0, ROWS - 2, 0, RULE - 1, 1);
	assert_true(find(draw(10, 0, 0), draw(7, 0, 0), &move));
	assert_move(move, 0, ROWS - 2, 0, RULE - 1, -3);
	assert_true(find(draw(0, 5, 6), draw(0, 7, 6), &move)); /* the lower pane at the right */
	assert_move(move, 6, ROWS - 2, RULE + 1, COLUMNS - 1, 2);
}

static void test_pane_move_that_is_none(void **state)
{
	(void)state;
	PaneMove move;

	assert_false(find(draw(0, 0, 0), draw(0, 0, 0), &move));
	assert_false(find(draw(0, 0, 0), draw(500, 0, 0), &move)); /* nothing stays in sight */
	assert_false(find(draw(0, 0, 0), draw(ROWS - 4, 0, 0), &move)); /* hardly anything */
	Canvas *before = draw(0, 0, 0), *after = draw(1, 0, 0);

	canvas_put(before, 3, RULE, 1, str("x"), STYLE_BAR, 0); /* other panes than before */
	assert_false(find(before, after, &move));
}

static void assert_answers(const char *const *replies, bool known, bool margins, bool synchronized)
{
	Answers answers = { .state = ANSWERS_AWAITED };

	for (; *replies != NULL; replies++)
		answers_take(&answers, str(*replies));
	assert_int_equal(answers.state, known ? ANSWERS_KNOWN : ANSWERS_AWAITED);
	assert_int_equal(answers.margins, margins);
	assert_int_equal(answers.synchronized, synchronized);
}

#define REPLIES(...) ((const char *const[]){ __VA_ARGS__, NULL })

static void test_answers(void **state)
{
	(void)state;
	assert_answers(REPLIES("?69;2$y", "?2026;0$y", "?64;1c"), true, true, false);
	assert_answers(REPLIES("?69;1$y", "?2026;1$y", "?64;1c"), true, true, true);
	assert_answers(REPLIES("?69;0$y", "?2026;2$y", "?64;1c"), true, false, true);
	assert_answers(REPLIES("?69;4$y", "?2026;4$y", "?64;1c"), true, false, false);
	assert_answers(REPLIES("?1;2c"), true, false, false);
	assert_answers(REPLIES("24;80R"), false, false, false);
	Answers unasked = { 0 };

	answers_take(&unasked, str("?69;2$y"));
	assert_false(unasked.margins);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_pane_move_of_each_side),
		cmocka_unit_test(test_pane_move_that_is_none),
		cmocka_unit_test(test_answers),
	};

	setlocale(LC_ALL, "C.UTF-8");
	return cmocka_run_group_tests(tests, NULL, NULL);
}
