/* SPDX-License-Identifier: ISC */
#include "items/picks_ahead.h"

#include <stdlib.h>

#include "base/processors.h"
#include "base/text.h"
#include "items/item_batch.h"

enum {
	AHEAD_MAX = 4, /* children at once: each takes tens of megabytes */
	PICKS_MAX = 16, /* of one child: others are to have some, too */
	LARGE_BYTES = 1 << 20, /* a larger page may take hundreds: it is not read ahead */
};

/* Picks of one file that are, or will be, given to a child. */
typedef struct {
	const Source *source; /* borrowed */
	size_t index; /* of the file in it */
	Text name; /* owned: of the file, in messages */
	size_t count; /* picks */
	bool large;
	ItemsVisit *visit; /* owned: of all the file; or NULL */
	ItemBatch *batch; /* owned: of some in it; or NULL */
} Place;

struct PicksAhead {
	NextPick next;
	void *context;
	Pick pick; /* the next one, unless ... */
	bool ended;
	Place places[AHEAD_MAX]; /* a ring */
	size_t room, start, held;
	bool given; /* the first of them was given out */
	const ItemsListener *listener; /* borrowed: of the place that is gone through */
	ItemsListener forwarding; /* of batches, which are made before it is known */
};

static bool forward_article(
	void *context, const Article *article, const ContainerItem *item, const Error *failed)
{
	const ItemsListener *listener = ((PicksAhead *)context)->listener;

	return listener->article == NULL ||
		listener->article(listener->context, article, item, failed);
}

static void forward_loss(void *context, const Error *loss)
{
	const ItemsListener *listener = ((PicksAhead *)context)->listener;

	if (listener->loss != NULL)
		listener->loss(listener->context, loss);
}

static void take_pick(PicksAhead *ahead)
{
	ahead->ended = !ahead->next(ahead->context, &ahead->pick);
}

PicksAhead *picks_ahead_new(NextPick next, void *context)
{
	PicksAhead *ahead = memory_new(sizeof *ahead);

	ahead->next = next;
	ahead->context = context;
	ahead->room = processors_up_to(AHEAD_MAX);
	ahead->forwarding = (ItemsListener){ NULL, forward_article, forward_loss, ahead };
	take_pick(ahead);
	return ahead;
}

static Place *place_at(PicksAhead *ahead, size_t number)
{
	return &ahead->places[(ahead->start + number) % ahead->room];
}

static bool is_large(const Pick *pick)
{
	const ItemPlace *place = &pick->item.place;

	if (!pick->contained)
		return source_item(pick->source, pick->index)->bytes > LARGE_BYTES;
	return place->levels > 0 && place->at[place->levels - 1].length > LARGE_BYTES;
}

/* May the child of PLACE read the next pick, too? */
static bool fits(const PicksAhead *ahead, const Place *place)
{
	const Pick *pick = &ahead->pick;

	return !ahead->ended && pick->contained && place->count < PICKS_MAX &&
		pick->source == place->source && pick->index == place->index && !is_large(pick) &&
		item_batch_takes(place->batch, &pick->item);
}

/* Takes picks for one child. */
static void add_place(PicksAhead *ahead)
{
	const Pick *pick = &ahead->pick;
	Place *place = place_at(ahead, ahead->held++);

	*place = (Place){
		.source = pick->source,
		.index = pick->index,
		.name = text_in(NULL),
		.large = is_large(pick),
	};
	items_name(pick->source, pick->source_name, source_item(pick->source, pick->index),
		&place->name);
	if (!pick->contained) {
		take_pick(ahead);
		return;
	}
	place->batch = item_batch_new(
		place->source, place->index, text_str(&place->name), true, &ahead->forwarding);
	do {
		(void)item_batch_add(place->batch, &pick->item, STR_NONE);
		place->count++;
		take_pick(ahead);
	} while (!place->large && fits(ahead, place));
}

static void begin(Place *place)
{
	if (place->batch != NULL)
		item_batch_begin(place->batch);
	else
		place->visit = items_begin(
			place->source, place->index, text_str(&place->name), READING_ALL);
}

static void drop_first(PicksAhead *ahead)
{
	Place *place = place_at(ahead, 0);

	items_abandon(place->visit);
	item_batch_abandon(place->batch);
	text_clear(&place->name);
	ahead->start = (ahead->start + 1) % ahead->room;
	ahead->held--;
}

Str picks_ahead_next(PicksAhead *ahead)
{
	if (ahead->given)
		drop_first(ahead);
	while (ahead->held < ahead->room && !ahead->ended) {
		add_place(ahead);
		Place *place = place_at(ahead, ahead->held - 1);

		if (!place->large)
			begin(place);
	}
	ahead->given = ahead->held > 0;
	return ahead->given ? text_str(&place_at(ahead, 0)->name) : STR_NONE;
}

bool picks_ahead_visit(PicksAhead *ahead, const ItemsListener *listener)
{
	Place *place = place_at(ahead, 0);

	if (place->large)
		begin(place);
	ItemsVisit *visit = place->visit;
	ItemBatch *batch = place->batch;

	place->visit = NULL;
	place->batch = NULL;
	ahead->listener = listener;
	if (batch == NULL)
		return items_finish(visit, listener);
	(void)item_batch_end(batch);
	return true;
}

void picks_ahead_free(PicksAhead *ahead)
{
	if (ahead == NULL)
		return;
	while (ahead->held > 0)
		drop_first(ahead);
	free(ahead);
}
