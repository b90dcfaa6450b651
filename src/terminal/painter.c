/* SPDX-License-Identifier: ISC */
#include "terminal/painter.h"

#include <stdlib.h>
#include <string.h>
#include <wchar.h>

#include <curses.h>

#include "base/arena.h"
#include "base/utf8.h"
#include "terminal/ascii.h"
#include "terminal/hyperlinks.h"

enum {
	PAIRS_MAX = 120,
	RULE_RUN_MIN = 8, /* from which line drawing mode pays for itself */
	BLANK_RUN_MAX = 3 /* up to which blanks take their neighbour's look */
};

typedef struct {
	short foreground, background;
} PairColours;

/* What a cell looks like in the words of ncurses. */
typedef struct {
	attr_t attributes;
	short pair;
} Ink;

struct Painter {
	Theme theme;
	PainterOptions options;
	bool hyperlinks;
	enum {
		COLOURS_UNTRIED,
		COLOURS_STARTED,
		COLOURS_NONE
	} colours;
	PairColours pairs[PAIRS_MAX];
	size_t pair_count; /* pair N of ncurses is pairs[N - 1] */
	int columns; /* of room in the next two */
	cchar_t *line; /* scratch, one row; owned */
	Ink *inks; /* scratch, one row; owned */
};

Painter *painter_new(const Theme *theme, PainterOptions options)
{
	Painter *painter = memory_new(sizeof *painter);

	painter->theme = *theme;
	painter->options = options;
	return painter;
}

void painter_free(Painter *painter)
{
	if (painter == NULL)
		return;
	free(painter->line);
	free(painter->inks);
	free(painter);
}

void painter_set_theme(Painter *painter, const Theme *theme)
{
	painter->theme = *theme;
	painter->pair_count = 0;
}

void painter_set_hyperlinks(Painter *painter, bool on)
{
	painter->hyperlinks = on;
}

/* Starts colours with the first look that has one, if they are wanted and there: starting costs
 * bytes. True when there are colours. */
static bool start_colours(Painter *painter)
{
	if (painter->colours == COLOURS_UNTRIED) {
		bool good = painter->options.colours && has_colors() && start_color() == OK &&
			use_default_colors() == OK;

		painter->colours = good ? COLOURS_STARTED : COLOURS_NONE;
	}
	return painter->colours == COLOURS_STARTED;
}

static short colour_number(Colour colour)
{
	return COLORS >= 256 ? colour.of_256 : colour.of_8;
}

/* The pair of ncurses for these colours, made when first asked for. 0 is the terminal's own. */
static short pair_of(Painter *painter, Colour foreground, Colour background)
{
	size_t i = 0;

	if (foreground.of_256 == COLOUR_DEFAULT && background.of_256 == COLOUR_DEFAULT)
		return 0;
	if (!start_colours(painter))
		return 0;
	PairColours wanted = { colour_number(foreground), colour_number(background) };

	while (i < painter->pair_count &&
		(painter->pairs[i].foreground != wanted.foreground ||
			painter->pairs[i].background != wanted.background))
		i++;
	if (i < painter->pair_count)
		return (short)(i + 1);
	if (i >= PAIRS_MAX || (int)i + 1 >= COLOR_PAIRS ||
		init_extended_pair((int)i + 1, wanted.foreground, wanted.background) != OK)
		return 0;
	painter->pairs[i] = wanted;
	painter->pair_count++;
	return (short)(i + 1);
}

/* Where the terminal has no italics, words set apart are underlined; whole texts are not. */
static unsigned without_italics(unsigned attributes, unsigned marks)
{
	if ((attributes & THEME_ITALIC) == 0)
		return attributes;
	attributes &= ~(unsigned)THEME_ITALIC;
	return (marks & MARK_EMPHASIS) != 0 ? attributes | THEME_UNDERLINE : attributes;
}

