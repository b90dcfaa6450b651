/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_VIEW_SHEET_H
#define BROADSHEET_VIEW_SHEET_H

/* A page of our own words that scrolls: the help, and where an article came from.
 * It is a title and rows of up to three columns: a label, a text that wraps, and
 * an aside (the name of a command, the origin of a field). Rows are the units of
 * a search. */

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"
#include "view/canvas.h"
#include "view/search.h"

typedef struct Sheet Sheet;

/* A sheet without rows under TITLE (copied). The caller frees it; NULL is fine there. */
Sheet *sheet_new(Str title);
void sheet_free(Sheet *sheet);

/* Add a row; texts are copied. A heading gets a blank line before it. */
void sheet_heading(Sheet *sheet, Str heading);
void sheet_row(Sheet *sheet, Str label, Str text, Str aside);
/* A text of its own, over all columns. */
void sheet_text(Sheet *sheet, Str text);

/* The size it is shown in, its title row included; what stood at the top stays. */
void sheet_size(Sheet *sheet, int rows, int columns);

/* Scrolls by LINES (negative: up) as far as they go; returns how far it went, negative: up. */
long sheet_move(Sheet *sheet, long lines);

/* Lines that a page move goes: all but one. */
long sheet_page_lines(const Sheet *sheet);

/* Puts PERCENT of the lines that can be scrolled above the top; how many there are, 100 also where
 * nothing can be scrolled. */
void sheet_to_percent(Sheet *sheet, int percent);
int sheet_percent(const Sheet *sheet);

/* To the next heading (the previous one for STEP -1); false when nothing moved, as where there is
 * none. */
bool sheet_to_heading(Sheet *sheet, int step);

/* Makes byte BYTE of row ROW visible. */
void sheet_show(Sheet *sheet, size_t row, size_t byte);

/* The row that is at the top, and the way to put it there. */
size_t sheet_top_row(const Sheet *sheet);
void sheet_to_row(Sheet *sheet, size_t row);

/* The rows of SHEET as texts to be searched, borrowed from it. */
SearchTexts sheet_texts(const Sheet *sheet);

/* Paints it from the first row of CANVAS on. */
void sheet_paint(const Sheet *sheet, Canvas *canvas, const Search *search);

#endif
