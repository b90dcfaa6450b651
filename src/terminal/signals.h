/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_TERMINAL_SIGNALS_H
#define BROADSHEET_TERMINAL_SIGNALS_H

/* Signals while the screen is taken. Handlers only note what came and wake the
 * loop through a pipe; those that end the process at once put the terminal back
 * first, with nothing but write and tcsetattr. A process has one set of signals,
 * so this is the one module with state of its own. */

#include <stdbool.h>
#include <stddef.h>
#include <termios.h>

#include "base/error.h"

/* What came since the last look. */
typedef struct {
	int end; /* SIGTERM, SIGHUP: leave and end with 128 + this; 0: none */
	bool interrupt; /* SIGINT from outside */
	bool resize; /* SIGWINCH, any number of them */
	bool suspend; /* SIGTSTP from outside */
	bool resumed; /* SIGCONT: the screen and the modes may have changed */
} SignalNews;

/* Installs the handlers; before ncurses starts, which then installs none. False with ERR. */
bool signals_begin(Error *err) MUST_CHECK;

/* Puts everything back as it was. */
void signals_end(void);

/* Readable when there is news. */
int signals_fd(void);

/* What came since this was asked last; END stays what it is. */
SignalNews signals_take(void);

/* Has a signal come that ends the program? It stays news. */
bool signals_must_end(void);

/* From now on an end by a signal or for lack of memory first writes SIZE bytes (copied) to
 * the descriptor FD and gives the terminal the MODES. signals_unguard: no more of that. */
void signals_guard(int fd, const char *bytes, size_t size, const struct termios *modes);
void signals_unguard(void);

/* Stops the process group as SIGTSTP does by default; returns when it goes on. */
void signals_stop(void);

#endif
