/* SPDX-License-Identifier: ISC */
#include "view/comments.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "view/folding.h"
#include "view/unfolding.h"

enum {
	FOLDED_FROM = 100
}; /* more comments than these are easier to look over folded */

static void stop_waiting(CommentsPane *pane)
{
	pane->awaited.current = STR_NOWHERE;
}

void comments_open(CommentsPane *pane, const Article *article, bool ascii, const bool *folded,
	size_t folded_count)
{
	CommentsBy by = pane->by;
	CommentsFold fold_wish = pane->fold_wish;

	comments_close(pane);
	scroller_open(&pane->scroller, article, FLOW_COMMENTS, ascii);
	pane->article = article;
	stop_waiting(pane);
	pane->by = by;
	pane->fold_wish = fold_wish;
	if (folded == NULL)
		return;
	pane->folded = memory_new(folded_count * sizeof *folded);
	memcpy(pane->folded, folded, folded_count * sizeof *folded);
	pane->folded_count = folded_count;
}

void comments_close(CommentsPane *pane)
{
	scroller_close(&pane->scroller);
	free(pane->folded);
	*pane = (CommentsPane){ 0 };
}

size_t comments_count(const CommentsPane *pane)
{
	return pane->scroller.flow == NULL ? 0 : flow_comment_count(pane->scroller.flow);
}

/* Folds again what was folded, as far as the comments have come. */
static void fold_as_before(CommentsPane *pane)
{
	size_t end = comments_count(pane) < pane->folded_count ? comments_count(pane)
							       : pane->folded_count;
	bool any = false;

	for (; pane->folded_done < end; pane->folded_done++)
		if (pane->folded[pane->folded_done]) {
			flow_fold(pane->scroller.flow, pane->folded_done, true);
			any = true;
		}
	if (any)
		scroller_folded(&pane->scroller, 0);
}

static bool is_awaited(const CommentsPane *pane)
{
	return pane->awaited.current != STR_NOWHERE;
}

bool *comments_folds(const CommentsPane *pane, size_t *count)
{
	bool seen = pane->scroller.flow != NULL;
	bool *folds;

	*count = seen ? pane->article->comment_count : pane->folded_count;
	if (*count == 0)
		return NULL;
	folds = memory_new(*count * sizeof *folds);
	for (size_t i = 0; i < *count; i++)
		folds[i] = seen ? flow_comment_folded(pane->scroller.flow, i) : pane->folded[i];
	return folds;
}

static size_t head_piece(const CommentsPane *pane, size_t index)
{
	return flow_piece_of(pane->scroller.flow, index);
}

static Place head_place(const CommentsPane *pane, size_t index)
{
	return (Place){ head_piece(pane, index), 0 };
}

/* The last byte of a comment that is shown. */
static Place end_place(const CommentsPane *pane, size_t index)
{
	const Flow *flow = pane->scroller.flow;
	size_t piece = head_piece(pane, index);

	while (piece + 1 < flow_piece_count(flow) &&
		flow_piece(flow, piece + 1)->index == (int)index && !flow_hidden(flow, piece + 1))
		piece++;
	size_t size = flow_piece(flow, piece)->text.size;
	return (Place){ piece, size > 0 ? size - 1 : 0 };
}

static bool is_hidden(const CommentsPane *pane, size_t index)
{
	return flow_hidden(pane->scroller.flow, head_piece(pane, index));
}

/* The shown comment INDEX is folded into, or INDEX. */
static size_t shown_one(const CommentsPane *pane, size_t index)
{
	while (is_hidden(pane, index)) {
		int parent = flow_parent(pane->scroller.flow, index);

		if (parent == FLOW_NO_INDEX)
			break;
		index = (size_t)parent;
	}
	return index;
}

/* The comment the line in row 0 belongs to, or the current one. */
static size_t comment_at_top(const CommentsPane *pane)
{
	int index = flow_piece(pane->scroller.flow, pane->scroller.top.piece)->index;

	return index == FLOW_NO_INDEX ? pane->current : (size_t)index;
}

/* The last comment whose head is in the window, or the one at its top. */
static size_t last_head_visible(const CommentsPane *pane)
{
	size_t last = comment_at_top(pane);

	for (size_t i = last; i < comments_count(pane); i++) {
		if (is_hidden(pane, i))
			continue;
		if (scroller_row_of(&pane->scroller, head_place(pane, i)) >= 0)
			last = i;
		else if (i > last)
			break;
	}
	return last;
}

void comments_keep_visible(CommentsPane *pane)
{
	if (comments_count(pane) == 0 || !scroller_has_lines(&pane->scroller))
		return;
	size_t top = comment_at_top(pane);

	if (pane->current < top)
		pane->current = top;
	else if (pane->current > top)
		if (scroller_row_of(&pane->scroller, head_place(pane, pane->current)) < 0)
			pane->current = last_head_visible(pane);
}

