/* SPDX-License-Identifier: ISC */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "terminal/mouse.h"

static void assert_mouse(const char *body, int wheel, int row, int column)
{
	ViewMouse mouse;

	assert_true(mouse_read(str(body), &mouse));
	assert_int_equal(mouse.wheel, wheel);
	assert_int_equal(mouse.row, row);
	assert_int_equal(mouse.column, column);
}

static void test_clicks_and_the_wheel_are_read(void **state)
{
	(void)state;
	assert_mouse("<0;10;5M", 0, 4, 9);
	assert_mouse("<64;1;1M", -1, 0, 0);
	assert_mouse("<65;200;60M", 1, 59, 199);
}

static void test_all_else_is_passed_over(void **state)
{
	static const char *const bodies[] = { "<0;10;5m", "<1;10;5M", "<2;10;5M", "<32;10;5M",
		"<4;10;5M", "<0;0;5M", "<0;10M", "<0;10;5;6M", "<0;x;5M", "<M", "0;10;5M",
		"<0;99999999999999;5M" };
	ViewMouse mouse;

	(void)state;
	for (size_t i = 0; i < sizeof bodies / sizeof *bodies; i++)
		assert_false(mouse_read(str(bodies[i]), &mouse));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_clicks_and_the_wheel_are_read),
		cmocka_unit_test(test_all_else_is_passed_over),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
