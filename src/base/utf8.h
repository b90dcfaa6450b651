/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_BASE_UTF8_H
#define BROADSHEET_BASE_UTF8_H

/* UTF-8 as RFC 3629 and table 3-7 of the Unicode Standard have it: no overlong
 * forms, no surrogates, nothing above U+10FFFF. Sizes and offsets are bytes. */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/str.h"

enum {
	UTF8_MAX_BYTES = 4,
	UTF8_REPLACEMENT = 0xFFFD
};

/* Reads the code point that begins at byte OFFSET of TEXT into *C and returns
 * its size. At a byte that begins no valid sequence *C is UTF8_REPLACEMENT, the
 * size is that of the maximal subpart the Unicode Standard replaces as one
 * (section 3.9), at least 1, and *VALID is false; VALID may be NULL. Returns 0
 * at the end of TEXT. */
size_t utf8_decode_any(Str text, size_t offset, uint32_t *c, bool *valid);

/* The same. Inline for ASCII: most of most texts is. */
static inline size_t utf8_decode(Str text, size_t offset, uint32_t *c, bool *valid)
{
	if (offset >= text.size || (unsigned char)text.at[offset] >= 0x80)
		return utf8_decode_any(text, offset, c, valid);
	*c = (unsigned char)text.at[offset];
	if (valid != NULL)
		*valid = true;
	return 1;
}

/* Writes C at OUT (UTF8_MAX_BYTES of room), returns the size. What is no
 * Unicode scalar value is written as U+FFFD. */
size_t utf8_encode(uint32_t c, char *out);

/* Offset of the first byte of TEXT at or after OFFSET that is not ASCII; its size when
 * there is none. */
size_t utf8_skip_ascii(Str text, size_t offset);

/* Offset of the first byte of TEXT that is not valid UTF-8; its size when all
 * is. */
size_t utf8_valid_prefix(Str text);

/* True when all of TEXT is valid UTF-8. */
bool utf8_valid(Str text);

/* Code points in TEXT, which is valid UTF-8. */
size_t utf8_count(Str text);

/* The largest offset not above OFFSET at which a character of TEXT begins. */
size_t utf8_floor(Str text, size_t offset);

#endif
