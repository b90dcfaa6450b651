/* SPDX-License-Identifier: ISC */
#include "gatherer.h"

#include <assert.h>
#include <errno.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/text.h"
#include "catalogue_row.h"
#include "container_listing.h"
#include "library/key_index.h"
#include "recall.h"
#include "worker/cataloguer.h"

enum {
	CHILDREN_MAX = 8,
	PAGES_A_CHILD = 8, /* that are worth another child */
	FEED_MAX = 8, /* files opened in one step, so that keys are not kept waiting */
	WANTED_MAX = 256, /* more do not fit on a screen */
};

static_assert(CHILDREN_MAX * CATALOGUER_FDS + 1 <= GATHERER_FDS_MAX, "all can be polled");

/* How far a row that is a file has come. Rows of what containers hold are not here. */
typedef enum {
	FILE_WAITING,
	FILE_GIVEN, /* to a child */
	FILE_DONE
} FileState;

/* A container, or an index's file, on its way. */
typedef struct {
	ContainerListing *listing; /* owned; NULL: not begun, or read to its end */
	size_t row; /* of the file; of the index where FILE is present */
	Str file; /* in the gatherer's arena */
	bool listed; /* the first pass has come to its end */
	bool leads_on; /* it is an index that names others */
} Holder;

struct Gatherer {
	Source *const *sources; /* borrowed */
	size_t source_count;
	Library *library; /* borrowed */
	GathererOptions options;
	Arena *arena; /* owned */
	unsigned char *files; /* owned: a FileState of each of the first FILE_COUNT rows */
	size_t file_count;
	size_t waiting; /* of them */
	size_t next; /* files before this one are not waiting */
	size_t done, failed;
	uint32_t wanted[WANTED_MAX];
	size_t wanted_count;
	Cataloguer *children[CHILDREN_MAX]; /* owned */
	size_t child_count, child_room;
	bool childless; /* no child can be had */
	Holder *holders; /* owned */
	size_t holder_count, holder_room;
	size_t holder; /* the one at hand; those before it have ended this pass */
	bool reading; /* the pass that reads what was listed */
	KeyIndex paths; /* files by their paths, once an index asked for one */
	Recall *recall; /* owned; NULL: nothing is remembered */
	RecallCounts recalled;
};

/* Files as rows */

static void add_source(Gatherer *gatherer, size_t number, const Source *source)
{
	for (size_t i = 0; i < source_item_count(source); i++) {
		const Item *item = source_item(source, i);
		LibraryRow row = library_row_at(&(LibraryPlace){ .source = number, .item = i });

		row.label = item->label;
		row.address = item->address;
		(void)library_add(gatherer->library, &row);
	}
}

void gatherer_want(Gatherer *gatherer, const uint32_t *rows, size_t count)
{
	gatherer->wanted_count = 0;
	for (size_t i = 0; i < count && gatherer->wanted_count < WANTED_MAX; i++)
		if (rows[i] < gatherer->file_count && gatherer->files[rows[i]] == FILE_WAITING)
			gatherer->wanted[gatherer->wanted_count++] = rows[i];
}

static void end_file(Gatherer *gatherer, size_t row, bool failed)
{
	gatherer->files[row] = FILE_DONE;
	gatherer->done++;
	gatherer->failed += failed;
}

static void remember(Gatherer *gatherer, size_t row)
{
	if (gatherer->recall != NULL)
		recall_note(gatherer->recall, row);
}

/* Containers */

static void add_holder(Gatherer *gatherer, size_t row, Str file)
{
	if (gatherer->holder_count == gatherer->holder_room) {
		gatherer->holder_room = gatherer->holder_room > 0 ? 2 * gatherer->holder_room : 16;
		gatherer->holders = memory_resize(
			gatherer->holders, gatherer->holder_room * sizeof *gatherer->holders);
	}
	gatherer->holders[gatherer->holder_count++] =
		(Holder){ .row = row, .file = str_copy(gatherer->arena, file) };
}

