/* SPDX-License-Identifier: ISC */
#include "view/links.h"

enum {
	ABOVE_PART = 3
}; /* a link comes to stand this part of the window down */

const Span *links_span(const View *view, LinkAt at)
{
	const Flow *flow = view->story.flow;

	if (flow == NULL || at.piece >= flow_piece_count(flow))
		return NULL;
	const Piece *piece = flow_piece(flow, at.piece);
	return at.span < piece->span_count ? &piece->spans[at.span] : NULL;
}

const Span *links_selected(const View *view)
{
	return view->link.selected ? links_span(view, view->link) : NULL;
}

static bool is_link(const View *view, LinkAt at)
{
	const Span *span = links_span(view, at);

	return span != NULL && span->kind == SPAN_LINK;
}

LinkAt links_before_first(void)
{
	return (LinkAt){ .span = (size_t)-1 }; /* links_next counts it up first */
}

bool links_next(const View *view, LinkAt *at)
{
	const Flow *flow = view->story.flow; /* none before the article was laid out */
	LinkAt next = *at;
	size_t count = flow == NULL ? 0 : flow_piece_count(flow);

	for (next.span++; next.piece < count; next.piece++, next.span = 0)
		for (; links_span(view, next) != NULL; next.span++)
			if (is_link(view, next)) {
				*at = next;
				return true;
			}
	return false;
}

static bool previous_link(const View *view, LinkAt *at)
{
	LinkAt previous = *at;

	for (;;) {
		while (previous.span > 0) {
			previous.span--;
			if (is_link(view, previous)) {
				*at = previous;
				return true;
			}
		}
		if (previous.piece == 0)
			return false;
		previous.piece--;
		previous.span = flow_piece(view->story.flow, previous.piece)->span_count;
	}
}

static Place link_place(const View *view, LinkAt at)
{
	const Span *span = links_span(view, at);

	return (Place){ at.piece, span == NULL ? 0 : span->start };
}

/* Just before the first link at or behind PLACE. */
static LinkAt before_place(const View *view, Place place)
{
	LinkAt at = { .selected = true, .piece = place.piece };
	const Span *span;

	while ((span = links_span(view, at)) != NULL && span->start < place.byte)
		at.span++;
	at.span--; /* may wrap; next_link counts it up again */
	return at;
}

Str links_words(const View *view, LinkAt at)
{
	const Span *span = links_span(view, at);

	return str_slice(flow_piece(view->story.flow, at.piece)->text, span->start, span->end);
}

bool links_numbered(const View *view, long n, LinkAt *at)
{
	*at = links_before_first();
	if (n < 1)
		return false;
	while (n > 0 && links_next(view, at))
		n--;
	return n == 0;
}

static void say_address(View *view)
{
	const Span *span = links_selected(view);

	if (str_empty(span->href))
		state_say(view, "This link has no address");
	else
		state_say(view, "%s%.*s", state_whether_there(view, span->href),
			(int)span->href.size, span->href.at);
}

static bool selected_is_visible(const View *view)
{
	return links_selected(view) != NULL &&
		scroller_row_of(&view->story, link_place(view, view->link)) >= 0;
}

void links_select(View *view, LinkAt at)
{
	at.selected = true;
	view->link = at;
	scroller_show(&view->story, link_place(view, at), view->story.rows / ABOVE_PART);
	say_address(view);
}

static void say_no_link(View *view, bool down)
{
	LinkAt first;

	if (!links_numbered(view, 1, &first))
		state_say(view, "This article has no links");
	else
		state_say(view, down ? "No link further down" : "No link further up");
}

void links_step(View *view, long n)
{
	LinkAt at = view->link;
	bool found = false;

	if (!selected_is_visible(view)) {
		at = before_place(view, view->story.place);
		if (n < 0)
			at.span++;
	}
	for (; n > 0 && links_next(view, &at); n--)
		found = true;
	for (; n < 0 && previous_link(view, &at); n++)
		found = true;
	if (!found) {
		say_no_link(view, n > 0);
		return;
	}
	links_select(view, at);
}

void links_follow(View *view)
{
	const Span *span = links_selected(view);

	if (span == NULL)
		state_say(view, "No link is selected; ] selects one");
	else if (str_empty(span->href))
		state_say(view, "This link has no address");
	else
		state_ask_for_address(view, span->href, links_words(view, view->link));
}
