/* SPDX-License-Identifier: ISC */
#include "items/items.h"

#include <stdlib.h>

#include "base/processors.h"
#include "base/text.h"
#include "collection/shard_name.h"
#include "items/item_batch.h"
#include "items/item_shares.h"
#include "library/key_index.h"
#include "worker/worker.h"

/* One file on its way. */
typedef struct ItemsVisit {
	const Source *source;
	size_t index;
	Str name;
	ReadingTask task;
	const ItemsListener *listener;
	ItemShares *shares; /* owned: the children, while there are some */
	Error unopened; /* why there are none */
	bool is_index_part; /* a file an index names: none it names is followed */
	size_t articles; /* items that are worth opening */
	size_t last; /* the item to which one goes, from 1; 0: through all */
	size_t counted; /* towards it */
	ContainerItem item; /* the last one, in ARENA */
	Arena *arena; /* owned */
	ItemBatch *batch; /* owned: items of other files; made when there are such */
	uint64_t named; /* hash of the file that an index named last ... */
	bool named_is_here; /* ... and whether that is an item of the source itself */
	bool stopped;
} Visit;

ContainerItem items_copy(Arena *arena, const ContainerItem *item)
{
	ContainerItem copy = *item;

	copy.label = str_copy(arena, item->label);
	copy.address = str_copy(arena, item->address);
	copy.captured = str_copy(arena, item->captured);
	copy.media_type = str_copy(arena, item->media_type);
	copy.digest = str_copy(arena, item->digest);
	copy.file = str_copy(arena, item->file);
	return copy;
}

void items_name(const Source *source, const char *source_name, const Item *item, Text *out)
{
	if (source_is_folder(source)) {
		text_add_c(out, source_name);
		if (source_name[0] != '\0' && out->at[out->size - 1] != '/')
			text_add_byte(out, '/');
	}
	text_add(out, item->label);
}

Error items_failed(Str name, const ContainerItem *item, const Error *failed)
{
	Error err = *failed;
	Str words = str_present(item->address) ? item->address : item->label;

	error_in(&err, "%.*s: %.*s", (int)name.size, name.at, (int)words.size, words.at);
	return err;
}

static void tell_article(Visit *visit, const Article *article, const Error *failed)
{
	const ItemsListener *listener = visit->listener;

	if (listener->article != NULL &&
		!listener->article(listener->context, article, &visit->item, failed))
		visit->stopped = true;
}

static void on_article(void *context, const Article *article, const Error *failed)
{
	Visit *visit = context;
	Error err;

	if (failed != NULL)
		err = items_failed(visit->name, &visit->item, failed);
	tell_article(visit, article, failed != NULL ? &err : NULL);
}

static void on_loss(void *context, uint64_t offset, Str sentence)
{
	Visit *visit = context;
	Error err = { 0 };

	if (visit->listener->loss == NULL)
		return;
	error_set(&err, ERROR_FORMAT, "%.*s: at byte %llu: %.*s", (int)visit->name.size,
		visit->name.at, (unsigned long long)offset, (int)sentence.size, sentence.at);
	visit->listener->loss(visit->listener->context, &err);
}

static void start_reading(Visit *visit, int fd);
static void finish_reading(Visit *visit);

/* The file that an index names, as a visit of its own: it is opened beside the
 * index. Only an index gets here, and no index that was reached through one. */
static void follow(Visit *visit, Str file)
{
	Error err = { 0 };
	int fd = source_beside_open(visit->source, visit->index, file, &err);
	Visit part = *visit;

	if (fd < 0) {
		if (visit->listener->loss != NULL)
			visit->listener->loss(visit->listener->context, &err);
		return;
	}
	part.is_index_part = true;
	part.articles = part.last = part.counted = 0;
	part.arena = arena_new();
	part.batch = NULL;
	start_reading(&part, fd);
	finish_reading(&part);
	visit->articles += part.articles;
	visit->stopped = part.stopped;
	arena_free(part.arena);
}

/* Items of other files are told in batches from the first one on whose article is
 * wanted, or whose media type is not said. */
