/* SPDX-License-Identifier: ISC */
#include "library/order.h"

#include <stdlib.h>
#include <string.h>

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

/* Ranks */

uint64_t rank_of_number(int64_t number)
{
	return (uint64_t)number ^ UINT64_C(1) << 63;
}

static uint64_t rank_if(bool known, int64_t number)
{
	return known ? rank_of_number(number) : RANK_LACKING;
}

static uint64_t rank_of_date(Str text)
{
	Date date;
	int64_t moment = 0;
	bool known = date_from_iso(text, &date) && date_moment(&date, &moment);

	return rank_if(known, moment);
}

/* The first bytes of FOLDED. */
static uint64_t rank_of_name(Str folded)
{
	uint64_t rank = 0;

	if (str_empty(folded))
		return RANK_LACKING;
	for (size_t i = 0; i < sizeof rank; i++)
		rank = rank << 8 | (i < folded.size ? (unsigned char)folded.at[i] : 0);
	return rank;
}

static uint64_t rank_of_shared(const Ordering *ordering, uint32_t shared)
{
	return shared == 0 ? RANK_LACKING : ordering->places[shared];
}

static uint64_t rank_of(Ordering *ordering, size_t number, const LibraryRow *row)
{
	switch (ordering->order.key) {
	case LIBRARY_BY_DATE:
		return rank_of_date(row->date);
	case LIBRARY_BY_TITLE:
		return rank_of_name(folds_name(ordering->folds, number, row));
	case LIBRARY_BY_SITE:
		return rank_of_shared(ordering, row_table_site(ordering->table, number));
	case LIBRARY_BY_SECTION:
		return rank_of_shared(ordering, row_table_section(ordering->table, number));
	case LIBRARY_BY_LENGTH:
		return rank_if(row->words >= 0, row->words);
	case LIBRARY_BY_COMMENTS:
		return rank_if(row->comments >= 0, row->comments);
	case LIBRARY_BY_KIND:
		return rank_if(row->kind != LIBRARY_UNTOLD, row->kind);
	case LIBRARY_BY_PLACE:
	case LIBRARY_KEY_COUNT:
		break;
	}
	return number;
}

static bool is_downwards(LibraryOrder order)
{
	return most_first[order.key] != order.reversed;
}

Ranked ordering_rank(Ordering *ordering, size_t number, const LibraryRow *row)
{
	uint64_t rank = rank_of(ordering, number, row);

	if (rank != RANK_LACKING && is_downwards(ordering->order))
		rank = ~rank;
	return (Ranked){ .rank = rank, .row = (uint32_t)number };
}

/* A shared text on its way to a place. */
typedef struct {
	Str folded;
	uint32_t number;
} SharedText;

static int compare_shared(const void *left, const void *right)
{
	const SharedText *a = left;
	const SharedText *b = right;

	return str_compare(a->folded, b->folded);
}

static uint32_t *places_of(const RowTable *table, Arena *arena)
{
	size_t count = table->shared_count;
	SharedText *texts = arena_array(arena, count, sizeof *texts);
	uint32_t *places = arena_array(arena, count, sizeof *places);
	uint32_t place = 0;

	for (uint32_t i = 1; i < count; i++)
		texts[i] = (SharedText){ fold_text(arena, table->shared[i]), i };
	if (count > 2)
		qsort(texts + 1, count - 1, sizeof *texts, compare_shared);
	for (size_t i = 1; i < count; i++) {
		place += i == 1 || !str_equal(texts[i].folded, texts[i - 1].folded);
		places[texts[i].number] = place;
	}
	return places;
}

void ordering_init(
	Ordering *ordering, LibraryOrder order, const RowTable *table, Folds *folds, Arena *arena)
{
	*ordering = (Ordering){ .order = order, .table = table, .folds = folds };
	if (order.key == LIBRARY_BY_SITE || order.key == LIBRARY_BY_SECTION)
		ordering->places = places_of(table, arena);
}

/* Sorting */

enum {
	DIGITS = sizeof(uint64_t),
	DIGIT_VALUES = 256
};

static unsigned digit_of(const Ranked *row, unsigned digit)
{
	return row->rank >> 8 * digit & 0xFF;
}

static void count_digits(const Ranked *rows, size_t count, size_t counts[DIGITS][DIGIT_VALUES])
{
	for (size_t i = 0; i < count; i++)
		for (unsigned digit = 0; digit < DIGITS; digit++)
			counts[digit][digit_of(&rows[i], digit)]++;
}

