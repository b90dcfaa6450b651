/* SPDX-License-Identifier: ISC */
/* Comments by pages that err or mean harm: what comes out is bounded and in order, and
 * what is not as the page has it is told. */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/text.h"
#include "extract/comment_levels.h"
#include "extract/extract.h"

static void begin_page(Text *page)
{
	text_add_c(page,
		"<!DOCTYPE html><title>The gate at Lower Cray</title><body><article>"
		"<h1>The gate at Lower Cray</h1>");
	for (int i = 0; i < 4; i++)
		text_format(page,
			"<p>On day %d the gate at Lower Cray stood open until noon, and nobody at "
			"the weir would say who had lifted the bar or who was to pay for it.</p>",
			i + 1);
	text_add_c(page, "</article><div id=\"comments\"><h2>Comments</h2>");
}

static Article *read_page(Text *page)
{
	Article *article = article_new();
	ExtractJob job = { .view = EXTRACT_ARTICLE, .markup = true, .bytes = page->size };

	extract(text_str(page), &job, article);
	text_clear(page);
	return article;
}

static const char *warning(const Article *article, WarningCode code)
{
	static char text[200];

	for (size_t i = 0; i < article->warning_count; i++)
		if (article->warnings[i].code == code) {
			snprintf(text, sizeof text, "%.*s", (int)article->warnings[i].text.size,
				article->warnings[i].text.at);
			return text;
		}
	return NULL;
}

/* Levels */

static void add_nested(Text *page, int count)
{
	for (int i = 0; i < count; i++)
		text_format(page,
			"<div class=\"comment\" id=\"comment-%d\"><cite class=\"author\">Ines %d"
			"</cite> <span class=\"date\">%d May 2011</span><p>It was not me, number "
			"%d.</p>",
			i + 1, i, 1 + i % 28, i);
	for (int i = 0; i < count; i++)
		text_add_c(page, "</div>");
}

static void test_what_is_nested_deeper_than_the_deepest_level_is_told(void **state)
{
	Text page = text_in(NULL);

	(void)state;
	begin_page(&page);
	add_nested(&page, COMMENT_LEVEL_MAX + 1 + 51);
	Article *article = read_page(&page);

	assert_int_equal(article->comment_count, COMMENT_LEVEL_MAX + 1 + 51);
	for (size_t i = 0; i < article->comment_count; i++)
		assert_int_equal(article_comment_depth(article, i),
			i < COMMENT_LEVEL_MAX ? i : COMMENT_LEVEL_MAX);
	assert_string_equal(warning(article, WARNING_TOO_DEEP),
		"51 comments deeper than 200 levels are shown at that level.");
	article_free(article);
}

static void test_what_is_nested_as_deep_as_the_deepest_level_is_no_fault(void **state)
{
	Text page = text_in(NULL);

	(void)state;
	begin_page(&page);
	add_nested(&page, COMMENT_LEVEL_MAX + 1);
	Article *article = read_page(&page);

	assert_int_equal(article->comment_count, COMMENT_LEVEL_MAX + 1);
	assert_null(warning(article, WARNING_TOO_DEEP));
	article_free(article);
}

/* One comment by AUTHOR, with the attributes ATTRIBUTES. */
static void add_comment(
	Text *page, const char *attributes, const char *author, int day, const char *words)
{
	text_format(page,
		"<div class=\"comment\" %s><cite class=\"author\">%s</cite> <span class=\"date\">"
		"%d May 2011</span><p>%s</p></div>",
		attributes, author, day, words);
}

static void assert_said(const Article *article, size_t index, int depth, const char *words)
{
	const Comment comment = article_comment(article, index);

	assert_int_equal(comment.depth, depth);
	if (!str_is(comment.text, words))
		fail_msg("\"%.*s\" is not \"%s\"", (int)comment.text.size, comment.text.at, words);
}

static void test_comments_come_by_the_ten_thousand_in_order(void **state)
{
	enum {
		COUNT = 30000
	};
	Text page = text_in(NULL);

	(void)state;
	begin_page(&page);
	for (int i = 0; i < COUNT; i++)
		text_format(&page,
			"<li class=comment id=comment-%d><b class=fn>Ann</b> <i>%d May 2011</i><p>It "
			"was number %d.</p></li>",
			i, 1 + i % 28, i);
	Article *article = read_page(&page);

	assert_int_equal(article->comment_count, COUNT);
	assert_said(article, 0, 0, "It was number 0.");
	assert_said(article, COUNT - 1, 0, "It was number 29999.");
	assert_int_equal(article->warning_count, 0);
	article_free(article);
}

