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

/* One call of inflate on the bytes at hand; false when there is no more to be had. */
static bool inflate_piece(z_stream *z, size_t limit, Text *out, InflateAnswer *answer)
{
	size_t room = limit - out->size < PIECE_BYTES ? limit - out->size : PIECE_BYTES;

	if (room == 0) {
		*answer = INFLATE_LIMIT;
		return false;
	}
	z->next_out = (unsigned char *)text_reserve(out, room);
	z->avail_out = (uInt)room;
	int got = inflate(z, Z_NO_FLUSH);

	out->size += room - z->avail_out;
	if (got == Z_MEM_ERROR)
		die_of_memory();
	if (got == Z_STREAM_END)
		*answer = INFLATE_WHOLE;
	else if (got != Z_OK && got != Z_BUF_ERROR)
		*answer = INFLATE_DAMAGED;
	else
		return true;
	return false;
}

InflateAnswer inflate_input(SourceInput *input, uint64_t offset, uint64_t size, Packing packing,
	size_t limit, Text *out)
{
	z_stream z = { 0 };
	InflateAnswer answer = INFLATE_DAMAGED; /* unless its end comes first */
	size_t start = out->size;
	uint64_t done = 0;
	bool more = true;

	if (inflateInit2(&z, window_bits[packing]) != Z_OK)
		die_of_memory();
	while (more && done < size) {
		uint64_t left = size - done;
		Str window = input_window(input, offset + done,
			left < INPUT_WINDOW_BYTES ? (size_t)left : INPUT_WINDOW_BYTES);

		if (window.size == 0)
			break;
		z.next_in = (unsigned char *)(uintptr_t)window.at;
		z.avail_in = (uInt)window.size;
		done += window.size;
		do
			more = inflate_piece(&z, start + limit, out, &answer);
		while (more && (z.avail_in > 0 || z.avail_out == 0));
		if (more &&
			(out->size - start) / CONTAINER_RATIO_MAX >
				done + RATIO_FREE_BYTES / CONTAINER_RATIO_MAX) {
			answer = INFLATE_LIMIT;
			more = false;
		}
	}
	inflateEnd(&z);
	return answer;
}

InflateAnswer inflate_bytes(Str bytes, Packing packing, size_t limit, Text *out)
{
	SourceInput *input = input_of_str(bytes);
	InflateAnswer answer = inflate_input(input, 0, bytes.size, packing, limit, out);

	input_free(input);
	return answer;
}
