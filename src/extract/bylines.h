/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_EXTRACT_BYLINES_H
#define BROADSHEET_EXTRACT_BYLINES_H

/* Who wrote an article, and as what: names the page declares, names in elements
 * called so, and lines that begin with "By" in many languages. */

#include "extract/metadata.h"

/* Fills byline and role. ROOT is the body's element or PAGE_NONE. */
void bylines_fill(Page *page, const Metadata *metadata, Index root, Article *article);

#endif
