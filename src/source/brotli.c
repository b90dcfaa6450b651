/* SPDX-License-Identifier: ISC */
#include "source/brotli.h"

#include <dlfcn.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

enum {
	PIECE_BYTES = 64 << 10,
	/* What the library answers, by its interface. */
	ANSWER_SUCCESS = 1,
	ANSWER_NEEDS_MORE_OUTPUT = 3,
};

static const char library_name[] = "libbrotlidec.so.1";

typedef void *CreateInstance(void *allocate, void *release, void *opaque);
typedef int DecompressStream(void *state, size_t *available_in, const uint8_t **next_in,
	size_t *available_out, uint8_t **next_out, size_t *total_out);
typedef void DestroyInstance(void *state);

struct Brotli {
	void *library; /* owned */
	CreateInstance *create;
	DecompressStream *decompress;
	DestroyInstance *destroy;
};

/* POSIX says that the address of a function may be had this way, ISO C does not. */
static void find(void *library, const char *name, void *function, size_t size)
{
	void *address = dlsym(library, name);

	memcpy(function, &address, size);
}

Brotli *brotli_open(void)
{
	void *library = dlopen(library_name, RTLD_NOW | RTLD_LOCAL);

	if (library == NULL)
		return NULL;
	Brotli *brotli = memory_new(sizeof *brotli);

	brotli->library = library;
	find(library, "BrotliDecoderCreateInstance", &brotli->create, sizeof brotli->create);
	find(library, "BrotliDecoderDecompressStream", &brotli->decompress,
		sizeof brotli->decompress);
	find(library, "BrotliDecoderDestroyInstance", &brotli->destroy, sizeof brotli->destroy);
	if (brotli->create != NULL && brotli->decompress != NULL && brotli->destroy != NULL)
		return brotli;
	brotli_close(brotli);
	return NULL;
}

void brotli_close(Brotli *brotli)
{
	if (brotli == NULL)
		return;
	dlclose(brotli->library);
	free(brotli);
}

bool brotli_unpack(const Brotli *brotli, Str bytes, size_t limit, Text *out)
{
	void *state = brotli->create(NULL, NULL, NULL);
	const uint8_t *next_in = (const uint8_t *)bytes.at;
	size_t available_in = bytes.size, start = out->size;
	int answer = ANSWER_NEEDS_MORE_OUTPUT;

	if (state == NULL)
		die_of_memory();
	while (answer == ANSWER_NEEDS_MORE_OUTPUT && out->size - start < limit) {
		uint8_t *next_out = (uint8_t *)text_reserve(out, PIECE_BYTES);
		size_t available_out = PIECE_BYTES;

		answer = brotli->decompress(
			state, &available_in, &next_in, &available_out, &next_out, NULL);
		out->size += PIECE_BYTES - available_out;
	}
	brotli->destroy(state);
	return answer == ANSWER_SUCCESS;
}
