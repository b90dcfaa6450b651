/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_ARTICLE_MARKDOWN_LINES_H
#define BROADSHEET_ARTICLE_MARKDOWN_LINES_H

/* Inlines (article/markdown_inline.h) as lines behind the margin (article/lines.h): what the
 * blocks of Markdown are made with. Lines are never wrapped. */

#include "article/lines.h"
#include "base/text.h"

/* An empty text in the scratch of LINES, to be filled with inlines; good until the next one is
 * begun. Memory of past ones is given back first, when it has become much. */
Text markdown_begin(Lines *lines);

/* Adds TEXT behind a separator (none at the start of a line), unless it is absent or empty. */
void markdown_add_part(Text *made, Str text);

/* A hard line break, unless nothing stands before it. */
void markdown_break_line(Text *made);

/* Adds the lines of MADE, each behind the margin. */
void markdown_put_lines(Lines *lines, const Text *made);

/* The same as a block of their own, a blank line before it; nothing where MADE is empty. */
void markdown_put_block(Lines *lines, const Text *made);

#endif
