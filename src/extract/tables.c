/* SPDX-License-Identifier: ISC */
#include "extract/tables.h"

#include "base/text.h"

enum {
	COLUMNS_MAX = 200,
	ROWS_MAX = 5000,
	SPAN_MAX = 200,
	CELL_LETTERS_MAX = 400, /* a longer cell holds text, not data */
	CELL_BLOCKS_MAX = 4,
	SPARSE_FACTOR = 8,
	SPARSE_FREE = 1000,
};

/* The table, row or cell nearest around E, E excluded. */
static Index enclosing(const Page *page, Index e, Tag tag, Index stop)
{
	for (e = page->elements[e].parent; e != PAGE_NONE && e >= stop;
		e = page->elements[e].parent)
		if (page->elements[e].tag == tag)
			return e;
	return PAGE_NONE;
}

static bool is_cell(const Element *element)
{
	return element->tag == TAG_TD || element->tag == TAG_TH;
}

/* Cells that a cell covers across or down. */
static unsigned long span_of(const Page *page, Index e, const char *name)
{
	unsigned long number;
	Str value = page_attribute(page, e, name);

	if (str_empty(value) || !str_number(value, &number) || number < 1)
		return 1;
	return number > SPAN_MAX ? SPAN_MAX : number;
}

typedef struct {
	Index rows, columns, cells, heads, empty, long_cells, listed_cells;
	bool nested, has_caption, has_head;
} Shape;

/* Do most blocks of the cell E stand in a list that begins in it? */
static bool is_listed(const Page *page, Index e)
{
	const Element *cell = &page->elements[e];
	Index items = 0;

	for (Index b = cell->first_block; b < cell->end_block; b++)
		items += page->blocks[b].list_depth > cell->list_depth;
	return cell->end_block - cell->first_block - items <= CELL_BLOCKS_MAX / 2;
}

static Shape shape_of(const Page *page, Index table)
{
	Shape shape = { 0 };
	Index across = 0; /* cells of the row so far, merged ones counted */

	for (Index e = table + 1; e < page->elements[table].end; e++) {
		const Element *element = &page->elements[e];
		Tag tag = (Tag)element->tag;

		if (tag == TAG_TABLE) {
			shape.nested = true;
			return shape;
		}
		shape.has_caption |= tag == TAG_CAPTION;
		shape.has_head |= tag == TAG_THEAD;
		shape.rows += tag == TAG_TR;
		if (tag == TAG_TR)
			across = 0;
		if (!is_cell(element))
			continue;
		across += (Index)span_of(page, e, "colspan");
		if (across > shape.columns)
			shape.columns = across < COLUMNS_MAX ? across : COLUMNS_MAX;
		shape.cells++;
		shape.heads += tag == TAG_TH;
		shape.empty += element->first_fragment == element->end_fragment;
		bool lengthy = page_sums(page, e).letters > CELL_LETTERS_MAX;

		if (lengthy || element->end_block - element->first_block > CELL_BLOCKS_MAX) {
			shape.long_cells++;
			shape.listed_cells += !lengthy && is_listed(page, e);
		}
	}
	return shape;
}

bool table_is_data(const Page *page, Index e)
{
	Str role = page_attribute(page, e, "role");

	if (str_is_nocase(role, "presentation") || str_is_nocase(role, "none"))
		return false;
	Shape shape = shape_of(page, e);

	if (shape.nested || shape.rows < 2 || shape.cells < shape.rows + 2)
		return false;
	bool headed = shape.has_caption || shape.has_head || shape.heads > 0;

	/* Under a head a cell may list what there is to choose from. */
	if (headed)
		shape.long_cells -= shape.listed_cells;
	if (shape.long_cells * 4 > shape.cells || shape.rows > ROWS_MAX)
		return false;
	/* A grid much larger than its cells is a trick, not data. */
	if ((uint64_t)shape.rows * shape.columns >
		(uint64_t)shape.cells * SPARSE_FACTOR + SPARSE_FREE)
		return false;
	if (headed)
		return true;
	if (page_has_attribute(page, e, "align") && shape.cells < 4)
		return false;
	return shape.long_cells == 0 && shape.empty * 2 <= shape.cells &&
		page_sums(page, e).link_letters * 2 <= page_sums(page, e).letters;
}

/* A grid while it fills; a taken place is covered by a cell or its span. */
typedef struct {
	const Page *page;
	Str *cells;
	bool *taken;
	size_t rows, columns;
} Grid;

