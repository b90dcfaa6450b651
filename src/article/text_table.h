/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_ARTICLE_TEXT_TABLE_H
#define BROADSHEET_ARTICLE_TEXT_TABLE_H

#include "article/article.h"
#include "article/lines.h"

/* Adds the rows of TABLE, a block of that kind, in columns two cells apart, a
 * dashed line under its header rows, columns of numbers to the right. Where they
 * are too wide together the widest columns shrink and their cells wrap; where
 * that would leave them too narrow to read, each row becomes a list of its
 * cells, named by the header. Its caption is not looked at. */
void lines_add_table(Lines *lines, const Block *table);

#endif
