/* SPDX-License-Identifier: ISC */
#include <limits.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/wait.h"

static void test_never_ends_behind_every_other_wait(void **state)
{
	(void)state;
	assert_int_equal(wait_sooner(5, 7), 5);
	assert_int_equal(wait_sooner(7, 5), 5);
	assert_int_equal(wait_sooner(0, 7), 0);
	assert_int_equal(wait_sooner(WAIT_NEVER, 7), 7);
	assert_int_equal(wait_sooner(7, WAIT_NEVER), 7);
	assert_int_equal(wait_sooner(WAIT_NEVER, 0), 0);
	assert_int_equal(wait_sooner(WAIT_NEVER, WAIT_NEVER), WAIT_NEVER);
}

static void test_what_is_past_is_not_waited_for(void **state)
{
	(void)state;
	int64_t now = wait_now_ms();

	assert_int_equal(wait_until(now - 1), 0);
	assert_int_equal(wait_until(0), 0);
	assert_int_equal(wait_until(-1), 0);
}

static void test_what_is_to_come_is_waited_for_until_then(void **state)
{
	(void)state;
	assert_in_range(wait_until(wait_now_ms() + 3600000), 3000000, 3600000);
	assert_int_equal(wait_until(INT64_MAX), INT_MAX);
}

static void test_the_clock_only_goes_forward(void **state)
{
	(void)state;
	int64_t before = wait_now_ms();

	assert_true(wait_now_ms() >= before);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_never_ends_behind_every_other_wait),
		cmocka_unit_test(test_what_is_past_is_not_waited_for),
		cmocka_unit_test(test_what_is_to_come_is_waited_for_until_then),
		cmocka_unit_test(test_the_clock_only_goes_forward),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
