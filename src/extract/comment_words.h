/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_EXTRACT_COMMENT_WORDS_H
#define BROADSHEET_EXTRACT_COMMENT_WORDS_H

/* What a comment says: every line that is neither its author, its date nor
 * furniture, in order. */

#include "extract/comment_items.h"

/* The words of ITEM in the page's arena, paragraphs parted by "\n\n"; empty when
 * it has none. */
Str comment_words(const CommentItems *all, const CommentItem *item);

#endif
