/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_BASE_WORDS_H
#define BROADSHEET_BASE_WORDS_H

/* Words (UAX #29, by libunistring) and sentences of a text, for selecting by them.
 * Offsets are bytes. */

#include <stddef.h>

#include "base/str.h"

/* The end of the first word that ends behind AT; the text's size when there is none. What has no
 * letter and no digit is no word. */
size_t word_end(Str text, size_t at);

/* The start of the last word that begins before AT; 0 when there is none. */
size_t word_start(Str text, size_t at);

/* Where the first letter or digit of TEXT stands; its size when it has none. */
size_t words_begin(Str text);

/* The end of the sentence that ends behind AT, with its closing quotes and brackets; the text's
 * size for the last one. A full stop that is part of a title or of initials, or goes on with a
 * small letter, ends none. */
size_t sentence_end(Str text, size_t at);

#endif
