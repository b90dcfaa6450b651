/* SPDX-License-Identifier: ISC */
#include <config.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/arena.h"

static void test_arena_pieces_are_zero_and_aligned(void **state)
{
	(void)state;
	Arena *arena = arena_new();

	for (size_t size = 0; size < 300; size++) {
		unsigned char *piece = arena_alloc(arena, size);

		assert_int_equal((uintptr_t)piece % _Alignof(max_align_t), 0);
		for (size_t i = 0; i < size; i++)
			assert_int_equal(piece[i], 0);
		memset(piece, 0xFF, size);
	}
	arena_free(arena);
	arena_free(NULL);
}

static void test_arena_pieces_do_not_overlap(void **state)
{
	(void)state;
	enum {
		PIECES = 2000
	};
	Arena *arena = arena_new();
	unsigned *pieces[PIECES];

	for (unsigned i = 0; i < PIECES; i++) {
		pieces[i] = arena_array(arena, 1 + i % 50, sizeof **pieces);
		for (unsigned j = 0; j <= i % 50; j++)
			pieces[i][j] = i;
	}
	for (unsigned i = 0; i < PIECES; i++) {
		assert_int_equal(pieces[i][0], i);
		assert_int_equal(pieces[i][i % 50], i);
	}
	arena_free(arena);
}

static void test_arena_takes_pieces_larger_than_a_chunk(void **state)
{
	(void)state;
	Arena *arena = arena_new();
	size_t before = arena_bytes(arena);
	unsigned char *piece = arena_alloc(arena, 5 << 20);

	piece[(5 << 20) - 1] = 1;
	assert_true(arena_bytes(arena) >= before + (5 << 20));
	assert_non_null(arena_alloc(arena, 16));
	arena_free(arena);
}

static void test_arena_grow_keeps_what_is_there(void **state)
{
	(void)state;
	Arena *arena = arena_new();
	int *small = arena_grow(arena, NULL, 0, 2, sizeof *small);

	small[0] = 11;
	small[1] = 22;
	int *between = arena_alloc(arena, sizeof *between);
	int *large = arena_grow(arena, small, 2, 100, sizeof *large);

	assert_int_equal(large[0], 11);
	assert_int_equal(large[1], 22);
	assert_int_equal(large[2], 0);
	assert_int_equal(large[99], 0);
	*between = 33;
	assert_int_equal(large[2], 0);
	assert_int_equal(small[1], 22);
	arena_free(arena);
}

static void test_arena_grow_needs_no_copy_of_the_last_piece(void **state)
{
	(void)state;
	Arena *arena = arena_new();
	unsigned char *piece = arena_alloc(arena, 100);

	memset(piece, 0xFF, 100);
	unsigned char *grown = arena_grow(arena, piece, 10, 200, 1);

	assert_ptr_equal(grown, piece);
	assert_int_equal(grown[9], 0xFF);
	for (size_t i = 10; i < 200; i++)
		assert_int_equal(grown[i], 0);
	memset(grown, 0xFF, 200);
	unsigned char *next = arena_alloc(arena, 16);

	assert_true(next >= grown + 200);
	assert_int_equal(next[0], 0);
	arena_free(arena);
}

static void test_arena_grow_tells_pieces_of_nothing_apart(void **state)
{
	(void)state;
	Arena *arena = arena_new();
	unsigned char *nothing = arena_alloc(arena, 0);
	unsigned char *piece = arena_alloc(arena, 16);

	piece[0] = 7;
	unsigned char *grown = arena_grow(arena, nothing, 0, 32, 1);

	assert_int_equal(grown[0], 0);
	assert_int_equal(piece[0], 7);
	arena_free(arena);
}

static void test_arena_goes_on_filling_a_chunk_behind_a_large_piece(void **state)
{
	(void)state;
	Arena *arena = arena_new();
	unsigned char *first = arena_alloc(arena, 16);
	unsigned char *large = arena_alloc(arena, 1 << 20);
	unsigned char *second = arena_alloc(arena, 16);

	assert_ptr_equal(second, first + 16);
	assert_int_equal(large[(1 << 20) - 1], 0);
	arena_free(arena);
}

/* Runs in a child, where memory is asked for that nobody has; gives the child's
 * exit status. */
static int status_without_memory(void (*last_words)(void))
{
	int status = 0;
	pid_t child = fork();

	assert_true(child >= 0);
	if (child == 0) {
		close(STDERR_FILENO);
		die_of_memory_does(last_words);
		arena_array(arena_new(), SIZE_MAX / 2, 4);
		_exit(0);
	}
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_true(WIFEXITED(status));
	return WEXITSTATUS(status);
}

static void say_last_words(void)
{
	_exit(41);
}

static void test_arena_without_memory_ends_the_program(void **state)
{
	(void)state;
	assert_int_equal(status_without_memory(NULL), 3);
	assert_int_equal(status_without_memory(say_last_words), 41);
}

static void test_memory_new_is_zero_and_memory_resize_keeps(void **state)
{
	(void)state;
	char *memory = memory_new(64);

	assert_int_equal(memory[0], 0);
	assert_int_equal(memory[63], 0);
	memory[63] = 'x';
	memory = memory_resize(memory, 4096);
	assert_int_equal(memory[63], 'x');
	memory = memory_resize(memory, 0);
	assert_non_null(memory);
	free(memory);
}

#if !defined(WITH_SANITIZERS) && defined(__GLIBC__) && defined(MADV_HUGEPAGE)

