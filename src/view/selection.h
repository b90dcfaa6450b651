/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_VIEW_SELECTION_H
#define BROADSHEET_VIEW_SELECTION_H

/* Text selected with the keyboard: from one cluster to another, both included, in the
 * order of reading, across lines, pieces and directions. The point moves, the anchor
 * stays. */

#include <stdbool.h>

#include "base/text.h"
#include "layout/layout.h"
#include "view/regions.h"
#include "view/scroller.h"

typedef struct {
	bool open;
	Place anchor, point; /* each the start of a cluster */
	int cell; /* column that moves by lines keep to */
} Selection;

/* Begins at PLACE of the flow, or the first text behind it. False where there is none. */
bool selection_begin(Selection *selection, const Flow *flow, Place place);

/* Each moves the point, and tells whether it moved. STEP is 1 or -1. */
bool selection_by_cluster(Selection *selection, const Flow *flow, int step);
bool selection_by_word(Selection *selection, const Flow *flow, int step);
bool selection_to_sentence_end(Selection *selection, const Flow *flow);
bool selection_to_paragraph_end(Selection *selection, const Flow *flow);
bool selection_by_line(Selection *selection, const Scroller *scroller, int step);

/* Point and anchor change places. */
void selection_turn(Selection *selection);

/* What is selected, with MARK_SELECTED. */
Region selection_region(const Selection *selection, const Flow *flow);

/* Adds the text of REGION to OUT, a blank line between pieces. */
void selection_add_text(const Flow *flow, Region region, Text *out);

#endif
