/* SPDX-License-Identifier: ISC */
#include "article/record_read.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "article/record_format.h"
#include "article/record_parts.h"
#include "article/record_payload.h"
#include "base/number.h"
#include "base/text.h"

enum {
	/* Copies that cleaning makes, and a buffer kept from one record to the
	 * next, are given back beyond these sizes. */
	SCRATCH_BYTES = 1 << 20,
	PENDING_BYTES = 1 << 20
};

typedef enum {
	STATE_MAGIC,
	STATE_HEADER,
	STATE_PAYLOAD,
	STATE_SKIP,
	STATE_DONE,
	STATE_FAILED
} State;

struct RecordReader {
	Article *article; /* owned until it is taken */
	Article *headline; /* the same; NULL: none was told */
	Arena *scratch; /* owned: copies that cleaning makes */
	Text pending; /* owned: the part of a magic, header or payload that came */
	State state;
	size_t wanted; /* bytes of that magic, header or payload, or to skip */
	unsigned kind; /* of the record whose payload is awaited */
	size_t stream_size; /* of all records so far, their headers included */
	size_t record_count; /* that came whole */
	bool head_seen, source_seen, complete;
	bool full; /* no more parts of the article are taken: memory is used up */
	Error failure; /* why STATE_FAILED, or what an error record said */
};

static void expect_magic(RecordReader *reader)
{
	reader->state = STATE_MAGIC;
	reader->wanted = RECORD_MAGIC_BYTES;
}

/* Records: each adds what its payload says to the article, or nothing when
 * something is wrong with it. */

static void add_head(RecordReader *reader, RecordPayload *payload)
{
	record_put_head(reader->article, payload);
	reader->head_seen = payload->why == NULL;
}

static void add_block(RecordReader *reader, RecordPayload *payload)
{
	record_put_block(reader->article, payload);
}

static void add_related(RecordReader *reader, RecordPayload *payload)
{
	record_put_related(reader->article, payload);
}

static void add_comment(RecordReader *reader, RecordPayload *payload)
{
	record_put_comment(reader->article, payload);
}

static void add_left_out(RecordReader *reader, RecordPayload *payload)
{
	record_put_left_out(reader->article, payload);
}

static void add_warning(RecordReader *reader, RecordPayload *payload)
{
	record_put_warning(reader->article, payload);
}

static void add_source(RecordReader *reader, RecordPayload *payload)
{
	if (reader->source_seen)
		record_break_off(payload, "it comes a second time");
	record_put_source(reader->article, payload);
	reader->source_seen = payload->why == NULL;
}

/* The sentences of an error go into its fixed storage and nowhere else. */
static void add_error(RecordReader *reader, RecordPayload *payload)
{
	unsigned kind = record_take_below(payload, ERROR_TERMINAL + 1);
	int number = (int)(int32_t)(uint32_t)record_take_number(payload, 4);
	Str text = clean_text(payload->scratch, record_take_raw(payload), RECORD_WORD, NULL);
	Str hint = clean_text(payload->scratch, record_take_raw(payload), RECORD_WORD, NULL);

	if (kind == ERROR_NONE)
		record_break_off(payload, "a value is none of its kind");
	if (!record_is_whole(payload))
		return;
	error_set(&reader->failure, (ErrorKind)kind, "%.*s", (int)text.size, text.at);
	error_hint(&reader->failure, "%.*s", (int)hint.size, hint.at);
	reader->failure.number = number;
	reader->state = STATE_DONE;
}

static void add_end(RecordReader *reader, RecordPayload *payload)
{
	if (!record_is_whole(payload))
		return;
	reader->complete = true;
	reader->state = STATE_DONE;
}

/* A foreword: the stream itself is still to begin. The article of the headline is its own, as
 * it is shown while the other is awaited. */
static void add_headline(RecordReader *reader, RecordPayload *payload)
{
	Article *headline = article_new();

	payload->article = payload->arena = headline->arena;
	headline->field[FIELD_TITLE] = record_take_optional(payload, RECORD_WORD);
	headline->field[FIELD_SITE] = record_take_optional(payload, RECORD_WORD);
	if (!record_is_whole(payload) || !str_present(headline->field[FIELD_TITLE])) {
		article_free(headline);
		headline = NULL;
	}
	article_free(reader->headline);
	reader->headline = headline;
	expect_magic(reader);
}

