/* SPDX-License-Identifier: ISC */
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

static void write_start(void *context, const char *name, const char *const *attributes)
{
	Text *told = context;

	text_add_c(told, name);
	for (; *attributes != NULL; attributes += 2)
		text_format(
			told, "[%s=%s]", attributes[0], attributes[1] == NULL ? "" : attributes[1]);
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

static void assert_told(const char *markup, const char *expected)
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
	Parser *parser = parser_open(str(markup));

	parser_read(parser, &listener);
	parser_close(parser);
	text_add_byte(&told, '\0');
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
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
