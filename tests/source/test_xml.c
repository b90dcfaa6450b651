/* SPDX-License-Identifier: ISC */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "source/xml.h"

/* The events of DOCUMENT in one line. */
static Str events(Arena *arena, Str document)
{
	XmlReader reader = xml_reader(document);
	Text out = text_in(arena);

	for (;;) {
		switch (xml_next(&reader)) {
		case XML_START:
			text_format(&out, "<%.*s>", (int)reader.name.size, reader.name.at);
			break;
		case XML_END:
			text_format(&out, "</%.*s>", (int)reader.name.size, reader.name.at);
			break;
		case XML_TEXT:
			text_add_byte(&out, '[');
			xml_add_text(&out, reader.text);
			text_add_byte(&out, ']');
			break;
		case XML_CDATA:
			text_format(&out, "{%.*s}", (int)reader.text.size, reader.text.at);
			break;
		case XML_FINISH:
			return text_str(&out);
		}
	}
}

static void test_xml_events(void **state)
{
	static const char *const cases[][2] = {
		{ "<a><b c='>'/>t</a>", "<a><b></b>[t]</a>" },
		{ "<?xml version='1.0'?><!DOCTYPE a [<!ENTITY x '>'>]><!-- <z> --><a/>",
			"<a></a>" },
		{ "<a><![CDATA[<b> & ]]>]]&gt;</a>", "<a>{<b> & }[]]>]</a>" },
		{ "<a>1 < 2 &amp; 3 &copy; & &#233;&#xe9;&#0;&bogus</a>",
			"<a>[1 < 2 & 3 \xc2\xa9 & \xc3\xa9\xc3\xa9&#0;&bogus]</a>" },
		{ "<a b=\"never closed>text</a>",
			"<a>"
			"</a>" },
		{ "<a", "<a>" },
		{ "<a><![CDATA[open", "<a>{open}" },
		{ "<a><!-- open", "<a>" },
		{ "</a></b>", "</a></b>" },
		{ "", "" },
	};
	Arena *arena = arena_new();

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		Str got = events(arena, str(cases[i][0]));

		if (!str_is(got, cases[i][1]))
			fail_msg("%s: \"%.*s\"", cases[i][0], (int)got.size, got.at);
	}
	arena_free(arena);
}

static void test_xml_attributes(void **state)
{
	Arena *arena = arena_new();
	XmlReader reader = xml_reader((Str)STR(
		"<link rel=alternate href = \"a?b&amp;c\" xml:lang='de' x:href='y' bare/>"));

	(void)state;
	assert_int_equal(xml_next(&reader), XML_START);
	assert_true(str_is(xml_attribute(arena, &reader, "rel"), "alternate"));
	assert_true(str_is(xml_attribute(arena, &reader, "href"), "a?b&c"));
	assert_true(str_is(xml_attribute(arena, &reader, "xml:lang"), "de"));
	assert_true(str_is(xml_attribute(arena, &reader, "bare"), ""));
	assert_false(str_present(xml_attribute(arena, &reader, "lang")));
	assert_int_equal(xml_next(&reader), XML_END);
	arena_free(arena);
}

static void test_xml_names_and_the_prefix_of_the_root(void **state)
{
	XmlReader reader = xml_reader((Str)STR("<atom:feed><atom:title/><media:title/><title/>"));

	(void)state;
	assert_int_equal(xml_next(&reader), XML_START);
	assert_true(xml_is(&reader, "feed"));
	assert_int_equal(xml_next(&reader), XML_START);
	assert_true(xml_is(&reader, "title"));
	assert_int_equal(xml_next(&reader), XML_END);
	assert_int_equal(xml_next(&reader), XML_START);
	assert_false(xml_is(&reader, "title"));
	assert_true(xml_is(&reader, "media:title"));
	assert_true(str_is(xml_local(&reader), "title"));
}

static void test_xml_inner(void **state)
{
	Arena *arena = arena_new();
	XmlReader reader =
		xml_reader((Str)STR("<r><p>a<b>c</b><p>d &lt;</p><![CDATA[<e>]]></p>tail</r>"));

	(void)state;
	xml_next(&reader);
	xml_next(&reader);
	XmlReader again = reader;

	assert_true(str_is(xml_inner(&reader), "a<b>c</b><p>d &lt;</p><![CDATA[<e>]]>"));
	assert_int_equal(xml_next(&reader), XML_TEXT);
	assert_true(str_is(reader.text, "tail"));
	assert_true(str_is(xml_inner_text(arena, &again), "acd <<e>"));
	reader = xml_reader((Str)STR("<a/><b>"));
	xml_next(&reader);
	assert_true(str_is(xml_inner(&reader), ""));
	assert_int_equal(xml_next(&reader), XML_START);
	assert_true(str_is(xml_inner(&reader), ""));
	arena_free(arena);
}

