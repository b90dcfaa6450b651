/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_LIBRARY_ROW_TABLE_H
#define BROADSHEET_LIBRARY_ROW_TABLE_H

/* Rows, packed: a crawl has hundreds of thousands of them. The texts of a row stand one
 * behind the other in one piece of memory; those that many rows share are kept once. */

#include "base/arena.h"
#include "library/row.h"

typedef struct PackedRow PackedRow;

typedef struct {
	Arena *arena; /* owned: the texts */
	PackedRow *rows; /* owned */
	size_t count, room;
	Str *shared; /* owned array of texts in ARENA; number 0 is absent */
	size_t shared_count, shared_room;
	uint32_t *shared_slots; /* owned: hash table of numbers in SHARED */
	size_t slot_count;
} RowTable;

/* No rows yet. row_table_clear frees them. */
void row_table_init(RowTable *table);
void row_table_clear(RowTable *table);

/* Adds ROW (texts are copied) behind the others; its number is their count before. */
void row_table_add(RowTable *table, const LibraryRow *row);

/* Puts ROW (texts are copied) in the place of row NUMBER; texts that were given out stay good. */
void row_table_put(RowTable *table, size_t number, const LibraryRow *row);

/* What the library found of a row, as LibraryRow has it. */
typedef struct {
	size_t copy_of, print_of, capture_of, captures;
} RowRelations;

/* Puts them into row NUMBER; and what was put there. */
void row_table_relate(RowTable *table, size_t number, const RowRelations *relations);
RowRelations row_table_relations(const RowTable *table, size_t number);

/* The file that row NUMBER is or lies in, as LibraryPlace has it. */
void row_table_file(const RowTable *table, size_t number, size_t *source, size_t *item);

/* The kind of row NUMBER and how much is known of it. */
LibraryKind row_table_kind(const RowTable *table, size_t number);
LibraryState row_table_state(const RowTable *table, size_t number);

/* The address and the digest of row NUMBER, as row_table_row has them. */
Str row_table_address(const RowTable *table, size_t number);
Str row_table_digest(const RowTable *table, size_t number);

/* The numbers in SHARED of the site and the section of row NUMBER. */
uint32_t row_table_site(const RowTable *table, size_t number);
uint32_t row_table_section(const RowTable *table, size_t number);

/* Row NUMBER; texts are borrowed until row_table_clear. */
LibraryRow row_table_row(const RowTable *table, size_t number);

#endif
