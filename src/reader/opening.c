/* SPDX-License-Identifier: ISC */
#include "reader/opening.h"

#include "base/wait.h"
#include "reader/gathering.h"
#include "reader/notes.h"
#include "reader/reading.h"
#include "reader/resuming.h"
#include "view/screen.h"

enum {
	GRACE_MS = 60, /* from an article's first blocks to its picture */
	MOMENT_MS = 20, /* that nobody notices */
	READING_MS = 250 /* until a message says that an item is being read */
};

/* ARTICLE goes into the view; what was read for the view before is no longer needed. */
static void put_in_view(Reader *reader, size_t item, Show show, const Article *article)
{
	resuming_depart(reader);
	view_set_article(reader->view, item, show, article);
	reading_stop(&reader->growing);
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
	if (reading.said)
		view_message(reader->view, false, "%s", "");
	reader->glanced = false;
	put_in_view(reader, reading.item, reading.show, worker_article(reading.worker));
	reader->growing = reading;
}

/* Counts lines for a moment, so that the first picture has its number of pages. */
static void work_for_a_moment(Reader *reader)
{
	int64_t end = wait_now_ms() + MOMENT_MS;

	do
		reader->idle_work = view_idle(reader->view);
	while (reader->idle_work && wait_now_ms() < end);
}

/* All that will come of the growing article is there. */
static void complete_growing(Reader *reader)
{
	Reading *growing = &reader->growing;

	view_article_complete(reader->view);
	resuming_arrive(reader);
	reader_notes_arrive(reader);
	shelf_put(reader->shelf, growing->item, growing->show, worker_take(growing->worker));
	reading_stop(growing);
	if (collection_count(reader->collection) > 1)
		gathering_start(reader);
	work_for_a_moment(reader);
	reader->unasked = true;
	reader->asked = reader->asked || !reader->idle_work; /* there is nothing to wait for */
}

/* Opening ITEM failed with nothing to show. At the start the next one of several files gets its
 * turn; when there is none left, the error is all there is to say. */
static void open_failed(Reader *reader, size_t item, const Error *error)
{
	Error next_error = *error;

	reading_stop(&reader->opening);
	if (reader->any_shown) {
		reader_say_error(reader, error);
		return;
	}
	while (++item < collection_count(reader->collection)) {
		reader->some_failed = true;
		reader_give_notice(reader, next_error.text);
		if (reading_start(reader, item, SHOW_ARTICLE, &reader->opening, &next_error))
			return;
	}
	*reader->err = next_error;
	reader_finish(reader, READER_STATUS_UNREADABLE);
}

void opening_item(Reader *reader, size_t item, Show show)
{
	bool again = reader->any_shown && item == reader->item && show == reader->show;
	const Article *kept = again ? NULL : shelf_find(reader->shelf, item, show);
	Error error;

	reading_stop(&reader->opening);
	if (kept != NULL) {
		put_in_view(reader, item, show, kept);
		view_article_complete(reader->view);
		resuming_arrive(reader);
		reader_notes_arrive(reader);
	} else if (!reading_start(reader, item, show, &reader->opening, &error)) {
		open_failed(reader, item, &error);
	}
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
	return text_is_alone(reader) || wait_now_ms() - reader->opening.first_blocks >= GRACE_MS;
}

/* A headline that is known before the article is shown where it will stand. */
static void show_headline(Reader *reader)
{
	Article *headline = worker_take_headline(reader->opening.worker);

	if (headline == NULL || reader->any_shown || reader->glance != NULL) {
		article_free(headline);
		return;
	}
	if (text_is_alone(reader))
		view_set_article(
			reader->view, reader->opening.item, reader->opening.show, headline);
	else
		view_expect(reader->view, headline->field[FIELD_TITLE]);
	reader->glance = headline;
	reader->glanced = reader->asked = true;
}

void opening_step(Reader *reader)
{
	Reading *opening = &reader->opening;
	Error error;
	WorkerState state = worker_step(opening->worker, &error);
	bool something = worker_article(opening->worker)->block_count > 0;

	if (something && opening->first_blocks == READER_NEVER)
		opening->first_blocks = wait_now_ms();
	if (reading_is_container(opening) && reader->held > 1) {
		gathering_show_held(reader);
		return;
	}
	if (reading_is_container(opening) && state == WORKER_DONE && reader->held == 0) {
		open_found_none(reader);
		return;
	}
	if (!something)
		show_headline(reader);
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
		reader_say_error(reader, &error);
		return;
	}
}

void opening_step_growing(Reader *reader)
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
		reader_say_error(reader, &error);
		return;
	}
}

void opening_stop_growing(Reader *reader)
{
	complete_growing(reader);
	reader_say(reader, false, "Stopped; the end of the article was not read");
}

static void tell_reading(Reader *reader)
{
	view_tell_reading(reader->view);
	reader->asked = true;
}

static void say_reading(Reader *reader)
{
	Str label = collection_label(reader->collection, reader->opening.item);

	reader->opening.said = true;
	if (reader->glanced)
		tell_reading(reader);
	else
		reader_say(reader, false, "Reading %.*s", (int)label.size, label.at);
}

/* Is it time to say that READING takes its time? */
static bool is_slow(const Reading *reading)
{
	return reading->worker != NULL && !reading->said &&
		wait_now_ms() - reading->started >= READING_MS;
}

/* The wait until a message is to tell that READING takes time. */
static int until_said_ms(const Reading *reading)
{
	if (reading->worker == NULL || reading->said)
		return WAIT_NEVER;
	return wait_until(reading->started + READING_MS);
}

int opening_wait_ms(const Reader *reader)
{
	const Reading *opening = &reader->opening;
	bool shown_soon = opening->worker != NULL && opening->first_blocks != READER_NEVER;
	int grace_ms = shown_soon ? wait_until(opening->first_blocks + GRACE_MS) : WAIT_NEVER;
	int said_ms = wait_sooner(until_said_ms(&reader->growing), until_said_ms(opening));

	return wait_sooner(grace_ms, said_ms);
}

void opening_step_clock(Reader *reader)
{
	const Reading *opening = &reader->opening;

	if (opening->worker != NULL && opening->first_blocks != READER_NEVER &&
		wait_now_ms() - opening->first_blocks >= GRACE_MS)
		opening_step(reader);
	if (is_slow(opening))
		say_reading(reader);
	if (is_slow(&reader->growing)) {
		reader->growing.said = true;
		tell_reading(reader);
	}
}
