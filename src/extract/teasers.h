/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_EXTRACT_TEASERS_H
#define BROADSHEET_EXTRACT_TEASERS_H

/* Texts that introduce other pages of the site: a heading that links there with a
 * few lines under it. On a front page they are all there is. */

#include "extract/page.h"

enum {
	TEASER_TEXT_MAX = 700 /* letters of heading and text */
};

/* Marks the blocks of teasers in PAGE as furniture; the headline and the page's
 * address must be known. */
void teasers_mark(Page *page);

/* Is BLOCK the heading of a teaser: all of it a link to another page of the site? */
bool teaser_heads(const Page *page, const PageBlock *block);

/* Does LINK, an element, lead to another page of the same site? */
bool teaser_leads_elsewhere(const Page *page, Index link);

#endif
