/* SPDX-License-Identifier: ISC */
#include "screen.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <wchar.h>

enum {
	PARAMETERS_MAX = 16,
	ROW_BYTES = 8192,
	ESCAPE = 0x1B
};

typedef struct {
	char lead; /* "?", ">" or zero */
	char between; /* intermediate byte or zero */
	char final;
	int number[PARAMETERS_MAX];
	int count;
} Control;

/* The grid */

static ScreenCell *cell_at(Screen *screen, int row, int column)
{
	return &screen->cells[(size_t)row * (size_t)screen->columns + (size_t)column];
}

const ScreenCell *screen_cell(const Screen *screen, int row, int column)
{
	return &screen->cells[(size_t)row * (size_t)screen->columns + (size_t)column];
}

static void set_cell(ScreenCell *cell, ScreenCell to)
{
	to.changes = cell->changes + 1;
	*cell = to;
}

static ScreenCell blank_of(const Screen *screen)
{
	ScreenCell blank = { .text = { L' ' }, .foreground = -1 };

	/* Erasing takes the background along (bce). */
	blank.background = screen->cursor.pen.background;
	blank.link = screen->cursor.pen.link; /* in some terminals; so nobody may rely on it */
	return blank;
}

static void erase(Screen *screen, int row, int from, int to)
{
	for (int column = from; column < to; column++)
		set_cell(cell_at(screen, row, column), blank_of(screen));
}

static void reset_pen(Screen *screen)
{
	unsigned link = screen->cursor.pen.link;

	screen->cursor.pen = (ScreenCell){ .foreground = -1, .background = -1, .link = link };
}

Screen *screen_new(int rows, int columns)
{
	Screen *screen = calloc(1, sizeof *screen);

	reset_pen(screen);
	screen_resize(screen, rows, columns);
	return screen;
}

void screen_free(Screen *screen)
{
	if (screen == NULL)
		return;
	free(screen->cells);
	free(screen);
}

static int least(int a, int b)
{
	return a < b ? a : b;
}

static int within(int value, int low, int high)
{
	return value < low ? low : value > high ? high : value;
}

void screen_resize(Screen *screen, int rows, int columns)
{
	Screen old = *screen;

	screen->rows = rows;
	screen->columns = columns;
	screen->cells = calloc((size_t)rows * (size_t)columns, sizeof *screen->cells);
	for (int row = 0; row < rows; row++)
		erase(screen, row, 0, columns);
	for (int row = 0; row < least(rows, old.rows); row++)
		memcpy(cell_at(screen, row, 0), cell_at(&old, row, 0),
			(size_t)least(columns, old.columns) * sizeof *screen->cells);
	free(old.cells);
	screen->top = 0;
	screen->bottom = rows - 1;
	screen->left = 0;
	screen->right = columns - 1;
	screen->cursor.row = within(screen->cursor.row, 0, rows - 1);
	screen->cursor.column = within(screen->cursor.column, 0, columns - 1);
	screen->cursor.wrap_pending = false;
}

/* Moves the part of the rows from TOP on that lies in the region by COUNT: up for a
 * positive one. */
static void scroll(Screen *screen, int top, int count)
{
	size_t bytes = (size_t)(screen->right - screen->left + 1) * sizeof *screen->cells;

	if (screen->left > 0 || screen->right < screen->columns - 1)
		screen->margin_scrolls++;
	for (int i = 0; i <= screen->bottom - top; i++) {
		int row = count > 0 ? top + i : screen->bottom - i;
		int from = row + count;

		if (from >= top && from <= screen->bottom)
			memcpy(cell_at(screen, row, screen->left),
				cell_at(screen, from, screen->left), bytes);
		else
			erase(screen, row, screen->left, screen->right + 1);
	}
}

static void line_feed(Screen *screen)
{
	if (screen->cursor.row == screen->bottom)
		scroll(screen, screen->top, 1);
	else if (screen->cursor.row < screen->rows - 1)
		screen->cursor.row++;
}