static bool is_known(const Gatherer *gatherer, size_t row, Str file)
{
	for (size_t i = 0; i < gatherer->holder_count; i++)
		if (gatherer->holders[i].row == row && str_equal(gatherer->holders[i].file, file))
			return true;
	return false;
}

/* An index names FILE. What an index that was reached through one names is not followed. */
static void on_nested(void *context, Str file)
{
	Gatherer *gatherer = context;
	Holder *index = &gatherer->holders[gatherer->holder];

	if (str_present(index->file))
		return;
	index->leads_on = true;
	if (!is_known(gatherer, index->row, file))
		add_holder(gatherer, index->row, file);
}

/* The file NAME beside the one in row FILE, as KeyIndex has it. */
static uint64_t hash_beside(const Gatherer *gatherer, size_t file, Str name, const char *ending)
{
	LibraryPlace place = library_row(gatherer->library, file).place;
	Str path = source_item(gatherer->sources[place.source], place.item)->path;
	Text beside = text_in(NULL);

	text_add(&beside, str_slice(path, 0, str_find_last_byte(path, '/') + 1));
	text_add(&beside, str_from(name, str_find_last_byte(name, '/') + 1));
	text_add_c(&beside, ending);
	uint64_t hash = key_hash(text_str(&beside));

	text_clear(&beside);
	return hash;
}

static void index_paths(Gatherer *gatherer)
{
	for (size_t i = 0; i < gatherer->file_count; i++) {
		LibraryPlace place = library_row(gatherer->library, i).place;
		uint64_t hash =
			key_hash(source_item(gatherer->sources[place.source], place.item)->path);

		if (hash != 0)
			key_index_add(&gatherer->paths, hash, (uint32_t)i);
	}
}

/* Is the file NAME beside the index at hand one of those that are gathered? */
static bool is_by_itself(void *context, Str name)
{
	Gatherer *gatherer = context;
	size_t file = gatherer->holders[gatherer->holder].row;

	if (gatherer->paths.count == 0)
		index_paths(gatherer);
	return key_index_first(&gatherer->paths, hash_beside(gatherer, file, name, "")) != NULL ||
		key_index_first(&gatherer->paths, hash_beside(gatherer, file, name, ".gz")) != NULL;
}

static void on_loss(void *context, const Error *loss)
{
	const Gatherer *gatherer = context;

	if (gatherer->options.loss != NULL)
		gatherer->options.loss(gatherer->options.context, loss);
}

static void set_kind(Gatherer *gatherer, size_t row, LibraryState state, LibraryKind kind, Str why)
{
	LibraryRow more = library_row_at(&(LibraryPlace){ .levels = 0 });

	more.state = state;
	more.kind = kind;
	more.why = why;
	library_put(gatherer->library, row, &more);
}

/* An item of the container at hand. What several files hold together is not remembered. */
static void on_changed(void *context, size_t number, size_t row)
{
	const Gatherer *gatherer = context;
	const Holder *holder = &gatherer->holders[gatherer->holder];

	if (gatherer->recall != NULL && !str_present(holder->file))
		recall_note_item(gatherer->recall, holder->row, number, row);
}

static ContainerListing *new_listing(Gatherer *gatherer, const Holder *holder)
{
	LibraryPlace place = library_row(gatherer->library, holder->row).place;
	ListingJob job = {
		.source = gatherer->sources[place.source],
		.source_number = place.source,
		.item = place.item,
		.file = holder->file,
		.library = gatherer->library,
		.row = str_present(holder->file) ? LIBRARY_NOWHERE : holder->row,
		.loss = on_loss,
		.nested = on_nested,
		.by_itself = is_by_itself,
		.changed = on_changed,
		.context = gatherer,
	};

	return container_listing_new(&job);
}

