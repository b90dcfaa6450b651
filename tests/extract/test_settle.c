/* SPDX-License-Identifier: ISC */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "read_page.h"

static void test_a_long_heading_below_a_picture_is_the_standfirst(void **state)
{
	static const struct {
		const char *heading;
		bool intro;
	} cases[] = {
		{ "The bridge is open again after eleven years, and the first across it was a donkey",
			true },
		{ "The stones of the old bridge", false },
		{ "The bridge is open!", false },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		char markup[2000];

		snprintf(markup, sizeof markup,
			"<h1>Otter on the bridge</h1><div><figure><img src=/c.jpg alt=Clock>"
			"<figcaption>The clock</figcaption></figure><h2>%s</h2>" PROSE MORE_PROSE
			"</div>",
			cases[i].heading);
		Article *article = article_of(markup);

		assert_int_equal(article->block_count, 4);
		assert_int_equal(article->blocks[0].kind, BLOCK_FIGURE);
		assert_int_equal(
			article->blocks[1].kind, cases[i].intro ? BLOCK_PARAGRAPH : BLOCK_HEADING);
		assert_true(article->blocks[1].intro == cases[i].intro);
		article_free(article);
	}
}

/* A standfirst as brief as a headline is one where its name says so. */
static void test_a_brief_standfirst(void **state)
{
	static const struct {
		const char *line;
		bool intro;
	} cases[] = {
		{ "<h3 class=subtitle>On carts that nobody expects</h3>", true },
		{ "<p class=subtitle>On carts that nobody expects</p>", true },
		{ "<p class=subtitle>By Ada Quill of the River Desk</p>", false },
		{ "<p class=subtitle>Skarn Bridges, 3 May 2011</p>", false },
		{ "<p class=x3>On carts that nobody expects</p>", false },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		char markup[2000];

		snprintf(markup, sizeof markup,
			"<article><div><h1>Otter on the bridge</h1>%s</div><p class=by>Share</p>"
			"<div>" PROSE MORE_PROSE PROSE_TOO "</div></article>",
			cases[i].line);
		Article *article = article_of(markup);

		print_message("%s\n", cases[i].line);
		assert_int_equal(article->block_count, 3 + cases[i].intro);
		assert_int_equal(article->blocks[0].intro, cases[i].intro);
		article_free(article);
	}
}

/* Notes below the text are part of it, other numbered lines are not. */
static void test_notes_below_the_text_are_kept(void **state)
{
	(void)state;
#define NOTE "Ada Quill, The Weir, Marsh and Daughter, 2017, 176 pages."
	Article *article =
		article_of("<div class=text>" PROSE MORE_PROSE
			   "</div><div class=notes><div id=nb1><p><span>(<a href='#nh1'>1"
			   "</a>) </span>" NOTE "</p></div></div>");
	const Block *last = &article->blocks[article->block_count - 1];

	assert_text(last->rich.text, "(1) " NOTE);
	article_free(article);

	/* Numbered by their list, with the link behind them. */
	article = article_of(
		"<div class=text>" PROSE MORE_PROSE "</div><ol class=footnotes><li id=note_1>" NOTE
		" [<a href='#call_1'>\xE2\x86\xA9</a>]</li></ol>");
	last = &article->blocks[article->block_count - 1];
	assert_int_equal(last->kind, BLOCK_LIST);
	assert_int_equal(last->list.item_count, 1);
	assert_text(last->list.items[0].marker, "1");
	assert_text(last->list.items[0].rich.text, NOTE " [\xE2\x86\xA9]");
	article_free(article);
#undef NOTE
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_a_long_heading_below_a_picture_is_the_standfirst),
		cmocka_unit_test(test_a_brief_standfirst),
		cmocka_unit_test(test_notes_below_the_text_are_kept),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
