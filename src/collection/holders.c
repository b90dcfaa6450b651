/* SPDX-License-Identifier: ISC */
#include "collection/holders.h"

#include <stdlib.h>

#include "base/text.h"
#include "base/wait.h"
#include "collection/catalogue_row.h"
#include "collection/container_listing.h"
#include "collection/index_beside.h"
#include "collection/index_seeker.h"
#include "library/key_index.h"

/* A container, or an index's file, on its way. */
typedef struct {
	ContainerListing *listing; /* owned; NULL: not begun, or read to its end */
	size_t row; /* of the file; of the index where FILE is present */
	Str file; /* in the arena; absent: the file of ROW itself */
	Str index; /* in the arena: name of an index beside the file of ROW; or absent */
	FirstItems *first; /* owned: what was told of it before; or NULL */
	bool listed; /* the first pass has come to its end */
	bool leads_on; /* it is an index that names others */
	bool seeks; /* its index can be asked */
} Holder;

struct Holders {
	HoldersJob job;
	Arena *arena; /* owned */
	Holder *all; /* owned */
	size_t count, room;
	size_t at; /* the one at hand; those before it have ended this pass */
	bool reading; /* the pass that reads what was listed */
	KeyIndex paths; /* files by their paths, once an index asked for one */
	IndexSeeker *seeker; /* owned */
	KeyIndex sought; /* records it has found: files and offsets */
};

static void on_found(void *context, const SeekPlace *place, const ContainerItem *item);

Holders *holders_new(const HoldersJob *job)
{
	Holders *holders = memory_new(sizeof *holders);

	holders->job = *job;
	holders->arena = arena_new();
	holders->seeker = index_seeker_new(&(SeekerJob){
		.sources = job->sources,
		.found = on_found,
		.context = holders,
	});
	return holders;
}

void holders_free(Holders *holders)
{
	if (holders == NULL)
		return;
	for (size_t i = 0; i < holders->count; i++) {
		container_listing_free(holders->all[i].listing);
		first_items_free(holders->all[i].first);
	}
	free(holders->all);
	key_index_clear(&holders->paths);
	key_index_clear(&holders->sought);
	index_seeker_free(holders->seeker);
	arena_free(holders->arena);
	free(holders);
}

static void add(Holders *holders, size_t row, Str file)
{
	if (holders->count == holders->room) {
		holders->room = holders->room > 0 ? 2 * holders->room : 16;
		holders->all = memory_resize(holders->all, holders->room * sizeof *holders->all);
	}
	holders->all[holders->count++] =
		(Holder){ .row = row, .file = str_copy(holders->arena, file) };
}

static bool is_known(const Holders *holders, size_t row, Str file)
{
	for (size_t i = 0; i < holders->count; i++)
		if (holders->all[i].row == row && str_equal(holders->all[i].file, file))
			return true;
	return false;
}

/* An index names FILE. What an index that was reached through one names is not followed. */
static void on_nested(void *context, Str file)
{
	Holders *holders = context;
	Holder *index = &holders->all[holders->at];

	if (str_present(index->file))
		return;
	index->leads_on = true;
	if (!is_known(holders, index->row, file))
		add(holders, index->row, file);
}

/* The file NAME beside the one in row FILE, as KeyIndex has it. */
static uint64_t hash_beside(const Holders *holders, size_t file, Str name, const char *ending)
{
	LibraryFile place = library_file(holders->job.library, file);
	Str path = source_item(holders->job.sources[place.source], place.item)->path;
	Text beside = text_in(NULL);

	text_add(&beside, str_slice(path, 0, str_find_last_byte(path, '/') + 1));
	text_add(&beside, str_from(name, str_find_last_byte(name, '/') + 1));
	text_add_c(&beside, ending);
	uint64_t hash = key_hash(text_str(&beside));

	text_clear(&beside);
	return hash;
}

