/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_LAYOUT_COMMENT_PIECES_H
#define BROADSHEET_LAYOUT_COMMENT_PIECES_H

/* The comments of an article as pieces: for each a head and, unless it has no words, its
 * text; at the end, once complete, a note on what the copy lacks. Comments come by the
 * hundred thousand, so only their numbers are kept: pieces are made when asked for, and
 * again when they have been given up meanwhile.
 *
 * Comments are numbered as they are shown, which is the page's order unless another
 * one was asked for. */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "article/article.h"
#include "layout/flow.h"
#include "layout/threads.h"

typedef struct CommentPieces CommentPieces;

/* Nothing of ARTICLE (borrowed) yet. The caller frees them; NULL is fine there. */
CommentPieces *comment_pieces_new(const Article *article, bool ascii);
void comment_pieces_free(CommentPieces *comments);

/* Takes in what the article has got since. */
void comment_pieces_refresh(CommentPieces *comments, bool complete);

/* How many pieces there are, the note included. */
size_t comment_pieces_count(const CommentPieces *comments);

/* Bytes of text before piece PIECE; of all, for a piece behind the end. */
size_t comment_pieces_bytes_before(CommentPieces *comments, size_t piece);

/* Piece number PIECE (must be there); good until COMMENT_PIECES_KEPT others have been
 * asked for. */
enum {
	COMMENT_PIECES_KEPT = 8192
};
const Piece *comment_pieces_at(CommentPieces *comments, size_t piece);

/* Shows COUNT comments of the article in ORDER (taken over; NULL: all, as on the page). ALONE:
 * they were picked out, so each stands by itself, says whom it answers, and none is
 * folded. Comments and pieces are numbered anew in that order; what was folded is
 * folded again in any order, but for a stay among those picked out. All that came is taken
 * in again, so the time is linear. */
void comment_pieces_order(CommentPieces *comments, uint32_t *order, size_t count, bool alone);

/* How many comments are shown, and which one of the article's is the one at INDEX. */
size_t comment_pieces_shown(const CommentPieces *comments);
size_t comment_pieces_comment(const CommentPieces *comments, size_t index);

/* Is comment COMMENT of the article folded, be it shown or not? */
bool comment_pieces_is_folded(const CommentPieces *comments, size_t comment);

/* The comment that piece PIECE belongs to, or FLOW_NO_INDEX for the note and behind. */
int comment_pieces_index(CommentPieces *comments, size_t piece);

/* The head of comment INDEX; the piece behind all comments when INDEX is their number. */
size_t comment_pieces_first(const CommentPieces *comments, size_t index);

/* Blank lines between piece PIECE and the shown one BEFORE it. */
int comment_pieces_gap(CommentPieces *comments, size_t before, size_t piece);

/* Folds or unfolds comment INDEX; its head is another piece then, the numbers stay. */
void comment_pieces_fold(CommentPieces *comments, size_t index, bool folded);

/* Who answers whom, and what is folded: to be asked, not changed. Borrowed until another order. */
Threads *comment_pieces_threads(const CommentPieces *comments);

#endif
