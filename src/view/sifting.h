/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_VIEW_SIFTING_H
#define BROADSHEET_VIEW_SIFTING_H

/* Which pages of the collection are listed, and in which order: what the keys for it do.
 *
 * Listed are articles, and pages of which nobody knows yet what they are; of an address
 * the first capture, whose others can be unfolded; of copies the first one. Fronts, errors,
 * pictures and the rest are listed when the order is that by kind, or when they are asked
 * for. What could not be read is never listed, but told of in info.
 *
 * A filter is typed: words, each of which has to be in a page's name, site, section, byline
 * or address, and site:NAME section:NAME kind:NAME after:DATE before:DATE tag:NAME is:starred
 * is:read is:unread. */

#include <stdbool.h>

#include "base/text.h"
#include "library/library.h"
#include "view/view.h"

typedef struct {
	LibraryOrder order;
	Text words; /* the filter, on the heap */
	Text before; /* the one before the prompt opened, on the heap */
	uint32_t *unfolded; /* pages whose captures are shown; owned */
	size_t unfolded_count, unfolded_room;
	/* What was found when it was listed last: */
	size_t kinds[LIBRARY_KIND_COUNT]; /* of what fits the filter, listed or not */
	unsigned wanted; /* kinds listed, 1 << LibraryKind each */
	size_t copies; /* not listed */
	size_t unfiltered; /* pages that were listed when there was no filter */
	unsigned long version; /* of the library */
} Sifting;

/* Frees what it holds; all zero then, which is the beginning, too. */
void sifting_clear(Sifting *sifting);

/* The order of a setting: nothing when it is that already. */
void sifting_set_order(View *view, LibraryKey key);

/* Lists anew; the reader stays on the page he is on. */
void sifting_list(View *view);

/* Puts the list in the order of KEY; turns it round; with headings over groups, or without. */
void sifting_sort(View *view, LibraryKey key);
void sifting_reverse(View *view);
void sifting_group(View *view);

/* Opens the prompt of the filter; as it is typed; kept; called off; all pages again (false:
 * none were filtered out). */
void sifting_ask(View *view);
void sifting_typed(View *view);
void sifting_keep(View *view);
void sifting_call_off(View *view);
bool sifting_end(View *view);

/* Shows or hides the captures of the page under the cursor. */
void sifting_unfold(View *view);

/* The cursor to the first page of the next group of one day, letter, site, section and so on
 * (STEP -1: of this one, or where it is there already of the one before); false when there is
 * none. */
bool sifting_to_group(View *view, int step);

/* Adds what is not listed, and why, in words: "611 fronts, 4 copies". */
void sifting_add_hidden(const View *view, Text *out);

#endif
