/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_EXTRACT_TOLD_LINES_H
#define BROADSHEET_EXTRACT_TOLD_LINES_H

/* Lines at the start of a text that say what the head of the article says: "By Ada
 * Quill", "2 November 2009". */

#include "article/article.h"
#include "extract/page.h"

/* Drops of the paragraphs before the first running text of ARTICLE those that name its
 * byline, give a day of its dates or repeat its kicker, and nothing else: they stand in its
 * fields, as PAGE says from then on. So do headings behind it that only name its byline. */
void told_lines_drop(Page *page, Article *article);

#endif
