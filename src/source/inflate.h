/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_SOURCE_INFLATE_H
#define BROADSHEET_SOURCE_INFLATE_H

/* Unpacking what is in memory or in a part of an input: bodies of HTTP, members of
 * zip files. Bounded in size and in ratio; what came before damage is kept. */

#include <stddef.h>

#include "base/str.h"
#include "base/text.h"
#include "source/input.h"

typedef enum {
	PACKED_RAW, /* deflate as it is in zip files */
	PACKED_ZLIB, /* deflate with zlib's head and sum around it */
	PACKED_GZIP,
} Packing;

typedef enum {
	INFLATE_WHOLE,
	INFLATE_DAMAGED, /* spoilt or cut; what came is kept */
	INFLATE_LIMIT, /* more than the limit */
	INFLATE_BOMB, /* absurdly more than it is packed; that it is was soon clear */
} InflateAnswer;

/* Appends to OUT what the SIZE bytes of INPUT from OFFSET unpack to, LIMIT bytes at
 * most. What stands behind the packed bytes is ignored. */
InflateAnswer inflate_input(SourceInput *input, uint64_t offset, uint64_t size, Packing packing,
	size_t limit, Text *out);

/* The same of BYTES. */
InflateAnswer inflate_bytes(Str bytes, Packing packing, size_t limit, Text *out);

#endif
