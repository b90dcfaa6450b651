/* SPDX-License-Identifier: ISC */
#include "collection/catalogue_row.h"

enum {
	REDIRECT_FIRST = 300, /* statuses of HTTP */
	ERROR_FIRST = 400,
};

static const LibraryKind kinds[CATALOGUE_KIND_COUNT] = {
	[CATALOGUE_ARTICLE] = LIBRARY_ARTICLE,
	[CATALOGUE_FRONT] = LIBRARY_FRONT,
	[CATALOGUE_MISSING] = LIBRARY_ERROR,
	[CATALOGUE_OTHER] = LIBRARY_OTHER,
	[CATALOGUE_CONTAINER] = LIBRARY_CONTAINER,
	[CATALOGUE_FAILED] = LIBRARY_UNTOLD,
};

/* What an item is, as far as its container tells. */
static LibraryKind kind_of(const ContainerItem *item)
{
	if (item->status >= ERROR_FIRST)
		return LIBRARY_ERROR;
	if (item->status >= REDIRECT_FIRST)
		return LIBRARY_REDIRECT;
	if (str_starts(item->media_type, "image/"))
		return LIBRARY_PICTURE;
	return item->article ? LIBRARY_UNTOLD : LIBRARY_OTHER;
}

LibraryRow catalogue_row_of_item(const ContainerItem *item, const LibraryPlace *where)
{
	LibraryPlace place = *where;

	place.contained = true;
	if (str_present(item->file))
		place.file = item->file;
	place.levels = item->place.levels;
	for (unsigned i = 0; i < place.levels; i++)
		place.at[i] = (LibraryExtent){ item->place.at[i].offset, item->place.at[i].length };
	LibraryRow row = library_row_at(&place);

	row.kind = kind_of(item);
	row.label = item->label;
	row.address = item->address;
	row.captured = item->captured;
	row.media_type = item->media_type;
	row.digest = item->digest;
	row.status = item->status;
	return row;
}

void catalogue_row_put(Library *library, size_t number, const CatalogueEntry *entry)
{
	bool failed = entry->kind == CATALOGUE_FAILED;
	LibraryRow row = library_row_at(&(LibraryPlace){ .levels = 0 });

	row.state = failed ? LIBRARY_FAILED : LIBRARY_READ;
	row.kind = kinds[entry->kind];
	row.title = entry->title;
	row.date = entry->date;
	row.date_inferred = entry->date_inferred;
	row.site = entry->site;
	row.section = entry->section;
	row.byline = entry->byline;
	row.address = entry->address;
	row.captured = entry->captured;
	row.digest = entry->digest;
	row.why = failed ? entry->why : STR_NONE;
	if (!failed && entry->kind != CATALOGUE_CONTAINER) {
		row.words = entry->words;
		row.comments = entry->comments;
	}
	library_put(library, number, &row);
	if (entry->kind == CATALOGUE_ARTICLE)
		library_count_blocks(library, number, entry->blocks.hashes, entry->blocks.count);
}
