/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_TERMINAL_MARGINS_H
#define BROADSHEET_TERMINAL_MARGINS_H

/* Scrolls a part of the screen by left and right margins (DECLRMM, DECSLRM), which
 * terminfo cannot be trusted about: every terminal claims to be an xterm, and one
 * that has no margins would scroll whole lines. So the terminal is asked. */

#include <stdbool.h>

#include "base/str.h"
#include "terminal/pane.h"

typedef enum {
	MARGINS_UNASKED,
	MARGINS_WANTED, /* a pane was scrolled that the terminal could have scrolled */
	MARGINS_ASKED, /* no answer yet */
	MARGINS_YES,
	MARGINS_NO
} Margins;

/* The question: is mode 69 known (DECRQM), and, since all answer that, what are you (DA1)? */
extern const char margins_question[];

/* What is known after REPLY came, an answer without its ESC [, while KNOWN was. */
Margins margins_answer(Margins known, Str reply);

/* Between two refreshes: scrolls the screen at descriptor FD as MOVE says, in one write, and
 * changes the picture that ncurses has of it. */
void margins_scroll(int fd, const PaneMove *move);

#endif
