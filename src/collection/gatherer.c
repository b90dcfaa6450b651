/* SPDX-License-Identifier: ISC */
#include "collection/gatherer.h"

#include <assert.h>
#include <errno.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/text.h"
#include "base/wait.h"
#include "base/whole_file.h"
#include "collection/catalogue_row.h"
#include "collection/file_queue.h"
#include "collection/holders.h"
#include "collection/page_readers.h"
#include "collection/recall.h"
#include "worker/frame_files.h"

enum {
	FRAMESET_BYTES_MAX = 64 << 10, /* of a page that is nothing but frames */
	FEED_MAX = 8, /* files opened in one step, so that keys are not kept waiting */
	CHECK_MAX = 200, /* files looked at in one step, for the same reason */
};

static_assert(PAGE_READERS_FDS_MAX + HOLDERS_FDS_MAX <= GATHERER_FDS_MAX, "all can be polled");

struct Gatherer {
	Source *const *sources; /* borrowed */
	size_t source_count;
	Library *library; /* borrowed */
	GathererOptions options;
	Arena *arena; /* owned */
	FileQueue files; /* the first rows: each is a file; what containers hold comes behind */
	size_t nothing; /* files that turned out to be empty, or gone */
	size_t vanished; /* those that were gone */
	PageReaders readers;
	Holders *holders; /* owned: files that hold several pages */
	size_t holder; /* row of a file of which that is known beforehand; LIBRARY_NOWHERE */
	FirstItems *first; /* owned: of that; or NULL */
	bool reading; /* all are listed, and read now */
	Recall *recall; /* owned; NULL: nothing is remembered */
	size_t checked; /* files before this one are as RECALL knew them, or have been told of */
	RecallCounts recalled;
};

/* Files as rows */

/* What is known of ITEM, number ITEM_NUMBER of the source NUMBER, before it is read. */
static LibraryRow row_of(size_t number, size_t item_number, const Item *item)
{
	LibraryRow row = library_row_at(&(LibraryPlace){ .source = number, .item = item_number });

	row.label = item->label;
	row.address = item->address;
	return row;
}

static void add_source(Gatherer *gatherer, size_t number, const Source *source)
{
	for (size_t i = 0; i < source_item_count(source); i++) {
		LibraryRow row = row_of(number, i, source_item(source, i));

		(void)library_add(gatherer->library, &row);
	}
}

/* What was told of the file in ROW counts no more. */
static void forget_file(Gatherer *gatherer, size_t row)
{
	LibraryFile place = library_file(gatherer->library, row);
	LibraryRow fresh = row_of(
		place.source, place.item, source_item(gatherer->sources[place.source], place.item));

	library_renew(gatherer->library, row, &fresh);
}

void gatherer_want(Gatherer *gatherer, const uint32_t *rows, size_t count)
{
	file_queue_want(&gatherer->files, rows, count);
	holders_want(gatherer->holders, rows, count);
}

static void remember(Gatherer *gatherer, size_t row)
{
	if (gatherer->recall != NULL)
		recall_note(gatherer->recall, row);
}

/* Files that hold several pages */

static void on_loss(void *context, const Error *loss)
{
	const Gatherer *gatherer = context;

	if (gatherer->options.loss != NULL)
		gatherer->options.loss(gatherer->options.context, loss);
}

static void on_ended(void *context, size_t row, bool failed, bool complete)
{
	Gatherer *gatherer = context;

	file_queue_end(&gatherer->files, row, failed);
	if (complete)
		remember(gatherer, row);
}

static void on_changed(void *context, size_t file, size_t item, size_t row)
{
	const Gatherer *gatherer = context;

	if (gatherer->recall != NULL)
		recall_note_item(gatherer->recall, file, item, row);
}

/* Pages */

static void on_entry(void *context, const CatalogueEntry *entry)
{
	Gatherer *gatherer = context;

	if (entry->kind == CATALOGUE_CONTAINER) {
		holders_add(gatherer->holders, entry->number);
		return;
	}
	catalogue_row_put(gatherer->library, entry->number, entry);
	remember(gatherer, entry->number);
	file_queue_end(&gatherer->files, entry->number, entry->kind == CATALOGUE_FAILED);
}

