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

#include "base/text.h"
#include "bench.h"
#include "build.h"
#include "pages.h"
#include "view/canvas.h"
#include "view/view.h"

/* Opening and leaving */

/* What the last line of an article says. */
static const char END_MARK[] = "\xE2\x80\x94 end \xE2\x80\x94";

static void test_view_list_opens_the_item_under_the_cursor(void **state)
{
	Bench *bench = *state;

	assert_focus(bench, PANE_LIST);
	assert_row(bench, 0, "three pages \xC2\xB7 3 pages \xC2\xB7 as found");
	assert_effect_item(press(bench, "Enter"), 0, SHOW_ARTICLE);
	assert_effect_item(press(bench, "j j l"), 2, SHOW_ARTICLE);
	assert_effect_item(press(bench, "2 G Enter"), 1, SHOW_ARTICLE);
}

static void test_view_close_goes_to_the_list_and_out(void **state)
{
	Bench *bench = *state;

	press_and_open(bench, "j Enter");
	assert_focus(bench, PANE_ARTICLE);
	assert_row(bench, 1, "Tide tables");
	assert_int_equal(press(bench, "q").kind, EFFECT_NONE);
	assert_focus(bench, PANE_LIST);
	assert_int_equal(press(bench, "Enter").kind, EFFECT_NONE); /* it is still open */
	assert_focus(bench, PANE_ARTICLE);
	assert_int_equal(press(bench, "q q").kind, EFFECT_QUIT);
}

static void test_view_close_of_the_only_article_quits(void **state)
{
	Bench *bench = *state;
	Library *one = pages_build("bridge\n");

	pages_show(bench->view, one, "one page", false);
	assert_int_equal(press(bench, "q").kind, EFFECT_QUIT);
	library_close(one);
}

static void test_view_close_leaves_panes_and_sheets_first(void **state)
{
	Bench *bench = *state;

	press(bench, "c");
	assert_focus(bench, PANE_COMMENTS);
	assert_int_equal(press(bench, "? q").kind, EFFECT_NONE);
	assert_focus(bench, PANE_COMMENTS);
	assert_int_equal(press(bench, "q").kind, EFFECT_NONE);
	assert_focus(bench, PANE_ARTICLE);
	assert_int_equal(press(bench, "Q").kind, EFFECT_QUIT);
}

static void test_view_message_is_cut_with_an_ellipsis(void **state)
{
	Bench *bench = *state;

	resize(bench, 24, 40);
	press(bench, "%");
	assert_row(bench, -1, "Type the percent first: 40% goes to 40\xE2\x80\xA6");
}

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

static void test_view_steps_through_the_articles(void **state)
{
	Bench *bench = *state;

	assert_int_equal(press(bench, "K").kind, EFFECT_NONE);
	assert_row(bench, -1, "First of 3; q goes back to the list");
	assert_effect_item(press(bench, "J"), 1, SHOW_ARTICLE);
	show(bench, 1, SHOW_ARTICLE);
	assert_effect_item(press(bench, "9 J"), 2, SHOW_ARTICLE);
	show(bench, 2, SHOW_ARTICLE);
	assert_int_equal(press(bench, "J").kind, EFFECT_NONE);
	assert_row(bench, -1, "Last of 3; q goes back to the list");
}

/* Two pages that the open article leads to become part of the collection. */
static void add_linked_pages(Bench *bench)
{
	static const char *const addresses[] = { "http://www.gazette.example/harbour/board.html",
		"https://gazette.example/money/2008/loan.html" };

	for (size_t i = 0; i < 2; i++) {
		const LibraryPlace place = { .item = ARTICLES + i };
		LibraryRow row = library_row_at(&place);

		row.address = str(addresses[i]);
		library_add(bench->library, &row);
	}
	view_collection_changed(bench->view, (ViewProgress){ .percent = -1 });
}

static void test_view_related_story_opens_its_copy(void **state)
{
	Bench *bench = *state;

	assert_int_equal(press(bench, "r j Enter").kind, EFFECT_NONE);
	assert_row(bench, -1,
		"Not in this archive; O opens the live address: Harbour board asks for a second\xE2\x80\xA6");
	add_linked_pages(bench);
	assert_effect_item(press(bench, "r a r Enter"), 4, SHOW_ARTICLE);
}

