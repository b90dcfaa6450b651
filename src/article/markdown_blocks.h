/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_ARTICLE_MARKDOWN_BLOCKS_H
#define BROADSHEET_ARTICLE_MARKDOWN_BLOCKS_H

/* The blocks of an article as those of CommonMark, with the tables of GitHub's extension: each
 * with a blank line before it, behind the margin of the lines it is put to. */

#include "article/article.h"
#include "article/lines.h"

/* All blocks of ARTICLE in their order; boxes set apart are quotes. */
void markdown_put_blocks(Lines *lines, const Article *article);

/* A heading of LEVEL (taken as 1 to 6) of plain words; nothing where TEXT is absent or empty. */
void markdown_put_heading(Lines *lines, int level, Str text);

/* A paragraph of plain words, its line feeds hard breaks; nothing where TEXT is absent or empty. */
void markdown_put_paragraph(Lines *lines, Str text);

#endif
