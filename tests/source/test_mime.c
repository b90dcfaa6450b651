/* SPDX-License-Identifier: ISC */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "source/mime.h"

/* The parts of MESSAGE in one line: depth, type, and the decoded body of a leaf. */
static Str outline(Arena *arena, Str message)
{
	Mime mime = mime_parse(arena, message);
	Text out = text_in(arena);

	for (size_t i = 0; i < mime.count; i++) {
		const MimePart *part = &mime.parts[i];
		int depth = 0;

		for (int up = part->parent; up >= 0; up = mime.parts[up].parent)
			depth++;
		text_format(&out, "%d %.*s", depth, (int)part->type.size, part->type.at);
		if (!part->container) {
			Str body = mime_body(arena, part);

			text_format(&out, " [%.*s]", (int)body.size, body.at);
		}
		text_add_c(&out, part->cut ? " cut;" : ";");
	}
	text_add_c(&out, mime.cut ? " open" : "");
	return text_str(&out);
}

static void assert_outline(const char *message, const char *wanted)
{
	Arena *arena = arena_new();
	Str got = outline(arena, str(message));

	if (!str_is(got, wanted))
		fail_msg("\"%.*s\", not \"%s\"", (int)got.size, got.at, wanted);
	arena_free(arena);
}

static void test_mime_of_one_part(void **state)
{
	(void)state;
	assert_outline("Content-Type: Text/HTML; charset=x\r\n\r\n<p>a\r\n",
		"0 text/html [<p>a\r\n] cut;");
	assert_outline("no header at all\n", "0 text/plain [no header at all\n] cut;");
	assert_outline("", "0 text/plain [] cut;");
}

static void test_mime_of_nested_multiparts(void **state)
{
	(void)state;
	assert_outline("Content-Type: multipart/mixed; boundary=\"a b\"\r\n\r\npreamble\r\n"
		       "--a b\r\nContent-Type: multipart/alternative;\r\n boundary=i\r\n\r\n"
		       "--i\r\n\r\nplain\r\n--i\r\nContent-Type: text/html\r\n"
		       "Content-Transfer-Encoding: base64\r\n\r\nPGI+\r\n--i--\r\nepilogue\r\n"
		       "--a b\r\nContent-Type: text/css\r\n\r\n\r\n\r\n--a b--\r\nepilogue\r\n",
		"0 multipart/mixed;1 multipart/alternative;2 text/plain [plain];"
		"2 text/html [<b>];1 text/css [\r\n];");
}

static void test_mime_outer_boundary_ends_what_is_open(void **state)
{
	(void)state;
	assert_outline(
		"Content-Type: multipart/mixed; boundary=o\n\n--o\n"
		"Content-Type: multipart/mixed; boundary=i\n\n--i\n\none\n--o\n\ntwo\n--o--\n",
		"0 multipart/mixed;1 multipart/mixed;2 text/plain [one];1 text/plain [two];");
}

static void test_mime_boundaries_that_are_prefixes_of_each_other(void **state)
{
	(void)state;
	assert_outline("Content-Type: multipart/mixed; boundary=o\n\n--o\n"
		       "Content-Type: multipart/mixed; boundary=oo\n\n--oo\n\none\n--oo--\n--o\n"
		       "\ntwo\n--ooo is text\n--o--\n",
		"0 multipart/mixed;1 multipart/mixed;2 text/plain [one];"
		"1 text/plain [two\n--ooo is text];");
}

static void test_mime_without_its_last_boundary(void **state)
{
	(void)state;
	assert_outline("Content-Type: multipart/related; boundary=b\n\n--b\n\none\n--b\n\ntwo\n",
		"0 multipart/related;1 text/plain [one];1 text/plain [two\n] cut; open");
}

static void test_mime_without_a_boundary_parameter(void **state)
{
	(void)state;
	assert_outline("Content-Type: multipart/related\n\nnote\n--x\nContent-Type: text/html\n\n"
		       "a\n--x\nContent-Type: text/css\n\nb\n--x--\n",
		"0 multipart/related;1 text/html [a];1 text/css [b];");
	assert_outline("Content-Type: multipart/related; boundary=other\n\n--x\n\na\n--x--\n",
		"0 multipart/related;1 text/plain [a];");
	assert_outline("Content-Type: multipart/related; boundary=other\n\nnothing of it\n",
		"0 multipart/related cut; open");
}

static void test_mime_part_without_a_header(void **state)
{
	(void)state;
	assert_outline("Content-Type: multipart/related; boundary=b\n\n--b\n<p>one\n\nmore\n--b\n"
		       "\ntwo\n--b\n--b\nContent-Type: text/html\n--b--\n",
		"0 multipart/related;1 text/plain [<p>one\n\nmore];1 text/plain [two];"
		"1 text/plain [];1 text/html [];");
}

