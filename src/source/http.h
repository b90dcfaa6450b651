/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_SOURCE_HTTP_H
#define BROADSHEET_SOURCE_HTTP_H

/* Answers of web servers (RFC 9112) as archives keep them: head and body. What the
 * head says of the body is believed only as far as the body agrees: some archives
 * store it decoded under the old head. */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/str.h"
#include "source/container.h"

enum {
	HTTP_HEAD_BYTES_MAX = 64 << 10,
	HTTP_STATUS_PART = 206, /* the body is a range of what there is */
};

typedef struct {
	int status; /* 0: not said */
	Str header; /* its fields, borrowed */
	size_t body_at; /* where in the block the body begins */
	bool whole; /* the head's end was seen */
} HttpHead;

/* Does BLOCK begin with a head? If so, it is in *HEAD. */
bool http_head(Str block, HttpHead *head);

/* Bytes START up to END of TOTAL; of 0 where that is not known. */
typedef struct {
	uint64_t start, end, total;
} HttpRange;

/* The range that HEADER says its body is (Content-Range). False when it says none. */
bool http_range(Arena *arena, Str header, HttpRange *range);

/* The media type in the Content-Type VALUE: lower case, without parameters; absent when
 * it is none. In ARENA. */
Str http_media_type(Arena *arena, Str value);

/* Adds BODY, as it was sent with HEADER, to the bytes of PAGE: chunks joined, encodings
 * undone. What is damaged goes as far as it does, and PAGE says so. */
void http_body(Str header, Str body, ContainerPage *page);

/* BODY without its chunks, in OUT (empty before). False when it has none. */
bool http_join_chunks(Str body, Text *out, bool *damaged);

#endif
