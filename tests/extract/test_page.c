/* SPDX-License-Identifier: ISC */
#include "extract/page.h"
#include "extract/page_fill.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "extract/parser.h"

typedef struct {
	Page page;
	Parser *parser;
} Fixture;

static Page *page_of(Fixture *fixture, const char *markup)
{
	memset(fixture, 0, sizeof *fixture);
	fixture->parser = parser_open(str(markup), NULL);
	fixture->page.arena = arena_new();
	fixture->page.work = arena_new();
	page_fill(&fixture->page, fixture->parser);
	return &fixture->page;
}

static void done(Fixture *fixture)
{
	arena_free(fixture->page.arena);
	arena_free(fixture->page.work);
	parser_close(fixture->parser);
}

static void assert_text(Str got, const char *expected)
{
	char copy[512] = "";

	assert_true(got.size < sizeof copy);
	memcpy(copy, got.at == NULL ? "" : got.at, got.size);
	assert_string_equal(copy, expected);
}

static void test_white_space_collapses_across_inline_elements(void **state)
{
	Fixture fixture;
	Page *page = page_of(&fixture,
		"<p>  Fuller  details\n are in <a href=x> the <b>text</b></a>,\twhich </p>");

	(void)state;
	assert_int_equal(page->block_count, 1);
	assert_text(page->blocks[0].text, "Fuller details are in the text, which");
	done(&fixture);
}

static void test_a_link_neither_adds_nor_removes_a_space(void **state)
{
	Fixture fixture;
	Page *page = page_of(
		&fixture, "<p>un<a href=x>link</a>ed, H<sub>2</sub>O, <b>a</b> <i>b</i></p>");

	(void)state;
	assert_text(page->blocks[0].text, "unlinked, H2O, a b");
	done(&fixture);
}

static void test_one_br_is_a_line_and_two_are_a_block(void **state)
{
	Fixture fixture;
	Page *page = page_of(&fixture, "<div>one<br>two <br/> <br> three</div>");

	(void)state;
	assert_int_equal(page->block_count, 2);
	assert_text(page->blocks[0].text, "one\ntwo");
	assert_text(page->blocks[1].text, "three");
	assert_int_equal(page->line_count, 3);
	assert_text(page->text, "one\ntwo\nthree");
	done(&fixture);
}

static void test_no_break_spaces_stay_inside_and_go_at_the_ends(void **state)
{
	Fixture fixture;
	Page *page =
		page_of(&fixture, "<p>&nbsp; 16 May 07&nbsp;|&nbsp;\n UK&nbsp;</p><p>&nbsp;</p>");

	(void)state;
	assert_int_equal(page->block_count, 1);
	assert_text(page->blocks[0].text, "16 May 07\xC2\xA0|\xC2\xA0 UK");
	done(&fixture);
}

static void test_preformatted_text_keeps_its_white_space(void **state)
{
	Fixture fixture;
	Page *page = page_of(&fixture, "<pre>\n  a  <b>b</b>\n\n    c\n</pre>");

	(void)state;
	assert_int_equal(page->block_count, 1);
	assert_text(page->blocks[0].text, "  a  b\n\n    c");
	done(&fixture);
}

static void test_scripts_and_ruby_readings_are_silent(void **state)
{
	Fixture fixture;
	Page *page = page_of(&fixture, "<p>a<script>var x;</script><ruby>b<rt>c</rt></ruby></p>");

	(void)state;
	assert_text(page->text, "ab");
	done(&fixture);
}

static void test_signs_of_permalinks_are_no_words_of_a_heading(void **state)
{
	Fixture fixture;
	Page *page = page_of(&fixture,
		"<h2>Fuller details<a href=#fuller>¶</a></h2><p>Rule <a href=#12>§</a></p>");

	(void)state;
	assert_text(page->text, "Fuller details\nRule §");
	done(&fixture);
}

static void test_c1_characters_are_windows_1252(void **state)
{
	Fixture fixture;
	Page *page = page_of(&fixture, "<p>it&#146;s \xC2\x93so\xC2\x94</p>");

	(void)state;
	assert_text(page->text, "it\xE2\x80\x99s \xE2\x80\x9Cso\xE2\x80\x9D");
	done(&fixture);
}

static void test_ranges_and_sums_of_elements(void **state)
{
	Fixture fixture;
	Page *page =
		page_of(&fixture, "<div><p>abc <a href=x>def</a></p><p>gh,</p></div><p>end</p>");
	Index div = page_find_tag(page, TAG_DIV, 0, page->element_count);
	Index link = page_find_tag(page, TAG_A, 0, page->element_count);

	(void)state;
	assert_int_equal(page->elements[div].first_block, 0);
	assert_int_equal(page->elements[div].end_block, 2);
	assert_int_equal(page_sums(page, div).letters, 8);
	assert_int_equal(page_sums(page, div).link_letters, 3);
	assert_int_equal(page_sums(page, div).commas, 1);
	assert_int_equal(page_sums(page, div).links, 1);
	assert_text(page_text_of(page, link), "def");
	assert_true(page_contains(page, div, link));
	assert_false(page_contains(page, link, div));
	assert_int_equal(page->elements[page_after(page, div)].tag, TAG_P);
	done(&fixture);
}

