/* SPDX-License-Identifier: ISC */
#include "terminal/showing.h"

#include <stdlib.h>
#include <string.h>

#include <curses.h>

#include "base/arena.h"
#include "terminal/capabilities.h"
#include "terminal/hyperlinks.h"
#include "terminal/margins.h"
#include "terminal/mouse.h"
#include "terminal/pane.h"
#include "terminal/tty.h"

enum {
	MANY_ROWS = 3 /* changed together, from which a picture is to appear at once */
};

void showing_open(Showing *showing, Device *device, Answers *answers, Painter *painter)
{
	*showing = (Showing){ .device = device, .answers = answers, .painter = painter };
	showing_take_size(showing);
}

void showing_close(Showing *showing)
{
	painter_free(showing->painter);
	free(showing->before);
	showing->painter = NULL;
	showing->before = NULL;
}

void showing_forget(Showing *showing)
{
	showing->stale = showing->forgotten = true;
}

void showing_take_size(Showing *showing)
{
	tty_size(showing->device->tty, &showing->rows, &showing->columns);
	delivery_resize(&showing->device->delivery, showing->rows);
	if (showing->rows != LINES || showing->columns != COLS)
		resize_term(showing->rows, showing->columns);
	size_t bytes = (size_t)showing->rows * (size_t)showing->columns * sizeof *showing->before;
	showing->before = memory_resize(showing->before, bytes);
	/* Now, while the child reads: the first picture is waited for, and each page of
	 * memory that is written to for the first time takes as long as many cells. */
	memset(showing->before, 0, bytes);
	showing_forget(showing);
}

void showing_set_theme(Showing *showing, const Theme *theme)
{
	painter_set_theme(showing->painter, theme);
	showing->stale = true;
}

void showing_set_mouse(Showing *showing, bool wanted)
{
	showing->mouse_wanted = wanted && capability("kmous") != NULL;
}

void showing_set_hyperlinks(Showing *showing, bool wanted)
{
	bool on = wanted && hyperlinks_can() && showing->device->delivery.file >= 0;

	if (on == showing->hyperlinks)
		return;
	showing->hyperlinks = on;
	showing->stale = true;
	painter_set_hyperlinks(showing->painter, on);
	device_guard(showing->device, on);
}

/* Taking and leaving the screen */

static void turn_mouse(Showing *showing, bool on)
{
	if (showing->mouse_on != on)
		device_send(showing->device, str(on ? mouse_on : mouse_off));
	showing->mouse_on = on;
}

/* Takes the screen. */
static void begin(Showing *showing)
{
	showing->begun = true;
	delivery_forget(&showing->device->delivery);
	leaveok(stdscr, TRUE);
	device_send_two(showing->device, "smkx", "civis");
}

void showing_end(Showing *showing)
{
	if (!showing->begun)
		return;
	delivery_release_rows(&showing->device->delivery);
	turn_mouse(showing, false);
	device_send_two(showing->device, "rmkx", showing->cursor_shown ? "BD" : "cnorm");
	showing->cursor_shown = false;
	showing->begun = false;
	endwin();
}

/* A picture */

/* Where panes stand side by side, one that was scrolled is scrolled by the terminal, if that can.
 * Its rows, in MOVE, have to be painted then, so that ncurses finds what is new in them. */
static bool scroll_pane(Showing *showing, const Canvas *canvas, PaneMove *move)
{
	bool known = showing->answers->state == ANSWERS_KNOWN;

	if (canvas->rule_column < 0 || canvas->rule_column != showing->rule_column ||
		(known && !showing->answers->margins) || canvas->rows != showing->rows ||
		canvas->columns != showing->columns ||
		!pane_find_move(showing->before, canvas, move))
		return false;
	answers_want(showing->answers);
	if (!known)
		return false;
	margins_scroll(fileno(showing->device->out), move);
	return true;
}

/* How many of COLUMNS cells are not as before. */
static size_t changed_cells(
	const Showing *showing, const Cell *before, const Cell *cells, int columns)
{
	size_t changed = 0;

	if (showing->forgotten)
		return (size_t)columns;
	for (int i = 0; i < columns; i++)
		changed += memcmp(&before[i], &cells[i], sizeof(Cell)) != 0;
	return changed;
}

/* Writes the rows of CANVAS that are not as before, and those in MOVE, which may be NULL; how many
 * they are. */
static int write_rows(Showing *showing, const Canvas *canvas, const PaneMove *move)
{
	int rows = canvas->rows < showing->rows ? canvas->rows : showing->rows;
	int columns = canvas->columns < showing->columns ? canvas->columns : showing->columns;
	int written = 0;

	for (int row = 0; row < rows; row++) {
		bool in_move = move != NULL && row >= move->top && row <= move->bottom;
		const Cell *cells = canvas->cells + (size_t)row * (size_t)canvas->columns;
		Cell *before = showing->before + (size_t)row * (size_t)showing->columns;
		bool same = memcmp(before, cells, (size_t)columns * sizeof(Cell)) == 0;

		if (!showing->stale && !in_move && same)
			continue;
		if (!same)
			showing->cells += changed_cells(showing, before, cells, columns);
		memcpy(before, cells, (size_t)columns * sizeof(Cell));
		/* All of a stale picture is painted on fresh ground. */
		if (!showing->stale || !painter_is_ground(cells, columns))
			painter_row(showing->painter, row, cells, columns);
		written++;
	}
	return written;
}

/* Refreshes the screen with the cursor shown or hidden. While it is shown somebody types, so
 * pastes are told apart then. */
static void refresh_with_cursor(Showing *showing, const Canvas *canvas)
{
	bool show = canvas->cursor_shown, changed = show != showing->cursor_shown;

	showing->cursor_shown = show;
	if (show)
		move(canvas->cursor_row, canvas->cursor_column);
	if (changed)
		leaveok(stdscr, !show);
	if (changed && !show)
		device_send_two(showing->device, "civis", "BD");
	refresh();
	if (changed && show)
		device_send_two(showing->device, "cnorm", "BE");
}

/* Returns whether much of the picture changed. */
static bool show(Showing *showing, const Canvas *canvas)
{
	bool stale = showing->stale, first = !showing->begun;
	PaneMove move;

	if (first)
		begin(showing);
	if (stale)
		painter_ground(showing->painter);
	if (showing->forgotten)
		clearok(curscr, TRUE);
	bool moved = !stale && scroll_pane(showing, canvas, &move);
	bool many = write_rows(showing, canvas, moved ? &move : NULL) >= MANY_ROWS && !moved;

	/* Who asks wherever a page is turned is heard by many that have no answer. */
	if (!stale && many && capability("Sync") != NULL)
		answers_want(showing->answers);
	showing->rule_column = canvas->rule_column;
	showing->stale = showing->forgotten = false;
	refresh_with_cursor(showing, canvas);
	turn_mouse(showing, showing->mouse_wanted);
	answers_ask(showing->answers, fileno(showing->device->out));
	return many && !first;
}

void showing_canvas(Showing *showing, const Canvas *canvas)
{
	Delivery *delivery = &showing->device->delivery;

	delivery_begin(delivery);
	delivery->links = showing->hyperlinks ? canvas->links : NULL;
	bool many = show(showing, canvas);

	delivery_end(delivery, many && showing->answers->synchronized);
}
