/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_EXTRACT_COMMENT_WORDS_H
#define BROADSHEET_EXTRACT_COMMENT_WORDS_H

/* What a comment says: every line that is neither its author, its date nor
 * furniture, in order. */

#include "extract/comment_items.h"

/* The words of ITEM in the page's arena, and which of them are its title and what
 * it quotes (article.h). */
typedef struct {
	Str text; /* paragraphs parted by "\n\n"; empty when it has none */
	size_t title_size;
	TextRange *quotes; /* good until the next comment is asked for */
	size_t quote_count;
} CommentWords;

CommentWords comment_words(const CommentItems *all, const CommentItem *item);

#endif
