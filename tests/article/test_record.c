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
#include "stream.h"

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

	assert_true(stream_feed(reader, &stream, &err));
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
	bool taken = stream_feed(reader, stream, &err);

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

/* Writes ARTICLE, reads it back, frees both the stream and ARTICLE. */
static Article *there_and_back(Article *article)
{
	Text stream = stream_of(article);
	RecordReader *reader = record_reader_new();
	Error err = { 0 };

	assert_true(stream_feed(reader, &stream, &err));
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

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_record_round_trip_loses_nothing),
		cmocka_unit_test(test_record_byte_by_byte_is_the_same),
		cmocka_unit_test(test_record_order_lets_the_first_page_be_painted),
		cmocka_unit_test(test_record_cut_at_every_byte_gives_what_came_whole),
		cmocka_unit_test(test_record_with_one_byte_changed_stays_sound),
		cmocka_unit_test(test_record_with_many_damages_stays_sound),
		cmocka_unit_test(test_record_block_too_large_is_shortened),
		cmocka_unit_test(test_record_list_and_table_too_large_lose_their_last_rows),
		cmocka_unit_test(test_record_stream_too_large_keeps_its_end),
		cmocka_unit_test(test_record_address_too_long_is_absent),
		cmocka_unit_test(test_record_writer_stops_at_a_sink_that_fails),
	};
	setlocale(LC_ALL, "C.UTF-8");
	return cmocka_run_group_tests(tests, NULL, NULL);
}
