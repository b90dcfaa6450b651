/* SPDX-License-Identifier: ISC */
#include "extract/charset.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "extract/charset_guess.h"
#include "extract/charset_labels.h"
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
		/* a mark beats the container's header */
		{ "\xEF\xBB\xBF<p>", "shift_jis", "utf-8", CHARSET_FROM_BOM },
		{ "\xFF\xFE<\1p\1", "utf-8", "utf-16le", CHARSET_FROM_BOM },
		{ "\xFE\xFF\1<\1p", NULL, "utf-16be", CHARSET_FROM_BOM },
		/* the header beats the page */
		{ "<p>a", "ISO-8859-1", "windows-1252", CHARSET_FROM_HTTP },
		{ "<meta charset=koi8-r>\xC1", "windows-1251", "windows-1251", CHARSET_FROM_HTTP },
		{ "<meta charset=koi8-r>\xC1", "no-such-set", "koi8-r", CHARSET_FROM_META },
		{ "<meta charset=koi8-r>\xC1", " 'KOI8-U'; ", "koi8-u", CHARSET_FROM_HTTP },
		/* but not where the bytes say otherwise */
		{ "<meta charset=windows-1250>\xE9t\xE9 \xE0", "utf-8", "windows-1250",
			CHARSET_FROM_META },
		/* both forms of meta, attributes in any order, quotes in any state */
		{ "<meta charset=koi8-r>\xC1", NULL, "koi8-r", CHARSET_FROM_META },
		{ "<meta charset = \"koi8-r\" />\xC1", NULL, "koi8-r", CHARSET_FROM_META },
		{ "<META http-equiv=content-type content=\"text/html; charset=Shift_JIS\">", NULL,
			"shift_jis", CHARSET_FROM_META },
		{ "<meta content='text/html;charset=euc-kr' http-equiv='Content-Type'>", NULL,
			"euc-kr", CHARSET_FROM_META },
		{ "<meta http-equiv=\"Content-Type content=\"text/html; charset=big5\">", NULL,
			"big5", CHARSET_FROM_META },
		{ "<meta name=description content=\"charset=big5 explained\"><p>a", NULL, "utf-8",
			CHARSET_FROM_DEFAULT },
		{ "<meta name=x content=\"charset=big5\" charset=gbk><p>a", NULL, "gbk",
			CHARSET_FROM_META },
		{ "<meta charset=no-such-set><meta charset=big5><p>a", NULL, "big5",
			CHARSET_FROM_META },
		/* the XML declaration, and what is no declaration */
		{ "<?xml version='1.0' encoding='ISO-8859-2'?>\xB1", NULL, "iso-8859-2",
			CHARSET_FROM_META },
		{ "<!-- <meta charset=big5> --><meta charset=gb2312>\xB0\xA1", NULL, "gbk",
			CHARSET_FROM_META },
		{ "<style><meta charset=big5></style><p>a", NULL, "utf-8", CHARSET_FROM_DEFAULT },
		{ "<script charset=big5></script><p>\xE9t\xE9", NULL, "windows-1252",
			CHARSET_FROM_DEFAULT },
		{ "<body><meta charset=big5><p>a", NULL, "utf-8", CHARSET_FROM_DEFAULT },
		{ "<meta charset=utf-16><p>a", NULL, "utf-8", CHARSET_FROM_META },
		/* the content */
		{ "<p>\xC3\xA9t\xC3\xA9", NULL, "utf-8", CHARSET_FROM_CONTENT },
		{ "<p>plain", NULL, "utf-8", CHARSET_FROM_DEFAULT },
		{ "<meta charset=no-such-set><p>a", NULL, "utf-8", CHARSET_FROM_DEFAULT },
		{ "<p>\x1B$B$3$l\x1B(B", NULL, "iso-2022-jp", CHARSET_FROM_CONTENT },
		{ "<p>It\x92s \x93so\x94, caf\xE9, na\xEFve, a\xB7\x62", NULL, "windows-1252",
			CHARSET_FROM_DEFAULT },
		/* the set of DOS: letters that would be signs within words */
		{ "Der M\x81ller von Gr\x81nau dreht die Fl\x81gel von Hand, es ist sch\x94n, sagt "
		  "die K\x84the, und die Stra\xE1"
		  "e ist voll.",
			NULL, "ibm437", CHARSET_FROM_CONTENT },
		{ "La r\x82union a dur\x82 jusqu'\x85 minuit. Les \x82l\x8Aves \x82taient l\x85, "
		  "et le ma\x8Ctre \x82"
		  "coutait sans r\x82pondre; il \x82tait fatigu\x82.",
			NULL, "ibm437", CHARSET_FROM_CONTENT },
		{ "caf\x82", "cp437", "ibm437", CHARSET_FROM_HTTP },
		{ "Er sagte \x84so\x93 und \x82nein\x91, und ging \x96 wie immer \x96 fort, "
		  "\xFC"
		  "ber die Br\xFC"
		  "cke.",
			NULL, "windows-1252", CHARSET_FROM_DEFAULT },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		Charset charset =
			charset_sniff(str(cases[i].bytes), str(cases[i].http), true, NULL);

		assert_string_equal(charset.name, cases[i].name);
		assert_int_equal(charset.from, cases[i].from);
		assert_false(charset.mismatch);
	}
}

