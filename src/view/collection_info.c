/* SPDX-License-Identifier: ISC */
#include "view/collection_info.h"

#include "base/arena.h"
#include "view/number.h"
#include "view/sifted.h"

enum {
	FAILED_SHOWN_MAX = 1000 /* of pages that could not be read */
};

static void add_count(Sheet *sheet, const char *label, size_t count, const char *aside)
{
	Text number = text_in(NULL);

	number_add(&number, count);
	sheet_row(sheet, str(label), text_str(&number), str(aside));
	text_clear(&number);
}

static void add_kinds(const View *view, Sheet *sheet)
{
	LibraryCounts counts = library_counts(view->library);
	Arena *arena = arena_new();
	Str unlisted = str_format(arena, "not listed; %s k lists all kinds",
		keymap_call(view->keymap, CONTEXT_LIST, COMMAND_SORT));

	for (LibraryKind kind = 0; kind < LIBRARY_KIND_COUNT; kind++) {
		if (counts.kinds[kind] == 0)
			continue;
		bool listed = (view->sifting.wanted & sifted_bit(kind)) != 0;

		add_count(sheet,
			kind == LIBRARY_UNTOLD ? "unknown kind"
					       : sifted_kind_words(kind, counts.kinds[kind] == 1),
			counts.kinds[kind], listed ? "listed" : unlisted.at);
	}
	arena_free(arena);
}

/* When all is done, what nobody has read is what need not be. */
static void add_unread(const View *view, Sheet *sheet, size_t count)
{
	if (view->progress.reading || view->progress.listing)
		add_count(sheet, "not read yet", count, "");
	else
		add_count(sheet, "not read", count, "pictures, redirects and the like");
}

/* A row for a page that could not be read: of a file the name, then the folder. */
static void add_failure(Sheet *sheet, const LibraryRow *row)
{
	Str label = str_present(row->label) ? row->label : row->address;
	size_t name = row->place.contained ? 0 : str_find_last_byte(label, '/') + 1;

	sheet_row(sheet, str_from(label, name), row->why,
		name > 0 ? str_slice(label, 0, name) : STR_NONE);
}

static void add_failed(const View *view, Sheet *sheet)
{
	size_t failed = library_counts(view->library).states[LIBRARY_FAILED], shown = 0;
	Arena *arena = arena_new();

	if (failed > 0)
		sheet_heading(sheet, str_format(arena, "Could not be read: %zu", failed));
	for (size_t i = 0; i < library_count(view->library) && shown < failed; i++) {
		LibraryRow row = library_row(view->library, i);

		if (row.state != LIBRARY_FAILED)
			continue;
		if (shown++ == FAILED_SHOWN_MAX)
			break;
		add_failure(sheet, &row);
	}
	if (failed > FAILED_SHOWN_MAX)
		sheet_text(sheet, str_format(arena, "and %zu more", failed - FAILED_SHOWN_MAX));
	arena_free(arena);
}

Sheet *collection_sheet(const View *view)
{
	Str title = text_str(&view->collection_title);
	Sheet *sheet = sheet_new(str_empty(title) ? str("What is listed") : title);

	if (view->library == NULL)
		return sheet;
	LibraryCounts counts = library_counts(view->library);

	add_count(sheet, "in all", counts.rows, "every copy and capture counted");
	add_count(sheet, "listed", view->list.pages, "one of each address");
	add_kinds(view, sheet);
	if (view->sifting.copies > 0)
		add_count(sheet, "copies", view->sifting.copies, "the same page again, not listed");
	add_count(sheet, "read", counts.states[LIBRARY_READ], "for title, date, length");
	if (counts.states[LIBRARY_NAMED] > 0)
		add_unread(view, sheet, counts.states[LIBRARY_NAMED]);
	add_failed(view, sheet);
	return sheet;
}
