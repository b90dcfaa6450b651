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

/* Highlights and notes, citations, macros: what the view asks for, and shows when told. */

static void assert_text(Str text, const char *expected)
{
	char copy[1024];

	snprintf(copy, sizeof copy, "%.*s", (int)text.size, str_present(text) ? text.at : "");
	assert_string_equal(copy, expected);
}

static unsigned marks_at(Bench *bench, const char *word)
{
	view_paint(bench->view, bench->canvas);
	for (int row = 0; row < ROWS; row++) {
		const char *text = row_text(bench, row);
		const char *at = strstr(text, word);

		if (at != NULL)
			return canvas_cell(bench->canvas, row, 4 + (int)(at - text))->marks;
	}
	fail_msg("\"%s\" is not on the screen", word);
	return 0;
}

static void test_highlight_asks_to_keep_the_quote(void **state)
{
	Bench *bench = *state;

	press(bench, "/ b a r g e Enter");
	Effect effect = press(bench, "v w w Enter");

	assert_int_equal(effect.kind, EFFECT_NOTE_ADD);
	assert_text(effect.address, "barge struck");
	assert_text(effect.before, " bridge over the Merrow, closed since a ");
	assert_true(str_empty(effect.title));
}

static void test_note_goes_with_the_quote(void **state)
{
	Bench *bench = *state;

	press(bench, "/ b a r g e Enter v w e");
	assert_non_null(strstr(row_text(bench, -1), "note:"));
	type(bench, "whose?");
	Effect effect = press(bench, "Enter");

	assert_int_equal(effect.kind, EFFECT_NOTE_ADD);
	assert_text(effect.address, "barge");
	assert_text(effect.title, "whose?");
}

static void test_note_on_the_article_has_no_quote(void **state)
{
	Bench *bench = *state;

	press(bench, "e");
	type(bench, "read again");
	Effect effect = press(bench, "Enter");

	assert_int_equal(effect.kind, EFFECT_NOTE_ADD);
	assert_true(str_empty(effect.address));
	assert_text(effect.title, "read again");
	press(bench, "e");
	assert_int_equal(press(bench, "Enter").kind, EFFECT_NONE); /* nothing was typed */
}

static void test_highlights_are_shown_and_found_by_their_words(void **state)
{
	Bench *bench = *state;
	const ViewNote notes[] = {
		{ STR("struck it nine years ago"), STR("since a barge "), STR_NONE },
		{ STR("not in this copy"), STR_NONE, STR("words") },
		{ STR_NONE, STR_NONE, STR("on all of it") },
	};

	assert_int_equal(view_set_notes(bench->view, notes, 3), 1);
	assert_true((marks_at(bench, "struck") & MARK_HIGHLIGHT) != 0);
	assert_true((marks_at(bench, "years ago") & MARK_HIGHLIGHT) != 0);
	assert_true((marks_at(bench, "barge") & MARK_HIGHLIGHT) == 0);
	assert_true((marks_at(bench, "opened to") & MARK_HIGHLIGHT) == 0);
	assert_int_equal(view_set_notes(bench->view, notes, 0), 0);
	assert_true((marks_at(bench, "struck") & MARK_HIGHLIGHT) == 0);
}

/* Of words that stand there twice those are meant that stand behind the same ones. */
static void test_highlights_are_told_by_what_stands_before(void **state)
{
	Bench *bench = *state;
	const ViewNote note = { STR("closed"), STR("as the two leaves "), STR_NONE };

	assert_int_equal(view_set_notes(bench->view, &note, 1), 0);
	assert_true((marks_at(bench, "closed since") & MARK_HIGHLIGHT) == 0);
	assert_true((marks_at(bench, "leaves closed") & MARK_HIGHLIGHT) == 0);
	assert_true((canvas_cell(bench->canvas, 11, 66)->marks & MARK_HIGHLIGHT) != 0);
}

