/* SPDX-License-Identifier: ISC */
#include "view/related.h"

void related_open(RelatedPane *pane, const Article *article, bool ascii)
{
	related_close(pane);
	scroller_open(&pane->scroller, article, FLOW_RELATED, ascii);
	pane->article = article;
}

void related_close(RelatedPane *pane)
{
	scroller_close(&pane->scroller);
	*pane = (RelatedPane){ 0 };
}

static size_t count(const RelatedPane *pane)
{
	return pane->scroller.flow == NULL ? 0 : pane->article->related_count;
}

const Related *related_selected(const RelatedPane *pane)
{
	return pane->selected < count(pane) ? &pane->article->related[pane->selected] : NULL;
}

void related_keep_visible(RelatedPane *pane)
{
	if (pane->selected >= count(pane))
		return; /* it has not come yet */
	const Flow *flow = pane->scroller.flow;
	size_t piece = flow_piece_of(flow, pane->selected);
	size_t size = flow_piece(flow, piece)->text.size;
	scroller_reveal(
		&pane->scroller, (Place){ piece, 0 }, (Place){ piece, size > 0 ? size - 1 : 0 });
}

void related_select(RelatedPane *pane, size_t index)
{
	if (count(pane) == 0)
		return;
	pane->selected = index < count(pane) ? index : count(pane) - 1;
	if (pane->selected == 0)
		scroller_to_top(&pane->scroller); /* with what stands above the first story */
	related_keep_visible(pane);
}

bool related_move(RelatedPane *pane, long n)
{
	size_t before = pane->selected;
	size_t steps = n < 0 ? (size_t)-n : (size_t)n;

	if (n < 0)
		related_select(pane, steps > before ? 0 : before - steps);
	else
		related_select(pane, before + steps);
	return pane->selected != before;
}

/* The first story whose first line is in the window. */
static size_t first_visible(const RelatedPane *pane)
{
	const Scroller *scroller = &pane->scroller;

	for (size_t i = 0; i < count(pane); i++)
		if (scroller_row_of(scroller, (Place){ flow_piece_of(scroller->flow, i), 0 }) >= 0)
			return i;
	return pane->selected;
}

bool related_page(RelatedPane *pane, long n)
{
	size_t before = pane->selected;

	if (scroller_page(&pane->scroller, n)) {
		related_select(pane, first_visible(pane));
		return true;
	}
	related_select(pane, n < 0 ? 0 : count(pane));
	return pane->selected != before;
}

/* What parts the list: the words over it where there are any, else the section,
 * else the date. */
static Str group_of(const RelatedPane *pane, size_t index)
{
	const Related *story = &pane->article->related[index];

	Str heading = related_heading(story);

	if (!str_empty(heading))
		return heading;
	return str_empty(story->section) ? story->date : story->section;
}

bool related_to_group(RelatedPane *pane, int step)
{
	size_t at = pane->selected;

	while (step > 0 ? at + 1 < count(pane) : at > 0) {
		size_t before = at;

		at = step > 0 ? at + 1 : at - 1;
		bool parted = !str_equal(group_of(pane, at), group_of(pane, before));
		/* Going up, it is the first story of the group above that is meant. */
		bool first = at == 0 || !str_equal(group_of(pane, at), group_of(pane, at - 1));
		if (step > 0 ? parted : first) {
			related_select(pane, at);
			return true;
		}
	}
	return false;
}