static void test_view_link_opens_its_copy(void **state)
{
	Bench *bench = *state;

	assert_int_equal(press(bench, "Enter").kind, EFFECT_NONE);
	assert_row(bench, -1, "No link is selected; ] selects one");
	press(bench, "] ] [");
	assert_row(bench, -1, "Not in this archive: https://gazette.example/harbour/board.html");
	assert_int_equal(press(bench, "Enter").kind, EFFECT_NONE);
	add_linked_pages(bench);
	press(bench, "] [");
	assert_row(bench, -1, "In this archive: https://gazette.example/harbour/board.html");
	assert_effect_item(press(bench, "Enter"), 3, SHOW_ARTICLE);
	press(bench, "[");
	assert_row(bench, -1, "No link further up");
}

/* Places and history */

static void test_view_an_article_is_found_where_it_was_left(void **state)
{
	Bench *bench = *state;

	press(bench, ") 2 j");
	assert_row(bench, 0,
		"The old bridge was known for opening by itself. On two nights in 1987 it");
	press_and_open(bench, "J");
	assert_row(bench, 1, "Tide tables");
	press_and_open(bench, "K");
	assert_row(bench, 0,
		"The old bridge was known for opening by itself. On two nights in 1987 it");
}

static void test_view_goes_back_and_forward(void **state)
{
	Bench *bench = *state;

	assert_int_equal(press(bench, "B").kind, EFFECT_NONE);
	assert_row(bench, -1, "Nothing to go back to");
	press_and_open(bench, ") J");
	press_and_open(bench, "J");
	assert_effect_item(press(bench, "2 B"), 0, SHOW_ARTICLE);
	show(bench, 0, SHOW_ARTICLE);
	assert_row(bench, 0, "A bridge with a temper");
	press(bench, "B");
	assert_row(bench, -1, "Nothing to go back to");
	press_and_open(bench, "F");
	assert_row(bench, 1, "Tide tables");
	press_and_open(bench, "F");
	assert_row(bench, -1, "SPC page  / search  c comments 1  q list  = origin  ? help");
	press(bench, "F");
	assert_row(bench, -1, "Nothing to go forward to");
	press_and_open(bench, "B");
	press_and_open(bench, "K"); /* somewhere else: the way forward ends */
	press(bench, "F");
	assert_row(bench, -1, "Nothing to go forward to");
}

static void test_view_an_item_that_does_not_open_changes_nothing(void **state)
{
	Bench *bench = *state;

	press(bench, "J");
	view_message(bench->view, true, "note: cannot be read");
	assert_row(bench, -1, "note: cannot be read");
	press(bench, "B");
	assert_row(bench, -1, "Nothing to go back to");
	assert_row(bench, 1, "Swing bridge opens to walkers at last");
}

static void test_view_reload_keeps_place_and_pane(void **state)
{
	Bench *bench = *state;

	press(bench, ") c");
	press_and_open(bench, "R");
	assert_focus(bench, PANE_COMMENTS);
	press(bench, "a");
	assert_row(bench, 0, "A bridge with a temper");
}

