/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_WORKER_TOOLS_H
#define BROADSHEET_WORKER_TOOLS_H

/* What a reading child opens from files before it is confined. Which of it a page
 * needs is known when its bytes have been looked at, and that is done confined only:
 * so a child gets what is likely, and one that misses something ends with a word
 * about it (CHILD_NEEDS) and is made again. */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/error.h"
#include "base/str.h"
#include "extract/charset.h"
#include "extract/extract.h"
#include "source/decoder.h"

/* As a sum. The first ones are those of extract/charset.h. */
enum {
	TOOLS_CONVERTERS = CONVERTERS_ALL,
	TOOLS_PARSER = 16,
	TOOLS_UNPACKERS = 32, /* libraries for brotli and zstd */
	TOOLS_ALL = 63
};

/* Of the estimate below; what the child is confined to is nearly twice that, for what
 * the estimate does not know. */
#define TOOLS_MEMORY_BYTES_MAX ((uint64_t)2400 << 20)

typedef struct {
	unsigned asked; /* what was to be opened; not all of it may be on this system */
	unsigned missed; /* needed of the rest, beside converters */
	Converters *converters; /* owned */
	size_t memory_bytes; /* what reading a page may take by its estimate (worker/page.h) */
	bool parser; /* there is one for markup, or NO_PARSER says why not */
	Error no_parser;
} Tools;

/* What is to be read of a file that holds pages. */
typedef enum {
	TOOLS_FOR_INDEX, /* where things are */
	TOOLS_FOR_ITEMS, /* what it holds, and no page */
	TOOLS_FOR_PAGE,
	TOOLS_FOR_PAGES, /* each of them */
} ToolsPurpose;

/* What the file NAME, as the caller calls it, will need by its look: a guess that costs
 * time where it is wrong and nothing else. */
unsigned tools_likely(Str name, ToolsPurpose purpose);

/* Opens what ASKED says. To be called before the child is confined; touches nothing
 * of the page. */
Tools tools_open(unsigned asked);
void tools_close(Tools *tools);

/* What makes UTF-8 of words in any character set with TOOLS, which it borrows. */
Decoder tools_decoder(const Tools *tools);

/* Notes that WHAT is needed. False when it was not asked for: then the child has to be
 * made again. */
bool tools_have(Tools *tools, unsigned what);

/* All that was needed and not asked for. */
unsigned tools_missed(const Tools *tools);

#endif
