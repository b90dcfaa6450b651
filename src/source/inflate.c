/* SPDX-License-Identifier: ISC */
#include "source/inflate.h"

#include <zlib.h>

#include "source/container.h"

enum {
	PIECE_BYTES = 64 << 10,
	RATIO_FREE_BYTES = 1 << 20, /* unpacked before the ratio counts */
};

static const int window_bits[] = {
	[PACKED_RAW] = -15,
	[PACKED_ZLIB] = 15,
	[PACKED_GZIP] = 15 + 16,
};

typedef struct {
	z_stream z;
	Text *out;
	size_t start, limit; /* of OUT's size */
	uint64_t given; /* bytes of what is packed, those at hand with them */
	InflateAnswer answer;
	bool in_members; /* another may begin where one ends */
} Inflater;

static bool is_bomb(const Inflater *inflater)
{
	uint64_t taken = inflater->given - inflater->z.avail_in;

	return (inflater->out->size - inflater->start) / CONTAINER_RATIO_MAX >
		taken + RATIO_FREE_BYTES / CONTAINER_RATIO_MAX;
}

/* Does another member of gzip begin behind the one that has ended? */
static bool begins_member(const Inflater *inflater)
{
	const z_stream *z = &inflater->z;

	return inflater->in_members && z->avail_in > 2 && z->next_in[0] == 0x1f &&
		z->next_in[1] == 0x8b;
}

/* One call of inflate on the bytes at hand; false when there is no more to be had. */
static bool inflate_piece(Inflater *inflater)
{
	z_stream *z = &inflater->z;
	Text *out = inflater->out;
	size_t left = inflater->limit - out->size;
	size_t room = left < PIECE_BYTES ? left : PIECE_BYTES;

	if (room == 0) {
		inflater->answer = INFLATE_LIMIT;
		return false;
	}
	z->next_out = (unsigned char *)text_reserve(out, room);
	z->avail_out = (uInt)room;
	int got = inflate(z, Z_NO_FLUSH);

	out->size += room - z->avail_out;
	if (got == Z_MEM_ERROR)
		die_of_memory();
	if (got == Z_STREAM_END && begins_member(inflater))
		return inflateReset(z) == Z_OK;
	if (got == Z_STREAM_END)
		inflater->answer = INFLATE_WHOLE;
	else if (got != Z_OK && got != Z_BUF_ERROR)
		inflater->answer = INFLATE_DAMAGED;
	else if (is_bomb(inflater))
		inflater->answer = INFLATE_BOMB;
	else
		return true;
	return false;
}

InflateAnswer inflate_input(SourceInput *input, uint64_t offset, uint64_t size, Packing packing,
	size_t limit, Text *out)
{
	Inflater inflater = {
		.out = out,
		.start = out->size,
		.limit = out->size + limit,
		.answer = INFLATE_DAMAGED, /* unless its end comes first */
		.in_members = packing == PACKED_GZIP,
	};
	z_stream *z = &inflater.z;
	bool more = true;

	if (inflateInit2(z, window_bits[packing]) != Z_OK)
		die_of_memory();
	while (more && inflater.given < size) {
		uint64_t left = size - inflater.given;
		Str window = input_window(input, offset + inflater.given,
			left < INPUT_WINDOW_BYTES ? (size_t)left : INPUT_WINDOW_BYTES);

		if (window.size == 0)
			break;
		z->next_in = (unsigned char *)(uintptr_t)window.at;
		z->avail_in = (uInt)window.size;
		inflater.given += window.size;
		do
			more = inflate_piece(&inflater);
		while (more && (z->avail_in > 0 || z->avail_out == 0));
	}
	inflateEnd(z);
	return inflater.answer;
}

InflateAnswer inflate_bytes(Str bytes, Packing packing, size_t limit, Text *out)
{
	SourceInput *input = input_of_str(bytes);
	InflateAnswer answer = inflate_input(input, 0, bytes.size, packing, limit, out);

	input_free(input);
	return answer;
}
