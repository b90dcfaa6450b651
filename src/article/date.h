/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_ARTICLE_DATE_H
#define BROADSHEET_ARTICLE_DATE_H

/* A date as far as it is known, and its two written forms: ISO 8601 for the
 * model and the dumps, and words for the screen. Reading dates out of a page is
 * the work of extract/dates.h. */

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/str.h"

typedef enum {
	DATE_NONE,
	DATE_YEAR,
	DATE_MONTH,
	DATE_DAY,
	DATE_MINUTE,
	DATE_SECOND
} DatePrecision;

typedef struct {
	DatePrecision precision;
	int year, month, day; /* month 1-12, day 1-31; as far as PRECISION goes */
	int hour, minute, second;
	bool zone_known;
	int zone_minutes; /* east of UTC */
} Date;

/* True when the fields of DATE that its precision names are a real day and time
 * (Gregorian, years 1 to 9999, second 60 allowed). */
bool date_valid(const Date *date);

/* DATE as 2009-11-02T11:44Z with its own precision, in ARENA; zone zero is Z, no
 * zone known none; absent for DATE_NONE or a date that is not valid. */
Str date_iso(Arena *arena, const Date *date);

/* Turns the time of DATE, which is valid, into UTC where its zone is known. */
void date_to_utc(Date *date);

/* Reads what date_iso writes (fractions of a second are passed over, +hhmm and
 * a space for the T are taken). False when ISO is no such date. */
bool date_from_iso(Str iso, Date *out);

/* The moment DATE begins, in seconds since 1970 in UTC, for putting dates in order; a
 * date without a zone is taken as UTC. False for a date that is not valid. */
bool date_moment(const Date *date, int64_t *seconds);

/* DATE for the reader's eyes: "2 Nov 2009, 11:44 GMT", "Nov 2009", "2009"; zones
 * other than zero as "UTC+1", seconds left out. Absent for DATE_NONE or a date
 * that is not valid. */
Str date_shown(Arena *arena, const Date *date);

/* The day only, for narrow columns, always nine cells: " 2 Nov 09", "   Nov 09",
 * "     2009". Absent as above. */
Str date_shown_short(Arena *arena, const Date *date);

#endif
