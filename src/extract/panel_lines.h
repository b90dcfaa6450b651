/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_EXTRACT_PANEL_LINES_H
#define BROADSHEET_EXTRACT_PANEL_LINES_H

/* What panels are found by, once for a page: dates that stand in lines of their
 * own, and what the names of elements say. All is asked by ranges of fragments,
 * as prefix sums. */

#include "extract/dates.h"
#include "extract/page.h"
#include "extract/panel_names.h"

enum {
	ANCHOR_LETTERS_MAX = 110 /* of a line; a date in a longer one is a date in prose */
};

/* A date in a short line, at most one a line. */
typedef struct {
	Index line;
	Index fragment; /* the date begins in it */
	uint32_t start, end; /* bytes of the page's text that are the date */
	DateFound found;
} Anchor;

typedef struct PanelLines {
	const Page *page;
	const uint32_t *names; /* of every element */
	const uint32_t *field_names; /* the same, for the fields inside a comment */
	Anchor *anchors;
	Index anchor_count;
	uint32_t *anchors_before; /* of each fragment, and of the end */
	uint32_t *meta_before; /* letters of date lines and of authors' names before
	                           * each fragment */
	uint32_t *authors_before; /* author-named elements before each element */
	bool day_first; /* dates in numbers have the day first, as far as known */
	bool order_known;
} PanelLines;

void panel_lines_read(Page *page, PanelLines *lines);

/* Anchors that begin in fragments [FIRST, END). */
uint32_t panel_anchors(const PanelLines *lines, Index first, Index end);

/* The first anchor in [FIRST, END), or NULL. */
const Anchor *panel_first_anchor(const PanelLines *lines, Index first, Index end);

/* The date of ANCHOR as ISO in ARENA, settled by what the other dates of the page
 * show; absent when it tells no day. */
Str panel_anchor_iso(const PanelLines *lines, Arena *arena, const Anchor *anchor);

#endif
