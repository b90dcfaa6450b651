/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_TERMINAL_STARTING_H
#define BROADSHEET_TERMINAL_STARTING_H

/* What has to be done to have ncurses at a terminal: once, before the first picture. */

#include <stdbool.h>
#include <stdio.h>

#include "base/error.h"
#include "terminal/keys.h"

typedef struct {
	FILE *in, *out; /* borrowed */
	int rows, columns; /* the size of the terminal */
} Starting;

/* ncurses reads a terminal's description into large arrays on the stack, and dies of a small one:
 * false with ERR. */
bool starting_has_stack(Error *err) MUST_CHECK;

/* newterm for $TERM or, where that is not known, for a type that most terminals are like, which
 * NOTICE of SIZE bytes then says. NULL when there is none. */
struct screen *starting_screen(Starting how, char *notice, size_t size);

/* Keys as this terminal says it sends them. */
void starting_add_keys(Keys *keys);

/* Milliseconds to wait after a lone ESC. */
int starting_escape_ms(void);

#endif
