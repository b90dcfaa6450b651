/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_COLLECTION_NAMED_FILES_H
#define BROADSHEET_COLLECTION_NAMED_FILES_H

/* The files of a collection, by the rows they have in its library, which are the first ones: how
 * far each has come, and how it gets to a child that reads it. A file that is not to be had ends
 * here, and its row says why; nothing here is an error of the caller's. */

#include <stdbool.h>
#include <stddef.h>

#include "base/error.h"
#include "collection/file_queue.h"
#include "library/library.h"
#include "source/source.h"
#include "worker/cataloguer.h"

typedef struct {
	Source *const *sources; /* borrowed */
	Library *library; /* borrowed */
	FileQueue queue; /* owned; numbers are rows; what containers hold comes behind these */
	size_t nothing; /* files that turned out to be empty, or gone */
	size_t vanished; /* those that were gone */
} NamedFiles;

/* Adds a row for each item of the COUNT SOURCES to LIBRARY, which has none yet: all wait. */
void named_files_init(NamedFiles *files, Source *const *sources, size_t count, Library *library);

/* Frees what FILES hold. */
void named_files_clear(NamedFiles *files);

/* What was told of the file in ROW counts no more: the row has its name and address alone. */
void named_files_forget(NamedFiles *files, size_t row);

/* The file of ROW has ended and cannot be read, because of ERR. */
void named_files_fail(NamedFiles *files, size_t row, const Error *err);

/* A descriptor of the file of ROW, to be closed by the caller; -1, and that file has ended, when
 * it is not to be had. */
int named_files_open(NamedFiles *files, size_t row);

/* Is the file of ROW, which is looked at, larger than a page may be? */
bool named_files_is_large(NamedFiles *files, size_t row);

/* Reads the file of ROW and gives it to CHILD as a page; where that cannot be, it has ended. A
 * page that is nothing but frames goes with those that were saved beside it. */
void named_files_give(NamedFiles *files, size_t row, Cataloguer *child);

#endif
