/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_LAYOUT_LINES_H
#define BROADSHEET_LAYOUT_LINES_H

/* One piece at one width: where its lines begin and end, and what stands before
 * them. Gap lines are not among them. */

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/wrap.h"
#include "layout/flow.h"
#include "layout/layout.h"
#include "layout/table.h"

/* A cell of a table row. */
typedef struct {
	size_t start; /* of its text in the row's */
	WrapLine *wraps; /* offsets in the cell */
	size_t count;
} LinesCell;

/* Cells are left to right in reading order: indent, bar and lead (in a box of the story
 * the bar comes first), then the text. */
typedef struct {
	size_t count; /* lines, at least 1 */
	WrapLine *wraps; /* of each line; NULL for table rows and rules */
	int indent; /* cells */
	int bar; /* cells of the bar with its space */
	bool bar_first; /* before the indent */
	int lead; /* cells of the lead, 0 for none */
	int hang; /* cells that lines behind the first keep free for it */
	bool lead_alone; /* the lead is too wide: it has the first line to itself, cut */
	bool plain; /* as the layout was told */
	bool in_parts; /* folded head: only whole parts of it were left out */
	bool columns; /* related story: date and section stand beside the title, */
	int below; /* or below it, indented by so many cells, as is the rest of the title */
	bool shiftable;
	int plain_room; /* cells that a preformatted line has */
	unsigned char *levels; /* of each byte of the text, or NULL: nothing to reorder */
	LinesCell *cells; /* of a table row */
	size_t cell_count;
} Lines;

enum {
	LINES_COLUMN_GAP = 2
};

/* Cells of the column of sections beside the titles of related stories, in a layout of WIDTH. */
int lines_section_cells(const Flow *flow, int width);

/* The lines of PIECE of FLOW, in ARENA; FIT is that of its table, or NULL. */
Lines lines_of(Arena *arena, const Flow *flow, size_t piece, const LayoutOptions *options,
	const TableFit *fit);

/* Cells of a tab of PIECE when BEFORE stand before it on its line, which has ROOM: up to the
 * next stop or the end of the line. In what is wrapped a tab is a blank, as the wrapping
 * counts it. */
int lines_tab_cells(const Piece *piece, int before, int room);

/* Do the lines of PIECE run right to left? Preformatted ones never do. */
bool lines_right_to_left(const Flow *flow, const Piece *piece);

/* " · 14 replies", said behind the HEAD of a folded comment, with " · folded" before it where that
 * is told in words (PLAIN); empty for nothing. In ARENA. */
Str lines_replies(Arena *arena, const Flow *flow, const Piece *head, bool plain);

/* What stands before the first line of PIECE. */
Str lines_lead(const Lines *lines, const Piece *piece);

/* The line of LINES that shows byte BYTE of PIECE's text. */
size_t lines_find(const Lines *lines, const Piece *piece, size_t byte);

/* What line LINE shows of PIECE's text, as LayoutLine has it. */
void lines_range(const Lines *lines, const Piece *piece, size_t line, size_t *start, size_t *end);

#endif
