/* SPDX-License-Identifier: ISC */
#include "view/finding.h"

#include <stdlib.h>

#include "base/arena.h"
#include "view/chooser.h"
#include "view/places.h"

enum {
	ABOVE_PART = 3
}; /* a match comes to stand this part of the window down */

void finding_init(Finding *finding)
{
	*finding = (Finding){ .scope = SCOPE_COUNT, .before = text_in(NULL) };
	search_init(&finding->search);
}

void finding_clear(Finding *finding)
{
	search_clear(&finding->search);
	text_clear(&finding->before);
	unfolding_clear(&finding->unfolded);
	*finding = (Finding){ 0 };
}

/* The list that is seen. */
static const List *list_of(const View *view)
{
	return view->chooser.open ? &view->chooser.list : &view->list;
}

Scope finding_scope(const View *view)
{
	if (view->sheet != NULL)
		return SCOPE_SHEET;
	return view->chooser.open ? SCOPE_LIST : (Scope)view->focus;
}

/* What each scope is: its texts, where a search begins in it, and how a match of it
 * is shown. */

static SearchTexts texts_of(const View *view, Scope scope)
{
	switch (scope) {
	case SCOPE_ARTICLE:
		return scroller_texts(&view->story);
	case SCOPE_RELATED:
		return scroller_texts(&view->related.scroller);
	case SCOPE_COMMENTS:
		return scroller_texts(&view->comments.scroller);
	case SCOPE_LIST:
		return list_texts(list_of(view));
	case SCOPE_SHEET:
		return sheet_texts(view->sheet);
	case SCOPE_COUNT:
		break;
	}
	return (SearchTexts){ .count = 0 };
}

/* Where the reader is, as a unit and byte of the texts: what is found from here on is
 * in the window or below it. */
static Place here(const View *view, Scope scope)
{
	switch (scope) {
	case SCOPE_ARTICLE:
		return view->story.place;
	case SCOPE_RELATED:
		if (related_selected(&view->related) != NULL)
			return (Place){ .piece = flow_piece_of(view->related.scroller.flow,
						view->related.selected) };
		break;
	case SCOPE_COMMENTS:
		return view->comments.scroller.place;
	case SCOPE_LIST:
		return (Place){ .piece = list_of(view)->cursor };
	case SCOPE_SHEET:
		return (Place){ .piece = sheet_top_row(view->sheet) };
	case SCOPE_COUNT:
		break;
	}
	return (Place){ 0 };
}

/* What is found before this is in the window or above it. */
static Place here_from_below(const View *view, Scope scope)
{
	if (scope == SCOPE_ARTICLE)
		return scroller_bottom(&view->story);
	if (scope == SCOPE_COMMENTS)
		return scroller_bottom(&view->comments.scroller);
	return here(view, scope);
}

static void show_in_comments(View *view, Place place)
{
	CommentsPane *pane = &view->comments;

	unfolding_show(pane, place.piece, &view->finding.unfolded);
	int index = flow_piece(pane->scroller.flow, place.piece)->index;
	if (index != FLOW_NO_INDEX)
		pane->current = (size_t)index;
	scroller_show(&pane->scroller, place, pane->scroller.rows / ABOVE_PART);
}

static void show_in_related(View *view, Place place)
{
	Scroller *scroller = &view->related.scroller;
	int index = flow_piece(scroller->flow, place.piece)->index;

	if (index != FLOW_NO_INDEX)
		related_select(&view->related, (size_t)index);
	else
		scroller_show(scroller, place, 0);
}

static void show(View *view, Scope scope, Place place)
{
	switch (scope) {
	case SCOPE_ARTICLE:
		scroller_show(&view->story, place, view->story.rows / ABOVE_PART);
		break;
	case SCOPE_RELATED:
		show_in_related(view, place);
		break;
	case SCOPE_COMMENTS:
		show_in_comments(view, place);
		break;
	case SCOPE_LIST:
		list_select(chooser_active_list(view), place.piece);
		break;
	case SCOPE_SHEET:
		sheet_show(view->sheet, place.piece, place.byte);
		break;
	case SCOPE_COUNT:
		break;
	}
}

