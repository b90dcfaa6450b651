/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_EXTRACT_FEATURE_WORDS_H
#define BROADSHEET_EXTRACT_FEATURE_WORDS_H

/* Features of what the words of a block say: whether it begins as furniture does
 * (phrases), what its words hint at wherever they stand, whom they name and how many of
 * them the rest of the article has, too (block_words). */

#include "extract/features.h"

/* Puts those of block B into ROW: the rows "Words" of FEATURE_TABLE but those of teasers. Two are
 * about the place behind the article's prose: feature_place goes before. */
void feature_words_put(const Features *features, Index b, int32_t *row);

#endif
