/* SPDX-License-Identifier: ISC */
#include "source/http.h"

#include "source/brotli.h"
#include "source/header.h"
#include "source/inflate.h"
#include "source/transfer.h"
#include "source/zstd.h"

enum {
	STATUS_MIN = 100,
	STATUS_MAX = 999,
	SIZE_DIGITS_MAX = 15, /* of a chunk's size */
	JOINS_MAX = 2, /* chunks of chunks */
	ASTRAY_BYTES = 16, /* a chunk's size may be wrong by so much */
};

/* Heads */

static int status_of(Str line)
{
	Str word;
	unsigned long number = 0;

	if (!str_next_word(&line, &word) || !str_next_word(&line, &word) ||
		!str_number(word, &number) || number < STATUS_MIN || number > STATUS_MAX)
		return 0;
	return (int)number;
}

bool http_head(Str block, HttpHead *head)
{
	Str rest = block, line;

	if (!str_starts_nocase(block, "HTTP/") && !str_starts(block, "ICY "))
		return false;
	*head = (HttpHead){ .header = str("") };
	if (!str_next_line(&rest, &line))
		return false;
	head->status = status_of(line);
	if (str_next_line(&(Str){ rest.at, rest.size }, &line) && line.size > 0) {
		size_t before = rest.size;
		Str start = rest;

		head->header = header_take(&rest);
		head->whole = rest.size > 0 || before == 0;
		if (rest.size == before) /* no field at all: then this is the body */
			head->header = str_slice(start, 0, 0);
	} else {
		(void)str_next_line(&rest, &line);
		head->whole = true;
	}
	head->body_at = block.size - rest.size;
	return true;
}

bool http_range(Arena *arena, Str header, HttpRange *range)
{
	Str rest = header_value(arena, header, "Content-Range");
	unsigned long first = 0, last = 0, total = 0;

	if (!str_starts_nocase(rest, "bytes"))
		return false;
	rest = str_trim(str_from(rest, sizeof "bytes" - 1));
	if (str_starts(rest, "=") || str_starts(rest, ":")) /* as some servers write it */
		rest = str_trim(str_from(rest, 1));
	size_t dash = str_find_byte(rest, '-', 0), slash = str_find_byte(rest, '/', 0);

	if (dash == STR_NOWHERE || slash == STR_NOWHERE || dash > slash ||
		!str_number(str_trim(str_slice(rest, 0, dash)), &first) ||
		!str_number(str_trim(str_slice(rest, dash + 1, slash)), &last) || last < first)
		return false;
	(void)str_number(str_trim(str_from(rest, slash + 1)), &total);
	*range = (HttpRange){ first, (uint64_t)last + 1, total };
	return range->end != 0 && (total == 0 || range->end <= total);
}

Str http_media_type(Arena *arena, Str value)
{
	Str type = header_main(value);

	/* Two fields that were put together. */
	type = str_trim(str_slice(type, 0, str_find_byte(type, ',', 0)));
	if (str_find_byte(type, '/', 0) == STR_NOWHERE)
		return STR_NONE;
	Str copy = str_copy(arena, type);
	char *at = (char *)(uintptr_t)copy.at;

	for (size_t i = 0; i < copy.size; i++)
		at[i] = ascii_lower(at[i]);
	return copy;
}

/* Chunks */

/* Takes a line with a chunk's size off *REST. */
static bool take_size(Str *rest, size_t *size)
{
	Str before = *rest, line;
	size_t digits = 0;

	*size = 0;
	if (!str_next_line(rest, &line))
		return false;
	while (digits < line.size && ascii_hex(line.at[digits]) >= 0 && digits < SIZE_DIGITS_MAX)
		*size = *size * 16 + (size_t)ascii_hex(line.at[digits++]);
	Str behind = str_trim(str_from(line, digits));

	if (digits > 0 && digits < SIZE_DIGITS_MAX && (behind.size == 0 || behind.at[0] == ';'))
		return true;
	*rest = before;
	return false;
}

