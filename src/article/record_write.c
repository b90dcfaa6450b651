/* SPDX-License-Identifier: ISC */
#include "article/record_write.h"

#include "article/record_format.h"
#include "article/record_read.h"
#include "base/number.h"
#include "base/text.h"
#include "base/utf8.h"

enum {
	FLUSH_BYTES = 32 << 10,
	/* Left free in every payload for the fixed fields behind a text that was
	 * cut, and at the end of the stream for what must always arrive. */
	RECORD_RESERVE = 4 << 10,
	STREAM_RESERVE = 2 << 20,
	/* A longer address, date or name is no such thing. */
	WORD_BYTES_MAX = 64 << 10
};

typedef struct {
	Text out; /* records not yet given to the sink */
	size_t payload; /* where in OUT the payload of the open record begins */
	size_t stream_size; /* bytes of all records so far */
	bool full; /* no more parts of the article go into the stream */
	bool shortened; /* something of the article stays behind */
	RecordSink *sink;
	void *context;
} Writer;

/* Numbers and texts */

static void put_bytes(Writer *writer, uint64_t number, unsigned size)
{
	char bytes[NUMBER_BYTES_MAX];

	number_put(bytes, number, size);
	text_add(&writer->out, (Str){ bytes, size });
}

static void put_byte(Writer *writer, unsigned number)
{
	put_bytes(writer, number, 1);
}

static void put_count(Writer *writer, size_t count)
{
	put_bytes(writer, count, 4);
}

/* Room for a count that is known later; where it is. */
static size_t begin_count(Writer *writer)
{
	size_t at = writer->out.size;

	put_count(writer, 0);
	return at;
}

static void end_count(Writer *writer, size_t at, size_t count)
{
	number_put(writer->out.at + at, count, 4);
}

/* Bytes that a text may still take in the open record. */
static size_t room(const Writer *writer)
{
	size_t used = writer->out.size - writer->payload;
	size_t most = RECORD_BYTES_MAX - RECORD_RESERVE;

	return used < most ? most - used : 0;
}

/* TEXT, cut to what the record can hold. */
static void put_text(Writer *writer, Str text)
{
	if (!str_present(text)) {
		put_bytes(writer, RECORD_ABSENT, 4);
		return;
	}
	if (text.size > room(writer)) {
		text.size = utf8_floor(text, room(writer));
		writer->shortened = true;
	}
	put_bytes(writer, text.size, 4);
	text_add(&writer->out, text);
}

/* A text that is worth nothing when cut: an address, a date, a name. */
static void put_word(Writer *writer, Str word)
{
	bool fits = word.size <= WORD_BYTES_MAX && word.size <= room(writer);

	put_text(writer, fits ? word : STR_NONE);
}

static void put_spans(Writer *writer, const Rich *rich, size_t text_size)
{
	size_t at = begin_count(writer), count = 0;

	for (size_t i = 0; i < rich->span_count && room(writer) > 0; i++) {
		const Span *span = &rich->spans[i];

		if (span->end > text_size)
			continue;
		put_bytes(writer, span->start, 4);
		put_bytes(writer, span->end, 4);
		put_byte(writer, (unsigned)span->kind);
		put_word(writer, span->href);
		count++;
	}
	end_count(writer, at, count);
}

static void put_rich(Writer *writer, const Rich *rich)
{
	size_t before = writer->out.size;

	put_text(writer, rich->text);
	put_spans(writer, rich, writer->out.size - before - RECORD_TEXT_BYTES_MIN);
}

/* Records */

static void begin_record(Writer *writer, RecordKind kind)
{
	put_byte(writer, (unsigned)kind);
	put_count(writer, 0);
	writer->payload = writer->out.size;
}

static bool flush(Writer *writer, Error *err)
{
	bool taken = writer->out.size == 0 ||
		writer->sink(writer->context, writer->out.at, writer->out.size, err);

	/* One large record does not keep its room for the many small ones. */
	if (writer->out.capacity > RECORD_BYTES_MAX / 16)
		text_clear(&writer->out);
	writer->out.size = 0;
	return taken;
}

