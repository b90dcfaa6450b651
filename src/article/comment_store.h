/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_ARTICLE_COMMENT_STORE_H
#define BROADSHEET_ARTICLE_COMMENT_STORE_H

/* Comments by the hundred thousand, in little more room than their words take: of each
 * the texts stand one behind the other in one piece, and what few comments have is a row
 * of its own, made when there is any. */

#include "article/comment.h"
#include "base/arena.h"

typedef struct KeptComment KeptComment;

/* All zero: none yet. The memory is that of the arena each call names, always the same. */
typedef struct {
	KeptComment **shelves; /* of a fixed number of comments each, so none ever moves */
	size_t shelf_count, shelf_room;
} CommentStore;

/* Keeps COMMENT, copied, as number INDEX: one there is, or the next. */
void comment_store_put(CommentStore *store, Arena *arena, size_t index, const Comment *comment);

/* Number INDEX, which has been put; its texts are good as long as the arena. */
Comment comment_store_at(const CommentStore *store, size_t index);

/* Its depth alone, without looking at the rest. */
int comment_store_depth(const CommentStore *store, size_t index);

/* Bytes that keeping COMMENT takes at most. */
size_t comment_store_bytes(const Comment *comment);

#endif
