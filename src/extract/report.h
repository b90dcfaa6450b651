/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_EXTRACT_REPORT_H
#define BROADSHEET_EXTRACT_REPORT_H

/* The report of what was left out: every text of the page that stands in no field
 * of the article, with the reason. */

#include "extract/page.h"

/* Adds the unclaimed and left-out blocks of PAGE to ARTICLE. */
void report_left_out(Page *page, Article *article);

#endif
