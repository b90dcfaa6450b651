/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_SOURCE_ZIP_H
#define BROADSHEET_SOURCE_ZIP_H

/* Zip files (PKWARE's APPNOTE, zip64 with it): the directory at the end, members
 * stored or deflated. Names are words to find members by and never paths: nothing
 * is written anywhere. Members may bear the same name; each is read by its own
 * place, and of members that overlap only the first is there. Where the directory is
 * missing, members are found by their heads.
 *
 * The directory may be followed by other things, as in pages that are zip files as
 * well, and the whole may have something in front of it. */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/error.h"
#include "base/str.h"
#include "base/text.h"
#include "source/container.h"
#include "source/input.h"

enum {
	ZIP_MEMBERS_MAX = 200000, /* the others of a file are left out */
};

typedef struct {
	Str name, comment; /* raw, in the zip's arena */
	uint64_t offset; /* of its head */
	uint64_t packed, size; /* bytes, as the directory says */
	uint32_t sum; /* CRC-32 of what it unpacks to */
	unsigned method;
	bool encrypted;
} ZipMember;

/* May a file that begins so be a zip file, its own or one behind a program that unpacks it? */
bool zip_begins(Str beginning);

typedef struct Zip Zip;

/* INPUT as a zip file. It is kept with the input, whose directory is read once. NULL
 * when it is none. */
const Zip *zip_open(SourceInput *input);

/* Is there a member in the zip file INPUT that IS? Its directory is gone through as far as that
 * takes, and not kept. */
bool zip_any(SourceInput *input, bool (*is)(const ZipMember *member));

size_t zip_count(const Zip *zip);
const ZipMember *zip_member(const Zip *zip, size_t index);

/* What is wrong with the directory as a sentence on it: it is missing, its members overlap,
 * are not all there, or too many. NULL when nothing is. */
const char *zip_fault(const Zip *zip);

/* The first member NAME, case ignored; the one whose head is at OFFSET; NULL. */
const ZipMember *zip_find(const Zip *zip, Str name);
const ZipMember *zip_at(const Zip *zip, uint64_t offset);

/* Appends what MEMBER unpacks to, LIMIT bytes at most, to OUT. *WHOLE: all of it came
 * and fits its sum. False with ERR when nothing can be had of it. */
bool zip_take(const Zip *zip, const ZipMember *member, size_t limit, Text *out, bool *whole,
	Error *err) MUST_CHECK;

/* MEMBER as an input, which the caller frees before the zip's input: a part of the file when
 * it is stored, unpacked in memory when it is small enough for a page. NULL with ERR. */
SourceInput *zip_input(const Zip *zip, const ZipMember *member, Error *err);

/* The member whose head is at OFFSET and which is stored as BYTES bytes, without a look at the
 * directory, which takes long where that is long; the caller frees it before INPUT. NULL where it
 * is none, or is packed: the directory tells then. */
SourceInput *zip_stored_input(SourceInput *input, uint64_t offset, uint64_t bytes);

#endif
