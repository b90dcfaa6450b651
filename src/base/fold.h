/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_BASE_FOLD_H
#define BROADSHEET_BASE_FOLD_H

/* Texts made alike for comparing with word tables: lower case, accents off,
 * typographic quotation marks and dashes made plain, every run of white space
 * one space, none at the ends. Word tables are written in this form. A folded
 * text is never shown. */

#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/str.h"
#include "base/text.h"

/* The code point C folded: a lower-case base letter or the plain sign; 0 when
 * nothing is left of it (a mark, a soft hyphen, a direction mark). White space
 * of any kind gives ' '. */
uint32_t fold_rune(uint32_t c);

/* TEXT folded, in ARENA. */
Str fold_text(Arena *arena, Str text);

/* TEXT folded, in the place of what OUT held and borrowed from it. */
Str fold_over(Text *out, Str text);

/* TEXT folded into OUT of ROOM bytes; the size, or 0 when it does not fit. For
 * short words, without an arena. */
size_t fold_into(Str text, char *out, size_t room);

/* FOLDED, a text that is folded already, as a Str that borrows OUT: the first
 * bytes of TEXT that fold into ROOM bytes. Unlike fold_into a long text is cut. */
Str fold_start(Str text, char *out, size_t room);

#endif
