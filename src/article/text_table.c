/* SPDX-License-Identifier: ISC */
#include "article/text_table.h"

#include <limits.h>

#include "base/cluster.h"
#include "base/wrap.h"

enum {
	GAP_CELLS = 2,
	/* A column that has to be narrower than this is not worth having. */
	COLUMN_CELLS_MIN = 6,
	ROW_SCRATCH_BYTES = 1 << 20
};

/* A column that has anything in it; the others are not shown. */
typedef struct {
	size_t index; /* in the rows of the block */
	int cells; /* its widest line, then what it is given */
	bool numbers; /* to be set to the right */
} Column;

typedef struct {
	Lines *lines; /* borrowed */
	const Block *block; /* borrowed */
	const Str *cells; /* cleaned, as those of the block */
	Column *columns;
	size_t column_count;
} Table;

static Str cell_at(const Table *table, size_t row, size_t column)
{
	return table->cells[row * table->block->table.column_count + column];
}

static const Str *clean_cells(Arena *arena, const Block *block)
{
	size_t count = block->table.row_count * block->table.column_count;
	Str *cells = arena_array(arena, count, sizeof *cells);

	for (size_t i = 0; i < count; i++)
		cells[i] = str_trim(
			clean_text(arena, block->table.cells[i], CLEAN_KEEP_NEWLINE, NULL));
	return cells;
}

/* Cells of the widest line of TEXT. */
static int widest_line(Str text)
{
	Str line;
	int widest = 0;

	while (str_next_line(&text, &line)) {
		int cells = cells_of(line);

		if (cells > widest)
			widest = cells;
	}
	return widest;
}

/* Digits with the signs that go with them: 1,204 -3.5% £12 n/a is none. */
static bool is_number(Str cell)
{
	bool digit = false;

	for (size_t i = 0; i < cell.size; i++) {
		char c = cell.at[i];

		if (ascii_is_digit(c))
			digit = true;
		else if (ascii_is_alpha(c) || c == '\n' || c == '/')
			return false;
	}
	return digit;
}

/* Is each body cell of COLUMN that has anything a number, and one there? */
static bool holds_numbers(const Table *table, size_t column)
{
	bool found = false;

	for (size_t row = table->block->table.header_rows; row < table->block->table.row_count;
		row++) {
		Str cell = cell_at(table, row, column);

		if (str_empty(cell))
			continue;
		if (!is_number(cell))
			return false;
		found = true;
	}
	return found;
}

static void measure_columns(Table *table)
{
	const Block *block = table->block;

	table->columns = arena_array(
		table->lines->scratch, block->table.column_count, sizeof *table->columns);
	for (size_t i = 0; i < block->table.column_count; i++) {
		Column column = { .index = i, .numbers = holds_numbers(table, i) };

		for (size_t row = 0; row < block->table.row_count; row++) {
			int cells = widest_line(cell_at(table, row, i));

			if (cells > column.cells)
				column.cells = cells;
		}
		if (column.cells > 0)
			table->columns[table->column_count++] = column;
	}
}

/* Cells of all columns when none has more than MOST. */
static int64_t total_cells(const Table *table, int most)
{
	int64_t total = 0;

	for (size_t i = 0; i < table->column_count; i++)
		total += table->columns[i].cells < most ? table->columns[i].cells : most;
	return total;
}

/* The most cells a column may have so that all stand in ROOM. */
static int widest_that_fits(const Table *table, int room)
{
	int low = 0, high = room;

	while (low < high) {
		int middle = high - (high - low) / 2;

		if (total_cells(table, middle) <= room)
			low = middle;
		else
			high = middle - 1;
	}
	return low;
}

/* Gives the columns their widths: all they want, or the widest cut to what lets
 * all stand in the room. False when that is too little to read. */
static bool fit_columns(Table *table)
{
	int room = lines_room(table->lines);

	if (table->column_count > (size_t)room)
		return false;
	room -= GAP_CELLS * ((int)table->column_count - 1);
	int most = widest_that_fits(table, room);

	if (most < COLUMN_CELLS_MIN && total_cells(table, INT_MAX) > room)
		return false;
	for (size_t i = 0; i < table->column_count; i++)
		if (table->columns[i].cells > most)
			table->columns[i].cells = most;
	return true;
}