/* One row a kind of record. */
static const struct {
	const char *name;
	void (*add)(RecordReader *reader, RecordPayload *payload);
} records[] = {
	[RECORD_HEAD] = { "head", add_head },
	[RECORD_BLOCK] = { "block", add_block },
	[RECORD_RELATED] = { "related story", add_related },
	[RECORD_COMMENT] = { "comment", add_comment },
	[RECORD_LEFT_OUT] = { "left-out text", add_left_out },
	[RECORD_WARNING] = { "warning", add_warning },
	[RECORD_SOURCE] = { "source", add_source },
	[RECORD_ERROR] = { "error", add_error },
	[RECORD_END] = { "end", add_end },
	[RECORD_HEADLINE] = { "headline", add_headline },
};

/* Is KIND a part of what is read, of which there may be too many? */
static bool is_part(unsigned kind)
{
	return kind == RECORD_BLOCK || kind == RECORD_RELATED || kind == RECORD_COMMENT ||
		kind == RECORD_LEFT_OUT;
}

static bool is_known(unsigned kind)
{
	return kind < sizeof records / sizeof *records && records[kind].add != NULL;
}

/* The stream */

RecordReader *record_reader_new(void)
{
	RecordReader *reader = memory_new(sizeof *reader);

	reader->article = article_new();
	reader->scratch = arena_new();
	reader->pending = text_in(NULL);
	expect_magic(reader);
	return reader;
}

void record_reader_free(RecordReader *reader)
{
	if (reader == NULL)
		return;
	article_free(reader->article);
	article_free(reader->headline);
	arena_free(reader->scratch);
	text_clear(&reader->pending);
	free(reader);
}

/* Nothing more is taken; the reason is the one in reader->failure. */
static bool fail(RecordReader *reader, Error *err)
{
	if (reader->failure.kind == ERROR_NONE)
		error_set(&reader->failure, ERROR_CHILD, "the article of the stream was taken");
	reader->state = STATE_FAILED;
	text_clear(&reader->pending);
	if (err != NULL)
		*err = reader->failure;
	return false;
}

static bool take_magic(RecordReader *reader, Str part, Error *err)
{
	if (!str_is(part, RECORD_MAGIC)) {
		error_set(&reader->failure, ERROR_CHILD, "the record stream does not begin as one");
		return fail(reader, err);
	}
	reader->state = STATE_HEADER;
	reader->wanted = RECORD_HEADER_BYTES;
	return true;
}

static const char *record_name(unsigned kind)
{
	return is_known(kind) ? records[kind].name : "unknown";
}

/* The head comes first and once; only an error may stand in its place, or a foreword before
 * all. */
static bool is_in_place(const RecordReader *reader, unsigned kind)
{
	if (kind == RECORD_HEAD || kind == RECORD_HEADLINE)
		return !reader->head_seen;
	return reader->head_seen || kind == RECORD_ERROR || !is_known(kind);
}

static bool take_header(RecordReader *reader, Str part, Error *err)
{
	unsigned kind = (unsigned char)part.at[0];
	size_t size = (size_t)number_get(part.at + 1, 4);

	if (!is_in_place(reader, kind)) {
		error_set(&reader->failure, ERROR_CHILD, "record %zu (%s) is out of place",
			reader->record_count + 1, record_name(kind));
		return fail(reader, err);
	}
	if (size > RECORD_BYTES_MAX ||
		size + RECORD_HEADER_BYTES > RECORD_STREAM_MAX - reader->stream_size) {
		error_set(&reader->failure, ERROR_LIMIT,
			"record %zu (%s) of %zu bytes is too large", reader->record_count + 1,
			record_name(kind), size);
		return fail(reader, err);
	}
	reader->stream_size += size + RECORD_HEADER_BYTES;
	reader->kind = kind;
	reader->wanted = size;
	bool wanted = is_known(kind) && !(reader->full && is_part(kind));

	reader->state = wanted ? STATE_PAYLOAD : STATE_SKIP;
	return true;
}

static void trim_buffers(RecordReader *reader)
{
	reader->pending.size = 0;
	if (reader->pending.capacity > PENDING_BYTES)
		text_clear(&reader->pending);
	if (arena_bytes(reader->scratch) <= SCRATCH_BYTES)
		return;
	arena_free(reader->scratch);
	reader->scratch = arena_new();
}

/* What came stays; what comes is passed over, so that no holes arise. */
static void stop_at_limit(RecordReader *reader)
{
	reader->full = true;
	article_warn(reader->article, WARNING_TRUNCATED,
		"The page is too large; what lies behind its first part was left out.");
}

