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
 * Built without SQLite no store opens. */

#include <stdbool.h>
#include <stdint.h>

#include "base/error.h"
#include "base/str.h"
#include "library/library.h"
#include "library/repeats.h"
#include "library/row.h"

typedef struct Store Store;

/* What tells one state of a file from another. */
typedef struct {
	uint64_t bytes;
	int64_t changed_ns; /* when it was last changed, since 1970 */
} StoreStamp;

/* A page as it is stored: what is in the file PATH (absolute, raw bytes) with that stamp,
 * NUMBER 0 the file itself, others what it holds. Of the place of ROW only what is within
 * the file counts. */
typedef struct {
	Str path;
	StoreStamp stamp;
	bool whole; /* all that the file holds is stored */
	uint32_t number;
	LibraryRow row;
} StoredPage;

/* What became of a change. */
typedef enum {
	STORE_DONE,
	STORE_BUSY, /* another copy writes: try again later */
	STORE_FAILED /* and will go on to; ERR says why */
} StoreAnswer;

/* Where the store is: broadsheet/ in $XDG_CACHE_HOME or ~/.cache, in ARENA; NULL: nowhere. */
const char *store_folder(Arena *arena);

/* Opens the store in FOLDER, which is there, or makes it. NULL with ERR. */
Store *store_open(const char *folder, Error *err) MUST_CHECK;

/* NULL is fine. */
void store_close(Store *store);

/* Tells all that is stored of the file PATH, or with FOLDER of the files below that path, by
 * path and number; borrowed for the call. False with ERR: the store is damaged, and what
 * was told may be all there is. */
bool store_load(Store *store, Str path, bool folder,
	void (*take)(void *context, const StoredPage *page), void *context, Error *err) MUST_CHECK;

/* Brackets changes; what is between is there as a whole or not at all. */
StoreAnswer store_begin(Store *store, Error *err) MUST_CHECK;
StoreAnswer store_end(Store *store, Error *err) MUST_CHECK;

/* Between them: puts PAGE in the place of what was there. The stamp is that of the whole
 * file: pages of an earlier stamp go. */
void store_put(Store *store, const StoredPage *page);

/* Of SITE: gives TAKE what blocks of text repeat over its pages (library/repeats.h). And
 * between store_begin and store_end: puts REPEAT in the place of what was there. */
bool store_load_repeats(Store *store, uint64_t site,
	void (*take)(void *context, uint64_t site, const Repeat *repeat), void *context,
	Error *err) MUST_CHECK;
void store_put_repeat(Store *store, uint64_t site, const Repeat *repeat);

/* The order COLLECTION, a number of the caller's, was last listed in; false: none is known.
 * And between store_begin and store_end: puts ORDER there. */
bool store_load_order(Store *store, uint64_t collection, LibraryOrder *order);
void store_put_order(Store *store, uint64_t collection, LibraryOrder order);

/* Between them: forgets the file PATH. */
void store_forget(Store *store, Str path);

#endif
