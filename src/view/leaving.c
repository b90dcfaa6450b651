/* SPDX-License-Identifier: ISC */
#include "view/leaving.h"

#include "view/choices.h"
#include "view/links.h"
#include "view/noting.h"

bool leaving_is_allowed(View *view)
{
	if (settings_on(&view->settings, SETTING_SECURE)) {
		state_say(view, "The setting secure forbids that");
		return false;
	}
	return true;
}

void leaving_ask_save(View *view)
{
	if (!leaving_is_allowed(view))
		return;
	if (view->sheet != NULL && view->sheet_kind == SHEET_NOTEBOOK)
		noting_ask_export(view);
	else if (view->article == NULL)
		state_say(view, "No article is open");
	else
		asking_open(view, ASK_SAVE);
}

void leaving_ask_pipe(View *view)
{
	if (leaving_is_allowed(view))
		asking_open(view, ASK_PIPE);
}

void leaving_ask_shell(View *view)
{
	if (leaving_is_allowed(view))
		asking_open(view, ASK_SHELL);
}

static void want(View *view, EffectKind kind)
{
	Str words = str_trim(asking_text(view));

	if (str_empty(words) && kind != EFFECT_SHELL)
		return;
	view->effect.kind = kind;
	state_keep_effect(view, words, STR_NONE);
}

void leaving_save(View *view)
{
	want(view, EFFECT_SAVE);
}

void leaving_pipe(View *view)
{
	want(view, EFFECT_PIPE);
}

void leaving_shell(View *view)
{
	want(view, EFFECT_SHELL);
}

/* The address the keys are about: that of the numbered or selected link, of the story or the
 * page. */
static Str address_of(View *view)
{
	const Related *story = related_selected(&view->related);
	const Span *link = links_selected(view);
	LinkAt at;

	if (view->counting && links_numbered(view, view->count, &at))
		return links_span(view, at)->href;
	if (view->focus == PANE_RELATED && story != NULL)
		return story->url;
	if (view->focus == PANE_ARTICLE && link != NULL)
		return link->href;
	return view->article->source.address;
}

void leaving_open_copy(View *view)
{
	if (!leaving_is_allowed(view))
		return;
	view->effect.kind = EFFECT_OPEN_FILE;
	view->effect.item = view->item;
}

void leaving_ask_open_live(View *view)
{
	Str address = address_of(view);

	if (!leaving_is_allowed(view))
		return;
	if (str_empty(address)) {
		state_say(view, "There is no address to open");
		return;
	}
	state_keep_effect(view, address, STR_NONE);
	state_say(view, "Open %.*s?", (int)address.size, address.at);
	choices_begin(view, COMMAND_OPEN_LIVE);
}

void leaving_open_live(View *view)
{
	view->effect.kind = EFFECT_OPEN_ADDRESS;
	view->effect.address = text_str(&view->effect_address);
}
