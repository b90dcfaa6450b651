/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_LAYOUT_PIECES_H
#define BROADSHEET_LAYOUT_PIECES_H

/* The list of pieces a flow is made of: it only grows, and pieces never move.
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
void pieces_clear(Pieces *pieces);

/* A piece of KIND and STYLE with TEXT and nothing else. */
Piece piece_of(PieceKind kind, Style style, Str text);

/* Adds PIECE; one whose text is too long is cut at spaces, a preformatted one at line
 * feeds. */
void pieces_add(Pieces *pieces, Piece piece);

/* Piece number AT (must be there), and the bytes of text before it. */
Piece *pieces_at(const Pieces *pieces, size_t at);
size_t pieces_bytes_before(const Pieces *pieces, size_t at);

/* A new table without rows; its number. Its rows are added next, by pieces_add. */
size_t pieces_add_table(Pieces *pieces, size_t rows, size_t columns);

/* The texts of PARTS that are there with " · " between them; absent when none is. A single
 * one is borrowed. */
Str pieces_join(Pieces *pieces, const Str *parts, size_t count);

/* NUMBER with a comma before each three digits: "1,900". */
Str pieces_number(Pieces *pieces, size_t number);

#endif
