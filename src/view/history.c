/* SPDX-License-Identifier: ISC */
#include "view/history.h"

#include <stdlib.h>

#include "base/arena.h"

void history_init(History *history)
{
	*history = (History){ 0 };
}

void history_clear(History *history)
{
	for (size_t i = 0; i < history->known.count; i++)
		free(history->known.stays[i].folded);
	free(history->known.stays);
	free(history->back.stays);
	free(history->forward.stays);
	history_init(history);
}

static void push(Stays *stays, Stay stay)
{
	if (stays->count == stays->room) {
		stays->room = stays->room == 0 ? 8 : stays->room * 2;
		stays->stays = memory_resize(stays->stays, stays->room * sizeof *stays->stays);
	}
	stays->stays[stays->count++] = stay;
}

static Stay *known(const History *history, size_t item, Show show)
{
	for (size_t i = 0; i < history->known.count; i++) {
		Stay *stay = &history->known.stays[i];

		if (stay->item == item && stay->show == show)
			return stay;
	}
	return NULL;
}

const Stay *history_known(const History *history, size_t item, Show show)
{
	return known(history, item, show);
}

void history_keep(History *history, Stay stay)
{
	Stay *old = known(history, stay.item, stay.show);

	if (old == NULL) {
		push(&history->known, stay);
		return;
	}
	free(old->folded);
	*old = stay;
}

/* On the ways only places are kept: what was folded is the item's. */
static Stay without_folds(Stay stay)
{
	stay.folded = NULL;
	stay.folded_count = 0;
	return stay;
}

void history_go(History *history, Stay stay)
{
	push(&history->back, without_folds(stay));
	history->forward.count = 0;
}

const Stay *history_at(const History *history, long n)
{
	const Stays *stays = n < 0 ? &history->forward : &history->back;
	size_t steps = n < 0 ? (size_t)-n : (size_t)n;

	if (steps == 0 || steps > stays->count)
		return NULL;
	return &stays->stays[stays->count - steps];
}

void history_travel(History *history, Stay stay, long n)
{
	Stays *from = n < 0 ? &history->forward : &history->back;
	Stays *to = n < 0 ? &history->back : &history->forward;
	size_t steps = n < 0 ? (size_t)-n : (size_t)n;

	push(to, without_folds(stay));
	for (size_t i = 1; i < steps; i++)
		push(to, from->stays[from->count - i]);
	from->count -= steps;
}