static void reverse_line_feed(Screen *screen)
{
	if (screen->cursor.row == screen->top)
		scroll(screen, screen->top, -1);
	else if (screen->cursor.row > 0)
		screen->cursor.row--;
}

/* A cell that loses its other half becomes a blank. */
static void part_halves(Screen *screen, int row, int column)
{
	ScreenCell *cell = cell_at(screen, row, column);

	if (cell->text[0] == L'\0' && column > 0)
		cell_at(screen, row, column - 1)->text[0] = L' ';
	if (column + 1 < screen->columns && cell_at(screen, row, column + 1)->text[0] == L'\0')
		cell_at(screen, row, column + 1)->text[0] = L' ';
}

static void add_mark(Screen *screen, wchar_t mark)
{
	ScreenCursor *cursor = &screen->cursor;
	int column = cursor->wrap_pending ? cursor->column : cursor->column - 1;

	if (column > 0 && cell_at(screen, cursor->row, column)->text[0] == L'\0')
		column--;
	if (column < 0)
		return;
	ScreenCell *cell = cell_at(screen, cursor->row, column);
	size_t used = wcslen(cell->text);

	if (used + 1 < SCREEN_CELL_CHARACTERS)
		cell->text[used] = mark;
}

static void put(Screen *screen, wchar_t c)
{
	ScreenCursor *cursor = &screen->cursor;
	int width = wcwidth(c);

	if (width <= 0) {
		add_mark(screen, c);
		return;
	}
	if (cursor->wrap_pending || cursor->column + width > screen->columns) {
		cursor->column = 0;
		line_feed(screen);
		cursor->wrap_pending = false;
	}
	for (int i = 0; i < width; i++) {
		ScreenCell *cell = cell_at(screen, cursor->row, cursor->column + i);

		part_halves(screen, cursor->row, cursor->column + i);
		set_cell(cell, cursor->pen);
		cell->text[0] = i == 0 ? c : L'\0';
	}
	screen->last = c;
	if (cursor->column + width < screen->columns) {
		cursor->column += width;
	} else {
		cursor->column = screen->columns - 1;
		cursor->wrap_pending = true;
	}
}

static wchar_t drawn(char c)
{
	static const struct {
		char from;
		wchar_t to;
	} lines[] = { { 'q', L'─' }, { 'x', L'│' }, { 'l', L'┌' }, { 'k', L'┐' }, { 'm', L'└' },
		{ 'j', L'┘' }, { 't', L'├' }, { 'u', L'┤' }, { 'w', L'┬' }, { 'v', L'┴' },
		{ 'n', L'┼' }, { '~', L'·' } };

	for (size_t i = 0; i < sizeof lines / sizeof *lines; i++)
		if (lines[i].from == c)
			return lines[i].to;
	return (wchar_t)c;
}

/* Control sequences */

static int number(const Control *control, int index, int otherwise)
{
	return index < control->count && control->number[index] > 0 ? control->number[index]
								    : otherwise;
}

static void unknown(Screen *screen)
{
	if (screen->unknown++ > 0)
		return;
	size_t at = 0;

	for (size_t i = 0; i < screen->sequence_size; i++)
		at += (size_t)snprintf(screen->first_unknown + at, 4, "%c",
			screen->sequence[i] == ESCAPE ? '^' : screen->sequence[i]);
}

/* Colours behind 38 and 48: ;5;N. Returns the parameters used. */
static int palette(const Control *control, int at, int *colour)
{
	if (at + 2 < control->count && control->number[at + 1] == 5) {
		*colour = control->number[at + 2];
		return 2;
	}
	return 0;
}

