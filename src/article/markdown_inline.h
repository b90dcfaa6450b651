/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_ARTICLE_MARKDOWN_INLINE_H
#define BROADSHEET_ARTICLE_MARKDOWN_INLINE_H

/* Texts and their spans as CommonMark inlines: what is markup in the page's
 * words is escaped, spans become emphasis, code and links. Nothing here knows
 * blocks but by the place a text is for. Texts are cleaned once more. */

#include "article/article.h"
#include "base/text.h"

/* Where a text stands decides what a line feed in it becomes and what else needs
 * an escape. */
typedef enum {
	PLACE_PARAGRAPH, /* a hard line break */
	PLACE_HEADING, /* a space: a heading is one line */
	PLACE_CELL /* <br>, and bars are escaped: a row is one line */
} MarkdownPlace;

/* Adds TEXT to OUT, which is at the start of a line or behind other inlines. */
void markdown_add_text(Text *out, Str text, MarkdownPlace place);

/* Adds RICH with its spans. Those that do not fit, or that CommonMark cannot
 * say where they stand (its rules for the neighbours of asterisks), give their
 * words only. */
void markdown_add_rich(Text *out, const Rich *rich, MarkdownPlace place);

/* Adds WORDS as a link to ADDRESS, or as they are when ADDRESS is absent or not
 * one to be followed. */
void markdown_add_link(Text *out, Str words, Str address, MarkdownPlace place);

/* May ADDRESS stand in a link: relative, or of the schemes http, https and
 * mailto? */
bool markdown_may_link(Str address);

/* How many backticks stand in a row in TEXT at most: what is put around it has more. */
size_t markdown_backticks(Str text);

#endif