/* Closes the open record. False with ERR when the sink fails. */
static bool end_record(Writer *writer, Error *err)
{
	size_t size = writer->out.size - writer->payload;

	end_count(writer, writer->payload - 4, size);
	writer->stream_size += size + RECORD_HEADER_BYTES;
	return writer->out.size < FLUSH_BYTES || flush(writer, err);
}

/* As end_record, for what the article is made of: takes the record back when the
 * stream has no room for it, and all that come after, so that no holes arise. */
static bool end_part(Writer *writer, Error *err)
{
	size_t size = writer->out.size - writer->payload + RECORD_HEADER_BYTES;

	if (size > RECORD_STREAM_MAX - STREAM_RESERVE - writer->stream_size)
		writer->full = true;
	if (!writer->full)
		return end_record(writer, err);
	writer->out.size = writer->payload - RECORD_HEADER_BYTES;
	writer->shortened = true;
	return true;
}

/* The parts of an article */

static bool write_head(Writer *writer, const Article *article, Error *err)
{
	begin_record(writer, RECORD_HEAD);
	put_byte(writer, (unsigned)article->kind);
	put_byte(writer, article->right_to_left);
	put_bytes(writer, (uint64_t)article->comments_announced, 8);
	for (size_t i = 0; i < FIELD_COUNT; i++) {
		put_text(writer, article->field[i]);
		put_word(writer, article->from[i]);
		put_byte(writer, article->inferred[i]);
	}
	put_word(writer, article->body_from);
	put_word(writer, article->comments_system);
	put_byte(writer, (unsigned)article->comments_missing);
	put_bytes(writer, article->comments_pings, 8);
	return end_part(writer, err);
}

static void put_items(Writer *writer, const Block *block)
{
	put_byte(writer, block->ordered);
	size_t at = begin_count(writer), count = 0;

	while (count < block->list.item_count && room(writer) > 0) {
		const ListItem *item = &block->list.items[count++];

		put_bytes(writer, (uint64_t)(item->depth < 0 ? 0 : item->depth), 4);
		put_word(writer, item->marker);
		put_rich(writer, &item->rich);
	}
	writer->shortened |= count < block->list.item_count;
	end_count(writer, at, count);
}

static void put_figure(Writer *writer, const Block *block)
{
	put_byte(writer, (unsigned)block->media);
	put_text(writer, block->figure.caption);
	put_text(writer, block->figure.credit);
	put_text(writer, block->figure.alt);
	put_word(writer, block->figure.src);
}

/* Whole rows only, as many as there is room for. */
static void put_table(Writer *writer, const Block *block)
{
	put_text(writer, block->table.caption);
	size_t header_at = begin_count(writer);
	size_t rows_at = begin_count(writer);
	size_t rows = 0;

	put_count(writer, block->table.column_count);
	while (rows < block->table.row_count) {
		const Str *cells = &block->table.cells[rows * block->table.column_count];
		size_t before = writer->out.size;

		for (size_t i = 0; i < block->table.column_count && room(writer) > 0; i++)
			put_text(writer, cells[i]);
		if (room(writer) == 0) {
			writer->out.size = before;
			writer->shortened = true;
			break;
		}
		rows++;
	}
	end_count(writer, rows_at, rows);
	end_count(writer, header_at,
		block->table.header_rows < rows ? block->table.header_rows : rows);
}

