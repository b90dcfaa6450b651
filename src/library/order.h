/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_LIBRARY_ORDER_H
#define BROADSHEET_LIBRARY_ORDER_H

/* Putting rows in order, and the headings over them. */

#include "library/library.h"

/* What a row is put in order by: a text or a number, or neither where it lacks it. */
typedef struct {
	Str text; /* folded */
	int64_t number;
	uint32_t row;
	bool lacking;
} Sortable;

/* What ROW numbered NUMBER goes by under KEY; texts in ARENA. */
Sortable order_sortable(LibraryKey key, const LibraryRow *row, uint32_t number, Arena *arena);

/* Sorts COUNT ROWS by ORDER. */
void order_sort(Sortable *rows, size_t count, LibraryOrder order);

/* The heading ROW stands under when rows are grouped by KEY, in ARENA or borrowed from ROW;
 * absent where it lacks it. */
Str order_heading(LibraryKey key, const LibraryRow *row, Arena *arena);

#endif
