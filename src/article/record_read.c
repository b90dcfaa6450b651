/* SPDX-License-Identifier: ISC */
#include "article/record_read.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "article/record_format.h"
#include "article/record_payload.h"
#include "base/number.h"
#include "base/text.h"
#include "base/utf8.h"

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
/* Nothing may be left of a payload whose parts have all been taken. */
static bool whole(RecordPayload *payload)
{
	if (payload->left.size > 0)
		record_break_off(payload, "it is longer than its parts");
	return payload->why == NULL;
}

static void expect_magic(RecordReader *reader)
{
	reader->state = STATE_MAGIC;
	reader->wanted = RECORD_MAGIC_BYTES;
}

/* Records: each adds what its payload says to the article, or nothing when
 * something is wrong with it. */

static void add_head(RecordReader *reader, RecordPayload *payload)
{
	Article *article = reader->article;
	Article head = { .kind = (ArticleKind)record_take_below(payload, ARTICLE_PAGE + 1) };

	head.right_to_left = record_take_bool(payload);
	head.comments_announced = (int64_t)record_take_number(payload, 8);
	if (head.comments_announced < COMMENTS_NOT_ANNOUNCED)
		record_break_off(payload, "a number is below zero");
	for (size_t i = 0; i < FIELD_COUNT; i++) {
		bool dated = i == FIELD_PUBLISHED || i == FIELD_UPDATED;

		head.field[i] = dated ? record_take_date(payload)
				      : record_take_optional(payload, RECORD_PROSE);
		Str from = record_take_optional(payload, RECORD_WORD);
		bool inferred = record_take_bool(payload);

		if (!str_present(head.field[i]))
			continue;
		head.from[i] = from;
		head.inferred[i] = inferred;
	}
	head.body_from = record_take_optional(payload, RECORD_WORD);
	head.comments_system = record_take_optional(payload, RECORD_WORD);
	head.comments_missing = (CommentsMissing)record_take_below(payload, COMMENTS_MISSING_COUNT);
	head.comments_pings = record_take_number(payload, 8);
	if (!whole(payload))
		return;
	article->kind = head.kind;
	article->right_to_left = head.right_to_left;
	article->comments_announced = head.comments_announced;
	memcpy(article->field, head.field, sizeof article->field);
	memcpy(article->from, head.from, sizeof article->from);
	memcpy(article->inferred, head.inferred, sizeof article->inferred);
	article->body_from = head.body_from;
	article->comments_system = head.comments_system;
	article->comments_missing = head.comments_missing;
	article->comments_pings = head.comments_pings;
	reader->head_seen = true;
}

static void add_block(RecordReader *reader, RecordPayload *payload)
{
	Block block = record_take_block(payload);

	if (block.kind == BLOCK_ASIDE)
		record_take_aside_blocks(payload, &block);
	if (whole(payload) && record_fits_memory(payload, sizeof block))
		*article_add_block(reader->article, block.kind) = block;
}

static void add_related(RecordReader *reader, RecordPayload *payload)
{
	Related related = { .title = record_take_text(payload) };

	related.url = record_take_optional(payload, RECORD_WORD);
	related.date = record_take_date(payload);
	related.section = record_take_optional(payload, RECORD_PROSE);
	related.heading = record_take_optional(payload, RECORD_PROSE);
	related.group = (RelatedGroup)record_take_below(payload, RELATED_GROUP_COUNT);
	related.kicker = record_take_optional(payload, RECORD_PROSE);
	related.media = record_take_optional(payload, RECORD_PROSE);
	related.source = record_take_optional(payload, RECORD_PROSE);
	related.in_text = record_take_bool(payload);
	related.block = (size_t)record_take_number(payload, 4);
	if (whole(payload) && record_fits_memory(payload, sizeof related))
		*article_add_related(reader->article) = related;
}

/* Is RANGE a part of TEXT behind byte FROM? */
static bool range_fits(TextRange range, size_t from, Str text)
{
	return range.start >= from && range.start < range.end && range.end <= text.size &&
		utf8_floor(text, range.start) == range.start &&
		utf8_floor(text, range.end) == range.end;
}

