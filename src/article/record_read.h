/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_ARTICLE_RECORD_READ_H
#define BROADSHEET_ARTICLE_RECORD_READ_H

/* The parent's side of the record stream (article/record.h): takes bytes as they
 * come from a child that may lie in every one of them, and keeps what is sound.
 * Its memory is that of the article and of one record.
 *
 * Wrong in a stream are lengths and counts that do not add up, values outside
 * their enum, records out of place, and more bytes than the limits below. Mended
 * in passing are texts (cleaned), spans that do not fit their text and dates that
 * are none (dropped), and depths (cut). An article that would take more memory
 * than the limit ends there, with a "truncated" warning. */

#include <stdbool.h>
#include <stddef.h>

#include "article/article.h"
#include "base/error.h"

enum {
	RECORD_BYTES_MAX = 16 << 20, /* of one payload */
	RECORD_STREAM_MAX = 128 << 20, /* of all records of one article */
	RECORD_MEMORY_MAX = 256 << 20, /* of the article made of them */
	RECORD_DEPTH_MAX = 999 /* of comments and list items */
};

typedef struct RecordReader RecordReader;

/* A reader that fills a new article, which it owns until record_reader_take. */
RecordReader *record_reader_new(void);

/* Frees READER and the article it still owns; NULL is fine. */
void record_reader_free(RecordReader *reader);

/* Takes the next SIZE bytes of the stream. Each record that is then whole has
 * been added to the article when this returns. False with ERR when the stream
 * breaks its rules; what came before stays, and further bytes are refused. */
bool record_reader_feed(
	RecordReader *reader, const void *bytes, size_t size, Error *err) MUST_CHECK;

/* True once anything of the stream has come that a foreword is not. */
bool record_reader_begun(const RecordReader *reader);

/* The headline that a foreword told: an article of nothing but its title and site, now
 * owned by the caller. NULL when none has come since this was asked last. */
Article *record_reader_take_headline(RecordReader *reader);

/* The stream has ended. False with ERR when its end record is missing or it
 * carried an error record (ERR is then that error) or broke its rules. */
bool record_reader_end(RecordReader *reader, Error *err) MUST_CHECK;

/* True once the end record has been seen. */
bool record_reader_complete(const RecordReader *reader);

/* The article as far as it has come, still growing; borrowed from READER. NULL
 * after record_reader_take. */
const Article *record_reader_article(const RecordReader *reader);

/* The article, now owned by the caller; READER holds none after that and takes
 * no more bytes. */
Article *record_reader_take(RecordReader *reader);

#endif
