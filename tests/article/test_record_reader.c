/* SPDX-License-Identifier: ISC */
/* What the reader of records takes and refuses of streams that are made here byte by byte, as by a
 * child in an enemy's hands. */
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
#include "stream.h"

/* A paragraph with TEXT and one span of KIND over START up to END. */
static Text paragraph(const char *text, size_t start, size_t end, unsigned kind, const char *href)
{
	Text payload = text_in(NULL);

	stream_add_number(&payload, BLOCK_PARAGRAPH, 1);
	stream_add_text(&payload, text);
	stream_add_number(&payload, 1, 4);
	stream_add_number(&payload, start, 4);
	stream_add_number(&payload, end, 4);
	stream_add_number(&payload, kind, 1);
	stream_add_text(&payload, href);
	stream_add_number(&payload, 0, 1);
	return payload;
}

/* Feeds a stream whose one record behind the head is KIND with PAYLOAD. */
static RecordReader *reader_of(unsigned kind, Text *payload, bool *taken, Error *err)
{
	RecordReader *reader = record_reader_new();
	Text stream = stream_begin();

	stream_add_record(&stream, kind, payload);
	*taken = stream_feed(reader, &stream, err);
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
	Text stream = stream_begin();
	Text again = text_in(NULL);
	Error err = { 0 };

	text_add(&again, text_str(&stream));
	text_add(&again, str_from(text_str(&stream), RECORD_MAGIC_BYTES));
	assert_false(stream_feed(reader, &again, &err));
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
	assert_true(record_write_headline(article, stream_collect, &stream, &err));
	article_free(article);
	return stream;
}

static void test_record_foreword_tells_a_headline_and_changes_nothing(void **state)
{
	(void)state;
	RecordReader *reader = record_reader_new();
	Text words = foreword("Ferry finds\nits harbour", "The Gazette");
	Text stream = stream_begin(), empty = text_in(NULL);
	Error err = { 0 };

	assert_false(record_reader_begun(reader));
	assert_null(record_reader_take_headline(reader));
	assert_true(stream_feed(reader, &words, &err));
	assert_false(record_reader_begun(reader));
	Article *headline = record_reader_take_headline(reader);

	assert_non_null(headline);
	assert_true(str_is(headline->field[FIELD_TITLE], "Ferry finds its harbour"));
	assert_true(str_is(headline->field[FIELD_SITE], "The Gazette"));
	article_free(headline);
	assert_null(record_reader_take_headline(reader));
	stream_add_record(&stream, RECORD_END, &empty);
	assert_true(stream_feed(reader, &stream, &err));
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
	Text stream = stream_begin();
	Text words = foreword("Ferry finds its harbour", "");
	Error err = { 0 };

	text_add(&stream, str_from(text_str(&words), RECORD_MAGIC_BYTES));
	assert_false(stream_feed(reader, &stream, &err));
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
	assert_false(stream_feed(reader, &words, &err));
	assert_non_null(strstr(err.text, "record 1 (headline) is damaged"));
	assert_null(record_reader_take_headline(reader));
	record_reader_free(reader);
	text_clear(&words);
}

