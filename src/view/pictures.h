/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_VIEW_PICTURES_H
#define BROADSHEET_VIEW_PICTURES_H

/* The pictures, films and recordings of the story: they are not shown, but told of. */

#include "article/article.h"
#include "view/state.h"

/* One, borrowed of the article, and the piece of the story's flow that tells of it, or of
 * the one before. */
typedef struct {
	const Block *figure;
	size_t piece;
} Picture;

/* All that have come, in their order, COUNT of them, in ARENA. */
Picture *pictures_of(const View *view, Arena *arena, size_t *count);

/* What is said of FIGURE in a line: what it is where it is no picture, its words and
 * credit, and the name of its file. In ARENA. */
Str pictures_label(const View *view, const Block *figure, Arena *arena);

/* Asks for one to be opened in another program: that of the count, the one under the cursor of
 * their list, or the first in the window. */
void pictures_open(View *view);

#endif
