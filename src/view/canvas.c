/* SPDX-License-Identifier: ISC */
#include "view/canvas.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>
#include <wchar.h>

#include "base/cluster.h"
#include "base/utf8.h"

enum {
	ZERO_WIDTH_JOINER = 0x200D,
	TEXT_SELECTOR = 0xFE0E,
	PICTURE_SELECTOR = 0xFE0F,
	VARIATION_FIRST = 0xE0100, /* of ideographs; the terminal room has them for itself */
	VARIATION_LAST = 0xE01EF
};
enum {
	CELL_MARKS_MAX = 4
}; /* what a cell of ncurses takes over its base */

static const Cell blank_cell = { .text = " ", .cells = 1, .style = STYLE_TEXT };

static size_t cell_count(const Canvas *canvas)
{
	return (size_t)canvas->rows * (size_t)canvas->columns;
}

Canvas *canvas_new(int rows, int columns)
{
	Canvas *canvas = memory_new(sizeof *canvas);

	canvas_resize(canvas, rows, columns);
	return canvas;
}

void canvas_free(Canvas *canvas)
{
	if (canvas == NULL)
		return;
	canvas_links_free(canvas->links);
	free(canvas->cells);
	free(canvas);
}

void canvas_resize(Canvas *canvas, int rows, int columns)
{
	canvas->rows = rows < 1 ? 1 : rows;
	canvas->columns = columns < 1 ? 1 : columns;
	canvas->cells = memory_resize(canvas->cells, cell_count(canvas) * sizeof *canvas->cells);
	canvas_clear(canvas);
}

void canvas_clear(Canvas *canvas)
{
	for (size_t i = 0; i < cell_count(canvas); i++)
		canvas->cells[i] = blank_cell;
	canvas->cursor_row = -1;
	canvas->cursor_column = 0;
	canvas->cursor_shown = false;
	canvas->rule_column = -1;
	canvas->rule_rows = 0;
	canvas->link = 0;
	if (canvas->links != NULL)
		canvas_links_begin(canvas->links);
}

static size_t cell_index(const Canvas *canvas, int row, int column)
{
	assert(row >= 0 && row < canvas->rows && column >= 0 && column < canvas->columns);
	return (size_t)row * (size_t)canvas->columns + (size_t)column;
}

Cell *canvas_cell(Canvas *canvas, int row, int column)
{
	return &canvas->cells[cell_index(canvas, row, column)];
}

static void blank(Cell *cell)
{
	memcpy(cell->text, " ", 2);
	cell->cells = 1;
}

/* The cells from COLUMN are about to be written: a wide cluster that reaches
 * into them from the left, or out of them to the right, loses its other half. */
static void part_from_neighbours(Canvas *canvas, int row, int column, int cells)
{
	int behind = column + cells;

	if (canvas_cell(canvas, row, column)->cells == 0 && column > 0)
		blank(canvas_cell(canvas, row, column - 1));
	if (behind < canvas->columns && canvas_cell(canvas, row, behind)->cells == 0)
		blank(canvas_cell(canvas, row, behind));
}

static void write_cell(Canvas *canvas, int row, int column, Str text, int cells, Cell look)
{
	Cell *cell = canvas_cell(canvas, row, column);

	part_from_neighbours(canvas, row, column, cells);
	*cell = look;
	memcpy(cell->text, text.at, text.size);
	cell->text[text.size] = '\0';
	cell->cells = (unsigned char)cells;
	if (cells < 2)
		return;
	cell[1] = look;
	cell[1].text[0] = '\0';
	cell[1].cells = 0;
}

/* A base of a cluster with its marks, as it goes into one cell. */
typedef struct {
	char text[CANVAS_CELL_BYTES];
	size_t size;
	int marks;
	int cells;
} Glyph;

/* Terminals disagree about joined pictures and selectors; without them all of
 * them count the cells as we do. */
static bool is_never_sent(uint32_t c)
{
	return c == ZERO_WIDTH_JOINER || c == TEXT_SELECTOR || c == PICTURE_SELECTOR ||
		(c >= VARIATION_FIRST && c <= VARIATION_LAST);
}

static void glyph_begin(Glyph *glyph, Str character, int cells)
{
	memcpy(glyph->text, character.at, character.size);
	glyph->size = character.size;
	glyph->marks = 0;
	glyph->cells = cells;
}

static void glyph_add_mark(Glyph *glyph, Str mark)
{
	if (glyph->marks == CELL_MARKS_MAX || glyph->size + mark.size >= sizeof glyph->text)
		return;
	memcpy(glyph->text + glyph->size, mark.at, mark.size);
	glyph->size += mark.size;
	glyph->marks++;
}