static void test_blocks_know_their_typography(void **state)
{
	Fixture fixture;
	Page *page = page_of(&fixture,
		"<p><b>All of it</b> <b>bold</b></p><p><b>Not</b> all.</p>"
		"<h3><a href=x>Head</a></h3><ul><li><ul><li>deep</ul></ul>");

	(void)state;
	assert_true(page->blocks[0].marks & MARK_BOLD);
	assert_false(page->blocks[0].ends_sentence);
	assert_false(page->blocks[1].marks & MARK_BOLD);
	assert_true(page->blocks[1].ends_sentence);
	assert_int_equal(page->blocks[2].heading, 3);
	assert_int_equal(page->blocks[2].link_letters, 4);
	assert_int_equal(page->blocks[3].list_depth, 2);
	done(&fixture);
}

static void test_spans_are_sorted_and_resolved(void **state)
{
	Fixture fixture;
	Page *page = page_of(&fixture, "<p>a <a href='/x'><b>b</b> c</a> <i>d</i></p>");

	(void)state;
	page->base = str("http://paper.example/1/story.html");
	Rich rich = page_rich(page, 0, page->fragment_count, 0);

	assert_int_equal(rich.span_count, 3);
	assert_int_equal(rich.spans[0].kind, SPAN_LINK);
	assert_int_equal(rich.spans[0].start, 2);
	assert_int_equal(rich.spans[0].end, 5);
	assert_text(rich.spans[0].href, "http://paper.example/x");
	assert_int_equal(rich.spans[1].kind, SPAN_STRONG);
	assert_int_equal(rich.spans[1].end, 3);
	assert_int_equal(rich.spans[2].kind, SPAN_EMPHASIS);
	assert_int_equal(rich.spans[2].start, 6);
	done(&fixture);
}

static void test_claims_are_first_come_first_served(void **state)
{
	Fixture fixture;
	Page *page = page_of(&fixture, "<p>a</p><p>b</p><p>c</p>");

	(void)state;
	assert_int_equal(page_claim(page, 1, 2, CLAIM_RELATED), 1);
	assert_int_equal(page_leave_out(page, 0, 3, LEFT_OUT_TOOL), 2);
	assert_int_equal(page->blocks[1].claim, CLAIM_RELATED);
	assert_int_equal(page->blocks[2].reason, LEFT_OUT_TOOL);
	assert_true(page_is_claimed(page, 0));
	done(&fixture);
}

static void test_names_split_at_hyphens_and_capitals(void **state)
{
	Str names = str("relatedPosts see-also col2");
	NameWord word;

	(void)state;
	assert_true(name_next_word(&names, &word));
	assert_string_equal(word.at, "related");
	assert_true(name_next_word(&names, &word));
	assert_string_equal(word.at, "posts");
	assert_false(word.first);
	assert_true(name_next_word(&names, &word));
	assert_string_equal(word.at, "see");
	assert_true(word.first);
	assert_true(name_next_word(&names, &word));
	assert_true(name_next_word(&names, &word));
	assert_string_equal(word.at, "col");
	assert_false(name_next_word(&names, &word));
	assert_true(words_kinds(str("see-also")) & KIND_RELATED);
	assert_false(words_kinds(str("see also")) & KIND_RELATED);
	assert_true(words_tables_sorted());
}

static void test_depth_costs_no_stack(void **state)
{
	enum {
		DEPTH = 300000
	};
	static const char tag[] = "<div>";
	char *markup = test_malloc(DEPTH * (sizeof tag - 1) + 2);
	Fixture fixture;

	(void)state;
	for (size_t i = 0; i < DEPTH; i++)
		memcpy(markup + i * (sizeof tag - 1), tag, sizeof tag - 1);
	strcpy(markup + DEPTH * (sizeof tag - 1), "x");
	Page *page = page_of(&fixture, markup);

	assert_text(page->text, "x");
	assert_true(page->element_count > DEPTH);
	done(&fixture);
	test_free(markup);
}

