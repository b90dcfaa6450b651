/* SPDX-License-Identifier: ISC */
#include "reader/gathering.h"

#include "base/arena.h"
#include "base/wait.h"
#include "library/store.h"
#include "reader/opening.h"
#include "reader/reading.h"

enum {
	LOSSES_TOLD_MAX = 20, /* in notices */
	LIST_LEAST_MS = 150, /* from one list in the view to the next */
	LIST_MOST_MS = 10000,
	LIST_SHARE = 20, /* making it takes at most this part of the time */
	LIST_LONG_MS = 25, /* what takes longer is done when no key came for a while: */
	LIST_QUIET_MS = 400,
	ROWS_MAX = 256, /* on the screen */
	FRAME_ROWS = 3 /* that are not of the list */
};

/* What is in no row may be in an index that is not listed whole; the view asks again when
 * there are more rows. */
static size_t find(void *context, Str address, Str time, size_t from)
{
	Reader *reader = context;
	size_t found = collection_find(reader->collection, address, time, from);

	if (found == LIBRARY_NOWHERE &&
		gatherer_seek(collection_gatherer(reader->collection), address))
		gathering_start(reader);
	return found;
}

void gathering_begin(Reader *reader)
{
	view_set_collection(reader->view,
		&(ViewCollection){
			.library = collection_library(reader->collection),
			.title = collection_title(reader->collection),
			.as_list = collection_is_list(reader->collection),
			.find = find,
			.context = reader,
		});
}

void gathering_start(Reader *reader)
{
	reader->gathering = true;
}

void gathering_stop(Reader *reader)
{
	reader->gathering = false;
}

static bool is_same_order(LibraryOrder a, LibraryOrder b)
{
	return a.key == b.key && a.reversed == b.reversed && a.grouped == b.grouped;
}

void gathering_end(Reader *reader)
{
	LibraryOrder order = view_list_order(reader->view);

	if (reader->listed != 0 && !is_same_order(order, reader->order))
		gatherer_keep_order(collection_gatherer(reader->collection), order);
}

/* The list is put in the order in which it was left. */
static void recall_order(Reader *reader)
{
	LibraryOrder order;

	if (gatherer_order(collection_gatherer(reader->collection), &order) && reader->pressed == 0)
		view_set_list_order(reader->view, order);
	reader->order = view_list_order(reader->view);
}

static void on_loss(void *context, const Error *loss)
{
	Reader *reader = context;

	if (reader->losses++ < LOSSES_TOLD_MAX)
		reader_give_notice(reader, loss->text);
}

static void on_forgetful(void *context, const Error *trouble)
{
	Error err = *trouble;

	error_in(&err, "What is read of these pages is not remembered");
	reader_say_error(context, &err);
}

Collection *gathering_collect(Reader *reader, Source *const *sources, size_t count)
{
	bool secure = settings_on(view_settings(reader->view), SETTING_SECURE);
	Arena *arena = arena_new();
	GathererOptions options = { .in_idle_time = true,
		.store_folder = secure ? NULL : store_folder(arena),
		.loss = on_loss,
		.forgetful = on_forgetful,
		.context = reader };
	Collection *collection = collection_new(sources, count, &options);

	arena_free(arena);
	return collection;
}

static void drop_told(Reader *reader)
{
	first_items_free(reader->told);
	reader->told = NULL;
}

void gathering_on_item(void *context, const ContainerItem *item)
{
	enum {
		TOLD_MAX = 10000, /* pictures and the like before there are two articles */
		SEVERAL = 2 /* a summary of an index leads to many */
	};
	Reader *reader = context;

	if (reader->told != NULL && first_items_count(reader->told) == TOLD_MAX)
		drop_told(reader);
	if (reader->told != NULL)
		first_items_add(reader->told, item);
	if (item->nested)
		reader->held += SEVERAL;
	else
		reader->held += item->article;
}

/* Who lists the file from its beginning tells of it. */
void gathering_on_loss(void *context, uint64_t offset, Str sentence)
{
	Reader *reader = context;

	(void)offset;
	(void)sentence;
	drop_told(reader);
}

/* What was told of the file being opened, with the child that tells; NULL: that is to be begun
 * again. */
static FirstItems *take_told(Reader *reader)
{
	FirstItems *told = reader->told;

	reader->told = NULL;
	if (told != NULL) {
		first_items_keep(told, reader->opening.worker);
		reader->opening.worker = NULL;
	}
	return told;
}

void gathering_show_held(Reader *reader)
{
	size_t holder = reader->opening.item;
	Str label = collection_label(reader->collection, holder);
	bool listed = reader->any_shown;

	collection_show_contained(reader->collection, holder, take_told(reader));
	reading_stop(&reader->opening);
	gathering_begin(reader);
	gathering_start(reader);
	if (listed)
		reader_say(
			reader, false, "What %.*s holds is in the list", (int)label.size, label.at);
	reader->any_shown = true;
	reader->asked = true;
}

