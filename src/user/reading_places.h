/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_USER_READING_PLACES_H
#define BROADSHEET_USER_READING_PLACES_H

/* Where articles were left, kept from one run to the next. An article is known by its words, so
 * its file may move; a place is a byte of one of its pieces, so the window may change.
 *
 * The file is text: a first line with its version, then a line a place. Lines of another form
 * are kept as they are. It is read anew and written whole under a lock, so that several
 * running copies lose nothing of each other. */

#include <stdbool.h>
#include <stdint.h>

#include "article/article.h"
#include "base/error.h"
#include "view/view.h"

typedef struct ReadingPlaces ReadingPlaces;

/* Where the file is: broadsheet/places in $XDG_STATE_HOME or ~/.local/state. In ARENA; NULL:
 * nowhere. */
const char *reading_places_path(Arena *arena);

/* The places of the file PATH (NULL: of none). A file that is not there, or cannot be read, holds
 * none. The caller frees them. */
ReadingPlaces *reading_places_open(const char *path);
void reading_places_free(ReadingPlaces *places);

/* Where the article of DIGEST was left, into OUT; false: nowhere that is known. */
bool reading_places_find(const ReadingPlaces *places, uint64_t digest, ViewPlace *out);

/* The article of DIGEST (article/fingerprint.h) is left at PLACE, at NOW (seconds since 1970). One
 * that is at its start is not kept. */
void reading_places_note(ReadingPlaces *places, uint64_t digest, ViewPlace place, int64_t now);

/* Writes what was noted since the last time; nothing when there is nothing. False with ERR. */
bool reading_places_save(ReadingPlaces *places, Error *err) MUST_CHECK;

#endif
