/* SPDX-License-Identifier: ISC */
#include "printing/dump_named.h"

#include "base/arena.h"
#include "items/item_name.h"
#include "items/item_search.h"
#include "items/items.h"
#include "printing/dump.h"

/* An article that may not be there: what is wrong then is not said. */
static bool try_article(
	void *context, const Article *article, const ContainerItem *item, const Error *failed)
{
	return failed != NULL || dumping_article(context, article, item, failed);
}

/* The record whose offset is given is read without looking at the others. It may also lie
 * in a container within: then the list has to tell where. */
static bool dump_at_offset(DumpFile *file, const Source *source, size_t index, uint64_t offset)
{
	const ItemsListener trying = { NULL, try_article, dumping_loss, file };
	const ContainerItem item = { .place = { .levels = 1, .at = { { .offset = offset } } } };
	size_t read = file->dump->read;

	items_read(source, index, file->name, &item, &trying);
	return file->dump->read > read;
}

/* What a revisit repeats, under the revisit's own address, time and place. */
typedef struct {
	DumpFile *file;
	const ContainerItem *revisit;
} RevisitDump;

static bool take_repeat(
	void *context, const Article *article, const ContainerItem *item, const Error *failed)
{
	const RevisitDump *repeat = context;
	const ContainerItem *revisit = repeat->revisit;
	Article told = *article;
	SourceInfo *source = &told.source;

	(void)item;
	if (str_present(revisit->address))
		source->address = revisit->address;
	if (str_present(revisit->captured))
		source->captured = revisit->captured;
	source->offset = revisit->place.at[revisit->place.levels - 1].offset;
	source->length = revisit->place.at[revisit->place.levels - 1].length;
	return dumping_article(repeat->file, &told, revisit, failed);
}

/* Prints the item that was found. What a revisit repeats may lie in another file. */
static void dump_found(DumpFile *file, const ItemSearch *search)
{
	const ItemsListener printing = { NULL, dumping_article, dumping_loss, file };
	const ItemsListener trying = { NULL, try_article, NULL, file };
	const ContainerItem *found = &search->item;
	RevisitDump repeat = { file, found };
	const ItemsListener repeating = { NULL, take_repeat, NULL, &repeat };
	bool revisit = str_is(found->media_type, "warc/revisit");
	size_t read = file->dump->read, original;
	ContainerItem item;

	items_read(search->source, search->file, file->name, found, revisit ? &trying : &printing);
	if (!revisit || file->dump->read > read)
		return;
	if (items_find_payload(search->source, found->digest, search->arena, &original, &item))
		items_read(search->source, original, file->name, &item, &repeating);
	else
		items_read(search->source, search->file, file->name, found, &printing);
}

/* Looks for what --item names in FILE of the source, or in what its indexes say where that
 * is asked, and prints it. False when it is not there. */
static bool dump_named_in(
	Dump *dump, const char *source_name, ItemSearch *search, size_t index, bool in_indexes)
{
	Text name = text_in(NULL);

	items_name(search->source, source_name, source_item(search->source, index), &name);
	DumpFile file = { .dump = dump, .name = text_str(&name), .first = text_in(NULL) };
	const ItemsListener telling = { NULL, dumping_article, dumping_loss, &file };
	bool done = in_indexes;

	if (!in_indexes && search->name->by_offset)
		done = dump_at_offset(&file, search->source, index, search->name->offset);
	if (!done)
		done = item_search_file(search, index, file.name, &telling);
	if (search->fit != ITEM_FITS_NOT && !search->told)
		dump_found(&file, search);
	(void)dumping_flush(dump);
	text_clear(&file.first);
	text_clear(&name);
	return done;
}

void dump_named(Dump *dump, Source *source, const char *source_name)
{
	Error err = { 0 };
	ItemName name;
	ItemSearch search = { .source = source, .name = &name, .arena = arena_new() };
	bool found = item_name_parse(search.arena, str(dump->options->item), &name) &&
		item_search_indexes(&search) &&
		dump_named_in(dump, source_name, &search, search.file, true);

	for (size_t i = 0; i < source_item_count(source) && !found; i++)
		found = dump_named_in(dump, source_name, &search, i, false);
	arena_free(search.arena);
	if (found)
		return;
	error_set(&err, ERROR_EMPTY, "%s: holds no item %s", source_name, dump->options->item);
	error_hint(&err, "--list names what it holds.");
	dump_complain(&err);
	dump->wordless++;
}
