/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_BASE_PERCENT_H
#define BROADSHEET_BASE_PERCENT_H

/* What addresses hold escaped (RFC 3986, section 2.1). */

#include "base/arena.h"
#include "base/str.h"
#include "base/text.h"

/* Adds TEXT with its percent signs decoded to OUT. What is no pair of digits stays. */
void percent_add(Text *out, Str text);

/* ADDRESS with its percent signs decoded, in ARENA. What is no pair of digits stays. */
Str percent_decode(Arena *arena, Str address);

#endif