/* BLOCK; of an aside all but its blocks. */
static void put_block(Writer *writer, const Block *block)
{
	put_byte(writer, (unsigned)block->kind);
	switch (block->kind) {
	case BLOCK_PARAGRAPH:
		put_rich(writer, &block->rich);
		put_byte(writer, block->intro);
		break;
	case BLOCK_HEADING:
		put_byte(writer, (unsigned)block->level);
		put_rich(writer, &block->rich);
		put_word(writer, block->date);
		break;
	case BLOCK_QUOTE:
		put_rich(writer, &block->rich);
		put_text(writer, block->attribution);
		put_byte(writer, block->pull);
		break;
	case BLOCK_LIST:
		put_items(writer, block);
		break;
	case BLOCK_PREFORMATTED:
		put_rich(writer, &block->rich);
		break;
	case BLOCK_FIGURE:
		put_figure(writer, block);
		break;
	case BLOCK_TABLE:
		put_table(writer, block);
		break;
	case BLOCK_ASIDE:
		put_text(writer, block->box.label);
		put_text(writer, block->box.byline);
		put_text(writer, block->box.role);
		break;
	case BLOCK_RULE:
	case BLOCK_KIND_COUNT:
		break;
	}
}

static void put_aside_blocks(Writer *writer, const Block *aside)
{
	size_t at = begin_count(writer), count = 0;

	for (size_t i = 0; i < aside->box.block_count; i++) {
		/* The model has no aside inside an aside. */
		if (aside->box.blocks[i].kind == BLOCK_ASIDE)
			continue;
		if (room(writer) == 0) {
			writer->shortened = true;
			break;
		}
		put_block(writer, &aside->box.blocks[i]);
		count++;
	}
	end_count(writer, at, count);
}

static bool write_blocks(Writer *writer, const Article *article, Error *err)
{
	for (size_t i = 0; i < article->block_count; i++) {
		const Block *block = &article->blocks[i];

		begin_record(writer, RECORD_BLOCK);
		put_block(writer, block);
		if (block->kind == BLOCK_ASIDE)
			put_aside_blocks(writer, block);
		if (!end_part(writer, err))
			return false;
	}
	return true;
}

static bool write_related(Writer *writer, const Article *article, Error *err)
{
	for (size_t i = 0; i < article->related_count; i++) {
		const Related *related = &article->related[i];

		begin_record(writer, RECORD_RELATED);
		put_text(writer, related->title);
		put_word(writer, related->url);
		put_word(writer, related->date);
		put_word(writer, related->section);
		put_text(writer, related->heading);
		put_byte(writer, (unsigned)related->group);
		put_word(writer, related->kicker);
		put_word(writer, related->media);
		put_word(writer, related->source);
		put_byte(writer, related->in_text);
		put_count(writer, related->block);
		if (!end_part(writer, err))
			return false;
	}
	return true;
}

static void put_details(Writer *writer, const CommentDetails *details)
{
	put_count(writer, details->title_size);
	size_t at = begin_count(writer), count = 0;

	for (; count < details->quote_count && room(writer) >= RECORD_RANGE_BYTES; count++) {
		put_count(writer, details->quotes[count].start);
		put_count(writer, details->quotes[count].end);
	}
	end_count(writer, at, count);
	put_word(writer, details->link);
	put_byte(writer, details->scored);
	put_bytes(writer, (uint64_t)details->score, 8);
	put_byte(writer, details->picked);
	put_byte(writer, details->time_inferred);
}

static bool write_comments(Writer *writer, const Article *article, Error *err)
{
	for (size_t i = 0; i < article->comment_count; i++) {
		const Comment comment = article_comment(article, i);

		begin_record(writer, RECORD_COMMENT);
		put_word(writer, comment.author);
		put_word(writer, comment.location);
		put_word(writer, comment.date);
		put_word(writer, comment.time);
		put_text(writer, comment.text);
		put_word(writer, comment.id);
		put_bytes(writer, (uint64_t)(comment.depth < 0 ? 0 : comment.depth), 4);
		put_byte(writer, (unsigned)comment.role);
		put_byte(writer, comment_has_details(&comment));
		if (comment_has_details(&comment))
			put_details(writer, &comment.details);
		if (!end_part(writer, err))
			return false;
	}
	return true;
}

