/* SPDX-License-Identifier: ISC */
#include "items.h"

#include <fcntl.h>
#include <unistd.h>

#include "base/text.h"
#include "item_batch.h"
#include "library/key_index.h"
#include "worker/worker.h"

enum {
	DEATHS_MAX = 50, /* children a file may cost */
};

/* One file on its way. */
typedef struct {
	const Source *source;
	size_t index;
	Str name;
	ReadingTask task;
	const ItemsListener *listener;
	Worker *worker; /* owned while it runs */
	bool is_index_part; /* a file an index names: none it names is followed */
	size_t items; /* that this child has told */
	size_t known; /* that children before it have told, not to be told again */
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

	if (visit->listener->loss == NULL || visit->items < visit->known)
		return;
	error_set(&err, ERROR_FORMAT, "%.*s: at byte %llu: %.*s", (int)visit->name.size,
		visit->name.at, (unsigned long long)offset, (int)sentence.size, sentence.at);
	visit->listener->loss(visit->listener->context, &err);
}

static void visit_file(Visit *visit, int fd);

/* A summary may name its packed index by a word that only its server knows; usually
 * that bears the summary's own name. -1 where there is none. */
static int open_packed_index(const Visit *visit)
{
	Str own = source_item(visit->source, visit->index)->path;
	Text name = text_in(NULL);

	text_add(&name, str_slice(own, 0, str_find_last_byte(own, '.')));
	text_add_c(&name, ".cdx.gz");
	int fd = source_beside_open(visit->source, visit->index, text_str(&name), NULL);

	text_clear(&name);
	return fd;
}

/* The file that an index names, as a visit of its own: it is opened beside the
 * index. Only an index gets here, and no index that was reached through one. */
static void follow(Visit *visit, const ContainerItem *item)
{
	Error err = { 0 };
	int fd = source_beside_open(visit->source, visit->index, item->file, &err);
	Visit part = *visit;

	if (fd < 0)
		fd = open_packed_index(visit);
	if (fd < 0) {
		if (visit->listener->loss != NULL)
			visit->listener->loss(visit->listener->context, &err);
		return;
	}
	part.is_index_part = true;
	part.items = part.known = part.articles = part.last = 0;
	part.arena = arena_new();
	part.worker = NULL;
	part.batch = NULL;
	visit_file(&part, fd);
	visit->articles += part.articles;
	visit->stopped = part.stopped;
	arena_free(part.arena);
}

/* Items of other files are told in batches from the first one on whose article is
 * wanted, or whose media type is not said. */
static bool gather(Visit *visit, const ContainerItem *item)
{
	bool articles = visit->task == READING_ALL;
	bool to_be_read = articles ? item->article : str_empty(item->media_type);

	if (!str_present(item->file) || (visit->batch == NULL && !to_be_read))
		return false;
	if (visit->batch == NULL)
		visit->batch = item_batch_new(
			visit->source, visit->index, visit->name, articles, visit->listener);
	visit->stopped = !item_batch_add(visit->batch, item, worker_container(visit->worker));
	return true;
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

static void on_item(void *context, const ContainerItem *item)
{
	Visit *visit = context;
	const ItemsListener *listener = visit->listener;

	visit->counted += !item->nested;
	if (visit->items++ < visit->known || visit->stopped)
		return;
	if (is_by_itself(visit, item->file)) {
		visit->articles += item->article;
		return;
	}
	if (item->nested) {
		if (!visit->is_index_part)
			follow(visit, item);
		return;
	}
	visit->articles += item->article;
	if (gather(visit, item))
		return;
	arena_free(visit->arena);
	visit->arena = arena_new();
	visit->item = items_copy(visit->arena, item);
	if (listener->item != NULL &&
		!listener->item(listener->context, item, worker_container(visit->worker)))
		visit->stopped = !is_last(visit);
}

/* One child from its start to its end. True when it was a container's and died. */
static bool run_child(Visit *visit, int fd)
{
	ReadingRequest request = {
		.task = visit->task,
		.view = EXTRACT_ARTICLE,
		.address = visit->is_index_part ? STR_NONE
						: source_item(visit->source, visit->index)->address,
		.beside = visit->is_index_part ? STR_NONE
					       : source_item(visit->source, visit->index)->path,
		.skipped = visit->known,
		.last = visit->last,
	};
	WorkerListener events = {
		.item = on_item, .loss = on_loss, .article = on_article, .context = visit
	};
	Error err = { 0 };
	WorkerState state = WORKER_FAILED;

	visit->items = visit->counted = 0;
	visit->worker = worker_start_reading(fd, visit->name, &request, &events, &err);
	if (visit->worker != NULL) {
		do
			state = worker_wait_some(visit->worker, &err);
		while (state == WORKER_MORE && !visit->stopped);
	}
	bool container = visit->worker != NULL && str_present(worker_container(visit->worker));
	bool died = container && state == WORKER_FAILED && !is_last(visit);

	if (visit->batch != NULL)
		visit->stopped = !item_batch_end(visit->batch);
	visit->batch = NULL;
	if (died && visit->listener->loss != NULL) {
		visit->listener->loss(visit->listener->context, &err);
	} else if (!container && !visit->stopped && visit->listener->article != NULL) {
		Article *none = visit->worker == NULL ? article_new() : NULL;

		(void)visit->listener->article(visit->listener->context,
			none != NULL ? none : worker_article(visit->worker), NULL,
			state == WORKER_DONE ? NULL : &err);
		article_free(none);
		visit->articles = 1;
	}
	worker_free(visit->worker);
	visit->worker = NULL;
	return died;
}

/* Visits FD, which is taken over, with as many children as it takes. */
static void visit_file(Visit *visit, int fd)
{
	for (int deaths = 0; deaths < DEATHS_MAX; deaths++) {
		int again = fcntl(fd, F_DUPFD_CLOEXEC, 3);
		size_t before = visit->known;
		bool died = again >= 0 && run_child(visit, again);

		visit->known = visit->items;
		if (!died || visit->stopped || visit->known <= before)
			break;
	}
	close(fd);
}

static void visit_item(Visit *visit)
{
	Error err = { 0 };
	int fd = source_item_open(visit->source, visit->index, &err);

	visit->arena = arena_new();
	if (fd >= 0)
		visit_file(visit, fd);
	else if (visit->listener->loss != NULL)
		visit->listener->loss(visit->listener->context, &err);
	visit->articles += fd < 0;
	arena_free(visit->arena);
}

bool items_visit(const Source *source, size_t index, Str name, ReadingTask task,
	const ItemsListener *listener)
{
	Visit visit = {
		.source = source, .index = index, .name = name, .task = task, .listener = listener
	};

	visit_item(&visit);
	return visit.articles > 0;
}

void items_visit_to(
	const Source *source, size_t index, Str name, size_t number, const ItemsListener *listener)
{
	Visit visit = { .source = source,
		.index = index,
		.name = name,
		.task = READING_LIST,
		.last = number,
		.listener = listener };

	visit_item(&visit);
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
