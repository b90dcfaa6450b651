/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_VIEW_PANE_PAINTING_H
#define BROADSHEET_VIEW_PANE_PAINTING_H

/* Paints the lines of a pane of text with what is marked in them. */

#include <stdbool.h>

#include "view/canvas.h"
#include "view/regions.h"
#include "view/screen.h"
#include "view/scroller.h"
#include "view/search.h"
#include "view/view.h"

/* What is painted of a pane: where, and what is marked in it. All is borrowed. */
typedef struct {
	const View *view;
	Canvas *canvas;
	const Box *box;
	const Scroller *scroller;
	const Search *search;
	const Span *link; /* the selected link, or NULL */
	bool cursor; /* the pane has the keys, and a cursor */
	int cursor_index; /* of the story or comment under the cursor */
	const Region *regions;
	size_t region_count;
	const Place *point; /* where the terminal's cursor is to rest, or NULL */
} PanePaint;

/* Paints the lines that are in the window, below the title row of the box; nothing of the rest. The
 * scroller has a size. */
void pane_paint_lines(const PanePaint *paint);

#endif
