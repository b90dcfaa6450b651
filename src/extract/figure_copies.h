/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_EXTRACT_FIGURE_COPIES_H
#define BROADSHEET_EXTRACT_FIGURE_COPIES_H

/* Pictures that a page shows twice: once for browsers that load it late and once for
 * those without scripts, in several sizes, as banners between the paragraphs. */

#include "article/article.h"
#include "base/arena.h"

/* Leaves of the figures of ARTICLE that show the same picture the first, with what a copy
 * right behind it says where the first says nothing. Formulas stay where they are, and so does
 * a copy with a caption of its own. WORK is for what is thrown away. */
void figure_copies_drop(Article *article, Arena *work);

/* Drops the portraits of who wrote ARTICLE: pictures without a caption that are told by a
 * name of its byline alone, or by that and a role behind a comma. */
void figure_portraits_drop(Article *article);

#endif
