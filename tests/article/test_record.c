/* SPDX-License-Identifier: ISC */
#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "article/record.h"
#include "article/record_format.h"
#include "article/span.h"
#include "article/writer.h"
#include "sample.h"

/* Streams are made by the writer, or byte by byte by the functions below. */

static bool collect(void *context, const void *bytes, size_t size, Error *err)
{
	(void)err;
	text_add(context, str_of(bytes, size));
	return true;
}

static Text stream_of(const Article *article)
{
	Text stream = text_in(NULL);
	Error err = { 0 };

	assert_true(record_write_article(article, collect, &stream, &err));
	return stream;
}

static void add_number(Text *stream, uint64_t number, size_t size)
{
	for (size_t i = 0; i < size; i++)
		text_add_byte(stream, (char)(number >> (8 * i)));
}

static void add_text(Text *stream, const char *text)
{
	if (text == NULL) {
		add_number(stream, RECORD_ABSENT, 4);
		return;
	}
	add_number(stream, strlen(text), 4);
	text_add_c(stream, text);
}

static void add_record(Text *stream, unsigned kind, const Text *payload)
{
	add_number(stream, kind, 1);
	add_number(stream, payload->size, 4);
	text_add(stream, text_str(payload));
}

/* A stream with its magic and a head without fields. */
static Text begin_stream(void)
{
	Text stream = text_in(NULL);
	Text head = text_in(NULL);

	text_add_c(&stream, RECORD_MAGIC);
	add_number(&head, 0, 2);
	add_number(&head, UINT64_MAX, 8);
	for (int i = 0; i < FIELD_COUNT; i++) {
		add_text(&head, NULL);
		add_text(&head, NULL);
		add_number(&head, 0, 1);
	}
	add_text(&head, NULL);
	add_text(&head, NULL);
	add_number(&head, 0, 1);
	add_number(&head, 0, 8);
	add_record(&stream, RECORD_HEAD, &head);
	text_clear(&head);
	return stream;
}

/* A paragraph with TEXT and one span of KIND over START up to END. */
static Text paragraph(const char *text, size_t start, size_t end, unsigned kind, const char *href)
{
	Text payload = text_in(NULL);

	add_number(&payload, BLOCK_PARAGRAPH, 1);
	add_text(&payload, text);
	add_number(&payload, 1, 4);
	add_number(&payload, start, 4);
	add_number(&payload, end, 4);
	add_number(&payload, kind, 1);
	add_text(&payload, href);
	add_number(&payload, 0, 1);
	return payload;
}

static bool feed_all(RecordReader *reader, const Text *stream, Error *err)
{
	return record_reader_feed(reader, stream->at, stream->size, err);
}

/* Feeds a stream whose one record behind the head is KIND with PAYLOAD. */
static RecordReader *reader_of(unsigned kind, Text *payload, bool *taken, Error *err)
{
	RecordReader *reader = record_reader_new();
	Text stream = begin_stream();

	add_record(&stream, kind, payload);
	*taken = feed_all(reader, &stream, err);
	text_clear(&stream);
	text_clear(payload);
	return reader;
}

static void assert_refused(unsigned kind, Text payload, ErrorKind error, const char *why)
{
	bool taken;
	Error err = { 0 };
	RecordReader *reader = reader_of(kind, &payload, &taken, &err);

	assert_false(taken);
	assert_int_equal(err.kind, error);
	assert_non_null(strstr(err.text, why));
	assert_int_equal(record_reader_article(reader)->block_count, 0);
	record_reader_free(reader);
}

/* What article.h promises of a text, a list of spans, a block. */

static void assert_clean(Str text)
{
	if (str_present(text))
		assert_true(clean_is_clean(text, CLEAN_KEEP_NEWLINE | CLEAN_KEEP_TAB));
}

static void assert_rich_sound(const Rich *rich)
{
	assert_clean(rich->text);
	for (size_t i = 0; i < rich->span_count; i++) {
		assert_true(span_fits(&rich->spans[i], rich->text));
		assert_true(span_follows(&rich->spans[i], i > 0 ? &rich->spans[i - 1] : NULL));
		assert_clean(rich->spans[i].href);
	}
}

static void assert_block_sound(const Block *block, bool inside)
{
	assert_in_range(block->kind, 0, BLOCK_KIND_COUNT - 1);
	assert_false(inside && block->kind == BLOCK_ASIDE);
	if (block_kind_is_text(block->kind))
		assert_rich_sound(&block->rich);
	if (block->kind == BLOCK_HEADING)
		assert_in_range(block->level, 2, 6);
	for (size_t i = 0; block->kind == BLOCK_LIST && i < block->list.item_count; i++) {
		assert_in_range(block->list.items[i].depth, 0, RECORD_DEPTH_MAX);
		assert_rich_sound(&block->list.items[i].rich);
	}
	if (block->kind != BLOCK_TABLE)
		return;
	assert_true(block->table.header_rows <= block->table.row_count);
	for (size_t i = 0; i < block->table.row_count * block->table.column_count; i++)
		assert_true(str_present(block->table.cells[i]));
}

