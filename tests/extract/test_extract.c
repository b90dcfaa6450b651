/* SPDX-License-Identifier: ISC */
#include <config.h>

#include "extract/extract.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "article/write_text.h"
#include "base/text.h"
#include "extract/address.h"

/* Two paragraphs of prose, so that a page has a body. */
#define PROSE \
	"<p>The stone bridge carried its first cart for eleven years yesterday, when the mayor " \
	"drove a donkey across it in chain and hat.</p>"
#define MORE_PROSE \
	"<p>Its nine arches were put up again with the old stones, which the river board had " \
	"numbered and kept in a field for all that time.</p>"

#define PROSE_TOO \
	"<p>A plate on the middle arch, put there by the masons and not by the council, says " \
	"which of them fell into the river, and how often.</p>"

static Article *read_page(const char *markup, const char *address, ExtractView view)
{
	Article *article = article_new();
	ExtractJob job = { .view = view, .markup = true, .address = str(address) };

	job.bytes = strlen(markup);
	extract(str(markup), &job, article);
	return article;
}

static Article *article_of(const char *markup)
{
	return read_page(markup, "http://paper.example/news/1.html", EXTRACT_ARTICLE);
}

static void assert_text(Str got, const char *expected)
{
	char copy[1024] = "";

	assert_true(got.size < sizeof copy);
	memcpy(copy, got.at == NULL ? "" : got.at, got.size);
	assert_string_equal(copy, expected);
}

static const Block *block_of_kind(const Article *article, BlockKind kind)
{
	for (size_t i = 0; i < article->block_count; i++)
		if (article->blocks[i].kind == kind)
			return &article->blocks[i];
	return NULL;
}

static void test_menus_and_footers_are_no_body(void **state)
{
	Article *article =
		article_of("<nav><a href=/>Home</a></nav><h1>Bridge</h1>" PROSE MORE_PROSE
			   "<div class=share>Share this</div><footer>Paper 2009</footer>");

	(void)state;
	assert_int_equal(article->kind, ARTICLE_STORY);
	assert_int_equal(article->block_count, 2);
	assert_text(article->field[FIELD_TITLE], "Bridge");
	assert_int_equal(article->left_out_count, 3);
	assert_int_equal(article->left_out[0].reason, LEFT_OUT_NAVIGATION);
	assert_int_equal(article->left_out[1].reason, LEFT_OUT_TOOL);
	assert_int_equal(article->left_out[2].reason, LEFT_OUT_BOILERPLATE);
	article_free(article);
}

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

static void test_a_caption_is_what_can_be_seen_of_it(void **state)
{
	Article *article = article_of(
		"<div>" PROSE "<figure><img src=/c.jpg><figcaption>"
		"<span class=visually-hidden>Image caption</span> The clock "
		"<span class=credit><span class=visually-hidden>Image source</span> L. Moss"
		"</span></figcaption></figure>" MORE_PROSE "</div>");
	const Block *figure = block_of_kind(article, BLOCK_FIGURE);

	(void)state;
	assert_non_null(figure);
	assert_text(figure->figure.caption, "The clock");
	assert_text(figure->figure.credit, "L. Moss");
	article_free(article);
}

static size_t count_of_kind(const Article *article, BlockKind kind)
{
	size_t count = 0;

	for (size_t i = 0; i < article->block_count; i++)
		count += article->blocks[i].kind == kind;
	return count;
}

/* What a server sends late is hidden until a script puts it in its place. */
static void test_streamed_parts_are_read(void **state)
{
	(void)state;
	Article *article = article_of("<h1>Bridge</h1><!--$?--><template id=\"B:0\"></template>"
				      "<!--/$--><div hidden id=\"S:0\"><div>" PROSE MORE_PROSE
				      "</div></div><script>$RC(\"B:0\",\"S:0\")</script>");
	Article *hidden =
		article_of("<h1>Bridge</h1><div>" PROSE
			   "</div><div hidden id=\"S:menu\"><p>Not these words, which "
			   "stand in a window of their own that is never shown.</p></div>");

	assert_int_equal(count_of_kind(article, BLOCK_PARAGRAPH), 2);
	assert_int_equal(count_of_kind(hidden, BLOCK_PARAGRAPH), 1);
	article_free(hidden);
	article_free(article);
}

static void test_a_picture_is_shown_once(void **state)
{
	(void)state;
	static const struct {
		const char *markup;
		size_t count;
	} cases[] = {
		/* Late and at once; with and without its caption. */
		{ "<div>" PROSE
		  "<p><img data-src=/c.jpg><noscript><img src=/c.jpg></noscript></p>" MORE_PROSE
		  "</div>",
			1 },
		{ "<div>" PROSE "<p><img src=/c.jpg></p><figure><img src=/c.jpg><figcaption>The "
		  "clock</figcaption></figure>" MORE_PROSE "</div>",
			1 },
		{ "<div><p><img src=/c.jpg></p>" PROSE "<p><img src=/c.jpg></p>" MORE_PROSE
		  "</div>",
			1 },
		/* Other words, another place: another figure. */
		{ "<div>" PROSE "<figure><img src=/c.jpg><figcaption>The clock</figcaption>"
		  "</figure><figure><img src=/c.jpg><figcaption>The same at noon</figcaption>"
		  "</figure>" MORE_PROSE "</div>",
			2 },
		{ "<div>" PROSE "<p><img src=/c.jpg></p>" MORE_PROSE "<figure><img src=/c.jpg>"
		  "<figcaption>The clock</figcaption></figure>" MORE_PROSE "</div>",
			2 },
		{ "<div>" PROSE "<p><img src=/x.svg alt='\\alpha'></p>" MORE_PROSE
		  "<p><img src=/x.svg alt='\\alpha'></p></div>",
			2 },
		{ "<div>" PROSE "<p><img src=/c.jpg></p><p><img src=/d.jpg></p>" MORE_PROSE
		  "</div>",
			2 },
	};

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		Article *article = article_of(cases[i].markup);

		assert_int_equal(count_of_kind(article, BLOCK_FIGURE), cases[i].count);
		article_free(article);
	}
}

/* Pictures of stories that are offered between the paragraphs, of advertisers, and of what the
 * text says are none of the article's. */