static void index_paths(Holders *holders)
{
	for (size_t i = 0; i < holders->job.file_count; i++) {
		LibraryFile place = library_file(holders->job.library, i);
		uint64_t hash =
			key_hash(source_item(holders->job.sources[place.source], place.item)->path);

		if (hash != 0)
			key_index_add(&holders->paths, hash, (uint32_t)i);
	}
}

/* Is the file NAME beside that of row FILE one of those that are gathered? */
static bool is_gathered(Holders *holders, size_t file, Str name)
{
	if (holders->paths.count == 0)
		index_paths(holders);
	return key_index_first(&holders->paths, hash_beside(holders, file, name, "")) != NULL ||
		key_index_first(&holders->paths, hash_beside(holders, file, name, ".gz")) != NULL;
}

static bool is_by_itself(void *context, Str name)
{
	Holders *holders = context;

	return is_gathered(holders, holders->all[holders->at].row, name);
}

/* What is asked for in indexes */

static uint64_t hash_of_record(Str file, uint64_t offset)
{
	Text record = text_in(NULL);

	text_add(&record, str_from(file, str_find_last_byte(file, '/') + 1));
	text_format(&record, "/%llu", (unsigned long long)offset);
	uint64_t hash = key_hash(text_str(&record));

	text_clear(&record);
	return hash;
}

static bool is_sought(void *context, Str file, uint64_t offset)
{
	const Holders *holders = context;

	return holders->sought.count > 0 &&
		key_index_first(&holders->sought, hash_of_record(file, offset)) != NULL;
}

/* Has the list come to ITEM since it was asked for? */
static bool is_listed(const Holders *holders, const ContainerItem *item)
{
	size_t row =
		library_find(holders->job.library, item->address, item->captured, LIBRARY_NOWHERE);

	return row != LIBRARY_NOWHERE &&
		library_row(holders->job.library, row).place.at[0].offset ==
		item->place.at[0].offset;
}

static void on_found(void *context, const SeekPlace *place, const ContainerItem *item)
{
	Holders *holders = context;
	LibraryPlace where = { .source = place->source, .item = place->item };
	ContainerItem found = *item;

	if (str_present(place->only))
		found.file = STR_NONE;
	uint64_t hash = hash_of_record(found.file, item->place.at[0].offset);
	bool elsewhere = str_present(found.file) && is_gathered(holders, place->row, found.file);

	if (elsewhere || key_index_first(&holders->sought, hash) != NULL ||
		is_listed(holders, &found))
		return;
	key_index_add(&holders->sought, hash, 0);
	LibraryRow row = catalogue_row_of_item(&found, &where);

	(void)library_add(holders->job.library, &row);
}

bool holders_seek(Holders *holders, Str address)
{
	return index_seeker_ask(holders->seeker, address);
}

static Str last_part(Str path)
{
	return str_from(path, str_find_last_byte(path, '/') + 1);
}

static SeekPlace seek_place_of(const Holders *holders, const Holder *holder)
{
	LibraryFile place = library_file(holders->job.library, holder->row);
	const Item *item = source_item(holders->job.sources[place.source], place.item);
	bool beside = str_present(holder->index);

	return (SeekPlace){
		.source = place.source,
		.item = place.item,
		.row = holder->row,
		.file = beside ? holder->index : holder->file,
		.only = beside ? last_part(item->path) : STR_NONE,
	};
}

/* From when it is known to lead to an index until all of that is listed, HOLDER can be
 * asked. */
static void open_for_seeking(Holders *holders, Holder *holder)
{
	SeekPlace place = seek_place_of(holders, holder);

	if (holder->seeks || !container_listing_asks_index(holder->listing))
		return;
	holder->seeks = true;
	index_seeker_add(holders->seeker, &place);
}

static void close_for_seeking(Holders *holders, Holder *holder)
{
	SeekPlace place = seek_place_of(holders, holder);

	if (holder->seeks && !container_listing_is_cut(holder->listing))
		index_seeker_drop(holders->seeker, &place);
}

