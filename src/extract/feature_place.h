/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_EXTRACT_FEATURE_PLACE_H
#define BROADSHEET_EXTRACT_FEATURE_PLACE_H

/* Features of where a block stands in the order of the page: how much of page and core is
 * before and behind it, how far it is from the headline and from the article's first and
 * last prose, how much prose is near, and which heading it stands under. */

#include "extract/features.h"

/* Puts those of block B into ROW: the rows "Place", but those of the nearest box, and "Sections" of
 * FEATURE_TABLE. They ask CORE: feature_around goes before. */
void feature_place_put(const Features *features, Index b, int32_t *row);

#endif
