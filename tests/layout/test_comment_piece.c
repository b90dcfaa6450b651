/* SPDX-License-Identifier: ISC */
#include "layout/comment_piece.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static const Comment comment = {
	.author = { "Ada", 3 },
	.text = { "One.", 4 },
};

static ShownComment shown_at(int depth, bool folded)
{
	return (ShownComment){
		.head = { .comment = &comment }, .index = 7, .depth = depth, .folded = folded
	};
}

static void assert_lead(Arena *arena, ShownComment shown, const char *expected)
{
	Piece head = comment_piece_head(&shown, arena);

	assert_string_equal(str_c(arena, head.lead), expected);
}

static void test_head_has_the_mark_of_folding(void **state)
{
	(void)state;
	Arena *arena = arena_new();
	ShownComment shown = shown_at(0, false);

	assert_lead(arena, shown, "\xE2\x96\xBE ");
	shown.folded = true;
	assert_lead(arena, shown, "\xE2\x96\xB8 ");
	shown.right_to_left = true;
	assert_lead(arena, shown, "\xE2\x97\x82 ");
	shown.head.ascii = true;
	assert_lead(arena, shown, "> ");
	shown.folded = false;
	assert_lead(arena, shown, "v ");
	arena_free(arena);
}

static void test_head_says_its_depth_where_the_indent_ends(void **state)
{
	(void)state;
	Arena *arena = arena_new();
	ShownComment shown = shown_at(FLOW_DEPTH_SHOWN, false);

	assert_lead(arena, shown, "\xE2\x96\xBE ");
	assert_int_equal(comment_piece_head(&shown, arena).indent, 16);
	shown.depth = 12;
	assert_lead(arena, shown, "\xE2\x96\xBE 12\xE2\x80\xBA ");
	assert_int_equal(comment_piece_head(&shown, arena).indent, 16);
	assert_int_equal(comment_piece_head(&shown, arena).depth, 12);
	arena_free(arena);
}

static void test_head_keeps_its_text_unless_it_is_folded(void **state)
{
	(void)state;
	Arena *arena = arena_new();
	ShownComment shown = shown_at(1, false);
	Piece head = comment_piece_head(&shown, arena);

	assert_true(head.comment_head);
	assert_true(head.keep_next);
	assert_int_equal(head.index, 7);
	shown.folded = true;
	comment_piece_mark(&shown, arena, &head);
	assert_false(head.keep_next);
	assert_string_equal(str_c(arena, head.lead), "\xE2\x96\xB8 ");
	arena_free(arena);
}

static void test_text_stands_below_its_head(void **state)
{
	(void)state;
	ShownComment shown = shown_at(2, false);
	CommentPart own = { .kind = COMMENT_OWN_WORDS, .text = comment.text };
	CommentPart quote = { .kind = COMMENT_QUOTE, .text = str_from(comment.text, 1) };
	Piece first = comment_piece_text(&shown, &own);
	Piece second = comment_piece_text(&shown, &quote);

	assert_int_equal(first.gap, 0);
	assert_int_equal(first.indent, 4);
	assert_true(first.bar);
	assert_int_equal(first.style, STYLE_COMMENT);
	assert_int_equal(second.gap, 1);
	assert_true(str_is(second.lead, "\xE2\x80\xBA "));
	assert_int_equal(second.style, STYLE_COMMENT_QUOTE);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_head_has_the_mark_of_folding),
		cmocka_unit_test(test_head_says_its_depth_where_the_indent_ends),
		cmocka_unit_test(test_head_keeps_its_text_unless_it_is_folded),
		cmocka_unit_test(test_text_stands_below_its_head),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
