/* SPDX-License-Identifier: ISC */
#include "library/narrowed.h"

#include <stdlib.h>
#include <string.h>

void narrowed_clear(Narrowed *narrowed)
{
	arena_free(narrowed->arena);
	free(narrowed->lacking);
	*narrowed = (Narrowed){ 0 };
}

static bool is_in_one(Str word, const Str *words, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (str_find(words[i], word.at, 0) != STR_NOWHERE)
			return true;
	return false;
}

/* Each word of before is a part of one of the COUNT WORDS, so what lacked it lacks that. */
static bool is_narrower(const Narrowed *narrowed, const Str *words, size_t count)
{
	for (size_t i = 0; i < narrowed->word_count; i++)
		if (!is_in_one(narrowed->words[i], words, count))
			return false;
	return narrowed->word_count > 0;
}

static void keep_words(Narrowed *narrowed, const Str *words, size_t count)
{
	Arena *arena = arena_new();
	Str *kept = arena_array(arena, count, sizeof *kept);

	for (size_t i = 0; i < count; i++)
		kept[i] = str_copy(arena, words[i]);
	arena_free(narrowed->arena);
	narrowed->arena = arena;
	narrowed->words = kept;
	narrowed->word_count = count;
}

void narrowed_begin(Narrowed *narrowed, const Str *words, size_t count, size_t rows)
{
	if (!is_narrower(narrowed, words, count))
		narrowed->count = 0;
	keep_words(narrowed, words, count);
	if (rows <= narrowed->count)
		return;
	narrowed->lacking = memory_resize(narrowed->lacking, rows * sizeof *narrowed->lacking);
	memset(narrowed->lacking + narrowed->count, 0, rows - narrowed->count);
	narrowed->count = rows;
}

bool narrowed_may_fit(const Narrowed *narrowed, size_t number)
{
	return number >= narrowed->count || !narrowed->lacking[number];
}

void narrowed_put_lacking(Narrowed *narrowed, size_t number)
{
	if (number < narrowed->count)
		narrowed->lacking[number] = true;
}

void narrowed_forget(Narrowed *narrowed, size_t number)
{
	if (number < narrowed->count)
		narrowed->lacking[number] = false;
}
