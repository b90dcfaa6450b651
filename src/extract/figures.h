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
} FigureBox;

/* The figures in element ROOT, sorted by box, none inside another. *COUNT is
 * their number. In page->work. */
FigureBox *figures_find(const Page *page, Index root, Index *count);

/* Adds the figure to ARTICLE. */
void figure_write(const Page *page, const FigureBox *figure, Article *article);

#endif