void comments_settle(CommentsPane *pane)
{
	if (comments_count(pane) > 0)
		pane->current = comment_at_top(pane);
}

/* Stays */

bool comments_current(const CommentsPane *pane, Comment *comment)
{
	if (comments_count(pane) == 0)
		return false;
	*comment = article_comment(pane->article, flow_comment(pane->scroller.flow, pane->current));
	return true;
}

CommentsStay comments_stay(const CommentsPane *pane)
{
	const Scroller *scroller = &pane->scroller;
	CommentsStay stay = { .top = STR_NOWHERE, .current = STR_NOWHERE };

	if (is_awaited(pane) || comments_count(pane) == 0)
		return pane->awaited;
	stay.current = flow_comment(scroller->flow, pane->current);
	int top = flow_piece(scroller->flow, scroller->place.piece)->index;

	if (top == FLOW_NO_INDEX || (scroller->place.piece == 0 && scroller->place.byte == 0))
		return stay;
	stay.top = flow_comment(scroller->flow, (size_t)top);
	stay.within = scroller->place;
	stay.within.piece -= head_piece(pane, (size_t)top);
	return stay;
}

/* The shown comment that is COMMENT of the article, or the next above it that is shown. */
static size_t index_of(const CommentsPane *pane, size_t comment)
{
	const Flow *flow = pane->scroller.flow;
	size_t best = 0;

	for (size_t i = 0; i < comments_count(pane); i++) {
		size_t number = flow_comment(flow, i);

		if (number == comment)
			return i;
		if (number < comment && number >= flow_comment(flow, best))
			best = i;
	}
	return best;
}

static void go_to_stay(CommentsPane *pane, CommentsStay stay)
{
	if (stay.top == STR_NOWHERE) {
		scroller_to_top(&pane->scroller);
	} else {
		Place place = head_place(pane, index_of(pane, stay.top));

		place.piece += stay.within.piece;
		place.byte = stay.within.byte;
		scroller_to_place(&pane->scroller, place, 0);
	}
	pane->current = index_of(pane, stay.current);
}

/* Goes where the reader was once that has come, or all has. */
static void take_awaited(CommentsPane *pane)
{
	CommentsStay stay = pane->awaited;
	size_t last = stay.top != STR_NOWHERE && stay.top > stay.current ? stay.top : stay.current;

	if (!is_awaited(pane) || pane->scroller.flow == NULL || comments_count(pane) == 0 ||
		(last >= pane->article->comment_count && !pane->scroller.complete))
		return;
	stop_waiting(pane);
	go_to_stay(pane, stay);
}

void comments_restore(CommentsPane *pane, CommentsStay stay)
{
	pane->awaited = stay;
	take_awaited(pane);
}

/* Order */

/* Shows the comments in ORDER, the current one in the row it has. */
static void show_order(CommentsPane *pane, uint32_t *order, size_t count, CommentsStay stay)
{
	int row = scroller_row_of(&pane->scroller, head_place(pane, pane->current));

	flow_order(pane->scroller.flow, order, count, pane->picked);
	pane->orders++;
	scroller_renumbered(&pane->scroller);
	if (row < 0) {
		go_to_stay(pane, stay);
		return;
	}
	pane->current = index_of(pane, stay.current);
	scroller_to_place(&pane->scroller, head_place(pane, pane->current), row);
}

void comments_sort(CommentsPane *pane, CommentsBy by)
{
	bool same = by == COMMENTS_AS_ON_PAGE && pane->by == by;
	size_t count;

	pane->by = by;
	if (same || comments_count(pane) == 0 || pane->picked || !pane->scroller.complete)
		return;
	CommentsStay stay = comments_stay(pane);
	uint32_t *order = comment_order(pane->article, by, NULL, &count);

	show_order(pane, order, count, stay);
	comments_keep_visible(pane);
}

void comments_pick(CommentsPane *pane, const bool *wanted)
{
	size_t count;

	if (comments_count(pane) == 0 || (wanted == NULL && !pane->picked))
		return;
	CommentsStay stay = comments_stay(pane);
	uint32_t *order = comment_order(pane->article, pane->by, wanted, &count);

	pane->picked = wanted != NULL;
	show_order(pane, order, count, stay);
	comments_keep_visible(pane);
}

