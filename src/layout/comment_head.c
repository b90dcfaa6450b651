/* SPDX-License-Identifier: ISC */
#include "layout/comment_head.h"

#include "base/text.h"
#include "layout/pieces.h"

enum {
	PART_AUTHOR,
	PART_PLACE,
	PART_DATE,
	PART_REMARKS,
	PART_ANSWERED = PART_REMARKS + COMMENT_REMARKS_MAX,
	PART_COUNT
};

static const char answers[] = "answers ";

/* What stands in the line; what is answered is but the name. */
typedef struct {
	Str at[PART_COUNT];
	CommentRemarks remarks;
} Parts;

static void take_parts(const CommentHead *head, Parts *parts)
{
	const Comment *comment = head->comment;
	Str *at = parts->at;

	at[PART_AUTHOR] = piece_some_of(comment->author);
	at[PART_PLACE] = piece_some_of(comment->location);
	at[PART_DATE] = piece_some_of(comment->date);
	comment_remarks(comment, &parts->remarks);
	for (size_t i = 0; i < COMMENT_REMARKS_MAX; i++)
		at[PART_REMARKS + i] = i < parts->remarks.count ? parts->remarks.at[i] : STR_NONE;
	at[PART_ANSWERED] = piece_some_of(head->answered);
	if (str_empty(at[PART_AUTHOR]) && str_empty(at[PART_PLACE]) && str_empty(at[PART_DATE]))
		at[PART_AUTHOR] = str("No name");
}

size_t comment_head_bytes(const CommentHead *head)
{
	Parts parts;
	size_t bytes = 0, present = 0;

	take_parts(head, &parts);
	for (size_t i = 0; i < PART_COUNT; i++) {
		bytes += parts.at[i].size;
		present += !str_empty(parts.at[i]);
	}
	if (!str_empty(parts.at[PART_ANSWERED]))
		bytes += sizeof answers - 1;
	return bytes + (present - 1) * piece_separator(head->ascii).size;
}

Str comment_head_text(const CommentHead *head, Arena *arena)
{
	Parts parts;

	take_parts(head, &parts);
	Str answered = parts.at[PART_ANSWERED];

	if (!str_empty(answered))
		parts.at[PART_ANSWERED] =
			str_format(arena, "%s%.*s", answers, (int)answered.size, answered.at);
	return piece_join(arena, head->ascii, parts.at, PART_COUNT);
}
