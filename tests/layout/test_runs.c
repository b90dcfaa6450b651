/* SPDX-License-Identifier: ISC */
#include <config.h>

#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "laid_out.h"

static void test_layout_marks_spans(void **state)
{
	(void)state;
	Article *article = article_new();
	Span spans[] = {
		{ .start = 4, .end = 12, .kind = SPAN_LINK, .href = STR("http://a.example/") },
		{ .start = 8, .end = 16, .kind = SPAN_STRONG },
	};
	Block *block = add_text(article, BLOCK_PARAGRAPH, "one two three four");
	LayoutLine line;

	block->rich.spans = spans;
	block->rich.span_count = 2;
	Flow *flow = flow_new(article, FLOW_STORY, false);
	Layout *layout = layout_new(flow, wide(40));
	static const struct {
		const char *text;
		unsigned marks;
		size_t at;
	} expected[] = {
		{ "one ", 0, 0 },
		{ "two ", MARK_LINK, 4 },
		{ "thre", MARK_LINK | MARK_STRONG, 8 },
		{ "e fo", MARK_STRONG, 12 },
		{ "ur", 0, 16 },
	};

	assert_true(layout_line(layout, layout_first(layout), &line));
	assert_int_equal(line.run_count, 5);
	for (size_t i = 0; i < 5; i++) {
		assert_true(str_is(line.runs[i].text, expected[i].text));
		assert_int_equal(line.runs[i].marks, expected[i].marks);
		assert_int_equal(line.runs[i].at, expected[i].at);
		assert_int_equal(line.runs[i].link != NULL, (expected[i].marks & MARK_LINK) != 0);
	}
	layout_free(layout);
	flow_free(flow);
	article_free(article);
}

#ifdef HAVE_FRIBIDI
#	define SHALOM "\xD7\xA9\xD7\x9C\xD7\x95\xD7\x9D"
#	define MOLAHS "\xD7\x9D\xD7\x95\xD7\x9C\xD7\xA9"

static void test_layout_reorders_hebrew(void **state)
{
	(void)state;
	Article *article = article_new();

	add_text(article, BLOCK_PARAGRAPH, "He said " SHALOM " (" SHALOM ") 12 to all.");
	assert_lines(article, FLOW_STORY, wide(40), "He said 12 (" MOLAHS ") " MOLAHS " to all.\n");
	article->right_to_left = true;
	article->blocks[0].rich.text = str(SHALOM " 12 abc.");
	assert_lines(article, FLOW_STORY, wide(20), "        .abc 12 " MOLAHS "\n");
	article_free(article);
}

static void test_layout_of_hebrew_keeps_offsets(void **state)
{
	(void)state;
	Article *article = article_new();
	LayoutLine line;

	article->right_to_left = true;
	add_text(article, BLOCK_PARAGRAPH, SHALOM " ab.");
	Flow *flow = flow_new(article, FLOW_STORY, false);
	Layout *layout = layout_new(flow, wide(10));
	static const size_t offsets[] = { STR_NOWHERE, 11, 9, 8, 6, 4, 2, 0 };

	assert_true(layout_line(layout, layout_first(layout), &line));
	assert_int_equal(line.cells, 10);
	assert_int_equal(line.run_count, 8);
	for (size_t i = 0; i < 8; i++)
		assert_int_equal(line.runs[i].at, offsets[i]);
	assert_true(str_is(line.runs[2].text, "ab"));
	layout_free(layout);
	flow_free(flow);
	article_free(article);
}
#endif

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_layout_marks_spans),
#ifdef HAVE_FRIBIDI
		cmocka_unit_test(test_layout_reorders_hebrew),
		cmocka_unit_test(test_layout_of_hebrew_keeps_offsets),
#endif
	};

	setlocale(LC_ALL, "C.UTF-8");
	return cmocka_run_group_tests(tests, NULL, NULL);
}
