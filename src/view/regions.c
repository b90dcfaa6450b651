/* SPDX-License-Identifier: ISC */
#include "view/regions.h"

/* Makes *NEXT no later than BORDER, where that lies in the piece of PLACE behind it. */
static void end_at(size_t *next, Place place, Place border)
{
	if (border.piece == place.piece && border.byte > place.byte && border.byte < *next)
		*next = border.byte;
}

unsigned regions_marks(const Region *regions, size_t count, Place place, size_t *next)
{
	unsigned marks = 0;

	*next = (size_t)-1;
	for (size_t i = 0; i < count; i++) {
		if (!place_before(place, regions[i].start) && place_before(place, regions[i].end))
			marks |= regions[i].marks;
		end_at(next, place, regions[i].start);
		end_at(next, place, regions[i].end);
	}
	return marks;
}
