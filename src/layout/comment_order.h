/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_LAYOUT_COMMENT_ORDER_H
#define BROADSHEET_LAYOUT_COMMENT_ORDER_H

/* In which order the comments of an article are shown, and which of them. Threads are
 * what is put in order: replies stay below what they answer, as on the page, for a
 * conversation read backwards is none. A thread is a comment and all that follows it
 * up to the next one that is not deeper than the page's outermost. */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "article/article.h"

typedef enum {
	COMMENTS_AS_ON_PAGE,
	COMMENTS_OLDEST,
	COMMENTS_NEWEST,
	COMMENTS_MOST_REPLIES,
	COMMENTS_BY_COUNT
} CommentsBy;

/* The order's name, as it is written and read: "page", "oldest", "newest", "replies". */
const char *comments_by_name(CommentsBy by);

/* Does the page date any comment, so that it can be put in order by time? */
bool comments_dated(const Article *article);

/* The comments of ARTICLE in order BY, those for which WANTED (one a comment) is false left
 * out; all where it is NULL. Threads without a date come last, equal ones stay in page
 * order. The numbers, *COUNT of them, are the caller's to free. */
uint32_t *comment_order(const Article *article, CommentsBy by, const bool *wanted, size_t *count);

#endif
