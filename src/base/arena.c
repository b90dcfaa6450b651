/* SPDX-License-Identifier: ISC */
#include "base/arena.h"

#include <limits.h>
#include <stdalign.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#ifdef __GLIBC__
#	include <malloc.h>
#endif

#include "base/size.h"

/* Chunks double from the first size to the last, so that a small article costs
 * one page and a large one few calls of the heap. */
enum {
	CHUNK_FIRST_BYTES = 4096,
	CHUNK_LAST_BYTES = 256 << 10
};

enum {
	/* Larger pieces are mappings: they grow uncopied, and what of them is not used is
	 * never touched. */
	HEAP_PIECE_BYTES_MAX = 1 << 20
};

enum {
	HUGE_PAGE_BYTES = 2 << 20
};

enum {
	KEPT_STEP_BYTES = 512 << 10 /* the heap that gives nothing back grows by so much */
};

enum {
	RELEASED_BYTES_MIN = 16 << 20 /* less is not worth asking the system again */
};

typedef struct Chunk {
	struct Chunk *next; /* owned: the chunk filled before this one */
	size_t size; /* bytes of room behind the header */
	size_t used;
	alignas(max_align_t) unsigned char room[];
} Chunk;

/* What came from elsewhere. */
typedef struct Adopted {
	struct Adopted *next; /* in the arena */
	void *at; /* owned */
} Adopted;

struct Arena {
	Adopted *adopted;
	Chunk *chunk; /* owned: the chunk being filled, then full ones */
	unsigned char *last; /* the piece taken last of it, which can grow where it is */
	size_t next_size;
	size_t bytes;
};

/* The one global of this module: memory is one for the whole program, and so
 * is what to say when it is gone. */
static void (*last_words)(void);

void die_of_memory_does(void (*words)(void))
{
	last_words = words;
}

void die_of_memory(void)
{
	static const char message[] = "broadsheet: out of memory\n";

	if (last_words != NULL)
		last_words();
	else if (write(STDERR_FILENO, message, sizeof message - 1) < 0)
		_exit(3); /* nobody listens; the status still tells */
	_exit(3);
}

void *memory_new(size_t size)
{
	void *at = calloc(1, size > 0 ? size : 1);

	if (at == NULL)
		die_of_memory();
	return at;
}

void *memory_resize(void *at, size_t size)
{
	void *moved = realloc(at, size > 0 ? size : 1);

	if (moved == NULL)
		die_of_memory();
	return moved;
}

#if defined(__GLIBC__) && defined(MADV_HUGEPAGE)

/* The last piece of the heap that is free, from its end down. */
static size_t free_end(void)
{
#	if __GLIBC_PREREQ(2, 33)
	return mallinfo2().keepcost;
#	else
	return 0;
#	endif
}

/* The heap goes on with the PAGE before the next place of a huge page: that one takes the
 * heap's own words about the piece there, and no huge page lies where anything has been
 * written. Where the heap cannot be moved it goes on where it is. */
static void move_heap(size_t page)
{
	malloc_trim(0);
	size_t over = ((uintptr_t)sbrk(0) + page) % HUGE_PAGE_BYTES;

	if (over != 0)
		(void)sbrk((intptr_t)(HUGE_PAGE_BYTES - over));
}

void memory_expect(size_t bytes)
{
	size_t page = (size_t)sysconf(_SC_PAGESIZE);

	if (free_end() >= bytes) /* of what was expected before, which would be given back */
		return;
	move_heap(page);
	/* A piece of the heap that grows, not a mapping of its own, and given back to
	 * that heap alone. */
	mallopt(M_TRIM_THRESHOLD, INT_MAX);
	mallopt(M_MMAP_THRESHOLD, INT_MAX);
	char *piece = malloc(bytes + page);

	/* What cannot be had whole may be had in part. */
	while (piece == NULL && (bytes /= 2) >= HUGE_PAGE_BYTES)
		piece = malloc(bytes + page);
	mallopt(M_MMAP_THRESHOLD, HEAP_PIECE_BYTES_MAX);
	if (piece == NULL)
		return;
	(void)madvise(piece + page - (uintptr_t)piece % page, bytes - bytes % page, MADV_HUGEPAGE);
	free(piece);
}

void memory_keep(void)
{
	mallopt(M_TRIM_THRESHOLD, INT_MAX);
	mallopt(M_MMAP_THRESHOLD, HEAP_PIECE_BYTES_MAX);
	mallopt(M_TOP_PAD, KEPT_STEP_BYTES);
}

void memory_spare(size_t kept)
{
	uintptr_t end = (uintptr_t)sbrk(0), from = end - free_end() + kept;

	from += (HUGE_PAGE_BYTES - from % HUGE_PAGE_BYTES) % HUGE_PAGE_BYTES;
	end -= end % HUGE_PAGE_BYTES;
	if (from < end)
		(void)madvise((void *)from, end - from, MADV_DONTNEED);
}

