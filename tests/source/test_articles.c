/* SPDX-License-Identifier: ISC */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "base/utf8.h"
#include "contained.h"
#include "documents.h"
#include "source/wide_text.h"

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
		"feed\nitem Caf\xc3\xa9 & bar | http://paper.example/1 | - | text/html\n"
		"item Bare & open \xc2\xa9 | http://paper.example/2 | - | text/html\n");
	assert_holds("two.rss", 0,
		WORDS("<h1>Caf&eacute; &amp; bar</h1>", "content=\"Ann Onym\"",
			"content=\"Tue, 3 Nov 2009 07:30:00 GMT\"", "<html lang=\"en-gb\">",
			"content=\"The Paper\"", "content=\"In short\"",
			"<p>Full <b>text</b> of <item></p>"),
		WORDS("Logo", "Escaped"));
	assert_holds("two.rss", 1, WORDS("<h1>Bare &amp; open \xc2\xa9</h1>", "<p>Escaped</p>"),
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

static void test_press_documents_that_are_counted(void **state)
{
	(void)state;
	assert_list("counted.press",
		"press\nitem Harbour works to start in spring | - | - | text/plain\n"
		"item Ferry aground | - | - | text/plain\n");
	assert_holds("counted.press", 0,
		WORDS("<h1>Harbour works to start in spring</h1>",
			"content=\"Ann Onym, Staff Reporter\"",
			"content=\"March 2, 2019 Saturday\"", "content=\"The Paper (Ardmouth)\"",
			"content=\"NEWS; Pg. A1\"", "<p>The harbour will be dredged.</p>",
			"<p>Date: none was given.</p>", "<figcaption>The quay</figcaption>",
			"<footer>\n<p>Final Edition", "<p>LOAD-DATE: March 3, 2019"),
		WORDS("DOCUMENTS", "Ferry", "BYLINE", "GRAPHIC"));
	assert_holds("counted.press", 1,
		WORDS("<h1>Ferry aground</h1>",
			"<p>The ferry ran aground.</p>\n<p>Nobody was hurt.</p>",
			"content=\"The Paper\"",
			"content=\"March 9, 1999, Tuesday, Final Edition\""),
		WORDS("Harbour", "BODY"));
}

static void test_press_documents_that_are_closed(void **state)
{
	(void)state;
	assert_list("closed.press",
		"press\nitem Harbour works to start | - | - | text/plain\n"
		"item Ferry aground | - | - | text/plain\n");
	assert_holds("closed.press", 0,
		WORDS("content=\"Ann Onym\"", "content=\"March 2, 2019 Saturday\"",
			"content=\"The Paper (Ardmouth)\"",
			"owners of the quay.</p>\n<p>Nobody was asked.</p>",
			"<p>Copyright 2019 The Paper All Rights Reserved</p>"),
		WORDS("Ferry", "<p>Body"));
	assert_holds("closed.press", 1, WORDS("<h1>Ferry aground</h1>", "<p>Nobody was hurt.</p>"),
		WORDS("dredged"));
}

static void test_press_documents_under_codes(void **state)
{
	(void)state;
	assert_list("coded.press", "press\nitem Harbour works to start | - | - | text/plain\n");
	assert_holds("coded.press", 0,
		WORDS("content=\"Ann Onym\"", "content=\"2 March 2019\"", "content=\"The Paper\"",
			"content=\"News\"",
			"<p>The harbour will be dredged.</p>\n<p>Nobody was asked.</p>\n"
			"<p>Not even Bo.</p>",
			"<p>IN Ports</p>"),
		WORDS("<p>LP", "<p>HD"));
}

static void test_press_documents_with_a_head(void **state)
{
	(void)state;
	assert_list("headed.press",
		"press\nitem Harbour works to start | - | - | text/plain\n"
		"item Ferry aground | - | - | text/plain\n");
	assert_holds("headed.press", 0,
		WORDS("content=\"Ann Onym\"", "content=\"2 March 2019\"", "content=\"The Paper\"",
			"content=\"News\"",
			"<p>The harbour will be dredged.</p>\n<p>Nobody was asked.</p>\n\n</div>",
			"<p>Paper Press Ltd.</p>"),
		WORDS("Ferry", "<p>12 words"));
	assert_holds("headed.press", 1,
		WORDS("<h1>Ferry aground</h1>", "content=\"9 March 2019\"",
			"<p>Nobody was hurt.</p>"),
		WORDS("Harbour", "\"author\""));
}

static void test_press_documents_under_rules(void **state)
{
	(void)state;
	assert_list("ruled.press",
		"press\nitem Harbour works to start | http://paper.example/d/1 | - | text/plain\n"
		"item Ferry aground | - | - | text/plain\n");
	assert_holds("ruled.press", 0,
		WORDS("content=\"Onym, Ann\"", "content=\"Mar 2, 2019\"", "content=\"The Paper\"",
			"<p>The harbour will be dredged.</p>\n<p>Nobody was asked.</p>\n\n</div>",
			"<h1>Harbour works to start</h1>"),
		WORDS("Ferry", "Full text", "____"));
	assert_holds("ruled.press", 1,
		WORDS("content=\"Mar 9, 2019\"", "<p>Nobody was hurt.</p>\n\n</div>"), NOTHING);
}

/* Words like those of such documents make none. */
static void test_press_documents_are_no_other_text(void **state)
{
	static const char *const others[] = {
		"1 of 3 documents\n\nis what the clerk could find of the harbour's papers.\n",
		"4 of 3 DOCUMENTS\n\nLENGTH: 12 words\n",
		"The pact\n\nLength: 12 words\n\nIt is a short one, and nobody had to read it out.\n",
		"Harbour works\n412 words\nThe Paper\n\nThe harbour will be dredged.\n",
		"HD video is what the harbour has\nBY the quay stands a camera\n",
	};

	(void)state;
	for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
		Arena *arena = arena_new();
		Str list = contained_list(arena, str(others[i]));

		if (!str_starts(list, "none"))
			fail_msg("%zu: %.*s", i, (int)list.size, list.at);
		arena_free(arena);
	}
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
		"item Link | http://paper.example/2 | - | text/html\n"
		"loss the list is cut: its end is missing\n");
	assert_holds("wallabag.json", 0,
		WORDS("<p>Full</p>", "content=\"Ann, Bob\"", "<html lang=\"en\">"), WORDS("Link"));
	assert_holds("wallabag.json", 1, WORDS("<a href=\"http://paper.example/2\">"), NOTHING);
	assert_list("bookmarks.json",
		"export\nitem One | http://paper.example/1 | 2013-12-27T17:41:31Z | text/html\n");
	assert_list("pinboard.json",
		"export\nitem One | http://paper.example/1 | 2014-05-11T08:30:00Z | text/html\n");
	assert_holds("pinboard.json", 0, WORDS("<p>What it is about</p>"), WORDS("<p>One</p>"));
	assert_list("lone.json", "export\nitem Alone | http://paper.example/1 | - | text/html\n");
	assert_holds("lone.json", 0, WORDS("<p>All of it</p>"), NOTHING);
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
	assert_list("semicolons.csv",
		"export\nitem One, two; three | http://paper.example/1 | - | text/html\n"
		"item Two | http://paper.example/2 | - | text/html\n");
	assert_holds("semicolons.csv", 0, WORDS("<p>The \"full\"\ntext</p>"), NOTHING);
}

