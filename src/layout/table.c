/* SPDX-License-Identifier: ISC */
#include "layout/table.h"

#include <stdint.h>
#include <string.h>

#include "base/cluster.h"

enum {
	TABLE_ROWS_MEASURED = 1000,
	WORD_CELLS_MAX = 20, /* no column is kept wide for a longer word */
	SHIFTED_CELLS_MAX = 40 /* a column of a table that does not fit anyway */
};

/* What is known of a column whatever the width. */
typedef struct {
	int natural; /* cells of its widest line */
	int minimum; /* of its longest word, within limits */
	bool numbers, words;
} Column;

bool table_next_cell(Str *row, Str *cell)
{
	if (!str_present(*row))
		return false;
	size_t tab = str_find_byte(*row, '\t', 0);

	*cell = str_slice(*row, 0, tab);
	*row = tab == STR_NOWHERE ? STR_NONE : str_from(*row, tab + 1);
	return true;
}

/* Digits, and around them only what stands with numbers. */
static bool is_number(Str text)
{
	bool digit = false;

	for (size_t i = 0; i < text.size; i++) {
		unsigned char c = (unsigned char)text.at[i];

		if (ascii_is_digit((char)c))
			digit = true;
		else if (ascii_is_alpha((char)c) || c == '\n')
			return false;
	}
	return digit;
}

static void widen(int *cells, Str text, int limit)
{
	int wanted = cells_of(text);

	if (wanted > limit)
		wanted = limit;
	if (wanted > *cells)
		*cells = wanted;
}

static void measure_cell(Column *column, Str cell, bool head, int width)
{
	Str rest = cell, part;

	while (str_next_line(&rest, &part))
		widen(&column->natural, part, INT32_MAX);
	rest = cell;
	int longest = width < WORD_CELLS_MAX ? width : WORD_CELLS_MAX;

	while (str_next_word(&rest, &part))
		widen(&column->minimum, part, longest);
	if (head || str_empty(cell))
		return;
	if (is_number(cell))
		column->numbers = true;
	else
		column->words = true;
}

/* Columns are as wide as the first rows want; whatever comes below is wrapped into them. */
static Column *measure(Arena *arena, const Flow *flow, const FlowTable *table, int width)
{
	Column *columns = arena_array(arena, table->columns, sizeof *columns);

	for (size_t row = 0; row < table->rows && row < TABLE_ROWS_MEASURED; row++) {
		const Piece *piece = flow_piece(flow, table->first_piece + row);
		Str rest = piece->text, cell;

		for (size_t i = 0; i < table->columns && table_next_cell(&rest, &cell); i++)
			measure_cell(&columns[i], cell, piece->table_head, width);
	}
	return columns;
}

static int64_t gaps_of(size_t columns)
{
	return columns > 0 ? (int64_t)(columns - 1) * TABLE_GAP_CELLS : 0;
}

static int narrowed(const Column *column, int64_t level)
{
	if (column->natural <= level)
		return column->natural;
	return column->minimum > level ? column->minimum : (int)level;
}

static int64_t sum_at(const Column *columns, size_t count, int64_t level)
{
	int64_t sum = 0;

	for (size_t i = 0; i < count; i++)
		sum += narrowed(&columns[i], level);
	return sum;
}

/* Narrows columns to ROOM cells in all. The widest give first, down to one level, so that
 * columns of short words stay whole; none goes below its minimum. */
static void share(const Column *columns, size_t count, int64_t room, int *cells)
{
	int64_t low = 0, high = room;

	while (low < high) {
		int64_t middle = low + (high - low + 1) / 2;

		if (sum_at(columns, count, middle) <= room)
			low = middle;
		else
			high = middle - 1;
	}
	int64_t left = room - sum_at(columns, count, low);

	for (size_t i = 0; i < count; i++) {
		cells[i] = narrowed(&columns[i], low);
		if (left > 0 && cells[i] < columns[i].natural && cells[i] == low) {
			cells[i]++;
			left--;
		}
	}
}

/* Minima that take ROOM cells at most, if there is room for a cluster in each column. */
static void squeeze_minima(Column *columns, size_t count, int64_t room, int64_t minima)
{
	for (size_t i = 0; i < count; i++) {
		int64_t part = columns[i].minimum * room / minima;

		if (part < CLUSTER_CELLS_MAX)
			part = CLUSTER_CELLS_MAX;
		if (part < columns[i].minimum)
			columns[i].minimum = (int)part;
	}
}

static int64_t sum_of_minima(const Column *columns, size_t count)
{
	int64_t sum = 0;

	for (size_t i = 0; i < count; i++)
		sum += columns[i].minimum;
	return sum;
}

static void choose_widths(Column *columns, size_t count, int64_t room, bool squeeze, int *cells)
{
	int64_t naturals = 0, minima = sum_of_minima(columns, count);

	for (size_t i = 0; i < count; i++)
		naturals += columns[i].natural;
	if (squeeze && minima > room && room > 0) {
		squeeze_minima(columns, count, room, minima);
		minima = sum_of_minima(columns, count);
	}
	if (naturals > room && minima <= room) {
		share(columns, count, room, cells);
		return;
	}
	for (size_t i = 0; i < count; i++) {
		cells[i] = columns[i].natural;
		if (naturals > room && cells[i] > SHIFTED_CELLS_MAX)
			cells[i] = SHIFTED_CELLS_MAX;
	}
}

TableFit table_fit(Arena *arena, const Flow *flow, size_t table, int width_cells, bool squeeze)
{
	const FlowTable *rows = flow_table(flow, table);
	size_t count = rows->columns;
	Column *columns = measure(arena, flow, rows, width_cells);
	TableFit fit = {
		.columns = count,
		.cells = arena_array(arena, count, sizeof *fit.cells),
		.to_right = arena_array(arena, count, sizeof *fit.to_right),
	};
	int64_t total = gaps_of(count);

	choose_widths(columns, count, width_cells - total, squeeze, fit.cells);
	for (size_t i = 0; i < count; i++) {
		fit.to_right[i] = columns[i].numbers && !columns[i].words;
		total += fit.cells[i];
	}
	fit.width_cells = total > INT32_MAX ? INT32_MAX : (int)total;
	return fit;
}
