/* SPDX-License-Identifier: ISC */
#include "layout/pieces.h"

#include <string.h>

#include "base/cluster.h"
#include "base/text.h"
#include "base/utf8.h"

enum {
	CHUNK_PIECES = 64
};

struct PieceChunk {
	Piece piece[CHUNK_PIECES];
	size_t bytes_before[CHUNK_PIECES];
};

void pieces_init(Pieces *pieces, bool ascii)
{
	*pieces = (Pieces){ .arena = arena_new(), .ascii = ascii };
}

void pieces_clear(Pieces *pieces)
{
	arena_free(pieces->arena);
	*pieces = (Pieces){ 0 };
}

Piece piece_of(PieceKind kind, Style style, Str text)
{
	return (Piece){
		.kind = kind,
		.style = style,
		.text = text,
		.tail_at = text.size,
		.tail_style = style,
		.index = FLOW_NO_INDEX,
	};
}

Piece *pieces_at(const Pieces *pieces, size_t at)
{
	return &pieces->chunks[at / CHUNK_PIECES]->piece[at % CHUNK_PIECES];
}

size_t pieces_bytes_before(const Pieces *pieces, size_t at)
{
	if (at >= pieces->count)
		return pieces->bytes;
	return pieces->chunks[at / CHUNK_PIECES]->bytes_before[at % CHUNK_PIECES];
}

static void add_chunk(Pieces *pieces)
{
	if (pieces->chunk_count == pieces->chunk_room) {
		size_t room = pieces->chunk_room > 0 ? pieces->chunk_room * 2 : 16;

		pieces->chunks = arena_grow(pieces->arena, pieces->chunks, pieces->chunk_count,
			room, sizeof(PieceChunk *));
		pieces->chunk_room = room;
	}
	pieces->chunks[pieces->chunk_count++] = arena_alloc(pieces->arena, sizeof(PieceChunk));
}

static void add_piece(Pieces *pieces, const Piece *piece)
{
	size_t at = pieces->count;

	if (at == pieces->chunk_count * CHUNK_PIECES)
		add_chunk(pieces);
	pieces->count++;
	*pieces_at(pieces, at) = *piece;
	pieces->chunks[at / CHUNK_PIECES]->bytes_before[at % CHUNK_PIECES] = pieces->bytes;
	pieces->bytes += piece->text.size;
}

/* Where a text that is too long for a piece is cut: before BYTE the one ends, at NEXT the
 * other begins. */
typedef struct {
	size_t byte, next;
} Cut;

static Cut find_cut(Str text, PieceKind kind)
{
	Str most = str_slice(text, 0, FLOW_PIECE_BYTES);
	size_t at = str_find_last_byte(most, '\n');

	if (at == STR_NOWHERE && kind != PIECE_PLAIN)
		at = str_find_last_byte(most, ' ');
	if (at != STR_NOWHERE && at > 0)
		return (Cut){ at, at + 1 };
	at = cluster_before(text, FLOW_PIECE_BYTES + 1);
	if (at == 0)
		at = FLOW_PIECE_BYTES;
	return (Cut){ at, at };
}

/* The spans of WHOLE that touch START up to END of its text, counted from START. Those
 * before *FIRST end before START. */
static void slice_spans(
	Arena *arena, const Piece *whole, size_t *first, size_t start, size_t end, Piece *part)
{
	while (*first < whole->span_count && whole->spans[*first].end <= start)
		++*first;
	size_t count = 0, last = *first;

	while (count < FLOW_PIECE_SPANS && last < whole->span_count &&
		whole->spans[last].start < end)
		count += whole->spans[last++].end > start;
	Span *spans = arena_array(arena, count, sizeof *spans);

	part->spans = spans;
	part->span_count = 0;
	for (size_t i = *first; i < last; i++) {
		Span span = whole->spans[i];

		if (span.end <= start)
			continue;
		span.start = span.start > start ? span.start - start : 0;
		span.end = (span.end < end ? span.end : end) - start;
		spans[part->span_count++] = span;
	}
}

static bool is_too_long(PieceKind kind, Str text)
{
	return text.size > FLOW_PIECE_BYTES && (kind == PIECE_TEXT || kind == PIECE_PLAIN);
}

PieceParts piece_parts(const Piece *whole)
{
	return (PieceParts){ .whole = whole };
}

