/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_EXTRACT_COMMENT_DETAILS_H
#define BROADSHEET_EXTRACT_COMMENT_DETAILS_H

/* What only some comments have: a title, quotes of others, an address of their own,
 * what readers gave them. */

#include "extract/comment_items.h"
#include "extract/comment_words.h"

/* What ITEM has of these. WORDS are its text's, ID is its own. */
CommentDetails comment_details_of(
	const CommentItems *all, const CommentItem *item, const CommentWords *words, Str id);

#endif
