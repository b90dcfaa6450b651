/* SPDX-License-Identifier: ISC */
#include "source/zstd.h"

#include <stdlib.h>

#include "source/container.h"
#include "source/late_library.h"

enum {
	PIECE_BYTES = 64 << 10,
	RATIO_FREE_BYTES = 1 << 20, /* unpacked before the ratio counts */
	/* Of a frame, unpacked to packed: what deflate can do at most. Listing a file then
	 * costs no more than if it were gzip. */
	FRAME_RATIO_MAX = 1032,
	IDLE_HEAD_BYTES = 8, /* of a frame to be skipped: its magic and its size */
	DICTIONARY_BYTES_MAX = 16 << 20,
	RESET_SESSION = 1, /* ZSTD_reset_session_only, by its interface */
};

/* As the interface of the library has them. */
typedef struct {
	void *at;
	size_t size, used;
} OutBuffer;

typedef struct {
	const void *at;
	size_t size, used;
} InBuffer;

static void *(*create_context)(void);
static size_t (*free_context)(void *context);
static size_t (*reset_context)(void *context, int directive);
static size_t (*use_dictionary)(void *context, const void *dictionary);
static void *(*create_dictionary)(const void *bytes, size_t size);
static size_t (*free_dictionary)(void *dictionary);
static size_t (*decompress)(void *context, OutBuffer *out, InBuffer *in);
static unsigned (*is_error)(size_t answer);

static const LateFunction functions[] = {
	{ "ZSTD_createDCtx", &create_context },
	{ "ZSTD_freeDCtx", &free_context },
	{ "ZSTD_DCtx_reset", &reset_context },
	{ "ZSTD_DCtx_refDDict", &use_dictionary },
	{ "ZSTD_createDDict", &create_dictionary },
	{ "ZSTD_freeDDict", &free_dictionary },
	{ "ZSTD_decompressStream", &decompress },
	{ "ZSTD_isError", &is_error },
};

static LateLibrary library = { "libzstd.so.1", functions, sizeof functions / sizeof *functions,
	false, false, false };

const Str zstd_magic = STR("\x28\xb5\x2f\xfd");
static const Str dictionary_magic = STR("\x5d\x2a\x4d\x18");

const char zstd_is_missing[] = "packed by zstd, and libzstd, which unpacks that, is not installed";

bool zstd_prepare(void)
{
	return late_library_open(&library);
}

bool zstd_ask(void)
{
	return late_library_ask(&library);
}

bool zstd_missed(void)
{
	return library.missed;
}

/* Frames */

static bool begins_idle(Str bytes)
{
	return bytes.size >= ZSTD_MAGIC_BYTES && ((unsigned char)bytes.at[0] & 0xf0) == 0x50 &&
		str_starts(str_from(bytes, 1), "\x2a\x4d\x18");
}

bool zstd_begins(Str bytes)
{
	return begins_idle(bytes) || str_starts(bytes, "\x28\xb5\x2f\xfd");
}

/* The size of what a frame to be skipped, which begins with HEAD, holds. */
static uint64_t idle_size(Str head)
{
	uint64_t size = 0;

	for (unsigned i = 0; i < 4; i++)
		size |= (uint64_t)(unsigned char)head.at[4 + i] << (8 * i);
	return size;
}

uint64_t zstd_skip_idle(SourceInput *input, uint64_t at)
{
	for (;;) {
		Str head = input_window(input, at, IDLE_HEAD_BYTES);

		if (head.size < IDLE_HEAD_BYTES || !begins_idle(head))
			return at;
		at += IDLE_HEAD_BYTES + idle_size(head);
	}
}

/* Dictionaries */

struct Zstd {
	void *context; /* owned */
	uint64_t taken, given; /* of this frame: packed and unpacked bytes */
};

static Zstd *new_zstd(const void *dictionary)
{
	Zstd *zstd = memory_new(sizeof *zstd);

	zstd->context = create_context();
	if (zstd->context == NULL)
		die_of_memory();
	if (dictionary != NULL)
		(void)use_dictionary(zstd->context, dictionary);
	return zstd;
}

static InflateAnswer unpack_all(Zstd *zstd, SourceInput *input, size_t limit, Text *out);

