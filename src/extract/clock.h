/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_EXTRACT_CLOCK_H
#define BROADSHEET_EXTRACT_CLOCK_H

/* Moments by two clocks: the site's machine counts in UTC, its readers see their own
 * day and hour. */

#include <stdbool.h>

#include "article/date.h"

enum {
	CLOCK_DAY_MINUTES = 24 * 60
};

/* Are A and B known to the day, and the same one? */
bool clock_same_day(const Date *a, const Date *b);

/* Minutes of DATE since a day of its own year's start, by its own clock: good for
 * differences of up to a month. */
long clock_minutes(const Date *date);

/* Makes MOMENT, in UTC, what readers see, where SHOWN is the same moment by their
 * clock: with their zone where it can be told, else the day alone. True when it is
 * the day alone, which is then that of SHOWN; MOMENT stays where the two are not one. */
bool clock_of_readers(Date *moment, const Date *shown);

/* Writes MOMENT, of a known zone, by the clock that is MINUTES east of UTC to OUT; false where
 * that is no day. */
bool clock_at_zone(const Date *moment, int minutes, Date *out);

#endif
