/* SPDX-License-Identifier: ISC */
#include "view/list.h"

#include "view/marked.h"

enum {
	MARGIN_CELLS = 1
};

void list_init(List *list)
{
	*list = (List){ .arena = arena_new(), .title = str("") };
}

void list_clear(List *list)
{
	arena_free(list->arena);
	*list = (List){ 0 };
}

void list_set(List *list, Str title, const Str *labels, size_t count)
{
	Arena *arena = arena_new();
	Str *copies = arena_array(arena, count, sizeof *copies);

	for (size_t i = 0; i < count; i++)
		copies[i] = str_copy(arena, labels[i]);
	list->title = str_copy(arena, title);
	list->labels = copies;
	list->count = count;
	arena_free(list->arena);
	list->arena = arena;
	list_select(list, list->cursor);
}

/* Scrolls no further than to show the cursor, and shows no emptiness below the
 * last item that items could fill. */
static void show_cursor(List *list)
{
	size_t rows = (size_t)list->rows;

	if (list->cursor < list->top)
		list->top = list->cursor;
	if (list->cursor >= list->top + rows)
		list->top = list->cursor - rows + 1;
	if (list->top + rows > list->count)
		list->top = list->count > rows ? list->count - rows : 0;
}

void list_size(List *list, int rows)
{
	list->rows = rows > 1 ? rows - 1 : 1;
	show_cursor(list);
}

void list_select(List *list, size_t index)
{
	if (index >= list->count)
		index = list->count == 0 ? 0 : list->count - 1;
	list->cursor = index;
	if (list->rows > 0)
		show_cursor(list);
}

bool list_move(List *list, long n)
{
	size_t before = list->cursor;
	size_t step = n < 0 ? (size_t)-n : (size_t)n;

	if (n < 0)
		list_select(list, step > before ? 0 : before - step);
	else
		list_select(list, before + step);
	return list->cursor != before;
}

static Str item_label(const void *of, size_t unit)
{
	const List *list = of;

	return list->labels[unit];
}

SearchTexts list_texts(const List *list)
{
	return (SearchTexts){ .of = list, .count = list->count, .text = item_label };
}

static void paint_item(const List *list, size_t item, int row, Canvas *canvas, const Search *search)
{
	unsigned marks = item == list->cursor ? MARK_CURSOR : 0;
	MarkedText label = {
		.text = list->labels[item],
		.style = STYLE_TEXT,
		.marks = marks,
		.unit = item,
		.at = 0,
	};

	if (marks != 0)
		canvas_fill(canvas, row, 0, canvas->columns, STYLE_TEXT, marks);
	marked_put(canvas, row, MARGIN_CELLS, canvas->columns - 2 * MARGIN_CELLS, label, search);
}

void list_paint(const List *list, Canvas *canvas, const Search *search)
{
	canvas_put(canvas, 0, MARGIN_CELLS, canvas->columns - MARGIN_CELLS, list->title,
		STYLE_PANE_TITLE_FOCUSED, 0);
	for (int row = 0; row < list->rows; row++) {
		size_t item = list->top + (size_t)row;

		if (item < list->count)
			paint_item(list, item, row + 1, canvas, search);
	}
}
