/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_TERMINAL_SHOWING_H
#define BROADSHEET_TERMINAL_SHOWING_H

/* Shows canvases at the terminal, by few bytes. ncurses compares what we give it with what
 * it has sent and finds lines that moved by itself; so a canvas is simply written and
 * refreshed once. What is done here beside: rows that are as before are not written, the
 * cursor is hidden once, a pane that was scrolled beside another one is scrolled by the
 * terminal if that can, and all of a picture goes out in one write (delivery). */

#include <stdbool.h>
#include <stddef.h>

#include "terminal/answers.h"
#include "terminal/device.h"
#include "terminal/painter.h"
#include "view/canvas.h"

typedef struct {
	Device *device; /* borrowed, as the next */
	Answers *answers; /* what the terminal can; it is asked here, behind a picture */
	Painter *painter; /* owned */
	int rows, columns; /* of the terminal */
	Cell *before; /* owned; ROWS by COLUMNS, as last shown */
	int rule_column; /* as last shown */
	bool begun; /* the screen is taken: something was written there */
	bool stale; /* the next picture writes all rows ... */
	bool forgotten; /* ... and clears the screen first */
	bool cursor_shown;
	bool mouse_wanted, mouse_on; /* reports are wanted; they are asked for */
	bool hyperlinks; /* cells that lead somewhere are told */
	size_t cells; /* changed in all */
} Showing;

/* Shows at DEVICE, which is open, with PAINTER, which it takes over. Nothing is written yet. */
void showing_open(Showing *showing, Device *device, Answers *answers, Painter *painter);

/* Frees what is in it; fine for one that is all 0. */
void showing_close(Showing *showing);

/* Shows CANVAS. The first picture takes the screen. */
void showing_canvas(Showing *showing, const Canvas *canvas);

/* Leaves the screen, if it is taken: what pictures have told the terminal is taken back, and it has
 * the modes of the shell. The next picture takes the screen again. */
void showing_end(Showing *showing);

/* The next picture paints everything from nothing. */
void showing_forget(Showing *showing);

/* Asks the terminal for its size and gives it to ncurses; what is shown is forgotten. */
void showing_take_size(Showing *showing);

/* Another theme, copied, from the next picture on. */
void showing_set_theme(Showing *showing, const Theme *theme);

/* From the next picture on the mouse is reported, or not, where there is one. */
void showing_set_mouse(Showing *showing, bool wanted);

/* From the next picture on the terminal is told where cells lead, or not; WANTED is for nothing
 * where marks cannot be told from text. */
void showing_set_hyperlinks(Showing *showing, bool wanted);

#endif
