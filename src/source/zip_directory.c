/* SPDX-License-Identifier: ISC */
#include "source/zip_directory.h"

#include <string.h>

#include "base/arena.h"
#include "base/number.h"

enum {
	END_BYTES = 22, /* of the record that ends the directory */
	END_SEARCH_BYTES = 4 << 20, /* that may stand behind it */
	LOCATOR_BYTES = 20, /* of zip64's pointer to its own end record */
	END64_BYTES = 56,
	HEAD_BYTES = 30, /* of a member's head, before its name */
	EXTRA64 = 1, /* the extra field of zip64 */
	FLAG_ENCRYPTED = 1,
	FLAG_SIZES_BEHIND = 8,
	ASTRAY_BYTES = 64 << 10, /* by which a head may be elsewhere */
	RETRIES_MAX = 64, /* things that look like an end record */
};

#define SIZE_UNKNOWN UINT32_MAX

static const Str end_mark = STR("PK\5\6");
static const Str end64_mark = STR("PK\6\6");
static const Str locator_mark = STR("PK\6\7");
static const Str entry_mark = STR("PK\1\2");
static const Str head_mark = STR("PK\3\4");

static uint64_t number_at(Str bytes, size_t at, unsigned size)
{
	return number_get(bytes.at + at, size);
}

static bool has_mark(Str bytes, Str mark)
{
	return bytes.size >= mark.size && memcmp(bytes.at, mark.at, mark.size) == 0;
}

/* The end of the directory */

/* Where the end record of zip64 is that the locator before END names, or, when something precedes
 * the whole, right before that; UINT64_MAX where there is none. */
static uint64_t find_end64(SourceInput *input, uint64_t end)
{
	if (end < LOCATOR_BYTES)
		return UINT64_MAX;
	Str locator = input_window(input, end - LOCATOR_BYTES, LOCATOR_BYTES);

	if (locator.size < LOCATOR_BYTES || !has_mark(locator, locator_mark))
		return UINT64_MAX;
	uint64_t before = end - LOCATOR_BYTES;
	const uint64_t places[] = { number_at(locator, 8, 8),
		before >= END64_BYTES ? before - END64_BYTES : 0 };

	for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
		Str record = input_window(input, places[i], END64_BYTES);

		if (record.size == END64_BYTES && has_mark(record, end64_mark))
			return places[i];
	}
	return UINT64_MAX;
}

/* Numbers too large for the end record at END are in one of zip64's. The offset of the first of
 * the two, where the directory ends. */
static uint64_t read_end64(SourceInput *input, uint64_t end, ZipDirectory *directory)
{
	uint64_t at = find_end64(input, end);

	if (at == UINT64_MAX)
		return end;
	Str record = input_window(input, at, END64_BYTES);

	directory->count = number_at(record, 32, 8);
	directory->size = number_at(record, 40, 8);
	directory->offset = number_at(record, 48, 8);
	return at;
}

/* The directory whose end record is at END, if one is: its first entry stands where it
 * is told, or else right before the end, when something precedes the whole or is missing. */
static bool read_end(SourceInput *input, uint64_t end, ZipDirectory *directory)
{
	Str record = input_window(input, end, END_BYTES);

	if (record.size < END_BYTES)
		return false;
	directory->count = number_at(record, 10, 2);
	directory->size = number_at(record, 12, 4);
	directory->offset = number_at(record, 16, 4);
	end = read_end64(input, end, directory);
	directory->shift = 0;
	if (directory->count == 0)
		return false; /* an empty one has nothing for us */
	if (directory->size > end)
		return false;
	if (has_mark(input_window(input, directory->offset, entry_mark.size), entry_mark))
		return true;
	uint64_t start = end - directory->size;

	if (!has_mark(input_window(input, start, entry_mark.size), entry_mark))
		return false;
	/* Where something is missing instead, that is within, and what is before it in its
	 * place. */
	directory->shift = start > directory->offset ? start - directory->offset : 0;
	directory->offset = start;
	return true;
}

