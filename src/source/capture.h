/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_SOURCE_CAPTURE_H
#define BROADSHEET_SOURCE_CAPTURE_H

/* What the records of WARC and ARC files have in common: an address, a time, and a
 * block that usually is the answer of a web server. */

#include "base/arena.h"
#include "base/str.h"
#include "source/container.h"

enum {
	CAPTURE_LOOK_BYTES = 8192, /* of a block, to tell what it is */
};

/* The 14 digits of a capture time, or fewer, in ISO 8601; absent when it is none. A
 * time in ISO 8601 loses the fraction of its second. In ARENA or borrowed. */
Str capture_time(Arena *arena, Str time);

/* Completes ITEM, of whose BLOCK the first bytes are known: its status and media type
 * from the HTTP head, and whether it is worth opening as an article. Texts live in
 * ARENA. TYPE is the media type the record itself gives, or absent. */
void capture_look(Arena *arena, Str block, Str type, ContainerItem *item);

/* Did the server have what it was asked for, or a part of it? STATUS 0 is none: then nothing
 * says no. */
bool capture_was_found(int status);

/* Is a page of that media type (absent: not said) at ADDRESS one that people read? */
bool capture_is_page(Str media_type, Str address);

/* Fills PAGE from the whole BLOCK of a record: HTTP head taken off, body unpacked, its
 * digest checked against DIGEST (or absent). */
void capture_read(Str block, Str type, Str digest, ContainerPage *page);

#endif
