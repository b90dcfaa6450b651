/* SPDX-License-Identifier: ISC */
/* Tables of words, by whole words and by first bytes. */
#include "extract/word_table.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "extract/first_bytes.h"

typedef struct {
	char word[8];
	int value;
} Row;

static const Row rows[] = { { "bell", 1 }, { "boat", 2 }, { "boat", 3 }, { "bo", 4 }, { "", 5 },
	{ "tide", 6 } };

static int value_of(const WordTable *table, const char *word)
{
	size_t row = word_table_find(table, str(word));

	return row == WORD_TABLE_NONE ? 0 : rows[row].value;
}

static void test_words_are_found_whole(void **state)
{
	static WordTable made;
	const WordTable *table = word_table(&made, rows, sizeof rows / sizeof *rows, sizeof *rows);

	(void)state;
	assert_int_equal(value_of(table, "bell"), 1);
	assert_int_equal(value_of(table, "boat"), 2);
	assert_int_equal(value_of(table, "bo"), 4);
	assert_int_equal(value_of(table, ""), 5);
	assert_int_equal(value_of(table, "b"), 0);
	assert_int_equal(value_of(table, "boats"), 0);
	assert_int_equal(word_table_next(table, str("boat"), 1), 2);
	assert_true(word_table_next(table, str("boat"), 2) == WORD_TABLE_NONE);
	assert_true(word_table_next(table, str("tide"), 5) == WORD_TABLE_NONE);
	assert_ptr_equal(word_table(&made, rows, 0, 1), table);
}

/* The rows of a chain that begin with FIRST and SECOND, as a number. */
static int chained(const FirstBytes *index, const char (*table)[8], char first, char second)
{
	int found = 0;

	for (uint16_t i = first_bytes_row(index, first, second); i != FIRST_BYTES_END;
		i = index->next[i])
		if (table[i][0] == first)
			found = found * 10 + i;
	return found;
}

static void test_rows_stand_by_their_first_bytes(void **state)
{
	static const char table[][8] = { "-", "boat", "#b", "bo", "b*", "bell", "b" };
	static FirstBytes made;
	const FirstBytes *index =
		first_bytes_index(&made, table, sizeof table / sizeof *table, sizeof *table);

	(void)state;
	assert_int_equal(chained(index, table, 'b', 'o'), 13);
	assert_int_equal(chained(index, table, 'b', 'e'), 5);
	assert_int_equal(chained(index, table, 'b', '\0'), 46);
	assert_int_equal(chained(index, table, '#', '\0'), 2);
	assert_int_equal(chained(index, table, 'b', 'x'), 0);
	assert_true(first_bytes_row_of(index, str("")) == FIRST_BYTES_END);
	assert_int_equal(first_bytes_row_of(index, str("boats")), 1);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_words_are_found_whole),
		cmocka_unit_test(test_rows_stand_by_their_first_bytes),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
