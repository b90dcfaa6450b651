/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_TERMINAL_THEME_H
#define BROADSHEET_TERMINAL_THEME_H

/* What the styles and marks of layout/style.h look like. A theme is a file of
 * lines "NAME: FOREGROUND BACKGROUND ATTRIBUTE...", NAME being a style or a mark,
 * with comments from "#" on. Styles that a file leaves out look like "text".
 *
 * A colour is "default" (the terminal's own), "-" (for a style that of "text", for a
 * mark that of the text under it), one of black red green yellow blue magenta cyan
 * white, or a number up to 255 with the colour for terminals of eight behind a
 * slash: "254/white". Attributes are bold, dim, italic, underline, reverse.
 *
 * The files in themes/ are in the program, so that it needs none at run time. */

#include <stdbool.h>
#include <stddef.h>

#include "base/error.h"
#include "base/str.h"
#include "view/canvas.h"

enum {
	THEME_BOLD = 1,
	THEME_DIM = 2,
	THEME_ITALIC = 4,
	THEME_UNDERLINE = 8,
	THEME_REVERSE = 16
};

enum {
	THEME_MARK_COUNT = 10,
	THEME_NAME_BYTES = 64
};

/* Colours besides palette numbers. */
enum {
	COLOUR_DEFAULT = -1,
	COLOUR_SAME = -2
};

/* A palette number of 256, and of 8, or one of the above. */
typedef struct {
	short of_256, of_8;
} Colour;

typedef struct {
	Colour foreground, background;
	unsigned attributes; /* or of THEME_* */
} Look;

typedef struct {
	char name[THEME_NAME_BYTES];
	Look style[STYLE_COUNT];
	Look mark[THEME_MARK_COUNT]; /* by the number of the mark's bit */
	int contrast; /* least of text on its ground, as WCAG counts; up to 1: as the theme has it */
} Theme;

/* The theme NAME: one of the program's own or, when it has a slash in it, a file.
 * False with ERR: no such theme (the hint names those there are), or a fault in it. */
bool theme_find(const char *name, Theme *theme, Error *err) MUST_CHECK;

/* Reads the lines TEXT as the theme NAME. False with ERR that names the line. */
bool theme_read(const char *name, Str text, Theme *theme, Error *err) MUST_CHECK;

/* The program's own themes. */
size_t theme_count(void);
const char *theme_name(size_t index);

/* The name of the one after NAME, going round; the first for an unknown NAME. */
const char *theme_after(const char *name);

/* How a cell of STYLE under MARKS looks: the attributes of all, the colours of the mark
 * that counts most. Colours are never COLOUR_SAME. Where a least contrast is wanted, colours
 * with less are changed; where the ground is not known, there are neither colours nor dim. */
Look theme_look(const Theme *theme, Style style, unsigned marks);

#endif
