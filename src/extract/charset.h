/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_EXTRACT_CHARSET_H
#define BROADSHEET_EXTRACT_CHARSET_H

/* Which character set a page is in, and the page in UTF-8.
 *
 * The order is: byte order mark (or the zero bytes of UTF-16 without one), the container's
 * HTTP header, the page's own XML declaration or meta element (extract/charset_declared.h),
 * each unless the content contradicts it; then the content: UTF-8 where it is valid,
 * windows-1252 where that is plausible, else a guess (extract/charset_guess.h). Names are
 * those of the WHATWG encoding standard, and so are their meanings: Latin-1 and ASCII are
 * windows-1252, GB2312 is GBK. Bytes that cannot be decoded become U+FFFD, are counted, and
 * reading goes on.
 *
 * UTF-8, UTF-16 and the sets of one byte a character are decoded here. The others
 * (Japanese, Chinese, Korean) go through iconv, whose converters are files: the confined
 * child cannot open them. They are opened before, by a child made once more where the first
 * one missed them. */

#include <stdbool.h>

#include "article/article.h"
#include "base/arena.h"
#include "base/str.h"

typedef struct {
	const char *name; /* static: WHATWG name in lower case */
	CharsetFrom from;
	bool mismatch; /* the content contradicts what was declared */
	const char *declared; /* static: what it contradicts, or NULL */
} Charset;

/* What is opened from files, as a sum: converters by language, and what guesses. */
enum {
	CONVERTERS_JAPANESE = 1,
	CONVERTERS_CHINESE = 2,
	CONVERTERS_KOREAN = 4,
	CONVERTERS_GUESSER = 8,
	CONVERTERS_ALL = 15
};

/* What of these is open, and what was missed. */
typedef struct Converters Converters;

/* The character set of BYTES (all of a page, or its start), HTTP_CHARSET being
 * the name in the container's header or absent; MARKUP tells whether to look for
 * declarations. A guess is made by what CONVERTERS have open; where they are NULL
 * it is opened when needed. */
Charset charset_sniff(Str bytes, Str http_charset, bool markup, Converters *converters);

/* Opens WHAT, as far as the system has it, for a child about to be confined. The
 * caller owns the result. */
Converters *converters_open(unsigned what);

/* What charset_sniff and charset_decode would have needed and converters_open was not
 * asked for; 0 when there was nothing, or CONVERTERS are NULL. */
unsigned converters_missed(const Converters *converters);

/* NULL is fine. */
void converters_close(Converters *converters);

/* BYTES decoded as CHARSET says, in ARENA or borrowed, without a byte order mark.
 * The result is valid UTF-8. Adds undecodable sequences to *BAD. CONVERTERS may
 * be NULL: then iconv is asked when it is needed. */
Str charset_decode(
	Arena *arena, const Charset *charset, Str bytes, Converters *converters, size_t *bad);

/* BYTES, a few words of which only LABEL is known to be their character set (or absent),
 * as clean UTF-8, in ARENA or borrowed. */
Str charset_words(Arena *arena, Str label, Str bytes, Converters *converters);

#endif
