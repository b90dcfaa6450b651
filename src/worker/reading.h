/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_WORKER_READING_H
#define BROADSHEET_WORKER_READING_H

/* The job of an ordinary child: the bytes of descriptor 0, unpacked, told apart
 * (a picture is refused with its name), read into an article, and written to
 * descriptor 1 as records, or else one record that says why not.
 *
 * Before it is confined the child looks at the beginning only, to have open what
 * it could not open later: the converter of the character set, and for markup the
 * library that parses it, which the parent does without. */

#include <stdbool.h>

#include "base/error.h"
#include "base/str.h"
#include "extract/extract.h"
#include "worker/child.h"

/* What one child works on; lives as long as the job. */
typedef struct {
	ExtractView view;
	struct Converters *converters; /* owned by the child, which ends with them */
	bool parser; /* there is one for markup ... */
	Error no_parser; /* ... or this is why not */
} Reading;

/* The job that reads as READING says (borrowed). */
ChildJob reading_job(Reading *reading);

/* How many of BYTES can be read with MEMORY_BYTES of memory: all of any usual page
 * or text. Judged by the tags and attributes of MARKUP, by the lines of a text. */
size_t reading_affordable(Str bytes, bool markup, size_t memory_bytes);

#endif
