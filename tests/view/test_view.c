/* SPDX-License-Identifier: ISC */
#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "bench.h"
#include "pages.h"

/* What the last line of an article says. */
static const char END_MARK[] = "\xE2\x80\x94 end \xE2\x80\x94";

static void test_view_plain_effects(void **state)
{
	Bench *bench = *state;

	assert_int_equal(press(bench, "^L").kind, EFFECT_REDRAW);
	assert_int_equal(press(bench, "^Z").kind, EFFECT_SUSPEND);
	assert_int_equal(press(bench, "C").kind, EFFECT_NEXT_THEME);
	assert_int_equal(press(bench, "? ^L").kind, EFFECT_REDRAW);
}

static void test_view_show_cycles_and_reload_asks_again(void **state)
{
	Bench *bench = *state;

	assert_effect_item(press(bench, "\\"), 0, SHOW_PAGE);
	show(bench, 0, SHOW_PAGE);
	assert_non_null(strstr(row_text(bench, -2), "[whole page] Swing bridge"));
	resize(bench, 12, 40);
	assert_non_null(strstr(row_text(bench, -2), "[whole page]  "));
	resize(bench, 24, 80);
	assert_effect_item(press(bench, "R"), 0, SHOW_PAGE);
	assert_effect_item(press(bench, "\\"), 0, SHOW_SOURCE);
	show(bench, 0, SHOW_SOURCE);
	assert_non_null(strstr(row_text(bench, -2), "[source] Swing bridge"));
	bench->article[0]->field[FIELD_TITLE] = STR_NONE; /* a source has none of its own */
	show(bench, 0, SHOW_SOURCE);
	assert_non_null(strstr(row_text(bench, -2), "[source] bridge \xC2\xB7 "));
	assert_effect_item(press(bench, "\\"), 0, SHOW_ARTICLE);
}

static void test_view_source_is_wrapped_at_the_window(void **state)
{
	static const char line[] =
		"<p>0123456789 123456789 123456789 123456789 123456789 123456789 123456789 12345 9012</p>";
	Bench *bench = *state;
	Article *source = article_new();

	article_add_block(source, BLOCK_PREFORMATTED)->rich.text = str(line);
	article_free(bench->article[0]);
	bench->article[0] = source;
	show(bench, 0, SHOW_SOURCE);
	assert_row(bench, 0,
		"<p>0123456789 123456789 123456789 123456789 123456789 123456789 123456789 12");
	assert_row(bench, 1, "345 9012</p>");
	press(bench, "l");
	assert_row(bench, 1, "345 9012</p>");
}

static void test_view_the_top_line_outlives_every_width(void **state)
{
	Bench *bench = *state;
	char *before;

	press(bench, ") ) 2 j");
	before = strdup(row_text(bench, 0));
	for (int columns = 20; columns < 220; columns += 7) {
		resize(bench, 5 + columns % 40, columns);
		row_text(bench, 0);
	}
	resize(bench, ROWS, COLUMNS);
	assert_row(bench, 0, before);
	free(before);
}

/* An article that is still arriving */

static void test_view_says_that_it_is_still_reading(void **state)
{
	Bench *bench = *state;

	view_set_article(bench->view, 1, SHOW_ARTICLE, bench->article[1]);
	assert_row(bench, -2, "");
	view_tell_reading(bench->view);
	assert_non_null(strstr(row_text(bench, -2), "reading"));
	press(bench, "c");
	assert_row(bench, -1, "No comments yet, still reading");
	assert_false(view_idle(bench->view));
	view_article_complete(bench->view);
	assert_null(strstr(row_text(bench, -2), "reading"));
	press(bench, "c");
	assert_row(bench, -1, "No comments in this copy");
}

static void test_view_a_place_that_has_not_arrived_is_waited_for(void **state)
{
	Bench *bench = *state;
	Article *article = bench->article[0];
	size_t blocks = article->block_count;

	press(bench, ") )");
	assert_row(bench, 0, "Who may cross");
	press_and_open(bench, "J");
	article->block_count = 2;
	view_set_article(bench->view, 0, SHOW_ARTICLE, article);
	assert_row(bench, 1, "Swing bridge opens to walkers at last");
	article->block_count = blocks;
	view_article_grew(bench->view);
	assert_row(bench, 0, "Who may cross");
	view_article_complete(bench->view);
	assert_row(bench, 0, "Who may cross");
}

