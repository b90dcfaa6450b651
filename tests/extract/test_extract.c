/* SPDX-License-Identifier: ISC */
#include <config.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
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
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
