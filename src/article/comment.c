/* SPDX-License-Identifier: ISC */
#include "article/comment.h"

#include <assert.h>
#include <stdio.h>

static const char *const role_words[] = {
	[ROLE_READER] = "",
	[ROLE_AUTHOR] = "the author",
	[ROLE_STAFF] = "staff",
};
static_assert(sizeof role_words / sizeof *role_words == ROLE_COUNT, "each role has words");

const char *comment_role_words(CommentRole role)
{
	return role_words[role];
}

bool comment_has_details(const Comment *comment)
{
	const CommentDetails *details = &comment->details;

	return details->title_size > 0 || details->quote_count > 0 || details->link.size > 0 ||
		details->scored || details->picked || details->time_inferred;
}

Str comment_title(const Comment *comment)
{
	size_t size = comment->details.title_size;

	return size == 0 ? STR_NONE : str_slice(comment->text, 0, size);
}

/* The first quote of DETAILS that ends behind byte AT, or NULL. */
static const TextRange *next_quote(const CommentDetails *details, size_t at)
{
	for (size_t i = 0; i < details->quote_count; i++)
		if (details->quotes[i].end > at)
			return &details->quotes[i];
	return NULL;
}

bool comment_next_part(const Comment *comment, size_t *at, CommentPart *part)
{
	const CommentDetails *details = &comment->details;
	size_t start = *at, end = comment->text.size;

	while (start > 0 && start < end && comment->text.at[start] == '\n')
		start++;
	if (start >= end)
		return false;
	const TextRange *quote = next_quote(details, start);

	part->kind = COMMENT_OWN_WORDS;
	if (start < details->title_size) {
		part->kind = COMMENT_TITLE;
		end = details->title_size;
	} else if (quote != NULL && quote->start <= start) {
		part->kind = COMMENT_QUOTE;
		end = quote->end;
	} else if (quote != NULL) {
		end = quote->start;
	}
	*at = end;
	while (end > start + 1 && comment->text.at[end - 1] == '\n')
		end--;
	part->text = str_slice(comment->text, start, end);
	return true;
}

void comment_remarks(const Comment *comment, CommentRemarks *remarks)
{
	const CommentDetails *details = &comment->details;

	*remarks = (CommentRemarks){ .count = 0 };
	if (comment->role != ROLE_READER)
		remarks->at[remarks->count++] = str(comment_role_words(comment->role));
	if (details->picked)
		remarks->at[remarks->count++] = str("editors' pick");
	if (details->scored && details->score != 0) {
		snprintf(remarks->score, sizeof remarks->score, "%+lld", (long long)details->score);
		remarks->at[remarks->count++] = str(remarks->score);
	}
}
