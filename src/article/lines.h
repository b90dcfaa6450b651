/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_ARTICLE_LINES_H
#define BROADSHEET_ARTICLE_LINES_H

/* Lines of plain text under way to standard output: wrapped at a width, behind a
 * margin that parts of the text may widen, parted by blank lines. What the writers
 * of text and of Markdown set an article with; nobody else looks in here.
 *
 * Every text is cleaned once more. Soft hyphens and zero-width spaces are left
 * out, isolates are closed on the line they were opened on, and no line ends
 * with a space. Texts are borrowed for a call; sizes are bytes, widths cells. */

#include <stddef.h>

#include "base/arena.h"
#include "base/text.h"

typedef struct {
	Text *out; /* borrowed */
	Arena *scratch; /* owned: what lines_trim gives back */
	Text margin; /* owned: stands before each line */
	int width_cells; /* the margin included */
	int blanks; /* blank lines due before the next line */
	size_t blank_margin; /* bytes of the margin that stand on them */
	size_t start; /* where in OUT the first line began */
} Lines;

/* Lines of at most WIDTH_CELLS (taken as 1 to 10000) that will be added to OUT. */
Lines lines_to(Text *out, int width_cells);

/* Frees what LINES owns. */
void lines_clear(Lines *lines);

/* Gives back the memory of past texts when it has become much. No text made with
 * lines->scratch may be held. */
void lines_trim(Lines *lines);

/* Cells between the margin and the width, at least 1. */
int lines_room(const Lines *lines);

/* At least COUNT blank lines before the next line, unless it is the first. */
void lines_part(Lines *lines, int count);

/* The margin grows by MARK, or by CELLS spaces, as far as half of the width is
 * left for the text. Gives what lines_leave needs to take that back. */
size_t lines_enter(Lines *lines, const char *mark);
size_t lines_indent(Lines *lines, int cells);
void lines_leave(Lines *lines, size_t before);

/* TEXT wrapped, its line feeds kept, LABEL (may be empty) before the first line
 * and as many spaces before the others. */
void lines_add(Lines *lines, Str label, Str text);

/* The lines of TEXT as they are, tabs as the spaces they stand for. */
void lines_add_verbatim(Lines *lines, Str text);

/* One line of CELLS times MARK. */
void lines_fill(Lines *lines, char mark, int cells);

/* A line made piece by piece: its margin; words that are clean; spaces; its
 * end. */
void lines_begin_line(Lines *lines);
void lines_put(Lines *lines, Str words);
void lines_put_spaces(Lines *lines, int cells);
void lines_end_line(Lines *lines);

#endif