/* All of ARTICLE can be walked, and is what the model promises. */
static void assert_sound(const Article *article)
{
	for (size_t i = 0; i < FIELD_COUNT; i++)
		assert_clean(article->field[i]);
	for (size_t i = 0; i < article->block_count; i++) {
		const Block *block = &article->blocks[i];

		assert_block_sound(block, false);
		for (size_t j = 0; block->kind == BLOCK_ASIDE && j < block->box.block_count; j++)
			assert_block_sound(&block->box.blocks[j], true);
	}
	for (size_t i = 0; i < article->comment_count; i++) {
		assert_true(str_present(article_comment(article, i).text));
		assert_in_range(article_comment(article, i).depth, 0, RECORD_DEPTH_MAX);
	}
	for (size_t i = 0; i < article->left_out_count; i++)
		assert_true(article->left_out[i].text.size <= LEFT_OUT_TEXT_BYTES);
	Text made = text_in(NULL);

	write_json(&made, article);
	write_text(&made, article, 40, WRITE_ALL);
	write_markdown(&made, article, WRITE_ALL);
	assert_true(clean_is_clean(text_str(&made), CLEAN_KEEP_NEWLINE));
	text_clear(&made);
}

static void assert_same_json(const Article *a, const Article *b)
{
	Text first = text_in(NULL), second = text_in(NULL);

	write_json(&first, a);
	write_json(&second, b);
	text_add_byte(&first, '\0');
	text_add_byte(&second, '\0');
	assert_string_equal(first.at, second.at);
	text_clear(&first);
	text_clear(&second);
}

static void test_record_round_trip_loses_nothing(void **state)
{
	(void)state;
	Article *article = sample_article();
	Text stream = stream_of(article);
	RecordReader *reader = record_reader_new();
	Error err = { 0 };

	assert_true(feed_all(reader, &stream, &err));
	assert_true(record_reader_end(reader, &err));
	assert_true(record_reader_complete(reader));
	Article *came = record_reader_take(reader);

	record_reader_free(reader);
	assert_same_json(came, article);
	assert_true(str_is(came->from[FIELD_BYLINE], "meta"));
	assert_false(came->inferred[FIELD_BYLINE]);
	assert_true(came->inferred[FIELD_LANGUAGE]);
	assert_true(str_is(came->body_from, "article element"));
	assert_true(str_is(came->comments_system, "Slate"));
	assert_int_equal(came->comments_missing, COMMENTS_MISSING_ON_PAGES);
	assert_int_equal(came->comments_pings, 3);
	assert_int_equal(article_comment(came, 0).role, ROLE_STAFF);
	assert_int_equal(article_comment(came, 1).role, ROLE_READER);
	assert_true(str_is(came->blocks[6].rich.text, "  tide  in\n\tout"));
	assert_int_equal(came->blocks[1].rich.span_count, 4);
	assert_sound(came);
	article_free(came);
	article_free(article);
	text_clear(&stream);
}

static void test_record_byte_by_byte_is_the_same(void **state)
{
	(void)state;
	Article *article = sample_article();
	Text stream = stream_of(article);
	RecordReader *reader = record_reader_new();
	Error err = { 0 };

	for (size_t i = 0; i < stream.size; i++)
		assert_true(record_reader_feed(reader, stream.at + i, 1, &err));
	assert_true(record_reader_end(reader, &err));
	assert_same_json(record_reader_article(reader), article);
	record_reader_free(reader);
	article_free(article);
	text_clear(&stream);
}

static void test_record_order_lets_the_first_page_be_painted(void **state)
{
	(void)state;
	static const unsigned order[] = { RECORD_HEAD, RECORD_BLOCK, RECORD_RELATED, RECORD_COMMENT,
		RECORD_LEFT_OUT, RECORD_WARNING, RECORD_SOURCE, RECORD_END };
	Article *article = sample_article();
	Text stream = stream_of(article);
	size_t step = 0;

	for (size_t at = RECORD_MAGIC_BYTES; at < stream.size;) {
		unsigned kind = (unsigned char)stream.at[at];
		size_t size =
			(unsigned char)stream.at[at + 1] + 256u * (unsigned char)stream.at[at + 2];

		if (kind != order[step])
			step++;
		assert_int_equal(kind, order[step]);
		at += RECORD_HEADER_BYTES + size;
	}
	assert_int_equal(step, sizeof order / sizeof *order - 1);
	article_free(article);
	text_clear(&stream);
}

static void test_record_cut_at_every_byte_gives_what_came_whole(void **state)
{
	(void)state;
	Article *article = sample_article();
	Text stream = stream_of(article);
	size_t blocks = 0;

	for (size_t cut = 0; cut < stream.size; cut++) {
		RecordReader *reader = record_reader_new();
		const Article *came = record_reader_article(reader);
		Error err = { 0 };

		assert_true(record_reader_feed(reader, stream.at, cut, &err));
		assert_true(came->block_count >= blocks);
		blocks = came->block_count;
		assert_sound(came);
		assert_false(record_reader_end(reader, &err));
		assert_int_equal(err.kind, ERROR_CHILD);
		assert_non_null(strstr(err.text, "was cut after"));
		assert_false(record_reader_complete(reader));
		record_reader_free(reader);
	}
	assert_int_equal(blocks, article->block_count);
	article_free(article);
	text_clear(&stream);
}

