/* SPDX-License-Identifier: ISC */
#include "extract/pieces.h"

enum {
	PIECE_BYTES_MIN = 12, /* of less, the mark costs more than it saves */
	FIRST_ROOM = 512,
	DIGITS = 4,
	DIGIT_BITS = 6,
	DIGIT_FIRST = '?', /* the 64 from here on are neither signs of markup nor space */
	PIECES_MAX = 1 << DIGITS * DIGIT_BITS,
};

static const char sign[] = "\xEF\xB7\x90"; /* PIECES_SIGN */

enum {
	SIGN_BYTES = sizeof sign - 1,
	MARK_BYTES = SIGN_BYTES + DIGITS
};

void pieces_lay_aside(Pieces *pieces, Text *out, Str piece)
{
	if (piece.size < PIECE_BYTES_MIN || pieces->count == PIECES_MAX) {
		text_add(out, piece);
		return;
	}
	if (pieces->count == pieces->room) {
		uint32_t room = pieces->room == 0 ? FIRST_ROOM : pieces->room * 2;

		pieces->rows = arena_grow(
			pieces->arena, pieces->rows, pieces->count, room, sizeof *pieces->rows);
		pieces->room = room;
	}
	char *mark = text_reserve(out, MARK_BYTES);
	uint32_t number = pieces->count;

	memcpy(mark, sign, SIGN_BYTES);
	for (size_t at = MARK_BYTES; at > SIGN_BYTES; number >>= DIGIT_BITS)
		mark[--at] = (char)(DIGIT_FIRST + number % (1 << DIGIT_BITS));
	out->size += MARK_BYTES;
	pieces->rows[pieces->count++] = piece;
}

/* The piece whose mark stands at AT of TEXT, where the sign does; NULL if that is no mark. */
static const Str *piece_at(Pieces *pieces, Str text, size_t at)
{
	uint32_t number = 0;

	if (text.size - at < MARK_BYTES)
		return NULL;
	for (size_t i = at + SIGN_BYTES; i < at + MARK_BYTES; i++) {
		unsigned digit = (unsigned)(unsigned char)text.at[i] - DIGIT_FIRST;

		if (digit >= 1 << DIGIT_BITS)
			return NULL;
		number = number << DIGIT_BITS | digit;
	}
	if (number < pieces->next || number >= pieces->count)
		return NULL;
	pieces->next = number + 1;
	return &pieces->rows[number];
}

Str pieces_restore(Pieces *pieces, Str text)
{
	size_t at = str_find_byte(text, *sign, 0), kept = 0;

	if (at == STR_NOWHERE)
		return text;
	Text out = text_in(pieces->arena);

	for (at = str_find(text, sign, at); at != STR_NOWHERE; at = str_find(text, sign, at)) {
		const Str *piece = piece_at(pieces, text, at);

		if (piece != NULL && text.size == MARK_BYTES)
			return *piece;
		if (piece != NULL) {
			text_add(&out, str_slice(text, kept, at));
			text_add(&out, *piece);
			kept = at + MARK_BYTES;
		}
		at += piece == NULL ? (size_t)SIGN_BYTES : (size_t)MARK_BYTES;
	}
	if (kept == 0)
		return text;
	text_add(&out, str_from(text, kept));
	return text_str(&out);
}
