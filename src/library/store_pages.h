/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_LIBRARY_STORE_PAGES_H
#define BROADSHEET_LIBRARY_STORE_PAGES_H

/* What the store knows of pages, by the files they are in. */

#include <stdbool.h>
#include <stdint.h>

#include "base/str.h"
#include "library/row.h"
#include "library/store.h"

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

/* Tells all that is stored of the file PATH, or with FOLDER of the files below that path, by
 * path and number; borrowed for the call. False with ERR: the store is damaged, and what
 * was told may be all there is. */
bool store_load(Store *store, Str path, bool folder,
	void (*take)(void *context, const StoredPage *page), void *context, Error *err) MUST_CHECK;

/* Between store_begin and store_end: puts PAGE in the place of what was there. The stamp is
 * that of the whole file: pages of an earlier stamp go. */
void store_put(Store *store, const StoredPage *page);

/* And there: forgets the file PATH. */
void store_forget(Store *store, Str path);

#endif
