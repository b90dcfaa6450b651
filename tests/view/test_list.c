/* SPDX-License-Identifier: ISC */

/* The list of a collection: what is in it, in which order, and what its keys do. The pages
 * are those of tests/data/lists/crawl.txt. */

#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "bench.h"
#include "build.h"
#include "pages.h"

/* Rows of crawl.txt. */
enum {
	LOAN = 0,
	BRIDGE = 1,
	BRIDGE_SECOND = 2,
	BRIDGE_THIRD = 3,
	NOTES = 4,
	FERRY = 5,
	TIDES = 6,
	MOLE = 7,
	MOLE_COPY = 8,
	UNREAD = 10
};

static int set_up_crawl(void **state)
{
	Bench *bench;

	set_up_list(state);
	bench = *state;
	library_close(bench->library);
	bench->library = pages_build_from("crawl.txt");
	pages_show(bench->view, bench->library, "crawl", true);
	return 0;
}

/* Row ROW of the screen is of a page whose name begins with WORDS. */
static void assert_page(Bench *bench, int row, const char *words)
{
	if (strstr(row_text(bench, row), words) == NULL)
		fail_msg("\"%s\" has no \"%s\"", row_text(bench, row), words);
}

static void change(Bench *bench, bool reading)
{
	view_collection_changed(bench->view,
		(ViewProgress){ .reading = reading, .percent = 41, .read = 7, .to_read = 17 });
}

static void add_page(Bench *bench, const char *title)
{
	const LibraryPlace place = { .item = 100 };
	LibraryRow row = library_row_at(&place);

	row.title = str(title);
	row.kind = LIBRARY_ARTICLE;
	row.date = str("2011-01-01");
	library_add(bench->library, &row);
}

static void test_list_shows_articles_and_counts_the_rest(void **state)
{
	Bench *bench = *state;

	assert_row(bench, 0, "crawl \xC2\xB7 8 pages \xC2\xB7 as found");
	assert_page(bench, 1, "Harbour board");
	assert_page(bench, 8, "https://ferryman.example/unread.html");
	assert_row(bench, 9, "");
	assert_page(bench, -2, "Not listed: 1 front, 1 error, 2 pictures, 1 other, 1 copy");
}

static void test_list_misses_no_file_whose_pages_it_lists(void **state)
{
	Bench *bench = *state;
	const LibraryPlace place = { .item = 101 };
	LibraryRow row = library_row_at(&place);

	row.label = str("letters.mbox");
	row.kind = LIBRARY_CONTAINER;
	library_add(bench->library, &row);
	change(bench, false);
	assert_page(bench, -2, "Not listed: 1 front, 1 error, 2 pictures, 1 other, 1 copy");
}

static void test_list_opens_rows_by_number(void **state)
{
	Bench *bench = *state;

	assert_effect_item(press(bench, "3 G Enter"), NOTES, SHOW_ARTICLE);
	assert_effect_item(press(bench, "G l"), UNREAD, SHOW_ARTICLE);
	assert_effect_item(press(bench, "3 Enter"), NOTES, SHOW_ARTICLE);
	assert_effect_item(press(bench, "g 3 l"), NOTES, SHOW_ARTICLE);
	assert_int_equal(press(bench, "9 Enter").kind, EFFECT_NONE);
	assert_row(bench, -1, "There is no number 9 here");
}

static void test_list_is_put_in_order(void **state)
{
	Bench *bench = *state;

	press(bench, "S d");
	assert_row(bench, -1, "Listed by date");
	assert_page(bench, 1, "Swing bridge stuck for");
	assert_page(bench, 6, "Harbour board");
	assert_page(bench, 7, "Correspondents'");
	press(bench, "S r");
	assert_page(bench, 1, "Harbour board");
	assert_page(bench, 7, "Correspondents'"); /* what has no date stays last */
	press(bench, "S t");
	assert_page(bench, 1, "Correspondents'");
	press(bench, "S l");
	assert_page(bench, 1, "Who may cross");
	press(bench, "S c");
	assert_page(bench, 1, "Who may cross");
	assert_page(bench, 2, "Correspondents'");
	press(bench, "S s");
	assert_page(bench, 1, "Harbour board");
	press(bench, "S e");
	assert_page(bench, 1, "Swing bridge");
	press(bench, "S f");
	assert_page(bench, 1, "Harbour board");
	press(bench, "S z");
	assert_row(bench, -1, "z is none of the choices");
}

