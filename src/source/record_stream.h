/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_SOURCE_RECORD_STREAM_H
#define BROADSHEET_SOURCE_RECORD_STREAM_H

/* A file of records, read once from front to back, plain, gzip or zstd. WARC and ARC
 * files are usually packed record by record, each a gzip member or zstd frame of its
 * own, so that a record can be reached by the offset of its member; but a file may also
 * be packed as a whole, or in members that care for no record.
 *
 * The stream is a row of parts. A part ends where a member ends and the next one
 * begins with a record; a plain file is one part. Bytes are looked at, then
 * skipped. A damaged member ends its part, and the next part is the next member
 * that unpacks to the beginning of a record. */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/str.h"
#include "base/text.h"
#include "source/input.h"

enum {
	RECORD_PEEK_BYTES_MAX = 64 << 10
};

typedef struct RecordStream RecordStream;

/* A stream of INPUT (borrowed) from OFFSET on, which is a member's when the input
 * is packed. BEGINS tells whether a record begins with those bytes (some 16 of them,
 * fewer at an end). */
RecordStream *record_stream_open(SourceInput *input, uint64_t offset, bool (*begins)(Str bytes));
void record_stream_free(RecordStream *stream);

/* A stream that stands at PLACE (record_stream_place), wherever it is reached. NULL when
 * INPUT does not reach so far. */
RecordStream *record_stream_open_place(
	SourceInput *input, uint64_t place, bool (*begins)(Str bytes));

/* Goes to the next part; the first one is there after opening. False at the end: the
 * stream is then damaged where a member begins there that is none. */
bool record_stream_next(RecordStream *stream);

/* The next bytes of the part, WANTED (RECORD_PEEK_BYTES_MAX at most) or up to its
 * end; borrowed until the next call. */
Str record_stream_peek(RecordStream *stream, size_t wanted);

/* Skips SIZE bytes of the part, or to its end; returns how many. */
uint64_t record_stream_skip(RecordStream *stream, uint64_t size);

/* Skips line ends, more of which than there should be are harmless; returns how many
 * bytes. */
uint64_t record_stream_skip_line_ends(RecordStream *stream);

/* Skips to the next record of the part. FIND gives its offset in bytes of the part, which
 * begin anywhere, or STR_NOWHERE; it knows one by its first MARK_BYTES with the line end
 * before them. False at the end of the part, where there is none. */
bool record_stream_skip_to(RecordStream *stream, size_t (*find)(Str bytes), size_t mark_bytes);

/* Moves up to SIZE bytes of the part to OUT; returns how many. */
size_t record_stream_take(RecordStream *stream, size_t size, Text *out);

/* What the next byte is reached by: the offset of the part when it is its first,
 * else how many unpacked bytes stand before it in the file. */
uint64_t record_stream_place(const RecordStream *stream);

/* True where the next byte is the first of its part. */
bool record_stream_is_fresh(const RecordStream *stream);

/* The offset in the input that has been reached; where the part ends, once it has
 * been read to its end. */
uint64_t record_stream_offset(const RecordStream *stream);

/* True when the part is a member, and when it was damaged or cut. */
bool record_stream_is_packed(const RecordStream *stream);
bool record_stream_is_damaged(const RecordStream *stream);

/* Bytes between this part and the one before that belong to neither. */
uint64_t record_stream_junk(const RecordStream *stream);

#endif
