/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_SOURCE_STAMP_H
#define BROADSHEET_SOURCE_STAMP_H

/* Times as containers write them, in ISO 8601: when a copy was made. Dates of articles
 * are read by another room, in whatever shape they have. */

#include <stdint.h>

#include "base/arena.h"
#include "base/str.h"

/* The Date field of mail (RFC 5322 and its older shapes: a two-digit year, a zone by name,
 * no weekday, no seconds; as C's ctime writes it, or ISO 8601) in UTC,
 * "2009-11-03T07:30:00Z"; without a known zone as it is. Absent when it is none. */
Str stamp_of_mail(Arena *arena, Str date);

/* A time in ISO 8601, likewise; fractions of a second are dropped. */
Str stamp_of_iso(Arena *arena, Str iso);

/* SECONDS since 1970, a whole number in decimal digits (of milliseconds or microseconds,
 * where there are so many), as ISO 8601 in UTC; absent when it is none or beyond the year
 * 9999. */
Str stamp_of_seconds(Arena *arena, Str seconds);

#endif
