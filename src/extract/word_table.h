/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_EXTRACT_WORD_TABLE_H
#define BROADSHEET_EXTRACT_WORD_TABLE_H

/* A long table of words, for whoever asks of each word of a page whether it is one of them. Made
 * when it is first asked for, once in a process, as the table itself is one. Where texts only
 * begin with a row's word, first_bytes.h is the thing. */

#include <stddef.h>
#include <stdint.h>

#include "base/str.h"

enum {
	WORD_TABLE_SLOTS = 4096, /* a power of two */
	WORD_TABLE_ROWS_MAX = WORD_TABLE_SLOTS / 2
};

#define WORD_TABLE_NONE SIZE_MAX

typedef struct {
	const char *rows; /* borrowed: COUNT of SIZE bytes each; NULL until the table is made */
	size_t count, size;
	uint16_t slots[WORD_TABLE_SLOTS]; /* 1 + row; 0 where it is free */
} WordTable;

/* TABLE, a static one, of COUNT (at most WORD_TABLE_ROWS_MAX) ROWS of SIZE bytes each, which begin
 * with their word, zero-terminated. Rows of one word follow each other. */
const WordTable *word_table(WordTable *table, const void *rows, size_t count, size_t size);

/* The first row whose word is WORD, or WORD_TABLE_NONE. */
size_t word_table_find(const WordTable *table, Str word);

/* The next row behind ROW, which is one of WORD, likewise. */
size_t word_table_next(const WordTable *table, Str word, size_t row);

#endif
