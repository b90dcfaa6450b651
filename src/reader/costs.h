/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_READER_COSTS_H
#define BROADSHEET_READER_COSTS_H

/* What each picture cost, written to a file (--stats) for whoever wants to know what
 * a key sends over a slow line. After a line of names there is one line a picture, its
 * fields parted by tabs: how many keys it answers (0: nobody asked for it), the last of
 * them, bytes and cells and writes, and milliseconds from the first key to the end of
 * the writing. */

#include "base/error.h"
#include "base/str.h"
#include "terminal/terminal.h"

typedef struct Costs Costs;

/* Writes to the file PATH from now on, which is emptied. NULL with ERR. */
Costs *costs_open(const char *path, Error *err) MUST_CHECK;

/* NULL is fine, here and below. */
void costs_close(Costs *costs);

/* KEY was taken. */
void costs_key(Costs *costs, Str key);

/* A picture was shown; until now all of them cost TOTAL. */
void costs_picture(Costs *costs, TerminalCosts total);

#endif
