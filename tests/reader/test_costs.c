/* SPDX-License-Identifier: ISC */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include <cmocka.h>

#include "reader/costs.h"

static void test_costs_are_told_a_line_a_picture(void **state)
{
	(void)state;
	char path[] = "/tmp/broadsheet-costs-XXXXXX", line[128];
	int fd = mkstemp(path);
	Error err = { 0 };

	assert_true(fd >= 0);
	close(fd);
	Costs *costs = costs_open(path, &err);

	assert_non_null(costs);
	costs_picture(costs, (TerminalCosts){ .bytes = 900, .writes = 1, .cells = 700 });
	costs_key(costs, str("j"));
	costs_key(costs, str("Space"));
	costs_picture(costs, (TerminalCosts){ .bytes = 1000, .writes = 3, .cells = 790 });
	costs_close(costs);
	FILE *file = fopen(path, "r");

	assert_non_null(fgets(line, sizeof line, file));
	assert_string_equal(line, "keys\tkey\tbytes\tcells\twrites\tms\n");
	assert_non_null(fgets(line, sizeof line, file));
	assert_memory_equal(line, "0\t-\t900\t700\t1\t", 14);
	assert_non_null(fgets(line, sizeof line, file));
	assert_memory_equal(line, "2\tSpace\t100\t90\t2\t", 17);
	assert_null(fgets(line, sizeof line, file));
	fclose(file);
	unlink(path);
}

static double ms_of(const char *line)
{
	const char *last = strrchr(line, '\t');

	assert_non_null(last);
	return strtod(last, NULL);
}

/* The time of each picture begins with the one before. */
static void test_costs_add_up_to_the_time_it_took(void **state)
{
	(void)state;
	const struct timespec pause = { .tv_nsec = 30000000 };
	char path[] = "/tmp/broadsheet-costs-XXXXXX", line[128];
	int fd = mkstemp(path);
	struct timespec begin, end;
	Error err = { 0 };
	double told = 0;

	assert_true(fd >= 0);
	close(fd);
	clock_gettime(CLOCK_MONOTONIC, &begin);
	Costs *costs = costs_open(path, &err);

	for (int i = 0; i < 3; i++) {
		nanosleep(&pause, NULL);
		costs_picture(costs, (TerminalCosts){ 0 });
	}
	clock_gettime(CLOCK_MONOTONIC, &end);
	costs_close(costs);
	FILE *file = fopen(path, "r");

	assert_non_null(fgets(line, sizeof line, file));
	while (fgets(line, sizeof line, file) != NULL)
		told += ms_of(line);
	fclose(file);
	unlink(path);
	double took = (double)(end.tv_sec - begin.tv_sec) * 1e3 +
		(double)(end.tv_nsec - begin.tv_nsec) / 1e6;

	assert_true(told >= 3 * 30 - 1 && told <= took + 1);
}

static void test_costs_that_cannot_be_written(void **state)
{
	(void)state;
	Error err = { 0 };

	assert_null(costs_open("/dev/null/none", &err));
	assert_non_null(strstr(err.text, "/dev/null/none: cannot be written"));
	costs_key(NULL, str("j"));
	costs_picture(NULL, (TerminalCosts){ 0 });
	costs_close(NULL);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_costs_are_told_a_line_a_picture),
		cmocka_unit_test(test_costs_add_up_to_the_time_it_took),
		cmocka_unit_test(test_costs_that_cannot_be_written),
	};

	return cmocka_run_group_tests_name("costs", tests, NULL, NULL);
}
