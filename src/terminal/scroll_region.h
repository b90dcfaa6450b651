/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_TERMINAL_SCROLL_REGION_H
#define BROADSHEET_TERMINAL_SCROLL_REGION_H

/* Which rows of the terminal scroll (DECSTBM). ncurses names them before each scroll
 * and all of them again behind it: twice seven bytes for a line. Nothing but a scroll
 * and a move up or down minds, so what was named last stays until one of these needs
 * other rows. */

#include <stdbool.h>

#include "base/text.h"

/* From row TOP on, counted from 1, to BOTTOM; 0, 0: not known. */
typedef struct {
	int top, bottom;
} ScrollRows;

typedef struct {
	int rows; /* of the terminal; 0: each is sent as it comes */
	ScrollRows wanted; /* as ncurses has said */
	ScrollRows set; /* as the terminal was told */
} ScrollRegion;

/* May the rows that scroll stay as they were named last, at the terminal in use? Not where the last
 * column of the last of them would scroll by itself. */
bool scroll_region_can(void);

/* Takes a sequence that sets the region, PARAMETERS "1;22", and adds to OUT what is to be sent. */
void scroll_region_set(ScrollRegion *region, Str parameters, Text *out);

/* Before something that minds it. The cursor stays. */
void scroll_region_use(ScrollRegion *region, Text *out);

/* The terminal has ROWS rows from now on; what it makes of a part of the others is not known. */
void scroll_region_resize(ScrollRegion *region, int rows);

/* All rows scroll again. Moves the cursor where there is something to send. */
void scroll_region_release(ScrollRegion *region, Text *out);

#endif
