/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_EXTRACT_TEXT_MARKS_H
#define BROADSHEET_EXTRACT_TEXT_MARKS_H

/* Marks inside the lines of a bare text: the numbers of links in a browser's dump, and light
 * markup's links and emphasis. */

#include "article/article.h"
#include "base/text.h"
#include "extract/text_layout.h"

typedef struct {
	Text *text; /* borrowed, emptied first: without marks */
	Span *spans;
	size_t span_count, span_room;
	uint32_t links; /* that begin in it */
	bool linked; /* begins with one */
} TextMarks;

/* The number in brackets that begins TEXT: a link's in a dump. Its size, or 0. */
size_t text_link_number(const TextLayout *layout, Str text, unsigned long *number);

/* Takes "[words](address)" that begins TEXT. Its size, or 0. */
size_t text_markup_link(Str text, Str *words, Str *address);

/* Takes "![words](address)" that begins TEXT, with a link around it or not. Its size, or 0. */
size_t text_markup_picture(Str text, Str *words, Str *address);

/* TEXT without its marks and their spans into OUT, which is zero but for its text. */
void text_marks_read(const TextLayout *layout, Str text, TextMarks *out);

/* Cuts spans to SIZE bytes of text and drops what is left empty. */
void text_marks_fit(TextMarks *out, size_t size);

#endif
