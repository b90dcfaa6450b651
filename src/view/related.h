/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_VIEW_RELATED_H
#define BROADSHEET_VIEW_RELATED_H

/* The related stories: a scroller with one of them selected. */

#include <stdbool.h>
#include <stddef.h>

#include "article/article.h"
#include "view/scroller.h"

typedef struct {
	Scroller scroller;
	const Article *article; /* borrowed */
	size_t selected; /* may be a story that is still to come */
} RelatedPane;

/* Opens the related stories of ARTICLE (borrowed), the first one selected. related_close frees what
 * the pane holds; fine for one that is all 0. */
void related_open(RelatedPane *pane, const Article *article, bool ascii);
void related_close(RelatedPane *pane);

/* Selects story INDEX (cut to those there are) and makes it visible. */
void related_select(RelatedPane *pane, size_t index);

/* Makes the selected story visible where it is not. */
void related_keep_visible(RelatedPane *pane);

/* Moves the selection by N stories or pages (negative: up), as far as they go; to the first story
 * of the next group of one heading, section or date (STEP -1: of this group, or where it is there
 * already of the one before). False when nothing moved. */
bool related_move(RelatedPane *pane, long n);
bool related_page(RelatedPane *pane, long n);
bool related_to_group(RelatedPane *pane, int step);

/* The selected story, or NULL when there is none. */
const Related *related_selected(const RelatedPane *pane);

#endif
