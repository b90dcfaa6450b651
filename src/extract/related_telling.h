/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_EXTRACT_RELATED_TELLING_H
#define BROADSHEET_EXTRACT_RELATED_TELLING_H

/* Stories that were found into the article, each once. */

#include "extract/related_finder.h"
#include "extract/related_items.h"

/* Adds ITEM, found below HEADING (or absent) of KIND, to the article; what it has already
 * gets what ITEM knows better. */
void related_tell(RelatedFinder *finder, const RelatedItem *item, Str heading, PanelKind kind);

/* Claims the blocks of ITEMS: each from its link to the next, prose but a short
 * teaser's left alone. */
void related_claim(RelatedFinder *finder, const RelatedItems *items, Claim claim);

#endif
