/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_LIBRARY_RELATIONS_H
#define BROADSHEET_LIBRARY_RELATIONS_H

/* Which rows belong together: captures of one address, copies, print versions. Each row
 * is related to the first of its like. Rows that came since the last time are related to
 * what is there; only where a row has changed what it is known by, all are related anew. */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "library/key_index.h"
#include "library/row_table.h"

/* What a row is brought together by, as hashes of texts; 0 where there is none. */
typedef struct {
	uint64_t page; /* key of the address */
	uint64_t print_of; /* key of the page it is the printer's version of */
	uint64_t digest;
} RowKeys;

/* Zeroed: of no rows. */
typedef struct {
	RowKeys *keys; /* owned: of each row */
	size_t count, room;
	KeyIndex pages, digests; /* the first rows with each, of those ... */
	size_t related; /* ... before this one */
	uint32_t *prints; /* owned: rows before it that are print versions by their address */
	size_t print_count, print_room;
	bool stale; /* one of them is known by something else now */
} Relations;

/* Frees what it holds; all zero then. */
void relations_clear(Relations *relations);

/* What row NUMBER is known by, which is one of those before or the next one. */
RowKeys relations_keys(const Relations *relations, size_t number);
void relations_set(Relations *relations, size_t number, RowKeys keys);

/* Tells TABLE, which has as many rows, what is related to what. */
void relations_renew(Relations *relations, RowTable *table);

#endif