bool gathering_show_remembered(Reader *reader)
{
	if (!collection_remembers_holder(reader->collection, 0))
		return false;
	collection_show_contained(reader->collection, 0, NULL);
	worker_free(reader->first); /* it need not begin the file anew */
	reader->first = NULL;
	return true;
}

/* The list */

/* Of the file that is being listed, or of the pages. */
static int percent_of(const GathererProgress *now)
{
	if (now->listing)
		return now->bytes > 0 ? (int)(now->offset * 100 / now->bytes) : -1;
	return now->to_read > 0 ? (int)(now->read * 100 / now->to_read) : -1;
}

static ViewProgress progress_of(const Reader *reader)
{
	GathererProgress now = gatherer_progress(collection_gatherer(reader->collection));

	return (ViewProgress){
		.listing = reader->gathering && now.listing,
		.reading = reader->gathering,
		.percent = percent_of(&now),
		.read = now.read,
		.to_read = now.to_read,
	};
}

static size_t visible_rows(const Reader *reader, uint32_t rows[ROWS_MAX])
{
	return view_visible_rows(reader->view, rows, ROWS_MAX);
}

/* Rows that fill a window which had room for them are waited for, so they are shown at once. */
static void update_list(Reader *reader)
{
	uint32_t rows[ROWS_MAX];
	size_t shown = visible_rows(reader, rows);
	int64_t before = wait_now_ms();

	view_collection_changed(reader->view, progress_of(reader));
	reader->list_rows = collection_count(reader->collection);
	reader->listed = wait_now_ms();
	reader->list_took = reader->listed - before;
	int64_t pause = reader->list_took * LIST_SHARE;

	if (pause < LIST_LEAST_MS)
		pause = LIST_LEAST_MS;
	reader->list_due = reader->listed + (pause < LIST_MOST_MS ? pause : LIST_MOST_MS);
	reader->unasked = true;
	reader->asked = reader->asked || visible_rows(reader, rows) > shown;
	reader->idle_work = true;
}

/* What is other than it was the last time the collection was read, if it ever was. */
static void say_changes(Reader *reader)
{
	GathererProgress now = gatherer_progress(collection_gatherer(reader->collection));

	if (reader->compared || !now.checked)
		return;
	reader->compared = true;
	if (now.known > 0 && now.gone + now.fresh + now.changed > 0)
		reader_say(reader, false, "Since the last time %zu new, %zu changed, %zu gone",
			now.fresh, now.changed, now.gone);
}

static void say_gathered(Reader *reader)
{
	LibraryCounts counts = library_counts(collection_library(reader->collection));
	GathererProgress now = gatherer_progress(collection_gatherer(reader->collection));
	size_t failed = counts.states[LIBRARY_FAILED];

	if (reader->losses > 0)
		reader_say(reader, true, "%zu %s of these files %s damaged", reader->losses,
			reader->losses == 1 ? "place" : "places",
			reader->losses == 1 ? "is" : "are");
	else if (failed > 0)
		reader_say(reader, true, "%zu %s not be read: = lists them", failed,
			failed == 1 ? "page could" : "pages could");
	else if (now.vanished > now.gone) /* of the others say_changes told */
		reader_say(reader, false, "%zu %s gone since the list was made",
			now.vanished - now.gone,
			now.vanished - now.gone == 1 ? "file is" : "files are");
}

/* The rows on the screen are read first. False when there is room for more of them. */
static bool want_visible(Reader *reader)
{
	uint32_t rows[ROWS_MAX];
	size_t count = visible_rows(reader, rows);

	gatherer_want(collection_gatherer(reader->collection), rows, count);
	return view_focus(reader->view) != PANE_LIST ||
		count + FRAME_ROWS >= (size_t)reader->canvas->rows;
}

/* Is it time for another list? A window that is not full does not wait for it, as long as the
 * list was made of few rows. */
static bool list_is_due(const Reader *reader, bool full)
{
	int64_t now = wait_now_ms();

	if (!full && reader->list_rows < ROWS_MAX)
		return true;
	return now >= reader->list_due &&
		(reader->list_took < LIST_LONG_MS || now - reader->pressed >= LIST_QUIET_MS);
}

int gathering_poll(const Reader *reader, struct pollfd *out)
{
	return reader->gathering ? gatherer_poll(collection_gatherer(reader->collection), out) : 0;
}

int gathering_wait_ms(const Reader *reader)
{
	if (!reader->gathering)
		return WAIT_NEVER;
	return wait_sooner(gatherer_timeout_ms(collection_gatherer(reader->collection)),
		wait_until(reader->list_due));
}

void gathering_step(Reader *reader)
{
	if (!reader->gathering)
		return;
	bool full = want_visible(reader);
	bool more = gatherer_step(collection_gatherer(reader->collection));

	if (reader->listed == 0)
		recall_order(reader);
	say_changes(reader);
	if (!more)
		gathering_stop(reader);
	if (!more || list_is_due(reader, full))
		update_list(reader);
	if (!more && view_focus(reader->view) == PANE_LIST)
		say_gathered(reader);
}
