/* SPDX-License-Identifier: ISC */
#include "source/wacz.h"

#include <stdlib.h>

#include "source/cdx.h"
#include "source/wacz_pages.h"
#include "source/zip.h"
#include "source/zstd.h"

enum {
	ARENA_BYTES = 256 << 10, /* of names, before they are given back */
	TRIED_MAX = 1000, /* items of an index, before it is gone by */
	BLOCKS_MAX = 64, /* of packed lines, for one question */
};

/* Ends of the names of what holds records, and of a WACZ within. */
static const char *const archive_ends[] = { ".warc.gz", ".warc", ".warc.zst", ".arc.gz", ".arc",
	".wacz" };

/* Ends of the names of indexes, plain and packed. A list needs no summary of them. */
static const char *const plain_index_ends[] = { ".cdx", ".cdxj" };
static const char *const packed_index_ends[] = { ".cdx.gz", ".cdxj.gz" };
static const char *const summary_ends[] = { ".idx" };

#define COUNT(table) (sizeof(table) / sizeof *(table))

static bool is_archive(const ZipMember *member)
{
	return str_ends_in_one(member->name, archive_ends, COUNT(archive_ends));
}

/* Is MEMBER among the indexes, with one of the COUNT ENDS? */
static bool is_among(const ZipMember *member, const char *const *ends, size_t count)
{
	return str_starts(member->name, "indexes/") && str_ends_in_one(member->name, ends, count);
}

static bool is_index(const ZipMember *member)
{
	return is_among(member, plain_index_ends, COUNT(plain_index_ends)) ||
		is_among(member, packed_index_ends, COUNT(packed_index_ends));
}

/* Listing. The file's own index tells what is in its archives without unpacking them;
 * archives that it does not tell of are gone through. */

typedef struct {
	const Zip *zip;
	ContainerWalk *walk;
	WaczPages *pages; /* owned; or NULL: no titles are told */
	Arena *arena; /* owned: names of members */
	bool *told; /* owned: which members the index has told of; or NULL: nobody asks */
	bool usable; /* what the index says is what a list needs */
	bool misleading; /* it names places where nothing begins */
	size_t tried; /* of its items */
	size_t astray; /* lines about archives that are not there */
} Lister;

static bool *told_of(const Lister *lister, const ZipMember *member)
{
	return &lister->told[member - zip_member(lister->zip, 0)];
}

/* The archive that an index calls FILE. */
static const ZipMember *archive_of(Lister *lister, Str file)
{
	if (arena_bytes(lister->arena) > ARENA_BYTES) {
		arena_free(lister->arena);
		lister->arena = arena_new();
	}
	return zip_find(
		lister->zip, str_format(lister->arena, "archive/%.*s", (int)file.size, file.at));
}

/* ITEM of an index, as an item of the archive it is in. */
static bool take_indexed(void *context, const ContainerItem *item)
{
	Lister *lister = context;
	const ZipMember *member = archive_of(lister, item->file);
	ContainerItem whole = *item;

	if (member == NULL) {
		lister->astray++;
		return true;
	}
	if (lister->told != NULL)
		*told_of(lister, member) = true;
	if (lister->pages != NULL)
		whole.label = wacz_pages_title(lister->pages, item->address, item->captured);
	whole.file = STR_NONE;
	whole.place = (ItemPlace){
		.levels = 2,
		.at = { { member->offset, member->packed }, item->place.at[0] },
	};
	return walk_item(lister->walk, &whole);
}

/* Does a record begin at OFFSET of MEMBER? Of one that is stored that costs next to nothing to
 * know. */
static bool is_record_at(const Lister *lister, const ZipMember *member, uint64_t offset)
{
	char bytes[sizeof "WARC/"];
	Error unsaid;
	SourceInput *input = zip_input(lister->zip, member, &unsaid);

	if (input == NULL)
		return false;
	Str start = str_of(bytes, input_read(input, offset, bytes, sizeof bytes));
	bool is = str_starts(start, "\x1f\x8b") || zstd_begins(start) ||
		str_starts(start, "WARC/") || str_starts_nocase(start, "http") ||
		str_starts(start, "filed");

	input_free(input);
	return is;
}

/* A look at the first items: a list without media types is none, nor is one whose places are
 * wrong, be it behind some that are right. */
