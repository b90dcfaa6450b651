/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_SOURCE_ZIP_NAMES_H
#define BROADSHEET_SOURCE_ZIP_NAMES_H

/* Members of a zip file by their names. A file of a hundred thousand is mostly asked for a few of
 * its first ones, or for one again and again, so the table of all names is made when that would
 * cost less than looking on does. */

#include "source/zip.h"

typedef struct {
	const ZipMember *members; /* borrowed */
	size_t count;
	size_t last; /* the one found last */
	size_t looked_at; /* members, before there was a table */
	uint32_t *slots; /* owned: numbers of members, 1 for the first, 0 for none; or NULL */
	size_t slot_count; /* a power of two */
} ZipNames;

/* The first of the members NAME, case ignored; NULL. */
const ZipMember *zip_names_find(ZipNames *names, Str name);

/* Frees the table. */
void zip_names_clear(ZipNames *names);

#endif