/* A row may be longer than a window of the file. */
static void test_table_of_long_rows(void **state)
{
	Arena *arena = arena_new();
	Text bytes = text_in(arena);

	(void)state;
	text_add_c(&bytes, "title,url,content\nLong,http://paper.example/1,\"<p>");
	for (int i = 0; i < 20000; i++)
		text_add_c(&bytes, "words ");
	text_add_c(&bytes, "end</p>\"\n");
	assert_int_equal(str_find(contained_page(arena, text_str(&bytes), 0), "words end</p>", 0) !=
			STR_NOWHERE,
		true);
	arena_free(arena);
}

/* DOCUMENT in UTF-16, which is ASCII but for the words in it; LITTLE bytes first. */
static Str widened(Arena *arena, Str document, bool little)
{
	Text out = text_in(arena);
	uint32_t c;

	text_add(&out, little ? (Str)STR("\xff\xfe") : (Str)STR("\xfe\xff"));
	for (size_t at = 0, size; (size = utf8_decode(document, at, &c, NULL)) > 0; at += size) {
		uint32_t units[] = { 0xD800 + ((c - 0x10000) >> 10), 0xDC00 + (c & 0x3FF) };
		bool pair = c >= 0x10000;

		for (int i = 0; i <= pair; i++) {
			uint32_t unit = pair ? units[i] : c;

			text_add_byte(&out, (char)(little ? unit : unit >> 8));
			text_add_byte(&out, (char)(little ? unit >> 8 : unit));
		}
	}
	return text_str(&out);
}

