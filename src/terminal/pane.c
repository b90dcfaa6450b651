/* SPDX-License-Identifier: ISC */
#include "terminal/pane.h"

#include <string.h>

enum {
	MOVED_ROWS_MIN = 4, /* fewer rows are as cheap to send again */
	LINES_MAX = 200 /* a move by more is a jump */
};

/* The part of a row that belongs to a pane. */
typedef struct {
	int left, right;
} Columns;

static bool same_part(const Cell *a, const Cell *b, Columns columns)
{
	size_t cells = (size_t)(columns.right - columns.left + 1);

	return memcmp(a + columns.left, b + columns.left, cells * sizeof *a) == 0;
}

static bool is_blank_part(const Cell *row, Columns columns)
{
	for (int i = columns.left; i <= columns.right; i++)
		if (row[i].text[0] != ' ' || row[i].text[1] != '\0')
			return false;
	return true;
}

static const Cell *row_of(const Cell *cells, const Canvas *canvas, int row)
{
	return cells + (size_t)row * (size_t)canvas->columns;
}

/* The first and the last of ROWS rows in which the pane changed; false when there is none. */
static bool find_changed(
	const Cell *before, const Canvas *canvas, int rows, Columns columns, PaneMove *move)
{
	move->top = 0;
	move->bottom = rows - 1;
	while (move->top < rows &&
		same_part(row_of(before, canvas, move->top),
			row_of(canvas->cells, canvas, move->top), columns))
		move->top++;
	while (move->bottom > move->top &&
		same_part(row_of(before, canvas, move->bottom),
			row_of(canvas->cells, canvas, move->bottom), columns))
		move->bottom--;
	return move->top < rows;
}

/* Rows with something in them that are now LINES above where they were. */
static int count_moved(
	const Cell *before, const Canvas *canvas, Columns columns, const PaneMove *move, int lines)
{
	int moved = 0;
	int first = lines > 0 ? move->top : move->top - lines;
	int last = lines > 0 ? move->bottom - lines : move->bottom;

	for (int row = first; row <= last; row++) {
		const Cell *now = row_of(canvas->cells, canvas, row);

		if (same_part(row_of(before, canvas, row + lines), now, columns) &&
			!is_blank_part(now, columns))
			moved++;
	}
	return moved;
}

static int count_filled(const Canvas *canvas, Columns columns, const PaneMove *move)
{
	int filled = 0;

	for (int row = move->top; row <= move->bottom; row++)
		if (!is_blank_part(row_of(canvas->cells, canvas, row), columns))
			filled++;
	return filled;
}

/* The move of the pane at COLUMNS that brings most rows to their place. */
static bool find_pane_move(
	const Cell *before, const Canvas *canvas, int rows, Columns columns, PaneMove *move)
{
	int best = 0;

	if (!find_changed(before, canvas, rows, columns, move))
		return false;
	int span = move->bottom - move->top;

	move->left = columns.left;
	move->right = columns.right;
	move->lines = 0;
	for (int n = 1; n < span && n <= LINES_MAX; n++)
		for (int sign = -1; sign <= 1; sign += 2) {
			int moved = count_moved(before, canvas, columns, move, sign * n);

			if (moved > best) {
				best = moved;
				move->lines = sign * n;
			}
		}
	return best >= MOVED_ROWS_MIN && best * 2 > count_filled(canvas, columns, move);
}

bool pane_find_move(const Cell *before, const Canvas *canvas, PaneMove *move)
{
	int rows = canvas->rule_rows, rule = canvas->rule_column;
	const Columns panes[] = { { 0, rule - 1 }, { rule + 1, canvas->columns - 1 } };

	for (int row = 0; row < rows; row++)
		if (!same_part(row_of(before, canvas, row), row_of(canvas->cells, canvas, row),
			    (Columns){ rule, rule }))
			return false; /* the panes themselves have changed */
	return find_pane_move(before, canvas, rows, panes[0], move) ||
		find_pane_move(before, canvas, rows, panes[1], move);
}