static void test_mime_messages_within(void **state)
{
	(void)state;
	assert_outline(
		"Content-Type: multipart/mixed; boundary=b\n\n--b\n"
		"Content-Type: message/rfc822\n\nSubject: inner\n"
		"Content-Type: multipart/alternative; boundary=i\n\n--i\n\na\n--i--\n\n--b\n\n"
		"c\n--b--\n",
		"0 multipart/mixed;1 message/rfc822;2 multipart/alternative;"
		"3 text/plain [a];1 text/plain [c];");
	assert_outline("Content-Type: multipart/digest; boundary=b\n\n--b\n\nSubject: one\n\na\n"
		       "--b--\n",
		"0 multipart/digest;1 message/rfc822;2 text/plain [a];");
}

static void test_mime_fields_of_a_part(void **state)
{
	Arena *arena = arena_new();
	Mime mime = mime_parse(arena,
		(Str)STR("Content-Type: text/html; charset*=us-ascii''koi8-r\r\n"
			 "Content-ID: <frame-1@mhtml.blink>\r\n"
			 "Content-Location: http://a.example/\r\n\tx.html\r\n\r\n"));

	(void)state;
	assert_int_equal(mime.count, 1);
	assert_true(str_is(mime.parts[0].id, "frame-1@mhtml.blink"));
	assert_true(str_is(mime.parts[0].location, "http://a.example/ x.html"));
	assert_true(str_is(mime_parameter(arena, &mime.parts[0], "charset"), "koi8-r"));
	arena_free(arena);
}

/* A message within a message within ... costs a bounded stack and no recursion. */
static void test_mime_nesting_is_bounded(void **state)
{
	Arena *arena = arena_new();
	Text deep = text_in(arena);

	(void)state;
	for (int i = 0; i < 20000; i++)
		text_format(&deep, "Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n", i, i);
	Mime mime = mime_parse(arena, text_str(&deep));

	assert_int_equal(mime.count, MIME_DEPTH_MAX + 1);
	text_clear(&deep);
	for (int i = 0; i < 20000; i++)
		text_add_c(&deep, "Content-Type: message/rfc822\n\n");
	mime = mime_parse(arena, text_str(&deep));
	assert_int_equal(mime.count, MIME_DEPTH_MAX + 1);
	arena_free(arena);
}

static void test_mime_parts_are_bounded(void **state)
{
	Arena *arena = arena_new();
	Text many = text_in(arena);

	(void)state;
	text_add_c(&many, "Content-Type: multipart/mixed; boundary=b\n\n");
	for (int i = 0; i < MIME_PARTS_MAX + 10; i++)
		text_add_c(&many, "--b\n\n");
	assert_int_equal(mime_parse(arena, text_str(&many)).count, MIME_PARTS_MAX);
	arena_free(arena);
}

/* Cut at every byte, and with every byte changed: parts stay within the message. */
static void test_mime_of_every_cut_and_change(void **state)
{
	static const Str message = STR(
		"Content-Type: multipart/mixed; boundary*0=a; boundary*1=\"b\"\r\n\r\n--ab\r\n"
		"Content-Type: multipart/alternative\r\n\r\n--i\r\nA: b\r\n\r\nplain=3D\r\n--i--\r\n"
		"--ab\r\nContent-Type: message/rfc822\r\n\r\nX: y\r\n\r\nz\r\n--ab--\r\n");

	size_t whole = 0;

	(void)state;
	for (size_t at = 0; at < message.size * 2; at++) {
		Arena *arena = arena_new();
		size_t size = at < message.size ? at : message.size;
		char *copy = memory_resize(NULL, message.size);

		memcpy(copy, message.at, size);
		if (at >= message.size)
			copy[at - message.size] ^= 0x15;
		Mime mime = mime_parse(arena, str_of(copy, size));

		assert_true(mime.count >= 1);
		whole += at >= message.size && mime.count >= 2;
		for (size_t i = 0; i < mime.count; i++)
			assert_true(mime_body(arena, &mime.parts[i]).size <= size);
		free(copy);
		arena_free(arena);
	}
	assert_true(whole > message.size / 2);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_mime_of_one_part),
		cmocka_unit_test(test_mime_of_nested_multiparts),
		cmocka_unit_test(test_mime_outer_boundary_ends_what_is_open),
		cmocka_unit_test(test_mime_boundaries_that_are_prefixes_of_each_other),
		cmocka_unit_test(test_mime_without_its_last_boundary),
		cmocka_unit_test(test_mime_without_a_boundary_parameter),
		cmocka_unit_test(test_mime_part_without_a_header),
		cmocka_unit_test(test_mime_messages_within),
		cmocka_unit_test(test_mime_fields_of_a_part),
		cmocka_unit_test(test_mime_nesting_is_bounded),
		cmocka_unit_test(test_mime_parts_are_bounded),
		cmocka_unit_test(test_mime_of_every_cut_and_change),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
