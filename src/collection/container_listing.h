/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_COLLECTION_CONTAINER_LISTING_H
#define BROADSHEET_COLLECTION_CONTAINER_LISTING_H

/* One container on its way into a library: first its items as rows, as fast as they can be
 * listed, then what their pages say of themselves. An index beside the container is asked
 * first; the container itself only for what the index does not tell of. Pages that can be
 * reached by their places are read by a crew (reading_crew), others by one child from front
 * to back. Children that die are replaced by ones that go on behind what killed them.
 * Nothing here waits. */

#include <poll.h>
#include <stdbool.h>
#include <stdint.h>

#include "base/error.h"
#include "collection/first_items.h"
#include "collection/reading_crew.h"
#include "library/library.h"
#include "source/source.h"

typedef struct ContainerListing ContainerListing;

/* What is listed, borrowed until the listing is freed. */
typedef struct {
	const Source *source;
	size_t source_number, item; /* as in LibraryPlace */
	Str file; /* beside the item, when that is an index; else absent */
	Library *library;
	size_t row; /* of the file itself, LIBRARY_NOWHERE for FILE */
	Str index; /* name of an index beside the item; or absent */
	void (*loss)(void *context, const Error *loss); /* or NULL */
	/* An index names FILE, to be listed in its turn; or NULL. */
	void (*nested)(void *context, Str file);
	/* Is FILE, which an index names, gathered by itself? Its items get no second row then.
	 * Or NULL. */
	bool (*by_itself)(void *context, Str file);
	/* Is the record at OFFSET of FILE (absent: the item itself), which an index tells of,
	 * a row already because somebody asked for it? Or NULL. */
	bool (*is_sought)(void *context, Str file, uint64_t offset);
	/* ROW, for item NUMBER of what is listed, is new or has changed; or NULL. */
	void (*changed)(void *context, size_t number, size_t row);
	void *context;
} ListingJob;

typedef enum {
	LISTING_MORE, /* to be stepped again */
	LISTING_DONE, /* all items are rows, or all rows are read */
	LISTING_PAGE, /* it is no container but a page, which has been put in its row */
	LISTING_FAILED /* nothing came of it; ERR says why */
} ListingState;

/* Is it an index of other files, or is one listed for it? Known while it is listed. */
bool container_listing_asks_index(const ContainerListing *listing);

/* Is it an index of which only the first part is listed? */
bool container_listing_is_cut(const ContainerListing *listing);

/* Nothing is opened yet. The caller frees it. */
ContainerListing *container_listing_new(const ListingJob *job);

/* NULL is fine. */
void container_listing_free(ContainerListing *listing);

/* Row ROW is that of item NUMBER, as it was found by an earlier run: as if it had been
 * listed. Numbers only rise. */
void container_listing_know(ContainerListing *listing, size_t number, size_t row);

/* Begins to list, or READ what was listed. False with ERR when it cannot be opened. */
bool container_listing_begin(ContainerListing *listing, bool read, Error *err) MUST_CHECK;

/* The same with the child that FIRST (borrowed) has, where that can go on: it tells what comes
 * behind its items, which count as told. */
bool container_listing_go_on(ContainerListing *listing, FirstItems *first, Error *err) MUST_CHECK;

/* Does a child work for it? */
bool container_listing_runs(const ContainerListing *listing);

/* The COUNT rows of these numbers are to be read before others. */
void container_listing_want(ContainerListing *listing, const uint32_t *rows, size_t count);

/* What to poll for, into OUT, and how many; how long at most, in milliseconds. */
int container_listing_poll(const ContainerListing *listing, struct pollfd out[READING_CREW_MAX]);
int container_listing_timeout_ms(const ContainerListing *listing);

/* Takes what has come, and tells JOB of it. ERR says why with LISTING_FAILED only. */
ListingState container_listing_step(ContainerListing *listing, Error *err);

/* How far it is, in bytes of the file; rows that may be read, and those that were. */
typedef struct {
	uint64_t offset, bytes;
	size_t to_read, read;
} ListingProgress;
ListingProgress container_listing_progress(const ContainerListing *listing);

#endif
