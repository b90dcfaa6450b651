/* SPDX-License-Identifier: ISC */
#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "bench.h"
#include "build.h"

static void test_view_list_opens_the_item_under_the_cursor(void **state)
{
	Bench *bench = *state;

	assert_focus(bench, PANE_LIST);
	assert_row(bench, 0, "three pages \xC2\xB7 3 pages \xC2\xB7 as found");
	assert_effect_item(press(bench, "Enter"), 0, SHOW_ARTICLE);
	assert_effect_item(press(bench, "j j l"), 2, SHOW_ARTICLE);
	assert_effect_item(press(bench, "2 G Enter"), 1, SHOW_ARTICLE);
}

static void test_view_steps_through_the_articles(void **state)
{
	Bench *bench = *state;

	assert_int_equal(press(bench, "K").kind, EFFECT_NONE);
	assert_row(bench, -1, "First of 3; q goes back to the list");
	assert_effect_item(press(bench, "J"), 1, SHOW_ARTICLE);
	show(bench, 1, SHOW_ARTICLE);
	assert_effect_item(press(bench, "9 J"), 2, SHOW_ARTICLE);
	show(bench, 2, SHOW_ARTICLE);
	assert_int_equal(press(bench, "J").kind, EFFECT_NONE);
	assert_row(bench, -1, "Last of 3; q goes back to the list");
}

/* Two pages that the open article leads to become part of the collection. */
static void add_linked_pages(Bench *bench)
{
	static const char *const addresses[] = { "http://www.gazette.example/harbour/board.html",
		"https://gazette.example/money/2008/loan.html" };

	for (size_t i = 0; i < 2; i++) {
		const LibraryPlace place = { .item = ARTICLES + i };
		LibraryRow row = library_row_at(&place);

		row.address = str(addresses[i]);
		library_add(bench->library, &row);
	}
	view_collection_changed(bench->view, (ViewProgress){ .percent = -1 });
}

static void test_view_related_story_opens_its_copy(void **state)
{
	Bench *bench = *state;

	assert_int_equal(press(bench, "r j Enter").kind, EFFECT_NONE);
	assert_row(bench, -1,
		"Not in this archive; O opens the live address: Harbour board asks for a second\xE2\x80\xA6");
	add_linked_pages(bench);
	assert_effect_item(press(bench, "r a r Enter"), 4, SHOW_ARTICLE);
}

static void test_view_link_opens_its_copy(void **state)
{
	Bench *bench = *state;

	assert_int_equal(press(bench, "Enter").kind, EFFECT_NONE);
	assert_row(bench, -1, "No link is selected; ] selects one");
	press(bench, "] ] [");
	assert_row(bench, -1, "Not in this archive: https://gazette.example/harbour/board.html");
	assert_int_equal(press(bench, "Enter").kind, EFFECT_NONE);
	add_linked_pages(bench);
	press(bench, "] [");
	assert_row(bench, -1, "In this archive: https://gazette.example/harbour/board.html");
	assert_effect_item(press(bench, "Enter"), 3, SHOW_ARTICLE);
	press(bench, "[");
	assert_row(bench, -1, "No link further up");
}

static void test_view_says_that_there_are_no_links(void **state)
{
	Bench *bench = *state;

	article_free(bench->article[1]);
	bench->article[1] = build_article("title Fog\np Fog over the harbour.");
	show(bench, 1, SHOW_ARTICLE);
	press(bench, "]");
	assert_row(bench, -1, "This article has no links");
	press(bench, "[");
	assert_row(bench, -1, "This article has no links");
}

int main(void)
{
#define LIST_TEST(test) cmocka_unit_test_setup_teardown(test, set_up_list, tear_down)
#define OPEN_TEST(test) cmocka_unit_test_setup_teardown(test, set_up_open, tear_down)
	const struct CMUnitTest tests[] = {
		LIST_TEST(test_view_list_opens_the_item_under_the_cursor),
		OPEN_TEST(test_view_steps_through_the_articles),
		OPEN_TEST(test_view_related_story_opens_its_copy),
		OPEN_TEST(test_view_link_opens_its_copy),
		OPEN_TEST(test_view_says_that_there_are_no_links),
	};

	setlocale(LC_ALL, "C.UTF-8");
	return cmocka_run_group_tests(tests, NULL, NULL);
}
