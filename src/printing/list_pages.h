/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_PRINTING_LIST_PAGES_H
#define BROADSHEET_PRINTING_LIST_PAGES_H

/* Exported reading lists mostly hold addresses without the pages, which may lie beside the
 * list: what an entry tells is no article of its own then. The sources are gone through for
 * that when the first such entry comes, and not before. */

#include <stdbool.h>

#include "article/article.h"
#include "options.h"

typedef struct ListPages ListPages;

/* For the sources of OPTIONS (borrowed). */
ListPages *list_pages_new(const Options *options);
void list_pages_free(ListPages *pages);

/* Is ARTICLE an entry of a reading list whose page is somewhere in the sources? */
bool list_pages_have(ListPages *pages, const Article *article);

#endif
