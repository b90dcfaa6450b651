/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_SOURCE_STAMP_H
#define BROADSHEET_SOURCE_STAMP_H

/* Times as containers write them, in ISO 8601: when a copy was made. Dates of articles
 * are read by another room, in whatever shape they have. */

#include <stdint.h>

#include "base/arena.h"
#include "base/str.h"

/* The Date field of mail (RFC 5322 and its older shapes: a two-digit year, a zone by
 * name, no weekday, no seconds) as "2009-11-03T07:30:00Z" or with its zone. Absent when
 * it is none. */
Str stamp_of_mail(Arena *arena, Str date);

/* SECONDS since 1970, a whole number in decimal digits (of milliseconds, where there
 * are 13 of them), as ISO 8601 in UTC; absent when it is none or beyond the year 9999. */
Str stamp_of_seconds(Arena *arena, Str seconds);

#endif
