/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_VIEW_MARKED_H
#define BROADSHEET_VIEW_MARKED_H

/* Writes text on a canvas with the matches of a search marked in it. */

#include "base/str.h"
#include "layout/style.h"
#include "view/canvas.h"
#include "view/search.h"

/* A part of a searched text: the bytes from AT of text UNIT, or AT STR_NOWHERE
 * where it is no part of one. */
typedef struct {
	Str text;
	Style style;
	unsigned marks;
	size_t unit;
	size_t at;
} MarkedText;

/* As canvas_put, with the matches of SEARCH (or NULL) marked. A match that begins
 * or ends within a cluster marks all of it. Returns the cells written. */
int marked_put(
	Canvas *canvas, int row, int column, int max_cells, MarkedText what, const Search *search);

/* What stands for words that were cut: one character, or dots where ASCII must do. */
const char *marked_ellipsis(bool ascii);

/* As marked_put, but a text that has more than MAX_CELLS cells ends with ELLIPSIS within them. */
int marked_put_cut(Canvas *canvas, int row, int column, int max_cells, MarkedText what,
	const Search *search, const char *ellipsis);

#endif
