/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_EXTRACT_PAGE_MEASURES_H
#define BROADSHEET_EXTRACT_PAGE_MEASURES_H

#include "extract/page.h"

/* Counts letters, links, commas and prose over the fragments and lines of PAGE, which
 * has been parsed, and fills in what follows from them for its blocks. */
void page_measure(Page *page);

#endif
