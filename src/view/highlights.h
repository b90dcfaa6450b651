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

/* Where quotes are looked for. */
typedef enum {
	HIGHLIGHTS_STORY,
	HIGHLIGHTS_COMMENTS, /* those that are not in the story */
	HIGHLIGHTS_PART_COUNT
} HighlightsPart;

/* What was found in a part. */
typedef struct {
	Region *regions; /* owned */
	size_t *owners; /* owned; the note of each region */
	size_t count;
	bool searched; /* as it was in ORDER */
	size_t order;
} HighlightsFound;

typedef struct {
	ViewNote *notes; /* owned, with their texts */
	size_t count;
	HighlightsFound in[HIGHLIGHTS_PART_COUNT];
	Arena *arena; /* owned, or NULL: there are none */
} Highlights;

/* None any more; frees what they held. */
void highlights_clear(Highlights *highlights);

/* Takes copies of COUNT NOTES. */
void highlights_set(Highlights *highlights, const ViewNote *notes, size_t count);

/* Looks for their quotes in FLOW, which is PART, once for each ORDER its pieces are in. The
 * story comes first. */
void highlights_search(Highlights *highlights, HighlightsPart part, const Flow *flow, size_t order);

/* The note whose quote holds a byte of REGION of PART, or NULL; borrowed until others are set. */
const ViewNote *highlights_at(const Highlights *highlights, HighlightsPart part, Region region);

/* How many have a quote that is neither in the story nor in a comment of ARTICLE; 0 until the
 * story was searched. */
size_t highlights_lost(const Highlights *highlights, const Article *article);

/* The last words before PLACE in its piece, HIGHLIGHT_BEFORE_BYTES and what completes a cluster, to
 * tell one quote from another alike; borrowed from the flow. */
Str highlight_before(const Flow *flow, Place place);

#endif
