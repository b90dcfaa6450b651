/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_TESTS_TERMINAL_SCREEN_H
#define BROADSHEET_TESTS_TERMINAL_SCREEN_H

/* A terminal for tests: takes the bytes a program sends under TERM=xterm-256color and
 * keeps the screen they draw. Sequences it does not know are counted, so that a test can
 * assert that there were none. Rows and columns count from 0. */

#include <stdbool.h>
#include <stddef.h>

enum {
	SCREEN_CELL_CHARACTERS = 6,
	SCREEN_SEQUENCE_BYTES = 1024,
	SCREEN_LINKS_MAX = 256,
	SCREEN_LINK_BYTES = 256
};

/* Attributes of a cell. */
enum {
	SCREEN_BOLD = 1,
	SCREEN_DIM = 2,
	SCREEN_ITALIC = 4,
	SCREEN_UNDERLINE = 8,
	SCREEN_REVERSE = 16
};

typedef struct {
	wchar_t text[SCREEN_CELL_CHARACTERS]; /* base, marks, zero; only zero: a right half */
	unsigned attributes;
	int foreground, background; /* of the palette, -1: the terminal's own */
	unsigned link; /* 0: none; else where it leads: screen_link */
	size_t changes; /* how often it was drawn or cleared */
} ScreenCell;

typedef struct {
	int row, column;
	bool wrap_pending; /* the last column was written; the next character goes below */
	ScreenCell pen; /* without a text */
} ScreenCursor;

typedef struct {
	int rows, columns;
	ScreenCell *cells; /* owned */
	ScreenCursor cursor;
	ScreenCursor saved[2]; /* of the main and of the alternate screen, as xterm has them */
	int top, bottom, left, right; /* scroll region, the last ones inside */
	bool line_drawing;
	wchar_t last; /* for REP */

	/* What has to be as it was when the program has ended. */
	bool alternate, cursor_hidden, keypad, paste, mouse, margins;
	int titles; /* pushed and not popped */

	bool can_margins; /* it has left and right margins, and says so */
	const char *ground; /* its colour, as it answers; NULL: it does not */
	bool can_synchronize; /* it has mode 2026, and says so */
	bool synchronizing; /* that mode is on */
	size_t updates; /* how often it was turned off again */
	size_t clearings; /* how often all of it was erased at once */
	size_t questions; /* how often it was asked something */
	size_t margin_scrolls; /* how often something was scrolled between them */
	char reply
		[SCREEN_SEQUENCE_BYTES]; /* what the terminal answers; whoever feeds it sends it */

	char links[SCREEN_LINKS_MAX][SCREEN_LINK_BYTES]; /* "id=...;address", from 1 */
	unsigned link_count;

	char sequence[SCREEN_SEQUENCE_BYTES]; /* begun and not finished */
	size_t sequence_size;
	size_t unknown; /* sequences that were not understood */
	size_t bytes; /* taken in all */
	char first_unknown[SCREEN_SEQUENCE_BYTES * 4];
} Screen;

Screen *screen_new(int rows, int columns);
void screen_free(Screen *screen);

/* Another size: what is there stays at its place as far as there is one. */
void screen_resize(Screen *screen, int rows, int columns);

void screen_feed(Screen *screen, const char *bytes, size_t size);

const ScreenCell *screen_cell(const Screen *screen, int row, int column);

/* Where the cell leads, as the program said: "id=...;address"; "": nowhere. */
const char *screen_link(const Screen *screen, int row, int column);

/* The text of ROW without trailing blanks, zero-terminated UTF-8, good until the next call. */
const char *screen_row(const Screen *screen, int row);

/* The first row at or below FROM that holds TEXT, or -1. */
int screen_find(const Screen *screen, const char *text, int from);

/* All rows, for messages; the caller frees it. */
char *screen_text(const Screen *screen);

/* True when the terminal is as a program has to leave it. */
bool screen_is_restored(const Screen *screen);

#endif