bool zip_directory_find(SourceInput *input, ZipDirectory *out)
{
	uint64_t size = input_size(input);
	uint64_t lowest = size > END_SEARCH_BYTES ? size - END_SEARCH_BYTES : 0;
	uint64_t above = size;
	int retries = 0;

	while (above > lowest && retries < RETRIES_MAX) {
		uint64_t from = above - lowest > INPUT_WINDOW_BYTES - 4
			? above - (INPUT_WINDOW_BYTES - 4)
			: lowest;
		Str window = input_window(input, from, (size_t)(above - from) + 3);

		for (size_t at = window.size; at-- > 0;) {
			if (window.at[at] != 'P' || !has_mark(str_from(window, at), end_mark))
				continue;
			if (read_end(input, from + at, out))
				return true;
			if (++retries == RETRIES_MAX)
				return false;
			window = input_window(input, from, (size_t)(above - from) + 3);
			if (at > window.size)
				return false;
		}
		above = from;
	}
	return false;
}

/* Entries */

/* Sizes and the offset that are all ones stand in the extra field of zip64. */
static void read_extra(Str extra, ZipMember *member)
{
	uint64_t *const wanted[] = { &member->size, &member->packed, &member->offset };

	while (extra.size >= 4) {
		unsigned kind = (unsigned)number_at(extra, 0, 2);
		size_t size = (size_t)number_at(extra, 2, 2);
		Str field = str_slice(extra, 4, 4 + size);

		extra = str_from(extra, 4 + size);
		if (kind != EXTRA64)
			continue;
		for (size_t i = 0; i < sizeof wanted / sizeof *wanted; i++) {
			if (*wanted[i] != SIZE_UNKNOWN || field.size < 8)
				continue;
			*wanted[i] = number_at(field, 0, 8);
			field = str_from(field, 8);
		}
	}
}

/* The entry of DIRECTORY at OFFSET, whose texts are borrowed until the next one; its size, 0 when
 * there is none. */
static size_t read_entry(
	SourceInput *input, const ZipDirectory *directory, uint64_t offset, ZipMember *member)
{
	/* No more is asked for than it takes, so that a window serves for many entries. */
	Str bytes = input_window(input, offset, ZIP_ENTRY_BYTES);

	if (bytes.size < ZIP_ENTRY_BYTES || !has_mark(bytes, entry_mark))
		return 0;
	size_t name = (size_t)number_at(bytes, 28, 2);
	size_t extra = (size_t)number_at(bytes, 30, 2);
	size_t comment = (size_t)number_at(bytes, 32, 2);
	size_t behind = ZIP_ENTRY_BYTES + name + extra;

	bytes = input_window(input, offset,
		behind + comment < INPUT_WINDOW_BYTES ? behind + comment : INPUT_WINDOW_BYTES);
	*member = (ZipMember){
		.name = str_slice(bytes, ZIP_ENTRY_BYTES, ZIP_ENTRY_BYTES + name),
		.comment = str_slice(bytes, behind, behind + comment),
		.method = (unsigned)number_at(bytes, 10, 2),
		.encrypted = (number_at(bytes, 8, 2) & FLAG_ENCRYPTED) != 0,
		.sum = (uint32_t)number_at(bytes, 16, 4),
		.packed = number_at(bytes, 20, 4),
		.size = number_at(bytes, 24, 4),
		.offset = number_at(bytes, 42, 4),
	};

	read_extra(
		str_slice(bytes, ZIP_ENTRY_BYTES + name, ZIP_ENTRY_BYTES + name + extra), member);
	member->offset += directory->shift;
	return behind + comment;
}

