/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_WORKER_LIST_BESIDE_H
#define BROADSHEET_WORKER_LIST_BESIDE_H

/* An export of Omnivore that was unpacked: the pages in a folder named content, each named by a
 * word, and beside the folder lists (metadata_0_to_20.json) of what is known of them by these
 * words. The child that reads a page can open nothing: the parent reads the list that holds the
 * page's word before it makes the child, and looks for the word alone. */

#include "base/arena.h"
#include "base/str.h"

typedef struct {
	Str bytes; /* of the list; absent: there is none */
	Str word; /* by which the page stands in it */
} ListBeside;

/* The list that tells of the page in the file PAGE (raw bytes), in ARENA; of so many and so large
 * ones as can be afforded, no links. */
ListBeside list_beside_read(Arena *arena, Str page);

#endif
