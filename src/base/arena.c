/* SPDX-License-Identifier: ISC */
#include "base/arena.h"

#include <limits.h>
#include <stdalign.h>
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
	CHUNK_LAST_BYTES = 1 << 20
};

enum {
	HEAP_PIECE_BYTES_MAX = 128 << 10 /* larger pieces are mappings: they grow uncopied */
};

typedef struct Chunk {
	struct Chunk *next; /* owned: the chunk filled before this one */
	size_t size; /* bytes of room behind the header */
	size_t used;
	alignas(max_align_t) unsigned char room[];
} Chunk;

struct Arena {
	Chunk *chunk; /* owned: the chunk being filled, newest first */
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

void memory_expect(size_t bytes)
{
#if defined(__GLIBC__) && defined(MADV_POPULATE_WRITE)
	size_t page = (size_t)sysconf(_SC_PAGESIZE);

	if (bytes < 2 * page)
		return;
	/* A piece of the heap that grows, not a mapping of its own, and given back to
	 * that heap alone. */
	mallopt(M_TRIM_THRESHOLD, INT_MAX);
	mallopt(M_MMAP_THRESHOLD, INT_MAX);
	char *piece = malloc(bytes);

	mallopt(M_MMAP_THRESHOLD, HEAP_PIECE_BYTES_MAX);
	if (piece == NULL)
		return;
	char *first = piece + page - (uintptr_t)piece % page;

	(void)madvise(first, (size_t)(piece + bytes - first) / page * page, MADV_POPULATE_WRITE);
	free(piece);
#else
	(void)bytes;
#endif
}

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
	for (Chunk *chunk = arena->chunk; chunk != NULL;) {
		Chunk *next = chunk->next;

		free(chunk);
		chunk = next;
	}
	free(arena);
}

/* A chunk with room for SIZE bytes becomes the one being filled; a piece larger
 * than the usual chunk gets one of its own. */
static void add_chunk(Arena *arena, size_t size)
{
	size_t room = size > arena->next_size ? size : arena->next_size;
	size_t total;

	if (!size_add(room, sizeof(Chunk), &total))
		die_of_memory();
	Chunk *chunk = memory_new(total);
	chunk->size = room;
	chunk->next = arena->chunk;
	arena->chunk = chunk;
	arena->bytes += total;
	if (arena->next_size < CHUNK_LAST_BYTES)
		arena->next_size *= 2;
}

void *arena_alloc(Arena *arena, size_t size)
{
	const size_t step = alignof(max_align_t);
	size_t rounded;

	if (!size_add(size, step - 1, &rounded))
		die_of_memory();
	rounded -= rounded % step;
	if (arena->chunk == NULL || arena->chunk->size - arena->chunk->used < rounded)
		add_chunk(arena, rounded);
	Chunk *chunk = arena->chunk;
	void *at = chunk->room + chunk->used;

	chunk->used += rounded;
	return at;
}

void *arena_array(Arena *arena, size_t count, size_t size)
{
	size_t total;

	if (!size_mul(count, size, &total))
		die_of_memory();
	return arena_alloc(arena, total);
}

void *arena_grow(Arena *arena, const void *at, size_t old_count, size_t new_count, size_t size)
{
	void *grown = arena_array(arena, new_count, size);

	if (old_count > 0)
		memcpy(grown, at, old_count * size);
	return grown;
}

size_t arena_bytes(const Arena *arena)
{
	return arena->bytes;
}
