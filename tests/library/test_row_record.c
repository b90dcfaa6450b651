/* SPDX-License-Identifier: ISC */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "library/row_record.h"

static LibraryRow full_row(void)
{
	LibraryRow row = library_row_at(&(LibraryPlace){ .contained = true,
		.levels = 2,
		.file = STR("b.warc.gz"),
		.at = { { UINT64_C(1) << 40, 7 }, { 8, 9 } } });

	row.state = LIBRARY_READ;
	row.kind = LIBRARY_FRONT;
	row.status = 200;
	row.words = 4000000000;
	row.date_inferred = true;
	row.label = str("a.html");
	row.address = str("http://paper.example/a");
	row.title = str("A title");
	row.why = str("Because");
	return row;
}

static void test_a_row_comes_back(void **state)
{
	LibraryRow row = full_row(), back;
	Text record = text_in(NULL);

	(void)state;
	row_record_put(&record, &row);
	assert_true(row_record_take(text_str(&record), &back));
	assert_int_equal(back.state, LIBRARY_READ);
	assert_int_equal(back.kind, LIBRARY_FRONT);
	assert_int_equal(back.status, 200);
	assert_true(back.words == 4000000000);
	assert_int_equal(back.comments, LIBRARY_COUNT_UNKNOWN);
	assert_true(back.date_inferred);
	assert_true(str_is(back.label, "a.html"));
	assert_true(str_is(back.address, "http://paper.example/a"));
	assert_true(str_is(back.title, "A title"));
	assert_true(str_is(back.why, "Because"));
	assert_false(str_present(back.site));
	assert_true(back.place.contained);
	assert_true(str_is(back.place.file, "b.warc.gz"));
	assert_int_equal(back.place.levels, 2);
	assert_true(back.place.at[0].offset == UINT64_C(1) << 40);
	assert_int_equal(back.place.at[1].length, 9);
	assert_int_equal(back.capture_of, LIBRARY_NOWHERE);
	text_clear(&record);
}

static void test_texts_that_are_too_long_are_cut(void **state)
{
	LibraryRow row = library_row_at(&(LibraryPlace){ .levels = 0 }), back;
	Text title = text_in(NULL), record = text_in(NULL);

	(void)state;
	for (int i = 0; i < 70000; i++)
		text_add_byte(&title, 'a');
	row.title = text_str(&title);
	row.why = str("Because");
	row_record_put(&record, &row);
	assert_true(row_record_take(text_str(&record), &back));
	assert_int_equal(back.title.size, 65535);
	assert_true(str_is(back.why, "Because"));
	text_clear(&title);
	text_clear(&record);
}

static void test_what_is_cut_or_longer_is_none_of_ours(void **state)
{
	LibraryRow row = full_row(), back;
	Text record = text_in(NULL);

	(void)state;
	row_record_put(&record, &row);
	for (size_t i = 0; i < record.size; i++)
		assert_false(row_record_take(str_slice(text_str(&record), 0, i), &back));
	text_add_byte(&record, 'x');
	assert_false(row_record_take(text_str(&record), &back));
	text_clear(&record);
}

/* Any byte may be any other: what is taken then is within its bounds. */
static void test_changed_bytes_do_no_harm(void **state)
{
	LibraryRow row = full_row(), back;
	Text record = text_in(NULL);
	size_t refused = 0;

	(void)state;
	row_record_put(&record, &row);
	for (size_t i = 0; i < record.size; i++) {
		char before = record.at[i];

		record.at[i] = (char)0xFF;
		if (!row_record_take(text_str(&record), &back)) {
			refused++;
		} else {
			assert_in_range(back.state, 0, LIBRARY_STATE_COUNT - 1);
			assert_in_range(back.kind, 0, LIBRARY_KIND_COUNT - 1);
			assert_in_range(back.place.levels, 0, LIBRARY_LEVELS_MAX);
			assert_in_range(back.title.size, 0, record.size);
		}
		record.at[i] = before;
	}
	/* State, kind, two yes or no, the levels, both bytes of which texts, of the sizes. */
	assert_in_range(refused, 12, 24);
	text_clear(&record);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_a_row_comes_back),
		cmocka_unit_test(test_texts_that_are_too_long_are_cut),
		cmocka_unit_test(test_what_is_cut_or_longer_is_none_of_ours),
		cmocka_unit_test(test_changed_bytes_do_no_harm),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
