/* SPDX-License-Identifier: ISC */
#include "extract/charset.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "extract/markup.h"

static void assert_text(Str got, const char *expected)
{
	char copy[512] = "";

	assert_true(got.size < sizeof copy);
	memcpy(copy, got.at, got.size);
	assert_string_equal(copy, expected);
}

typedef struct {
	const char *bytes, *http, *name;
	CharsetFrom from;
} SniffCase;

static void test_what_declares_a_character_set(void **state)
{
	static const SniffCase cases[] = {
		{ "\xEF\xBB\xBF<p>", "shift_jis", "utf-8", CHARSET_FROM_BOM },
		{ "<p>a", "ISO-8859-1", "windows-1252", CHARSET_FROM_HTTP },
		{ "<meta charset=koi8-r>\xC1", NULL, "koi8-r", CHARSET_FROM_META },
		{ "<META http-equiv=content-type content=\"text/html; charset=Shift_JIS\">", NULL,
			"shift_jis", CHARSET_FROM_META },
		{ "<?xml version='1.0' encoding='ISO-8859-2'?>\xB1", NULL, "iso-8859-2",
			CHARSET_FROM_META },
		{ "<!-- <meta charset=big5> --><meta charset=gb2312>\xB0\xA1", NULL, "gbk",
			CHARSET_FROM_META },
		{ "<script charset=big5></script><p>\xE9t\xE9", NULL, "windows-1252",
			CHARSET_FROM_DEFAULT },
		{ "<p>\xC3\xA9t\xC3\xA9", NULL, "utf-8", CHARSET_FROM_CONTENT },
		{ "<p>plain", NULL, "utf-8", CHARSET_FROM_DEFAULT },
		{ "<meta charset=utf-16><p>a", NULL, "utf-8", CHARSET_FROM_META },
		{ "<meta charset=no-such-set><p>a", NULL, "utf-8", CHARSET_FROM_DEFAULT },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		Charset charset = charset_sniff(str(cases[i].bytes), str(cases[i].http), true);

		assert_string_equal(charset.name, cases[i].name);
		assert_int_equal(charset.from, cases[i].from);
	}
}

static void test_a_declaration_far_down_counts(void **state)
{
	char page[3000];

	(void)state;
	memset(page, ' ', sizeof page);
	strcpy(page + 2100, "<meta charset=windows-1250><p>\x9C");
	assert_string_equal(charset_sniff(str_of(page, 2140), STR_NONE, true).name, "windows-1250");
}

static void test_content_outweighs_a_wrong_declaration(void **state)
{
	Charset latin = charset_sniff(
		str("<meta charset=iso-8859-1>\xC3\xA9\xC3\xA8\xE2\x80\x99"), STR_NONE, true);
	Charset utf8 = charset_sniff(str("<meta charset=utf-8>\xE9t\xE9 \xE0"), STR_NONE, true);

	(void)state;
	assert_string_equal(latin.name, "utf-8");
	assert_true(latin.mismatch);
	assert_string_equal(latin.declared, "windows-1252");
	assert_string_equal(utf8.name, "windows-1252");
	assert_true(utf8.mismatch);
}

typedef struct {
	const char *name, *bytes, *text;
	size_t size, bad;
} DecodeCase;

static void test_bytes_are_decoded(void **state)
{
	static const DecodeCase cases[] = {
		{ "windows-1252", "\x93so\x94 \x80\x81",
			"\xE2\x80\x9Cso\xE2\x80\x9D \xE2\x82\xAC\xEF\xBF\xBD", 7, 1 },
		{ "utf-8",
			"a\xFF"
			"b\xE2\x82",
			"a\xEF\xBF\xBD"
			"b\xEF\xBF\xBD",
			5, 2 },
		{ "utf-16le",
			"\xFF\xFE"
			"a\0\x3D\xD8\x00\xDE",
			"a\xF0\x9F\x98\x80", 8, 0 },
		{ "utf-16be", "\0a\xD8\x3D", "a\xEF\xBF\xBD", 4, 1 },
		{ "shift_jis", "\x93\xFA\x96{", "\xE6\x97\xA5\xE6\x9C\xAC", 4, 0 },
		{ "gbk",
			"\xD6\xD0\xFF"
			"a",
			"\xE4\xB8\xAD\xEF\xBF\xBD"
			"a",
			4, 1 },
		{ "euc-kr", "\xC7\xD1", "\xED\x95\x9C", 2, 0 },
		{ "windows-1255", "\xF9\xEC", "\xD7\xA9\xD7\x9C", 2, 0 },
		{ "koi8-r", "\xCD\xC9\xD2", "\xD0\xBC\xD0\xB8\xD1\x80", 3, 0 },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		Arena *arena = arena_new();
		Charset charset = { .name = cases[i].name };
		size_t bad = 0;

		assert_text(charset_decode(arena, &charset, str_of(cases[i].bytes, cases[i].size),
				    NULL, &bad),
			cases[i].text);
		assert_int_equal(bad, cases[i].bad);
		arena_free(arena);
	}
}

static void test_open_converters_decode_as_those_opened_when_needed(void **state)
{
	Converters *all = converters_open();
	Charset charset = { .name = "euc-jp" };
	Arena *arena = arena_new();
	size_t bad = 0;

	(void)state;
	assert_text(charset_decode(arena, &charset, str("\xC6\xFC\xCB\xDC"), all, &bad),
		"\xE6\x97\xA5\xE6\x9C\xAC");
	assert_int_equal(bad, 0);
	converters_close(all);
	arena_free(arena);
}

typedef struct {
	const char *markup, *mended;
} MendCase;

static void test_markup_is_mended_for_the_parser(void **state)
{
	static const MendCase cases[] = {
		{ "<p>&copy 2009 &copyright &amp; &eacute;</p>",
			"<p>&copy; 2009 &copy;right &amp; &eacute;</p>" },
		{ "<a href=\"?a=1&copy=2\">x</a>", "<a href=\"?a=1&copy=2\">x</a>" },
		{ "a&period;b&nosuch;c & d", "a.b&nosuch;c & d" },
		{ "a</br>b", "a<br>b" },
		{ "<script>if (a</br>&copy)</script>&copy",
			"<script>if (a</br>&copy)</script>&copy;" },
		{ "a\fb\r\nc", "a\nb\nc" },
		{ "<!-- &copy --><p", "<!-- &copy --><p" },
		{ "a < b &lt c", "a < b &lt; c" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		Arena *arena = arena_new();

		assert_text(markup_mend(arena, str(cases[i].markup), NULL), cases[i].mended);
		arena_free(arena);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_what_declares_a_character_set),
		cmocka_unit_test(test_a_declaration_far_down_counts),
		cmocka_unit_test(test_content_outweighs_a_wrong_declaration),
		cmocka_unit_test(test_bytes_are_decoded),
		cmocka_unit_test(test_open_converters_decode_as_those_opened_when_needed),
		cmocka_unit_test(test_markup_is_mended_for_the_parser),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
