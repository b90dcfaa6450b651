/* SPDX-License-Identifier: ISC */
#include "user/reading_places.h"

#include <errno.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/text.h"
#include "base/user_folder.h"
#include "base/whole_file.h"

enum {
	PLACES_MAX = 5000, /* the longest unread goes */
	FILE_BYTES_MAX = 4 << 20,
	LINE_BYTES_MAX = 200
};

static const char version[] = "broadsheet places 1";

typedef struct {
	uint64_t digest;
	int64_t when;
	ViewPlace place;
	bool noted; /* by this run, and not in the file yet */
} Entry;

struct ReadingPlaces {
	char *path; /* owned, or NULL */
	Entry *entries; /* owned */
	size_t count, room;
	Text others; /* lines that are none of ours; on the heap */
};

const char *reading_places_path(Arena *arena)
{
	return user_folder(arena, "XDG_STATE_HOME", "/.local/state", "places");
}

static Entry *find(const ReadingPlaces *places, uint64_t digest)
{
	for (size_t i = 0; i < places->count; i++)
		if (places->entries[i].digest == digest)
			return &places->entries[i];
	return NULL;
}

static void put(ReadingPlaces *places, Entry entry)
{
	Entry *old = find(places, entry.digest);

	if (old != NULL) {
		*old = entry;
		return;
	}
	if (places->count == places->room) {
		places->room = places->room == 0 ? 64 : places->room * 2;
		places->entries =
			memory_resize(places->entries, places->room * sizeof *places->entries);
	}
	places->entries[places->count++] = entry;
}

/* "DIGEST WHEN PANE PIECE BYTE COMMENT", or false. */
static bool read_line(Str line, Entry *out)
{
	char words[LINE_BYTES_MAX + 1], rest;
	unsigned pane;

	if (line.size > LINE_BYTES_MAX)
		return false;
	memcpy(words, line.at, line.size);
	words[line.size] = '\0';
	*out = (Entry){ .noted = false };
	if (sscanf(words, "%" SCNx64 " %" SCNd64 " %u %zu %zu %zu%c", &out->digest, &out->when,
		    &pane, &out->place.piece, &out->place.byte, &out->place.comment, &rest) != 6 ||
		pane > PANE_COMMENTS)
		return false;
	out->place.focus = (Pane)pane;
	return true;
}

/* Takes in a file's text; what this run has noted goes before it. */
static void take_in(ReadingPlaces *places, Str text)
{
	Str rest = text, line;

	places->others.size = 0;
	str_next_line(&rest, &line); /* the version */
	while (str_next_line(&rest, &line)) {
		Entry entry, *known;

		if (!read_line(line, &entry)) {
			text_add(&places->others, line);
			text_add_byte(&places->others, '\n');
			continue;
		}
		known = find(places, entry.digest);
		if (known == NULL || !known->noted)
			put(places, entry);
	}
}

static void read_file(ReadingPlaces *places)
{
	Text text = text_in(NULL);

	whole_file_read(places->path, FILE_BYTES_MAX, &text);
	if (str_starts(text_str(&text), "broadsheet places "))
		take_in(places, text_str(&text));
	text_clear(&text);
}

ReadingPlaces *reading_places_open(const char *path)
{
	ReadingPlaces *places = memory_new(sizeof *places);

	places->others = text_in(NULL);
	if (path == NULL)
		return places;
	places->path = memory_new(strlen(path) + 1);
	memcpy(places->path, path, strlen(path) + 1);
	read_file(places);
	return places;
}

void reading_places_free(ReadingPlaces *places)
{
	if (places == NULL)
		return;
	text_clear(&places->others);
	free(places->entries);
	free(places->path);
	free(places);
}

static bool is_start(ViewPlace place)
{
	return place.piece == 0 && place.byte == 0 && place.comment == 0 &&
		place.focus == PANE_ARTICLE;
}

bool reading_places_find(const ReadingPlaces *places, uint64_t digest, ViewPlace *out)
{
	const Entry *entry = find(places, digest);

	if (entry == NULL || is_start(entry->place))
		return false;
	*out = entry->place;
	return true;
}

void reading_places_note(ReadingPlaces *places, uint64_t digest, ViewPlace place, int64_t now)
{
	const Entry *known = find(places, digest);

	/* An article that was opened and left at once leaves no trace. */
	if (known == NULL && is_start(place))
		return;
	if (known != NULL && known->place.focus == place.focus &&
		known->place.piece == place.piece && known->place.byte == place.byte &&
		known->place.comment == place.comment)
		return;
	put(places, (Entry){ .digest = digest, .when = now, .place = place, .noted = true });
}

static int compare_newest_first(const void *a, const void *b)
{
	const Entry *one = a, *other = b;

	if (one->when != other->when)
		return one->when > other->when ? -1 : 1;
	return one->digest < other->digest ? -1 : one->digest > other->digest;
}

static bool write_file(ReadingPlaces *places, Error *err)
{
	Text text = text_in(NULL);
	size_t written = 0;

	text_format(&text, "%s\n", version);
	text_add(&text, text_str(&places->others));
	qsort(places->entries, places->count, sizeof *places->entries, compare_newest_first);
	for (size_t i = 0; i < places->count && written < PLACES_MAX; i++) {
		const Entry *entry = &places->entries[i];

		if (is_start(entry->place))
			continue;
		text_format(&text, "%016" PRIx64 " %" PRId64 " %u %zu %zu %zu\n", entry->digest,
			entry->when, (unsigned)entry->place.focus, entry->place.piece,
			entry->place.byte, entry->place.comment);
		written++;
	}
	bool done = whole_file_write(places->path, text_str(&text), true, err);
	text_clear(&text);
	return done;
}

bool reading_places_save(ReadingPlaces *places, Error *err)
{
	bool noted = false;

	for (size_t i = 0; i < places->count; i++)
		noted = noted || places->entries[i].noted;
	if (!noted || places->path == NULL)
		return true;
	if (!whole_file_make_folders(places->path, err))
		return false;
	int locked = whole_file_lock(places->path);

	read_file(places);
	bool saved = write_file(places, err);
	if (locked >= 0)
		close(locked);
	for (size_t i = 0; i < places->count && saved; i++)
		places->entries[i].noted = false;
	return saved;
}
