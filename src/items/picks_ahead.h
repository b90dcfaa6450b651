/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_ITEMS_PICKS_AHEAD_H
#define BROADSHEET_ITEMS_PICKS_AHEAD_H

/* Pages picked out of many files, in any order, each given to a child before its turn comes: as
 * many children read at once as there are processors. Picks in a row that lie in one container
 * are read by one child. */

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"
#include "items/items.h"
#include "source/source.h"

typedef struct PicksAhead PicksAhead;

typedef struct {
	const Source *source; /* as long as the PicksAhead */
	const char *source_name; /* as it was named to the program; as long */
	size_t index; /* of the file in its source */
	bool contained; /* ITEM of that file is meant, else all of it */
	ContainerItem item; /* its texts until the next pick */
} Pick;

/* Gives the next pick; false: there is none. */
typedef bool (*NextPick)(void *context, Pick *pick);

PicksAhead *picks_ahead_new(NextPick next, void *context);

/* The name, in messages, of the file whose turn it is; absent when there is none. Borrowed until
 * the next call. */
Str picks_ahead_next(PicksAhead *ahead);

/* Goes through its picks as items_visit. */
bool picks_ahead_visit(PicksAhead *ahead, const ItemsListener *listener);

/* Ends what still runs; NULL is fine. */
void picks_ahead_free(PicksAhead *ahead);

#endif
