/* SPDX-License-Identifier: ISC */
#include <fcntl.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>

#include <cmocka.h>

#include "collection/first_items.h"

enum {
	MANY = 200 /* more than are made room for at first */
};

static void test_items_outlive_what_they_were_told_of(void **state)
{
	FirstItems *items = first_items_new();
	char address[] = "http://paper.example/1", label[] = "the first";
	ContainerItem told = {
		.label = str(label),
		.address = str(address),
		.captured = STR("2009-11-05T00:00:00Z"),
		.media_type = STR("text/html"),
		.digest = STR("sha1:ABC"),
		.file = STR("beside.warc"),
		.place = { .levels = 1, .at = { { 70, 30 } } },
		.status = 200,
		.article = true,
	};

	(void)state;
	first_items_add(items, &told);
	memset(address, 'x', sizeof address - 1);
	memset(label, 'x', sizeof label - 1);
	assert_int_equal(first_items_count(items), 1);
	const ContainerItem *kept = first_items_at(items, 0);

	assert_true(str_is(kept->label, "the first"));
	assert_true(str_is(kept->address, "http://paper.example/1"));
	assert_true(str_is(kept->captured, "2009-11-05T00:00:00Z"));
	assert_true(str_is(kept->media_type, "text/html"));
	assert_true(str_is(kept->digest, "sha1:ABC"));
	assert_true(str_is(kept->file, "beside.warc"));
	assert_int_equal(kept->place.levels, 1);
	assert_int_equal(kept->place.at[0].offset, 70);
	assert_int_equal(kept->place.at[0].length, 30);
	assert_int_equal(kept->status, 200);
	assert_true(kept->article);
	first_items_free(items);
}

static void test_texts_that_are_absent_stay_so(void **state)
{
	FirstItems *items = first_items_new();

	(void)state;
	first_items_add(items, &(ContainerItem){ .label = STR("") });
	assert_true(str_present(first_items_at(items, 0)->label));
	assert_false(str_present(first_items_at(items, 0)->address));
	assert_false(str_present(first_items_at(items, 0)->file));
	first_items_free(items);
}

static void test_many_stay_in_order(void **state)
{
	FirstItems *items = first_items_new();
	char address[64];

	(void)state;
	assert_int_equal(first_items_count(items), 0);
	for (int i = 0; i < MANY; i++) {
		snprintf(address, sizeof address, "http://paper.example/%d", i);
		first_items_add(items, &(ContainerItem){ .address = str(address) });
	}
	assert_int_equal(first_items_count(items), MANY);
	for (int i = 0; i < MANY; i++) {
		snprintf(address, sizeof address, "http://paper.example/%d", i);
		assert_true(str_is(first_items_at(items, (size_t)i)->address, address));
	}
	first_items_free(items);
}

static int end_at_once(void *context)
{
	(void)context;
	return 0;
}

static Worker *start_child(void)
{
	ChildJob job = { .run = end_at_once };
	Error err;
	Worker *worker = worker_start_job(open("/dev/null", O_RDONLY), str("x.warc"), &job, &err);

	assert_non_null(worker);
	return worker;
}

static void test_the_child_is_given_away_once(void **state)
{
	FirstItems *items = first_items_new();
	Worker *worker = start_child();

	(void)state;
	assert_null(first_items_take(items));
	first_items_keep(items, worker);
	assert_ptr_equal(first_items_take(items), worker);
	assert_null(first_items_take(items));
	worker_free(worker);
	first_items_free(items);
}

static bool has_child(void)
{
	siginfo_t news;

	return waitid(P_ALL, 0, &news, WEXITED | WNOHANG | WNOWAIT) == 0;
}

static void test_a_child_that_nobody_takes_is_ended(void **state)
{
	FirstItems *items = first_items_new();

	(void)state;
	assert_false(has_child());
	first_items_keep(items, start_child());
	assert_true(has_child());
	first_items_free(items);
	assert_false(has_child());
	first_items_free(NULL);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_items_outlive_what_they_were_told_of),
		cmocka_unit_test(test_texts_that_are_absent_stay_so),
		cmocka_unit_test(test_many_stay_in_order),
		cmocka_unit_test(test_the_child_is_given_away_once),
		cmocka_unit_test(test_a_child_that_nobody_takes_is_ended),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
