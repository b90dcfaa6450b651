/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_READER_OUTSIDE_H
#define BROADSHEET_READER_OUTSIDE_H

/* Other programs, run while the terminal is left. Page text only ever reaches their standard
 * input; an address is an argument of its own. A shell sees nothing but what the reader typed
 * or wrote into the configuration. */

#include <stdbool.h>

#include "base/error.h"
#include "base/str.h"

/* Runs COMMAND by the shell with INPUT (absent: the terminal) on its standard input and waits for
 * its end; an empty COMMAND is the reader's shell. QUIET: it has no terminal, for it is not
 * one to be looked at. False with ERR: it could not be run, or failed. */
bool outside_shell(Str command, Str input, bool quiet, Error *err) MUST_CHECK;

/* Runs PROGRAM (its words parted by blanks; absent: $BROWSER, else xdg-open) with WHAT, an
 * address or a path, behind its words, or in place of a %s among them. */
bool outside_open(Str program, Str what, Error *err) MUST_CHECK;

/* May ADDRESS be handed to a browser: is it of the schemes http, https, mailto or file? */
bool outside_may_open(Str address);

/* Waits for Enter on the terminal, having said so, or for a signal that ends the program. */
void outside_wait_for_enter(void);

#endif