/* In a process of its own: it changes the heap for good. */
static int faults_after_expecting(void)
{
	enum {
		PIECES = 16,
		PIECE_BYTES = 64 << 10
	};
	struct rusage before, after;

	memory_expect((size_t)PIECES * 2 * PIECE_BYTES);
	getrusage(RUSAGE_SELF, &before);
	for (int i = 0; i < PIECES; i++)
		memset(memory_resize(NULL, PIECE_BYTES), 1, PIECE_BYTES);
	getrusage(RUSAGE_SELF, &after);
	return (int)(after.ru_minflt - before.ru_minflt);
}

static bool huge_pages_are_given(void)
{
	char words[64] = "[never]";
	FILE *file = fopen("/sys/kernel/mm/transparent_hugepage/enabled", "r");

	if (file == NULL)
		return false;
	bool read = fgets(words, sizeof words, file) != NULL;

	fclose(file);
	return read && strstr(words, "[never]") == NULL;
}

#endif

static void test_memory_expect_has_the_heap_in_huge_pages(void **state)
{
	(void)state;
#if !defined(WITH_SANITIZERS) && defined(__GLIBC__) && defined(MADV_HUGEPAGE)
	if (!huge_pages_are_given())
		skip(); /* the kernel has none to give */
	pid_t child = fork();

	assert_true(child >= 0);
	if (child == 0) {
		int faults = faults_after_expecting();

		_exit(faults > 100 ? 100 : faults);
	}
	int status = 0;

	assert_int_equal(waitpid(child, &status, 0), child);
	assert_true(WIFEXITED(status));
	/* A megabyte is 256 pages; some are touched by the bookkeeping. */
	assert_in_range(WEXITSTATUS(status), 0, 40);
#else
	memory_expect(1 << 20);
	skip();
#endif
}

#if !defined(WITH_SANITIZERS) && defined(__GLIBC__) && defined(MADV_HUGEPAGE)

/* Bytes of memory this process has, in megabytes. */
static int resident_megabytes(void)
{
	unsigned long pages = 0;
	FILE *file = fopen("/proc/self/statm", "r");

	assert_non_null(file);
	assert_int_equal(fscanf(file, "%*u %lu", &pages), 1);
	fclose(file);
	return (int)(pages * (unsigned long)sysconf(_SC_PAGESIZE) >> 20);
}

/* What a task of so many megabytes leaves behind of them, KEPT of which may stay. In a process
 * of its own. */
static int left_behind(size_t kept)
{
	enum {
		PIECES = 40,
		PIECE_BYTES = 1 << 19
	};
	char *pieces[PIECES];

	memory_expect((size_t)PIECES * 2 * PIECE_BYTES);
	int before = resident_megabytes();

	for (int i = 0; i < PIECES; i++)
		pieces[i] = memset(memory_resize(NULL, PIECE_BYTES), 1, PIECE_BYTES);
	for (int i = PIECES; i-- > 0;)
		free(pieces[i]);
	memory_spare(kept);
	return resident_megabytes() - before;
}

static int left_behind_by_child(size_t kept)
{
	pid_t child = fork();
	int status = 0;

	assert_true(child >= 0);
	if (child == 0)
		_exit(left_behind(kept));
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_true(WIFEXITED(status));
	return WEXITSTATUS(status);
}

#endif

static void test_memory_spare_gives_back_what_is_free(void **state)
{
	(void)state;
#if !defined(WITH_SANITIZERS) && defined(__GLIBC__) && defined(MADV_HUGEPAGE)
	assert_in_range(left_behind_by_child(1 << 20), 0, 5);
	assert_in_range(left_behind_by_child(10 << 20), 8, 14);
	assert_in_range(left_behind_by_child(SIZE_MAX / 4), 18, 24);
#else
	memory_spare(1 << 20);
	skip();
#endif
}

static void test_what_is_adopted_goes_with_the_arena(void **state)
{
	(void)state;
	Arena *arena = arena_new();
	size_t before = arena_bytes(arena);
	char *large = memory_resize(NULL, 1 << 25);

	memset(large, 'x', 1 << 25);
	arena_adopt(arena, large, 1 << 25);
	assert_true(arena_bytes(arena) >= before + (1 << 25));
	assert_int_equal(large[(1 << 25) - 1], 'x');
	arena_release(arena); /* with a leak here the sanitizers would not pass */
	arena_release(NULL);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		/* The first one: what others have freed would be used before what is expected. */
		cmocka_unit_test(test_memory_expect_has_the_heap_in_huge_pages),
		cmocka_unit_test(test_memory_spare_gives_back_what_is_free),
		cmocka_unit_test(test_arena_pieces_are_zero_and_aligned),
		cmocka_unit_test(test_arena_pieces_do_not_overlap),
		cmocka_unit_test(test_arena_takes_pieces_larger_than_a_chunk),
		cmocka_unit_test(test_arena_grow_keeps_what_is_there),
		cmocka_unit_test(test_arena_grow_needs_no_copy_of_the_last_piece),
		cmocka_unit_test(test_arena_grow_tells_pieces_of_nothing_apart),
		cmocka_unit_test(test_arena_goes_on_filling_a_chunk_behind_a_large_piece),
		cmocka_unit_test(test_arena_without_memory_ends_the_program),
		cmocka_unit_test(test_memory_new_is_zero_and_memory_resize_keeps),
		cmocka_unit_test(test_what_is_adopted_goes_with_the_arena),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
