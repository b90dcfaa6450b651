/* SPDX-License-Identifier: ISC */
#include "view/unfolding.h"

#include <stdlib.h>

#include "base/arena.h"
#include "view/folding.h"

void unfolding_clear(FoldChanges *changes)
{
	free(changes->changes);
	*changes = (FoldChanges){ 0 };
}

static void change(Flow *flow, size_t comment, bool folded, FoldChanges *changes)
{
	if (flow_folded(flow, comment) == folded)
		return;
	flow_fold(flow, comment, folded);
	if (changes == NULL)
		return;
	if (changes->count == changes->room) {
		changes->room = changes->room == 0 ? 8 : changes->room * 2;
		changes->changes =
			memory_resize(changes->changes, changes->room * sizeof *changes->changes);
	}
	changes->changes[changes->count++] = (FoldChange){ comment, !folded };
}

/* Unfolds OUTER; of the comments right below it all are folded but the one that is or holds
 * WANTED, which is next: OUTER itself where that is the one. */
static size_t open_towards(Flow *flow, size_t outer, size_t wanted, FoldChanges *changes)
{
	size_t end = flow_thread_end(flow, outer);
	size_t next = outer;

	change(flow, outer, false, changes);
	for (size_t below = outer + 1, behind; below < end; below = behind) {
		behind = flow_thread_end(flow, below);
		if (wanted >= below && wanted < behind)
			next = below;
		else
			change(flow, below, true, changes);
	}
	return next;
}

void unfolding_show(CommentsPane *pane, size_t piece, FoldChanges *changes)
{
	Flow *flow = pane->scroller.flow;
	int hider = folding_hider(pane, piece);

	if (hider == FLOW_NO_INDEX)
		return;
	size_t wanted = (size_t)flow_piece(flow, piece)->index;
	bool head_only = flow_piece_of(flow, wanted) == piece;
	size_t at = (size_t)hider;

	while (at != wanted)
		at = open_towards(flow, at, wanted, changes);
	if (!head_only && flow_folded(flow, wanted))
		open_towards(flow, wanted, wanted, changes);
	scroller_folded(&pane->scroller, 0);
}

void unfolding_undo(CommentsPane *pane, FoldChanges *changes)
{
	if (changes->count == 0)
		return;
	while (changes->count > 0) {
		FoldChange made = changes->changes[--changes->count];

		flow_fold(pane->scroller.flow, made.comment, made.was_folded);
	}
	scroller_folded(&pane->scroller, 0);
}

void unfolding_keep(FoldChanges *changes)
{
	changes->count = 0;
}
