/* SPDX-License-Identifier: ISC */
#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "laid_out.h"

/* Outside preformatted text a tab is a blank like any other. */
static void test_layout_of_tabs_in_a_paragraph(void **state)
{
	(void)state;
	Article *article = article_new();

	add_text(article, BLOCK_PARAGRAPH, "{\n\twhile (boats() > 0)\n\t\tcount();\n}");
	assert_lines(article, FLOW_STORY, wide(20),
		"{\n"
		" while (boats() > 0)\n"
		"  count();\n"
		"}\n");
	assert_lines(article, FLOW_STORY, wide(19),
		"{\n"
		" while (boats() >\n"
		"0)\n"
		"  count();\n"
		"}\n");
	article_free(article);
}

static void test_layout_of_paragraphs_and_crossheads(void **state)
{
	(void)state;
	Article *article = article_new();

	article->field[FIELD_TITLE] = str("Ferry back in port after a night at sea");
	add_text(article, BLOCK_PARAGRAPH, "She came in at noon, all lights on.");
	add_text(article, BLOCK_HEADING, "Rough sea");
	add_text(article, BLOCK_PARAGRAPH, "Nobody was hurt.");
	assert_lines(article, FLOW_STORY, wide(24),
		"Ferry back in port after\n"
		"a night at sea\n"
		"\n"
		"She came in at noon, all\n"
		"lights on.\n"
		"\n"
		"Rough sea\n"
		"\n"
		"Nobody was hurt.\n");
	assert_lines(article, FLOW_STORY, (LayoutOptions){ .width_cells = 40, .crosshead_gap = 2 },
		"Ferry back in port after a night at sea\n"
		"\n"
		"She came in at noon, all lights on.\n"
		"\n"
		"\n"
		"Rough sea\n"
		"\n"
		"Nobody was hurt.\n");
	article->block_count = 2;
	add_text(article, BLOCK_HEADING, "At noon");
	assert_lines(article, FLOW_STORY, (LayoutOptions){ .width_cells = 40, .crosshead_gap = 2 },
		"Ferry back in port after a night at sea\n"
		"\n"
		"She came in at noon, all lights on.\n"
		"\n"
		"\n"
		"Rough sea\n"
		"\n"
		"At noon\n");
	article_free(article);
}

static void test_layout_hangs_captions_and_list_items(void **state)
{
	(void)state;
	Article *article = article_new();
	Block *block = article_add_block(article, BLOCK_FIGURE);
	ListItem items[2] = { { 0 } };

	article->blocks[0].figure.caption =
		str("The quay at Oban on Monday morning, before the boats came");
	items[0].rich.text = str("ropes and sails and rope again");
	items[1].rich.text = str("and a long nested item");
	items[1].depth = 1;
	block = article_add_block(article, BLOCK_LIST);
	block->list.items = items;
	block->list.item_count = 2;
	assert_lines(article, FLOW_STORY, wide(48),
		"[picture] The quay at Oban on Monday morning,\n"
		"          before the boats came\n"
		"\n"
		"\xE2\x80\xA2 ropes and sails and rope again\n"
		"  \xE2\x97\xA6 and a long nested item\n");
	/* Where the lead would take much of each line it does not hang. */
	article->blocks[0].figure.caption = str("The quay at Oban on Monday");
	assert_lines(article, FLOW_STORY, wide(24),
		"[picture] The quay at\n"
		"Oban on Monday\n"
		"\n"
		"\xE2\x80\xA2 ropes and sails and\n"
		"  rope again\n"
		"  \xE2\x97\xA6 and a long nested\n"
		"    item\n");
	/* Still narrower: below it. */
	article->block_count = 1;
	assert_lines(article, FLOW_STORY, wide(18), "[picture] The quay\nat Oban on Monday\n");
	assert_lines(article, FLOW_STORY, wide(9), "[picture]\nThe quay\nat Oban\non Monday\n");
	article_free(article);
}

