/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_LAYOUT_COMMENT_PIECE_H
#define BROADSHEET_LAYOUT_COMMENT_PIECE_H

/* One comment as pieces: a head with the mark of folding, and a piece for each part of its text.
 * How they look is decided here; which comments there are, and in what order, is known by
 * layout/comment_pieces. Depths are counted from 0; answers are indented, by cells, as far as
 * FLOW_DEPTH_SHOWN; below that the mark says the depth in digits. */

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "layout/comment_head.h"
#include "layout/flow.h"

/* A comment as it is shown; borrows what its head names. */
typedef struct {
	CommentHead head;
	size_t index; /* its number among those shown, which its pieces have */
	int depth; /* 0: it begins a thread, or stands alone */
	bool folded;
	bool right_to_left; /* the article is; marks point the other way */
} ShownComment;

/* The head, its words and mark in ARENA. */
Piece comment_piece_head(const ShownComment *shown, Arena *arena);

/* PART of its text: a title, a quote, or words of its own. May be too long for one piece
 * (piece_parts); its text is borrowed from PART. */
Piece comment_piece_text(const ShownComment *shown, const CommentPart *part);

/* HEAD, made by comment_piece_head when it was folded or when it was not, becomes what it is now.
 * The mark is in ARENA. */
void comment_piece_mark(const ShownComment *shown, Arena *arena, Piece *head);

#endif
