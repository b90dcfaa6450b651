/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_SOURCE_HEADER_H
#define BROADSHEET_SOURCE_HEADER_H

/* Header fields as mail, MHTML and HTTP write them: RFC 5322 fields and their folding,
 * the parameters of RFC 2045 with the continuations and character sets of RFC 2231,
 * the encoded words of RFC 2047. Lenient: what real programs write is read.
 *
 * Bytes here are in no character set that is known yet. Who needs UTF-8 hands in a
 * Decoder. */

#include <stdbool.h>

#include "base/arena.h"
#include "base/str.h"
#include "source/decoder.h"

/* Does LINE look like the first line of a header field: a name without spaces, then a
 * colon? */
bool header_is_field(Str line);

/* Takes the header off *REST: all up to the first empty line, which goes too. A first
 * line that is no field means that there is no header. Borrows *REST. */
Str header_take(Str *rest);

/* Value of the first field NAME of HEADER, unfolded and trimmed; absent when there is
 * none. Borrows HEADER or lives in ARENA. */
Str header_value(Arena *arena, Str header, const char *name);

/* VALUE up to its first parameter, trimmed: "text/html" of "text/html; charset=x". */
Str header_main(Str value);

/* Parameter NAME of VALUE: quotation marks undone, the pieces of RFC 2231 joined in
 * order, its percent escapes undone. Its character set goes to *CHARSET unless that is
 * NULL (absent when none is said). Absent when there is no such parameter. */
Str header_parameter(Arena *arena, Str value, const char *name, Str *charset);

/* VALUE with its encoded words decoded, in UTF-8, by DECODER. Words that stand beside
 * each other in one character set are decoded as one, since a character may be cut in
 * two between them. */
Str header_words(Arena *arena, Str value, const Decoder *decoder);

/* The name in VALUE, a From field ("Name <address>", "address (Name)", "address"),
 * before its words are decoded; the address where there is no name. */
Str header_person(Arena *arena, Str value);

#endif
