/* SPDX-License-Identifier: ISC */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "made_rows.h"

/* One letter more, one less, other words, and a row that is another one meanwhile. */
static void test_a_filter_is_typed(void **state)
{
	static const struct {
		const char *words;
		size_t count;
	} typed[] = { { "h", 2 }, { "ha", 2 }, { "har", 1 }, { "har x", 0 }, { "ha", 2 },
		{ "b", 3 }, { "h", 2 } };
	Library *library = library_open();
	Arena *arena = arena_new();
	LibraryRow row = row_of(NULL, NULL);
	LibraryFilter filter = { .words = STR("har") };

	(void)state;
	row.title = str("Harbour");
	library_add(library, &row);
	row.title = str("Bridge half open");
	library_add(library, &row);
	row.title = str("Bread");
	library_add(library, &row);
	for (size_t i = 0; i < COUNT(typed); i++) {
		filter.words = str(typed[i].words);
		assert_int_equal(
			library_list(library, as_they_came, &filter, arena).count, typed[i].count);
	}
	filter.words = str("har");
	assert_int_equal(library_list(library, as_they_came, &filter, arena).count, 1);
	row.title = str("Charts");
	library_put(library, 2, &row);
	library_add(library, &row);
	assert_int_equal(library_list(library, as_they_came, &filter, arena).count, 3);
	arena_free(arena);
	library_close(library);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_a_filter_is_typed),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
