/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_TESTS_ARCHIVE_KIT_H
#define BROADSHEET_TESTS_ARCHIVE_KIT_H

/* Archives made in memory for tests, and what a container tells of them. */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "source/container.h"

enum {
	KIT_ITEMS_MAX = 64
};

/* Adds BYTES to OUT as one gzip member, or as raw deflate. */
void kit_add_gzip(Text *out, Str bytes);
void kit_add_deflate(Text *out, Str bytes);

/* Adds BYTES, less than 128 KiB, to OUT as one zstd frame, which packs nothing; or as a
 * frame of KIND, 0 to 15, that is to be skipped. */
void kit_add_zstd(Text *out, Str bytes);
void kit_add_idle_frame(Text *out, unsigned kind, Str bytes);

/* Adds a WARC record of TYPE with HEADERS (each with its line end, or "") and BLOCK;
 * LENGTH_ERROR is added to its Content-Length. */
void kit_add_warc(Text *out, const char *type, const char *address, const char *headers, Str block,
	long length_error);

/* An answer of a server: status line, HEADERS, empty line, BODY. In ARENA. */
Str kit_http(Arena *arena, const char *status, const char *headers, Str body);

/* A member for a zip file to be. */
typedef struct {
	const char *name;
	Str bytes;
	bool packed;
	const char *comment;
} KitMember;

/* A zip file of COUNT MEMBERS. */
void kit_add_zip(Text *out, const KitMember *members, size_t count);

/* All a container told. Texts live in ARENA. */
typedef struct {
	Arena *arena;
	Text bytes; /* owned: the file */
	SourceInput *input;
	Container *container; /* NULL: it is none */
	ContainerItem items[KIT_ITEMS_MAX];
	size_t item_count, losses;
} Kit;

/* Opens and lists BYTES, which are taken over. */
Kit kit_open(Text *bytes);
Kit kit_open_zip(const KitMember *members, size_t count);
void kit_close(Kit *kit);

/* Is it a container, of the kind NAME? */
bool kit_is(const Kit *kit, const char *name);

/* The bytes of the page of item INDEX, in the kit's arena; PAGE may be NULL, else it is
 * filled and the caller clears it. Absent where it cannot be read. */
Str kit_read(Kit *kit, size_t index, ContainerPage *page);

/* Lists and reads all of BYTES cut at COUNT places, and with one byte changed at as many: that
 * ends, a part holds no more items than the whole, and most changes leave some. */
void kit_torture(Str bytes, size_t count);

#endif
