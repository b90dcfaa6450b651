/* SPDX-License-Identifier: ISC */
#include "view/asking.h"

#include <assert.h>

#include "view/finding.h"
#include "view/narrowing.h"
#include "view/state.h"

/* A kind of question. The functions are told when the prompt is closed already, but for
 * TYPED; NULL: nothing is to be done then. */
static const struct {
	const char *label;
	const char *hints;
	void (*typed)(View *view);
	void (*accepted)(View *view);
	void (*cancelled)(View *view);
} kinds[] = {
	[ASK_SEARCH] = { "/", "ENTER find  ^G cancel", finding_typed, finding_accept,
		finding_call_off },
	[ASK_NARROW] = { "&", "author: place: text: role:  ENTER show  ^G cancel", NULL,
		narrowing_accept, NULL },
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

Str asking_hints(const View *view)
{
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
