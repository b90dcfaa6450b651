/* SPDX-License-Identifier: ISC */
#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "bench.h"
#include "pages.h"

static void test_view_lines_scroll_comments_and_then_move_the_cursor(void **state)
{
	Bench *bench = *state;

	resize(bench, 16, 40);
	press(bench, "c 3 j");
	assert_row(bench, 1, "\xE2\x94\x82");
	press(bench, "G");
	assert_non_null(strstr(row_text(bench, -2), "comment 5/5"));
	press(bench, "k"); /* the last head leaves the window, so the one before is current */
	assert_non_null(strstr(row_text(bench, -2), "comment 4/5"));
	resize(bench, ROWS, COLUMNS); /* all fits: only the cursor can move */
	press(bench, "g 2 j");
	assert_non_null(strstr(row_text(bench, -2), "comment 2/5"));
	press(bench, "k");
	assert_non_null(strstr(row_text(bench, -2), "comment 1/5"));
	assert_row(bench, 1, "\xE2\x96\xBE Bo Lind \xC2\xB7 Saltby");
}

/* The first row of each page was on the page before, so nothing is passed over. */
static void test_view_pages_overlap(void **state)
{
	Bench *bench = *state;

	for (int rows = 6; rows < 30; rows++) {
		int pages = 0;

		resize(bench, rows, 60);
		press(bench, "g");
		for (; strstr(row_text(bench, -2), "100%") == NULL; pages++) {
			char before[30][400];
			bool kept = false;

			for (int i = 0; i < rows - 2; i++)
				snprintf(before[i], sizeof before[i], "%s", row_text(bench, i));
			press(bench, "Space");
			for (int i = 1; i < rows - 2; i++)
				kept = kept || strcmp(before[i], row_text(bench, 0)) == 0;
			assert_true(kept);
			assert_true(pages < 200);
		}
		assert_true(pages > 0);
	}
}

static void test_view_nothing_stands_below_a_heading_but_its_text(void **state)
{
	static const char *const headings[] = { "A bridge with a temper", "Who may cross",
		"What the pilots say", "Analysis", "Ida Fenn", "writes on bridges" };
	Bench *bench = *state;

	for (int rows = 12; rows < 40; rows++) {
		resize(bench, rows, 80);
		press(bench, "g");
		for (int step = 0; step < 60; step++) {
			int last = rows - 3;

			while (last > 0 && row_text(bench, last)[0] == '\0')
				last--;
			for (size_t i = 0; i < sizeof headings / sizeof *headings; i++)
				assert_null(strstr(row_text(bench, last), headings[i]));
			press(bench, "j");
		}
	}
}

static void test_view_counts(void **state)
{
	Bench *bench = *state;

	press(bench, "1 8 j");
	assert_row(bench, 0, "A bridge with a temper");
	press(bench, "1 8 k");
	assert_row(bench, 1, "Swing bridge opens to walkers at last");
	press(bench, "1 ^G j"); /* the count is called off */
	assert_row(bench, 0, "Swing bridge opens to walkers at last");
	press(bench, "0 %");
	assert_row(bench, 1, "Swing bridge opens to walkers at last");
	press(bench, "%");
	assert_non_null(strstr(row_text(bench, -1), "40%"));
	press(bench, "9 9 9 9 9 9 9 9 9 9 9 9 9 j");
	assert_non_null(strstr(row_text(bench, -2), "100%"));
}

/* Half of what is shown, in the help as in the article. */
static void test_view_half_pages(void **state)
{
	static const char *const opened[] = { "", "?" };
	Bench *bench = *state;

	for (size_t i = 0; i < sizeof opened / sizeof *opened; i++)
		for (int rows = 14; rows < 22; rows++) {
			char before[30][400];
			int half = 1, row = 0;

			resize(bench, rows, 60);
			if (opened[i][0] != '\0')
				press(bench, opened[i]);
			press(bench, "g");
			for (row = 0; row < rows; row++)
				snprintf(before[row], sizeof before[row], "%s",
					row_text(bench, row));
			press(bench, "d");
			/* So far that all rows are those that stood HALF rows further down. */
			for (row = 1; row + half < rows - 2; row++)
				if (strcmp(before[row + half], row_text(bench, row)) != 0) {
					half++;
					row = 0;
				}
			assert_int_equal(half, (rows - 2 - (int)i) / 2);
			press(bench, "u");
			assert_row(bench, 1, before[1]);
			if (opened[i][0] != '\0')
				press(bench, "q");
		}
}

int main(void)
{
#define OPEN_TEST(test) cmocka_unit_test_setup_teardown(test, set_up_open, tear_down)
	const struct CMUnitTest tests[] = {
		OPEN_TEST(test_view_lines_scroll_comments_and_then_move_the_cursor),
		OPEN_TEST(test_view_pages_overlap),
		OPEN_TEST(test_view_nothing_stands_below_a_heading_but_its_text),
		OPEN_TEST(test_view_counts),
		OPEN_TEST(test_view_half_pages),
	};

	setlocale(LC_ALL, "C.UTF-8");
	return cmocka_run_group_tests(tests, NULL, NULL);
}
