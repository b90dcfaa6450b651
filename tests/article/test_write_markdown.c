/* SPDX-License-Identifier: ISC */
#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "article/markdown_inline.h"
#include "article/write_markdown.h"
#include "base/clean.h"
#include "golden.h"
#include "sample.h"

/* The Markdown of ARTICLE, which is freed, is EXPECTED. */
static void assert_markdown(Article *article, const char *expected)
{
	Text text = text_in(NULL);

	write_markdown(&text, article, WRITE_ALL);
	text_add_byte(&text, '\0');
	assert_string_equal(text.at, expected);
	text_clear(&text);
	article_free(article);
}

/* TEXT with COUNT spans becomes EXPECTED in a paragraph. */
static void assert_spans(const char *text, Span *spans, size_t count, const char *expected)
{
	Text made = text_in(NULL);

	markdown_add_rich(&made, &(Rich){ str(text), spans, count }, PLACE_PARAGRAPH);
	text_add_byte(&made, '\0');
	assert_string_equal(made.at, expected);
	text_clear(&made);
}

static void assert_words(const char *text, MarkdownPlace place, const char *expected)
{
	Text made = text_in(NULL);

	markdown_add_text(&made, str(text), place);
	text_add_byte(&made, '\0');
	assert_string_equal(made.at, expected);
	text_clear(&made);
}

static void test_markdown_of_everything_is_the_golden_one(void **state)
{
	(void)state;
	Article *article = sample_article();
	Text text = text_in(NULL);

	write_markdown(&text, article, WRITE_ALL);
	assert_golden("article/sample.md", text_str(&text));
	article_free(article);
	text_clear(&text);
}

static void test_markdown_escapes_what_would_be_markup(void **state)
{
	(void)state;
	static const struct {
		const char *text, *expected;
	} cases[] = {
		{ "plain, words (here). Yes!", "plain, words (here). Yes!" },
		{ "a*b _c_ snake_case `d` \\e", "a\\*b \\_c\\_ snake_case \\`d\\` \\\\e" },
		{ "[x](y) <b> AT&T &copy; & co &#33;",
			"\\[x\\](y) \\<b> AT\\&T \\&copy; & co \\&#33;" },
		{ "# no heading", "\\# no heading" },
		{ "C# is #1", "C# is #1" },
		{ "- no item", "\\- no item" },
		{ "a - b + c > d = e", "a - b + c > d = e" },
		{ "> no quote", "\\> no quote" },
		{ "1999. It was", "1999\\. It was" },
		{ "12) in 1999. It", "12\\) in 1999. It" },
		{ "one\n--- two\n=== three", "one\\\n\\--- two\\\n\\=== three" },
		{ "a\n2. b", "a\\\n2\\. b" },
		{ "~~gone~~ | bar", "\\~\\~gone\\~\\~ | bar" },
		{ "\n a \n\n b\n ", "a\\\nb" },
		{ "a\033b\xFF",
			"a\xE2\x90\x9B"
			"b\xEF\xBF\xBD" },
	};

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		assert_words(cases[i].text, PLACE_PARAGRAPH, cases[i].expected);
}

static void test_markdown_headings_and_cells_are_one_line(void **state)
{
	(void)state;
	assert_words("one\ntwo #", PLACE_HEADING, "one two \\#");
	assert_words("one\ntwo|three", PLACE_CELL, "one<br>two\\|three");
}

static void test_markdown_spans_nest(void **state)
{
	(void)state;
	Span spans[] = {
		{ 0, 12, SPAN_EMPHASIS, STR_NONE },
		{ 4, 7, SPAN_STRONG, STR_NONE },
		{ 13, 23, SPAN_LINK, str("/x") },
		{ 18, 23, SPAN_CODE, STR_NONE },
	};

	assert_spans("one two four five lamp() end", spans, 4,
		"*one **two** four* [five `lamp(`](/x)) end");
}

static void test_markdown_spans_lose_white_space_at_their_ends(void **state)
{
	(void)state;
	Span spans[] = { { 3, 9, SPAN_STRONG, STR_NONE }, { 10, 11, SPAN_EMPHASIS, STR_NONE } };

	assert_spans("one two  x  y", spans, 1, "one **two**  x  y");
	assert_spans("one two  x  y", spans + 1, 1, "one two  x  y");
}

