/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_BASE_WRAP_H
#define BROADSHEET_BASE_WRAP_H

/* Breaks a text into lines by UAX #14 (libunistring): at spaces, hyphens, soft
 * hyphens, between ideographs, always at a line feed, and inside a word only
 * where it is longer than the line (but never inside a cluster: one of two cells
 * on a line of one sticks out). Linear in the text. */

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/str.h"

/* Bytes START up to END of the text are shown (spaces at the break left out);
 * the next line starts at NEXT. HYPHEN: broken at a soft hyphen, so "-" is to be
 * drawn behind END (CELLS counts it). */
typedef struct {
	size_t start, end, next;
	int cells;
	bool hyphen;
} WrapLine;

/* The lines of TEXT at WIDTH_CELLS (taken as at least 1), in ARENA, their number
 * in *COUNT. An empty text has one empty line, as has the end of a text behind a
 * last line feed. Every byte but spaces and line feeds is on some line. */
WrapLine *wrap_text(Arena *arena, Str text, int width_cells, size_t *count);

/* The same with FIRST_CELLS for the first line, where something stands before it. */
WrapLine *wrap_text_after(Arena *arena, Str text, int first_cells, int width_cells, size_t *count);

#endif