#else

void memory_expect(size_t bytes)
{
	(void)bytes;
}

void memory_keep(void)
{
}

void memory_spare(size_t kept)
{
	(void)kept;
}

#endif

Arena *arena_new(void)
{
	Arena *arena = memory_new(sizeof *arena);

	arena->next_size = CHUNK_FIRST_BYTES;
	return arena;
}

void arena_free(Arena *arena)
{
	if (arena == NULL)
		return;
	for (const Adopted *adopted = arena->adopted; adopted != NULL; adopted = adopted->next)
		free(adopted->at);
	for (Chunk *chunk = arena->chunk; chunk != NULL;) {
		Chunk *next = chunk->next;

		free(chunk);
		chunk = next;
	}
	free(arena);
}

void memory_return(void)
{
#ifdef __GLIBC__
	(void)malloc_trim(0);
#endif
}

void arena_release(Arena *arena)
{
	bool large = arena != NULL && arena->bytes >= RELEASED_BYTES_MIN;

	arena_free(arena);
	if (large)
		memory_return();
}

/* HEADED is a new chunk with room for SIZE bytes behind its header. */
static Chunk *add_chunk(Arena *arena, void *headed, size_t size)
{
	Chunk *chunk = headed;

	chunk->size = size;
	chunk->used = 0;
	arena->bytes += sizeof *chunk + size;
	return chunk;
}

/* A piece larger than the usual chunk gets one of its own, all zero, behind the one that is
 * being filled. */
static void *take_alone(Arena *arena, size_t size)
{
	size_t total;

	if (!size_add(size, sizeof(Chunk), &total))
		die_of_memory();
	Chunk *chunk = add_chunk(arena, memory_new(total), size);
	Chunk **link = arena->chunk == NULL ? &arena->chunk : &arena->chunk->next;

	chunk->used = size;
	chunk->next = *link;
	*link = chunk;
	return chunk->room;
}

static void begin_chunk(Arena *arena)
{
	size_t size = arena->next_size;
	Chunk *chunk = add_chunk(arena, memory_resize(NULL, sizeof *chunk + size), size);

	chunk->next = arena->chunk;
	arena->chunk = chunk;
	if (arena->next_size < CHUNK_LAST_BYTES)
		arena->next_size *= 2;
}

/* SIZE bytes of a chunk as they are: only what is handed out is made zero, as the rest may
 * never be needed and then no page of it is touched. */
static unsigned char *take(Arena *arena, size_t size)
{
	if (arena->chunk == NULL || arena->chunk->size - arena->chunk->used < size)
		begin_chunk(arena);
	Chunk *chunk = arena->chunk;

	arena->last = chunk->room + chunk->used;
	chunk->used += size;
	return arena->last;
}

/* SIZE and what it takes to keep the next piece aligned; never nothing, so that no two
 * pieces are one. */
static size_t rounded(size_t size)
{
	const size_t step = alignof(max_align_t);
	size_t larger;

	if (!size_add(size > 0 ? size : 1, step - 1, &larger))
		die_of_memory();
	return larger - larger % step;
}

void *arena_alloc(Arena *arena, size_t size)
{
	size_t room = rounded(size);

	if (room > arena->next_size)
		return take_alone(arena, room);
	return memset(take(arena, room), 0, room);
}

void *arena_array(Arena *arena, size_t count, size_t size)
{
	size_t total;

	if (!size_mul(count, size, &total))
		die_of_memory();
	return arena_alloc(arena, total);
}

/* Is AT the piece taken last, and made SIZE bytes large where it is? */
static bool grow_in_place(Arena *arena, const void *at, size_t size)
{
	Chunk *chunk = arena->chunk;

	if (at == NULL || at != arena->last)
		return false;
	size_t start = (size_t)(arena->last - chunk->room);

	if (size > chunk->size - start)
		return false;
	chunk->used = start + size;
	return true;
}

void *arena_grow(Arena *arena, const void *at, size_t old_count, size_t new_count, size_t size)
{
	size_t total, old_size = old_count * size;

	if (!size_mul(new_count, size, &total))
		die_of_memory();
	if (grow_in_place(arena, at, rounded(total))) {
		memset(arena->last + old_size, 0, total - old_size);
		return arena->last;
	}
	void *grown = arena_alloc(arena, total);

	if (old_size > 0)
		memcpy(grown, at, old_size);
	return grown;
}

void arena_adopt(Arena *arena, void *at, size_t size)
{
	Adopted *adopted = arena_alloc(arena, sizeof *adopted);

	*adopted = (Adopted){ arena->adopted, at };
	arena->adopted = adopted;
	arena->bytes += size;
}

size_t arena_bytes(const Arena *arena)
{
	return arena->bytes;
}
