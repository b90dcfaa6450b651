/* SPDX-License-Identifier: ISC */
#include "collection/gatherer.h"

#include <assert.h>
#include <stdlib.h>

#include "base/arena.h"
#include "base/wait.h"
#include "collection/catalogue_row.h"
#include "collection/holders.h"
#include "collection/named_files.h"
#include "collection/page_readers.h"
#include "collection/remembered_files.h"

enum {
	FEED_MAX = 8, /* files opened in one step, so that keys are not kept waiting */
};

static_assert(PAGE_READERS_FDS_MAX + HOLDERS_FDS_MAX <= GATHERER_FDS_MAX, "all can be polled");

struct Gatherer {
	Library *library; /* borrowed */
	GathererOptions options;
	Arena *arena; /* owned */
	NamedFiles files; /* the first rows; what containers hold comes behind */
	RememberedFiles remembered; /* those of them the store knows */
	PageReaders readers;
	Holders *holders; /* owned: files that hold several pages */
	size_t holder; /* row of a file of which that is known beforehand; LIBRARY_NOWHERE */
	FirstItems *first; /* owned: of that; or NULL */
	bool reading; /* all are listed, and read now */
};

void gatherer_want(Gatherer *gatherer, const uint32_t *rows, size_t count)
{
	file_queue_want(&gatherer->files.queue, rows, count);
	holders_want(gatherer->holders, rows, count);
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

	file_queue_end(&gatherer->files.queue, row, failed);
	if (complete)
		remembered_files_note(&gatherer->remembered, row);
}

static void on_changed(void *context, size_t file, size_t item, size_t row)
{
	Gatherer *gatherer = context;

	remembered_files_note_item(&gatherer->remembered, file, item, row);
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
	remembered_files_note(&gatherer->remembered, entry->number);
	file_queue_end(&gatherer->files.queue, entry->number, entry->kind == CATALOGUE_FAILED);
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

/* Is the file of ROW known to hold several pages, or listed like one that does because it is too
 * large for a page? */
static bool is_for_holders(Gatherer *gatherer, size_t row)
{
	return named_files_is_large(&gatherer->files, row) || row == gatherer->holder;
}

static void feed(Gatherer *gatherer)
{
	FileQueue *files = &gatherer->files.queue;

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
			named_files_give(&gatherer->files, row, child);
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
		(gatherer->files.queue.waiting == 0 || page_readers_are_lost(&gatherer->readers));
}

/* Beginning and end */

Gatherer *gatherer_new(
	Source *const *sources, size_t count, Library *library, const GathererOptions *options)
{
	Gatherer *gatherer = memory_new(sizeof *gatherer);

	gatherer->library = library;
	gatherer->holder = LIBRARY_NOWHERE;
	gatherer->options = *options;
	gatherer->arena = arena_new();
	if (options->store_folder != NULL)
		gatherer->options.store_folder = str_c(gatherer->arena, str(options->store_folder));
	page_readers_init(&gatherer->readers,
		&(PageReadersJob){ options->in_idle_time, on_entry, on_loss, gatherer });
	named_files_init(&gatherer->files, sources, count, library);
	gatherer->holders = holders_new(&(HoldersJob){ .sources = sources,
		.library = library,
		.file_count = gatherer->files.queue.count,
		.ended = on_ended,
		.changed = on_changed,
		.loss = on_loss,
		.context = gatherer });
	remembered_files_init(&gatherer->remembered,
		&(RememberedFilesJob){
			.folder = gatherer->options.store_folder,
			.sources = sources,
			.source_count = count,
			.files = &gatherer->files,
			.holders = gatherer->holders,
			.forgetful = options->forgetful,
			.context = options->context,
		});
	return gatherer;
}

void gatherer_free(Gatherer *gatherer)
{
	if (gatherer == NULL)
		return;
	page_readers_end(&gatherer->readers);
	remembered_files_save(&gatherer->remembered, true);
	drop_first(gatherer);
	holders_free(gatherer->holders);
	remembered_files_clear(&gatherer->remembered);
	named_files_clear(&gatherer->files);
	arena_free(gatherer->arena);
	free(gatherer);
}

void gatherer_know_holder(Gatherer *gatherer, size_t row, FirstItems *first)
{
	drop_first(gatherer);
	gatherer->holder = row;
	gatherer->first = first;
}

void gatherer_recall(Gatherer *gatherer)
{
	remembered_files_recall(&gatherer->remembered);
}

bool gatherer_remembers_holder(Gatherer *gatherer, size_t row)
{
	return remembered_files_has_holder(&gatherer->remembered, row);
}

bool gatherer_order(const Gatherer *gatherer, LibraryOrder *order)
{
	return remembered_files_order(&gatherer->remembered, order);
}

void gatherer_keep_order(Gatherer *gatherer, LibraryOrder order)
{
	remembered_files_note_order(&gatherer->remembered, order);
}

/* Stepping */

/* Are all files listed, so that what containers hold can be read? */
static bool is_listed(const Gatherer *gatherer)
{
	return remembered_files_are_checked(&gatherer->remembered) && pages_are_read(gatherer) &&
		!holders_wait(gatherer->holders);
}

bool gatherer_step(Gatherer *gatherer)
{
	remembered_files_check(&gatherer->remembered);
	/* Opening the store takes longer than a page does to be shown, so it waits until there is
	 * a first step. */
	remembered_files_recall(&gatherer->remembered);
	feed(gatherer);
	drop_first(gatherer);
	page_readers_step(&gatherer->readers);
	if (holders_wait(gatherer->holders))
		holders_step(gatherer->holders);
	remembered_files_save_when_due(&gatherer->remembered);
	if (!gatherer->reading && is_listed(gatherer)) {
		page_readers_end(&gatherer->readers);
		gatherer->reading = true;
		holders_read(gatherer->holders);
	}
	bool more = !gatherer->reading || holders_wait(gatherer->holders);

	if (!more)
		remembered_files_save(&gatherer->remembered, false);
	return more;
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
	size_t waiting = gatherer->files.queue.waiting;
	bool feeds = waiting > 0 && page_readers_have_room(&gatherer->readers, waiting);
	bool turns =
		!gatherer->reading && pages_are_read(gatherer) && !holders_wait(gatherer->holders);

	if (feeds || turns || !remembered_files_are_checked(&gatherer->remembered))
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
	const FileQueue *queue = &gatherer->files.queue;
	RecallCounts recalled = gatherer->remembered.counts;
	HoldersProgress held = holders_progress(gatherer->holders);

	return (GathererProgress){
		.read = queue->done + held.read,
		.failed = queue->failed,
		.to_read = queue->count + held.to_read,
		.listing = !gatherer->reading && str_present(held.container),
		.container = held.container,
		.offset = held.offset,
		.bytes = held.bytes,
		.checked = remembered_files_are_checked(&gatherer->remembered),
		.known = recalled.known,
		.changed = recalled.changed,
		.gone = recalled.gone,
		.vanished = gatherer->files.vanished,
		.fresh = queue->count - recalled.known - recalled.changed - gatherer->files.nothing,
	};
}
