/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_EXTRACT_COMMENT_JUDGING_H
#define BROADSHEET_EXTRACT_COMMENT_JUDGING_H

/* Which group of alike elements is the comments of a page: those of it that hold one
 * date, an author and words are counted, and what looks like comments but is not (boxes of
 * recent ones, teasers) is told by where its links lead. */

#include "extract/comment_finder.h"

/* Scores GROUP and keeps its good members; a score of 0 drops it. */
void comment_group_judge(const CommentFinder *finder, CommentGroup *group);

/* Do the links of GROUP's members tell that they are no comments of this page? */
bool comment_group_is_rejected(const CommentFinder *finder, const CommentGroup *group);

/* The group that is the page's comments, all being judged, or NULL. */
const CommentGroup *comment_group_choose(const CommentFinder *finder);

/* Is the text of MEMBER that of a machine: a link back from another page? */
bool comment_is_pingback(const CommentFinder *finder, const CommentMember *member);

/* Does MEMBER hold the words over a list of comments? Then it is the list. */
bool comment_holds_heading(const Page *page, const CommentMember *member);

#endif
