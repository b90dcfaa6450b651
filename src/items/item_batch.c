/* SPDX-License-Identifier: ISC */
#include "items/item_batch.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

#include "worker/worker.h"

struct ItemBatch {
	const Source *source; /* borrowed, as the next three */
	size_t index;
	Str name;
	const ItemsListener *listener;
	bool articles, stopped;
	Arena *arena; /* owned: texts of the items; new with each batch */
	Str listed;
	ContainerItem items[ITEM_BATCH_ITEMS];
	size_t count, given; /* to the listener */
	/* The items to be read, and how far that has come: */
	ItemPlace places[ITEM_BATCH_ITEMS];
	size_t place_of[ITEM_BATCH_ITEMS]; /* their numbers among the items */
	size_t place_count, told;
	int fd; /* owned: the file they lie in, once there is a child; or -1 */
	Worker *worker; /* owned: the child, while it reads; or NULL */
	Error unread; /* why there is none */
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
		.fd = -1,
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

/* A child for the places not told of yet; else there is an error why there is none. */
static void start_child(ItemBatch *batch)
{
	ReadingRequest request = {
		.task = READING_PLACES,
		.view = EXTRACT_ARTICLE,
		.places = batch->places + batch->told,
		.place_count = batch->place_count - batch->told,
		.looks = !batch->articles,
	};
	WorkerListener events = { .item = on_item, .article = on_article, .context = batch };
	Str file = batch->items[0].file;
	int again = fcntl(batch->fd, F_DUPFD_CLOEXEC, 3);

	error_clear(&batch->unread);
	if (again < 0)
		error_system(&batch->unread, errno, "%.*s: cannot be read", (int)batch->name.size,
			batch->name.at);
	else
		batch->worker = worker_start_reading(again, str_present(file) ? file : batch->name,
			&request, &events, &batch->unread);
}

/* Goes through what the child tells; false when it died over one of the places, which then
 * counts as told. */
static bool finish_child(ItemBatch *batch)
{
	size_t before = batch->told;
	WorkerState state = WORKER_FAILED;

	if (batch->worker != NULL) {
		do
			state = worker_wait_some(batch->worker, &batch->unread);
		while (state == WORKER_MORE && !batch->stopped);
	}
	worker_free(batch->worker);
	batch->worker = NULL;
	if (state != WORKER_FAILED)
		return true;
	batch->told += batch->told == before;
	Error err = items_failed(batch->name, last_told(batch), &batch->unread);

	give_loss(batch, &err);
	return false;
}

static int open_file(ItemBatch *batch)
{
	Str file = batch->items[0].file;

	if (str_present(file))
		return source_beside_open(batch->source, batch->index, file, &batch->unread);
	return source_item_open(batch->source, batch->index, &batch->unread);
}

void item_batch_begin(ItemBatch *batch)
{
	batch->place_count = batch->told = 0;
	for (size_t i = 0; i < batch->count; i++) {
		const ContainerItem *item = &batch->items[i];

		if (batch->articles ? !item->article : !str_empty(item->media_type))
			continue;
		batch->places[batch->place_count] = item->place;
		batch->place_of[batch->place_count++] = i;
	}
	if (batch->place_count == 0 || batch->stopped)
		return;
	batch->fd = open_file(batch);
	if (batch->fd >= 0)
		start_child(batch);
}

static void close_file(ItemBatch *batch)
{
	if (batch->fd >= 0)
		close(batch->fd);
	batch->fd = -1;
}

/* Goes through the places of a batch that was begun. */
static void read_places(ItemBatch *batch)
{
	if (batch->fd < 0) {
		give_loss(batch, &batch->unread);
		return;
	}
	while (!finish_child(batch) && batch->told < batch->place_count && !batch->stopped)
		start_child(batch);
	close_file(batch);
}

static void flush(ItemBatch *batch)
{
	if (batch->place_count > 0 && !batch->stopped)
		read_places(batch);
	give_items(batch, batch->count);
	arena_free(batch->arena);
	batch->arena = arena_new();
	batch->count = batch->given = batch->place_count = 0;
}

bool item_batch_takes(const ItemBatch *batch, const ContainerItem *item)
{
	return batch->count == 0 ||
		(batch->count < ITEM_BATCH_ITEMS && str_equal(batch->items[0].file, item->file));
}

bool item_batch_add(ItemBatch *batch, const ContainerItem *item, Str listed)
{
	if (!item_batch_takes(batch, item)) {
		item_batch_begin(batch);
		flush(batch);
	}
	if (batch->count == 0)
		batch->listed = str_copy(batch->arena, listed);
	batch->items[batch->count++] = items_copy(batch->arena, item);
	return !batch->stopped;
}

bool item_batch_end(ItemBatch *batch)
{
	if (batch->place_count == 0)
		item_batch_begin(batch);
	flush(batch);
	bool more = !batch->stopped;

	item_batch_abandon(batch);
	return more;
}

void item_batch_abandon(ItemBatch *batch)
{
	if (batch == NULL)
		return;
	worker_free(batch->worker);
	close_file(batch);
	arena_free(batch->arena);
	free(batch);
}
