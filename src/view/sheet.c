/* SPDX-License-Identifier: ISC */
#include "view/sheet.h"

#include <stdlib.h>

#include "base/arena.h"
#include "base/cluster.h"
#include "base/text.h"
#include "base/wrap.h"
#include "view/marked.h"

enum {
	MARGIN_CELLS = 1,
	COLUMN_GAP_CELLS = 2,
	ASIDE_FROM_CELLS = 70, /* narrower sheets put the aside behind the text */
};

typedef enum {
	ROW_HEADING,
	ROW_COLUMNS,
	ROW_TEXT
} RowKind;

/* WHOLE is label, a tab, text, a gap and aside: what a search looks through. */
typedef struct {
	RowKind kind;
	Str whole;
	size_t text_start, text_end;
} SheetRow;

/* A line shows bytes START up to END of its row's text; only the first line of a
 * row has the label and the aside. Blank lines belong to the row below them. */
typedef struct {
	size_t row;
	size_t start, end;
	bool first, blank;
} SheetLine;

struct Sheet {
	Arena *arena; /* owned: the rows and their texts */
	Str title;
	SheetRow *rows;
	size_t row_count, row_room;
	int label_cells, aside_cells; /* the widest ones */
	int height, width;
	Arena *line_arena; /* owned: the lines at this width */
	SheetLine *lines;
	size_t line_count, line_room;
	size_t top;
};

Sheet *sheet_new(Str title)
{
	Sheet *sheet = memory_new(sizeof *sheet);

	sheet->arena = arena_new();
	sheet->title = str_copy(sheet->arena, title);
	return sheet;
}

void sheet_free(Sheet *sheet)
{
	if (sheet == NULL)
		return;
	arena_free(sheet->line_arena);
	arena_free(sheet->arena);
	free(sheet);
}

static void add_row(Sheet *sheet, RowKind kind, Str label, Str text, Str aside)
{
	Text whole = text_in(sheet->arena);
	SheetRow row = { .kind = kind };

	text_add(&whole, label);
	if (kind == ROW_COLUMNS)
		text_add_byte(&whole, '\t');
	row.text_start = whole.size;
	text_add(&whole, text);
	row.text_end = whole.size;
	if (!str_empty(aside)) {
		text_fill(&whole, ' ', COLUMN_GAP_CELLS);
		text_add(&whole, aside);
	}
	row.whole = text_str(&whole);
	if (sheet->row_count == sheet->row_room) {
		size_t room = sheet->row_room == 0 ? 64 : sheet->row_room * 2;

		sheet->rows = arena_grow(
			sheet->arena, sheet->rows, sheet->row_count, room, sizeof *sheet->rows);
		sheet->row_room = room;
	}
	sheet->rows[sheet->row_count++] = row;
	sheet->width = 0; /* the lines are no longer those of the rows */
}

void sheet_heading(Sheet *sheet, Str heading)
{
	add_row(sheet, ROW_HEADING, STR_NONE, heading, STR_NONE);
}

static int larger(int a, int b)
{
	return a > b ? a : b;
}

void sheet_row(Sheet *sheet, Str label, Str text, Str aside)
{
	sheet->label_cells = larger(sheet->label_cells, cells_of(label));
	sheet->aside_cells = larger(sheet->aside_cells, cells_of(aside));
	add_row(sheet, ROW_COLUMNS, label, text, aside);
}

void sheet_text(Sheet *sheet, Str text)
{
	add_row(sheet, ROW_TEXT, STR_NONE, text, STR_NONE);
}

/* Cells of the column of asides; 0 where there is none. */
static int aside_column_cells(const Sheet *sheet)
{
	int most = sheet->width / 3;

	if (sheet->width < ASIDE_FROM_CELLS)
		return 0;
	return sheet->aside_cells < most ? sheet->aside_cells : most;
}

static Str aside_of(const SheetRow *row)
{
	return str_from(row->whole, row->text_end + COLUMN_GAP_CELLS);
}

/* Does the aside of ROW stand in the column? A long one goes along with the text. */
static bool aside_fits_column(const Sheet *sheet, const SheetRow *row)
{
	return cells_of(aside_of(row)) <= aside_column_cells(sheet);
}

static int label_column_cells(const Sheet *sheet)
{
	int most = sheet->width / 3;

	return sheet->label_cells < most ? sheet->label_cells : most;
}

