/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_VIEW_REGIONS_H
#define BROADSHEET_VIEW_REGIONS_H

/* Stretches of a flow that are marked on the screen: what is selected, what was
 * highlighted. */

#include <stddef.h>

#include "layout/flow.h"

/* From START up to END, and the marks (MARK_*) its cells get. */
typedef struct {
	Place start, end;
	unsigned marks;
} Region;

/* The marks of COUNT REGIONS at the byte PLACE; *NEXT: the first byte of the same piece behind it at
 * which they may change, the largest number there is where they do not. */
unsigned regions_marks(const Region *regions, size_t count, Place place, size_t *next);

#endif