/* Listing and reading */

static void set_kind(Holders *holders, size_t row, LibraryState state, LibraryKind kind, Str why)
{
	LibraryRow more = library_row_at(&(LibraryPlace){ .levels = 0 });

	more.state = state;
	more.kind = kind;
	more.why = why;
	library_put(holders->job.library, row, &more);
}

/* An item of the file at hand. What an index names in other files has no such place. */
static void on_changed(void *context, size_t item, size_t row)
{
	const Holders *holders = context;
	const Holder *holder = &holders->all[holders->at];

	if (!str_present(holder->file))
		holders->job.changed(holders->job.context, holder->row, item, row);
}

static void on_loss(void *context, const Error *loss)
{
	const Holders *holders = context;
	const Holder *holder = &holders->all[holders->at];
	LibraryFile place = library_file(holders->job.library, holder->row);
	Str name = source_item(holders->job.sources[place.source], place.item)->label;
	Error named = *loss;

	if (str_present(holder->file))
		name = holder->file;
	error_in(&named, "%.*s", (int)name.size, name.at);
	holders->job.loss(holders->job.context, &named);
}

static ContainerListing *new_listing(Holders *holders, Holder *holder)
{
	LibraryFile place = library_file(holders->job.library, holder->row);
	bool own = !str_present(holder->file);

	if (own)
		holder->index = index_beside(
			holders->job.sources[place.source], place.item, holders->arena);
	ListingJob job = {
		.source = holders->job.sources[place.source],
		.source_number = place.source,
		.item = place.item,
		.file = holder->file,
		.library = holders->job.library,
		.row = own ? holder->row : LIBRARY_NOWHERE,
		.index = holder->index,
		.loss = on_loss,
		.nested = on_nested,
		.by_itself = is_by_itself,
		.is_sought = is_sought,
		.changed = on_changed,
		.context = holders,
	};

	return container_listing_new(&job);
}