/* The dictionary that INPUT begins with, in a frame to be skipped; NULL where there is none. */
static void *read_dictionary(SourceInput *input)
{
	Str head = input_window(input, 0, IDLE_HEAD_BYTES);

	if (head.size < IDLE_HEAD_BYTES || !str_starts(head, dictionary_magic.at) ||
		idle_size(head) > DICTIONARY_BYTES_MAX)
		return NULL;
	SourceInput *part = input_part(input, IDLE_HEAD_BYTES, idle_size(head));
	Text bytes = text_in(NULL);

	if (str_starts(input_window(part, 0, ZSTD_MAGIC_BYTES), zstd_magic.at)) {
		Zstd *zstd = new_zstd(NULL);

		(void)unpack_all(zstd, part, DICTIONARY_BYTES_MAX, &bytes);
		zstd_free(zstd);
	} else {
		bytes = input_all(part, DICTIONARY_BYTES_MAX);
	}
	void *dictionary = bytes.size > 0 ? create_dictionary(bytes.at, bytes.size) : NULL;

	text_clear(&bytes);
	input_free(part);
	return dictionary;
}

static const char dictionary_key = 0; /* its address */

typedef struct {
	void *dictionary; /* owned; NULL: there is none */
} Kept;

static void release_kept(void *object)
{
	Kept *kept = object;

	if (kept->dictionary != NULL)
		(void)free_dictionary(kept->dictionary);
	free(kept);
}

Zstd *zstd_open(SourceInput *input)
{
	if (!zstd_ask())
		return NULL;
	Kept *kept = input_kept(input, &dictionary_key);

	if (kept == NULL) {
		kept = memory_new(sizeof *kept);
		kept->dictionary = read_dictionary(input);
		input_keep(input, &dictionary_key, kept, release_kept);
	}
	return new_zstd(kept->dictionary);
}

void zstd_free(Zstd *zstd)
{
	if (zstd == NULL)
		return;
	(void)free_context(zstd->context);
	free(zstd);
}

/* Unpacking */

void zstd_begin(Zstd *zstd)
{
	(void)reset_context(zstd->context, RESET_SESSION);
	zstd->taken = zstd->given = 0;
}

ZstdAnswer zstd_unpack_some(Zstd *zstd, Str *in, char *out, size_t room, size_t *came)
{
	InBuffer from = { in->at, in->size, 0 };
	OutBuffer to = { out, room, 0 };
	size_t answer = decompress(zstd->context, &to, &from);

	*in = str_from(*in, from.used);
	*came = to.used;
	zstd->taken += from.used;
	zstd->given += to.used;
	if (is_error(answer) ||
		zstd->given > RATIO_FREE_BYTES + zstd->taken * (uint64_t)FRAME_RATIO_MAX)
		return ZSTD_DAMAGED;
	return answer == 0 ? ZSTD_ENDED : ZSTD_GOES_ON;
}

static bool is_bomb(uint64_t taken, uint64_t given)
{
	return given > RATIO_FREE_BYTES + taken * CONTAINER_RATIO_MAX;
}

/* The frames of INPUT one by one, until one is damaged or there is no more of them. */
static InflateAnswer unpack_all(Zstd *zstd, SourceInput *input, size_t limit, Text *out)
{
	size_t start = out->size;
	uint64_t at = zstd_skip_idle(input, 0);
	ZstdAnswer answer = ZSTD_GOES_ON;

	zstd_begin(zstd);
	while (answer != ZSTD_DAMAGED) {
		size_t left = limit - (out->size - start), came;
		size_t room = left < PIECE_BYTES ? left : PIECE_BYTES;
		Str window = input_window(input, at, INPUT_WINDOW_BYTES);
		size_t size = window.size;

		if (room == 0)
			return INFLATE_LIMIT;
		answer = zstd_unpack_some(zstd, &window, text_reserve(out, room), room, &came);
		out->size += came;
		at += size - window.size;
		if (is_bomb(at, out->size - start))
			return INFLATE_BOMB;
		if (size == 0 && came == 0 && answer == ZSTD_GOES_ON)
			return INFLATE_DAMAGED; /* cut */
		if (answer != ZSTD_ENDED)
			continue;
		at = zstd_skip_idle(input, at);
		if (!str_starts(input_window(input, at, ZSTD_MAGIC_BYTES), zstd_magic.at))
			return INFLATE_WHOLE;
		zstd_begin(zstd);
	}
	return INFLATE_DAMAGED;
}

InflateAnswer zstd_unpack(SourceInput *input, size_t limit, Text *out)
{
	Zstd *zstd = zstd_open(input);

	if (zstd == NULL)
		return INFLATE_DAMAGED;
	InflateAnswer answer = unpack_all(zstd, input, limit, out);

	zstd_free(zstd);
	return answer;
}
