/* SPDX-License-Identifier: ISC */
#include "view/asking.h"

#include <assert.h>

#include "view/command_line.h"
#include "view/finding.h"
#include "view/labelling.h"
#include "view/leaving.h"
#include "view/narrowing.h"
#include "view/noting.h"
#include "view/state.h"

/* A kind of question. The functions are told when the prompt is closed already, but for
 * TYPED; NULL: nothing is to be done then. */
static const struct {
	const char *label;
	const char *hints;
	void (*typed)(View *view);
	void (*accepted)(View *view);
	void (*cancelled)(View *view);
	void (*complete)(View *view); /* Tab */
} kinds[] = {
	[ASK_SEARCH] = { "/", "ENTER find  ^G cancel", finding_typed, finding_accept,
		finding_call_off, NULL },
	[ASK_NARROW] = { "&", "author: place: text: role:  ENTER show  ^G cancel", NULL,
		narrowing_accept, NULL, NULL },
	[ASK_SIFT] = { "&", "site: section: kind: after: tag: is:  ENTER keep  ^G cancel",
		sifting_typed, sifting_keep, sifting_call_off, NULL },
	[ASK_COMMAND] = { ":", "TAB complete  ENTER do  ^G cancel", NULL, command_line_accept, NULL,
		command_line_complete },
	[ASK_SAVE] = { "save as: ", "name.txt .md .json; a ! behind it overwrites", NULL,
		leaving_save, NULL, NULL },
	[ASK_PIPE] = { "|", "ENTER runs it with the text  ^G cancel", NULL, leaving_pipe, NULL,
		NULL },
	[ASK_SHELL] = { "!", "ENTER runs it  ^G cancel", NULL, leaving_shell, NULL, NULL },
	[ASK_NOTE] = { "note: ", "ENTER keeps it  ^G cancel", NULL, noting_accept, NULL, NULL },
	[ASK_EXPORT] = { "notes to: ", "name.md .json; a ! behind it overwrites", NULL,
		noting_export, NULL, NULL },
	[ASK_TAGS] = { "tags: ", "words  ENTER keeps them  ^G cancel", NULL, labelling_tag, NULL,
		NULL },
};
static_assert(sizeof kinds / sizeof *kinds == ASK_COUNT, "each question has a row");

void asking_init(Asking *asking)
{
	*asking = (Asking){ .open = false };
	for (AskKind kind = 0; kind < ASK_COUNT; kind++)
		prompt_init(&asking->prompts[kind]);
}

void asking_clear(Asking *asking)
{
	text_clear(&asking->note);
	for (AskKind kind = 0; kind < ASK_COUNT; kind++)
		prompt_clear(&asking->prompts[kind]);
}

static Prompt *current(View *view)
{
	return &view->asking.prompts[view->asking.kind];
}

void asking_open(View *view, AskKind kind)
{
	view->asking.open = true;
	view->asking.kind = kind;
	view->asking.note.size = 0;
	prompt_open(current(view));
}

void asking_close(View *view)
{
	view->asking.open = false;
}

Str asking_text(const View *view)
{
	return prompt_text(&view->asking.prompts[view->asking.kind]);
}

Str asking_label(const View *view)
{
	return str(kinds[view->asking.kind].label);
}

void asking_note(View *view, Str note)
{
	view->asking.note.size = 0;
	text_add(&view->asking.note, note);
}

void asking_fill(View *view, Str line)
{
	prompt_set(current(view), line);
}

Str asking_hints(const View *view)
{
	if (view->asking.note.size > 0)
		return text_str(&view->asking.note);
	return str(kinds[view->asking.kind].hints);
}

static void call(void (*told)(View *view), View *view)
{
	if (told != NULL)
		told(view);
}

void asking_key(View *view, Str key)
{
	AskKind kind = view->asking.kind;

	view->asking.note.size = 0;
	if (str_is(key, "Tab") && kinds[kind].complete != NULL) {
		kinds[kind].complete(view);
		return;
	}
	switch (prompt_key(current(view), key)) {
	case PROMPT_EDITED:
		call(kinds[kind].typed, view);
		break;
	case PROMPT_ACCEPTED:
		asking_close(view);
		prompt_remember(current(view));
		call(kinds[kind].accepted, view);
		break;
	case PROMPT_CANCELLED:
		asking_close(view);
		call(kinds[kind].cancelled, view);
		break;
	case PROMPT_IGNORED:
	case PROMPT_MOVED:
		break;
	}
}

void asking_paste(View *view, Str text)
{
	prompt_insert(current(view), text);
	call(kinds[view->asking.kind].typed, view);
}
