/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_EXTRACT_COMMENT_FIELDS_H
#define BROADSHEET_EXTRACT_COMMENT_FIELDS_H

/* The parts of each comment: author, place, date, words, depth. What cannot be
 * told by the names of elements is decided for the whole list by a vote, because
 * one list is laid out one way: errors then come by list, and rarely. */

#include "extract/comment_groups.h"

/* Adds the comments FOUND to ARTICLE, in order. Returns how many had words. */
Index comment_fields_write(const PanelLines *lines, const CommentMembers *found, Article *article);

#endif