static void put_cell(Grid *grid, Index cell, size_t row)
{
	size_t column = 0, at = row * grid->columns;
	unsigned long across = span_of(grid->page, cell, "colspan");
	unsigned long down = span_of(grid->page, cell, "rowspan");

	while (column < grid->columns && grid->taken[at + column])
		column++;
	if (column == grid->columns)
		return;
	for (size_t y = row; y < row + down && y < grid->rows; y++)
		for (size_t x = column; x < column + across && x < grid->columns; x++)
			grid->taken[y * grid->columns + x] = true;
	grid->cells[at + column] = page_text_of(grid->page, cell);
}

static bool is_header_row(const Page *page, Index row)
{
	bool any = false;

	if (enclosing(page, row, TAG_THEAD, 0) != PAGE_NONE)
		return true;
	for (Index e = row + 1; e < page->elements[row].end; e++) {
		if (page->elements[e].tag == TAG_TD)
			return false;
		any |= page->elements[e].tag == TAG_TH;
	}
	return any;
}

static Str caption_of(const Page *page, Index table)
{
	Index caption = page_find_tag(page, TAG_CAPTION, table, page->elements[table].end);

	if (caption == PAGE_NONE)
		return STR_NONE;
	Str text = page_text_of(page, caption);

	return text.size == 0 ? STR_NONE : text;
}

/* Columns and rows without any words go. */
static bool has_words(const Grid *grid, size_t first, size_t step, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (grid->cells[first + i * step].size > 0)
			return true;
	return false;
}

static void add_grid(const Page *page, const Grid *grid, Block *block, size_t header_rows)
{
	Str *cells = arena_array(page->arena, grid->rows * grid->columns + 1, sizeof *cells);
	size_t rows = 0, columns = 0;
	bool *kept = arena_array(page->work, grid->columns + 1, sizeof *kept);

	for (size_t x = 0; x < grid->columns; x++) {
		kept[x] = has_words(grid, x, grid->columns, grid->rows);
		columns += kept[x];
	}
	for (size_t y = 0; y < grid->rows; y++) {
		if (!has_words(grid, y * grid->columns, 1, grid->columns)) {
			header_rows -= y < header_rows;
			continue;
		}
		size_t to = rows++ * columns;

		for (size_t x = 0; x < grid->columns; x++) {
			Str cell = grid->cells[y * grid->columns + x];

			if (kept[x])
				cells[to++] = cell.at == NULL ? str("") : cell;
		}
	}
	block->table.cells = cells;
	block->table.row_count = rows;
	block->table.column_count = columns;
	block->table.header_rows = header_rows < rows ? header_rows : rows;
}

void table_write(const Page *page, Index table, Article *article)
{
	Shape shape = shape_of(page, table);
	Grid grid = { .page = page, .rows = shape.rows, .columns = shape.columns };
	size_t header_rows = 0, row = 0;
	bool in_header = true;

	if (grid.rows == 0 || grid.columns == 0 || page_sums(page, table).letters == 0)
		return;
	grid.cells = arena_array(page->work, grid.rows * grid.columns, sizeof *grid.cells);
	grid.taken = arena_array(page->work, grid.rows * grid.columns, sizeof *grid.taken);
	for (Index e = table + 1; e < page->elements[table].end; e++) {
		const Element *element = &page->elements[e];

		if (element->tag == TAG_TR) {
			row++;
			in_header = in_header && is_header_row(page, e);
			header_rows += in_header;
		} else if (is_cell(element) && row > 0) {
			put_cell(&grid, e, row - 1);
		}
	}
	Block *block = article_add_block(article, BLOCK_TABLE);

	block->table.caption = caption_of(page, table);
	add_grid(page, &grid, block, header_rows);
}

void tables_mark(Page *page)
{
	uint8_t *data = arena_array(page->work, (size_t)page->block_count + 1, sizeof *data);

	for (Index e = 0; e < page->element_count; e++) {
		const Element *element = &page->elements[e];

		if (element->tag != TAG_TABLE || element->first_block == element->end_block ||
			!table_is_data(page, e))
			continue;
		for (Index b = element->first_block; b < element->end_block; b++)
			data[b] = 1;
	}
	for (Index b = 0; b < page->block_count; b++)
		if (data[b] == 0)
			page->blocks[b].marks &= ~(uint32_t)MARK_TABLE;
}