static void test_record_kinds_not_known_are_skipped(void **state)
{
	(void)state;
	RecordReader *reader = record_reader_new();
	Text stream = stream_begin();
	Text payload = text_in(NULL), empty = text_in(NULL);
	Error err = { 0 };

	text_fill(&payload, 'x', 100000);
	stream_add_record(&stream, 200, &payload);
	stream_add_record(&stream, 0, &empty);
	text_clear(&payload);
	payload = paragraph("Still here.", 0, 5, SPAN_STRONG, NULL);
	stream_add_record(&stream, RECORD_BLOCK, &payload);
	stream_add_record(&stream, RECORD_END, &empty);
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
	Text stream = stream_begin();
	Text empty = text_in(NULL);
	Error err = { 0 };

	stream_add_record(&stream, RECORD_END, &empty);
	assert_true(stream_feed(reader, &stream, &err));
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

	stream_add_text(&payload, "Pier reopens");
	stream_add_text(&payload, "");
	stream_add_text(&payload, "2009-02-30");
	stream_add_text(&payload, NULL);
	stream_add_text(&payload, NULL);
	stream_add_number(&payload, RELATED_ELSEWHERE, 1);
	for (int i = 0; i < 3; i++)
		stream_add_text(&payload, NULL);
	stream_add_number(&payload, 0, 1);
	stream_add_number(&payload, 0, 4);
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
		stream_add_text(&payload, NULL);
	stream_add_number(&payload, UINT32_MAX, 4);
	stream_add_number(&payload, ROLE_READER, 1);
	stream_add_number(&payload, 0, 1);
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
		stream_add_text(&payload, NULL);
	stream_add_text(&payload, "l\xC3\xA4mps");
	stream_add_text(&payload, NULL);
	stream_add_number(&payload, 0, 4);
	stream_add_number(&payload, ROLE_READER, 1);
	stream_add_number(&payload, 1, 1);
	stream_add_number(&payload, title, 4);
	stream_add_number(&payload, 3, 4);
	for (int i = 0; i < 3; i++) {
		stream_add_number(&payload, quotes[i][0], 4);
		stream_add_number(&payload, quotes[i][1], 4);
	}
	stream_add_text(&payload, NULL);
	stream_add_number(&payload, 1, 1);
	stream_add_number(&payload, (uint64_t)-7, 8);
	stream_add_number(&payload, 0, 1);
	stream_add_number(&payload, 0, 1);
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
		stream_add_number(&payload, number[i][0], number[i][1]);
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
	Text stream = stream_begin();
	Error err = { 0 };

	stream_add_number(&stream, RECORD_BLOCK, 1);
	stream_add_number(&stream, RECORD_BYTES_MAX + 1, 4);
	assert_false(stream_feed(reader, &stream, &err));
	assert_int_equal(err.kind, ERROR_LIMIT);
	record_reader_free(reader);
	text_clear(&stream);
}

static void test_record_stream_has_a_limit_skipped_kinds_included(void **state)
{
	(void)state;
	static const char zeros[1 << 20];
	RecordReader *reader = record_reader_new();
	Text stream = stream_begin();
	Error err = { 0 };
	bool taken = stream_feed(reader, &stream, &err);
	int whole = 0;

	assert_true(taken);
	while (taken && whole < 10) {
		stream.size = 0;
		stream_add_number(&stream, 200, 1);
		stream_add_number(&stream, RECORD_BYTES_MAX, 4);
		taken = stream_feed(reader, &stream, &err);
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
	Text stream = stream_begin();
	Error err = { 0 };

	text_fill(&large, BLOCK_RULE, 8 << 20);
	stream_add_record(&stream, RECORD_BLOCK, &small);
	stream_add_record(&stream, RECORD_BLOCK, &large);
	stream_add_record(&stream, RECORD_BLOCK, &small);
	stream_add_record(&stream, RECORD_WARNING, &warning);
	assert_true(stream_feed(reader, &stream, &err));
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
	assert_true(record_write_error(&sent, stream_collect, &stream, &err));
	assert_true(stream_feed(reader, &stream, &err));
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
	Text stream = stream_begin(), payload = text_in(NULL), text = text_in(NULL);
	Error err = { 0 };

	text_add_c(&text, "\033[2J\n");
	text_fill(&text, 'x', 5000);
	text_add_byte(&text, '\0');
	stream_add_number(&payload, ERROR_FORMAT, 1);
	stream_add_number(&payload, UINT32_MAX, 4);
	stream_add_text(&payload, text.at);
	stream_add_text(&payload, NULL);
	stream_add_record(&stream, RECORD_ERROR, &payload);
	assert_true(stream_feed(reader, &stream, &err));
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

static void test_record_reader_without_its_article_takes_no_more(void **state)
{
	(void)state;
	RecordReader *reader = record_reader_new();
	Text stream = stream_begin();
	Error err = { 0 };

	assert_true(stream_feed(reader, &stream, &err));
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
		cmocka_unit_test(test_record_reader_without_its_article_takes_no_more),
	};
	setlocale(LC_ALL, "C.UTF-8");
	return cmocka_run_group_tests(tests, NULL, NULL);
}
