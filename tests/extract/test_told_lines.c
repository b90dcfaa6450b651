/* SPDX-License-Identifier: ISC */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "read_page.h"

static void test_portraits_of_the_author_are_no_pictures_of_the_story(void **state)
{
	static const struct {
		const char *picture;
		size_t count;
	} cases[] = {
		{ "<p><img src=/a.jpg alt='Laura Quill'></p>", 0 },
		{ "<p><img src=/a.jpg alt='Ben Marsh, reporter'></p>", 0 },
		{ "<p><img src=/a.jpg alt='Laura Quill on the bridge'></p>", 1 },
		{ "<figure><img src=/a.jpg alt='Laura Quill'><figcaption>Laura Quill, who won "
		  "the race</figcaption></figure>",
			1 },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		char markup[2000];

		snprintf(markup, sizeof markup,
			"<h1>Otter on the bridge</h1><p class=byline>By Laura Quill and Ben Marsh</p>"
			"<div>" PROSE "%s" MORE_PROSE "</div>",
			cases[i].picture);
		Article *article = article_of(markup);

		assert_int_equal(count_of_kind(article, BLOCK_FIGURE), cases[i].count);
		article_free(article);
	}
}

static void test_lines_that_the_head_tells_are_no_text(void **state)
{
	static const struct {
		const char *line;
		size_t blocks;
	} cases[] = {
		{ "By Laura Quill", 2 },
		{ "Words: Laura Quill \xE2\x80\x94 30th June, 2017", 2 },
		{ "Published on 30 June 2017", 2 },
		{ "By Laura Quill the bridge is called the finest of the county", 3 },
		/* Several things in one line, parted by signs. */
		{ "The Skarn Almanac | 30 June 2017, 11:20 | By Laura Quill", 2 },
		{ "Skarn \xE2\x80\xA2 30 June 2017 \xE2\x80\xA2 Laura Quill", 3 },
		{ "30 June 2017 | By Laura Quill (with a dog)", 2 },
		{ "The Skarn Almanac | By Laura Quill, as she is called at home", 3 },
		{ "Published on 30 June 2017 at 06:00, updated on 30 June 2017 at 09:12 | 3 min read",
			2 },
		/* With the number of comments, or something else in brackets. */
		{ "Friday, 30 June 2017 - 05:00 <a href='#comments'>(1 comment)</a>", 2 },
		{ "30 June 2017 | By Laura Quill | 12 comments", 2 },
		{ "On Friday, 30 June 2017 (that was the year of 3 floods)", 3 },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		char markup[2000];

		snprintf(markup, sizeof markup,
			"<meta name=author content='Laura Quill'><meta "
			"property=article:published_time content=2017-06-30><meta "
			"property=og:site_name content='The Skarn Almanac'>"
			"<h1>Otter on the bridge</h1><div><p>%s</p>" PROSE MORE_PROSE "</div>",
			cases[i].line);
		Article *article = article_of(markup);

		print_message("%s\n", cases[i].line);
		assert_int_equal(article->block_count, cases[i].blocks);
		article_free(article);
	}
}

/* Headline and posting in one block with a line of its own each, as in portals of 2004. */
static void test_a_headline_with_its_posting_is_no_text(void **state)
{
	Article *article = article_of(
		"<title>Skarn - Otter on the bridge</title><table><tr><td><font><b>Otter on the "
		"bridge</b></font><br><font>Posted on Thursday, March 18 @ 17:42:10 CET by "
		"<a href=/u>rolf</a></font><br><br>" PROSE MORE_PROSE PROSE_TOO
		"</td></tr></table>");

	(void)state;
	assert_text(article->field[FIELD_TITLE], "Otter on the bridge");
	assert_int_equal(article->block_count, 3);
	article_free(article);
}

/* The headline again, and a line below it in the same paragraph. */
static void test_the_title_above_a_line_is_told_once(void **state)
{
	(void)state;
	Article *article = article_of(
		"<title>Otter on the bridge</title><h1>Otter on the bridge</h1><div><p><b>Otter on "
		"the bridge</b><br>What the <em>keeper</em> saw there</p>" PROSE MORE_PROSE
		"</div>");
	const Block *block = &article->blocks[0];

	assert_text(block->rich.text, "What the keeper saw there");
	assert_int_equal(block->rich.span_count, 1);
	assert_int_equal(block->rich.spans[0].start, 9);
	assert_int_equal(block->rich.spans[0].end, 15);
	article_free(article);
}

/* The heading of a box about the author, whose box was left out. */
static void test_who_wrote_it_is_no_crosshead(void **state)
{
	(void)state;
	Article *article = article_of(
		"<meta name=author content='Laura Quill'><h1>Otter on the bridge</h1><div>" PROSE
			MORE_PROSE PROSE_TOO "<h3>Laura Quill</h3>"
		"<p>The donkey, which is fourteen, was given "
		"carrots by the council, by the river board and by the masons.</p>"
		"</div>");

	assert_int_equal(article->block_count, 4);
	assert_int_equal(article->blocks[3].kind, BLOCK_PARAGRAPH);
	article_free(article);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_portraits_of_the_author_are_no_pictures_of_the_story),
		cmocka_unit_test(test_lines_that_the_head_tells_are_no_text),
		cmocka_unit_test(test_a_headline_with_its_posting_is_no_text),
		cmocka_unit_test(test_the_title_above_a_line_is_told_once),
		cmocka_unit_test(test_who_wrote_it_is_no_crosshead),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
