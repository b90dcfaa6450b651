/* SPDX-License-Identifier: ISC */
#include "view/noting.h"

#include "view/selecting.h"

/* Of other views of a page nothing is kept: they are gone with the next look at the article. */
static bool may_be_kept(View *view)
{
	if (view->show == SHOW_ARTICLE)
		return true;
	state_say(view, "Highlights are of the article; %s copies what is selected",
		state_call(view, view->selection.open ? COMMAND_SEL_COPY : COMMAND_COPY));
	return false;
}

/* Asks for WORDS on what is selected, or where nothing is on the article, to be kept. */
static void keep(View *view, Str words)
{
	const Flow *flow = selecting_flow(view);
	Text quote = text_in(NULL);
	Str before = STR_NONE;

	if (view->selection.open) {
		Region region = selection_region(&view->selection, flow);

		selection_add_text(flow, region, &quote);
		before = highlight_before(flow, region.start);
		selecting_end(view);
	}
	view->effect.kind = EFFECT_NOTE_ADD;
	state_keep_effect(view, text_str(&quote), words);
	state_keep_before(view, before);
	text_clear(&quote);
}

void noting_highlight(View *view)
{
	if (may_be_kept(view))
		keep(view, STR_NONE);
}

void noting_ask(View *view)
{
	if (!view->selection.open || may_be_kept(view))
		asking_open(view, ASK_NOTE);
}

void noting_accept(View *view)
{
	Str words = str_trim(asking_text(view));

	if (!str_empty(words))
		keep(view, words);
}

void noting_remove(View *view)
{
	HighlightsPart part = view->focus == PANE_COMMENTS ? HIGHLIGHTS_COMMENTS : HIGHLIGHTS_STORY;
	const ViewNote *note;

	if (!may_be_kept(view))
		return;
	note = highlights_at(
		&view->highlights, part, selection_region(&view->selection, selecting_flow(view)));
	if (note == NULL) {
		state_say(view, "There is no highlight here");
		return;
	}
	view->effect.kind = EFFECT_NOTE_REMOVE;
	state_keep_effect(view, note->quote, note->words);
	state_keep_before(view, note->before);
	selecting_end(view);
}

void noting_open_notebook(View *view)
{
	view->effect.kind = EFFECT_NOTEBOOK;
}

void noting_ask_export(View *view)
{
	asking_open(view, ASK_EXPORT);
}

void noting_export(View *view)
{
	Str name = str_trim(asking_text(view));

	if (str_empty(name))
		return;
	view->effect.kind = EFFECT_NOTES_EXPORT;
	state_keep_effect(view, name, STR_NONE);
}
