/* SPDX-License-Identifier: ISC */
#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "bench.h"
#include "build.h"

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

int main(void)
{
#define LIST_TEST(test) cmocka_unit_test_setup_teardown(test, set_up_list, tear_down)
#define OPEN_TEST(test) cmocka_unit_test_setup_teardown(test, set_up_open, tear_down)
	const struct CMUnitTest tests[] = {
		LIST_TEST(test_view_very_many_comments_begin_folded),
		LIST_TEST(test_view_comments_that_are_not_in_the_copy_are_announced),
		LIST_TEST(test_view_comments_one_has_seen_are_not_folded_away),
		OPEN_TEST(test_view_parent_and_thread),
	};

	setlocale(LC_ALL, "C.UTF-8");
	return cmocka_run_group_tests(tests, NULL, NULL);
}
