/* SPDX-License-Identifier: ISC */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "contained.h"
#include "documents.h"

/* Formats that hold articles in another shape than HTML: feeds, newspapers' XML, scanned
 * pages, reading lists, web archives. */

static void assert_list(const char *name, const char *wanted)
{
	Arena *arena = arena_new();
	Str list = contained_list(arena, document(name));

	if (!str_is(list, wanted))
		fail_msg("%s: \"%.*s\", not \"%s\"", name, (int)list.size, list.at, wanted);
	arena_free(arena);
}

/* Page INDEX of NAME holds all of WANTED, and nothing of UNWANTED; NULL ends both. */
static void assert_holds(
	const char *name, size_t index, const char *const *wanted, const char *const *unwanted)
{
	Arena *arena = arena_new();
	Str page = contained_page(arena, document(name), index);

	for (; *wanted != NULL; wanted++)
		if (str_find(page, *wanted, 0) == STR_NOWHERE)
			fail_msg("%s: no \"%s\" in %.*s", name, *wanted, (int)page.size, page.at);
	for (; *unwanted != NULL; unwanted++)
		if (str_find(page, *unwanted, 0) != STR_NOWHERE)
			fail_msg("%s: \"%s\" in %.*s", name, *unwanted, (int)page.size, page.at);
	arena_free(arena);
}

#define WORDS(...) ((const char *const[]){ __VA_ARGS__, NULL })
#define NOTHING    ((const char *const[]){ NULL })

static void test_feed_rss(void **state)
{
	(void)state;
	assert_list("two.rss",
		"feed\nitem Caf&eacute; & bar | http://paper.example/1 | - | text/html\n"
		"item Bare & open &copy; | http://paper.example/2 | - | text/html\n");
	assert_holds("two.rss", 0,
		WORDS("<h1>Caf&eacute; &amp; bar</h1>", "content=\"Ann Onym\"",
			"content=\"Tue, 3 Nov 2009 07:30:00 GMT\"", "<html lang=\"en-gb\">",
			"content=\"The Paper\"", "content=\"In short\"",
			"<p>Full <b>text</b> of <item></p>"),
		WORDS("Logo", "Escaped"));
	assert_holds("two.rss", 1, WORDS("<h1>Bare &amp; open &copy;</h1>", "<p>Escaped</p>"),
		WORDS("&lt;p", "Full"));
}

static void test_feed_atom(void **state)
{
	(void)state;
	assert_list("two.atom",
		"feed\nitem 1 < 2 | http://paper.example/1 | - | text/html\nitem Zwei | http://paper.example/2 | - | text/html\n");
	assert_holds("two.atom", 0,
		WORDS("<h1>1 &lt; 2</h1>", "<div><p>Eins</p></div>", "lang=\"de\"",
			"content=\"Ed\"", "<base href=\"http://paper.example/\">"),
		WORDS("Zwei"));
	assert_holds("two.atom", 1,
		WORDS("content=\"Ann, Bob\"", "content=\"2019-01-02T03:04:05Z\"", "<p>plain",
			"<p>words"),
		WORDS("Ed\""));
}

static void test_feed_rss_1(void **state)
{
	(void)state;
	assert_list("old.rdf", "feed\nitem T | http://paper.example/o | - | text/html\n");
	assert_holds("old.rdf", 0, WORDS("content=\"2005-12-03\"", "<p>Words</p>"), NOTHING);
}

static void test_newspaper_nitf(void **state)
{
	(void)state;
	assert_list("corpus.xml",
		"newspaper\nitem Long title | http://paper.example/n | - | text/xml\n");
	assert_holds("corpus.xml", 0,
		WORDS("<h1>Long title</h1>", "content=\"JONAH QUILL,\"", "content=\"2014-06-18\"",
			"content=\"Energy\"", "content=\"The Paper\"",
			"<img src=\"a.png\" alt=\"Roof\">", "<figcaption>Cap</figcaption>",
			"<h2>Cross</h2>", "<p>First.</p>", "<person>Ann</person> said."),
		WORDS("LEAD", "Quill, J", "Editor", "Short", "First.</p></div><div"));
}

