/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_COLLECTION_HOLDERS_H
#define BROADSHEET_COLLECTION_HOLDERS_H

/* Files that hold several pages, on their way into a library: listed one after the other as
 * they turn up, and when no more will, read in the same order. Files that an index names are
 * listed behind it. Nothing here waits. */

#include <poll.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/error.h"
#include "collection/first_items.h"
#include "collection/reading_crew.h"
#include "library/library.h"
#include "source/source.h"

typedef struct Holders Holders;

enum {
	HOLDERS_FDS_MAX = READING_CREW_MAX + 1
};

/* Whose files they are, and who is told. Borrowed, but for this itself. */
typedef struct {
	Source *const *sources;
	Library *library;
	size_t file_count; /* the first rows of LIBRARY are files; they may name each other */
	/* The file of ROW has been listed, or could not be (FAILED), or was a page after all.
	 * COMPLETE: it and the items told before are all that it is. */
	void (*ended)(void *context, size_t row, bool failed, bool complete);
	/* ROW, for ITEM of the file of row FILE, is new or has changed. */
	void (*changed)(void *context, size_t file, size_t item, size_t row);
	void (*loss)(void *context, const Error *loss);
	void *context;
} HoldersJob;

/* None so far. The caller frees them. */
Holders *holders_new(const HoldersJob *job);

/* NULL is fine. */
void holders_free(Holders *holders);

/* The file of ROW is to be listed. */
void holders_add(Holders *holders, size_t row);

/* The same; a child is at it, and FIRST (taken over) is what it has told. */
void holders_add_begun(Holders *holders, size_t row, FirstItems *first);

/* The file of ROW was listed by an earlier run; and ITEM of the one told last is in ROW. */
void holders_know(Holders *holders, size_t row);
void holders_know_item(Holders *holders, size_t item, size_t row);

/* Is there something to be done, in this pass? */
bool holders_wait(const Holders *holders);

/* No more files will turn up: what they hold is read from now on. */
void holders_read(Holders *holders);

/* Does what can be done without waiting. */
void holders_step(Holders *holders);

/* The COUNT rows of these numbers are to be read before others. */
void holders_want(Holders *holders, const uint32_t *rows, size_t count);

/* Looks ADDRESS up in the indexes that are not listed whole, if there are any: what is found
 * becomes rows. False when there is nothing to be expected. */
bool holders_seek(Holders *holders, Str address);

/* What to poll for, into OUT, and how many; and how long at most in milliseconds: 0 when
 * there is something to begin, -1 when nothing is to be expected. */
int holders_poll(const Holders *holders, struct pollfd out[HOLDERS_FDS_MAX]);
int holders_timeout_ms(const Holders *holders);

typedef struct {
	size_t to_read, read; /* pages held, so far */
	Str container; /* name of the one at hand, borrowed; absent when none is */
	uint64_t offset, bytes; /* how far that is */
} HoldersProgress;
HoldersProgress holders_progress(const Holders *holders);

#endif
