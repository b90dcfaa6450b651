/* SPDX-License-Identifier: ISC */
#include "source/zip.h"

#include <stdlib.h>
#include <string.h>

#include <zlib.h>

#include "base/number.h"
#include "source/inflate.h"

enum {
	END_BYTES = 22, /* of the record that ends the directory */
	END_SEARCH_BYTES = 4 << 20, /* that may stand behind it */
	LOCATOR_BYTES = 20, /* of zip64's pointer to its own end record */
	END64_BYTES = 56,
	ENTRY_BYTES = 46, /* of a directory entry, before its name */
	HEAD_BYTES = 30, /* of a member's head, before its name */
	PAGE_LOOK_BYTES = 4096, /* of a page that may be one */
	EXTRA64 = 1, /* the extra field of zip64 */
	METHOD_STORED = 0,
	METHOD_DEFLATED = 8,
	FLAG_ENCRYPTED = 1,
	FLAG_SIZES_BEHIND = 8,
	SLOTS_LEAST = 64,
	RETRIES_MAX = 64, /* things that look like an end record */
};

#define SIZE_UNKNOWN UINT32_MAX

static const Str end_mark = STR("PK\5\6");
static const Str end64_mark = STR("PK\6\6");
static const Str locator_mark = STR("PK\6\7");
static const Str entry_mark = STR("PK\1\2");
static const Str head_mark = STR("PK\3\4");

/* Members by their names. */
typedef struct {
	uint32_t *slots; /* owned: numbers of members, 1 for the first, 0 for none; or NULL */
	size_t count; /* a power of two */
} Names;

struct Zip {
	SourceInput *input; /* borrowed */
	Arena *arena; /* owned */
	ZipMember *members; /* in the order of the directory */
	size_t count, room;
	const ZipMember **by_place; /* the same, sorted; NULL: they are as they stand */
	Names *names; /* owned; filled when one is first looked for */
	uint64_t shift; /* that offsets in the directory lack */
	bool damaged, crowded; /* members are lost; there are more than ZIP_MEMBERS_MAX */
};

/* The directory, as its end record says. */
typedef struct {
	uint64_t offset, size, count;
} Directory;

static uint64_t number_at(Str bytes, size_t at, unsigned size)
{
	return number_get(bytes.at + at, size);
}

static bool has_mark(Str bytes, Str mark)
{
	return bytes.size >= mark.size && memcmp(bytes.at, mark.at, mark.size) == 0;
}

static void add_member(Zip *zip, const ZipMember *member)
{
	if (zip->count == zip->room) {
		size_t room = zip->room > 0 ? 2 * zip->room : 64;

		zip->members = arena_grow(
			zip->arena, zip->members, zip->count, room, sizeof *zip->members);
		zip->room = room;
	}
	ZipMember *added = &zip->members[zip->count++];

	*added = *member;
	added->name = str_copy(zip->arena, member->name);
	added->comment = str_copy(zip->arena, member->comment);
}

/* The end of the directory */

/* Numbers too large for the end record at END are in one of zip64's. */
static void read_end64(SourceInput *input, uint64_t end, Directory *directory)
{
	if (end < LOCATOR_BYTES)
		return;
	Str locator = input_window(input, end - LOCATOR_BYTES, LOCATOR_BYTES);

	if (locator.size < LOCATOR_BYTES || !has_mark(locator, locator_mark))
		return;
	Str record = input_window(input, number_at(locator, 8, 8), END64_BYTES);

	if (record.size < END64_BYTES || !has_mark(record, end64_mark))
		return;
	directory->count = number_at(record, 32, 8);
	directory->size = number_at(record, 40, 8);
	directory->offset = number_at(record, 48, 8);
}

/* The directory whose end record is at END, if one is: its first entry stands where it
 * is told, or else right before the end, when something precedes the whole. */