static void test_declarations_in_plain_text_are_text(void **state)
{
	Charset charset = charset_sniff(str("<meta charset=big5> is old"), STR_NONE, false, NULL);

	(void)state;
	assert_string_equal(charset.name, "utf-8");
}

static void test_a_declaration_far_down_counts(void **state)
{
	static const size_t places[] = { 100, 2100, 5000, 70000, 1000000 };
	static const char tag[] = "<meta charset=windows-1250><p>\x9C";
	char *page = malloc(1000000 + sizeof tag);

	(void)state;
	assert_non_null(page);
	for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
		memset(page, ' ', places[i]);
		memcpy(page, "<style>", 7);
		memcpy(page + places[i] - 8, "</style>", 8);
		memcpy(page + places[i], tag, sizeof tag);
		assert_string_equal(charset_sniff(str_of(page, places[i] + sizeof tag - 1),
					    STR_NONE, true, NULL)
					    .name,
			"windows-1250");
	}
	free(page);
}

static void test_utf_16_without_a_mark_is_told_by_its_zeros(void **state)
{
	static const char little[] = "<\0p\0>\0a\0b\0";
	static const char big[] = "\0\n\0A\0 \0t\0e\0x\0t";

	(void)state;
	assert_string_equal(
		charset_sniff(str_of(little, sizeof little - 1), STR_NONE, true, NULL).name,
		"utf-16le");
	assert_string_equal(
		charset_sniff(str_of(big, sizeof big - 1), str("utf-8"), false, NULL).name,
		"utf-16be");
}

typedef struct {
	const char *bytes, *name, *declared;
} MismatchCase;

static void test_content_outweighs_a_wrong_declaration(void **state)
{
	static const MismatchCase cases[] = {
		{ "<meta charset=iso-8859-1>\xC3\xA9\xC3\xA8\xE2\x80\x99", "utf-8",
			"windows-1252" },
		{ "<meta charset=utf-8>\xE9t\xE9 \xE0", "windows-1252", "utf-8" },
		/* twelve characters are beyond chance in a set of several bytes a character, */
		{ "<meta charset=gb2312>\xE8\xB0\x83\xE8\xB0\x83\xE8\xB0\x83\xE8\xB0\x83"
		  "\xE8\xB0\x83\xE8\xB0\x83\xE8\xB0\x83\xE8\xB0\x83\xE8\xB0\x83\xE8\xB0\x83"
		  "\xE8\xB0\x83\xE8\xB0\x83",
			"utf-8", "gbk" },
		/* few are not */
		{ "<meta charset=gb2312>\xE8\xB0\x83\xE8\xB0\x83", "gbk", NULL },
		/* one bad byte does not make a page of UTF-8 something else */
		{ "<meta charset=utf-8>\xC3\xA9 \xC3\xA8 \xE9", "utf-8", NULL },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		Charset charset = charset_sniff(str(cases[i].bytes), STR_NONE, true, NULL);

		assert_string_equal(charset.name, cases[i].name);
		assert_int_equal(charset.mismatch, cases[i].declared != NULL);
		if (cases[i].declared != NULL)
			assert_string_equal(charset.declared, cases[i].declared);
	}
}