static void test_the_same_id_again_and_again_is_no_matter(void **state)
{
	Text page = text_in(NULL);

	(void)state;
	begin_page(&page);
	for (int i = 0; i < 5; i++)
		add_comment(&page, "id=\"comment-7\"", "Ann", 1 + i, i % 2 ? "Yes." : "No.");
	Article *article = read_page(&page);

	assert_int_equal(article->comment_count, 5);
	for (size_t i = 0; i < 5; i++)
		assert_said(article, i, 0, i % 2 ? "Yes." : "No.");
	article_free(article);
}

/* Whoever answers himself or what comes later answers nobody. */
static void test_parents_come_before_their_answers(void **state)
{
	Text page = text_in(NULL);

	(void)state;
	begin_page(&page);
	add_comment(&page, "id=\"comment-1\" data-parent=\"comment-3\"", "Ann", 1, "First.");
	add_comment(&page, "id=\"comment-2\" data-parent=\"comment-2\"", "Bo", 2, "Second.");
	add_comment(&page, "id=\"comment-3\" data-parent=\"comment-2\"", "Cy", 3, "Third.");
	add_comment(&page, "id=\"comment-4\" data-parent=\"comment-9\"", "Dee", 4, "Fourth.");
	Article *article = read_page(&page);

	assert_int_equal(article->comment_count, 4);
	assert_said(article, 0, 0, "First.");
	assert_said(article, 1, 0, "Second.");
	assert_said(article, 2, 1, "Third.");
	assert_said(article, 3, 0, "Fourth.");
	article_free(article);
}

static void test_lists_that_a_script_never_filled_hold_nothing(void **state)
{
	Text page = text_in(NULL);

	(void)state;
	begin_page(&page);
	text_add_c(&page,
		"<p>941 comments</p><ul class=\"comment-list\"><li class=\"comment\"></li>"
		"<li class=\"comment\"></li></ul><p>Loading comments...</p>");
	Article *article = read_page(&page);

	assert_int_equal(article->comment_count, 0);
	assert_int_equal(article->comments_announced, 941);
	assert_string_equal(warning(article, WARNING_COMMENTS_NOT_IN_COPY),
		"The page tells of 941 comments; none is in this copy.");
	article_free(article);
}

static void test_templates_among_comments_are_none(void **state)
{
	Text page = text_in(NULL);

	(void)state;
	begin_page(&page);
	add_comment(&page, "id=\"comment-1\"", "Ann", 1, "One.");
	text_add_c(&page,
		"<div class=\"comment\" id=\"comment-0\" style=\"display:none\"><cite "
		"class=\"author\">{{author}}</cite><p>{{the words of the comment}}</p></div>"
		"<template><div class=\"comment\" id=\"comment-00\"><p>Words of a template</p></div>"
		"</template>");
	add_comment(&page, "id=\"comment-2\"", "Bo", 2, "Two.");
	Article *article = read_page(&page);

	assert_int_equal(article->comment_count, 2);
	assert_said(article, 0, 0, "One.");
	assert_said(article, 1, 0, "Two.");
	article_free(article);
}

static void test_names_from_right_to_left_stay_as_they_are(void **state)
{
	Text page = text_in(NULL);

	(void)state;
	begin_page(&page);
	add_comment(&page, "id=\"comment-1\"", "\xE2\x80\xAEמיכל", 1, "One.");
	add_comment(&page, "id=\"comment-2\"", "فاطمة", 2, "Two.");
	Article *article = read_page(&page);

	assert_int_equal(article->comment_count, 2);
	assert_true(str_is(article_comment(article, 0).author, "מיכל"));
	assert_true(str_is(article_comment(article, 1).author, "فاطمة"));
	article_free(article);
}

/* It is no name any more, but nothing of the comment is lost. */
static void test_a_name_of_a_megabyte_is_kept_as_words(void **state)
{
	Text page = text_in(NULL), name = text_in(NULL);

	(void)state;
	text_fill(&name, 'N', 1 << 20);
	text_add_byte(&name, '\0');
	begin_page(&page);
	add_comment(&page, "id=\"comment-1\"", "Ann", 1, "One.");
	add_comment(&page, "id=\"comment-2\"", name.at, 2, "Two.");
	add_comment(&page, "id=\"comment-3\"", "Cy", 3, "Three.");
	Article *article = read_page(&page);

	assert_int_equal(article->comment_count, 3);
	assert_true(article_comment(article, 1).text.size > 1 << 20);
	assert_true(str_ends(article_comment(article, 1).text, "Two."));
	assert_said(article, 2, 0, "Three.");
	article_free(article);
	text_clear(&name);
}

