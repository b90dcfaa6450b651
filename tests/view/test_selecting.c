/* SPDX-License-Identifier: ISC */
#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "bench.h"
#include "build.h"

/* What v and the keys behind it select, as y copies it. */

static void assert_copied(Bench *bench, const char *keys, const char *expected)
{
	Effect effect = press(bench, keys);
	char text[1024];

	assert_int_equal(effect.kind, EFFECT_COPY);
	assert_true(str_is(effect.title, "Selection"));
	snprintf(text, sizeof text, "%.*s", (int)effect.address.size, effect.address.at);
	assert_string_equal(text, expected);
}

static void test_select_begins_at_the_top(void **state)
{
	assert_copied(*state, "v y", "T");
	assert_copied(*state, "v l l l y", "Tide");
	assert_copied(*state, "v 4 l h y", "Tide");
}

static void test_select_words(void **state)
{
	assert_copied(*state, "v w y", "Tidewater");
	assert_copied(*state, "v 2 w y", "Tidewater Gazette");
	assert_copied(*state, "v w b y", "T"); /* to the beginning of the word */
	/* Over the end of a piece. */
	assert_copied(*state, "v 4 w y", "Tidewater Gazette \xC2\xB7 Harbour\n\nSwing");
}

static void test_select_sentences_and_paragraphs(void **state)
{
	Bench *bench = *state;

	press(bench, "/ S e v e r a l Enter");
	assert_copied(bench, "v } y",
		"Several hundred people waited on both banks as the two leaves closed with a sound "
		"that one of them called \"like a very large cupboard\".");
	press(bench, "/ T h e Space o l d Enter");
	assert_copied(bench, "v ) y", "The old bridge was known for opening by itself.");
	assert_copied(bench, "v ) l l v 3 l v h h y", /* turned, the beginning moves */
		" old bridge was known for opening by itself.");
}

static void test_select_begins_at_the_match_or_link(void **state)
{
	Bench *bench = *state;

	press(bench, "] v w w");
	assert_copied(bench, "y", "harbour board");
}

static void test_select_lines_keep_the_column(void **state)
{
	Bench *bench = *state;

	press(bench, "/ S e v e r a l Enter v j");
	assert_copied(bench, "y",
		"Several hundred people waited on both banks as the two leaves closed w");
	press(bench, "/ S e v e r a l Enter v j k");
	assert_copied(bench, "y", "S");
}

static void test_select_backwards(void **state)
{
	Bench *bench = *state;

	press(bench, "/ h u n d r e d Enter");
	assert_copied(bench, "v b y", "Several h");
}

static void test_select_in_a_comment_names_its_author(void **state)
{
	Bench *bench = *state;

	assert_copied(bench, "c } v w w y", "The hut\n\nA pilot, the river");
}

static void test_select_is_left(void **state)
{
	Bench *bench = *state;

	press(bench, "v w");
	assert_non_null(strstr(row_text(bench, -1), "copy"));
	press(bench, "q");
	assert_null(strstr(row_text(bench, -1), "copy"));
	assert_focus(bench, PANE_ARTICLE);
	press(bench, "v ^G");
	assert_int_equal(press(bench, "^L").kind, EFFECT_REDRAW);
	assert_int_equal(press(bench, "v ^L").kind, EFFECT_REDRAW); /* still of use */
	press(bench, "J");
	assert_row(bench, -1, "J is not bound here; ? for help");
	press(bench, "?");
	assert_non_null(strstr(row_text(bench, 0), "Keys"));
	press(bench, "q");
	assert_non_null(strstr(row_text(bench, -1), "copy"));
	assert_int_equal(press(bench, "Q").kind, EFFECT_QUIT);
}

static void test_select_ends_with_its_article(void **state)
{
	Bench *bench = *state;

	press(bench, "v w");
	show(bench, 1, SHOW_ARTICLE);
	assert_null(strstr(row_text(bench, -1), "copy"));
	press(bench, ": s e l - w o r d Enter");
	assert_row(bench, -1, "Nothing is being selected; v begins it");
}

static void test_select_copies_nothing_when_secure(void **state)
{
	Bench *bench = *state;
	Error err = { 0 };

	assert_true(view_command(bench->view, str("set secure"), &err));
	assert_int_equal(press(bench, "v w y").kind, EFFECT_NONE);
	assert_row(bench, -1, "The setting secure forbids that");
}

static bool shows(Bench *bench, const char *words)
{
	for (int row = 0; row < bench->canvas->rows; row++)
		if (strstr(row_text(bench, row), words) != NULL)
			return true;
	return false;
}

/* The end that moves is in the window, whatever moves it. */
static void test_select_scrolls_to_the_end_that_moves(void **state)
{
	static const char *const moves[] = { "3 0 j", "9 9 w", "9 9 9 l", "9 )", "9 }" };
	static const char top[] = "Tidewater Gazette";
	Bench *bench = *state;

	resize(bench, 12, 80);
	for (size_t i = 0; i < sizeof moves / sizeof *moves; i++) {
		press(bench, "g v");
		assert_true(shows(bench, top));
		press(bench, moves[i]);
		assert_false(shows(bench, top));
		press(bench, "v"); /* the other end, which was left behind */
		assert_true(shows(bench, top));
		press(bench, "Esc");
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
#define TEST(test) cmocka_unit_test_setup_teardown(test, set_up_open, tear_down)
		TEST(test_select_begins_at_the_top),
		TEST(test_select_words),
		TEST(test_select_sentences_and_paragraphs),
		TEST(test_select_begins_at_the_match_or_link),
		TEST(test_select_lines_keep_the_column),
		TEST(test_select_backwards),
		TEST(test_select_in_a_comment_names_its_author),
		TEST(test_select_is_left),
		TEST(test_select_scrolls_to_the_end_that_moves),
		TEST(test_select_ends_with_its_article),
		TEST(test_select_copies_nothing_when_secure),
#undef TEST
	};

	setlocale(LC_ALL, "C.UTF-8");
	return cmocka_run_group_tests(tests, NULL, NULL);
}