static bool begin_listing(Gatherer *gatherer, Holder *holder, Error *err)
{
	holder->listing = new_listing(gatherer, holder);
	return container_listing_begin(holder->listing, false, err);
}

static void drop_listing(Holder *holder)
{
	container_listing_free(holder->listing);
	holder->listing = NULL;
}

static bool is_to_be_read(const Holder *holder)
{
	ListingProgress progress = container_listing_progress(holder->listing);

	return progress.read < progress.to_read;
}

/* The file of HOLDER, which is no index's, has ended its first pass. */
static void end_listing(Gatherer *gatherer, Holder *holder, ListingState state, const Error *err)
{
	bool own = !str_present(holder->file);

	holder->listed = state == LISTING_DONE;
	if (own && state == LISTING_DONE)
		set_kind(gatherer, holder->row, LIBRARY_READ, LIBRARY_CONTAINER, STR_NONE);
	if (own && state == LISTING_FAILED)
		set_kind(gatherer, holder->row, LIBRARY_FAILED, LIBRARY_UNTOLD, str(err->text));
	if (!own && state == LISTING_FAILED)
		on_loss(gatherer, err);
	if (own) {
		end_file(gatherer, holder->row, state == LISTING_FAILED);
		if (!holder->leads_on)
			remember(gatherer, holder->row);
	}
	if (!holder->listed)
		drop_listing(holder);
}

static void list_containers(Gatherer *gatherer)
{
	Error err = { 0 };
	Holder *holder = &gatherer->holders[gatherer->holder];

	if (holder->listed) { /* by an earlier run */
		gatherer->holder++;
		return;
	}
	bool begun = holder->listing != NULL || begin_listing(gatherer, holder, &err);
	ListingState state = begun ? container_listing_step(holder->listing, &err) : LISTING_FAILED;

	if (state == LISTING_MORE)
		return;
	/* What it told may have moved the holders. */
	end_listing(gatherer, &gatherer->holders[gatherer->holder], state, &err);
	gatherer->holder++;
}

/* Reads what was listed, container after container. */
static void read_containers(Gatherer *gatherer)
{
	Error err = { 0 };
	Holder *holder = &gatherer->holders[gatherer->holder];

	if (holder->listing != NULL && is_to_be_read(holder)) {
		bool runs = container_listing_fd(holder->listing) >= 0 ||
			container_listing_begin(holder->listing, true, &err);

		if (runs && container_listing_step(holder->listing, &err) == LISTING_MORE)
			return;
	}
	drop_listing(holder);
	gatherer->holder++;
}

static bool containers_wait(const Gatherer *gatherer)
{
	return gatherer->holder < gatherer->holder_count;
}

static void step_containers(Gatherer *gatherer)
{
	if (!containers_wait(gatherer))
		return;
	if (gatherer->reading)
		read_containers(gatherer);
	else
		list_containers(gatherer);
}

/* Pages */

static void on_entry(void *context, const CatalogueEntry *entry)
{
	Gatherer *gatherer = context;

	if (entry->kind == CATALOGUE_CONTAINER) {
		add_holder(gatherer, entry->number, STR_NONE);
		return;
	}
	catalogue_row_put(gatherer->library, entry->number, entry);
	remember(gatherer, entry->number);
	end_file(gatherer, entry->number, entry->kind == CATALOGUE_FAILED);
}

/* The file to be read next; one is waiting. */
static size_t next_file(Gatherer *gatherer)
{
	while (gatherer->wanted_count > 0) {
		size_t row = gatherer->wanted[0];

		gatherer->wanted_count--;
		for (size_t i = 0; i < gatherer->wanted_count; i++)
			gatherer->wanted[i] = gatherer->wanted[i + 1];
		if (gatherer->files[row] == FILE_WAITING)
			return row;
	}
	while (gatherer->files[gatherer->next] != FILE_WAITING)
		gatherer->next++;
	return gatherer->next;
}