static void test_layout_draws_the_bar_of_a_box(void **state)
{
	(void)state;
	Article *article = article_new();
	Block own = { .kind = BLOCK_PARAGRAPH };
	Block *box;

	add_text(article, BLOCK_PARAGRAPH, "Before.");
	box = article_add_block(article, BLOCK_ASIDE);
	box->box.byline = str("Bo Ek");
	box->box.role = str("our man at sea");
	own.rich.text = str("Ferries are slow, and nobody minds but the post.");
	box->box.blocks = &own;
	box->box.block_count = 1;
	add_text(article, BLOCK_PARAGRAPH, "After.");
	assert_lines(article, FLOW_STORY, wide(48),
		"Before.\n"
		"\n"
		"\xE2\x94\x83 Bo Ek\n"
		"\xE2\x94\x83 our man at sea\n"
		"\xE2\x94\x83\n"
		"\xE2\x94\x83 Ferries are slow, and nobody minds but the\n"
		"\xE2\x94\x83 post.\n"
		"\n"
		"After.\n");
	assert_lines(article, FLOW_STORY, wide(30),
		"Before.\n"
		"\n"
		"\xE2\x94\x83"
		"Bo Ek\n"
		"\xE2\x94\x83"
		"our man at sea\n"
		"\xE2\x94\x83\n"
		"\xE2\x94\x83"
		"Ferries are slow, and nobody\n"
		"\xE2\x94\x83"
		"minds but the post.\n"
		"\n"
		"After.\n");
	article_free(article);
}

static void test_layout_of_quotes(void **state)
{
	(void)state;
	Article *article = article_new();

	add_text(article, BLOCK_QUOTE, "I was very much afraid.")->attribution = str("A passenger");
	assert_lines(article, FLOW_STORY, wide(24),
		"    I was very much\n    afraid.\n    \xE2\x80\x94 A passenger\n");
	article_free(article);
}

static void test_layout_of_preformatted_text(void **state)
{
	(void)state;
	Article *article = article_new();
	LayoutOptions options = wide(10);
	LayoutLine line;

	add_text(article, BLOCK_PREFORMATTED, "a\tb\n\n  longer than ten\n");
	assert_lines(article, FLOW_STORY, options, "a       b\n\n  longer than ten\n");
	options.wrap_wide = true;
	assert_lines(article, FLOW_STORY, options, "a       b\n\n  longer t\nhan ten\n");
	/* A tab never reaches beyond the line. */
	options.width_cells = 6;
	assert_lines(article, FLOW_STORY, options, "a\nb\n\n  long\ner tha\nn ten\n");

	Flow *flow = flow_new(article, FLOW_STORY, false);
	Layout *layout = layout_new(flow, wide(10));

	assert_true(layout_line(layout, (LineAt){ 0, 2 }, &line));
	assert_true(line.shiftable);
	assert_int_equal(line.cells, 17);
	layout_free(layout);
	flow_free(flow);
	article_free(article);
}

static void test_layout_of_related_stories(void **state)
{
	(void)state;
	Article *article = article_new();
	Related *related = article_add_related(article);

	related->title = str("UK minister to make Russian visit");
	related->date = str("2009-10-08");
	related->section = str("Europe");
	related = article_add_related(article);
	related->title = str("'Dismay' at stalemate");
	related->date = str("2008-11-23");
	related->section = str("England");
	assert_lines(article, FLOW_RELATED, wide(42),
		" 8 Oct 09  Europe   UK minister to make\n"
		"                    Russian visit\n"
		"23 Nov 08  England  'Dismay' at stalemate\n");
	assert_lines(article, FLOW_RELATED, wide(30),
		"UK minister to make Russian\n"
		"  visit\n"
		"  8 Oct 2009 \xC2\xB7 Europe\n"
		"'Dismay' at stalemate\n"
		"  23 Nov 2008 \xC2\xB7 England\n");
	related->section = str("England and Wales");
	assert_lines(article, FLOW_RELATED, wide(50),
		" 8 Oct 09  Europe            UK minister to make\n"
		"                             Russian visit\n"
		"23 Nov 08  England and Wal\xE2\x80\xA6  'Dismay' at stalemate\n");
	assert_lines(article, FLOW_RELATED, wide(80),
		" 8 Oct 09  Europe             UK minister to make Russian visit\n"
		"23 Nov 08  England and Wales  'Dismay' at stalemate\n");
	article_free(article);
}

static void test_layout_of_comments(void **state)
{
	(void)state;
	Article *article = article_new();

	add_comment(article, "Ann", 0, "First paragraph.\n\nSecond.");
	add_comment(article, "Bo", 1, "A reply that is long enough to be wrapped.");
	add_comment(article, "Cy", 0, "Bye.");
	assert_lines(article, FLOW_COMMENTS, wide(30),
		"\xE2\x96\xBE Ann\n"
		"\xE2\x94\x82 First paragraph.\n"
		"\xE2\x94\x82\n"
		"\xE2\x94\x82 Second.\n"
		"\n"
		"  \xE2\x96\xBE Bo\n"
		"  \xE2\x94\x82 A reply that is long\n"
		"  \xE2\x94\x82 enough to be wrapped.\n"
		"\n"
		"\xE2\x96\xBE Cy\n"
		"\xE2\x94\x82 Bye.\n");
	article_free(article);
}

