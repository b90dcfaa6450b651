/* SPDX-License-Identifier: ISC */
#include <assert.h>
#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/cluster.h"
#include "base/text.h"
#include "base/wrap.h"

/* The lines of TEXT as one string, each in brackets, "-" behind hyphenated. */
static void assert_wraps(const char *text, int first, int width, const char *expected)
{
	Arena *arena = arena_new();
	Text shown = text_in(arena);
	size_t count;
	WrapLine *lines = wrap_text_after(arena, str(text), first, width, &count);

	for (size_t i = 0; i < count; i++) {
		text_add_byte(&shown, '[');
		text_add(&shown, str_slice(str(text), lines[i].start, lines[i].end));
		text_add_c(&shown, lines[i].hyphen ? "-]" : "]");
	}
	assert_string_equal(str_c(arena, text_str(&shown)), expected);
	arena_free(arena);
}

static void test_wrap_breaks_at_spaces(void **state)
{
	(void)state;
	assert_wraps(
		"He met his Russian counterpart", 11, 11, "[He met his][Russian][counterpart]");
	assert_wraps("one two", 7, 7, "[one two]");
	assert_wraps("one two", 6, 6, "[one][two]");
	assert_wraps("one   two", 4, 4, "[one][two]");
	assert_wraps("", 10, 10, "[]");
	assert_wraps("   ", 2, 2, "[]");
}

static void test_wrap_breaks_at_line_feeds(void **state)
{
	(void)state;
	assert_wraps("one\n\ntwo three\n", 20, 20, "[one][][two three][]");
	assert_wraps("\xC3\xA9\n\xC3\xA9 a\n", 2, 2, "[\xC3\xA9][\xC3\xA9][a][]");
}

static void test_wrap_first_line_may_be_shorter(void **state)
{
	(void)state;
	assert_wraps("one two three four", 4, 9, "[one][two three][four]");
	assert_wraps("\xC3\xBCne two three four", 4, 9, "[\xC3\xBCne][two three][four]");
}

static void test_wrap_parts_long_words_where_the_line_is_full(void **state)
{
	(void)state;
	assert_wraps("abcdefghij klm", 4, 4, "[abcd][efgh][ij][klm]");
	assert_wraps("\xC3\xA9"
		     "bcdefghij klm",
		4, 4,
		"[\xC3\xA9"
		"bcd][efgh][ij][klm]");
	assert_wraps("ab", 0, -3, "[a][b]");
}

static void test_wrap_knows_hyphens_slashes_and_abbreviations(void **state)
{
	(void)state;
	assert_wraps("tit-for-tat", 5, 5, "[tit-][for-][tat]");
	assert_wraps("2008-2009 x", 6, 6, "[2008-2][009 x]");
	assert_wraps("either/or", 7, 7, "[either/][or]");
	assert_wraps("in the U.S. or", 9, 9, "[in the][U.S. or]");
	assert_wraps("\xE2\x80\x9Cthe U.S. or", 7, 7, "[\xE2\x80\x9Cthe][U.S. or]");
	assert_wraps("say (this) now", 5, 5, "[say][(this][) now]");
	assert_wraps("he said \"no\" !", 8, 8, "[he said][\"no\" !]");
}

static void test_wrap_draws_hyphens_at_soft_hyphens_only_where_broken(void **state)
{
	(void)state;
	assert_wraps("inter\xC2\xADnational", 9, 9, "[inter\xC2\xAD-][national]");
	assert_wraps("inter\xC2\xADnational", 13, 13, "[inter\xC2\xADnational]");
	assert_wraps("inter\xC2\xADna", 5, 5, "[inter\xC2\xAD][na]");
}

static void test_wrap_keeps_japanese_punctuation_off_the_line_start(void **state)
{
	(void)state;
	/* nihon, full stop; the bracket opens with its word */
	assert_wraps("\xE6\x97\xA5\xE6\x9C\xAC\xE3\x80\x82\xE6\x97\xA5\xE6\x9C\xAC", 4, 4,
		"[\xE6\x97\xA5][\xE6\x9C\xAC\xE3\x80\x82][\xE6\x97\xA5\xE6\x9C\xAC]");
	assert_wraps("\xE6\x97\xA5\xE3\x80\x8C\xE6\x9C\xAC\xE3\x80\x8D", 4, 4,
		"[\xE6\x97\xA5][\xE3\x80\x8C\xE6\x9C\xAC][\xE3\x80\x8D]");
}

static void test_wrap_never_parts_clusters(void **state)
{
	(void)state;
	assert_wraps("e\xCC\x81"
		     "e\xCC\x81"
		     "e\xCC\x81",
		2, 2,
		"[e\xCC\x81"
		"e\xCC\x81][e\xCC\x81]");
	/* two flags of two cells; a wide cluster on a line of one */
	assert_wraps("\xF0\x9F\x87\xAC\xF0\x9F\x87\xA7\xF0\x9F\x87\xAB\xF0\x9F\x87\xB7", 1, 1,
		"[\xF0\x9F\x87\xAC\xF0\x9F\x87\xA7][\xF0\x9F\x87\xAB\xF0\x9F\x87\xB7]");
}

/* A generator of our own, so that a failure can be repeated anywhere. */
static uint32_t next_random(uint32_t *seed)
{
	*seed = *seed * 1664525u + 1013904223u;
	return *seed >> 16;
}

static Str random_text(Arena *arena, uint32_t *seed, const char *const *parts, size_t part_count)
{
	Text text = text_in(arena);
	size_t length = next_random(seed) % 60;

	text_add_c(&text, "");
	for (size_t i = 0; i < length; i++)
		text_add_c(&text, parts[next_random(seed) % part_count]);
	return text_str(&text);
}

