/* SPDX-License-Identifier: ISC */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "base/text.h"
#include "source/sniff.h"

/* What kind BYTES should be taken for. */
typedef struct {
	Str bytes;
	SniffKind kind;
} Case;

static void assert_kinds(const Case *cases, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		const char *name;
		SniffKind kind = sniff(cases[i].bytes, &name);

		if (kind != cases[i].kind)
			fail_msg("%.60s: taken for kind %d", cases[i].bytes.at, (int)kind);
		assert_int_equal(name != NULL, kind == SNIFF_BINARY);
	}
}

static void test_sniff_knows_markup_by_its_beginning(void **state)
{
	static const Case cases[] = {
		{ STR("<!DOCTYPE html><title>x</title>"), SNIFF_HTML },
		{ STR("\xef\xbb\xbf\r\n  <HTML lang=en>"), SNIFF_HTML },
		{ STR("<!-- saved from url=(0014)about:internet -->\n<p>x"), SNIFF_HTML },
		{ STR("<!-- one --> <!-- two --> <body>"), SNIFF_HTML },
		{ STR("<!-- never closed"), SNIFF_HTML },
		{ STR("<?xml version='1.0'?><nitf><body/></nitf>"), SNIFF_HTML },
		{ STR("<p>a fragment"), SNIFF_HTML },
		{ STR("</div>left over"), SNIFF_HTML },
		{ STR("<br/>x"), SNIFF_HTML },
	};

	(void)state;
	assert_kinds(cases, sizeof cases / sizeof *cases);
}

static void test_sniff_knows_markup_further_on(void **state)
{
	static const Case cases[] = {
		{ STR("HTTP/1.1 200 OK\r\nServer: x\r\n\r\n<html><body>"), SNIFF_HTML },
		{ STR("Warning: include() failed\n<title>x</title>"), SNIFF_HTML },
		{ STR("one<br>two<br>three<br>four"), SNIFF_HTML },
		{ STR("He wrote <b> once and 3 < 4, and <user@example.org> twice."), SNIFF_TEXT },
		{ STR("<url> is not an element"), SNIFF_TEXT },
		{ STR("<"), SNIFF_TEXT },
		{ STR("x </"), SNIFF_TEXT },
	};

	(void)state;
	assert_kinds(cases, sizeof cases / sizeof *cases);
}

static void test_sniff_takes_texts_in_any_charset_for_text(void **state)
{
	static const Case cases[] = {
		{ STR("Page last updated at 11:44 GMT"), SNIFF_TEXT },
		{ STR("caf\xe9 \x93quoted\x94 \x85"), SNIFF_TEXT },
		{ STR("\x83\x65\x83\x58\x83\x67\x95\xb6"), SNIFF_TEXT },
		{ STR("\x1b$B%F%9%H\x1b(B\n"), SNIFF_TEXT },
		{ STR("N\bNA\bAM\bME\bE\n\fnext\x1a"), SNIFF_TEXT },
		{ STR("BMW sold more cars"), SNIFF_TEXT },
		{ STR("MZ, PK and ID3 are letters"), SNIFF_TEXT },
		{ STR("a line\n\033]0;title\007with a sequence in it\n"), SNIFF_TEXT },
		{ STR(""), SNIFF_TEXT },
	};

	(void)state;
	assert_kinds(cases, sizeof cases / sizeof *cases);
}

static void test_sniff_reads_utf16_and_utf32(void **state)
{
	static const Case cases[] = {
		{ STR("\xff\xfe<\0p\0>\0x\0"), SNIFF_HTML },
		{ STR("\xfe\xff\0<\0h\0t\0m\0l\0>"), SNIFF_HTML },
		{ STR("\xff\xfe\0\0<\0\0\0p\0\0\0>\0\0\0"), SNIFF_HTML },
		{ STR("<\0h\0t\0m\0l\0>\0"), SNIFF_HTML },
		{ STR("\0<\0h\0t\0m\0l\0>"), SNIFF_HTML },
		{ STR("\xff\xfeO\0n\0e\0 \0l\0i\0n\0e\0"), SNIFF_TEXT },
		{ STR("\xfe\xff\x30\x42\x30\x44\x30\x46"), SNIFF_TEXT },
		{ STR("O\0n\0e\0 \0l\0i\0n\0e\0"), SNIFF_TEXT },
	};

	(void)state;
	assert_kinds(cases, sizeof cases / sizeof *cases);
}

static void test_sniff_overlooks_stray_controls_in_a_page(void **state)
{
	static const Case cases[] = {
		{ STR("\0\0\0<html><body>\0\1\2\3\4\5\6\7"), SNIFF_HTML },
		{ STR("<p>\1\2\3\4\5\6\0\0\0\0\0\0\0\0\0\0</p>"), SNIFF_HTML },
		{ STR("<!doctype html>\0<title>x\0y</title>"), SNIFF_HTML },
	};

	(void)state;
	assert_kinds(cases, sizeof cases / sizeof *cases);
}

