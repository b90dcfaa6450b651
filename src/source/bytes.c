/* SPDX-License-Identifier: ISC */
#include "source/bytes.h"

#include <stdlib.h>
#include <string.h>

#include <zlib.h>

#include "source/source.h"
#include "source/zstd.h"

enum {
	WINDOW_BYTES = 64 << 10, /* read or unpacked at once */
	RATIO_FREE_BYTES = 1 << 20, /* unpacked before the ratio counts */
	PADDING_BYTES = 4096, /* zero bytes at the end that are no text */
	GZIP_WINDOW_BITS = 15 + 16, /* zlib's way to say: gzip and nothing else */
	FIRST_ROOM_BYTES = 256 << 10, /* for unpacked bytes, before any came */
	MAGIC_BYTES = 3,
};

/* How much work a file may cost, whatever it unpacks to at last: bytes read of it,
 * and bytes unpacked at all levels together. */
typedef struct {
	uint64_t read_bytes, unpacked_bytes;
} WorkLimit;

static const WorkLimit whole_limit = { 4ULL * SOURCE_BYTES_MAX, 4ULL * SOURCE_BYTES_MAX };
static const WorkLimit peek_limit = { 256 << 10, 1 << 20 };

/* Bytes on their way up: window 0 holds the file's, window N + 1 what window N
 * unpacks to. */
typedef struct {
	unsigned char *bytes; /* owned, WINDOW_BYTES */
	size_t start, end; /* what is not used yet */
	bool ended; /* nothing more comes after these */
	z_stream inflater; /* unpacks the window below; unused in window 0 */
} Window;

typedef struct {
	SourceInput *input; /* borrowed */
	WorkLimit limit;
	uint64_t offset; /* bytes of the file that came into window 0 */
	uint64_t unpacked; /* bytes that came out of all inflaters */
	unsigned members; /* behind the first, at all levels */
	bool damaged; /* a gzip was cut or spoilt or goes on too long, or reading failed */
	bool bomb;
	Window windows[BYTES_GZIP_NESTING_MAX + 1];
	int top; /* the window whose bytes are the item's */
} Unpacker;

static bool is_gzip(const unsigned char *at, size_t size)
{
	return size >= MAGIC_BYTES && at[0] == 0x1f && at[1] == 0x8b && at[2] == Z_DEFLATED;
}

/* Unpacking */

static bool too_rich(const Unpacker *unpacker)
{
	const Window *file = &unpacker->windows[0];
	uint64_t packed = unpacker->offset - (file->end - file->start);

	return unpacker->unpacked > RATIO_FREE_BYTES + packed * BYTES_GZIP_RATIO_MAX ||
		unpacker->unpacked > unpacker->limit.unpacked_bytes;
}

static void fill_from_file(Unpacker *unpacker, Window *window)
{
	size_t got = 0;

	if (unpacker->offset < unpacker->limit.read_bytes)
		got = input_read(unpacker->input, unpacker->offset, window->bytes + window->end,
			WINDOW_BYTES - window->end);
	if (input_error(unpacker->input) != 0)
		unpacker->damaged = true;
	if (got == 0) {
		window->ended = true;
		return;
	}
	window->end += got;
	unpacker->offset += got;
}

/* Makes room behind the unused bytes of WINDOW. */
static void compact(Window *window)
{
	memmove(window->bytes, window->bytes + window->start, window->end - window->start);
	window->end -= window->start;
	window->start = 0;
}

static bool fill(Unpacker *unpacker, int level);

/* At least WANTED unused bytes in the window of LEVEL, or false at its end. */
static bool want(Unpacker *unpacker, int level, size_t wanted)
{
	Window *window = &unpacker->windows[level];

	while (window->end - window->start < wanted)
		if (!fill(unpacker, level))
			return false;
	return true;
}

/* Another gzip member begins behind the one that has just ended; what else may
 * stand there is junk, which gzip(1) ignores as well. */
static bool begin_next_member(Unpacker *unpacker, int level)
{
	Window *below = &unpacker->windows[level - 1];

	if (!want(unpacker, level - 1, MAGIC_BYTES) ||
		!is_gzip(below->bytes + below->start, below->end - below->start))
		return false;
	if (++unpacker->members >= BYTES_GZIP_MEMBERS_MAX) {
		unpacker->damaged = true;
		return false;
	}
	return inflateReset(&unpacker->windows[level].inflater) == Z_OK;
}

