/* SPDX-License-Identifier: ISC */
#include "extract/glance.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/text.h"

#define HEADLINE "Ferry finds its old harbour"

/* The glance at BEGINNING gives TITLE and SITE; NULL for none. */
static void assert_glance_bytes(Str beginning, const char *title, const char *site)
{
	Article *article = article_new();

	assert_int_equal(glance(beginning, article), title != NULL);
	Str field = article->field[FIELD_TITLE];

	if (title == NULL)
		assert_false(str_present(field));
	else if (!str_is(field, title))
		fail_msg("\"%.*s\" is not \"%s\"", (int)field.size, field.at, title);
	field = article->field[FIELD_SITE];
	assert_int_equal(str_present(field), site != NULL);
	if (site != NULL)
		assert_true(str_is(field, site));
	article_free(article);
}

static void assert_glance(const char *page, const char *title)
{
	assert_glance_bytes(str(page), title, NULL);
}

static void test_glance_takes_the_heading_that_the_title_names(void **state)
{
	(void)state;
	assert_glance("<!doctype html>\n<html><head><title>" HEADLINE " | Gazette</title></head>"
		      "<body><h1>" HEADLINE "</h1>",
		HEADLINE);
	/* Any heading down to h3, whatever its case, within other elements. */
	assert_glance("<HTML><TITLE>Gazette - " HEADLINE
		      "</TITLE><BODY><H2 CLASS=\"x>y\"><A HREF=/>"
		      "Ferry <B>finds</B>\n its old<br>harbour</A></H2>",
		HEADLINE);
	assert_glance("<html><meta content='" HEADLINE "' property='og:title'><h3>" HEADLINE
		      "</h3>",
		HEADLINE);
	/* The longest one: site and section are headings, too. */
	assert_glance("<html><title>The Morning Gazette - " HEADLINE " - Around the coast</title>"
		      "<h1>The Morning Gazette</h1><h2>Around the coast</h2><h2>" HEADLINE "</h2>",
		HEADLINE);
}

static void test_glance_tells_the_site_that_is_declared(void **state)
{
	(void)state;
	assert_glance_bytes(
		str("<html><head><meta property=\"og:site_name\" content=\"Tide &amp; Times\">"
		    "<title>" HEADLINE "</title></head><h1>" HEADLINE "</h1>"),
		HEADLINE, "Tide & Times");
	assert_glance_bytes(
		str("<html><meta property=og:site_name content=https://www.gazette.example/>"
		    "<title>" HEADLINE "</title><h1>" HEADLINE "</h1>"),
		HEADLINE, "gazette.example");
	/* The site's own name is no headline, though the title has it. */
	assert_glance("<html><meta property=og:site_name content='The Morning Gazette'>"
		      "<title>The Morning Gazette</title><h1>The Morning Gazette</h1>",
		NULL);
}

static void test_glance_says_nothing_where_heading_and_title_disagree(void **state)
{
	(void)state;
	assert_glance("<html><title>" HEADLINE "</title><h1>Another story of the day</h1>", NULL);
	assert_glance("<html><title>" HEADLINE "</title><p>" HEADLINE "</p>", NULL);
	assert_glance("<html><h1>" HEADLINE "</h1>", NULL);
	/* Too short to be told from the name of a section. */
	assert_glance("<html><title>Harbour</title><h1>Harbour</h1>", NULL);
}

static void test_glance_reads_references_and_leaves_texts_with_unknown_ones(void **state)
{
	(void)state;
	assert_glance("<html><title>Ferry &ldquo;finds&rdquo; its old harbour</title>"
		      "<h1>Ferry &#8220;finds&#x201d; its&nbsp;old &#104;arbour</h1>",
		"Ferry \xE2\x80\x9C"
		"finds\xE2\x80\x9D its\xC2\xA0old harbour");
	assert_glance("<html><title>Fish & chips for the ferry</title>"
		      "<h1>Fish & chips for the ferry</h1>",
		"Fish & chips for the ferry");
	assert_glance(
		"<html><title>" HEADLINE "</title><h1>Ferry finds its old &harbour;</h1>", NULL);
	/* What windows-1252 means by 146, and a number that is no character. */
	assert_glance("<html><title>The ferry&#146;s old harbour</title>"
		      "<h1>The ferry&#146;s old harbour</h1>",
		"The ferry\xE2\x80\x99s old harbour");
	assert_glance("<html><title>" HEADLINE "</title><h1>" HEADLINE "&#1114112;</h1>", NULL);
}

