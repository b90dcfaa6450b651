/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_LIBRARY_LIBRARY_H
#define BROADSHEET_LIBRARY_LIBRARY_H

/* A collection: the pages of any mix of folders, containers and files as rows of one
 * table that is filled while it is used. Who gathers adds a row as soon as there is a name
 * for it and puts more into it when the page has been read; who shows lists rows by an
 * order and a filter, and asks where an address leads.
 *
 * The rows of this run are in memory. What is kept from one run to the next is the
 * affair of library/store.h. Row numbers stay as they are until the library is closed,
 * and so do texts: what is put later stands beside what was there. */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/str.h"
#include "library/repeats.h"
#include "library/row.h"

typedef struct Library Library;

/* What rows are put in order by. */
typedef enum {
	LIBRARY_BY_PLACE, /* the order in which they came */
	LIBRARY_BY_DATE, /* the latest first */
	LIBRARY_BY_TITLE,
	LIBRARY_BY_SITE,
	LIBRARY_BY_SECTION,
	LIBRARY_BY_LENGTH, /* the longest first */
	LIBRARY_BY_COMMENTS, /* the most first */
	LIBRARY_BY_KIND,
	LIBRARY_KEY_COUNT
} LibraryKey;

/* Rows that lack what they are ordered by come last, reversed or not; rows alike in it
 * stay in the order in which they came. */
typedef struct {
	LibraryKey key;
	bool reversed;
	bool grouped; /* with headings: by month, first letter, site, section, range, kind */
} LibraryOrder;

/* Which rows are wanted: those that fit all that is said. Zero wants all. */
typedef struct {
	Str words; /* each is in the title, label, site, section, byline or address, case and
	            * accents ignored; "quoted words" count as one */
	Str after, before; /* ISO dates: not before AFTER begins, before BEFORE begins, by the
	                    * day as the page tells it; rows without a date do not fit */
	Str site, section; /* all of it, case and accents ignored; a site also by its host */
	unsigned kinds; /* 1 << LibraryKind each; 0: any but containers */
	unsigned states; /* 1 << LibraryState each; 0: any */
	bool no_copies; /* neither copies nor print versions, whose first is wanted as well */
	bool one_capture; /* of an address only the first row: its .captures counts them */
} LibraryFilter;

/* Rows FIRST and so many behind it, in a list, under TITLE: a month as ISO ("2009-11"), a
 * letter, a name, a range; absent where the rows lack what they are grouped by. */
typedef struct {
	Str title;
	size_t first, count;
} LibraryGroup;

typedef struct {
	uint32_t *rows; /* numbers, in order */
	size_t count;
	LibraryGroup *groups;
	size_t group_count;
	size_t copies; /* not listed because of no_copies */
	size_t kinds[LIBRARY_KIND_COUNT]; /* of all rows that fit, were kinds not asked for */
} LibraryList;

/* What is gathered so far. */
typedef struct {
	size_t rows;
	size_t states[LIBRARY_STATE_COUNT];
	size_t kinds[LIBRARY_KIND_COUNT];
} LibraryCounts;

/* An empty collection. The caller closes it; NULL is fine there. */
Library *library_open(void);
void library_close(Library *library);

/* Adds ROW (texts are copied) behind the others and answers its number. */
size_t library_add(Library *library, const LibraryRow *row);

/* Puts what ROW (texts are copied) tells in the place of what row NUMBER told; what ROW
 * leaves absent stays as it was, but for the state, which is ROW's. */
void library_put(Library *library, size_t number, const LibraryRow *row);

/* ROW (texts are copied) is all that is known of row NUMBER: what was told of it before is of
 * another state of the page. */
void library_renew(Library *library, size_t number, const LibraryRow *row);

/* How many rows there are; their numbers are those below. */
size_t library_count(const Library *library);

/* Row NUMBER as it stands; its texts are borrowed until the library is closed. */
LibraryRow library_row(const Library *library, size_t number);

/* The file that row NUMBER is, or lies in; costs less than the row. */
typedef struct {
	size_t source, item; /* as LibraryPlace has them */
} LibraryFile;
LibraryFile library_file(const Library *library, size_t number);

/* The row of the file that row NUMBER lies in: NUMBER where it is one itself. It is looked for
 * among all rows. */
size_t library_holder(const Library *library, size_t number);

/* How many rows there are in each state and of each kind, whatever is listed. */
LibraryCounts library_counts(const Library *library);

/* Counts up whenever a row was added or changed: who has listed at the same number has
 * nothing to list anew. */
unsigned long library_version(const Library *library);

/* The row that ADDRESS (absolute) leads to, LIBRARY_NOWHERE when there is none: of those
 * with its key, else of those with the looser key of an address, the capture nearest to
 * TIME (ISO 8601, or absent: the latest); where FROM is a row's number one in the same
 * container comes first. What is no page (errors, redirects, pictures) comes last. */
size_t library_find(Library *library, Str address, Str time, size_t from);

/* The numbers of all captures of the address of row NUMBER, earliest first, in ARENA;
 * *COUNT says how many, at least 1. */
uint32_t *library_captures(Library *library, size_t number, Arena *arena, size_t *count);

/* The article in row NUMBER has COUNT BLOCKS (hashes) of text. Those that at least two other
 * pages of its site have as well, rising, in ARENA; captures of one address are one page.
 * And what was counted so far, for the store, which puts back what it kept. */
void library_count_blocks(Library *library, size_t number, const uint64_t *blocks, size_t count);
uint64_t *library_repeated_blocks(Library *library, size_t number, Arena *arena, size_t *count);
Repeats *library_repeats(Library *library);

/* The rows that fit FILTER in ORDER, in ARENA (texts are borrowed from LIBRARY). */
LibraryList library_list(
	Library *library, LibraryOrder order, const LibraryFilter *filter, Arena *arena);

/* "date", "title", ... and the key of that name, LIBRARY_KEY_COUNT when there is none. */
const char *library_key_name(LibraryKey key);
LibraryKey library_key_of(Str name);

#endif
