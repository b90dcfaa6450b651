/* SPDX-License-Identifier: ISC */
#include "source/brotli.h"

#include <stdint.h>

#include "source/late_library.h"

enum {
	PIECE_BYTES = 64 << 10,
	/* What the library answers, by its interface. */
	ANSWER_SUCCESS = 1,
	ANSWER_NEEDS_MORE_OUTPUT = 3,
};

static void *(*create)(void *allocate, void *release, void *opaque);
static int (*decompress)(void *state, size_t *available_in, const uint8_t **next_in,
	size_t *available_out, uint8_t **next_out, size_t *total_out);
static void (*destroy)(void *state);

static const LateFunction functions[] = {
	{ "BrotliDecoderCreateInstance", &create },
	{ "BrotliDecoderDecompressStream", &decompress },
	{ "BrotliDecoderDestroyInstance", &destroy },
};

static LateLibrary library = { "libbrotlidec.so.1", functions, sizeof functions / sizeof *functions,
	false, false, false };

bool brotli_prepare(void)
{
	return late_library_open(&library);
}

bool brotli_ask(void)
{
	return late_library_ask(&library);
}

bool brotli_missed(void)
{
	return library.missed;
}

bool brotli_unpack(Str bytes, size_t limit, Text *out)
{
	void *state = create(NULL, NULL, NULL);
	const uint8_t *next_in = (const uint8_t *)bytes.at;
	size_t available_in = bytes.size, start = out->size;
	int answer = ANSWER_NEEDS_MORE_OUTPUT;

	if (state == NULL)
		die_of_memory();
	while (answer == ANSWER_NEEDS_MORE_OUTPUT && out->size - start < limit) {
		uint8_t *next_out = (uint8_t *)text_reserve(out, PIECE_BYTES);
		size_t available_out = PIECE_BYTES;

		answer =
			decompress(state, &available_in, &next_in, &available_out, &next_out, NULL);
		out->size += PIECE_BYTES - available_out;
	}
	destroy(state);
	return answer == ANSWER_SUCCESS;
}