static void test_highlight_over_two_paragraphs(void **state)
{
	Bench *bench = *state;

	press(bench, "/ o p e n e d Space t o Enter v");
	Effect effect = press(bench, "} w w Enter");
	char quote[256];

	snprintf(quote, sizeof quote, "%.*s", (int)effect.address.size, effect.address.at);
	assert_string_equal(quote, "opened to walkers on Saturday.\n\nSeveral hundred");
	const ViewNote note = { str(quote), STR_NONE, STR_NONE };

	assert_int_equal(view_set_notes(bench->view, &note, 1), 0);
	assert_true((marks_at(bench, "hundred") & MARK_HIGHLIGHT) != 0);
	assert_true((marks_at(bench, "people") & MARK_HIGHLIGHT) == 0);
}

static void test_highlight_is_removed_under_the_selection(void **state)
{
	Bench *bench = *state;
	const ViewNote note = { STR("a barge struck"), STR_NONE, STR("whose?") };

	press(bench, "v x");
	assert_row(bench, -1, "There is no highlight here");
	press(bench, "q");
	view_set_notes(bench->view, &note, 1);
	press(bench, "/ b a r g e Enter");
	Effect effect = press(bench, "v x");

	assert_int_equal(effect.kind, EFFECT_NOTE_REMOVE);
	assert_text(effect.address, "a barge struck");
	assert_text(effect.title, "whose?");
}

static void test_highlights_are_of_the_article(void **state)
{
	Bench *bench = *state;

	show(bench, 0, SHOW_PAGE);
	assert_int_equal(press(bench, "v w Enter").kind, EFFECT_NONE);
	assert_row(bench, -1, "Highlights are of the article; y copies what is selected");
}

/* Is the word at the start of the N-th row of comments highlighted? */
static bool is_highlighted(Bench *bench, int row, const char *word)
{
	view_paint(bench->view, bench->canvas);
	const Cell *cells = canvas_cell(bench->canvas, row, 2);

	for (size_t i = 0; word[i] != '\0'; i++)
		assert_int_equal(cells[i].text[0], word[i]);
	return (cells->marks & MARK_HIGHLIGHT) != 0;
}

/* Comments are numbered anew when they are put in another order. */
static void test_comments_are_highlighted(void **state)
{
	Bench *bench = *state;
	const ViewNote notes[] = {
		{ STR("Nine years is"), STR_NONE, STR("as long as mine") },
		{ STR("in no comment"), STR_NONE, STR_NONE },
	};
	Effect effect = press(bench, "c } } } v w w Enter");

	assert_int_equal(effect.kind, EFFECT_NOTE_ADD);
	assert_text(effect.address, "Nine years");
	assert_int_equal(view_set_notes(bench->view, notes, 2), 1);
	press(bench, "g");
	assert_false(is_highlighted(bench, 2, "I crossed"));
	press(bench, "& t e x t : m i l l Enter");
	assert_true(is_highlighted(bench, 2, "Nine years"));
	effect = press(bench, "v x");
	assert_int_equal(effect.kind, EFFECT_NOTE_REMOVE);
	assert_text(effect.address, "Nine years is");
	assert_text(effect.title, "as long as mine");
	press(bench, "^G");
	assert_false(is_highlighted(bench, 2, "I crossed"));
}

static void test_notebook_is_shown_and_exported(void **state)
{
	Bench *bench = *state;

	assert_int_equal(press(bench, "E").kind, EFFECT_NOTEBOOK);
	view_show_notebook(bench->view,
		str("# Bridge\n\n## 1 May 2011\n\n> a barge\n\n<!-- after: since -->\n\nwhose?\n"),
		1, 2);
	assert_row(bench, 0, "Notebook: 2 notes on 1 article");
	assert_row(bench, 1, "Bridge");
	assert_row(bench, 2, "1 May 2011");
	assert_row(bench, 3, "> a barge");
	assert_row(bench, 4, "whose?");
	press(bench, "/ w h o s e Enter");
	press(bench, "s");
	type(bench, "n.md");
	Effect effect = press(bench, "Enter");

	assert_int_equal(effect.kind, EFFECT_NOTES_EXPORT);
	assert_text(effect.address, "n.md");
	press(bench, "q s");
	type(bench, "a.md");
	assert_int_equal(press(bench, "Enter").kind, EFFECT_SAVE); /* of the article again */
}

