/* SPDX-License-Identifier: ISC */
#include "items/files_ahead.h"

#include <stdlib.h>

#include "base/arena.h"
#include "base/processors.h"
#include "base/text.h"

enum {
	AHEAD_MAX = 4, /* files at once: each takes a child tens of megabytes */
	LARGE_FILE_BYTES = 1 << 20, /* a larger one may take hundreds: it is not read ahead */
};

/* A file that was given to a child, or will be. */
typedef struct {
	FileAhead file;
	Source *ends; /* owned: the source of which it is the last; or NULL */
	size_t index; /* in its source */
	Text name; /* owned: that of FILE */
	ItemsVisit *visit; /* owned; NULL: not begun */
} Place;

struct FilesAhead {
	char *const *names;
	size_t count, opened; /* of them */
	ReadingTask task;
	Source *source; /* owned: the files of which are being taken; or NULL */
	size_t index; /* of its next one */
	Place places[AHEAD_MAX]; /* a ring */
	size_t room, start, held;
	bool given; /* the first of them was given out */
};

FilesAhead *files_ahead_new(char *const *names, size_t count, ReadingTask task)
{
	FilesAhead *ahead = memory_new(sizeof *ahead);

	ahead->names = names;
	ahead->count = count;
	ahead->task = task;
	ahead->room = processors_up_to(AHEAD_MAX);
	return ahead;
}

static Place *place_at(FilesAhead *ahead, size_t number)
{
	return &ahead->places[(ahead->start + number) % ahead->room];
}

static Place *add_place(FilesAhead *ahead)
{
	Place *place = place_at(ahead, ahead->held++);

	*place = (Place){ .name = text_in(NULL) };
	place->file.source_name = ahead->names[ahead->opened - 1];
	place->file.source = ahead->source;
	return place;
}

/* Takes the next source; one that cannot be opened has a place that says so. */
static void open_source(FilesAhead *ahead)
{
	Error err = { 0 };

	ahead->source = source_open(ahead->names[ahead->opened++], &err);
	ahead->index = 0;
	if (ahead->source == NULL)
		add_place(ahead)->file.error = err;
}

static void add_file(FilesAhead *ahead)
{
	Place *place = add_place(ahead);
	size_t index = ahead->index++;

	items_name(ahead->source, place->file.source_name, source_item(ahead->source, index),
		&place->name);
	place->file.name = text_str(&place->name);
	place->file.first = index == 0;
	place->index = index;
	if (ahead->index < source_item_count(ahead->source))
		return;
	place->ends = ahead->source;
	ahead->source = NULL;
}

/* Fills the ring as far as there are files. */
static void fill(FilesAhead *ahead)
{
	while (ahead->held < ahead->room &&
		(ahead->source != NULL || ahead->opened < ahead->count)) {
		if (ahead->source == NULL)
			open_source(ahead);
		else
			add_file(ahead);
	}
}

/* May it be read while others are? */
static bool is_small(const Place *place)
{
	return source_item(place->file.source, place->index)->bytes <= LARGE_FILE_BYTES;
}

static void begin(FilesAhead *ahead, Place *place)
{
	place->visit = items_begin(place->file.source, place->index, place->file.name, ahead->task);
}

static void begin_ahead(FilesAhead *ahead)
{
	for (size_t i = 0; i < ahead->held; i++) {
		Place *place = place_at(ahead, i);

		if (place->file.source != NULL && place->visit == NULL && is_small(place))
			begin(ahead, place);
	}
}

static void drop_first(FilesAhead *ahead)
{
	Place *place = place_at(ahead, 0);

	items_abandon(place->visit);
	source_free(place->ends);
	text_clear(&place->name);
	ahead->start = (ahead->start + 1) % ahead->room;
	ahead->held--;
}

const FileAhead *files_ahead_next(FilesAhead *ahead)
{
	if (ahead->given)
		drop_first(ahead);
	fill(ahead);
	begin_ahead(ahead);
	ahead->given = ahead->held > 0;
	return ahead->given ? &place_at(ahead, 0)->file : NULL;
}

bool files_ahead_visit(FilesAhead *ahead, const ItemsListener *listener)
{
	Place *place = place_at(ahead, 0);

	if (place->visit == NULL)
		begin(ahead, place);
	ItemsVisit *visit = place->visit;

	place->visit = NULL;
	return items_finish(visit, listener);
}

void files_ahead_free(FilesAhead *ahead)
{
	if (ahead == NULL)
		return;
	while (ahead->held > 0)
		drop_first(ahead);
	source_free(ahead->source);
	free(ahead);
}
