/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_VIEW_COMMENTS_H
#define BROADSHEET_VIEW_COMMENTS_H

/* The readers' comments: a scroller that knows which comment the reader is at. (view/folding
 * folds them.) Line and page moves scroll the text, for a comment can be longer than the
 * window; the current comment is kept on the screen, and goes on where the text
 * scrolls no further.
 *
 * Comments are numbered as they are shown, in an order of the reader's choice, all or
 * those picked out; a stay names them by their numbers in the article. */

#include <stdbool.h>
#include <stddef.h>

#include "article/article.h"
#include "layout/comment_order.h"
#include "view/scroller.h"

/* How comments begin: more than a hundred folded, all, none; in the order of the setting. */
typedef enum {
	FOLD_MANY,
	FOLD_ALL,
	FOLD_NONE
} CommentsFold;

/* Where the reader is, whatever the order. */
typedef struct {
	size_t top; /* comment of the article in the first row, or STR_NOWHERE: at the start */
	Place within; /* the first row: pieces from the head of TOP on */
	size_t current; /* comment of the article */
} CommentsStay;

typedef struct {
	Scroller scroller;
	const Article *article; /* borrowed */
	size_t current;
	CommentsStay awaited; /* where to be when it has come; CURRENT is STR_NOWHERE: nowhere */
	CommentsFold fold_wish;
	CommentsBy by; /* the order wished for: had once all have come */
	bool picked; /* only some are shown */
	size_t orders; /* how often they were numbered anew */
	bool *folded; /* owned: which were folded in an earlier stay, or NULL */
	size_t folded_count, folded_done; /* so many there were, so many are folded again */
	bool entered; /* the reader has been in the pane */
} CommentsPane;

/* Opens the comments of ARTICLE, folded as FOLDED[0..FOLDED_COUNT) (copied) says; where
 * it is NULL, very many comments are folded once they have all come, unless the reader
 * has entered before. */
void comments_open(CommentsPane *pane, const Article *article, bool ascii, const bool *folded,
	size_t folded_count);
void comments_close(CommentsPane *pane);

/* Where the reader is now; back to an earlier stay, once its comments have come. */
CommentsStay comments_stay(const CommentsPane *pane);
void comments_restore(CommentsPane *pane, CommentsStay stay);

/* As for a scroller. */
void comments_grew(CommentsPane *pane, bool complete);
void comments_size(CommentsPane *pane, int rows, LayoutOptions options);

/* Which comments are folded, *COUNT of them; NULL when none ever were. The caller frees
 * it. */
bool *comments_folds(const CommentsPane *pane, size_t *count);

/* How many there are, once the pane has a size. */
size_t comments_count(const CommentsPane *pane);

/* Another order, kept for the articles after this one, too. The current comment stays in its
 * row. */
void comments_sort(CommentsPane *pane, CommentsBy by);

/* Shows only the comments for which WANTED (one a comment of the article; at least one is
 * true) says so, the reader staying where he is or at the next above; NULL: all again, at the
 * current one. All must have come. */
void comments_pick(CommentsPane *pane, const bool *wanted);

/* Puts the comment of the article that is the current one in *COMMENT; false when there is none. */
bool comments_current(const CommentsPane *pane, Comment *comment);

/* To the next comment (the one before for STEP -1) by the author of the current one, round at
 * the ends; false when there is none. *WRAPPED: it went round. */
bool comments_to_author(CommentsPane *pane, int step, bool *wrapped);

/* Scroll by N lines or pages; false when nothing moved. */
bool comments_move(CommentsPane *pane, long n);
bool comments_page(CommentsPane *pane, long n);

/* The current comment is one that is visible, after the window has moved. */
void comments_keep_visible(CommentsPane *pane);

/* The current comment is the one at the top of the window. */
void comments_settle(CommentsPane *pane);

/* Makes INDEX (cut to those there are, or the shown one it is folded into) the
 * current comment and visible, from its first line on unless all of it is. */
void comments_select(CommentsPane *pane, size_t index);

/* To the N-th shown comment (thread) from the current one; false when there is
 * none. */
bool comments_step(CommentsPane *pane, long n);
bool comments_step_thread(CommentsPane *pane, long n);

/* To the comment it answers; false at the top level. */
bool comments_to_parent(CommentsPane *pane);

#endif