static bool take_payload(RecordReader *reader, Str part, Error *err)
{
	RecordPayload payload = {
		.left = part,
		.article = reader->article->arena,
		.arena = reader->article->arena,
		.scratch = reader->scratch,
	};

	reader->state = STATE_HEADER;
	reader->wanted = RECORD_HEADER_BYTES;
	records[reader->kind].add(reader, &payload);
	if (payload.too_much && is_part(reader->kind)) {
		stop_at_limit(reader);
	} else if (payload.why != NULL) {
		error_set(&reader->failure, payload.too_much ? ERROR_LIMIT : ERROR_CHILD,
			"record %zu (%s) is damaged: %s", reader->record_count + 1,
			record_name(reader->kind), payload.why);
		return fail(reader, err);
	}
	reader->record_count++;
	trim_buffers(reader);
	return true;
}

/* PART is the whole of what was wanted. */
static bool take_part(RecordReader *reader, Str part, Error *err)
{
	switch (reader->state) {
	case STATE_MAGIC:
		return take_magic(reader, part, err);
	case STATE_HEADER:
		return take_header(reader, part, err);
	case STATE_PAYLOAD:
		return take_payload(reader, part, err);
	case STATE_SKIP:
		reader->state = STATE_HEADER;
		reader->wanted = RECORD_HEADER_BYTES;
		reader->record_count++;
		return true;
	case STATE_DONE:
	case STATE_FAILED:
		break;
	}
	return false;
}

/* Takes from *REST what is wanted, at once where all of it is there, else by way
 * of the pending bytes. True, with *PART set, when it is whole. */
static bool gather(RecordReader *reader, Str *rest, Str *part)
{
	size_t missing = reader->wanted - reader->pending.size;
	Str more = str_slice(*rest, 0, missing);

	*rest = str_from(*rest, missing);
	if (reader->pending.size == 0 && more.size == missing) {
		*part = more;
		return true;
	}
	text_add(&reader->pending, more);
	*part = text_str(&reader->pending);
	return more.size == missing;
}

/* As gather, for bytes nobody wants. */
static bool skip(RecordReader *reader, Str *rest)
{
	size_t skipped = rest->size < reader->wanted ? rest->size : reader->wanted;

	reader->wanted -= skipped;
	*rest = str_from(*rest, skipped);
	return reader->wanted == 0;
}

/* What an error record said counts for more than that it was not the last. */
static bool fail_behind_end(RecordReader *reader, Error *err)
{
	if (reader->failure.kind == ERROR_NONE)
		error_set(
			&reader->failure, ERROR_CHILD, "the record stream goes on behind its end");
	return fail(reader, err);
}

bool record_reader_feed(RecordReader *reader, const void *bytes, size_t size, Error *err)
{
	Str rest = str_of(bytes, size);
	Str part = STR_NONE;

	if (reader->state == STATE_FAILED || reader->article == NULL)
		return fail(reader, err);
	/* A payload of no bytes is whole as soon as its header is. */
	while (rest.size > 0 || (reader->wanted == 0 && reader->state != STATE_DONE)) {
		if (reader->state == STATE_DONE)
			return fail_behind_end(reader, err);
		bool ready = reader->state == STATE_SKIP ? skip(reader, &rest)
							 : gather(reader, &rest, &part);

		if (!ready)
			break;
		if (!take_part(reader, part, err))
			return false;
		reader->pending.size = 0;
	}
	return true;
}

bool record_reader_end(RecordReader *reader, Error *err)
{
	if (reader->failure.kind != ERROR_NONE)
		return fail(reader, err);
	if (reader->complete)
		return true;
	error_set(&reader->failure, ERROR_CHILD, "the record stream was cut after %zu record%s",
		reader->record_count, reader->record_count == 1 ? "" : "s");
	return fail(reader, err);
}

bool record_reader_complete(const RecordReader *reader)
{
	return reader->complete;
}

const Article *record_reader_article(const RecordReader *reader)
{
	return reader->article;
}

Article *record_reader_take(RecordReader *reader)
{
	Article *article = reader->article;

	reader->article = NULL;
	return article;
}

bool record_reader_begun(const RecordReader *reader)
{
	return reader->state != STATE_MAGIC || reader->pending.size > 0;
}

Article *record_reader_take_headline(RecordReader *reader)
{
	Article *headline = reader->headline;

	reader->headline = NULL;
	return headline;
}