static Ink ink_of(Painter *painter, unsigned style, unsigned marks)
{
	static const struct {
		unsigned from;
		attr_t to;
	} rows[] = {
		{ THEME_BOLD, A_BOLD },
		{ THEME_DIM, A_DIM },
		{ THEME_ITALIC, A_ITALIC },
		{ THEME_UNDERLINE, A_UNDERLINE },
		{ THEME_REVERSE, A_REVERSE },
	};
	Look look =
		theme_look(&painter->theme, style < STYLE_COUNT ? (Style)style : STYLE_TEXT, marks);
	Ink ink = { A_NORMAL, pair_of(painter, look.foreground, look.background) };
	unsigned attributes = painter->options.italics ? look.attributes
						       : without_italics(look.attributes, marks);

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		if ((attributes & rows[i].from) != 0)
			ink.attributes |= rows[i].to;
	return ink;
}

static bool is_blank(const Cell *cell)
{
	return cell->cells == 1 && cell->text[0] == ' ' && cell->text[1] == '\0';
}

static bool same_ink(Ink a, Ink b)
{
	return a.attributes == b.attributes && a.pair == b.pair;
}

/* Would a blank in INK look like one in OTHER? */
static bool blank_alike(const Painter *painter, Ink ink, Ink other)
{
	const attr_t seen = A_REVERSE | A_UNDERLINE;

	if (((ink.attributes | other.attributes) & seen) != 0)
		return false;
	return (ink.pair > 0 ? painter->pairs[ink.pair - 1].background : COLOUR_DEFAULT) ==
		(other.pair > 0 ? painter->pairs[other.pair - 1].background : COLOUR_DEFAULT);
}

static void ink_row(Painter *painter, const Cell *cells, int columns)
{
	unsigned style = 0, marks = 0;
	Ink ink = ink_of(painter, style, marks);

	for (int i = 0; i < columns; i++) {
		if (cells[i].style != style || cells[i].marks != marks) {
			style = cells[i].style;
			marks = cells[i].marks;
			ink = ink_of(painter, style, marks);
		}
		painter->inks[i] = ink;
	}
}

/* Gives blanks that can be told from no others the ink that needs the fewest switches: short runs
 * within text that of their left neighbour, all else that of plain text, which ncurses can
 * erase with instead of sending it. */
static void calm_blanks(Painter *painter, const Cell *cells, int columns)
{
	const Ink plain = ink_of(painter, STYLE_TEXT, MARK_NONE);

	for (int start = 0, end; start < columns; start = end) {
		end = start + 1;
		if (!is_blank(&cells[start]))
			continue;
		while (end < columns && is_blank(&cells[end]) &&
			same_ink(painter->inks[end], painter->inks[start]))
			end++;
		Ink ink = painter->inks[start];
		bool within = start > 0 && end < columns && end - start <= BLANK_RUN_MAX;

		if (within && blank_alike(painter, ink, painter->inks[start - 1]))
			ink = painter->inks[start - 1];
		else if (!within && blank_alike(painter, ink, plain))
			ink = plain;
		for (int i = start; i < end; i++)
			painter->inks[i] = ink;
	}
}

/* Adds the mark of LINK to UNIT, of which COUNT characters are used, the base of a cell; returns
 * how many are used then. */
static size_t add_mark(const Painter *painter, wchar_t *unit, size_t count, unsigned link)
{
	if (!painter->hyperlinks || link == 0)
		return count;
	unit[count] = hyperlinks_mark(link);
	return count + 1;
}

static void set_cell(cchar_t *out, const wchar_t *text, Ink ink)
{
	static const wchar_t blank[] = L" ";

	if (setcchar(out, text, ink.attributes, ink.pair, NULL) != OK)
		setcchar(out, blank, ink.attributes, ink.pair, NULL);
}

/* Writes the base and the marks of CELL into OUT. A base of another width than the canvas counts
 * would move the rest of the row: U+FFFD stands for it. Returns the units of ncurses written. */
static size_t set_cluster(const Painter *painter, cchar_t *out, const Cell *cell, Ink ink)
{
	wchar_t unit[CCHARW_MAX + 1];
	size_t used = 0, offset = 0, size;
	Str text = str(cell->text);
	uint32_t c;

	while (used < CCHARW_MAX && (size = utf8_decode(text, offset, &c, NULL)) > 0) {
		if (used > 0 && wcwidth((wchar_t)c) != 0)
			break;
		unit[used++] = (wchar_t)c;
		if (used == 1)
			used = add_mark(painter, unit, used, cell->link);
		offset += size;
	}
	unit[used] = L'\0';
	bool fits = used > 0 && wcwidth(unit[0]) == cell->cells;

	set_cell(out, fits ? unit : L"\uFFFD", ink);
	if (!fits && cell->cells > 1)
		set_cell(out + 1, L" ", ink);
	return fits ? 1 : cell->cells;
}

