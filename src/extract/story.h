/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_EXTRACT_STORY_H
#define BROADSHEET_EXTRACT_STORY_H

/* The claimed blocks of a page as blocks of an article: paragraphs, headings,
 * lists, tables, figures, quotes, boxes, in the order of the page. */

#include "extract/body.h"
#include "extract/page.h"

/* Writes what is claimed for BODY. */
void story_write(Page *page, const Body *body, Article *article);

/* Writes all that the page shows, claimed or not, as an article of kind
 * ARTICLE_PAGE. */
void story_write_page(Page *page, Article *article);

#endif
