/* SPDX-License-Identifier: ISC */

/* How each cell looks, in a theme with colours and in one without, for each way that panes can
 * stand and in windows of five sizes: what the words are is told by the golden screens. A file of
 * tests/data/looks has a line a row of the screen: how many cells look alike, and how. "b", "d",
 * "i", "u" and "r" are bold, dim, italic, underlined and reversed; numbers are colours of the
 * palette, of ink and ground; "-" is the terminal's own. */

#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "base/text.h"
#include "terminal/theme.h"
#include "view/build.h"
#include "view/golden.h"
#include "view/pages.h"
#include "view/view.h"

typedef struct {
	const char *theme, *layout;
	const char *setting; /* that makes it */
	const char *keys; /* pressed then, each of one byte */
} Picture;

static const Picture pictures[] = {
	{ "dark", "side", "set panes side", "/e\rc}" },
	{ "dark", "below", "set panes below", "/e\rc}" },
	{ "dark", "one", "set panes one", "]r" },
	{ "dark", "linear", "set linear on", "/e\r" },
	{ "mono", "side", "set panes side", "/e\rc}" },
	{ "mono", "below", "set panes below", "/e\rc}" },
	{ "mono", "one", "set panes one", "]r" },
	{ "mono", "linear", "set linear on", "/e\r" },
};

static const struct {
	int rows, columns;
} sizes[] = { { 5, 20 }, { 12, 40 }, { 24, 80 }, { 40, 120 }, { 60, 200 } };

static void add_colour(Text *out, Colour colour)
{
	if (colour.of_256 == COLOUR_DEFAULT)
		text_add_byte(out, '-');
	else
		text_format(out, "%d", colour.of_256);
}

static void add_look(Text *out, Look look)
{
	static const struct {
		unsigned attribute;
		char letter;
	} rows[] = { { THEME_BOLD, 'b' }, { THEME_DIM, 'd' }, { THEME_ITALIC, 'i' },
		{ THEME_UNDERLINE, 'u' }, { THEME_REVERSE, 'r' } };
	bool own = look.foreground.of_256 == COLOUR_DEFAULT &&
		look.background.of_256 == COLOUR_DEFAULT;

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		if ((look.attributes & rows[i].attribute) != 0)
			text_add_byte(out, rows[i].letter);
	if (own && look.attributes != 0)
		return;
	add_colour(out, look.foreground);
	if (own)
		return;
	text_add_byte(out, '/');
	add_colour(out, look.background);
}

static bool same_look(Look a, Look b)
{
	return a.attributes == b.attributes && a.foreground.of_256 == b.foreground.of_256 &&
		a.background.of_256 == b.background.of_256;
}

static Look look_at(const Theme *theme, Canvas *canvas, int row, int column)
{
	const Cell *cell = canvas_cell(canvas, row, column);

	return theme_look(theme, (Style)cell->style, cell->marks);
}

static void add_row(Text *out, const Theme *theme, Canvas *canvas, int row)
{
	int end;

	for (int start = 0; start < canvas->columns; start = end) {
		Look look = look_at(theme, canvas, row, start);

		for (end = start + 1; end < canvas->columns; end++)
			if (!same_look(look, look_at(theme, canvas, row, end)))
				break;
		text_format(out, "%s%d:", start > 0 ? " " : "", end - start);
		add_look(out, look);
	}
	text_add_byte(out, '\n');
}

static void press(View *view, const char *keys)
{
	for (; *keys != '\0'; keys++)
		view_key(view, *keys == '\r' ? str("Enter") : str_of(keys, 1));
}

/* Adds the picture at ROWS by COLUMNS. */
static void add_picture(
	Text *out, const Picture *picture, const Theme *theme, int rows, int columns)
{
	Article *article = build_article_from("bridge.txt");
	Library *library = pages_build("bridge.html\n");
	View *view = view_new((ViewOptions){ .ascii = false });
	Canvas *canvas = canvas_new(rows, columns);
	Error err;

	pages_show(view, library, "one page", false);
	view_set_article(view, 0, SHOW_ARTICLE, article);
	view_resize(view, rows, columns);
	view_article_complete(view);
	assert_true(view_command(view, str(picture->setting), &err));
	press(view, picture->keys);
	while (view_idle(view))
		continue;
	view_paint(view, canvas);
	text_format(out, "%dx%d\n", columns, rows);
	for (int row = 0; row < rows; row++)
		add_row(out, theme, canvas, row);
	canvas_free(canvas);
	view_free(view);
	library_close(library);
	article_free(article);
}

static void test_looks(void **state)
{
	const Picture *picture = *state;
	Text out = text_in(NULL);
	char name[64];
	Theme theme;
	Error err;

	assert_true(theme_find(picture->theme, &theme, &err));
	for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++)
		add_picture(&out, picture, &theme, sizes[i].rows, sizes[i].columns);
	snprintf(name, sizeof name, "%s-%s", picture->theme, picture->layout);
	golden_compare("looks", name, text_str(&out));
	text_clear(&out);
}

int main(void)
{
	enum {
		COUNT = sizeof pictures / sizeof *pictures
	};
	struct CMUnitTest tests[COUNT];

	for (size_t i = 0; i < COUNT; i++)
		tests[i] = (struct CMUnitTest){ pictures[i].layout, test_looks, NULL, NULL,
			(void *)&pictures[i] };
	setlocale(LC_ALL, "C.UTF-8");
	return cmocka_run_group_tests(tests, NULL, NULL);
}