static void test_markdown_spans_that_touch_become_one(void **state)
{
	(void)state;
	Span spans[] = { { 0, 3, SPAN_STRONG, STR_NONE }, { 3, 6, SPAN_STRONG, STR_NONE },
		{ 6, 8, SPAN_EMPHASIS, STR_NONE } };

	assert_spans("onetwo34", spans, 3, "**onetwo***34*");
}

static void test_markdown_spans_that_cross_are_cut(void **state)
{
	(void)state;
	Span spans[] = { { 0, 6, SPAN_STRONG, STR_NONE }, { 3, 9, SPAN_EMPHASIS, STR_NONE } };

	assert_spans("onetwo345", spans, 2, "**one*two***345");
}

static void test_markdown_asterisks_that_would_not_work_are_left_out(void **state)
{
	(void)state;
	Span spans[] = { { 3, 8, SPAN_EMPHASIS, STR_NONE } };
	Span price[] = { { 1, 5, SPAN_STRONG, STR_NONE } };

	assert_spans("one(two)", spans, 1, "one(two)");
	assert_spans("on (two)", spans, 1, "on *(two)*");
	assert_spans("on (two)x", spans, 1, "on (two)x");
	assert_spans("a\xE2\x82\xAC"
		     "5",
		price, 1,
		"a\xE2\x82\xAC"
		"5");
}

static void test_markdown_code_is_fenced_by_more_than_it_holds(void **state)
{
	(void)state;
	Span spans[] = { { 0, 8, SPAN_CODE, STR_NONE } };

	assert_spans("a*b ``c_ d", spans, 1, "```a*b ``c_``` d");
	assert_spans("`a*b [c` d", spans, 1, "`` `a*b [c` `` d");
	assert_spans("a\n\n \n\n\nb d", spans, 1, "`a`\\\n`b` d");
	assert_spans("a*b\n<c_> d", spans, 1, "`a*b`\\\n`<c_>` d");
}

static void test_markdown_links_go_to_harmless_places_only(void **state)
{
	(void)state;
	static const struct {
		const char *address;
		bool allowed;
	} cases[] = {
		{ "http://x.example/", true },
		{ "HTTPS://x.example/", true },
		{ "mailto:a@x.example", true },
		{ "/a/b", true },
		{ "a.html?x=1:2", true },
		{ "#top", true },
		{ "", false },
		{ ":x", false },
		{ "javascript:alert(1)", false },
		{ " JavaScript:alert(1)", false },
		{ "java\nscript:alert(1)", false },
		{ "data:text/html,x", false },
		{ "file:///etc/passwd", false },
	};

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		assert_int_equal(markdown_may_link(str(cases[i].address)), cases[i].allowed);
	assert_false(markdown_may_link(STR_NONE));
}

static void test_markdown_link_addresses_stay_inside_their_brackets(void **state)
{
	(void)state;
	Span spans[] = { { 2, 3, SPAN_LINK, str("/a(b) <c>`|?d=1&copy=2") } };
	Span bad[] = { { 2, 3, SPAN_LINK, str("javascript:x") } };

	assert_spans("! x y", spans, 1, "! [x](/a\\(b\\)%20%3Cc%3E%60%7C?d=1&amp;copy=2) y");
	assert_spans("y!x", spans, 1, "y\\![x](/a\\(b\\)%20%3Cc%3E%60%7C?d=1&amp;copy=2)");
	assert_spans("y!x", bad, 1, "y!x");
}

static void test_markdown_lists_in_a_row_stay_apart(void **state)
{
	(void)state;
	Article *article = article_new();

	for (int i = 0; i < 3; i++) {
		Block *block = article_add_block(article, BLOCK_LIST);

		block->list.item_count = 1;
		block->list.items = arena_array(article->arena, 1, sizeof *block->list.items);
		block->list.items[0].rich.text = str("lamp");
	}
	assert_markdown(article, "- lamp\n\n* lamp\n\n- lamp\n");
}

