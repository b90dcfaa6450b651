/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_EXTRACT_PAGE_FILL_H
#define BROADSHEET_EXTRACT_PAGE_FILL_H

/* How a page is made of a tree. */

#include "extract/page.h"

/* Walks DOCUMENT and fills PAGE, which the caller has zeroed but for arena,
 * work, without, address and base. */
void page_fill(Page *page, xmlDoc *document);

#endif