static void select_graphic(Screen *screen, const Control *control)
{
	ScreenCell *pen = &screen->cursor.pen;

	if (control->count == 0)
		reset_pen(screen);
	for (int i = 0; i < control->count; i++) {
		int n = control->number[i];

		if (n == 0)
			reset_pen(screen);
		else if (n == 1)
			pen->attributes |= SCREEN_BOLD;
		else if (n == 2)
			pen->attributes |= SCREEN_DIM;
		else if (n == 3)
			pen->attributes |= SCREEN_ITALIC;
		else if (n == 4)
			pen->attributes |= SCREEN_UNDERLINE;
		else if (n == 7)
			pen->attributes |= SCREEN_REVERSE;
		else if (n == 22)
			pen->attributes &= ~(unsigned)(SCREEN_BOLD | SCREEN_DIM);
		else if (n == 23)
			pen->attributes &= ~(unsigned)SCREEN_ITALIC;
		else if (n == 24)
			pen->attributes &= ~(unsigned)SCREEN_UNDERLINE;
		else if (n == 27)
			pen->attributes &= ~(unsigned)SCREEN_REVERSE;
		else if (n >= 30 && n <= 37)
			pen->foreground = n - 30;
		else if (n == 38)
			i += palette(control, i, &pen->foreground);
		else if (n == 39)
			pen->foreground = -1;
		else if (n >= 40 && n <= 47)
			pen->background = n - 40;
		else if (n == 48)
			i += palette(control, i, &pen->background);
		else if (n == 49)
			pen->background = -1;
		else if (n >= 90 && n <= 97)
			pen->foreground = n - 90 + 8;
		else if (n >= 100 && n <= 107)
			pen->background = n - 100 + 8;
		else
			unknown(screen);
	}
}

static void switch_screen(Screen *screen, bool on)
{
	if (on)
		screen->saved[0] = screen->cursor;
	else
		screen->cursor = screen->saved[0];
	screen->alternate = on;
	for (int row = 0; row < screen->rows; row++)
		erase(screen, row, 0, screen->columns);
}

static void set_private_mode(Screen *screen, int mode, bool on)
{
	switch (mode) {
	case 1:
		screen->keypad = on;
		return;
	case 7:
	case 12:
		return;
	case 25:
		screen->cursor_hidden = !on;
		return;
	case 69:
		screen->margins = on && screen->can_margins;
		screen->left = 0;
		screen->right = screen->columns - 1;
		return;
	case 1000:
	case 1002:
	case 1006:
		screen->mouse = on;
		return;
	case 1049:
		switch_screen(screen, on);
		return;
	case 2004:
		screen->paste = on;
		return;
	case 2026:
		if (!screen->can_synchronize)
			unknown(screen);
		screen->updates += screen->synchronizing && !on;
		screen->synchronizing = on;
		return;
	default:
		unknown(screen);
	}
}

static void erase_display(Screen *screen, int what)
{
	const ScreenCursor *cursor = &screen->cursor;
	int from = what == 0 ? cursor->row + 1 : 0;
	int to = what == 1 ? cursor->row : screen->rows;

	if (what == 0)
		erase(screen, cursor->row, cursor->column, screen->columns);
	if (what == 1)
		erase(screen, cursor->row, 0, cursor->column + 1);
	for (int row = from; row < to; row++)
		erase(screen, row, 0, screen->columns);
	screen->clearings += what == 2 || (what == 0 && cursor->row == 0 && cursor->column == 0);
}

static void erase_line(Screen *screen, int what)
{
	const ScreenCursor *cursor = &screen->cursor;

	erase(screen, cursor->row, what == 0 ? cursor->column : 0,
		what == 1 ? cursor->column + 1 : screen->columns);
}

/* Makes room for COUNT cells at the cursor, or closes it for a negative one. */
static void shift(Screen *screen, int count)
{
	int column = screen->cursor.column, rest = screen->columns - column;
	int moved = rest - least(abs(count), rest);
	ScreenCell *here = cell_at(screen, screen->cursor.row, column);
	size_t bytes = (size_t)moved * sizeof *here;

	memmove(count > 0 ? here + (rest - moved) : here, count > 0 ? here : here + (rest - moved),
		bytes);
	if (count > 0)
		erase(screen, screen->cursor.row, column, column + rest - moved);
	else
		erase(screen, screen->cursor.row, column + moved, screen->columns);
}

