/* SPDX-License-Identifier: ISC */
#include "library/row_table.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "library/key_index.h"

enum {
	TEXT_BYTES_MAX = 8192, /* of a text: those of pages are shorter */
	SLOTS_FIRST = 64,
	NONE = UINT32_MAX, /* a row's number that is LIBRARY_NOWHERE, a count that is unknown */
};

/* The texts of a row that are its own, and those it shares with others. */
enum {
	OWN_LABEL,
	OWN_ADDRESS,
	OWN_CAPTURED,
	OWN_DIGEST,
};

static const size_t own_texts[] = {
	[OWN_LABEL] = offsetof(LibraryRow, label),
	[OWN_ADDRESS] = offsetof(LibraryRow, address),
	[OWN_CAPTURED] = offsetof(LibraryRow, captured),
	[OWN_DIGEST] = offsetof(LibraryRow, digest),
	offsetof(LibraryRow, title),
	offsetof(LibraryRow, date),
	offsetof(LibraryRow, byline),
	offsetof(LibraryRow, why),
};
enum {
	SHARED_TYPE,
	SHARED_SITE,
	SHARED_SECTION,
	SHARED_FILE
};

static const size_t shared_texts[] = {
	[SHARED_TYPE] = offsetof(LibraryRow, media_type),
	[SHARED_SITE] = offsetof(LibraryRow, site),
	[SHARED_SECTION] = offsetof(LibraryRow, section),
	[SHARED_FILE] = offsetof(LibraryRow, place.file),
};

enum {
	OWN_TEXTS = sizeof own_texts / sizeof *own_texts,
	SHARED_TEXTS = sizeof shared_texts / sizeof *shared_texts,
	EXTENT_BYTES = sizeof(LibraryExtent),
};

static_assert(OWN_TEXTS <= 8, "a byte tells which are there");

struct PackedRow {
	/* Extents, a byte of which own texts are there, and of each its size and bytes. */
	const char *packed;
	uint32_t source, item;
	uint32_t words, comments;
	uint32_t copy_of, print_of, capture_of, captures;
	uint32_t shared[SHARED_TEXTS];
	uint16_t status;
	uint8_t state, kind, levels;
	bool contained, date_inferred;
};

static Str *text_at(LibraryRow *row, size_t offset)
{
	return (Str *)((char *)row + offset);
}

static Str text_of(const LibraryRow *row, size_t offset)
{
	return *(const Str *)((const char *)row + offset);
}

void row_table_init(RowTable *table)
{
	*table = (RowTable){ .arena = arena_new(), .shared_count = 1 };
}

void row_table_clear(RowTable *table)
{
	arena_free(table->arena);
	free(table->rows);
	free(table->shared);
	free(table->shared_slots);
	*table = (RowTable){ 0 };
}

/* Shared texts */

/* The slot in which TEXT is, or would be. */
static uint32_t *slot_of(const RowTable *table, Str text)
{
	size_t at = key_hash(text) & (table->slot_count - 1);

	while (table->shared_slots[at] != 0 &&
		!str_equal(table->shared[table->shared_slots[at]], text))
		at = (at + 1) & (table->slot_count - 1);
	return &table->shared_slots[at];
}

static void grow_shared(RowTable *table)
{
	table->shared_room = table->shared_room > 0 ? 2 * table->shared_room : SLOTS_FIRST;
	table->shared = memory_resize(table->shared, table->shared_room * sizeof *table->shared);
	table->shared[0] = STR_NONE;
	free(table->shared_slots);
	table->slot_count = 2 * table->shared_room;
	table->shared_slots = memory_new(table->slot_count * sizeof *table->shared_slots);
	for (size_t i = 1; i < table->shared_count; i++)
		*slot_of(table, table->shared[i]) = (uint32_t)i;
}

