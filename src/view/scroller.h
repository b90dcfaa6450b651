/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_VIEW_SCROLLER_H
#define BROADSHEET_VIEW_SCROLLER_H

/* A window over one part of an article: which line is at its top, and how it
 * moves. The last line never stands above the window's bottom while there is more
 * above. A heading is never the last line of the window: it waits for the line
 * below it. The place at the top outlives width, height and growth.
 *
 * Nothing is laid out but the lines shown and passed, and the end where a move or
 * the percent (view/extent) asks for it. What has no size yet has no lines: moves do nothing
 * then, but for a place, which is gone to once it is there. */

#include <stdbool.h>
#include <stddef.h>

#include "article/article.h"
#include "layout/flow.h"
#include "layout/layout.h"
#include "view/canvas.h"
#include "view/search.h"

typedef struct {
	const Article *article; /* borrowed; NULL: closed */
	FlowPart part;
	bool ascii;
	FlowKeys keys; /* that the end line of a story names */
	Flow *flow; /* owned; NULL until it has a size: what is never shown costs nothing */
	Layout *layout; /* owned; NULL until it has a size */
	LayoutOptions options;
	int rows; /* of the window */
	LineAt top; /* the line in the first row */
	Place place; /* its place, as the reader chose it */
	bool awaited; /* PLACE has not arrived yet */
	bool complete; /* the article grows no more */
	bool to_end; /* sent to the end, which moves for as long as the article grows */
	int shift_cells; /* wide lines are shown from this cell on */
	Place last_top; /* place of the lowest top there is; kept by view/extent, as are the next */
	bool last_top_known;
	size_t lines; /* of the whole layout, when counted */
	bool counted;
} Scroller;

/* Opens PART of ARTICLE (borrowed) at its start, in place of what was open. scroller_close frees
 * what it holds; both are fine for one that is all 0. */
void scroller_open(Scroller *scroller, const Article *article, FlowPart part, bool ascii);
void scroller_close(Scroller *scroller);

/* The end line of a story names KEYS from now on (flow_name_keys); none after scroller_open. */
void scroller_name_keys(Scroller *scroller, FlowKeys keys);

/* The article has grown. */
void scroller_grew(Scroller *scroller, bool complete);

/* ROWS lines (at least 1) are shown, laid out as OPTIONS say. Unless it is closed, FLOW and LAYOUT
 * are there from now on; the layout is another one where OPTIONS are. */
void scroller_size(Scroller *scroller, int rows, LayoutOptions options);

/* The number of lines it has laid out as OPTIONS say, MOST at most. */
int scroller_measure(Scroller *scroller, LayoutOptions options, int most);

/* Pieces from FROM on have been folded or unfolded. */
void scroller_folded(Scroller *scroller, size_t from);

/* The pieces are others, or in another order: nothing is known of them any more. To be
 * followed by a move to a place. */
void scroller_renumbered(Scroller *scroller);

/* True when there is a line to show. */
bool scroller_has_lines(const Scroller *scroller);

/* Moves by N lines as far as the window goes; returns how far it went. */
long scroller_move(Scroller *scroller, long n);

/* Moves by N pages (negative: up), one line kept; false at the end already. */
bool scroller_page(Scroller *scroller, long n);

/* To the first line; so that the last line is the last of the window, and stays so while
 * the article grows, until there is another move. */
void scroller_to_top(Scroller *scroller);
void scroller_to_bottom(Scroller *scroller);

/* So that the line AT, or the nearest one below which the window is full, is in the first row;
 * only while there are lines. */
void scroller_to_line(Scroller *scroller, LineAt at);

/* The lowest line that can be in the first row; only while there are lines. The layout is asked
 * for its end. */
LineAt scroller_lowest_top(const Scroller *scroller);

/* The line of PLACE with ROWS_ABOVE rows above it, once it has arrived. */
void scroller_to_place(Scroller *scroller, Place place, int rows_above);

/* Makes the lines from START to END visible with the least move. */
void scroller_reveal(Scroller *scroller, Place start, Place end);

/* As scroller_to_place, but nothing moves when the line of PLACE is visible. */
void scroller_show(Scroller *scroller, Place place, int rows_above);

/* The row of the line that shows PLACE, or -1 where it is not visible. */
int scroller_row_of(const Scroller *scroller, Place place);

/* The place behind the last byte that is shown. */
Place scroller_bottom(const Scroller *scroller);

/* Rows from the top that are to be painted: no more than there are lines, and
 * without heads that wait for the line below them. */
int scroller_filled_rows(const Scroller *scroller);

/* Shifts the wide lines that are shown by CELLS; false when none of them reaches
 * so far. */
bool scroller_shift(Scroller *scroller, int cells);

/* The pieces of its flow as texts to be searched, borrowed from it; none before it has a size. */
SearchTexts scroller_texts(const Scroller *scroller);

#endif
