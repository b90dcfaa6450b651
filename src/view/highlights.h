/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_VIEW_HIGHLIGHTS_H
#define BROADSHEET_VIEW_HIGHLIGHTS_H

/* What the reader highlighted in an article, and his notes. They are known by the words
 * that were quoted, so they are found again where the page was wrapped otherwise, or
 * changed elsewhere. */

#include <stdbool.h>
#include <stddef.h>

#include "layout/flow.h"
#include "view/regions.h"
#include "view/view.h"

enum {
	HIGHLIGHT_BEFORE_BYTES = 40 /* of the words before a quote that are kept, to tell it by */
};

typedef struct {
	ViewNote *notes; /* owned, with their texts */
	Region *regions; /* owned; of those quotes that were found */
	size_t *owners; /* owned; the note of each region */
	size_t count, found;
	bool searched; /* for the quotes */
	Arena *arena; /* owned, or NULL: there are none */
} Highlights;

void highlights_clear(Highlights *highlights);

/* Takes copies of COUNT NOTES. */
void highlights_set(Highlights *highlights, const ViewNote *notes, size_t count);

/* Looks for their quotes in FLOW, once. */
void highlights_search(Highlights *highlights, const Flow *flow);

/* The note whose quote holds a byte of REGION, or NULL. */
const ViewNote *highlights_at(const Highlights *highlights, Region region);

/* How many have a quote that is nowhere in the article; 0 until it was looked for. */
size_t highlights_lost(const Highlights *highlights);

/* The last words before PLACE in its piece, to tell one quote from another alike. */
Str highlight_before(const Flow *flow, Place place);

#endif
