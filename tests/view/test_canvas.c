/* SPDX-License-Identifier: ISC */
#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "view/canvas.h"

static int set_up(void **state)
{
	*state = canvas_new(2, 8);
	return 0;
}

static int tear_down(void **state)
{
	canvas_free(*state);
	return 0;
}

static void assert_printed(const Canvas *canvas, bool styles, const char *expected)
{
	Text text = text_in(NULL);

	canvas_print(canvas, styles, &text);
	text_add_byte(&text, '\0');
	assert_string_equal(text.at, expected);
	text_clear(&text);
}

static int put(Canvas *canvas, int column, const char *text)
{
	return canvas_put(canvas, 0, column, 8, str(text), STYLE_TEXT, 0);
}

static void test_canvas_writes_within_its_row(void **state)
{
	Canvas *canvas = *state;

	assert_int_equal(put(canvas, 5, "harbour"), 3);
	assert_int_equal(canvas_put(canvas, 1, 0, 2, str("quay"), STYLE_TEXT, 0), 2);
	assert_printed(canvas, false, "     har\nqu\n");
}

static void test_canvas_clusters_with_marks_take_one_cell(void **state)
{
	Canvas *canvas = *state;

	assert_int_equal(put(canvas, 0,
				 "e\xCC\x81"
				 "a"),
		2);
	assert_string_equal(canvas_cell(canvas, 0, 0)->text, "e\xCC\x81");
	assert_string_equal(canvas_cell(canvas, 0, 1)->text, "a");
}

static void test_canvas_keeps_four_marks_of_a_cluster(void **state)
{
	Canvas *canvas = *state;

	assert_int_equal(put(canvas, 0, "o\xCC\x81\xCC\x82\xCC\x83\xCC\x84\xCC\x85\xCC\x86"), 1);
	assert_string_equal(canvas_cell(canvas, 0, 0)->text, "o\xCC\x81\xCC\x82\xCC\x83\xCC\x84");
}

static void test_canvas_wide_clusters_own_two_cells(void **state)
{
	Canvas *canvas = *state;

	assert_int_equal(put(canvas, 1, "\xE6\xB8\xAF"), 2);
	assert_int_equal(canvas_cell(canvas, 0, 1)->cells, 2);
	assert_int_equal(canvas_cell(canvas, 0, 2)->cells, 0);
	assert_string_equal(canvas_cell(canvas, 0, 2)->text, "");
}

static void test_canvas_a_wide_cluster_that_does_not_fit_is_not_written(void **state)
{
	Canvas *canvas = *state;

	assert_int_equal(put(canvas, 7, "\xE6\xB8\xAF"), 0);
	assert_int_equal(
		canvas_put(canvas, 1, 0, 3, str("\xE6\xB8\xAF\xE6\xA9\x8B"), STYLE_TEXT, 0), 2);
	assert_printed(canvas, false, "\n\xE6\xB8\xAF\n");
}

static void test_canvas_half_covered_clusters_become_blanks(void **state)
{
	Canvas *canvas = *state;

	put(canvas, 0, "\xE6\xB8\xAF\xE6\xA9\x8B\xE6\xB8\xAF");
	put(canvas, 1, "xy");
	assert_printed(canvas, false, " xy \xE6\xB8\xAF\n\n");
	assert_int_equal(canvas_cell(canvas, 0, 0)->cells, 1);
	assert_int_equal(canvas_cell(canvas, 0, 3)->cells, 1);
}

static void test_canvas_each_half_of_a_flag_is_a_cell(void **state)
{
	Canvas *canvas = *state;

	assert_int_equal(put(canvas, 0, "\xF0\x9F\x87\xB3\xF0\x9F\x87\xB4"), 2);
	assert_int_equal(canvas_cell(canvas, 0, 0)->cells, 1);
	assert_string_equal(canvas_cell(canvas, 0, 1)->text, "\xF0\x9F\x87\xB4");
}

static void test_canvas_of_joined_pictures_the_first_stands_for_all(void **state)
{
	Canvas *canvas = *state;

	assert_int_equal(put(canvas, 0, "\xF0\x9F\x91\xA9\xE2\x80\x8D\xF0\x9F\x9A\x80"), 2);
	assert_string_equal(canvas_cell(canvas, 0, 0)->text, "\xF0\x9F\x91\xA9");
}

static void test_canvas_sends_nothing_without_cells(void **state)
{
	Canvas *canvas = *state;

	assert_int_equal(put(canvas, 0,
				 "a\xC2\xAD\xE2\x80\x8B"
				 "b"),
		2);
	assert_string_equal(canvas_cell(canvas, 0, 0)->text, "a");
	assert_string_equal(canvas_cell(canvas, 0, 1)->text, "b");
}

static void test_canvas_prints_styles_and_marks(void **state)
{
	Canvas *canvas = *state;

	canvas_put(canvas, 0, 1, 2, str("ab"), STYLE_TEXT, MARK_LINK | MARK_MATCH);
	canvas_put(canvas, 0, 3, 2, str("cd"), STYLE_HEADLINE, 0);
	put(canvas, 5, "ef");
	canvas_fill(canvas, 1, 0, 8, STYLE_STATUS, 0);
	canvas_put(canvas, 1, 0, 2, str("st"), STYLE_STATUS, 0);
	assert_printed(canvas, true, " {text+link+match:ab}{headline:cd}ef\n{status:st}\n");
}

static void test_canvas_resized_is_blank(void **state)
{
	Canvas *canvas = *state;

	put(canvas, 0, "words");
	canvas_resize(canvas, 1, 3);
	assert_int_equal(canvas->rows, 1);
	assert_int_equal(canvas->columns, 3);
	assert_printed(canvas, false, "\n");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
#define CANVAS_TEST(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)
		CANVAS_TEST(test_canvas_writes_within_its_row),
		CANVAS_TEST(test_canvas_clusters_with_marks_take_one_cell),
		CANVAS_TEST(test_canvas_keeps_four_marks_of_a_cluster),
		CANVAS_TEST(test_canvas_wide_clusters_own_two_cells),
		CANVAS_TEST(test_canvas_a_wide_cluster_that_does_not_fit_is_not_written),
		CANVAS_TEST(test_canvas_half_covered_clusters_become_blanks),
		CANVAS_TEST(test_canvas_each_half_of_a_flag_is_a_cell),
		CANVAS_TEST(test_canvas_of_joined_pictures_the_first_stands_for_all),
		CANVAS_TEST(test_canvas_sends_nothing_without_cells),
		CANVAS_TEST(test_canvas_prints_styles_and_marks),
		CANVAS_TEST(test_canvas_resized_is_blank),
#undef CANVAS_TEST
	};

	setlocale(LC_ALL, "C.UTF-8");
	return cmocka_run_group_tests(tests, NULL, NULL);
}
