/* SPDX-License-Identifier: ISC */
#include "extract/comment_levels.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

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

/* What is deeper than the deepest level is shown there, and is told of. */
static void test_levels_end_somewhere(void **state)
{
	CommentLevels levels = { 0 };
	Article *article = article_new();

	(void)state;
	for (int i = 0; i <= COMMENT_LEVEL_MAX; i++)
		assert_int_equal(comment_level(&levels, i), i);
	comment_levels_tell(&levels, article);
	assert_int_equal(article->warning_count, 0);
	for (int i = 1; i <= 3; i++)
		assert_int_equal(comment_level(&levels, COMMENT_LEVEL_MAX + i), COMMENT_LEVEL_MAX);
	comment_level_pass(&levels);
	comment_levels_tell(&levels, article);
	assert_int_equal(article->warning_count, 1);
	assert_int_equal(article->warnings[0].code, WARNING_TOO_DEEP);
	assert_true(str_starts(article->warnings[0].text, "2 comments deeper than 200 levels are"));
	assert_int_equal(comment_level(&levels, 1), 1);
	article_free(article);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_levels_leave_out_steps),
		cmocka_unit_test(test_answers_to_what_is_not_shown_answer_what_that_answered),
		cmocka_unit_test(test_levels_end_somewhere),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
