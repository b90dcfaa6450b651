/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_EXTRACT_REPORT_H
#define BROADSHEET_EXTRACT_REPORT_H

/* The report of what was left out: every text of the page that stands in no field
 * of the article, with the reason. */

#include "extract/page.h"
#include "extract/reasons.h"

/* Adds the unclaimed and left-out blocks of PAGE to ARTICLE, for REASONS. */
void report_left_out(Page *page, const Reasons *reasons, Article *article);

/* Was so much prose left out without a reason, beside what was kept, that the article
 * is more likely there? Then all of the page is worth more than what was found. */
bool report_misses_much(const Page *page, const Reasons *reasons);

#endif
