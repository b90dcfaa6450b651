/* SPDX-License-Identifier: ISC */
#include "reader.h"

#include <poll.h>
#include <signal.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/arena.h"
#include "base/clean.h"
#include "collection.h"
#include "configuration.h"
#include "errands.h"
#include "reading_places.h"
#include "shelf.h"
#include "terminal/signals.h"
#include "view/screen.h"
#include "view/view.h"
#include "worker/glancing.h"
#include "worker/worker.h"

/* One picture answers a batch: all keys that wait are taken, then the canvas is
 * painted once and shown once. What nobody asked for (an article that grows, lines
 * counted in idle moments) waits a little, so that it comes together.
 *
 * There are at most two readings at a time: the one whose article is in the view
 * and may still grow, and the one that was opened after it and has nothing to show
 * yet. Its first picture may wait a moment for all of the article: what stands
 * beside the text comes last in the records, and what is on the screen should not
 * move.
 *
 * Before the first article is there a glance at it (extract/glance.h) may have found
 * its headline. Where the text has the screen to itself the headline is shown in its
 * place at once; elsewhere it is told in a message. */

enum {
	GRACE_MS = 60, /* from an article's first blocks to its picture */
	READING_MS = 250, /* until a message says that an item is being read */
	UNASKED_MS = 120, /* between pictures that no key asked for */
	INTERRUPT_TWICE_MS = 1000, /* a second ^C within this leaves */
	LOSSES_TOLD_MAX = 20, /* of one container, in notices */
	BATCH_KEYS_MAX = 500 /* after so many keys there is a picture all the same */
};

enum {
	STATUS_TERMINAL = 2,
	STATUS_UNREADABLE = 3,
	STATUS_SOME = 4,
	STATUS_SIGNAL = 128
};

/* Moments are milliseconds of a clock that only goes forward; NEVER is none. */
static const int64_t NEVER = -1;

typedef struct {
	Worker *worker; /* owned; NULL: nothing is being read */
	size_t item;
	Show show;
	int64_t started, first_blocks; /* when */
	bool said; /* a message told that it takes time */
} Reading;

typedef struct {
	Collection *collection; /* owned, as the five below */
	View *view;
	Canvas *canvas;
	Terminal *terminal;
	Shelf *shelf;
	Reading growing; /* its article is in the view */
	Reading opening; /* its article has nothing to show yet */
	Worker *glancing; /* owned; NULL: no glance is to be expected */
	Article *glance; /* owned: the headline alone; in the view until there is more */
	Reading listing; /* a container, whose list is shown and may still grow */
	size_t holder; /* the item whose container is being listed */
	size_t contained; /* articles it has told of */
	size_t shown_contained; /* of those, in the view's list */
	size_t losses; /* things that were wrong with it */

	Theme theme;
	Text *notices; /* the caller's, as the next */
	Error *err;

	size_t item; /* what is in the view, once ANY_SHOWN */
	Show show;
	bool any_shown; /* there is an article or a list to be seen */
	bool glanced; /* a headline is */
	bool some_failed;
	ReadingPlaces *places; /* owned; NULL: none are kept */
	uint64_t digest; /* of the article in the view, once KNOWN */
	bool known, unsaved; /* a place could not be written, which was said */

	bool asked, unasked; /* the picture is out of date: by a key, by itself */
	bool idle_work; /* view_idle may have some */
	int64_t painted, interrupted; /* when last */

	bool done;
	int status;
} Reader;