static bool try_indexed(void *context, const ContainerItem *item)
{
	Lister *lister = context;
	const ZipMember *member = archive_of(lister, item->file);
	bool first = lister->tried++ == 0;

	if (first)
		lister->usable = !str_empty(item->media_type) && item->place.at[0].length > 0 &&
			member != NULL;
	if (lister->usable && member != NULL && (first || member->packed == member->size) &&
		!is_record_at(lister, member, item->place.at[0].offset)) {
		lister->usable = false;
		lister->misleading = true;
	}
	return lister->usable && lister->tried < TRIED_MAX;
}

static void pass_loss(void *context, uint64_t offset, const char *sentence)
{
	Lister *lister = context;

	if (lister->usable)
		walk_loss(lister->walk, offset, "in its index: %s", sentence);
}

static void pass_progress(void *context, uint64_t offset)
{
	(void)context;
	(void)offset;
}

static void list_index(Lister *lister, const ZipMember *member)
{
	Error unsaid;
	SourceInput *input = zip_input(lister->zip, member, &unsaid);
	Container *index = input != NULL ? container_open(input) : NULL;
	ContainerSink sink = {
		.item = try_indexed,
		.loss = pass_loss,
		.progress = pass_progress,
		.context = lister,
	};

	lister->usable = lister->misleading = false;
	lister->tried = 0;
	if (index != NULL && container_kind(index) == &cdx_kind) {
		container_list(index, &sink);
		sink.item = take_indexed;
		if (lister->usable)
			container_list(index, &sink);
	}
	if (lister->misleading)
		walk_loss(lister->walk, member->offset,
			"its index names places where no record begins, and is not gone by");
	container_free(index);
	input_free(input);
}

static void list_indexes(Lister *lister)
{
	for (size_t i = 0; i < zip_count(lister->zip) && !walk_stopped(lister->walk); i++)
		if (is_index(zip_member(lister->zip, i)))
			list_index(lister, zip_member(lister->zip, i));
	if (lister->astray > 0)
		walk_loss(lister->walk, 0, "its index tells of %zu records of archives not in it",
			lister->astray);
}

static void list_archive(const Zip *zip, const ZipMember *member, ContainerWalk *walk)
{
	Extent extent = { member->offset, member->packed };
	Error err = { 0 };
	SourceInput *inner = zip_input(zip, member, &err);

	if (inner == NULL)
		walk_loss(walk, extent.offset, "%.*s %s", (int)member->name.size, member->name.at,
			err.text);
	else if (!walk_within(walk, extent, inner))
		walk_loss(walk, extent.offset, "%.*s is no archive of records",
			(int)member->name.size, member->name.at);
	input_free(inner);
}

static void list_archives(Lister *lister)
{
	size_t archives = 0;

	for (size_t i = 0; i < zip_count(lister->zip) && !walk_stopped(lister->walk); i++) {
		const ZipMember *member = zip_member(lister->zip, i);

		if (!is_archive(member))
			continue;
		archives++;
		if (!*told_of(lister, member))
			list_archive(lister->zip, member, lister->walk);
	}
	if (archives == 0)
		walk_loss(lister->walk, 0, "no archive of records is in it");
}

static void wacz_list(SourceInput *input, ContainerWalk *walk)
{
	const Zip *zip = zip_open(input);

	if (zip == NULL)
		return;
	if (zip_fault(zip) != NULL)
		walk_loss(walk, 0, "%s", zip_fault(zip));
	Lister lister = {
		.zip = zip,
		.walk = walk,
		.pages = wacz_pages_read(zip),
		.arena = arena_new(),
		.told = memory_new(zip_count(zip) * sizeof *lister.told),
	};

	list_indexes(&lister);
	list_archives(&lister);
	wacz_pages_free(lister.pages);
	arena_free(lister.arena);
	free(lister.told);
}

/* Finding. Plain indexes are searched as they are; of packed ones the summaries are, and
 * then the blocks that these name, or else all of them. */

/* Lines of a packed index in FILE. */
typedef struct {
	Str file;
	Extent at;
} PackedLines;

typedef struct {
	Lister lister;
	const Str *keys;
	size_t key_count;
	Arena *arena; /* owned: names of files */
	PackedLines blocks[BLOCKS_MAX];
	size_t block_count;
} Finder;

