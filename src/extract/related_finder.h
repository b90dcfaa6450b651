/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_EXTRACT_RELATED_FINDER_H
#define BROADSHEET_EXTRACT_RELATED_FINDER_H

/* What the steps of finding related stories share. */

#include "article/article.h"
#include "extract/page.h"
#include "extract/panel_words.h"

enum {
	RELATED_HEAD_LETTERS_MAX = 75, /* of a line that heads a list */
	RELATED_PROSE_BEFORE_MAX = 150, /* letters before what stands in a box that mean it
	                                * stands in running text */
	RELATED_LIST_MIN = 3, /* stories of a list that shows by itself */
	RELATED_TITLE_LETTERS = 22, /* of half its titles, at least */
};

/* A heading that says what stands below it. */
typedef struct {
	Index line, block, owner, element; /* innermost element, and box, of the words */
	Index first, end; /* fragments */
	PanelKind kind;
	bool real; /* a heading by its tag */
} RelatedHead;

typedef struct {
	Page *page;
	const uint32_t *names;
	Article *article;
	RelatedHead *heads;
	size_t head_count;
	size_t headed; /* stories found below headings */
} RelatedFinder;

#endif