/* Moves COUNT rows FROM where they are TO where DIGIT, of which so many have each value,
 * puts them. */
static void move_by(const Ranked *from, Ranked *to, size_t count, unsigned digit,
	const size_t counts[DIGIT_VALUES])
{
	size_t next[DIGIT_VALUES], sum = 0;

	for (unsigned value = 0; value < DIGIT_VALUES; value++) {
		next[value] = sum;
		sum += counts[value];
	}
	for (size_t i = 0; i < count; i++)
		to[next[digit_of(&from[i], digit)]++] = from[i];
}

void ranked_sort(Ranked *rows, size_t count)
{
	size_t counts[DIGITS][DIGIT_VALUES] = { 0 };
	Ranked *spare = memory_resize(NULL, count * sizeof *spare);
	Ranked *from = rows, *to = spare;

	count_digits(rows, count, counts);
	for (unsigned digit = 0; digit < DIGITS && count > 1; digit++) {
		/* Most numbers are alike in most digits. */
		if (counts[digit][digit_of(from, digit)] == count)
			continue;
		move_by(from, to, count, digit, counts[digit]);
		Ranked *moved = to;

		to = from;
		from = moved;
	}
	if (from == spare)
		memcpy(rows, spare, count * sizeof *rows);
	free(spare);
}

/* A row whose name begins as others do. */
typedef struct {
	Str name;
	uint32_t row;
} Named;

static int compare_up(const void *left, const void *right)
{
	const Named *a = left;
	const Named *b = right;
	int order = str_compare(a->name, b->name);

	return order != 0 ? order : a->row < b->row ? -1 : a->row > b->row;
}

static int compare_down(const void *left, const void *right)
{
	const Named *a = left;
	const Named *b = right;
	int order = str_compare(b->name, a->name);

	return order != 0 ? order : a->row < b->row ? -1 : a->row > b->row;
}

/* Sorts COUNT ROWS of the same rank by their whole names. */
static void sort_alike(const Ordering *ordering, Ranked *rows, size_t count, Named *named)
{
	for (size_t i = 0; i < count; i++)
		named[i] = (Named){ ordering->folds->names[rows[i].row], rows[i].row };
	qsort(named, count, sizeof *named,
		is_downwards(ordering->order) ? compare_down : compare_up);
	for (size_t i = 0; i < count; i++)
		rows[i].row = named[i].row;
}

static void sort_by_whole_names(const Ordering *ordering, Ranked *rows, size_t count)
{
	Named *named = memory_resize(NULL, count * sizeof *named);
	size_t end;

	for (size_t i = 0; i < count; i = end) {
		end = i + 1;
		while (end < count && rows[end].rank == rows[i].rank)
			end++;
		if (end - i > 1 && rows[i].rank != RANK_LACKING)
			sort_alike(ordering, rows + i, end - i, named);
	}
	free(named);
}

void ordering_sort(Ordering *ordering, Ranked *rows, size_t count)
{
	ranked_sort(rows, count);
	if (ordering->order.key == LIBRARY_BY_TITLE)
		sort_by_whole_names(ordering, rows, count);
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

/* The first letter of a FOLDED name as a capital; what begins with none is under "#". */
static Str letter_of(Str folded)
{
	static const char capitals[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
	uint32_t c = 0;

	if (str_empty(folded))
		return STR_NONE;
	size_t size = utf8_decode(folded, 0, &c, NULL);

	if (c >= 0x80)
		return str_slice(folded, 0, size);
	return ascii_is_alpha((char)c) ? str_of(capitals + (c - 'a'), 1) : str("#");
}

static Str present(Str text)
{
	return str_empty(text) ? STR_NONE : text;
}

Str order_heading(LibraryKey key, const LibraryRow *row, Str folded)
{
	switch (key) {
	case LIBRARY_BY_DATE:
		return month_of(row->date);
	case LIBRARY_BY_TITLE:
		return letter_of(folded);
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

Str ordering_heading(Ordering *ordering, size_t number, const LibraryRow *row)
{
	LibraryKey key = ordering->order.key;
	bool by_name = key == LIBRARY_BY_TITLE;

	return order_heading(
		key, row, by_name ? folds_name(ordering->folds, number, row) : STR_NONE);
}
