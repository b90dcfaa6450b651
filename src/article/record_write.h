/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_ARTICLE_RECORD_WRITE_H
#define BROADSHEET_ARTICLE_RECORD_WRITE_H

/* The child's side of the record stream (article/record.h). */

#include <stdbool.h>
#include <stddef.h>

#include "article/article.h"
#include "base/error.h"

/* Where a writer's bytes go: all SIZE bytes are taken, or false with ERR. */
typedef bool RecordSink(void *context, const void *bytes, size_t size, Error *err);

/* Writes ARTICLE as one stream to SINK, some 32 KB at a time, first things
 * first. What the reader's limits do not allow stays behind, and a "truncated"
 * warning goes along: a block too large for a record is shortened, and what
 * comes after the stream is full is left out. An address too long to be one is
 * absent. False with ERR when SINK fails. */
bool record_write_article(
	const Article *article, RecordSink *sink, void *context, Error *err) MUST_CHECK;

/* Writes a foreword to the stream that follows: the title and the site of HEADLINE. */
bool record_write_headline(
	const Article *headline, RecordSink *sink, void *context, Error *err) MUST_CHECK;

/* Writes a stream that holds only the error FAILED. */
bool record_write_error(
	const Error *failed, RecordSink *sink, void *context, Error *err) MUST_CHECK;

#endif