static size_t set_ascii(const Painter *painter, cchar_t *out, const Cell *cell, Ink ink)
{
	char stand_in[ASCII_STAND_IN_BYTES];
	size_t units = 0;

	ascii_stand_in(cell->text, cell->cells, stand_in);
	for (; stand_in[units] != '\0'; units++) {
		wchar_t one[3] = { (wchar_t)stand_in[units] };

		add_mark(painter, one, 1, cell->link);
		set_cell(&out[units], one, ink);
	}
	return units;
}

/* The number of cells from AT on that are a horizontal line of one ink. */
static int rule_run(const Painter *painter, const Cell *cells, int at, int columns)
{
	int end = at;

	while (end < columns && strcmp(cells[end].text, "─") == 0 &&
		same_ink(painter->inks[end], painter->inks[at]))
		end++;
	return end - at;
}

/* RUN cells of a horizontal line in the terminal's line drawing characters, of one byte each;
 * false when it has none. */
static bool set_rule(cchar_t *out, int run, Ink ink)
{
	chtype line = ACS_HLINE;
	wchar_t text[2] = { (wchar_t)(line & A_CHARTEXT), L'\0' };

	if ((line & A_ALTCHARSET) == 0)
		return false;
	ink.attributes |= A_ALTCHARSET;
	for (int i = 0; i < run; i++)
		set_cell(&out[i], text, ink);
	return true;
}

static void make_room(Painter *painter, int columns)
{
	size_t cells = (size_t)columns;

	if (columns <= painter->columns)
		return;
	painter->columns = columns;
	painter->line = memory_resize(painter->line, (cells + 1) * sizeof *painter->line);
	painter->inks = memory_resize(painter->inks, cells * sizeof *painter->inks);
}

/* Is the cell AT a blank like the one before it? */
static bool repeats_blank(const Painter *painter, const Cell *cells, int at)
{
	return at > 0 && is_blank(&cells[at]) && is_blank(&cells[at - 1]) &&
		cells[at].link == cells[at - 1].link &&
		same_ink(painter->inks[at], painter->inks[at - 1]);
}

void painter_row(Painter *painter, int row, const Cell *cells, int columns)
{
	size_t units = 0;

	make_room(painter, columns);
	ink_row(painter, cells, columns);
	calm_blanks(painter, cells, columns);
	for (int i = 0; i < columns;) {
		Ink ink = painter->inks[i];
		int run = painter->options.ascii ? 0 : rule_run(painter, cells, i, columns);
		cchar_t *out = &painter->line[units];

		if (run >= RULE_RUN_MIN && set_rule(out, run, ink)) {
			units += (size_t)run;
			i += run;
			continue;
		}
		if (repeats_blank(painter, cells, i)) {
			*out = out[-1];
			units++;
			i++;
			continue;
		}
		int width = cells[i].cells;

		if (width < 1 || width > columns - i) { /* half of something: never sent */
			set_cell(out, L" ", ink);
			units++;
			i++;
			continue;
		}
		units += painter->options.ascii ? set_ascii(painter, out, &cells[i], ink)
						: set_cluster(painter, out, &cells[i], ink);
		i += width;
	}
	mvadd_wchnstr(row, 0, painter->line, (int)units);
}

bool painter_is_ground(const Cell *cells, int columns)
{
	for (int i = 0; i < columns; i++)
		if (!is_blank(&cells[i]) || cells[i].style != STYLE_TEXT ||
			cells[i].marks != MARK_NONE || cells[i].link != 0)
			return false;
	return true;
}

void painter_ground(Painter *painter)
{
	const Ink plain = ink_of(painter, STYLE_TEXT, MARK_NONE);
	cchar_t blank;

	set_cell(&blank, L" ", plain);
	bkgrndset(&blank);
	werase(stdscr);
}
