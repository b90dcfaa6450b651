/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_LAYOUT_PIECES_H
#define BROADSHEET_LAYOUT_PIECES_H

/* The list of pieces a flow is made of: it only grows, and pieces never move; the last one
 * may become another.
 * What the builders of the flow (story, related stories, comments) share. */

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/str.h"
#include "layout/flow.h"

typedef struct PieceChunk PieceChunk;

typedef struct {
	Arena *arena; /* owned: pieces and the texts made for them */
	PieceChunk **chunks; /* owned, in ARENA */
	size_t chunk_count, chunk_room;
	size_t count; /* pieces */
	size_t bytes; /* of all their texts */
	FlowTable *tables;
	size_t table_count, table_room;
	bool ascii;
} Pieces;

/* An empty list with an arena of its own. */
void pieces_init(Pieces *pieces, bool ascii);

/* Frees all of it. */
void pieces_clear(Pieces *pieces);

/* A piece of KIND and STYLE with TEXT and nothing else. */
Piece piece_of(PieceKind kind, Style style, Str text);

/* The parts a piece is cut into when its text is too long: at spaces, preformatted ones at
 * line feeds. A piece that is short enough is its own one part. */
typedef struct {
	const Piece *whole; /* borrowed */
	size_t start; /* of the next part, in the text */
	size_t first_span; /* those before it end before START */
	bool done;
} PieceParts;

/* The parts of WHOLE (borrowed), none taken yet. */
PieceParts piece_parts(const Piece *whole);

/* The next part, its spans in ARENA; false when there is none left. */
bool piece_next_part(PieceParts *parts, Arena *arena, Piece *part);

/* How many parts a text of KIND is cut into, and the bytes of their texts in *BYTES. */
size_t piece_part_count(PieceKind kind, Str text, size_t *bytes);

/* Adds PIECE, or its parts. */
void pieces_add(Pieces *pieces, Piece piece);

/* Puts PIECE, which is short enough to be none of several, in the place of the last one. */
void pieces_replace_last(Pieces *pieces, Piece piece);

/* Piece number AT (must be there), and the bytes of text before it. */
Piece *pieces_at(const Pieces *pieces, size_t at);
size_t pieces_bytes_before(const Pieces *pieces, size_t at);

/* A new table without rows; its number. Its rows are added next, by pieces_add. */
size_t pieces_add_table(Pieces *pieces, size_t rows, size_t columns);

/* " · ", or what stands for it in ASCII. */
Str piece_separator(bool ascii);

/* The texts of PARTS that are there with separators between them, in ARENA; absent
 * when none is. A single one is borrowed. */
Str piece_join(Arena *arena, bool ascii, const Str *parts, size_t count);

/* No more of WORDS than anybody would read in one line, for pieces that are never cut. */
Str piece_some_of(Str words);

/* NUMBER with a comma before each three digits: "1,900". */
Str piece_number(Arena *arena, size_t number);

#endif