static void set_region(Screen *screen, const Control *control)
{
	screen->top = within(number(control, 0, 1) - 1, 0, screen->rows - 1);
	screen->bottom =
		within(number(control, 1, screen->rows) - 1, screen->top, screen->rows - 1);
	screen->cursor.row = screen->cursor.column = 0;
}

static void move_to(Screen *screen, int row, int column)
{
	screen->cursor.row = within(row, 0, screen->rows - 1);
	screen->cursor.column = within(column, 0, screen->columns - 1);
}

static void insert_lines(Screen *screen, int count)
{
	if (screen->cursor.row >= screen->top && screen->cursor.row <= screen->bottom)
		scroll(screen, screen->cursor.row, -count);
}

/* Answers whether a mode is known, and what this is. */
static void answer(Screen *screen, const Control *control)
{
	size_t used = strlen(screen->reply);
	char *end = screen->reply + used;
	size_t room = sizeof screen->reply - used;

	screen->questions++;
	if (control->final == 'c')
		snprintf(end, room, "\033[?64;1c");
	else
		snprintf(end, room, "\033[?%d;%d$y", control->number[0],
			(control->number[0] == 69 && screen->can_margins) ||
					(control->number[0] == 2026 && screen->can_synchronize)
				? 2
				: 0);
}

/* A hyperlink begins, with PARAMETERS "id=...;address", or ends, with ";". */
static void begin_link(Screen *screen, const char *parameters, size_t size)
{
	unsigned link = 1;

	screen->cursor.pen.link = 0;
	if (size == 1)
		return;
	if (size >= SCREEN_LINK_BYTES || memchr(parameters, ';', size) == NULL) {
		unknown(screen);
		return;
	}
	while (link <= screen->link_count &&
		(strncmp(screen->links[link], parameters, size) != 0 ||
			screen->links[link][size] != '\0'))
		link++;
	if (link == SCREEN_LINKS_MAX) {
		unknown(screen);
		return;
	}
	memcpy(screen->links[link], parameters, size);
	if (link > screen->link_count)
		screen->link_count = link;
	screen->cursor.pen.link = link;
}

/* A string that BEL ends: a hyperlink, or the question for the ground. */
static void carry_out_string(Screen *screen)
{
	static const char question[] = "\033]11;?\a", link[] = "\033]8;";
	size_t used = strlen(screen->reply);

	if (strncmp(screen->sequence, link, sizeof link - 1) == 0) {
		begin_link(screen, screen->sequence + sizeof link - 1,
			screen->sequence_size - sizeof link);
		return;
	}
	if (screen->sequence_size != sizeof question - 1 ||
		memcmp(screen->sequence, question, sizeof question - 1) != 0) {
		unknown(screen);
		return;
	}
	screen->questions++;
	if (screen->ground != NULL)
		snprintf(screen->reply + used, sizeof screen->reply - used, "\033]11;%s\033\\",
			screen->ground);
}

static void carry_out_private(Screen *screen, const Control *control)
{
	if (control->lead == '?' && control->between == '$' && control->final == 'p') {
		answer(screen, control);
		return;
	}
	if (control->lead != '?' || (control->final != 'h' && control->final != 'l')) {
		unknown(screen);
		return;
	}
	for (int i = 0; i < control->count; i++)
		set_private_mode(screen, control->number[i], control->final == 'h');
}

