/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_EXTRACT_COMMENT_LEVELS_H
#define BROADSHEET_EXTRACT_COMMENT_LEVELS_H

/* From how far in comments stand to whom each answers. Whatever tells it (numbers,
 * margins, the tree) may begin anywhere and skip steps; of what comes out the first is on
 * top, and none is more than one level below the one before it. A comment answers the
 * nearest one before it that is less far in, and one that is not shown hands its answers
 * on to whom it answered. */

#include <stdbool.h>
#include <stddef.h>

#include "article/article.h"

enum {
	COMMENT_LEVEL_MAX = 200 /* what is deeper is shown at this level */
};

typedef struct {
	int step[COMMENT_LEVEL_MAX + 1]; /* of the comments around, from the outermost in */
	int below[COMMENT_LEVEL_MAX + 1]; /* the level of what answers each of them */
	size_t used;
	int level; /* of the last comment */
	bool around; /* it is among those around */
	size_t flattened; /* comments that were deeper than the deepest level */
} CommentLevels;

/* The level of the next comment, which stands STEP far in, in whatever unit. */
int comment_level(CommentLevels *levels, int step);

/* The comment that comment_level was asked about last is not shown. */
void comment_level_pass(CommentLevels *levels);

/* Warns of comments that were deeper than the deepest level. */
void comment_levels_tell(const CommentLevels *levels, Article *article);

#endif