/* Where the text of a row begins. */
static int text_column(const Sheet *sheet, const SheetRow *row)
{
	if (row->kind != ROW_COLUMNS)
		return MARGIN_CELLS;
	return MARGIN_CELLS + label_column_cells(sheet) + COLUMN_GAP_CELLS;
}

static int text_column_end(const Sheet *sheet, const SheetRow *row)
{
	int aside = aside_column_cells(sheet);

	return row->kind == ROW_COLUMNS && aside > 0 ? sheet->width - aside - COLUMN_GAP_CELLS
						     : sheet->width;
}

static void add_line(Sheet *sheet, SheetLine line)
{
	if (sheet->line_count == sheet->line_room) {
		size_t room = sheet->line_room == 0 ? 128 : sheet->line_room * 2;

		sheet->lines = arena_grow(sheet->line_arena, sheet->lines, sheet->line_count, room,
			sizeof *sheet->lines);
		sheet->line_room = room;
	}
	sheet->lines[sheet->line_count++] = line;
}

/* Adds lines for bytes START up to END of row INDEX. */
static void add_lines(Sheet *sheet, size_t index, size_t start, size_t end, int cells)
{
	Str part = str_slice(sheet->rows[index].whole, start, end);
	size_t count;
	WrapLine *wrapped = wrap_text(sheet->line_arena, part, cells, &count);

	for (size_t i = 0; i < count; i++)
		add_line(sheet,
			(SheetLine){
				.row = index,
				.start = start + wrapped[i].start,
				.end = start + wrapped[i].end,
			});
}

/* An aside that fits a line, such as a name that may be typed, is not broken: it stands behind
 * the text, or below. */
static void add_short_aside(Sheet *sheet, size_t index, int cells)
{
	const SheetRow *row = &sheet->rows[index];
	SheetLine *last = &sheet->lines[sheet->line_count - 1];

	if (cells_of(str_slice(row->whole, last->start, row->whole.size)) <= cells)
		last->end = row->whole.size;
	else
		add_lines(sheet, index, row->text_end + COLUMN_GAP_CELLS, row->whole.size, cells);
}

static void lay_out_row(Sheet *sheet, size_t index)
{
	const SheetRow *row = &sheet->rows[index];
	int cells = larger(text_column_end(sheet, row) - text_column(sheet, row), 1);

	if (row->kind == ROW_HEADING && sheet->line_count > 0)
		add_line(sheet, (SheetLine){ .row = index, .blank = true });
	size_t first = sheet->line_count;

	bool in_column = row->text_end == row->whole.size || aside_fits_column(sheet, row);
	bool long_aside = !in_column && cells_of(aside_of(row)) > cells;

	add_lines(
		sheet, index, row->text_start, long_aside ? row->whole.size : row->text_end, cells);
	sheet->lines[first].first = true;
	if (!in_column && !long_aside)
		add_short_aside(sheet, index, cells);
}

static size_t last_top(const Sheet *sheet)
{
	size_t shown = (size_t)larger(sheet->height - 1, 1);

	return sheet->line_count > shown ? sheet->line_count - shown : 0;
}

static void set_top(Sheet *sheet, size_t top)
{
	size_t last = last_top(sheet);

	sheet->top = top < last ? top : last;
}

/* The line that shows byte BYTE of row ROW. */
static size_t find_line(const Sheet *sheet, size_t row, size_t byte)
{
	size_t found = 0;

	for (size_t i = 0; i < sheet->line_count && sheet->lines[i].row <= row; i++)
		if (sheet->lines[i].row < row || sheet->lines[i].first ||
			sheet->lines[i].start <= byte)
			found = i;
	return found;
}

void sheet_size(Sheet *sheet, int rows, int columns)
{
	bool had_lines = sheet->line_count > 0;
	SheetLine top = had_lines ? sheet->lines[sheet->top] : (SheetLine){ 0 };

	sheet->height = rows;
	if (sheet->width != columns) {
		sheet->width = columns;
		arena_free(sheet->line_arena);
		sheet->line_arena = arena_new();
		sheet->lines = NULL;
		sheet->line_count = sheet->line_room = 0;
		for (size_t i = 0; i < sheet->row_count; i++)
			lay_out_row(sheet, i);
		if (had_lines)
			sheet->top = find_line(sheet, top.row, top.start);
	}
	set_top(sheet, sheet->top);
}

