/* SPDX-License-Identifier: ISC */
#include "pages.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/text.h"
#include "build.h"

enum {
	TITLE,
	ADDRESS,
	CAPTURED,
	DATE,
	SITE,
	SECTION,
	WORDS,
	COMMENTS,
	KIND,
	DIGEST,
	WHY,
	CELL_COUNT
};

static Str next_cell(Str *rest)
{
	size_t bar = str_find_byte(*rest, '|', 0);
	Str cell = str_trim(str_slice(*rest, 0, bar));

	*rest = bar == STR_NOWHERE ? str("") : str_from(*rest, bar + 1);
	return str_empty(cell) ? STR_NONE : cell;
}

static int64_t number_of(Str cell)
{
	char digits[32];

	if (str_empty(cell))
		return LIBRARY_COUNT_UNKNOWN;
	snprintf(digits, sizeof digits, "%.*s", (int)cell.size, cell.at);
	return strtol(digits, NULL, 10);
}

static void add_page(Library *library, Str line)
{
	const LibraryPlace place = { .item = library_count(library) };
	LibraryRow row = library_row_at(&place);
	Str cells[CELL_COUNT];

	for (size_t i = 0; i < CELL_COUNT; i++)
		cells[i] = next_cell(&line);
	row.label = row.title = cells[TITLE];
	row.address = cells[ADDRESS];
	row.captured = cells[CAPTURED];
	row.date_inferred = str_starts(cells[DATE], "~");
	row.date = str_from(cells[DATE], row.date_inferred ? 1 : 0);
	row.site = cells[SITE];
	row.section = cells[SECTION];
	row.words = number_of(cells[WORDS]);
	row.comments = number_of(cells[COMMENTS]);
	row.digest = cells[DIGEST];
	row.why = cells[WHY];
	row.state = str_present(row.why) ? LIBRARY_FAILED
		: row.words >= 0         ? LIBRARY_READ
					 : LIBRARY_NAMED;
	row.kind = str_present(cells[KIND]) ? library_kind_of(cells[KIND]) : LIBRARY_UNTOLD;
	if (row.kind == LIBRARY_KIND_COUNT) {
		fprintf(stderr, "no kind: %.*s\n", (int)cells[KIND].size, cells[KIND].at);
		abort();
	}
	library_add(library, &row);
}

Library *pages_build(const char *description)
{
	Library *library = library_open();
	Str rest = str(description), line;

	while (str_next_line(&rest, &line))
		if (!str_empty(str_trim(line)) && !str_starts(line, "#"))
			add_page(library, line);
	return library;
}

Library *pages_build_from(const char *name)
{
	Text path = text_in(NULL);

	text_format(&path, "lists/%s", name);
	text_add_byte(&path, '\0');
	char *description = read_test_data(path.at);

	if (description == NULL) {
		fprintf(stderr, "cannot read %s\n", path.at);
		abort();
	}
	Library *library = pages_build(description);

	free(description);
	text_clear(&path);
	return library;
}

static size_t find(void *context, Str address, Str time, size_t from)
{
	return library_find(context, address, time, from);
}

void pages_show(View *view, Library *library, const char *title, bool as_list)
{
	view_set_collection(view,
		&(ViewCollection){
			.library = library,
			.title = str(title),
			.as_list = as_list,
			.find = find,
			.context = library,
		});
}
