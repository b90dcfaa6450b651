/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_LIBRARY_STORE_H
#define BROADSHEET_LIBRARY_STORE_H

/* What is remembered of pages from one run to the next, so that a second start need not
 * read them again: an SQLite file in the cache directory. It holds nothing that is not in
 * the pages themselves; whoever deletes it loses nothing but time. What it says of a file
 * counts while size and time of change of that file are the same.
 *
 * Several copies of the program may use one store. Changes are made in short
 * transactions, and one that another copy is in the way of waits for the next occasion: an
 * index that lags is better than a reader that waits. A store that is damaged or of another
 * version is begun anew; where it cannot be read or written the program goes on without.
 *
 * This is its file and changes of it; what is in it is the affair of store_pages and
 * store_facts. Built without SQLite no store opens. */

#include "base/arena.h"
#include "base/error.h"

typedef struct Store Store;

/* What became of a change. */
typedef enum {
	STORE_DONE,
	STORE_BUSY, /* another copy writes: try again later */
	STORE_FAILED /* and will go on to; ERR says why */
} StoreAnswer;

/* Where the store is: broadsheet/ in $XDG_CACHE_HOME or ~/.cache, in ARENA; NULL: nowhere. */
const char *store_folder(Arena *arena);

/* Opens the store in FOLDER, which the first change makes where there is none. NULL with ERR. */
Store *store_open(const char *folder, Error *err) MUST_CHECK;

/* NULL is fine. */
void store_close(Store *store);

/* Bytes of its file, which are about those of all rows in it; 0 where there is none. */
size_t store_bytes(const Store *store);

/* Brackets changes; what is between is there as a whole or not at all. */
StoreAnswer store_begin(Store *store, Error *err) MUST_CHECK;
StoreAnswer store_end(Store *store, Error *err) MUST_CHECK;

#endif
