/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_COLLECTION_H
#define BROADSHEET_COLLECTION_H

/* The items of all sources as one list, and which of them an address means. Items
 * are numbered from 0 in the order of the command line. Sources are borrowed and
 * must outlive the collection. */

#include <stdbool.h>
#include <stddef.h>

#include "base/error.h"
#include "base/str.h"
#include "source/container.h"
#include "source/source.h"
#include "worker/reading.h"

typedef struct Collection Collection;

/* The items of the COUNT SOURCES. The caller frees it. */
Collection *collection_new(Source *const *sources, size_t count);
void collection_free(Collection *collection);

size_t collection_count(const Collection *collection);

/* The label of ITEM, clean, borrowed; and those of all. */
Str collection_label(const Collection *collection, size_t item);
const Str *collection_labels(const Collection *collection);

/* True when the items are to be shown as a list first: a folder is among the sources. */
bool collection_is_list(const Collection *collection);

/* What to write over the list: the folder's name, or "" for several sources. */
const char *collection_title(const Collection *collection);

/* The path of the file ITEM is, borrowed; absent where it is none. */
Str collection_path(const Collection *collection, size_t item);

/* A descriptor of ITEM, which the caller closes. -1 with ERR. */
int collection_open(const Collection *collection, size_t item, Error *err) MUST_CHECK;

/* What to ask a worker for to read ITEM: all of a file, or what a file holds. */
ReadingRequest collection_request(const Collection *collection, size_t item);

/* Adds ITEM, which the file HOLDER holds, at the end. Numbers stay as they are. */
void collection_add(Collection *collection, size_t holder, const ContainerItem *item);

/* From now on a list. When there is only one file, and it holds what was added, it is no
 * item itself any more, so that numbers change: all are one less. */
void collection_show_contained(Collection *collection);

/* The item that ADDRESS means: the first in an archive that has it, else the one whose path it is, else the first whose file name is the
 * last part of ADDRESS, percent signs decoded, with its query or without. STR_NOWHERE when
 * there is none. Nothing is opened. */
size_t collection_find(const Collection *collection, Str address);

#endif
