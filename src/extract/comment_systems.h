/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_EXTRACT_COMMENT_SYSTEMS_H
#define BROADSHEET_EXTRACT_COMMENT_SYSTEMS_H

/* Which program ran the comments of a page, told by the names it gives its elements, and why
 * comments the page tells of are not in this copy. This says something about the comments;
 * it never decides what is one. */

#include "extract/page.h"

/* Names the system of ARTICLE's comments, the first of which is in element COMMENT, or
 * PAGE_NONE where none was found. */
void comment_system_tell(const Page *page, Index comment, Article *article);

/* Why ARTICLE holds fewer comments than the page announces, as far as the page shows it. */
void comments_missing_tell(const Page *page, Article *article);

#endif