static void test_list_order_is_a_setting(void **state)
{
	Bench *bench = *state;
	Error err;

	assert_true(view_command(bench->view, str("set order date"), &err));
	assert_page(bench, 1, "Swing bridge stuck for");
	assert_true(view_command(bench->view, str("set width 60"), &err));
	press(bench, "S t");
	assert_true(view_command(bench->view, str("set width 70"), &err));
	assert_page(bench, 1, "Correspondents'"); /* what S says holds until the setting is set */
}

static void test_list_by_kind_shows_all(void **state)
{
	Bench *bench = *state;

	press(bench, "S k");
	assert_row(bench, -1,
		"Kinds: not told apart 1, articles 7, fronts 1, errors 1, pictures 2, other 1");
	assert_row(bench, 1, "articles \xC2\xB7 7");
	press(bench, ") )");
	assert_effect_item(press(bench, "Enter"), 12, SHOW_ARTICLE); /* the error */
	press(bench, "S f");
	assert_row(bench, 0, "crawl \xC2\xB7 8 pages \xC2\xB7 as found");
}

static void test_list_goes_by_groups(void **state)
{
	Bench *bench = *state;

	press(bench, "S g");
	assert_row(bench, -1, "As found there are no groups; S and a key puts pages in order");
	press(bench, "S d S g");
	assert_row(bench, 1, "Nov 2009 \xC2\xB7 4");
	press(bench, "g )");
	assert_effect_item(press(bench, "Enter"), FERRY, SHOW_ARTICLE);
	press(bench, ")");
	assert_effect_item(press(bench, "Enter"), LOAN, SHOW_ARTICLE);
	press(bench, ") )");
	assert_row(bench, -1, "No group further down");
	press(bench, "( (");
	assert_effect_item(press(bench, "Enter"), FERRY, SHOW_ARTICLE);
	press(bench, "k");
	assert_effect_item(press(bench, "Enter"), MOLE_COPY, SHOW_ARTICLE); /* not the heading */
	press(bench, "g");
	assert_effect_item(press(bench, "Enter"), BRIDGE, SHOW_ARTICLE);
}

static void test_list_is_filtered_as_one_types(void **state)
{
	Bench *bench = *state;

	press(bench, "&");
	type(bench, "mole");
	assert_row(bench, 0,
		"crawl \xC2\xB7 The Ferryman \xC2\xB7 2 of 8 articles \xC2\xB7 as found "
		"\xC2\xB7 & mole");
	press(bench, "Backspace Backspace Backspace");
	assert_page(bench, 0, "& m");
	press(bench, "^G");
	assert_row(bench, 0, "crawl \xC2\xB7 8 pages \xC2\xB7 as found");
	press(bench, "&");
	type(bench, "BRIDGE gazette");
	press(bench, "Enter");
	assert_effect_item(press(bench, "Enter"), BRIDGE, SHOW_ARTICLE);
	press(bench, "&");
	type(bench, "xyzzy");
	assert_row(bench, 1, "");
	press(bench, "^G"); /* the filter before comes back */
	assert_page(bench, 1, "Swing bridge");
	press(bench, "^G");
	assert_row(bench, 0, "crawl \xC2\xB7 8 pages \xC2\xB7 as found");
}

