/* SPDX-License-Identifier: ISC */
#include "library/row_record.h"

#include <assert.h>
#include <stddef.h>
#include <string.h>

enum {
	UNKNOWN = UINT32_MAX, /* a count */
	SIZE_BYTES = sizeof(uint16_t)
};

/* What stands before the texts. */
typedef struct {
	uint32_t words, comments;
	uint16_t status;
	uint16_t texts; /* a bit for each that is there */
	uint8_t state, kind, inferred, contained, levels, unused[3];
} Header;

static const size_t texts[] = {
	offsetof(LibraryRow, label),
	offsetof(LibraryRow, address),
	offsetof(LibraryRow, captured),
	offsetof(LibraryRow, media_type),
	offsetof(LibraryRow, digest),
	offsetof(LibraryRow, title),
	offsetof(LibraryRow, date),
	offsetof(LibraryRow, site),
	offsetof(LibraryRow, section),
	offsetof(LibraryRow, byline),
	offsetof(LibraryRow, why),
	offsetof(LibraryRow, place.file),
};

enum {
	TEXT_COUNT = sizeof texts / sizeof *texts
};

static_assert(TEXT_COUNT <= 16, "a bit for each");

static Str text_of(const LibraryRow *row, size_t number)
{
	Str text = *(const Str *)((const char *)row + texts[number]);

	return str_slice(text, 0, UINT16_MAX);
}

static uint32_t put_count(int64_t count)
{
	return count < 0 || count >= UNKNOWN ? UNKNOWN : (uint32_t)count;
}

static int64_t take_count(uint32_t count)
{
	return count == UNKNOWN ? LIBRARY_COUNT_UNKNOWN : (int64_t)count;
}

static void put_bytes(Text *out, const void *bytes, size_t size)
{
	text_add(out, str_of(bytes, size));
}

void row_record_put(Text *out, const LibraryRow *row)
{
	const LibraryPlace *place = &row->place;
	Header header = {
		.words = put_count(row->words),
		.comments = put_count(row->comments),
		.status = (uint16_t)row->status,
		.state = (uint8_t)row->state,
		.kind = (uint8_t)row->kind,
		.inferred = row->date_inferred,
		.contained = place->contained,
		.levels = (uint8_t)place->levels,
	};

	for (size_t i = 0; i < TEXT_COUNT; i++)
		if (!str_empty(text_of(row, i)))
			header.texts |= (uint16_t)(1u << i);
	put_bytes(out, &header, sizeof header);
	put_bytes(out, place->at, place->levels * sizeof *place->at);
	for (size_t i = 0; i < TEXT_COUNT; i++) {
		Str text = text_of(row, i);
		uint16_t size = (uint16_t)text.size;

		if (size == 0)
			continue;
		put_bytes(out, &size, sizeof size);
		text_add(out, text);
	}
}

/* The next SIZE bytes of *REST into OUT; false when there are not so many. */
static bool take_bytes(Str *rest, void *out, size_t size)
{
	if (rest->size < size)
		return false;
	memcpy(out, rest->at, size);
	*rest = str_from(*rest, size);
	return true;
}

static bool is_ours(const Header *header)
{
	return header->state < LIBRARY_STATE_COUNT && header->kind < LIBRARY_KIND_COUNT &&
		header->inferred <= 1 && header->contained <= 1 &&
		header->levels <= LIBRARY_LEVELS_MAX && header->texts >> TEXT_COUNT == 0;
}

static bool take_texts(Str *rest, unsigned present, LibraryRow *out)
{
	for (size_t i = 0; i < TEXT_COUNT; i++) {
		uint16_t size;

		if ((present & 1u << i) == 0)
			continue;
		if (!take_bytes(rest, &size, SIZE_BYTES) || rest->size < size)
			return false;
		*(Str *)((char *)out + texts[i]) = str_slice(*rest, 0, size);
		*rest = str_from(*rest, size);
	}
	return rest->size == 0;
}

bool row_record_take(Str record, LibraryRow *out)
{
	Header header;

	if (!take_bytes(&record, &header, sizeof header) || !is_ours(&header))
		return false;
	*out = library_row_at(
		&(LibraryPlace){ .contained = header.contained, .levels = header.levels });
	out->state = (LibraryState)header.state;
	out->kind = (LibraryKind)header.kind;
	out->status = header.status;
	out->words = take_count(header.words);
	out->comments = take_count(header.comments);
	out->date_inferred = header.inferred;
	return take_bytes(&record, out->place.at, header.levels * sizeof *out->place.at) &&
		take_texts(&record, header.texts, out);
}
