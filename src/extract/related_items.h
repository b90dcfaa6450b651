/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_EXTRACT_RELATED_ITEMS_H
#define BROADSHEET_EXTRACT_RELATED_ITEMS_H

/* The stories in a stretch of a page that is known to be a list of them: which
 * links are their headlines, and what stands beside each. */

#include "extract/page.h"

typedef struct {
	Index link; /* element of the link that is the headline */
	Index first, end; /* fragments of the link */
	Str title, url;
	Str kicker, media; /* beside the title in the link, or absent */
	bool other_site;
	Index stop; /* fragment at which the next story begins, or the list ends */
	Index from; /* fragment at which the story before ends, or the list begins */
	bool dated_before; /* dates stand before the headlines in this list */
} RelatedItem;

typedef struct {
	RelatedItem *items;
	size_t count;
} RelatedItems;

/* Gathers the stories in fragments [FIRST, END). NAMES are those of
 * panel_names. */
void related_items_gather(
	const Page *page, const uint32_t *names, Index first, Index end, RelatedItems *items);

/* Date and section beside ITEM, in the lines up to its stop or right before it;
 * absent where none stand. */
void related_item_beside(
	const Page *page, const uint32_t *names, const RelatedItem *item, Str *date, Str *section);

/* Is ADDRESS on the same publication as the page: its host, or one of the same
 * domain? A relative address is. */
bool related_same_site(const Page *page, Str address);

/* Is element A a link that could lead to another story: no mark in the page, no
 * script, no share, reply, tag or author's link? */
bool related_may_link(const Page *page, const uint32_t *names, Index a);

#endif
