/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_VIEW_LIST_H
#define BROADSHEET_VIEW_LIST_H

/* Lines with a cursor: the pages of a collection in their order, or words of our own.
 * Lines of pages are numbers of rows of the library; what stands in a line is asked for
 * when it is painted, and nothing of the others. Rows and columns are cells of the
 * canvas. */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/str.h"
#include "library/library.h"
#include "view/canvas.h"
#include "view/labels.h"
#include "view/search.h"

typedef enum {
	LIST_WORDS, /* text NUMBER of the list */
	LIST_HEADING, /* the same, over a group: the cursor passes it */
	LIST_PAGE, /* row NUMBER of the library */
	LIST_CAPTURE /* the same: one of the captures of the page above */
} ListLineKind;

enum {
	LIST_TITLE_STARTS = 2
};

typedef struct {
	uint8_t kind; /* ListLineKind */
	bool unfolded; /* a page whose captures stand below it */
	uint32_t number;
} ListLine;

typedef struct {
	Arena *arena; /* owned: all of the texts and lines */
	Str title;
	size_t title_from[LIST_TITLE_STARTS]; /* where it may begin in a narrow window; or 0 */
	const Library *library; /* borrowed: of pages; or NULL */
	const Labels *labels; /* borrowed: of these */
	ListLine *lines;
	size_t count;
	const Str *texts;
	size_t pages; /* lines of that kind */
	bool with_site; /* pages are of several sites */
	bool ascii;
	size_t cursor; /* line under the cursor */
	size_t top; /* line in the first row */
	bool moved; /* the reader has moved the cursor */
	int rows; /* of lines, the title row not counted */
} List;

/* A list without lines; list_clear frees what it holds. */
void list_init(List *list, bool ascii);
void list_clear(List *list);

/* Other lines, of words (copied); the cursor goes to the first one. */
void list_set(List *list, Str title, const Str *words, size_t count);

/* Other lines: those of LINES, whose arena, texts and lines are taken over. Once the
 * reader has moved, the cursor stays on its page, and that where it is in the window; when
 * the page is gone, on the line that stands there now. */
void list_take(List *list, List *lines);

/* Shown in ROWS rows, its title row included. */
void list_size(List *list, int rows);

/* The cursor to line INDEX (cut to those there are; a heading is passed), which is then
 * visible. */
void list_select(List *list, size_t index);

/* The cursor moves by N lines; false when it was at the end already. */
bool list_move(List *list, long n);

/* The cursor to the line of page or capture NUMBER; false, and nothing, when there is none. */
bool list_select_page(List *list, size_t number);

/* The N-th page from the cursor, headings and captures passed (negative: up; cut to those
 * there are), as its line; the cursor's own line when there is none. */
size_t list_page_from(const List *list, long n);

/* The row of the library under the cursor; LIBRARY_NOWHERE when it is on none. */
size_t list_row(const List *list);

/* The rows of the library in the window, ROOM at most, into OUT; how many. */
size_t list_visible_rows(const List *list, uint32_t *out, size_t room);

/* How many pages there are up to the cursor, the one under it included; for a list with lines. */
size_t list_page_number(const List *list);

/* The lines of LIST as texts to be searched, borrowed from it. */
SearchTexts list_texts(const List *list);

/* Paints it from the first row of CANVAS on. */
void list_paint(const List *list, Canvas *canvas, const Search *search);

#endif
