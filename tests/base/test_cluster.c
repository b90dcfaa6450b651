/* SPDX-License-Identifier: ISC */
#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <wchar.h>

#include <cmocka.h>

#include "base/cluster.h"
#include "base/utf8.h"

typedef struct {
	const char *text;
	size_t first; /* bytes of its first cluster */
	int cells; /* of all of it */
} Case;

static const Case cases[] = {
	{ "", 0, 0 }, { "a", 1, 1 }, { "ab", 1, 2 }, { "caf\xC3\xA9", 1, 4 },
	{ "e\xCC\x81x", 3, 2 }, /* e, combining acute */
	{ "e\xCC\x81\xCC\xA3", 5, 1 }, /* two marks on one base */
	{ "\xC3\xA9\xCC\xA3", 4, 1 }, { "\xE6\x97\xA5\xE6\x9C\xAC", 3, 4 }, /* ideographs */
	{ "\xE3\x82\xAB\xE3\x82\x99", 6, 2 }, /* katakana ka, voiced mark */
	{ "\xE1\x84\x80\xE1\x85\xA1\xE1\x86\xA8", 9, 2 }, /* hangul jamo */
	{ "\xF0\x9F\x87\xAC\xF0\x9F\x87\xA7\xF0\x9F\x87\xAB\xF0\x9F\x87\xB7", 8,
		4 }, /* two flags */
	{ "\xF0\x9F\x91\xA8\xE2\x80\x8D\xF0\x9F\x91\xA9\xE2\x80\x8D\xF0\x9F\x91\xA7!", 18,
		3 }, /* a family, joined */
	{ "\xF0\x9F\x91\x8D\xF0\x9F\x8F\xBD", 8, 2 }, /* thumb with skin tone */
	{ "a\xE2\x80\x8D\xF0\x9F\x91\xA8", 4, 3 }, /* a joiner binds emoji to emoji only */
	{ "\xC2\xAD", 2, 0 }, /* soft hyphen */
	{ "a\xC2\xAD"
	  "b",
		1, 2 },
	{ "\xE2\x80\x8B", 3, 0 }, /* zero width space */
	{ "\xE2\x80\x8D", 3, 0 }, /* lone joiner */
	{ "\xE2\x80\x8E\xE2\x81\xA6", 3, 0 }, /* direction marks */
	{ "\n", 1, 0 }, { "a\tb\n", 1, 3 },
	{ "\xCD\xB8", 2, 1 }, /* unassigned: a stand-in's cell */
	{ "\xD7\xA9\xD6\xB8\xD7\x81", 6, 1 }, /* Hebrew shin with points */
};

static void test_cluster_size_and_cells(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		Str text = str(cases[i].text);

		assert_int_equal(cluster_size(text, 0), cases[i].first);
		assert_int_equal(cells_of(text), cases[i].cells);
	}
}

static void test_cluster_cells_are_capped_at_two(void **state)
{
	(void)state;
	assert_int_equal(cluster_cells(str("\xF0\x9F\x91\xA8\xE2\x80\x8D\xF0\x9F\x91\xA9")), 2);
	assert_int_equal(cluster_cells(STR_NONE), 0);
}

static void test_cluster_size_has_an_end_in_endless_chains(void **state)
{
	(void)state;
	char chain[7 * 100];

	for (size_t i = 0; i < 100; i++)
		memcpy(chain + 7 * i, "\xF0\x9F\x91\xA8\xE2\x80\x8D", 7);
	size_t size = cluster_size(str_of(chain, sizeof chain), 0);

	assert_in_range(size, 7, 160);
}

/* Single characters take the cells wcwidth gives them; the short cuts agree. */
static void test_cells_are_those_of_wcwidth(void **state)
{
	(void)state;
	for (uint32_t c = 0x20; c < 0x30000; c++) {
		char bytes[UTF8_MAX_BYTES];
		int expected = wcwidth((wchar_t)c);

		if ((c >= 0xD800 && c < 0xE000) || expected == 0 || c == 0xAD ||
			(c >= 0x7F && c < 0xA0) || c == 0x2028 || c == 0x2029)
			continue;
		if (expected < 0)
			expected = c == 0x61C || (c >= 0x200B && c <= 0x206F) ? 0 : 1;
		Str text = str_of(bytes, utf8_encode(c, bytes));

		if (cells_of(text) != expected)
			fail_msg("U+%04X takes %d cells, not %d", c, cells_of(text), expected);
	}
}

static void test_cluster_before_undoes_cluster_size(void **state)
{
	(void)state;
	static const char text[] =
		"Ab \xF0\x9F\x87\xAC\xF0\x9F\x87\xA7\xF0\x9F\x87\xAB\xF0\x9F\x87\xB7"
		"e\xCC\x81\xE6\x97\xA5\xF0\x9F\x91\xA8\xE2\x80\x8D\xF0\x9F\x91\xA9\xC2\xAD"
		"\xE0\xA4\x95\xE0\xA4\xBF\n\xEA\xB0\x81.";
	Str whole = str(text);
	size_t starts[64], count = 0;

	for (size_t at = 0, size; (size = cluster_size(whole, at)) > 0; at += size)
		starts[count++] = at;
	assert_int_equal(count, 13);
	assert_int_equal(cluster_before(whole, whole.size), starts[count - 1]);
	for (size_t i = count - 1; i > 0; i--)
		assert_int_equal(cluster_before(whole, starts[i]), starts[i - 1]);
	assert_int_equal(cluster_before(whole, 0), 0);
}

static void test_cells_fit_takes_whole_clusters(void **state)
{
	(void)state;
	Str text = str("a\xE6\x97\xA5"
		       "e\xCC\x81z");

	assert_int_equal(cells_fit(text, 0), 0);
	assert_int_equal(cells_fit(text, 1), 1);
	assert_int_equal(cells_fit(text, 2), 1);
	assert_int_equal(cells_fit(text, 3), 4);
	assert_int_equal(cells_fit(text, 4), 7);
	assert_int_equal(cells_fit(text, 99), 8);
}

static void test_cluster_plain_run_stops_before_what_may_join(void **state)
{
	(void)state;
	Str text = str("abce\xCC\x81z\tq");

	assert_int_equal(cluster_plain_run(text, 0, text.size), 3);
	assert_int_equal(cluster_plain_run(text, 0, 2), 2);
	assert_int_equal(cluster_plain_run(text, 0, 4), 3);
	assert_int_equal(cluster_plain_run(text, 3, text.size), 0);
	assert_int_equal(cluster_plain_run(text, 6, text.size), 1);
	assert_int_equal(cluster_plain_run(text, 8, text.size), 1);
	assert_int_equal(cluster_plain_run(text, 9, text.size), 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_cluster_size_and_cells),
		cmocka_unit_test(test_cluster_cells_are_capped_at_two),
		cmocka_unit_test(test_cluster_size_has_an_end_in_endless_chains),
		cmocka_unit_test(test_cells_are_those_of_wcwidth),
		cmocka_unit_test(test_cluster_before_undoes_cluster_size),
		cmocka_unit_test(test_cells_fit_takes_whole_clusters),
		cmocka_unit_test(test_cluster_plain_run_stops_before_what_may_join),
	};
	setlocale(LC_ALL, "C.UTF-8");
	return cmocka_run_group_tests(tests, NULL, NULL);
}
