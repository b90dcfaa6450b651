/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_EXTRACT_PAGESORT_H
#define BROADSHEET_EXTRACT_PAGESORT_H

/* What sort of page a page is, if it is no article: a front of a site or a section,
 * a list of what a search found, word that there is no such page, a wall that asks
 * for a login. Everything that speaks for an article weighs more: to show a front as
 * an article is a nuisance, to miss an article is not. */

#include "extract/extract.h"
#include "extract/metadata.h"
#include "extract/page.h"

/* The sort of PAGE, whose headline is known and whose furniture is marked. FOUND:
 * something like an article was found in it; without one less has to speak against
 * it. */
PageSort pagesort_of(const Page *page, const Metadata *metadata, bool found);

/* What SORT is, behind "it looks like"; NULL for an article. */
const char *pagesort_words(PageSort sort);

#endif
