/* SPDX-License-Identifier: ISC */
#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "laid_out.h"

static Article *table_article(Str cells[6])
{
	Article *article = article_new();
	Block *table = article_add_block(article, BLOCK_TABLE);

	cells[0] = str("Port");
	cells[1] = str("Ferries in a usual summer");
	cells[2] = str("Oban");
	cells[3] = str("1,203");
	cells[4] = str("Kyle of Lochalsh");
	cells[5] = str("87");
	table->table.row_count = 3;
	table->table.column_count = 2;
	table->table.header_rows = 1;
	table->table.cells = cells;
	return article;
}

static void test_layout_of_tables(void **state)
{
	(void)state;
	Str cells[6];
	Article *article = table_article(cells);

	assert_lines(article, FLOW_STORY, wide(50),
		"Port              Ferries in a usual summer\n"
		"Oban                                  1,203\n"
		"Kyle of Lochalsh                         87\n");
	assert_lines(article, FLOW_STORY, wide(36),
		"Port              Ferries in a usual\n"
		"                              summer\n"
		"Oban                           1,203\n"
		"Kyle of Lochalsh                  87\n");
	assert_lines(article, FLOW_STORY, wide(19),
		"Port        Ferries\n"
		"               in a\n"
		"              usual\n"
		"             summer\n"
		"Oban          1,203\n"
		"Kyle of          87\n"
		"Lochalsh\n");
	article_free(article);
}

static void test_layout_shifts_tables_that_do_not_fit(void **state)
{
	(void)state;
	Str cells[6];
	Article *article = table_article(cells);
	LayoutOptions options = wide(12);
	LayoutLine line;
	Flow *flow = flow_new(article, FLOW_STORY, false);
	Layout *layout = layout_new(flow, options);

	assert_true(layout_line(layout, (LineAt){ 1, 0 }, &line));
	assert_true(line.shiftable);
	assert_int_equal(line.cells, 43);
	layout_free(layout);

	options.wrap_wide = true;
	layout = layout_new(flow, options);
	for (LineAt at = layout_first(layout); layout_line(layout, at, &line);) {
		assert_false(line.shiftable);
		assert_in_range(line.cells, 1, 12);
		if (layout_move(layout, &at, 1) == 0)
			break;
	}
	layout_free(layout);
	flow_free(flow);
	article_free(article);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_layout_of_tables),
		cmocka_unit_test(test_layout_shifts_tables_that_do_not_fit),
	};

	setlocale(LC_ALL, "C.UTF-8");
	return cmocka_run_group_tests(tests, NULL, NULL);
}
