/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_LAYOUT_THREADS_H
#define BROADSHEET_LAYOUT_THREADS_H

/* Who answers whom among comments that stand in page order with a depth each,
 * and what is folded. The replies of a comment, and theirs, follow it at once:
 * all comments up to the next one that is not deeper. Depths are the page's and
 * may skip steps. */

#include <stdbool.h>
#include <stddef.h>

enum {
	THREADS_NONE = -1
};

typedef struct Threads Threads;

/* No comments yet. The caller frees them; NULL is fine there. */
Threads *threads_new(void);
void threads_free(Threads *threads);

/* Room for COUNT comments, so that none has to be made while they are added. */
void threads_reserve(Threads *threads, size_t count);

/* Adds the next comment; linear over all calls together. */
void threads_add(Threads *threads, int depth);

/* How many were added. */
size_t threads_count(const Threads *threads);

/* The comment COMMENT answers, or THREADS_NONE. */
int threads_parent(const Threads *threads, size_t comment);

/* The comment behind the last one below COMMENT; COMMENT + 1 when nobody answered. */
size_t threads_end(const Threads *threads, size_t comment);

/* COMMENT, which is there, is folded from now on, or not; is it? */
void threads_fold(Threads *threads, size_t comment, bool folded);
bool threads_folded(const Threads *threads, size_t comment);

/* The outermost folded comment above COMMENT, or THREADS_NONE when none is folded. The
 * first question after folding takes time linear in the comments. */
int threads_hider(Threads *threads, size_t comment);

#endif