static void test_pictures_of_offers_are_left_out(void **state)
{
	(void)state;
	static const struct {
		const char *markup;
		size_t count;
	} cases[] = {
		{ "<div>" PROSE
		  "<div class=related><h4>Related stories</h4><div><a href=/news/2.html><img "
		  "src=/otter.jpg></a><h5><a href=/news/2.html>The otter of the weir is back "
		  "again</a></h5></div></div>" MORE_PROSE "</div>",
			0 },
		{ "<div>" PROSE "<figure><img src=/otter.jpg alt='The otter'><figcaption><a "
		  "href=/news/2.html><h5>Read also: The otter of the weir is back again</h5> "
		  "<span>Read more</span></a></figcaption></figure>" MORE_PROSE "</div>",
			0 },
		/* Of which nobody took the words. */
		{ "<div>" PROSE MORE_PROSE
		  "<section><article><div><figure><a href=/news/2.html><img src=/otter.jpg></a>"
		  "</figure></div><h2><a href=/news/2.html>The otter of the weir is back again "
		  "after a year</a></h2></article></section></div>",
			0 },
		{ "<div>" PROSE MORE_PROSE "<p><a href=http://s.example><img src=/app-store.png "
		  "alt='Get it there'></a></p></div>",
			0 },
		/* A graphic that one may keep, and a photograph with a link of its own. */
		{ "<div>" PROSE "<figure><img src=/map.jpg alt='Map of the weir'><div "
		  "class=share><a href=/files/map.jpg>Download the graphic</a></div>"
		  "</figure>" MORE_PROSE "</div>",
			1 },
		{ "<div>" PROSE "<figure><a href=/photo/7><img src=/otter.jpg></a><figcaption>The "
		  "otter at noon, seen from <a href=/photo/7>the bridge</a></figcaption>"
		  "</figure>" MORE_PROSE "</div>",
			1 },
		/* Banners. */
		{ "<div>" PROSE "<div class=text-banner><a href='http://shop.example/'><img "
		  "src=/hats.gif alt='Hats for the marsh, now cheaper'></a></div>" MORE_PROSE
		  "</div>",
			0 },
		{ "<div>" PROSE
		  "<div class=text-banner><img src=/otter.jpg alt='The otter'></div>" MORE_PROSE
		  "</div>",
			1 },
		{ "<div>" PROSE "<div class=advert><a href=/hats><img src=/hats.gif "
		  "alt='Hats for the marsh'></a></div>" MORE_PROSE "</div>",
			0 },
		/* A formula, drawn for browsers that cannot. */
		{ "<div>" PROSE "<p>Of this <span><math><mi>h</mi><annotation>h</annotation></math>"
		  "<img src=/h.svg alt='{\\displaystyle h}'></span> is the height in cubits, and "
		  "nobody knows who found it.</p>" MORE_PROSE "</div>",
			0 },
	};

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		Article *article = article_of(cases[i].markup);

		assert_int_equal(count_of_kind(article, BLOCK_FIGURE), cases[i].count);
		assert_non_null(block_of_kind(article, BLOCK_PARAGRAPH));
		article_free(article);
	}
}

static void test_a_figure_takes_its_caption_and_credit(void **state)
{
	Article *article = article_of(
		"<div>" PROSE "<figure><img src=/c.jpg alt=Clock><figcaption>The clock "
		"<span class=credit>Picture: L. Moss</span></figcaption></figure>"
		"<img src=/spacer.gif><img src=/x.jpg width=16 height=16>"
		"<a href=/s><img src=/s.png alt='Teilen auf Twitter'></a>" MORE_PROSE "</div>");
	const Block *figure = block_of_kind(article, BLOCK_FIGURE);

	(void)state;
	assert_int_equal(article->block_count, 3);
	assert_non_null(figure);
	assert_text(figure->figure.caption, "The clock");
	assert_text(figure->figure.credit, "Picture: L. Moss");
	assert_text(figure->figure.alt, "Clock");
	assert_text(figure->figure.src, "http://paper.example/c.jpg");
	article_free(article);
}

/* A caption beside its picture goes with it, wherever the article begins and whatever the
 * alternative text says; what is only between the two is no part of it. */
static void test_captions_beside_their_pictures(void **state)
{
	(void)state;
	static const struct {
		const char *markup, *caption, *credit;
	} cases[] = {
		/* Above the text, the words of the alternative text again. */
		{ "<h1>Bridge</h1><div class=media><a href=/big.jpg><img src=/c.jpg alt='The clock at noon'></a>"
		  "<div class=caption>The clock at noon</div></div><div class=entry>" PROSE
				MORE_PROSE "</div>",
			"The clock at noon", "" },
		{ "<h1>Bridge</h1><div><div class=hero><picture><img src=/c.jpg></picture></div><div "
		  "class=wp-caption><p class=credit>Picture: L. Moss</p><p "
		  "class=wp-caption-text>The clock at noon, and nobody to see it</p></div><div "
		  "class=entry-content>" PROSE MORE_PROSE "</div></div>",
			"The clock at noon, and nobody to see it", "Picture: L. Moss" },
		{ "<div>" PROSE
		  "<div><img src=/c.jpg></div><p class=caption>The clock</p>" MORE_PROSE "</div>",
			"The clock", "" },
		/* In an article whose own names have to do with days. */
		{ "<article class='post date-2022'><h1>Bridge</h1><div class=post-date><figure><a "
		  "href=/big.jpg><img src=/c.jpg></a><figcaption>: The clock</figcaption></figure>"
		  "</div><div class=entry>" PROSE MORE_PROSE "</div></article>",
			"The clock", "" },
		/* Signs that part, and the number of the picture. */
		{ "<div>" PROSE "<figure><img src=/c.jpg><figcaption><span>2<b>of</b>7</span>"
		  "<span class=caption># The clock |</span><span class=credit>| Picture: L. "
		  "Moss</span></figcaption></figure>" MORE_PROSE "</div>",
			"The clock", "Picture: L. Moss" },
		{ "<div>" PROSE "<figure><img src=/c.jpg><figcaption>2 of 7 clocks were lost"
		  "</figcaption></figure>" MORE_PROSE "</div>",
			"2 of 7 clocks were lost", "" },
		/* Without a name: numbered, labelled, with a credit; not where it is text. */
		{ "<div>" PROSE "<p><img src=/c.jpg></p><p>Figure 3: The clock</p>" MORE_PROSE
		  "</div>",
			"Figure 3: The clock", "" },
		{ "<div>" PROSE
		  "<p><img src=/c.jpg></p><p>The clock at noon. Photo: L. Moss</p>" MORE_PROSE
		  "</div>",
			"The clock at noon. Photo: L. Moss", "" },
		{ "<div>" PROSE "<p><img src=/c.jpg></p><p>图注：桥上的钟</p>" MORE_PROSE "</div>",
			"图注：桥上的钟", "" },
		{ "<div>" PROSE
		  "<p><img src=/c.jpg></p><p>The clock was there at noon.</p>" MORE_PROSE "</div>",
			"", "" },
		/* Whose it is, on the picture's own lines; not where more is said. */
		{ "<div>" PROSE "<p><img src=/c.jpg><br><em>(Credit: L. Moss)</em></p>" MORE_PROSE
		  "</div>",
			"(Credit: L. Moss)", "" },
		{ "<div>" PROSE "<div><img src=/c.jpg><span class=x-fotocredit>(Bild: L. Moss)"
		  "</span></div>" MORE_PROSE "</div>",
			"", "Bild: L. Moss" },
		{ "<div>" PROSE "<figure><img src=/c.jpg><figcaption>The clock <span class=credit>"
		  "Credit: (AFP) L. Moss (left)</span></figcaption></figure>" MORE_PROSE "</div>",
			"The clock", "(AFP) L. Moss (left)" },
		/* Right behind the caption, in an element that nothing names. */
		{ "<div>" PROSE "<figure><img src=/c.jpg><figcaption>The clock on the bridge, at "
		  "noon<span><i></i>Laura Moss</span></figcaption></figure>" MORE_PROSE "</div>",
			"The clock on the bridge, at noon", "Laura Moss" },
		{ "<div>" PROSE "<figure><img src=/c.jpg><figcaption>The clock on the bridge in "
		  "<b>Skarn</b></figcaption></figure>" MORE_PROSE "</div>",
			"The clock on the bridge in Skarn", "" },
		{ "<div>" PROSE "<p><img src=/c.jpg><br>Credit where it is due: the masons "
		  "numbered the stones.</p>" MORE_PROSE "</div>",
			"", "" },
		/* Words between the two. */
		{ "<div><div><img src=/c.jpg></div>" PROSE
		  "<p class=caption>The clock</p>" MORE_PROSE "</div>",
			"", "" },
	};

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		Article *article = article_of(cases[i].markup);
		const Block *figure = block_of_kind(article, BLOCK_FIGURE);

		assert_non_null(figure);
		assert_text(figure->figure.src, "http://paper.example/c.jpg");
		assert_text(figure->figure.caption, cases[i].caption);
		assert_text(figure->figure.credit, cases[i].credit);
		article_free(article);
	}
}

