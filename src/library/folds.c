/* SPDX-License-Identifier: ISC */
#include "library/folds.h"

#include <stdlib.h>
#include <string.h>

#include "base/fold.h"
#include "base/words.h"

enum {
	SHARED_BYTES = 256 << 10, /* before they are given back */
	ADDRESS_SHIFT = 4 /* bits of an address that say little */
};

void folds_clear(Folds *folds)
{
	arena_free(folds->arena);
	arena_free(folds->shared_arena);
	text_clear(&folds->scratch);
	free(folds->names);
	*folds = (Folds){ 0 };
}

static Str fold_kept(Folds *folds, Arena *arena, Str text)
{
	return str_copy(arena, fold_over(&folds->scratch, text));
}

/* What FOLDED is filed under; one of marks only is itself. */
static Str filed(Str folded)
{
	size_t start = words_begin(folded);

	return start < folded.size ? str_from(folded, start) : folded;
}

static void make_room(Folds *folds, size_t number)
{
	size_t room = folds->count;

	while (room <= number)
		room = room > 0 ? 2 * room : 256;
	folds->names = memory_resize(folds->names, room * sizeof *folds->names);
	memset(folds->names + folds->count, 0, (room - folds->count) * sizeof *folds->names);
	folds->count = room;
}

Str folds_name(Folds *folds, size_t number, const LibraryRow *row)
{
	if (number >= folds->count)
		make_room(folds, number);
	if (!str_present(folds->names[number])) {
		if (folds->arena == NULL)
			folds->arena = arena_new();
		folds->names[number] = filed(fold_kept(folds, folds->arena, library_row_name(row)));
	}
	return folds->names[number];
}

void folds_forget(Folds *folds, size_t number)
{
	if (number < folds->count)
		folds->names[number] = STR_NONE;
}

static void begin_shared(Folds *folds)
{
	if (folds->shared_arena != NULL && arena_bytes(folds->shared_arena) < SHARED_BYTES)
		return;
	arena_free(folds->shared_arena);
	folds->shared_arena = arena_new();
	memset(folds->shared, 0, sizeof folds->shared);
}

Str folds_shared(Folds *folds, Str text)
{
	if (str_empty(text))
		return STR_NONE;
	size_t at = ((uintptr_t)text.at >> ADDRESS_SHIFT) % FOLDS_SHARED;

	if (folds->shared[at].text.at == text.at && folds->shared[at].text.size == text.size)
		return folds->shared[at].folded;
	begin_shared(folds);
	folds->shared[at].text = text;
	folds->shared[at].folded = fold_kept(folds, folds->shared_arena, text);
	return folds->shared[at].folded;
}
