/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_TERMINAL_PAINTER_H
#define BROADSHEET_TERMINAL_PAINTER_H

/* Cells to ncurses: styles and marks become attributes and colour pairs by the
 * theme, clusters become ncurses' characters. Writes to its standard screen and
 * sends nothing but, once, what starts colours: with the first look that has one.
 *
 * For few bytes blanks take the look that needs no switching, and rules become line
 * drawing characters of one byte. */

#include <stdbool.h>

#include "terminal/theme.h"
#include "view/canvas.h"

typedef struct {
	bool colours; /* wanted */
	bool italics; /* the terminal has them */
	bool ascii; /* stand-ins for all that is not ASCII */
} PainterOptions;

typedef struct Painter Painter;

/* A painter for the current screen of ncurses, by THEME (copied). The caller frees it; NULL is fine
 * there. */
Painter *painter_new(const Theme *theme, PainterOptions options);
void painter_free(Painter *painter);

/* Another theme, copied; all rows have to be painted again. */
void painter_set_theme(Painter *painter, const Theme *theme);

/* From now on cells that lead somewhere have a mark (terminal/hyperlinks.h), or none. */
void painter_set_hyperlinks(Painter *painter, bool on);

/* Blanks the screen in the theme's own ground, so that ncurses can erase with it. */
void painter_ground(Painter *painter);

/* Are the COLUMNS cells as that leaves a row? */
bool painter_is_ground(const Cell *cells, int columns);

/* Writes the COLUMNS cells of ROW. */
void painter_row(Painter *painter, int row, const Cell *cells, int columns);

#endif
