/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_TERMINAL_MARGINS_H
#define BROADSHEET_TERMINAL_MARGINS_H

/* Scrolls a part of the screen by left and right margins (DECLRMM, DECSLRM), where the
 * terminal has said that it has them (terminal/answers.h): one that has none would
 * scroll whole lines. */

#include "terminal/pane.h"

/* Between two refreshes: scrolls the screen at descriptor FD as MOVE says, in one write, and
 * changes the picture that ncurses has of it. */
void margins_scroll(int fd, const PaneMove *move);

#endif