static void test_view_a_reader_who_moves_is_not_moved_later(void **state)
{
	Bench *bench = *state;
	Article *article = bench->article[0];
	size_t blocks = article->block_count;

	press(bench, ") )");
	press_and_open(bench, "J");
	article->block_count = 8;
	view_set_article(bench->view, 0, SHOW_ARTICLE, article);
	press(bench, "j");
	article->block_count = blocks;
	view_article_grew(bench->view);
	assert_row(bench, 0, "Swing bridge opens to walkers at last");
	view_article_complete(bench->view);
	assert_row(bench, 0, "Swing bridge opens to walkers at last");
}

static void test_view_the_end_of_what_grows_moves_on(void **state)
{
	Bench *bench = *state;
	Article *article = bench->article[0];
	size_t blocks = article->block_count;

	press_and_open(bench, "J");
	article->block_count = 8;
	view_set_article(bench->view, 0, SHOW_ARTICLE, article);
	press(bench, "G");
	assert_null(strstr(row_text(bench, -3), END_MARK));
	article->block_count = blocks;
	view_article_grew(bench->view);
	view_article_complete(bench->view);
	assert_non_null(strstr(row_text(bench, -3), END_MARK));
	press(bench, "g");
	assert_row(bench, 1, "Swing bridge opens to walkers at last");
}

/* Messages */

static void test_view_message_is_cut_with_an_ellipsis(void **state)
{
	Bench *bench = *state;

	resize(bench, 24, 40);
	press(bench, "%");
	assert_row(bench, -1, "Type the percent first: 40% goes to 40\xE2\x80\xA6");
}

static void test_view_messages_stay_until_the_next_key(void **state)
{
	Bench *bench = *state;

	view_message(bench->view, false, "Theme: \033[31mdark");
	assert_row(bench, -1, "Theme: \xE2\x90\x9B[31mdark");
	press(bench, "j");
	assert_non_null(strstr(row_text(bench, -1), "? help"));
}

static void test_view_unbound_keys_say_so(void **state)
{
	Bench *bench = *state;

	press(bench, "w");
	assert_row(bench, -1, "w is not bound; ? for help");
	press(bench, "H");
	assert_row(bench, -1, "H is not bound here; ? for help");
	press(bench, "? J");
	assert_row(bench, -1, "q closes this page first");
}

static void test_view_without_an_article_says_so(void **state)
{
	Bench *bench = *state;

	press(bench, "c");
	assert_row(bench, -1, "No article is open");
	press(bench, "R");
	assert_row(bench, -1, "Only an open article can be read again");
}

static void test_view_idle_work_ends_with_page_numbers(void **state)
{
	Bench *bench = *state;
	int steps = 0;

	assert_null(strstr(row_text(bench, -2), "p 1/"));
	while (view_idle(bench->view))
		assert_true(++steps < 100);
	assert_non_null(strstr(row_text(bench, -2), "p 1/4"));
}

/* In a window that is too small nothing was laid out: there is nothing to select or to list. */
static void test_view_takes_keys_before_anything_is_laid_out(void **state)
{
	static const char *const keys[] = { "U", "1 O", "y u", "1 Enter", "]", "[", "T", "i", "v",
		"E", "n", "}", ")", "m a", "' a", "' ?" };

	for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
		void *fresh = NULL;

		set_up_list(&fresh);
		Bench *bench = fresh;

		resize(bench, 2, 10);
		show(bench, 0, SHOW_ARTICLE);
		press(bench, keys[i]);
		resize(bench, 24, 80);
		press(bench, "Esc r a g");
		assert_row(bench, 0, "Tidewater Gazette · Harbour");
		tear_down(&fresh);
	}
	(void)state;
}

/* Leaves only so much of ARTICLE, which is WHOLE, as if the rest were still to come. */
static void cut(Article *article, const Article *whole, size_t number)
{
	article->block_count = number % (whole->block_count + 1);
	article->comment_count = number % (whole->comment_count + 1);
	article->related_count = number % (whole->related_count + 1);
}

