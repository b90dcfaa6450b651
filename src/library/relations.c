/* SPDX-License-Identifier: ISC */
#include "library/relations.h"

#include <stdlib.h>

#include "base/arena.h"

enum {
	ROOM_FIRST = 64
};

void relations_clear(Relations *relations)
{
	free(relations->keys);
	free(relations->prints);
	key_index_clear(&relations->pages);
	key_index_clear(&relations->digests);
	*relations = (Relations){ 0 };
}

RowKeys relations_keys(const Relations *relations, size_t number)
{
	return number < relations->count ? relations->keys[number] : (RowKeys){ 0 };
}

void relations_set(Relations *relations, size_t number, RowKeys keys)
{
	if (number == relations->room) {
		relations->room = relations->room > 0 ? 2 * relations->room : ROOM_FIRST;
		relations->keys =
			memory_resize(relations->keys, relations->room * sizeof *relations->keys);
	}
	if (number == relations->count)
		relations->keys[relations->count++] = (RowKeys){ 0 };
	RowKeys *at = &relations->keys[number];
	bool same =
		at->page == keys.page && at->print_of == keys.print_of && at->digest == keys.digest;

	relations->stale = relations->stale || (!same && number < relations->related);
	*at = keys;
}

/* The first row that has HASH, which is ROW if there was none before. */
static size_t first_with(KeyIndex *firsts, uint64_t hash, size_t row)
{
	const KeyNode *node = key_index_first(firsts, hash);

	if (node != NULL)
		return node->row;
	if (hash != 0)
		key_index_add(firsts, hash, (uint32_t)row);
	return row;
}

static size_t unless_itself(size_t first, size_t row)
{
	return first == row ? LIBRARY_NOWHERE : first;
}

static void add_print(Relations *relations, size_t number)
{
	if (relations->print_count == relations->print_room) {
		relations->print_room =
			relations->print_room > 0 ? 2 * relations->print_room : ROOM_FIRST;
		relations->prints = memory_resize(
			relations->prints, relations->print_room * sizeof *relations->prints);
	}
	relations->prints[relations->print_count++] = (uint32_t)number;
}

static void relate_row(Relations *relations, RowTable *table, size_t number)
{
	const RowKeys *keys = &relations->keys[number];
	size_t capture_of = first_with(&relations->pages, keys->page, number);
	size_t copy_of = first_with(&relations->digests, keys->digest, number);
	RowRelations related = {
		.capture_of = unless_itself(capture_of, number),
		.copy_of = unless_itself(copy_of, number),
		.print_of = LIBRARY_NOWHERE,
		.captures = 1,
	};

	/* An unchanged page captured again is a capture, not a copy. */
	if (keys->page != 0 && keys->page == relations->keys[copy_of].page)
		related.copy_of = LIBRARY_NOWHERE;
	row_table_relate(table, number, &related);
	if (keys->print_of != 0)
		add_print(relations, number);
	if (capture_of == number)
		return;
	related = row_table_relations(table, capture_of);
	related.captures++;
	row_table_relate(table, capture_of, &related);
}

/* Print versions may come before their page. */
static void relate_print(const Relations *relations, RowTable *table, size_t number)
{
	const KeyNode *page = key_index_first(&relations->pages, relations->keys[number].print_of);

	if (page == NULL || page->row == number)
		return;
	RowRelations related = row_table_relations(table, number);

	related.print_of = page->row;
	row_table_relate(table, number, &related);
}

static void begin_anew(Relations *relations)
{
	key_index_clear(&relations->pages);
	key_index_clear(&relations->digests);
	relations->related = 0;
	relations->print_count = 0;
	relations->stale = false;
}

void relations_renew(Relations *relations, RowTable *table)
{
	if (relations->stale)
		begin_anew(relations);
	for (; relations->related < relations->count; relations->related++)
		relate_row(relations, table, relations->related);
	for (size_t i = 0; i < relations->print_count; i++)
		relate_print(relations, table, relations->prints[i]);
}
