/* SPDX-License-Identifier: ISC */
#include "library/order.h"

#include <stdlib.h>

#include "article/date.h"
#include "base/fold.h"
#include "base/text.h"
#include "base/utf8.h"

#define COUNT(table) (sizeof(table) / sizeof *(table))

static const char *const key_names[LIBRARY_KEY_COUNT] = {
	[LIBRARY_BY_PLACE] = "place",
	[LIBRARY_BY_DATE] = "date",
	[LIBRARY_BY_TITLE] = "title",
	[LIBRARY_BY_SITE] = "site",
	[LIBRARY_BY_SECTION] = "section",
	[LIBRARY_BY_LENGTH] = "length",
	[LIBRARY_BY_COMMENTS] = "comments",
	[LIBRARY_BY_KIND] = "kind",
};

/* Keys whose natural order is from the most to the least. */
static const bool most_first[LIBRARY_KEY_COUNT] = {
	[LIBRARY_BY_DATE] = true,
	[LIBRARY_BY_LENGTH] = true,
	[LIBRARY_BY_COMMENTS] = true,
};

/* Headings of ranges: the first whose LEAST is not above the number. */
typedef struct {
	int64_t least;
	const char *heading;
} Range;

static const Range lengths[] = {
	{ 2000, "2,000 words and more" },
	{ 800, "800 to 2,000 words" },
	{ 300, "300 to 800 words" },
	{ 0, "under 300 words" },
};
static const Range comments[] = {
	{ 100, "100 comments and more" },
	{ 10, "10 to 99 comments" },
	{ 1, "under 10 comments" },
	{ 0, "no comments" },
};

const char *library_key_name(LibraryKey key)
{
	return key_names[key];
}

LibraryKey library_key_of(Str name)
{
	LibraryKey key = 0;

	while (key < LIBRARY_KEY_COUNT && !str_is_nocase(name, key_names[key]))
		key++;
	return key;
}

static Sortable by_text(Str text, Arena *arena)
{
	Str folded = fold_text(arena, text);

	return (Sortable){ .text = folded, .lacking = str_empty(folded) };
}

static Sortable by_number(int64_t number, bool known)
{
	return (Sortable){ .number = known ? number : 0, .lacking = !known };
}

static Sortable by_date(Str date)
{
	Date read;
	int64_t moment = 0;
	bool known = date_from_iso(date, &read) && date_moment(&read, &moment);

	return by_number(moment, known);
}

static Sortable sortable_of(LibraryKey key, const LibraryRow *row, Arena *arena)
{
	switch (key) {
	case LIBRARY_BY_DATE:
		return by_date(row->date);
	case LIBRARY_BY_TITLE:
		return by_text(library_row_name(row), arena);
	case LIBRARY_BY_SITE:
		return by_text(row->site, arena);
	case LIBRARY_BY_SECTION:
		return by_text(row->section, arena);
	case LIBRARY_BY_LENGTH:
		return by_number(row->words, row->words >= 0);
	case LIBRARY_BY_COMMENTS:
		return by_number(row->comments, row->comments >= 0);
	case LIBRARY_BY_KIND:
		return by_number(row->kind, row->kind != LIBRARY_UNTOLD);
	case LIBRARY_BY_PLACE:
	case LIBRARY_KEY_COUNT:
		break;
	}
	return (Sortable){ 0 };
}

Sortable order_sortable(LibraryKey key, const LibraryRow *row, uint32_t number, Arena *arena)
{
	Sortable sortable = sortable_of(key, row, arena);

	sortable.row = number;
	return sortable;
}

static int compare_rows(const Sortable *a, const Sortable *b)
{
	return a->row < b->row ? -1 : a->row > b->row;
}

static int compare_up(const void *left, const void *right)
{
	const Sortable *a = left;
	const Sortable *b = right;

	if (a->lacking != b->lacking)
		return a->lacking ? 1 : -1;
	if (a->number != b->number)
		return a->number < b->number ? -1 : 1;
	int order = str_compare(a->text, b->text);

	return order != 0 ? order : compare_rows(a, b);
}

static int compare_down(const void *left, const void *right)
{
	const Sortable *a = left;
	const Sortable *b = right;

	if (a->lacking != b->lacking)
		return a->lacking ? 1 : -1;
	if (a->number != b->number)
		return a->number > b->number ? -1 : 1;
	int order = str_compare(b->text, a->text);

	return order != 0 ? order : compare_rows(a, b);
}

static void turn(Sortable *rows, size_t count)
{
	for (size_t i = 0; i < count / 2; i++) {
		Sortable other = rows[i];

		rows[i] = rows[count - 1 - i];
		rows[count - 1 - i] = other;
	}
}

void order_sort(Sortable *rows, size_t count, LibraryOrder order)
{
	if (order.key == LIBRARY_BY_PLACE) {
		if (order.reversed)
			turn(rows, count);
		return;
	}
	if (count > 1)
		qsort(rows, count, sizeof *rows,
			most_first[order.key] != order.reversed ? compare_down : compare_up);
}

/* Headings */

static Str range_of(const Range *ranges, size_t count, int64_t number)
{
	for (size_t i = 0; i < count; i++)
		if (number >= ranges[i].least)
			return str(ranges[i].heading);
	return STR_NONE;
}

/* The year and month of DATE, or as much of them as is known. */
static Str month_of(Str date)
{
	enum {
		MONTH_BYTES = 7
	};

	return str_empty(date) ? STR_NONE : str_slice(date, 0, MONTH_BYTES);
}

/* The first letter of NAME as a capital; what begins with none is under "#". */
static Str letter_of(Str name, Arena *arena)
{
	uint32_t c = 0;
	Str folded = fold_text(arena, name);

	if (folded.size == 0)
		return STR_NONE;
	size_t size = utf8_decode(folded, 0, &c, NULL);

	if (c >= 0x80)
		return str_slice(folded, 0, size);
	return ascii_is_alpha((char)c) ? str_format(arena, "%c", ascii_upper((char)c)) : str("#");
}

static Str present(Str text)
{
	return str_empty(text) ? STR_NONE : text;
}

Str order_heading(LibraryKey key, const LibraryRow *row, Arena *arena)
{
	switch (key) {
	case LIBRARY_BY_DATE:
		return month_of(row->date);
	case LIBRARY_BY_TITLE:
		return letter_of(library_row_name(row), arena);
	case LIBRARY_BY_SITE:
		return present(row->site);
	case LIBRARY_BY_SECTION:
		return present(row->section);
	case LIBRARY_BY_LENGTH:
		return range_of(lengths, COUNT(lengths), row->words);
	case LIBRARY_BY_COMMENTS:
		return range_of(comments, COUNT(comments), row->comments);
	case LIBRARY_BY_KIND:
		return row->kind == LIBRARY_UNTOLD ? STR_NONE : str(library_kind_name(row->kind));
	case LIBRARY_BY_PLACE:
	case LIBRARY_KEY_COUNT:
		break;
	}
	return STR_NONE;
}
