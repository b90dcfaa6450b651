/* SPDX-License-Identifier: ISC */
#include <config.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "article/write_text.h"
#include "base/text.h"
#include "read_page.h"

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

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_declared_fields),
		cmocka_unit_test(test_a_dateline_is_told_and_stays),
		cmocka_unit_test(test_streamed_parts_are_read),
		cmocka_unit_test(test_an_article_without_a_body_is_read),
#ifdef HAVE_JANSSON
		cmocka_unit_test(test_a_body_in_the_data_replaces_a_stump),
#endif
		cmocka_unit_test(test_a_page_without_article_is_shown_whole),
		cmocka_unit_test(test_replays_tell_their_address_and_time),
		cmocka_unit_test(test_marks_of_an_archive),
		cmocka_unit_test(test_nothing_is_no_error),
		cmocka_unit_test(test_views_of_the_page_and_its_source),
		cmocka_unit_test(test_a_page_cut_at_every_byte),
		cmocka_unit_test(test_numbers_that_stand_alone_count_steps),
		cmocka_unit_test(test_lists_in_the_cells_of_a_table),
		cmocka_unit_test(test_who_wrote_it_is_no_crosshead),
		cmocka_unit_test(test_nothing_to_read_is_no_paragraph),
		cmocka_unit_test(test_windows_within_the_page),
		cmocka_unit_test(test_ways_back_are_no_text),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
