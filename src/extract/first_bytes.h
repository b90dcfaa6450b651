/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_EXTRACT_FIRST_BYTES_H
#define BROADSHEET_EXTRACT_FIRST_BYTES_H

/* A table of words by their first bytes, for whoever looks many texts up in it: nearly
 * every row fails at its first byte, so only the others are looked at, in the order of the
 * table. Made on the stack in the time one look-up takes without it. */

#include <limits.h>
#include <stddef.h>
#include <stdint.h>

enum {
	FIRST_BYTES_ROWS_MAX = 1024,
	FIRST_BYTES_END = UINT16_MAX /* no further row */
};

typedef struct {
	uint16_t first[UCHAR_MAX + 1]; /* the first row of each byte */
	uint16_t next[FIRST_BYTES_ROWS_MAX]; /* of each row the next one of its byte */
} FirstBytes;

/* Indexes COUNT (at most FIRST_BYTES_ROWS_MAX) ROWS of SIZE bytes each, which begin with
 * their word, zero-terminated: it stands in the row, as a table of pointers would be relocated
 * by each start of the program. */
void first_bytes_index(FirstBytes *index, const void *rows, size_t count, size_t size);

/* The first row that begins with the byte C. */
static inline uint16_t first_bytes_row(const FirstBytes *index, char c)
{
	return index->first[(unsigned char)c];
}

#endif
