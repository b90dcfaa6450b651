/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_LIBRARY_ORDER_H
#define BROADSHEET_LIBRARY_ORDER_H

/* Putting rows in order, and the headings over them. What a row goes by is a number: of
 * texts that many rows share their place among these texts, of names the first bytes. Rows
 * are sorted by that number digit by digit, and names that begin alike by what is behind. */

#include "library/folds.h"
#include "library/library.h"
#include "library/row_table.h"

/* A row and its rank, from low to high; those that lack what they go by come last. */
typedef struct {
	uint64_t rank;
	uint32_t row;
} Ranked;

#define RANK_LACKING UINT64_MAX

/* An order, made ready. */
typedef struct {
	LibraryOrder order;
	const RowTable *table; /* borrowed, as the next */
	Folds *folds;
	uint32_t *places; /* of shared texts among all, by their numbers; or NULL */
} Ordering;

/* ORDER for rows of TABLE, as long as it stays as it is; memory from ARENA. */
void ordering_init(
	Ordering *ordering, LibraryOrder order, const RowTable *table, Folds *folds, Arena *arena);

/* ROW, which is row NUMBER, ranked. */
Ranked ordering_rank(Ordering *ordering, size_t number, const LibraryRow *row);

/* Sorts COUNT ROWS, which come in the order of their numbers. */
void ordering_sort(Ordering *ordering, Ranked *rows, size_t count);

/* Sorts COUNT ROWS by rank alone; those of the same rank stay as they were. */
void ranked_sort(Ranked *rows, size_t count);

/* The rank of NUMBER among numbers. */
uint64_t rank_of_number(int64_t number);

/* The heading ROW, which is row NUMBER, stands under when rows are grouped, borrowed from
 * ROW or the folds; absent where it lacks it. */
Str ordering_heading(Ordering *ordering, size_t number, const LibraryRow *row);

/* The same, of a row with that FOLDED name, grouped by KEY. */
Str order_heading(LibraryKey key, const LibraryRow *row, Str folded);

#endif
