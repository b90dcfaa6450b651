/* SPDX-License-Identifier: ISC */
#include "collection/recall.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "base/text.h"
#include "base/whole_file.h"
#include "collection/store_paths.h"
#include "library/store_facts.h"
#include "library/store_pages.h"

enum {
	DUE_ROWS = 400, /* noted: worth a change of the store */
	CHANGE_ROWS = 1000, /* of one change, which then takes some milliseconds */
	TRIES = 20, /* where another copy is in the way ... */
	TRY_MS = 25, /* ... each of them so long */
	EXPECTED_BYTES_LEAST = 2 << 20, /* of memory for rows that are loaded */
	EXPECTED_BYTES_MOST = 16 << 20,
};

/* A row to be kept: of the file in row FILE, as its item NUMBER - 1, or 0: itself. */
typedef struct {
	uint32_t row, file, number;
} Note;

struct Recall {
	Store *store; /* owned; NULL: there is none */
	Source *const *sources; /* borrowed */
	Library *library; /* borrowed */
	Arena *arena; /* owned */
	StorePaths paths;
	bool *settled; /* of each file: all it holds is in the store */
	StoreStamp *unseen; /* of each file that was taken unseen: what it has to be like */
	Note *notes; /* owned */
	size_t note_count, note_room, noted; /* those before NOTED are kept */
	LibraryOrder order; /* the list is left in ... */
	bool order_noted; /* ... and that is not yet kept */
	bool repeats_known; /* those of the store are among LIBRARY's ... */
	unsigned long repeats; /* ... whose version is the one that is kept */
	Str *gone; /* owned array of paths in ARENA */
	size_t gone_count, gone_room;
};

static StoreStamp stamp_of(const Item *item)
{
	return (StoreStamp){ item->bytes, item->changed_ns };
}

static const Item *item_of(const Recall *recall, size_t file)
{
	LibraryFile place = library_file(recall->library, file);

	return source_item(recall->sources[place.source], place.item);
}

Recall *recall_open(
	const char *folder, Source *const *sources, size_t count, Library *library, Error *trouble)
{
	Recall *recall = memory_new(sizeof *recall);
	Text file = text_in(NULL);

	recall->sources = sources;
	recall->library = library;
	recall->arena = arena_new();
	recall->paths = store_paths(recall->arena, sources, count, library);
	size_t files = recall->paths.file_count;

	recall->settled = arena_array(recall->arena, files, sizeof *recall->settled);
	recall->unseen = arena_array(recall->arena, files, sizeof *recall->unseen);
	text_format(&file, "%s/store", folder);
	text_add_byte(&file, '\0');
	if (whole_file_make_folders(file.at, trouble))
		recall->store = store_open(folder, trouble);
	text_clear(&file);
	return recall;
}

void recall_close(Recall *recall)
{
	if (recall == NULL)
		return;
	store_close(recall->store);
	arena_free(recall->arena);
	free(recall->notes);
	free(recall->gone);
	free(recall);
}

/* Loading */

typedef struct {
	Recall *recall;
	const RecallListener *listener;
	StorePathSearch search;
	RecallCounts counts;
	size_t container; /* row of the one whose items come next, or LIBRARY_NOWHERE */
} Loading;

static void add_gone(Recall *recall, Str path)
{
	if (recall->gone_count == recall->gone_room) {
		recall->gone_room = recall->gone_room > 0 ? 2 * recall->gone_room : 16;
		recall->gone =
			memory_resize(recall->gone, recall->gone_room * sizeof *recall->gone);
	}
	recall->gone[recall->gone_count++] = str_copy(recall->arena, path);
}

static bool is_there(Str path)
{
	Text name = text_in(NULL);

	text_add(&name, path);
	text_add_byte(&name, '\0');
	bool there = access(name.at, F_OK) == 0 || errno != ENOENT;

	text_clear(&name);
	return there;
}

static void take_item(Loading *loading, const StoredPage *page)
{
	Recall *recall = loading->recall;
	LibraryRow row = page->row;
	LibraryFile place = library_file(recall->library, loading->container);

	row.place.source = place.source;
	row.place.item = place.item;
	size_t added = library_add(recall->library, &row);

	loading->listener->item(
		loading->listener->context, loading->container, page->number - 1, added);
}

static bool is_same(const StoreStamp *one, const StoreStamp *other)
{
	return one->bytes == other->bytes && one->changed_ns == other->changed_ns;
}

/* Is the file in row FILE what the store knew as PAGE? What nobody has looked at is believed to
 * be; but what it holds cannot be taken back. */