static const char *const mixed_parts[] = { "a", "bc", " ", " ", "-", ", ", ". ", "7", "(", ")",
	"\n", "\xC2\xAD", "\xE2\x80\x8B", "e\xCC\x81", "\xE6\x97\xA5", "\xE3\x80\x82",
	"\xD7\xA9\xD7\x9C", "\xF0\x9F\x91\xA8\xE2\x80\x8D\xF0\x9F\x91\xA9", "\xF0\x9F\x87\xAC",
	"\xC2\xA0", "/" };

/* LINES of TEXT cover it in order, fit, end on clusters, and leave out spaces
 * and line feeds only. */
static void assert_lines_hold(Str text, int width, const WrapLine *lines, size_t count)
{
	size_t at = 0;

	assert_true(count > 0);
	for (size_t i = 0; i < count; i++) {
		const WrapLine *line = &lines[i];
		Str shown = str_slice(text, line->start, line->end);

		assert_int_equal(line->start, at);
		assert_true(line->start <= line->end && line->end <= line->next);
		assert_int_equal(line->cells, cells_of(shown) + (line->hyphen ? 1 : 0));
		assert_true(line->cells <= width || cells_fit(shown, width) == 0);
		for (size_t k = line->end; k < line->next; k++)
			assert_non_null(memchr(" \n", text.at[k], 2));
		at = line->next;
	}
	assert_int_equal(at, text.size);
}

static void test_wrap_properties_at_all_widths(void **state)
{
	(void)state;
	uint32_t seed = 20091102;

	for (int width = 1; width <= 200; width++) {
		Arena *arena = arena_new();

		for (int round = 0; round < 20; round++) {
			Str text = random_text(arena, &seed, mixed_parts,
				sizeof mixed_parts / sizeof *mixed_parts);
			size_t count;
			WrapLine *lines = wrap_text(arena, text, width, &count);

			assert_lines_hold(text, width, lines, count);
		}
		arena_free(arena);
	}
}

/* The same words twice: in ASCII, and with accents, which are letters of one cell as well
 * but send a line the long way round. */
static const char *const plain_parts[] = { "a", "Bcr", " ", " ", "-", ",", ".", "7", "(", ")", "\"",
	"'", "/", "$", "%", "!", "[", "}", "|", ";", "  ", "longerword" };
static const char *const accented_parts[] = { "\xC3\xA1", "B\xC3\xA7r", " ", " ", "-", ",", ".",
	"7", "(", ")", "\"", "'", "/", "$", "%", "!", "[", "}", "|", ";", "  ",
	"l\xC3\xB6ngerword" };

static_assert(sizeof plain_parts == sizeof accented_parts, "one for one");

static void test_wrap_breaks_ascii_as_libunistring_does(void **state)
{
	(void)state;
	uint32_t seed = 1965;

	for (int round = 0; round < 5000; round++) {
		Arena *arena = arena_new();
		int width = 1 + (int)(next_random(&seed) % 60);
		uint32_t same_seed = seed;
		Str plain = random_text(
			arena, &seed, plain_parts, sizeof plain_parts / sizeof *plain_parts);
		Str accented = random_text(arena, &same_seed, accented_parts,
			sizeof accented_parts / sizeof *accented_parts);
		size_t plain_count, accented_count;
		WrapLine *fast = wrap_text(arena, plain, width, &plain_count);
		WrapLine *slow = wrap_text(arena, accented, width, &accented_count);

		assert_int_equal(plain_count, accented_count);
		for (size_t i = 0; i < plain_count; i++)
			assert_int_equal(fast[i].cells, slow[i].cells);
		arena_free(arena);
	}
}

/* Where a line is long, breaks are looked for near its end first; a text in which they
 * are far from there is broken all the same. */
static void test_wrap_finds_the_break_far_from_the_end(void **state)
{
	(void)state;
	Arena *arena = arena_new();
	Text text = text_in(arena);
	size_t count;

	text_add_c(&text, "\xC3\xA9t\xC3\xA9 ");
	text_fill(&text, 'x', 90);
	text_add_c(&text, " tail");
	WrapLine *lines = wrap_text(arena, text_str(&text), 92, &count);

	assert_int_equal(count, 3);
	assert_int_equal(lines[0].cells, 3);
	assert_int_equal(lines[1].cells, 90);
	assert_int_equal(lines[2].cells, 4);
	arena_free(arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_wrap_breaks_at_spaces),
		cmocka_unit_test(test_wrap_breaks_at_line_feeds),
		cmocka_unit_test(test_wrap_first_line_may_be_shorter),
		cmocka_unit_test(test_wrap_parts_long_words_where_the_line_is_full),
		cmocka_unit_test(test_wrap_knows_hyphens_slashes_and_abbreviations),
		cmocka_unit_test(test_wrap_draws_hyphens_at_soft_hyphens_only_where_broken),
		cmocka_unit_test(test_wrap_keeps_japanese_punctuation_off_the_line_start),
		cmocka_unit_test(test_wrap_never_parts_clusters),
		cmocka_unit_test(test_wrap_properties_at_all_widths),
		cmocka_unit_test(test_wrap_breaks_ascii_as_libunistring_does),
		cmocka_unit_test(test_wrap_finds_the_break_far_from_the_end),
	};
	setlocale(LC_ALL, "C.UTF-8");
	return cmocka_run_group_tests(tests, NULL, NULL);
}
