/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_COLLECTION_SHARD_NAME_H
#define BROADSHEET_COLLECTION_SHARD_NAME_H

/* What the summary of a ZipNum index calls the packed index it is of may be a word that only
 * its server knows. A file beside the summary tells the paths ("crawl.loc" for "crawl.idx": a
 * line a word, the paths behind it, all parted by tabs); where there is none, the packed index
 * usually bears the summary's own name. */

#include <stddef.h>

#include "base/arena.h"
#include "base/str.h"
#include "source/source.h"

/* The name of the file beside item INDEX of SOURCE, a summary, that it calls NAME: in ARENA, or
 * NAME itself where that is there or nothing better is. Of paths the last part counts. */
Str shard_name(const Source *source, size_t index, Str name, Arena *arena);

#endif
