/* SPDX-License-Identifier: ISC */
#include "terminal/pane.h"

#include <string.h>

enum {
	RULE_ROWS_MIN = 6, /* a shorter line of bars is part of a table or a box */
	MOVED_ROWS_MIN = 4, /* fewer rows are as cheap to send again */
	LINES_MAX = 200 /* a move by more is a jump */
};

/* The part of a row that belongs to a pane. */
typedef struct {
	int left, right;
} Columns;

static bool is_rule(const Canvas *canvas, int row, int column)
{
	const Cell *cell = &canvas->cells[(size_t)row * (size_t)canvas->columns + (size_t)column];

	return cell->style == STYLE_BAR &&
		(strcmp(cell->text, "│") == 0 || strcmp(cell->text, "|") == 0);
}

/* The rows of the rule at COLUMN, from the first row on. */
static int rule_rows(const Canvas *canvas, int column)
{
	int rows = 0;

	while (rows < canvas->rows && is_rule(canvas, rows, column))
		rows++;
	return rows;
}

int pane_rule(const Canvas *canvas)
{
	/* Bars of boxes stand at the left of a text, the rule at its right: so from there. */
	for (int column = canvas->columns - 2; column > 0; column--)
		if (rule_rows(canvas, column) >= RULE_ROWS_MIN &&
			rule_rows(canvas, column) >= canvas->rows / 2)
			return column;
	return -1;
}

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

bool pane_find_move(const Cell *before, const Canvas *canvas, int rule, PaneMove *move)
{
	int rows = rule_rows(canvas, rule);
	const Columns panes[] = { { 0, rule - 1 }, { rule + 1, canvas->columns - 1 } };

	for (int row = 0; row < rows; row++)
		if (!same_part(row_of(before, canvas, row), row_of(canvas->cells, canvas, row),
			    (Columns){ rule, rule }))
			return false; /* the panes themselves have changed */
	return find_pane_move(before, canvas, rows, panes[0], move) ||
		find_pane_move(before, canvas, rows, panes[1], move);
}
