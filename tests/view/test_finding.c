/* SPDX-License-Identifier: ISC */
#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "bench.h"
#include "pages.h"

static void test_view_paste_goes_into_the_prompt_only(void **state)
{
	Bench *bench = *state;

	view_paste(bench->view, str("jjj"));
	assert_row(bench, 1, "Swing bridge opens to walkers at last");
	press(bench, "/");
	view_paste(bench->view, str("red\nhandle"));
	assert_non_null(strstr(row_text(bench, -1), "/red handle"));
	press(bench, "Enter");
	assert_non_null(strstr(row_text(bench, -2), "match 1/1"));
}

static void test_view_search_called_off_folds_again(void **state)
{
	Bench *bench = *state;

	press(bench, "c H / l e a k");
	assert_row(bench, 1, "\xE2\x96\xBE Bo Lind \xC2\xB7 Saltby");
	press(bench, "Esc");
	assert_row(bench, 2,
		"\xE2\x96\xB8 Greta Holm   Nine years is a long time to walk round by the "
		"mill. My children\xE2\x80\xA6");
}

static void test_view_search_goes_on_in_another_pane(void **state)
{
	Bench *bench = *state;

	press(bench, "n");
	assert_row(bench, -1, "Nothing has been searched for yet; / searches");
	press(bench, "/ b o a r d Enter r n");
	assert_non_null(strstr(row_text(bench, -2), "match 1/1"));
	assert_non_null(strstr(row_text(bench, -2), "story 2/3"));
	press(bench, "c n");
	assert_row(bench, -1, "Nothing matches \"board\"");
}

static void test_view_next_match_begins_where_the_reader_is(void **state)
{
	Bench *bench = *state;

	press(bench, "/ b r i d g e Enter G N");
	assert_non_null(strstr(row_text(bench, -2), "match 10/10"));
	press(bench, "g n");
	assert_non_null(strstr(row_text(bench, -2), "match  1/10"));
	press(bench, "^G");
	assert_null(strstr(row_text(bench, -2), "match"));
}

static void test_view_an_empty_search_repeats_the_last(void **state)
{
	Bench *bench = *state;

	press(bench, "/ b r i d g e Enter");
	assert_non_null(strstr(row_text(bench, -2), "match  1/10"));
	press(bench, "/ Enter");
	assert_non_null(strstr(row_text(bench, -2), "match  2/10"));
	press(bench, "/ Up Enter");
	assert_non_null(strstr(row_text(bench, -2), "match  1/10"));
}

static void test_view_the_only_match_says_so(void **state)
{
	Bench *bench = *state;

	press(bench, "/ g u i l d Enter n");
	assert_row(bench, -1, "This is the only match");
	press(bench, "N");
	assert_row(bench, -1, "This is the only match");
	press(bench, "^G g n"); /* marked no longer: it is gone to */
	assert_row(bench, -1,
		"SPC page  / search  c comments 5  r related 3  ) crosshead  q list  ? help");
}

int main(void)
{
#define OPEN_TEST(test) cmocka_unit_test_setup_teardown(test, set_up_open, tear_down)
	const struct CMUnitTest tests[] = {
		OPEN_TEST(test_view_paste_goes_into_the_prompt_only),
		OPEN_TEST(test_view_search_called_off_folds_again),
		OPEN_TEST(test_view_search_goes_on_in_another_pane),
		OPEN_TEST(test_view_next_match_begins_where_the_reader_is),
		OPEN_TEST(test_view_an_empty_search_repeats_the_last),
		OPEN_TEST(test_view_the_only_match_says_so),
	};

	setlocale(LC_ALL, "C.UTF-8");
	return cmocka_run_group_tests(tests, NULL, NULL);
}
