/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_LIBRARY_FILTER_H
#define BROADSHEET_LIBRARY_FILTER_H

/* Does a row fit a LibraryFilter? Kinds apart, which are counted beyond the filter. */

#include "article/date.h"
#include "library/folds.h"
#include "library/library.h"
#include "library/narrowed.h"

/* A filter, read. */
typedef struct {
	const LibraryFilter *filter; /* borrowed */
	Str *words; /* folded */
	size_t word_count;
	Str site, section; /* folded */
	Date after, before; /* of no precision where there is none */
	bool impossible; /* a date of it is none */
	Folds *folds; /* borrowed */
	Narrowed *narrowed; /* borrowed: where the words may be */
	Arena *work; /* owned: of one row, given back now and then */
	Text texts, folded; /* owned: of one row */
} Filter;

/* FILTER (borrowed) read, in ARENA, for so many ROWS of which FOLDS and NARROWED (borrowed)
 * know; filter_clear frees what else it takes. */
void filter_init(Filter *ready, const LibraryFilter *filter, Folds *folds, Narrowed *narrowed,
	size_t rows, Arena *arena);
void filter_clear(Filter *ready);

/* Is it worth a look at row NUMBER? */
bool filter_may_fit(const Filter *ready, size_t number);

/* Does all fit of which filter_may_fit and the state say so? */
bool filter_is_bare(const Filter *ready);

/* Does ROW, which is row NUMBER, fit? That it lacks the words is noted in NARROWED. */
bool filter_fits(Filter *ready, size_t number, const LibraryRow *row);

#endif