static void test_list_filter_knows_fields(void **state)
{
	static const struct {
		const char *filter;
		const char *first;
		const char *count;
	} cases[] = {
		{ "section:harbour", "Swing bridge", "2 of 8" },
		{ "site:\"the ferryman\"", "Tide tables", "3 of 8" },
		{ "kind:front", "Harbour Gazette: front", "1 of 8" },
		{ "kind:pictures", "gulls.jpg", "2 of 8" },
		{ "after:2009-11", "Swing bridge", "4 of 8" },
		{ "before:2009", "Harbour board", "1 of 8" },
		{ "\"third week\"", "Swing bridge", "1 of 8" },
	};

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		Bench *bench = *state;

		press(bench, "^G &");
		type(bench, cases[i].filter);
		press(bench, "Enter");
		assert_page(bench, 0, cases[i].count);
		assert_page(bench, 1, cases[i].first);
	}
}

static void test_list_unfolds_captures(void **state)
{
	Bench *bench = *state;

	press(bench, "x");
	assert_row(bench, -1, "This is the only capture of the page");
	press(bench, "j x");
	assert_row(bench, 3, "captured 3 Nov 2009, 04:11 GMT  Swing bridge stuck for a third week");
	assert_row(bench, 5, "captured 1 Feb 2010, 08:00 GMT  Swing bridge stuck again");
	assert_effect_item(press(bench, "3 j Enter"), BRIDGE_THIRD, SHOW_ARTICLE);
	press(bench, "x"); /* on a capture: folds those of its page */
	assert_page(bench, 3, "Correspondents'");
	assert_effect_item(press(bench, "Enter"), BRIDGE, SHOW_ARTICLE);
}

static void test_article_tells_and_opens_its_captures(void **state)
{
	Bench *bench = *state;

	view_set_article(bench->view, BRIDGE_SECOND, SHOW_ARTICLE, bench->article[0]);
	view_article_complete(bench->view);
	assert_page(bench, -2, "[capture 2 of 3] ");
	press(bench, "=");
	assert_page(bench, 4, "captures");
	assert_page(bench, 4, "1  3 Nov 2009, 04:11 GMT");
	assert_page(bench, 5, "this one");
	assert_int_equal(press(bench, "9 Enter").kind, EFFECT_NONE);
	assert_row(bench, -1, "There are 3 captures of this page");
	press(bench, "Enter");
	assert_row(bench, -1, "A number and Enter opens that capture; q closes this page");
	assert_effect_item(press(bench, "3 Enter"), BRIDGE_THIRD, SHOW_ARTICLE);
	press(bench, "x");
	assert_row(bench, 0, "Captures of this page");
	assert_effect_item(press(bench, "g Enter"), BRIDGE, SHOW_ARTICLE);
}

static void test_captures_in_several_files_name_them(void **state)
{
	Bench *bench = *state;
	LibraryRow row = library_row(bench->library, BRIDGE);

	row.place.contained = true;
	row.place.file = str("crawls/other.warc.gz");
	row.captured = str("2019-01-01T00:00:00Z");
	library_add(bench->library, &row);
	view_set_article(bench->view, BRIDGE_SECOND, SHOW_ARTICLE, bench->article[0]);
	view_article_complete(bench->view);
	press(bench, "=");
	assert_page(bench, 7, "4  1 Jan 2019, 00:00 GMT, in");
	assert_page(bench, 8, "other.warc.gz");
}

static void test_steps_go_in_the_order_of_the_list(void **state)
{
	Bench *bench = *state;

	press(bench, "S d g");
	show(bench, 0, SHOW_ARTICLE); /* as if a link had led to it: the place in the list stays */
	assert_effect_item(press(bench, "J"), TIDES, SHOW_ARTICLE);
	assert_effect_item(press(bench, "2 J"), MOLE_COPY, SHOW_ARTICLE);
	assert_effect_item(press(bench, "K"), MOLE, SHOW_ARTICLE);
	press(bench, "q &");
	type(bench, "ferryman");
	press(bench, "Enter");
	assert_effect_item(press(bench, "9 J"), UNREAD, SHOW_ARTICLE);
	press(bench, "J");
	assert_row(bench, -1, "Last of 4; q goes back to the list");
}

