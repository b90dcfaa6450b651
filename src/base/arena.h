/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_BASE_ARENA_H
#define BROADSHEET_BASE_ARENA_H

/* An arena is memory with one owner and one end: pieces are taken from it one
 * by one and given back all together. One arena an article, one a request, one
 * a painted page. Nothing in an arena is freed alone.
 *
 * Running out of memory ends the program through die_of_memory, so nothing here
 * returns NULL. Sizes that come from input are checked against a limit before
 * they get here; a product that overflows dies as memory that is not there. */

#include <stddef.h>

typedef struct Arena Arena;

/* A new, empty arena. The caller owns it and gives it to arena_free. */
Arena *arena_new(void);

/* Gives back ARENA and everything ever taken from it. NULL is fine. */
void arena_free(Arena *arena);

/* As arena_free; what a large arena held goes back to the system at once. For the arena of a
 * step, where the process lives on with what the step made. */
void arena_release(Arena *arena);

/* SIZE bytes, all zero, aligned for any type, good until ARENA is freed.
 * SIZE 0 gives a valid pointer to nothing. */
void *arena_alloc(Arena *arena, size_t size);

/* COUNT times SIZE bytes, all zero; as arena_alloc. */
void *arena_array(Arena *arena, size_t count, size_t size);

/* The array AT made larger: room for NEW_COUNT (not less) members of SIZE bytes, of which
 * OLD_COUNT are as before and the rest is zero. Where it cannot grow in its place it is
 * copied, and the old array stays readable until ARENA is freed. AT may be NULL when
 * OLD_COUNT is 0. */
void *arena_grow(Arena *arena, const void *at, size_t old_count, size_t new_count, size_t size);

/* Gives AT, SIZE bytes of the heap (memory_resize), to ARENA: it is freed with it. For what has
 * grown large on the heap, where no copy is left behind. */
void arena_adopt(Arena *arena, void *at, size_t size);

/* Bytes ARENA holds of the heap, its spare room included. */
size_t arena_bytes(const Arena *arena);

/* Heap memory of SIZE bytes, all zero, owned by the caller (free). For objects
 * with a new/free pair that live longer than any arena. */
void *memory_new(size_t size);

/* Heap memory AT made SIZE bytes large, as realloc; new bytes are undefined. */
void *memory_resize(void *at, size_t size);

/* For a process whose task takes much memory for a short time: the next BYTES of the heap
 * are to lie in huge pages, so that the system is asked for memory a few times and not for
 * each page that is touched, and what is freed stays with the process. What is never
 * touched costs nothing. A wish: where the system has none, nothing happens. */
void memory_expect(size_t bytes);

/* For a process with one short task: what is freed stays with it and serves again, so that no page
 * of memory is asked for twice. */
void memory_keep(void);

/* What is free anywhere in the heap goes back to the system, which the heap does by itself only
 * with its end, and not even with that once much was expected. For after a step that has freed
 * very much; it takes a look at all that is free. */
void memory_return(void);

/* Between two such tasks of one process: of what was expected and is free again at the end of
 * the heap all but KEPT bytes go back to the system, in whole huge pages. The next task gets
 * them anew. */
void memory_spare(size_t kept);

/* Ends the program because memory could not be had: one sentence on standard
 * error and exit status 3, or what die_of_memory_does set. Never returns. */
void die_of_memory(void) __attribute__((noreturn));

/* What to do in place of the message when memory runs out, such as putting
 * the terminal back or sending a last record; it must not allocate, and the
 * program ends when it returns. NULL restores the message. */
void die_of_memory_does(void (*last_words)(void));

#endif
