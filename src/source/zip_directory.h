/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_SOURCE_ZIP_DIRECTORY_H
#define BROADSHEET_SOURCE_ZIP_DIRECTORY_H

/* What a zip file says of its members, as it stands there: the entries of the directory at its
 * end, or, where there is none, the heads before the members themselves. Nothing is kept. */

#include <stdbool.h>
#include <stdint.h>

#include "source/input.h"
#include "source/zip.h"

/* The directory, as its end record says. */
typedef struct {
	uint64_t offset, size, count;
	uint64_t shift; /* that offsets in it lack */
} ZipDirectory;

enum {
	ZIP_ENTRY_BYTES = 46, /* of a directory entry, before its name: none has less */
};

/* Who is told of members; their texts are borrowed for the time of the call. */
typedef struct {
	bool (*take)(void *context, const ZipMember *member); /* false: no more, please */
	void *context;
} ZipTaker;

/* Looks for the end record from the end of INPUT backwards. False when there is none. */
bool zip_directory_find(SourceInput *input, ZipDirectory *out);

/* Tells of the members in DIRECTORY, in its order, up to the first that is none. */
void zip_directory_read(SourceInput *input, const ZipDirectory *directory, const ZipTaker *taker);

/* Tells of the members whose heads are found, in the order of the file. */
void zip_heads_read(SourceInput *input, const ZipTaker *taker);

/* What the head of a member says. */
typedef struct {
	unsigned method; /* ZIP_STORED, ZIP_DEFLATED or another */
	bool encrypted;
	uint64_t data; /* where that begins */
} ZipHead;
enum {
	ZIP_STORED = 0,
	ZIP_DEFLATED = 8,
};

/* The head at OFFSET; false when none is there. Does INPUT begin with one? */
bool zip_head_read(SourceInput *input, uint64_t offset, ZipHead *out);
/* The head of member NAME that is not where it should be but near there, in a file some bytes of
 * which are lost, or have come in. */
bool zip_head_find(SourceInput *input, Str name, uint64_t near, ZipHead *out);
bool zip_head_begins(SourceInput *input);

#endif
