/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_LIBRARY_FILTER_H
#define BROADSHEET_LIBRARY_FILTER_H

/* Does a row fit a LibraryFilter? Kinds apart, which are counted beyond the filter. */

#include "article/date.h"
#include "library/library.h"

/* A filter, read. */
typedef struct {
	const LibraryFilter *filter; /* borrowed */
	Str *words; /* folded */
	size_t word_count;
	Str site, section; /* folded */
	Date after, before; /* of no precision where there is none */
	bool impossible; /* a date of it is none */
	Arena *work; /* owned: of one row, given back now and then */
} Filter;

/* FILTER (borrowed) read, in ARENA; filter_clear frees what else it takes. */
void filter_init(Filter *ready, const LibraryFilter *filter, Arena *arena);
void filter_clear(Filter *ready);

bool filter_fits(Filter *ready, const LibraryRow *row);

#endif
