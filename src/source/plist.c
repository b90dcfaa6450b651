/* SPDX-License-Identifier: ISC */
#include "source/plist.h"

#include "base/text.h"
#include "source/transfer.h"
#include "source/xml.h"

enum {
	TRAILER_BYTES = 32, /* at the end of the binary form */
	MAGIC_BYTES = 8,
	/* Kinds of objects: the high half of their first byte. */
	KIND_SINGLE = 0x0, /* nothing, yes, no */
	KIND_INTEGER = 0x1,
	KIND_DATE = 0x3, /* integers, numbers and dates have a size alone */
	KIND_DATA = 0x4,
	KIND_ASCII = 0x5,
	KIND_UTF16 = 0x6,
	KIND_UID = 0x8,
	KIND_ARRAY = 0xA,
	KIND_SET = 0xC,
	KIND_DICTIONARY = 0xD,
	LENGTH_FOLLOWS = 0xF, /* in the low half */
	OBJECTS_FIRST = 256,
	OBJECTS_MENDED_MAX = 1 << 20,
};

static const PlistValue absent = { { NULL, 0 }, 0, false };

/* The binary form */

/* The number of SIZE bytes at OFFSET, most significant first. False beyond the file. */
static bool number_at(Str bytes, uint64_t offset, unsigned size, uint64_t *out)
{
	*out = 0;
	if (size == 0 || size > 8 || offset > bytes.size || bytes.size - offset < size)
		return false;
	for (unsigned i = 0; i < size; i++)
		*out = *out << 8 | (unsigned char)bytes.at[offset + i];
	return true;
}

static bool open_binary(Str bytes, Plist *plist)
{
	uint64_t offset_bytes, reference_bytes;

	if (bytes.size < MAGIC_BYTES + TRAILER_BYTES)
		return false;
	size_t trailer = bytes.size - TRAILER_BYTES;

	plist->binary = true;
	if (!number_at(bytes, trailer + 6, 1, &offset_bytes) ||
		!number_at(bytes, trailer + 7, 1, &reference_bytes) ||
		!number_at(bytes, trailer + 8, 8, &plist->count) ||
		!number_at(bytes, trailer + 24, 8, &plist->table))
		return false;
	plist->offset_bytes = (unsigned)offset_bytes;
	plist->reference_bytes = (unsigned)reference_bytes;
	return plist->table < bytes.size && plist->count <= bytes.size;
}

/* The object numbered INDEX. */
static PlistValue object(const Plist *plist, uint64_t index)
{
	uint64_t offset;

	if (plist->mended != NULL && index < plist->count)
		return (PlistValue){ STR_NONE, plist->mended[index], true };
	if (plist->mended != NULL || index >= plist->count ||
		!number_at(plist->bytes, plist->table + index * plist->offset_bytes,
			plist->offset_bytes, &offset) ||
		offset >= plist->bytes.size)
		return absent;
	return (PlistValue){ STR_NONE, offset, true };
}

/* The kind of the object at *OFFSET and how many members or units it has; *OFFSET
 * becomes that of the first. */
static bool read_head(const Plist *plist, uint64_t *offset, unsigned *kind, uint64_t *length)
{
	uint64_t marker, size_marker;

	if (!number_at(plist->bytes, *offset, 1, &marker))
		return false;
	*kind = (unsigned)(marker >> 4);
	*length = marker & 0xf;
	(*offset)++;
	if (*length != LENGTH_FOLLOWS)
		return true;
	if (!number_at(plist->bytes, *offset, 1, &size_marker) ||
		size_marker >> 4 != KIND_INTEGER || (size_marker & 0xf) > 3)
		return false;
	unsigned size = 1U << (size_marker & 0xf);

	if (!number_at(plist->bytes, *offset + 1, size, length))
		return false;
	*offset += 1 + size;
	return true;
}

/* Moves *OFFSET behind the object there. False when that is none. */
static bool skip_object(const Plist *plist, uint64_t *offset)
{
	uint64_t at = *offset, length = 0, marker;
	unsigned kind;

	if (!number_at(plist->bytes, at, 1, &marker))
		return false;
	if (marker >> 4 >= KIND_INTEGER && marker >> 4 <= KIND_DATE) {
		*offset += 1 + (1U << (marker & 0x7));
		return true;
	}
	if (!read_head(plist, &at, &kind, &length) || length > plist->bytes.size)
		return false;
	switch (kind) {
	case KIND_SINGLE:
		length = 0;
		break;
	case KIND_DATA:
	case KIND_ASCII:
		break;
	case KIND_UTF16:
		length *= 2;
		break;
	case KIND_UID:
		length++;
		break;
	case KIND_ARRAY:
	case KIND_SET:
		length *= plist->reference_bytes;
		break;
	case KIND_DICTIONARY:
		length *= 2 * (uint64_t)plist->reference_bytes;
		break;
	default:
		return false;
	}
	*offset = at + length;
	return true;
}

bool plist_mend(Arena *arena, unsigned size, Plist *plist)
{
	uint64_t *offsets = NULL;
	size_t count = 0, room = 0;

	plist->binary = true;
	plist->reference_bytes = size;
	for (uint64_t at = MAGIC_BYTES; at < plist->bytes.size && count < OBJECTS_MENDED_MAX;) {
		if (count == room) {
			size_t larger = room == 0 ? OBJECTS_FIRST : 2 * room;

			offsets = arena_grow(arena, offsets, room, larger, sizeof *offsets);
			room = larger;
		}
		offsets[count++] = at;
		if (!skip_object(plist, &at))
			break;
	}
	plist->mended = offsets;
	plist->count = count;
	return count > 0;
}

