/* SPDX-License-Identifier: ISC */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "article/record_format.h"
#include "article/writer.h"
#include "stream.h"

bool stream_collect(void *context, const void *bytes, size_t size, Error *err)
{
	(void)err;
	text_add(context, str_of(bytes, size));
	return true;
}

Text stream_of(const Article *article)
{
	Text stream = text_in(NULL);
	Error err = { 0 };

	assert_true(record_write_article(article, stream_collect, &stream, &err));
	return stream;
}

void stream_add_number(Text *stream, uint64_t number, size_t size)
{
	for (size_t i = 0; i < size; i++)
		text_add_byte(stream, (char)(number >> (8 * i)));
}

void stream_add_text(Text *stream, const char *text)
{
	if (text == NULL) {
		stream_add_number(stream, RECORD_ABSENT, 4);
		return;
	}
	stream_add_number(stream, strlen(text), 4);
	text_add_c(stream, text);
}

void stream_add_record(Text *stream, unsigned kind, const Text *payload)
{
	stream_add_number(stream, kind, 1);
	stream_add_number(stream, payload->size, 4);
	text_add(stream, text_str(payload));
}

Text stream_begin(void)
{
	Text stream = text_in(NULL);
	Text head = text_in(NULL);

	text_add_c(&stream, RECORD_MAGIC);
	stream_add_number(&head, 0, 2);
	stream_add_number(&head, UINT64_MAX, 8);
	for (int i = 0; i < FIELD_COUNT; i++) {
		stream_add_text(&head, NULL);
		stream_add_text(&head, NULL);
		stream_add_number(&head, 0, 1);
	}
	stream_add_text(&head, NULL);
	stream_add_text(&head, NULL);
	stream_add_number(&head, 0, 1);
	stream_add_number(&head, 0, 8);
	stream_add_record(&stream, RECORD_HEAD, &head);
	text_clear(&head);
	return stream;
}

bool stream_feed(RecordReader *reader, const Text *stream, Error *err)
{
	return record_reader_feed(reader, stream->at, stream->size, err);
}
