/* SPDX-License-Identifier: ISC */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/size.h"

static void test_size_add_stops_at_the_largest(void **state)
{
	(void)state;
	size_t sum = 7;

	assert_true(size_add(2, 3, &sum));
	assert_int_equal(sum, 5);
	assert_true(size_add(SIZE_MAX, 0, &sum));
	assert_true(sum == SIZE_MAX);
	assert_false(size_add(SIZE_MAX, 1, &sum));
	assert_false(size_add(SIZE_MAX / 2 + 1, SIZE_MAX / 2 + 1, &sum));
	assert_true(sum == SIZE_MAX);
}

static void test_size_mul_stops_at_the_largest(void **state)
{
	(void)state;
	size_t product = 7;

	assert_true(size_mul(6, 7, &product));
	assert_int_equal(product, 42);
	assert_true(size_mul(0, SIZE_MAX, &product));
	assert_int_equal(product, 0);
	assert_true(size_mul(SIZE_MAX, 1, &product));
	assert_true(product == SIZE_MAX);
	assert_false(size_mul(SIZE_MAX / 2 + 1, 2, &product));
	assert_false(size_mul(2, SIZE_MAX, &product));
	assert_true(product == SIZE_MAX);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_size_add_stops_at_the_largest),
		cmocka_unit_test(test_size_mul_stops_at_the_largest),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