static void test_newspaper_message(void **state)
{
	(void)state;
	assert_list("message.xml",
		"newspaper\nitem One | - | - | text/xml\nitem Two | - | - | text/xml\n");
	assert_holds("message.xml", 0,
		WORDS("content=\"One\"", "<h1>One</h1>", "<p>Text <a href=\"u\">one</a></p>",
			"content=\"Agency\"", "lang=\"en\""),
		WORDS("h:", "<h1>One</h1>\n<div", "Plain"));
	assert_holds("message.xml", 1, WORDS("<p>Plain", "<p>words"), WORDS("One"));
}

static void test_newspaper_others(void **state)
{
	(void)state;
	assert_holds("wire.xml", 0,
		WORDS("<h1>Head</h1>", "content=\"1996-08-20\"", "<p>One.</p><p>Two.</p>",
			"LONDON 1996-08-20"),
		WORDS("(c)"));
	assert_holds("newsml.xml", 0,
		WORDS("<h1>Head</h1>", "content=\"Ann\"", "content=\"2019-09-12T12:00:00Z\"",
			"<p>One</p>"),
		NOTHING);
}

static void test_alto_joins_hyphened_words(void **state)
{
	(void)state;
	assert_list("page.alto", "alto\nitem - | - | - | text/xml\n");
	assert_holds("page.alto", 0, WORDS("<p>Le journal par</p>", "<p>double</p>", "lang=\"fr\""),
		WORDS("nal nal"));
}

static void test_export_json(void **state)
{
	(void)state;
	assert_list("wallabag.json",
		"export\nitem Caf\xc3\xa9 | http://paper.example/1 | 2016-09-01T09:55:58Z | text/html\n"
		"item Link | http://paper.example/2 | - | text/html\n");
	assert_holds("wallabag.json", 0,
		WORDS("<p>Full</p>", "content=\"Ann, Bob\"", "<html lang=\"en\">"), WORDS("Link"));
	assert_holds("wallabag.json", 1, WORDS("<a href=\"http://paper.example/2\">"), NOTHING);
	assert_list("bookmarks.json",
		"export\nitem One | http://paper.example/1 | 2013-12-27T17:41:31Z | text/html\n");
	assert_list("pinboard.json",
		"export\nitem One | http://paper.example/1 | 2014-05-11T08:30:00Z | text/html\n");
	assert_holds("pinboard.json", 0, WORDS("<p>What it is about</p>"), WORDS("<p>One</p>"));
}

static void test_export_bookmarks_and_tables(void **state)
{
	(void)state;
	assert_list("bookmarks.html",
		"export\nitem One & two | http://paper.example/1?a&b | 2009-11-03T12:06:44Z | "
		"text/html\n");
	assert_holds("bookmarks.html", 0,
		WORDS("<p>Words about it</p>", "href=\"http://paper.example/1?a&amp;b\""), NOTHING);
	assert_list("pocket.csv",
		"export\nitem One, \"two\" | http://paper.example/1 | 2009-11-03T12:06:44Z | text/html\n"
		"item Two\nlines | http://paper.example/2 | - | text/html\n");
}

static void test_webarchive_in_both_forms(void **state)
{
	(void)state;
	assert_list("page.webarchive",
		"webarchive\nitem - | http://paper.example/?a&b | - | text/html\n");
	assert_holds("page.webarchive", 0, WORDS("<p>caf\xe9<", "<iframe srcdoc=\"<p>frame\">"),
		NOTHING);
	assert_list("binary.webarchive", "webarchive\nitem - | http:\xc3\xa9 | - | -\n");
	assert_holds("binary.webarchive", 0, WORDS("<p>hi"), NOTHING);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_feed_rss),
		cmocka_unit_test(test_feed_atom),
		cmocka_unit_test(test_feed_rss_1),
		cmocka_unit_test(test_newspaper_nitf),
		cmocka_unit_test(test_newspaper_message),
		cmocka_unit_test(test_newspaper_others),
		cmocka_unit_test(test_alto_joins_hyphened_words),
		cmocka_unit_test(test_export_json),
		cmocka_unit_test(test_export_bookmarks_and_tables),
		cmocka_unit_test(test_webarchive_in_both_forms),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
