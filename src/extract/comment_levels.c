/* SPDX-License-Identifier: ISC */
#include "extract/comment_levels.h"

int comment_level(CommentLevels *levels, int step)
{
	while (levels->used > 0 && levels->step[levels->used - 1] >= step)
		levels->used--;
	levels->level = levels->used == 0 ? 0 : levels->below[levels->used - 1];
	levels->around = levels->used <= COMMENT_LEVEL_MAX;
	if (!levels->around) {
		levels->flattened++;
		return levels->level;
	}
	levels->step[levels->used] = step;
	levels->below[levels->used] = levels->level + (levels->level < COMMENT_LEVEL_MAX);
	levels->used++;
	return levels->level;
}

void comment_level_pass(CommentLevels *levels)
{
	if (levels->around)
		levels->below[levels->used - 1] = levels->level;
	else
		levels->flattened--;
}

void comment_levels_tell(const CommentLevels *levels, Article *article)
{
	if (levels->flattened > 0)
		article_warn(article, WARNING_TOO_DEEP,
			"%zu comment%s deeper than %d levels %s shown at that level.",
			levels->flattened, levels->flattened == 1 ? "" : "s", COMMENT_LEVEL_MAX,
			levels->flattened == 1 ? "is" : "are");
}