/* Notes below the text are part of it, other numbered lines are not. */
static void test_notes_below_the_text_are_kept(void **state)
{
	(void)state;
#define NOTE "Ada Quill, The Weir, Marsh and Daughter, 2017, 176 pages."
	Article *article =
		article_of("<div class=text>" PROSE MORE_PROSE
			   "</div><div class=notes><div id=nb1><p><span>(<a href='#nh1'>1"
			   "</a>) </span>" NOTE "</p></div></div>");
	const Block *last = &article->blocks[article->block_count - 1];

	assert_text(last->rich.text, "(1) " NOTE);
	article_free(article);

	/* Numbered by their list, with the link behind them. */
	article = article_of(
		"<div class=text>" PROSE MORE_PROSE "</div><ol class=footnotes><li id=note_1>" NOTE
		" [<a href='#call_1'>\xE2\x86\xA9</a>]</li></ol>");
	last = &article->blocks[article->block_count - 1];
	assert_int_equal(last->kind, BLOCK_LIST);
	assert_int_equal(last->list.item_count, 1);
	assert_text(last->list.items[0].marker, "1");
	assert_text(last->list.items[0].rich.text, NOTE " [\xE2\x86\xA9]");
	article_free(article);
#undef NOTE
}

/* Of leaves side by side the heading is the one that is shown. */
static void test_a_heading_of_leaves_is_the_first(void **state)
{
	(void)state;
	Article *article = article_of(
		"<div>" PROSE MORE_PROSE
		"</div><div class=related><h4><a href='#'>Related articles</a>"
		"<a href='#'>More from author</a></h4><ul><li><a href=/2.html>See also: The otter of "
		"the weir is back again</a></li><li><a href=/3.html>Watch: a donkey crosses first "
		"of all</a></li>"
		"</ul></div>");

	assert_int_equal(article->related_count, 2);
	assert_text(article->related[0].heading, "Related articles");
	assert_text(article->related[0].title, "The otter of the weir is back again");
	assert_text(article->related[1].title, "Watch: a donkey crosses first of all");
	article_free(article);
}

