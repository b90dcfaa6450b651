/* SPDX-License-Identifier: ISC */
#include "extract/word_table.h"

#include <assert.h>
#include <string.h>

static const char *word_of(const WordTable *table, size_t row)
{
	return table->rows + row * table->size;
}

/* Is WORD, in which there is no zero, that of ROW? */
static bool is_word_of(const WordTable *table, size_t row, Str word)
{
	const char *own = word_of(table, row);

	return word.size < table->size && own[word.size] == '\0' &&
		memcmp(own, word.at, word.size) == 0;
}

/* The slot of WORD, or the free one where it would be. */
static size_t slot_of(const WordTable *table, Str word)
{
	uint32_t hash = 0;

	for (size_t i = 0; i < word.size; i++)
		hash = (hash ^ (unsigned char)word.at[i]) * 0x9E3779B1u;
	size_t slot = hash >> 16 & (WORD_TABLE_SLOTS - 1);

	while (table->slots[slot] != 0 && !is_word_of(table, table->slots[slot] - 1u, word))
		slot = (slot + 1) & (WORD_TABLE_SLOTS - 1);
	return slot;
}

const WordTable *word_table(WordTable *table, const void *rows, size_t count, size_t size)
{
	assert(count <= WORD_TABLE_ROWS_MAX);
	if (table->rows != NULL)
		return table;
	/* What is read before it is written is asked of the system twice. */
	memset(table, 0, sizeof *table);
	table->rows = rows;
	table->count = count;
	table->size = size;
	for (size_t row = 0; row < count; row++) {
		uint16_t *slot = &table->slots[slot_of(table, str(word_of(table, row)))];

		if (*slot == 0)
			*slot = (uint16_t)(row + 1);
	}
	return table;
}

size_t word_table_find(const WordTable *table, Str word)
{
	uint16_t found = table->slots[slot_of(table, word)];

	return found == 0 ? WORD_TABLE_NONE : found - 1u;
}

size_t word_table_next(const WordTable *table, Str word, size_t row)
{
	bool more = row + 1 < table->count && is_word_of(table, row + 1, word);

	return more ? row + 1 : WORD_TABLE_NONE;
}
