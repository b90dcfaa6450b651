/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_EXTRACT_STATE_H
#define BROADSHEET_EXTRACT_STATE_H

/* The article in the state that a page's script was to build the page from: JSON in
 * a script or in an attribute of an element. A saved page of that kind may hold its
 * words nowhere else. */

#include "extract/page.h"

/* The longest running text told there, paragraphs parted by '\n', in page->arena;
 * absent where there is none or it has nothing to do with the page's title. */
Str state_body(const Page *page);

#endif