void zip_directory_read(SourceInput *input, const ZipDirectory *directory, const ZipTaker *taker)
{
	uint64_t at = directory->offset;
	ZipMember member;

	for (uint64_t i = 0; i < directory->count; i++) {
		size_t size = read_entry(input, directory, at, &member);

		if (size == 0 || !taker->take(taker->context, &member))
			return;
		at += size;
	}
}

/* Heads */

/* The member whose head, BYTES, is at AT, without its sizes where they stand behind it. */
static ZipMember read_head(Str bytes, uint64_t at, uint64_t *data, bool *sizes_behind)
{
	size_t name = (size_t)number_at(bytes, 26, 2);
	size_t extra = (size_t)number_at(bytes, 28, 2);

	*data = at + HEAD_BYTES + name + extra;
	*sizes_behind = (number_at(bytes, 6, 2) & FLAG_SIZES_BEHIND) != 0;
	return (ZipMember){
		.name = str_slice(bytes, HEAD_BYTES, HEAD_BYTES + name),
		.method = (unsigned)number_at(bytes, 8, 2),
		.encrypted = (number_at(bytes, 6, 2) & FLAG_ENCRYPTED) != 0,
		.sum = (uint32_t)number_at(bytes, 14, 4),
		.packed = number_at(bytes, 18, 4),
		.size = number_at(bytes, 22, 4),
		.offset = at,
	};
}

/* Does something of a zip file begin at AT of INPUT? */
static bool begins_at(SourceInput *input, uint64_t at)
{
	return str_starts(input_window(input, at, 2), "PK");
}

void zip_heads_read(SourceInput *input, const ZipTaker *taker)
{
	Arena *names = arena_new();
	uint64_t at = 0, data;
	bool more = true, behind;

	while (more && (at = input_find(input, head_mark, at, UINT64_MAX)) != UINT64_MAX) {
		Str bytes = input_window(input, at, INPUT_WINDOW_BYTES);

		if (bytes.size < HEAD_BYTES)
			break;
		ZipMember member = read_head(bytes, at, &data, &behind);

		if (behind) {
			member.name = str_copy(names, member.name);
			uint64_t next = input_find(input, head_mark, data, UINT64_MAX);

			member.packed = (next == UINT64_MAX ? input_size(input) : next) - data;
			member.sum = 0;
			member.size = UINT64_MAX;
		}
		more = taker->take(taker->context, &member);
		at = behind || !begins_at(input, data + member.packed) ? data
								       : data + member.packed;
	}
	arena_free(names);
}

bool zip_head_read(SourceInput *input, uint64_t offset, ZipHead *out)
{
	Str bytes = input_window(input, offset, HEAD_BYTES);

	if (bytes.size < HEAD_BYTES || !has_mark(bytes, head_mark))
		return false;
	*out = (ZipHead){
		.method = (unsigned)number_at(bytes, 8, 2),
		.encrypted = (number_at(bytes, 6, 2) & FLAG_ENCRYPTED) != 0,
		.data = offset + HEAD_BYTES + number_at(bytes, 26, 2) + number_at(bytes, 28, 2),
	};
	return true;
}

bool zip_head_find(SourceInput *input, Str name, uint64_t near, ZipHead *out)
{
	uint64_t at = near > ASTRAY_BYTES ? near - ASTRAY_BYTES : 0;
	uint64_t limit = near < UINT64_MAX - ASTRAY_BYTES ? near + ASTRAY_BYTES : UINT64_MAX;

	for (; (at = input_find(input, head_mark, at, limit)) != UINT64_MAX; at++) {
		Str bytes = input_window(input, at, INPUT_WINDOW_BYTES);

		if (bytes.size >= HEAD_BYTES &&
			str_equal(str_slice(bytes, HEAD_BYTES,
					  HEAD_BYTES + (size_t)number_at(bytes, 26, 2)),
				name))
			return zip_head_read(input, at, out);
	}
	return false;
}

bool zip_head_begins(SourceInput *input)
{
	return has_mark(input_window(input, 0, head_mark.size), head_mark);
}
