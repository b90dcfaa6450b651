/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_EXTRACT_PAGE_FILL_H
#define BROADSHEET_EXTRACT_PAGE_FILL_H

/* How a page is made of what the parser tells. */

#include "extract/page.h"
#include "extract/parser.h"

/* Has PARSER read and fills PAGE, which the caller has zeroed but for arena,
 * work, without, address and base. */
void page_fill(Page *page, Parser *parser);

#endif
