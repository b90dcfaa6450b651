/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_SOURCE_WACZ_PAGES_H
#define BROADSHEET_SOURCE_WACZ_PAGES_H

/* The titles that a WACZ file gives its pages (pages/pages.jsonl and its kin): a line of
 * JSON for each, with address and time. */

#include "base/str.h"
#include "source/zip.h"

typedef struct WaczPages WaczPages;

/* Reads all lists of pages in ZIP. The caller owns the result; there may be none in it. */
WaczPages *wacz_pages_read(const Zip *zip);
void wacz_pages_free(WaczPages *pages);

/* The title of the page that was captured of ADDRESS at the time CAPTURED (ISO 8601), or
 * else at any; absent when there is none. Borrowed until the next question. */
Str wacz_pages_title(WaczPages *pages, Str address, Str captured);

#endif