static void test_glance_looks_into_no_script_style_or_comment(void **state)
{
	(void)state;
	assert_glance("<html><title>" HEADLINE "</title><!-- <h1>" HEADLINE "</h1> -->", NULL);
	assert_glance(
		"<html><title>" HEADLINE "</title><script>'<h1>" HEADLINE "</h1>'</script>", NULL);
	assert_glance("<html><title>" HEADLINE "</title><style><h1>" HEADLINE "</h1></style>"
		      "<svg><title>Menu</title></svg><h2>" HEADLINE "</h2>",
		HEADLINE);
}

static void test_glance_knows_the_character_set(void **state)
{
	(void)state;
	assert_glance("<html><meta charset=iso-8859-1><title>Die F\xE4hre kehrt zur\xFC"
		      "ck</title><h1>Die F\xE4hre kehrt zur\xFC"
		      "ck</h1>",
		"Die F\xC3\xA4hre kehrt zur\xC3\xBC"
		"ck");
	/* A byte that cannot be: the headline is left to those who mend it. */
	assert_glance("\xEF\xBB\xBF<html><title>Die F\xFF"
		      "hre kehrt wieder</title><h1>Die F\xFF"
		      "hre kehrt wieder</h1>",
		NULL);
}

static void test_glance_looks_at_pages_only(void **state)
{
	(void)state;
	assert_glance("", NULL);
	assert_glance(HEADLINE "\n\nA plain text.", NULL);
	assert_glance(
		"<?xml version='1.0'?><rss><title>" HEADLINE "</title><h1>" HEADLINE "</h1>", NULL);
	assert_glance(
		"WARC/1.0\r\n\r\n<html><title>" HEADLINE "</title><h1>" HEADLINE "</h1>", NULL);
	assert_glance(" \n<!-- saved --> <html><title>" HEADLINE "</title><h1>" HEADLINE "</h1>",
		HEADLINE);
}

static void test_glance_cleans_what_it_finds(void **state)
{
	(void)state;
	assert_glance("<html><title>Ferry\033[31m finds its old harbour</title>"
		      "<h1>Ferry\033[31m finds its old harbour</h1>",
		"Ferry\xE2\x90\x9B[31m finds its old harbour");
}

/* Cut anywhere it gives the headline or nothing, and looks at no byte behind. */
static void test_glance_takes_a_page_cut_anywhere(void **state)
{
	static const char page[] =
		"<html><head><title>" HEADLINE " | Gazette</title>"
		"<meta property=og:site_name content='Gazette &amp; Tide'></head>"
		"<!-- x --><h1 class='a'>Ferry&#32;finds its old harbour</h1></html>";

	(void)state;
	for (size_t size = 0; size < sizeof page - 1; size++) {
		char *cut = malloc(size + 1);
		Article *article = article_new();

		memcpy(cut, page, size);
		bool seen = glance(str_of(cut, size), article);

		assert_true(!seen || str_is(article->field[FIELD_TITLE], HEADLINE));
		article_free(article);
		free(cut);
	}
}

/* What never ends is looked at once: a page of it takes no time worth the name. */
static void test_glance_is_linear_in_what_does_not_end(void **state)
{
	static const char *const pieces[] = { "<h1>", "<script>", "<a b='", "<!--", "<h2", "&#38;",
		"<title>" };

	(void)state;
	for (size_t i = 0; i < sizeof pieces / sizeof *pieces; i++) {
		Text page = text_in(NULL);

		text_add_c(&page, "<html>");
		while (page.size < 4 << 20)
			text_add_c(&page, pieces[i]);
		assert_glance_bytes(text_str(&page), NULL, NULL);
		text_clear(&page);
	}
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_glance_takes_the_heading_that_the_title_names),
		cmocka_unit_test(test_glance_tells_the_site_that_is_declared),
		cmocka_unit_test(test_glance_says_nothing_where_heading_and_title_disagree),
		cmocka_unit_test(test_glance_reads_references_and_leaves_texts_with_unknown_ones),
		cmocka_unit_test(test_glance_looks_into_no_script_style_or_comment),
		cmocka_unit_test(test_glance_knows_the_character_set),
		cmocka_unit_test(test_glance_looks_at_pages_only),
		cmocka_unit_test(test_glance_cleans_what_it_finds),
		cmocka_unit_test(test_glance_takes_a_page_cut_anywhere),
		cmocka_unit_test(test_glance_is_linear_in_what_does_not_end),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
