/* SPDX-License-Identifier: ISC */
#include "targets.h"

#include <stdlib.h>
#include <string.h>

#include "article/record.h"
#include "article/writer.h"
#include "base/arena.h"
#include "base/clean.h"
#include "base/text.h"
#include "base/utf8.h"
#include "containing.h"
#include "crossing.h"
#include "extract/charset.h"
#include "extract/comment_levels.h"
#include "extract/extract.h"
#include "extract/markup.h"
#include "extract/signals.h"
#include "layout/comment_order.h"
#include "layout/threads.h"
#include "promise.h"

enum {
	RELATED_COMPARED = 50
};

/* Each comment is on top or answers one before it that is one level up, and has words. */
static void threads_hold(const Article *article)
{
	Threads *threads = threads_new();

	for (size_t i = 0; i < article->comment_count; i++) {
		const Comment comment = article_comment(article, i);

		threads_add(threads, comment.depth);
		int parent = threads_parent(threads, i);

		PROMISE(comment.text.size > 0);
		PROMISE(comment.depth >= 0 && comment.depth <= COMMENT_LEVEL_MAX);
		PROMISE((parent == THREADS_NONE) == (comment.depth == 0));
		PROMISE(parent == THREADS_NONE || (size_t)parent < i);
		PROMISE(parent == THREADS_NONE ||
			article_comment_depth(article, (size_t)parent) == comment.depth - 1);
	}
	threads_free(threads);
}

/* Any order shows each comment once. */
static void orders_hold(const Article *article)
{
	bool *seen = memory_new(article->comment_count + 1);

	for (int by = 0; by < COMMENTS_BY_COUNT; by++) {
		size_t count;
		uint32_t *order = comment_order(article, (CommentsBy)by, NULL, &count);

		PROMISE(count == article->comment_count);
		for (size_t i = 0; i < count; i++) {
			PROMISE(order[i] < count && seen[order[i]] == (by % 2 != 0));
			seen[order[i]] = by % 2 == 0;
		}
		free(order);
	}
	free(seen);
}

static bool same_story(const Related *a, const Related *b)
{
	return str_equal(a->title, b->title) && str_equal(a->url, b->url);
}

static void panels_hold(const Article *article)
{
	PROMISE(article->comments_announced >= COMMENTS_NOT_ANNOUNCED);
	PROMISE(article->comments_announced < 0 || article->comment_count == 0 ||
		article->comments_missing == COMMENTS_MISSING_UNTOLD ||
		(size_t)article->comments_announced > article->comment_count);
	threads_hold(article);
	orders_hold(article);
	for (size_t i = 0; i < article->related_count; i++) {
		const Related *related = &article->related[i];

		PROMISE(!str_empty(related->title));
		PROMISE(!related->in_text || related->block <= article->block_count);
		for (size_t k = 0; k < i && k < RELATED_COMPARED; k++)
			PROMISE(!same_story(related, &article->related[k]));
	}
}

static void extract_as(Str bytes, ExtractJob job)
{
	Article *article = article_new();

	job.bytes = bytes.size;
	extract(bytes, &job, article);
	cross_article(article);
	panels_hold(article);
	show_article(article, pick(bytes, 1000));
	article_free(article);
}

static void fuzz_decode(Str bytes)
{
	static const char *const labels[] = { NULL, "utf-8", "iso-8859-1", "shift_jis", "gb18030",
		"big5", "euc-kr", "iso-2022-jp", "utf-16", "windows-1255" };
	enum {
		LABELS = sizeof labels / sizeof *labels
	};
	Arena *arena = arena_new();
	Str label = str(labels[pick(bytes, LABELS)]);
	bool markup = pick(bytes, 2) == 0;
	Converters *converters = converters_open(0);
	Charset charset = charset_sniff(bytes, label, markup, converters);
	size_t bad = 0;
	Str text = charset_decode(arena, &charset, bytes, converters, &bad);
	unsigned missed = converters_missed(converters);

	if (missed != 0) {
		converters_close(converters);
		converters = converters_open(missed);
		charset = charset_sniff(bytes, label, markup, converters);
		text = charset_decode(arena, &charset, bytes, converters, &bad);
	}

	PROMISE(utf8_valid_prefix(text) == text.size);
	PROMISE(clean_is_clean(
		markup_mend_text(arena, text, NULL), CLEAN_KEEP_NEWLINE | CLEAN_KEEP_TAB));
	Str mended = markup_mend(arena, text, NULL, NULL);

	PROMISE(utf8_valid_prefix(mended) == mended.size);
	converters_close(converters);
	arena_free(arena);
}

