/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_EXTRACT_FEATURE_OTHERS_H
#define BROADSHEET_EXTRACT_FEATURE_OTHERS_H

/* Features of other blocks than the one in question: of the two before it and the two behind
 * it, and of all that are marked up as it is. */

#include "extract/features.h"

/* Puts those of block B into ROW: the rows "Likeness" of FEATURE_TABLE, but those of series, and
 * "Neighbours". */
void feature_others_put(const Features *features, Index b, int32_t *row);

#endif