/* Feeds STREAM whatever becomes of it; the article that results is sound. */
static bool survives(const Text *stream)
{
	RecordReader *reader = record_reader_new();
	Error err = { 0 };
	bool taken = feed_all(reader, stream, &err);

	assert_sound(record_reader_article(reader));
	assert_int_equal(taken, err.kind == ERROR_NONE);
	taken = record_reader_end(reader, &err) && taken;
	assert_int_equal(taken, err.kind == ERROR_NONE);
	record_reader_free(reader);
	return taken;
}

static void test_record_with_one_byte_changed_stays_sound(void **state)
{
	(void)state;
	static const unsigned char changes[] = { 0x01, 0x80, 0xFF, 0x5B };
	Article *article = sample_article();
	Text stream = stream_of(article);
	size_t refused = 0;

	for (size_t i = 0; i < stream.size; i++)
		for (size_t j = 0; j < sizeof changes; j++) {
			stream.at[i] = (char)(stream.at[i] ^ changes[j]);
			refused += !survives(&stream);
			stream.at[i] = (char)(stream.at[i] ^ changes[j]);
		}
	/* Lengths and enums are a good part of the bytes; letters are the rest. */
	assert_true(refused > stream.size / 2);
	assert_true(refused < 4 * stream.size);
	assert_true(survives(&stream));
	article_free(article);
	text_clear(&stream);
}

/* The same numbers on every machine: a linear congruential generator. */
static uint32_t next_random(uint64_t *seed)
{
	*seed = *seed * 6364136223846793005u + 1442695040888963407u;
	return (uint32_t)(*seed >> 33);
}

/* Overwrites, repeats or drops a few bytes of STREAM somewhere. */
static void damage(Text *stream, uint64_t *seed)
{
	static const unsigned char favourites[] = { 0x00, 0x01, 0x7F, 0x80, 0xFF, 0x1B, 0xE2,
		'\n' };
	size_t at = next_random(seed) % stream->size;
	size_t size = 1 + next_random(seed) % 8;

	if (size > stream->size - at)
		size = stream->size - at;
	switch (next_random(seed) % 3) {
	case 0:
		for (size_t i = 0; i < size; i++)
			stream->at[at + i] = (char)favourites[next_random(seed) % 8];
		break;
	case 1:
		memmove(stream->at + at, stream->at + next_random(seed) % (at + 1), size);
		break;
	default:
		memmove(stream->at + at, stream->at + at + size, stream->size - at - size);
		stream->size -= size;
		break;
	}
}

static void test_record_with_many_damages_stays_sound(void **state)
{
	(void)state;
	Article *article = sample_article();
	Text stream = stream_of(article);
	uint64_t seed = 20091102;
	size_t refused = 0;

	for (int round = 0; round < 4000; round++) {
		Text copy = text_in(NULL);

		text_add(&copy, text_str(&stream));
		for (uint32_t i = next_random(&seed) % 6; i < 6; i++)
			damage(&copy, &seed);
		refused += !survives(&copy);
		text_clear(&copy);
	}
	assert_true(refused > 2000);
	article_free(article);
	text_clear(&stream);
}

static void test_record_stream_must_begin_as_one(void **state)
{
	(void)state;
	RecordReader *reader = record_reader_new();
	Error err = { 0 };

	assert_false(record_reader_feed(reader, "BSR2", 4, &err));
	assert_int_equal(err.kind, ERROR_CHILD);
	error_clear(&err);
	assert_false(record_reader_feed(reader, "BSR1", 4, &err));
	assert_non_null(strstr(err.text, "does not begin"));
	assert_false(record_reader_end(reader, &err));
	record_reader_free(reader);
}

static void test_record_head_comes_first_and_once(void **state)
{
	(void)state;
	RecordReader *reader = record_reader_new();
	Text stream = begin_stream();
	Text again = text_in(NULL);
	Error err = { 0 };

	text_add(&again, text_str(&stream));
	text_add(&again, str_from(text_str(&stream), RECORD_MAGIC_BYTES));
	assert_false(feed_all(reader, &again, &err));
	assert_non_null(strstr(err.text, "record 2 (head) is out of place"));
	record_reader_free(reader);
	reader = record_reader_new();
	assert_false(record_reader_feed(reader, "BSR1\x09\0\0\0\0", 9, &err));
	assert_non_null(strstr(err.text, "record 1 (end) is out of place"));
	record_reader_free(reader);
	text_clear(&again);
	text_clear(&stream);
}

static Text foreword(const char *title, const char *site)
{
	Text stream = text_in(NULL);
	Article *article = article_new();
	Error err = { 0 };

	article->field[FIELD_TITLE] = str(title);
	article->field[FIELD_SITE] = str(site);
	assert_true(record_write_headline(article, collect, &stream, &err));
	article_free(article);
	return stream;
}

static void test_record_foreword_tells_a_headline_and_changes_nothing(void **state)
{
	(void)state;
	RecordReader *reader = record_reader_new();
	Text words = foreword("Ferry finds\nits harbour", "The Gazette");
	Text stream = begin_stream(), empty = text_in(NULL);
	Error err = { 0 };

	assert_false(record_reader_begun(reader));
	assert_null(record_reader_take_headline(reader));
	assert_true(feed_all(reader, &words, &err));
	assert_false(record_reader_begun(reader));
	Article *headline = record_reader_take_headline(reader);

	assert_non_null(headline);
	assert_true(str_is(headline->field[FIELD_TITLE], "Ferry finds its harbour"));
	assert_true(str_is(headline->field[FIELD_SITE], "The Gazette"));
	article_free(headline);
	assert_null(record_reader_take_headline(reader));
	add_record(&stream, RECORD_END, &empty);
	assert_true(feed_all(reader, &stream, &err));
	assert_true(record_reader_begun(reader));
	assert_true(record_reader_end(reader, &err));
	assert_false(str_present(record_reader_article(reader)->field[FIELD_TITLE]));
	record_reader_free(reader);
	text_clear(&words);
	text_clear(&stream);
}

