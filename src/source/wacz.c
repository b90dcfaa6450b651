/* SPDX-License-Identifier: ISC */
#include "source/wacz.h"

#include <stdlib.h>

#include "source/cdx.h"
#include "source/wacz_pages.h"
#include "source/zip.h"

enum {
	ARENA_BYTES = 256 << 10, /* of names, before they are given back */
};

/* Ends of the names of what holds records, and of a WACZ within. */
static const char *const archive_ends[] = { ".warc.gz", ".warc", ".arc.gz", ".arc", ".wacz" };

/* Ends of the names of indexes. A summary of one is not needed. */
static const char *const index_ends[] = { ".cdx", ".cdxj", ".cdx.gz", ".cdxj.gz" };

static bool is_archive(const ZipMember *member)
{
	return str_ends_in_one(
		member->name, archive_ends, sizeof archive_ends / sizeof *archive_ends);
}

static bool is_index(const ZipMember *member)
{
	return str_starts(member->name, "indexes/") &&
		str_ends_in_one(member->name, index_ends, sizeof index_ends / sizeof *index_ends);
}

/* Listing. The file's own index tells what is in its archives without unpacking them;
 * archives that it does not tell of are gone through. */

typedef struct {
	const Zip *zip;
	ContainerWalk *walk;
	WaczPages *pages; /* owned */
	Arena *arena; /* owned: names of members */
	bool *told; /* owned: which members the index has told of */
	bool usable; /* what the index says is what a list needs */
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
	*told_of(lister, member) = true;
	whole.label = wacz_pages_title(lister->pages, item->address, item->captured);
	whole.file = STR_NONE;
	whole.place = (ItemPlace){
		.levels = 2,
		.at = { { member->offset, member->packed }, item->place.at[0] },
	};
	return walk_item(lister->walk, &whole);
}

/* One look at the first item: a list without media types is none. */
static bool try_indexed(void *context, const ContainerItem *item)
{
	Lister *lister = context;

	lister->usable = !str_empty(item->media_type) && item->place.at[0].length > 0 &&
		archive_of(lister, item->file) != NULL;
	return false;
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

	lister->usable = false;
	if (index != NULL && container_kind(index) == &cdx_kind) {
		container_list(index, &sink);
		sink.item = take_indexed;
		if (lister->usable)
			container_list(index, &sink);
	}
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

static bool wacz_read(SourceInput *input, Extent extent, ContainerPage *page, Error *err)
{
	(void)input;
	(void)page;
	return error_set(err, ERROR_FORMAT, "the member at byte %llu is no page",
		(unsigned long long)extent.offset);
}

static SourceInput *wacz_open(SourceInput *input, Extent extent, Error *err)
{
	const Zip *zip = zip_open(input);
	const ZipMember *member = zip != NULL ? zip_at(zip, extent.offset) : NULL;
	SourceInput *inner = NULL;

	if (member != NULL)
		inner = zip_input(zip, member, err);
	else
		error_set(err, ERROR_FORMAT, "no member begins at byte %llu",
			(unsigned long long)extent.offset);
	return inner;
}

static bool wacz_recognise(Str beginning, SourceInput *input)
{
	if (!str_starts(beginning, "PK\3\4"))
		return false;
	const Zip *zip = zip_open(input);
	bool is = zip != NULL && zip_find(zip, str("datapackage.json")) != NULL;

	for (size_t i = 0; zip != NULL && !is && i < zip_count(zip); i++)
		is = str_starts(zip_member(zip, i)->name, "archive/") &&
			is_archive(zip_member(zip, i));
	return is;
}

const ContainerKind wacz_kind = {
	.name = "wacz",
	.title = "a WACZ file",
	.recognise = wacz_recognise,
	.list = wacz_list,
	.read = wacz_read,
	.open = wacz_open,
};
