/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_VIEW_PAGE_LINE_H
#define BROADSHEET_VIEW_PAGE_LINE_H

/* A page of the collection as a line of the list: date, site, headline, section, comments
 * and length, as many of them as the window has columns for. What is not known yet is
 * blank, or a point where only the date is missing. */

#include "view/list.h"

/* Paints line LINE of LIST, a page or a capture, in ROW with MARKS over all of it. */
void page_line_paint(const List *list, size_t line, int row, unsigned marks, Canvas *canvas,
	const Search *search);

/* When the copy was made, in words, and what it is of: "3 Nov 2009, 04:10 GMT". */
Str page_line_captured(Arena *arena, const LibraryRow *row);

#endif
