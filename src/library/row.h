/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_LIBRARY_ROW_H
#define BROADSHEET_LIBRARY_ROW_H

/* A row of a collection: one page, as far as it is known without having it at hand.
 * Texts are clean UTF-8 (but the file's name in the place, which is to be opened and not
 * to be shown), absent where nothing is known, and belong to whoever the row came from.
 * A row is known by its number, from 0 in the order in which rows came. */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/str.h"

enum {
	LIBRARY_LEVELS_MAX = 4 /* containers within each other */
};

#define LIBRARY_NOWHERE ((size_t)-1)

/* How much is known of a page. */
typedef enum {
	LIBRARY_NAMED, /* its name, and what its container says of it */
	LIBRARY_READ, /* what it says itself */
	LIBRARY_FAILED, /* it could not be read: WHY says the reason */
	LIBRARY_STATE_COUNT
} LibraryState;

/* What a page is. */
typedef enum {
	LIBRARY_UNTOLD, /* nothing says so yet */
	LIBRARY_ARTICLE,
	LIBRARY_FRONT, /* a page that leads to others: a front, a section, a list */
	LIBRARY_ERROR, /* what a server answered where there was no page */
	LIBRARY_REDIRECT,
	LIBRARY_PICTURE,
	LIBRARY_OTHER, /* scripts, style sheets, data, requests */
	LIBRARY_CONTAINER, /* a file that holds pages, which are rows of their own: listed only
	                    * where this kind is asked for */
	LIBRARY_KIND_COUNT
} LibraryKind;

/* Bytes of a container at one level; length 0 is not known. */
typedef struct {
	uint64_t offset, length;
} LibraryExtent;

/* Where a page is: in the item numbered ITEM of the source numbered SOURCE, and where it
 * is CONTAINED not all of that but a part, or a part of FILE beside it. */
typedef struct {
	size_t source, item;
	bool contained;
	Str file;
	unsigned levels;
	LibraryExtent at[LIBRARY_LEVELS_MAX]; /* outermost first */
} LibraryPlace;

enum {
	LIBRARY_COUNT_UNKNOWN = -1
};

typedef struct {
	LibraryPlace place;
	LibraryState state;
	LibraryKind kind;
	Str label; /* its name for people where there is no title: of the file, the item */
	Str address; /* of the page in its time */
	Str captured; /* when the copy was made, ISO 8601 in UTC */
	Str media_type, digest; /* of the payload, as "sha1:..." */
	int status; /* of HTTP; 0: none */
	Str title;
	Str date; /* of publication, else of the update; ISO 8601, of its own precision */
	bool date_inferred; /* not said by the page as its date */
	Str site, section, byline;
	Str why; /* it could not be read */
	int64_t words, comments; /* or LIBRARY_COUNT_UNKNOWN */

	/* What the library finds whenever it lists, and nobody else sets. */
	size_t copy_of; /* number of the first row with the same bytes ... */
	size_t print_of; /* ... of the page this is the printer's version of ... */
	size_t capture_of; /* ... of the first with the same address: or LIBRARY_NOWHERE */
	size_t captures; /* of this address, itself among them; counted at the first one */
} LibraryRow;

/* A row of which nothing is known but its PLACE. */
LibraryRow library_row_at(const LibraryPlace *place);

/* What to call it: its title, else its label, else its address. */
Str library_row_name(const LibraryRow *row);

/* "article", "front", ..., "unknown"; and the kind of that name, LIBRARY_KIND_COUNT when
 * there is none. */
const char *library_kind_name(LibraryKind kind);
LibraryKind library_kind_of(Str name);

#endif
