/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_VIEW_SEARCH_H
#define BROADSHEET_VIEW_SEARCH_H

/* Looks for a pattern through numbered texts (pieces of a flow, rows of help,
 * items of a list) and keeps where it matches.
 *
 * The pattern is plain words. Case counts only when the pattern has a capital.
 * Typographic quotes and dashes match their ASCII fellows, any space matches any
 * other, soft hyphens in the text are passed over. The time is linear in the
 * text. Offsets are bytes. */

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"
#include "base/text.h"

/* What is searched: COUNT texts, borrowed from OF while a search runs. */
typedef struct {
	const void *of;
	size_t count;
	Str (*text)(const void *of, size_t unit);
} SearchTexts;

/* Bytes START up to END of text UNIT. */
typedef struct {
	size_t unit, start, end;
} Match;

enum {
	SEARCH_MATCHES_MAX = 100000,
	SEARCH_PATTERN_MAX = 256
};

typedef struct {
	Text pattern; /* on the heap; empty: no search */
	Match *matches; /* in order of unit and start, not overlapping; owned */
	size_t count, room;
	size_t current; /* the one the reader is at; COUNT: none */
} Search;

/* Without a pattern; search_clear frees what it holds. */
void search_init(Search *search);
void search_clear(Search *search);

/* Finds all matches of PATTERN (cut at SEARCH_PATTERN_MAX characters) in TEXTS, at
 * most SEARCH_MATCHES_MAX, the current one none. An empty PATTERN has no match. */
void search_run(Search *search, Str pattern, SearchTexts texts);

/* Does TEXT hold PATTERN, told as above? Never an empty one. */
bool search_holds(Str text, Str pattern);

/* Makes the first match at or behind byte BYTE of text UNIT the current one;
 * *WRAPPED: there was none before the end, so it is the first of all. False when
 * nothing matches. */
bool search_from(Search *search, size_t unit, size_t byte, bool *wrapped);

/* The same for the last match before byte BYTE of text UNIT. */
bool search_before(Search *search, size_t unit, size_t byte, bool *wrapped);

/* The next match (the previous one for a negative STEP), round at the ends. False
 * when nothing matches or none is current. */
bool search_step(Search *search, long step, bool *wrapped);

/* The match the reader is at, or NULL; borrowed until the next search. */
const Match *search_current(const Search *search);

/* Index of the first match that ends behind byte BYTE of text UNIT, or COUNT. */
size_t search_first_behind(const Search *search, size_t unit, size_t byte);

#endif
