/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_COLLECTION_REMEMBERED_FILES_H
#define BROADSHEET_COLLECTION_REMEMBERED_FILES_H

/* What the store (collection/recall) knows of the files of a collection: taken over into their
 * rows at once, then held against the files themselves, some at a time, and what is found out
 * kept in it. A store that cannot be used is no failure: nothing is remembered then. */

#include <stdbool.h>
#include <stddef.h>

#include "collection/holders.h"
#include "collection/named_files.h"
#include "collection/recall.h"

/* Whose files they are. All is borrowed. */
typedef struct {
	const char *folder; /* where the store is; NULL: nothing is remembered, nor kept */
	Source *const *sources;
	size_t source_count;
	NamedFiles *files;
	Holders *holders; /* told of the files that are known to hold several pages */
	/* Told once why nothing is remembered, or NULL. */
	void (*forgetful)(void *context, const Error *trouble);
	void *context;
} RememberedFilesJob;

typedef struct {
	RememberedFilesJob job;
	Recall *recall; /* owned; NULL: not opened (yet), or nothing is remembered */
	size_t checked; /* files before this one are as RECALL knew them, or have been told of */
	RecallCounts counts;
} RememberedFiles;

/* Nothing is opened yet. */
void remembered_files_init(RememberedFiles *remembered, const RememberedFilesJob *job);

/* Closes the store; what was noted and not yet saved is lost. */
void remembered_files_clear(RememberedFiles *remembered);

/* Opens the store and fills the rows of all it knows, unless that was done. Those files have
 * ended then. */
void remembered_files_recall(RememberedFiles *remembered);

/* Is ROW a file that an earlier run left as it is and knew to hold several pages, which are among
 * the rows? The store is opened for it. */
bool remembered_files_has_holder(RememberedFiles *remembered, size_t row);

/* Looks at some files, so few that keys are not kept waiting: what was told of one that has
 * changed or is gone counts no more, and it waits to be read. Nothing where all are checked. */
void remembered_files_check(RememberedFiles *remembered);

/* Have all been looked at? Also where there is no store, or it was not opened yet. */
bool remembered_files_are_checked(const RememberedFiles *remembered);

/* ROW, a file, or ITEM of the one that row FILE is, is to be kept as it is now. */
void remembered_files_note(RememberedFiles *remembered, size_t row);
void remembered_files_note_item(RememberedFiles *remembered, size_t file, size_t item, size_t row);

/* Saves some of what was noted if it is worth a change; saves some, or ALL. */
void remembered_files_save_when_due(RememberedFiles *remembered);
void remembered_files_save(RememberedFiles *remembered, bool all);

/* The order in which the list was left by the run before; false: none is known. And the one it
 * is left in now, kept with what else is noted. */
bool remembered_files_order(const RememberedFiles *remembered, LibraryOrder *order);
void remembered_files_note_order(RememberedFiles *remembered, LibraryOrder order);

#endif
