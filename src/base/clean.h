/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_BASE_CLEAN_H
#define BROADSHEET_BASE_CLEAN_H

/* The one cleaning point. Every text of a page, every file name and every word
 * of an error message goes through clean_text before it is kept, and through
 * it again where it leaves for the terminal or standard output.
 *
 * Given any bytes it gives valid UTF-8
 *   - without C0 controls but line feed (and tab where kept), DEL and C1:
 *     CR LF and CR become a line feed where line feeds are kept; ESC and the
 *     rest of C0 and DEL become their pictures (U+2400 block), so a reader sees
 *     that something was there; C1 becomes U+FFFD; U+2028 and U+2029 become a
 *     line feed (or a space);
 *   - without direction overrides and embeddings (U+202A..U+202E) and without
 *     isolates (U+2066..U+2069) that are not closed within the text: those
 *     vanish; balanced isolates and the marks U+200E, U+200F, U+061C stay;
 *   - without interlinear annotation (U+FFF9..U+FFFB), tag characters
 *     (U+E0000..U+E007F, but in a flag sequence after U+1F3F4), noncharacters
 *     and a byte order mark in the middle: those vanish;
 *   - with at most CLEAN_MARKS_MAX marks (general category M) and format
 *     characters (category Cf: joiners, direction marks) on one base.
 * Bytes that are not UTF-8 become U+FFFD, one for each maximal subpart.
 *
 * Text that is already clean is returned as it is, without a copy. */

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/str.h"

enum {
	CLEAN_MARKS_MAX = 30
};

/* What a text may keep. */
enum {
	CLEAN_KEEP_NEWLINE = 1, /* line feeds stay; else they become spaces */
	CLEAN_KEEP_TAB = 2 /* tabs stay; else they become spaces */
};

/* How much was changed; callers add up over a page. */
typedef struct {
	size_t controls; /* control characters made visible */
	size_t directions; /* direction controls dropped */
	size_t marks; /* marks beyond CLEAN_MARKS_MAX dropped */
	size_t others; /* tags, annotations, noncharacters dropped */
	size_t bad_bytes; /* undecodable sequences replaced */
} CleanCounts;

/* BYTES cleaned, KEEP being an or of CLEAN_KEEP_*. The result borrows BYTES or
 * lives in ARENA. Adds to *COUNTS unless it is NULL. Absent stays absent. */
Str clean_text(Arena *arena, Str bytes, unsigned keep, CleanCounts *counts);

/* True when clean_text with KEEP would change nothing. */
bool clean_is_clean(Str bytes, unsigned keep);

#endif
