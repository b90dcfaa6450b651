/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_EXTRACT_BODY_H
#define BROADSHEET_EXTRACT_BODY_H

/* Which blocks of a page are the article. First the element that holds it, by
 * several independent answers; then each block in it on its own, by words, shape
 * and place. */

#include "extract/page.h"

typedef struct {
	Index root; /* element that holds the body; PAGE_NONE when there is none */
	Index core; /* element in it where the text is densest */
	const char *from; /* static: what found it, for the reader's eyes */
	const double *density; /* of each element of the page */
	double best_density;
} Body;

/* Finds the body of PAGE among its unclaimed blocks and claims them: CLAIM_BODY
 * for what belongs to the article, CLAIM_LEFT_OUT for what stands among it and
 * does not. Furniture must be marked. */
Body body_find(Page *page);

#endif