/* Inflates from the window below into WINDOW until some bytes came or it ended. */
static void fill_from_below(Unpacker *unpacker, int level)
{
	Window *window = &unpacker->windows[level];
	Window *below = &unpacker->windows[level - 1];
	z_stream *inflater = &window->inflater;
	size_t before = window->end;

	while (window->end == before && !window->ended) {
		if (!want(unpacker, level - 1, 1)) {
			unpacker->damaged = true; /* ended in the middle of a member */
			window->ended = true;
			return;
		}
		inflater->next_in = below->bytes + below->start;
		inflater->avail_in = (uInt)(below->end - below->start);
		inflater->next_out = window->bytes + window->end;
		inflater->avail_out = (uInt)(WINDOW_BYTES - window->end);
		int answer = inflate(inflater, Z_NO_FLUSH);

		below->start = below->end - inflater->avail_in;
		unpacker->unpacked += WINDOW_BYTES - window->end - inflater->avail_out;
		window->end = WINDOW_BYTES - inflater->avail_out;
		if (answer == Z_MEM_ERROR)
			die_of_memory();
		if (answer == Z_STREAM_END) {
			window->ended = !begin_next_member(unpacker, level);
		} else if (answer != Z_OK && answer != Z_BUF_ERROR) {
			unpacker->damaged = true;
			window->ended = true;
		}
		unpacker->bomb = unpacker->bomb || too_rich(unpacker);
		window->ended = window->ended || unpacker->bomb;
	}
}

/* More bytes in the window of LEVEL; false when there are none to come. Calls
 * itself for the level below, so at most BYTES_GZIP_NESTING_MAX deep. */
static bool fill(Unpacker *unpacker, int level)
{
	Window *window = &unpacker->windows[level];

	if (window->ended)
		return false;
	compact(window);
	size_t before = window->end;

	if (level == 0)
		fill_from_file(unpacker, window);
	else
		fill_from_below(unpacker, level);
	return window->end > before;
}

static void open_window(Unpacker *unpacker, int level)
{
	Window *window = &unpacker->windows[level];

	window->bytes = memory_resize(NULL, WINDOW_BYTES);
	if (level > 0 && inflateInit2(&window->inflater, GZIP_WINDOW_BITS) != Z_OK)
		die_of_memory();
}

static bool top_is_gzip(Unpacker *unpacker)
{
	Window *top = &unpacker->windows[unpacker->top];

	return want(unpacker, unpacker->top, MAGIC_BYTES) &&
		is_gzip(top->bytes + top->start, top->end - top->start);
}

/* Opens a window for each gzip within a gzip. False when there are too many. */
static bool unpacker_open(Unpacker *unpacker, SourceInput *input, WorkLimit limit)
{
	*unpacker = (Unpacker){ .input = input, .limit = limit };
	open_window(unpacker, 0);
	while (top_is_gzip(unpacker)) {
		if (unpacker->top == BYTES_GZIP_NESTING_MAX)
			return false;
		unpacker->top++;
		open_window(unpacker, unpacker->top);
	}
	return true;
}

static void unpacker_close(Unpacker *unpacker)
{
	for (int level = 0; level <= unpacker->top; level++) {
		if (level > 0)
			inflateEnd(&unpacker->windows[level].inflater);
		free(unpacker->windows[level].bytes);
	}
}

/* Appending to a text of the heap that may be a good part of all memory: it
 * grows by half, not by doubling, and never beyond what may be needed. */

static void reserve(Text *out, size_t size)
{
	size_t wanted = out->size + size;

	if (wanted <= out->capacity)
		return;
	out->at = memory_resize(out->at, wanted);
	out->capacity = wanted;
}

static void append(Text *out, const unsigned char *at, size_t size)
{
	if (out->capacity - out->size < size)
		reserve(out, size + out->size / 2 + FIRST_ROOM_BYTES);
	memcpy(out->at + out->size, at, size);
	out->size += size;
}

/* Moves what the unpacker gives to OUT, LIMIT bytes at most. True when there was
 * more than that. */
static bool drain(Unpacker *unpacker, Text *out, size_t limit)
{
	size_t left = limit;

	while (want(unpacker, unpacker->top, 1)) {
		Window *top = &unpacker->windows[unpacker->top];
		size_t size = top->end - top->start;

		if (left == 0)
			return true;
		if (size > left)
			size = left;
		append(out, top->bytes + top->start, size);
		top->start += size;
		left -= size;
	}
	return false;
}

static bool say_bomb(const char *packing, Error *err)
{
	error_set(err, ERROR_LIMIT,
		"is a %s file that unpacks to more than %d times its size, which no page does",
		packing, BYTES_GZIP_RATIO_MAX);
	return error_hint(err, "Such files are made to fill memory; it was not opened.");
}

