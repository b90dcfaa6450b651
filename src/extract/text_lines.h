/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_EXTRACT_TEXT_LINES_H
#define BROADSHEET_EXTRACT_TEXT_LINES_H

/* Bare text into units, the paragraphs, headings and items its lines were meant
 * to be. Knows how text was laid out (hard-wrapped lines, cut words, indents,
 * underlined headings, list marks, the numbered links of a browser's dump,
 * light markup) and nothing of what news pages say. */

#include <stdbool.h>
#include <stddef.h>

#include "article/article.h"
#include "base/arena.h"
#include "base/str.h"

typedef enum {
	UNIT_TEXT, /* a paragraph or a line of its own */
	UNIT_HEADING, /* told by its layout: underlined, marked, centred, outdented */
	UNIT_ITEM, /* of a list */
	UNIT_QUOTE, /* marked as quoted */
	UNIT_PLAIN, /* columns set by spaces; keeps its white space */
	UNIT_PICTURE /* the mark of a picture in a dump; text is its name */
} UnitKind;

typedef struct {
	UnitKind kind;
	Rich rich; /* clean of marks; spans for links and markup */
	size_t stanza; /* units without an empty line between them share one */
	int level; /* heading: 1 for the top, else 2 or more; 0: not told */
	int depth; /* item: of its list */
	Str marker; /* item of an ordered list: its label; else absent */
	int indent; /* columns before its first line */
	bool aside; /* set to the right or the middle */
	Str link; /* address of the link that is all of it, or absent */
	bool linked; /* begins with a link's number, known address or not */
	size_t links; /* that begin in it */
	size_t words;
	bool sentence; /* ends as a sentence does */
} TextUnit;

typedef struct {
	TextUnit *units;
	size_t count;
	bool wrapped; /* its paragraphs were broken into lines */
	bool dump; /* a browser's dump with a list of references */
} TextPage;

/* Reads TEXT, clean UTF-8 with its line feeds (tabs are columns), into PAGE;
 * everything lives in ARENA. */
void text_lines_read(Arena *arena, Str text, TextPage *page);

#endif
