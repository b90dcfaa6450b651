/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_TERMINAL_ASCII_H
#define BROADSHEET_TERMINAL_ASCII_H

/* ASCII stand-ins for terminals of another character set. A stand-in takes just
 * the cells of what it stands for, so nothing moves. */

#include "view/canvas.h"

enum {
	ASCII_STAND_IN_BYTES = 3
};

/* Writes CELLS (1 or 2) ASCII characters and a zero that stand for the zero-terminated
 * cluster TEXT: itself, a likeness, its letter without accents, or "?". */
void ascii_stand_in(const char *text, int cells, char out[ASCII_STAND_IN_BYTES]);

#endif