static void fail_file(Gatherer *gatherer, size_t row, const Error *err)
{
	CatalogueEntry entry = { .kind = CATALOGUE_FAILED, .why = str(err->text) };

	catalogue_row_put(gatherer->library, row, &entry);
	file_queue_end(&gatherer->files, row, true);
}

/* The file of ROW has no bytes, or is gone: a page it is not. */
static void pass_over(Gatherer *gatherer, size_t row)
{
	LibraryRow more = library_row_at(&(LibraryPlace){ .levels = 0 });

	more.state = LIBRARY_READ;
	more.kind = LIBRARY_OTHER;
	library_put(gatherer->library, row, &more);
	file_queue_end(&gatherer->files, row, false);
	gatherer->nothing++;
}

/* A descriptor of the file of ROW; -1, and that file is done, when it is not to be had. */
static int open_file(Gatherer *gatherer, size_t row)
{
	LibraryFile place = library_file(gatherer->library, row);
	const Source *source = gatherer->sources[place.source];
	Error err = { 0 };
	int fd = source_item_open(source, place.item, &err);

	bool empty = err.kind == ERROR_EMPTY && source_item(source, place.item)->bytes == 0;
	bool gone = err.number == ENOENT;

	gatherer->vanished += fd < 0 && gone;
	if (fd < 0 && (empty || gone))
		pass_over(gatherer, row);
	else if (fd < 0)
		fail_file(gatherer, row, &err);
	return fd;
}

/* Is the file of ROW known to hold several pages, or listed like one that does because it is too
 * large for a page? */
static bool is_for_holders(const Gatherer *gatherer, size_t row)
{
	LibraryFile place = library_file(gatherer->library, row);
	Source *source = gatherer->sources[place.source];

	(void)source_item_look(source, place.item); /* opening it says what is wrong */
	return row == gatherer->holder ||
		source_item(source, place.item)->bytes > CATALOGUE_PAGE_BYTES_MAX;
}

/* Gives the page in the file of ROW, which is BYTES, to CHILD. A page that is nothing but frames
 * goes with those that were saved beside it: without them it would be no article. */
static void give_page(const Gatherer *gatherer, Cataloguer *child, size_t row, Str bytes)
{
	LibraryFile place = library_file(gatherer->library, row);
	const Item *item = source_item(gatherer->sources[place.source], place.item);
	CataloguePage page = {
		.number = (uint32_t)row,
		.address = item->address,
		.bytes = bytes,
	};
	Arena *arena = arena_new();

	if (str_present(item->path) && bytes.size <= FRAMESET_BYTES_MAX &&
		str_find_nocase(bytes, "<frameset", 0) != STR_NOWHERE)
		page.frames = frame_files_read(arena, item->path);
	cataloguer_give(child, &page);
	arena_free(arena);
}

/* Gives the file of ROW to CHILD. */
static void give_file(Gatherer *gatherer, Cataloguer *child, size_t row)
{
	Text bytes = text_in(NULL);
	Error err = { 0 };
	int fd = open_file(gatherer, row);

	if (fd < 0)
		return;
	if (lseek(fd, 0, SEEK_SET) == 0 && whole_file_take(fd, CATALOGUE_PAGE_BYTES_MAX, &bytes)) {
		give_page(gatherer, child, row, text_str(&bytes));
	} else {
		error_system(&err, errno, "cannot be read");
		fail_file(gatherer, row, &err);
	}
	text_clear(&bytes);
	close(fd);
}

/* What a child has begun to tell of ROW is gone on with, unless other files come first. */
static void hold_file(Gatherer *gatherer, size_t row)
{
	FirstItems *first = row == gatherer->holder ? gatherer->first : NULL;

	if (first == NULL || holders_wait(gatherer->holders)) {
		holders_add(gatherer->holders, row);
		return;
	}
	holders_add_begun(gatherer->holders, row, first);
	gatherer->first = NULL;
}

static void feed(Gatherer *gatherer)
{
	FileQueue *files = &gatherer->files;

	for (int i = 0; i < FEED_MAX && files->waiting > 0; i++) {
		size_t row = file_queue_next(files);
		bool held = is_for_holders(gatherer, row);
		Cataloguer *child =
			held ? NULL : page_readers_with_room(&gatherer->readers, files->waiting);

		if (!held && child == NULL)
			return;
		file_queue_take(files, row);
		if (held)
			hold_file(gatherer, row);
		else
			give_file(gatherer, child, row);
	}
}