static void test_what_can_be_windows_1252(void **state)
{
	static const struct {
		const char *bytes;
		bool plausible;
	} cases[] = {
		{ "caf\xE9 cr\xE9\xE9 \x96 \x93na\xEFve\x94 l\x92\xE9t\xE9 \xA9 2009", true },
		{ "Gr\xFC\xDF"
		  "e aus K\xF6ln, 5 \x80, \xABso\xBB, dos\xB7s",
			true },
		{ "plain", true },
		/* Russian, Polish, Japanese and Chinese of their sets */
		{ "\xCF\xF0\xE8\xE2\xE5\xF2, \xEC\xE8\xF0 \xE8 \xE2\xF1\xE5", false },
		{ "ca\xB3y Gda\xF1sk i p\xF3\xB3noc, wi\xEAkszo\xB6\xE6", false },
		{ "\x93\xFA\x96{\x8C\xEA\x82\xCC\x95\xB6\x8F\xCD", false },
		{ "\xD6\xD0\xB9\xFA\xC8\xCB\xC3\xF1", false },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		assert_int_equal(charset_plausible_1252(str(cases[i].bytes)), cases[i].plausible);
}

/* "The old bridge over the river was reopened on Tuesday" in Russian, windows-1251. */
static const char russian[] =
	"<p>\xD1\xF2\xE0\xF0\xFB\xE9 \xEC\xEE\xF1\xF2 \xF7\xE5\xF0\xE5\xE7 \xF0\xE5\xEA\xF3 "
	"\xF1\xED\xEE\xE2\xE0 \xEE\xF2\xEA\xF0\xFB\xF2 \xE2\xEE \xE2\xF2\xEE\xF0\xED\xE8\xEA, "
	"\xF1\xEE\xEE\xE1\xF9\xE8\xEB\xE8 \xE2 \xE3\xEE\xF0\xEE\xE4\xF1\xEA\xEE\xEC "
	"\xF1\xEE\xE2\xE5\xF2\xE5.</p>";

static void test_a_guess_where_nothing_is_declared(void **state)
{
	Guesser *guesser = guesser_open();

	(void)state;
	if (guesser == NULL)
		skip(); /* without the library there is no guess */
	guesser_close(guesser);
	Charset charset = charset_sniff(str(russian), STR_NONE, true, NULL);

	assert_string_equal(charset.name, "windows-1251");
	assert_int_equal(charset.from, CHARSET_FROM_CONTENT);
	Converters *opened = converters_open(CONVERTERS_ALL);

	assert_string_equal(
		charset_sniff(str(russian), STR_NONE, true, opened).name, "windows-1251");
	converters_close(opened);
}

static void test_no_guess_without_the_library(void **state)
{
	/* Opened for another page: what guesses is not among it. */
	Converters *opened = converters_open(0);
	Charset charset = charset_sniff(str(russian), STR_NONE, true, opened);

	(void)state;
	assert_string_equal(charset.name, "windows-1252");
	assert_int_equal(charset.from, CHARSET_FROM_DEFAULT);
	assert_null(guesser_name(NULL, str(russian)));
	assert_int_equal(converters_missed(opened), CONVERTERS_ALL);
	converters_close(opened);
}

static void test_labels_are_those_of_the_standard(void **state)
{
	static const struct {
		const char *label, *name;
	} cases[] = {
		{ "Latin1", "windows-1252" },
		{ "ISO-8859-9", "windows-1254" },
		{ "tis-620", "windows-874" },
		{ "ks_c_5601-1987", "euc-kr" },
		{ "x-gbk", "gbk" },
		{ "csISO88596I", "iso-8859-6" },
		{ "\"utf8\";", "utf-8" },
		{ "utf-7", NULL },
		{ "iso-2022-kr", NULL },
		{ "", NULL },
		{ "latin", NULL },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		const char *name = charset_name_of(str(cases[i].label));

		if (cases[i].name == NULL)
			assert_null(name);
		else
			assert_string_equal(name, cases[i].name);
	}
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
	Converters *all = converters_open(CONVERTERS_JAPANESE);
	Converters *none = converters_open(CONVERTERS_KOREAN);
	Charset charset = { .name = "euc-jp" };
	Arena *arena = arena_new();
	size_t bad = 0;

	(void)state;
	assert_text(charset_decode(arena, &charset, str("\xC6\xFC\xCB\xDC"), all, &bad),
		"\xE6\x97\xA5\xE6\x9C\xAC");
	assert_int_equal(bad, 0);
	assert_int_equal(converters_missed(all), 0);
	(void)charset_decode(arena, &charset, str("\xC6\xFC\xCB\xDC"), none, &bad);
	assert_int_equal(converters_missed(none), CONVERTERS_JAPANESE);
	converters_close(none);
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
		{ "a&check;b&nosuch;c & d",
			"a\xE2\x9C\x93"
			"b&nosuch;c & d" },
		{ "&period;&CounterClockwiseContourIntegral;&Vee;&nvlt;",
			"&#46;\xE2\x88\xB3\xE2\x8B\x81&#60;\xE2\x83\x92" },
		{ "<img alt='Caf&eacute &QUOT;x&LT;y&QUOT;' src=a?b&amp;c&copy=1&ltd>",
			"<img alt='Caf&eacute; &#34;x&#60;y&#34;' src=a?b&amp;c&copy=1&ltd>" },
		{ "<!-- a &check; --><!doctype x &check;>",
			"<!-- a &check; --><!doctype x &check;>" },
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

		assert_text(markup_mend(arena, str(cases[i].markup), NULL, NULL), cases[i].mended);
		arena_free(arena);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_what_declares_a_character_set),
		cmocka_unit_test(test_declarations_in_plain_text_are_text),
		cmocka_unit_test(test_a_declaration_far_down_counts),
		cmocka_unit_test(test_utf_16_without_a_mark_is_told_by_its_zeros),
		cmocka_unit_test(test_content_outweighs_a_wrong_declaration),
		cmocka_unit_test(test_what_can_be_windows_1252),
		cmocka_unit_test(test_a_guess_where_nothing_is_declared),
		cmocka_unit_test(test_no_guess_without_the_library),
		cmocka_unit_test(test_labels_are_those_of_the_standard),
		cmocka_unit_test(test_bytes_are_decoded),
		cmocka_unit_test(test_open_converters_decode_as_those_opened_when_needed),
		cmocka_unit_test(test_markup_is_mended_for_the_parser),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
