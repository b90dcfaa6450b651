/* SPDX-License-Identifier: ISC */
#include "terminal/margins.h"

#include <stdio.h>
#include <stdlib.h>

#include <curses.h>

#include "base/arena.h"
#include "terminal/tty.h"

enum {
	SEQUENCE_BYTES = 160
};

/* A part of ncurses' picture. Its ground is the terminal's own: that is what the terminal fills
 * with, since ncurses leaves no colour on, and what no cell may be mixed with here. */
static WINDOW *part_of_picture(const PaneMove *move, int left)
{
	WINDOW *part = derwin(
		curscr, move->bottom - move->top + 1, move->right - left + 1, move->top, left);
	cchar_t blank;

	setcchar(&blank, L" ", A_NORMAL, 0, NULL);
	if (part == NULL)
		return NULL;
	wbkgrndset(part, &blank);
	wattr_set(part, A_NORMAL, 0, NULL);
	return part;
}

/* Moves the cells of ncurses' picture; whole cells, so wide characters survive. */
static void scroll_picture(const PaneMove *move)
{
	WINDOW *part = part_of_picture(move, move->left);

	if (part == NULL)
		return;
	scrollok(part, TRUE);
	wscrl(part, move->lines);
	delwin(part);
}

/* ncurses keeps a hash of each line of its picture to find lines that moved, and would now find
 * a move that has been made already. Only wredrawln makes hashes anew; it also blanks the
 * cells it is given. So it is given one column, which is put back: those hashes match nothing,
 * and the lines are simply compared. */
static void spoil_hashes(const PaneMove *move)
{
	int rows = move->bottom - move->top + 1;
	WINDOW *column = part_of_picture(move, move->right);
	cchar_t *kept = memory_new((size_t)rows * sizeof *kept);

	if (column != NULL) {
		for (int row = 0; row < rows; row++)
			mvwin_wch(curscr, move->top + row, move->right, &kept[row]);
		wredrawln(column, 0, rows);
		for (int row = 0; row < rows; row++)
			mvwadd_wchnstr(column, row, 0, &kept[row], 1);
		delwin(column);
	}
	free(kept);
	wtouchln(newscr, move->top, rows, 1); /* compare them all */
}

void margins_scroll(int fd, const PaneMove *move)
{
	char bytes[SEQUENCE_BYTES];
	/* The cursor is saved and put back, because ncurses moves it from where it left it. */
	int size = snprintf(bytes, sizeof bytes,
		"\0337\033[?69h\033[%d;%ds\033[%d;%dr\033[%d%c\033[r\033[?69l\0338", move->left + 1,
		move->right + 1, move->top + 1, move->bottom + 1, abs(move->lines),
		move->lines > 0 ? 'S' : 'T');

	tty_write(fd, str_of(bytes, (size_t)size));
	scroll_picture(move);
	spoil_hashes(move);
}