/* What was told and is of no use, since the file is known or waits its turn, goes. */
static void drop_first(Gatherer *gatherer)
{
	first_items_free(gatherer->first);
	gatherer->first = NULL;
}

static bool pages_are_read(const Gatherer *gatherer)
{
	return page_readers_are_idle(&gatherer->readers) &&
		(gatherer->files.waiting == 0 || page_readers_are_lost(&gatherer->readers));
}

/* Beginning and end */

static void save(Gatherer *gatherer, bool all)
{
	Error trouble = { 0 };

	if (gatherer->recall != NULL && !recall_save(gatherer->recall, all, &trouble) &&
		gatherer->options.forgetful != NULL)
		gatherer->options.forgetful(gatherer->options.context, &trouble);
}

static void on_known_file(void *context, size_t row, const LibraryRow *known)
{
	Gatherer *gatherer = context;

	file_queue_end(&gatherer->files, row, known->state == LIBRARY_FAILED);
	if (known->kind == LIBRARY_CONTAINER)
		holders_know(gatherer->holders, row);
}

static void on_known_item(void *context, size_t file, size_t number, size_t row)
{
	const Gatherer *gatherer = context;

	(void)file; /* the last one that was told */
	holders_know_item(gatherer->holders, number, row);
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

void gatherer_recall(Gatherer *gatherer)
{
	if (gatherer->recall == NULL && gatherer->options.store_folder != NULL)
		recall_all(gatherer);
}

static bool is_page(LibraryKind kind)
{
	return kind == LIBRARY_UNTOLD || kind == LIBRARY_ARTICLE || kind == LIBRARY_FRONT;
}

/* Does the library have more than one page of those that FILE holds? */
static bool has_pages_of(const Library *library, LibraryFile file, size_t first)
{
	size_t found = 0;

	for (size_t i = first; i < library_count(library) && found < 2; i++) {
		LibraryFile other = library_file(library, i);

		found += other.source == file.source && other.item == file.item &&
			is_page(library_row(library, i).kind);
	}
	return found > 1;
}

bool gatherer_remembers_holder(Gatherer *gatherer, size_t row)
{
	gatherer_recall(gatherer);
	return gatherer->files.states[row] == FILE_DONE &&
		library_row(gatherer->library, row).kind == LIBRARY_CONTAINER &&
		has_pages_of(gatherer->library, library_file(gatherer->library, row),
			gatherer->files.count);
}

/* The file in ROW waits to be read: if it is none, it does not count as one. */
static void check_fresh(Gatherer *gatherer, size_t row)
{
	LibraryFile place = library_file(gatherer->library, row);

	if (source_item_look(gatherer->sources[place.source], place.item))
		return;
	int fd = open_file(gatherer, row);

	if (fd >= 0)
		close(fd);
}

/* What the store told of the file in ROW, if nobody had looked at that, was so or counts no
 * more. */
static void check_file(Gatherer *gatherer, size_t row)
{
	if (gatherer->files.states[row] == FILE_WAITING)
		check_fresh(gatherer, row);
	if (gatherer->files.states[row] != FILE_DONE)
		return;
	RecallState state = recall_check(gatherer->recall, row);

	if (state == RECALL_SAME)
		return;
	gatherer->recalled.known--;
	gatherer->recalled.changed += state == RECALL_CHANGED;
	gatherer->recalled.gone += state == RECALL_GONE;
	file_queue_return(
		&gatherer->files, row, library_row(gatherer->library, row).state == LIBRARY_FAILED);
	forget_file(gatherer, row);
}

static bool is_checked(const Gatherer *gatherer)
{
	return gatherer->recall == NULL || gatherer->checked == gatherer->files.count;
}

static void check_some(Gatherer *gatherer)
{
	if (is_checked(gatherer))
		return;
	for (int i = 0; i < CHECK_MAX && !is_checked(gatherer); i++)
		check_file(gatherer, gatherer->checked++);
	if (is_checked(gatherer))
		recall_load_repeats(gatherer->recall);
}

Gatherer *gatherer_new(
	Source *const *sources, size_t count, Library *library, const GathererOptions *options)
{
	Gatherer *gatherer = memory_new(sizeof *gatherer);

	gatherer->sources = sources;
	gatherer->source_count = count;
	gatherer->library = library;
	gatherer->holder = LIBRARY_NOWHERE;
	gatherer->options = *options;
	gatherer->arena = arena_new();
	if (options->store_folder != NULL)
		gatherer->options.store_folder = str_c(gatherer->arena, str(options->store_folder));
	page_readers_init(&gatherer->readers,
		&(PageReadersJob){ options->in_idle_time, on_entry, on_loss, gatherer });
	for (size_t i = 0; i < count; i++)
		add_source(gatherer, i, sources[i]);
	file_queue_init(&gatherer->files, library_count(library));
	gatherer->holders = holders_new(&(HoldersJob){ .sources = sources,
		.library = library,
		.file_count = gatherer->files.count,
		.ended = on_ended,
		.changed = on_changed,
		.loss = on_loss,
		.context = gatherer });
	return gatherer;
}

void gatherer_free(Gatherer *gatherer)
{
	if (gatherer == NULL)
		return;
	page_readers_end(&gatherer->readers);
	save(gatherer, true);
	drop_first(gatherer);
	holders_free(gatherer->holders);
	recall_close(gatherer->recall);
	file_queue_clear(&gatherer->files);
	arena_free(gatherer->arena);
	free(gatherer);
}

void gatherer_know_holder(Gatherer *gatherer, size_t row, FirstItems *first)
{
	drop_first(gatherer);
	gatherer->holder = row;
	gatherer->first = first;
}

/* Stepping */

bool gatherer_step(Gatherer *gatherer)
{
	if (gatherer->recall != NULL || gatherer->options.store_folder == NULL)
		check_some(gatherer);
	gatherer_recall(gatherer);
	feed(gatherer);
	drop_first(gatherer);
	page_readers_step(&gatherer->readers);
	if (holders_wait(gatherer->holders))
		holders_step(gatherer->holders);
	if (gatherer->recall != NULL && recall_is_due(gatherer->recall))
		save(gatherer, false);
	if (!gatherer->reading && is_checked(gatherer) && pages_are_read(gatherer) &&
		!holders_wait(gatherer->holders)) {
		page_readers_end(&gatherer->readers);
		gatherer->reading = true;
		holders_read(gatherer->holders);
	}
	bool more = !gatherer->reading || holders_wait(gatherer->holders);

	if (!more)
		save(gatherer, false);
	return more;
}

bool gatherer_order(const Gatherer *gatherer, LibraryOrder *order)
{
	return gatherer->recall != NULL && recall_order(gatherer->recall, order);
}

void gatherer_keep_order(Gatherer *gatherer, LibraryOrder order)
{
	if (gatherer->recall != NULL)
		recall_note_order(gatherer->recall, order);
}

bool gatherer_seek(Gatherer *gatherer, Str address)
{
	return holders_seek(gatherer->holders, address);
}

int gatherer_poll(const Gatherer *gatherer, struct pollfd out[GATHERER_FDS_MAX])
{
	int count = page_readers_poll(&gatherer->readers, out);

	return count + holders_poll(gatherer->holders, out + count);
}

int gatherer_timeout_ms(const Gatherer *gatherer)
{
	size_t waiting = gatherer->files.waiting;
	bool feeds = waiting > 0 && page_readers_have_room(&gatherer->readers, waiting);
	bool turns =
		!gatherer->reading && pages_are_read(gatherer) && !holders_wait(gatherer->holders);

	if (feeds || turns || !is_checked(gatherer))
		return 0;
	return wait_sooner(
		holders_timeout_ms(gatherer->holders), page_readers_timeout_ms(&gatherer->readers));
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
	HoldersProgress held = holders_progress(gatherer->holders);

	return (GathererProgress){
		.read = gatherer->files.done + held.read,
		.failed = gatherer->files.failed,
		.to_read = gatherer->files.count + held.to_read,
		.listing = !gatherer->reading && str_present(held.container),
		.container = held.container,
		.offset = held.offset,
		.bytes = held.bytes,
		.checked = is_checked(gatherer),
		.known = gatherer->recalled.known,
		.changed = gatherer->recalled.changed,
		.gone = gatherer->recalled.gone,
		.vanished = gatherer->vanished,
		.fresh = gatherer->files.count - gatherer->recalled.known -
			gatherer->recalled.changed - gatherer->nothing,
	};
}
