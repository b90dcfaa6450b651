/* SPDX-License-Identifier: ISC */
#include "source/record_stream.h"

#include <stdlib.h>
#include <string.h>

#include <zlib.h>

#include "source/zstd.h"

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
	z_stream inflater; /* of gzip */
	Zstd *zstd; /* owned; NULL: members are gzip */
	char *buffer; /* owned, BUFFER_BYTES; unused for plain parts */
	size_t start, end; /* what is not skipped yet */
	/* The first bytes of the next part, once they have been looked at; the inflater
	 * stands behind them. */
	char look[LOOK_BYTES];
	size_t look_size;
};

static const Str gzip_magic = STR("\x1f\x8b\x08");

/* How the members of STREAM begin. */
static Str magic_of(const RecordStream *stream)
{
	return stream->zstd != NULL ? zstd_magic : gzip_magic;
}

static bool is_member(RecordStream *stream, uint64_t at)
{
	Str magic = magic_of(stream);

	return str_equal(input_window(stream->input, at, magic.size), magic);
}

typedef enum {
	MEMBER_GOES_ON,
	MEMBER_ENDED,
	MEMBER_DAMAGED,
} MemberAnswer;

/* Inflates from *IN, which loses what was used, into ROOM bytes at OUT, of which *CAME are
 * filled. */
static MemberAnswer inflate_piece(z_stream *z, Str *in, char *out, size_t room, size_t *came)
{
	z->next_in = (unsigned char *)(uintptr_t)in->at;
	z->avail_in = (uInt)in->size;
	z->next_out = (unsigned char *)out;
	z->avail_out = (uInt)room;
	int answer = inflate(z, Z_NO_FLUSH);

	*in = str_from(*in, in->size - z->avail_in);
	*came = room - z->avail_out;
	if (answer == Z_MEM_ERROR)
		die_of_memory();
	if (answer == Z_STREAM_END)
		return MEMBER_ENDED;
	return answer == Z_OK || answer == Z_BUF_ERROR ? MEMBER_GOES_ON : MEMBER_DAMAGED;
}

/* The same of a frame. */
static MemberAnswer unpack_piece(Zstd *zstd, Str *in, char *out, size_t room, size_t *came)
{
	ZstdAnswer answer = zstd_unpack_some(zstd, in, out, room, came);

	if (answer == ZSTD_GOES_ON)
		return MEMBER_GOES_ON;
	return answer == ZSTD_ENDED ? MEMBER_ENDED : MEMBER_DAMAGED;
}

/* Unpacks into OUT until ROOM is full or the member ends; returns how many bytes
 * came. Damage and the end of the input end the member, too. */
static size_t unpack_some(RecordStream *stream, char *out, size_t room)
{
	size_t done = 0;

	while (done < room && !stream->member_ended) {
		Str window = input_window(stream->input, stream->at, INPUT_WINDOW_BYTES);

		if (window.size == 0) {
			stream->damaged = stream->member_ended = true;
			break;
		}
		size_t size = window.size, came;
		MemberAnswer answer = stream->zstd != NULL
			? unpack_piece(stream->zstd, &window, out + done, room - done, &came)
			: inflate_piece(&stream->inflater, &window, out + done, room - done, &came);

		stream->at += size - window.size;
		done += came;
		stream->member_ended = answer != MEMBER_GOES_ON;
		stream->damaged = answer == MEMBER_DAMAGED;
	}
	return done;
}

/* Looks into the member at AT. What unpacks it is left behind what was looked at. True
 * when a record begins there. */
static bool look_into(RecordStream *stream, uint64_t at)
{
	if (stream->zstd != NULL)
		zstd_begin(stream->zstd);
	else
		inflateReset(&stream->inflater);
	stream->at = at;
	stream->member_ended = stream->damaged = false;
	stream->look_size = unpack_some(stream, stream->look, LOOK_BYTES);
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

	if (stream->zstd != NULL && !stream->damaged)
		at = zstd_skip_idle(stream->input, at);
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
	stream->end += unpack_some(
		stream, stream->buffer + stream->end, BUFFER_BYTES - LOOK_BYTES - stream->end);
	if (stream->member_ended)
		join_next_member(stream);
}

RecordStream *record_stream_open(SourceInput *input, uint64_t offset, bool (*begins)(Str bytes))
{
	RecordStream *stream = memory_new(sizeof *stream);

	stream->input = input;
	stream->begins = begins;
	stream->fresh = true;
	if (zstd_begins(input_window(input, offset, ZSTD_MAGIC_BYTES))) {
		stream->zstd = zstd_open(input);
		offset = zstd_skip_idle(input, offset);
	}
	stream->at = stream->part_at = offset;
	stream->packed = is_member(stream, offset);
	if (!stream->packed) {
		stream->unpacked = offset;
		return stream;
	}
	if (stream->zstd != NULL)
		zstd_begin(stream->zstd);
	else if (inflateInit2(&stream->inflater, GZIP_WINDOW_BITS) != Z_OK)
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
	if (stream->packed && stream->zstd == NULL)
		inflateEnd(&stream->inflater);
	zstd_free(stream->zstd);
	free(stream->buffer);
	free(stream);
}

/* The first member from AT on that a record begins, looked into; UINT64_MAX for none. */
static uint64_t find_member(RecordStream *stream, uint64_t at)
{
	for (;;) {
		at = input_find(stream->input, magic_of(stream), at, UINT64_MAX);
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
	uint64_t end = stream->part_end, next = end;

	if (stream->look_size == 0)
		next = find_member(
			stream, damaged ? stream->part_at + magic_of(stream).size : next);
	stream->unpacked += stream->start;
	stream->start = stream->end = 0;
	stream->damaged = next == UINT64_MAX && !damaged && is_member(stream, end);
	if (next == UINT64_MAX)
		return false;
	stream->junk = damaged ? 0 : next - end;
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
