/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_EXTRACT_PIECES_H
#define BROADSHEET_EXTRACT_PIECES_H

/* What the parser need not read of a page. It goes through words, values and scripts letter by
 * letter, at fifty instructions a letter, though only tags decide how a page is built. So each
 * longer stretch of them lies aside: the markup that the parser gets has a mark in its place, and
 * what it tells is put together again (extract/parser).
 *
 * A mark is a noncharacter and a number. Cleaned text never has that character, and who lays aside
 * leaves out references to it, so a page has no marks of its own. Besides, a piece is given back
 * once, and none behind a later one, so that nothing could grow by them. */

#include <stdint.h>

#include "base/arena.h"
#include "base/str.h"
#include "base/text.h"

enum {
	PIECES_SIGN = 0xFDD0 /* the noncharacter */
};

typedef struct {
	Arena *arena; /* borrowed */
	Str *rows; /* borrowed from the markup */
	uint32_t count, room;
	uint32_t next; /* the first that may still be given back */
} Pieces;

/* Adds PIECE, of at least PIECE_BYTES_MIN, to OUT by its mark; one that is shorter, or where there
 * are too many, as it is. PIECE must live as long as PIECES are asked for it. */
void pieces_lay_aside(Pieces *pieces, Text *out, Str piece);

/* TEXT with each mark in it replaced by its piece: TEXT or the piece itself, or in the arena. */
Str pieces_restore(Pieces *pieces, Str text);

#endif
