/* SPDX-License-Identifier: ISC */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/utf8.h"

static void test_utf8_decodes_the_borders_of_each_size(void **state)
{
	(void)state;
	static const struct {
		const char *bytes;
		uint32_t point;
		size_t size;
	} cases[] = {
		{ "\x01", 0x01, 1 },
		{ "\x7F", 0x7F, 1 },
		{ "\xC2\x80", 0x80, 2 },
		{ "\xDF\xBF", 0x7FF, 2 },
		{ "\xE0\xA0\x80", 0x800, 3 },
		{ "\xED\x9F\xBF", 0xD7FF, 3 },
		{ "\xEE\x80\x80", 0xE000, 3 },
		{ "\xEF\xBF\xBF", 0xFFFF, 3 },
		{ "\xF0\x90\x80\x80", 0x10000, 4 },
		{ "\xF4\x8F\xBF\xBF", 0x10FFFF, 4 },
	};

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		char out[UTF8_MAX_BYTES];
		uint32_t point;
		bool valid;

		assert_int_equal(
			utf8_decode(str(cases[i].bytes), 0, &point, &valid), cases[i].size);
		assert_true(valid);
		assert_int_equal(point, cases[i].point);
		assert_int_equal(utf8_encode(cases[i].point, out), cases[i].size);
		assert_memory_equal(out, cases[i].bytes, cases[i].size);
	}
}

static void test_utf8_refuses_and_says_how_much_to_replace(void **state)
{
	(void)state;
	static const struct {
		const char *bytes;
		size_t size;
	} cases[] = {
		{ "\x80", 1 }, /* a continuation alone */
		{ "\xC0\xAF", 1 }, /* overlong */
		{ "\xE0\x9F\xBF", 1 }, /* overlong */
		{ "\xED\xA0\x80", 1 }, /* a surrogate */
		{ "\xF4\x90\x80\x80", 1 }, /* above U+10FFFF */
		{ "\xF5\x80", 1 },
		{ "\xFF", 1 },
		{ "\xE2\x82", 2 }, /* cut */
		{ "\xF0\x9F\x98", 3 }, /* cut */
		{ "\xE2\x82x", 2 }, /* broken off */
		{ "\xC3x", 1 },
	};

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		uint32_t point;
		bool valid;

		assert_int_equal(
			utf8_decode(str(cases[i].bytes), 0, &point, &valid), cases[i].size);
		assert_false(valid);
		assert_int_equal(point, UTF8_REPLACEMENT);
		assert_false(utf8_valid(str(cases[i].bytes)));
	}
}

static void test_utf8_decode_at_the_end_gives_nothing(void **state)
{
	(void)state;
	uint32_t point = 1;

	assert_int_equal(utf8_decode(str("a"), 1, &point, NULL), 0);
	assert_int_equal(utf8_decode(str("a"), 9, &point, NULL), 0);
	assert_int_equal(utf8_decode(STR_NONE, 0, &point, NULL), 0);
}

static void test_utf8_encode_replaces_what_is_no_character(void **state)
{
	(void)state;
	static const uint32_t wrong[] = { 0xD800, 0xDFFF, 0x110000, UINT32_MAX };

	for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
		char out[UTF8_MAX_BYTES];

		assert_int_equal(utf8_encode(wrong[i], out), 3);
		assert_memory_equal(out, "\xEF\xBF\xBD", 3);
	}
}

static void test_utf8_valid_prefix_ends_at_the_first_fault(void **state)
{
	(void)state;
	assert_int_equal(utf8_valid_prefix(str("caf\xC3\xA9 \xE2\x82 x")), 6);
	assert_int_equal(utf8_valid_prefix(str("plain")), 5);
	assert_int_equal(utf8_valid_prefix(str("\xFF")), 0);
	assert_true(utf8_valid(str("")));
	assert_true(utf8_valid(STR_NONE));
}

static void test_utf8_counts_characters_and_finds_their_starts(void **state)
{
	(void)state;
	Str text = str("a\xC3\xA9\xE2\x82\xAC\xF0\x9F\x98\x80");
	static const size_t floors[] = { 0, 1, 1, 3, 3, 3, 6, 6, 6, 6, 10, 10 };

	assert_int_equal(utf8_count(text), 4);
	assert_int_equal(utf8_count(STR_NONE), 0);
	for (size_t i = 0; i < sizeof floors / sizeof *floors; i++)
		assert_int_equal(utf8_floor(text, i), floors[i]);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_utf8_decodes_the_borders_of_each_size),
		cmocka_unit_test(test_utf8_refuses_and_says_how_much_to_replace),
		cmocka_unit_test(test_utf8_decode_at_the_end_gives_nothing),
		cmocka_unit_test(test_utf8_encode_replaces_what_is_no_character),
		cmocka_unit_test(test_utf8_valid_prefix_ends_at_the_first_fault),
		cmocka_unit_test(test_utf8_counts_characters_and_finds_their_starts),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
