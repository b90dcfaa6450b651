/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_COLLECTION_RECALL_H
#define BROADSHEET_COLLECTION_RECALL_H

/* What the store knows of the files of a library, into its rows, and what is found out
 * of them, back into the store. A store that cannot be used is no failure: nothing is
 * recalled then, and nothing kept. */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/error.h"
#include "library/library.h"
#include "source/source.h"

typedef struct Recall Recall;

/* What is told while the store is read. */
typedef struct {
	/* Row ROW, a file, is now as KNOWN; if nobody has looked at it, for the time being. */
	void (*file)(void *context, size_t row, const LibraryRow *known);
	/* Row ROW was added for what the container that row FILE is holds as its item NUMBER,
	 * from 0; FILE was told before. */
	void (*item)(void *context, size_t file, size_t number, size_t row);
	void *context;
} RecallListener;

/* What came of it. */
typedef struct {
	size_t known; /* files */
	size_t changed; /* that the store knew otherwise */
	size_t gone; /* that it knew and are no more */
} RecallCounts;

/* Opens the store in FOLDER. The rows of LIBRARY so far are the items of the COUNT SOURCES,
 * in order; all are borrowed. Without a store TROUBLE says why; never NULL. */
Recall *recall_open(
	const char *folder, Source *const *sources, size_t count, Library *library, Error *trouble);

/* Closes it, what was noted and not yet kept is lost. NULL is fine. */
void recall_close(Recall *recall);

/* Fills the rows of files whose size and time are those the store knew, and of those that
 * nobody has looked at (source_open_unseen). */
RecallCounts recall_load(Recall *recall, const RecallListener *listener);

/* What repeats over the pages of sites that are known by now, once: the list is not waited for
 * because of it. Nothing of that is kept before. */
void recall_load_repeats(Recall *recall);

/* Looks at the file in row FILE if the store knows it and nobody had looked at it. */
typedef enum {
	RECALL_SAME, /* it is as it was, or there was nothing to be looked at */
	RECALL_CHANGED,
	RECALL_GONE
} RecallState;
RecallState recall_check(Recall *recall, size_t file);

/* Row ROW is to be kept: a file, or ITEM of the container that row FILE is. A container's
 * own row is noted when all its items were. */
void recall_note(Recall *recall, size_t row);
void recall_note_item(Recall *recall, size_t file, size_t item, size_t row);

/* The order the list of these sources was left in by the run before; false: none is known. And
 * the one it is left in now, to be kept with what else is noted. */
bool recall_order(const Recall *recall, LibraryOrder *order);
void recall_note_order(Recall *recall, LibraryOrder order);

/* Keeps some of what was noted, as long as that takes no time to speak of. ALL: all of it,
 * and waits a moment where another copy is in the way. False with TROUBLE, once: the store
 * cannot be used any longer. */
bool recall_save(Recall *recall, bool all, Error *trouble);

/* Is there enough to be kept that it is worth a change? */
bool recall_is_due(const Recall *recall);

#endif