static bool read_end(Zip *zip, uint64_t end, Directory *directory)
{
	Str record = input_window(zip->input, end, END_BYTES);

	if (record.size < END_BYTES)
		return false;
	directory->count = number_at(record, 10, 2);
	directory->size = number_at(record, 12, 4);
	directory->offset = number_at(record, 16, 4);
	read_end64(zip->input, end, directory);
	zip->shift = 0;
	if (directory->count == 0)
		return false; /* an empty one has nothing for us */
	if (directory->size > end)
		return false;
	if (has_mark(input_window(zip->input, directory->offset, entry_mark.size), entry_mark))
		return true;
	uint64_t start = end - directory->size;

	if (start < directory->offset ||
		!has_mark(input_window(zip->input, start, entry_mark.size), entry_mark))
		return false;
	zip->shift = start - directory->offset;
	directory->offset = start;
	return true;
}

/* Looks for the end record from the end of the file backwards. */
static bool find_end(Zip *zip, Directory *directory)
{
	uint64_t size = input_size(zip->input);
	uint64_t lowest = size > END_SEARCH_BYTES ? size - END_SEARCH_BYTES : 0;
	uint64_t above = size;
	int retries = 0;

	while (above > lowest && retries < RETRIES_MAX) {
		uint64_t from = above - lowest > INPUT_WINDOW_BYTES - 4
			? above - (INPUT_WINDOW_BYTES - 4)
			: lowest;
		Str window = input_window(zip->input, from, (size_t)(above - from) + 3);

		for (size_t at = window.size; at-- > 0;) {
			if (window.at[at] != 'P' || !has_mark(str_from(window, at), end_mark))
				continue;
			if (read_end(zip, from + at, directory))
				return true;
			if (++retries == RETRIES_MAX)
				return false;
			window = input_window(zip->input, from, (size_t)(above - from) + 3);
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

/* The directory entry at OFFSET, whose texts are borrowed until the next one; its size, 0 when
 * there is none. */
static size_t read_entry(const Zip *zip, uint64_t offset, ZipMember *member)
{
	/* No more is asked for than it takes, so that a window serves for many entries. */
	Str bytes = input_window(zip->input, offset, ENTRY_BYTES);

	if (bytes.size < ENTRY_BYTES || !has_mark(bytes, entry_mark))
		return 0;
	size_t name = (size_t)number_at(bytes, 28, 2);
	size_t extra = (size_t)number_at(bytes, 30, 2);
	size_t comment = (size_t)number_at(bytes, 32, 2);
	size_t behind = ENTRY_BYTES + name + extra;

	bytes = input_window(zip->input, offset,
		behind + comment < INPUT_WINDOW_BYTES ? behind + comment : INPUT_WINDOW_BYTES);
	*member = (ZipMember){
		.name = str_slice(bytes, ENTRY_BYTES, ENTRY_BYTES + name),
		.comment = str_slice(bytes, behind, behind + comment),
		.method = (unsigned)number_at(bytes, 10, 2),
		.encrypted = (number_at(bytes, 8, 2) & FLAG_ENCRYPTED) != 0,
		.sum = (uint32_t)number_at(bytes, 16, 4),
		.packed = number_at(bytes, 20, 4),
		.size = number_at(bytes, 24, 4),
		.offset = number_at(bytes, 42, 4),
	};

	read_extra(str_slice(bytes, ENTRY_BYTES + name, ENTRY_BYTES + name + extra), member);
	member->offset += zip->shift;
	return behind + comment;
}

/* Room for all members at once: growing would copy those that are there again and again. What
 * the end record says is believed as far as the directory is long enough for it. */
static void make_room(Zip *zip, const Directory *directory, uint64_t wanted)
{
	uint64_t room = directory->size / ENTRY_BYTES;

	zip->room = (size_t)(room < wanted ? room : wanted);
	zip->members = arena_array(zip->arena, zip->room, sizeof *zip->members);
}

static void read_directory(Zip *zip, const Directory *directory)
{
	uint64_t at = directory->offset;
	uint64_t wanted =
		directory->count < ZIP_MEMBERS_MAX ? directory->count : (uint64_t)ZIP_MEMBERS_MAX;

	make_room(zip, directory, wanted);
	while (zip->count < wanted) {
		ZipMember member;
		size_t size = read_entry(zip, at, &member);

		if (size == 0)
			break;
		add_member(zip, &member);
		at += size;
	}
	zip->damaged = zip->count < wanted;
	zip->crowded = zip->count < directory->count && !zip->damaged;
}

/* Without a directory: members by their heads. */

static void read_heads(Zip *zip)
{
	uint64_t at = 0;

	zip->damaged = true;
	while (zip->count < ZIP_MEMBERS_MAX) {
		at = input_find(zip->input, head_mark, at, UINT64_MAX);
		if (at == UINT64_MAX)
			return;
		Str bytes = input_window(zip->input, at, INPUT_WINDOW_BYTES);

		if (bytes.size < HEAD_BYTES)
			return;
		size_t name = (size_t)number_at(bytes, 26, 2);
		size_t extra = (size_t)number_at(bytes, 28, 2);
		uint64_t data = at + HEAD_BYTES + name + extra;
		ZipMember member = {
			.name = str_slice(bytes, HEAD_BYTES, HEAD_BYTES + name),
			.method = (unsigned)number_at(bytes, 8, 2),
			.encrypted = (number_at(bytes, 6, 2) & FLAG_ENCRYPTED) != 0,
			.sum = (uint32_t)number_at(bytes, 14, 4),
			.packed = number_at(bytes, 18, 4),
			.size = number_at(bytes, 22, 4),
			.offset = at,
		};
		bool behind = (number_at(bytes, 6, 2) & FLAG_SIZES_BEHIND) != 0;

		if (behind) {
			Str copy = str_copy(zip->arena, member.name);
			uint64_t next = input_find(zip->input, head_mark, data, UINT64_MAX);

			member.name = copy;
			member.packed = (next == UINT64_MAX ? input_size(zip->input) : next) - data;
			member.sum = 0;
			member.size = UINT64_MAX;
		}
		add_member(zip, &member);
		at = behind ? data : data + member.packed;
	}
}

/* Orders of the members */

static int compare_places(const void *left, const void *right)
{
	const ZipMember *a = *(const ZipMember *const *)left;
	const ZipMember *b = *(const ZipMember *const *)right;

	if (a->offset != b->offset)
		return a->offset < b->offset ? -1 : 1;
	return a < b ? -1 : a > b;
}

static const ZipMember **sorted_by_place(Zip *zip)
{
	const ZipMember **members = arena_array(zip->arena, zip->count, sizeof *members);

	for (size_t i = 0; i < zip->count; i++)
		members[i] = &zip->members[i];
	qsort(members, zip->count, sizeof(*members), compare_places);
	return members;
}

/* Does MEMBER begin where BEFORE ends, or later? */
static bool is_behind(const ZipMember *member, const ZipMember *before)
{
	return member->offset >= before->offset &&
		member->offset - before->offset >= before->packed;
}

static bool is_in_order(const Zip *zip)
{
	for (size_t i = 1; i < zip->count; i++)
		if (!is_behind(&zip->members[i], &zip->members[i - 1]))
			return false;
	return true;
}

/* Drops each member that begins before the one before it in the file ends: files are
 * made so that a few bytes count as many members. */
static void drop_overlaps(Zip *zip)
{
	const ZipMember **places = sorted_by_place(zip);
	bool *overlaps = arena_array(zip->arena, zip->count, sizeof *overlaps);
	uint64_t end = 0;
	size_t kept = 0;

	for (size_t i = 0; i < zip->count; i++) {
		bool over = i > 0 && places[i]->offset < end;

		overlaps[places[i] - zip->members] = over;
		if (!over)
			end = places[i]->offset + places[i]->packed;
	}
	for (size_t i = 0; i < zip->count; i++)
		if (!overlaps[i])
			zip->members[kept++] = zip->members[i];
	zip->damaged = zip->damaged || kept < zip->count;
	zip->count = kept;
}

/* Nearly all directories are in the order of the file, and need no other. */
static void put_in_order(Zip *zip)
{
	if (is_in_order(zip))
		return;
	drop_overlaps(zip);
	zip->by_place = sorted_by_place(zip);
}

static void zip_free(void *object)
{
	Zip *zip = object;

	free(zip->names->slots);
	arena_free(zip->arena);
	free(zip);
}

/* Stands for the directories of zip files among what inputs keep. */
static const char zip_key;

/* Is INPUT a page that is a zip file as well, as SingleFile makes them? */
static bool is_page(SourceInput *input)
{
	return str_find_nocase(input_window(input, 0, PAGE_LOOK_BYTES), "<html data-sfz", 0) !=
		STR_NOWHERE;
}

static Zip *read_zip(SourceInput *input)
{
	bool begins = has_mark(input_window(input, 0, head_mark.size), head_mark);
	Directory directory;
	Zip *zip = memory_new(sizeof *zip);

	zip->input = input;
	zip->arena = arena_new();
	zip->names = arena_array(zip->arena, 1, sizeof *zip->names);
	*zip->names = (Names){ 0 };
	if (find_end(zip, &directory))
		read_directory(zip, &directory);
	else if (begins || is_page(input))
		read_heads(zip);
	put_in_order(zip);
	return zip;
}

const Zip *zip_open(SourceInput *input)
{
	Zip *zip = input_kept(input, &zip_key);

	if (zip == NULL) {
		zip = read_zip(input);
		input_keep(input, &zip_key, zip, zip_free);
	}
	return zip->count > 0 ? zip : NULL;
}

/* As zip_any, of a file of which only that is to be known: nothing of it is kept. */
static bool any_in_directory(
	const Zip *zip, const Directory *directory, bool (*is)(const ZipMember *member))
{
	uint64_t at = directory->offset;
	ZipMember member;
	size_t size;

	for (uint64_t i = 0; i < directory->count && i < ZIP_MEMBERS_MAX; i++) {
		size = read_entry(zip, at, &member);
		if (size == 0)
			return false;
		if (is(&member))
			return true;
		at += size;
	}
	return false;
}

bool zip_any(SourceInput *input, bool (*is)(const ZipMember *member))
{
	Zip scanned = { .input = input };
	Directory directory;

	if (input_kept(input, &zip_key) == NULL && find_end(&scanned, &directory))
		return any_in_directory(&scanned, &directory, is);
	const Zip *zip = zip_open(input);

	for (size_t i = 0; zip != NULL && i < zip->count; i++)
		if (is(&zip->members[i]))
			return true;
	return false;
}

size_t zip_count(const Zip *zip)
{
	return zip->count;
}

const ZipMember *zip_member(const Zip *zip, size_t index)
{
	return &zip->members[index];
}

const char *zip_fault(const Zip *zip)
{
	if (zip->damaged)
		return "its directory is damaged, cut, or names members that overlap";
	return zip->crowded ? "its directory names more members than are looked at" : NULL;
}

/* FNV-1a of NAME without regard to case. */
static uint32_t hash_of(Str name)
{
	uint32_t hash = UINT32_C(2166136261);

	for (size_t i = 0; i < name.size; i++)
		hash = (hash ^ (unsigned char)ascii_lower(name.at[i])) * UINT32_C(16777619);
	return hash ^ hash >> 15;
}

/* The slot in which the member NAME is, or would be. */
static uint32_t *slot_of(const Zip *zip, Str name)
{
	const Names *names = zip->names;
	size_t at = hash_of(name) & (names->count - 1);

	while (names->slots[at] != 0 &&
		!str_equal_nocase(zip->members[names->slots[at] - 1].name, name))
		at = (at + 1) & (names->count - 1);
	return &names->slots[at];
}

/* Of members of one name the first counts. */
static void fill_names(const Zip *zip)
{
	Names *names = zip->names;

	names->count = SLOTS_LEAST;
	while (names->count < 2 * zip->count)
		names->count *= 2;
	names->slots = memory_new(names->count * sizeof *names->slots);
	for (size_t i = 0; i < zip->count; i++) {
		uint32_t *slot = slot_of(zip, zip->members[i].name);

		if (*slot == 0)
			*slot = (uint32_t)i + 1;
	}
}

const ZipMember *zip_find(const Zip *zip, Str name)
{
	if (zip->names->slots == NULL)
		fill_names(zip);
	uint32_t member = *slot_of(zip, name);

	return member != 0 ? &zip->members[member - 1] : NULL;
}

static const ZipMember *by_place(const Zip *zip, size_t index)
{
	return zip->by_place != NULL ? zip->by_place[index] : &zip->members[index];
}

const ZipMember *zip_at(const Zip *zip, uint64_t offset)
{
	size_t low = 0, high = zip->count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (by_place(zip, middle)->offset < offset)
			low = middle + 1;
		else
			high = middle;
	}
	bool found = low < zip->count && by_place(zip, low)->offset == offset;

	return found ? by_place(zip, low) : NULL;
}

/* Data */

/* Where the data of MEMBER begins. False with ERR. */
static bool find_data(const Zip *zip, const ZipMember *member, uint64_t *data, Error *err)
{
	Str head = input_window(zip->input, member->offset, HEAD_BYTES);

	if (head.size < HEAD_BYTES || !has_mark(head, head_mark))
		return error_set(err, ERROR_FORMAT, "no member begins at byte %llu",
			(unsigned long long)member->offset);
	if (member->encrypted)
		return error_set(err, ERROR_FORMAT, "is encrypted");
	if (member->method != METHOD_STORED && member->method != METHOD_DEFLATED)
		return error_set(err, ERROR_FORMAT, "is packed in a way that is not known (%u)",
			member->method);
	*data = member->offset + HEAD_BYTES + number_at(head, 26, 2) + number_at(head, 28, 2);
	return true;
}

static uint32_t sum_of(Str bytes)
{
	return (uint32_t)crc32_z(0, (const unsigned char *)bytes.at, bytes.size);
}

bool zip_take(
	const Zip *zip, const ZipMember *member, size_t limit, Text *out, bool *whole, Error *err)
{
	size_t start = out->size;
	InflateAnswer answer;
	uint64_t data;

	if (!find_data(zip, member, &data, err))
		return false;
	if (member->method == METHOD_STORED) {
		size_t size = member->packed < limit ? (size_t)member->packed : limit;

		*whole = input_take(zip->input, data, size, out) && size == member->packed;
	} else {
		answer = inflate_input(zip->input, data, member->packed, PACKED_RAW, limit, out);
		*whole = answer == INFLATE_WHOLE;
		if (answer == INFLATE_BOMB) {
			out->size = start;
			return error_set(err, ERROR_LIMIT,
				"unpacks to more than %d times its size, which no page does",
				CONTAINER_RATIO_MAX);
		}
	}
	if (out->size == start && !*whole)
		return error_set(err, ERROR_FORMAT, "is damaged at its very beginning");
	*whole = *whole &&
		(member->sum == 0 || member->sum == sum_of(str_from(text_str(out), start)));
	return true;
}

SourceInput *zip_input(const Zip *zip, const ZipMember *member, Error *err)
{
	Text bytes = text_in(NULL);
	uint64_t data;
	bool whole;

	if (!find_data(zip, member, &data, err))
		return NULL;
	if (member->method == METHOD_STORED)
		return input_part(zip->input, data, member->packed);
	if (zip_take(zip, member, CONTAINER_PAGE_BYTES_MAX, &bytes, &whole, err))
		return input_of_text(&bytes);
	text_clear(&bytes);
	return NULL;
}

SourceInput *zip_stored_input(SourceInput *input, uint64_t offset, uint64_t bytes)
{
	Str head = input_window(input, offset, HEAD_BYTES);

	if (head.size < HEAD_BYTES || !has_mark(head, head_mark) || bytes == 0 ||
		number_at(head, 8, 2) != METHOD_STORED ||
		(number_at(head, 6, 2) & FLAG_ENCRYPTED) != 0)
		return NULL;
	return input_part(input,
		offset + HEAD_BYTES + number_at(head, 26, 2) + number_at(head, 28, 2), bytes);
}
