/* SPDX-License-Identifier: ISC */
#include "made_rows.h"

#include <stdio.h>
#include <string.h>

const LibraryOrder as_they_came = { .key = LIBRARY_BY_PLACE };

const LibraryFilter all = { .words = { NULL, 0 } };

LibraryRow row_of(const char *address, const char *captured)
{
	LibraryRow row = library_row_at(&(LibraryPlace){ .item = 0 });

	row.address = str(address);
	row.captured = str(captured);
	return row;
}

size_t add(Library *library, const char *address, const char *captured)
{
	LibraryRow row = row_of(address, captured);

	return library_add(library, &row);
}

static unsigned next(unsigned *seed, unsigned below)
{
	*seed = *seed * 1664525u + 1013904223u;
	return (*seed >> 8) % below;
}

static const char *const sites[] = { NULL, "Alpha Post", "beta daily", "Gamma" };

static const char *const hosts[] = { "unknown.example", "alpha.example", "beta.example",
	"gamma.example" };

void make(Made *made, Library *library)
{
	unsigned seed = 7;

	for (int i = 0; i < MADE; i++) {
		Made *one = &made[i];
		unsigned site = next(&seed, COUNT(sites));

		memset(one, 0, sizeof *one);
		snprintf(one->address, sizeof one->address, "http://www.%s/%d", hosts[site], i);
		snprintf(one->title, sizeof one->title, "%c%s %u", "aBcDeF"[next(&seed, 6)],
			next(&seed, 2) ? "lpine" : "\xC3\x89lan", next(&seed, 50));
		one->site = sites[site];
		if (next(&seed, 4) > 0)
			snprintf(one->section, sizeof one->section, "part %u", next(&seed, 5));
		if (next(&seed, 5) > 0) {
			one->year = 2005 + (int)next(&seed, 6);
			one->month = 1 + (int)next(&seed, 12);
			one->day = 1 + (int)next(&seed, 28);
			snprintf(one->date, sizeof one->date, "%d-%02d-%02d", one->year, one->month,
				one->day);
		}
		one->words = (int)next(&seed, 3000) - 1;
		one->comments = (int)next(&seed, 40) - 1;
		one->kind = next(&seed, LIBRARY_CONTAINER);

		LibraryRow row = row_of(one->address, NULL);

		row.state = LIBRARY_READ;
		row.title = str(one->title);
		row.site = str(one->site);
		row.section = one->section[0] != '\0' ? str(one->section) : STR_NONE;
		row.date = one->year > 0 ? str(one->date) : STR_NONE;
		row.words = one->words;
		row.comments = one->comments;
		row.kind = one->kind;
		library_add(library, &row);
	}
}
