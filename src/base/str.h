/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_BASE_STR_H
#define BROADSHEET_BASE_STR_H

/* A Str is a view of text somebody else owns: a pointer and a length in bytes,
 * without a terminating zero. Past the cleaning point (base/clean.h) it is
 * clean UTF-8; before it, any bytes.
 *
 * Absent and empty differ: an absent text has a NULL pointer (STR_NONE), an
 * empty one does not. Offsets and sizes are bytes; ranges are half open.
 *
 * The small questions are inline: they are asked for each text or byte of a page, and mostly
 * with a literal, whose size is then known where it is asked. */

#include <stdbool.h>
#include <stddef.h>
#include <string.h>

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

/* Kinds and cases of ASCII characters, whatever the locale. */
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

/* The Str of the zero-terminated C; absent when C is NULL. Borrows C. */
static inline Str str(const char *c)
{
	return c == NULL ? STR_NONE : (Str){ c, strlen(c) };
}

/* SIZE bytes from AT. Borrows them. */
static inline Str str_of(const char *at, size_t size)
{
	return (Str){ at, size };
}

/* True when TEXT is there at all, be it empty. */
static inline bool str_present(Str text)
{
	return text.at != NULL;
}

/* True when TEXT is absent or has no bytes. */
static inline bool str_empty(Str text)
{
	return text.size == 0;
}

/* A copy of TEXT in ARENA; absent stays absent. One zero byte stands behind
 * the copy, so .at may go to libc when TEXT itself has no zero in it. */
Str str_copy(Arena *arena, Str text);

/* A zero-terminated copy of TEXT in ARENA, cut at the first zero byte in it. */
char *str_c(Arena *arena, Str text);

/* The part of TEXT from START up to END (both cut to the size). */
static inline Str str_slice(Str text, size_t start, size_t end)
{
	if (text.at == NULL)
		return STR_NONE;
	if (end > text.size)
		end = text.size;
	if (start > end)
		start = end;
	return (Str){ text.at + start, end - start };
}

/* The part from START on. */
static inline Str str_from(Str text, size_t start)
{
	return str_slice(text, start, text.size);
}

/* Same bytes. Two absent texts are equal; an absent and an empty one are not. */
static inline bool str_equal(Str a, Str b)
{
	if (a.at == NULL || b.at == NULL)
		return a.at == b.at;
	return a.size == b.size && memcmp(a.at, b.at, a.size) == 0;
}

/* Does TEXT begin with PREFIX? Nearly every text that does not differs in its first byte:
 * only the others are worth measuring PREFIX for. */
static inline bool str_starts(Str text, const char *prefix)
{
	if (text.size == 0 || text.at[0] != prefix[0])
		return prefix[0] == '\0';
	size_t size = strlen(prefix);

	return text.size >= size && memcmp(text.at, prefix, size) == 0;
}

static inline bool str_ends(Str text, const char *suffix)
{
	size_t size = strlen(suffix);

	return size == 0 ||
		(text.size >= size && memcmp(text.at + text.size - size, suffix, size) == 0);
}

/* Same bytes as the zero-terminated C. */
static inline bool str_is(Str text, const char *c)
{
	if (text.size == 0)
		return text.at != NULL && c[0] == '\0';
	return text.at[0] == c[0] && str_equal(text, str(c));
}

/* The same, the case of ASCII letters ignored. */
bool str_equal_nocase(Str a, Str b);

static inline bool str_starts_nocase(Str text, const char *prefix)
{
	if (text.size == 0 || ascii_lower(text.at[0]) != ascii_lower(prefix[0]))
		return prefix[0] == '\0';
	return str_equal_nocase(str_slice(text, 0, strlen(prefix)), str(prefix));
}

static inline bool str_is_nocase(Str text, const char *c)
{
	if (text.size == 0)
		return text.at != NULL && c[0] == '\0';
	return ascii_lower(text.at[0]) == ascii_lower(c[0]) && str_equal_nocase(text, str(c));
}

/* Order by bytes, a prefix first: negative, 0, positive, for sorting. */
int str_compare(Str a, Str b);

bool str_ends_nocase(Str text, const char *suffix);

/* Does TEXT end in one of COUNT SUFFIXES, the case of ASCII letters ignored? */
bool str_ends_in_one(Str text, const char *const *suffixes, size_t count);

/* Offset of the first NEEDLE at or after FROM, or STR_NOWHERE. */
size_t str_find(Str text, const char *needle, size_t from);

/* The same, the case of ASCII letters ignored. */
size_t str_find_nocase(Str text, const char *needle, size_t from);

/* Offset of the first byte C at or after FROM, or STR_NOWHERE. */
static inline size_t str_find_byte(Str text, char c, size_t from)
{
	if (from >= text.size)
		return STR_NOWHERE;
	const char *found = memchr(text.at + from, c, text.size - from);

	return found == NULL ? STR_NOWHERE : (size_t)(found - text.at);
}

/* Offset of the last byte C, or STR_NOWHERE. */
size_t str_find_last_byte(Str text, char c);

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

#endif
