/* SPDX-License-Identifier: ISC */
#include "view/folding.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/arena.h"
#include "build.h"

typedef struct {
	Article *article;
	CommentsPane pane;
} Bench;

/* Two threads, the first of three comments inside one another. */
static int set_up(void **state)
{
	Bench *bench = memory_new(sizeof *bench);

	bench->article = build_article("comment 0|Ada||One.\ncomment 1|Bert||Two.\n"
				       "comment 2|Cleo||Three.\ncomment 0|Dan||Four.");
	comments_open(&bench->pane, bench->article, false, NULL, 0);
	comments_grew(&bench->pane, true);
	comments_size(&bench->pane, 20, (LayoutOptions){ .width_cells = 40 });
	*state = bench;
	return 0;
}

static int tear_down(void **state)
{
	Bench *bench = *state;

	comments_close(&bench->pane);
	article_free(bench->article);
	free(bench);
	return 0;
}

/* Which comments are folded, a letter each: "f" or "-". */
static void assert_folded(const CommentsPane *pane, const char *expected)
{
	for (size_t i = 0; i < comments_count(pane); i++)
		assert_int_equal(folding_is_folded(pane, i), expected[i] == 'f');
	assert_int_equal(comments_count(pane), strlen(expected));
}

static void test_folding_folds_the_current_comment_then_goes_up(void **state)
{
	Bench *bench = *state;

	comments_select(&bench->pane, 2);
	folding_fold(&bench->pane);
	assert_folded(&bench->pane, "--f-");
	assert_int_equal(bench->pane.current, 2);
	folding_fold(&bench->pane);
	assert_int_equal(bench->pane.current, 1);
	folding_toggle(&bench->pane);
	assert_folded(&bench->pane, "-ff-");
	folding_toggle(&bench->pane);
	assert_folded(&bench->pane, "--f-");
	folding_unfold(&bench->pane); /* it is */
	assert_folded(&bench->pane, "--f-");
}

static void test_folding_all_folds_threads_and_stays_in_sight(void **state)
{
	Bench *bench = *state;

	comments_select(&bench->pane, 2);
	folding_fold_all(&bench->pane);
	assert_folded(&bench->pane, "f--f");
	assert_int_equal(bench->pane.current, 0); /* it is folded into that one */
	folding_unfold_all(&bench->pane);
	assert_folded(&bench->pane, "----");
}

static void test_folding_knows_the_outermost_that_hides(void **state)
{
	Bench *bench = *state;
	const Flow *flow = bench->pane.scroller.flow;

	comments_select(&bench->pane, 1);
	folding_fold(&bench->pane);
	assert_int_equal(folding_hider(&bench->pane, flow_piece_of(flow, 2)), 1);
	assert_int_equal(folding_hider(&bench->pane, flow_piece_of(flow, 1)), FLOW_NO_INDEX);
	assert_int_equal(folding_hider(&bench->pane, flow_piece_of(flow, 1) + 1), 1);
	folding_fold_all(&bench->pane);
	assert_int_equal(folding_hider(&bench->pane, flow_piece_of(flow, 2)), 0);
}

static void test_folding_without_comments_does_nothing(void **state)
{
	(void)state;
	CommentsPane pane = { 0 };

	folding_fold(&pane);
	folding_unfold(&pane);
	folding_toggle(&pane);
	folding_fold_all(&pane);
	folding_unfold_all(&pane);
	assert_int_equal(pane.current, 0);
}

int main(void)
{
#define TEST(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)
	const struct CMUnitTest tests[] = {
		TEST(test_folding_folds_the_current_comment_then_goes_up),
		TEST(test_folding_all_folds_threads_and_stays_in_sight),
		TEST(test_folding_knows_the_outermost_that_hides),
		cmocka_unit_test(test_folding_without_comments_does_nothing),
	};
#undef TEST

	return cmocka_run_group_tests(tests, NULL, NULL);
}
