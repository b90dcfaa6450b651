/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_SOURCE_UTF7_H
#define BROADSHEET_SOURCE_UTF7_H

/* UTF-7 (RFC 2152), in which some programs sent mail. No browser reads pages in it, since
 * harmless bytes are markup there: so it is undone where a mail says that it is used, and
 * nowhere else. */

#include <stdbool.h>

#include "base/arena.h"
#include "base/str.h"

/* Is it what the character set LABEL means? */
bool utf7_is(Str label);

/* BYTES as UTF-8, in ARENA: what is no UTF-7 stays as it is, half a character becomes U+FFFD. */
Str utf7_decode(Arena *arena, Str bytes);

#endif
