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

static void test_levels_leave_out_steps(void **state)
{
	static const struct {
		int step, level;
	} comments[] = { { 3, 0 }, { 9, 1 }, { 7, 1 }, { 8, 2 }, { 3, 0 }, { 1, 0 }, { 2, 1 } };
	CommentLevels levels = { .used = 0 };

	(void)state;
	for (size_t i = 0; i < sizeof comments / sizeof *comments; i++)
		assert_int_equal(comment_level(&levels, comments[i].step), comments[i].level);
	assert_int_equal(levels.flattened, 0);
}

static void test_answers_to_what_is_not_shown_answer_what_that_answered(void **state)
{
	CommentLevels levels = { .used = 0 };

	(void)state;
	assert_int_equal(comment_level(&levels, 0), 0);
	assert_int_equal(comment_level(&levels, 1), 1);
	comment_level_pass(&levels);
	assert_int_equal(comment_level(&levels, 2), 1);
	assert_int_equal(comment_level(&levels, 3), 2);
	assert_int_equal(comment_level(&levels, 1), 1);
	assert_int_equal(comment_level(&levels, 0), 0);
	comment_level_pass(&levels);
	assert_int_equal(comment_level(&levels, 1), 0);
	assert_int_equal(comment_level(&levels, 2), 1);
}

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

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_levels_leave_out_steps),
		cmocka_unit_test(test_answers_to_what_is_not_shown_answer_what_that_answered),
		cmocka_unit_test(test_what_is_nested_deeper_than_the_deepest_level_is_told),
		cmocka_unit_test(test_what_is_nested_as_deep_as_the_deepest_level_is_no_fault),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
