/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_ARTICLE_RECORD_PAYLOAD_H
#define BROADSHEET_ARTICLE_RECORD_PAYLOAD_H

/* What the payload of a record holds, taken from its start to its end, by the reader of the
 * record stream alone. All bytes come from a child that has read a hostile page: nothing is
 * believed, and texts are cleaned once more. */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "article/article.h"
#include "base/arena.h"
#include "base/clean.h"
#include "base/str.h"

/* What cleaning keeps in a text. */
enum {
	RECORD_PROSE = CLEAN_KEEP_NEWLINE,
	RECORD_VERBATIM = CLEAN_KEEP_NEWLINE | CLEAN_KEEP_TAB,
	RECORD_WORD = 0,
};

/* Looks at the payload of one record from its start to its end. Once something
 * is wrong, WHY says what, all further answers are zero, and nothing is taken. */
typedef struct {
	Str left; /* bytes not looked at yet */
	const Arena *article; /* borrowed: holds all that is kept */
	Arena *arena; /* borrowed: where what is taken goes, the article's as a rule */
	Arena *scratch; /* borrowed: the reader's */
	const char *why;
	bool too_much; /* WHY is that the article has no room for it, and nothing else */
} RecordPayload;

/* Notes WHY nothing more may be taken, a literal; the first reason stays. */
void record_break_off(RecordPayload *payload, const char *why);

/* Are all its parts taken, and is nothing wrong with them? Bytes that are left break off. */
bool record_is_whole(RecordPayload *payload);

/* The next number, SIZE bytes long. */
uint64_t record_take_number(RecordPayload *payload, size_t size);

/* A byte below LIMIT; any other breaks off. */
unsigned record_take_below(RecordPayload *payload, unsigned limit);

/* 0 or 1. */
bool record_take_bool(RecordPayload *payload);

/* A depth, at most RECORD_DEPTH_MAX. */
int record_take_depth(RecordPayload *payload);

/* Has the article room for SIZE more bytes? Else breaks off. */
bool record_fits_memory(RecordPayload *payload, size_t size);

/* A count of things that take at least MIN_BYTES of payload each. */
size_t record_take_count(RecordPayload *payload, size_t min_bytes);

/* Room for COUNT things of SIZE bytes in the article; NULL for none. */
void *record_new_array(RecordPayload *payload, size_t count, size_t size);

/* The next text as it stands in the payload. */
Str record_take_raw(RecordPayload *payload);

/* A text that is always there. */
Str record_take_text(RecordPayload *payload);

/* A text that may be absent, as an empty one is; KEEP is what cleaning keeps. */
Str record_take_optional(RecordPayload *payload, unsigned keep);

/* An ISO date; what is none is absent. */
Str record_take_date(RecordPayload *payload);

/* A block; of an aside all but its blocks. */
Block record_take_block(RecordPayload *payload);

/* The blocks of ASIDE, none of which is an aside. */
void record_take_aside_blocks(RecordPayload *payload, Block *aside);

#endif
