/* SPDX-License-Identifier: ISC */
#include "layout/threads.h"

#include <stdint.h>
#include <stdlib.h>

#include "base/arena.h"

/* Small, for there may be a million. */
typedef struct {
	int parent;
	int hider;
	uint32_t end; /* 0 while its thread may still grow */
	int16_t depth;
	bool folded;
} Node;

struct Threads {
	Node *nodes; /* owned */
	size_t count, room;
	bool stale; /* the hiders are those of before */
};

Threads *threads_new(void)
{
	return memory_new(sizeof(Threads));
}

void threads_free(Threads *threads)
{
	if (threads == NULL)
		return;
	free(threads->nodes);
	free(threads);
}

void threads_reserve(Threads *threads, size_t count)
{
	if (count <= threads->room)
		return;
	threads->room = count;
	threads->nodes = memory_resize(threads->nodes, count * sizeof *threads->nodes);
}

void threads_add(Threads *threads, int depth)
{
	if (threads->count == threads->room)
		threads_reserve(threads, threads->room > 0 ? threads->room * 2 : 64);
	size_t added = threads->count++;
	int above = (int)added - 1;

	/* Each step up closes a thread for good, so all steps together are linear. */
	while (above >= 0 && threads->nodes[above].depth >= depth) {
		threads->nodes[above].end = (uint32_t)added;
		above = threads->nodes[above].parent;
	}
	threads->nodes[added] =
		(Node){ .depth = (int16_t)depth, .parent = above, .hider = THREADS_NONE };
	threads->stale = true;
}

size_t threads_count(const Threads *threads)
{
	return threads->count;
}

int threads_parent(const Threads *threads, size_t comment)
{
	return threads->nodes[comment].parent;
}

size_t threads_end(const Threads *threads, size_t comment)
{
	size_t end = threads->nodes[comment].end;

	return end > 0 ? end : threads->count;
}

void threads_fold(Threads *threads, size_t comment, bool folded)
{
	if (threads->nodes[comment].folded == folded)
		return;
	threads->nodes[comment].folded = folded;
	threads->stale = true;
}

bool threads_folded(const Threads *threads, size_t comment)
{
	return threads->nodes[comment].folded;
}

static void find_hiders(Threads *threads)
{
	size_t end = 0;
	int hider = THREADS_NONE;

	for (size_t i = 0; i < threads->count; i++) {
		Node *node = &threads->nodes[i];

		node->hider = i < end ? hider : THREADS_NONE;
		if (i >= end && node->folded) {
			hider = (int)i;
			end = threads_end(threads, i);
		}
	}
	threads->stale = false;
}

int threads_hider(Threads *threads, size_t comment)
{
	if (threads->stale)
		find_hiders(threads);
	return threads->nodes[comment].hider;
}
