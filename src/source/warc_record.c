/* SPDX-License-Identifier: ISC */
#include "source/warc_record.h"

#include <string.h>

#include "source/header.h"

enum {
	HEAD_LOOK_BYTES = 4096, /* where most heads end */
	HEAD_BYTES_MAX = RECORD_PEEK_BYTES_MAX,
	HEAD_BEGINS_BYTES = 64, /* that tell that it is one */
};

bool warc_begins_record(Str bytes)
{
	return str_starts(bytes, "WARC/");
}

/* Offset behind the empty line that ends the head in BYTES; STR_NOWHERE. */
static size_t end_of_head(Str bytes)
{
	for (size_t at = 0;;) {
		at = str_find_byte(bytes, '\n', at);
		if (at == STR_NOWHERE)
			return at;
		at++;
		if (at < bytes.size && bytes.at[at] == '\n')
			return at + 1;
		if (at + 1 < bytes.size && bytes.at[at] == '\r' && bytes.at[at + 1] == '\n')
			return at + 2;
	}
}

bool warc_peek_record(RecordStream *stream, Arena *arena, WarcRecord *record)
{
	Str bytes = record_stream_peek(stream, HEAD_LOOK_BYTES);

	if (!warc_begins_record(bytes))
		return false;
	size_t end = end_of_head(bytes);

	if (end == STR_NOWHERE) {
		bytes = record_stream_peek(stream, HEAD_BYTES_MAX);
		end = end_of_head(bytes);
	}
	*record = (WarcRecord){ .size = end == STR_NOWHERE ? bytes.size : end };
	Str rest = str_copy(arena, str_slice(bytes, 0, record->size)), line;
	unsigned long length = 0;

	(void)str_next_line(&rest, &line);
	record->header = rest;
	record->has_length =
		str_number(str_trim(header_value(arena, rest, "Content-Length")), &length);
	record->length = length;
	return true;
}

Str warc_field(Arena *arena, const WarcRecord *record, const char *name)
{
	Str value = str_trim(header_value(arena, record->header, name));

	if (value.size >= 2 && value.at[0] == '<' && value.at[value.size - 1] == '>')
		value = str_slice(value, 1, value.size - 1);
	return value;
}

bool warc_is_followed_well(RecordStream *stream)
{
	uint64_t ends = record_stream_skip_line_ends(stream);
	Str next = record_stream_peek(stream, sizeof "WARC/");

	return next.size == 0 || (ends > 0 && warc_begins_record(next));
}

const Str warc_record_mark = STR("\nWARC/");

static size_t find_record(Str bytes)
{
	const char *at = memmem(bytes.at, bytes.size, warc_record_mark.at, warc_record_mark.size);

	return at != NULL ? (size_t)(at + 1 - bytes.at) : STR_NOWHERE;
}

/* Are BYTES a version line and a field of WARC's? */
static bool is_head(Str bytes)
{
	Str line, rest = bytes;

	if (!warc_begins_record(bytes) || !str_next_line(&rest, &line))
		return false;
	Str version = str_trim(str_from(line, sizeof "WARC/" - 1));

	return version.size > 2 && version.size < 6 && ascii_is_digit(version.at[0]) &&
		version.at[1] == '.' &&
		(str_starts_nocase(rest, "WARC-") || str_starts_nocase(rest, "Content-"));
}

size_t warc_find_head(Str bytes)
{
	for (size_t at = 0; (at = str_find(bytes, "WARC/", at)) != STR_NOWHERE; at++)
		if (is_head(str_from(bytes, at)))
			return at;
	return STR_NOWHERE;
}

uint64_t warc_find_head_in(SourceInput *input, uint64_t from, uint64_t limit)
{
	while ((from = input_find(input, (Str)STR("WARC/"), from, limit)) != UINT64_MAX) {
		if (is_head(input_window(input, from, HEAD_BEGINS_BYTES)))
			break;
		from++;
	}
	return from;
}

bool warc_skip_to_record(RecordStream *stream)
{
	return record_stream_skip_to(stream, find_record, warc_record_mark.size);
}

bool warc_next_record(RecordStream *stream, Arena *arena, WarcRecord *record)
{
	do {
		(void)record_stream_skip_line_ends(stream);
		if (record_stream_peek(stream, 1).size > 0 &&
			(warc_peek_record(stream, arena, record) ||
				(warc_skip_to_record(stream) &&
					warc_peek_record(stream, arena, record))))
			return true;
	} while (record_stream_next(stream));
	return false;
}