static void test_attributes_are_those_of_their_element(void **state)
{
	Fixture fixture;
	Page *page = page_of(&fixture,
		"<p class='a  b' title=one id=x data-x='{}'>1</p><p>2</p><p class=c checked>3</p>");
	Index p = page_find_tag(page, TAG_P, 0, page->element_count);
	size_t count;

	(void)state;
	assert_text(page_attribute(page, p, "title"), "one");
	assert_text(page_attribute(page, p, "class"), "a b");
	assert_text(page_attribute(page, p, "id"), "x");
	const PageAttribute *attributes = page_attributes(page, p, &count);

	assert_int_equal(count, 2); /* class and id are names of the page */
	assert_string_equal(attributes[1].name, "data-x");
	assert_string_equal(attributes[1].value, "{}");
	assert_false(page_has_attribute(page, p + 1, "title"));
	assert_false(page_has_attribute(page, p + 1, "class"));
	assert_true(page_has_attribute(page, p + 2, "checked"));
	assert_text(page_attribute(page, p + 2, "class"), "c");
	done(&fixture);
}

static void test_scripts_and_titles_keep_what_they_hold(void **state)
{
	Fixture fixture;
	Page *page = page_of(&fixture,
		"<title>a<script>b</script>c</title><style>d</style><p>e<script>f < g</script>");
	size_t count;

	(void)state;
	Index title = page_find_tag(page, TAG_TITLE, 0, page->element_count);
	const PageContent *contents = page_contents(page, title, &count);

	assert_int_equal(count, 2);
	assert_text(contents[0].text, "a");
	assert_text(contents[1].text, "c");
	Index script = page_find_tag(page, TAG_SCRIPT, title, page->element_count);

	contents = page_contents(page, script, &count);
	assert_int_equal(count, 1);
	assert_text(contents[0].text, "b");
	script = page_find_tag(page, TAG_SCRIPT, script + 1, page->element_count);
	contents = page_contents(page, script, &count);
	assert_int_equal(count, 1);
	assert_text(contents[0].text, "f < g");
	(void)page_contents(page, page_find_tag(page, TAG_P, 0, page->element_count), &count);
	assert_int_equal(count, 0);
	assert_text(page->text, "e");
	done(&fixture);
}

/* The fragments of the blocks are those of the page, each in one, and so are the lines. */
static void test_blocks_follow_one_another(void **state)
{
	Fixture fixture;
	Page *page = page_of(&fixture, "<p>one<br>two <b>three</b><p>four<pre>five\nsix</pre>");

	(void)state;
	assert_int_equal(page->block_count, 3);
	assert_int_equal(page->line_count, 5);
	assert_int_equal(page->fragment_count, 6);
	assert_int_equal(block_end_fragment(&page->blocks[0]), 3);
	assert_int_equal(block_end_line(&page->blocks[0]), 2);
	assert_int_equal(line_end_fragment(&page->lines[0]), 1);
	assert_int_equal(line_end_fragment(&page->lines[1]), 3);
	assert_int_equal(block_end_fragment(&page->blocks[2]), 6);
	assert_int_equal(block_end_line(&page->blocks[2]), 5);
	assert_int_equal(line_end_fragment(&page->lines[4]), 6);
	done(&fixture);
}

/* What a page of many boxes takes, beside its words: under 500 bytes for one of two
 * elements and two lines. */
static void test_a_page_of_many_boxes_is_small(void **state)
{
	enum {
		BOXES = 20000
	};
	Fixture fixture;
	Text markup = text_in(NULL);

	(void)state;
	for (int i = 0; i < BOXES; i++)
		text_add_c(&markup, "<div class=box>a<p>b</p></div>");
	text_add_byte(&markup, '\0');
	Page *page = page_of(&fixture, markup.at);

	assert_int_equal(page->block_count, 2 * BOXES);
	assert_text(page->blocks[2 * BOXES - 1].text, "b");
	assert_true(arena_bytes(page->work) < (size_t)BOXES * 500);
	text_clear(&markup);
	done(&fixture);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_white_space_collapses_across_inline_elements),
		cmocka_unit_test(test_a_link_neither_adds_nor_removes_a_space),
		cmocka_unit_test(test_one_br_is_a_line_and_two_are_a_block),
		cmocka_unit_test(test_no_break_spaces_stay_inside_and_go_at_the_ends),
		cmocka_unit_test(test_preformatted_text_keeps_its_white_space),
		cmocka_unit_test(test_scripts_and_ruby_readings_are_silent),
		cmocka_unit_test(test_signs_of_permalinks_are_no_words_of_a_heading),
		cmocka_unit_test(test_c1_characters_are_windows_1252),
		cmocka_unit_test(test_ranges_and_sums_of_elements),
		cmocka_unit_test(test_blocks_know_their_typography),
		cmocka_unit_test(test_spans_are_sorted_and_resolved),
		cmocka_unit_test(test_claims_are_first_come_first_served),
		cmocka_unit_test(test_names_split_at_hyphens_and_capitals),
		cmocka_unit_test(test_depth_costs_no_stack),
		cmocka_unit_test(test_attributes_are_those_of_their_element),
		cmocka_unit_test(test_scripts_and_titles_keep_what_they_hold),
		cmocka_unit_test(test_blocks_follow_one_another),
		cmocka_unit_test(test_a_page_of_many_boxes_is_small),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
