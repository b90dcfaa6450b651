/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_VIEW_MACROS_H
#define BROADSHEET_VIEW_MACROS_H

/* Keys under a letter, for the key of macros. */

#include "base/text.h"

enum {
	MACROS_LETTERS = 52 /* a to z, A to Z */
};

typedef struct {
	Text keys[MACROS_LETTERS]; /* parted by blanks; on the heap */
} Macros;

/* No letter stands for anything. */
void macros_clear(Macros *macros);

/* LETTER, an ASCII one, stands for KEYS (copied) from now on. */
void macros_set(Macros *macros, char letter, Str keys);

/* The keys of LETTER, empty where it stands for none; borrowed until it is set anew. */
Str macros_keys(const Macros *macros, char letter);

#endif
