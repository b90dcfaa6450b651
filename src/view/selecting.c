/* SPDX-License-Identifier: ISC */
#include "view/selecting.h"

#include "view/copying.h"
#include "view/finding.h"
#include "view/links.h"

/* The pane one selects in. */
static Scroller *scroller_of(View *view)
{
	return view->focus == PANE_COMMENTS ? &view->comments.scroller : &view->story;
}

const Flow *selecting_flow(const View *view)
{
	return view->focus == PANE_COMMENTS ? view->comments.scroller.flow : view->story.flow;
}

/* Where selecting begins: the selected link, the match one is at, else the first line of text. */
static Place first_place(View *view)
{
	Scroller *scroller = scroller_of(view);
	const Search *search = finding_marks(view, (Scope)view->focus);
	const Match *match = search == NULL ? NULL : search_current(search);
	const Span *link = links_selected(view);

	if (view->focus == PANE_ARTICLE && link != NULL)
		return (Place){ view->link.piece, link->start };
	if (match != NULL && scroller_row_of(scroller, (Place){ match->unit, match->start }) >= 0)
		return (Place){ match->unit, match->start };
	if (view->focus == PANE_COMMENTS) {
		Place head = { flow_piece_of(scroller->flow, view->comments.current) + 1, 0 };

		if (scroller_row_of(scroller, head) >= 0)
			return head;
	}
	return layout_place(scroller->layout, scroller->top);
}

void selecting_begin(View *view)
{
	Scroller *scroller = scroller_of(view);

	if (!scroller_has_lines(scroller) ||
		!selection_begin(&view->selection, scroller->flow, first_place(view)))
		state_say(view, "There is no text to select here");
}

void selecting_end(View *view)
{
	view->selection.open = false;
}

/* Keeps the point on the screen. */
static void follow(View *view)
{
	Scroller *scroller = scroller_of(view);
	Place point = view->selection.point;

	scroller_reveal(scroller, point, point);
	if (view->focus == PANE_COMMENTS)
		comments_keep_visible(&view->comments);
}

void selecting_lines(View *view, long n)
{
	int step = n < 0 ? -1 : 1;

	for (; n != 0 && selection_by_line(&view->selection, scroller_of(view), step); n -= step)
		continue;
	follow(view);
}

void selecting_clusters(View *view, long n)
{
	int step = n < 0 ? -1 : 1;

	for (; n != 0 && selection_by_cluster(&view->selection, selecting_flow(view), step);
		n -= step)
		continue;
	follow(view);
}

void selecting_words(View *view, long n)
{
	int step = n < 0 ? -1 : 1;

	for (; n != 0 && selection_by_word(&view->selection, selecting_flow(view), step); n -= step)
		continue;
	follow(view);
}

void selecting_sentences(View *view, long n)
{
	while (n-- > 0 && selection_to_sentence_end(&view->selection, selecting_flow(view)))
		continue;
	follow(view);
}

void selecting_paragraphs(View *view, long n)
{
	while (n-- > 0 && selection_to_paragraph_end(&view->selection, selecting_flow(view)))
		continue;
	follow(view);
}

void selecting_turn(View *view)
{
	selection_turn(&view->selection);
	follow(view);
}

void selecting_copy(View *view)
{
	const Flow *flow = selecting_flow(view);
	Text text = text_in(NULL);

	selection_add_text(flow, selection_region(&view->selection, flow), &text);
	copying_selection(view, &text);
	selecting_end(view);
}
