/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_EXTRACT_RELATED_H
#define BROADSHEET_EXTRACT_RELATED_H

/* Stories a page offers as belonging to the one it tells. The words over a list
 * decide what it is; names of boxes are asked only where no list has words that
 * say so. Promotions are left out. */

#include "extract/page.h"

/* Fills the related stories of ARTICLE from PAGE, whose headline is known and
 * whose comments are claimed, and claims their blocks. To be called before the
 * body is looked for. */
void related_find(Page *page, Article *article);

#endif
