/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_EXTRACT_COMMENT_WORDS_H
#define BROADSHEET_EXTRACT_COMMENT_WORDS_H

/* What a comment says: every line that is neither its author, its date nor
 * furniture, in order. */

#include "extract/comment_items.h"

/* The words of ITEM, and which of them are its title and what
 * it quotes (article/comment.h): all good until the next comment is asked for. */
typedef struct {
	Str text; /* paragraphs parted by "\n\n"; empty when it has none */
	size_t title_size;
	TextRange *quotes;
	size_t quote_count;
} CommentWords;

/* ROOM is kept from comment to comment, for the words. */
CommentWords comment_words(const CommentItems *all, const CommentItem *item, Text *room);

#endif
