/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_VIEW_PROMPT_H
#define BROADSHEET_VIEW_PROMPT_H

/* One line of typed text, with a cursor between clusters and the earlier lines
 * behind Up and Down. It knows keys, not what they are asked for. Offsets are
 * bytes. */

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"
#include "base/text.h"

enum {
	PROMPT_HISTORY_MAX = 50
};

typedef struct {
	Text text; /* what stands there; on the heap */
	size_t cursor; /* offset in it */
	Text history[PROMPT_HISTORY_MAX]; /* oldest first; on the heap */
	size_t history_count;
	size_t recalled; /* line of the history shown; history_count: none of them */
} Prompt;

typedef enum {
	PROMPT_IGNORED, /* the key means nothing here */
	PROMPT_MOVED, /* the cursor may have moved, the text has not changed */
	PROMPT_EDITED, /* the text has changed */
	PROMPT_ACCEPTED, /* Enter */
	PROMPT_CANCELLED, /* Esc, ^G, ^C, or Backspace where nothing stands */
} PromptAnswer;

/* A prompt with nothing in it; prompt_clear gives back what it holds. */
void prompt_init(Prompt *prompt);
void prompt_clear(Prompt *prompt);

/* An empty line; the history stays. */
void prompt_open(Prompt *prompt);

/* TEXT stands there, the cursor behind it. */
void prompt_set(Prompt *prompt, Str text);

/* Enters the line into the history, unless it is empty or the newest there. */
void prompt_remember(Prompt *prompt);

/* Takes KEY (a name of view/keymap.h). */
PromptAnswer prompt_key(Prompt *prompt, Str key);

/* Inserts TEXT at the cursor: line feeds and tabs become spaces, other control
 * characters are dropped. */
void prompt_insert(Prompt *prompt, Str text);

/* What stands there; borrowed until it changes. */
Str prompt_text(const Prompt *prompt);

#endif
