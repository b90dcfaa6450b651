/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_BASE_PERCENT_H
#define BROADSHEET_BASE_PERCENT_H

/* Names of files in addresses. */

#include "base/arena.h"
#include "base/str.h"

/* ADDRESS with its percent signs decoded, in ARENA. What is no pair of digits stays. */
Str percent_decode(Arena *arena, Str address);

#endif
