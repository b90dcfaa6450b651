/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_EXTRACT_RELATED_KIN_H
#define BROADSHEET_EXTRACT_RELATED_KIN_H

/* Whether stories tell of what a page's article tells of, by the words they share: names
 * and nouns mostly, as only long words count. In scripts without spaces none are. */

#include "extract/related_items.h"

/* How many of ITEMS share a word with the headline or the prose of PAGE. */
size_t related_kin_count(const Page *page, const RelatedItems *items);

#endif
