/* SPDX-License-Identifier: ISC */
#include "view/going.h"

#include "view/captures.h"
#include "view/chooser.h"
#include "view/folding.h"
#include "view/links.h"
#include "view/moving.h"
#include "view/paneling.h"
#include "view/places.h"

static void open_related(View *view)
{
	const Related *story = related_selected(&view->related);

	if (story == NULL)
		paneling_say_nothing_in(view, PANE_RELATED);
	else if (str_empty(story->url))
		state_say(view, "The page gives no address for this story");
	else
		state_ask_for_address(view, story->url, story->title);
}

static void open_item(View *view)
{
	size_t item = list_row(&view->list);

	if (item == LIBRARY_NOWHERE)
		state_say(view, "There is nothing to open");
	else if (view->article != NULL && view->item == item && view->show == SHOW_ARTICLE)
		state_focus(view, PANE_ARTICLE);
	else
		state_ask_for_item(view, item, SHOW_ARTICLE, 0);
}

/* Selects the item whose number was typed, if one was. False when there is none of it. */
static bool select_counted(View *view)
{
	bool in_list = view->focus == PANE_LIST;

	if (!view->counting || (!in_list && view->focus != PANE_RELATED))
		return true;
	size_t items = in_list ? view->list.count : view->article->related_count;

	if (view->count < 1 || (size_t)view->count > items) {
		state_say(view, "There is no number %ld here", view->count);
		return false;
	}
	moving_to_number(view, view->count);
	return true;
}

void going_open(View *view)
{
	if (view->chooser.open)
		chooser_take(view);
	else if (!select_counted(view))
		return;
	else if (view->focus == PANE_LIST)
		open_item(view);
	else
		open_related(view);
}

/* The link of that number. */
static void follow_number(View *view)
{
	LinkAt at;

	if (!links_numbered(view, view->count, &at)) {
		state_say(view, "This article has no link %ld", view->count);
		return;
	}
	links_select(view, at);
	links_follow(view);
}

void going_act(View *view)
{
	if (view->sheet != NULL) {
		captures_open_number(view);
		return;
	}
	if (view->chooser.open) {
		chooser_take(view);
		return;
	}
	switch (view->focus) {
	case PANE_ARTICLE:
		if (view->counting)
			follow_number(view);
		else
			links_follow(view);
		break;
	case PANE_COMMENTS:
		folding_toggle(&view->comments);
		break;
	case PANE_RELATED:
	case PANE_LIST:
		going_open(view);
		break;
	case PANE_COUNT:
		break;
	}
}

void going_link_next(View *view)
{
	state_focus(view, PANE_ARTICLE);
	links_step(view, state_times(view));
}

void going_link_prev(View *view)
{
	state_focus(view, PANE_ARTICLE);
	links_step(view, -state_times(view));
}

/* From the place in the list, which stays where it was when a link was followed. */
static void article_step(View *view, long n)
{
	List *list = &view->list;
	size_t to = list_page_from(list, n);

	if (list->pages < 2) {
		state_say(view, "There is only this article");
	} else if (to == list->cursor) {
		state_say(view, "%s of %zu; %s goes back to the list", n > 0 ? "Last" : "First",
			list->pages, state_call(view, COMMAND_CLOSE));
	} else {
		list_select(list, to);
		state_ask_for_item(view, list_row(list), SHOW_ARTICLE, 0);
	}
}

void going_article_next(View *view)
{
	article_step(view, state_times(view));
}

void going_article_prev(View *view)
{
	article_step(view, -state_times(view));
}

void going_captures(View *view)
{
	if (view->focus == PANE_LIST)
		sifting_unfold(view);
	else if (view->article == NULL)
		state_say(view, "No article is open");
	else
		chooser_open_captures(view);
}

void going_back(View *view)
{
	places_travel(view, state_times(view));
}

void going_forward(View *view)
{
	places_travel(view, -state_times(view));
}

void going_next_show(View *view)
{
	state_ask_for_item(view, view->item, (Show)((view->show + 1) % SHOW_COUNT), 0);
}

void going_reload(View *view)
{
	if (view->focus == PANE_LIST || view->article == NULL)
		state_say(view, "Only an open article can be read again");
	else
		state_ask_for_item(view, view->item, view->show, 0);
}
