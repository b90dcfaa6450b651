/* SPDX-License-Identifier: ISC */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "layout/threads.h"

enum {
	COMMENTS = 60
};

static uint32_t next_random(uint32_t *seed)
{
	*seed = *seed * 1664525u + 1013904223u;
	return *seed >> 16;
}

/* The same questions answered by looking at every comment. */
static int parent_of(const int *depths, int comment)
{
	int above = comment - 1;

	while (above >= 0 && depths[above] >= depths[comment])
		above--;
	return above;
}

static int end_of(const int *depths, int count, int comment)
{
	int end = comment + 1;

	while (end < count && depths[end] > depths[comment])
		end++;
	return end;
}

static int hider_of(const int *depths, const bool *folded, int comment)
{
	int hider = THREADS_NONE;

	for (int at = parent_of(depths, comment); at >= 0; at = parent_of(depths, at))
		if (folded[at])
			hider = at;
	return hider;
}

static void assert_answers(Threads *threads, const int *depths, const bool *folded, int count)
{
	for (int i = 0; i < count; i++) {
		assert_int_equal(threads_parent(threads, (size_t)i), parent_of(depths, i));
		assert_int_equal(threads_end(threads, (size_t)i), end_of(depths, count, i));
		assert_int_equal(threads_hider(threads, (size_t)i), hider_of(depths, folded, i));
		assert_int_equal(threads_folded(threads, (size_t)i), folded[i]);
	}
}

static void test_threads_of_any_depths(void **state)
{
	(void)state;
	uint32_t seed = 2009;

	for (int round = 0; round < 200; round++) {
		Threads *threads = threads_new();
		int depths[COMMENTS];
		bool folded[COMMENTS] = { false };

		for (int i = 0; i < COMMENTS; i++) {
			depths[i] = (int)(next_random(&seed) % (uint32_t)(1 + round % 9));
			threads_add(threads, depths[i]);
			if (next_random(&seed) % 4 == 0)
				folded[i] = true;
			threads_fold(threads, (size_t)i, folded[i]);
			if (i % 20 == 19)
				assert_answers(threads, depths, folded, i + 1);
		}
		assert_int_equal(threads_count(threads), COMMENTS);
		threads_free(threads);
	}
}

static void test_threads_unfold_again(void **state)
{
	(void)state;
	Threads *threads = threads_new();

	for (int depth = 0; depth < 3; depth++)
		threads_add(threads, depth);
	threads_fold(threads, 0, true);
	threads_fold(threads, 1, true);
	assert_int_equal(threads_hider(threads, 2), 0);
	threads_fold(threads, 0, false);
	assert_int_equal(threads_hider(threads, 1), THREADS_NONE);
	assert_int_equal(threads_hider(threads, 2), 1);
	threads_free(threads);
	threads_free(NULL);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_threads_of_any_depths),
		cmocka_unit_test(test_threads_unfold_again),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