/* Writes CLUSTER into its CELLS cells: mostly one base with marks, but each half
 * of a flag is a cell of its own, and of joined pictures the first stands for
 * all. Cells that stay free are blanks. */
static void write_cluster(Canvas *canvas, int row, int column, Str cluster, int cells, Cell look)
{
	Glyph glyph = { .text = " ", .size = 1, .cells = 0 };
	int used = 0;
	size_t size;

	for (size_t at = 0; at < cluster.size; at += size) {
		uint32_t c;

		size = utf8_decode(cluster, at, &c, NULL);
		if (is_never_sent(c))
			continue;
		Str character = str_slice(cluster, at, at + size);
		int width = wcwidth((wchar_t)c);
		if (width <= 0) {
			glyph_add_mark(&glyph, character);
			continue;
		}
		if (used + glyph.cells + width > cells)
			break;
		if (glyph.cells > 0)
			write_cell(canvas, row, column + used, str_of(glyph.text, glyph.size),
				glyph.cells, look);
		used += glyph.cells;
		glyph_begin(&glyph, character, width);
	}
	if (glyph.cells == 0)
		glyph.cells = 1;
	write_cell(canvas, row, column + used, str_of(glyph.text, glyph.size), glyph.cells, look);
	for (used += glyph.cells; used < cells; used++)
		write_cell(canvas, row, column + used, str(" "), 1, look);
}

static bool is_printable_ascii(char c)
{
	return c >= ' ' && c <= '~';
}

/* ASCII before ASCII is a cluster by itself: most of all text. */
static bool is_plain_ascii(Str text, size_t at)
{
	return is_printable_ascii(text.at[at]) &&
		(at + 1 == text.size || is_printable_ascii(text.at[at + 1]));
}

int canvas_put(
	Canvas *canvas, int row, int column, int max_cells, Str text, Style style, unsigned marks)
{
	Cell look = {
		.style = (unsigned char)style, .marks = (unsigned short)marks, .link = canvas->link
	};
	int room = canvas->columns - column < max_cells ? canvas->columns - column : max_cells;
	int used = 0;

	for (size_t at = 0; at < text.size && used < room;) {
		bool ascii = is_plain_ascii(text, at);
		size_t size = ascii ? 1 : cluster_size(text, at);
		Str cluster = str_slice(text, at, at + size);
		int cells = ascii ? 1 : cluster_cells(cluster);

		if (cells > room - used)
			break;
		if (cells > 0)
			write_cluster(canvas, row, column + used, cluster, cells, look);
		used += cells;
		at += size;
	}
	return used;
}

void canvas_lead_to(Canvas *canvas, Str address)
{
	canvas->link = 0;
	if (str_empty(address))
		return;
	if (canvas->links == NULL)
		canvas->links = canvas_links_new();
	canvas->link = (unsigned short)canvas_links_number(canvas->links, address);
}

void canvas_fill(Canvas *canvas, int row, int column, int cells, Style style, unsigned marks)
{
	Cell look = { .style = (unsigned char)style, .marks = (unsigned short)marks };

	for (int i = 0; i < cells && column + i < canvas->columns; i++)
		write_cell(canvas, row, column + i, str(" "), 1, look);
}

static bool same_look(const Cell *a, const Cell *b)
{
	return a->style == b->style && a->marks == b->marks;
}

static void print_look(const Cell *cell, Text *out)
{
	static const struct {
		unsigned bit;
		const char *name;
	} mark_names[] = {
#define MARK_ROW(constant, bit, name, what) { bit, name },
		MARKS(MARK_ROW)
#undef MARK_ROW
	};

	text_add_byte(out, '{');
	text_add_c(out, style_name((Style)cell->style));
	for (size_t i = 0; i < sizeof mark_names / sizeof *mark_names; i++)
		if (cell->marks & mark_names[i].bit)
			text_format(out, "+%s", mark_names[i].name);
	text_add_byte(out, ':');
}

static void print_row(const Canvas *canvas, const Cell *row, bool styles, Text *out)
{
	int end = canvas->columns;
	bool open = false;

	while (end > 0 && strcmp(row[end - 1].text, " ") == 0)
		end--;
	for (int i = 0; i < end; i++) {
		bool changes = i == 0 || !same_look(&row[i], &row[i - 1]);

		if (styles && changes && open)
			text_add_byte(out, '}');
		if (styles && changes) {
			open = !same_look(&row[i], &blank_cell);
			if (open)
				print_look(&row[i], out);
		}
		text_add_c(out, row[i].text);
	}
	if (open)
		text_add_byte(out, '}');
	text_add_byte(out, '\n');
}

void canvas_print(const Canvas *canvas, bool styles, Text *out)
{
	for (int row = 0; row < canvas->rows; row++)
		print_row(canvas, canvas->cells + cell_index(canvas, row, 0), styles, out);
}