static void test_record_foreword_comes_before_the_head(void **state)
{
	(void)state;
	RecordReader *reader = record_reader_new();
	Text stream = begin_stream();
	Text words = foreword("Ferry finds its harbour", "");
	Error err = { 0 };

	text_add(&stream, str_from(text_str(&words), RECORD_MAGIC_BYTES));
	assert_false(feed_all(reader, &stream, &err));
	assert_non_null(strstr(err.text, "record 2 (headline) is out of place"));
	record_reader_free(reader);
	text_clear(&words);
	text_clear(&stream);
}

static void test_record_foreword_that_is_damaged_is_refused(void **state)
{
	(void)state;
	RecordReader *reader = record_reader_new();
	Text words = foreword("Ferry finds its harbour", "");
	Error err = { 0 };

	words.at[RECORD_MAGIC_BYTES + RECORD_HEADER_BYTES] = 127; /* the title's size */
	assert_false(feed_all(reader, &words, &err));
	assert_non_null(strstr(err.text, "record 1 (headline) is damaged"));
	assert_null(record_reader_take_headline(reader));
	record_reader_free(reader);
	text_clear(&words);
}

static void test_record_kinds_not_known_are_skipped(void **state)
{
	(void)state;
	RecordReader *reader = record_reader_new();
	Text stream = begin_stream();
	Text payload = text_in(NULL), empty = text_in(NULL);
	Error err = { 0 };

	text_fill(&payload, 'x', 100000);
	add_record(&stream, 200, &payload);
	add_record(&stream, 0, &empty);
	text_clear(&payload);
	payload = paragraph("Still here.", 0, 5, SPAN_STRONG, NULL);
	add_record(&stream, RECORD_BLOCK, &payload);
	add_record(&stream, RECORD_END, &empty);
	for (size_t i = 0; i < stream.size; i += 1000)
		assert_true(record_reader_feed(reader, stream.at + i,
			stream.size - i < 1000 ? stream.size - i : 1000, &err));
	assert_true(record_reader_end(reader, &err));
	assert_int_equal(record_reader_article(reader)->block_count, 1);
	assert_int_equal(record_reader_article(reader)->blocks[0].rich.span_count, 1);
	record_reader_free(reader);
	text_clear(&payload);
	text_clear(&stream);
}

static void test_record_behind_the_end_is_refused(void **state)
{
	(void)state;
	RecordReader *reader = record_reader_new();
	Text stream = begin_stream();
	Text empty = text_in(NULL);
	Error err = { 0 };

	add_record(&stream, RECORD_END, &empty);
	assert_true(feed_all(reader, &stream, &err));
	assert_true(record_reader_complete(reader));
	assert_false(record_reader_feed(reader, "x", 1, &err));
	assert_non_null(strstr(err.text, "behind its end"));
	record_reader_free(reader);
	text_clear(&stream);
}

static void test_record_texts_are_cleaned_again(void **state)
{
	(void)state;
	Text payload = paragraph("a\033]52;c;x\007 b\nc\xE2\x80\xAE\xFF", 0, 1, SPAN_STRONG, NULL);
	Error err = { 0 };
	bool taken;
	RecordReader *reader = reader_of(RECORD_BLOCK, &payload, &taken, &err);

	assert_true(taken);
	const Block *block = &record_reader_article(reader)->blocks[0];

	assert_true(str_is(block->rich.text, "a\xE2\x90\x9B]52;c;x\xE2\x90\x87 b\nc\xEF\xBF\xBD"));
	assert_int_equal(block->rich.span_count, 0);
	record_reader_free(reader);
}

static void test_record_spans_that_do_not_fit_are_dropped(void **state)
{
	(void)state;
	static const struct {
		size_t start, end;
		unsigned kind;
		const char *href;
		size_t kept;
	} cases[] = {
		{ 0, 5, SPAN_STRONG, NULL, 1 },
		{ 0, 4, SPAN_STRONG, NULL, 0 },
		{ 0, 6, SPAN_STRONG, NULL, 0 },
		{ 2, 2, SPAN_STRONG, NULL, 0 },
		{ 3, 2, SPAN_STRONG, NULL, 0 },
		{ UINT32_MAX, UINT32_MAX, SPAN_STRONG, NULL, 0 },
		{ 0, 5, SPAN_LINK, "/a", 1 },
		{ 0, 5, SPAN_LINK, NULL, 0 },
		{ 0, 5, SPAN_LINK, "", 0 },
		{ 0, 5, SPAN_CODE, "/a", 0 },
	};

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		Text payload = paragraph(
			"caf\xC3\xA9", cases[i].start, cases[i].end, cases[i].kind, cases[i].href);
		Error err = { 0 };
		bool taken;
		RecordReader *reader = reader_of(RECORD_BLOCK, &payload, &taken, &err);

		assert_true(taken);
		assert_int_equal(
			record_reader_article(reader)->blocks[0].rich.span_count, cases[i].kept);
		record_reader_free(reader);
	}
	assert_refused(RECORD_BLOCK, paragraph("cafe", 0, 1, SPAN_KIND_COUNT, NULL), ERROR_CHILD,
		"none of its kind");
}