/* Begins the file at hand. What was told of it before may move the holders. */
static bool begin_listing(Holders *holders, Error *err)
{
	Holder *holder = &holders->all[holders->at];
	FirstItems *first = holder->first;
	ContainerListing *listing = new_listing(holders, holder);

	holder->listing = listing;
	holder->first = NULL;
	bool begun = first != NULL ? container_listing_go_on(listing, first, err)
				   : container_listing_begin(listing, false, err);

	first_items_free(first);
	return begun;
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

/* The first pass of HOLDER has ended. */
static void end_listing(Holders *holders, Holder *holder, ListingState state, const Error *err)
{
	bool own = !str_present(holder->file);
	bool whole = !holder->leads_on && !container_listing_is_cut(holder->listing);

	close_for_seeking(holders, holder);
	holder->listed = state == LISTING_DONE;
	if (own && state == LISTING_DONE)
		set_kind(holders, holder->row, LIBRARY_READ, LIBRARY_CONTAINER, STR_NONE);
	if (own && state == LISTING_FAILED)
		set_kind(holders, holder->row, LIBRARY_FAILED, LIBRARY_UNTOLD, str(err->text));
	if (!own && state == LISTING_FAILED)
		on_loss(holders, err);
	if (own)
		holders->job.ended(
			holders->job.context, holder->row, state == LISTING_FAILED, whole);
	if (!holder->listed)
		drop_listing(holder);
}

static void list_some(Holders *holders)
{
	Error err = { 0 };

	if (holders->all[holders->at].listed) { /* by an earlier run */
		holders->at++;
		return;
	}
	bool begun = holders->all[holders->at].listing != NULL || begin_listing(holders, &err);
	ContainerListing *listing = holders->all[holders->at].listing;
	ListingState state = begun ? container_listing_step(listing, &err) : LISTING_FAILED;

	if (state == LISTING_MORE) {
		open_for_seeking(holders, &holders->all[holders->at]);
		return;
	}
	/* What it told may have moved the holders. */
	end_listing(holders, &holders->all[holders->at], state, &err);
	holders->at++;
}

/* Reads what was listed, container after container. */
static void read_some(Holders *holders)
{
	Error err = { 0 };
	Holder *holder = &holders->all[holders->at];

	if (holder->listing != NULL && is_to_be_read(holder)) {
		bool runs = container_listing_runs(holder->listing) ||
			container_listing_begin(holder->listing, true, &err);

		if (runs && container_listing_step(holder->listing, &err) == LISTING_MORE)
			return;
	}
	drop_listing(holder);
	holders->at++;
}

/* Is there a file at hand? */
static bool has_file(const Holders *holders)
{
	return holders->at < holders->count;
}

bool holders_wait(const Holders *holders)
{
	return has_file(holders) || index_seeker_waits(holders->seeker);
}

void holders_step(Holders *holders)
{
	if (index_seeker_waits(holders->seeker))
		index_seeker_step(holders->seeker);
	if (!has_file(holders))
		return;
	if (holders->reading)
		read_some(holders);
	else
		list_some(holders);
}

void holders_add(Holders *holders, size_t row)
{
	add(holders, row, STR_NONE);
}

void holders_add_begun(Holders *holders, size_t row, FirstItems *first)
{
	add(holders, row, STR_NONE);
	holders->all[holders->count - 1].first = first;
}

void holders_know(Holders *holders, size_t row)
{
	add(holders, row, STR_NONE);
	Holder *holder = &holders->all[holders->count - 1];

	holder->listing = new_listing(holders, holder);
	holder->listed = true;
}

void holders_know_item(Holders *holders, size_t item, size_t row)
{
	container_listing_know(holders->all[holders->count - 1].listing, item, row);
}

void holders_read(Holders *holders)
{
	holders->reading = true;
	holders->at = 0;
}

/* The listing that children work for; or NULL. */
static ContainerListing *listing_at_hand(const Holders *holders)
{
	ContainerListing *listing = has_file(holders) ? holders->all[holders->at].listing : NULL;

	return listing != NULL && container_listing_runs(listing) ? listing : NULL;
}

void holders_want(Holders *holders, const uint32_t *rows, size_t count)
{
	ContainerListing *listing = listing_at_hand(holders);

	if (listing != NULL)
		container_listing_want(listing, rows, count);
}

int holders_poll(const Holders *holders, struct pollfd out[HOLDERS_FDS_MAX])
{
	const ContainerListing *listing = listing_at_hand(holders);

	out[0] = (struct pollfd){ .fd = index_seeker_fd(holders->seeker), .events = POLLIN };
	return 1 + (listing != NULL ? container_listing_poll(listing, out + 1) : 0);
}

int holders_timeout_ms(const Holders *holders)
{
	const ContainerListing *listing = listing_at_hand(holders);
	int listing_ms = listing != NULL ? container_listing_timeout_ms(listing)
		: has_file(holders)      ? 0
					 : WAIT_NEVER;

	return wait_sooner(listing_ms, index_seeker_timeout_ms(holders->seeker));
}

HoldersProgress holders_progress(const Holders *holders)
{
	const ContainerListing *at_hand = listing_at_hand(holders);
	HoldersProgress progress = { .container = STR_NONE };

	for (size_t i = 0; i < holders->count; i++) {
		const Holder *holder = &holders->all[i];

		if (holder->listing == NULL)
			continue;
		ListingProgress part = container_listing_progress(holder->listing);

		progress.read += part.read;
		progress.to_read += part.to_read;
		if (holder->listing != at_hand)
			continue;
		progress.container = str_present(holder->file)
			? holder->file
			: library_row(holders->job.library, holder->row).label;
		progress.offset = part.offset;
		progress.bytes = part.bytes;
	}
	return progress;
}
