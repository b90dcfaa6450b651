/* SPDX-License-Identifier: ISC */
#include "collection/index_seeker.h"

#include <stdlib.h>

#include "base/arena.h"
#include "base/wait.h"
#include "collection/shard_name.h"
#include "library/address_key.h"
#include "library/key_index.h"
#include "worker/worker.h"

enum {
	KEYS_MAX = 256, /* asked at a time; more have to be asked again */
	INDEXES_MAX = 64,
	BLOCKS_MAX = 64, /* of packed lines, for one question */
};

/* Packed lines in FILE beside the index. */
typedef struct {
	Str file;
	Extent at;
} PackedLines;

/* Addresses on their way through the indexes. */
typedef struct {
	Arena *arena; /* owned: of the texts; NULL: there is none */
	Str keys[KEYS_MAX];
	size_t count;
} Question;

struct IndexSeeker {
	SeekerJob job;
	Arena *arena; /* owned: of the places */
	SeekPlace places[INDEXES_MAX];
	size_t place_count;
	KeyIndex asked; /* hashes of keys */
	Question next, now;
	size_t place; /* of the one that is asked now */
	PackedLines blocks[BLOCKS_MAX]; /* of it, in the arena of NOW */
	size_t block_count, block;
	bool in_blocks; /* the index has answered, and they are asked */
	Worker *worker; /* owned; NULL: none runs */
};

IndexSeeker *index_seeker_new(const SeekerJob *job)
{
	IndexSeeker *seeker = memory_new(sizeof *seeker);

	seeker->job = *job;
	seeker->arena = arena_new();
	return seeker;
}

void index_seeker_free(IndexSeeker *seeker)
{
	if (seeker == NULL)
		return;
	worker_free(seeker->worker);
	arena_free(seeker->next.arena);
	arena_free(seeker->now.arena);
	arena_free(seeker->arena);
	key_index_clear(&seeker->asked);
	free(seeker);
}

/* Indexes */

static bool is_same(const SeekPlace *a, const SeekPlace *b)
{
	return a->source == b->source && a->item == b->item && str_equal(a->file, b->file);
}

void index_seeker_add(IndexSeeker *seeker, const SeekPlace *place)
{
	if (seeker->place_count == INDEXES_MAX)
		return;
	SeekPlace *added = &seeker->places[seeker->place_count++];

	*added = *place;
	added->file = str_copy(seeker->arena, place->file);
	added->only = str_copy(seeker->arena, place->only);
}

/* Stops what is being asked: the answers would be about another place. */
static void end_question(IndexSeeker *seeker)
{
	worker_free(seeker->worker);
	seeker->worker = NULL;
	arena_free(seeker->now.arena);
	seeker->now = (Question){ .count = 0 };
}

void index_seeker_drop(IndexSeeker *seeker, const SeekPlace *place)
{
	for (size_t i = 0; i < seeker->place_count; i++) {
		if (!is_same(&seeker->places[i], place))
			continue;
		end_question(seeker);
		for (seeker->place_count--; i < seeker->place_count; i++)
			seeker->places[i] = seeker->places[i + 1];
	}
}

/* Questions */

bool index_seeker_ask(IndexSeeker *seeker, Str address)
{
	Question *next = &seeker->next;

	if (seeker->place_count == 0 || next->count == KEYS_MAX)
		return false;
	if (next->arena == NULL)
		next->arena = arena_new();
	Str key = address_key(next->arena, address, ADDRESS_KEY_INDEX);
	uint64_t hash = key_hash(key);

	if (hash == 0 || key_index_first(&seeker->asked, hash) != NULL)
		return false;
	key_index_add(&seeker->asked, hash, 0);
	next->keys[next->count++] = key;
	return true;
}

static void add_block(IndexSeeker *seeker, const ContainerItem *item)
{
	if (seeker->block_count == BLOCKS_MAX || item->place.at[0].length == 0)
		return;
	const SeekPlace *place = &seeker->places[seeker->place];
	Str file = shard_name(
		seeker->job.sources[place->source], place->item, item->file, seeker->now.arena);

	seeker->blocks[seeker->block_count++] =
		(PackedLines){ .file = str_copy(seeker->now.arena, file), .at = item->place.at[0] };
}

static void on_item(void *context, const ContainerItem *item)
{
	IndexSeeker *seeker = context;

	if (item->nested)
		add_block(seeker, item);
	else
		seeker->job.found(seeker->job.context, &seeker->places[seeker->place], item);
}

/* A descriptor of what is asked next: a block, or the index itself. */
static int open_next(const IndexSeeker *seeker, ReadingRequest *request, Error *err)
{
	const SeekPlace *place = &seeker->places[seeker->place];
	const Source *source = seeker->job.sources[place->source];

	if (seeker->in_blocks) {
		const PackedLines *block = &seeker->blocks[seeker->block];

		request->place = (ItemPlace){ .levels = 1, .at = { block->at } };
		return source_beside_open(source, place->item, block->file, err);
	}
	return str_present(place->file) ? source_beside_open(source, place->item, place->file, err)
					: source_item_open(source, place->item, err);
}

static void start_child(IndexSeeker *seeker)
{
	ReadingRequest request = {
		.task = READING_FIND,
		.keys = seeker->now.keys,
		.key_count = seeker->now.count,
		.only_file = seeker->places[seeker->place].only,
	};
	WorkerListener events = { .item = on_item, .context = seeker };
	Error unsaid;
	int fd = open_next(seeker, &request, &unsaid);

	if (fd >= 0)
		seeker->worker = worker_start_reading(fd, str("index"), &request, &events, &unsaid);
}

static void begin_place(IndexSeeker *seeker, size_t place)
{
	seeker->place = place;
	seeker->block_count = seeker->block = 0;
	seeker->in_blocks = false;
	if (place < seeker->place_count)
		start_child(seeker);
}

/* What the child was to find is found. */
static void go_on(IndexSeeker *seeker)
{
	worker_free(seeker->worker);
	seeker->worker = NULL;
	seeker->block += seeker->in_blocks;
	seeker->in_blocks = true;
	if (seeker->block < seeker->block_count)
		start_child(seeker);
	else
		begin_place(seeker, seeker->place + 1);
	if (seeker->place >= seeker->place_count)
		end_question(seeker);
}

bool index_seeker_waits(const IndexSeeker *seeker)
{
	return seeker->now.count > 0 || seeker->next.count > 0;
}

void index_seeker_step(IndexSeeker *seeker)
{
	Error unsaid;

	if (seeker->now.count > 0) {
		if (seeker->worker == NULL || worker_step(seeker->worker, &unsaid) != WORKER_MORE)
			go_on(seeker);
		return;
	}
	if (seeker->next.count == 0)
		return;
	seeker->now = seeker->next;
	seeker->next = (Question){ .count = 0 };
	begin_place(seeker, 0);
}

int index_seeker_fd(const IndexSeeker *seeker)
{
	return seeker->worker != NULL ? worker_fd(seeker->worker) : -1;
}

int index_seeker_timeout_ms(const IndexSeeker *seeker)
{
	if (seeker->worker != NULL)
		return worker_timeout_ms(seeker->worker);
	return index_seeker_waits(seeker) ? 0 : WAIT_NEVER;
}
