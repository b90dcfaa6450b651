/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_COLLECTION_INDEX_BESIDE_H
#define BROADSHEET_COLLECTION_INDEX_BESIDE_H

/* The index that lies beside an archive, by its name: "crawl-00000.cdxj" or
 * "crawl-00000.warc.gz.cdx" for "crawl-00000.warc.gz", and "crawl.cdxj" for all parts of a
 * crawl. */

#include <stddef.h>

#include "base/arena.h"
#include "base/str.h"
#include "source/source.h"

/* The name of the index beside item INDEX of SOURCE, in ARENA; absent where the item is no
 * archive by its name, or there is none. */
Str index_beside(const Source *source, size_t index, Arena *arena);

#endif
