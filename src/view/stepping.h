/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_VIEW_STEPPING_H
#define BROADSHEET_VIEW_STEPPING_H

/* Steps of a window (view/scroller) from one piece of the text to another: the line such a piece
 * begins with comes to the top, as far as the window goes. */

#include <stdbool.h>

#include "view/scroller.h"

/* To the next crosshead, STEP 1, or the one before, STEP -1, over the first of which is the top of
 * the text. False when nothing moved, as where there is none. */
bool stepping_to_heading(Scroller *scroller, int step);

/* The same for paragraphs, which are also items, pictures and tables. The first one has nothing
 * over it. */
bool stepping_to_paragraph(Scroller *scroller, int step);

#endif
