/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_EXTRACT_COMMENT_DETAILS_H
#define BROADSHEET_EXTRACT_COMMENT_DETAILS_H

/* What only some comments have: a title, quotes of others, an address of their own,
 * what readers gave them. */

#include "extract/comment_items.h"
#include "extract/comment_words.h"

/* Adds to COMMENT of ARTICLE, whose other fields are written, what ITEM has of these. WORDS
 * are its text's. */
void comment_details_tell(const CommentItems *all, const CommentItem *item,
	const CommentWords *words, Article *article, Comment *comment);

#endif
