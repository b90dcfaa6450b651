/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_VIEW_EXTENT_H
#define BROADSHEET_VIEW_EXTENT_H

/* How far down a part of an article its window (view/scroller) stands, in percent of the text and
 * in pages, and going so far.
 *
 * Percents go by bytes of text, so that nothing but the last window is laid out for them. A page
 * is as many lines as a window has rows, but for the one that is kept when turning it. Pages need
 * all lines counted, which is done bit by bit when there is nothing else to do. */

#include <stdbool.h>

#include "view/scroller.h"

/* How far down the top is: 0 to 100, which is the end; 100 where there are no lines. True of the
 * part as far as it has come: to be shown of a complete article only. */
int extent_percent(Scroller *scroller);

/* So that PERCENT of what can be scrolled is above the window (100 and more: to the end); to the
 * top of page PAGE, from 1. Nothing happens while there are no lines. */
void extent_to_percent(Scroller *scroller, int percent);
void extent_to_page(Scroller *scroller, long page);

/* Counts lines of a complete article, some pieces a call; false when there is nothing (more) to
 * count. */
bool extent_count(Scroller *scroller);

/* Number of the page at the top, from 1, and of all pages; false, and both as they were, until
 * all lines are counted. */
bool extent_pages(Scroller *scroller, long *page, long *pages);

#endif