static void test_what_a_moderator_removed_keeps_its_sentence(void **state)
{
	Text page = text_in(NULL);

	(void)state;
	begin_page(&page);
	add_comment(&page, "id=\"comment-1\"", "Ann", 1, "One.");
	text_add_c(&page,
		"<div class=\"comment\" id=\"comment-2\"><p>This comment was removed by a "
		"moderator.</p></div>");
	add_comment(&page, "id=\"comment-3\"", "Cy", 3, "Three.");
	text_add_c(&page,
		"<div class=\"comment\" id=\"comment-form-4\"><form><p>Leave a word here</p>"
		"<textarea></textarea></form></div>");
	Article *article = read_page(&page);

	assert_int_equal(article->comment_count, 3);
	assert_said(article, 1, 0, "This comment was removed by a moderator.");
	assert_false(str_present(article_comment(article, 1).author));
	article_free(article);
}

/* "Report" is a button elsewhere. */
static void test_a_sentence_of_the_text_is_no_button(void **state)
{
	Text page = text_in(NULL);

	(void)state;
	begin_page(&page);
	for (int i = 1; i < 4; i++)
		text_format(&page,
			"<div class=\"comment\" id=\"comment-%d\"><cite class=\"author\">Ann</cite> "
			"<span class=\"date\">%d May 2011</span><div class=\"comment-content\"><p>%s"
			"</p></div><div class=\"reply\"><a href=\"#respond\">Report</a></div></div>",
			i, i, i == 2 ? "Report it to whom?" : "The bar was lifted at noon.");
	Article *article = read_page(&page);

	assert_int_equal(article->comment_count, 3);
	assert_said(article, 1, 0, "Report it to whom?");
	article_free(article);
}

/* A reply that is a picture alone is no part of what it answers, and what answers it stays
 * below that. */
static void test_replies_without_words(void **state)
{
	(void)state;
	Text page = text_in(NULL);

	begin_page(&page);
	text_add_c(&page,
		"<ol><li class=comment id=comment-1><b class=author>Ada Moss</b> <i>3 March 2003</i>"
		"<p>It was the miller, as ever.</p><ol>"
		"<li class=comment id=comment-2><b class=author>B. Rudd</b> <i>4 March 2003</i>"
		"<p><img src=cat.gif></p><ol><li class=comment id=comment-3><b class=author>Di</b> "
		"<i>4 March 2003</i><p>Nice cat, that one.</p></li></ol></li></ol></li>"
		"<li class=comment id=comment-4><b class=author>Cy</b> <i>6 March 2003</i>"
		"<p>Rain is all we need.</p></li></ol></div>");
	Article *article = read_page(&page);

	assert_int_equal(article->comment_count, 3);
	assert_true(str_is(article_comment(article, 0).text, "It was the miller, as ever."));
	assert_true(str_is(article_comment(article, 1).text, "Nice cat, that one."));
	assert_int_equal(article_comment(article, 1).depth, 1);
	assert_true(str_is(article_comment(article, 2).text, "Rain is all we need."));
	article_free(article);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_what_is_nested_deeper_than_the_deepest_level_is_told),
		cmocka_unit_test(test_what_is_nested_as_deep_as_the_deepest_level_is_no_fault),
		cmocka_unit_test(test_comments_come_by_the_ten_thousand_in_order),
		cmocka_unit_test(test_the_same_id_again_and_again_is_no_matter),
		cmocka_unit_test(test_parents_come_before_their_answers),
		cmocka_unit_test(test_lists_that_a_script_never_filled_hold_nothing),
		cmocka_unit_test(test_templates_among_comments_are_none),
		cmocka_unit_test(test_names_from_right_to_left_stay_as_they_are),
		cmocka_unit_test(test_a_name_of_a_megabyte_is_kept_as_words),
		cmocka_unit_test(test_what_a_moderator_removed_keeps_its_sentence),
		cmocka_unit_test(test_a_sentence_of_the_text_is_no_button),
		cmocka_unit_test(test_replies_without_words),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
