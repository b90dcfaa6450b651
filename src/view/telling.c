/* SPDX-License-Identifier: ISC */
#include "view/telling.h"

#include "view/folding.h"

static void tell_story(View *view)
{
	const Related *story = related_selected(&view->related);

	if (story == NULL)
		return;
	state_say(view, "story %zu of %zu%s", view->related.selected + 1,
		view->article->related_count,
		!view->has_list                                           ? ""
			: state_find(view, story->url) == LIBRARY_NOWHERE ? ", not in this archive"
									  : ", in this archive");
}

static void tell_comment(View *view)
{
	const CommentsPane *pane = &view->comments;
	const Flow *flow = pane->scroller.flow;

	if (comments_count(pane) == 0)
		return;
	const Piece *head = flow_piece(flow, flow_piece_of(flow, pane->current));
	size_t replies = flow_replies(flow, pane->current);

	state_say(view, "comment %zu of %zu, depth %d, %zu %s%s", pane->current + 1,
		comments_count(pane), head->depth, replies, replies == 1 ? "reply" : "replies",
		folding_is_folded(pane, pane->current) ? ", folded" : "");
}

static void tell_page(View *view)
{
	if (view->list.pages > 0)
		state_say(view, "page %zu of %zu", list_page_number(&view->list), view->list.pages);
}

void telling_tell(View *view, Pane before)
{
	if (view->message.size > 0 || view->asking.open || view->pending != COMMAND_NONE ||
		view->sheet != NULL || view->chooser.open || view->counting)
		return;
	switch (view->focus) {
	case PANE_ARTICLE:
		if (before != PANE_ARTICLE)
			state_say(view, "article");
		break;
	case PANE_RELATED:
		tell_story(view);
		break;
	case PANE_COMMENTS:
		tell_comment(view);
		break;
	case PANE_LIST:
		tell_page(view);
		break;
	case PANE_COUNT:
		break;
	}
}