static void test_markdown_lists_nest_where_the_words_begin(void **state)
{
	(void)state;
	Article *article = article_new();
	Block *block = article_add_block(article, BLOCK_LIST);

	block->list.item_count = 5;
	block->list.items = arena_array(article->arena, 5, sizeof *block->list.items);
	block->list.items[0] = (ListItem){ 0, str("10"), { .text = str("ten\nlines") } };
	block->list.items[1] = (ListItem){ 7, STR_NONE, { .text = str("deep") } };
	block->list.items[2] = (ListItem){ 2, str("2"), { .text = str("two") } };
	block->list.items[3] = (ListItem){ 0, str("iv"), { .text = str("four") } };
	block->list.items[4] = (ListItem){ -3, str("1234567890"), { .text = str("many") } };
	assert_markdown(article,
		"10. ten\\\n"
		"    lines\n"
		"    - deep\n"
		"\n"
		"      2. two\n"
		"- iv\\. four\n"
		"- 1234567890\\. many\n");
}

static void test_markdown_preformatted_text_stays_inside_its_fence(void **state)
{
	(void)state;
	Article *article = article_new();

	article_add_block(article, BLOCK_PREFORMATTED)->rich.text = str("a\n```\n  *b*");
	assert_markdown(article, "````\na\n```\n  *b*\n````\n");
}

static void test_markdown_tables_always_have_a_header(void **state)
{
	(void)state;
	static const Str cells[] = { STR("a|b"), STR("c\nd"), STR(""), STR("e") };
	Article *article = article_new();
	Block *block = article_add_block(article, BLOCK_TABLE);

	block->table.row_count = block->table.column_count = 2;
	block->table.cells = arena_grow(article->arena, cells, 4, 4, sizeof *cells);
	assert_markdown(article, "|  |  |\n| --- | --- |\n| a\\|b | c<br>d |\n|  | e |\n");
}

static void test_markdown_answers_are_quotes_in_quotes(void **state)
{
	(void)state;
	static const int depths[] = { 0, 5, 1, 2, 0 };
	Article *article = article_new();

	for (size_t i = 0; i < 5; i++)
		article_add_comment(article,
			&(Comment){ .author = str("A*"), .text = str("x"), .depth = depths[i] });
	assert_markdown(article,
		"## Comments (5)\n\n"
		"> **A\\***\n>\n> x\n>\n"
		"> > **A\\***\n> >\n> > x\n>\n"
		"> > **A\\***\n> >\n> > x\n> >\n"
		"> > > **A\\***\n> > >\n> > > x\n\n"
		"> **A\\***\n>\n> x\n");
}

static void test_markdown_of_a_page_is_title_and_blocks(void **state)
{
	(void)state;
	Article *article = sample_paragraph("All stories.");

	article->kind = ARTICLE_PAGE;
	article_set(article, FIELD_TITLE, str("Front page"), "title");
	article_set(article, FIELD_SITE, str("Harbour Post"), "meta");
	article_add_related(article)->title = str("Pier");
	assert_markdown(article, "# Front page\n\nAll stories.\n");
	assert_markdown(article_new(), "");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_markdown_of_everything_is_the_golden_one),
		cmocka_unit_test(test_markdown_escapes_what_would_be_markup),
		cmocka_unit_test(test_markdown_headings_and_cells_are_one_line),
		cmocka_unit_test(test_markdown_spans_nest),
		cmocka_unit_test(test_markdown_spans_lose_white_space_at_their_ends),
		cmocka_unit_test(test_markdown_spans_that_touch_become_one),
		cmocka_unit_test(test_markdown_spans_that_cross_are_cut),
		cmocka_unit_test(test_markdown_asterisks_that_would_not_work_are_left_out),
		cmocka_unit_test(test_markdown_code_is_fenced_by_more_than_it_holds),
		cmocka_unit_test(test_markdown_links_go_to_harmless_places_only),
		cmocka_unit_test(test_markdown_link_addresses_stay_inside_their_brackets),
		cmocka_unit_test(test_markdown_lists_in_a_row_stay_apart),
		cmocka_unit_test(test_markdown_lists_nest_where_the_words_begin),
		cmocka_unit_test(test_markdown_preformatted_text_stays_inside_its_fence),
		cmocka_unit_test(test_markdown_tables_always_have_a_header),
		cmocka_unit_test(test_markdown_answers_are_quotes_in_quotes),
		cmocka_unit_test(test_markdown_of_a_page_is_title_and_blocks),
	};
	setlocale(LC_ALL, "C.UTF-8");
	return cmocka_run_group_tests(tests, NULL, NULL);
}
