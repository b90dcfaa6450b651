/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_VIEW_SCREEN_H
#define BROADSHEET_VIEW_SCREEN_H

/* Who gets which part of the screen. The last two rows are the status line and the
 * hint line, what is above them belongs to the panes: from 120 columns the article
 * with a side column of related stories above comments, from 100 columns a side
 * column with one of them, below that one pane at a time; or, where that is wished,
 * one of them below the article. Rows, columns and sizes are cells. */

#include <stdbool.h>

#include "view/view.h"

enum {
	SCREEN_LEAST_ROWS = 5,
	SCREEN_LEAST_COLUMNS = 20,
	SCREEN_ONE_SIDE_COLUMNS = 100, /* from here one pane beside the article */
	SCREEN_BOTH_SIDE_COLUMNS = 120, /* from here both */
	SCREEN_BELOW_ROWS = 18, /* from here one pane below the article */
	SCREEN_WIDE_COLUMNS = 160, /* from here the side column grows */
	SCREEN_MARGIN_COLUMNS = 76, /* narrower: no margins */
	SCREEN_TALL_ROWS = 30, /* from here two blank lines over a crosshead */
	SCREEN_TEXT_CELLS = 72,
	SCREEN_TEXT_LEAST = 24,
	SCREEN_TEXT_MOST = 160,
};

/* Where a pane is: its title row first, when it has one. */
typedef struct {
	bool shown;
	bool titled;
	int row, column, rows, columns; /* title row included */
	int text_column, text_cells; /* where its lines go, within the screen */
} Box;

typedef struct {
	int rows, columns; /* of the window */
	Pane focus;
	bool zoomed; /* the focused pane has the screen */
	bool beside[PANE_COUNT]; /* related, comments: wanted beside the article */
	bool below; /* not beside the article but below it */
	Pane side; /* the one shown where there is room for one */
	int text_cells; /* wanted for the text column */
	int side_change; /* cells more or less than the side column has by itself */
	int below_change; /* rows more or less than the pane below has by itself */
	int related_rows; /* lines of the related stories at screen_related_cells, title not counted */
} ScreenWish;

typedef enum {
	SPLIT_NONE, /* one pane has the screen */
	SPLIT_SIDE,
	SPLIT_BELOW
} Split;

typedef struct {
	bool too_small;
	Split split;
	Box box[PANE_COUNT];
	int rule_column; /* between article and side column; -1: there is none */
} Screen;

/* Text cells of the related stories beside or below the article, 0 where they are not. */
int screen_related_cells(const ScreenWish *wish);

/* The parts of the screen as WISH has it. In a window smaller than SCREEN_LEAST_ROWS by
 * SCREEN_LEAST_COLUMNS there are none: TOO_SMALL. */
Screen screen_arrange(const ScreenWish *wish);

/* Rows a box has for its lines. */
int box_line_rows(const Box *box);

#endif
