/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_LAYOUT_COMMENT_HEAD_H
#define BROADSHEET_LAYOUT_COMMENT_HEAD_H

/* The line over a comment: who wrote it, where and when, what is said of it, and whom it answers
 * where that is not above it. */

#include <stdbool.h>
#include <stddef.h>

#include "article/comment.h"
#include "base/arena.h"
#include "base/str.h"

typedef struct {
	const Comment *comment; /* borrowed */
	Str answered; /* the author of what it answers; absent: it need not be said */
	bool ascii; /* separators are */
} CommentHead;

/* How many bytes the line has; and the line, in ARENA or borrowed from the comment. */
size_t comment_head_bytes(const CommentHead *head);
Str comment_head_text(const CommentHead *head, Arena *arena);

#endif
