/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_EXTRACT_TEXT_LAYOUT_H
#define BROADSHEET_EXTRACT_TEXT_LAYOUT_H

/* The lines of a bare text and how they were laid out: at what width they were broken, where
 * its paragraphs stand, two columns put one behind the other, and the list of references a
 * browser's dump ends with. */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/str.h"

enum {
	TEXT_CENTRE_COLUMNS_MIN = 8, /* an indent that is no paragraph's */
};

/* A line as it stands. */
typedef struct {
	Str text; /* without white space at its ends */
	Str raw; /* with what stands before it */
	int indent; /* columns before the text */
	int columns; /* of the text */
	bool gaps; /* columns of spaces inside */
} TextLine;

typedef struct {
	Arena *arena; /* borrowed: of what outlives the layout */
	Arena *work; /* borrowed: of the layout itself */
	TextLine *lines;
	size_t count;
	Str *references; /* address of link N at N - 1, or absent */
	size_t reference_count;
	int width; /* lines were broken at this many columns, indent included */
	int base; /* indent of ordinary paragraphs */
	bool wrapped; /* its paragraphs were broken into lines */
	bool dump; /* a browser's dump with a list of references */
	bool markup; /* light markup: # headings, [links](...); told by who reads marks */
} TextLayout;

/* Reads the lines of TEXT, which must live as long as LAYOUT, into LAYOUT, which lives in
 * WORK; texts that are made of several lines are in ARENA. */
void text_layout_read(Arena *arena, Arena *work, Str text, TextLayout *layout);

/* Is TEXT a rule, one sign over and over? *SIGN is the sign. */
bool text_is_rule(Str text, uint32_t *sign);

/* Ideographs and kana, between which a line may break anywhere. */
bool text_begins_unspaced(Str text);
bool text_ends_unspaced(Str text);

/* Is its first letter a small one? */
bool text_begins_lower(Str text);

/* Would the first word of NEXT not have fitted behind LINE? */
bool line_is_full(const TextLayout *layout, const TextLine *line, const TextLine *next);

/* Was LINE, though the next word would have fitted, broken inside a sentence?
 * People who break lines themselves keep no exact margin. */
bool line_breaks_sentence(const TextLayout *layout, const TextLine *line, const TextLine *next);

#endif
