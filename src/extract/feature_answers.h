/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_EXTRACT_FEATURE_ANSWERS_H
#define BROADSHEET_EXTRACT_FEATURE_ANSWERS_H

/* Features of what each of several independent answers says of a block: the element named as
 * the body, the largest article element, the one with headline and text, the densest one,
 * running text as such, and above all the rules, which have claimed the page before
 * (judge). */

#include "extract/features.h"

/* Puts those of block B into ROW: the rows "Answers" of FEATURE_TABLE but those of the nearest
 * boxes, and those of teasers. They count STRICT and CORE among the answers: feature_text and
 * feature_around go before. */
void feature_answers_put(const Features *features, Index b, int32_t *row);

#endif