/* One row in columns */

/* A cell and the lines it takes in its column. */
typedef struct {
	Str text;
	WrapLine *lines;
	size_t count;
} Wrapped;

static void put_piece(Lines *lines, const Wrapped *cell, const Column *column, size_t line)
{
	const WrapLine *piece = &cell->lines[line];
	int spare = column->cells - piece->cells;

	if (column->numbers)
		lines_put_spaces(lines, spare);
	lines_put(lines, str_slice(cell->text, piece->start, piece->end));
	if (piece->hyphen)
		lines_put(lines, str("-"));
	if (!column->numbers)
		lines_put_spaces(lines, spare);
}

static void add_row(const Table *table, size_t row, Arena *arena)
{
	Lines *lines = table->lines;
	Wrapped *cells = arena_array(arena, table->column_count, sizeof *cells);
	size_t height = 1;

	for (size_t i = 0; i < table->column_count; i++) {
		cells[i].text = cell_at(table, row, table->columns[i].index);
		cells[i].lines =
			wrap_text(arena, cells[i].text, table->columns[i].cells, &cells[i].count);
		if (cells[i].count > height)
			height = cells[i].count;
	}
	for (size_t line = 0; line < height; line++) {
		lines_begin_line(lines);
		for (size_t i = 0; i < table->column_count; i++) {
			if (i > 0)
				lines_put_spaces(lines, GAP_CELLS);
			if (line < cells[i].count)
				put_piece(lines, &cells[i], &table->columns[i], line);
			else
				lines_put_spaces(lines, table->columns[i].cells);
		}
		lines_end_line(lines);
	}
}

/* Dashes under each column. */
static void add_header_rule(const Table *table)
{
	Lines *lines = table->lines;
	Text dashes = text_in(lines->scratch);

	lines_begin_line(lines);
	for (size_t i = 0; i < table->column_count; i++) {
		dashes.size = 0;
		text_fill(&dashes, '-', (size_t)table->columns[i].cells);
		if (i > 0)
			lines_put_spaces(lines, GAP_CELLS);
		lines_put(lines, text_str(&dashes));
	}
	lines_end_line(lines);
}

static void add_in_columns(const Table *table)
{
	Arena *arena = arena_new();

	for (size_t row = 0; row < table->block->table.row_count; row++) {
		if (row > 0 && row == table->block->table.header_rows)
			add_header_rule(table);
		add_row(table, row, arena);
		if (arena_bytes(arena) > ROW_SCRATCH_BYTES) {
			arena_free(arena);
			arena = arena_new();
		}
	}
	arena_free(arena);
}

/* Rows as lists */

/* The words over COLUMN, as they go before a cell. */
static Str name_of(const Table *table, size_t column)
{
	if (table->block->table.header_rows == 0)
		return str("");
	Str name = cell_at(table, table->block->table.header_rows - 1, column);

	return str_empty(name)
		? name
		: str_format(table->lines->scratch, "%.*s: ", (int)name.size, name.at);
}

static void add_as_lists(const Table *table)
{
	Str *names = arena_array(table->lines->scratch, table->column_count, sizeof *names);
	size_t first = table->block->table.header_rows;

	for (size_t i = 0; i < table->column_count; i++)
		names[i] = name_of(table, table->columns[i].index);
	/* A table that is all header has nothing to name. */
	if (first >= table->block->table.row_count)
		first = 0;
	for (size_t row = first; row < table->block->table.row_count; row++) {
		lines_part(table->lines, row > first ? 1 : 0);
		for (size_t i = 0; i < table->column_count; i++) {
			Str cell = cell_at(table, row, table->columns[i].index);

			if (!str_empty(cell))
				lines_add(table->lines, first > 0 ? names[i] : str(""), cell);
		}
	}
}

void lines_add_table(Lines *lines, const Block *block)
{
	if (block->table.row_count == 0 || block->table.column_count == 0)
		return;
	Table table = { .lines = lines, .block = block };

	table.cells = clean_cells(lines->scratch, block);
	measure_columns(&table);
	if (table.column_count == 0)
		return;
	if (fit_columns(&table))
		add_in_columns(&table);
	else
		add_as_lists(&table);
}
