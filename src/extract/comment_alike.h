/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_EXTRACT_COMMENT_ALIKE_H
#define BROADSHEET_EXTRACT_COMMENT_ALIKE_H

/* Which elements of a page are alike, each way two comments of one list can be: by an id
 * that is numbered, by a class, by data, as children of one element, as terms with what
 * they explain, as lines that take turns. */

#include "extract/comment_finder.h"

/* Membership number M of FINDER as a member, the one around it not told. */
CommentMember comment_alike_member(const CommentFinder *finder, Index m);

/* Fills groups and memberships of FINDER, whose land is known. */
void comment_alike_gather(CommentFinder *finder);

#endif
