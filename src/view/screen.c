/* SPDX-License-Identifier: ISC */
#include "view/screen.h"

enum {
	BOTTOM_ROWS = 2, /* status and hints */
	MARGIN_CELLS = 4, /* of the article beside a side column */
	ONE_SIDE_CELLS = 30,
	BOTH_SIDE_CELLS = 42,
	SIDE_CELLS_LEAST = 20,
	SIDE_CELLS_MOST = 60,
	ARTICLE_CELLS_LEAST = 40,
	RULE_CELLS = 2, /* the rule and the blank behind it */
	PANE_MARGIN_CELLS = 1,
	PANE_MORE_CELLS = 8, /* a list or comments alone may be wider than the text */
	RELATED_PERCENT = 40, /* of the height, at most */
	BELOW_PERCENT = 33, /* of the height */
	BELOW_ROWS_LEAST = 4,
	ABOVE_ROWS_LEAST = 6, /* what the article keeps */
	BOTH_SIDE_ROWS = 9, /* lower windows have no room for two panes, one over the other */
};

static int least(int a, int b)
{
	return a < b ? a : b;
}

static int most(int a, int b)
{
	return a > b ? a : b;
}

static Split split_of(const ScreenWish *wish)
{
	bool wanted = wish->beside[PANE_RELATED] || wish->beside[PANE_COMMENTS];

	if (wish->zoomed || wish->focus == PANE_LIST || !wanted)
		return SPLIT_NONE;
	if (wish->below)
		return wish->rows >= SCREEN_BELOW_ROWS ? SPLIT_BELOW : SPLIT_NONE;
	return wish->columns >= SCREEN_ONE_SIDE_COLUMNS ? SPLIT_SIDE : SPLIT_NONE;
}

/* Columns of the side column with its rule. */
static int side_columns(const ScreenWish *wish)
{
	int columns = ONE_SIDE_CELLS;

	if (wish->columns >= SCREEN_WIDE_COLUMNS)
		columns = BOTH_SIDE_CELLS + (wish->columns - SCREEN_WIDE_COLUMNS) / 2;
	else if (wish->columns >= SCREEN_BOTH_SIDE_COLUMNS)
		columns = BOTH_SIDE_CELLS;
	columns = least(columns, SIDE_CELLS_MOST) + wish->side_change;
	columns = most(least(columns, SIDE_CELLS_MOST), SIDE_CELLS_LEAST);
	return least(columns, wish->columns - ARTICLE_CELLS_LEAST);
}

static int body_rows(const ScreenWish *wish)
{
	return wish->rows - BOTTOM_ROWS;
}

/* The article alone, its text column in the middle. */
static Box article_alone(const ScreenWish *wish)
{
	int cells = wish->columns;

	if (cells >= SCREEN_MARGIN_COLUMNS)
		cells = least(wish->text_cells, cells - MARGIN_CELLS);
	return (Box){
		.shown = true,
		.rows = body_rows(wish),
		.columns = wish->columns,
		.text_column = (wish->columns - cells) / 2,
		.text_cells = cells,
	};
}

/* The article left of a side column. Where there is room for margins the text
 * keeps to the left one, so that it stands still when the side column moves; in
 * wide windows it is in the middle of what is left. */
static Box article_beside(const ScreenWish *wish, int columns)
{
	int cells = columns - PANE_MARGIN_CELLS;
	int margin = 0;

	if (columns >= SCREEN_MARGIN_COLUMNS) {
		cells = least(wish->text_cells, columns - MARGIN_CELLS - PANE_MARGIN_CELLS);
		margin =
			wish->columns >= SCREEN_WIDE_COLUMNS ? (columns - cells) / 2 : MARGIN_CELLS;
	}
	return (Box){
		.shown = true,
		.rows = body_rows(wish),
		.columns = columns,
		.text_column = margin,
		.text_cells = cells,
	};
}

/* Related stories, comments or the list with the screen to itself. */
static Box pane_alone(const ScreenWish *wish)
{
	int cells = least(wish->columns, wish->text_cells + PANE_MORE_CELLS);
	int column = (wish->columns - cells) / 2;

	if (wish->focus == PANE_LIST) {
		cells = wish->columns;
		column = 0;
	}
	return (Box){
		.shown = true,
		.titled = true,
		.column = column,
		.rows = body_rows(wish),
		.columns = cells,
		.text_column = column,
		.text_cells = cells,
	};
}