static void test_documents_in_utf16(void **state)
{
	static const char feed[] =
		"<?xml version=\"1.0\" encoding=\"UTF-16\"?>\n<rss version=\"2.0\"><channel>"
		"<title>P</title><item><title>Caf\xc3\xa9 \xf0\x9f\x9a\xa2</title>"
		"<link>http://paper.example/1</link><description>&lt;p&gt;Na\xc3\xafve &lt;/p&gt;"
		"</description></item></channel></rss>";

	(void)state;
	for (int little = 0; little < 2; little++) {
		Arena *arena = arena_new();
		Str wide = widened(arena, str(feed), little == 1);
		Str list = contained_list(arena, wide);

		assert_true(str_is(list,
			"feed\nitem Caf\xc3\xa9 \xf0\x9f\x9a\xa2 | http://paper.example/1 | - | "
			"text/html\n"));
		assert_true(
			str_find(contained_page(arena, wide, 0), "Na\xc3\xafve", 0) != STR_NOWHERE);
		assert_true(str_starts(
			contained_list(arena, widened(arena, document("pocket.csv"), little == 1)),
			"export\nitem One, \"two\" | http://paper.example/1 |"));
		/* A page stays one. */
		assert_true(str_is(
			contained_list(arena, widened(arena, str("<html><p>x"), little == 1)),
			"none"));
		arena_free(arena);
	}
}

