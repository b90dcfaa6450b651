/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_SOURCE_MIME_H
#define BROADSHEET_SOURCE_MIME_H

/* A message of parts (RFC 2045 to 2049), as mail and MHTML are. One pass over the lines
 * with a stack of open boundaries finds the parts, so that an outer boundary ends all
 * that is open within it, a file that ends early gives what it has, and nesting costs
 * nothing but the stack. What is missing is made up for: a boundary parameter that is
 * not there is taken from the first line that begins with two hyphens. */

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/str.h"
#include "source/transfer.h"

enum {
	MIME_PARTS_MAX = 10000,
	MIME_DEPTH_MAX = 32, /* multiparts and messages within each other */
	MIME_NOWHERE = -1,
};

typedef struct {
	Str header; /* raw; empty when the part has none */
	Str body; /* raw, its transfer encoding not undone (mime_body) */
	Str type; /* "text/html": as written but for case and parameters; never absent */
	Str value; /* of the Content-Type field, whole, or absent */
	Str location; /* of Content-Location, unfolded, or absent */
	Str id; /* of Content-ID, without its angle brackets, or absent */
	Transfer transfer;
	bool container; /* a multipart or a message: its parts follow it */
	bool cut; /* the file ended in it */
	int parent; /* index of the part it lies in; MIME_NOWHERE for the first */
} MimePart;

typedef struct {
	MimePart *parts; /* the message itself first, then as they stand in it */
	size_t count;
	bool cut; /* a multipart was not closed */
} Mime;

/* The parts of the message BYTES, which stay the caller's: texts borrow them or live in
 * ARENA. There is always at least one part. */
Mime mime_parse(Arena *arena, Str bytes);

/* The body of PART as it was before its transfer encoding; borrowed or in ARENA. */
Str mime_body(Arena *arena, const MimePart *part);

/* Parameter NAME of the Content-Type of PART; absent when there is none. */
Str mime_parameter(Arena *arena, const MimePart *part, const char *name);

/* Is part INNER within part OUTER? Not within itself. */
bool mime_within(const Mime *mime, size_t inner, size_t outer);

#endif
