/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_LIBRARY_ROW_LIST_H
#define BROADSHEET_LIBRARY_ROW_LIST_H

/* How library_list makes its lists: one pass over the rows that finds which fit and what
 * each is put in order by, then sorting, then headings. What costs much to find out of a
 * row and is asked for at each list stays here from one to the next. */

#include "library/folds.h"
#include "library/library.h"
#include "library/narrowed.h"
#include "library/row_table.h"

/* Zeroed: no list was made. */
typedef struct {
	Folds folds;
	Narrowed narrowed;
} RowLister;

/* Frees what it holds; all zero then. */
void row_lister_clear(RowLister *lister);

/* Row NUMBER is another one now. */
void row_lister_forget(RowLister *lister, size_t number);

/* The rows of TABLE, which are related, as library_list has them. */
LibraryList row_list(RowLister *lister, const RowTable *table, LibraryOrder order,
	const LibraryFilter *filter, Arena *arena);

#endif
