/* SPDX-License-Identifier: ISC */
#include "library/key_index.h"

#include <stdlib.h>

#include "base/arena.h"
#include "base/hash.h"

enum {
	ROOM_FIRST = 64
};

/* Its bits mixed once more, since slots are taken from the low ones. */
uint64_t key_hash(Str key)
{
	if (str_empty(key))
		return 0;
	uint64_t hash = hash_text(HASH_START, key);

	hash = (hash ^ hash >> 32) * UINT64_C(0x9E3779B97F4A7C15);
	hash ^= hash >> 29;
	return hash != 0 ? hash : 1;
}

void key_index_clear(KeyIndex *index)
{
	free(index->nodes);
	free(index->slots);
	*index = (KeyIndex){ 0 };
}

static void link_node(KeyIndex *index, size_t number)
{
	KeyNode *node = &index->nodes[number];
	uint32_t *slot = &index->slots[node->hash & (index->slot_count - 1)];

	node->next = *slot;
	*slot = (uint32_t)number;
}

static void grow(KeyIndex *index)
{
	index->room = index->room > 0 ? 2 * index->room : ROOM_FIRST;
	index->nodes = memory_resize(index->nodes, index->room * sizeof *index->nodes);
	free(index->slots);
	index->slot_count = index->room;
	index->slots = memory_new(index->slot_count * sizeof *index->slots);
	if (index->count == 0)
		index->count = 1;
	for (size_t i = 1; i < index->count; i++)
		link_node(index, i);
}

void key_index_add(KeyIndex *index, uint64_t hash, uint32_t row)
{
	if (index->count == index->room)
		grow(index);
	index->nodes[index->count] = (KeyNode){ .hash = hash, .row = row };
	link_node(index, index->count++);
}

static const KeyNode *of_hash(const KeyIndex *index, uint32_t number, uint64_t hash)
{
	while (number != KEY_INDEX_END && index->nodes[number].hash != hash)
		number = index->nodes[number].next;
	return number == KEY_INDEX_END ? NULL : &index->nodes[number];
}

const KeyNode *key_index_first(const KeyIndex *index, uint64_t hash)
{
	if (index->count == 0 || hash == 0)
		return NULL;
	return of_hash(index, index->slots[hash & (index->slot_count - 1)], hash);
}

const KeyNode *key_index_next(const KeyIndex *index, const KeyNode *node)
{
	return of_hash(index, node->next, node->hash);
}
