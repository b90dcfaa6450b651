/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_COLLECTION_PAGE_READERS_H
#define BROADSHEET_COLLECTION_PAGE_READERS_H

/* The children that read files of one page each, up to one a processor: no more than there is
 * work for. */

#include "worker/cataloguer.h"

enum {
	PAGE_READERS_MAX = 8,
	PAGE_READERS_FDS_MAX = PAGE_READERS_MAX * CATALOGUER_FDS,
};

/* Who is told of the pages, and why there is a child less; and how children run. */
typedef struct {
	bool in_idle_time;
	CatalogueListener *page;
	void (*loss)(void *context, const Error *loss);
	void *context;
} PageReadersJob;

typedef struct {
	PageReadersJob job;
	Cataloguer *children[PAGE_READERS_MAX]; /* owned */
	size_t count, room;
	bool childless; /* no further child can be had */
} PageReaders;

/* None yet. page_readers_end frees what comes. */
void page_readers_init(PageReaders *readers, const PageReadersJob *job);

/* Ends all children; what they had not answered is told to nobody. */
void page_readers_end(PageReaders *readers);

/* A child that has room for another of WAITING pages, if need be a new one; NULL where none is to
 * be had now. */
Cataloguer *page_readers_with_room(PageReaders *readers, size_t waiting);

/* Would there be one? */
bool page_readers_have_room(const PageReaders *readers, size_t waiting);

/* Has each page that was given been answered? And can no further one be given, ever? */
bool page_readers_are_idle(const PageReaders *readers);
bool page_readers_are_lost(const PageReaders *readers);

/* Hands over and takes in what can be without waiting. */
void page_readers_step(PageReaders *readers);

/* What to poll for before the next step, into OUT; how many. Milliseconds until that is due even
 * if nothing came; -1: never. */
int page_readers_poll(const PageReaders *readers, struct pollfd out[PAGE_READERS_FDS_MAX]);
int page_readers_timeout_ms(const PageReaders *readers);

#endif
