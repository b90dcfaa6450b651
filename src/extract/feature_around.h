/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_EXTRACT_FEATURE_AROUND_H
#define BROADSHEET_EXTRACT_FEATURE_AROUND_H

/* Features of the elements around a block: the one that holds it, and on the way from there
 * to the root each kind and tag that is named in FEATURE_KINDS and FEATURE_TAGS, the
 * nearest boxes, names of furniture, rows of like elements, and where the way meets the
 * densest element. All of it is found in one climb. */

#include "extract/features.h"

/* Puts those of block B into ROW: the rows "Element", "Ancestors" and "Density" of FEATURE_TABLE,
 * those of series, of the nearest boxes (what the rules keep there and where the block stands in
 * the first, too), and all of FEATURE_KINDS and FEATURE_TAGS. ROW is all 0 there before. */
void feature_around_put(const Features *features, Index b, int32_t *row);

/* The innermost box at or around element E, which holds blocks: no paragraph, item, row or heading;
 * PAGE_NONE beyond the root. E may be PAGE_NONE. */
Index feature_box(const Page *page, Index e);

#endif
