/* SPDX-License-Identifier: ISC */
#include "source/record_stream.h"

#include <stdlib.h>
#include <string.h>

#include <zlib.h>

enum {
	BUFFER_BYTES = 2 * RECORD_PEEK_BYTES_MAX,
	LINE_ENDS_BYTES = 64, /* looked at at once */
	LOOK_BYTES = 16, /* of a member, to see whether a record begins it */
	GZIP_WINDOW_BITS = 15 + 16,
};

struct RecordStream {
	SourceInput *input; /* borrowed */
	bool (*begins)(Str bytes);
	uint64_t at; /* offset of the next byte of the input to be read */
	uint64_t part_at, part_end; /* offsets of this part; its end once it is known */
	uint64_t unpacked; /* bytes of all parts before the buffer's first */
	uint64_t junk;
	bool packed;
	bool ended; /* no more bytes of this part come into the buffer */
	bool damaged;
	bool fresh; /* nothing of this part has been skipped */
	bool member_ended; /* the inflater waits for the next member */
	z_stream inflater;
	char *buffer; /* owned, BUFFER_BYTES; unused for plain parts */
	size_t start, end; /* what is not skipped yet */
	/* The first bytes of the next part, once they have been looked at; the inflater
	 * stands behind them. */
	char look[LOOK_BYTES];
	size_t look_size;
};

static const Str magic = STR("\x1f\x8b\x08");

static bool is_member(RecordStream *stream, uint64_t at)
{
	Str window = input_window(stream->input, at, magic.size);

	return window.size == magic.size && memcmp(window.at, magic.at, magic.size) == 0;
}

/* Inflates into OUT until ROOM is full or the member ends; returns how many bytes
 * came. Damage and the end of the input end the member, too. */
static size_t inflate_some(RecordStream *stream, char *out, size_t room)
{
	z_stream *z = &stream->inflater;
	size_t done = 0;

	while (done < room && !stream->member_ended) {
		Str window = input_window(stream->input, stream->at, INPUT_WINDOW_BYTES);

		if (window.size == 0) {
			stream->damaged = stream->member_ended = true;
			break;
		}
		z->next_in = (unsigned char *)(uintptr_t)window.at;
		z->avail_in = (uInt)window.size;
		z->next_out = (unsigned char *)out + done;
		z->avail_out = (uInt)(room - done);
		int answer = inflate(z, Z_NO_FLUSH);

		stream->at += window.size - z->avail_in;
		done = room - z->avail_out;
		if (answer == Z_MEM_ERROR)
			die_of_memory();
		if (answer == Z_STREAM_END) {
			stream->member_ended = true;
		} else if (answer != Z_OK && answer != Z_BUF_ERROR) {
			stream->damaged = stream->member_ended = true;
		}
	}
	return done;
}

/* Looks into the member at AT. The inflater is left behind what was looked at. True
 * when a record begins there. */
static bool look_into(RecordStream *stream, uint64_t at)
{
	inflateReset(&stream->inflater);
	stream->at = at;
	stream->member_ended = stream->damaged = false;
	stream->look_size = inflate_some(stream, stream->look, LOOK_BYTES);
	return stream->look_size > 0 && stream->begins(str_of(stream->look, stream->look_size));
}

/* What was looked at goes into the buffer. */
static void use_look(RecordStream *stream)
{
	memcpy(stream->buffer + stream->end, stream->look, stream->look_size);
	stream->end += stream->look_size;
	stream->look_size = 0;
}

/* The member has ended. Where another follows that begins with no record, it goes
 * on with this part; its first bytes are then in the buffer. */
static void join_next_member(RecordStream *stream)
{
	uint64_t at = stream->at;

	stream->part_end = at;
	if (stream->damaged || !is_member(stream, at)) {
		stream->ended = true;
		return;
	}
	bool begins = look_into(stream, at);

	if (!begins && stream->look_size > 0 && !stream->damaged) {
		use_look(stream);
		return;
	}
	if (!begins) {
		stream->look_size = 0;
		stream->at = at;
	}
	stream->damaged = false;
	stream->ended = true;
}

/* More bytes into the buffer, which has room for them. */
static void fill(RecordStream *stream)
{
	if (stream->start > 0) {
		memmove(stream->buffer, stream->buffer + stream->start,
			stream->end - stream->start);
		stream->unpacked += stream->start;
		stream->end -= stream->start;
		stream->start = 0;
	}
	stream->end += inflate_some(
		stream, stream->buffer + stream->end, BUFFER_BYTES - LOOK_BYTES - stream->end);
	if (stream->member_ended)
		join_next_member(stream);
}

RecordStream *record_stream_open(SourceInput *input, uint64_t offset, bool (*begins)(Str bytes))
{
	RecordStream *stream = memory_new(sizeof *stream);

	stream->input = input;
	stream->begins = begins;
	stream->at = stream->part_at = offset;
	stream->fresh = true;
	stream->packed = is_member(stream, offset);
	if (!stream->packed) {
		stream->unpacked = offset;
		return stream;
	}
	if (inflateInit2(&stream->inflater, GZIP_WINDOW_BITS) != Z_OK)
		die_of_memory();
	stream->buffer = memory_resize(NULL, BUFFER_BYTES);
	return stream;
}

