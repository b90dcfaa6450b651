/* SPDX-License-Identifier: ISC */
#include "source/warc_parts.h"

#include "base/hash.h"
#include "source/container.h"
#include "source/header.h"
#include "source/http.h"
#include "source/warc_record.h"

enum {
	SEGMENT_SEARCH_RECORDS = 1000, /* behind the first segment, that may be others */
	RANGE_SEARCH_RECORDS = 100, /* the same of ranges, and of each of these */
};

bool warc_take_segments(RecordStream *stream, Str origin, Text *block)
{
	unsigned long wanted = 2;
	bool last = false;

	for (int looked = 0; !last && looked < SEGMENT_SEARCH_RECORDS; looked++) {
		Arena *arena = arena_new();
		WarcRecord record;
		unsigned long number = 0;

		if (!warc_next_record(stream, arena, &record)) {
			arena_free(arena);
			return false;
		}
		bool fits =
			str_equal(warc_field(arena, &record, "WARC-Segment-Origin-ID"), origin) &&
			str_number(warc_field(arena, &record, "WARC-Segment-Number"), &number) &&
			number == wanted;
		size_t room = CONTAINER_PAGE_BYTES_MAX - block->size;

		(void)record_stream_skip(stream, record.size);
		if (fits) {
			wanted++;
			last = !str_empty(warc_field(arena, &record, "WARC-Segment-Total-Length"));
			(void)record_stream_take(
				stream, record.length < room ? (size_t)record.length : room, block);
		} else {
			(void)record_stream_skip(stream, record.length);
		}
		arena_free(arena);
	}
	return last;
}

/* A range as a record holds it. */
typedef struct {
	HttpRange range;
	Str body;
	Str version; /* what the server calls this state of the page; absent: nothing */
} Piece;

/* Is BLOCK a range that can be joined with others: sent as it is, and as long as it says? */
static bool read_piece(Arena *arena, Str block, Piece *piece)
{
	HttpHead head;

	if (!http_head(block, &head) || head.status != HTTP_STATUS_PART ||
		!http_range(arena, head.header, &piece->range) ||
		str_present(header_value(arena, head.header, "Transfer-Encoding")))
		return false;
	piece->body = str_from(block, head.body_at);
	piece->version = header_value(arena, head.header, "ETag");
	if (!str_present(piece->version))
		piece->version = header_value(arena, head.header, "Last-Modified");
	return piece->body.size == piece->range.end - piece->range.start;
}

/* Adds to BLOCK what RECORD, whose block STREAM stands at, has of the page of which SO_FAR
 * is there. True when it goes on there. */
static bool take_range(
	RecordStream *stream, const WarcRecord *record, Arena *arena, Piece *so_far, Text *block)
{
	Text answer = text_in(NULL);
	Piece piece;
	size_t room = CONTAINER_PAGE_BYTES_MAX - block->size;

	(void)record_stream_take(
		stream, record->length < room ? (size_t)record->length : room, &answer);
	bool fits = read_piece(arena, text_str(&answer), &piece) &&
		piece.range.start == so_far->range.end &&
		piece.range.total == so_far->range.total && piece.body.size < room &&
		str_equal(piece.version, so_far->version);

	if (fits) {
		text_add(block, piece.body);
		so_far->range.end = piece.range.end;
	}
	text_clear(&answer);
	return fits;
}

bool warc_take_ranges(RecordStream *stream, Str address, Text *block)
{
	Arena *arena = arena_new();
	Piece so_far;
	bool joined = false;
	bool more = read_piece(arena, text_str(block), &so_far) && so_far.range.start == 0;

	so_far.version = more ? str_copy(arena, so_far.version) : STR_NONE;
	for (int left = RANGE_SEARCH_RECORDS; more && left > 0; left--) {
		Arena *texts = arena_new();
		WarcRecord record;

		more = so_far.range.end != so_far.range.total &&
			warc_next_record(stream, texts, &record);
		if (more) {
			uint64_t behind = record_stream_skip(stream, record.size);
			bool same = behind == record.size &&
				str_equal(warc_field(texts, &record, "WARC-Target-URI"), address) &&
				str_is_nocase(warc_field(texts, &record, "WARC-Type"), "response");

			if (!same)
				(void)record_stream_skip(stream, record.length);
			else if (take_range(stream, &record, texts, &so_far, block))
				joined = true;
		}
		arena_free(texts);
	}
	arena_free(arena);
	return joined;
}

bool warc_range_goes_on(WarcRanges *ranges, Str address, Str block)
{
	Arena *arena = arena_new();
	uint64_t hash = hash_text(HASH_START, address);
	HttpHead head;
	HttpRange range;
	bool goes_on = false;

	if (http_head(block, &head) && http_range(arena, head.header, &range)) {
		unsigned slot = ranges->next % WARC_RANGES;

		for (unsigned i = 0; range.start > 0 && i < WARC_RANGES; i++) {
			if (ranges->range[i].address != hash || ranges->range[i].end != range.start)
				continue;
			goes_on = true;
			slot = i;
		}
		if (!goes_on)
			ranges->next++;
		ranges->range[slot].address = hash;
		ranges->range[slot].end = range.end;
	}
	arena_free(arena);
	return goes_on;
}