static bool read_gzip(SourceInput *input, Text *out, bool *truncated, Error *err)
{
	Unpacker unpacker;
	size_t before = out->size;
	bool opened = unpacker_open(&unpacker, input, whole_limit);
	bool more = opened && drain(&unpacker, out, SOURCE_BYTES_MAX);
	bool came = out->size > before;

	*truncated = more || unpacker.damaged;
	unpacker_close(&unpacker);
	if (!opened)
		return error_set(err, ERROR_LIMIT, "is gzip within gzip more than %d times",
			BYTES_GZIP_NESTING_MAX);
	if (unpacker.bomb)
		return say_bomb("gzip", err);
	if (!came && input_error(input) != 0)
		return error_system(err, input_error(input), "cannot be read");
	if (!came && unpacker.damaged)
		return error_set(
			err, ERROR_FORMAT, "is a gzip file that is damaged at its very beginning");
	return true;
}

static bool read_zstd(SourceInput *input, Text *out, bool *truncated, Error *err)
{
	size_t before = out->size;

	if (!zstd_ask())
		return error_set(err, ERROR_FORMAT, "is %s", zstd_is_missing);
	InflateAnswer answer = zstd_unpack(input, SOURCE_BYTES_MAX, out);

	*truncated = answer != INFLATE_WHOLE;
	if (answer == INFLATE_BOMB)
		return say_bomb("zstd", err);
	if (out->size == before && answer == INFLATE_DAMAGED)
		return error_set(
			err, ERROR_FORMAT, "is a zstd file that is damaged at its very beginning");
	return true;
}

/* The bytes of an input as they are. */
static bool read_plain(SourceInput *input, Text *out, bool *truncated, Error *err)
{
	uint64_t size = input_size(input);
	size_t wanted = size < SOURCE_BYTES_MAX ? (size_t)size : SOURCE_BYTES_MAX;
	size_t start = out->size;

	if (wanted == 0)
		return true;
	reserve(out, wanted);
	out->size += input_read(input, 0, out->at + out->size, wanted);
	if (out->size == start && input_error(input) != 0)
		return error_system(err, input_error(input), "cannot be read");
	*truncated = size > SOURCE_BYTES_MAX || out->size - start < wanted;
	return true;
}

/* Disk images and broken downloads pad with zero bytes. An even number of them
 * goes, so that UTF-16 stays whole. */
static void drop_padding(Text *out, size_t start)
{
	size_t size = out->size;

	while (size > start && out->at[size - 1] == '\0')
		size--;
	bool only_zeros = size == start;

	size += (size - start) % 2;
	if (only_zeros || (size < out->size && out->size - size >= PADDING_BYTES))
		out->size = size;
}

bool bytes_read(SourceInput *input, Text *out, bool *truncated, Error *err)
{
	char magic[ZSTD_MAGIC_BYTES];
	size_t start = out->size;
	bool good;

	*truncated = false;
	size_t got = input_read(input, 0, magic, sizeof magic);

	if (got == 0 && input_error(input) != 0)
		return error_system(err, input_error(input), "cannot be read");
	if (is_gzip((const unsigned char *)magic, got))
		good = read_gzip(input, out, truncated, err);
	else if (zstd_begins(str_of(magic, got)))
		good = read_zstd(input, out, truncated, err);
	else
		good = read_plain(input, out, truncated, err);
	if (!good)
		return false;
	drop_padding(out, start);
	if (out->size == start)
		return error_set(err, ERROR_EMPTY, "is empty");
	return true;
}

static size_t peek_zstd(SourceInput *input, char *out, size_t room)
{
	Text first = text_in(NULL);

	(void)zstd_unpack(input, room, &first);
	size_t size = first.size;

	if (size > 0)
		memcpy(out, first.at, size);
	text_clear(&first);
	return size;
}

size_t bytes_peek(SourceInput *input, char *out, size_t room)
{
	Unpacker unpacker;
	size_t size = 0;
	size_t got = input_read(input, 0, out, room);

	if (zstd_begins(str_of(out, got)))
		return peek_zstd(input, out, room);
	if (!is_gzip((const unsigned char *)out, got))
		return got;
	if (unpacker_open(&unpacker, input, peek_limit)) {
		while (size < room && want(&unpacker, unpacker.top, 1)) {
			Window *top = &unpacker.windows[unpacker.top];
			size_t part = top->end - top->start;

			if (part > room - size)
				part = room - size;
			memcpy(out + size, top->bytes + top->start, part);
			top->start += part;
			size += part;
		}
	}
	unpacker_close(&unpacker);
	return size;
}

void bytes_library(Text *out)
{
	text_format(out, "zlib %s", zlibVersion());
}
