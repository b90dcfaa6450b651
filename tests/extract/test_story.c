/* SPDX-License-Identifier: ISC */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "read_page.h"

static void test_a_bold_line_is_a_crosshead_but_not_the_intro(void **state)
{
	Article *article =
		article_of("<h1>Bridge</h1><div><p><b>The bridge at Dunmore has been opened "
			   "again after eleven years.</b></p>" PROSE
			   "<p><b>Old stones</b></p>" MORE_PROSE "</div>");

	(void)state;
	assert_int_equal(article->block_count, 4);
	assert_true(article->blocks[0].intro);
	assert_int_equal(article->blocks[0].rich.span_count, 0);
	assert_int_equal(article->blocks[2].kind, BLOCK_HEADING);
	assert_int_equal(article->blocks[2].level, 2);
	assert_text(article->blocks[2].rich.text, "Old stones");
	assert_text(article->field[FIELD_SUMMARY],
		"The bridge at Dunmore has been opened again after eleven years.");
	article_free(article);
}

static void test_lists_have_depth_and_markers(void **state)
{
	Article *article = article_of(
		"<div>" PROSE "<ol start=3><li>a<ul><li>b</ul><li>c</ol>" MORE_PROSE "</div>");
	const Block *list = block_of_kind(article, BLOCK_LIST);

	(void)state;
	assert_non_null(list);
	assert_true(list->ordered);
	assert_int_equal(list->list.item_count, 3);
	assert_text(list->list.items[0].marker, "3");
	assert_int_equal(list->list.items[1].depth, 1);
	assert_false(str_present(list->list.items[1].marker));
	assert_text(list->list.items[2].rich.text, "c");
	assert_text(list->list.items[2].marker, "4");
	article_free(article);
}

static void test_tables_spread_merged_cells(void **state)
{
	Article *article = article_of(
		"<div>" PROSE "<table><tr><th rowspan=2>Item<th colspan=2>Year<tr><th>1<th>2"
		"<tr><td>Lamps<td>3<td>4</table>" MORE_PROSE "</div>");
	const Block *table = block_of_kind(article, BLOCK_TABLE);

	(void)state;
	assert_non_null(table);
	assert_int_equal(table->table.header_rows, 2);
	assert_int_equal(table->table.row_count, 3);
	assert_int_equal(table->table.column_count, 3);
	assert_text(table->table.cells[0], "Item");
	assert_text(table->table.cells[2], "");
	assert_text(table->table.cells[3], "");
	assert_text(table->table.cells[4], "1");
	article_free(article);
}

/* What is in a line for those who hear the page, or write in it, is not read; what is shown when
 * one asks for it is. */
