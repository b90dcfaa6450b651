/* SPDX-License-Identifier: ISC */
#include "bench.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "base/arena.h"
#include "base/cluster.h"
#include "build.h"
#include "pages.h"

static int set_up_as(void **state, bool as_list)
{
	Bench *bench = memory_new(sizeof *bench);

	bench->article[0] = build_article_from("bridge.txt");
	bench->article[1] = build_article_from("note.txt");
	bench->article[2] = build_article_from("wide.txt");
	bench->view = view_new((ViewOptions){ .text_cells = 72 });
	bench->canvas = canvas_new(ROWS, COLUMNS);
	view_resize(bench->view, ROWS, COLUMNS);
	bench->library = pages_build("bridge\nnote\nwide\n");
	pages_show(bench->view, bench->library, "three pages", as_list);
	*state = bench;
	return 0;
}

int set_up_list(void **state)
{
	return set_up_as(state, true);
}

void show(Bench *bench, size_t item, Show as)
{
	view_set_article(bench->view, item, as, bench->article[item]);
	view_article_complete(bench->view);
}

int set_up_open(void **state)
{
	set_up_as(state, false);
	show(*state, 0, SHOW_ARTICLE);
	return 0;
}

int tear_down(void **state)
{
	Bench *bench = *state;

	view_free(bench->view);
	library_close(bench->library);
	canvas_free(bench->canvas);
	for (size_t i = 0; i < ARTICLES; i++)
		article_free(bench->article[i]);
	text_clear(&bench->row);
	free(bench);
	return 0;
}

Effect press(Bench *bench, const char *keys)
{
	Effect effect = { .kind = EFFECT_NONE };
	Str rest = str(keys);
	Str key;

	while (str_next_word(&rest, &key))
		effect = view_key(bench->view, key);
	return effect;
}

void press_and_open(Bench *bench, const char *keys)
{
	Effect effect = press(bench, keys);

	assert_int_equal(effect.kind, EFFECT_OPEN_ITEM);
	show(bench, effect.item, effect.show);
}

void resize(Bench *bench, int rows, int columns)
{
	view_resize(bench->view, rows, columns);
	canvas_resize(bench->canvas, rows, columns);
}

const char *row_text(Bench *bench, int row)
{
	Text screen = text_in(NULL);
	Str rest, line = str("");

	view_paint(bench->view, bench->canvas);
	canvas_print(bench->canvas, false, &screen);
	rest = text_str(&screen);
	for (int i = 0; i <= (row < 0 ? bench->canvas->rows + row : row); i++)
		str_next_line(&rest, &line);
	bench->row.size = 0;
	text_add(&bench->row, str_trim(line));
	text_add_byte(&bench->row, '\0');
	text_clear(&screen);
	return bench->row.at;
}

void assert_row(Bench *bench, int row, const char *expected)
{
	assert_string_equal(row_text(bench, row), expected);
}

void assert_effect_item(Effect effect, size_t item, Show as)
{
	assert_int_equal(effect.kind, EFFECT_OPEN_ITEM);
	assert_int_equal(effect.item, item);
	assert_int_equal(effect.show, as);
}

void assert_focus(Bench *bench, Pane pane)
{
	assert_int_equal(view_focus(bench->view), pane);
}

void type(Bench *bench, const char *words)
{
	Str rest = str(words);

	while (!str_empty(rest)) {
		size_t size = cluster_size(rest, 0);

		view_key(bench->view, str_slice(rest, 0, size));
		rest = str_from(rest, size);
	}
}