static bool take_found(void *context, const ContainerItem *item)
{
	Finder *finder = context;

	if (!item->nested)
		return take_indexed(&finder->lister, item);
	if (finder->block_count == BLOCKS_MAX || item->place.at[0].length == 0)
		return true;
	finder->blocks[finder->block_count++] = (PackedLines){
		.file = str_format(
			finder->arena, "indexes/%.*s", (int)item->file.size, item->file.at),
		.at = item->place.at[0],
	};
	return true;
}

static void pass_no_loss(void *context, uint64_t offset, const char *sentence)
{
	(void)context;
	(void)offset;
	(void)sentence;
}

/* Searches PART of an index, MEMBER; all of it when that is empty. */
static void find_in(Finder *finder, const ZipMember *member, Extent part)
{
	Error unsaid;
	SourceInput *whole = zip_input(finder->lister.zip, member, &unsaid);
	ContainerSink sink = {
		.item = take_found,
		.loss = pass_no_loss,
		.progress = pass_progress,
		.context = finder,
	};

	if (whole == NULL)
		return;
	uint64_t size = part.length > 0 ? part.length : input_size(whole);
	SourceInput *input = input_part(whole, part.offset, size);
	Container *index = container_open(input);

	if (index != NULL && container_kind(index) == &cdx_kind)
		container_find(index, finder->keys, finder->key_count, &sink);
	container_free(index);
	input_free(input);
	input_free(whole);
}

static void find_in_blocks(Finder *finder)
{
	size_t count = finder->block_count;

	finder->block_count = BLOCKS_MAX; /* a block tells of no further one */
	for (size_t i = 0; i < count && !walk_stopped(finder->lister.walk); i++) {
		const ZipMember *member = zip_find(finder->lister.zip, finder->blocks[i].file);

		if (member != NULL)
			find_in(finder, member, finder->blocks[i].at);
	}
}

/* Searches all indexes whose names end in one of COUNT ENDS. True when there are such. */
static bool find_in_all(Finder *finder, const char *const *ends, size_t count)
{
	const Zip *zip = finder->lister.zip;
	bool any = false;

	for (size_t i = 0; i < zip_count(zip) && !walk_stopped(finder->lister.walk); i++) {
		if (!is_among(zip_member(zip, i), ends, count))
			continue;
		any = true;
		find_in(finder, zip_member(zip, i), (Extent){ 0 });
	}
	return any;
}

static void wacz_find(SourceInput *input, const Str *keys, size_t count, ContainerWalk *walk)
{
	const Zip *zip = zip_open(input);

	if (zip == NULL)
		return;
	Finder finder = {
		.lister = { .zip = zip, .walk = walk, .arena = arena_new() },
		.keys = keys,
		.key_count = count,
		.arena = arena_new(),
	};

	(void)find_in_all(&finder, plain_index_ends, COUNT(plain_index_ends));
	if (find_in_all(&finder, summary_ends, COUNT(summary_ends)))
		find_in_blocks(&finder);
	else
		(void)find_in_all(&finder, packed_index_ends, COUNT(packed_index_ends));
	arena_free(finder.lister.arena);
	arena_free(finder.arena);
}

static bool wacz_read(SourceInput *input, Extent extent, ContainerPage *page, Error *err)
{
	(void)input;
	(void)page;
	return error_set(err, ERROR_FORMAT, "the member at byte %llu is no page",
		(unsigned long long)extent.offset);
}

static SourceInput *wacz_open(SourceInput *input, Extent extent, Error *err)
{
	SourceInput *inner = zip_stored_input(input, extent.offset, extent.length);

	if (inner != NULL)
		return inner;
	const Zip *zip = zip_open(input);
	const ZipMember *member = zip != NULL ? zip_at(zip, extent.offset) : NULL;

	if (member != NULL)
		inner = zip_input(zip, member, err);
	else
		error_set(err, ERROR_FORMAT, "no member begins at byte %llu",
			(unsigned long long)extent.offset);
	return inner;
}

/* Is MEMBER one that only a WACZ has? */
static bool is_telling(const ZipMember *member)
{
	return str_equal_nocase(member->name, str("datapackage.json")) ||
		(str_starts(member->name, "archive/") && is_archive(member));
}

static bool wacz_recognise(Str beginning, SourceInput *input)
{
	return zip_begins(beginning) && zip_any(input, is_telling);
}

const ContainerKind wacz_kind = {
	.name = "wacz",
	.title = "a WACZ file",
	.recognise = wacz_recognise,
	.list = wacz_list,
	.read = wacz_read,
	.open = wacz_open,
	.find = wacz_find,
};