static void test_xml_declaration_and_root(void **state)
{
	(void)state;
	assert_true(str_is(xml_encoding((Str)STR(
				   "\xef\xbb\xbf\n<?xml version=\"1.0\" encoding='koi8-r'?><a/>")),
		"koi8-r"));
	assert_false(str_present(xml_encoding((Str)STR("<?xml version='1.0'?><a encoding='x'/>"))));
	assert_false(str_present(xml_encoding((Str)STR("<a encoding='x'/>"))));
	assert_true(str_is(xml_root_name((Str)STR(" <!-- c --><rdf:RDF x='y'>")), "RDF"));
	assert_true(str_is(xml_root_name((Str)STR(
				   "\xef\xbb\xbf<?xml version='1.0'?>\r\n\r\n<!DOCTYPE a>\n<rss>")),
		"rss"));
	assert_false(str_present(xml_root_name((Str)STR("<?xml version='1.0'?> text <rss>"))));
	assert_false(str_present(xml_root_name((Str)STR("text <rss>"))));
	assert_false(str_present(xml_root_name((Str)STR(""))));
}

static void test_xml_of_every_cut_and_change(void **state)
{
	static const Str document =
		STR("<?xml version='1.0' encoding=\"x\"?><!DOCTYPE a [<!ENTITY b 'c'>]><!-- d -->"
		    "<e f='g&amp;h'><![CDATA[i]]><j/>&#233;&lt;</e>");

	size_t attributes = 0;

	(void)state;
	for (size_t at = 0; at < document.size * 2; at++) {
		Arena *arena = arena_new();
		size_t size = at < document.size ? at : document.size;
		char *copy = memory_resize(NULL, document.size);

		memcpy(copy, document.at, size);
		if (at >= document.size)
			copy[at - document.size] ^= 0x02;
		Str whole = str_of(copy, size);

		assert_true(events(arena, whole).size <= 4 * size + 8);
		(void)xml_encoding(whole);
		XmlReader reader = xml_reader(whole);

		while (xml_next(&reader) != XML_FINISH)
			attributes += str_is(xml_attribute(arena, &reader, "f"), "g&h");
		free(copy);
		arena_free(arena);
	}
	assert_true(attributes > document.size);
}

static void test_xml_that_is_cut(void **state)
{
	static const char *const whole[] = { "<a><b></b></a>", "<a/>",
		"<?xml?><x:a></x:a>\n<!-- b -->", "<a></a >", "text", "", "<a></b></a" };
	static const char *const cut[] = { "<a><b></b>", "<a>", "<a></ab>", "<a><a ", "<x:a></a>",
		"<?xml version='1.0'?><a>words <" };

	(void)state;
	for (size_t i = 0; i < sizeof whole / sizeof *whole; i++)
		if (xml_is_cut(str(whole[i])))
			fail_msg("%s", whole[i]);
	for (size_t i = 0; i < sizeof cut / sizeof *cut; i++)
		if (!xml_is_cut(str(cut[i])))
			fail_msg("%s", cut[i]);
}

static void test_xml_real_encoding(void **state)
{
	(void)state;
	assert_true(str_is(xml_real_encoding(str("ISO-8859-1"), str("caf\xc3\xa9")), "utf-8"));
	assert_true(str_is(xml_real_encoding(str("windows-1252"), str("caf\xe9")), "windows-1252"));
	assert_true(str_is(xml_real_encoding(str("us-ascii"), str("cafe")), "us-ascii"));
	assert_true(str_is(xml_real_encoding(str("koi8-r"), str("caf\xc3\xa9")), "koi8-r"));
	assert_false(str_present(xml_real_encoding(STR_NONE, str("caf\xc3\xa9"))));
}

static void test_xml_names_of_html(void **state)
{
	static const struct {
		const char *text, *undone;
	} cases[] = {
		{ "&nbsp;&iquest;&Agrave;&szlig;&yuml;",
			"\xc2\xa0\xc2\xbf\xc3\x80\xc3\x9f\xc3\xbf" },
		{ "a &mdash; b&hellip;", "a \xe2\x80\x94 b\xe2\x80\xa6" },
		{ "&amp;eacute;", "&eacute;" },
		{ "&nosuch; &copy &eacutex;", "&nosuch; &copy &eacutex;" },
		{ "&; &#; &#x;", "&; &#; &#x;" },
	};
	Arena *arena = arena_new();

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		Text out = text_in(arena);

		xml_add_text(&out, str(cases[i].text));
		if (!str_is(text_str(&out), cases[i].undone))
			fail_msg("%s: %.*s", cases[i].text, (int)out.size, out.at);
	}
	arena_free(arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_xml_events),
		cmocka_unit_test(test_xml_attributes),
		cmocka_unit_test(test_xml_names_and_the_prefix_of_the_root),
		cmocka_unit_test(test_xml_inner),
		cmocka_unit_test(test_xml_declaration_and_root),
		cmocka_unit_test(test_xml_of_every_cut_and_change),
		cmocka_unit_test(test_xml_that_is_cut),
		cmocka_unit_test(test_xml_real_encoding),
		cmocka_unit_test(test_xml_names_of_html),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
