/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_LAYOUT_STORY_H
#define BROADSHEET_LAYOUT_STORY_H

/* The story of an article as pieces: head, blocks, end line. */

#include <stdbool.h>
#include <stddef.h>

#include "article/article.h"
#include "layout/pieces.h"

/* How far the pieces have come. Zero at first. */
typedef struct {
	bool head_done, ended;
	size_t next_block;
	bool in_box; /* the last piece stands in the box that is being added */
	FlowKeys keys; /* that the end line names */
} Story;

/* Adds the pieces of what ARTICLE has got since the last call; its end line once COMPLETE. */
void story_refresh(Story *story, Pieces *pieces, const Article *article, bool complete);

/* The end line names KEYS from now on. True when it was there already: the last piece has
 * another text. */
bool story_name_keys(Story *story, Pieces *pieces, const Article *article, FlowKeys keys);

#endif
