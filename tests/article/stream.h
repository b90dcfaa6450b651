/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_TESTS_ARTICLE_STREAM_H
#define BROADSHEET_TESTS_ARTICLE_STREAM_H

/* Record streams for tests: made by the writer, or byte by byte. */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "article/record.h"
#include "base/text.h"

/* A sink that adds the bytes to CONTEXT, a Text. */
bool stream_collect(void *context, const void *bytes, size_t size, Error *err);

/* What the writer makes of ARTICLE. The caller clears it. */
Text stream_of(const Article *article);

/* A stream with its magic and a head without fields. The caller clears it. */
Text stream_begin(void);

/* A number of SIZE bytes; a text, which may be NULL: absent; a whole record. */
void stream_add_number(Text *stream, uint64_t number, size_t size);
void stream_add_text(Text *stream, const char *text);
void stream_add_record(Text *stream, unsigned kind, const Text *payload);

/* Gives all of STREAM to READER. */
bool stream_feed(RecordReader *reader, const Text *stream, Error *err);

#endif