/* The number of TEXT, which is often the one of LIKELY. */
static uint32_t share(RowTable *table, Str text, uint32_t likely)
{
	if (str_empty(text))
		return 0;
	text = str_slice(text, 0, TEXT_BYTES_MAX);
	if (likely != 0 && str_equal(table->shared[likely], text))
		return likely;
	if (table->shared_count >= table->shared_room)
		grow_shared(table);
	uint32_t *slot = slot_of(table, text);

	if (*slot == 0) {
		*slot = (uint32_t)table->shared_count;
		table->shared[table->shared_count++] = str_copy(table->arena, text);
	}
	return *slot;
}

/* Packing */

static size_t packed_bytes(const LibraryRow *row)
{
	size_t bytes = row->place.levels * EXTENT_BYTES + 1;

	for (size_t i = 0; i < OWN_TEXTS; i++) {
		Str text = str_slice(text_of(row, own_texts[i]), 0, TEXT_BYTES_MAX);

		bytes += text.size > 0 ? sizeof(uint16_t) + text.size : 0;
	}
	return bytes;
}

static const char *pack_texts(RowTable *table, const LibraryRow *row)
{
	char *packed = arena_alloc(table->arena, packed_bytes(row));
	char *at = packed + row->place.levels * EXTENT_BYTES + 1;
	unsigned present = 0;

	memcpy(packed, row->place.at, row->place.levels * EXTENT_BYTES);
	for (size_t i = 0; i < OWN_TEXTS; i++) {
		Str text = str_slice(text_of(row, own_texts[i]), 0, TEXT_BYTES_MAX);
		uint16_t size = (uint16_t)text.size;

		if (size == 0)
			continue;
		present |= 1u << i;
		memcpy(at, &size, sizeof size);
		memcpy(at + sizeof size, text.at, size);
		at += sizeof size + size;
	}
	packed[row->place.levels * EXTENT_BYTES] = (char)(unsigned char)present;
	return packed;
}

static void unpack_texts(const char *packed, LibraryRow *row)
{
	size_t extents = row->place.levels * EXTENT_BYTES;
	const char *at = packed + extents + 1;
	unsigned present = (unsigned char)packed[extents];

	memcpy(row->place.at, packed, extents);
	for (size_t i = 0; i < OWN_TEXTS; i++) {
		uint16_t size;

		if ((present & 1u << i) == 0)
			continue;
		memcpy(&size, at, sizeof size);
		*text_at(row, own_texts[i]) = str_of(at + sizeof size, size);
		at += sizeof size + size;
	}
}

/* The text NUMBER of OWN_TEXTS of ROW. */
static Str own_text(const PackedRow *row, unsigned number)
{
	const char *at = row->packed + row->levels * EXTENT_BYTES;
	unsigned present = (unsigned char)*at++;

	for (unsigned i = 0;; i++) {
		uint16_t size = 0;

		if ((present & 1u << i) != 0) {
			memcpy(&size, at, sizeof size);
			at += sizeof size;
		}
		if (i == number)
			return size > 0 ? str_of(at, size) : STR_NONE;
		at += size;
	}
}

static uint32_t pack_number(size_t number)
{
	return number < NONE ? (uint32_t)number : NONE;
}

static uint32_t pack_count(int64_t count)
{
	return count < 0 ? NONE : pack_number((size_t)count);
}

static size_t unpack_number(uint32_t number)
{
	return number == NONE ? LIBRARY_NOWHERE : number;
}

static int64_t unpack_count(uint32_t count)
{
	return count == NONE ? LIBRARY_COUNT_UNKNOWN : (int64_t)count;
}

