/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_EXTRACT_RELATED_LISTS_H
#define BROADSHEET_EXTRACT_RELATED_LISTS_H

/* The list of stories below its heading: how far it goes, what in it is a story, and what
 * is a menu. */

#include "extract/related_finder.h"

/* Takes what stands below head number N of FINDER: stories into the article, promotions and
 * menus out of it. */
void related_list_take(RelatedFinder *finder, size_t n);

#endif