static bool gather(Visit *visit, const ContainerItem *item, Str container)
{
	bool articles = visit->task == READING_ALL;
	bool to_be_read = articles ? item->article : str_empty(item->media_type);

	if (!str_present(item->file) || (visit->batch == NULL && !to_be_read))
		return false;
	if (visit->batch == NULL)
		visit->batch = item_batch_new(
			visit->source, visit->index, visit->name, articles, visit->listener);
	visit->stopped = !item_batch_add(visit->batch, item, container);
	return true;
}

/* Tells what has gathered. */
static void end_batch(Visit *visit)
{
	if (visit->batch != NULL && !item_batch_end(visit->batch))
		visit->stopped = true;
	visit->batch = NULL;
}

/* Is what is told now the thing to which one goes? Its article may be still to come. */
static bool is_last(const Visit *visit)
{
	return visit->last > 0 && visit->counted >= visit->last;
}

/* Is PATH that of an item of SOURCE? */
static bool has_path(const Source *source, Str path)
{
	for (size_t i = 0; i < source_item_count(source); i++)
		if (str_equal(source_item(source, i)->path, path))
			return true;
	return false;
}

/* Does an index in a folder name FILE beside it, which is visited for itself? */
static bool is_by_itself(Visit *visit, Str file)
{
	uint64_t hash = key_hash(file);

	if (!str_present(file) || source_item_count(visit->source) == 1)
		return false;
	if (hash == visit->named)
		return visit->named_is_here;
	Str own = source_item(visit->source, visit->index)->path;
	Text path = text_in(NULL);

	text_add(&path, str_slice(own, 0, str_find_last_byte(own, '/') + 1));
	text_add(&path, str_from(file, str_find_last_byte(file, '/') + 1));
	visit->named = hash;
	visit->named_is_here = has_path(visit->source, text_str(&path));
	text_clear(&path);
	return visit->named_is_here;
}

/* A summary names FILE. */
static void lead(Visit *visit, Str file)
{
	Arena *arena = arena_new();

	file = shard_name(visit->source, visit->index, file, arena);
	if (!visit->is_index_part && !is_by_itself(visit, file))
		follow(visit, file);
	arena_free(arena);
}

static void on_item(void *context, const ContainerItem *item, Str container)
{
	Visit *visit = context;
	const ItemsListener *listener = visit->listener;

	if (item->nested) {
		lead(visit, item->file);
		return;
	}
	visit->counted++;
	if (is_by_itself(visit, item->file)) {
		visit->articles += item->article;
		return;
	}
	visit->articles += item->article;
	if (gather(visit, item, container))
		return;
	arena_free(visit->arena);
	visit->arena = arena_new();
	visit->item = items_copy(visit->arena, item);
	if (listener->item != NULL && !listener->item(listener->context, item, container))
		visit->stopped = !is_last(visit);
}

static void on_died(void *context, const Error *err)
{
	Visit *visit = context;

	if (is_last(visit)) {
		visit->stopped = true;
		return;
	}
	end_batch(visit);
	if (visit->listener->loss != NULL)
		visit->listener->loss(visit->listener->context, err);
}

static void on_page(void *context, const Article *article, const Error *failed)
{
	Visit *visit = context;
	const ItemsListener *listener = visit->listener;

	if (listener->article != NULL)
		(void)listener->article(listener->context, article, NULL, failed);
	visit->articles = 1;
}

static bool is_stopped(void *context)
{
	const Visit *visit = context;

	return visit->stopped;
}

/* Has the children of VISIT made, for FD, which is taken over. */
static void start_reading(Visit *visit, int fd)
{
	const Item *item = source_item(visit->source, visit->index);
	ReadingRequest request = {
		.task = visit->task,
		.view = EXTRACT_ARTICLE,
		.address = visit->is_index_part ? STR_NONE : item->address,
		.beside = visit->is_index_part ? STR_NONE : item->path,
		.last = visit->last,
	};
	const ItemSharesListener events = {
		.item = on_item,
		.loss = on_loss,
		.article = on_article,
		.page = on_page,
		.died = on_died,
		.stopped = is_stopped,
		.context = visit,
	};

	size_t children = visit->task == READING_ALL ? processors_up_to(ITEM_SHARES_MAX) : 1;

	visit->shares = item_shares_new(fd, visit->name, &request, children, &events);
}

