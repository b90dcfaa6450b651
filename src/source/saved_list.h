/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_SOURCE_SAVED_LIST_H
#define BROADSHEET_SOURCE_SAVED_LIST_H

/* One entry of a reading list, whatever program exported it and in whatever form: the
 * names that each of them has for the same few things, and the page that an entry
 * makes, be it a whole article or only where it was. */

#include "source/container.h"
#include "source/markup_writer.h"

typedef enum {
	SAVED_ADDRESS,
	SAVED_TITLE,
	SAVED_CONTENT,
	SAVED_AUTHOR,
	SAVED_PUBLISHED,
	SAVED_TIME, /* when it was saved */
	SAVED_SUMMARY,
	SAVED_LANGUAGE,
	SAVED_SITE,
	SAVED_FIELDS
} SavedField;

/* Texts are UTF-8 as they were found, or absent. */
typedef struct {
	Str field[SAVED_FIELDS];
} SavedEntry;

/* The next name of FIELD after *INDEX of them, NULL behind the last: "url", or a way
 * into objects and arrays, "content.url". Names are in lower case. */
const char *saved_name(SavedField field, size_t index);

/* The field that a column or an attribute NAME holds, in any case; SAVED_FIELDS when it
 * is none. */
SavedField saved_field_of(Str name);

/* When it was saved: a number of seconds or a date, as ISO 8601; absent when neither. */
Str saved_time(Arena *arena, const SavedEntry *entry);

/* Is there an address that names a page? */
bool saved_is_entry(const SavedEntry *entry);

/* Gives ENTRY, which stands at EXTENT, to WALK. */
bool saved_walk(ContainerWalk *walk, Arena *arena, const SavedEntry *entry, Extent extent);

/* Makes PAGE of ENTRY. */
void saved_fill(const SavedEntry *entry, ContainerPage *page);

#endif
