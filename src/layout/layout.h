/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_LAYOUT_LAYOUT_H
#define BROADSHEET_LAYOUT_LAYOUT_H

/* A flow at a width: lines, laid out piece by piece as they are asked for,
 * forwards and backwards from anywhere. Painting a screen lays out the pieces on
 * it and no others. Widths are cells, offsets bytes. */

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"
#include "layout/flow.h"
#include "layout/style.h"

/* A line by number within its piece. Blank lines before a piece are its first
 * ones. Good for one layout only; a Place outlives it. */
typedef struct {
	size_t piece;
	size_t line;
} LineAt;

/* Text of one look. AT is the offset of its first byte in the piece's text, or
 * STR_NOWHERE for what is not of the text (bars, leads, hyphens, padding). */
typedef struct {
	Str text;
	int cells;
	Style style;
	unsigned marks; /* MARK_EMPHASIS ... MARK_LINK */
	size_t at;
	const Span *link; /* the link span it lies in, or NULL */
} LayoutRun;

typedef struct {
	LineAt at;
	Place start, end;    /* bytes of the piece on this line, half open */
	const LayoutRun *runs; /* good until the next call on the layout */
	size_t run_count;
	int cells;           /* of all runs */
	bool blank;          /* a gap line */
	bool shiftable;      /* preformatted or table: may be wider than the layout */
} LayoutLine;

typedef struct Layout Layout;

typedef struct {
	int width_cells;
	int crosshead_gap; /* blank lines before a crosshead: 1, or 2 in tall windows */
	bool wrap_wide;    /* wrap tables and preformatted text instead of shifting */
} LayoutOptions;

/* A layout of FLOW (borrowed). */
Layout *layout_new(Flow *flow, LayoutOptions options);
void layout_free(Layout *layout);

/* The flow has grown or folded: forget the pieces from FROM_PIECE on. */
void layout_forget(Layout *layout, size_t from_piece);

/* First and last line. */
LineAt layout_first(Layout *layout);
LineAt layout_last(Layout *layout);

/* The line that shows PLACE (the next shown one where it is folded away). */
LineAt layout_find(Layout *layout, Place place);

/* Moves *AT by N lines (negative: up) as far as there are lines; returns how far it moved. */
long layout_move(Layout *layout, LineAt *at, long n);

/* The line at AT. False when there is none there. */
bool layout_line(Layout *layout, LineAt at, LayoutLine *out);

/* The place of the first byte of the line at AT. */
Place layout_place(Layout *layout, LineAt at);

/* Counts lines, at most PIECES more pieces a call (idle time); true when all are
 * counted, and then *LINES is the number of lines. */
bool layout_count(Layout *layout, size_t pieces, size_t *lines);

/* Lines before AT; only exact, and only to be asked, when layout_count is true. */
size_t layout_lines_before(Layout *layout, LineAt at);

#endif
