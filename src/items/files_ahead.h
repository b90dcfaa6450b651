/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_ITEMS_FILES_AHEAD_H
#define BROADSHEET_ITEMS_FILES_AHEAD_H

/* The files of what was named to the program, one after the other, each given to a child before
 * its turn comes: as many are read at once as there are processors. What a child has ready waits
 * in its pipe. */

#include <stdbool.h>
#include <stddef.h>

#include "base/error.h"
#include "base/str.h"
#include "items/items.h"
#include "source/source.h"

typedef struct FilesAhead FilesAhead;

/* The file whose turn it is, or what could not be opened. */
typedef struct {
	const char *source_name; /* as it was named to the program */
	const Source *source; /* what of it was opened; or NULL */
	Error error; /* then: why */
	Str name; /* of the file, in messages */
	bool first; /* of its source */
} FileAhead;

/* For TASK (as items_visit) on the COUNT sources of NAMES, borrowed until it is freed. */
FilesAhead *files_ahead_new(char *const *names, size_t count, ReadingTask task);

/* The next file; NULL when there is none. Borrowed until the next call. */
const FileAhead *files_ahead_next(FilesAhead *ahead);

/* Goes through it as items_visit. */
bool files_ahead_visit(FilesAhead *ahead, const ItemsListener *listener);

/* Ends what still runs; NULL is fine. */
void files_ahead_free(FilesAhead *ahead);

#endif