static bool is_as_known(Recall *recall, size_t file, const StoredPage *page)
{
	LibraryFile place = library_file(recall->library, file);
	const Source *source = recall->sources[place.source];
	StoreStamp stamp = stamp_of(source_item(source, place.item));

	if (stamp.bytes == 0 && page->row.kind == LIBRARY_CONTAINER &&
		source_item_look(source, place.item))
		stamp = stamp_of(source_item(source, place.item));
	if (stamp.bytes == 0 && page->row.kind != LIBRARY_CONTAINER) {
		recall->unseen[file] = page->stamp;
		return true;
	}
	return is_same(&stamp, &page->stamp);
}

/* Puts what the store knows of the file in ROW in its place; what that lacks is as it is there. */
static LibraryRow renew(const Recall *recall, size_t row, const StoredPage *page)
{
	LibraryFile place = library_file(recall->library, row);
	const Item *item = item_of(recall, row);
	LibraryRow known = page->row;

	known.place.source = place.source;
	known.place.item = place.item;
	if (str_empty(known.label))
		known.label = item->label;
	if (str_empty(known.address))
		known.address = item->address;
	library_renew(recall->library, row, &known);
	return known;
}

static void take_file(Loading *loading, const StoredPage *page)
{
	Recall *recall = loading->recall;
	size_t row = store_path_search(&loading->search, page->path);

	loading->container = LIBRARY_NOWHERE;
	if (row == LIBRARY_NOWHERE) {
		if (!is_there(page->path)) {
			loading->counts.gone++;
			add_gone(recall, page->path);
		}
		return;
	}
	bool same = is_as_known(recall, row, page);

	loading->counts.changed += !same;
	if (!same || !page->whole)
		return;
	loading->counts.known++;
	LibraryRow known = renew(recall, row, page);

	recall->settled[row] = true;
	if (known.kind == LIBRARY_CONTAINER)
		loading->container = row;
	loading->listener->file(loading->listener->context, row, &known);
}

/* The items of a file whose own row is not there belong to no other. */
static void take(void *context, const StoredPage *page)
{
	Loading *loading = context;

	if (page->number == 0)
		take_file(loading, page);
	else if (loading->container != LIBRARY_NOWHERE &&
		store_paths_equal(&loading->recall->paths, loading->container, page->path))
		take_item(loading, page);
}

static void take_repeat(void *context, uint64_t site, const Repeat *repeat)
{
	Repeats *repeats = context;

	for (size_t i = 0; i < REPEATS_PAGES; i++)
		repeats_count(repeats, site, repeat->pages[i], &repeat->block, 1);
}

/* What the store knows takes memory all at once. */
static void expect_rows(const Recall *recall)
{
	size_t bytes = store_bytes(recall->store);

	if (bytes >= EXPECTED_BYTES_LEAST)
		memory_expect(bytes < EXPECTED_BYTES_MOST ? bytes : EXPECTED_BYTES_MOST);
}

RecallCounts recall_load(Recall *recall, const RecallListener *listener)
{
	Loading loading = { .recall = recall,
		.listener = listener,
		.search = { .paths = &recall->paths },
		.container = LIBRARY_NOWHERE };
	Error damaged;
	size_t first = 0;

	if (recall->store == NULL)
		return loading.counts;
	expect_rows(recall);
	for (size_t i = 0; first < recall->paths.file_count; i++) {
		const Source *source = recall->sources[i];

		loading.search.next = first;
		bool good = !str_present(recall->paths.folders[i]) ||
			store_load(recall->store, recall->paths.folders[i],
				source_is_folder(source), take, &loading, &damaged);

		first += source_item_count(source);
		if (good)
			continue;
		/* It is begun anew by the next start; this one reads what is missing. */
		store_close(recall->store);
		recall->store = NULL;
		break;
	}
	store_path_search_end(&loading.search);
	return loading.counts;
}

void recall_load_repeats(Recall *recall)
{
	Repeats *repeats = library_repeats(recall->library);
	bool untouched = repeats->version == recall->repeats;
	Error unsaid;

	if (recall->store == NULL)
		return;
	for (size_t i = 0; i < repeats->count; i++)
		if (!store_load_repeats(
			    recall->store, repeats->sites[i].site, take_repeat, repeats, &unsaid))
			break; /* they are counted anew */
	if (untouched)
		recall->repeats = repeats->version;
	recall->repeats_known = true;
}

RecallState recall_check(Recall *recall, size_t file)
{
	const StoreStamp known = recall->unseen[file];
	LibraryFile place = library_file(recall->library, file);
	const Source *source = recall->sources[place.source];
	Text path = text_in(NULL);
	StoreStamp stamp;

	if (known.bytes == 0)
		return RECALL_SAME;
	recall->unseen[file] = (StoreStamp){ 0 };
	bool there = source_item_look(source, place.item);

	stamp = stamp_of(source_item(source, place.item));
	if (there && is_same(&stamp, &known))
		return RECALL_SAME;
	recall->settled[file] = false;
	if (!there && store_paths_add(&recall->paths, file, &path))
		add_gone(recall, text_str(&path));
	text_clear(&path);
	return there ? RECALL_CHANGED : RECALL_GONE;
}

