/* SPDX-License-Identifier: ISC */
#include "reader/reader.h"

#include <poll.h>
#include <signal.h>
#include <stdlib.h>

#include "base/arena.h"
#include "base/code_pages.h"
#include "base/wait.h"
#include "reader/effects.h"
#include "reader/gathering.h"
#include "reader/opening.h"
#include "reader/reading.h"
#include "reader/resuming.h"
#include "reader/setup.h"
#include "reader/state.h"
#include "reader/theme.h"
#include "terminal/signals.h"

/* One picture answers a batch: all keys that wait are taken, then the canvas is
 * painted once and shown once. What nobody asked for (an article that grows, lines
 * counted in idle moments) waits a little, so that it comes together. */

enum {
	INTERRUPT_TWICE_MS = 1000, /* a second ^C within this leaves */
	BATCH_KEYS_MAX = 2000, /* after so many keys there is a picture all the same */
	WAITING_BYTES_MAX = 1024 /* of keys that wait for the first article; more are lost */
};

/* Input */

/* ^C stops what is being opened, or is shown and still read; leaves when that is all there is, or
 * the second time, or when it comes from OUTSIDE while something is read. True when there is no
 * more to it. */
static bool stop_or_leave(Reader *reader, bool outside)
{
	int64_t before = reader->interrupted;
	bool opening = reader->opening.worker != NULL, growing = reader->growing.worker != NULL;

	reader->interrupted = wait_now_ms();
	bool twice = before != READER_NEVER && reader->interrupted - before < INTERRUPT_TWICE_MS;

	if (twice || (opening && !reader->any_shown) || (outside && (opening || growing))) {
		reader_finish(reader, READER_STATUS_SIGNAL + SIGINT);
		return true;
	}
	if (!opening && growing) {
		opening_stop_growing(reader);
		return true;
	}
	if (!opening)
		return false;
	reading_stop(&reader->opening);
	reader_say(reader, false, "Stopped; nothing was opened");
	return true;
}

/* Does KEY mean something before there is anything to read? Turning a page does not. */
static bool needs_no_article(const Reader *reader, Str key)
{
	Command command = keymap_command(view_keymap(reader->view), CONTEXT_ARTICLE, key);

	return command == COMMAND_CLOSE || command == COMMAND_QUIT || command == COMMAND_SUSPEND ||
		command == COMMAND_REDRAW;
}

static void press_heard(Reader *reader, Str key)
{
	if (!reader->any_shown && !needs_no_article(reader, key)) {
		if (reader->waiting.size + key.size < WAITING_BYTES_MAX) {
			text_add(&reader->waiting, key);
			text_add_byte(&reader->waiting, '\0');
		}
		return;
	}
	reader->pressed = wait_now_ms();
	reader->asked = true;
	reader->idle_work = true;
	effects_carry_out(reader, view_key(reader->view, key));
}

static void press(Reader *reader, Str key)
{
	if (!str_is(key, "^C") || !stop_or_leave(reader, false))
		press_heard(reader, key);
}

/* There is an article: the keys that waited for it have their turn. */
static void press_waiting(Reader *reader)
{
	Text waiting = reader->waiting;

	reader->waiting = text_in(NULL);
	for (size_t at = 0; at < waiting.size && !reader->done;) {
		Str key = str(waiting.at + at);

		press(reader, key);
		at += key.size + 1;
	}
	text_clear(&waiting);
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
			costs_key(reader->costs, input.text);
			press(reader, input.text);
			break;
		case INPUT_PASTE:
			view_paste(reader->view, input.text);
			reader->asked = true;
			break;
		case INPUT_MOUSE:
			reader->pressed = wait_now_ms();
			reader->asked = true;
			effects_carry_out(reader, view_mouse(reader->view, input.mouse));
			break;
		case INPUT_GONE:
			reader_finish(reader, READER_STATUS_SIGNAL + SIGHUP);
			return;
		}
	}
}

static void take_signals(Reader *reader)
{
	SignalNews news = signals_take();

	if (news.end != 0) {
		reader_finish(reader, READER_STATUS_SIGNAL + news.end);
		return;
	}
	if (news.resumed)
		terminal_resumed(reader->terminal);
	else if (news.resize)
		terminal_resize(reader->terminal);
	if (news.resumed || news.resize)
		reader_take_size(reader);
	if (news.interrupt && !stop_or_leave(reader, true))
		press_heard(reader, str("^C"));
	if (news.suspend)
		effects_suspend(reader);
}

/* The loop */

/* Over a line it matters whether the terminal scrolls panes; it may have said so just now. */
static void tell_far(Reader *reader)
{
	bool slow = reader->far && !terminal_scrolls_panes(reader->terminal);

	if (view_set_far(reader->view, slow))
		reader->asked = true;
}

/* The wait until there is something to do, unless something comes. */
static int timeout_ms(const Reader *reader)
{
	bool picture = reader_has_picture(reader);

	if ((reader->idle_work || reader->asked) && picture)
		return 0;
	int picture_ms = reader->unasked && picture
		? wait_until(reader->painted + READER_UNASKED_MS)
		: WAIT_NEVER;
	int reading_ms = wait_sooner(opening_wait_ms(reader), gathering_wait_ms(reader));

	return wait_sooner(terminal_wait_ms(reader->terminal), wait_sooner(picture_ms, reading_ms));
}

