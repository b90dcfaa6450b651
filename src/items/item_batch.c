/* SPDX-License-Identifier: ISC */
#include "items/item_batch.h"

#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

#include "worker/worker.h"

enum {
	BATCH_ITEMS = 64
};

struct ItemBatch {
	const Source *source; /* borrowed, as the next three */
	size_t index;
	Str name;
	const ItemsListener *listener;
	bool articles, stopped;
	Arena *arena; /* owned: texts of the items; new with each batch */
	Str listed;
	ContainerItem items[BATCH_ITEMS];
	size_t count, given; /* to the listener */
	/* The items to be read, and how far that has come: */
	ItemPlace places[BATCH_ITEMS];
	size_t place_of[BATCH_ITEMS]; /* their numbers among the items */
	size_t place_count, told;
};

ItemBatch *item_batch_new(
	const Source *source, size_t index, Str name, bool articles, const ItemsListener *listener)
{
	ItemBatch *batch = memory_new(sizeof *batch);

	*batch = (ItemBatch){
		.source = source,
		.index = index,
		.name = name,
		.listener = listener,
		.articles = articles,
		.arena = arena_new(),
	};
	return batch;
}

/* Gives the listener the items before COUNT that it has not got yet. */
static void give_items(ItemBatch *batch, size_t count)
{
	const ItemsListener *listener = batch->listener;

	for (; batch->given < count; batch->given++)
		if (!batch->stopped && listener->item != NULL)
			batch->stopped = !listener->item(
				listener->context, &batch->items[batch->given], batch->listed);
}

static void give_loss(const ItemBatch *batch, const Error *err)
{
	if (batch->listener->loss != NULL)
		batch->listener->loss(batch->listener->context, err);
}

/* The item that the child told of last. */
static ContainerItem *last_told(ItemBatch *batch)
{
	return &batch->items[batch->place_of[batch->told - 1]];
}

static void on_item(void *context, const ContainerItem *seen)
{
	ItemBatch *batch = context;

	if (batch->stopped || batch->told == batch->place_count)
		return;
	batch->told++;
	ContainerItem *item = last_told(batch);

	if (batch->articles) {
		give_items(batch, batch->place_of[batch->told - 1] + 1);
		return;
	}
	item->media_type = str_copy(batch->arena, seen->media_type);
	item->article = item->article && seen->article;
}

static void on_article(void *context, const Article *article, const Error *failed)
{
	ItemBatch *batch = context;
	const ItemsListener *listener = batch->listener;

	if (batch->stopped || batch->told == 0 || listener->article == NULL)
		return;
	const ContainerItem *item = last_told(batch);
	Error err;

	if (failed != NULL)
		err = items_failed(batch->name, item, failed);
	batch->stopped =
		!listener->article(listener->context, article, item, failed != NULL ? &err : NULL);
}

/* A child for the places not told of yet; false when it died over one of them, which
 * then counts as told. */
static bool run_child(ItemBatch *batch, int fd)
{
	ReadingRequest request = {
		.task = READING_PLACES,
		.view = EXTRACT_ARTICLE,
		.places = batch->places + batch->told,
		.place_count = batch->place_count - batch->told,
		.looks = !batch->articles,
	};
	WorkerListener events = { .item = on_item, .article = on_article, .context = batch };
	size_t before = batch->told;
	WorkerState state = WORKER_FAILED;
	Error err = { 0 };
	Worker *worker = worker_start_reading(fd, batch->items[0].file, &request, &events, &err);

	if (worker != NULL) {
		do
			state = worker_wait_some(worker, &err);
		while (state == WORKER_MORE && !batch->stopped);
	}
	worker_free(worker);
	if (state != WORKER_FAILED)
		return true;
	batch->told += batch->told == before;
	err = items_failed(batch->name, last_told(batch), &err);
	give_loss(batch, &err);
	return false;
}

static void read_places(ItemBatch *batch)
{
	Error err = { 0 };
	int fd = source_beside_open(batch->source, batch->index, batch->items[0].file, &err);

	if (fd < 0) {
		give_loss(batch, &err);
		return;
	}
	while (batch->told < batch->place_count && !batch->stopped) {
		int again = fcntl(fd, F_DUPFD_CLOEXEC, 3);

		if (again < 0 || (run_child(batch, again) && batch->told < batch->place_count))
			break;
	}
	close(fd);
}

static void flush(ItemBatch *batch)
{
	batch->place_count = batch->told = 0;
	for (size_t i = 0; i < batch->count; i++) {
		const ContainerItem *item = &batch->items[i];

		if (batch->articles ? !item->article : !str_empty(item->media_type))
			continue;
		batch->places[batch->place_count] = item->place;
		batch->place_of[batch->place_count++] = i;
	}
	if (batch->place_count > 0 && !batch->stopped)
		read_places(batch);
	give_items(batch, batch->count);
	arena_free(batch->arena);
	batch->arena = arena_new();
	batch->count = batch->given = 0;
}

bool item_batch_add(ItemBatch *batch, const ContainerItem *item, Str listed)
{
	if (batch->count == BATCH_ITEMS ||
		(batch->count > 0 && !str_equal(batch->items[0].file, item->file)))
		flush(batch);
	if (batch->count == 0)
		batch->listed = str_copy(batch->arena, listed);
	batch->items[batch->count++] = items_copy(batch->arena, item);
	return !batch->stopped;
}

bool item_batch_end(ItemBatch *batch)
{
	flush(batch);
	bool more = !batch->stopped;

	arena_free(batch->arena);
	free(batch);
	return more;
}