/* Keeping */

static void add_note(Recall *recall, Note note)
{
	if (recall->store == NULL)
		return;
	if (recall->note_count == recall->note_room) {
		recall->note_room = recall->note_room > 0 ? 2 * recall->note_room : 256;
		recall->notes =
			memory_resize(recall->notes, recall->note_room * sizeof *recall->notes);
	}
	recall->notes[recall->note_count++] = note;
}

void recall_note(Recall *recall, size_t row)
{
	add_note(recall, (Note){ .row = (uint32_t)row, .file = (uint32_t)row });
}

void recall_note_item(Recall *recall, size_t file, size_t item, size_t row)
{
	add_note(recall,
		(Note){ .row = (uint32_t)row,
			.file = (uint32_t)file,
			.number = (uint32_t)item + 1 });
}

bool recall_is_due(const Recall *recall)
{
	return recall->note_count - recall->noted >= DUE_ROWS;
}

static void keep(Recall *recall, const Note *note, Text *path)
{
	StoredPage page = { .number = note->number };

	if (!store_paths_add(&recall->paths, note->file, path))
		return;
	page.stamp = stamp_of(item_of(recall, note->file));
	if (note->number == 0)
		recall->settled[note->file] = true;
	page.path = text_str(path);
	page.whole = recall->settled[note->file];
	page.row = library_row(recall->library, note->row);
	store_put(recall->store, &page);
}

bool recall_order(const Recall *recall, LibraryOrder *order)
{
	return recall->store != NULL &&
		store_load_order(recall->store, store_paths_hash(&recall->paths), order);
}

void recall_note_order(Recall *recall, LibraryOrder order)
{
	recall->order = order;
	recall->order_noted = true;
}

static void keep_repeat(void *context, uint64_t site, const Repeat *repeat)
{
	store_put_repeat(context, site, repeat);
}

/* Is there something new about what repeats? What the store has is not to be lost by it. */
static bool has_repeats(const Recall *recall)
{
	return recall->repeats_known &&
		library_repeats(recall->library)->version != recall->repeats;
}

/* What repeats is kept with the LAST that was noted, not each time; the version that is
 * kept then. */
static unsigned long keep_repeats(Recall *recall, bool last)
{
	Repeats *repeats = library_repeats(recall->library);

	if (!last || !has_repeats(recall))
		return recall->repeats;
	repeats_give(repeats, keep_repeat, recall->store);
	return repeats->version;
}

/* One change of the store. */
static StoreAnswer keep_some(Recall *recall, Error *err)
{
	size_t left = recall->note_count - recall->noted;
	size_t count = left < CHANGE_ROWS ? left : CHANGE_ROWS;
	StoreAnswer answer = store_begin(recall->store, err);
	Text path = text_in(NULL);

	if (answer != STORE_DONE)
		return answer;
	for (size_t i = 0; i < recall->gone_count; i++)
		store_forget(recall->store, recall->gone[i]);
	for (size_t i = 0; i < count; i++)
		keep(recall, &recall->notes[recall->noted + i], &path);
	text_clear(&path);
	unsigned long repeats = keep_repeats(recall, left < DUE_ROWS);

	if (recall->order_noted)
		store_put_order(recall->store, store_paths_hash(&recall->paths), recall->order);

	answer = store_end(recall->store, err);
	if (answer != STORE_DONE)
		return answer;
	recall->repeats = repeats;
	recall->order_noted = false;
	recall->gone_count = 0;
	recall->noted += count;
	if (recall->noted == recall->note_count)
		recall->noted = recall->note_count = 0;
	return STORE_DONE;
}

/* Is there nothing that is not kept? */
static bool is_kept(const Recall *recall)
{
	return recall->note_count == recall->noted && recall->gone_count == 0 &&
		!recall->order_noted && !has_repeats(recall);
}

bool recall_save(Recall *recall, bool all, Error *trouble)
{
	const struct timespec pause = { .tv_nsec = TRY_MS * 1000000L };

	for (int tries = 0; tries < TRIES && recall->store != NULL;) {
		if (is_kept(recall))
			return true;
		StoreAnswer answer = keep_some(recall, trouble);

		if (answer == STORE_FAILED) {
			store_close(recall->store);
			recall->store = NULL;
			return false;
		}
		if (!all)
			return true;
		if (answer == STORE_BUSY) {
			tries++;
			(void)nanosleep(&pause, NULL);
		}
	}
	return true;
}