static void finish_reading(Visit *visit)
{
	item_shares_run(visit->shares);
	end_batch(visit);
	item_shares_free(visit->shares);
	visit->shares = NULL;
}

/* A visit of the file at INDEX of SOURCE, up to the thing that is counted LAST, from 1; 0: of
 * all. */
static Visit *begin(const Source *source, size_t index, Str name, ReadingTask task, size_t last)
{
	Visit *visit = memory_new(sizeof *visit);
	int fd = source_item_open(source, index, &visit->unopened);

	visit->source = source;
	visit->index = index;
	visit->name = name;
	visit->task = task;
	visit->last = last;
	visit->arena = arena_new();
	if (fd >= 0)
		start_reading(visit, fd);
	return visit;
}

ItemsVisit *items_begin(const Source *source, size_t index, Str name, ReadingTask task)
{
	return begin(source, index, name, task, 0);
}

void items_abandon(ItemsVisit *visit)
{
	if (visit == NULL)
		return;
	item_shares_free(visit->shares);
	arena_free(visit->arena);
	free(visit);
}

bool items_finish(ItemsVisit *visit, const ItemsListener *listener)
{
	bool opened = visit->shares != NULL;

	visit->listener = listener;
	if (opened)
		finish_reading(visit);
	else if (listener->loss != NULL)
		listener->loss(listener->context, &visit->unopened);
	bool found = !opened || visit->articles > 0;

	items_abandon(visit);
	return found;
}

bool items_visit(const Source *source, size_t index, Str name, ReadingTask task,
	const ItemsListener *listener)
{
	return items_finish(items_begin(source, index, name, task), listener);
}

void items_visit_to(
	const Source *source, size_t index, Str name, size_t number, const ItemsListener *listener)
{
	(void)items_finish(begin(source, index, name, READING_LIST, number), listener);
}

void items_read(const Source *source, size_t index, Str name, const ContainerItem *item,
	const ItemsListener *listener)
{
	ReadingRequest request = {
		.task = READING_ITEM, .view = EXTRACT_ARTICLE, .place = item->place
	};
	Visit visit = { .name = name, .item = *item, .listener = listener };
	Error err = { 0 };
	int fd = str_present(item->file) ? source_beside_open(source, index, item->file, &err)
					 : source_item_open(source, index, &err);

	if (fd < 0) {
		if (listener->loss != NULL)
			listener->loss(listener->context, &err);
		return;
	}
	Str label = str_present(item->address) ? item->address : item->label;
	Text both = text_in(NULL);

	text_format(&both, "%.*s: %.*s", (int)name.size, name.at, (int)label.size, label.at);
	Worker *worker = worker_start_reading(fd, text_str(&both), &request, NULL, &err);

	text_clear(&both);
	if (worker == NULL) {
		if (listener->loss != NULL)
			listener->loss(listener->context, &err);
		return;
	}
	bool whole = worker_wait(worker, &err) == WORKER_DONE;

	tell_article(&visit, worker_article(worker), whole ? NULL : &err);
	worker_free(worker);
}

/* A payload that is looked for. */
typedef struct {
	Str digest;
	Arena *arena;
	ContainerItem *item;
	bool found;
} PayloadSearch;

static bool match_payload(void *context, const ContainerItem *item, Str listed)
{
	PayloadSearch *search = context;

	(void)listed;
	if (!str_equal(item->digest, search->digest) || str_is(item->media_type, "warc/revisit"))
		return true;
	*search->item = items_copy(search->arena, item);
	search->found = true;
	return false;
}

bool items_find_payload(
	const Source *source, Str digest, Arena *arena, size_t *index, ContainerItem *item)
{
	PayloadSearch search = { .digest = digest, .arena = arena, .item = item };
	const ItemsListener listener = { .item = match_payload, .context = &search };

	if (str_empty(digest))
		return false;
	for (size_t i = 0; i < source_item_count(source) && !search.found; i++) {
		*index = i;
		(void)items_visit(source, i, str(""), READING_LIST, &listener);
	}
	return search.found;
}
