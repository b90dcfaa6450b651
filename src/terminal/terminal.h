/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_TERMINAL_TERMINAL_H
#define BROADSHEET_TERMINAL_TERMINAL_H

/* The terminal: shows canvases, hands over keys, and is left as it was found. The door of
 * the room, and all that the reader sees of it. What is behind: the device, which ncurses is
 * set up at (device), showing canvases there (showing), what comes from there (incoming), and
 * what the terminal says that it can (answers). One terminal a process.
 *
 * Keys come from standard input or, where that is no terminal, from /dev/tty;
 * the screen goes to standard output, or to /dev/tty. Nothing blocks but output
 * to a terminal that takes none. */

#include <stdbool.h>
#include <stddef.h>

#include "base/error.h"
#include "base/str.h"
#include "base/text.h"
#include "terminal/ground.h"
#include "terminal/incoming.h"
#include "terminal/theme.h"
#include "view/canvas.h"
#include "view/settings.h"

typedef struct Terminal Terminal;

/* AUTO: colours unless NO_COLOR is set and not empty. */
typedef enum {
	COLOURS_AUTO,
	COLOURS_ALWAYS,
	COLOURS_NEVER
} ColourMode;

typedef struct {
	ColourMode colours;
	bool ascii; /* send ASCII only (LC_CTYPE is a UTF-8 locale all the same) */
	bool ask_first; /* ask what the terminal can right after the first picture */
} TerminalOptions;

/* Takes the screen with THEME (copied). NULL with ERR (ERROR_TERMINAL, with a hint): there is none,
 * or it cannot place a cursor. signals_begin goes before. Nothing is written yet. */
Terminal *terminal_open(const Theme *theme, TerminalOptions options, Error *err) MUST_CHECK;

/* Leaves the screen, puts everything back, frees; NULL is fine. */
void terminal_close(Terminal *terminal);

/* A sentence to be said once after the screen is left (the terminal's type was not known),
 * or "". */
const char *terminal_notice(const Terminal *terminal);

/* The size as it is now, in cells; at least 1 by 1. */
void terminal_size(const Terminal *terminal, int *rows, int *columns);

/* The window has another size: asks for it and forgets what is shown. */
void terminal_resize(Terminal *terminal);

/* Shows CANVAS by the fewest bytes, in one write. */
void terminal_show(Terminal *terminal, const Canvas *canvas);

/* The next terminal_show paints everything from nothing. */
void terminal_forget(Terminal *terminal);

/* Has the terminal said that it can scroll one of two panes side by side? It is asked once, after
 * a picture that would have been cheaper so; the answer comes with the keys. */
bool terminal_scrolls_panes(const Terminal *terminal);

/* Asks the terminal for its ground after the next picture, where it may be asked; and what it has
 * answered until now. */
void terminal_ask_ground(Terminal *terminal);
Ground terminal_ground(const Terminal *terminal);

/* What pictures have cost until now. CELLS are those that changed. */
typedef struct {
	size_t bytes, writes, cells;
} TerminalCosts;
TerminalCosts terminal_costs(const Terminal *terminal);

/* From the next terminal_show on the mouse is reported, or not, where there is one. */
void terminal_set_mouse(Terminal *terminal, bool wanted);

/* From the next terminal_show on the terminal is told where cells lead, or not: AUTO where it is
 * known to take that. */
void terminal_set_hyperlinks(Terminal *terminal, HyperlinksWish wish);

/* Another theme, copied, from the next terminal_show on. */
void terminal_set_theme(Terminal *terminal, const Theme *theme);

/* Leaves the screen, stops the process group, and takes the screen again when it goes on. */
void terminal_suspend(Terminal *terminal);

/* Leaves the screen for another program, which has the terminal as the shell left it, and takes the
 * screen again. */
void terminal_step_out(Terminal *terminal);
void terminal_step_in(Terminal *terminal);

/* Asks the terminal to take TEXT into its clipboard (OSC 52): there is no answer. At most
 * TERMINAL_CLIPBOARD_BYTES as they are sent; false, and nothing is sent, for more. Only ever to be
 * called because a key asked for it. */
enum {
	TERMINAL_CLIPBOARD_BYTES = 74000
};
bool terminal_copy(Terminal *terminal, Str text);

/* The process went on after a stop that was not ours: sets the modes again. */
void terminal_resumed(Terminal *terminal);

/* The descriptor to poll for input. */
int terminal_fd(const Terminal *terminal);

/* The next input (terminal/incoming.h) there is; reads until none waits. */
Input terminal_read(Terminal *terminal);

/* The wait (base/wait.h) until terminal_read is to be called though nothing came, because a
 * sequence is begun. */
int terminal_wait_ms(const Terminal *terminal);

/* Adds the name and the version of the screen library in use to OUT. */
void terminal_library(Text *out);

#endif
