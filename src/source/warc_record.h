/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_SOURCE_WARC_RECORD_H
#define BROADSHEET_SOURCE_WARC_RECORD_H

/* One record of a WARC file: its head, and what stands between it and the next. */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/str.h"
#include "source/record_stream.h"

/* The head of a record; texts live in the arena. */
typedef struct {
	Str header; /* its fields */
	size_t size; /* of the head, its empty line included */
	uint64_t length; /* of the block */
	bool has_length;
} WarcRecord;

/* What a record begins with, and the end of the line before it. */
extern const Str warc_record_mark;

/* Does a record begin with BYTES? */
bool warc_begins_record(Str bytes);

/* The head of the record that STREAM stands at; it is not skipped. False where no
 * record begins. */
bool warc_peek_record(RecordStream *stream, Arena *arena, WarcRecord *record);

/* The value of field NAME without the angle brackets some writers put around it. */
Str warc_field(Arena *arena, const WarcRecord *record, const char *name);

/* Is what follows the block of a record, once the line ends are skipped, what should:
 * another record, or the end? */
bool warc_is_followed_well(RecordStream *stream);

/* The offset in BYTES of what can only be the head of a record, wherever in a line it begins, as
 * behind one that was cut; STR_NOWHERE. The same of INPUT, FROM or behind it and before LIMIT;
 * UINT64_MAX. */
size_t warc_find_head(Str bytes);
uint64_t warc_find_head_in(SourceInput *input, uint64_t from, uint64_t limit);

/* Skips to the next record of the part. False when there is none. */
bool warc_skip_to_record(RecordStream *stream);

/* The next record from where STREAM stands, in this part or another; the stream stands at
 * it. False at the end of the file. */
bool warc_next_record(RecordStream *stream, Arena *arena, WarcRecord *record);

#endif
