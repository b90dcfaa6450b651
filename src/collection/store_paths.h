/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_COLLECTION_STORE_PATHS_H
#define BROADSHEET_COLLECTION_STORE_PATHS_H

/* The paths by which the store knows the files of a library: the true path of the source, and
 * within a folder what is behind that. None is made before it is asked for: there may be a
 * hundred thousand, and mostly two are compared. */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/str.h"
#include "base/text.h"
#include "library/key_index.h"
#include "library/library.h"
#include "source/source.h"

typedef struct {
	Source *const *sources; /* borrowed, as the two below */
	const Library *library;
	const Str *folders; /* of each source: its true path; absent where nothing is kept of it */
	size_t file_count; /* rows of files; those of what they hold are behind them */
} StorePaths;

/* Those of the rows of LIBRARY so far, which are the items of the COUNT SOURCES in order. What is
 * needed for it lies in ARENA. */
StorePaths store_paths(Arena *arena, Source *const *sources, size_t count, const Library *library);

/* The path of the file in row FILE, into OUT, which is cleared. False when it has none. */
bool store_paths_add(const StorePaths *paths, size_t file, Text *out);

/* Is PATH that of the file in row FILE? */
bool store_paths_equal(const StorePaths *paths, size_t file, Str path);

/* All the sources as one number. */
uint64_t store_paths_hash(const StorePaths *paths);

/* Looking for rows by paths that mostly come in the order of the rows. Begins as { .paths =
 * PATHS }. */
typedef struct {
	const StorePaths *paths; /* borrowed */
	size_t next; /* row that is expected */
	KeyIndex rows; /* owned: by path, from the first that was not the expected one */
	bool indexed; /* there was one */
} StorePathSearch;

/* The row of the file at PATH; LIBRARY_NOWHERE when none is. */
size_t store_path_search(StorePathSearch *search, Str path);
void store_path_search_end(StorePathSearch *search);

#endif
