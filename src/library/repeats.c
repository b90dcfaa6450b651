/* SPDX-License-Identifier: ISC */
#include "library/repeats.h"

#include <stdlib.h>

enum {
	SLOTS = 2048, /* of a site */
	LOOKS = 8, /* slots a block may be in */
};

void repeats_clear(Repeats *repeats)
{
	for (size_t i = 0; i < repeats->count; i++)
		free(repeats->sites[i].slots);
	*repeats = (Repeats){ 0 };
}

static const RepeatSite *find_site(const Repeats *repeats, uint64_t site)
{
	for (size_t i = 0; i < repeats->count; i++)
		if (repeats->sites[i].site == site)
			return &repeats->sites[i];
	return NULL;
}

void repeats_expect(Repeats *repeats, uint64_t site)
{
	if (repeats->count < REPEATS_SITES_MAX && find_site(repeats, site) == NULL)
		repeats->sites[repeats->count++].site = site;
}

/* SITE with room for blocks; NULL where there are too many. */
static RepeatSite *open_site(Repeats *repeats, uint64_t number)
{
	repeats_expect(repeats, number);
	const RepeatSite *found = find_site(repeats, number);

	if (found == NULL)
		return NULL;
	RepeatSite *site = &repeats->sites[found - repeats->sites];

	if (site->slots == NULL)
		site->slots = memory_new(SLOTS * sizeof *site->slots);
	return site;
}

static size_t pages_of(const Repeat *repeat)
{
	size_t count = 0;

	while (count < REPEATS_PAGES && repeat->pages[count] != 0)
		count++;
	return count;
}

/* The slot of BLOCK, emptied for it where it had none; NULL where all are taken by blocks
 * that repeat. */
static Repeat *slot_of(RepeatSite *site, uint64_t block)
{
	Repeat *room = NULL;

	for (size_t i = 0; i < LOOKS; i++) {
		Repeat *slot = &site->slots[(block + i) % SLOTS];

		if (slot->block == block)
			return slot;
		if (room == NULL && pages_of(slot) == 0)
			room = slot;
	}
	for (size_t i = 0; i < LOOKS && room == NULL; i++) {
		Repeat *slot = &site->slots[(block + (site->turn + i) % LOOKS) % SLOTS];

		if (pages_of(slot) < 2)
			room = slot;
	}
	site->turn++;
	if (room != NULL)
		*room = (Repeat){ .block = block };
	return room;
}

static void add_page(Repeat *repeat, uint64_t page)
{
	size_t count = pages_of(repeat);

	for (size_t i = 0; i < count; i++)
		if (repeat->pages[i] == page)
			return;
	if (count < REPEATS_PAGES)
		repeat->pages[count] = page;
}

void repeats_count(
	Repeats *repeats, uint64_t site, uint64_t page, const uint64_t *blocks, size_t count)
{
	RepeatSite *open = site != 0 && page != 0 ? open_site(repeats, site) : NULL;

	if (open == NULL || count == 0)
		return;
	for (size_t i = 0; i < count; i++) {
		Repeat *slot = slot_of(open, blocks[i]);

		if (slot != NULL)
			add_page(slot, page);
	}
	repeats->version++;
}

static bool others_have(const Repeat *repeat, uint64_t page)
{
	size_t others = 0;

	for (size_t i = 0; i < REPEATS_PAGES; i++)
		others += repeat->pages[i] != 0 && repeat->pages[i] != page;
	return others >= REPEATS_OTHERS;
}

static int compare_blocks(const void *left, const void *right)
{
	const uint64_t *a = left;
	const uint64_t *b = right;

	return *a < *b ? -1 : *a > *b;
}

uint64_t *repeats_find(
	const Repeats *repeats, uint64_t site, uint64_t page, Arena *arena, size_t *count)
{
	const RepeatSite *found = find_site(repeats, site);
	bool any = site != 0 && found != NULL && found->slots != NULL;
	uint64_t *blocks = arena_array(arena, any ? SLOTS : 0, sizeof *blocks);

	*count = 0;
	for (size_t i = 0; any && i < SLOTS; i++)
		if (others_have(&found->slots[i], page))
			blocks[(*count)++] = found->slots[i].block;
	if (*count > 1)
		qsort(blocks, *count, sizeof *blocks, compare_blocks);
	return blocks;
}

void repeats_give(const Repeats *repeats,
	void (*take)(void *context, uint64_t site, const Repeat *repeat), void *context)
{
	for (size_t i = 0; i < repeats->count; i++)
		for (size_t k = 0; repeats->sites[i].slots != NULL && k < SLOTS; k++)
			if (pages_of(&repeats->sites[i].slots[k]) > 1)
				take(context, repeats->sites[i].site, &repeats->sites[i].slots[k]);
}
