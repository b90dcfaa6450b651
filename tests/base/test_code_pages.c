/* SPDX-License-Identifier: ISC */
#include "base/code_pages.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>
#include <unistr.h>
#include <uniwidth.h>

/* Kilobytes of files that this process has in memory. */
static long mapped_kilobytes(void)
{
	FILE *file = fopen("/proc/self/status", "r");
	char line[200];
	long kilobytes = -1;

	assert_non_null(file);
	while (fgets(line, sizeof line, file) != NULL)
		if (sscanf(line, "RssFile: %ld", &kilobytes) == 1)
			break;
	(void)fclose(file);
	assert_true(kilobytes > 0);
	return kilobytes;
}

static const uint8_t word[] = "caf\xC3\xA9";

static void assert_library_works(void)
{
	assert_int_equal(u8_width(word, 5, "UTF-8"), 4);
	assert_int_equal(u8_mbsnlen(word, 5), 4);
}

static void test_released_code_comes_back(void **state)
{
	(void)state;
	assert_library_works();
	long before = mapped_kilobytes();

	code_pages_release();
	assert_true(mapped_kilobytes() < before);
	assert_library_works();
	code_pages_release();
	assert_library_works();
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_released_code_comes_back),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