static void test_what_is_not_seen_in_a_line(void **state)
{
	(void)state;
#define LONG \
	"The otters of the weir have been counted each year since the flood, by three men " \
	"and a boy with a lantern"
	static const struct {
		const char *line, *text;
	} cases[] = {
		{ LONG " <a href=/c>(here)<span class=sr-only> opens in a window</span></a> at night.",
			LONG " (here) at night." },
		{ LONG " <i style='display: none'>What they see</i> at night.", LONG " at night." },
		{ LONG "<span class=visually-hidden>, it is said,</span> at night.",
			LONG " at night." },
		{ "<span hidden>Paragraph:</span> " LONG ".", LONG "." },
		{ LONG ", <b class=screen-reader-text>see</b>", LONG "," },
		/* A formula is drawn by other means, a class for small windows tells nothing. */
		{ LONG " <span style='display:none'><math><mi>h</mi></math></span> at night.",
			LONG " h at night." },
		{ LONG " <span class=hidden-xs>and a dog</span> at night.",
			LONG " and a dog at night." },
		/* What a pointer opens over a word. */
		{ LONG " at the <span class=glossary-tooltip>weir<span class=tooltip-text>A low "
		       "dam</span></span> at night.",
			LONG " at the weir at night." },
		{ LONG " by <span class=rollover-people><a href=/p/1>Ann Orr</a><span "
		       "class=rollover-block><a href=/p/1>Ann Orr</a> <a href=/s/3>All otters "
		       "of hers</a></span></span> at night.",
			LONG " by Ann Orr at night." },
		{ LONG " at the <sub><span class=glossary-link><a href=/g/7>weir*</a><span "
		       "class=tooltip>A weir is a low dam across a river, over which the water "
		       "falls.</span></span></sub>, they say",
			LONG " at the weir*, they say" },
		{ LONG " at the <a href=/g/7 class=tooltip>weir<span>A low dam across a river, over "
		       "which the water falls</span></a>",
			LONG " at the weir" },
		{ LONG " <i>at the long weir <span class=tooltip>in the river</span></i> at night.",
			LONG " at the long weir in the river at night." },
		/* Words of a link for those who hear it, whatever their element is called. */
		{ LONG ", the <a href=/c>keeper said<span class=link-icon><em></em>Opens a new "
		       "window</span></a> at night.",
			LONG ", the keeper said at night." },
		{ LONG ", sagt der <a href=/c>Wärter</a> <span>(öffnet in neuem Tab)</span>.",
			LONG ", sagt der Wärter." },
		{ LONG ". <a href=/t><span>They sleep by day.</span><span class=button>Click To "
		       "Tweet</span></a>",
			LONG ". They sleep by day." },
		{ LONG "; the door of the hut <b>opens in a new window</b>.",
			LONG "; the door of the hut opens in a new window." },
		/* What the program that made the page complained of. */
		{ "<br><b>Warning</b>: ring() expects two bells in <b>/srv/clock.php</b> on line "
		  "<b>12</b><br>" LONG ".",
			LONG "." },
		{ LONG ".<br>\n<b>Notice</b>: Undefined bell in <b>/srv/htdocs/bells/plugins/of/the/"
		       "weir/clock.php</b> on line <b>7</b><br>",
			LONG "." },
		/* The text goes on behind a button. */
		{ LONG " <span style='display:none'>and a dog that was with them in the year of "
		       "the flood, too, when there was no lantern.</span>",
			LONG " and a dog that was with them in the year of the flood, too, when "
			     "there was no lantern." },
	};

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		Article *frame = article_new();
		Article *article = article_of(str_format(
			frame->arena, "<h1>Weir</h1><p>%s</p>" PROSE MORE_PROSE, cases[i].line)
						      .at);

		assert_text(article->blocks[0].rich.text, cases[i].text);
		article_free(article);
		article_free(frame);
	}
#undef LONG
}

/* Spans stay on their words where a part before them is cut out. */
static void test_spans_behind_what_is_not_seen(void **state)
{
	(void)state;
	Article *article = article_of(
		"<h1>Weir</h1>" PROSE
		"<h2>The count<span class=mw-editsection>[<a href=/e>edit</a>]</span></h2>"
		"<p>The otters <b class=sr-only>of the weir</b> have been <b>counted</b> each year "
		"since the <a href=/f>flood<span class=sr-only> (a page)</span></a>, by three men."
		"</p>" MORE_PROSE);
	const Block *block = &article->blocks[2];

	assert_text(article->blocks[1].rich.text, "The count");
	assert_int_equal(article->blocks[1].rich.span_count, 0);
	assert_text(block->rich.text,
		"The otters have been counted each year since the flood, by three men.");
	assert_int_equal(block->rich.span_count, 2);
	assert_int_equal(block->rich.spans[0].kind, SPAN_STRONG);
	assert_int_equal(block->rich.spans[0].start, 21);
	assert_int_equal(block->rich.spans[0].end, 28);
	assert_int_equal(block->rich.spans[1].kind, SPAN_LINK);
	assert_int_equal(block->rich.spans[1].start, 49);
	assert_int_equal(block->rich.spans[1].end, 54);
	article_free(article);
}

/* What agencies and papers of the East mark as a crosshead without any markup. */
static void test_crossheads_without_markup(void **state)
{
	(void)state;
	static const struct {
		const char *line;
		BlockKind kind;
	} cases[] = {
		{ "<p>A DONKEY IN THE LEAD</p>", BLOCK_HEADING },
		{ "<p>ОСЕЛ ИДЕТ ПЕРВЫМ</p>", BLOCK_HEADING },
		{ "<p>◆驢馬が先頭に立つ</p>", BLOCK_HEADING },
		{ "<p class=title>The donkey leads</p>", BLOCK_HEADING },
		{ "<p class=title>The donkey leads, and nobody minds.</p>", BLOCK_PARAGRAPH },
		{ "<p>(STRANGE BUT TRUE)</p>", BLOCK_PARAGRAPH },
		{ "<p>STOP!</p>", BLOCK_PARAGRAPH },
		{ "<p>A Donkey in the Lead</p>", BLOCK_PARAGRAPH },
		{ "<p>THE END</p>", BLOCK_PARAGRAPH },
	};

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		Article *frame = article_new();
		Article *article = article_of(str_format(
			frame->arena, "<div>" PROSE "%s" MORE_PROSE "</div>", cases[i].line)
						      .at);

		assert_int_equal(article->block_count, 3);
		assert_int_equal(article->blocks[1].kind, cases[i].kind);
		article_free(article);
		article_free(frame);
	}
}

