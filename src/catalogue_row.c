/* SPDX-License-Identifier: ISC */
#include "catalogue_row.h"

static const LibraryKind kinds[CATALOGUE_KIND_COUNT] = {
	[CATALOGUE_ARTICLE] = LIBRARY_ARTICLE,
	[CATALOGUE_FRONT] = LIBRARY_FRONT,
	[CATALOGUE_MISSING] = LIBRARY_ERROR,
	[CATALOGUE_OTHER] = LIBRARY_OTHER,
	[CATALOGUE_CONTAINER] = LIBRARY_CONTAINER,
	[CATALOGUE_FAILED] = LIBRARY_UNTOLD,
};

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
}