static bool is_visible(const View *view, Scope scope, Place place)
{
	switch (scope) {
	case SCOPE_ARTICLE:
		return scroller_row_of(&view->story, place) >= 0;
	case SCOPE_RELATED:
		return scroller_row_of(&view->related.scroller, place) >= 0;
	case SCOPE_COMMENTS:
		return scroller_row_of(&view->comments.scroller, place) >= 0;
	case SCOPE_LIST:
		return list_of(view)->cursor == place.piece;
	case SCOPE_SHEET:
	case SCOPE_COUNT:
		break;
	}
	return true;
}

static void show_current(View *view)
{
	const Match *match = search_current(&view->finding.search);

	if (match != NULL)
		show(view, view->finding.scope, (Place){ match->unit, match->start });
}

/* Where things stood */

static Origin origin_now(const View *view)
{
	return (Origin){
		.story = view->story.place,
		.comments = view->comments.scroller.place,
		.comment = view->comments.current,
		.related = view->related.selected,
		.item = list_of(view)->cursor,
		.sheet_row = view->sheet != NULL ? sheet_top_row(view->sheet) : 0,
	};
}

static void return_to_origin(View *view)
{
	Finding *finding = &view->finding;

	unfolding_undo(&view->comments, &finding->unfolded);
	switch (finding->scope) {
	case SCOPE_ARTICLE:
		scroller_to_place(&view->story, finding->origin.story, 0);
		break;
	case SCOPE_RELATED:
		related_select(&view->related, finding->origin.related);
		break;
	case SCOPE_COMMENTS:
		scroller_to_place(&view->comments.scroller, finding->origin.comments, 0);
		view->comments.current = finding->origin.comment;
		break;
	case SCOPE_LIST:
		list_select(chooser_active_list(view), finding->origin.item);
		break;
	case SCOPE_SHEET:
		sheet_to_row(view->sheet, finding->origin.sheet_row);
		break;
	case SCOPE_COUNT:
		break;
	}
}

/* The prompt */

void finding_ask(View *view)
{
	Finding *finding = &view->finding;

	finding->was_on = finding->on;
	finding->scope = finding_scope(view);
	finding->origin = origin_now(view);
	finding->asked_from = places_stay(view);
	unfolding_keep(&finding->unfolded);
	finding->before.size = 0;
	text_add(&finding->before, text_str(&finding->search.pattern));
	search_run(&finding->search, STR_NONE, texts_of(view, finding->scope));
	finding->on = true;
	asking_open(view, ASK_SEARCH);
}

void finding_typed(View *view)
{
	Finding *finding = &view->finding;
	Place from;
	bool wrapped;

	return_to_origin(view);
	from = here(view, finding->scope);
	search_run(&finding->search, asking_text(view), texts_of(view, finding->scope));
	finding->stale = false;
	if (search_from(&finding->search, from.piece, from.byte, &wrapped))
		show_current(view);
}

static void put_back_pattern(View *view)
{
	Finding *finding = &view->finding;
	Place from = here(view, finding->scope);
	bool wrapped;

	search_run(&finding->search, text_str(&finding->before), texts_of(view, finding->scope));
	search_from(&finding->search, from.piece, from.byte, &wrapped);
	finding->on = finding->was_on;
}

void finding_call_off(View *view)
{
	return_to_origin(view);
	put_back_pattern(view);
}

static void say_nothing_matches(View *view)
{
	Str pattern = text_str(&view->finding.search.pattern);

	state_say(view, "Nothing matches \"%.*s\"", (int)pattern.size, pattern.at);
}

