/* SPDX-License-Identifier: ISC */
#include "extract/markup.h"
#include "extract/parser.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/text.h"

/* What the parser told, as text: name[attribute=value](...) for an element, "..." for a text,
 * with a full stop behind it where the element ends there, !...! and ?...? for comments and
 * instructions. */

static void write_start(
	void *context, const char *name, const ParserAttribute *attributes, size_t count)
{
	Text *told = context;

	text_add_c(told, name);
	for (size_t i = 0; i < count; i++)
		text_format(told, "[%s=%.*s]", attributes[i].name, (int)attributes[i].value.size,
			attributes[i].value.at);
	text_add_byte(told, '(');
}

static void write_end(void *context, const char *name)
{
	(void)name;
	text_add_byte(context, ')');
}

static void write_text(void *context, Str text, bool last)
{
	text_format(context, "\"%.*s\"%s", (int)text.size, text.at, last ? "." : "");
}

static void write_comment(void *context, Str comment)
{
	text_format(context, "!%.*s!", (int)comment.size, comment.at);
}

static void write_instruction(void *context, Str instruction)
{
	text_format(context, "?%.*s?", (int)instruction.size, instruction.at);
}

/* What the parser tells of MARKUP with PIECES, or NULL; on the heap, with a zero behind it. */
static Text told_of(Str markup, Pieces *pieces)
{
	Text told = text_in(NULL);
	const ParserListener listener = {
		.start = write_start,
		.end = write_end,
		.text = write_text,
		.comment = write_comment,
		.instruction = write_instruction,
		.context = &told,
	};
	Parser *parser = parser_open(markup, pieces);

	parser_read(parser, &listener);
	parser_close(parser);
	text_add_byte(&told, '\0');
	return told;
}

static void assert_told(const char *markup, const char *expected)
{
	Text told = told_of(str(markup), NULL);

	assert_string_equal(told.at, expected);
	text_clear(&told);
}

static void test_nothing_is_told_of_nothing(void **state)
{
	(void)state;
	assert_told("", "");
}

static void test_elements_end_where_html_has_them_end(void **state)
{
	(void)state;
	assert_told("<p>one<p>two<br>", "html(body(p(\"one\".)p(\"two\"br())))");
}

static void test_a_text_is_told_whole(void **state)
{
	Text markup = text_in(NULL), expected = text_in(NULL);

	(void)state;
	/* A tag that is dropped parts nothing, nor does a reference. */
	assert_told("<p>a &amp; b</i> c", "html(body(p(\"a & b c\".)))");
	text_add_c(&markup, "<p>");
	text_add_c(&expected, "html(body(p(\"");
	text_fill(&markup, 'x', 5000);
	text_fill(&expected, 'x', 5000);
	text_add_c(&expected, "\".)))");
	text_add_byte(&markup, '\0');
	text_add_byte(&expected, '\0');
	assert_told(markup.at, expected.at);
	text_clear(&markup);
	text_clear(&expected);
}

static void test_comments_and_instructions_part_texts(void **state)
{
	(void)state;
	assert_told("<p>a<!-- b -->c<?php d ?>e", "html(body(p(\"a\"! b !\"c\"?d ??\"e\".)))");
}

static void test_scripts_are_verbatim(void **state)
{
	(void)state;
	assert_told("<p>a<script>if (b < c) d('<p>')</script>",
		"html(body(p(\"a\"script(\"if (b < c) d('<p>')\".))))");
}

/* Of a script of PART, COUNT times, with END behind it and a paragraph. */
static void assert_script_is_told(const char *part, int count, const char *end)
{
	Text markup = text_in(NULL), expected = text_in(NULL);

	text_add_c(&markup, "<p>a<script>");
	text_add_c(&expected, "html(body(p(\"a\"script(\"");
	for (int i = 0; i < count; i++) {
		text_add_c(&markup, part);
		text_add_c(&expected, part);
	}
	text_format(&markup, "%sb", end);
	text_add_c(&expected, "\".)\"b\".)))");
	text_add_byte(&markup, '\0');
	text_add_byte(&expected, '\0');
	assert_told(markup.at, expected.at);
	text_clear(&markup);
	text_clear(&expected);
}

static void test_long_scripts_are_told_whole(void **state)
{
	static const char *const parts[] = { "x", "<", "\n", "\xC3\xA9", "\xE2\x82\xACx",
		"if (b </c/) d('</style>', '</scrip');\n", "<!-- \xF0\x9F\x99\x82 --></p>" };
	static const char *const ends[] = { "</script>", "</SCRIPT\n>", "</script c='d'>" };

	(void)state;
	/* The parser hands on a thousand bytes at a time. */
	for (size_t p = 0; p < sizeof parts / sizeof *parts; p++)
		for (size_t e = 0; e < sizeof ends / sizeof *ends; e++) {
			for (int count = 1; count <= 1100; count += count < 990 ? 47 : 1)
				assert_script_is_told(parts[p], count, ends[e]);
			assert_script_is_told(parts[p], 5000, ends[e]);
		}
}

