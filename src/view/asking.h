/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_VIEW_ASKING_H
#define BROADSHEET_VIEW_ASKING_H

/* The prompt in the last row: what it asks for, and who takes the answer. Each kind of
 * question has a history of its own. */

#include <stdbool.h>

#include "base/str.h"
#include "view/prompt.h"
#include "view/view.h"

typedef enum {
	ASK_SEARCH,
	ASK_NARROW,
	ASK_SIFT,
	ASK_COMMAND,
	ASK_SAVE,
	ASK_PIPE,
	ASK_SHELL,
	ASK_NOTE,
	ASK_EXPORT,
	ASK_TAGS,
	ASK_COUNT
} AskKind;

typedef struct {
	bool open;
	AskKind kind;
	Prompt prompts[ASK_COUNT];
	Text note; /* in place of the hints until the next key; on the heap */
} Asking;

/* Empty prompts, none open; asking_clear frees what they hold. */
void asking_init(Asking *asking);
void asking_clear(Asking *asking);

/* Opens an empty prompt for KIND; closes the one that is open, unanswered. */
void asking_open(View *view, AskKind kind);
void asking_close(View *view);

/* A key, or pasted text, while a prompt is open. */
void asking_key(View *view, Str key);
void asking_paste(View *view, Str text);

/* Says NOTE (copied) beside the prompt until the next key; puts LINE (copied) into it. */
void asking_note(View *view, Str note);
void asking_fill(View *view, Str line);

/* What has been typed: good until the next key. */
Str asking_text(const View *view);

/* What stands before the line, and what its keys do, in words: static, or borrowed until the next
 * key. */
Str asking_label(const View *view);
Str asking_hints(const View *view);

#endif
