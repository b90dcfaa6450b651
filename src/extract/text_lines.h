/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_EXTRACT_TEXT_LINES_H
#define BROADSHEET_EXTRACT_TEXT_LINES_H

/* Bare text into units, the paragraphs, headings and items its lines were meant
 * to be. Knows how text was laid out (hard-wrapped lines, cut words, indents,
 * underlined headings, list marks, the numbered links of a browser's dump,
 * light markup) and nothing of what news pages say. */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "article/article.h"
#include "base/arena.h"
#include "base/str.h"

typedef enum {
	UNIT_TEXT, /* a paragraph or a line of its own */
	UNIT_HEADING, /* told by its layout: underlined, marked, centred, outdented */
	UNIT_ITEM, /* of a list */
	UNIT_QUOTE, /* marked as quoted */
	UNIT_PLAIN, /* columns set by spaces; keeps its white space */
	UNIT_PICTURE /* the mark of a picture; text is its name in a dump, or what it shows
	              * where the markup links to it */
} UnitKind;

/* Packed a little: a text of a million lines has as many. */
typedef struct {
	Rich rich; /* clean of marks; spans for links and markup */
	Str marker; /* item of an ordered list: its label; else absent */
	Str link; /* address of the link that is all of it, or absent */
	uint32_t stanza; /* units without an empty line between them share one */
	uint32_t links; /* that begin in it */
	uint32_t words;
	int indent; /* columns before its first line */
	int depth; /* item: of its list */
	UnitKind kind : 8;
	int8_t level; /* heading: 1 for the top, else 2 or more; 0: not told */
	bool aside : 1; /* set to the right or the middle */
	bool linked : 1; /* begins with a link's number, known address or not */
	bool sentence : 1; /* ends as a sentence does */
} TextUnit;

typedef struct {
	TextUnit *units;
	size_t count;
	bool wrapped; /* its paragraphs were broken into lines */
	bool dump; /* a browser's dump with a list of references */
} TextPage;

/* Reads TEXT, clean UTF-8 with its line feeds (tabs are columns), into PAGE. The units live
 * in WORK, their texts and spans in ARENA or in TEXT. */
void text_lines_read(Arena *arena, Arena *work, Str text, TextPage *page);

#endif
