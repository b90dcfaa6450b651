/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_COLLECTION_COLLECTION_H
#define BROADSHEET_COLLECTION_COLLECTION_H

/* The pages of all sources as rows of one library, how each is opened, and which of them
 * an address means. Rows are numbered from 0: the items of the sources in the order of the
 * command line, then what containers are found to hold. Sources are borrowed and must
 * outlive the collection. */

#include <stdbool.h>
#include <stddef.h>

#include "base/error.h"
#include "base/str.h"
#include "collection/first_items.h"
#include "collection/gatherer.h"
#include "library/library.h"
#include "source/source.h"
#include "worker/reading.h"

typedef struct Collection Collection;

/* The items of the COUNT SOURCES, to be gathered as OPTIONS say. The caller frees it; NULL is fine
 * there. */
Collection *collection_new(Source *const *sources, size_t count, const GathererOptions *options);
void collection_free(Collection *collection);

/* Its rows, who fills them, both borrowed, and how many rows there are by now. */
Library *collection_library(const Collection *collection);
Gatherer *collection_gatherer(const Collection *collection);
size_t collection_count(const Collection *collection);

/* What messages call ROW, clean, borrowed: the file's name, or that of what it holds. */
Str collection_label(const Collection *collection, size_t row);

/* True when the pages are to be shown as a list first: a folder is among the sources. */
bool collection_is_list(const Collection *collection);

/* What to write over the list, borrowed: the name of the folder, of the file that holds the
 * pages; "" for several sources. */
Str collection_title(const Collection *collection);

/* The path of the file that ROW is, or lies in, borrowed; absent where it is none. */
Str collection_path(const Collection *collection, size_t row);

/* A descriptor of the file that ROW is, or lies in, which the caller closes. -1 with ERR. Where
 * another row has the page that ROW only tells of, as a revisit or an entry of a reading list
 * does, it is that row's; so is what is asked for then. */
int collection_open(const Collection *collection, size_t row, Error *err) MUST_CHECK;

/* What to ask a worker for to read ROW: all of a file, or what a file holds. What it borrows
 * is good until the next call. */
ReadingRequest collection_request(Collection *collection, size_t row);

/* Is the file in ROW one that an earlier run found to hold several pages, and no other since? They
 * are among the rows then. Of small files the store is not asked: opening it takes longer than
 * beginning such a file anew. */
bool collection_remembers_holder(const Collection *collection, size_t row);

/* From now on a list: the file of row HOLDER holds pages, and is none itself. FIRST (taken over;
 * or NULL) is what was told of them so far. */
void collection_show_contained(Collection *collection, size_t holder, FirstItems *first);

/* The row that ADDRESS means to the page in row FROM, captured at TIME (or absent): the
 * library's answer (library_find), else the file whose path it is, else the first whose name
 * is the last part of ADDRESS, percent signs decoded, with its query or without.
 * LIBRARY_NOWHERE when there is none. Nothing is opened. */
size_t collection_find(Collection *collection, Str address, Str time, size_t from);

#endif
