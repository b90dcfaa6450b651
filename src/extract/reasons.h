/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_EXTRACT_REASONS_H
#define BROADSHEET_EXTRACT_REASONS_H

/* Why each block that stands in no field of the article was left out: by its own
 * words and marks, else by the names of what it was left out with, else by the
 * company it is in. What is left without a reason is told as such, and when it is
 * much, the article may have been missed (extract/report.h). */

#include "extract/page.h"

typedef struct {
	uint8_t *reason; /* LeftOutReason, by block; only those of blocks that are left
	                  * mean something */
	Index *box; /* by block that is left: the box it was left out with, the largest
	             * element around it, within reach, of which nothing was kept */
} Reasons;

/* Is BLOCK claimed by nobody or left out? */
bool reasons_is_left(const PageBlock *block);

/* The reasons of all blocks of PAGE, in page->work. ARTICLE has its fields already. */
Reasons reasons_find(const Page *page, const Article *article);

#endif