static void test_a_script_without_end_is_the_rest(void **state)
{
	enum {
		BYTES = 8 << 20
	};
	Text markup = text_in(NULL), expected = text_in(NULL);

	(void)state;
	text_add_c(&markup, "<p>a<style>b</style><script>");
	text_add_c(&expected, "html(body(p(\"a\"style(\"b\".)script(\"");
	for (int i = 0; i < BYTES / 4; i++) {
		text_add_c(&markup, "1<2\n");
		text_add_c(&expected, "1<2\n");
	}
	text_add_byte(&markup, '\0');
	text_add_c(&expected, "\".))))");
	text_add_byte(&expected, '\0');
	assert_told(markup.at, expected.at);
	text_clear(&markup);
	text_clear(&expected);
}

static void test_names_are_local_and_attributes_are_not(void **state)
{
	(void)state;
	assert_told("<fb:like fb:x=1 hidden>a</fb:like><x:>b</x:>",
		"html(body(like[fb:x=1][hidden=](\"a\".)x:(\"b\".)))");
}

/* Behind the end of the page there is another one for the parser. Where nothing stands before
 * the first, a tree has it in there, else beside it. */
static void test_what_stands_behind_the_page(void **state)
{
	(void)state;
	assert_told("<html><body><p>a</body></html> b<p>c",
		"html(body(p(\"a\".))html(p(\" b\".)p(\"c\".)))");
	assert_told("<!DOCTYPE html><html><body><p>a</body></html>b<p>c<!-- d -->e",
		"html(body(p(\"a\".)))");
	assert_told("<!-- x --><p>a</html>b<i>c</i>", "html(body(p(\"a\".)))");
}

/* What lies aside is told as if the parser had read it, also where it takes for words what the
 * mending took for a tag, and where the page writes marks of its own. */
static void test_what_lies_aside_comes_back(void **state)
{
	static const char *const pages[] = {
		"<p class=\"a name that is long\" id=short>words that are long</p>  <p>",
		"<a href='https://a.example/long/path?first=1&amp;second=twelve+letters&#38;x'>b</a>",
		"words before a < sign that is none <3 and &lt; one & the others &nosuch that is none",
		"<script type = \"application/json\">{\"a\":\"</b>\", long = true}</script>and behind",
		"<style>body > p { color: red }</style><scripts>are an element of words</scripts>",
		"<script src=a/>is no script <b class=\"of which it is known\">to be one</b></script>",
		"<p title = \"a > sign in the value\" lang=\"unquoted and so on\"\">with a quote",
		"<p title=\"twice as long\" title=\"the second is dropped\">and words behind it</p>",
		"<p>&#xFDD0;???@ and words of a forged mark &#xFDD0;???? are words, and so are these",
		"<p title=\"&#xFDD0;???A is what comes later\">a first text of words<b>a second text",
		"<p>&#xFDD0;???A, &#64976;???A, &#X0FdD0???A</p><p>a first paragraph of words</p>"
		"<p title=&#xfdd0;???A>a second paragraph of words</p><p>a third one of words</p>",
		"words of a page <p class=\"that has no end and thus no <b>tags that count</b>",
	};

	(void)state;
	for (size_t i = 0; i < sizeof pages / sizeof *pages; i++) {
		Arena *arena = arena_new();
		Pieces pieces = { .arena = arena };
		Text expected = told_of(markup_mend(arena, str(pages[i]), NULL, NULL), NULL);
		Text told = told_of(markup_mend(arena, str(pages[i]), &pieces, NULL), &pieces);

		assert_string_equal(told.at, expected.at);
		text_clear(&told);
		text_clear(&expected);
		arena_free(arena);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_nothing_is_told_of_nothing),
		cmocka_unit_test(test_elements_end_where_html_has_them_end),
		cmocka_unit_test(test_a_text_is_told_whole),
		cmocka_unit_test(test_comments_and_instructions_part_texts),
		cmocka_unit_test(test_scripts_are_verbatim),
		cmocka_unit_test(test_long_scripts_are_told_whole),
		cmocka_unit_test(test_a_script_without_end_is_the_rest),
		cmocka_unit_test(test_names_are_local_and_attributes_are_not),
		cmocka_unit_test(test_what_stands_behind_the_page),
		cmocka_unit_test(test_what_lies_aside_comes_back),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