int screen_related_cells(const ScreenWish *wish)
{
	switch (split_of(wish)) {
	case SPLIT_NONE:
		break;
	case SPLIT_SIDE:
		return side_columns(wish) - RULE_CELLS;
	case SPLIT_BELOW:
		return pane_alone(wish).text_cells;
	}
	return 0;
}

static Box side_box(const ScreenWish *wish, int row, int rows)
{
	int columns = side_columns(wish) - RULE_CELLS;

	return (Box){
		.shown = true,
		.titled = true,
		.row = row,
		.column = wish->columns - columns,
		.rows = rows,
		.columns = columns,
		.text_column = wish->columns - columns,
		.text_cells = columns,
	};
}

/* Related stories take what they need, the comments the rest below a blank row. */
static void share_side(const ScreenWish *wish, Screen *screen)
{
	int rows = body_rows(wish);
	int related = least(1 + wish->related_rows, most(rows * RELATED_PERCENT / 100, 2));

	screen->box[PANE_RELATED] = side_box(wish, 0, related);
	screen->box[PANE_COMMENTS] = side_box(wish, related + 1, rows - related - 1);
}

/* The one pane there is room for. */
static Pane only_pane(const ScreenWish *wish)
{
	if (!wish->beside[PANE_RELATED])
		return PANE_COMMENTS;
	if (!wish->beside[PANE_COMMENTS])
		return PANE_RELATED;
	return wish->side;
}

static void arrange_side(const ScreenWish *wish, Screen *screen)
{
	bool room = wish->columns >= SCREEN_BOTH_SIDE_COLUMNS && wish->rows >= BOTH_SIDE_ROWS;
	bool both = room && wish->beside[PANE_RELATED] && wish->beside[PANE_COMMENTS];
	int columns = wish->columns - side_columns(wish);

	screen->box[PANE_ARTICLE] = article_beside(wish, columns);
	screen->rule_column = columns;
	if (both)
		share_side(wish, screen);
	else
		screen->box[only_pane(wish)] = side_box(wish, 0, body_rows(wish));
}

/* Rows of the pane below: a part of the height, related stories not more than they need. */
static int below_rows(const ScreenWish *wish, Pane pane)
{
	int body = body_rows(wish);
	int rows = body * BELOW_PERCENT / 100 + wish->below_change;

	if (pane == PANE_RELATED && wish->related_rows > 0)
		rows = least(rows, 1 + wish->related_rows);
	return least(most(rows, BELOW_ROWS_LEAST), body - ABOVE_ROWS_LEAST);
}

/* The article above, one of the others below it with a blank row between, both as wide as the
 * window. */
static void arrange_below(const ScreenWish *wish, Screen *screen)
{
	Pane pane = only_pane(wish);
	int body = body_rows(wish), rows = below_rows(wish, pane);
	Box *article = &screen->box[PANE_ARTICLE], *below = &screen->box[pane];

	*article = article_alone(wish);
	article->rows = body - rows - 1;
	*below = pane_alone(wish);
	below->row = body - rows;
	below->rows = rows;
}

static void arrange_one(const ScreenWish *wish, Screen *screen)
{
	if (wish->focus == PANE_ARTICLE)
		screen->box[PANE_ARTICLE] = article_alone(wish);
	else
		screen->box[wish->focus] = pane_alone(wish);
}

Screen screen_arrange(const ScreenWish *wish)
{
	Screen screen = { .rule_column = -1 };

	screen.too_small = wish->rows < SCREEN_LEAST_ROWS || wish->columns < SCREEN_LEAST_COLUMNS;
	if (screen.too_small)
		return screen;
	screen.split = split_of(wish);
	switch (screen.split) {
	case SPLIT_NONE:
		arrange_one(wish, &screen);
		break;
	case SPLIT_SIDE:
		arrange_side(wish, &screen);
		break;
	case SPLIT_BELOW:
		arrange_below(wish, &screen);
		break;
	}
	return screen;
}

int box_line_rows(const Box *box)
{
	return box->titled ? box->rows - 1 : box->rows;
}
