/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_EXTRACT_FEATURE_TEXT_H
#define BROADSHEET_EXTRACT_FEATURE_TEXT_H

/* Features of the text of a block as it stands there: how long, how it begins and ends,
 * what is linked, how it is set, whether it says the headline again. Of what its words
 * mean feature_words knows. */

#include "extract/features.h"

/* Puts those of block B into ROW: the rows "Text" of FEATURE_TABLE. */
void feature_text_put(const Features *features, Index b, int32_t *row);

#endif
