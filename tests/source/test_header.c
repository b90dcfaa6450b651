/* SPDX-License-Identifier: ISC */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "base/text.h"
#include "source/header.h"

static void assert_str(Str got, const char *wanted)
{
	if (!str_is(got, wanted))
		fail_msg("\"%.*s\", not \"%s\"", (int)got.size, got.at, wanted);
}

/* Shows which character set was asked for: <SET:BYTES>. */
static Str show(void *context, Arena *arena, Str label, Str bytes)
{
	(void)context;
	if (!str_present(label))
		return bytes;
	return str_format(
		arena, "<%.*s:%.*s>", (int)label.size, label.at, (int)bytes.size, bytes.at);
}

static const Decoder decoder = { show, NULL };

static void test_header_take_ends_at_the_empty_line(void **state)
{
	Str rest = STR("A: 1\r\n b\r\nC: 2\r\n\r\nbody\r\n");

	(void)state;
	assert_str(header_take(&rest), "A: 1\r\n b\r\nC: 2\r\n");
	assert_str(rest, "body\r\n");
}

static void test_header_take_leaves_a_text_without_a_header(void **state)
{
	Str markup = STR("<html>\n\nx"), empty = STR("\nbody"), late = STR("A: 1\n<p>x");

	(void)state;
	assert_str(header_take(&markup), "");
	assert_str(markup, "<html>\n\nx");
	assert_str(header_take(&empty), "");
	assert_str(empty, "body");
	assert_str(header_take(&late), "A: 1\n");
	assert_str(late, "<p>x");
}

static void test_header_value_is_unfolded_and_found_in_any_case(void **state)
{
	Arena *arena = arena_new();
	Str header = STR("Subject: one\r\n\ttwo\r\n  three\r\nsubject: second\r\nX :y\r\nZ:\r\n");

	(void)state;
	assert_str(header_value(arena, header, "SUBJECT"), "one two three");
	assert_str(header_value(arena, header, "x"), "y");
	assert_str(header_value(arena, header, "z"), "");
	assert_false(str_present(header_value(arena, header, "two")));
	arena_free(arena);
}

static void test_header_parameters(void **state)
{
	static const struct {
		const char *value, *name, *wanted, *charset;
	} cases[] = {
		{ "text/html; charset=utf-8", "charset", "utf-8", NULL },
		{ "text/html;CHARSET = \"x\\\"y;z\" ; a=b", "charset", "x\"y;z", NULL },
		{ "text/html; charset=\"x;y\"; a=b", "a", "b", NULL },
		{ "text/html; a; charset=x", "charset", "x", NULL },
		{ "multipart/mixed; boundary==_a=b", "boundary", "=_a=b", NULL },
		{ "x/y; name*=utf-8'en'%C3%A9t%C3%A9", "name", "\xc3\xa9t\xc3\xa9", "utf-8" },
		{ "x/y; name*1*=%20b; name*0*=iso-8859-1''a; name*2=\" c%20\"", "name", "a b c%20",
			"iso-8859-1" },
		{ "x/y; name*0=\"one \"; name*1=two; name*3=lost", "name", "one two", NULL },
		{ "x/y; name*1=never begun", "name", NULL, NULL },
		{ "x/y; name*=plain%2", "name", "plain%2", NULL },
		{ "x/y", "charset", NULL, NULL },
		{ "x/y; charset=\"open", "charset", "open", NULL },
	};
	Arena *arena = arena_new();

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		Str charset;
		Str got = header_parameter(arena, str(cases[i].value), cases[i].name, &charset);

		if (cases[i].wanted == NULL)
			assert_false(str_present(got));
		else
			assert_str(got, cases[i].wanted);
		if (cases[i].charset == NULL)
			assert_false(str_present(charset));
		else
			assert_str(charset, cases[i].charset);
	}
	assert_str(header_main(str(" text/html ; x")), "text/html");
	arena_free(arena);
}

static void test_header_words(void **state)
{
	static const struct {
		const char *value, *wanted;
	} cases[] = {
		{ "plain words", "plain words" },
		{ "=?utf-8?Q?a_b=3Dc?=", "<utf-8:a b=c>" },
		{ "=?koi8-r?B?0NE=?= tail", "<koi8-r:\xd0\xd1> tail" },
		{ "Re: =?x?q?a?=\r\n =?x?q?b?= =?y?q?c?=", "Re: <x:ab><y:c>" },
		{ "=?utf-8*en?q?a?=", "<utf-8:a>" },
		{ "\"=?x?q?a?=\" <b@c>", "\"<x:a>\" <b@c>" },
		{ "=?x?z?a?= =?x?q?never", "=?x?z?a?= =?x?q?never" },
		{ "1 =? 2", "1 =? 2" },
		{ "=?x?q?"
		  "?=b",
			"<x:>b" },
	};
	Arena *arena = arena_new();

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		assert_str(header_words(arena, str(cases[i].value), &decoder), cases[i].wanted);
	assert_false(str_present(header_words(arena, STR_NONE, &decoder)));
	arena_free(arena);
}

static void test_header_person(void **state)
{
	static const char *const cases[][2] = {
		{ "Ann Onym <ann@paper.example>", "Ann Onym" },
		{ "\"Onym, Ann\" <ann@paper.example>", "Onym, Ann" },
		{ "<ann@paper.example>", "ann@paper.example" },
		{ "ann@paper.example (Ann Onym)", "Ann Onym" },
		{ "ann@paper.example", "ann@paper.example" },
		{ "", "" },
	};
	Arena *arena = arena_new();

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		assert_str(header_person(arena, str(cases[i][0])), cases[i][1]);
	arena_free(arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_header_take_ends_at_the_empty_line),
		cmocka_unit_test(test_header_take_leaves_a_text_without_a_header),
		cmocka_unit_test(test_header_value_is_unfolded_and_found_in_any_case),
		cmocka_unit_test(test_header_parameters),
		cmocka_unit_test(test_header_words),
		cmocka_unit_test(test_header_person),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