/* Any keys in any window, with articles that come and grow in between: nothing may
 * break. A plain generator keeps the runs the same everywhere. */
static void test_view_survives_any_keys(void **state)
{
	static const char *const keys[] = { "j", "k", "Space", "b", "d", "u", "g", "G", "%", "Tab",
		"BackTab", "a", "r", "c", "z", "<", ">", "+", "-", "_", "Enter", "/", "n", "N", "J",
		"K", "B", "F", "[", "]", "=", "\\", "R", "W", "?", "q", "^G", "{", "}", "(", ")",
		"h", "l", "p", "H", "L", "e", "o", "0", "1", "9", "Backspace", "Up", "w", "^W",
		"Esc", "U", "O", "T", "i", "I", "v", "m", "'", "y", "S", "C", ".", "*", "t", "A",
		"@", "x", ":", "&", "s", "|", "E", "3", "\\", "^U" };
	Bench *bench = *state;
	uint32_t seed = 2011;
	const Article whole = *bench->article[0];
	size_t shown = ARTICLES;
	int opened = 0;

	for (int i = 0; i < 5000; i++) {
		seed = seed * 1664525 + 1013904223;
		uint32_t number = seed >> 8;
		Effect effect = press(bench, keys[number % (sizeof keys / sizeof *keys)]);

		if (effect.kind == EFFECT_OPEN_ITEM) {
			Article *article = bench->article[effect.item];

			if (effect.item == 0 && shown != 0)
				cut(article, &whole, number);
			view_set_article(bench->view, effect.item, effect.show, article);
			shown = effect.item;
			if (shown == 0)
				article->block_count = whole.block_count;
			if (number % 3 == 0)
				view_article_grew(bench->view);
		}
		if (number % 11 == 0) {
			*bench->article[0] = whole;
			view_article_complete(bench->view);
		}
		if (number % 97 == 0)
			resize(bench, 1 + (int)(number / 97 % 60), 1 + (int)(number / 997 % 210));
		if (number % 5 == 0)
			view_idle(bench->view);
		view_paint(bench->view, bench->canvas);
		assert_true(bench->canvas->cursor_row < bench->canvas->rows);
		assert_true(bench->canvas->cursor_column <= bench->canvas->columns);
		opened += effect.kind == EFFECT_OPEN_ITEM;
	}
	assert_true(opened > 40);
	*bench->article[0] = whole;
	resize(bench, 24, 80);
	show(bench, 0, SHOW_ARTICLE);
	view_article_complete(bench->view);
	press(bench, "Esc Esc r a g");
	assert_row(bench, 0, "Tidewater Gazette · Harbour");
}

int main(void)
{
#define LIST_TEST(test) cmocka_unit_test_setup_teardown(test, set_up_list, tear_down)
#define OPEN_TEST(test) cmocka_unit_test_setup_teardown(test, set_up_open, tear_down)
	const struct CMUnitTest tests[] = {
		OPEN_TEST(test_view_plain_effects),
		OPEN_TEST(test_view_show_cycles_and_reload_asks_again),
		OPEN_TEST(test_view_source_is_wrapped_at_the_window),
		OPEN_TEST(test_view_the_top_line_outlives_every_width),
		LIST_TEST(test_view_says_that_it_is_still_reading),
		OPEN_TEST(test_view_a_place_that_has_not_arrived_is_waited_for),
		OPEN_TEST(test_view_a_reader_who_moves_is_not_moved_later),
		OPEN_TEST(test_view_the_end_of_what_grows_moves_on),
		OPEN_TEST(test_view_message_is_cut_with_an_ellipsis),
		OPEN_TEST(test_view_messages_stay_until_the_next_key),
		OPEN_TEST(test_view_unbound_keys_say_so),
		LIST_TEST(test_view_without_an_article_says_so),
		OPEN_TEST(test_view_idle_work_ends_with_page_numbers),
		cmocka_unit_test(test_view_takes_keys_before_anything_is_laid_out),
		LIST_TEST(test_view_survives_any_keys),
	};

	setlocale(LC_ALL, "C.UTF-8");
	return cmocka_run_group_tests(tests, NULL, NULL);
}
