/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_SOURCE_BYTES_H
#define BROADSHEET_SOURCE_BYTES_H

/* The child's half of a source: the bytes of a page, unpacked. Gzip and zstd are told by
 * their content, never by a name, as is everything else (source/sniff.h).
 *
 * Nobody is refused for being large: what lies beyond SOURCE_BYTES_MAX is left
 * out and said. What unpacks to absurdly more than it is, is refused. */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/error.h"
#include "base/text.h"
#include "source/input.h"

enum {
	BYTES_GZIP_NESTING_MAX = 3, /* a gzip file in a gzip file in a gzip file */
	BYTES_GZIP_RATIO_MAX = 250, /* unpacked to packed, above the first MiB; text
	                             * and markup stay far below, empty space does not */
	BYTES_GZIP_MEMBERS_MAX = 4096, /* one behind the other; the rest is left out */
};

/* Appends the bytes of INPUT to OUT (a heap text), gzip unpacked (several
 * members in a row too, junk behind them ignored) or zstd, zero bytes that only pad its
 * end left out. One that ends early, is damaged or has too many members, a file that
 * cannot be read to its end and one larger than SOURCE_BYTES_MAX give what came and *TRUNCATED
 * true. False with ERR, whose text begins with a verb: "is empty", "is ...". */
bool bytes_read(SourceInput *input, Text *out, bool *truncated, Error *err) MUST_CHECK;

/* The first bytes that bytes_read would give, at most ROOM of them, into OUT;
 * returns how many. Does a bounded amount of work. 0 where nothing can be read. */
size_t bytes_peek(SourceInput *input, char *out, size_t room);

/* Adds the name and the version of the unpacking library in use to OUT. */
void bytes_library(Text *out);

#endif
