/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_VIEW_LIST_H
#define BROADSHEET_VIEW_LIST_H

/* The items there are, one row each, with a cursor. Rows and columns are cells of
 * the canvas. */

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/str.h"
#include "view/canvas.h"
#include "view/search.h"

typedef struct {
	Arena *arena; /* owned: title and labels */
	Str title;
	Str *labels;
	size_t count;
	size_t cursor; /* item under the cursor */
	size_t top; /* item in the first row */
	int rows; /* of items, the title row not counted */
} List;

void list_init(List *list);
void list_clear(List *list);

/* Other items; the cursor stays on its number as far as there are so many. */
void list_set(List *list, Str title, const Str *labels, size_t count);

/* Shown in ROWS rows, its title row included. */
void list_size(List *list, int rows);

/* The cursor to item INDEX (cut to those there are), which is then visible. */
void list_select(List *list, size_t index);

/* The cursor moves by N items; false when it was at the end already. */
bool list_move(List *list, long n);

SearchTexts list_texts(const List *list);

/* Paints it from the first row of CANVAS on. */
void list_paint(const List *list, Canvas *canvas, const Search *search);

#endif
