/* SPDX-License-Identifier: ISC */
#include "library/row.h"

static const char *const kind_names[LIBRARY_KIND_COUNT] = {
	[LIBRARY_UNTOLD] = "unknown",
	[LIBRARY_ARTICLE] = "article",
	[LIBRARY_FRONT] = "front",
	[LIBRARY_ERROR] = "error",
	[LIBRARY_REDIRECT] = "redirect",
	[LIBRARY_PICTURE] = "picture",
	[LIBRARY_OTHER] = "other",
	[LIBRARY_CONTAINER] = "container",
};

LibraryRow library_row_at(const LibraryPlace *place)
{
	return (LibraryRow){
		.place = *place,
		.words = LIBRARY_COUNT_UNKNOWN,
		.comments = LIBRARY_COUNT_UNKNOWN,
		.copy_of = LIBRARY_NOWHERE,
		.print_of = LIBRARY_NOWHERE,
		.capture_of = LIBRARY_NOWHERE,
		.captures = 1,
	};
}

Str library_row_name(const LibraryRow *row)
{
	if (!str_empty(row->title))
		return row->title;
	return str_empty(row->label) ? row->address : row->label;
}

const char *library_kind_name(LibraryKind kind)
{
	return kind_names[kind];
}

LibraryKind library_kind_of(Str name)
{
	LibraryKind kind = 0;

	while (kind < LIBRARY_KIND_COUNT && !str_is_nocase(name, kind_names[kind]))
		kind++;
	return kind;
}