/* The bytes of FD, CATALOGUE_PAGE_BYTES_MAX at most, into OUT. */
static bool read_bytes(int fd, Text *out)
{
	enum {
		READ_BYTES = 64 << 10
	};

	while (out->size < CATALOGUE_PAGE_BYTES_MAX) {
		ssize_t got = read(fd, text_reserve(out, READ_BYTES), READ_BYTES);

		if (got == 0)
			return true;
		if (got < 0 && errno != EINTR)
			return false;
		out->size += got > 0 ? (size_t)got : 0;
	}
	return true;
}

static void fail_file(Gatherer *gatherer, size_t row, const Error *err)
{
	set_kind(gatherer, row, LIBRARY_FAILED, LIBRARY_UNTOLD, str(err->text));
	end_file(gatherer, row, true);
}

/* Gives the file of ROW to CHILD. What is too large for that is listed like a container. */
static void give_file(Gatherer *gatherer, Cataloguer *child, size_t row)
{
	LibraryPlace place = library_row(gatherer->library, row).place;
	const Source *source = gatherer->sources[place.source];
	const Item *item = source_item(source, place.item);
	Text bytes = text_in(NULL);
	Error err = { 0 };

	gatherer->files[row] = FILE_GIVEN;
	gatherer->waiting--;
	if (item->bytes > CATALOGUE_PAGE_BYTES_MAX) {
		add_holder(gatherer, row, STR_NONE);
		return;
	}
	int fd = source_item_open(source, place.item, &err);

	if (fd < 0) {
		fail_file(gatherer, row, &err);
		return;
	}
	if (lseek(fd, 0, SEEK_SET) != 0 || !read_bytes(fd, &bytes)) {
		error_system(&err, errno, "cannot be read");
		fail_file(gatherer, row, &err);
		text_clear(&bytes);
	} else {
		cataloguer_give(child, (uint32_t)row, item->address, &bytes, false);
	}
	close(fd);
}

/* The child with the fewest pages before it; NULL when none has room. */
static Cataloguer *idlest(const Gatherer *gatherer)
{
	Cataloguer *best = NULL;

	for (size_t i = 0; i < gatherer->child_count; i++) {
		Cataloguer *child = gatherer->children[i];

		if (cataloguer_has_room(child) &&
			(best == NULL || cataloguer_pending(child) < cataloguer_pending(best)))
			best = child;
	}
	return best;
}

/* Another child, where there is work for it and it can be had. */
static void add_child(Gatherer *gatherer)
{
	Error err = { 0 };

	if (gatherer->child_count == gatherer->child_room || gatherer->childless ||
		gatherer->waiting < PAGES_A_CHILD * gatherer->child_count)
		return;
	Cataloguer *child =
		cataloguer_start(gatherer->options.in_idle_time, on_entry, gatherer, &err);

	if (child != NULL)
		gatherer->children[gatherer->child_count++] = child;
	else
		on_loss(gatherer, &err);
	gatherer->childless = child == NULL;
}

static void feed(Gatherer *gatherer)
{
	for (int i = 0; i < FEED_MAX && gatherer->waiting > 0; i++) {
		Cataloguer *child = idlest(gatherer);

		if (child == NULL || cataloguer_pending(child) > 0) {
			add_child(gatherer);
			child = idlest(gatherer);
		}
		if (child == NULL)
			return;
		give_file(gatherer, child, next_file(gatherer));
	}
}

/* Children that can go on no more, nor be replaced, are given up. */
static void step_children(Gatherer *gatherer)
{
	for (size_t i = 0; i < gatherer->child_count;) {
		Error err = { 0 };

		if (cataloguer_step(gatherer->children[i], &err)) {
			i++;
			continue;
		}
		on_loss(gatherer, &err);
		cataloguer_free(gatherer->children[i]);
		gatherer->children[i] = gatherer->children[--gatherer->child_count];
		gatherer->childless = true;
	}
}

