/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_EXTRACT_TABLES_H
#define BROADSHEET_EXTRACT_TABLES_H

/* Tables of data as rows and columns. Most tables of old pages only place things
 * and are no tables at all. */

#include "extract/page.h"

/* Is the table element E one of data? */
bool table_is_data(const Page *page, Index e);

/* Takes MARK_TABLE off the blocks whose table only places things, so that the
 * mark means a cell of data. */
void tables_mark(Page *page);

/* Adds table E to ARTICLE; nothing when it has no words. */
void table_write(const Page *page, Index e, Article *article);

#endif
