/* SPDX-License-Identifier: ISC */
#include "article/record_read.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "article/date.h"
#include "article/record_format.h"
#include "article/span.h"
#include "base/size.h"
#include "base/text.h"
#include "base/utf8.h"

enum {
	PROSE = CLEAN_KEEP_NEWLINE,
	VERBATIM = CLEAN_KEEP_NEWLINE | CLEAN_KEEP_TAB,
	WORD = 0,
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

/* Looks at the payload of one record from its start to its end. Once something
 * is wrong, WHY says what, all further answers are zero, and nothing is taken. */
typedef struct {
	Str left; /* bytes not looked at yet */
	const Arena *article; /* borrowed: holds all that is kept */
	Arena *arena; /* borrowed: where what is taken goes, the article's as a rule */
	Arena *scratch; /* borrowed: the reader's */
	const char *why;
	bool too_much; /* WHY is that the article has no room for it, and nothing else */
} Payload;

/* Numbers and texts */

static void break_off(Payload *payload, const char *why)
{
	if (payload->why != NULL)
		return;
	payload->why = why;
	payload->left = STR_NONE;
}

static uint64_t number_at(const char *at, size_t size)
{
	uint64_t number = 0;

	for (size_t i = size; i > 0; i--)
		number = number << 8 | (unsigned char)at[i - 1];
	return number;
}

static uint64_t take_number(Payload *payload, size_t size)
{
	if (payload->left.size < size) {
		break_off(payload, "it ends in the middle of a number");
		return 0;
	}
	uint64_t number = number_at(payload->left.at, size);

	payload->left = str_from(payload->left, size);
	return number;
}

/* A byte below LIMIT. */
static unsigned take_below(Payload *payload, unsigned limit)
{
	unsigned number = (unsigned)take_number(payload, 1);

	if (number < limit)
		return number;
	break_off(payload, "a value is none of its kind");
	return 0;
}

static bool take_bool(Payload *payload)
{
	return take_below(payload, 2) != 0;
}

static int take_depth(Payload *payload)
{
	uint64_t depth = take_number(payload, 4);

	return depth < RECORD_DEPTH_MAX ? (int)depth : RECORD_DEPTH_MAX;
}

static bool fits_memory(Payload *payload, size_t size)
{
	size_t held = arena_bytes(payload->article);

	if (held <= RECORD_MEMORY_MAX && size <= RECORD_MEMORY_MAX - held)
		return true;
	payload->too_much = payload->why == NULL;
	break_off(payload, "the article takes too much memory");
	return false;
}

/* A count of things that take at least MIN_BYTES of payload each. */
static size_t take_count(Payload *payload, size_t min_bytes)
{
	size_t count = (size_t)take_number(payload, 4);

	if (count <= payload->left.size / min_bytes)
		return count;
	break_off(payload, "it counts more things than it holds");
	return 0;
}

/* Room for COUNT things of SIZE bytes in the article; NULL for none. */
static void *new_array(Payload *payload, size_t count, size_t size)
{
	size_t total;

	if (count == 0)
		return NULL;
	if (!size_mul(count, size, &total))
		total = SIZE_MAX;
	return fits_memory(payload, total) ? arena_array(payload->arena, count, size) : NULL;
}

/* The next text as it stands in the payload. */
static Str take_raw(Payload *payload)
{
	size_t size = (size_t)take_number(payload, RECORD_TEXT_BYTES_MIN);

	if (payload->why != NULL || size == RECORD_ABSENT)
		return STR_NONE;
	if (size > payload->left.size) {
		break_off(payload, "a text runs past its end");
		return STR_NONE;
	}
	Str raw = str_slice(payload->left, 0, size);

	payload->left = str_from(payload->left, size);
	return raw;
}

/* RAW cleaned, in the article; an empty text when it is absent. */
static Str keep_text(Payload *payload, Str raw, unsigned keep)
{
	Str clean = clean_text(payload->scratch, raw, keep, NULL);

	if (str_empty(clean) || !fits_memory(payload, clean.size))
		return str("");
	return str_copy(payload->arena, clean);
}

/* A text that is always there. */
static Str take_text(Payload *payload)
{
	return keep_text(payload, take_raw(payload), PROSE);
}

/* A text that may be absent; an empty one is. */
static Str take_optional(Payload *payload, unsigned keep)
{
	Str text = keep_text(payload, take_raw(payload), keep);

	return str_empty(text) ? STR_NONE : text;
}

/* An ISO date; what is none is absent. */
static Str take_date(Payload *payload)
{
	Date date;

	if (!date_from_iso(take_raw(payload), &date))
		return STR_NONE;
	return date_iso(payload->arena, &date);
}

static Span take_span(Payload *payload)
{
	Span span = { 0 };

	span.start = (size_t)take_number(payload, 4);
	span.end = (size_t)take_number(payload, 4);
	span.kind = (SpanKind)take_below(payload, SPAN_KIND_COUNT);
	span.href = take_optional(payload, WORD);
	return span;
}

/* A text and the spans that fit it. Where cleaning changed the text the offsets
 * mean nothing, and all spans go. */
static Rich take_rich(Payload *payload, unsigned keep)
{
	Str raw = take_raw(payload);
	Rich rich = { .text = keep_text(payload, raw, keep) };
	size_t count = take_count(payload, RECORD_SPAN_BYTES_MIN);

	rich.spans = new_array(payload, count, sizeof *rich.spans);
	for (size_t i = 0; i < count && payload->why == NULL; i++) {
		Span span = take_span(payload);
		const Span *before = rich.span_count > 0 ? &rich.spans[rich.span_count - 1] : NULL;

		if (raw.size == rich.text.size && span_fits(&span, rich.text) &&
			span_follows(&span, before))
			rich.spans[rich.span_count++] = span;
	}
	return rich;
}

/* Blocks */

static void take_items(Payload *payload, Block *block)
{
	block->ordered = take_bool(payload);
	size_t count = take_count(payload, RECORD_ITEM_BYTES_MIN);

	block->items = new_array(payload, count, sizeof *block->items);
	for (size_t i = 0; i < count && payload->why == NULL; i++) {
		ListItem *item = &block->items[block->item_count++];

		item->depth = take_depth(payload);
		item->marker = take_optional(payload, WORD);
		item->rich = take_rich(payload, PROSE);
	}
}

static void take_figure(Payload *payload, Block *block)
{
	block->media = (Media)take_below(payload, MEDIA_COUNT);
	block->caption = take_optional(payload, PROSE);
	block->credit = take_optional(payload, PROSE);
	block->alt = take_optional(payload, PROSE);
	block->src = take_optional(payload, WORD);
}

static void take_table(Payload *payload, Block *block)
{
	block->caption = take_optional(payload, PROSE);
	size_t header_rows = (size_t)take_number(payload, 4);
	size_t rows = (size_t)take_number(payload, 4);
	size_t columns = (size_t)take_number(payload, 4);
	size_t count;

	if (!size_mul(rows, columns, &count) ||
		count > payload->left.size / RECORD_TEXT_BYTES_MIN || header_rows > rows) {
		break_off(payload, "it counts more things than it holds");
		return;
	}
	block->cells = new_array(payload, count, sizeof *block->cells);
	if (block->cells == NULL)
		return;
	block->header_rows = header_rows;
	block->row_count = rows;
	block->column_count = columns;
	for (size_t i = 0; i < count; i++)
		block->cells[i] = take_text(payload);
}

static int take_level(Payload *payload)
{
	int level = (int)take_number(payload, 1);

	return level < 2 ? 2 : level > 6 ? 6 : level;
}

/* A block; of an aside all but its blocks. */
static Block take_block(Payload *payload)
{
	Block block = { .kind = (BlockKind)take_below(payload, BLOCK_KIND_COUNT) };

	switch (block.kind) {
	case BLOCK_PARAGRAPH:
		block.rich = take_rich(payload, PROSE);
		block.intro = take_bool(payload);
		break;
	case BLOCK_HEADING:
		block.level = take_level(payload);
		block.rich = take_rich(payload, PROSE);
		block.date = take_date(payload);
		break;
	case BLOCK_QUOTE:
		block.rich = take_rich(payload, PROSE);
		block.attribution = take_optional(payload, PROSE);
		block.pull = take_bool(payload);
		break;
	case BLOCK_LIST:
		take_items(payload, &block);
		break;
	case BLOCK_PREFORMATTED:
		block.rich = take_rich(payload, VERBATIM);
		break;
	case BLOCK_FIGURE:
		take_figure(payload, &block);
		break;
	case BLOCK_TABLE:
		take_table(payload, &block);
		break;
	case BLOCK_ASIDE:
		block.label = take_optional(payload, PROSE);
		block.byline = take_optional(payload, PROSE);
		block.role = take_optional(payload, PROSE);
		break;
	case BLOCK_RULE:
	case BLOCK_KIND_COUNT:
		break;
	}
	return block;
}

static void take_aside_blocks(Payload *payload, Block *aside)
{
	size_t count = take_count(payload, RECORD_BLOCK_BYTES_MIN);

	aside->blocks = new_array(payload, count, sizeof *aside->blocks);
	for (size_t i = 0; i < count && payload->why == NULL; i++) {
		aside->blocks[aside->block_count++] = take_block(payload);
		if (aside->blocks[i].kind == BLOCK_ASIDE)
			break_off(payload, "an aside stands inside an aside");
	}
}

/* Nothing may be left of a payload whose parts have all been taken. */
static bool whole(Payload *payload)
{
	if (payload->left.size > 0)
		break_off(payload, "it is longer than its parts");
	return payload->why == NULL;
}

/* Records: each adds what its payload says to the article, or nothing when
 * something is wrong with it. */

static void add_head(RecordReader *reader, Payload *payload)
{
	Article *article = reader->article;
	Article head = { .kind = (ArticleKind)take_below(payload, ARTICLE_PAGE + 1) };

	head.right_to_left = take_bool(payload);
	head.comments_announced = (int64_t)take_number(payload, 8);
	if (head.comments_announced < COMMENTS_NOT_ANNOUNCED)
		break_off(payload, "a number is below zero");
	for (size_t i = 0; i < FIELD_COUNT; i++) {
		bool dated = i == FIELD_PUBLISHED || i == FIELD_UPDATED;

		head.field[i] = dated ? take_date(payload) : take_optional(payload, PROSE);
		Str from = take_optional(payload, WORD);
		bool inferred = take_bool(payload);

		if (!str_present(head.field[i]))
			continue;
		head.from[i] = from;
		head.inferred[i] = inferred;
	}
	head.body_from = take_optional(payload, WORD);
	head.comments_system = take_optional(payload, WORD);
	head.comments_missing = (CommentsMissing)take_below(payload, COMMENTS_MISSING_COUNT);
	head.comments_pings = take_number(payload, 8);
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

static void add_block(RecordReader *reader, Payload *payload)
{
	Block block = take_block(payload);

	if (block.kind == BLOCK_ASIDE)
		take_aside_blocks(payload, &block);
	if (whole(payload) && fits_memory(payload, sizeof block))
		*article_add_block(reader->article, block.kind) = block;
}

static void add_related(RecordReader *reader, Payload *payload)
{
	Related related = { .title = take_text(payload) };

	related.url = take_optional(payload, WORD);
	related.date = take_date(payload);
	related.section = take_optional(payload, PROSE);
	related.heading = take_optional(payload, PROSE);
	related.group = (RelatedGroup)take_below(payload, RELATED_GROUP_COUNT);
	related.kicker = take_optional(payload, PROSE);
	related.media = take_optional(payload, PROSE);
	related.source = take_optional(payload, PROSE);
	related.in_text = take_bool(payload);
	related.block = (size_t)take_number(payload, 4);
	if (whole(payload) && fits_memory(payload, sizeof related))
		*article_add_related(reader->article) = related;
}

/* Is RANGE a part of TEXT behind byte FROM? */
static bool range_fits(TextRange range, size_t from, Str text)
{
	return range.start >= from && range.start < range.end && range.end <= text.size &&
		utf8_floor(text, range.start) == range.start &&
		utf8_floor(text, range.end) == range.end;
}

static void take_quotes(Payload *payload, Str text, CommentDetails *details)
{
	size_t count = take_count(payload, RECORD_RANGE_BYTES), from = details->title_size;
	TextRange *quotes = new_array(payload, count, sizeof *quotes);

	details->quotes = quotes;
	for (size_t i = 0; i < count && payload->why == NULL; i++) {
		TextRange range = { .start = (size_t)take_number(payload, 4) };

		range.end = (size_t)take_number(payload, 4);
		if (!range_fits(range, from, text) || details->quote_count == COMMENT_QUOTES_MAX)
			continue;
		quotes[details->quote_count++] = range;
		from = range.end;
	}
}

/* The details of a comment that says TEXT. */
static CommentDetails take_details(Payload *payload, Str text)
{
	TextRange title = { .end = (size_t)take_number(payload, 4) };
	CommentDetails details = { .title_size = range_fits(title, 0, text) ? title.end : 0 };

	take_quotes(payload, text, &details);
	details.link = take_optional(payload, WORD);
	details.scored = take_bool(payload);
	details.score = (int64_t)take_number(payload, 8);
	details.picked = take_bool(payload);
	details.time_inferred = take_bool(payload);
	return details;
}

static void add_comment(RecordReader *reader, Payload *payload)
{
	/* The article keeps copies. */
	payload->arena = payload->scratch;
	Comment comment = { .author = take_optional(payload, PROSE) };

	comment.location = take_optional(payload, PROSE);
	comment.date = take_optional(payload, PROSE);
	comment.time = take_date(payload);
	comment.text = take_text(payload);
	comment.id = take_optional(payload, WORD);
	comment.depth = take_depth(payload);
	comment.role = (CommentRole)take_below(payload, ROLE_COUNT);
	if (take_bool(payload))
		comment.details = take_details(payload, comment.text);
	if (whole(payload) && fits_memory(payload, comment_store_bytes(&comment)))
		article_add_comment(reader->article, &comment);
}

static void add_left_out(RecordReader *reader, Payload *payload)
{
	LeftOut left_out = { .reason = (LeftOutReason)take_below(payload, LEFT_OUT_REASON_COUNT) };
	Str text = take_text(payload);

	left_out.text = str_slice(text, 0, utf8_floor(text, LEFT_OUT_TEXT_BYTES));
	left_out.words = (size_t)take_number(payload, 8);
	if (whole(payload) && fits_memory(payload, sizeof left_out))
		article_put_left_out(reader->article, left_out);
}

static void add_warning(RecordReader *reader, Payload *payload)
{
	WarningCode code = (WarningCode)take_below(payload, WARNING_CODE_COUNT);
	Str text = take_text(payload);

	if (whole(payload))
		article_warn(reader->article, code, "%.*s", (int)text.size, text.at);
}

static void add_source(RecordReader *reader, Payload *payload)
{
	SourceInfo source = { .kind = (SourceKind)take_below(payload, SOURCE_KIND_COUNT) };

	source.via = take_optional(payload, WORD);
	source.address = take_optional(payload, WORD);
	source.captured = take_date(payload);
	source.charset = take_optional(payload, WORD);
	source.charset_from = (CharsetFrom)take_below(payload, CHARSET_FROM_COUNT);
	source.bytes = take_number(payload, 8);
	source.media_type = take_optional(payload, WORD);
	source.digest = take_optional(payload, WORD);
	source.placed = take_bool(payload);
	source.offset = take_number(payload, 8);
	source.length = take_number(payload, 8);
	if (reader->source_seen)
		break_off(payload, "it comes a second time");
	if (!whole(payload))
		return;
	reader->article->source = source;
	reader->source_seen = true;
}

/* The sentences of an error go into its fixed storage and nowhere else. */
static void add_error(RecordReader *reader, Payload *payload)
{
	unsigned kind = take_below(payload, ERROR_TERMINAL + 1);
	int number = (int)(int32_t)(uint32_t)take_number(payload, 4);
	Str text = clean_text(payload->scratch, take_raw(payload), WORD, NULL);
	Str hint = clean_text(payload->scratch, take_raw(payload), WORD, NULL);

	if (kind == ERROR_NONE)
		break_off(payload, "a value is none of its kind");
	if (!whole(payload))
		return;
	error_set(&reader->failure, (ErrorKind)kind, "%.*s", (int)text.size, text.at);
	error_hint(&reader->failure, "%.*s", (int)hint.size, hint.at);
	reader->failure.number = number;
	reader->state = STATE_DONE;
}

static void add_end(RecordReader *reader, Payload *payload)
{
	if (!whole(payload))
		return;
	reader->complete = true;
	reader->state = STATE_DONE;
}

/* One row a kind of record. */
static const struct {
	const char *name;
	void (*add)(RecordReader *reader, Payload *payload);
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
	reader->wanted = RECORD_MAGIC_BYTES;
	return reader;
}

void record_reader_free(RecordReader *reader)
{
	if (reader == NULL)
		return;
	article_free(reader->article);
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

/* The head comes first and once; only an error may stand in its place. */
static bool is_in_place(const RecordReader *reader, unsigned kind)
{
	if (kind == RECORD_HEAD)
		return !reader->head_seen;
	return reader->head_seen || kind == RECORD_ERROR || !is_known(kind);
}

static bool take_header(RecordReader *reader, Str part, Error *err)
{
	unsigned kind = (unsigned char)part.at[0];
	size_t size = (size_t)number_at(part.at + 1, 4);

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
	Payload payload = {
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
