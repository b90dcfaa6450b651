/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_EXTRACT_COMMENT_ROLES_H
#define BROADSHEET_EXTRACT_COMMENT_ROLES_H

/* Who speaks in a comment: a reader, the author of the article, or the house; and
 * whether the house set it above the others. */

#include "extract/page.h"

typedef struct {
	CommentRole role;
	bool picked; /* by the editors */
} CommentBadges;

/* What the names of element E, that of a comment, say of it and of who wrote it. */
CommentBadges comment_badges_of(const Page *page, Index e);

/* Comments signed with a name of ARTICLE's byline are its author's. The byline is known. */
void comment_roles_by_byline(Article *article);

#endif
