/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_ARTICLE_WRITE_TEXT_H
#define BROADSHEET_ARTICLE_WRITE_TEXT_H

#include "article/article.h"
#include "article/writer_parts.h"
#include "base/text.h"

enum {
	WRITER_WIDTH_CELLS = 72
};

/* Adds PARTS of ARTICLE as plain text for a pager or a mail: the story, then the
 * related stories and the comments under short headings. Lines of at most WIDTH_CELLS
 * (taken as 1 to 10000) where words allow, preformatted text as it is; no
 * trailing spaces, no escapes, a newline at the end. Links keep their words
 * only. LC_CTYPE must be a UTF-8 locale (base/cluster.h). */
void write_text(Text *out, const Article *article, int width_cells, unsigned parts);

#endif