static void take_quotes(RecordPayload *payload, Str text, CommentDetails *details)
{
	size_t count = record_take_count(payload, RECORD_RANGE_BYTES), from = details->title_size;
	TextRange *quotes = record_new_array(payload, count, sizeof *quotes);

	details->quotes = quotes;
	for (size_t i = 0; i < count && payload->why == NULL; i++) {
		TextRange range = { .start = (size_t)record_take_number(payload, 4) };

		range.end = (size_t)record_take_number(payload, 4);
		if (!range_fits(range, from, text) || details->quote_count == COMMENT_QUOTES_MAX)
			continue;
		quotes[details->quote_count++] = range;
		from = range.end;
	}
}

/* The details of a comment that says TEXT. */
static CommentDetails take_details(RecordPayload *payload, Str text)
{
	TextRange title = { .end = (size_t)record_take_number(payload, 4) };
	CommentDetails details = { .title_size = range_fits(title, 0, text) ? title.end : 0 };

	take_quotes(payload, text, &details);
	details.link = record_take_optional(payload, RECORD_WORD);
	details.scored = record_take_bool(payload);
	details.score = (int64_t)record_take_number(payload, 8);
	details.picked = record_take_bool(payload);
	details.time_inferred = record_take_bool(payload);
	return details;
}

static void add_comment(RecordReader *reader, RecordPayload *payload)
{
	/* The article keeps copies. */
	payload->arena = payload->scratch;
	Comment comment = { .author = record_take_optional(payload, RECORD_PROSE) };

	comment.location = record_take_optional(payload, RECORD_PROSE);
	comment.date = record_take_optional(payload, RECORD_PROSE);
	comment.time = record_take_date(payload);
	comment.text = record_take_text(payload);
	comment.id = record_take_optional(payload, RECORD_WORD);
	comment.depth = record_take_depth(payload);
	comment.role = (CommentRole)record_take_below(payload, ROLE_COUNT);
	if (record_take_bool(payload))
		comment.details = take_details(payload, comment.text);
	if (whole(payload) && record_fits_memory(payload, comment_store_bytes(&comment)))
		article_add_comment(reader->article, &comment);
}

static void add_left_out(RecordReader *reader, RecordPayload *payload)
{
	LeftOut left_out = { .reason = (LeftOutReason)record_take_below(
				     payload, LEFT_OUT_REASON_COUNT) };
	Str text = record_take_text(payload);

	left_out.text = str_slice(text, 0, utf8_floor(text, LEFT_OUT_TEXT_BYTES));
	left_out.words = (size_t)record_take_number(payload, 8);
	if (whole(payload) && record_fits_memory(payload, sizeof left_out))
		article_put_left_out(reader->article, left_out);
}

static void add_warning(RecordReader *reader, RecordPayload *payload)
{
	WarningCode code = (WarningCode)record_take_below(payload, WARNING_CODE_COUNT);
	Str text = record_take_text(payload);

	if (whole(payload))
		article_warn(reader->article, code, "%.*s", (int)text.size, text.at);
}

static void add_source(RecordReader *reader, RecordPayload *payload)
{
	SourceInfo source = { .kind = (SourceKind)record_take_below(payload, SOURCE_KIND_COUNT) };

	source.via = record_take_optional(payload, RECORD_WORD);
	source.address = record_take_optional(payload, RECORD_WORD);
	source.captured = record_take_date(payload);
	source.charset = record_take_optional(payload, RECORD_WORD);
	source.charset_from = (CharsetFrom)record_take_below(payload, CHARSET_FROM_COUNT);
	source.bytes = record_take_number(payload, 8);
	source.media_type = record_take_optional(payload, RECORD_WORD);
	source.digest = record_take_optional(payload, RECORD_WORD);
	source.placed = record_take_bool(payload);
	source.offset = record_take_number(payload, 8);
	source.length = record_take_number(payload, 8);
	if (reader->source_seen)
		record_break_off(payload, "it comes a second time");
	if (!whole(payload))
		return;
	reader->article->source = source;
	reader->source_seen = true;
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
	if (!whole(payload))
		return;
	error_set(&reader->failure, (ErrorKind)kind, "%.*s", (int)text.size, text.at);
	error_hint(&reader->failure, "%.*s", (int)hint.size, hint.at);
	reader->failure.number = number;
	reader->state = STATE_DONE;
}

static void add_end(RecordReader *reader, RecordPayload *payload)
{
	if (!whole(payload))
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
	if (!whole(payload) || !str_present(headline->field[FIELD_TITLE])) {
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
