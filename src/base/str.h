/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_BASE_STR_H
#define BROADSHEET_BASE_STR_H

/* A Str is a view of text somebody else owns: a pointer and a length in bytes,
 * without a terminating zero. Past the cleaning point (base/clean.h) it is
 * clean UTF-8; before it, any bytes.
 *
 * Absent and empty differ: an absent text has a NULL pointer (STR_NONE), an
 * empty one does not. Offsets and sizes are bytes; ranges are half open. */

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"

typedef struct {
	const char *at; /* borrowed; NULL when the text is absent */
	size_t size; /* bytes */
} Str;

/* A Str of a string literal, also good in static tables. */
#define STR(literal) \
	{ \
		(literal), sizeof(literal) - 1 \
	}

/* No text at all, and an offset that is nowhere. */
#define STR_NONE    ((Str){ NULL, 0 })
#define STR_NOWHERE ((size_t)-1)

/* The Str of the zero-terminated C; absent when C is NULL. Borrows C. */
Str str(const char *c);

/* SIZE bytes from AT. Borrows them. */
Str str_of(const char *at, size_t size);

/* True when TEXT is there at all, be it empty. */
bool str_present(Str text);

/* True when TEXT is absent or has no bytes. */
bool str_empty(Str text);

/* A copy of TEXT in ARENA; absent stays absent. One zero byte stands behind
 * the copy, so .at may go to libc when TEXT itself has no zero in it. */
Str str_copy(Arena *arena, Str text);

/* A zero-terminated copy of TEXT in ARENA, cut at the first zero byte in it. */
char *str_c(Arena *arena, Str text);

/* Same bytes. Two absent texts are equal; an absent and an empty one are not. */
bool str_equal(Str a, Str b);

/* Same bytes as the zero-terminated C. */
bool str_is(Str text, const char *c);

/* Same bytes but for the case of ASCII letters. */
bool str_equal_nocase(Str a, Str b);
bool str_is_nocase(Str text, const char *c);

/* Order by bytes, a prefix first: negative, 0, positive, for sorting. */
int str_compare(Str a, Str b);

bool str_starts(Str text, const char *prefix);
bool str_starts_nocase(Str text, const char *prefix);
bool str_ends(Str text, const char *suffix);
bool str_ends_nocase(Str text, const char *suffix);

/* Does TEXT end in one of COUNT SUFFIXES, the case of ASCII letters ignored? */
bool str_ends_in_one(Str text, const char *const *suffixes, size_t count);

/* Offset of the first NEEDLE at or after FROM, or STR_NOWHERE. */
size_t str_find(Str text, const char *needle, size_t from);

/* The same, the case of ASCII letters ignored. */
size_t str_find_nocase(Str text, const char *needle, size_t from);

/* Offset of the first byte C at or after FROM, or STR_NOWHERE. */
size_t str_find_byte(Str text, char c, size_t from);

/* Offset of the last byte C, or STR_NOWHERE. */
size_t str_find_last_byte(Str text, char c);

/* The part of TEXT from START up to END (both cut to the size). */
Str str_slice(Str text, size_t start, size_t end);

/* The part from START on. */
Str str_from(Str text, size_t start);

/* TEXT without ASCII white space and U+00A0 at its ends. */
Str str_trim(Str text);

/* Takes the first line off *REST: the bytes before LF, CR LF or the end.
 * False when *REST is empty. */
bool str_next_line(Str *rest, Str *line);

/* Takes the next run of non-space bytes off *REST (ASCII white space parts
 * them). False when none is left. */
bool str_next_word(Str *rest, Str *word);

/* Is there an ASCII digit in TEXT? */
bool str_has_digit(Str text);

/* The decimal number that is all of TEXT, in *OUT. False when TEXT is empty,
 * holds anything but ASCII digits, or does not fit. */
bool str_number(Str text, unsigned long *out);

/* Kinds and cases of ASCII characters, whatever the locale. Inline: every walk over a text
 * asks them for every byte. */
static inline bool ascii_is_space(char c)
{
	return c == ' ' || (c >= '\t' && c <= '\r');
}

static inline bool ascii_is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static inline bool ascii_is_upper(char c)
{
	return c >= 'A' && c <= 'Z';
}

static inline bool ascii_is_lower(char c)
{
	return c >= 'a' && c <= 'z';
}

static inline bool ascii_is_alpha(char c)
{
	return ascii_is_upper(c) || ascii_is_lower(c);
}

static inline bool ascii_is_alnum(char c)
{
	return ascii_is_alpha(c) || ascii_is_digit(c);
}

static inline char ascii_lower(char c)
{
	return ascii_is_upper(c) ? (char)(c - 'A' + 'a') : c;
}

/* The value of the hexadecimal digit C, or -1. */
static inline int ascii_hex(char c)
{
	if (ascii_is_digit(c))
		return c - '0';
	char lower = ascii_lower(c);

	return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

static inline char ascii_upper(char c)
{
	return ascii_is_lower(c) ? (char)(c - 'a' + 'A') : c;
}

#endif
