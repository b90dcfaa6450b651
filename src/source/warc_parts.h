/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_SOURCE_WARC_PARTS_H
#define BROADSHEET_SOURCE_WARC_PARTS_H

/* What several records of a WARC file hold together.
 *
 * Segments: what is too large for one file goes on in records of type continuation, each
 * of which names the first one and its own number; the last also says how much there is
 * in all. Those that are in the same file are joined.
 *
 * Ranges: a server was asked for parts of a page, and each answer (status 206) is a record.
 * Those that go on where the last one ended are joined with the first one, where their
 * lengths are right and the server calls them parts of the same thing. */

#include <stdbool.h>
#include <stdint.h>

#include "base/str.h"
#include "base/text.h"
#include "source/record_stream.h"

/* Adds to BLOCK the segments of the record ORIGIN that follow where STREAM stands. True
 * when the last one was among them. */
bool warc_take_segments(RecordStream *stream, Str origin, Text *block);

/* Adds to BLOCK, an answer from ADDRESS, the ranges of the same page that follow where STREAM
 * stands; not when it is no first range. True when there were some. */
bool warc_take_ranges(RecordStream *stream, Str address, Text *block);

enum {
	WARC_RANGES = 8
};

/* Ranges that were listed last; begins as zeros. */
typedef struct {
	struct {
		uint64_t address; /* a hash */
		uint64_t end;
	} range[WARC_RANGES];
	unsigned next;
} WarcRanges;

/* Notes the range that BLOCK, an answer from ADDRESS of which the first bytes are known,
 * holds. True where it goes on where one of the last ended. */
bool warc_range_goes_on(WarcRanges *ranges, Str address, Str block);

#endif
