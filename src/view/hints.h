/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_VIEW_HINTS_H
#define BROADSHEET_VIEW_HINTS_H

/* The hint line: keys and what they do, the most useful first, as many whole ones
 * as fit, and the one for help always last. Narrow lines get the keys alone. */

#include <stdbool.h>
#include <stddef.h>

#include "view/canvas.h"
#include "view/keymap.h"

typedef enum {
	HINTS_ARTICLE,
	HINTS_RELATED,
	HINTS_COMMENTS,
	HINTS_LIST,
	HINTS_SHEET,
	HINTS_CHOOSER,
	HINTS_SELECT,
	HINTS_COUNT
} HintsFor;

/* What there is to hint at. */
typedef struct {
	size_t comments, related;
	bool crossheads; /* the story has some */
	bool list; /* there is a list to go back to */
	bool captures; /* the page under the cursor has several */
	bool pictures; /* they are what the list over the panes holds */
} HintFacts;

enum {
	HINTS_SHORT_CELLS = 60
}; /* narrower lines have keys only */

/* Paints the hints for WHAT in row ROW of CANVAS, in its first CELLS cells. */
void hints_paint(
	const Keymap *keymap, HintsFor what, HintFacts facts, Canvas *canvas, int row, int cells);

#endif
