/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_SOURCE_MARKUP_WRITER_H
#define BROADSHEET_SOURCE_MARKUP_WRITER_H

/* What a container says of an article, said once more as a page says it: formats that
 * hold articles in another shape than HTML (feeds, agencies' XML, exports) are handed on
 * as a small page of UTF-8, so that everything behind reads one language. */

#include <stdbool.h>

#include "base/str.h"
#include "base/text.h"

/* Facts for the head of a page: absent or empty ones are left out. UTF-8; a title may
 * hold references of HTML, the others are plain. */
typedef struct {
	Str title, byline, published, updated, language, summary, site, section;
	Str address; /* of the article */
	Str base; /* what its links are relative to, where that is another */
	bool headed; /* the text has a heading of its own: the title is for the head only */
} MarkupHead;

/* Adds TEXT so that it reads as itself in markup. */
void markup_add_text(Text *out, Str text);

/* The same, but what looks like a reference of HTML ("&copy;", "&#233;") stays one. */
void markup_add_loose(Text *out, Str text);

/* TEXT, UTF-8, with all but ASCII as references: reads the same in any character set. */
void markup_add_ascii(Text *out, Str text);

/* Adds MARKUP as the value of an attribute, in quotation marks. */
void markup_add_attribute(Text *out, Str markup);

/* Adds all that stands before the article's own markup, and what stands behind it. */
void markup_begin(Text *out, const MarkupHead *head);
void markup_end(Text *out);

/* The same, and before the end of the page the paragraphs of REST, plain, which are no part of
 * the article. */
void markup_end_before(Text *out, Str rest);

/* Adds PLAIN, in which an empty line parts paragraphs, as paragraphs. */
void markup_add_paragraphs(Text *out, Str plain);

/* Does TEXT hold tags? */
bool markup_is_in(Str text);

#endif