static void test_record_dates_that_are_none_are_dropped(void **state)
{
	(void)state;
	Text payload = text_in(NULL);
	Error err = { 0 };
	bool taken;

	add_text(&payload, "Pier reopens");
	add_text(&payload, "");
	add_text(&payload, "2009-02-30");
	add_text(&payload, NULL);
	add_text(&payload, NULL);
	add_number(&payload, RELATED_ELSEWHERE, 1);
	for (int i = 0; i < 3; i++)
		add_text(&payload, NULL);
	add_number(&payload, 0, 1);
	add_number(&payload, 0, 4);
	RecordReader *reader = reader_of(RECORD_RELATED, &payload, &taken, &err);
	const Related *related = record_reader_article(reader)->related;

	assert_true(taken);
	assert_true(str_is(related->title, "Pier reopens"));
	assert_false(str_present(related->url));
	assert_false(str_present(related->date));
	assert_int_equal(related->group, RELATED_ELSEWHERE);
	record_reader_free(reader);
}

static void test_record_depths_are_cut(void **state)
{
	(void)state;
	Text payload = text_in(NULL);
	Error err = { 0 };
	bool taken;

	for (int i = 0; i < 6; i++)
		add_text(&payload, NULL);
	add_number(&payload, UINT32_MAX, 4);
	add_number(&payload, ROLE_READER, 1);
	add_number(&payload, 0, 1);
	RecordReader *reader = reader_of(RECORD_COMMENT, &payload, &taken, &err);
	const Comment comment = article_comment(record_reader_article(reader), 0);

	assert_true(taken);
	assert_int_equal(comment.depth, RECORD_DEPTH_MAX);
	assert_true(str_is(comment.text, ""));
	assert_false(str_present(comment.author));
	record_reader_free(reader);
}

/* A comment of five letters, one of two bytes, with a title of TITLE bytes and three quotes. */
static Text detailed_comment(uint64_t title, const uint64_t (*quotes)[2])
{
	Text payload = text_in(NULL);

	for (int i = 0; i < 4; i++)
		add_text(&payload, NULL);
	add_text(&payload, "l\xC3\xA4mps");
	add_text(&payload, NULL);
	add_number(&payload, 0, 4);
	add_number(&payload, ROLE_READER, 1);
	add_number(&payload, 1, 1);
	add_number(&payload, title, 4);
	add_number(&payload, 3, 4);
	for (int i = 0; i < 3; i++) {
		add_number(&payload, quotes[i][0], 4);
		add_number(&payload, quotes[i][1], 4);
	}
	add_text(&payload, NULL);
	add_number(&payload, 1, 1);
	add_number(&payload, (uint64_t)-7, 8);
	add_number(&payload, 0, 1);
	add_number(&payload, 0, 1);
	return payload;
}

static void test_record_parts_of_comments_fit_their_text(void **state)
{
	(void)state;
	static const uint64_t sound[3][2] = { { 1, 3 }, { 3, 4 }, { 5, 6 } };
	static const uint64_t broken[3][2] = { { 2, 4 }, { 4, 4 }, { 4, UINT32_MAX } };
	Text payload = detailed_comment(1, sound);
	Error err = { 0 };
	bool taken;
	RecordReader *reader = reader_of(RECORD_COMMENT, &payload, &taken, &err);
	CommentDetails details = article_comment(record_reader_article(reader), 0).details;

	assert_true(taken);
	assert_int_equal(details.title_size, 1);
	assert_int_equal(details.quote_count, 3);
	assert_int_equal(details.quotes[2].start, 5);
	assert_true(details.scored);
	assert_int_equal(details.score, -7);
	record_reader_free(reader);
	payload = detailed_comment(2, broken);
	reader = reader_of(RECORD_COMMENT, &payload, &taken, &err);
	details = article_comment(record_reader_article(reader), 0).details;
	assert_true(taken);
	assert_int_equal(details.title_size, 0);
	assert_int_equal(details.quote_count, 0);
	record_reader_free(reader);
}

/* A payload of numbers: each its value and its size. */
static Text numbers(size_t count, const uint64_t (*number)[2])
{
	Text payload = text_in(NULL);

	for (size_t i = 0; i < count; i++)
		add_number(&payload, number[i][0], number[i][1]);
	return payload;
}

#define NUMBERS(...) \
	numbers(sizeof((const uint64_t[][2]){ __VA_ARGS__ }) / (2 * sizeof(uint64_t)), \
		(const uint64_t[][2]){ __VA_ARGS__ })