static void test_layout_of_folded_comments(void **state)
{
	(void)state;
	Article *article = article_new();

	add_comment(article, "Ann Lund", 0, "It is far too early to say anything.");
	add_comment(article, "Bo", 1, "No.");
	add_comment(article, "Cy", 0, "Bye.");
	Flow *flow = flow_new(article, FLOW_COMMENTS, false);

	flow_fold_all(flow, true);
	assert_flow_lines(flow, wide(40),
		"\xE2\x96\xB8 Ann Lund \xC2\xB7 1 reply   It is far too ea\xE2\x80\xA6\n"
		"\xE2\x96\xB8 Cy   Bye.\n");
	assert_flow_lines(
		flow, wide(20), "\xE2\x96\xB8 Ann Lund \xC2\xB7 1 reply\n\xE2\x96\xB8 Cy   Bye.\n");
	assert_flow_lines(flow, wide(12), "\xE2\x96\xB8 Ann Lund\n\xE2\x96\xB8 Cy\n");
	flow_free(flow);
	article_free(article);
}

/* For speech. */
static void test_layout_without_bars_and_marks(void **state)
{
	(void)state;
	Article *article = article_new();
	LayoutOptions bare = wide(40);
	Block *box = article_add_block(article, BLOCK_ASIDE);
	Block own = { .kind = BLOCK_PARAGRAPH };

	own.rich.text = str("Not for long.");
	box->box.label = str("Analysis");
	box->box.blocks = &own;
	box->box.block_count = 1;
	add_comment(article, "Ann Lund", 0, "It is far too early.");
	add_comment(article, "Bo", 1, "No.");
	add_comment(article, "Cy", 0, "Bye.");
	Flow *flow = flow_new(article, FLOW_COMMENTS, false);

	bare.plain = true;
	assert_lines(article, FLOW_STORY, bare, "Analysis\n\nNot for long.\n");
	assert_flow_lines(
		flow, bare, "Ann Lund\nIt is far too early.\n\n  Bo\n  No.\n\nCy\nBye.\n");
	flow_fold_all(flow, true);
	assert_flow_lines(flow, bare,
		"Ann Lund \xC2\xB7 folded \xC2\xB7 1 reply   It is far\xE2\x80\xA6\n"
		"Cy \xC2\xB7 folded   Bye.\n");
	flow_free(flow);
	article_free(article);
}

static void test_layout_aligns_right_to_left_articles(void **state)
{
	(void)state;
	Article *article = article_new();
	ListItem item = { .rich.text = STR("one two three") };
	Block *list;

	article->right_to_left = true;
	add_text(article, BLOCK_PARAGRAPH, "Latin");
	list = article_add_block(article, BLOCK_LIST);
	list->list.items = &item;
	list->list.item_count = 1;
	add_text(article, BLOCK_PREFORMATTED, "{ }");
	assert_lines(article, FLOW_STORY, wide(12),
		"       Latin\n"
		"\n"
		"   one two \xE2\x80\xA2\n"
		"     three\n"
		"\n"
		"{ }\n");
	article_free(article);
}

static void test_layout_draws_hyphens_and_drops_soft_ones(void **state)
{
	(void)state;
	Article *article = article_new();
	LayoutLine line;

	add_text(article, BLOCK_PARAGRAPH, "inter\xC2\xADnational");
	Flow *flow = flow_new(article, FLOW_STORY, false);
	Layout *layout = layout_new(flow, wide(9));

	assert_true(layout_line(layout, layout_first(layout), &line));
	assert_int_equal(line.run_count, 2);
	assert_true(str_is(line.runs[1].text, "-"));
	assert_int_equal(line.runs[1].at, STR_NOWHERE);
	assert_int_equal(line.cells, 6);
	layout_free(layout);
	flow_free(flow);
	article_free(article);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_layout_of_tabs_in_a_paragraph),
		cmocka_unit_test(test_layout_of_paragraphs_and_crossheads),
		cmocka_unit_test(test_layout_hangs_captions_and_list_items),
		cmocka_unit_test(test_layout_draws_the_bar_of_a_box),
		cmocka_unit_test(test_layout_of_quotes),
		cmocka_unit_test(test_layout_of_preformatted_text),
		cmocka_unit_test(test_layout_of_related_stories),
		cmocka_unit_test(test_layout_of_comments),
		cmocka_unit_test(test_layout_of_folded_comments),
		cmocka_unit_test(test_layout_without_bars_and_marks),
		cmocka_unit_test(test_layout_aligns_right_to_left_articles),
		cmocka_unit_test(test_layout_draws_hyphens_and_drops_soft_ones),
	};

	setlocale(LC_ALL, "C.UTF-8");
	return cmocka_run_group_tests(tests, NULL, NULL);
}