static void carry_out(Screen *screen, const Control *control)
{
	ScreenCursor *cursor = &screen->cursor;
	int n = number(control, 0, 1);

	if (control->lead != '\0' || control->between != '\0') {
		carry_out_private(screen, control);
		return;
	}
	if (control->final != 'm' && control->final != 'b')
		cursor->wrap_pending = false;
	switch (control->final) {
	case 'A':
		move_to(screen, cursor->row - n, cursor->column);
		return;
	case 'B':
		move_to(screen, cursor->row + n, cursor->column);
		return;
	case 'C':
		move_to(screen, cursor->row, cursor->column + n);
		return;
	case 'D':
		move_to(screen, cursor->row, cursor->column - n);
		return;
	case 'G':
		move_to(screen, cursor->row, n - 1);
		return;
	case 'H':
		move_to(screen, n - 1, number(control, 1, 1) - 1);
		return;
	case 'I':
		move_to(screen, cursor->row, (cursor->column / 8 + n) * 8);
		return;
	case 'J':
		erase_display(screen, number(control, 0, 0));
		return;
	case 'K':
		erase_line(screen, number(control, 0, 0));
		return;
	case 'L':
		insert_lines(screen, n);
		return;
	case 'M':
		insert_lines(screen, -n);
		return;
	case 'P':
		shift(screen, -n);
		return;
	case 'S':
		scroll(screen, screen->top, n);
		return;
	case 'T':
		scroll(screen, screen->top, -n);
		return;
	case 'X':
		erase(screen, cursor->row, cursor->column,
			least(cursor->column + n, screen->columns));
		return;
	case 'Z':
		move_to(screen, cursor->row, (cursor->column - 1) / 8 * 8);
		return;
	case '@':
		shift(screen, n);
		return;
	case 'b':
		for (int i = 0; i < n; i++)
			put(screen, screen->last);
		return;
	case 'd':
		move_to(screen, n - 1, cursor->column);
		return;
	case 'h':
	case 'l': /* insert mode is never on; resetting it at the start is all there is */
		if (n != 4 || control->final == 'h')
			unknown(screen);
		return;
	case 'm':
		select_graphic(screen, control);
		return;
	case 'c':
		answer(screen, control);
		return;
	case 'r':
		set_region(screen, control);
		return;
	case 's':
		if (!screen->margins)
			unknown(screen);
		screen->left = within(number(control, 0, 1) - 1, 0, screen->columns - 1);
		screen->right =
			within(number(control, 1, screen->columns) - 1, 0, screen->columns - 1);
		screen->cursor.row = screen->cursor.column = 0;
		return;
	case 't':
		screen->titles += n == 22 ? 1 : n == 23 ? -1 : 0;
		return;
	default:
		unknown(screen);
	}
}

static void read_control(const Screen *screen, Control *control)
{
	memset(control, 0, sizeof *control);
	for (size_t i = 2; i < screen->sequence_size; i++) {
		char c = screen->sequence[i];

		if (c >= '0' && c <= '9' && control->count < PARAMETERS_MAX) {
			if (control->count == 0)
				control->count = 1;
			int *last = &control->number[control->count - 1];

			*last = least(*last * 10 + (c - '0'), 10000);
		} else if (c == ';' && control->count < PARAMETERS_MAX) {
			control->count += control->count == 0 ? 2 : 1;
		} else if (c >= '<' && c <= '?') {
			control->lead = c;
		} else if (c >= ' ' && c <= '/') {
			control->between = c;
		} else {
			control->final = c;
		}
	}
}

/* ESC and one more byte. */
static void carry_out_escape(Screen *screen, char c)
{
	switch (c) {
	case '7':
		screen->saved[screen->alternate] = screen->cursor;
		return;
	case '8':
		screen->cursor = screen->saved[screen->alternate];
		return;
	case 'D':
		line_feed(screen);
		return;
	case 'M':
		reverse_line_feed(screen);
		return;
	case '=':
	case '>':
		return;
	default:
		unknown(screen);
	}
}

/* One byte of a sequence that has begun; true when it is finished. */
static bool feed_sequence(Screen *screen, char c)
{
	size_t at = screen->sequence_size;

	if (at + 1 < SCREEN_SEQUENCE_BYTES)
		screen->sequence[screen->sequence_size++] = c;
	if (at == 1 && (c == '[' || c == '(' || c == ')' || c == ']'))
		return false;
	if (screen->sequence[1] == '[') {
		Control control;

		if (c < '@' || c > '~')
			return false;
		read_control(screen, &control);
		carry_out(screen, &control);
	} else if (screen->sequence[1] == '(') {
		screen->line_drawing = c == '0';
	} else if (screen->sequence[1] == ']') {
		if (c != '\a')
			return false;
		carry_out_string(screen);
	} else if (screen->sequence[1] != ')') {
		carry_out_escape(screen, c);
	}
	return true;
}

