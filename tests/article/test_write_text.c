/* SPDX-License-Identifier: ISC */
#include <limits.h>
#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "article/write_text.h"
#include "base/clean.h"
#include "base/cluster.h"
#include "golden.h"
#include "sample.h"

/* The text of ARTICLE, which is freed, is EXPECTED. */
static void assert_text(Article *article, int width, const char *expected)
{
	Text text = text_in(NULL);

	write_text(&text, article, width, WRITE_ALL);
	text_add_byte(&text, '\0');
	assert_string_equal(text.at, expected);
	text_clear(&text);
	article_free(article);
}

static void assert_sample_is(const char *golden, int width)
{
	Article *article = sample_article();
	Text text = text_in(NULL);

	write_text(&text, article, width, WRITE_ALL);
	assert_golden(golden, text_str(&text));
	article_free(article);
	text_clear(&text);
}

static void test_text_of_everything_is_the_golden_one(void **state)
{
	(void)state;
	assert_sample_is("article/sample-72.txt", 72);
	assert_sample_is("article/sample-24.txt", 24);
}

static void test_text_is_silent_of_pictures_without_words(void **state)
{
	Article *article = article_new();

	(void)state;
	article_add_block(article, BLOCK_PARAGRAPH)->rich.text = str("She came in at noon.");
	article_add_block(article, BLOCK_FIGURE)->figure.src = str("a.jpg");
	article_add_block(article, BLOCK_PARAGRAPH)->rich.text = str("Nobody was hurt.");
	article_add_block(article, BLOCK_FIGURE)->figure.alt = str("The quay");
	assert_text(
		article, 72, "She came in at noon.\n\nNobody was hurt.\n\n[picture] The quay\n");
}

/* A table of ROWS times COLUMNS with CELLS (static). */
static Article *table_of(size_t header_rows, size_t rows, size_t columns, const char *const *cells)
{
	Article *article = article_new();
	Block *block = article_add_block(article, BLOCK_TABLE);

	block->table.header_rows = header_rows;
	block->table.row_count = rows;
	block->table.column_count = columns;
	block->table.cells =
		arena_array(article->arena, rows * columns, sizeof *block->table.cells);
	for (size_t i = 0; i < rows * columns; i++)
		block->table.cells[i] = str(cells[i]);
	return article;
}

static void test_text_lines_keep_to_every_width(void **state)
{
	(void)state;
	for (int width = 1; width < 120; width++) {
		Article *article = sample_article();
		Text text = text_in(NULL);

		write_text(&text, article, width, WRITE_ALL);
		Str rest = text_str(&text), line;

		assert_true(str_ends(rest, "\n"));
		assert_false(str_ends(rest, "\n\n"));
		assert_true(rest.size > 1000);
		assert_true(clean_is_clean(rest, CLEAN_KEEP_NEWLINE));
		while (str_next_line(&rest, &line)) {
			assert_false(str_ends(line, " "));
			/* Addresses, preformatted text and columns of one cell stick out. */
			if (width >= 30 && str_find(line, "https:", 0) == STR_NOWHERE)
				assert_true(cells_of(line) <= width);
		}
		article_free(article);
		text_clear(&text);
	}
}

static void test_text_widths_out_of_range_are_mended(void **state)
{
	(void)state;
	assert_text(sample_paragraph("ab"), INT_MIN, "a\nb\n");
	assert_text(sample_paragraph("ab"), INT_MAX, "ab\n");
	assert_text(article_new(), 72, "");
}

static void test_text_of_a_page_is_title_and_blocks(void **state)
{
	(void)state;
	Article *article = sample_paragraph("All stories.");

	article->kind = ARTICLE_PAGE;
	article_set(article, FIELD_TITLE, str("Front page"), "title");
	article_set(article, FIELD_SITE, str("Harbour Post"), "meta");
	article_set(article, FIELD_UPDATED, str("2009"), "meta");
	article_add_related(article)->title = str("Pier");
	article_add_comment(article, &(Comment){ .text = str("Yes") });
	assert_text(article, 72, "Front page\n\nAll stories.\n");
}

static void test_text_dates_are_for_eyes(void **state)
{
	(void)state;
	Article *article = article_new();

	article_set(article, FIELD_TITLE, str("Lamp"), "h1");
	article_set(article, FIELD_UPDATED, str("2009-11-02T11:44Z"), "meta");
	assert_text(article, 72, "Lamp\nUpdated 2 Nov 2009, 11:44 GMT\n");
	article = article_new();
	article_set(article, FIELD_PUBLISHED, str("last week"), "meta");
	assert_text(article, 72, "last week\n");
}

static void test_text_soft_hyphens_show_only_where_a_line_breaks(void **state)
{
	(void)state;
	assert_text(sample_paragraph("Licht\xC2\xADturm\xE2\x80\x8Bx"), 20, "Lichtturmx\n");
	assert_text(sample_paragraph("Licht\xC2\xADturm"), 7, "Licht-\nturm\n");
}

static void test_text_isolates_are_closed_on_their_line(void **state)
{
	(void)state;
	assert_text(sample_paragraph("a \xE2\x81\xA7"
				     "bb cc\xE2\x81\xA9 d"),
		5,
		"a \xE2\x81\xA7"
		"bb\xE2\x81\xA9\ncc d\n");
	assert_text(sample_paragraph("a \xE2\x81\xA7"
				     "b\xE2\x81\xA9 c"),
		20,
		"a \xE2\x81\xA7"
		"b\xE2\x81\xA9 c\n");
}

