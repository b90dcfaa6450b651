/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_EXTRACT_SETTLE_H
#define BROADSHEET_EXTRACT_SETTLE_H

/* Rules behind the model, on what it keeps: an article told twice, embedded posts,
 * the standfirst, headings over nothing. */

#include "extract/page.h"

void settle_blocks(Page *page);

#endif
