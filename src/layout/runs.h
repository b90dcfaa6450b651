/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_LAYOUT_RUNS_H
#define BROADSHEET_LAYOUT_RUNS_H

/* A line as runs of one look each, in the order of the cells on the screen: bar,
 * indent, lead, text with its spans, what a folded comment shows of itself. */

#include <stddef.h>

#include "base/arena.h"
#include "layout/layout.h"
#include "layout/lines.h"

/* Grows as needed; the texts in it are of the flow, static, or in its arena. */
typedef struct {
	LayoutRun *runs; /* owned */
	size_t count, room;
	int cells; /* of all */
	Arena *arena; /* owned: texts made for this line */
} Runs;

/* Frees what RUNS hold. */
void runs_clear(Runs *runs);

/* Fills RUNS with line LINE of LINES, the lines of piece PIECE of FLOW; FIT as there. */
void runs_of_line(Runs *runs, const Flow *flow, size_t piece, const Lines *lines, size_t line,
	int width_cells, const TableFit *fit);

/* Fills RUNS with a blank line before PIECE: nothing, or the bar that goes on there. */
void runs_of_gap(Runs *runs, const Flow *flow, size_t piece, const Lines *lines, int width_cells);

#endif
