/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_COLLECTION_LISTED_ROWS_H
#define BROADSHEET_COLLECTION_LISTED_ROWS_H

/* Which rows of a library the items of one container have, and which of these nobody has read
 * yet. Items are numbered from 0 in the order in which they were listed. */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "library/library.h"

#define LISTED_NOWHERE UINT32_MAX /* the row of an item that has none */

/* Begins as { 0 }. */
typedef struct {
	uint32_t *at; /* owned: of each item */
	size_t count, room;
} ListedRows;

/* Frees what ROWS hold. */
void listed_rows_clear(ListedRows *rows);

/* The next item has ROW. */
void listed_rows_add(ListedRows *rows, uint32_t row);

/* May the page of ROW be an article, and has nobody read it so far? */
bool listed_row_is_unread(const LibraryRow *row);

/* The first item whose row is unread; how many there are when none is. */
size_t listed_rows_first_unread(const ListedRows *rows, const Library *library);

/* Can the pages be read by their places in a file of BYTES? Not if these are places in what a file
 * packed as a whole unpacks to, which show by lying behind the end of the file. */
bool listed_rows_are_reachable(const ListedRows *rows, const Library *library, uint64_t bytes);

/* Rows that are unread, which rise, and the item of each. Begins as { 0 }. */
typedef struct {
	uint32_t *rows; /* owned */
	size_t *items; /* owned */
	size_t count;
} UnreadRows;

/* The first of ROWS that are unread, MOST at most. */
UnreadRows unread_rows_of(const ListedRows *rows, const Library *library, size_t most);
void unread_rows_clear(UnreadRows *unread);

/* The item of ROW, which is one of UNREAD. */
size_t unread_rows_item(const UnreadRows *unread, size_t row);

#endif
