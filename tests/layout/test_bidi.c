/* SPDX-License-Identifier: ISC */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include <config.h>

#include "layout/bidi.h"

#ifdef HAVE_FRIBIDI

/* The levels of TEXT, a digit a byte; "" when nothing is to be reordered. */
static void assert_levels(const char *text, bool right_to_left, const char *expected)
{
	Arena *arena = arena_new();
	unsigned char *levels = bidi_levels(arena, str(text), right_to_left);
	char shown[64] = "";

	for (size_t i = 0; levels != NULL && i < strlen(text); i++)
		shown[i] = (char)('0' + levels[i]);
	assert_string_equal(shown, expected);
	arena_free(arena);
}

static void test_bidi_levels(void **state)
{
	(void)state;
	assert_levels("plain", false, "");
	assert_levels("it\xE2\x80\x99s \xE2\x80\x9Cplain\xE2\x80\x9D", false, "");
	assert_levels("a \xD7\xA9 b", false, "001100");
	assert_levels("\xD7\xA9 a", false, "1112");
	assert_levels("\xD7\xA9 12", false, "11122");
	assert_levels("...", true, "111");
	assert_levels("Latin.", true, "");
	assert_levels("a\n\xD7\xA9", false, "0011");
	assert_levels("\xD8\xA8", false, "11");
	assert_levels("", true, "");
}

static void test_bidi_order(void **state)
{
	(void)state;
	Arena *arena = arena_new();
	static const unsigned char levels[] = { 0, 1, 1, 2, 2, 1, 0 };
	static const size_t expected[] = { 0, 5, 3, 4, 2, 1, 6 };
	size_t order[7];

	bidi_order(arena, levels, 7, order);
	assert_memory_equal(order, expected, sizeof expected);
	bidi_order(arena, levels, 0, order);
	assert_int_equal(order[0], 0);
	arena_free(arena);
}

static void test_bidi_mirrors_brackets(void **state)
{
	(void)state;
	assert_int_equal(bidi_mirrored('('), ')');
	assert_int_equal(bidi_mirrored(0xAB), 0xBB);
	assert_int_equal(bidi_mirrored('a'), 'a');
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_bidi_levels),
		cmocka_unit_test(test_bidi_order),
		cmocka_unit_test(test_bidi_mirrors_brackets),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}

#else

static void test_bidi_keeps_the_reading_order(void **state)
{
	(void)state;
	Arena *arena = arena_new();

	assert_null(bidi_levels(arena, str("\xD7\xA9"), true));
	arena_free(arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_bidi_keeps_the_reading_order),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}

#endif
