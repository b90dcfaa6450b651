/* SPDX-License-Identifier: ISC */
#include "view/list.h"

#include "base/cluster.h"
#include "view/marked.h"
#include "view/page_line.h"

enum {
	MARGIN_CELLS = 1
};

void list_init(List *list, bool ascii)
{
	*list = (List){ .arena = arena_new(), .title = str(""), .ascii = ascii };
}

void list_clear(List *list)
{
	arena_free(list->arena);
	*list = (List){ 0 };
}

static bool is_row(ListLine line)
{
	return line.kind == LIST_PAGE || line.kind == LIST_CAPTURE;
}

size_t list_row(const List *list)
{
	if (list->cursor >= list->count || !is_row(list->lines[list->cursor]))
		return LIBRARY_NOWHERE;
	return list->lines[list->cursor].number;
}

/* The cursor */

/* Scrolls no further than to show the cursor, and shows no emptiness below the
 * last line that lines could fill. What stands over the first page is shown with it. */
static void show_cursor(List *list)
{
	size_t rows = (size_t)list->rows;
	bool headed = list->cursor == 1 && list->lines[0].kind == LIST_HEADING;

	if (list->cursor < list->top)
		list->top = list->cursor;
	if (headed && rows > 1)
		list->top = 0;
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

/* Line INDEX, or where it is a heading the next one in the direction of STEP; a heading
 * always has lines below it. */
static size_t beyond_heading(const List *list, size_t index, int step)
{
	if (index >= list->count)
		index = list->count == 0 ? 0 : list->count - 1;
	if (list->count == 0 || list->lines[index].kind != LIST_HEADING)
		return index;
	return step < 0 && index > 0 ? index - 1 : index + 1;
}

static void put_cursor(List *list, size_t index, int step)
{
	list->cursor = beyond_heading(list, index, step);
	if (list->rows > 0)
		show_cursor(list);
}

void list_select(List *list, size_t index)
{
	put_cursor(list, index, 1);
	list->moved = true;
}

bool list_move(List *list, long n)
{
	size_t before = list->cursor;
	size_t step = n < 0 ? (size_t)-n : (size_t)n;

	if (n < 0)
		put_cursor(list, step > before ? 0 : before - step, -1);
	else
		put_cursor(list, before + step, 1);
	list->moved = true;
	return list->cursor != before;
}

/* The line of page or capture NUMBER; COUNT when there is none. */
static size_t find(const List *list, size_t number)
{
	size_t at = 0;

	while (at < list->count && !(is_row(list->lines[at]) && list->lines[at].number == number))
		at++;
	return at;
}

bool list_select_page(List *list, size_t number)
{
	size_t at = find(list, number);

	if (at == list->count)
		return false;
	list_select(list, at);
	return true;
}

size_t list_page_from(const List *list, long n)
{
	size_t at = list->cursor, found = at;

	for (; n > 0 && at + 1 < list->count; n -= list->lines[at].kind == LIST_PAGE) {
		at++;
		if (list->lines[at].kind == LIST_PAGE)
			found = at;
	}
	for (; n < 0 && at > 0; n += list->lines[at].kind == LIST_PAGE) {
		at--;
		if (list->lines[at].kind == LIST_PAGE)
			found = at;
	}
	return found;
}

size_t list_visible_rows(const List *list, uint32_t *out, size_t room)
{
	size_t count = 0;

	for (size_t i = list->top; i < list->count && i < list->top + (size_t)list->rows; i++)
		if (is_row(list->lines[i]) && count < room)
			out[count++] = list->lines[i].number;
	return count;
}

size_t list_page_number(const List *list)
{
	size_t number = 0;

	if (list->pages == list->count)
		return list->cursor + 1;
	for (size_t i = 0; i <= list->cursor && i < list->count; i++)
		number += list->lines[i].kind == LIST_PAGE;
	return number;
}

/* Other lines */

void list_set(List *list, Str title, const Str *words, size_t count)
{
	Arena *arena = arena_new();
	Str *texts = arena_array(arena, count, sizeof *texts);

	list->lines = arena_array(arena, count, sizeof *list->lines);
	for (size_t i = 0; i < count; i++) {
		texts[i] = str_copy(arena, words[i]);
		list->lines[i] = (ListLine){ .kind = LIST_WORDS, .number = (uint32_t)i };
	}
	list->title = str_copy(arena, title);
	list->texts = texts;
	list->count = count;
	arena_free(list->arena);
	list->arena = arena;
	list_select(list, 0);
}

void list_take(List *list, List *lines)
{
	List before = *list;
	size_t row = before.moved ? list_row(&before) : LIBRARY_NOWHERE;
	size_t above = before.cursor - before.top;

	*list = *lines;
	list->ascii = before.ascii;
	list->rows = before.rows;
	list->moved = before.moved;
	size_t at = row == LIBRARY_NOWHERE ? list->count : find(list, row);

	if (at == list->count)
		at = before.cursor;
	list->top = at > above ? at - above : 0;
	put_cursor(list, at, 1);
	arena_free(before.arena);
	*lines = (List){ 0 };
}

/* What is searched and painted */

static Str line_text(const void *of, size_t unit)
{
	const List *list = of;
	ListLine line = list->lines[unit];

	if (!is_row(line))
		return list->texts[line.number];
	LibraryRow row = library_row(list->library, line.number);
	return library_row_name(&row);
}

SearchTexts list_texts(const List *list)
{
	return (SearchTexts){ .of = list, .count = list->count, .text = line_text };
}

static void paint_words(const List *list, size_t line, int row, unsigned marks, Canvas *canvas,
	const Search *search)
{
	bool heading = list->lines[line].kind == LIST_HEADING;
	MarkedText words = {
		.text = list->texts[list->lines[line].number],
		.style = heading ? STYLE_CROSSHEAD : STYLE_TEXT,
		.marks = marks,
		.unit = line,
	};

	marked_put_cut(canvas, row, MARGIN_CELLS, canvas->columns - 2 * MARGIN_CELLS, words, search,
		marked_ellipsis(list->ascii));
}

static void paint_line(const List *list, size_t line, int row, Canvas *canvas, const Search *search)
{
	unsigned marks = line == list->cursor ? MARK_CURSOR : 0;

	if (marks != 0) {
		canvas_fill(canvas, row, 0, canvas->columns, STYLE_TEXT, marks);
		canvas->cursor_row = row;
	}
	if (is_row(list->lines[line]))
		page_line_paint(list, line, row, marks, canvas, search);
	else
		paint_words(list, line, row, marks, canvas, search);
}

/* The title from where it fits into CELLS: what is listed matters more than whose it is. */
static Str fitting_title(const List *list, int cells)
{
	Str title = list->title;

	for (size_t i = 0; i < LIST_TITLE_STARTS && cells_of(title) > cells; i++)
		if (list->title_from[i] > 0)
			title = str_from(list->title, list->title_from[i]);
	return title;
}

void list_paint(const List *list, Canvas *canvas, const Search *search)
{
	int cells = canvas->columns - MARGIN_CELLS;

	canvas_put(canvas, 0, MARGIN_CELLS, cells, fitting_title(list, cells),
		STYLE_PANE_TITLE_FOCUSED, 0);
	for (int row = 0; row < list->rows; row++) {
		size_t line = list->top + (size_t)row;

		if (line < list->count)
			paint_line(list, line, row + 1, canvas, search);
	}
}