static void test_text_is_cleaned_once_more(void **state)
{
	(void)state;
	assert_text(
		sample_paragraph("a\033[2Jb\r\nc\xFF"), 20, "a\xE2\x90\x9B[2Jb\nc\xEF\xBF\xBD\n");
	Article *article = article_new();

	article_add_block(article, BLOCK_PREFORMATTED)->rich.text = str("\033]0;x\007\ta  \n\n b");
	assert_text(article, 4, "\xE2\x90\x9B]0;x\xE2\x90\x87  a\n\n b\n");
	article = article_new();
	article_add_related(article)->title = str("Pier");
	article->related[0].url = str("http://x/\n\033c");
	assert_text(article, 40,
		"Related\n-------\n\n- Pier\n  http://x/ \xE2\x90\x9B"
		"c\n");
}

static void test_text_columns_align(void **state)
{
	(void)state;
	static const char *const cells[] = { "Port", "", "Ships", "Ann", "", "9", "Vale (old)", "",
		"1,204", "Caf\xC3\xA9", "", "" };

	assert_text(table_of(1, 4, 3, cells), 40,
		"Port        Ships\n"
		"----------  -----\n"
		"Ann             9\n"
		"Vale (old)  1,204\n"
		"Caf\xC3\xA9\n");
}

static void test_text_columns_too_wide_shrink_the_widest(void **state)
{
	(void)state;
	static const char *const cells[] = { "A", "one two three four five", "B",
		"six seven eight nine" };

	assert_text(table_of(0, 2, 2, cells), 16,
		"A  one two three\n"
		"   four five\n"
		"B  six seven\n"
		"   eight nine\n");
}

static void test_text_columns_too_many_become_lists(void **state)
{
	(void)state;
	static const char *const cells[] = { "Port", "Country", "Ships a year", "Ann", "Wales",
		"1204", "Vale", "", "9" };

	assert_text(table_of(1, 3, 3, cells), 14,
		"Port: Ann\n"
		"Country: Wales\n"
		"Ships a year:\n"
		"1204\n"
		"\n"
		"Port: Vale\n"
		"Ships a year:\n"
		"9\n");
}

static void test_text_tables_of_nothing_vanish(void **state)
{
	(void)state;
	static const char *const cells[] = { "", "", "", "" };
	Article *article = table_of(1, 2, 2, cells);

	article_add_block(article, BLOCK_PARAGRAPH)->rich.text = str("Behind.");
	assert_text(article, 40, "Behind.\n");
	article = table_of(0, 2, 2, cells);
	article->blocks[0].table.row_count = 0;
	assert_text(article, 40, "");
}

static void test_text_lists_hang_by_depth(void **state)
{
	(void)state;
	Article *article = article_new();
	Block *block = article_add_block(article, BLOCK_LIST);

	block->list.item_count = 3;
	block->list.items = arena_array(article->arena, 3, sizeof *block->list.items);
	block->list.items[0].rich.text = str("one two three");
	block->list.items[1] = (ListItem){ 1, STR_NONE, { .text = str("four five six") } };
	block->list.items[2] = (ListItem){ INT_MAX, STR_NONE, { .text = str("deep") } };
	assert_text(article, 13, "- one two\n  three\n  - four five\n    six\n      - deep\n");
}

static void test_text_comments_say_how_many_are_missing(void **state)
{
	(void)state;
	Article *article = article_new();

	article->comments_announced = 12;
	assert_text(article, 72,
		"Comments (0 in this copy, 12 announced)\n"
		"---------------------------------------\n");
	article = article_new();
	article_add_comment(article, &(Comment){ .author = str("Dora"), .text = str("Yes.") });
	article_add_comment(
		article, &(Comment){ .text = str("No."), .depth = 1, .date = str("today") });
	article->comments_announced = 2;
	assert_text(
		article, 72, "Comments (2)\n------------\n\nDora\n  Yes.\n\n  today\n    No.\n");
	/* Pingbacks are counted by the page and left out by us: they do not lack. */
	article = article_new();
	article_add_comment(article, &(Comment){ .author = str("Dora"), .text = str("Yes.") });
	article->comments_announced = 4;
	article->comments_pings = 3;
	assert_text(article, 72, "Comments (1)\n------------\n\nDora\n  Yes.\n");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_text_of_everything_is_the_golden_one),
		cmocka_unit_test(test_text_is_silent_of_pictures_without_words),
		cmocka_unit_test(test_text_lines_keep_to_every_width),
		cmocka_unit_test(test_text_widths_out_of_range_are_mended),
		cmocka_unit_test(test_text_of_a_page_is_title_and_blocks),
		cmocka_unit_test(test_text_dates_are_for_eyes),
		cmocka_unit_test(test_text_soft_hyphens_show_only_where_a_line_breaks),
		cmocka_unit_test(test_text_isolates_are_closed_on_their_line),
		cmocka_unit_test(test_text_is_cleaned_once_more),
		cmocka_unit_test(test_text_columns_align),
		cmocka_unit_test(test_text_columns_too_wide_shrink_the_widest),
		cmocka_unit_test(test_text_columns_too_many_become_lists),
		cmocka_unit_test(test_text_tables_of_nothing_vanish),
		cmocka_unit_test(test_text_lists_hang_by_depth),
		cmocka_unit_test(test_text_comments_say_how_many_are_missing),
	};
	setlocale(LC_ALL, "C.UTF-8");
	return cmocka_run_group_tests(tests, NULL, NULL);
}
