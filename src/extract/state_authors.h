/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_EXTRACT_STATE_AUTHORS_H
#define BROADSHEET_EXTRACT_STATE_AUTHORS_H

/* Whom the state that a page's script was to build the page from names as authors of the
 * story with the page's title. */

#include "extract/page.h"

/* Their names joined by ", ", in page->arena; absent where there are none. */
Str state_authors(const Page *page);

#endif