static void test_wide_text_that_is_broken(void **state)
{
	Text out = text_in(NULL);

	(void)state;
	wide_text_narrow((Str)STR("\xff\xfe"
				  "a\0"
				  "\x00\xd8"
				  "b\0"
				  "\x00\xdc"
				  "c"),
		&out);
	assert_true(str_is(text_str(&out),
		"a\xef\xbf\xbd"
		"b\xef\xbf\xbd"));
	assert_false(wide_text_begins((Str)STR("\xff\xfe\0\0")));
	assert_false(wide_text_begins((Str)STR("\xff")));
	text_clear(&out);
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

/* The table of the binary form stands at its end; objects are found without it. */
static void test_webarchive_that_was_cut(void **state)
{
	enum {
		OBJECTS_END = 0x56, /* where the table begins */
		IN_ADDRESS = 0x49 + 5,
		IN_DATA = 0x34 + 3
	};
	Arena *arena = arena_new();
	Str whole = document("binary.webarchive");
	Str cut = str_slice(whole, 0, OBJECTS_END);

	(void)state;
	assert_true(str_is(contained_list(arena, cut),
		"webarchive\nitem - | http:\xc3\xa9 | - | -\n"
		"loss the web archive is cut or damaged: its table cannot be read\n"));
	assert_true(str_starts(contained_page(arena, cut, 0), "<p>hi"));
	assert_true(str_starts(contained_page(arena, str_slice(whole, 0, IN_ADDRESS), 0), "<p>hi"));
	assert_true(str_starts(contained_page(arena, str_slice(whole, 0, IN_DATA), 0), "<p"));
	arena_free(arena);
}

static void assert_list_of(Str bytes, const char *wanted)
{
	Arena *arena = arena_new();
	Str list = contained_list(arena, bytes);

	if (!str_is(list, wanted))
		fail_msg("\"%.*s\", not \"%s\"", (int)list.size, list.at, wanted);
	arena_free(arena);
}

/* Page INDEX of BYTES holds WANTED. */
static void assert_page_of(Str bytes, size_t index, const char *wanted)
{
	Arena *arena = arena_new();
	Str page = contained_page(arena, bytes, index);

	if (str_find(page, wanted, 0) == STR_NOWHERE)
		fail_msg("no \"%s\" in %.*s", wanted, (int)page.size, page.at);
	arena_free(arena);
}

#define RSS(inner) \
	"<rss version=\"2.0\"><channel><title>P</title>" \
	"<link>http://paper.example/front</link><item><title>T</title>" inner \
	"</item></channel></rss>"

/* Where the text of an entry may stand, and how it may be written. */
static void test_feed_text_in_many_places(void **state)
{
	static const char *const items[] = {
		"<description>&lt;p&gt;Words&lt;/p&gt;</description>",
		"<description>&amp;lt;p&amp;gt;Words&amp;lt;/p&amp;gt;</description>",
		"<description>a</description><content:encoded><p>Words</p></content:encoded>",
		"<description>a</description><encoded><![CDATA[<p>Words</p>]]></encoded>",
		"<excerpt:encoded>a</excerpt:encoded><c:encoded><![CDATA[<p>Words</p>]]></c:encoded>",
		"<description>a</description><yandex:full-text>Words</yandex:full-text>",
		"<turbo:content><![CDATA[<p>Words</p>]]></turbo:content>",
		"<content:items><rdf:Bag><rdf:li><content:item><content:format "
		"rdf:resource=\"http://www.w3.org/1999/xhtml\"/><rdf:value "
		"rdf:parseType=\"Literal\"><p>Words</p></rdf:value></content:item></rdf:li>"
		"</rdf:Bag></content:items>",
		"<content:items><rdf:Bag><rdf:li><content:item rdf:about=\"a.png\">"
		"<content:format rdf:resource=\"http://x/image/png\"/><rdf:value>QUJD</rdf:value>"
		"</content:item></rdf:li><rdf:li><content:item><content:format "
		"rdf:resource=\"http://x/text/html\"/><rdf:value><![CDATA[<p>Words</p>]]>"
		"</rdf:value></content:item></rdf:li></rdf:Bag></content:items>",
	};
	Arena *arena = arena_new();

	(void)state;
	for (size_t i = 0; i < sizeof items / sizeof *items; i++)
		assert_page_of(str_format(arena,
				       "<rss version=\"2.0\"><channel><item>%s</item>"
				       "</channel></rss>",
				       items[i]),
			0, "<p>Words");
	arena_free(arena);
}

static void test_feed_addresses(void **state)
{
	static const struct {
		const char *item, *address;
	} cases[] = {
		{ "<link>/1</link>", "http://paper.example/1" },
		{ "<link>../a/./1?b=../c</link>", "http://paper.example/a/1?b=../c" },
		{ "<link>//other.example/1</link>", "http://other.example/1" },
		{ "<link>http://service.example/1</link><feedburner:origLink>http://x/1"
		  "</feedburner:origLink>",
			"http://x/1" },
		{ "<guid>http://x/2</guid>", "http://x/2" },
		{ "<guid>12@paper</guid>", "-" },
		{ "<id>http://x/3</id>", "http://x/3" },
		{ "<link>mailto:a@b</link>", "mailto:a@b" },
	};
	Arena *arena = arena_new();

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		assert_list_of(str_format(arena, RSS("%s"), cases[i].item),
			str_format(arena, "feed\nitem T | %s | - | text/html\n", cases[i].address)
				.at);
	assert_list_of((Str)STR("<feed xmlns=\"http://www.w3.org/2005/Atom\" "
				"xml:base=\"http://paper.example/\"><entry xml:base=\"/a/\">"
				"<title>T</title><link href=\"1\"/></entry></feed>"),
		"feed\nitem T | http://paper.example/a/1 | - | text/html\n");
	arena_free(arena);
}

static void test_feed_of_other_roots(void **state)
{
	static const Str lone =
		STR("<?xml version=\"1.0\"?>\n<entry xmlns=\"http://www.w3.org/2005/Atom\">"
		    "<title>T</title><link href=\"http://x/1\"/><content>Words</content></entry>");
	static const Str prefixed =
		STR("<rdf:RDF xmlns:rss=\"http://purl.org/rss/1.0/\"><rss:channel/><rss:item>"
		    "<rss:title>T</rss:title><rss:link>http://x/1</rss:link>"
		    "<rss:description>Words</rss:description></rss:item></rdf:RDF>");

	(void)state;
	assert_list_of(lone, "feed\nitem T | http://x/1 | - | text/html\n");
	assert_page_of(lone, 0, "<p>Words");
	assert_list_of(prefixed, "feed\nitem T | http://x/1 | - | text/html\n");
	assert_page_of(prefixed, 0, "<p>Words");
	assert_list_of((Str)STR("<?xml version=\"1.0\"?><entry><title>T</title></entry>"), "none");
}

/* What a decoder is asked for: sets of one byte a character are not believed where the text is
 * UTF-8. The decoder of these tests shows in its answer what it was told. */
static void test_feed_whose_character_set_is_wrong(void **state)
{
	static const char feed[] =
		"<?xml version=\"1.0\" encoding=\"%s\"?><rss version=\"2.0\"><channel><item>"
		"<title>Caf%s</title></item></channel></rss>";
	Arena *arena = arena_new();

	(void)state;
	assert_list_of(str_format(arena, feed, "iso-8859-1", "\xc3\xa9"),
		"feed\nitem Caf\xc3\xa9 | - | - | text/html\n");
	assert_false(str_is(contained_list(arena, str_format(arena, feed, "koi8-r", "\xc3\xa9")),
		"feed\nitem Caf\xc3\xa9 | - | - | text/html\n"));
	arena_free(arena);
}

static void test_newspaper_text_of_other_kinds(void **state)
{
	static const char *const contents[] = {
		"<inlineXML contenttype=\"application/xhtml+xml\"><div><p>Words</p></div></inlineXML>",
		"<inlineData encoding=\"base64\">PHA+V29yZHM8L3A+</inlineData>",
		"<inlineData>&lt;p&gt;Words&lt;/p&gt;</inlineData>",
		"<inlineXML><html><head/><body><p>Words</p></body></html></inlineXML>",
	};
	Arena *arena = arena_new();

	(void)state;
	for (size_t i = 0; i < sizeof contents / sizeof *contents; i++)
		assert_page_of(
			str_format(arena,
				"<?xml version=\"1.0\"?><newsItem><contentSet>%s</contentSet>"
				"</newsItem>",
				contents[i]),
			0, "<p>Words</p>");
	arena_free(arena);
}

static void test_export_xml(void **state)
{
	(void)state;
	assert_list("list.xml",
		"export\nitem Caf\xc3\xa9 & bar | http://paper.example/1?a&b | "
		"2016-09-01T09:55:58Z | text/html\n"
		"item Two | http://paper.example/2 | - | text/html\n");
	assert_holds("list.xml", 0,
		WORDS("<p>Full <entry></p>", "content=\"Ann, Bob\"", "<html lang=\"en\">"),
		WORDS("tag", "Escaped"));
	assert_holds("list.xml", 1, WORDS("<p>Escaped</p>"), WORDS("Full"));
	assert_list("posts.xml",
		"export\nitem One & two | http://paper.example/1 | 2014-05-11T08:30:00Z | "
		"text/html\n");
	assert_holds("posts.xml", 0, WORDS("<p>Words about it</p>"), NOTHING);
	/* Cut, it gives what is there. */
	assert_list_of(str_slice(document("list.xml"), 0, document("list.xml").size - 60),
		"export\nitem Caf\xc3\xa9 & bar | http://paper.example/1?a&b | "
		"2016-09-01T09:55:58Z | text/html\n"
		"item Two | http://paper.example/2 | - | text/html\n"
		"loss the list is cut in the entry there\n");
	assert_list_of(
		(Str)STR(
			"<?xml version=\"1.0\"?><urlset><url><loc>http://x/1</loc></url></urlset>"),
		"none");
}

static void test_export_of_a_line_for_each(void **state)
{
	static const Str lines = STR(
		"{\"title\":\"One\",\"url\":\"http://paper.example/1\",\"content\":\"<p>1\"}\n"
		"{\"title\":\"Two\",\"url\":\"http://paper.example/2\",\"content\":\"<p>2\"}\n");

	(void)state;
	assert_list_of(lines,
		"export\nitem One | http://paper.example/1 | - | text/html\n"
		"item Two | http://paper.example/2 | - | text/html\n");
	assert_page_of(lines, 1, "<p>2");
	assert_page_of((Str)STR("[{\"content\":{\"url\":\"http://x/1\",\"author\":\"Ann\","
				"\"htmlContent\":\"<p>1\"},\"title\":\"One\"}]"),
		0, "content=\"Ann\"");
}

/* What was cut gives what is there, and says so once. */
static void test_documents_that_were_cut(void **state)
{
	static const struct {
		const char *name;
		size_t missing;
		size_t items;
		bool truncated; /* the last of them */
		const char *loss;
	} cases[] = {
		{ "two.rss", 40, 2, true, "loss the feed is cut: its end is missing\n" },
		{ "two.atom", 5, 2, false, "loss the feed is cut: its end is missing\n" },
		{ "corpus.xml", 30, 1, true, "loss the document is cut: its end is missing\n" },
		{ "message.xml", 30, 2, true, "loss the document is cut: its end is missing\n" },
		{ "wallabag.json", 12, 2, false, "loss the list is cut: its end is missing\n" },
		{ "page.webarchive", 12, 1, true,
			"loss the web archive is cut: its end is missing\n" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		Arena *arena = arena_new();
		Str whole = document(cases[i].name);
		Str cut = str_slice(whole, 0, whole.size - cases[i].missing);
		Str list = contained_list(arena, cut);
		ContainerPage page;
		Error err;

		if (!str_ends(list, cases[i].loss) ||
			str_find(list, "loss", 0) != list.size - strlen(cases[i].loss))
			fail_msg("%s: %.*s", cases[i].name, (int)list.size, list.at);
		assert_int_equal(contained_read_all(cut), cases[i].items);
		assert_true(contained_read(arena, cut, cases[i].items - 1, &page, &err));
		assert_int_equal(page.truncated, cases[i].truncated);
		container_page_clear(&page);
		arena_free(arena);
	}
	assert_list_of(
		(Str)STR("title,url,content\nOne,http://x/1,\"<p>1</p>\"\nTwo,http://x/2,\"<p>"),
		"export\nitem One | http://x/1 | - | text/html\n"
		"item Two | http://x/2 | - | text/html\nloss the table is cut in the row there\n");
}

static void test_http_archive(void **state)
{
	Arena *arena = arena_new();
	ContainerPage page;
	Error err;

	(void)state;
	assert_list("page.har",
		"har\nitem - | http://paper.example/a | 2009-11-03T12:06:44Z | text/html\n"
		"item - | http://paper.example/f | 2009-11-03T12:06:45Z | text/html\n");
	assert_true(contained_read(arena, document("page.har"), 0, &page, &err));
	assert_true(str_is(text_str(&page.bytes), "<p>caf\xc3\xa9"));
	assert_true(str_is(page.charset, "utf-8"));
	container_page_clear(&page);
	assert_true(contained_read(arena, document("page.har"), 1, &page, &err));
	assert_true(str_is(text_str(&page.bytes), "<p>\xc1\xc2"));
	assert_true(str_is(page.charset, "koi8-r"));
	container_page_clear(&page);
	/* Without bodies there is nothing to read; cut, it says so. */
	assert_list_of((Str)STR("{\"log\":{\"entries\":[{\"request\":{\"url\":\"http://x/1\"},"
				"\"response\":{\"status\":200,\"content\":{}}}"),
		"har\nitem - | http://x/1 | - | -\nloss the archive is cut: its end is missing\n");
	assert_list_of((Str)STR("{\"log\":\"words\",\"url\":\"x\"}"), "none");
	arena_free(arena);
}

/* Of two columns the first row has to hold an address, since two words stand in many texts. */
static void test_tables_of_two_columns(void **state)
{
	static const char wanted[] = "export\nitem One | http://x/1 | - | text/html\n";

	(void)state;
	assert_list_of((Str)STR("url,title\nhttp://x/1,One\n"), wanted);
	assert_list_of((Str)STR("\xef\xbb\xbfTitle;URL\r\nOne;http://x/1\r\n"), wanted);
	assert_list_of((Str)STR("url\ttitle\nhttp://x/1\tOne\n"), wanted);
	assert_list_of((Str)STR("Link,name\nand other words of a text\n"), "none");
}

/* JSON Feed has the address as id where there is no other; Google Reader had seconds. */
static void test_feeds_in_json(void **state)
{
	static const Str feed =
		STR("{\"version\":\"https://jsonfeed.org/version/1\",\"items\":[{\"id\":"
		    "\"http://x/1\",\"title\":\"One\",\"content_text\":\"Words.\"},"
		    "{\"id\":\"7\",\"content_text\":\"No address.\"}]}");
	static const Str starred =
		STR("{\"items\":[{\"title\":\"One\",\"published\":1257248640,\"canonical\":"
		    "[{\"href\":\"http://x/1\"}],\"content\":{\"content\":\"<p>Words.\"}}]}");
	Arena *arena = arena_new();

	(void)state;
	assert_list_of(feed, "export\nitem One | http://x/1 | - | text/html\n");
	assert_true(str_find(contained_page(arena, feed, 0), "Words.", 0) != STR_NOWHERE);
	assert_true(str_find(contained_page(arena, starred, 0), "2009-11-03T11:44:00Z", 0) !=
		STR_NOWHERE);
	arena_free(arena);
}

/* A quotation mark too many, a part that is missing: the entries behind it are there. */
static void test_lists_with_a_damaged_entry(void **state)
{
	static const char *const damaged[] = { "{\"title\":\"Tw\"o\",\"url\":\"http://x/2\"},",
		"{\"title\":\"Two\",\"url\":\"htt", "{\"title\":\"Two\n" };
	static const char one[] = "{\"title\":\"One\",\"url\":\"http://x/1\"}";
	static const char three[] = "{\"title\":\"Three\",\"url\":\"http://x/3\"}";
	Arena *arena = arena_new();

	(void)state;
	for (size_t i = 0; i < sizeof damaged / sizeof *damaged; i++) {
		Str list = str_format(arena, "[%s,%s%s]", one, damaged[i], three);
		Str told = contained_list(arena, list);

		assert_true(str_starts(told, "export\nitem One | http://x/1 | - | text/html\n"));
		assert_true(str_find(told, "item Three | http://x/3 |", 0) != STR_NOWHERE);
		assert_true(str_find(told, "loss the entry there is damaged\n", 0) != STR_NOWHERE);
	}
	arena_free(arena);
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
		cmocka_unit_test(test_press_documents_that_are_counted),
		cmocka_unit_test(test_press_documents_that_are_closed),
		cmocka_unit_test(test_press_documents_under_codes),
		cmocka_unit_test(test_press_documents_with_a_head),
		cmocka_unit_test(test_press_documents_under_rules),
		cmocka_unit_test(test_press_documents_are_no_other_text),
		cmocka_unit_test(test_alto_joins_hyphened_words),
		cmocka_unit_test(test_export_json),
		cmocka_unit_test(test_export_bookmarks_and_tables),
		cmocka_unit_test(test_table_of_long_rows),
		cmocka_unit_test(test_tables_of_two_columns),
		cmocka_unit_test(test_feeds_in_json),
		cmocka_unit_test(test_lists_with_a_damaged_entry),
		cmocka_unit_test(test_documents_in_utf16),
		cmocka_unit_test(test_wide_text_that_is_broken),
		cmocka_unit_test(test_webarchive_in_both_forms),
		cmocka_unit_test(test_webarchive_that_was_cut),
		cmocka_unit_test(test_feed_text_in_many_places),
		cmocka_unit_test(test_feed_addresses),
		cmocka_unit_test(test_feed_of_other_roots),
		cmocka_unit_test(test_feed_whose_character_set_is_wrong),
		cmocka_unit_test(test_newspaper_text_of_other_kinds),
		cmocka_unit_test(test_export_xml),
		cmocka_unit_test(test_export_of_a_line_for_each),
		cmocka_unit_test(test_documents_that_were_cut),
		cmocka_unit_test(test_http_archive),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