static void test_record_lies_are_refused(void **state)
{
	(void)state;
	assert_refused(
		RECORD_BLOCK, NUMBERS({ BLOCK_KIND_COUNT, 1 }), ERROR_CHILD, "none of its kind");
	assert_refused(RECORD_BLOCK, NUMBERS({ BLOCK_PARAGRAPH, 1 }, { 5, 4 }, { 0, 4 }),
		ERROR_CHILD, "runs past its end");
	assert_refused(RECORD_BLOCK, NUMBERS({ BLOCK_PARAGRAPH, 1 }, { 0, 3 }), ERROR_CHILD,
		"middle of a number");
	assert_refused(RECORD_BLOCK,
		NUMBERS({ BLOCK_PARAGRAPH, 1 }, { 0, 4 }, { 0xFFFFFFFE, 4 }, { 0, 1 }), ERROR_CHILD,
		"more things than it holds");
	assert_refused(RECORD_BLOCK, NUMBERS({ BLOCK_LIST, 1 }, { 0, 1 }, { 0x10000000, 4 }),
		ERROR_CHILD, "more things than it holds");
	assert_refused(RECORD_BLOCK, NUMBERS({ BLOCK_LIST, 1 }, { 2, 1 }, { 0, 4 }), ERROR_CHILD,
		"none of its kind");
	assert_refused(RECORD_BLOCK,
		NUMBERS({ BLOCK_TABLE, 1 }, { RECORD_ABSENT, 4 }, { 0, 4 }, { 0x10000, 4 },
			{ 0x10000, 4 }),
		ERROR_CHILD, "more things than it holds");
	assert_refused(RECORD_BLOCK,
		NUMBERS({ BLOCK_TABLE, 1 }, { RECORD_ABSENT, 4 }, { 2, 4 }, { 1, 4 }, { 1, 4 },
			{ 0, 4 }),
		ERROR_CHILD, "more things than it holds");
	assert_refused(RECORD_BLOCK, NUMBERS({ BLOCK_RULE, 1 }, { 0, 1 }), ERROR_CHILD,
		"longer than its parts");
	assert_refused(RECORD_BLOCK,
		NUMBERS({ BLOCK_ASIDE, 1 }, { 0, 4 }, { 0, 4 }, { 0, 4 }, { 1, 4 },
			{ BLOCK_ASIDE, 1 }, { 0, 4 }, { 0, 4 }, { 0, 4 }),
		ERROR_CHILD, "inside an aside");
	assert_refused(RECORD_WARNING, NUMBERS({ WARNING_CODE_COUNT, 1 }, { 0, 4 }), ERROR_CHILD,
		"none of its kind");
	assert_refused(RECORD_ERROR, NUMBERS({ ERROR_NONE, 1 }, { 0, 4 }, { 0, 4 }, { 0, 4 }),
		ERROR_CHILD, "none of its kind");
}

static void test_record_rows_without_columns_are_no_rows(void **state)
{
	(void)state;
	Text payload = NUMBERS(
		{ BLOCK_TABLE, 1 }, { RECORD_ABSENT, 4 }, { 7, 4 }, { 0xFFFFFFFE, 4 }, { 0, 4 });
	Error err = { 0 };
	bool taken;
	RecordReader *reader = reader_of(RECORD_BLOCK, &payload, &taken, &err);

	assert_true(taken);
	assert_int_equal(record_reader_article(reader)->blocks[0].table.row_count, 0);
	assert_int_equal(record_reader_article(reader)->blocks[0].table.header_rows, 0);
	record_reader_free(reader);
}

static void test_record_too_large_is_refused_at_its_header(void **state)
{
	(void)state;
	RecordReader *reader = record_reader_new();
	Text stream = begin_stream();
	Error err = { 0 };

	add_number(&stream, RECORD_BLOCK, 1);
	add_number(&stream, RECORD_BYTES_MAX + 1, 4);
	assert_false(feed_all(reader, &stream, &err));
	assert_int_equal(err.kind, ERROR_LIMIT);
	record_reader_free(reader);
	text_clear(&stream);
}

static void test_record_stream_has_a_limit_skipped_kinds_included(void **state)
{
	(void)state;
	static const char zeros[1 << 20];
	RecordReader *reader = record_reader_new();
	Text stream = begin_stream();
	Error err = { 0 };
	bool taken = feed_all(reader, &stream, &err);
	int whole = 0;

	assert_true(taken);
	while (taken && whole < 10) {
		stream.size = 0;
		add_number(&stream, 200, 1);
		add_number(&stream, RECORD_BYTES_MAX, 4);
		taken = feed_all(reader, &stream, &err);
		for (int i = 0; taken && i < RECORD_BYTES_MAX / (1 << 20); i++)
			taken = record_reader_feed(reader, zeros, sizeof zeros, &err);
		whole += taken;
	}
	assert_int_equal(whole, 7);
	assert_int_equal(err.kind, ERROR_LIMIT);
	record_reader_free(reader);
	text_clear(&stream);
}

/* A rule is one byte on the wire and some hundreds in memory: what does not fit is left out, and
 * so is what comes behind, but for what is known of the page as a whole. */
