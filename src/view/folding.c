/* SPDX-License-Identifier: ISC */
#include "view/folding.h"

bool folding_is_folded(const CommentsPane *pane, size_t index)
{
	return flow_folded(pane->scroller.flow, index);
}

/* Folds or unfolds comment INDEX and nothing else. */
static void set_folded(CommentsPane *pane, size_t index, bool folded)
{
	flow_fold(pane->scroller.flow, index, folded);
	scroller_folded(&pane->scroller, flow_piece_of(pane->scroller.flow, index));
}

void folding_fold(CommentsPane *pane)
{
	if (comments_count(pane) == 0)
		return;
	if (folding_is_folded(pane, pane->current)) {
		comments_to_parent(pane);
		return;
	}
	set_folded(pane, pane->current, true);
	comments_select(pane, pane->current);
}

void folding_unfold(CommentsPane *pane)
{
	if (comments_count(pane) == 0 || !folding_is_folded(pane, pane->current))
		return;
	set_folded(pane, pane->current, false);
	comments_select(pane, pane->current);
}

void folding_toggle(CommentsPane *pane)
{
	if (comments_count(pane) == 0)
		return;
	if (folding_is_folded(pane, pane->current))
		folding_unfold(pane);
	else
		folding_fold(pane);
}

void folding_fold_all(CommentsPane *pane)
{
	if (comments_count(pane) == 0)
		return;
	Flow *flow = pane->scroller.flow;

	for (size_t i = 0; i < comments_count(pane); i++)
		if (flow_parent(flow, i) == FLOW_NO_INDEX)
			flow_fold(flow, i, true);
	scroller_folded(&pane->scroller, 0);
	comments_select(pane, pane->current);
}

void folding_unfold_all(CommentsPane *pane)
{
	if (comments_count(pane) == 0)
		return;
	flow_fold_all(pane->scroller.flow, false);
	scroller_folded(&pane->scroller, 0);
	comments_select(pane, pane->current);
}

int folding_hider(const CommentsPane *pane, size_t piece)
{
	const Flow *flow = pane->scroller.flow;
	int hider = FLOW_NO_INDEX;

	if (!flow_hidden(flow, piece))
		return FLOW_NO_INDEX;
	for (int at = flow_piece(flow, piece)->index; at != FLOW_NO_INDEX;
		at = flow_parent(flow, (size_t)at))
		if (flow_folded(flow, (size_t)at))
			hider = at;
	return hider;
}
