/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_LAYOUT_TABLE_H
#define BROADSHEET_LAYOUT_TABLE_H

/* How wide the columns of a table are: one width each over all rows, so that they
 * stand below each other. Columns that do not fit side by side are narrowed, their
 * cells wrapped, down to their longest words; a table that is wider even so keeps
 * its columns and is shifted. */

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/str.h"
#include "layout/flow.h"

enum {
	TABLE_GAP_CELLS = 2
};

typedef struct {
	size_t columns;
	int *cells; /* of each column */
	bool *to_right; /* numbers, aligned to the right */
	int width_cells; /* of all, with the gaps */
} TableFit;

/* The fit of table TABLE of FLOW into WIDTH_CELLS, in ARENA. SQUEEZE: narrow columns
 * below their longest words rather than be wider. Takes the time of a thousand rows at
 * most. */
TableFit table_fit(Arena *arena, const Flow *flow, size_t table, int width_cells, bool squeeze);

/* Takes the next cell off *ROW, a row's text; false when there is none left. */
bool table_next_cell(Str *row, Str *cell);

#endif
