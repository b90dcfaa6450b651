/* SPDX-License-Identifier: ISC */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/number.h"

static void test_lowest_byte_stands_first(void **state)
{
	char bytes[4] = { 0 };

	(void)state;
	number_put(bytes, 0x1234, 4);
	assert_memory_equal(bytes, "\x34\x12\0\0", 4);
	number_put(bytes, 0xFFEEDDCCBB, 4);
	assert_memory_equal(bytes, "\xBB\xCC\xDD\xEE", 4);
}

static void test_bytes_above_127_are_no_signs(void **state)
{
	(void)state;
	assert_int_equal(number_get("\xFF", 1), 255);
	assert_int_equal(number_get("\x80\xFF", 2), 0xFF80);
	assert_true(number_get("\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF", 8) == UINT64_MAX);
}

static void test_no_bytes_are_nothing(void **state)
{
	char byte = 'x';

	(void)state;
	number_put(&byte, 7, 0);
	assert_int_equal(byte, 'x');
	assert_int_equal(number_get(&byte, 0), 0);
}

static void test_every_size_comes_back(void **state)
{
	uint64_t number = UINT64_C(0xF1E2D3C4B5A69788);
	char bytes[NUMBER_BYTES_MAX];

	(void)state;
	for (size_t size = 1; size < NUMBER_BYTES_MAX; size++) {
		number_put(bytes, number, size);
		assert_true(number_get(bytes, size) == (number & ((UINT64_C(1) << 8 * size) - 1)));
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_lowest_byte_stands_first),
		cmocka_unit_test(test_bytes_above_127_are_no_signs),
		cmocka_unit_test(test_no_bytes_are_nothing),
		cmocka_unit_test(test_every_size_comes_back),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