void finding_accept(View *view)
{
	Finding *finding = &view->finding;

	if (str_empty(asking_text(view))) {
		finding_call_off(view);
		finding_step(view, 1);
		return;
	}
	unfolding_keep(&finding->unfolded); /* what is unfolded now stays so */
	finding->on = finding->search.count > 0;
	if (!finding->on)
		say_nothing_matches(view);
	else if (finding->scope <= SCOPE_COMMENTS)
		places_jumped_from(view, finding->asked_from);
}

/* From match to match */

/* Finds the pattern in what has the keys now, unless that is done. */
static void find_here(View *view)
{
	Finding *finding = &view->finding;
	Scope scope = finding_scope(view);
	const Match *match = scope == finding->scope ? search_current(&finding->search) : NULL;
	Match at = match != NULL ? *match : (Match){ 0 };
	bool wrapped;

	if (scope == finding->scope && !finding->stale && finding->on)
		return;
	search_run(&finding->search, text_str(&finding->search.pattern), texts_of(view, scope));
	if (match != NULL)
		search_from(&finding->search, at.unit, at.start, &wrapped);
	finding->scope = scope;
	finding->stale = false;
}

/* N matches on. From a match that is out of sight it begins where the reader is. */
static bool go(View *view, long n, bool *wrapped)
{
	Search *search = &view->finding.search;
	Scope scope = view->finding.scope;
	const Match *match = search_current(search);

	if (match != NULL && is_visible(view, scope, (Place){ match->unit, match->start }))
		return search_step(search, n, wrapped);

	Place from = n > 0 ? here(view, scope) : here_from_below(view, scope);
	bool passed = false;
	bool found = n > 0 ? search_from(search, from.piece, from.byte, wrapped)
			   : search_before(search, from.piece, from.byte, wrapped);
	if (found && (n > 1 || n < -1))
		search_step(search, n > 0 ? n - 1 : n + 1, &passed);
	*wrapped = *wrapped || passed;
	return found;
}

void finding_step(View *view, long n)
{
	Finding *finding = &view->finding;
	bool wrapped;

	if (str_empty(text_str(&finding->search.pattern))) {
		state_say(view, "Nothing has been searched for yet; / searches");
		return;
	}
	bool again = finding->on;

	find_here(view);
	finding->on = finding->search.count > 0;
	unfolding_keep(&finding->unfolded);
	if (!go(view, n, &wrapped)) {
		say_nothing_matches(view);
		return;
	}
	show_current(view);
	unfolding_keep(&finding->unfolded);
	if (again && finding->search.count == 1)
		state_say(view, "This is the only match");
	else if (wrapped)
		state_say(view,
			n > 0 ? "Past the end, on from the top" : "Past the top, on from the end");
}

void finding_off(View *view)
{
	view->finding.on = false;
}

void finding_forget(View *view, Scope scope)
{
	if (view->finding.scope != scope)
		return;
	view->finding.on = false;
	if (view->asking.open && view->asking.kind == ASK_SEARCH)
		asking_close(view);
	view->finding.scope = SCOPE_COUNT;
	view->finding.search.count = 0;
	unfolding_keep(&view->finding.unfolded);
}

void finding_renew(View *view, Scope scope)
{
	Finding *finding = &view->finding;
	Place from = here(view, scope);
	bool wrapped;

	if (finding->scope != scope)
		return;
	if (finding_scope(view) != scope) {
		finding_forget(view, scope);
		return;
	}
	search_run(&finding->search, text_str(&finding->search.pattern), texts_of(view, scope));
	search_from(&finding->search, from.piece, from.byte, &wrapped);
	finding->origin.item = list_of(view)->cursor;
}

void finding_close_sheet(View *view)
{
	finding_forget(view, SCOPE_SHEET);
	sheet_free(view->sheet);
	view->sheet = NULL;
}

const Search *finding_marks(const View *view, Scope scope)
{
	const Finding *finding = &view->finding;

	return finding->on && finding->scope == scope ? &finding->search : NULL;
}
