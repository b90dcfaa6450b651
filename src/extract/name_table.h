/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_EXTRACT_NAME_TABLE_H
#define BROADSHEET_EXTRACT_NAME_TABLE_H

/* The class and id attributes of a page, each text once: a page has thousands of
 * elements and some hundred names, so what a name says is found out once. */

#include <stdint.h>

#include "base/arena.h"
#include "base/str.h"

enum {
	NAME_ABSENT = 0, /* the row of an element without the attribute */
	NAME_BYTES_MAX = 2048, /* of an attribute that are looked at for words */
};

typedef struct {
	Str raw; /* as the page has it, with a zero behind it */
	Str text; /* cleaned, on one line */
	uint64_t kinds; /* KIND_* of its words (words.h) */
} NameText;

typedef struct {
	Arena *arena; /* borrowed */
	NameText *rows; /* rows[NAME_ABSENT] has no text */
	uint32_t count, room;
	uint32_t *slots; /* row of each hash, or NAME_ABSENT; twice as many as rows at least */
	uint32_t slot_count;
} NameTable;

NameTable name_table_new(Arena *arena);

/* The row of the attribute's text RAW, made when it is new, with a copy. */
uint32_t name_table_row(NameTable *table, Str raw);

#endif