RecordStream *record_stream_open_place(
	SourceInput *input, uint64_t place, bool (*begins)(Str bytes))
{
	RecordStream *stream = record_stream_open(input, place, begins);

	if (stream->packed && begins(record_stream_peek(stream, LOOK_BYTES)))
		return stream;
	record_stream_free(stream);
	stream = record_stream_open(input, 0, begins);
	uint64_t at = record_stream_skip(stream, place);

	while (at < place && record_stream_next(stream))
		at += record_stream_skip(stream, place - at);
	if (record_stream_peek(stream, 1).size > 0)
		return stream;
	record_stream_free(stream);
	return NULL;
}

void record_stream_free(RecordStream *stream)
{
	if (stream == NULL)
		return;
	if (stream->packed)
		inflateEnd(&stream->inflater);
	free(stream->buffer);
	free(stream);
}

/* The first member from AT on that a record begins, looked into; UINT64_MAX for none. */
static uint64_t find_member(RecordStream *stream, uint64_t at)
{
	for (;;) {
		at = input_find(stream->input, magic, at, UINT64_MAX);
		if (at == UINT64_MAX || look_into(stream, at))
			return at;
		at++;
	}
}

bool record_stream_next(RecordStream *stream)
{
	if (!stream->packed)
		return false;
	(void)record_stream_skip(stream, UINT64_MAX);
	bool damaged = stream->damaged;
	uint64_t next = stream->part_end;

	if (stream->look_size == 0)
		next = find_member(stream, damaged ? stream->part_at + magic.size : next);
	stream->unpacked += stream->start;
	stream->start = stream->end = 0;
	if (next == UINT64_MAX)
		return false;
	stream->junk = damaged ? 0 : next - stream->part_end;
	stream->damaged = false;
	stream->ended = false;
	stream->part_at = next;
	stream->fresh = true;
	use_look(stream);
	if (stream->member_ended)
		join_next_member(stream);
	return true;
}

Str record_stream_peek(RecordStream *stream, size_t wanted)
{
	if (!stream->packed)
		return input_window(stream->input, stream->at, wanted);
	while (stream->end - stream->start < wanted && !stream->ended)
		fill(stream);
	size_t size = stream->end - stream->start;

	return str_of(stream->buffer + stream->start, size < wanted ? size : wanted);
}

uint64_t record_stream_skip(RecordStream *stream, uint64_t size)
{
	uint64_t done = 0;

	stream->fresh = stream->fresh && size == 0;
	if (!stream->packed) {
		uint64_t total = input_size(stream->input);
		uint64_t left = stream->at < total ? total - stream->at : 0;

		done = size < left ? size : left;
		stream->at += done;
		stream->unpacked += done;
		return done;
	}
	while (done < size) {
		size_t held = stream->end - stream->start;

		if (held == 0 && stream->ended)
			break;
		if (held > size - done)
			held = (size_t)(size - done);
		stream->start += held;
		done += held;
		if (done < size && !stream->ended)
			fill(stream);
	}
	return done;
}

uint64_t record_stream_skip_line_ends(RecordStream *stream)
{
	uint64_t skipped = 0;

	for (;;) {
		Str bytes = record_stream_peek(stream, LINE_ENDS_BYTES);
		size_t ends = 0;

		while (ends < bytes.size && (bytes.at[ends] == '\r' || bytes.at[ends] == '\n'))
			ends++;
		if (ends == 0)
			return skipped;
		skipped += record_stream_skip(stream, ends);
	}
}

bool record_stream_skip_to(RecordStream *stream, size_t (*find)(Str bytes), size_t mark_bytes)
{
	for (;;) {
		Str bytes = record_stream_peek(stream, RECORD_PEEK_BYTES_MAX);
		size_t at = find(bytes);

		if (at != STR_NOWHERE) {
			(void)record_stream_skip(stream, at);
			return true;
		}
		if (bytes.size < RECORD_PEEK_BYTES_MAX) {
			(void)record_stream_skip(stream, bytes.size);
			return false;
		}
		(void)record_stream_skip(stream, bytes.size - mark_bytes);
	}
}

size_t record_stream_take(RecordStream *stream, size_t size, Text *out)
{
	size_t done = 0;

	while (done < size) {
		size_t wanted = size - done;
		Str part = record_stream_peek(
			stream, wanted < RECORD_PEEK_BYTES_MAX ? wanted : RECORD_PEEK_BYTES_MAX);

		if (part.size == 0)
			break;
		text_add(out, part);
		done += part.size;
		(void)record_stream_skip(stream, part.size);
	}
	return done;
}

uint64_t record_stream_place(const RecordStream *stream)
{
	if (!stream->packed)
		return stream->at;
	return stream->fresh ? stream->part_at : stream->unpacked + stream->start;
}

bool record_stream_is_fresh(const RecordStream *stream)
{
	return stream->fresh;
}

uint64_t record_stream_offset(const RecordStream *stream)
{
	return stream->packed && stream->ended ? stream->part_end : stream->at;
}

bool record_stream_is_packed(const RecordStream *stream)
{
	return stream->packed;
}

bool record_stream_is_damaged(const RecordStream *stream)
{
	return stream->damaged;
}

uint64_t record_stream_junk(const RecordStream *stream)
{
	return stream->junk;
}