static Str binary_text(Arena *arena, const Plist *plist, PlistValue value)
{
	uint64_t offset = value.offset, length, unit;
	unsigned kind;

	if (!read_head(plist, &offset, &kind, &length) || length > plist->bytes.size)
		return STR_NONE;
	if (kind == KIND_DATA || kind == KIND_ASCII)
		return str_slice(plist->bytes, (size_t)offset, (size_t)(offset + length));
	if (kind != KIND_UTF16)
		return STR_NONE;
	Text out = text_in(arena);

	for (uint64_t i = 0; i < length && number_at(plist->bytes, offset + i * 2, 2, &unit); i++) {
		uint64_t low = 0;

		if (unit >= 0xD800 && unit < 0xDC00 &&
			number_at(plist->bytes, offset + i * 2 + 2, 2, &low) && low >= 0xDC00 &&
			low < 0xE000) {
			unit = 0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00);
			i++;
		}
		text_add_rune(&out, (uint32_t)unit);
	}
	return text_str(&out);
}

/* The object that reference number INDEX from OFFSET on means. */
static PlistValue referred(const Plist *plist, uint64_t offset, uint64_t index)
{
	uint64_t number;

	if (index > plist->bytes.size ||
		!number_at(plist->bytes, offset + index * plist->reference_bytes,
			plist->reference_bytes, &number))
		return absent;
	return object(plist, number);
}

static PlistValue binary_member(Arena *arena, const Plist *plist, PlistValue value, const char *key)
{
	uint64_t offset = value.offset, length;
	unsigned kind;

	if (!read_head(plist, &offset, &kind, &length) || kind != KIND_DICTIONARY)
		return absent;
	for (uint64_t i = 0; i < length; i++) {
		PlistValue name = referred(plist, offset, i);

		if (!name.present)
			return absent;
		if (str_is(binary_text(arena, plist, name), key))
			return referred(plist, offset, length + i);
	}
	return absent;
}

static PlistValue binary_at(const Plist *plist, PlistValue value, size_t index)
{
	uint64_t offset = value.offset, length;
	unsigned kind;

	if (!read_head(plist, &offset, &kind, &length) || kind != KIND_ARRAY || index >= length)
		return absent;
	return referred(plist, offset, index);
}

/* The form in XML */

/* The value whose start tag READER has just read; READER goes behind its end. */
static PlistValue element(XmlReader *reader)
{
	size_t start = reader->start;

	(void)xml_inner(reader);
	return (PlistValue){ str_slice(reader->document, start, reader->at), 0, true };
}

/* Moves READER to the next start tag. */
static bool next_start(XmlReader *reader)
{
	for (XmlEvent event; (event = xml_next(reader)) != XML_FINISH;)
		if (event == XML_START)
			return true;
	return false;
}

/* A reader within the value, which is an element NAME. */
static bool enter(PlistValue value, const char *name, XmlReader *reader)
{
	*reader = xml_reader(value.markup);
	return next_start(reader) && str_is(reader->name, name);
}

static PlistValue xml_member(Arena *arena, PlistValue value, const char *key)
{
	XmlReader reader;
	bool found = false;

	if (!enter(value, "dict", &reader))
		return absent;
	while (next_start(&reader)) {
		if (str_is(reader.name, "key")) {
			found = str_is(xml_inner_text(arena, &reader), key);
			continue;
		}
		PlistValue member = element(&reader);

		if (found)
			return member;
	}
	return absent;
}

static PlistValue xml_at(PlistValue value, size_t index)
{
	XmlReader reader;

	if (!enter(value, "array", &reader))
		return absent;
	for (size_t i = 0; next_start(&reader); i++) {
		PlistValue member = element(&reader);

		if (i == index)
			return member;
	}
	return absent;
}

static Str xml_text(Arena *arena, PlistValue value)
{
	XmlReader reader = xml_reader(value.markup);

	if (!next_start(&reader))
		return STR_NONE;
	if (str_is(reader.name, "string"))
		return xml_inner_text(arena, &reader);
	if (str_is(reader.name, "data"))
		return transfer_base64(arena, xml_inner(&reader));
	return STR_NONE;
}

/* Both */

bool plist_open(Str bytes, Plist *plist)
{
	*plist = (Plist){ .bytes = bytes };
	if (str_starts(bytes, "bplist0"))
		return open_binary(bytes, plist);
	return str_is(xml_root_name(bytes), "plist");
}

PlistValue plist_root(const Plist *plist)
{
	uint64_t top;

	if (plist->mended != NULL)
		return object(plist, 0);
	if (plist->binary) {
		size_t trailer = plist->bytes.size - TRAILER_BYTES;

		return number_at(plist->bytes, trailer + 16, 8, &top) ? object(plist, top) : absent;
	}
	XmlReader reader = xml_reader(plist->bytes);

	if (!next_start(&reader) || !next_start(&reader))
		return absent;
	return element(&reader);
}

PlistValue plist_member(Arena *arena, const Plist *plist, PlistValue value, const char *key)
{
	if (!value.present)
		return absent;
	return plist->binary ? binary_member(arena, plist, value, key)
			     : xml_member(arena, value, key);
}

PlistValue plist_at(const Plist *plist, PlistValue value, size_t index)
{
	if (!value.present)
		return absent;
	return plist->binary ? binary_at(plist, value, index) : xml_at(value, index);
}

Str plist_text(Arena *arena, const Plist *plist, PlistValue value)
{
	if (!value.present)
		return STR_NONE;
	return plist->binary ? binary_text(arena, plist, value) : xml_text(arena, value);
}
