/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_TERMINAL_PANE_H
#define BROADSHEET_TERMINAL_PANE_H

/* Finds out that a pane beside another one was scrolled. ncurses finds moved lines
 * by itself only where they are whole lines of the screen; a pane beside text that
 * moves makes every line differ, and one line of scrolling would cost a screenful.
 * The canvas tells where panes stand side by side. */

#include <stdbool.h>

#include "view/canvas.h"

/* Rows TOP to BOTTOM, columns LEFT to RIGHT (the last ones included) moved up by LINES, down for
 * a negative number; what came into sight is new. */
typedef struct {
	int top, bottom, left, right;
	int lines;
} PaneMove;

/* True when it pays to see the change from the cells BEFORE to CANVAS, of the same size and with
 * a rule, as a pane that moved. */
bool pane_find_move(const Cell *before, const Canvas *canvas, PaneMove *move);

#endif