/* Is there a line end at AT, and not the second half of one? */
static bool ends_line(Str rest, size_t at)
{
	return str_starts(str_from(rest, at), "\r\n") ||
		(rest.at[at] == '\n' && (at == 0 || rest.at[at - 1] != '\r'));
}

/* Where in REST the line of a chunk's size begins, that is right behind the chunk's line end:
 * near SIZE, else the first one anywhere that the next chunk agrees with; STR_NOWHERE. */
static size_t find_size_line(Str rest, size_t size)
{
	size_t from = size > ASTRAY_BYTES ? size - ASTRAY_BYTES : 0, next;

	for (size_t at = from; at < rest.size && at < size + ASTRAY_BYTES; at++) {
		Str line = str_from(rest, at);

		if (!str_starts(line, "\r\n"))
			continue;
		line = str_from(line, 2);
		if (take_size(&line, &next))
			return at;
	}
	for (size_t at = 0; (at = str_find(rest, "\r\n", at)) != STR_NOWHERE; at++) {
		Str line = str_from(rest, at + 2);

		if (take_size(&line, &next) &&
			(next == 0 || (next < line.size && ends_line(line, next))))
			return at;
	}
	return STR_NOWHERE;
}

bool http_join_chunks(Str body, Text *out, bool *damaged)
{
	Str rest = body;
	size_t size;

	*damaged = false;
	if (!take_size(&rest, &size))
		return false;
	while (size > 0) {
		bool fits = size < rest.size && ends_line(rest, size);
		size_t astray = fits ? STR_NOWHERE : find_size_line(rest, size);

		*damaged = *damaged || !fits;
		if (!fits && astray != STR_NOWHERE)
			size = astray;
		text_add(out, str_slice(rest, 0, size));
		rest = str_from(rest, size);
		if (!fits && astray == STR_NOWHERE) {
			text_add(out, rest); /* no telling what is text and what is size */
			return true;
		}
		rest = str_from(rest, str_starts(rest, "\r\n") ? 2 : 1);
		if (!take_size(&rest, &size)) {
			*damaged = true;
			return true;
		}
	}
	return true;
}

/* Encodings */

typedef enum {
	ENCODING_NONE,
	ENCODING_GZIP,
	ENCODING_DEFLATE,
	ENCODING_BROTLI,
	ENCODING_ZSTD,
	ENCODING_UNKNOWN,
} Encoding;

static const struct {
	const char *name;
	Encoding encoding;
} encodings[] = {
	{ "gzip", ENCODING_GZIP }, { "x-gzip", ENCODING_GZIP }, { "deflate", ENCODING_DEFLATE },
	{ "br", ENCODING_BROTLI }, { "zstd", ENCODING_ZSTD }, { "identity", ENCODING_NONE },
	{ "none", ENCODING_NONE }, { "utf-8", ENCODING_NONE }, /* said by some servers */
};

static Encoding encoding_of(Str name)
{
	if (str_empty(name))
		return ENCODING_NONE;
	for (size_t i = 0; i < sizeof encodings / sizeof *encodings; i++)
		if (str_is_nocase(name, encodings[i].name))
			return encodings[i].encoding;
	return ENCODING_UNKNOWN;
}

static InflateAnswer unpack_deflate(Str body, Text *out)
{
	size_t start = out->size;
	InflateAnswer answer = inflate_bytes(body, PACKED_ZLIB, CONTAINER_PAGE_BYTES_MAX, out);

	if (out->size > start || answer == INFLATE_WHOLE)
		return answer;
	return inflate_bytes(body, PACKED_RAW, CONTAINER_PAGE_BYTES_MAX, out);
}

/* Deflate under the name of gzip: its two bytes are a multiple of 31, and say which it is. */
static bool begins_as_zlib(Str body)
{
	return body.size > 2 && (body.at[0] & 0x0f) == 8 &&
		((unsigned char)body.at[0] * 256 + (unsigned char)body.at[1]) % 31 == 0;
}