/* The part from START up to CUT, of a piece that is cut. */
static Piece cut_part(PieceParts *parts, Arena *arena, Cut cut, bool last)
{
	const Piece *whole = parts->whole;
	size_t start = parts->start;
	Piece part = *whole;

	part.text = str_slice(whole->text, start, start + cut.byte);
	part.tail_at = whole->tail_at > start ? whole->tail_at - start : 0;
	if (part.tail_at > cut.byte)
		part.tail_at = cut.byte;
	slice_spans(arena, whole, &parts->first_span, start, start + cut.byte, &part);
	if (start > 0) {
		part.continues = true;
		part.gap = 0;
		part.lead = STR_NONE;
		part.hang = cells_of(whole->lead);
	}
	if (!last)
		part.gap_after = 0;
	return part;
}

bool piece_next_part(PieceParts *parts, Arena *arena, Piece *part)
{
	const Piece *whole = parts->whole;
	Str rest = str_from(whole->text, parts->start);

	if (parts->done)
		return false;
	*part = *whole;
	parts->done = true;
	if (!is_too_long(whole->kind, whole->text)) {
		if (part->span_count > FLOW_PIECE_SPANS)
			part->span_count = FLOW_PIECE_SPANS;
		return true;
	}
	Cut cut = { rest.size, rest.size };

	if (rest.size > FLOW_PIECE_BYTES)
		cut = find_cut(rest, whole->kind);
	parts->done = cut.next == rest.size;
	*part = cut_part(parts, arena, cut, parts->done);
	parts->start += cut.next;
	return true;
}

size_t piece_part_count(PieceKind kind, Str text, size_t *bytes)
{
	size_t count = 1;

	*bytes = 0;
	while (is_too_long(kind, text)) {
		Cut cut = find_cut(text, kind);

		*bytes += cut.byte;
		text = str_from(text, cut.next);
		count += text.size > 0;
	}
	*bytes += text.size;
	return count;
}

void pieces_add(Pieces *pieces, Piece piece)
{
	PieceParts parts = piece_parts(&piece);
	Piece part;

	while (piece_next_part(&parts, pieces->arena, &part))
		add_piece(pieces, &part);
}

void pieces_replace_last(Pieces *pieces, Piece piece)
{
	size_t last = pieces->count - 1;

	pieces->bytes = pieces_bytes_before(pieces, last) + piece.text.size;
	*pieces_at(pieces, last) = piece;
}

size_t pieces_add_table(Pieces *pieces, size_t rows, size_t columns)
{
	if (pieces->table_count == pieces->table_room) {
		size_t room = pieces->table_room > 0 ? pieces->table_room * 2 : 4;

		pieces->tables = arena_grow(pieces->arena, pieces->tables, pieces->table_count,
			room, sizeof *pieces->tables);
		pieces->table_room = room;
	}
	pieces->tables[pieces->table_count] = (FlowTable){ pieces->count, rows, columns };
	return pieces->table_count++;
}

Str piece_separator(bool ascii)
{
	return str(ascii ? " - " : " \xC2\xB7 ");
}

Str piece_join(Arena *arena, bool ascii, const Str *parts, size_t count)
{
	Str separator = piece_separator(ascii);
	Str only = STR_NONE;
	size_t size = 0, present = 0;

	for (size_t i = 0; i < count; i++) {
		if (str_empty(parts[i]))
			continue;
		only = parts[i];
		size += parts[i].size + (present++ > 0 ? separator.size : 0);
	}
	if (present <= 1)
		return only;
	char *joined = arena_alloc(arena, size);
	size_t at = 0;

	for (size_t i = 0; i < count; i++) {
		if (str_empty(parts[i]))
			continue;
		if (at > 0) {
			memcpy(joined + at, separator.at, separator.size);
			at += separator.size;
		}
		memcpy(joined + at, parts[i].at, parts[i].size);
		at += parts[i].size;
	}
	return str_of(joined, size);
}

Str piece_some_of(Str words)
{
	return str_slice(words, 0, utf8_floor(words, FLOW_TITLE_BYTES));
}

Str piece_number(Arena *arena, size_t number)
{
	Str digits = str_format(arena, "%zu", number);
	Text grouped = text_in(arena);

	for (size_t i = 0; i < digits.size; i++) {
		if (i > 0 && (digits.size - i) % 3 == 0)
			text_add_byte(&grouped, ',');
		text_add_byte(&grouped, digits.at[i]);
	}
	return text_str(&grouped);
}
