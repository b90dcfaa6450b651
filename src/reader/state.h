/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_READER_STATE_H
#define BROADSHEET_READER_STATE_H

/* The inside of the reader, shared by the modules that make it up: reader (the loop),
 * opening (articles), gathering (the list of the collection), reading (children), resuming
 * (places), effects (what the view wants), notes (highlights), theme and setup.
 * Nobody else includes this. */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "collection/collection.h"
#include "collection/first_items.h"
#include "reader/costs.h"
#include "reader/shelf.h"
#include "terminal/terminal.h"
#include "terminal/theme.h"
#include "user/reading_places.h"
#include "view/view.h"
#include "worker/worker.h"

enum {
	READER_STATUS_TERMINAL = 2,
	READER_STATUS_UNREADABLE = 3,
	READER_STATUS_SOME = 4,
	READER_STATUS_SIGNAL = 128
};

/* Moments are those of base/wait.h; READER_NEVER is none. */
enum {
	READER_NEVER = -1,
	READER_UNASKED_MS = 120 /* between pictures that no key asked for */
};

typedef struct {
	Worker *worker; /* owned; NULL: nothing is being read */
	size_t item;
	Show show;
	int64_t started, first_blocks; /* when */
	bool said; /* a message told that it takes time */
} Reading;

typedef struct Reader Reader;
struct Reader {
	Collection *collection; /* owned, as the five below */
	View *view;
	Canvas *canvas;
	Terminal *terminal;
	Shelf *shelf;
	Reading growing; /* its article is in the view */
	Reading opening; /* its article has nothing to show yet */
	Worker *first; /* owned: reads the first item until that is opened; or NULL */
	Article *glance; /* owned: the headline alone; in the view until there is more */
	size_t held; /* articles that the file being opened has been found to hold ... */
	FirstItems *told; /* owned: ... and all it holds so far; NULL: something was lost */
	bool gathering; /* the collection is still being read */
	bool compared; /* what has changed since the last time was said */
	int64_t listed, list_due; /* when the list in the view was made, and may be again */
	int64_t list_took; /* milliseconds */
	size_t list_rows; /* of the collection when it was made */
	LibraryOrder order; /* the list had when it was first made */
	size_t losses; /* things that were wrong with containers */

	Theme theme;
	bool theme_by_ground; /* it is the one for the terminal's ground, taken for GROUND */
	Ground ground;
	const char *configuration; /* the file the reader named, or NULL; borrowed */
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

	Text waiting; /* keys, each ended by NUL, that came before there was anything to read */
	Costs *costs; /* owned; NULL: nobody wants to know */
	bool far; /* the terminal is at the other end of a line */

	bool asked, unasked; /* the picture is out of date: by a key, by itself */
	bool idle_work; /* view_idle may have some */
	int64_t painted, pressed, interrupted; /* when last */

	bool done;
	int status;
};

/* The reader leaves with STATUS. */
void reader_finish(Reader *reader, int status);

/* A message in the view. It may quote names and addresses: it is cleaned here. */
void reader_say(Reader *reader, bool failed, const char *format, ...)
	__attribute__((format(printf, 3, 4)));
void reader_say_error(Reader *reader, const Error *error);

/* A line for after the screen is left. */
void reader_give_notice(Reader *reader, const char *line);

/* Is there something keys can be about? Until then they wait. */
bool reader_takes_keys(const Reader *reader);

/* Is there anything on the screen, or worth being there? */
bool reader_has_picture(const Reader *reader);

/* Shows a new picture where the one on the screen is out of date for long enough. */
void reader_paint_if_due(Reader *reader);

/* The window may have another size. */
void reader_take_size(Reader *reader);

#endif