static void feed_control_character(Screen *screen, char c)
{
	ScreenCursor *cursor = &screen->cursor;

	cursor->wrap_pending = false;
	if (c == '\r')
		cursor->column = 0;
	else if (c == '\n')
		line_feed(screen);
	else if (c == '\b' && cursor->column > 0)
		cursor->column--;
	else if (c == '\t')
		move_to(screen, cursor->row, (cursor->column / 8 + 1) * 8);
	else if (c != '\b' && c != '\a' && c != '\017')
		unknown(screen);
}

/* A byte of UTF-8; characters of several bytes gather in the sequence. */
static void feed_text(Screen *screen, char byte)
{
	mbstate_t state = { 0 };
	wchar_t c;

	if (screen->sequence_size == 0 && (unsigned char)byte < 0x80) {
		put(screen, screen->line_drawing ? drawn(byte) : (wchar_t)byte);
		return;
	}
	screen->sequence[screen->sequence_size++] = byte;
	size_t size = mbrtowc(&c, screen->sequence, screen->sequence_size, &state);

	if (size == (size_t)-2)
		return;
	if (size == (size_t)-1)
		unknown(screen);
	else
		put(screen, c);
	screen->sequence_size = 0;
}

void screen_feed(Screen *screen, const char *bytes, size_t size)
{
	screen->bytes += size;
	for (size_t i = 0; i < size; i++) {
		unsigned char c = (unsigned char)bytes[i];
		bool in_escape = screen->sequence_size > 0 && screen->sequence[0] == ESCAPE;

		if (in_escape) {
			if (feed_sequence(screen, bytes[i]))
				screen->sequence_size = 0;
		} else if (c == ESCAPE) {
			screen->sequence[0] = ESCAPE;
			screen->sequence_size = 1;
		} else if (c < ' ' || c == 0x7F) {
			feed_control_character(screen, bytes[i]);
		} else {
			feed_text(screen, bytes[i]);
		}
	}
}

/* Reading it */

const char *screen_link(const Screen *screen, int row, int column)
{
	return screen->links[screen_cell(screen, row, column)->link];
}

const char *screen_row(const Screen *screen, int row)
{
	static char text[ROW_BYTES];
	size_t used = 0, end = 0;

	for (int column = 0; column < screen->columns; column++) {
		const ScreenCell *cell = screen_cell(screen, row, column);

		for (size_t i = 0; cell->text[i] != L'\0' && used + 8 < sizeof text; i++) {
			mbstate_t state = { 0 };

			used += wcrtomb(text + used, cell->text[i], &state);
			if (cell->text[i] != L' ')
				end = used;
		}
	}
	text[end] = '\0';
	return text;
}

int screen_find(const Screen *screen, const char *text, int from)
{
	for (int row = from; row < screen->rows; row++)
		if (strstr(screen_row(screen, row), text) != NULL)
			return row;
	return -1;
}

char *screen_text(const Screen *screen)
{
	size_t size = 1;
	char *text;

	for (int row = 0; row < screen->rows; row++)
		size += strlen(screen_row(screen, row)) + 1;
	text = malloc(size);
	text[0] = '\0';
	for (int row = 0; row < screen->rows; row++) {
		strcat(text, screen_row(screen, row));
		strcat(text, "\n");
	}
	return text;
}

bool screen_is_restored(const Screen *screen)
{
	return !screen->alternate && !screen->cursor_hidden && !screen->keypad && !screen->paste &&
		!screen->mouse && !screen->margins && !screen->synchronizing &&
		screen->titles == 0 && !screen->line_drawing &&
		screen->cursor.pen.attributes == 0 && screen->cursor.pen.foreground == -1 &&
		screen->cursor.pen.background == -1 && screen->cursor.pen.link == 0 &&
		screen->top == 0 && screen->bottom == screen->rows - 1;
}
