/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_SOURCE_DIRECTORY_H
#define BROADSHEET_SOURCE_DIRECTORY_H

/* The names in a directory, as the system tells them. A mirror has a directory for each day, so
 * what is asked of the system for one is as little as can be, and its memory serves for the
 * next. */

#include <stdbool.h>
#include <stddef.h>

#include "base/error.h"
#include "base/str.h"
#include "base/text.h"

/* A name, zero behind it, and what the directory says it is (DT_*). */
typedef struct {
	Str name;
	unsigned char type;
} DirectoryName;

typedef struct {
	DirectoryName *names; /* owned array, sorted by folder_order; names are borrowed of TOLD */
	size_t count, room;
	Text told; /* owned: records of the system */
} Directory;

/* Reads all names of the directory FD but hidden ones into OUT, which was zero before the first;
 * what was in it goes. Not many more than LIMIT. False with ERR. */
bool directory_read(Directory *out, int fd, size_t limit, Error *err) MUST_CHECK;

void directory_clear(Directory *directory);

/* Is NAME with ENDING behind it among the names? */
bool directory_has(const Directory *directory, Str name, const char *ending);

#endif
