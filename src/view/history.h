/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_VIEW_HISTORY_H
#define BROADSHEET_VIEW_HISTORY_H

/* Where the reader has been: the way back and forward, and for each item and show
 * the places of the last stay. */

#include <stdbool.h>
#include <stddef.h>

#include "layout/flow.h"
#include "view/comments.h"
#include "view/view.h"

/* An item as it was left. */
typedef struct {
	size_t item;
	Show show;
	Pane focus;
	Place story;
	CommentsStay comments;
	size_t related; /* the selected story */
	bool *folded; /* of each comment; owned by the history, or NULL */
	size_t folded_count;
} Stay;

typedef struct {
	Stay *stays;
	size_t count, room;
} Stays;

typedef struct {
	Stays back, forward; /* newest last */
	Stays known; /* one an item and show */
} History;

/* The reader has been nowhere; history_clear frees what is kept. */
void history_init(History *history);
void history_clear(History *history);

/* Keeps STAY as the last one of its item and show; takes STAY.folded over. */
void history_keep(History *history, Stay stay);

/* The last stay at ITEM as SHOW, or NULL; borrowed until the next one is kept. */
const Stay *history_known(const History *history, size_t item, Show show);

/* The reader goes from STAY to somewhere new: the way forward ends here. On the ways nothing is
 * kept of what was folded. */
void history_go(History *history, Stay stay);

/* What lies N steps back (forward for a negative N), or NULL, as for 0; borrowed until the reader
 * goes on. Its FOLDED is NULL. */
const Stay *history_at(const History *history, long n);

/* The reader goes from STAY N steps back (forward for a negative N), which are
 * there. */
void history_travel(History *history, Stay stay, long n);

#endif
