/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_SOURCE_ZSTD_H
#define BROADSHEET_SOURCE_ZSTD_H

/* Zstandard (RFC 8878), in which servers send some pages and some crawlers write WARC
 * files: by the library libzstd, if it is installed (source/late_library.h).
 *
 * Packed bytes are frames, one behind the other; frames to be skipped may stand anywhere
 * between. A WARC file may begin with one that holds the dictionary of all others (the
 * draft of the IIPC on .warc.zst), plain or packed itself; a frame may be packed without
 * it all the same. */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/str.h"
#include "base/text.h"
#include "source/inflate.h"
#include "source/input.h"

enum {
	ZSTD_MAGIC_BYTES = 4
};

extern const Str zstd_magic; /* how a frame begins */

/* What is said where the library is missing, with a verb in front: "is ..., and ...". */
extern const char zstd_is_missing[];

/* Opens the library. False when there is none. */
bool zstd_prepare(void);

/* True when it is ready; notes that it was asked for. */
bool zstd_ask(void);

/* True when it was asked for before it was opened. */
bool zstd_missed(void);

/* Do BYTES begin with a frame, or one that is to be skipped? */
bool zstd_begins(Str bytes);

/* The offset in INPUT, AT or behind it, where no frame to be skipped stands. */
uint64_t zstd_skip_idle(SourceInput *input, uint64_t at);

typedef struct Zstd Zstd;

/* What unpacks the frames of INPUT (borrowed), with the dictionary it brings; that is kept
 * with INPUT. NULL where the library is missing. The caller frees it. */
Zstd *zstd_open(SourceInput *input);
void zstd_free(Zstd *zstd);

/* Another frame begins with what is unpacked next. */
void zstd_begin(Zstd *zstd);

typedef enum {
	ZSTD_GOES_ON,
	ZSTD_ENDED, /* the frame has */
	ZSTD_DAMAGED, /* spoilt, or it unpacks to more than any page does */
} ZstdAnswer;

/* Unpacks from *IN, which loses what was used, into ROOM bytes at OUT; *CAME is how many
 * were filled. */
ZstdAnswer zstd_unpack_some(Zstd *zstd, Str *in, char *out, size_t room, size_t *came);

/* Appends to OUT what all frames of INPUT unpack to, LIMIT bytes at most; as inflate_input. */
InflateAnswer zstd_unpack(SourceInput *input, size_t limit, Text *out);

#endif
