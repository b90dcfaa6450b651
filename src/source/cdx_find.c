/* SPDX-License-Identifier: ISC */
#include "source/cdx_find.h"

#include "source/cdx_line.h"
#include "source/record_stream.h"

enum {
	LINE_BYTES_MAX = 32 << 10, /* longer ones are passed over */
	NEAR_BYTES = 16 << 10, /* are gone through line by line */
	ARENA_BYTES = 256 << 10, /* of texts, before they are given back */
	LINES_MAX = 10000, /* told of one address */
	GZIP_FIRST = 0x1F, /* bytes that begin what is packed */
	GZIP_SECOND = 0x8B,
};

typedef struct {
	SourceInput *input;
	ContainerWalk *walk;
	CdxLayout layout;
	Arena *arena; /* owned: of one address */
	Arena *kept; /* owned: of LAYOUT */
} Finder;

/* The line that begins at AT, without its end, into OUT; where the next one begins. */
static uint64_t read_line(Finder *finder, uint64_t at, Str *out)
{
	Str window = input_window(finder->input, at, LINE_BYTES_MAX);
	size_t end = str_find_byte(window, '\n', 0);

	*out = str_slice(window, 0, end);
	return at + (end == STR_NOWHERE ? window.size : end + 1);
}

/* Where the first line begins that begins behind AT, at most END. */
static uint64_t next_line(Finder *finder, uint64_t at, uint64_t end)
{
	while (at < end) {
		Str window = input_window(finder->input, at, LINE_BYTES_MAX);
		size_t feed = str_find_byte(window, '\n', 0);

		if (feed != STR_NOWHERE)
			return at + feed + 1 < end ? at + feed + 1 : end;
		if (window.size == 0)
			return end;
		at += window.size;
	}
	return end;
}

/* Where lines begin of which none before is of KEY, not far before the first that is. */
static uint64_t lower_bound(Finder *finder, Str key)
{
	uint64_t low = 0, high = input_size(finder->input);

	while (high - low > NEAR_BYTES) {
		uint64_t middle = low + (high - low) / 2;
		uint64_t at = next_line(finder, middle, high);
		Str line;

		if (at == high) {
			high = middle;
			continue;
		}
		(void)read_line(finder, at, &line);
		if (str_compare(cdx_line_key(line), key) < 0)
			low = at;
		else
			high = middle;
	}
	return low;
}

/* Tells the lines of KEY, and of a summary the block before them, which may end with some. */
static void find_sorted(Finder *finder, Str key)
{
	uint64_t at = lower_bound(finder, key), end = input_size(finder->input);
	ContainerItem item, before = { .nested = false };
	int order = -1, told = 0;

	while (at < end && order <= 0 && told < LINES_MAX && !walk_stopped(finder->walk)) {
		Str line;

		at = read_line(finder, at, &line);
		order = str_compare(cdx_line_key(line), key);
		line = str_copy(finder->arena, line);
		if (!cdx_line_read(line, &finder->layout, finder->arena, &item))
			continue;
		if (order < 0) {
			before = item;
			continue;
		}
		if (before.nested)
			(void)walk_item(finder->walk, &before);
		before.nested = false;
		if (order == 0)
			told += walk_item(finder->walk, &item);
	}
	if (before.nested)
		(void)walk_item(finder->walk, &before);
}

static bool is_one_of(Str key, const Str *keys, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (str_equal(key, keys[i]))
			return true;
	return false;
}

static bool begins_line(Str bytes)
{
	return bytes.size > 0;
}

static void tell_line(Finder *finder, Str line, const Str *keys, size_t count)
{
	ContainerItem item;

	if (!is_one_of(cdx_line_plain_key(finder->arena, line), keys, count))
		return;
	line = str_copy(finder->arena, line);
	if (cdx_line_read(line, &finder->layout, finder->arena, &item))
		(void)walk_item(finder->walk, &item);
}

/* Gives the texts of what has been told back. */
static void forget(Finder *finder)
{
	if (arena_bytes(finder->arena) < ARENA_BYTES)
		return;
	arena_free(finder->arena);
	finder->arena = arena_new();
}

/* Goes through all lines, packed or not in the order of keys. */
static void find_in_all(Finder *finder, const Str *keys, size_t count)
{
	RecordStream *stream = record_stream_open(finder->input, 0, begins_line);

	do
		for (;;) {
			Str bytes = record_stream_peek(stream, RECORD_PEEK_BYTES_MAX);
			size_t last = str_find_last_byte(bytes, '\n');
			Str rest = last == STR_NOWHERE ? bytes : str_slice(bytes, 0, last + 1);
			size_t size = rest.size;
			Str line;

			if (size == 0)
				break;
			while (str_next_line(&rest, &line))
				tell_line(finder, line, keys, count);
			forget(finder);
			(void)record_stream_skip(stream, size);
		}
	while (!walk_stopped(finder->walk) && record_stream_next(stream));
	record_stream_free(stream);
}

static bool is_packed(SourceInput *input)
{
	unsigned char first[2];

	return input_read(input, 0, first, sizeof first) == sizeof first &&
		first[0] == GZIP_FIRST && first[1] == GZIP_SECOND;
}

static void find_plain(Finder *finder, const Str *keys, size_t count)
{
	Str line;

	(void)read_line(finder, 0, &line);
	if (cdx_line_is_header(line))
		finder->layout = cdx_line_layout(str_from(str_trim(line), sizeof "CDX"));
	finder->layout.packed_file = cdx_line_packed_file(line, finder->kept);
	for (size_t i = 0; i < count && !walk_stopped(finder->walk); i++) {
		find_sorted(finder, keys[i]);
		arena_free(finder->arena);
		finder->arena = arena_new();
	}
}

void cdx_find(SourceInput *input, const Str *keys, size_t count, ContainerWalk *walk)
{
	Finder finder = { .input = input, .walk = walk, .arena = arena_new(), .kept = arena_new() };

	Str line;

	(void)read_line(&finder, 0, &line);
	if (is_packed(input) || cdx_line_is_openwayback(line))
		find_in_all(&finder, keys, count);
	else
		find_plain(&finder, keys, count);
	arena_free(finder.arena);
	arena_free(finder.kept);
}
