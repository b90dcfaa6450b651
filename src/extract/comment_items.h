/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_EXTRACT_COMMENT_ITEMS_H
#define BROADSHEET_EXTRACT_COMMENT_ITEMS_H

/* Comments cut into pieces of lines, without buttons, forms and the lines that
 * most of them share: what the fields of a comment are told from. */

#include "extract/comment_groups.h"

enum {
	COMMENT_CLIMB_MAX = 200, /* elements around a text that are asked */
	COMMENT_NAME_LETTERS_MAX = 45 /* of an author told by place, of a place */
};

/* Part of a line that belongs to a comment. */
typedef struct {
	Str text;
	Index first, end; /* fragments */
	Index line;
	bool dropped; /* a button, a label */
} CommentPiece;

typedef struct {
	const CommentMember *member;
	CommentPiece *pieces;
	Index count;
	Index author; /* element, or PAGE_NONE */
	size_t date_piece; /* or STR_NOWHERE */
	const Anchor *date; /* or NULL */
	Str name, place; /* absent when not known */
	size_t name_piece; /* that is nothing but the name, or STR_NOWHERE */
} CommentItem;

typedef struct {
	const PanelLines *lines;
	const Page *page;
	Arena *work; /* borrowed: of what is gone when the comments are written */
	const CommentMembers *found;
	CommentItem *items; /* one for each member found */
	uint8_t *stripped; /* of elements: their own words are furniture */
	TextRange *quotes; /* room for those of one comment */
} CommentItems;

/* Cuts the comments FOUND into pieces and finds the date of each, in WORK. */
void comment_items_cut(
	const PanelLines *lines, const CommentMembers *found, Arena *work, CommentItems *all);

/* End of the elements of MEMBER. */
Index comment_elements_end(const Page *page, const CommentMember *member);

/* The element behind E among those of a member, which end at END, that are not its
 * replies'. *CHILD is the next member that may be one; the first is the one behind the
 * member. */
Index comment_next_element(const CommentItems *all, Index e, Index end, Index *child);

/* The end of the reply to member I that begins at or before fragment F, or F when it is
 * I's own. *CHILD moves on over the members behind I; the first is I + 1. */
Index comment_skip_child(const CommentItems *all, Index i, Index f, Index *child);

#endif
