/* SPDX-License-Identifier: ISC */
#include "collection/first_items.h"

#include <stdlib.h>

#include "base/arena.h"

struct FirstItems {
	Arena *arena; /* owned: their texts */
	ContainerItem *items; /* owned */
	size_t count, room;
	Worker *worker; /* owned, or NULL */
};

FirstItems *first_items_new(void)
{
	FirstItems *items = memory_new(sizeof *items);

	items->arena = arena_new();
	return items;
}

void first_items_free(FirstItems *items)
{
	if (items == NULL)
		return;
	worker_free(items->worker);
	arena_free(items->arena);
	free(items->items);
	free(items);
}

void first_items_add(FirstItems *items, const ContainerItem *item)
{
	ContainerItem copy = *item;
	Str *const texts[] = { &copy.label, &copy.address, &copy.captured, &copy.media_type,
		&copy.digest, &copy.file };

	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
		*texts[i] = str_copy(items->arena, *texts[i]);
	if (items->count == items->room) {
		items->room = items->room > 0 ? 2 * items->room : 64;
		items->items = memory_resize(items->items, items->room * sizeof *items->items);
	}
	items->items[items->count++] = copy;
}

size_t first_items_count(const FirstItems *items)
{
	return items->count;
}

const ContainerItem *first_items_at(const FirstItems *items, size_t number)
{
	return &items->items[number];
}

void first_items_keep(FirstItems *items, Worker *worker)
{
	items->worker = worker;
}

Worker *first_items_take(FirstItems *items)
{
	Worker *worker = items->worker;

	items->worker = NULL;
	return worker;
}