void row_table_put(RowTable *table, size_t number, const LibraryRow *row)
{
	PackedRow *packed = &table->rows[number];

	assert(row->place.levels <= LIBRARY_LEVELS_MAX);
	*packed = (PackedRow){
		.packed = pack_texts(table, row),
		.source = (uint32_t)row->place.source,
		.item = (uint32_t)row->place.item,
		.words = pack_count(row->words),
		.comments = pack_count(row->comments),
		.status = (uint16_t)row->status,
		.state = (uint8_t)row->state,
		.kind = (uint8_t)row->kind,
		.levels = (uint8_t)row->place.levels,
		.contained = row->place.contained,
		.date_inferred = row->date_inferred,
	};
	for (size_t i = 0; i < SHARED_TEXTS; i++)
		packed->shared[i] = share(table, text_of(row, shared_texts[i]),
			number > 0 ? table->rows[number - 1].shared[i] : 0);
	row_table_relate(table, number,
		&(RowRelations){ row->copy_of, row->print_of, row->capture_of, row->captures });
}

void row_table_add(RowTable *table, const LibraryRow *row)
{
	if (table->count == table->room) {
		table->room = table->room > 0 ? 2 * table->room : SLOTS_FIRST;
		table->rows = memory_resize(table->rows, table->room * sizeof *table->rows);
	}
	row_table_put(table, table->count++, row);
}

void row_table_relate(RowTable *table, size_t number, const RowRelations *relations)
{
	PackedRow *packed = &table->rows[number];
	uint32_t copy_of = pack_number(relations->copy_of);
	uint32_t print_of = pack_number(relations->print_of);
	uint32_t capture_of = pack_number(relations->capture_of);
	uint32_t captures = (uint32_t)relations->captures;

	/* Rows are mostly related anew to what they were. After each fork the first word written to
	 * a page of memory costs a copy of that, which keys would wait for. */
	if (packed->copy_of == copy_of && packed->print_of == print_of &&
		packed->capture_of == capture_of && packed->captures == captures)
		return;
	packed->copy_of = copy_of;
	packed->print_of = print_of;
	packed->capture_of = capture_of;
	packed->captures = captures;
}

RowRelations row_table_relations(const RowTable *table, size_t number)
{
	const PackedRow *packed = &table->rows[number];

	return (RowRelations){
		.copy_of = unpack_number(packed->copy_of),
		.print_of = unpack_number(packed->print_of),
		.capture_of = unpack_number(packed->capture_of),
		.captures = packed->captures,
	};
}

void row_table_file(const RowTable *table, size_t number, size_t *source, size_t *item)
{
	*source = table->rows[number].source;
	*item = table->rows[number].item;
}

LibraryKind row_table_kind(const RowTable *table, size_t number)
{
	return (LibraryKind)table->rows[number].kind;
}

LibraryState row_table_state(const RowTable *table, size_t number)
{
	return (LibraryState)table->rows[number].state;
}

Str row_table_address(const RowTable *table, size_t number)
{
	return own_text(&table->rows[number], OWN_ADDRESS);
}

Str row_table_digest(const RowTable *table, size_t number)
{
	return own_text(&table->rows[number], OWN_DIGEST);
}

uint32_t row_table_site(const RowTable *table, size_t number)
{
	return table->rows[number].shared[SHARED_SITE];
}

uint32_t row_table_section(const RowTable *table, size_t number)
{
	return table->rows[number].shared[SHARED_SECTION];
}

LibraryRow row_table_row(const RowTable *table, size_t number)
{
	const PackedRow *packed = &table->rows[number];
	LibraryRow row = {
		.place = {
			.source = packed->source,
			.item = packed->item,
			.contained = packed->contained,
			.levels = packed->levels,
		},
		.state = packed->state,
		.kind = packed->kind,
		.status = packed->status,
		.date_inferred = packed->date_inferred,
		.words = unpack_count(packed->words),
		.comments = unpack_count(packed->comments),
		.copy_of = unpack_number(packed->copy_of),
		.print_of = unpack_number(packed->print_of),
		.capture_of = unpack_number(packed->capture_of),
		.captures = packed->captures,
	};

	unpack_texts(packed->packed, &row);
	for (size_t i = 0; i < SHARED_TEXTS; i++)
		if (packed->shared[i] != 0)
			*text_at(&row, shared_texts[i]) = table->shared[packed->shared[i]];
	return row;
}