static void test_questions_of_an_interview_are_strong(void **state)
{
	Article *article = article_of("<div>" PROSE "<dl><dt>Why?<dd>So.</dl>" MORE_PROSE "</div>");

	(void)state;
	assert_int_equal(article->block_count, 4);
	assert_text(article->blocks[1].rich.text, "Why?");
	assert_int_equal(article->blocks[1].rich.spans[0].kind, SPAN_STRONG);
	assert_int_equal(article->blocks[1].rich.spans[0].end, 4);
	article_free(article);
}

/* What a formula says by place alone is said by signs in a line. */
static void test_formulas_in_a_line(void **state)
{
#define LEAD "The tide of the day is told by the almanac with the words "
	static const struct {
		const char *formula, *text;
	} cases[] = {
		{ "<msup><mi>x</mi><mn>12</mn></msup>", "x\xC2\xB9\xC2\xB2" },
		{ "<msup><mi>x</mi><mn>1.5</mn></msup>", "x^1.5" },
		{ "<msup><mi>e</mi><mrow> <mo>-</mo><mi>t</mi> </mrow></msup>", "e^(-t)" },
		{ "<mfrac><mi>a</mi><mi>b</mi></mfrac>", "a/b" },
		{ "<mi>F</mi> <mo>=</mo> <mfrac><mrow><mi>m</mi><mi>M</mi></mrow><msup><mi>r</mi>"
		  "<mn>2</mn></msup></mfrac>",
			"F = (mM)/r\xC2\xB2" },
		{ "<msqrt><mi>x</mi><mo>+</mo><mn>1</mn></msqrt>", "\xE2\x88\x9A(x+1)" },
		{ "<msubsup><mi>c</mi><mn>1</mn><mn>2</mn></msubsup>", "c1\xC2\xB2" },
		{ "<msup><mi>x</mi></msup>", "x" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		char markup[2000], text[300];

		snprintf(markup, sizeof markup,
			"<h1>Tides</h1><div><p>" LEAD
			"<math>%s</math>, says the printer.</p>" PROSE MORE_PROSE "</div>",
			cases[i].formula);
		snprintf(text, sizeof text, LEAD "%s, says the printer.", cases[i].text);
		Article *article = article_of(markup);

		assert_text(article->blocks[0].rich.text, text);
		article_free(article);
	}
#undef LEAD
}

/* Numbered by a style alone, as recipes and programs for offices have them. */
static void test_a_list_numbered_by_its_style(void **state)
{
	static const struct {
		const char *list, *marker;
	} cases[] = {
		{ "<ul><li style='list-style-type: decimal;'>Wind<li style='list-style-type: "
		  "decimal;'>Set</ul>",
			"2" },
		{ "<ul style='margin: 0; list-style: decimal inside'><li>Wind<li>Set</ul>", "2" },
		{ "<ul style='list-style: square; counter-reset: decimal'><li>Wind<li>Set</ul>",
			"" },
		{ "<ul><li>Wind<li>Set</ul>", "" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		Article *frame = article_new();
		Article *article = article_of(str_format(
			frame->arena, "<div>" PROSE "%s" MORE_PROSE "</div>", cases[i].list)
						      .at);
		const Block *list = block_of_kind(article, BLOCK_LIST);

		assert_non_null(list);
		assert_int_equal(list->list.item_count, 2);
		assert_text(list->list.items[1].marker, cases[i].marker);
		assert_int_equal(list->ordered, cases[i].marker[0] != 0);
		article_free(article);
		article_free(frame);
	}
}

/* Rows of signs between two parts of a text, and at its end. */
static void test_a_row_of_signs_is_a_rule(void **state)
{
	static const struct {
		const char *line;
		BlockKind kind;
	} cases[] = {
		{ "<p>---</p>", BLOCK_RULE },
		{ "<p>* * *</p>", BLOCK_RULE },
		{ "<p>______</p>", BLOCK_RULE },
		{ "<h3>\xE2\x88\xBC \xE2\x88\xBC \xE2\x88\xBC</h3>", BLOCK_RULE },
		{ "<p>\xE2\x80\x94\xE2\x80\x94\xE2\x80\x94\xE2\x80\x94</p>", BLOCK_RULE },
		{ "<p>+++<br>+++</p>", BLOCK_RULE },
		{ "<p>...</p>", BLOCK_PARAGRAPH },
		{ "<p>?!</p>", BLOCK_PARAGRAPH },
		{ "<p>--- and on.</p>", BLOCK_PARAGRAPH },
		{ "<pre>---</pre>", BLOCK_PREFORMATTED },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		char markup[2500];

		snprintf(markup, sizeof markup, "<div>" PROSE "%s" MORE_PROSE "%s</div>",
			cases[i].line, cases[i].kind == BLOCK_RULE ? cases[i].line : "");
		Article *article = article_of(markup);

		print_message("%s\n", cases[i].line);
		assert_int_equal(article->block_count, 3);
		assert_int_equal(article->blocks[1].kind, cases[i].kind);
		article_free(article);
	}
}

/* Numbers that are drawn beside the steps they count. */
static void test_numbers_that_stand_alone_count_steps(void **state)
{
#define STEP(number, words) "<dt>" number "</dt><dd>" words "</dd>"
	Article *article = article_of("<div>" PROSE "<dl>" STEP("1.",
		"Wind the clock with the great key.") STEP("2.", "Set it by the <b>noon</b> train.")
			STEP("3.", "Ring both of the bells.") "</dl>"
							      "<p>1789</p>" MORE_PROSE "</div>");
	const Block *list = &article->blocks[1];

	(void)state;
	assert_int_equal(article->block_count, 4);
	assert_int_equal(list->kind, BLOCK_LIST);
	assert_true(list->ordered);
	assert_int_equal(list->list.item_count, 3);
	assert_text(list->list.items[2].marker, "3");
	assert_text(list->list.items[1].rich.text, "Set it by the noon train.");
	assert_int_equal(list->list.items[1].rich.span_count, 1);
	assert_text(article->blocks[2].rich.text, "1789");
	article_free(article);
#undef STEP
}

/* Under a head cells may list what there is to choose from; what a table shows is not left out,
 * though it were said twice. */
static void test_lists_in_the_cells_of_a_table(void **state)
{
#define TWICE  "<p>The keeper chooses how long each of the two bells is to be rung at noon.</p>"
#define CHOICE "<ul><li>2<li>4<li>6<li>8<li>10<li>12</ul>"
	Article *article =
		article_of("<div>" PROSE "<table><thead><tr><th>Option<th>Minutes</thead>"
			   "<tr><td>Great bell" TWICE "<td>" CHOICE "<tr><td>Small bell" TWICE
			   "<td>" CHOICE "</table>" MORE_PROSE "</div>");
	const Block *table = block_of_kind(article, BLOCK_TABLE);

	(void)state;
	assert_non_null(table);
	assert_int_equal(table->table.row_count, 3);
	assert_text(table->table.cells[3], "2\n4\n6\n8\n10\n12");
	assert_int_equal(article->left_out_count, 0);
	article_free(article);
#undef TWICE
#undef CHOICE
}

/* Paragraphs that hold a place, and marks that are drawn beside what they quote. */
static void test_nothing_to_read_is_no_paragraph(void **state)
{
	static const char *const lines[] = { "<p>\xE2\x80\x8B</p>", "<p>\xEF\xBB\xBF<br>&zwnj;</p>",
		"<div>\xE2\x80\x9C</div>", "<p>\xC2\xAB \xC2\xBB</p>", "<h3>&ldquo;</h3>" };

	(void)state;
	for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
		char markup[2000];

		snprintf(markup, sizeof markup, "<div>" PROSE "%s" MORE_PROSE "</div>", lines[i]);
		Article *article = article_of(markup);

		assert_int_equal(article->block_count, 2);
		article_free(article);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_a_bold_line_is_a_crosshead_but_not_the_intro),
		cmocka_unit_test(test_lists_have_depth_and_markers),
		cmocka_unit_test(test_tables_spread_merged_cells),
		cmocka_unit_test(test_what_is_not_seen_in_a_line),
		cmocka_unit_test(test_spans_behind_what_is_not_seen),
		cmocka_unit_test(test_crossheads_without_markup),
		cmocka_unit_test(test_questions_of_an_interview_are_strong),
		cmocka_unit_test(test_formulas_in_a_line),
		cmocka_unit_test(test_a_list_numbered_by_its_style),
		cmocka_unit_test(test_a_row_of_signs_is_a_rule),
		cmocka_unit_test(test_numbers_that_stand_alone_count_steps),
		cmocka_unit_test(test_lists_in_the_cells_of_a_table),
		cmocka_unit_test(test_nothing_to_read_is_no_paragraph),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
