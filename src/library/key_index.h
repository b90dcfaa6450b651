/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_LIBRARY_KEY_INDEX_H
#define BROADSHEET_LIBRARY_KEY_INDEX_H

/* Which rows have a key. Only the hash of a key is kept: 64 bits, so that two keys of one
 * collection never meet by chance, and who makes them meet on purpose has made the pages
 * as well. 0 is the hash of no key. A row may have several. */

#include <stddef.h>
#include <stdint.h>

#include "base/str.h"

enum {
	KEY_INDEX_END = 0 /* of a chain of nodes */
};

typedef struct {
	uint64_t hash;
	uint32_t row;
	uint32_t next; /* node with the same slot, or KEY_INDEX_END */
} KeyNode;

typedef struct {
	KeyNode *nodes; /* owned; number 0 is none */
	uint32_t *slots; /* owned: first nodes */
	size_t count, room, slot_count; /* of slots a power of two */
} KeyIndex;

/* The hash of KEY; 0 when it is absent or empty. */
uint64_t key_hash(Str key);

/* An empty index, zeroed; and without what it holds. */
void key_index_clear(KeyIndex *index);

/* ROW has the key of HASH, which is not 0. */
void key_index_add(KeyIndex *index, uint64_t hash, uint32_t row);

/* The first node of HASH and the one behind NODE, the row added last first; NULL at the end. */
const KeyNode *key_index_first(const KeyIndex *index, uint64_t hash);
const KeyNode *key_index_next(const KeyIndex *index, const KeyNode *node);

#endif