bool comments_to_author(CommentsPane *pane, int step, bool *wrapped)
{
	size_t count = comments_count(pane);
	Comment current;

	*wrapped = false;
	if (!comments_current(pane, &current) || str_empty(current.author))
		return false;
	for (size_t i = 1; i < count; i++) {
		size_t at = (pane->current + (step > 0 ? i : count - i)) % count;
		size_t comment = flow_comment(pane->scroller.flow, at);

		if (!str_equal(article_comment(pane->article, comment).author, current.author))
			continue;
		*wrapped = step > 0 ? at < pane->current : at > pane->current;
		unfolding_show(pane, head_piece(pane, at), NULL);
		comments_select(pane, at);
		return true;
	}
	return false;
}

/* What arrives */

/* The order that is wished for, once all have come. */
static void put_in_order(CommentsPane *pane)
{
	size_t count;

	if (!pane->scroller.complete || pane->by == COMMENTS_AS_ON_PAGE)
		return;
	uint32_t *order = comment_order(pane->article, pane->by, NULL, &count);
	flow_order(pane->scroller.flow, order, count, false);
	pane->orders++;
	scroller_renumbered(&pane->scroller);
}

static void fold_very_many(CommentsPane *pane)
{
	bool wanted = pane->fold_wish == FOLD_ALL ||
		(pane->fold_wish == FOLD_MANY && comments_count(pane) > FOLDED_FROM);

	if (pane->folded == NULL && pane->scroller.complete && wanted)
		folding_fold_all(pane);
}

void comments_grew(CommentsPane *pane, bool complete)
{
	bool ended = complete && !pane->scroller.complete;

	scroller_grew(&pane->scroller, complete);
	if (pane->scroller.flow == NULL)
		return;
	fold_as_before(pane);
	if (!pane->entered)
		fold_very_many(pane);
	if (ended && is_awaited(pane))
		put_in_order(pane);
	else if (ended)
		comments_sort(pane, pane->by);
	take_awaited(pane);
}

void comments_size(CommentsPane *pane, int rows, LayoutOptions options)
{
	bool first = pane->scroller.flow == NULL;

	scroller_size(&pane->scroller, rows, options);
	if (pane->scroller.flow == NULL)
		return;
	if (first) {
		fold_as_before(pane);
		fold_very_many(pane);
		put_in_order(pane);
		take_awaited(pane);
	}
	comments_keep_visible(pane);
}

/* Moves */

bool comments_move(CommentsPane *pane, long n)
{
	stop_waiting(pane);
	if (comments_count(pane) == 0)
		return false;
	if (scroller_move(&pane->scroller, n) == 0)
		return comments_step(pane, n < 0 ? -1 : 1);
	comments_keep_visible(pane);
	return true;
}

bool comments_page(CommentsPane *pane, long n)
{
	size_t before = pane->current;

	stop_waiting(pane);
	if (comments_count(pane) == 0)
		return false;
	if (scroller_page(&pane->scroller, n)) {
		comments_settle(pane);
		return true;
	}
	pane->current = n < 0 ? 0 : last_head_visible(pane);
	return pane->current != before;
}

void comments_select(CommentsPane *pane, size_t index)
{
	const Scroller *scroller = &pane->scroller;

	stop_waiting(pane);
	if (comments_count(pane) == 0)
		return;
	if (index >= comments_count(pane))
		index = comments_count(pane) - 1;
	pane->current = shown_one(pane, index);
	if (scroller_row_of(scroller, head_place(pane, pane->current)) < 0 ||
		scroller_row_of(scroller, end_place(pane, pane->current)) < 0)
		scroller_to_place(&pane->scroller, head_place(pane, pane->current), 0);
}

static bool begins_thread(const CommentsPane *pane, size_t index)
{
	return flow_parent(pane->scroller.flow, index) == FLOW_NO_INDEX;
}

/* The N-th comment from the current one that is shown, or the N-th thread. */
static bool step(CommentsPane *pane, long n, bool threads)
{
	size_t at = pane->current;
	size_t found = at;

	while (n != 0 && (n > 0 ? at + 1 < comments_count(pane) : at > 0)) {
		at = n > 0 ? at + 1 : at - 1;
		if ((threads && !begins_thread(pane, at)) || is_hidden(pane, at))
			continue;
		found = at;
		n += n > 0 ? -1 : 1;
	}
	if (found == pane->current)
		return false;
	comments_select(pane, found);
	return true;
}

bool comments_step(CommentsPane *pane, long n)
{
	return step(pane, n, false);
}

bool comments_step_thread(CommentsPane *pane, long n)
{
	return step(pane, n, true);
}

bool comments_to_parent(CommentsPane *pane)
{
	if (comments_count(pane) == 0)
		return false;
	int parent = flow_parent(pane->scroller.flow, pane->current);
	if (parent == FLOW_NO_INDEX)
		return false;
	comments_select(pane, (size_t)parent);
	return true;
}