static void test_steps_pass_captures_and_headings(void **state)
{
	Bench *bench = *state;

	press(bench, "j x");
	assert_effect_item(press(bench, "J"), NOTES, SHOW_ARTICLE);
	press(bench, "S d S g g");
	assert_effect_item(press(bench, "4 J"), FERRY, SHOW_ARTICLE);
}

static void test_back_returns_to_the_place_in_the_list(void **state)
{
	Bench *bench = *state;

	press(bench, "j");
	press(bench, "j Enter");
	show(bench, 0, SHOW_ARTICLE);
	assert_focus(bench, PANE_ARTICLE);
	press(bench, "B");
	assert_focus(bench, PANE_LIST);
	assert_effect_item(press(bench, "Enter"), NOTES, SHOW_ARTICLE);
}

static void test_list_keeps_the_page_while_it_grows(void **state)
{
	Bench *bench = *state;

	press(bench, "S d j j");
	assert_effect_item(press(bench, "Enter"), MOLE, SHOW_ARTICLE);
	add_page(bench, "New bridge, new temper");
	change(bench, true);
	assert_page(bench, 1, "New bridge");
	assert_effect_item(press(bench, "Enter"), MOLE, SHOW_ARTICLE);
	assert_row(bench, 0, "crawl \xC2\xB7 9 pages \xC2\xB7 by date");
}

static void test_list_that_nobody_moved_in_stays_at_its_top(void **state)
{
	Bench *bench = *state;

	press(bench, "S d");
	add_page(bench, "New bridge, new temper");
	change(bench, true);
	assert_effect_item(press(bench, "Enter"), library_count(bench->library) - 1, SHOW_ARTICLE);
}

static void test_list_tells_how_far_reading_is(void **state)
{
	Bench *bench = *state;

	change(bench, true);
	assert_page(bench, -2, "reading 7 of 17 \xC2\xB7 q stops, nothing is lost");
	assert_page(bench, -2, "41%");
	view_collection_changed(
		bench->view, (ViewProgress){ .reading = true, .listing = true, .percent = 2 });
	assert_page(bench, -2, "Listing as it is read \xC2\xB7 17 pages");
	change(bench, false);
	assert_page(bench, -2, "Not listed: ");
}

static void test_info_gathers_what_could_not_be_read(void **state)
{
	Bench *bench = *state;

	press(bench, "=");
	assert_row(bench, 0, "crawl");
	assert_page(bench, 1, "in all");
	press(bench, "G");
	assert_row(bench, -3, "");
	press(bench, "/");
	type(bench, "torn");
	press(bench, "Enter");
	assert_page(bench, 14, "torn.html");
	assert_page(bench, 14, "empty file");
	press(bench, "q");
	assert_focus(bench, PANE_LIST);
}

static void test_search_goes_on_while_the_list_grows(void **state)
{
	Bench *bench = *state;

	press(bench, "/");
	type(bench, "mole");
	press(bench, "Enter");
	assert_page(bench, -2, "match 1/2");
	add_page(bench, "The mole again");
	change(bench, true);
	assert_page(bench, -2, "/3");
	press(bench, "n n");
	assert_effect_item(press(bench, "Enter"), library_count(bench->library) - 1, SHOW_ARTICLE);
}

static void test_narrow_and_tiny_windows(void **state)
{
	Bench *bench = *state;

	for (int columns = 20; columns < 200; columns++)
		for (int rows = 5; rows < 12; rows += 3) {
			resize(bench, rows, columns);
			press(bench, "S d S g x G g");
			assert_page(bench, 0, "8 pages");
			/* In groups the first page has its month above it. */
			assert_page(bench, 1 + (strstr(row_text(bench, 1), "Nov 2009 · 4") != NULL),
				"Swing bridge");
			assert_page(bench, -2, "item 1/8");
		}
}

/* Labels */

