/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_ARTICLE_WRITE_MARKDOWN_H
#define BROADSHEET_ARTICLE_WRITE_MARKDOWN_H

#include "article/article.h"
#include "article/writer_parts.h"
#include "base/text.h"

/* Adds PARTS of ARTICLE as CommonMark with the table extension: a paragraph a line,
 * characters of the page that would be markup escaped, links only where their
 * address is relative or of the schemes http, https and mailto. */
void write_markdown(Text *out, const Article *article, unsigned parts);

#endif
