/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_COLLECTION_INDEX_SEEKER_H
#define BROADSHEET_COLLECTION_INDEX_SEEKER_H

/* Looks addresses up in indexes that are not listed whole: because that takes a while yet,
 * or because there is more in them than a list holds. A child searches by halves for all
 * that was asked meanwhile, index after index; blocks of packed lines that a summary leads
 * to are searched behind it. Nothing here waits. */

#include <stdbool.h>
#include <stddef.h>

#include "source/container.h"
#include "source/source.h"

typedef struct IndexSeeker IndexSeeker;

/* An index: item ITEM of SOURCE, or FILE beside it. With ONLY it tells of that file alone. */
typedef struct {
	size_t source, item, row; /* ROW of it in the library */
	Str file, only;
} SeekPlace;

/* Borrowed until the seeker is freed, but for this itself. */
typedef struct {
	Source *const *sources;
	/* PLACE has ITEM, which has an address that was asked for; borrowed for the call. */
	void (*found)(void *context, const SeekPlace *place, const ContainerItem *item);
	void *context;
} SeekerJob;

/* With no index to be asked yet. The caller frees it. */
IndexSeeker *index_seeker_new(const SeekerJob *job);

/* NULL is fine. */
void index_seeker_free(IndexSeeker *seeker);

/* There is an index at PLACE (copied); it is needed no more. */
void index_seeker_add(IndexSeeker *seeker, const SeekPlace *place);
void index_seeker_drop(IndexSeeker *seeker, const SeekPlace *place);

/* Where is ADDRESS? False when that was asked before, or there is no index to be asked. */
bool index_seeker_ask(IndexSeeker *seeker, Str address);

/* Is there something to be done? */
bool index_seeker_waits(const IndexSeeker *seeker);

/* Goes on with the question at hand, or begins the one that was asked last. */
void index_seeker_step(IndexSeeker *seeker);

/* The descriptor to poll, -1 for none; milliseconds until a step is due, -1: none is. */
int index_seeker_fd(const IndexSeeker *seeker);
int index_seeker_timeout_ms(const IndexSeeker *seeker);

#endif