static void fuzz_page(Str bytes)
{
	extract_as(bytes, (ExtractJob){ .view = EXTRACT_ARTICLE, .markup = true });
	if (pick(bytes, 4) == 0)
		extract_as(bytes,
			(ExtractJob){ .view = EXTRACT_PAGE,
				.markup = true,
				.address = str("http://paper.example/news/1") });
}

/* The same page with less and less to tell its comments and related stories by, so that
 * every way of finding them is gone. */
static void fuzz_panels(Str bytes)
{
	static const unsigned without[] = { 0, WITHOUT_SYSTEMS, WITHOUT_FIELD_NAMES, WITHOUT_NAMES,
		WITHOUT_NUMBERS | WITHOUT_DATA, WITHOUT_NAMES | WITHOUT_NUMBERS };
	static const char *const addresses[] = { NULL, "http://paper.example/news/1",
		"https://web.archive.org/web/20120519112000/http://paper.example/news/1" };
	const unsigned ways = sizeof without / sizeof *without;

	extract_as(bytes,
		(ExtractJob){ .view = EXTRACT_ARTICLE,
			.markup = true,
			.without = without[pick(bytes, ways)],
			.captured = pick(bytes, 2) == 0 ? str("2012-05-19T11:20:00Z") : STR_NONE,
			.address = str(addresses[pick(bytes, 3)]) });
}

static void fuzz_text(Str bytes)
{
	extract_as(bytes, (ExtractJob){ .view = EXTRACT_ARTICLE });
	if (pick(bytes, 4) == 0)
		extract_as(bytes, (ExtractJob){ .view = EXTRACT_SOURCE });
}

/* A stream from a child in an enemy's hands, in two pieces. */
static void fuzz_record(Str bytes)
{
	RecordReader *reader = record_reader_new();
	Error err = { 0 };
	size_t cut = bytes.size / 2;
	bool sound = record_reader_feed(reader, bytes.at, cut, &err) &&
		record_reader_feed(reader, bytes.at + cut, bytes.size - cut, &err);

	if (sound && record_reader_end(reader, &err))
		PROMISE(record_reader_complete(reader));
	const Article *article = record_reader_article(reader);
	Text json = text_in(NULL);

	write_json(&json, article);
	PROMISE(utf8_valid_prefix(text_str(&json)) == json.size);
	text_clear(&json);
	show_article(article, pick(bytes, 1000));
	record_reader_free(reader);
}

static const FuzzTarget targets[] = {
	{ "decode", fuzz_decode },
	{ "page", fuzz_page },
	{ "panels", fuzz_panels },
	{ "text", fuzz_text },
	{ "record", fuzz_record },
	{ "gzip", fuzz_gzip },
	{ "warc", fuzz_warc },
	{ "zip", fuzz_zip },
	{ "mime", fuzz_mime },
	{ "cdx", fuzz_cdx },
	{ "plist", fuzz_plist },
	{ "feed", fuzz_feed },
	{ "export", fuzz_export },
	{ "contain", fuzz_contain },
};

const FuzzTarget *fuzz_target_at(size_t index)
{
	return index < sizeof targets / sizeof *targets ? &targets[index] : NULL;
}

const FuzzTarget *fuzz_target(const char *name)
{
	for (size_t i = 0; i < sizeof targets / sizeof *targets; i++)
		if (strcmp(targets[i].name, name) == 0)
			return &targets[i];
	return NULL;
}
