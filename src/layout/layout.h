/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_LAYOUT_LAYOUT_H
#define BROADSHEET_LAYOUT_LAYOUT_H

/* A flow at a width: lines, laid out piece by piece as they are asked for,
 * forwards and backwards from anywhere. Painting a screen lays out the pieces on
 * it and no others. Widths are cells, offsets bytes.
 *
 * A line is never wider than the layout, but for a shiftable one and for a cluster
 * of two cells in a layout of one. */

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"
#include "layout/flow.h"
#include "layout/style.h"

/* A line by number within its piece. Blank lines before a piece are its first
 * ones. Good for one layout only, and until something is folded; a Place outlives
 * both. */
typedef struct {
	size_t piece;
	size_t line;
} LineAt;

/* Are A and B the same line of one layout? Does A come before B? */
bool line_at_equal(LineAt a, LineAt b);
bool line_at_before(LineAt a, LineAt b);

/* Text of one look, in the order of cells on the line. AT is the offset of its first
 * byte in the piece's text, or STR_NOWHERE for what is not of the text (bars, leads,
 * hyphens, padding). Within a run the text is in reading order: of words that run
 * right to left each cluster is a run of its own. TEXT may hold clusters without a
 * cell, and, at an AT, the mirror image of a bracket in place of the bracket. */
typedef struct {
	Str text;
	int cells;
	Style style;
	unsigned marks; /* MARK_EMPHASIS ... MARK_LINK */
	size_t at;
	const Span *link; /* the link span it lies in, or NULL */
} LayoutRun;

/* A line. START and END are what it shows of the piece's text, half open; of a table
 * row they are of the first cell that reaches the line. */
typedef struct {
	LineAt at;
	Place start, end;
	const LayoutRun *runs; /* good until the next call on the layout */
	size_t run_count;
	int cells; /* of all runs */
	bool blank; /* a gap line */
	bool shiftable; /* preformatted or table: may be wider than the layout */
} LayoutLine;

typedef struct Layout Layout;

typedef struct {
	int width_cells;
	int crosshead_gap; /* blank lines before a crosshead: 1, or 2 in tall windows */
	bool wrap_wide; /* wrap tables and preformatted text instead of shifting */
	bool plain; /* for speech: no bars, rules and fold marks; "folded" in words */
} LayoutOptions;

/* A layout of FLOW (borrowed). A width below 1 is taken as 1. The caller frees it; NULL is fine
 * there. */
Layout *layout_new(Flow *flow, LayoutOptions options);
void layout_free(Layout *layout);

/* The flow has grown or folded: the lines of the pieces from FROM_PIECE on are laid out anew when
 * they are asked for, and counted anew. How many lines a piece has is kept: for that
 * layout_changed is there. */
void layout_forget(Layout *layout, size_t from_piece);

/* The text of PIECE has become another one: nothing is known of it. */
void layout_changed(Layout *layout, size_t piece);

/* First and last line; piece 0, line 0 when the flow is empty. */
LineAt layout_first(Layout *layout);
LineAt layout_last(Layout *layout);

/* The line that shows PLACE; where it is folded away, the head line that hides it;
 * behind the end, the last line. */
LineAt layout_find(Layout *layout, Place place);

/* Moves *AT by N lines (negative: up) as far as there are lines; returns by how many it
 * moved, never negative. */
long layout_move(Layout *layout, LineAt *at, long n);

/* The line at AT. False when there is none there. */
bool layout_line(Layout *layout, LineAt at, LayoutLine *out);

/* The place of the first byte of the line at AT; of a blank line, that of the piece. */
Place layout_place(Layout *layout, LineAt at);

/* Counts lines, at most PIECES more pieces a call (idle time); true when all are
 * counted, and then *LINES is the number of lines. */
bool layout_count(Layout *layout, size_t pieces, size_t *lines);

/* Lines before AT; only exact, and only to be asked, when layout_count is true. */
size_t layout_lines_before(Layout *layout, LineAt at);

#endif