static void test_the_name_of_a_file_tells_nothing_of_a_picture(void **state)
{
	static const struct {
		const char *alt, *words;
	} cases[] = {
		{ "Clock", "Clock" },
		{ "A clock_tower at noon", "A clock_tower at noon" },
		{ "Spider-Man", "Spider-Man" },
		{ "Boeing-747", "Boeing-747" },
		{ "grey-green", "grey-green" },
		{ "x_{ij}", "x_{ij}" },
		{ "IMG_0042", NULL },
		{ "dsc01234.JPG", NULL },
		{ "image001", NULL },
		{ "1292932890", NULL },
		{ "cat-photo-1234", NULL },
		{ "why-the-clock-stands", NULL },
		{ "Clock_tower_noon", NULL },
		{ "clock.png", NULL },
		{ "/clock/large", NULL },
		{ "http://paper.example/c.html", NULL },
		{ "The clock at noon.jpg", "The clock at noon" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		char markup[2000];

		snprintf(markup, sizeof markup,
			"<div>" PROSE "<p><img src=/c.jpg alt='%s'></p>" MORE_PROSE "</div>",
			cases[i].alt);
		Article *article = article_of(markup);
		const Block *figure = block_of_kind(article, BLOCK_FIGURE);

		print_message("%s\n", cases[i].alt);
		assert_non_null(figure);
		if (cases[i].words == NULL)
			assert_false(str_present(figure->figure.alt));
		else
			assert_text(figure->figure.alt, cases[i].words);
		article_free(article);
	}
}

static void test_portraits_of_the_author_are_no_pictures_of_the_story(void **state)
{
	static const struct {
		const char *picture;
		size_t count;
	} cases[] = {
		{ "<p><img src=/a.jpg alt='Laura Quill'></p>", 0 },
		{ "<p><img src=/a.jpg alt='Ben Marsh, reporter'></p>", 0 },
		{ "<p><img src=/a.jpg alt='Laura Quill on the bridge'></p>", 1 },
		{ "<figure><img src=/a.jpg alt='Laura Quill'><figcaption>Laura Quill, who won "
		  "the race</figcaption></figure>",
			1 },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		char markup[2000];

		snprintf(markup, sizeof markup,
			"<h1>Otter on the bridge</h1><p class=byline>By Laura Quill and Ben Marsh</p>"
			"<div>" PROSE "%s" MORE_PROSE "</div>",
			cases[i].picture);
		Article *article = article_of(markup);

		assert_int_equal(count_of_kind(article, BLOCK_FIGURE), cases[i].count);
		article_free(article);
	}
}

static void test_a_long_heading_below_a_picture_is_the_standfirst(void **state)
{
	static const struct {
		const char *heading;
		bool intro;
	} cases[] = {
		{ "The bridge is open again after eleven years, and the first across it was a donkey",
			true },
		{ "The stones of the old bridge", false },
		{ "The bridge is open!", false },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		char markup[2000];

		snprintf(markup, sizeof markup,
			"<h1>Otter on the bridge</h1><div><figure><img src=/c.jpg alt=Clock>"
			"<figcaption>The clock</figcaption></figure><h2>%s</h2>" PROSE MORE_PROSE
			"</div>",
			cases[i].heading);
		Article *article = article_of(markup);

		assert_int_equal(article->block_count, 4);
		assert_int_equal(article->blocks[0].kind, BLOCK_FIGURE);
		assert_int_equal(
			article->blocks[1].kind, cases[i].intro ? BLOCK_PARAGRAPH : BLOCK_HEADING);
		assert_true(article->blocks[1].intro == cases[i].intro);
		article_free(article);
	}
}

static void test_lines_that_the_head_tells_are_no_text(void **state)
{
	static const struct {
		const char *line;
		size_t blocks;
	} cases[] = {
		{ "By Laura Quill", 2 },
		{ "Words: Laura Quill \xE2\x80\x94 30th June, 2017", 2 },
		{ "Published on 30 June 2017", 2 },
		{ "By Laura Quill the bridge is called the finest of the county", 3 },
		/* Several things in one line, parted by signs. */
		{ "The Skarn Almanac | 30 June 2017, 11:20 | By Laura Quill", 2 },
		{ "Skarn \xE2\x80\xA2 30 June 2017 \xE2\x80\xA2 Laura Quill", 3 },
		{ "30 June 2017 | By Laura Quill (with a dog)", 2 },
		{ "The Skarn Almanac | By Laura Quill, as she is called at home", 3 },
		{ "Published on 30 June 2017 at 06:00, updated on 30 June 2017 at 09:12 | 3 min read",
			2 },
		/* With the number of comments, or something else in brackets. */
		{ "Friday, 30 June 2017 - 05:00 <a href='#comments'>(1 comment)</a>", 2 },
		{ "30 June 2017 | By Laura Quill | 12 comments", 2 },
		{ "On Friday, 30 June 2017 (that was the year of 3 floods)", 3 },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		char markup[2000];

		snprintf(markup, sizeof markup,
			"<meta name=author content='Laura Quill'><meta "
			"property=article:published_time content=2017-06-30><meta "
			"property=og:site_name content='The Skarn Almanac'>"
			"<h1>Otter on the bridge</h1><div><p>%s</p>" PROSE MORE_PROSE "</div>",
			cases[i].line);
		Article *article = article_of(markup);

		print_message("%s\n", cases[i].line);
		assert_int_equal(article->block_count, cases[i].blocks);
		article_free(article);
	}
}

/* The heading of a box about the author, whose box was left out. */
static void test_who_wrote_it_is_no_crosshead(void **state)
{
	(void)state;
	Article *article = article_of(
		"<meta name=author content='Laura Quill'><h1>Otter on the bridge</h1><div>" PROSE
			MORE_PROSE PROSE_TOO "<h3>Laura Quill</h3>"
		"<p>The donkey, which is fourteen, was given "
		"carrots by the council, by the river board and by the masons.</p>"
		"</div>");

	assert_int_equal(article->block_count, 4);
	assert_int_equal(article->blocks[3].kind, BLOCK_PARAGRAPH);
	article_free(article);
}

/* The headline again, and a line below it in the same paragraph. */
static void test_the_title_above_a_line_is_told_once(void **state)
{
	(void)state;
	Article *article = article_of(
		"<title>Otter on the bridge</title><h1>Otter on the bridge</h1><div><p><b>Otter on "
		"the bridge</b><br>What the <em>keeper</em> saw there</p>" PROSE MORE_PROSE
		"</div>");
	const Block *block = &article->blocks[0];

	assert_text(block->rich.text, "What the keeper saw there");
	assert_int_equal(block->rich.span_count, 1);
	assert_int_equal(block->rich.spans[0].start, 9);
	assert_int_equal(block->rich.spans[0].end, 15);
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

static void test_shortcodes_are_no_text(void **state)
{
	static const char *const codes[] = { "[ad#ad-2]", "[caption id=\"a\" width=\"300\"]",
		"[/embed]", "[box_coloured]", "[gallery]", "[row][/row]" };
	static const char *const words[] = { "[sic]", "[Applause]", "[the clock strikes]", "[1]",
		"[more to follow]", "[ad hoc]", "[gallery] The clock" };

	(void)state;
	for (size_t i = 0; i < sizeof codes / sizeof *codes + sizeof words / sizeof *words; i++) {
		bool code = i < sizeof codes / sizeof *codes;
		const char *line = code ? codes[i] : words[i - sizeof codes / sizeof *codes];
		char markup[2000];

		snprintf(
			markup, sizeof markup, "<div>" PROSE "<p>%s</p>" MORE_PROSE "</div>", line);
		Article *article = article_of(markup);

		print_message("%s\n", line);
		assert_int_equal(article->block_count, code ? 2 : 3);
		article_free(article);
	}
}

static void test_words_of_programs_are_no_text(void **state)
{
	static const struct {
		const char *markup;
		size_t blocks;
	} cases[] = {
		{ "<p>(function() { document.addEventListener('load', function() { ring(); }); })();"
		  "</p>",
			2 },
		{ "<br><b>Warning</b>: ring() expects two bells, one given in <b>/srv/clock.php</b> "
		  "on line <b>12</b><br>",
			2 },
		{ "<pre hidden>[ { \"name\": \"Clock\", \"every\": \"5\" } ]</pre>", 2 },
		/* Told of in the story. */
		{ "<p>Warning: the keeper in /bridge/ lets nobody pass whose cart stands on line "
		  "12.</p>",
			3 },
		{ "<pre>(function() { ring(); })();</pre>", 3 },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		char markup[2000];

		snprintf(markup, sizeof markup,
			"<div><h1>Clock</h1>" PROSE "%s" MORE_PROSE "</div>", cases[i].markup);
		Article *article = article_of(markup);

		print_message("%s\n", cases[i].markup);
		assert_int_equal(article->block_count, cases[i].blocks);
		article_free(article);
	}
}

/* The parser leaves elements that it does not know in the head when there is no body tag. */
static void test_an_article_without_a_body_is_read(void **state)
{
	Article *article =
		article_of("<!DOCTYPE html><title>x</title><meta name=a content=b>"
			   "<article><h1>The clock is right</h1>" PROSE MORE_PROSE "</article>");

	(void)state;
	assert_int_equal(article->block_count, 2);
	assert_text(article->field[FIELD_TITLE], "The clock is right");
	article_free(article);
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

static void test_declared_fields(void **state)
{
	Article *article = article_of(
		"<html lang=en-GB><head><title>Bridge opens | The Paper</title>"
		"<meta property=article:published_time content='2009-11-02T11:44:05+00:00'>"
		"<meta property=og:site_name content='The Paper'>"
		"<meta name=Section content=Europe></head><body><h1>Bridge opens</h1>"
		"<p class=byline>By Ann Lee and Bo Ray</p>" PROSE MORE_PROSE);

	(void)state;
	assert_text(article->field[FIELD_TITLE], "Bridge opens");
	assert_text(article->field[FIELD_PUBLISHED], "2009-11-02T11:44:05Z");
	assert_text(article->field[FIELD_SITE], "The Paper");
	assert_text(article->field[FIELD_SECTION], "Europe");
	assert_text(article->field[FIELD_LANGUAGE], "en-GB");
	assert_text(article->field[FIELD_BYLINE], "Ann Lee, Bo Ray");
	article_free(article);
}

/* Whom the state of an application names as authors of the story that is shown, of which the
 * page prints none. */
static void test_authors_in_the_state(void **state)
{
	static const struct {
		const char *json, *byline;
	} cases[] = {
		{ "{\"props\":{\"story\":{\"headline\":\"Otter on the bridge\",\"authors\":["
		  "{\"name\":\"Petra Holm\",\"photo\":{\"name\":\"Otto Brink\"}},{\"name\":\"Jon "
		  "Ask\"}]},\"next\":{\"headline\":\"Weir\",\"authors\":[{\"name\":\"Olga Reed\"}]}}}",
			"Petra Holm, Jon Ask" },
		{ "{\"author\":{\"displayName\":\"Zo\\u00eb Holm\"},\"title\":{\"rendered\":\"Otter on "
		  "the bridge\"}}",
			"Zo\xC3\xAB Holm" },
		{ "{\"headlines\":{\"basic\":\"Otter on the bridge\"},\"credits\":{\"photos_by\":"
		  "[{\"name\":\"Otto Brink\"}],\"by\":[{\"name\":\"Petra Holm\",\"org\":{\"name\":"
		  "\"Lens Guild\"}}]}}",
			"Petra Holm" },
		{ "{\"title\":\"Otter on the bridge\",\"authors\":{\"edges\":[{\"node\":{\"name\":\"Petra "
		  "Holm\"}}]}}",
			"Petra Holm" },
		{ "{\"title\":\"Otter on the bridge\",\"byline\":\"Petra Holm\"}", "Petra Holm" },
		{ "{\"title\":\"Another otter\",\"byline\":\"Petra Holm\"}", "" },
		{ "{\"title\":\"Otter on the bridge\",\"authors\":[{\"name\":\"Petra Ho", "" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		char markup[3000];

		snprintf(markup, sizeof markup,
			"<h1>Otter on the bridge</h1><div>" PROSE MORE_PROSE
			"</div><script id=__NEXT_DATA__ type=application/json>%s</script>",
			cases[i].json);
		Article *article = article_of(markup);

		print_message("%s\n", cases[i].json);
		assert_text(article->field[FIELD_BYLINE], cases[i].byline);
		article_free(article);
	}
}

/* A standfirst as brief as a headline is one where its name says so. */
static void test_a_brief_standfirst(void **state)
{
	static const struct {
		const char *line;
		bool intro;
	} cases[] = {
		{ "<h3 class=subtitle>On carts that nobody expects</h3>", true },
		{ "<p class=subtitle>On carts that nobody expects</p>", true },
		{ "<p class=subtitle>By Ada Quill of the River Desk</p>", false },
		{ "<p class=subtitle>Skarn Bridges, 3 May 2011</p>", false },
		{ "<p class=x3>On carts that nobody expects</p>", false },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		char markup[2000];

		snprintf(markup, sizeof markup,
			"<article><div><h1>Otter on the bridge</h1>%s</div><p class=by>Share</p>"
			"<div>" PROSE MORE_PROSE PROSE_TOO "</div></article>",
			cases[i].line);
		Article *article = article_of(markup);

		print_message("%s\n", cases[i].line);
		assert_int_equal(article->block_count, 3 + cases[i].intro);
		assert_int_equal(article->blocks[0].intro, cases[i].intro);
		article_free(article);
	}
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

/* Pages that are one form from top to bottom, as programs of 2006 build them. */
static void test_a_form_around_the_page_is_none(void **state)
{
	Article *article = article_of(
		"<title>Otter on the bridge</title><form id=aspnetForm><h1>Otter on the "
		"bridge</h1><table><tr><td class=byline>ADA QUILL/Herald staff</td></tr><tr><td>"
		"May 4, 2006</td></tr></table>" PROSE MORE_PROSE PROSE_TOO "</form>");

	(void)state;
	assert_text(article->field[FIELD_BYLINE], "ADA QUILL");
	assert_text(article->field[FIELD_PUBLISHED], "2006-05-04");
	assert_int_equal(article->block_count, 3);
	article_free(article);
}

/* What only its element parts from the name before it: a day, an account. */
static void test_names_and_what_touches_them(void **state)
{
	Article *article = article_of(
		"<title>Otter on the bridge</title><article><h1>Otter on the bridge</h1>"
		"<div><span class=author>Ada Quill</span><span class=date>May 4, 2021</span></div>"
		"<div class=b1><span class=author-title>River reporter</span>"
		"<a href=https://t.example/aq>@aq</a></div>" PROSE MORE_PROSE PROSE_TOO
		"</article>");

	(void)state;
	assert_text(article->field[FIELD_BYLINE], "Ada Quill");
	assert_text(article->field[FIELD_PUBLISHED], "2021-05-04");
	article_free(article);
}

/* Japanese papers sign in brackets at the end. */
static void test_japanese_signatures(void **state)
{
	static const struct {
		const char *end, *byline;
	} cases[] = {
		{ "【佐藤花子、鈴木一郎】", "佐藤花子, 鈴木一郎" },
		{ "（山田太郎）", "山田太郎" },
		{ "（三月四日）", "" },
		{ "（敬称略）", "" },
		{ "（共同通信）", "" },
		{ "【関連する動画】", "" },
		{ "（二〇一九年五月）", "" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		char markup[3000];

		snprintf(markup, sizeof markup,
			"<html lang=ja><h1>橋が開通</h1><div><p>町の橋が十一年ぶりに開通し、四日朝、"
			"町長がロバの引く荷車で最初に渡った。橋は洪水で流され、石は番号を付けて川原に"
			"保管されていた。</p><p>石工によると、九つのアーチはすべて元の石で組み直された。"
			"中央のアーチには、川に落ちた職人の名前と回数を刻んだ板が取り付けられている。%s"
			"</p></div></html>",
			cases[i].end);
		Article *article = article_of(markup);

		print_message("%s\n", cases[i].end);
		assert_text(article->field[FIELD_BYLINE], cases[i].byline);
		article_free(article);
	}
}

/* Who wrote the article is told behind it, and is none of it. */
static void test_a_biography_behind_the_text(void **state)
{
	Article *article = article_of(
		"<h1>Otter on the bridge</h1><article>" PROSE MORE_PROSE PROSE_TOO
		"<div class=author-bio><h4>Ada Quill</h4><p>Ada Quill has covered the river since "
		"1998. She lives on a boat with two cats and a tuba, and owns no car.</p></div>"
		"</article>");

	(void)state;
	assert_int_equal(article->block_count, 3);
	article_free(article);
}

/* A box that asks readers to sign up is none of the text, wherever it stands and whatever it
 * says. */
static void test_a_box_to_sign_up_is_no_text(void **state)
{
	Article *article = article_of(
		"<h1>Otter on the bridge</h1><div>" PROSE MORE_PROSE
		"<div class=newsletter-promo><h3>Get the Weir Letter</h3><p>News from the river "
		"each morning.</p></div>" PROSE_TOO "</div>");

	(void)state;
	assert_int_equal(article->block_count, 3);
	article_free(article);
}

/* How weblogs of 2005 tell when an entry was posted: below it, in a long line. */
static void test_the_last_line_of_a_weblog_tells_the_day(void **state)
{
	Article *article = article_of(
		"<div><h2>Otter on the bridge</h2>" PROSE MORE_PROSE PROSE_TOO
		"<p class=postmetadata><small>This entry was posted on Wednesday, May 4th, 2005 at "
		"6:00 am and is filed under <a href=/c>River</a>. You can follow any responses to "
		"this entry through the <a href=/f>RSS 2.0</a> feed.</small></p></div>");

	(void)state;
	assert_text(article->field[FIELD_PUBLISHED], "2005-05-04T06:00");
	assert_int_equal(article->block_count, 3);
	article_free(article);
}

/* Published and changed in one line that was taken for a paragraph, names with places. */
static void test_a_line_of_both_days_is_read(void **state)
{
	Article *article = article_of(
		"<title>Le pont - Le Rivage</title><article><h1>Le pont</h1><p class=meta>Publié "
		"le 4 mai 2021 à 06h00, mis à jour le 5 mai 2021 à 09h12 · Temps de lecture : 3 "
		"min</p><p class=auteur>Par Zoé Petit (à Skarn) et Luc Grand</p>" PROSE MORE_PROSE
		"</article>");

	(void)state;
	assert_text(article->field[FIELD_PUBLISHED], "2021-05-04T06:00");
	assert_text(article->field[FIELD_UPDATED], "2021-05-05T09:12");
	assert_text(article->field[FIELD_BYLINE], "Zoé Petit, Luc Grand");
	assert_int_equal(article->block_count, 2);
	article_free(article);
}

/* Names in elements of their own, in a line that was taken for a paragraph, and what is told of
 * them in the next line. */
static void test_a_line_of_names_is_the_byline(void **state)
{
	static const struct {
		const char *line, *byline, *role;
	} cases[] = {
		{ "<p><span class=author>Ada Quill</span> <span>and</span> "
		  "<span class=author>Ben Marsh</span></p>",
			"Ada Quill, Ben Marsh", "" },
		{ "<p>By ADA QUILL<br>Daily Staff Writer</p>", "ADA QUILL", "Daily Staff Writer" },
		{ "<div class=byline>Opinion</div>", "", "" },
		{ "<div>4 мая 2019, 12:30 | Анна Белова</div>", "Анна Белова", "" },
		{ "<meta property=og:site_name content='Skarn Post'><div class=byline>By Ada Quill, "
		  "Skarn Post</div>",
			"Ada Quill", "" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		char markup[2000];

		snprintf(markup, sizeof markup,
			"<title>Otter on the bridge</title><article><h1>Otter on the "
			"bridge</h1>%s" PROSE MORE_PROSE PROSE_TOO "</article>",
			cases[i].line);
		Article *article = article_of(markup);

		print_message("%s\n", cases[i].line);
		assert_text(article->field[FIELD_BYLINE], cases[i].byline);
		assert_text(article->field[FIELD_ROLE], cases[i].role);
		assert_int_equal(article->block_count, 3);
		article_free(article);
	}
}

/* Headline and posting in one block with a line of its own each, as in portals of 2004. */
static void test_a_headline_with_its_posting_is_no_text(void **state)
{
	Article *article = article_of(
		"<title>Skarn - Otter on the bridge</title><table><tr><td><font><b>Otter on the "
		"bridge</b></font><br><font>Posted on Thursday, March 18 @ 17:42:10 CET by "
		"<a href=/u>rolf</a></font><br><br>" PROSE MORE_PROSE PROSE_TOO
		"</td></tr></table>");

	(void)state;
	assert_text(article->field[FIELD_TITLE], "Otter on the bridge");
	assert_int_equal(article->block_count, 3);
	article_free(article);
}

/* A section is told in words, whatever the page writes for its programs. */
static void test_sections_are_words(void **state)
{
	static const struct {
		const char *declared, *section;
	} cases[] = {
		{ "/world/river_bank", "River Bank" },
		{ "/news/", "News" },
		{ "World/River", "World/River" },
		{ "nil", "" },
		{ "undefined", "" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		char markup[2000];

		snprintf(markup, sizeof markup,
			"<meta property=article:section content='%s'><h1>Otter on the bridge</h1>"
			"<div>" PROSE MORE_PROSE "</div>",
			cases[i].declared);
		Article *article = article_of(markup);

		assert_text(article->field[FIELD_SECTION], cases[i].section);
		article_free(article);
	}
}

/* Lines within the text that offer another story are none of it. */
/* A window within the page has its own text, longer than the article's or not; one that holds all
 * there is to read is the page. */
static void test_windows_within_the_page(void **state)
{
#define WINDOW \
	"<h2>The course</h2><p>Cadets of the weir learn to swim, to row and to count the " \
	"otters by night, which takes them from the first frost to the last.</p><p>The home " \
	"of the course is the upper weir, in the hills, among ferns, orchids and lilies, " \
	"where the keepers have lived since the days of the first flood.</p>"
	Article *article = article_of(
		"<title>Otter</title><main><article><h1>Otter on the bridge</h1><div>" PROSE
			MORE_PROSE PROSE_TOO
		"</div></article></main><div role=dialog aria-hidden=true>"
		"<div>" WINDOW "</div></div>");

	(void)state;
	assert_int_equal(article->block_count, 3);
	article_free(article);
	article = article_of(
		"<p>Skarn</p><div role=dialog><h1>The weir</h1><div>" WINDOW "</div></div>");
	assert_true(article->block_count >= 3);
	article_free(article);
#undef WINDOW
}

/* Links to the top of the page between the sections of a text. */
static void test_ways_back_are_no_text(void **state)
{
	Article *article = article_of(
		"<h1>Otter on the bridge</h1><div>" PROSE
		"<p><a href='#toc'>Zur\xC3\xBC\x63k zum Inhaltsverzeichnis</a></p>" MORE_PROSE
		"<p><a href='#toc'>Back to contents</a></p></div>");

	(void)state;
	assert_int_equal(article->block_count, 2);
	article_free(article);
}

static void test_offers_within_the_text(void **state)
{
	static const struct {
		const char *line, *title;
	} cases[] = {
		{ "<p>[Read also: <a href=/2>Nine stones of the bridge are lost</a>]</p>",
			"Nine stones of the bridge are lost" },
		{ "<p><a href=/2>[Related post: Nine stones of the bridge are lost]</a></p>",
			"Nine stones of the bridge are lost" },
		{ "<p>\xE2\x96\xBA Lea aqu\xC3\xAD: <a href=/2>Nine stones of the bridge are lost</a></p>",
			"Nine stones of the bridge are lost" },
		{ "<p>Weiterlesen: <a href=/2>Nine stones of the bridge are lost</a></p>",
			"Nine stones of the bridge are lost" },
		{ "<h3>MIRA: <a href=/2>Nine stones of the bridge are lost</a></h3>",
			"Nine stones of the bridge are lost" },
		{ "<p><b>Mehr dazu lesen Sie hier:</b> <a href=/2>Nine stones of the bridge are "
		  "lost</a></p>",
			"Nine stones of the bridge are lost" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		char markup[2000];

		snprintf(markup, sizeof markup,
			"<h1>Otter on the bridge</h1><div>" PROSE "%s" MORE_PROSE "</div>",
			cases[i].line);
		Article *article = article_of(markup);

		print_message("%s\n", cases[i].line);
		assert_int_equal(article->block_count, 2);
		assert_int_equal(article->related_count, 1);
		assert_text(article->related[0].title, cases[i].title);
		article_free(article);
	}
}

/* A line of one's own paper is no caption, whatever its name. */
static void test_an_offer_is_no_caption(void **state)
{
	Article *article = article_of(
		"<h1>Otter on the bridge</h1><div>" PROSE MORE_PROSE
		"<p id=article_caption><a href=http://epaper.example/>Read our ePaper</a>. Dry. Short. Cheap.</p></div>");

	(void)state;
	assert_int_equal(article->block_count, 2);
	article_free(article);
}

static void test_a_dateline_is_told_and_stays(void **state)
{
	Article *article =
		article_of("<div><p>LONDON (Reuters) - The bridge carried its first cart for "
			   "eleven years yesterday, the mayor said.</p>" PROSE "</div>");

	(void)state;
	assert_text(article->field[FIELD_DATELINE], "LONDON (Reuters)");
	assert_true(str_starts(article->blocks[0].rich.text, "LONDON (Reuters) - The"));
	article_free(article);
}

#ifdef HAVE_JANSSON
#	define SENTENCE \
		"The stone bridge carried its first cart for eleven years, and nobody fell in. "
#	define MANY \
		SENTENCE SENTENCE SENTENCE SENTENCE SENTENCE SENTENCE SENTENCE SENTENCE SENTENCE

/* The page shows a stump, its data hold the article. */
static void test_a_body_in_the_data_replaces_a_stump(void **state)
{
	Article *article = article_of(
		"<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"headline\":"
		"\"Bridge\",\"articleBody\":\"" MANY "\"}</script><h1>Bridge</h1>" PROSE);

	(void)state;
	assert_int_equal(article->kind, ARTICLE_STORY);
	assert_int_equal(article->block_count, 1);
	assert_true(str_starts(article->blocks[0].rich.text, SENTENCE SENTENCE));
	assert_text(article->body_from, "JSON-LD");
	article_free(article);
}
#endif

static void test_a_page_without_article_is_shown_whole(void **state)
{
	Article *article =
		article_of("<title>Menu</title><ul><li><a href=/a>A</a><li><a href=/b>B</a></ul>");

	(void)state;
	assert_int_equal(article->kind, ARTICLE_PAGE);
	assert_int_equal(article->warnings[0].code, WARNING_NO_ARTICLE);
	assert_int_equal(article->block_count, 1);
	assert_int_equal(article->blocks[0].list.item_count, 2);
	article_free(article);
}

static void test_replays_tell_their_address_and_time(void **state)
{
	static const char *const pages[] = {
		"<head><!-- WB Insert --><script>wbinfo.url = \"http://paper.example/1\";"
		"wbinfo.timestamp = \"20091104041007\";</script></head><p>x",
		"<body><div id=\"wm-ipp\"><p>The Wayback Machine - http://web.archive.org/web/"
		"20091104041007/http://paper.example/1</p></div><p>x",
	};

	(void)state;
	for (size_t i = 0; i < sizeof pages / sizeof *pages; i++) {
		Article *article = read_page(pages[i], NULL, EXTRACT_ARTICLE);

		assert_text(article->source.via, "wayback");
		assert_text(article->source.address, "http://paper.example/1");
		assert_text(article->source.captured, "2009-11-04T04:10:07Z");
		article_free(article);
	}
}

static void test_nothing_is_no_error(void **state)
{
	static const char *const pages[] = { "", " ", "<", "<html>", "<!--", "<script>x" };

	(void)state;
	for (size_t i = 0; i < sizeof pages / sizeof *pages; i++) {
		Article *article = article_of(pages[i]);

		assert_int_equal(article->kind, ARTICLE_PAGE);
		article_free(article);
	}
}

static void test_views_of_the_page_and_its_source(void **state)
{
	Article *page = read_page("<h1>T</h1><p>One</p><nav>Menu</nav>", NULL, EXTRACT_PAGE);
	Article *source = read_page("<p>One</p>\n<p>", NULL, EXTRACT_SOURCE);

	(void)state;
	assert_int_equal(page->block_count, 3);
	assert_text(page->blocks[2].rich.text, "Menu");
	assert_int_equal(source->block_count, 1);
	assert_text(source->blocks[0].rich.text, "<p>One</p>\n<p>");
	article_free(page);
	article_free(source);
}

static void test_marks_of_an_archive(void **state)
{
	Article *article = read_page(
		"<html><script>__wm.wombat(\"http://paper.example/1.html\",\"20091104041007\",\"\");"
		"</script><body><!-- BEGIN WAYBACK TOOLBAR INSERT --><div>4 captures</div>"
		"<!-- END WAYBACK TOOLBAR INSERT --><h1>Bridge</h1><div>" PROSE
		"<p>See <a href='/web/20091104041007/http://other.example:80/x'>the other</a>, which "
		"is longer than this one by quite a bit of text.</p></div>",
		NULL, EXTRACT_ARTICLE);

	(void)state;
	assert_text(article->source.via, "wayback");
	assert_text(article->source.address, "http://paper.example/1.html");
	assert_text(article->source.captured, "2009-11-04T04:10:07Z");
	assert_text(article->blocks[1].rich.spans[0].href, "http://other.example/x");
	assert_int_equal(article->left_out[0].reason, LEFT_OUT_WRAPPER);
	article_free(article);
}

typedef struct {
	const char *base, *reference, *whole;
} AddressCase;

static void test_addresses_are_resolved(void **state)
{
	/* RFC 3986, section 5.4, and what archives write. */
	static const AddressCase cases[] = {
		{ "http://a/b/c/d?q", "g", "http://a/b/c/g" },
		{ "http://a/b/c/d?q", "../../g", "http://a/g" },
		{ "http://a/b/c/d?q", "../../../g", "http://a/g" },
		{ "http://a/b/c/d?q", "./", "http://a/b/c/" },
		{ "http://a/b/c/d?q", "?y", "http://a/b/c/d?y" },
		{ "http://a/b/c/d?q", "#s", "http://a/b/c/d?q#s" },
		{ "http://a/b/c/d?q", "//g", "http://g" },
		{ "http://a/b/c/d?q", "mailto:x@y", "mailto:x@y" },
		{ "http://a:80/b", "/c", "http://a/c" },
		{ "http://a/b", "/web/20091104041007im_/http://c:80/d", "http://c/d" },
		{ "http://a/b", "https://web.archive.org/web/20091104041007/http:/c/d",
			"http://c/d" },
		{ NULL, "x/y.html", "x/y.html" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		Arena *arena = arena_new();

		assert_text(address_resolve(arena, str(cases[i].base), str(cases[i].reference)),
			cases[i].whole);
		arena_free(arena);
	}
}

/* What is read of the first SIZE bytes of MARKUP: the headline, the text as it is printed, and
 * whether that is an article. The caller clears TEXT. */
typedef struct {
	char headline[32];
	Text text;
	bool found;
} CutPage;

static CutPage read_cut(const char *markup, size_t size)
{
	CutPage cut = { .text = text_in(NULL) };
	Article *article = article_new();
	ExtractJob job = { .markup = true };

	extract(str_of(markup, size), &job, article);
	Str headline = article->field[FIELD_TITLE];

	assert_true(headline.size < sizeof cut.headline);
	if (headline.size > 0)
		memcpy(cut.headline, headline.at, headline.size);
	for (size_t i = 0; i < article->warning_count; i++)
		assert_int_equal(article->warnings[i].code, WARNING_NO_ARTICLE);
	cut.found = article->warning_count == 0;
	write_text(&cut.text, article, 1000, WRITE_STORY);
	article_free(article);
	return cut;
}

/* TEXT without what the cut left of a tag or of a reference, and the blanks before that. */
static Str without_torn_end(Str text)
{
	size_t tail = text.size > 6 ? text.size - 6 : 0;

	for (size_t i = text.size; i-- > tail;)
		if (text.at[i] == '<' || text.at[i] == '&')
			text.size = i;
	return str_trim(text);
}

/* A page cut anywhere is read as far as it goes: the headline stays once it has come, and from the
 * first words of the article on there is always one, which begins as that of the whole page does
 * and never gets shorter. */
static void test_a_page_cut_at_every_byte(void **state)
{
	static const char page[] =
		"<html lang=en><head><title>Bridge | P</title></head><body><h1>Bridge</h1>"
		"<div>" PROSE MORE_PROSE "<p>a <b>b</b> &copy c<br>d<table><tr><td>x<td>y<tr><td>z"
		"<td>w</table><ul><li>i<ul><li>j</ul></ul><figure><img src=a.jpg>"
		"<figcaption>c</figcaption></figure><pre> p\n q</pre></div>";
	CutPage whole = read_cut(page, sizeof page - 1);
	size_t headline_at = (size_t)(strstr(page, "</h1>") - page), text_size = 0;
	size_t article_at = (size_t)(strstr(page, "carried its first") - page);

	(void)state;
	assert_string_equal(whole.headline, "Bridge");
	for (size_t size = 0; size < sizeof page; size++) {
		CutPage cut = read_cut(page, size);
		Str text = without_torn_end(text_str(&cut.text));

		if (size > headline_at + 1)
			assert_string_equal(cut.headline, whole.headline);
		assert_memory_equal(
			cut.headline, whole.headline, without_torn_end(str(cut.headline)).size);
		if (size > article_at + strlen("carried its first"))
			assert_true(cut.found);
		if (cut.found) {
			assert_true(text.size >= text_size);
			assert_true(text.size <= whole.text.size);
			assert_memory_equal(text.at, whole.text.at, text.size);
			text_size = text.size;
		}
		text_clear(&cut.text);
	}
	assert_int_equal(text_size, without_torn_end(text_str(&whole.text)).size);
	assert_true(str_ends(text_str(&whole.text), "\n\n[picture] c\n"));
	text_clear(&whole.text);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_menus_and_footers_are_no_body),
		cmocka_unit_test(test_a_bold_line_is_a_crosshead_but_not_the_intro),
		cmocka_unit_test(test_numbers_that_stand_alone_count_steps),
		cmocka_unit_test(test_a_list_numbered_by_its_style),
		cmocka_unit_test(test_lists_have_depth_and_markers),
		cmocka_unit_test(test_lists_in_the_cells_of_a_table),
		cmocka_unit_test(test_tables_spread_merged_cells),
		cmocka_unit_test(test_a_figure_takes_its_caption_and_credit),
		cmocka_unit_test(test_captions_beside_their_pictures),
		cmocka_unit_test(test_notes_below_the_text_are_kept),
		cmocka_unit_test(test_a_heading_of_leaves_is_the_first),
		cmocka_unit_test(test_the_name_of_a_file_tells_nothing_of_a_picture),
		cmocka_unit_test(test_portraits_of_the_author_are_no_pictures_of_the_story),
		cmocka_unit_test(test_a_long_heading_below_a_picture_is_the_standfirst),
		cmocka_unit_test(test_lines_that_the_head_tells_are_no_text),
		cmocka_unit_test(test_who_wrote_it_is_no_crosshead),
		cmocka_unit_test(test_the_title_above_a_line_is_told_once),
		cmocka_unit_test(test_what_is_not_seen_in_a_line),
		cmocka_unit_test(test_spans_behind_what_is_not_seen),
		cmocka_unit_test(test_crossheads_without_markup),
		cmocka_unit_test(test_nothing_to_read_is_no_paragraph),
		cmocka_unit_test(test_a_row_of_signs_is_a_rule),
		cmocka_unit_test(test_shortcodes_are_no_text),
		cmocka_unit_test(test_words_of_programs_are_no_text),
		cmocka_unit_test(test_a_picture_is_shown_once),
		cmocka_unit_test(test_pictures_of_offers_are_left_out),
		cmocka_unit_test(test_streamed_parts_are_read),
		cmocka_unit_test(test_a_caption_is_what_can_be_seen_of_it),
		cmocka_unit_test(test_an_article_without_a_body_is_read),
		cmocka_unit_test(test_questions_of_an_interview_are_strong),
		cmocka_unit_test(test_declared_fields),
		cmocka_unit_test(test_authors_in_the_state),
		cmocka_unit_test(test_a_brief_standfirst),
		cmocka_unit_test(test_a_headline_with_its_posting_is_no_text),
		cmocka_unit_test(test_a_line_of_names_is_the_byline),
		cmocka_unit_test(test_formulas_in_a_line),
		cmocka_unit_test(test_japanese_signatures),
		cmocka_unit_test(test_a_form_around_the_page_is_none),
		cmocka_unit_test(test_names_and_what_touches_them),
		cmocka_unit_test(test_a_biography_behind_the_text),
		cmocka_unit_test(test_a_box_to_sign_up_is_no_text),
		cmocka_unit_test(test_the_last_line_of_a_weblog_tells_the_day),
		cmocka_unit_test(test_a_line_of_both_days_is_read),
		cmocka_unit_test(test_sections_are_words),
		cmocka_unit_test(test_windows_within_the_page),
		cmocka_unit_test(test_ways_back_are_no_text),
		cmocka_unit_test(test_offers_within_the_text),
		cmocka_unit_test(test_an_offer_is_no_caption),
		cmocka_unit_test(test_a_dateline_is_told_and_stays),
#ifdef HAVE_JANSSON
		cmocka_unit_test(test_a_body_in_the_data_replaces_a_stump),
#endif
		cmocka_unit_test(test_a_page_without_article_is_shown_whole),
		cmocka_unit_test(test_replays_tell_their_address_and_time),
		cmocka_unit_test(test_nothing_is_no_error),
		cmocka_unit_test(test_views_of_the_page_and_its_source),
		cmocka_unit_test(test_marks_of_an_archive),
		cmocka_unit_test(test_addresses_are_resolved),
		cmocka_unit_test(test_a_page_cut_at_every_byte),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