static void test_record_cannot_blow_up_in_memory(void **state)
{
	(void)state;
	Text large = NUMBERS({ BLOCK_ASIDE, 1 }, { 0, 4 }, { 0, 4 }, { 0, 4 }, { 8 << 20, 4 });
	Text small = NUMBERS({ BLOCK_RULE, 1 });
	Text warning = NUMBERS({ WARNING_BAD_BYTES, 1 }, { 0, 4 });
	RecordReader *reader = record_reader_new();
	Text stream = begin_stream();
	Error err = { 0 };

	text_fill(&large, BLOCK_RULE, 8 << 20);
	add_record(&stream, RECORD_BLOCK, &small);
	add_record(&stream, RECORD_BLOCK, &large);
	add_record(&stream, RECORD_BLOCK, &small);
	add_record(&stream, RECORD_WARNING, &warning);
	assert_true(feed_all(reader, &stream, &err));
	const Article *article = record_reader_article(reader);

	assert_int_equal(article->block_count, 1);
	assert_int_equal(article->warning_count, 2);
	assert_int_equal(article->warnings[0].code, WARNING_TRUNCATED);
	assert_int_equal(article->warnings[1].code, WARNING_BAD_BYTES);
	record_reader_free(reader);
	text_clear(&large);
	text_clear(&small);
	text_clear(&warning);
	text_clear(&stream);
}

static void test_record_error_arrives_as_it_was_sent(void **state)
{
	(void)state;
	RecordReader *reader = record_reader_new();
	Text stream = text_in(NULL);
	Error sent = { 0 }, err = { 0 };

	error_system(&sent, 12, "reading the page");
	error_hint(&sent, "try again");
	assert_true(record_write_error(&sent, collect, &stream, &err));
	assert_true(feed_all(reader, &stream, &err));
	assert_false(record_reader_end(reader, &err));
	assert_int_equal(err.kind, ERROR_SYSTEM);
	assert_int_equal(err.number, 12);
	assert_string_equal(err.text, sent.text);
	assert_string_equal(err.hint, "try again");
	assert_false(record_reader_complete(reader));
	record_reader_free(reader);
	text_clear(&stream);
}

static void test_record_error_sentences_are_cleaned_and_cut(void **state)
{
	(void)state;
	RecordReader *reader = record_reader_new();
	Text stream = begin_stream(), payload = text_in(NULL), text = text_in(NULL);
	Error err = { 0 };

	text_add_c(&text, "\033[2J\n");
	text_fill(&text, 'x', 5000);
	text_add_byte(&text, '\0');
	add_number(&payload, ERROR_FORMAT, 1);
	add_number(&payload, UINT32_MAX, 4);
	add_text(&payload, text.at);
	add_text(&payload, NULL);
	add_record(&stream, RECORD_ERROR, &payload);
	assert_true(feed_all(reader, &stream, &err));
	assert_false(record_reader_end(reader, &err));
	assert_int_equal(err.kind, ERROR_FORMAT);
	assert_int_equal(err.number, -1);
	assert_int_equal(strlen(err.text), ERROR_TEXT_BYTES - 1);
	assert_memory_equal(err.text, "\xE2\x90\x9B[2J xxx", 10);
	record_reader_free(reader);
	text_clear(&text);
	text_clear(&payload);
	text_clear(&stream);
}

/* Writes ARTICLE, reads it back, frees both the stream and ARTICLE. */
static Article *there_and_back(Article *article)
{
	Text stream = stream_of(article);
	RecordReader *reader = record_reader_new();
	Error err = { 0 };

	assert_true(feed_all(reader, &stream, &err));
	assert_true(record_reader_end(reader, &err));
	Article *came = record_reader_take(reader);

	record_reader_free(reader);
	article_free(article);
	text_clear(&stream);
	return came;
}

static void test_record_block_too_large_is_shortened(void **state)
{
	(void)state;
	Article *article = sample_paragraph("");
	Text text = text_in(article->arena);

	text_add_byte(&text, 'a');
	while (text.size < RECORD_BYTES_MAX + 4096)
		text_add_c(&text, "\xC3\xA9");
	article->blocks[0].rich.text = text_str(&text);
	Article *came = there_and_back(article);

	assert_int_equal(came->block_count, 1);
	assert_in_range(came->blocks[0].rich.text.size, RECORD_BYTES_MAX - 8192, RECORD_BYTES_MAX);
	assert_true(clean_is_clean(came->blocks[0].rich.text, 0));
	assert_int_equal(came->warning_count, 1);
	assert_int_equal(came->warnings[0].code, WARNING_TRUNCATED);
	article_free(came);
}

static void test_record_list_and_table_too_large_lose_their_last_rows(void **state)
{
	(void)state;
	enum {
		ROWS = 40,
		ROW_BYTES = 1 << 19
	};
	Article *article = article_new();
	Text row = text_in(article->arena);

	text_fill(&row, 'x', ROW_BYTES);
	Block *block = article_add_block(article, BLOCK_LIST);

	block->list.items = arena_array(article->arena, ROWS, sizeof *block->list.items);
	block->list.item_count = ROWS;
	for (int i = 0; i < ROWS; i++)
		block->list.items[i].rich.text = text_str(&row);
	block = article_add_block(article, BLOCK_TABLE);
	block->table.cells = arena_array(article->arena, ROWS, sizeof *block->table.cells);
	block->table.row_count = ROWS;
	block->table.column_count = 1;
	for (int i = 0; i < ROWS; i++)
		block->table.cells[i] = text_str(&row);
	Article *came = there_and_back(article);

	assert_int_equal(came->blocks[0].list.item_count, 32);
	assert_int_equal(came->blocks[0].list.items[30].rich.text.size, ROW_BYTES);
	assert_int_equal(came->blocks[1].table.row_count, 31);
	assert_int_equal(came->blocks[1].table.cells[30].size, ROW_BYTES);
	assert_int_equal(came->warnings[0].code, WARNING_TRUNCATED);
	article_free(came);
}