long sheet_move(Sheet *sheet, long lines)
{
	long before = (long)sheet->top;
	long wanted = before + lines;

	set_top(sheet, wanted < 0 ? 0 : (size_t)wanted);
	return (long)sheet->top - before;
}

long sheet_page_lines(const Sheet *sheet)
{
	return larger(sheet->height - 2, 1);
}

void sheet_to_percent(Sheet *sheet, int percent)
{
	set_top(sheet, (last_top(sheet) * (size_t)percent + 99) / 100); /* upwards: shows PERCENT */
}

int sheet_percent(const Sheet *sheet)
{
	size_t last = last_top(sheet);

	return last == 0 ? 100 : (int)(sheet->top * 100 / last);
}

bool sheet_to_heading(Sheet *sheet, int step)
{
	size_t at = sheet->top;

	while (step > 0 ? at + 1 < sheet->line_count : at > 0) {
		at = step > 0 ? at + 1 : at - 1;
		const SheetLine *line = &sheet->lines[at];
		if (line->first && sheet->rows[line->row].kind == ROW_HEADING) {
			size_t before = sheet->top;

			set_top(sheet, at);
			return sheet->top != before;
		}
	}
	return false;
}

void sheet_show(Sheet *sheet, size_t row, size_t byte)
{
	size_t line = find_line(sheet, row, byte);
	size_t shown = (size_t)larger(sheet->height - 1, 1);

	if (line < sheet->top || line >= sheet->top + shown)
		set_top(sheet, line > shown / 3 ? line - shown / 3 : 0);
}

size_t sheet_top_row(const Sheet *sheet)
{
	return sheet->line_count == 0 ? 0 : sheet->lines[sheet->top].row;
}

void sheet_to_row(Sheet *sheet, size_t row)
{
	set_top(sheet, row == 0 ? 0 : find_line(sheet, row, 0));
}

static Str row_text(const void *of, size_t unit)
{
	const Sheet *sheet = of;

	return sheet->rows[unit].whole;
}

SearchTexts sheet_texts(const Sheet *sheet)
{
	return (SearchTexts){ .of = sheet, .count = sheet->row_count, .text = row_text };
}

/* Bytes START up to END of row UNIT, ready to be painted. */
static MarkedText part_of_row(
	const Sheet *sheet, size_t unit, size_t start, size_t end, Style style)
{
	return (MarkedText){
		.text = str_slice(sheet->rows[unit].whole, start, end),
		.style = style,
		.unit = unit,
		.at = start,
	};
}

static void paint_columns(
	const Sheet *sheet, const SheetLine *line, int at, Canvas *canvas, const Search *search)
{
	const SheetRow *row = &sheet->rows[line->row];
	int column = text_column_end(sheet, row) + COLUMN_GAP_CELLS;

	if (row->text_start > 0)
		marked_put(canvas, at, MARGIN_CELLS, label_column_cells(sheet),
			part_of_row(sheet, line->row, 0, row->text_start - 1, STYLE_LABEL), search);
	if (row->text_end < row->whole.size && aside_fits_column(sheet, row))
		marked_put(canvas, at, column, sheet->width - column,
			part_of_row(sheet, line->row, row->text_end + COLUMN_GAP_CELLS,
				row->whole.size, STYLE_HINT),
			search);
}

static void paint_line(
	const Sheet *sheet, const SheetLine *line, int at, Canvas *canvas, const Search *search)
{
	const SheetRow *row = &sheet->rows[line->row];
	Style style = row->kind == ROW_HEADING ? STYLE_CROSSHEAD : STYLE_TEXT;
	int column = text_column(sheet, row);

	if (line->blank)
		return;
	if (line->first && row->kind == ROW_COLUMNS)
		paint_columns(sheet, line, at, canvas, search);
	marked_put(canvas, at, column, text_column_end(sheet, row) - column,
		part_of_row(sheet, line->row, line->start, line->end, style), search);
}

void sheet_paint(const Sheet *sheet, Canvas *canvas, const Search *search)
{
	canvas_put(canvas, 0, MARGIN_CELLS, sheet->width - MARGIN_CELLS, sheet->title,
		STYLE_PANE_TITLE_FOCUSED, 0);
	for (int i = 1; i < sheet->height; i++) {
		size_t line = sheet->top + (size_t)i - 1;

		if (line < sheet->line_count)
			paint_line(sheet, &sheet->lines[line], i, canvas, search);
	}
}
