/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_ARTICLE_RECORD_H
#define BROADSHEET_ARTICLE_RECORD_H

/* The record stream: how an article crosses from the confined child to the
 * parent. The child is assumed to be in an enemy's hands, so the reader checks
 * every length, count, offset and enum, and cleans every text a second time.
 *
 * A stream is "BSR1", then records: kind (1 byte), payload length (4 bytes,
 * little endian), payload. The first record says the kind of article and its
 * fields, then come blocks, related stories, comments, left-out texts, warnings
 * and source, each a record of its own, and the last is an end record; a stream
 * that stops before its end record was cut. Kinds the reader does not know are
 * skipped. An error record carries why the child could not go on. */

#include <stdbool.h>
#include <stddef.h>

#include "article/article.h"
#include "base/error.h"
#include "base/text.h"

enum {
	RECORD_BYTES_MAX = 16 << 20,  /* of one payload */
	RECORD_STREAM_MAX = 64 << 20, /* of all payloads of one article */
};

/* Where a writer's bytes go: all SIZE bytes are taken, or false with ERR. */
typedef bool RecordSink(void *context, const void *bytes, size_t size, Error *err);

/* Writes ARTICLE as one stream to SINK. Blocks too large for a record are
 * shortened and a "truncated" warning goes along. False with ERR when SINK
 * fails. */
bool record_write_article(
	const Article *article, RecordSink *sink, void *context, Error *err) MUST_CHECK;

/* Writes a stream that holds only the error FAILED. */
bool record_write_error(
	const Error *failed, RecordSink *sink, void *context, Error *err) MUST_CHECK;

typedef struct RecordReader RecordReader;

/* A reader that fills a new article, which it owns until record_reader_take. */
RecordReader *record_reader_new(void);
void record_reader_free(RecordReader *reader);

/* Takes the next SIZE bytes of the stream. Each record that is then whole has
 * been added to the article when this returns. False with ERR when the stream
 * breaks its rules; what came before stays, and further bytes are refused. */
bool record_reader_feed(
	RecordReader *reader, const void *bytes, size_t size, Error *err) MUST_CHECK;

/* The stream has ended. False with ERR when its end record is missing or it
 * carried an error record (ERR is then that error). */
bool record_reader_end(RecordReader *reader, Error *err) MUST_CHECK;

/* True once the end record has been seen. */
bool record_reader_complete(const RecordReader *reader);

/* The article as far as it has come, still growing; borrowed from READER. */
const Article *record_reader_article(const RecordReader *reader);

/* The article, now owned by the caller; READER holds none after that. */
Article *record_reader_take(RecordReader *reader);

#endif