/* Something of what the view has to do when there is time; its outcome is shown when all is done
 * and no more of the article is to come, or after a while. */
static void work_idly(Reader *reader)
{
	reader->idle_work = view_idle(reader->view);
	if (reader->idle_work || reader->growing.worker != NULL)
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
		TTY,
		OWN_COUNT
	};
	struct pollfd wait[OWN_COUNT + GATHERER_FDS_MAX] = {
		[SIGNALS] = poll_for(signals_fd()),
		[GROWING] = poll_for(
			reader->growing.worker != NULL ? worker_fd(reader->growing.worker) : -1),
		[OPENING] = poll_for(
			reader->opening.worker != NULL ? worker_fd(reader->opening.worker) : -1),
		[TTY] = poll_for(reader_takes_keys(reader) ? terminal_fd(reader->terminal) : -1),
	};
	int gathered = gathering_poll(reader, wait + OWN_COUNT);
	int ready = poll(wait, (nfds_t)(OWN_COUNT + gathered), timeout_ms(reader));

	if (wait[SIGNALS].revents != 0 || ready < 0)
		take_signals(reader);
	if (wait[GROWING].revents != 0 && ready > 0 && reader->growing.worker != NULL)
		opening_step_growing(reader);
	if (wait[OPENING].revents != 0 && ready > 0 && reader->opening.worker != NULL)
		opening_step(reader);
	opening_step_clock(reader);
	if (reader->any_shown && reader->waiting.size > 0)
		press_waiting(reader);
	if (reader_takes_keys(reader) && !reader->done)
		take_input(reader);
	gathering_step(reader);
	tell_far(reader);
	reader_theme_follow(reader);
	if (ready == 0 && reader->idle_work && reader_has_picture(reader))
		work_idly(reader);
	if (!reader->done)
		reader_paint_if_due(reader);
}

/* Opens what is shown first: the list, or the first item, whose child then works while the
 * terminal is being set up. False when there is nothing to be seen; the status is set. */
static bool begin_reading(Reader *reader)
{
	bool as_list = collection_is_list(reader->collection) || gathering_show_remembered(reader);

	if (as_list)
		gatherer_recall(collection_gatherer(reader->collection));
	gathering_begin(reader);
	if (as_list) {
		reader->any_shown = reader->asked = true;
		gathering_start(reader);
	} else {
		opening_item(reader, 0, SHOW_ARTICLE);
	}
	return !reader->done;
}

/* Is the reader at the other end of a line? */
static bool is_far(void)
{
	return getenv("SSH_CONNECTION") != NULL;
}

static bool begin_terminal(Reader *reader, const ReaderOptions *options, bool ascii)
{
	int rows, columns;

	reader->far = is_far();
	reader->terminal = terminal_open(&reader->theme,
		(TerminalOptions){ options->colours, ascii, reader->far }, reader->err);
	if (reader->terminal == NULL)
		return false;
	reader_theme_ask(reader);
	terminal_size(reader->terminal, &rows, &columns);
	reader->canvas = canvas_new(rows, columns);
	view_resize(reader->view, rows, columns);
	tell_far(reader);
	return true;
}

static void read_until_done(Reader *reader, const ReaderOptions *options, bool ascii)
{
	if (!begin_reading(reader))
		return;
	if (!begin_terminal(reader, options, ascii)) {
		reader_finish(reader, READER_STATUS_TERMINAL);
		return;
	}
	while (!reader->done && reader->painted == 0)
		step(reader);
	code_pages_release(); /* the beginning is over */
	while (!reader->done)
		step(reader);
	if (terminal_notice(reader->terminal)[0] != '\0')
		reader_give_notice(reader, terminal_notice(reader->terminal));
}

static void clear(Reader *reader)
{
	resuming_depart(reader);
	gathering_end(reader);
	terminal_close(reader->terminal);
	costs_close(reader->costs);
	signals_end();
	reading_stop(&reader->opening);
	first_items_free(reader->told);
	view_free(reader->view);
	article_free(reader->glance);
	reading_stop(&reader->growing);
	shelf_free(reader->shelf);
	canvas_free(reader->canvas);
	collection_free(reader->collection);
	reading_places_free(reader->places);
	text_clear(&reader->waiting);
}

int reader_run(const ReaderOptions *options, Source *const *sources, size_t count, Text *notices,
	Error *err)
{
	Reader reader = { .notices = notices,
		.err = err,
		.configuration = options->configuration,
		.interrupted = READER_NEVER };

	if (options->stats != NULL && (reader.costs = costs_open(options->stats, err)) == NULL)
		return READER_STATUS_TERMINAL;
	/* First, as it takes longest. */
	reading_start_early(&reader, sources, count);
	bool ascii = options->set_locale();

	reader.view = view_new((ViewOptions){ ascii, 0 });
	if (!setup_configure(&reader, options) || !setup_find_theme(&reader, options) ||
		!signals_begin(err)) {
		worker_free(reader.first);
		view_free(reader.view);
		costs_close(reader.costs);
		return READER_STATUS_TERMINAL;
	}
	if (settings_on(view_settings(reader.view), SETTING_RESUME))
		resuming_open(&reader);
	setup_read_labels(&reader);
	reader.collection = gathering_collect(&reader, sources, count);
	reader.shelf = shelf_new();
	read_until_done(&reader, options, ascii);
	clear(&reader);
	return reader.status;
}