static void assert_binary(Str bytes, const char *expected)
{
	const char *name;

	assert_int_equal(sniff(bytes, &name), SNIFF_BINARY);
	assert_string_equal(name, expected);
}

static void test_sniff_names_what_is_no_text(void **state)
{
	(void)state;
	assert_binary(str_of("\x89PNG\r\n\x1a\n\0\0\0\rIHDR", 16), "a PNG picture");
	assert_binary(str("\xff\xd8\xff\xe0"), "a JPEG picture");
	assert_binary(str("GIF89a<html>"), "a GIF picture");
	assert_binary(str("%PDF-1.4\n"), "a PDF document");
	assert_binary(str("PK\3\4\n"), "a zip archive");
	assert_binary(str_of("\0\0\0\x18"
			     "ftypmp42\0\0\0\0",
			      16),
		"a film or sound (MP4 family)");
	assert_binary(str_of("BM\x36\x10\0\0\0\0\0\0\x36\0\0\0\x28\0\0\0", 18), "a BMP picture");
	assert_binary(str_of("\177ELF\2\1\1\0", 8), "a program (ELF)");
	assert_binary(str_of("SQLite format 3\0", 16), "a database (SQLite)");
	assert_binary(str_of("\1\2\3\4\0\0\0\0", 8), "unknown binary data");
}

static void test_sniff_takes_a_flood_of_one_control_for_text(void **state)
{
	static const char floods[] = { '\0', '\a' };
	Text bytes = text_in(NULL);
	const char *name;

	(void)state;
	for (size_t i = 0; i < sizeof floods; i++) {
		text_clear(&bytes);
		text_add_c(&bytes, "first");
		text_fill(&bytes, floods[i], 100000);
		text_add_c(&bytes, "last");
		assert_int_equal(sniff(text_str(&bytes), &name), SNIFF_TEXT);
	}
	text_clear(&bytes);
}

static void test_sniff_refuses_a_header_before_zeros(void **state)
{
	Text bytes = text_in(NULL);

	(void)state;
	for (int i = 0; i < 16; i++)
		text_add(&bytes, str_of("\x12\x03\0\0", 4));
	text_fill(&bytes, '\0', 4000);
	assert_binary(text_str(&bytes), "unknown binary data");
	text_clear(&bytes);
}

static void test_sniff_refuses_random_bytes(void **state)
{
	Text bytes = text_in(NULL);
	uint32_t seed = 7;
	const char *name;

	(void)state;
	for (int i = 0; i < 8192; i++) {
		seed = seed * 1664525 + 1013904223;
		text_add_byte(&bytes, (char)(seed >> 24));
	}
	assert_int_equal(sniff(text_str(&bytes), &name), SNIFF_BINARY);
	assert_string_equal(name, "unknown binary data");
	text_clear(&bytes);
}

static void test_sniff_finds_tar_behind_a_long_name(void **state)
{
	char bytes[512];

	(void)state;
	memset(bytes, 0, sizeof bytes);
	memcpy(bytes, "page.html", 9);
	memcpy(bytes + 257, "ustar", 5);
	assert_binary(str_of(bytes, sizeof bytes), "a tar archive");
}

static void test_sniff_of_every_cut_of_a_page(void **state)
{
	static const Str page =
		STR("\xef\xbb\xbf<!-- x --><?xml version='1.0'?><!DOCTYPE html><html>");
	const char *name;

	(void)state;
	for (size_t size = 0; size <= page.size; size++)
		assert_int_not_equal(sniff(str_slice(page, 0, size), &name), SNIFF_BINARY);
	assert_int_equal(sniff(page, &name), SNIFF_HTML);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_sniff_knows_markup_by_its_beginning),
		cmocka_unit_test(test_sniff_knows_markup_further_on),
		cmocka_unit_test(test_sniff_takes_texts_in_any_charset_for_text),
		cmocka_unit_test(test_sniff_reads_utf16_and_utf32),
		cmocka_unit_test(test_sniff_overlooks_stray_controls_in_a_page),
		cmocka_unit_test(test_sniff_names_what_is_no_text),
		cmocka_unit_test(test_sniff_takes_a_flood_of_one_control_for_text),
		cmocka_unit_test(test_sniff_refuses_a_header_before_zeros),
		cmocka_unit_test(test_sniff_refuses_random_bytes),
		cmocka_unit_test(test_sniff_finds_tar_behind_a_long_name),
		cmocka_unit_test(test_sniff_of_every_cut_of_a_page),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
