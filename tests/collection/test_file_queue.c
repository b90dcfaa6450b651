/* SPDX-License-Identifier: ISC */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "collection/file_queue.h"

static void take_next(FileQueue *queue, size_t expected)
{
	size_t file = file_queue_next(queue);

	assert_int_equal(file, expected);
	file_queue_take(queue, file);
}

static void test_wanted_files_come_first(void **state)
{
	const uint32_t wanted[] = { 3, 9, 1, 3 };
	FileQueue queue;

	(void)state;
	file_queue_init(&queue, 5);
	take_next(&queue, 0);
	file_queue_want(&queue, wanted, 4);
	take_next(&queue, 3);
	take_next(&queue, 1);
	take_next(&queue, 2);
	take_next(&queue, 4);
	assert_int_equal(queue.waiting, 0);
	file_queue_clear(&queue);
}

/* Some end without having been given to anybody. */
static void test_what_has_ended_is_counted(void **state)
{
	FileQueue queue;

	(void)state;
	file_queue_init(&queue, 4);
	take_next(&queue, 0);
	file_queue_end(&queue, 0, true);
	file_queue_end(&queue, 1, false);
	assert_int_equal(queue.waiting, 2);
	assert_int_equal(queue.done, 2);
	assert_int_equal(queue.failed, 1);
	assert_int_equal(queue.states[1], FILE_DONE);
	take_next(&queue, 2);
	assert_int_equal(queue.waiting, 1);
	file_queue_clear(&queue);
}

static void test_what_waits_again_has_its_turn(void **state)
{
	FileQueue queue;

	(void)state;
	file_queue_init(&queue, 3);
	take_next(&queue, 0);
	take_next(&queue, 1);
	file_queue_end(&queue, 0, true);
	file_queue_return(&queue, 0, true);
	assert_int_equal(queue.done, 0);
	assert_int_equal(queue.failed, 0);
	assert_int_equal(queue.waiting, 2);
	take_next(&queue, 0);
	take_next(&queue, 2);
	file_queue_clear(&queue);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_wanted_files_come_first),
		cmocka_unit_test(test_what_has_ended_is_counted),
		cmocka_unit_test(test_what_waits_again_has_its_turn),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
