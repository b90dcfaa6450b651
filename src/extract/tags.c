/* SPDX-License-Identifier: ISC */
#include "extract/tags.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

enum {
	TAG_NAME_BYTES = 12
};

typedef struct {
	const char *name;
	unsigned traits;
} TagRow;

#define TAG_ROW(name, text, traits) { text, traits },
static const TagRow rows[] = { TAG_TABLE(TAG_ROW) };
#undef TAG_ROW
static_assert(sizeof rows / sizeof *rows == TAG_OTHER, "a row a tag");

static int compare(const void *key, const void *row)
{
	return strcmp(key, ((const TagRow *)row)->name);
}

Tag tag_of(const char *name)
{
	char lower[TAG_NAME_BYTES];
	const char *colon = strrchr(name, ':');
	size_t size = 0;

	if (colon != NULL)
		name = colon + 1;
	for (; name[size] != '\0'; size++) {
		if (size + 1 >= sizeof lower)
			return TAG_OTHER;
		lower[size] = ascii_lower(name[size]);
	}
	lower[size] = '\0';
	const TagRow *row = bsearch(lower, rows, TAG_OTHER, sizeof *rows, compare);

	return row == NULL ? TAG_OTHER : (Tag)(row - rows);
}

const char *tag_name(Tag tag)
{
	return tag < TAG_OTHER ? rows[tag].name : "";
}

unsigned tag_traits(Tag tag)
{
	return tag < TAG_OTHER ? rows[tag].traits : 0;
}

int tag_heading_level(Tag tag)
{
	return tag >= TAG_H1 && tag <= TAG_H6 ? (int)(tag - TAG_H1) + 1 : 0;
}