static void free_children(Gatherer *gatherer)
{
	for (size_t i = 0; i < gatherer->child_count; i++)
		cataloguer_free(gatherer->children[i]);
	gatherer->child_count = 0;
}

static bool pages_are_read(const Gatherer *gatherer)
{
	for (size_t i = 0; i < gatherer->child_count; i++)
		if (cataloguer_pending(gatherer->children[i]) > 0)
			return false;
	return gatherer->waiting == 0 || (gatherer->childless && gatherer->child_count == 0);
}

/* Beginning and end */

static void save(Gatherer *gatherer, bool all)
{
	Error trouble = { 0 };

	if (gatherer->recall != NULL && !recall_save(gatherer->recall, all, &trouble) &&
		gatherer->options.forgetful != NULL)
		gatherer->options.forgetful(gatherer->options.context, &trouble);
}

static void on_known_file(void *context, size_t row)
{
	Gatherer *gatherer = context;
	LibraryRow known = library_row(gatherer->library, row);

	gatherer->waiting--;
	end_file(gatherer, row, known.state == LIBRARY_FAILED);
	if (known.kind != LIBRARY_CONTAINER)
		return;
	add_holder(gatherer, row, STR_NONE);
	Holder *holder = &gatherer->holders[gatherer->holder_count - 1];

	holder->listing = new_listing(gatherer, holder);
	holder->listed = true;
}

static void on_known_item(void *context, size_t file, size_t number, size_t row)
{
	const Gatherer *gatherer = context;

	(void)file; /* the last one that was told */
	container_listing_know(gatherer->holders[gatherer->holder_count - 1].listing, number, row);
}

/* Opening the store takes longer than a page does to be shown, so it waits until there is
 * a first step. */
static void recall_all(Gatherer *gatherer)
{
	const RecallListener listener = { on_known_file, on_known_item, gatherer };
	Error trouble = { 0 };

	gatherer->recall = recall_open(gatherer->options.store_folder, gatherer->sources,
		gatherer->source_count, gatherer->library, &trouble);
	if (trouble.text[0] != '\0' && gatherer->options.forgetful != NULL)
		gatherer->options.forgetful(gatherer->options.context, &trouble);
	gatherer->recalled = recall_load(gatherer->recall, &listener);
}

static size_t processors(void)
{
	long count = sysconf(_SC_NPROCESSORS_ONLN);

	if (count < 1)
		return 1;
	return count < CHILDREN_MAX ? (size_t)count : CHILDREN_MAX;
}

Gatherer *gatherer_new(
	Source *const *sources, size_t count, Library *library, const GathererOptions *options)
{
	Gatherer *gatherer = memory_new(sizeof *gatherer);

	gatherer->sources = sources;
	gatherer->source_count = count;
	gatherer->library = library;
	gatherer->options = *options;
	gatherer->arena = arena_new();
	gatherer->child_room = processors();
	for (size_t i = 0; i < count; i++)
		add_source(gatherer, i, sources[i]);
	gatherer->file_count = library_count(library);
	gatherer->files = memory_new(gatherer->file_count + 1);
	gatherer->waiting = gatherer->file_count;
	return gatherer;
}

void gatherer_free(Gatherer *gatherer)
{
	if (gatherer == NULL)
		return;
	for (size_t i = 0; i < gatherer->child_count; i++)
		cataloguer_free(gatherer->children[i]);
	save(gatherer, true);
	for (size_t i = 0; i < gatherer->holder_count; i++)
		container_listing_free(gatherer->holders[i].listing);
	recall_close(gatherer->recall);
	key_index_clear(&gatherer->paths);
	free(gatherer->holders);
	free(gatherer->files);
	arena_free(gatherer->arena);
	free(gatherer);
}

/* Stepping */

