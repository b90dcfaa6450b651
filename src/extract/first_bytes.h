/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_EXTRACT_FIRST_BYTES_H
#define BROADSHEET_EXTRACT_FIRST_BYTES_H

/* A table of words by their first two bytes, for whoever looks many texts up in it: nearly
 * every row fails at these, so only the others are looked at, in the order of the table. Made
 * when it is first asked for, once in a process, as the table itself is one. */

#include <limits.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/str.h"

enum {
	FIRST_BYTES_ROWS_MAX = 1024,
	FIRST_BYTES_CHAINS = 512,
	FIRST_BYTES_END = UINT16_MAX /* no further row */
};

typedef struct {
	bool made;
	uint16_t first[FIRST_BYTES_CHAINS]; /* the first row of each chain */
	uint16_t next[FIRST_BYTES_ROWS_MAX]; /* of each row the next one of its chain */
} FirstBytes;

/* INDEX, a static one, of COUNT (at most FIRST_BYTES_ROWS_MAX) ROWS of SIZE bytes each, which
 * begin with their word, zero-terminated: it stands in the row, as a table of pointers would be
 * relocated by each start of the program. A word may be a pattern: where one of its first two
 * bytes is a star or a hash sign, it is in the chain of its first byte and none. */
const FirstBytes *first_bytes_index(FirstBytes *index, const void *rows, size_t count, size_t size);

static inline size_t first_bytes_chain(char first, char second)
{
	return ((unsigned char)first * 33u + (unsigned char)second) % FIRST_BYTES_CHAINS;
}

/* The first row of the chain of words that begin with the bytes FIRST and SECOND, or with FIRST
 * alone where SECOND is 0. Others may be in it. */
static inline uint16_t first_bytes_row(const FirstBytes *index, char first, char second)
{
	return index->first[first_bytes_chain(first, second)];
}

/* The same by the first two bytes of TEXT. */
static inline uint16_t first_bytes_row_of(const FirstBytes *index, Str text)
{
	return text.size == 0
		? (uint16_t)FIRST_BYTES_END
		: first_bytes_row(index, text.at[0], text.size > 1 ? text.at[1] : '\0');
}

#endif