static void test_cite_copies_an_entry(void **state)
{
	Bench *bench = *state;

	press(bench, ":");
	type(bench, "cite");
	Effect effect = press(bench, "Enter");

	assert_int_equal(effect.kind, EFFECT_COPY);
	assert_text(effect.title, "BibTeX entry");
	assert_text(effect.address,
		"@online{quill2011swing,\n"
		"  author = {{Marta Quill}},\n"
		"  title = {{Swing bridge opens to walkers at last}},\n"
		"  organization = {{Tidewater Gazette}},\n"
		"  date = {2011-05-14},\n"
		"  url = {https://gazette.example/harbour/2011/swing-bridge.html},\n"
		"  urldate = {2011-05-17}\n"
		"}\n");
	press(bench, ":");
	type(bench, "cite csl");
	effect = press(bench, "Enter");
	assert_text(effect.address,
		"[{\"id\":\"quill2011swing\",\"type\":\"article-newspaper\","
		"\"title\":\"Swing bridge opens to walkers at last\","
		"\"author\":[{\"literal\":\"Marta Quill\"}],"
		"\"container-title\":\"Tidewater Gazette\","
		"\"issued\":{\"date-parts\":[[2011,5,14]]},"
		"\"accessed\":{\"date-parts\":[[2011,5,17]]},"
		"\"URL\":\"https://gazette.example/harbour/2011/swing-bridge.html\"}]\n");
	press(bench, ":");
	type(bench, "cite ris");
	assert_int_equal(press(bench, "Enter").kind, EFFECT_NONE);
	assert_row(bench, -1, "cite knows bibtex, csl and text");
}

static void test_macro_presses_its_keys(void **state)
{
	Bench *bench = *state;
	Error err = { 0 };

	press(bench, ", a");
	assert_row(bench, -1, "There is no macro a; \":macro a KEY...\" makes it");
	assert_true(view_command(bench->view, str("macro a 3 j Enter"), &err));
	assert_false(view_command(bench->view, str("macro 1 j"), &err));
	Effect effect = press(bench, ", a");

	assert_int_equal(effect.kind, EFFECT_KEYS);
	assert_text(effect.address, "3 j Enter");
}

static void test_write_config_asks_for_it(void **state)
{
	Bench *bench = *state;
	Error err = { 0 };

	assert_false(view_command(bench->view, str("write-config"), &err));
	press(bench, "+ W :");
	type(bench, "write-config");
	assert_int_equal(press(bench, "Enter").kind, EFFECT_WRITE_CONFIG);
	view_settle_settings(bench->view, str("mono"));
	assert_int_equal(settings_number(view_settings(bench->view), SETTING_WIDTH), 76);
	assert_true(settings_on(view_settings(bench->view), SETTING_WRAP));
	assert_text(settings_text(view_settings(bench->view), SETTING_THEME), "mono");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
#define TEST(test) cmocka_unit_test_setup_teardown(test, set_up_open, tear_down)
		TEST(test_highlight_asks_to_keep_the_quote),
		TEST(test_note_goes_with_the_quote),
		TEST(test_note_on_the_article_has_no_quote),
		TEST(test_highlights_are_shown_and_found_by_their_words),
		TEST(test_highlights_are_told_by_what_stands_before),
		TEST(test_highlight_over_two_paragraphs),
		TEST(test_highlight_is_removed_under_the_selection),
		TEST(test_highlights_are_of_the_article),
		TEST(test_comments_are_highlighted),
		TEST(test_notebook_is_shown_and_exported),
		TEST(test_cite_copies_an_entry),
		TEST(test_macro_presses_its_keys),
		TEST(test_write_config_asks_for_it),
#undef TEST
	};

	setlocale(LC_ALL, "C.UTF-8");
	return cmocka_run_group_tests(tests, NULL, NULL);
}