static void test_record_stream_too_large_keeps_its_end(void **state)
{
	(void)state;
	Article *article = article_new();
	Text text = text_in(article->arena);

	text_fill(&text, 'x', 1 << 20);
	for (int i = 0; i < 140; i++)
		article_add_block(article, BLOCK_PARAGRAPH)->rich.text = text_str(&text);
	article_add_comment(article, &(Comment){ .text = str("I was here.") });
	article_warn(article, WARNING_TOO_DEEP, "Too deep.");
	article->source.bytes = 77;
	Article *came = there_and_back(article);

	assert_int_equal(came->block_count, 125);
	assert_int_equal(came->comment_count, 0);
	assert_int_equal(came->warning_count, 2);
	assert_int_equal(came->warnings[1].code, WARNING_TRUNCATED);
	assert_int_equal(came->source.bytes, 77);
	article_free(came);
}

static void test_record_address_too_long_is_absent(void **state)
{
	(void)state;
	Article *article = article_new();
	Text address = text_in(article->arena);

	text_add_c(&address, "data:");
	text_fill(&address, 'A', 100000);
	Block *block = article_add_block(article, BLOCK_FIGURE);

	block->figure.caption = str("A lamp");
	block->figure.src = text_str(&address);
	Article *came = there_and_back(article);

	assert_true(str_is(came->blocks[0].figure.caption, "A lamp"));
	assert_false(str_present(came->blocks[0].figure.src));
	assert_int_equal(came->warning_count, 0);
	article_free(came);
}

static bool refuse(void *context, const void *bytes, size_t size, Error *err)
{
	(void)bytes;
	(void)size;
	(*(int *)context)++;
	return error_set(err, ERROR_SYSTEM, "nobody reads");
}

static void test_record_writer_stops_at_a_sink_that_fails(void **state)
{
	(void)state;
	Article *article = sample_comments(10000);
	Error err = { 0 };
	int calls = 0;

	assert_false(record_write_article(article, refuse, &calls, &err));
	assert_string_equal(err.text, "nobody reads");
	assert_int_equal(calls, 1);
	article_free(article);
}

static void test_record_reader_without_its_article_takes_no_more(void **state)
{
	(void)state;
	RecordReader *reader = record_reader_new();
	Text stream = begin_stream();
	Error err = { 0 };

	assert_true(feed_all(reader, &stream, &err));
	article_free(record_reader_take(reader));
	assert_null(record_reader_article(reader));
	assert_false(record_reader_feed(reader, "\x09", 1, &err));
	record_reader_free(reader);
	record_reader_free(NULL);
	text_clear(&stream);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_record_round_trip_loses_nothing),
		cmocka_unit_test(test_record_byte_by_byte_is_the_same),
		cmocka_unit_test(test_record_order_lets_the_first_page_be_painted),
		cmocka_unit_test(test_record_cut_at_every_byte_gives_what_came_whole),
		cmocka_unit_test(test_record_with_one_byte_changed_stays_sound),
		cmocka_unit_test(test_record_with_many_damages_stays_sound),
		cmocka_unit_test(test_record_stream_must_begin_as_one),
		cmocka_unit_test(test_record_head_comes_first_and_once),
		cmocka_unit_test(test_record_foreword_tells_a_headline_and_changes_nothing),
		cmocka_unit_test(test_record_foreword_comes_before_the_head),
		cmocka_unit_test(test_record_foreword_that_is_damaged_is_refused),
		cmocka_unit_test(test_record_kinds_not_known_are_skipped),
		cmocka_unit_test(test_record_behind_the_end_is_refused),
		cmocka_unit_test(test_record_texts_are_cleaned_again),
		cmocka_unit_test(test_record_spans_that_do_not_fit_are_dropped),
		cmocka_unit_test(test_record_dates_that_are_none_are_dropped),
		cmocka_unit_test(test_record_depths_are_cut),
		cmocka_unit_test(test_record_parts_of_comments_fit_their_text),
		cmocka_unit_test(test_record_lies_are_refused),
		cmocka_unit_test(test_record_rows_without_columns_are_no_rows),
		cmocka_unit_test(test_record_too_large_is_refused_at_its_header),
		cmocka_unit_test(test_record_stream_has_a_limit_skipped_kinds_included),
		cmocka_unit_test(test_record_cannot_blow_up_in_memory),
		cmocka_unit_test(test_record_error_arrives_as_it_was_sent),
		cmocka_unit_test(test_record_error_sentences_are_cleaned_and_cut),
		cmocka_unit_test(test_record_block_too_large_is_shortened),
		cmocka_unit_test(test_record_list_and_table_too_large_lose_their_last_rows),
		cmocka_unit_test(test_record_stream_too_large_keeps_its_end),
		cmocka_unit_test(test_record_address_too_long_is_absent),
		cmocka_unit_test(test_record_writer_stops_at_a_sink_that_fails),
		cmocka_unit_test(test_record_reader_without_its_article_takes_no_more),
	};
	setlocale(LC_ALL, "C.UTF-8");
	return cmocka_run_group_tests(tests, NULL, NULL);
}
