/* SPDX-License-Identifier: ISC */
#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include <config.h>

#include "base/cluster.h"
#include "base/text.h"
#include "layout/layout.h"

static const LayoutOptions plain = { .width_cells = 40, .crosshead_gap = 1 };

static Block *add_text(Article *article, BlockKind kind, const char *text)
{
	Block *block = article_add_block(article, kind);

	block->rich.text = str(text);
	return block;
}

static void add_comment(Article *article, const char *author, int depth, const char *text)
{
	article_add_comment(
		article, &(Comment){ .author = str(author), .depth = depth, .text = str(text) });
}

/* All lines of LAYOUT, without blanks at their ends. */
static char *lines_shown(Arena *arena, Layout *layout)
{
	Text shown = text_in(arena);
	LineAt at = layout_first(layout);
	LayoutLine line;

	text_add_c(&shown, "");
	while (layout_line(layout, at, &line)) {
		for (size_t i = 0; i < line.run_count; i++)
			text_add(&shown, line.runs[i].text);
		while (shown.size > 0 && shown.at[shown.size - 1] == ' ')
			shown.size--;
		text_add_byte(&shown, '\n');
		if (layout_move(layout, &at, 1) == 0)
			break;
	}
	return str_c(arena, text_str(&shown));
}

static void assert_flow_lines(Flow *flow, LayoutOptions options, const char *expected)
{
	Arena *arena = arena_new();
	Layout *layout = layout_new(flow, options);

	assert_string_equal(lines_shown(arena, layout), expected);
	layout_free(layout);
	arena_free(arena);
}

/* The lines of PART of ARTICLE, still growing: without the end line. */
static void assert_lines(
	const Article *article, FlowPart part, LayoutOptions options, const char *expected)
{
	Flow *flow = flow_new(article, part, false);

	assert_flow_lines(flow, options, expected);
	flow_free(flow);
}

static LayoutOptions wide(int width)
{
	return (LayoutOptions){ .width_cells = width, .crosshead_gap = 1 };
}

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

static Article *table_article(Str cells[6])
{
	Article *article = article_new();
	Block *table = article_add_block(article, BLOCK_TABLE);

	cells[0] = str("Port");
	cells[1] = str("Ferries in a usual summer");
	cells[2] = str("Oban");
	cells[3] = str("1,203");
	cells[4] = str("Kyle of Lochalsh");
	cells[5] = str("87");
	table->table.row_count = 3;
	table->table.column_count = 2;
	table->table.header_rows = 1;
	table->table.cells = cells;
	return article;
}

static void test_layout_of_tables(void **state)
{
	(void)state;
	Str cells[6];
	Article *article = table_article(cells);

	assert_lines(article, FLOW_STORY, wide(50),
		"Port              Ferries in a usual summer\n"
		"Oban                                  1,203\n"
		"Kyle of Lochalsh                         87\n");
	assert_lines(article, FLOW_STORY, wide(36),
		"Port              Ferries in a usual\n"
		"                              summer\n"
		"Oban                           1,203\n"
		"Kyle of Lochalsh                  87\n");
	assert_lines(article, FLOW_STORY, wide(19),
		"Port        Ferries\n"
		"               in a\n"
		"              usual\n"
		"             summer\n"
		"Oban          1,203\n"
		"Kyle of          87\n"
		"Lochalsh\n");
	article_free(article);
}

