/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_COLLECTION_GATHERER_H
#define BROADSHEET_COLLECTION_GATHERER_H

/* Fills a library: with the names of all that the sources hold at once, with what the
 * pages say of themselves as confined children read them, one for each processor, and
 * what is shown first before the rest. Containers are listed as they are met; their pages
 * are read as well. What the store (library/store.h) knows already is not read again.
 *
 * Nothing here waits: a caller polls for what gatherer_poll says and steps. Sources and
 * library are borrowed and outlive the gatherer. */

#include <poll.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/error.h"
#include "collection/first_items.h"
#include "library/library.h"
#include "source/source.h"

typedef struct Gatherer Gatherer;

typedef struct {
	bool in_idle_time; /* children give way to whatever else runs */
	const char
		*store_folder; /* where the store is (store_folder), copied; NULL: none is used */
	/* Told what was lost in a container, or NULL; borrowed for the call. */
	void (*loss)(void *context, const Error *loss);
	/* Told once why nothing is remembered, or NULL. */
	void (*forgetful)(void *context, const Error *trouble);
	void *context;
} GathererOptions;

enum {
	GATHERER_FDS_MAX = 64
};

/* How far it is. */
typedef struct {
	size_t read, failed, to_read; /* pages; to_read counts all */
	bool listing; /* a container is still being listed, so that to_read grows */
	Str container; /* the name of that, borrowed until the next step, and how far: */
	uint64_t offset, bytes;
	size_t vanished; /* files that were named and then were not there to be read */
	size_t known, changed, gone; /* files, as the store had them, as far as is known until */
	size_t fresh; /* ... and those it had not */
	bool checked; /* ... all that it had are looked at */
} GathererProgress;

/* Adds a row for each item of the COUNT SOURCES to LIBRARY and makes ready to read them. */
Gatherer *gatherer_new(
	Source *const *sources, size_t count, Library *library, const GathererOptions *options);

/* What was found out is kept first, which may take a moment; NULL is fine. */
void gatherer_free(Gatherer *gatherer);

/* The file in ROW has turned out to hold several pages, of which FIRST (taken over; or NULL) were
 * told; no child need look at it again. */
void gatherer_know_holder(Gatherer *gatherer, size_t row, FirstItems *first);

/* Opens the store and fills the rows of all it knows, which else the first step does: who
 * is about to make a list need not make two. */
void gatherer_recall(Gatherer *gatherer);

/* Asks the store, if need be opened now, whether ROW, a file that somebody has looked at, is as an
 * earlier run left it and holds several pages, which are then among the rows. */
bool gatherer_remembers_holder(Gatherer *gatherer, size_t row);

/* The COUNT rows of these numbers are wanted before others: those on the screen. */
void gatherer_want(Gatherer *gatherer, const uint32_t *rows, size_t count);

/* The order in which the list was left by the run before, once the first step is done; false:
 * none is known. And the one it is left in, which is kept when GATHERER is freed. */
bool gatherer_order(const Gatherer *gatherer, LibraryOrder *order);
void gatherer_keep_order(Gatherer *gatherer, LibraryOrder order);

/* Looks ADDRESS up in indexes that are not listed whole (yet). True when something may come
 * of it: there is a step to be done then, even when all was read. */
bool gatherer_seek(Gatherer *gatherer, Str address);

/* What to poll for, into OUT; how many. */
int gatherer_poll(const Gatherer *gatherer, struct pollfd out[GATHERER_FDS_MAX]);

/* Milliseconds until a step is due even if nothing came: 0 when there is something to
 * begin, -1 when nothing is to be expected. */
int gatherer_timeout_ms(const Gatherer *gatherer);

/* Does what can be done without waiting; the first step opens the store and fills the rows
 * of all it knows. False when all is read. */
bool gatherer_step(Gatherer *gatherer);

/* Steps until all is read, or STOP (may be NULL) says so. */
void gatherer_finish(Gatherer *gatherer, bool (*stop)(void *context), void *context);

/* As of the last step. */
GathererProgress gatherer_progress(const Gatherer *gatherer);

#endif