static void test_view_what_was_folded_stays_folded(void **state)
{
	Bench *bench = *state;

	press(bench, "c } h");
	assert_row(bench, 6,
		"\xE2\x96\xB8 A pilot \xC2\xB7 the river \xC2\xB7 1 reply   The hut leaked.");
	press_and_open(bench, "J");
	press_and_open(bench, "K");
	press(bench, "c");
	assert_row(bench, 6,
		"\xE2\x96\xB8 A pilot \xC2\xB7 the river \xC2\xB7 1 reply   The hut leaked.");
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

static Article *many_comments(void)
{
	Article *article = article_new();

	for (int i = 0; i < 150; i++) {
		article_add_comment(article,
			&(Comment){ .author = str_format(article->arena, "Reader %d", i),
				.text = str("One line."),
				.depth = i % 3 });
	}
	return article;
}

static void test_view_very_many_comments_begin_folded(void **state)
{
	Bench *bench = *state;

	article_free(bench->article[1]);
	bench->article[1] = many_comments();
	show(bench, 1, SHOW_ARTICLE);
	press(bench, "c");
	assert_row(bench, 1, "\xE2\x96\xB8 Reader 0 \xC2\xB7 2 replies   One line.");
	assert_row(bench, 2, "\xE2\x96\xB8 Reader 3 \xC2\xB7 2 replies   One line.");
	press(bench, "L");
	assert_row(bench, 1, "\xE2\x96\xBE Reader 0");
	press(bench, "1 5 0 G");
	assert_non_null(strstr(row_text(bench, -2), "comment 150/150"));
}

static void test_view_comments_that_are_not_in_the_copy_are_announced(void **state)
{
	Bench *bench = *state;

	article_free(bench->article[1]);
	bench->article[1] = build_article("title Fog\nannounced 941\np Fog.");
	show(bench, 1, SHOW_ARTICLE);
	press(bench, "c");
	assert_focus(bench, PANE_COMMENTS);
	assert_row(bench, 0, "Comments");
	assert_row(bench, 1, "Announced 941, in this copy none");
	press(bench, "j } p H G Space h Enter");
	assert_row(bench, 1, "Announced 941, in this copy none");
	resize(bench, 24, 120); /* where comments have a pane beside the text */
	assert_non_null(strstr(row_text(bench, 1), "Announced 941"));
	press(bench, "a");
	assert_row(bench, 0, "Fog");
	assert_row(bench, 1, "");
	assert_row(bench, 2, "Fog.");
	assert_row(bench, 4, "\xE2\x80\x94 end \xE2\x80\x94  941 comments not in this copy (c)");
}

static void test_view_going_back_returns_to_the_pane_one_came_from(void **state)
{
	Bench *bench = *state;

	press(bench, "r j");
	show(bench, 2, SHOW_ARTICLE); /* the related story was one of the items */
	assert_focus(bench, PANE_ARTICLE);
	press_and_open(bench, "B");
	assert_focus(bench, PANE_RELATED);
	assert_non_null(strstr(row_text(bench, -2), "story 2/3"));
}

static void test_view_comments_one_has_seen_are_not_folded_away(void **state)
{
	Bench *bench = *state;

	article_free(bench->article[1]);
	bench->article[1] = many_comments();
	view_set_article(bench->view, 1, SHOW_ARTICLE, bench->article[1]);
	press(bench, "c");
	assert_row(bench, 1, "\xE2\x96\xBE Reader 0");
	view_article_complete(bench->view);
	assert_row(bench, 1, "\xE2\x96\xBE Reader 0");
}

/* Moves */

static void test_view_lines_scroll_comments_and_then_move_the_cursor(void **state)
{
	Bench *bench = *state;

	resize(bench, 16, 40);
	press(bench, "c 3 j");
	assert_row(bench, 1, "\xE2\x94\x82");
	press(bench, "G");
	assert_non_null(strstr(row_text(bench, -2), "comment 5/5"));
	press(bench, "k"); /* the last head leaves the window, so the one before is current */
	assert_non_null(strstr(row_text(bench, -2), "comment 4/5"));
	resize(bench, ROWS, COLUMNS); /* all fits: only the cursor can move */
	press(bench, "g 2 j");
	assert_non_null(strstr(row_text(bench, -2), "comment 2/5"));
	press(bench, "k");
	assert_non_null(strstr(row_text(bench, -2), "comment 1/5"));
	assert_row(bench, 1, "\xE2\x96\xBE Bo Lind \xC2\xB7 Saltby");
}

static void test_view_parent_and_thread(void **state)
{
	Bench *bench = *state;

	press(bench, "c 3 G p");
	assert_non_null(strstr(row_text(bench, -2), "comment 2/5"));
	press(bench, "p p");
	assert_row(bench, -1, "This comment answers no other");
	press(bench, ")");
	assert_non_null(strstr(row_text(bench, -2), "comment 4/5"));
	press(bench, ") )");
	assert_row(bench, -1, "This is the last thread");
}

/* The first row of each page was on the page before, so nothing is passed over. */
static void test_view_pages_overlap(void **state)
{
	Bench *bench = *state;

	for (int rows = 6; rows < 30; rows++) {
		int pages = 0;

		resize(bench, rows, 60);
		press(bench, "g");
		for (; strstr(row_text(bench, -2), "100%") == NULL; pages++) {
			char before[30][400];
			bool kept = false;

			for (int i = 0; i < rows - 2; i++)
				snprintf(before[i], sizeof before[i], "%s", row_text(bench, i));
			press(bench, "Space");
			for (int i = 1; i < rows - 2; i++)
				kept = kept || strcmp(before[i], row_text(bench, 0)) == 0;
			assert_true(kept);
			assert_true(pages < 200);
		}
		assert_true(pages > 0);
	}
}

static void test_view_nothing_stands_below_a_heading_but_its_text(void **state)
{
	static const char *const headings[] = { "A bridge with a temper", "Who may cross",
		"What the pilots say", "Analysis", "Ida Fenn", "writes on bridges" };
	Bench *bench = *state;

	for (int rows = 12; rows < 40; rows++) {
		resize(bench, rows, 80);
		press(bench, "g");
		for (int step = 0; step < 60; step++) {
			int last = rows - 3;

			while (last > 0 && row_text(bench, last)[0] == '\0')
				last--;
			for (size_t i = 0; i < sizeof headings / sizeof *headings; i++)
				assert_null(strstr(row_text(bench, last), headings[i]));
			press(bench, "j");
		}
	}
}

static void test_view_counts(void **state)
{
	Bench *bench = *state;

	press(bench, "1 8 j");
	assert_row(bench, 0, "A bridge with a temper");
	press(bench, "1 8 k");
	assert_row(bench, 1, "Swing bridge opens to walkers at last");
	press(bench, "1 ^G j"); /* the count is called off */
	assert_row(bench, 0, "Swing bridge opens to walkers at last");
	press(bench, "0 %");
	assert_row(bench, 1, "Swing bridge opens to walkers at last");
	press(bench, "%");
	assert_non_null(strstr(row_text(bench, -1), "40%"));
	press(bench, "9 9 9 9 9 9 9 9 9 9 9 9 9 j");
	assert_non_null(strstr(row_text(bench, -2), "100%"));
}

/* Search */

static void test_view_paste_goes_into_the_prompt_only(void **state)
{
	Bench *bench = *state;

	view_paste(bench->view, str("jjj"));
	assert_row(bench, 1, "Swing bridge opens to walkers at last");
	press(bench, "/");
	view_paste(bench->view, str("red\nhandle"));
	assert_non_null(strstr(row_text(bench, -1), "/red handle"));
	press(bench, "Enter");
	assert_non_null(strstr(row_text(bench, -2), "match 1/1"));
}

static void test_view_search_called_off_folds_again(void **state)
{
	Bench *bench = *state;

	press(bench, "c H / l e a k");
	assert_row(bench, 1, "\xE2\x96\xBE Bo Lind \xC2\xB7 Saltby");
	press(bench, "Esc");
	assert_row(bench, 2,
		"\xE2\x96\xB8 Greta Holm   Nine years is a long time to walk round by the "
		"mill. My children\xE2\x80\xA6");
}

static void test_view_search_goes_on_in_another_pane(void **state)
{
	Bench *bench = *state;

	press(bench, "n");
	assert_row(bench, -1, "Nothing has been searched for yet; / searches");
	press(bench, "/ b o a r d Enter r n");
	assert_non_null(strstr(row_text(bench, -2), "match 1/1"));
	assert_non_null(strstr(row_text(bench, -2), "story 2/3"));
	press(bench, "c n");
	assert_row(bench, -1, "Nothing matches \"board\"");
}

static void test_view_next_match_begins_where_the_reader_is(void **state)
{
	Bench *bench = *state;

	press(bench, "/ b r i d g e Enter G N");
	assert_non_null(strstr(row_text(bench, -2), "match 10/10"));
	press(bench, "g n");
	assert_non_null(strstr(row_text(bench, -2), "match  1/10"));
	press(bench, "^G");
	assert_null(strstr(row_text(bench, -2), "match"));
}

static void test_view_an_empty_search_repeats_the_last(void **state)
{
	Bench *bench = *state;

	press(bench, "/ b r i d g e Enter");
	assert_non_null(strstr(row_text(bench, -2), "match  1/10"));
	press(bench, "/ Enter");
	assert_non_null(strstr(row_text(bench, -2), "match  2/10"));
	press(bench, "/ Up Enter");
	assert_non_null(strstr(row_text(bench, -2), "match  1/10"));
}

static void test_view_the_only_match_says_so(void **state)
{
	Bench *bench = *state;

	press(bench, "/ g u i l d Enter n");
	assert_row(bench, -1, "This is the only match");
	press(bench, "N");
	assert_row(bench, -1, "This is the only match");
	press(bench, "^G g n"); /* marked no longer: it is gone to */
	assert_row(bench, -1,
		"SPC page  / search  c comments 5  r related 3  ) crosshead  q list  ? help");
}

/* Messages */

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

static void test_view_says_that_there_are_no_links(void **state)
{
	Bench *bench = *state;

	article_free(bench->article[1]);
	bench->article[1] = build_article("title Fog\np Fog over the harbour.");
	show(bench, 1, SHOW_ARTICLE);
	press(bench, "]");
	assert_row(bench, -1, "This article has no links");
	press(bench, "[");
	assert_row(bench, -1, "This article has no links");
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
	const struct CMUnitTest tests[] = {
#define LIST_TEST(test) cmocka_unit_test_setup_teardown(test, set_up_list, tear_down)
#define OPEN_TEST(test) cmocka_unit_test_setup_teardown(test, set_up_open, tear_down)
		LIST_TEST(test_view_list_opens_the_item_under_the_cursor),
		LIST_TEST(test_view_close_goes_to_the_list_and_out),
		OPEN_TEST(test_view_close_of_the_only_article_quits),
		OPEN_TEST(test_view_close_leaves_panes_and_sheets_first),
		OPEN_TEST(test_view_says_that_there_are_no_links),
		OPEN_TEST(test_view_message_is_cut_with_an_ellipsis),
		OPEN_TEST(test_view_plain_effects),
		OPEN_TEST(test_view_show_cycles_and_reload_asks_again),
		OPEN_TEST(test_view_source_is_wrapped_at_the_window),
		OPEN_TEST(test_view_steps_through_the_articles),
		OPEN_TEST(test_view_related_story_opens_its_copy),
		OPEN_TEST(test_view_link_opens_its_copy),
		OPEN_TEST(test_view_an_article_is_found_where_it_was_left),
		OPEN_TEST(test_view_goes_back_and_forward),
		OPEN_TEST(test_view_an_item_that_does_not_open_changes_nothing),
		OPEN_TEST(test_view_reload_keeps_place_and_pane),
		OPEN_TEST(test_view_what_was_folded_stays_folded),
		OPEN_TEST(test_view_the_top_line_outlives_every_width),
		LIST_TEST(test_view_says_that_it_is_still_reading),
		OPEN_TEST(test_view_a_place_that_has_not_arrived_is_waited_for),
		OPEN_TEST(test_view_a_reader_who_moves_is_not_moved_later),
		OPEN_TEST(test_view_the_end_of_what_grows_moves_on),
		LIST_TEST(test_view_very_many_comments_begin_folded),
		LIST_TEST(test_view_comments_that_are_not_in_the_copy_are_announced),
		OPEN_TEST(test_view_going_back_returns_to_the_pane_one_came_from),
		LIST_TEST(test_view_comments_one_has_seen_are_not_folded_away),
		OPEN_TEST(test_view_lines_scroll_comments_and_then_move_the_cursor),
		OPEN_TEST(test_view_parent_and_thread),
		OPEN_TEST(test_view_pages_overlap),
		OPEN_TEST(test_view_nothing_stands_below_a_heading_but_its_text),
		OPEN_TEST(test_view_counts),
		OPEN_TEST(test_view_paste_goes_into_the_prompt_only),
		OPEN_TEST(test_view_search_called_off_folds_again),
		OPEN_TEST(test_view_search_goes_on_in_another_pane),
		OPEN_TEST(test_view_next_match_begins_where_the_reader_is),
		OPEN_TEST(test_view_an_empty_search_repeats_the_last),
		OPEN_TEST(test_view_the_only_match_says_so),
		OPEN_TEST(test_view_messages_stay_until_the_next_key),
		OPEN_TEST(test_view_unbound_keys_say_so),
		LIST_TEST(test_view_without_an_article_says_so),
		OPEN_TEST(test_view_idle_work_ends_with_page_numbers),
		cmocka_unit_test(test_view_takes_keys_before_anything_is_laid_out),
		LIST_TEST(test_view_survives_any_keys),
#undef LIST_TEST
#undef OPEN_TEST
	};

	setlocale(LC_ALL, "C.UTF-8");
	return cmocka_run_group_tests(tests, NULL, NULL);
}
