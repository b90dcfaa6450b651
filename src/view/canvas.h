/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_VIEW_CANVAS_H
#define BROADSHEET_VIEW_CANVAS_H

/* Rows by columns of cells, each a grapheme cluster with a style name: what the
 * view paints and the terminal shows. A cluster of two cells owns the cell to its
 * right, too; one that does not fit its row, or is half covered, becomes blanks. */

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"
#include "base/text.h"
#include "layout/style.h"
#include "view/canvas_links.h"

enum {
	CANVAS_CELL_BYTES = 24
}; /* a base and up to four marks */

typedef struct {
	char text[CANVAS_CELL_BYTES]; /* zero-terminated cluster; "" in a right half */
	unsigned char cells; /* 1 or 2; 0: right half of the cell before */
	unsigned char style; /* Style */
	unsigned short marks; /* or of MARK_* */
	unsigned short link; /* number of the address it leads to, or 0 */
} Cell;

typedef struct {
	int rows, columns;
	Cell *cells; /* row by row; owned */
	int cursor_row, cursor_column; /* where the terminal's cursor belongs */
	bool cursor_shown; /* in prompts */
	int rule_column, rule_rows; /* between two panes, from the first row on; or -1 */
	CanvasLinks *links; /* owned; NULL: no cell ever had one */
	unsigned short link; /* what is put now leads there; or 0 */
} Canvas;

/* A canvas of blanks. ROWS and COLUMNS are at least 1. The caller frees it; NULL is fine there. */
Canvas *canvas_new(int rows, int columns);
void canvas_free(Canvas *canvas);

/* Makes it another size, all blank. */
void canvas_resize(Canvas *canvas, int rows, int columns);
void canvas_clear(Canvas *canvas);

/* The cell at ROW, COLUMN (must be inside). */
Cell *canvas_cell(Canvas *canvas, int row, int column);

/* Writes clean TEXT from ROW, COLUMN, at most MAX_CELLS cells and never beyond
 * the row; a cluster is written whole or not at all. Returns the cells written. */
int canvas_put(
	Canvas *canvas, int row, int column, int max_cells, Str text, Style style, unsigned marks);

/* What is put from now on leads to ADDRESS; to nothing when that is empty. */
void canvas_lead_to(Canvas *canvas, Str address);

/* CELLS cells of blanks in STYLE from ROW, COLUMN on, never beyond the row. */
void canvas_fill(Canvas *canvas, int row, int column, int cells, Style style, unsigned marks);

/* The canvas as text for tests and for people: each row without trailing blanks;
 * with STYLES, runs other than "text" as {style+mark:words}. */
void canvas_print(const Canvas *canvas, bool styles, Text *out);

#endif