static InflateAnswer unpack_zstd(Str body, ContainerPage *page)
{
	/* Bodies without, that an archive stored decoded, need no library. */
	if (!zstd_begins(body))
		return INFLATE_DAMAGED;
	if (!zstd_ask()) {
		page->truncated = true;
		container_page_damage(page, "It is %s.", zstd_is_missing);
		return INFLATE_WHOLE; /* nothing else is to be had */
	}
	SourceInput *input = input_of_str(body);
	size_t start = page->bytes.size;
	InflateAnswer answer = zstd_unpack(input, CONTAINER_PAGE_BYTES_MAX, &page->bytes);

	input_free(input);
	if (answer != INFLATE_DAMAGED || page->bytes.size > start)
		return answer;
	page->truncated = true;
	container_page_damage(page, "Its packed body is damaged, and nothing of it could be had.");
	return INFLATE_WHOLE; /* it was not stored decoded */
}

/* Undoes ENCODING of BODY into the bytes of PAGE. */
static InflateAnswer unpack(Encoding encoding, Str body, ContainerPage *page)
{
	Text *out = &page->bytes;

	switch (encoding) {
	case ENCODING_GZIP:
		if (begins_as_zlib(body))
			return unpack_deflate(body, out);
		return inflate_bytes(body, PACKED_GZIP, CONTAINER_PAGE_BYTES_MAX, out);
	case ENCODING_DEFLATE:
		return unpack_deflate(body, out);
	case ENCODING_BROTLI:
		if (!brotli_ask()) {
			container_page_damage(page,
				"It was sent in brotli, and libbrotlidec, which unpacks that, "
				"is not installed.");
			return INFLATE_DAMAGED;
		}
		return brotli_unpack(body, CONTAINER_PAGE_BYTES_MAX, out) ? INFLATE_WHOLE
									  : INFLATE_DAMAGED;
	case ENCODING_ZSTD:
		return unpack_zstd(body, page);
	case ENCODING_UNKNOWN:
		container_page_damage(page, "It was sent in an encoding that is not known.");
		return INFLATE_DAMAGED;
	case ENCODING_NONE:
		break;
	}
	return INFLATE_DAMAGED;
}

static void add_unpacked(Encoding encoding, Str body, ContainerPage *page)
{
	size_t start = page->bytes.size;
	InflateAnswer answer = unpack(encoding, body, page);

	if (answer == INFLATE_BOMB) {
		page->bytes.size = start;
		container_page_damage(page,
			"It unpacks to more than %d times its size, which no page does.",
			CONTAINER_RATIO_MAX);
		return;
	}
	if (page->bytes.size == start && answer != INFLATE_WHOLE) {
		text_add(&page->bytes, body); /* stored decoded, under the old head */
		return;
	}
	if (answer == INFLATE_WHOLE)
		return;
	page->truncated = true;
	container_page_damage(page,
		answer == INFLATE_LIMIT
			? "It unpacks to more than is read of a page."
			: "Its packed body is damaged; what could be unpacked was read.");
}

void http_body(Str header, Str body, ContainerPage *page)
{
	Str transfer = header_value(page->arena, header, "Transfer-Encoding");
	Encoding encoding =
		encoding_of(str_trim(header_value(page->arena, header, "Content-Encoding")));
	bool chunked = str_find_nocase(transfer, "chunked", 0) != STR_NOWHERE;
	Text joined[JOINS_MAX] = { { 0 } };

	/* Some archives lose the field and keep the chunks, or make chunks of chunks: these are
	 * believed where all their sizes are right. */
	for (int i = 0; i < JOINS_MAX; i++) {
		bool damaged = false;

		joined[i] = text_in(NULL);
		if (!http_join_chunks(body, &joined[i], &damaged) ||
			(damaged && (i > 0 || !chunked)))
			break;
		body = text_str(&joined[i]);
		if (damaged)
			container_page_damage(page, "The sizes of its chunks are wrong.");
	}
	if (encoding == ENCODING_NONE)
		text_add(&page->bytes, body);
	else
		add_unpacked(encoding, body, page);
	for (int i = 0; i < JOINS_MAX; i++)
		text_clear(&joined[i]);
}
