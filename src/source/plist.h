/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_SOURCE_PLIST_H
#define BROADSHEET_SOURCE_PLIST_H

/* Property lists as web archives use them: dictionaries, arrays, strings and data, in
 * the binary form (bplist00) and in XML. One look at a time: a value is where it lies in
 * the file, its members are looked up when asked for, so a list that names itself costs
 * no more than one that does not. */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/str.h"

typedef struct {
	Str bytes; /* all of the file; borrowed */
	bool binary;
	unsigned offset_bytes, reference_bytes; /* binary: the size of a number */
	uint64_t count, table; /* binary: objects, and where their offsets stand */
	const uint64_t *mended; /* binary: the offsets themselves, where the table is lost */
} Plist;

/* A value: of the binary form its offset in the file, of XML the markup of its element.
 * Absent: a NULL pointer. */
typedef struct {
	Str markup;
	uint64_t offset;
	bool present;
} PlistValue;

/* Looks at BYTES. False when they are no property list. */
bool plist_open(Str bytes, Plist *plist);

/* Makes PLIST, whose bytes are those of the binary form, anew from its objects, which writers
 * put one behind the other with the outermost first: for a file that was cut and so has no
 * table. Numbers of objects are taken to be of SIZE bytes (1, 2 or 4). False when not even the
 * outermost is there. */
bool plist_mend(Arena *arena, unsigned size, Plist *plist);

/* Its outermost value. */
PlistValue plist_root(const Plist *plist);

/* The value of KEY in the dictionary VALUE; absent when there is none. */
PlistValue plist_member(Arena *arena, const Plist *plist, PlistValue value, const char *key);

/* The value at INDEX of the array VALUE; absent behind its end. */
PlistValue plist_at(const Plist *plist, PlistValue value, size_t index);

/* A string as UTF-8, or data as the bytes they are; absent for other values. Borrowed or
 * in ARENA. */
Str plist_text(Arena *arena, const Plist *plist, PlistValue value);

#endif