static void test_list_shows_and_filters_by_labels(void **state)
{
	Bench *bench = *state;
	Effect effect;

	assert_int_equal(press(bench, "j *").kind, EFFECT_LABEL);
	assert_page(bench, 2, "* Swing bridge stuck");
	press(bench, "t");
	type(bench, "Harbour, #bridge harbour");
	effect = press(bench, "Enter");
	assert_int_equal(effect.kind, EFFECT_LABEL);
	assert_true(str_ends(
		effect.address, "\t*-\tHarbour bridge\tSwing bridge stuck for a third week\n"));
	assert_row(bench, -1, "Tagged: Harbour bridge");
	press(bench, "j .");
	press(bench, "&");
	type(bench, "is:starred tag:bridge");
	press(bench, "Enter");
	assert_row(bench, 0,
		"crawl \xC2\xB7 Harbour Gazette \xC2\xB7 1 of 8 pages \xC2\xB7 as found \xC2\xB7 & is:starred tag:bridge");
	press(bench, "^G &");
	type(bench, "is:unread");
	press(bench, "Enter");
	assert_page(bench, 3, "Who may cross"); /* the notes were read */
	press(bench, "^G &");
	type(bench, "is:read");
	press(bench, "Enter");
	assert_page(bench, 1, "Correspondents'");
	press(bench, "^G &");
	type(bench, "tag:ferry");
	press(bench, "Enter");
	assert_row(bench, 1, "");
}

/* Captures of an address have one label; it is written and read as a line. */
static void test_list_takes_labels_from_lines(void **state)
{
	Bench *bench = *state;
	Text lines = text_in(NULL);

	text_add_c(&lines, "broadsheet labels 1\nno label\n");
	text_add(&lines, press(bench, "j *").address);
	press(bench, "*");
	assert_row(bench, -1, "No longer starred");
	view_set_labels(bench->view, text_str(&lines));
	assert_page(bench, 2, "* Swing bridge stuck");
	press(bench, "x j");
	assert_page(bench, 3, "* Swing bridge stuck");
	text_clear(&lines);
}

static void test_list_groups_without_filtered_pages(void **state)
{
	Bench *bench = *state;

	press(bench, "S s S g G *");
	press(bench, "g *");
	press(bench, "&");
	type(bench, "is:starred");
	press(bench, "Enter");
	assert_row(bench, 1, "Harbour Gazette \xC2\xB7 1");
	assert_page(bench, 2, "* Harbour board");
	assert_row(bench, 3, "no site \xC2\xB7 1");
	assert_page(bench, 4, "* https://ferryman.example/unread.html");
	assert_row(bench, 5, "");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
#define TEST(test) cmocka_unit_test_setup_teardown(test, set_up_crawl, tear_down)
		TEST(test_list_shows_articles_and_counts_the_rest),
		TEST(test_list_misses_no_file_whose_pages_it_lists),
		TEST(test_list_opens_rows_by_number),
		TEST(test_list_is_put_in_order),
		TEST(test_list_order_is_a_setting),
		TEST(test_list_by_kind_shows_all),
		TEST(test_list_goes_by_groups),
		TEST(test_list_shows_and_filters_by_labels),
		TEST(test_list_takes_labels_from_lines),
		TEST(test_list_groups_without_filtered_pages),
		TEST(test_list_is_filtered_as_one_types),
		TEST(test_list_filter_knows_fields),
		TEST(test_list_unfolds_captures),
		TEST(test_article_tells_and_opens_its_captures),
		TEST(test_captures_in_several_files_name_them),
		TEST(test_steps_go_in_the_order_of_the_list),
		TEST(test_steps_pass_captures_and_headings),
		TEST(test_back_returns_to_the_place_in_the_list),
		TEST(test_list_keeps_the_page_while_it_grows),
		TEST(test_list_that_nobody_moved_in_stays_at_its_top),
		TEST(test_list_tells_how_far_reading_is),
		TEST(test_info_gathers_what_could_not_be_read),
		TEST(test_search_goes_on_while_the_list_grows),
		TEST(test_narrow_and_tiny_windows),
#undef TEST
	};

	setlocale(LC_ALL, "C.UTF-8");
	return cmocka_run_group_tests(tests, NULL, NULL);
}
