/* SPDX-License-Identifier: ISC */
#include "source/zip.h"

#include <stdlib.h>

#include <zlib.h>

#include "source/inflate.h"
#include "source/zip_directory.h"
#include "source/zip_names.h"

enum {
	PAGE_LOOK_BYTES = 4096, /* of a page that may be one */
};

struct Zip {
	SourceInput *input; /* borrowed */
	Arena *arena; /* owned */
	ZipMember *members; /* in the order of the directory */
	size_t count, room;
	const ZipMember **by_place; /* the same, sorted; NULL: they are as they stand */
	ZipNames *names; /* by their names */
	bool damaged, crowded; /* members are lost; there are more than ZIP_MEMBERS_MAX */
};

bool zip_begins(Str beginning)
{
	static const char *const before[] = {
		"PK\3\4",
		"PK\7\10PK\3\4", /* of one that was to be split */
		"PK00PK\3\4",
		"MZ", /* programs that unpack themselves, of Windows ... */
		"\177ELF",
		"#!",
	};

	for (size_t i = 0; i < sizeof before / sizeof *before; i++)
		if (str_starts(beginning, before[i]))
			return true;
	return false;
}

static bool take_member(void *context, const ZipMember *member)
{
	Zip *zip = context;

	if (zip->count == ZIP_MEMBERS_MAX)
		return false;
	if (zip->count == zip->room) {
		size_t room = zip->room > 0 ? 2 * zip->room : 64;

		zip->members = arena_grow(
			zip->arena, zip->members, zip->count, room, sizeof *zip->members);
		zip->room = room;
	}
	ZipMember *added = &zip->members[zip->count++];

	*added = *member;
	added->name = str_copy(zip->arena, member->name);
	added->comment = member->comment.size > 0 ? str_copy(zip->arena, member->comment) : str("");
	return true;
}

/* Room for all members at once: growing would copy those that are there again and again. What
 * the end record says is believed as far as the directory is long enough for it. */
static void make_room(Zip *zip, const ZipDirectory *directory, uint64_t wanted)
{
	uint64_t room = directory->size / ZIP_ENTRY_BYTES;

	zip->room = (size_t)(room < wanted ? room : wanted);
	zip->members = arena_array(zip->arena, zip->room, sizeof *zip->members);
}

static void read_directory(Zip *zip, const ZipDirectory *directory)
{
	uint64_t wanted =
		directory->count < ZIP_MEMBERS_MAX ? directory->count : (uint64_t)ZIP_MEMBERS_MAX;

	make_room(zip, directory, wanted);
	zip_directory_read(zip->input, directory, &(ZipTaker){ take_member, zip });
	zip->damaged = zip->count < wanted;
	zip->crowded = zip->count < directory->count && !zip->damaged;
}

static void read_heads(Zip *zip)
{
	zip->damaged = true;
	zip_heads_read(zip->input, &(ZipTaker){ take_member, zip });
}

/* Order of the members */

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

	zip_names_clear(zip->names);
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
	ZipDirectory directory;
	Zip *zip = memory_new(sizeof *zip);

	zip->input = input;
	zip->arena = arena_new();
	if (zip_directory_find(input, &directory))
		read_directory(zip, &directory);
	else if (zip_head_begins(input) || is_page(input))
		read_heads(zip);
	put_in_order(zip);
	zip->names = arena_alloc(zip->arena, sizeof *zip->names);
	zip->names->members = zip->members;
	zip->names->count = zip->count;
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

/* What is looked for in a directory of which nothing is kept. */
typedef struct {
	bool (*is)(const ZipMember *member);
	size_t looked_at;
	bool found;
} Search;

static bool search_member(void *context, const ZipMember *member)
{
	Search *search = context;

	search->found = search->is(member);
	return !search->found && ++search->looked_at < ZIP_MEMBERS_MAX;
}

bool zip_any(SourceInput *input, bool (*is)(const ZipMember *member))
{
	Search search = { .is = is };
	ZipDirectory directory;

	if (input_kept(input, &zip_key) == NULL && zip_directory_find(input, &directory)) {
		zip_directory_read(input, &directory, &(ZipTaker){ search_member, &search });
		return search.found;
	}
	const Zip *zip = zip_open(input);

	for (size_t i = 0; zip != NULL && i < zip->count && !search.found; i++)
		search.found = is(&zip->members[i]);
	return search.found;
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

const ZipMember *zip_find(const Zip *zip, Str name)
{
	return zip_names_find(zip->names, name);
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
	ZipHead head;

	if (!zip_head_read(zip->input, member->offset, &head) &&
		!zip_head_find(zip->input, member->name, member->offset, &head))
		return error_set(err, ERROR_FORMAT, "no member begins at byte %llu",
			(unsigned long long)member->offset);
	if (member->encrypted)
		return error_set(err, ERROR_FORMAT, "is encrypted");
	if (member->method != ZIP_STORED && member->method != ZIP_DEFLATED)
		return error_set(err, ERROR_FORMAT, "is packed in a way that is not known (%u)",
			member->method);
	*data = head.data;
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
	if (member->method == ZIP_STORED) {
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
	if (member->method == ZIP_STORED)
		return input_part(zip->input, data, member->packed);
	if (zip_take(zip, member, CONTAINER_PAGE_BYTES_MAX, &bytes, &whole, err))
		return input_of_text(&bytes);
	text_clear(&bytes);
	return NULL;
}

SourceInput *zip_stored_input(SourceInput *input, uint64_t offset, uint64_t bytes)
{
	ZipHead head;

	if (bytes == 0 || !zip_head_read(input, offset, &head) || head.method != ZIP_STORED ||
		head.encrypted)
		return NULL;
	return input_part(input, head.data, bytes);
}
