/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_TERMINAL_KEYS_H
#define BROADSHEET_TERMINAL_KEYS_H

/* Bytes from a terminal to key names. Pure: it reads no descriptor and no clock,
 * so every sequence can be tested. Names are those of view/keymap.h; keys that
 * no keymap knows have names, too ("C-Up", "M-x", "F7", "Del"), so that the view
 * can say that they are not bound.
 *
 * An escape sequence is always swallowed whole, known or not: none of its bytes
 * is ever taken for a key. What is not finished waits; the caller looks at
 * keys_wait and flushes when that time has passed without a byte. */

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"

/* The most bytes of a paste that are kept, and of a sequence that is waited for. */
enum {
	KEYS_PASTE_BYTES_MAX = 64 << 10,
	KEYS_SEQUENCE_BYTES_MAX = 256
};

typedef enum {
	KEYS_NONE, /* nothing whole is there */
	KEYS_KEY, /* TEXT is the name of a key */
	KEYS_PASTE, /* TEXT was pasted: clean, in one line */
	KEYS_REPLY, /* TEXT is what the terminal answered, without the introducer ESC [ */
	KEYS_MOUSE /* the same: a report of the mouse (terminal/mouse.h) */
} KeysKind;

/* TEXT is borrowed until the next call. */
typedef struct {
	KeysKind kind;
	Str text;
} KeysEvent;

/* What is begun and not finished. */
typedef enum {
	KEYS_WAIT_NOT, /* nothing */
	KEYS_WAIT_ESCAPE, /* an ESC that may be the Esc key: wait the escape delay */
	KEYS_WAIT_SEQUENCE, /* a sequence or a character of several bytes: wait longer */
	KEYS_WAIT_PASTE /* a paste: its end will come */
} KeysWait;

typedef struct Keys Keys;

/* Nothing has come yet. The caller frees it; NULL is fine there. */
Keys *keys_new(void);
void keys_free(Keys *keys);

/* SEQUENCE, which begins with ESC, is the key NAME (static) on this terminal; goes before
 * what is built in. NULL and "" are ignored, and so is anything beyond a small number. */
void keys_add(Keys *keys, const char *sequence, const char *name);

/* SIZE bytes came from the terminal. */
void keys_feed(Keys *keys, const char *bytes, size_t size);

/* The next event. FLUSH: nothing more will come soon, take what is begun as it is. */
KeysEvent keys_next(Keys *keys, bool flush);

/* What is begun in the bytes that no event has taken. */
KeysWait keys_wait(const Keys *keys);

/* Forgets all that has not been taken yet. */
void keys_drop(Keys *keys);

#endif
