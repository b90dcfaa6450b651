/* SPDX-License-Identifier: ISC */
#include "collection/listed_rows.h"

#include <stdlib.h>

#include "base/arena.h"

void listed_rows_clear(ListedRows *rows)
{
	free(rows->at);
	*rows = (ListedRows){ 0 };
}

void listed_rows_add(ListedRows *rows, uint32_t row)
{
	if (rows->count == rows->room) {
		rows->room = rows->room > 0 ? 2 * rows->room : 256;
		rows->at = memory_resize(rows->at, rows->room * sizeof *rows->at);
	}
	rows->at[rows->count++] = row;
}

bool listed_row_is_unread(const LibraryRow *row)
{
	return row->kind == LIBRARY_UNTOLD && row->state == LIBRARY_NAMED;
}

static bool is_unread(const ListedRows *rows, const Library *library, size_t item)
{
	if (rows->at[item] == LISTED_NOWHERE)
		return false;
	LibraryRow row = library_row(library, rows->at[item]);

	return listed_row_is_unread(&row);
}

size_t listed_rows_first_unread(const ListedRows *rows, const Library *library)
{
	size_t item = 0;

	while (item < rows->count && !is_unread(rows, library, item))
		item++;
	return item;
}

bool listed_rows_are_reachable(const ListedRows *rows, const Library *library, uint64_t bytes)
{
	for (size_t i = rows->count; i-- > 0;) {
		if (rows->at[i] == LISTED_NOWHERE)
			continue;
		LibraryPlace place = library_row(library, rows->at[i]).place;

		if (str_present(place.file))
			return true;
		if (place.levels == 0 || place.at[0].offset >= bytes ||
			place.at[0].length > bytes - place.at[0].offset)
			return false;
	}
	return true;
}

UnreadRows unread_rows_of(const ListedRows *rows, const Library *library, size_t most)
{
	UnreadRows unread = {
		.rows = memory_resize(NULL, most * sizeof *unread.rows),
		.items = memory_resize(NULL, most * sizeof *unread.items),
	};

	for (size_t i = 0; i < rows->count && unread.count < most; i++) {
		if (!is_unread(rows, library, i))
			continue;
		unread.rows[unread.count] = rows->at[i];
		unread.items[unread.count++] = i;
	}
	return unread;
}

void unread_rows_clear(UnreadRows *unread)
{
	free(unread->rows);
	free(unread->items);
	*unread = (UnreadRows){ 0 };
}

size_t unread_rows_item(const UnreadRows *unread, size_t row)
{
	size_t low = 0, high = unread->count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (unread->rows[middle] < row)
			low = middle + 1;
		else
			high = middle;
	}
	return unread->items[low];
}