static bool write_left_out(Writer *writer, const Article *article, Error *err)
{
	for (size_t i = 0; i < article->left_out_count; i++) {
		const LeftOut *left_out = &article->left_out[i];

		begin_record(writer, RECORD_LEFT_OUT);
		put_byte(writer, (unsigned)left_out->reason);
		put_text(writer, left_out->text);
		put_bytes(writer, left_out->words, 8);
		if (!end_part(writer, err))
			return false;
	}
	return true;
}

static bool write_warning(Writer *writer, WarningCode code, Str text, Error *err)
{
	begin_record(writer, RECORD_WARNING);
	put_byte(writer, (unsigned)code);
	put_word(writer, text);
	return end_record(writer, err);
}

/* The warnings of ARTICLE, and one of ours when something stays behind. The
 * reader keeps one warning a code, so ours changes nothing where the article
 * was cut before it came here. */
static bool write_warnings(Writer *writer, const Article *article, Error *err)
{
	for (size_t i = 0; i < article->warning_count; i++)
		if (!write_warning(
			    writer, article->warnings[i].code, article->warnings[i].text, err))
			return false;
	return !writer->shortened ||
		write_warning(writer, WARNING_TRUNCATED,
			str("The page is too large; a part of it was left out."), err);
}

static bool write_source(Writer *writer, const SourceInfo *source, Error *err)
{
	begin_record(writer, RECORD_SOURCE);
	put_byte(writer, (unsigned)source->kind);
	put_word(writer, source->via);
	put_word(writer, source->address);
	put_word(writer, source->captured);
	put_word(writer, source->charset);
	put_byte(writer, (unsigned)source->charset_from);
	put_bytes(writer, source->bytes, 8);
	put_word(writer, source->media_type);
	put_word(writer, source->digest);
	put_byte(writer, source->placed);
	put_bytes(writer, source->offset, 8);
	put_bytes(writer, source->length, 8);
	return end_record(writer, err);
}

static bool write_end(Writer *writer, Error *err)
{
	begin_record(writer, RECORD_END);
	return end_record(writer, err) && flush(writer, err);
}

bool record_write_article(const Article *article, RecordSink *sink, void *context, Error *err)
{
	Writer writer = { .out = text_in(NULL), .sink = sink, .context = context };

	text_add_c(&writer.out, RECORD_MAGIC);
	bool written = write_head(&writer, article, err) && write_blocks(&writer, article, err) &&
		write_related(&writer, article, err) && write_comments(&writer, article, err) &&
		write_left_out(&writer, article, err) && write_warnings(&writer, article, err) &&
		write_source(&writer, &article->source, err) && write_end(&writer, err);

	text_clear(&writer.out);
	return written;
}

bool record_write_error(const Error *failed, RecordSink *sink, void *context, Error *err)
{
	Writer writer = { .out = text_in(NULL), .sink = sink, .context = context };

	text_add_c(&writer.out, RECORD_MAGIC);
	begin_record(&writer, RECORD_ERROR);
	put_byte(&writer, (unsigned)failed->kind);
	put_bytes(&writer, (uint32_t)failed->number, 4);
	put_text(&writer, str(failed->text));
	put_text(&writer, str(failed->hint));
	bool written = end_record(&writer, err) && flush(&writer, err);

	text_clear(&writer.out);
	return written;
}

bool record_write_headline(const Article *headline, RecordSink *sink, void *context, Error *err)
{
	Writer writer = { .out = text_in(NULL), .sink = sink, .context = context };

	text_add_c(&writer.out, RECORD_MAGIC);
	begin_record(&writer, RECORD_HEADLINE);
	put_word(&writer, headline->field[FIELD_TITLE]);
	put_word(&writer, headline->field[FIELD_SITE]);
	bool written = end_record(&writer, err) && flush(&writer, err);

	text_clear(&writer.out);
	return written;
}