bool gatherer_step(Gatherer *gatherer)
{
	if (gatherer->recall == NULL && gatherer->options.store_folder != NULL)
		recall_all(gatherer);
	feed(gatherer);
	step_children(gatherer);
	step_containers(gatherer);
	if (gatherer->recall != NULL && recall_is_due(gatherer->recall))
		save(gatherer, false);
	if (!gatherer->reading && pages_are_read(gatherer) && !containers_wait(gatherer)) {
		free_children(gatherer);
		gatherer->reading = true;
		gatherer->holder = 0;
	}
	return !gatherer->reading || containers_wait(gatherer);
}

/* The container at hand, if a child is at it; or NULL. */
static const ContainerListing *listing_at_hand(const Gatherer *gatherer)
{
	return containers_wait(gatherer) ? gatherer->holders[gatherer->holder].listing : NULL;
}

int gatherer_poll(const Gatherer *gatherer, struct pollfd out[GATHERER_FDS_MAX])
{
	const ContainerListing *listing = listing_at_hand(gatherer);
	int count = 0;

	for (size_t i = 0; i < gatherer->child_count; i++)
		count += cataloguer_poll(gatherer->children[i], out + count);
	if (listing != NULL)
		out[count++] =
			(struct pollfd){ .fd = container_listing_fd(listing), .events = POLLIN };
	return count;
}

static void sooner(int *timeout_ms, int other_ms)
{
	if (other_ms >= 0 && (*timeout_ms < 0 || other_ms < *timeout_ms))
		*timeout_ms = other_ms;
}

int gatherer_timeout_ms(const Gatherer *gatherer)
{
	const ContainerListing *listing = listing_at_hand(gatherer);
	bool feeds = gatherer->waiting > 0 &&
		(idlest(gatherer) != NULL ||
			(gatherer->child_count < gatherer->child_room && !gatherer->childless));
	int timeout_ms = -1;

	if (feeds)
		return 0;
	if (containers_wait(gatherer) && (listing == NULL || container_listing_fd(listing) < 0))
		return 0;
	if (!gatherer->reading && pages_are_read(gatherer) && !containers_wait(gatherer))
		return 0;
	for (size_t i = 0; i < gatherer->child_count; i++)
		sooner(&timeout_ms, cataloguer_timeout_ms(gatherer->children[i]));
	if (listing != NULL)
		sooner(&timeout_ms, container_listing_timeout_ms(listing));
	return timeout_ms;
}

void gatherer_finish(Gatherer *gatherer, bool (*stop)(void *context), void *context)
{
	while (gatherer_step(gatherer) && (stop == NULL || !stop(context))) {
		struct pollfd fds[GATHERER_FDS_MAX];
		int count = gatherer_poll(gatherer, fds);

		(void)poll(fds, (nfds_t)count, gatherer_timeout_ms(gatherer));
	}
}

GathererProgress gatherer_progress(const Gatherer *gatherer)
{
	const ContainerListing *listing = listing_at_hand(gatherer);
	GathererProgress progress = {
		.read = gatherer->done,
		.failed = gatherer->failed,
		.to_read = gatherer->file_count,
		.listing = !gatherer->reading && listing != NULL,
		.known = gatherer->recalled.known,
		.changed = gatherer->recalled.changed,
		.gone = gatherer->recalled.gone,
	};

	for (size_t i = 0; i < gatherer->holder_count; i++) {
		if (gatherer->holders[i].listing == NULL)
			continue;
		ListingProgress part = container_listing_progress(gatherer->holders[i].listing);

		progress.read += part.read;
		progress.to_read += part.to_read;
	}
	if (listing != NULL) {
		ListingProgress part = container_listing_progress(listing);
		const Holder *holder = &gatherer->holders[gatherer->holder];

		progress.container = str_present(holder->file)
			? holder->file
			: library_row(gatherer->library, holder->row).label;
		progress.offset = part.offset;
		progress.bytes = part.bytes;
	}
	return progress;
}
