/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_LIBRARY_REPEATS_H
#define BROADSHEET_LIBRARY_REPEATS_H

/* Which blocks of text stand on several pages of a site, counted while pages are read. All
 * are hashes: of a site's host, of a page's address (so that captures of one page count
 * once) and of a block. Of each block as many pages are known as it takes to tell that
 * others have it, too. The table is bounded: where it is full, blocks that were seen on one
 * page only make room. */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"

enum {
	REPEATS_SITES_MAX = 64, /* more are not counted */
	REPEATS_PAGES = 3, /* known of a block */
	REPEATS_OTHERS = 2 /* pages beside one that have a block, for it to be repeated there */
};

/* A block and pages that have it; 0 where there are fewer. */
typedef struct {
	uint64_t block;
	uint64_t pages[REPEATS_PAGES];
} Repeat;

typedef struct {
	uint64_t site;
	Repeat *slots; /* owned; NULL: nothing was counted */
	size_t turn; /* which of several makes room */
} RepeatSite;

/* Zeroed: of no site. */
typedef struct {
	RepeatSite sites[REPEATS_SITES_MAX];
	size_t count;
	unsigned long version; /* counts up with what is counted */
} Repeats;

/* Frees what it holds; all zero then. */
void repeats_clear(Repeats *repeats);

/* There are pages of SITE, which is not 0. */
void repeats_expect(Repeats *repeats, uint64_t site);

/* PAGE of SITE has COUNT BLOCKS. */
void repeats_count(
	Repeats *repeats, uint64_t site, uint64_t page, const uint64_t *blocks, size_t count);

/* The blocks that REPEATS_OTHERS pages of SITE beside PAGE have, rising, in ARENA. */
uint64_t *repeats_find(
	const Repeats *repeats, uint64_t site, uint64_t page, Arena *arena, size_t *count);

/* Gives all blocks that more than one page has to TAKE. */
void repeats_give(const Repeats *repeats,
	void (*take)(void *context, uint64_t site, const Repeat *repeat), void *context);

#endif