static void test_layout_shifts_tables_that_do_not_fit(void **state)
{
	(void)state;
	Str cells[6];
	Article *article = table_article(cells);
	LayoutOptions options = wide(12);
	LayoutLine line;
	Flow *flow = flow_new(article, FLOW_STORY, false);
	Layout *layout = layout_new(flow, options);

	assert_true(layout_line(layout, (LineAt){ 1, 0 }, &line));
	assert_true(line.shiftable);
	assert_int_equal(line.cells, 43);
	layout_free(layout);

	options.wrap_wide = true;
	layout = layout_new(flow, options);
	for (LineAt at = layout_first(layout); layout_line(layout, at, &line);) {
		assert_false(line.shiftable);
		assert_in_range(line.cells, 1, 12);
		if (layout_move(layout, &at, 1) == 0)
			break;
	}
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

static void test_layout_notices_folding_and_growing(void **state)
{
	(void)state;
	Article *article = article_new();
	Arena *arena = arena_new();

	add_comment(article, "Ann", 0, "One.");
	add_comment(article, "Bo", 0, "Two.");
	Flow *flow = flow_new(article, FLOW_COMMENTS, true);
	Layout *layout = layout_new(flow, wide(20));
	size_t lines;

	assert_true(layout_count(layout, 10, &lines));
	assert_int_equal(lines, 5);
	flow_fold(flow, 0, true);
	assert_string_equal(lines_shown(arena, layout), "> Ann   One.\nv Bo\n| Two.\n");
	assert_true(layout_count(layout, 10, &lines));
	assert_int_equal(lines, 3);
	add_comment(article, "Cy", 0, "Three.");
	flow_refresh(flow, false);
	assert_true(layout_count(layout, 10, &lines));
	assert_int_equal(lines, 6);
	assert_int_equal(layout_last(layout).piece, 5);
	/* The text of Ann's comment is folded away: her head stands for it. */
	assert_int_equal(layout_find(layout, (Place){ 1, 2 }).piece, 0);
	layout_free(layout);
	flow_free(flow);
	arena_free(arena);
	article_free(article);
}

static void test_layout_folds_long_heads_to_a_line(void **state)
{
	(void)state;
	Article *article = article_new();
	Arena *arena = arena_new();

	add_comment(article, "A name that is longer than the line", 0, "One.");
	Flow *flow = flow_new(article, FLOW_COMMENTS, true);
	Layout *layout = layout_new(flow, wide(20));
	const char *open = "v A name that is\n  longer than the\n  line\n| One.\n";
	size_t lines;

	assert_string_equal(lines_shown(arena, layout), open);
	flow_fold(flow, 0, true);
	assert_true(layout_count(layout, 9, &lines));
	assert_int_equal(lines, 1);
	assert_string_equal(lines_shown(arena, layout), "> A name that is lo~\n");
	flow_fold(flow, 0, false);
	assert_string_equal(lines_shown(arena, layout), open);
	layout_free(layout);
	flow_free(flow);
	arena_free(arena);
	article_free(article);
}

static void test_layout_finds_date_and_section_beside_the_title(void **state)
{
	(void)state;
	Article *article = article_new();
	Related *related = article_add_related(article);

	related->title = str("UK minister to make Russian visit");
	related->date = str("2009-10-08");
	related->section = str("Europe");
	Flow *flow = flow_new(article, FLOW_RELATED, false);
	Layout *beside = layout_new(flow, wide(42)), *below = layout_new(flow, wide(30));
	size_t section = flow_piece(flow, 0)->section_at;
	LayoutLine line;

	assert_int_equal(layout_find(beside, (Place){ 0, section }).line, 0);
	assert_int_equal(layout_find(below, (Place){ 0, section }).line, 2);
	assert_true(layout_line(beside, layout_first(beside), &line));
	assert_int_equal(line.runs[2].at, section);
	assert_true(str_is(line.runs[2].text, "Europe"));
	layout_free(beside);
	layout_free(below);
	flow_free(flow);
	article_free(article);
}

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

#define SHALOM "\xD7\xA9\xD7\x9C\xD7\x95\xD7\x9D"
#define MOLAHS "\xD7\x9D\xD7\x95\xD7\x9C\xD7\xA9"

#ifdef HAVE_FRIBIDI
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

static void test_layout_of_nothing(void **state)
{
	(void)state;
	Article *article = article_new();
	Flow *flow = flow_new(article, FLOW_RELATED, false);
	Layout *layout = layout_new(flow, plain);
	LineAt at = layout_first(layout);
	LayoutLine line;
	size_t lines = 7;

	assert_false(layout_line(layout, at, &line));
	assert_int_equal(layout_move(layout, &at, 5), 0);
	assert_int_equal(layout_move(layout, &at, -5), 0);
	assert_int_equal(layout_last(layout).piece, 0);
	assert_int_equal(layout_find(layout, (Place){ 3, 3 }).piece, 0);
	assert_true(layout_count(layout, 0, &lines));
	assert_int_equal(lines, 0);
	layout_free(layout);
	layout_free(NULL);
	flow_free(flow);
	flow_free(NULL);
	article_free(article);
}

/* Properties over invented articles */

static uint32_t next_random(uint32_t *seed)
{
	*seed = *seed * 1664525u + 1013904223u;
	return *seed >> 16;
}

static Str random_text(Arena *arena, uint32_t *seed, size_t most)
{
	static const char *const parts[] = { "a", "word", " ", " ", " ", "-", ". ", "7", "(", ")",
		"\n", "\xC2\xAD", "e\xCC\x81", "\xE6\x97\xA5\xE6\x9C\xAC", "\xE3\x80\x82",
		"\xD7\xA9\xD7\x9C", "\xF0\x9F\x91\xA8\xE2\x80\x8D\xF0\x9F\x91\xA9", "longerwords" };
	Text text = text_in(arena);
	size_t length = next_random(seed) % most;

	text_add_c(&text, "");
	for (size_t i = 0; i < length; i++)
		text_add_c(&text, parts[next_random(seed) % (sizeof parts / sizeof *parts)]);
	return text_str(&text);
}

static void random_spans(Arena *arena, uint32_t *seed, Rich *rich)
{
	size_t starts[4], count = 0;

	for (size_t at = 0, size; (size = cluster_size(rich->text, at)) > 0 && count < 4;
		at += size)
		if (next_random(seed) % 8 == 0)
			starts[count++] = at;
	rich->spans = arena_array(arena, 4, sizeof *rich->spans);
	for (size_t i = 0; i + 1 < count; i++)
		rich->spans[rich->span_count++] = (Span){ .start = starts[i],
			.end = i % 2 == 0 ? rich->text.size : starts[i + 1],
			.kind = (SpanKind)(next_random(seed) % SPAN_KIND_COUNT) };
}

static void random_block(Arena *arena, uint32_t *seed, Block *block, BlockKind kind)
{
	block->kind = kind;
	if (block_kind_is_text(kind)) {
		block->rich.text = random_text(arena, seed, 40);
		random_spans(arena, seed, &block->rich);
	}
	if (kind == BLOCK_QUOTE)
		block->attribution = random_text(arena, seed, 3);
	if (kind == BLOCK_FIGURE)
		block->figure.caption = random_text(arena, seed, 10);
	if (kind == BLOCK_LIST) {
		block->list.item_count = next_random(seed) % 5;
		block->list.items =
			arena_array(arena, block->list.item_count, sizeof *block->list.items);
		for (size_t i = 0; i < block->list.item_count; i++) {
			block->list.items[i].depth = (int)(next_random(seed) % 12);
			block->list.items[i].rich.text = random_text(arena, seed, 20);
		}
	}
	if (kind == BLOCK_TABLE) {
		block->table.caption = random_text(arena, seed, 10);
		block->table.row_count = next_random(seed) % 4;
		block->table.column_count = next_random(seed) % 5;
		block->table.header_rows = next_random(seed) % 2;
		size_t count = block->table.row_count * block->table.column_count;

		block->table.cells = arena_array(arena, count, sizeof *block->table.cells);
		for (size_t i = 0; i < count; i++)
			block->table.cells[i] = random_text(arena, seed, 10);
	}
}

static Article *random_article(uint32_t *seed)
{
	Article *article = article_new();
	Arena *arena = article->arena;
	size_t count = next_random(seed) % 12;

	article->right_to_left = next_random(seed) % 4 == 0;
	article->field[FIELD_TITLE] = str("A headline of some length");
	for (size_t i = 0; i < count; i++) {
		BlockKind kind = (BlockKind)(next_random(seed) % BLOCK_KIND_COUNT);
		Block *block = article_add_block(article, kind);

		random_block(arena, seed, block, kind);
		if (kind != BLOCK_ASIDE)
			continue;
		block->box.byline = random_text(arena, seed, 4);
		block->box.block_count = 3;
		block->box.blocks = arena_array(arena, 3, sizeof *block->box.blocks);
		for (size_t own = 0; own < 3; own++)
			random_block(arena, seed, &block->box.blocks[own],
				(BlockKind)(next_random(seed) % BLOCK_ASIDE));
	}
	for (size_t i = 0; i < next_random(seed) % 12; i++) {
		Comment comment = { .author = str("Some Body") };

		comment.depth = (int)(next_random(seed) % 11);
		comment.text = random_text(arena, seed, 30);
		article_add_comment(article, &comment);
	}
	for (size_t i = 0; i < next_random(seed) % 4; i++) {
		Related *related = article_add_related(article);

		related->title = random_text(arena, seed, 20);
		related->date = str("2009-11-02");
		related->section = str("Science & Environment");
	}
	return article;
}

enum {
	LINES_MAX = 20000
};

static void assert_line_holds(const Flow *flow, const LayoutLine *line, int width)
{
	const Piece *piece = flow_piece(flow, line->at.piece);
	int cells = 0;

	for (size_t i = 0; i < line->run_count; i++) {
		const LayoutRun *run = &line->runs[i];

		cells += run->cells;
		assert_true(run->cells >= 0);
		assert_int_equal(cells_of(run->text), run->cells);
		if (run->at != STR_NOWHERE && run->text.at >= piece->text.at &&
			run->text.at < piece->text.at + piece->text.size)
			assert_ptr_equal(run->text.at, piece->text.at + run->at);
	}
	assert_int_equal(cells, line->cells);
	if (!line->shiftable && width > 1)
		assert_true(line->cells <= width);
	assert_true(line->start.byte <= line->end.byte);
	assert_true(line->end.byte <= piece->text.size);
}

/* Walks down, noting each line; up again, by steps of one and by leaps; and asks for the
 * place of each line and for the line of each place. */
static void assert_walks_agree(Flow *flow, LayoutOptions options)
{
	static LineAt seen[LINES_MAX];
	Layout *layout = layout_new(flow, options);
	LineAt at = layout_first(layout);
	LayoutLine line;
	size_t count = 0, lines;

	while (flow_piece_count(flow) > 0) {
		assert_true(count < LINES_MAX);
		assert_true(layout_line(layout, at, &line));
		assert_line_holds(flow, &line, options.width_cells);
		seen[count++] = at;
		Place place = layout_place(layout, at);
		LineAt found = layout_find(layout, place);

		if (!line.blank && line.start.byte < line.end.byte) {
			assert_int_equal(found.piece, at.piece);
			assert_int_equal(found.line, at.line);
		}
		if (layout_move(layout, &at, 1) == 0)
			break;
	}
	assert_true(layout_count(layout, SIZE_MAX, &lines));
	assert_int_equal(lines, count);
	for (size_t i = count; i-- > 0;) {
		assert_int_equal(at.piece, seen[i].piece);
		assert_int_equal(at.line, seen[i].line);
		assert_int_equal(layout_lines_before(layout, at), i);
		assert_int_equal(layout_move(layout, &at, -1), i > 0 ? 1 : 0);
	}
	if (count > 0) {
		at = layout_first(layout);
		assert_int_equal(layout_move(layout, &at, (long)(count / 2)), count / 2);
		assert_int_equal(at.piece, seen[count / 2].piece);
		assert_int_equal(at.line, seen[count / 2].line);
		assert_int_equal(layout_move(layout, &at, -LINES_MAX), count / 2);
		assert_int_equal(layout_move(layout, &at, LINES_MAX), count - 1);
		assert_int_equal(layout_last(layout).piece, at.piece);
		assert_int_equal(layout_last(layout).line, at.line);
	}
	layout_free(layout);
}

static void test_layout_walks_agree_at_all_widths(void **state)
{
	(void)state;
	uint32_t seed = 42;

	for (int width = 1; width <= 200; width++) {
		Article *article = random_article(&seed);

		for (int part = 0; part < FLOW_PART_COUNT; part++) {
			Flow *flow = flow_new(article, (FlowPart)part, width % 2 == 0);

			flow_refresh(flow, true);
			if (part == FLOW_COMMENTS)
				for (size_t i = 0; i < article->comment_count; i++)
					flow_fold(flow, i, next_random(&seed) % 3 == 0);
			assert_walks_agree(flow,
				(LayoutOptions){ width, 1 + width % 2, width % 3 == 0, false });
			flow_free(flow);
		}
		article_free(article);
	}
}

/* A place on top of one width is on the line found for it at another. */
static void test_layout_places_survive_another_width(void **state)
{
	(void)state;
	uint32_t seed = 1979;

	for (int round = 0; round < 40; round++) {
		Article *article = random_article(&seed);
		Flow *flow = flow_new(article, FLOW_STORY, false);
		Layout *a = layout_new(flow, wide(20 + (int)(next_random(&seed) % 80)));
		Layout *b = layout_new(flow, wide(20 + (int)(next_random(&seed) % 80)));
		LineAt at = layout_first(a);
		LayoutLine line;

		do {
			Place place = layout_place(a, at);

			assert_true(layout_line(b, layout_find(b, place), &line));
			assert_false(line.blank);
			assert_int_equal(line.start.piece, place.piece);
			assert_true(line.start.byte <= place.byte);
			if (flow_piece(flow, place.piece)->kind != PIECE_TABLE &&
				line.start.byte < line.end.byte)
				assert_true(place.byte <= line.end.byte);
		} while (layout_move(a, &at, 1) == 1);
		layout_free(a);
		layout_free(b);
		flow_free(flow);
		article_free(article);
	}
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
		cmocka_unit_test(test_layout_of_tables),
		cmocka_unit_test(test_layout_shifts_tables_that_do_not_fit),
		cmocka_unit_test(test_layout_of_related_stories),
		cmocka_unit_test(test_layout_of_comments),
		cmocka_unit_test(test_layout_of_folded_comments),
		cmocka_unit_test(test_layout_without_bars_and_marks),
		cmocka_unit_test(test_layout_notices_folding_and_growing),
		cmocka_unit_test(test_layout_folds_long_heads_to_a_line),
		cmocka_unit_test(test_layout_finds_date_and_section_beside_the_title),
		cmocka_unit_test(test_layout_marks_spans),
#ifdef HAVE_FRIBIDI
		cmocka_unit_test(test_layout_reorders_hebrew),
		cmocka_unit_test(test_layout_of_hebrew_keeps_offsets),
#endif
		cmocka_unit_test(test_layout_aligns_right_to_left_articles),
		cmocka_unit_test(test_layout_draws_hyphens_and_drops_soft_ones),
		cmocka_unit_test(test_layout_of_nothing),
		cmocka_unit_test(test_layout_walks_agree_at_all_widths),
		cmocka_unit_test(test_layout_places_survive_another_width),
	};
	setlocale(LC_ALL, "C.UTF-8");
	return cmocka_run_group_tests(tests, NULL, NULL);
}
