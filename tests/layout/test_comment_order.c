/* SPDX-License-Identifier: ISC */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "layout/comment_order.h"
#include "layout/flow.h"

typedef struct {
	int depth;
	const char *time; /* NULL: none */
} Row;

static const Row rows[] = {
	{ 0, "2011-05-03T10:00Z" },
	{ 1, "2011-05-09T10:00Z" },
	{ 0, NULL },
	{ 0, "2011-05-03T11:30+02:00" }, /* half an hour before the first */
	{ 1, "2011-05-04T10:00Z" },
	{ 2, NULL },
};

enum {
	ROWS = sizeof rows / sizeof *rows
};

static int set_up(void **state)
{
	Article *article = article_new();

	for (size_t i = 0; i < ROWS; i++) {
		article_add_comment(article,
			&(Comment){ .depth = rows[i].depth,
				.time = str(rows[i].time),
				.text = str("words") });
	}
	*state = article;
	return 0;
}

static int tear_down(void **state)
{
	article_free(*state);
	return 0;
}

static void assert_order(const Article *article, CommentsBy by, const bool *wanted,
	const uint32_t *expected, size_t expected_count)
{
	size_t count;
	uint32_t *order = comment_order(article, by, wanted, &count);

	assert_int_equal(count, expected_count);
	for (size_t i = 0; i < count; i++)
		assert_int_equal(order[i], expected[i]);
	free(order);
}

static void test_order_sorts_threads_and_keeps_replies_below(void **state)
{
	assert_order(*state, COMMENTS_AS_ON_PAGE, NULL, (uint32_t[]){ 0, 1, 2, 3, 4, 5 }, ROWS);
	assert_order(*state, COMMENTS_OLDEST, NULL, (uint32_t[]){ 3, 4, 5, 0, 1, 2 }, ROWS);
	assert_order(*state, COMMENTS_NEWEST, NULL, (uint32_t[]){ 0, 1, 3, 4, 5, 2 }, ROWS);
	assert_order(*state, COMMENTS_MOST_REPLIES, NULL, (uint32_t[]){ 3, 4, 5, 0, 1, 2 }, ROWS);
}

static void test_order_leaves_out_what_is_not_wanted(void **state)
{
	const bool wanted[ROWS] = { false, true, false, true, false, true };
	const bool nothing[ROWS] = { false };

	assert_order(*state, COMMENTS_AS_ON_PAGE, wanted, (uint32_t[]){ 1, 3, 5 }, 3);
	assert_order(*state, COMMENTS_OLDEST, wanted, (uint32_t[]){ 3, 5, 1 }, 3);
	assert_order(*state, COMMENTS_NEWEST, nothing, NULL, 0);
}

static void test_order_of_an_article_without_comments(void **state)
{
	Article *article = article_new();

	(void)state;
	assert_order(article, COMMENTS_NEWEST, NULL, NULL, 0);
	assert_false(comments_dated(article));
	article_free(article);
}

static void test_dated_when_one_is(void **state)
{
	Article *article = *state;

	assert_true(comments_dated(article));
	for (size_t i = 0; i < ROWS; i++)
		article_set_comment(article, i, &(Comment){ .time = str("yesterday") });
	assert_false(comments_dated(article));
}

/* The flow */

static Flow *flow_in_order(const Article *article, CommentsBy by, const bool *wanted)
{
	size_t count;
	Flow *flow = flow_new(article, FLOW_COMMENTS, false);

	flow_refresh(flow, true);
	uint32_t *order = comment_order(article, by, wanted, &count);
	flow_order(flow, order, count, wanted != NULL);
	return flow;
}

static void test_flow_numbers_comments_as_they_are_shown(void **state)
{
	Flow *flow = flow_in_order(*state, COMMENTS_OLDEST, NULL);

	assert_int_equal(flow_comment_count(flow), ROWS);
	assert_int_equal(flow_comment(flow, 0), 3);
	assert_int_equal(flow_index_of_comment(flow, 0), 3);
	assert_int_equal(flow_replies(flow, 0), 2);
	assert_int_equal(flow_parent(flow, 2), 1);
	assert_int_equal(flow_piece(flow, flow_piece_of(flow, 4))->depth, 1);
	flow_free(flow);
}

static void test_flow_keeps_folds_through_orders(void **state)
{
	const bool wanted[ROWS] = { true, false, true, true, false, true };
	Flow *flow = flow_in_order(*state, COMMENTS_AS_ON_PAGE, NULL);
	size_t count;

	flow_fold(flow, 3, true);
	uint32_t *order = comment_order(*state, COMMENTS_OLDEST, NULL, &count);
	flow_order(flow, order, count, false);
	assert_true(flow_folded(flow, 0));
	assert_true(flow_comment_folded(flow, 3));
	flow_fold(flow, 3, true); /* the first of the page */

	order = comment_order(*state, COMMENTS_OLDEST, wanted, &count);
	flow_order(flow, order, count, true);
	assert_false(flow_folded(flow, 0)); /* picked out: nothing is folded */
	assert_true(flow_comment_folded(flow, 3));

	flow_order(flow, NULL, 0, false);
	assert_true(flow_folded(flow, 0));
	assert_false(flow_folded(flow, 1));
	assert_true(flow_folded(flow, 3));
	flow_free(flow);
}

static void test_flow_of_those_picked_out_stands_flat(void **state)
{
	const bool wanted[ROWS] = { false, true, false, false, false, true };
	Article *article = *state;
	article_set_comment(article, 0, &(Comment){ .author = str("Ada"), .text = str("words") });
	Flow *flow = flow_in_order(article, COMMENTS_AS_ON_PAGE, wanted);

	assert_int_equal(flow_comment_count(flow), 2);
	assert_int_equal(flow_index_of_comment(flow, 0), FLOW_NO_INDEX);
	assert_int_equal(flow_parent(flow, 1), FLOW_NO_INDEX);
	assert_int_equal(flow_piece(flow, flow_piece_of(flow, 1))->indent, 0);
	assert_true(str_is(flow_piece(flow, 0)->text, "No name \xC2\xB7 answers Ada"));
	flow_free(flow);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(
			test_order_sorts_threads_and_keeps_replies_below, set_up, tear_down),
		cmocka_unit_test_setup_teardown(
			test_order_leaves_out_what_is_not_wanted, set_up, tear_down),
		cmocka_unit_test(test_order_of_an_article_without_comments),
		cmocka_unit_test_setup_teardown(test_dated_when_one_is, set_up, tear_down),
		cmocka_unit_test_setup_teardown(
			test_flow_numbers_comments_as_they_are_shown, set_up, tear_down),
		cmocka_unit_test_setup_teardown(
			test_flow_keeps_folds_through_orders, set_up, tear_down),
		cmocka_unit_test_setup_teardown(
			test_flow_of_those_picked_out_stands_flat, set_up, tear_down),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
