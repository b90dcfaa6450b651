/* SPDX-License-Identifier: ISC */
#include "layout/bidi.h"

#include <config.h>

#ifdef HAVE_FRIBIDI
#	include <fribidi.h>

#	include "base/utf8.h"

/* Does a character that is written right to left, or a mark that says so, begin with
 * these three bytes? May say yes to some that are not. */
static bool may_be_right_to_left(const unsigned char *c)
{
	switch (c[0]) {
	case 0xE0: /* Samaritan to Arabic Extended */
		return c[1] >= 0xA0 && c[1] <= 0xA3;
	case 0xE2: /* U+200F, U+2067, U+2068 */
		return (c[1] == 0x80 && c[2] == 0x8F) ||
			(c[1] == 0x81 && (c[2] == 0xA7 || c[2] == 0xA8));
	case 0xEF: /* presentation forms */
		return c[1] >= 0xAC && c[1] <= 0xBB;
	case 0xF0:
		return c[1] == 0x90 || c[1] == 0x9E;
	}
	return c[0] >= 0xD6 && c[0] <= 0xDF; /* Hebrew to N'Ko */
}

static bool needs_levels(Str text, bool right_to_left)
{
	if (right_to_left)
		return true;
	for (size_t i = 0; i < text.size; i++) {
		unsigned char c[3] = { (unsigned char)text.at[i] };

		if (c[0] < 0xD6)
			continue;
		for (size_t k = 1; k < sizeof c && i + k < text.size; k++)
			c[k] = (unsigned char)text.at[i + k];
		if (may_be_right_to_left(c))
			return true;
	}
	return false;
}

/* One hard line, its characters and what fribidi says of them. */
typedef struct {
	FriBidiChar *characters;
	size_t *offsets; /* of each in the text, and of the end */
	FriBidiCharType *types;
	FriBidiBracketType *brackets;
	FriBidiLevel *levels;
} Paragraph;

static Paragraph paragraph_new(Arena *arena, size_t room)
{
	return (Paragraph){
		.characters = arena_array(arena, room, sizeof(FriBidiChar)),
		.offsets = arena_array(arena, room + 1, sizeof(size_t)),
		.types = arena_array(arena, room, sizeof(FriBidiCharType)),
		.brackets = arena_array(arena, room, sizeof(FriBidiBracketType)),
		.levels = arena_array(arena, room, sizeof(FriBidiLevel)),
	};
}

/* Writes the levels of the bytes START up to END of TEXT; true when one is not 0. */
static bool find_levels(Paragraph *paragraph, Str text, size_t start, size_t end,
	bool right_to_left, unsigned char *out)
{
	Str hard = str_slice(text, 0, end);
	int count = 0;
	uint32_t c;

	for (size_t at = start, size; (size = utf8_decode(hard, at, &c, NULL)) > 0; at += size) {
		paragraph->offsets[count] = at;
		paragraph->characters[count++] = c;
	}
	if (count == 0)
		return false;
	paragraph->offsets[count] = end;
	FriBidiParType base = right_to_left ? FRIBIDI_PAR_WRTL : FRIBIDI_PAR_WLTR;

	fribidi_get_bidi_types(paragraph->characters, count, paragraph->types);
	fribidi_get_bracket_types(
		paragraph->characters, count, paragraph->types, paragraph->brackets);
	if (fribidi_get_par_embedding_levels_ex(
		    paragraph->types, paragraph->brackets, count, &base, paragraph->levels) == 0)
		return false;
	bool any = false;

	for (int i = 0; i < count; i++) {
		unsigned char level = (unsigned char)paragraph->levels[i];

		any = any || level > 0;
		for (size_t at = paragraph->offsets[i]; at < paragraph->offsets[i + 1]; at++)
			out[at] = level;
	}
	return any;
}

unsigned char *bidi_levels(Arena *arena, Str text, bool right_to_left)
{
	if (!needs_levels(text, right_to_left))
		return NULL;
	unsigned char *levels = arena_alloc(arena, text.size);
	Arena *scratch = arena_new();
	Paragraph paragraph = paragraph_new(scratch, text.size);
	bool any = false;

	for (size_t start = 0; start < text.size;) {
		size_t end = str_find_byte(text, '\n', start);

		if (end == STR_NOWHERE)
			end = text.size;
		any = find_levels(&paragraph, text, start, end, right_to_left, levels) || any;
		start = end + 1;
	}
	arena_free(scratch);
	return any ? levels : NULL;
}

void bidi_order(Arena *arena, const unsigned char *levels, size_t count, size_t *order)
{
	FriBidiLevel *copy = arena_array(arena, count, sizeof *copy);
	FriBidiCharType *types = arena_array(arena, count, sizeof *types);
	FriBidiStrIndex *map = arena_array(arena, count, sizeof *map);

	for (size_t i = 0; i < count; i++) {
		copy[i] = (FriBidiLevel)levels[i];
		types[i] = FRIBIDI_TYPE_ON;
		map[i] = (FriBidiStrIndex)i;
	}
	const FriBidiFlags flags =
		FRIBIDI_FLAGS_DEFAULT & ~(FriBidiFlags)FRIBIDI_FLAG_SHAPE_ARAB_PRES;

	if (count == 0)
		return;
	bool done = fribidi_reorder_line(flags, types, (FriBidiStrIndex)count, 0, FRIBIDI_PAR_LTR,
			    copy, NULL, map) > 0;

	for (size_t i = 0; i < count; i++)
		order[i] = done ? (size_t)map[i] : i;
}

uint32_t bidi_mirrored(uint32_t c)
{
	FriBidiChar mirrored;

	return fribidi_get_mirror_char(c, &mirrored) ? mirrored : c;
}

#else

unsigned char *bidi_levels(Arena *arena, Str text, bool right_to_left)
{
	(void)arena;
	(void)text;
	(void)right_to_left;
	return NULL;
}

void bidi_order(Arena *arena, const unsigned char *levels, size_t count, size_t *order)
{
	(void)arena;
	(void)levels;
	for (size_t i = 0; i < count; i++)
		order[i] = i;
}

uint32_t bidi_mirrored(uint32_t c)
{
	return c;
}

#endif
