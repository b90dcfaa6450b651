/* SPDX-License-Identifier: ISC */
#include "extract/name_table.h"

#include <string.h>

#include "extract/characters.h"
#include "extract/words.h"

enum {
	FIRST_ROWS = 256
};

/* Eight bytes at a time: names are long, and this is asked for each of them. */
static uint32_t hash_of(Str text)
{
	uint64_t hash = text.size;
	size_t at = 0;

	for (; at + sizeof hash <= text.size; at += sizeof hash) {
		uint64_t part;

		memcpy(&part, text.at + at, sizeof part);
		hash = (hash ^ part) * 0x9E3779B97F4A7C15u;
		hash ^= hash >> 29;
	}
	for (; at < text.size; at++)
		hash = (hash ^ (unsigned char)text.at[at]) * 1099511628211u;
	return (uint32_t)(hash ^ hash >> 32);
}

/* The slot that holds TEXT, or the empty one where it belongs. */
static uint32_t slot_of(const NameTable *table, Str text)
{
	uint32_t slot = hash_of(text) & (table->slot_count - 1);

	while (table->slots[slot] != NAME_ABSENT &&
		!str_equal(table->rows[table->slots[slot]].raw, text))
		slot = (slot + 1) & (table->slot_count - 1);
	return slot;
}

static void make_slots(NameTable *table)
{
	table->slot_count = table->room * 2;
	table->slots = arena_array(table->arena, table->slot_count, sizeof *table->slots);
	for (uint32_t row = 1; row < table->count; row++)
		table->slots[slot_of(table, table->rows[row].raw)] = row;
}

NameTable name_table_new(Arena *arena)
{
	NameTable table = { .arena = arena, .count = 1, .room = FIRST_ROWS };

	table.rows = arena_array(arena, table.room, sizeof *table.rows);
	make_slots(&table);
	return table;
}

uint32_t name_table_row(NameTable *table, Str raw)
{
	uint32_t slot = slot_of(table, raw);

	if (table->slots[slot] != NAME_ABSENT)
		return table->slots[slot];
	if (table->count == table->room) {
		table->rows = arena_grow(table->arena, table->rows, table->count,
			(size_t)table->room * 2, sizeof *table->rows);
		table->room *= 2;
		make_slots(table);
		slot = slot_of(table, raw);
	}
	raw = str_of(str_c(table->arena, raw), raw.size);
	table->slots[slot] = table->count;
	table->rows[table->count] = (NameText){
		.raw = raw,
		.text = characters_one_line(table->arena, raw),
		.kinds = words_kinds(str_slice(raw, 0, NAME_BYTES_MAX)),
	};
	return table->count++;
}
