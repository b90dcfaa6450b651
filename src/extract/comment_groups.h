/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_EXTRACT_COMMENT_GROUPS_H
#define BROADSHEET_EXTRACT_COMMENT_GROUPS_H

/* Which elements of a page are its readers' comments. Comments are a group of
 * alike elements that each hold one date; the names around them say that they
 * are comments and not something else of that form. No system is named. */

#include "extract/panel_lines.h"

/* One comment. Its own range is its fragments without those of members in it. */
typedef struct {
	Index element;
	Index first_fragment, end_fragment;
	Index parent; /* the member around it, or PAGE_NONE */
} CommentMember;

typedef struct {
	CommentMember *members; /* in document order */
	Index count;
	CommentMember *pings; /* links back from other pages that stand among them */
	Index ping_count;
	bool forum; /* posts of a thread, of which the first was left away */
} CommentMembers;

/* Finds the comments of the page of LINES; none found: count 0. What they are made
 * of lives in the page's work arena. */
void comment_groups_find(const PanelLines *lines, CommentMembers *found);

#endif