static int64_t now_ms(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

static void finish(Reader *reader, int status)
{
	reader->done = true;
	reader->status = status;
}

/* Words for the reader. They may quote names and addresses, so they are cleaned here. */

static void say(Reader *reader, bool failed, const char *format, ...)
	__attribute__((format(printf, 3, 4)));

static void say(Reader *reader, bool failed, const char *format, ...)
{
	Arena *arena = arena_new();
	Text text = text_in(arena);
	va_list list;

	va_start(list, format);
	text_format_list(&text, format, list);
	va_end(list);
	view_message(reader->view, failed, clean_text(arena, text_str(&text), 0, NULL));
	reader->asked = true;
	arena_free(arena);
}

static void say_error(Reader *reader, const Error *error)
{
	bool hint = error->hint[0] != '\0';

	say(reader, true, "%s%s%s", error->text, hint ? "; " : "", error->hint);
}

/* A line for after the screen is left. */
static void give_notice(Reader *reader, const char *line)
{
	Arena *arena = arena_new();

	text_add_c(reader->notices, "broadsheet: ");
	text_add(reader->notices, clean_text(arena, str(line), 0, NULL));
	text_add_byte(reader->notices, '\n');
	arena_free(arena);
}

/* What a container tells */

static void on_item(void *context, const ContainerItem *item)
{
	Reader *reader = context;

	if (!item->article || item->nested)
		return;
	collection_add(reader->collection, reader->holder, item);
	reader->contained++;
}

static void on_loss(void *context, uint64_t offset, Str sentence)
{
	Reader *reader = context;
	Text line = text_in(NULL);

	if (reader->losses++ >= LOSSES_TOLD_MAX)
		return;
	text_format(&line, "at byte %llu: %.*s", (unsigned long long)offset, (int)sentence.size,
		sentence.at);
	text_add_byte(&line, '\0');
	give_notice(reader, line.at);
	text_clear(&line);
}

/* Reading items */

static void stop_reading(Reading *reading)
{
	worker_free(reading->worker);
	reading->worker = NULL;
}

static bool start_reading(Reader *reader, size_t item, Show show, Reading *reading, Error *err)
{
	static const ExtractView views[SHOW_COUNT] = {
		[SHOW_ARTICLE] = EXTRACT_ARTICLE,
		[SHOW_PAGE] = EXTRACT_PAGE,
		[SHOW_SOURCE] = EXTRACT_SOURCE,
	};
	Str label = collection_label(reader->collection, item);
	ReadingRequest request = collection_request(reader->collection, item);
	const WorkerListener listener = { .item = on_item, .loss = on_loss, .context = reader };
	int fd = collection_open(reader->collection, item, err);

	request.view = views[show];
	Worker *worker = fd >= 0 ? worker_start_reading(fd, label, &request, &listener, err) : NULL;

	if (worker == NULL)
		return false;
	if (request.task == READING_OPEN) {
		/* One container at a time is listed. */
		stop_reading(&reader->listing);
		reader->holder = item;
		reader->contained = reader->shown_contained = reader->losses = 0;
	}
	*reading = (Reading){ worker, item, show, now_ms(), NEVER, false };
	return true;
}

/* A glance at the item being opened. That it fails is no matter: the item is being
 * read all the same. */
static void start_glancing(Reader *reader)
{
	Error unsaid;
	size_t item = reader->opening.item;
	ChildJob job = glancing_job();

	if (collection_request(reader->collection, item).task == READING_ITEM)
		return;
	int fd = collection_open(reader->collection, item, &unsaid);

	if (fd >= 0)
		reader->glancing = worker_start_job(
			fd, collection_label(reader->collection, item), &job, &unsaid);
}

static void stop_glancing(Reader *reader)
{
	worker_free(reader->glancing);
	reader->glancing = NULL;
}

/* Reading places */

/* The article in the view is left: where, is kept. */
static void depart(Reader *reader)
{
	Error error;

	if (!reader->known || reader->places == NULL)
		return;
	reader->known = false;
	reading_places_note(
		reader->places, reader->digest, view_place(reader->view), (int64_t)time(NULL));
	if (reading_places_save(reader->places, &error) || reader->unsaved)
		return;
	reader->unsaved = true;
	give_notice(reader, error.text);
}

/* The article in the view is complete: the reader goes where it was left, unless he has moved
 * in it already. */
static void arrive(Reader *reader)
{
	ViewPlace now = view_place(reader->view), left;

	if (reader->show != SHOW_ARTICLE || reader->places == NULL ||
		!settings_on(view_settings(reader->view), SETTING_RESUME))
		return;
	reader->digest = reading_digest(view_article(reader->view));
	reader->known = true;
	if (now.focus == PANE_ARTICLE && now.piece == 0 && now.byte == 0 && now.comment == 0 &&
		reading_places_find(reader->places, reader->digest, &left))
		view_resume(reader->view, left);
}

/* ARTICLE goes into the view; what was read for the view before is no longer needed. */
static void put_in_view(Reader *reader, size_t item, Show show, const Article *article)
{
	depart(reader);
	view_set_article(reader->view, item, show, article);
	stop_reading(&reader->growing);
	stop_glancing(reader);
	article_free(reader->glance);
	reader->glance = NULL;
	reader->item = item;
	reader->show = show;
	reader->any_shown = true;
	reader->asked = true;
	reader->idle_work = true;
}

/* The article being opened has something to show. */
static void show_opening(Reader *reader)
{
	Reading reading = reader->opening;

	reader->opening.worker = NULL;
	/* That it is being read need not be said any longer. */
	if (reading.said || reader->glanced)
		view_message(reader->view, false, str(""));
	reader->glanced = false;
	put_in_view(reader, reading.item, reading.show, worker_article(reading.worker));
	reader->growing = reading;
}

/* All that will come of the growing article is there. */
static void complete_growing(Reader *reader)
{
	Reading *growing = &reader->growing;

	view_article_complete(reader->view);
	arrive(reader);
	shelf_put(reader->shelf, growing->item, growing->show, worker_take(growing->worker));
	stop_reading(growing);
	reader->unasked = true;
	reader->idle_work = true;
}

/* Opening ITEM failed with nothing to show. At the start the next one of several files gets its
 * turn; when there is none left, the error is all there is to say. */
static void open_failed(Reader *reader, size_t item, const Error *error)
{
	Error next_error = *error;

	stop_reading(&reader->opening);
	if (reader->any_shown) {
		say_error(reader, error);
		return;
	}
	while (++item < collection_count(reader->collection)) {
		reader->some_failed = true;
		give_notice(reader, next_error.text);
		if (start_reading(reader, item, SHOW_ARTICLE, &reader->opening, &next_error))
			return;
	}
	*reader->err = next_error;
	finish(reader, STATUS_UNREADABLE);
}

static void open_item(Reader *reader, size_t item, Show show)
{
	bool again = reader->any_shown && item == reader->item && show == reader->show;
	const Article *kept = again ? NULL : shelf_find(reader->shelf, item, show);
	Error error;

	stop_reading(&reader->opening);
	if (kept != NULL) {
		put_in_view(reader, item, show, kept);
		view_article_complete(reader->view);
		arrive(reader);
	} else if (!start_reading(reader, item, show, &reader->opening, &error)) {
		open_failed(reader, item, &error);
	}
}

/* The list in the view is that of the collection. */
static void update_list(Reader *reader)
{
	view_set_items(reader->view, collection_labels(reader->collection),
		collection_count(reader->collection), collection_title(reader->collection), true);
	reader->shown_contained = reader->contained;
	reader->any_shown = true;
	reader->unasked = true;
	reader->idle_work = true;
}

static bool is_container(const Reading *reading)
{
	return str_present(worker_container(reading->worker));
}

/* What is being opened holds several articles: their list is shown, and grows. */
static void show_contained(Reader *reader)
{
	collection_show_contained(reader->collection);
	stop_glancing(reader);
	reader->listing = reader->opening;
	reader->opening.worker = NULL;
	update_list(reader);
	reader->asked = true;
}

static void say_listed(Reader *reader)
{
	if (reader->losses > 0)
		say(reader, true, "%zu articles; %zu places of this file are damaged",
			reader->contained, reader->losses);
	else
		say(reader, false, "%zu articles", reader->contained);
}

/* News of a container whose list is shown. The view copies the list, so it gets a new one
 * only now and then. */
static void step_listing(Reader *reader)
{
	Error error;
	WorkerState state = worker_step(reader->listing.worker, &error);
	bool ended = state != WORKER_MORE;

	if (ended || reader->contained > reader->shown_contained + reader->shown_contained / 2)
		update_list(reader);
	if (state == WORKER_FAILED)
		say_error(reader, &error);
	else if (ended)
		say_listed(reader);
	if (ended)
		stop_reading(&reader->listing);
}

/* The container being opened holds no article. */
static void open_found_none(Reader *reader)
{
	Str label = collection_label(reader->collection, reader->opening.item);
	Error error = { 0 };

	error_set(&error, ERROR_EMPTY, "%.*s: holds no article", (int)label.size, label.at);
	error_hint(&error, "broadsheet --list names what it holds.");
	open_failed(reader, reader->opening.item, &error);
}

/* Is nothing beside the text, whatever will come of the article? */
static bool text_is_alone(const Reader *reader)
{
	return reader->canvas->columns < SCREEN_ONE_SIDE_COLUMNS;
}

/* Some of the article being opened is there. Where there is room for panes beside the text, what
 * is in them decides where the text stands, so that is waited for; but not for long. */
static bool may_show_part(const Reader *reader)
{
	return text_is_alone(reader) || now_ms() - reader->opening.first_blocks >= GRACE_MS;
}

/* The headline is known before the article: it is shown where it will stand. */
static void show_glance(Reader *reader)
{
	Str title = worker_article(reader->glancing)->field[FIELD_TITLE];

	if (text_is_alone(reader)) {
		reader->glance = worker_take(reader->glancing);
		view_set_article(
			reader->view, reader->opening.item, reader->opening.show, reader->glance);
	} else {
		say(reader, false, "Reading %.*s", (int)title.size, title.at);
	}
	reader->glanced = reader->asked = true;
}

/* News of the article being opened, or the time for it has come. */
static void step_opening(Reader *reader)
{
	Reading *opening = &reader->opening;
	Error error;
	WorkerState state = worker_step(opening->worker, &error);
	bool something = worker_article(opening->worker)->block_count > 0;

	if (something && opening->first_blocks == NEVER)
		opening->first_blocks = now_ms();
	if (is_container(opening) && reader->contained > 1) {
		show_contained(reader);
		if (state != WORKER_MORE)
			step_listing(reader);
		return;
	}
	if (is_container(opening) && state == WORKER_DONE && reader->contained == 0) {
		open_found_none(reader);
		return;
	}
	switch (state) {
	case WORKER_MORE:
		if (something && may_show_part(reader))
			show_opening(reader);
		return;
	case WORKER_DONE:
		show_opening(reader);
		complete_growing(reader);
		return;
	case WORKER_FAILED:
		if (!something) {
			open_failed(reader, opening->item, &error);
			return;
		}
		show_opening(reader);
		complete_growing(reader);
		say_error(reader, &error);
		return;
	}
}

static void step_growing(Reader *reader)
{
	Error error;

	switch (worker_step(reader->growing.worker, &error)) {
	case WORKER_MORE:
		view_article_grew(reader->view);
		reader->unasked = true;
		reader->idle_work = true;
		return;
	case WORKER_DONE:
		complete_growing(reader);
		return;
	case WORKER_FAILED:
		complete_growing(reader);
		say_error(reader, &error);
		return;
	}
}

/* Carrying out what the view wants */

static void open_related(Reader *reader, Str address, Str title)
{
	size_t item = collection_find(reader->collection, address);
	Str named = str_empty(address) ? title : address;

	if (item != STR_NOWHERE)
		open_item(reader, item, SHOW_ARTICLE);
	else
		say(reader, false, "Not in this collection: %.*s", (int)named.size, named.at);
}

static void next_theme(Reader *reader)
{
	const char *name = theme_after(reader->theme.name);
	Error error;

	if (!theme_find(name, &reader->theme, &error)) {
		say_error(reader, &error);
		return;
	}
	terminal_set_theme(reader->terminal, &reader->theme);
	say(reader, false, "Theme: %s", name);
}

/* The window may have another size. */
static void take_size(Reader *reader)
{
	int rows, columns;

	terminal_size(reader->terminal, &rows, &columns);
	if (rows != reader->canvas->rows || columns != reader->canvas->columns) {
		canvas_resize(reader->canvas, rows, columns);
		view_resize(reader->view, rows, columns);
	}
	reader->asked = true;
	reader->idle_work = true;
}

static void suspend(Reader *reader)
{
	terminal_suspend(reader->terminal);
	take_size(reader);
}

/* The theme the settings name now. */
static void set_theme(Reader *reader)
{
	Arena *arena = arena_new();
	Str name = settings_text(view_settings(reader->view), SETTING_THEME);
	Error error;

	if (!theme_find(str_empty(name) ? "default" : str_c(arena, name), &reader->theme, &error))
		say_error(reader, &error);
	else
		terminal_set_theme(reader->terminal, &reader->theme);
	arena_free(arena);
}

static void run_errand(Reader *reader, Effect effect)
{
	const Errands errands = { reader->view, reader->terminal, reader->collection };

	if (errands_run(&errands, effect))
		take_size(reader);
}

static void carry_out(Reader *reader, Effect effect)
{
	switch (effect.kind) {
	case EFFECT_NONE:
		return;
	case EFFECT_QUIT:
		finish(reader, reader->some_failed ? STATUS_SOME : 0);
		return;
	case EFFECT_SUSPEND:
		suspend(reader);
		return;
	case EFFECT_REDRAW:
		terminal_forget(reader->terminal);
		return;
	case EFFECT_OPEN_ITEM:
		open_item(reader, effect.item, effect.show);
		return;
	case EFFECT_OPEN_RELATED:
		open_related(reader, effect.address, effect.title);
		return;
	case EFFECT_NEXT_THEME:
		next_theme(reader);
		return;
	case EFFECT_SET_THEME:
		set_theme(reader);
		return;
	case EFFECT_COPY:
	case EFFECT_SAVE:
	case EFFECT_PIPE:
	case EFFECT_SHELL:
	case EFFECT_OPEN_FILE:
	case EFFECT_OPEN_ADDRESS:
		run_errand(reader, effect);
		return;
	}
}

/* Input */

/* ^C stops what is being opened; leaves when that is all there is, or the second time. True when
 * there is no more to it. */
static bool stop_or_leave(Reader *reader)
{
	int64_t before = reader->interrupted;
	bool twice, opening = reader->opening.worker != NULL;

	reader->interrupted = now_ms();
	twice = before != NEVER && reader->interrupted - before < INTERRUPT_TWICE_MS;
	if (twice || (opening && !reader->any_shown)) {
		finish(reader, STATUS_SIGNAL + SIGINT);
		return true;
	}
	if (!opening)
		return false;
	stop_reading(&reader->opening);
	say(reader, false, "Stopped; nothing was opened");
	return true;
}

static void press(Reader *reader, Str key)
{
	if (str_is(key, "^C") && stop_or_leave(reader))
		return;
	reader->asked = true;
	reader->idle_work = true;
	carry_out(reader, view_key(reader->view, key));
}

/* Takes all input that waits, or enough of it for a picture. */
static void take_input(Reader *reader)
{
	for (int keys = 0; !reader->done && keys < BATCH_KEYS_MAX; keys++) {
		Input input = terminal_read(reader->terminal);

		switch (input.kind) {
		case INPUT_NONE:
			return;
		case INPUT_KEY:
			press(reader, input.text);
			break;
		case INPUT_PASTE:
			view_paste(reader->view, input.text);
			reader->asked = true;
			break;
		case INPUT_GONE:
			finish(reader, STATUS_SIGNAL + SIGHUP);
			return;
		}
	}
}

static void take_signals(Reader *reader)
{
	SignalNews news = signals_take();

	if (news.end != 0) {
		finish(reader, STATUS_SIGNAL + news.end);
		return;
	}
	if (news.resumed)
		terminal_resumed(reader->terminal);
	else if (news.resize)
		terminal_resize(reader->terminal);
	if (news.resumed || news.resize)
		take_size(reader);
	if (news.interrupt)
		press(reader, str("^C"));
	if (news.suspend)
		suspend(reader);
}

/* Painting */

/* Is there something keys can be about? Until then they wait. */
static bool takes_keys(const Reader *reader)
{
	return reader->any_shown || reader->opening.said;
}

/* Is there anything on the screen, or worth being there? */
static bool has_picture(const Reader *reader)
{
	return takes_keys(reader) || reader->glanced;
}

static void paint(Reader *reader)
{
	view_paint(reader->view, reader->canvas);
	terminal_show(reader->terminal, reader->canvas);
	reader->asked = reader->unasked = false;
	reader->painted = now_ms();
}

static void paint_if_due(Reader *reader)
{
	bool due = reader->asked || (reader->unasked && now_ms() - reader->painted >= UNASKED_MS);

	if (due && has_picture(reader))
		paint(reader);
}

static void step_glancing(Reader *reader)
{
	Error unsaid;
	WorkerState state = worker_step(reader->glancing, &unsaid);

	if (state == WORKER_MORE)
		return;
	if (str_present(worker_article(reader->glancing)->field[FIELD_TITLE]))
		show_glance(reader);
	/* Painted first: the end of a process takes a while to wait for. */
	paint_if_due(reader);
	stop_glancing(reader);
}

static void say_reading(Reader *reader)
{
	Str label = collection_label(reader->collection, reader->opening.item);

	reader->opening.said = true;
	if (reader->glanced)
		return;
	say(reader, false, "Reading %.*s", (int)label.size, label.at);
}

/* The loop */

/* Makes *TIMEOUT_MS no later than the moment AT. */
static void wake_at(int *timeout_ms, int64_t at)
{
	int64_t left = at - now_ms();

	if (left < 0)
		left = 0;
	if (*timeout_ms < 0 || left < *timeout_ms)
		*timeout_ms = (int)left;
}

/* How long there is nothing to do unless something comes; -1: for ever. */
static int timeout_ms(const Reader *reader)
{
	const Reading *opening = &reader->opening;
	int timeout = terminal_wait_ms(reader->terminal);

	if ((reader->idle_work || reader->asked) && has_picture(reader))
		return 0;
	if (opening->worker != NULL && opening->first_blocks != NEVER)
		wake_at(&timeout, opening->first_blocks + GRACE_MS);
	if (opening->worker != NULL && !opening->said)
		wake_at(&timeout, opening->started + READING_MS);
	if (reader->unasked && has_picture(reader))
		wake_at(&timeout, reader->painted + UNASKED_MS);
	return timeout;
}

/* What time has brought. */
static void step_clock(Reader *reader)
{
	const Reading *opening = &reader->opening;

	if (opening->worker != NULL && opening->first_blocks != NEVER &&
		now_ms() - opening->first_blocks >= GRACE_MS)
		step_opening(reader);
	if (opening->worker != NULL && !opening->said && now_ms() - opening->started >= READING_MS)
		say_reading(reader);
}

/* Something of what the view has to do when there is time; its outcome is shown when all is done,
 * or after a while. */
static void work_idly(Reader *reader)
{
	reader->idle_work = view_idle(reader->view);
	if (reader->idle_work)
		reader->unasked = true;
	else
		reader->asked = reader->asked || reader->unasked;
}

static struct pollfd poll_for(int fd)
{
	return (struct pollfd){ .fd = fd, .events = POLLIN };
}

static void step(Reader *reader)
{
	enum {
		SIGNALS,
		GROWING,
		OPENING,
		GLANCING,
		LISTING,
		TTY,
		FD_COUNT
	};
	struct pollfd wait[FD_COUNT] = {
		[SIGNALS] = poll_for(signals_fd()),
		[GROWING] = poll_for(
			reader->growing.worker != NULL ? worker_fd(reader->growing.worker) : -1),
		[OPENING] = poll_for(
			reader->opening.worker != NULL ? worker_fd(reader->opening.worker) : -1),
		[GLANCING] = poll_for(reader->glancing != NULL ? worker_fd(reader->glancing) : -1),
		[LISTING] = poll_for(
			reader->listing.worker != NULL ? worker_fd(reader->listing.worker) : -1),
		[TTY] = poll_for(takes_keys(reader) ? terminal_fd(reader->terminal) : -1),
	};
	int ready = poll(wait, FD_COUNT, timeout_ms(reader));

	if (wait[SIGNALS].revents != 0 || ready < 0)
		take_signals(reader);
	if (wait[GROWING].revents != 0 && ready > 0 && reader->growing.worker != NULL)
		step_growing(reader);
	if (wait[OPENING].revents != 0 && ready > 0 && reader->opening.worker != NULL)
		step_opening(reader);
	if (wait[GLANCING].revents != 0 && ready > 0 && reader->glancing != NULL)
		step_glancing(reader);
	if (wait[LISTING].revents != 0 && ready > 0 && reader->listing.worker != NULL)
		step_listing(reader);
	step_clock(reader);
	if (takes_keys(reader) && !reader->done)
		take_input(reader);
	if (ready == 0 && reader->idle_work && has_picture(reader))
		work_idly(reader);
	if (!reader->done)
		paint_if_due(reader);
}

/* Opens what is shown first: the list, or the first item, whose child then works while the
 * terminal is being set up. False when there is nothing to be seen; the status is set. */
static bool begin_reading(Reader *reader)
{
	bool as_list = collection_is_list(reader->collection);

	view_set_items(reader->view, collection_labels(reader->collection),
		collection_count(reader->collection), collection_title(reader->collection),
		as_list);
	if (as_list)
		reader->any_shown = reader->asked = true;
	else
		open_item(reader, 0, SHOW_ARTICLE);
	if (reader->opening.worker != NULL)
		start_glancing(reader);
	return !reader->done;
}

static bool begin_terminal(Reader *reader, const ReaderOptions *options)
{
	int rows, columns;

	reader->terminal = terminal_open(
		&reader->theme, (TerminalOptions){ options->colours, options->ascii }, reader->err);
	if (reader->terminal == NULL)
		return false;
	terminal_size(reader->terminal, &rows, &columns);
	reader->canvas = canvas_new(rows, columns);
	view_resize(reader->view, rows, columns);
	return true;
}

static void read_until_done(Reader *reader, const ReaderOptions *options)
{
	if (!begin_reading(reader))
		return;
	if (!begin_terminal(reader, options)) {
		finish(reader, STATUS_TERMINAL);
		return;
	}
	while (!reader->done)
		step(reader);
	if (terminal_notice(reader->terminal)[0] != '\0')
		give_notice(reader, terminal_notice(reader->terminal));
}

static void clear(Reader *reader)
{
	depart(reader);
	terminal_close(reader->terminal);
	signals_end();
	stop_reading(&reader->opening);
	stop_glancing(reader);
	stop_reading(&reader->listing);
	view_free(reader->view);
	article_free(reader->glance);
	stop_reading(&reader->growing);
	shelf_free(reader->shelf);
	canvas_free(reader->canvas);
	collection_free(reader->collection);
	reading_places_free(reader->places);
}

/* The lines of the configuration, then what the command line says. Faults are told when the screen
 * has been left, and the first one in the message row. */
static bool configure(Reader *reader, const ReaderOptions *options)
{
	Arena *arena = arena_new();
	const char *own = options->configuration;
	const char *path = own != NULL ? own : configuration_path(arena);
	Text faults = text_in(arena);
	bool read = options->no_configuration || path == NULL ||
		configuration_read(reader->view, path, own != NULL, &faults, reader->err);

	if (read && options->text_cells > 0)
		read = view_command(reader->view,
			str_format(arena, "set width %d", options->text_cells), reader->err);
	if (read && options->secure)
		read = view_command(reader->view, str("set secure"), reader->err);
	if (faults.size > 0) {
		Str rest = text_str(&faults), line;

		text_add(reader->notices, clean_text(arena, rest, 0, NULL));
		str_next_line(&rest, &line);
		say(reader, true, "%.*s", (int)line.size, line.at);
	}
	arena_free(arena);
	return read;
}

static bool find_theme(Reader *reader, const ReaderOptions *options)
{
	Arena *arena = arena_new();
	Str chosen = settings_text(view_settings(reader->view), SETTING_THEME);
	const char *name = options->theme != NULL ? options->theme
		: str_empty(chosen)               ? "default"
						  : str_c(arena, chosen);
	bool found = theme_find(name, &reader->theme, reader->err);

	arena_free(arena);
	return found;
}

static void open_places(Reader *reader)
{
	Arena *arena = arena_new();

	reader->places = reading_places_open(reading_places_path(arena));
	arena_free(arena);
}

int reader_run(const ReaderOptions *options, Source *const *sources, size_t count, Text *notices,
	Error *err)
{
	Reader reader = { .notices = notices, .err = err, .interrupted = NEVER };

	reader.view = view_new((ViewOptions){ options->ascii, 0 });
	if (!configure(&reader, options) || !find_theme(&reader, options) || !signals_begin(err)) {
		view_free(reader.view);
		return STATUS_TERMINAL;
	}
	if (settings_on(view_settings(reader.view), SETTING_RESUME))
		open_places(&reader);
	reader.collection = collection_new(sources, count);
	reader.shelf = shelf_new();
	read_until_done(&reader, options);
	clear(&reader);
	return reader.status;
}
