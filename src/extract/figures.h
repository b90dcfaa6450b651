/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_EXTRACT_FIGURES_H
#define BROADSHEET_EXTRACT_FIGURES_H

/* Pictures, videos and sound of an article with their captions: which element is
 * the box around one, what in it is caption, credit and address, and which images
 * are ornaments. */

#include "extract/page.h"

typedef struct {
	Index box; /* element that holds the medium and its caption, nothing else */
	Index media; /* img, video, audio, object ... or PAGE_NONE: a caption alone */
	Index caption; /* element behind the box that is its caption, or PAGE_NONE */
	bool spent; /* a caption that a picture before it has taken */
} FigureBox;

/* Claims the captions of the pictures among elements [FIRST, END) of ROOT for the article, too,
 * whatever was thought of their words. */
void figures_claim_captions(Page *page, Index root, Index first, Index end);

/* The figures among elements [FIRST, END) of ROOT, sorted by box, none inside another. *COUNT
 * is their number. In page->work. */
FigureBox *figures_find(const Page *page, Index root, Index first, Index end, Index *count);

/* Is E an image that shows something: no ornament, no button, no part of the furniture? */
bool figure_is_picture(const Page *page, Index e);

/* Has FIGURE a caption or a credit? */
bool figure_has_words(const Page *page, const FigureBox *figure);

/* Adds the figure to ARTICLE. */
void figure_write(const Page *page, const FigureBox *figure, Article *article);

#endif
