/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_ARTICLE_WRITER_H
#define BROADSHEET_ARTICLE_WRITER_H

/* What --dump prints. The writers take any article and never fail: they add to
 * a Text. Same article, same bytes. */

#include "article/article.h"
#include "base/text.h"

enum { WRITER_WIDTH_CELLS = 72 };

/* One JSON object on one line, with its newline: the contract of
 * broadsheet-json. Absent is null; valid for any article. */
void write_json(Text *out, const Article *article);

/* Plain text, lines of at most WIDTH_CELLS cells where words allow, no trailing
 * spaces, no escapes, newline at the end. */
void write_text(Text *out, const Article *article, int width_cells);

/* CommonMark (with the table extension), characters that would be markup
 * escaped. */
void write_markdown(Text *out, const Article *article);

#endif
