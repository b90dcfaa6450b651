/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_VIEW_CANVAS_LINKS_H
#define BROADSHEET_VIEW_CANVAS_LINKS_H

/* Where the cells of a canvas lead, by number. An address keeps its number as long as each
 * picture has it, so cells with the same number in two pictures that follow each other lead to
 * the same place. */

#include "base/str.h"
#include "base/text.h"

enum {
	CANVAS_LINKS_MAX = 240
}; /* in a picture and the one before it; what is more goes without */

typedef struct {
	Text address[CANVAS_LINKS_MAX];
	unsigned long seen[CANVAS_LINKS_MAX]; /* the last picture that had it */
	unsigned long picture; /* from 2 on, so that 0 is long gone */
} CanvasLinks;

/* No addresses yet. The caller frees it; NULL is fine there. */
CanvasLinks *canvas_links_new(void);
void canvas_links_free(CanvasLinks *links);

/* Another picture begins. */
void canvas_links_begin(CanvasLinks *links);

/* The number of ADDRESS (copied), from 1; 0: there is none left. */
unsigned canvas_links_number(CanvasLinks *links, Str address);

/* The address with NUMBER, borrowed until the picture after the next. */
Str canvas_links_address(const CanvasLinks *links, unsigned number);

#endif
