/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_EXTRACT_DATES_H
#define BROADSHEET_EXTRACT_DATES_H

/* Reads dates out of the words of a page, in the forms and languages news pages
 * use: ISO 8601, RFC 2822, numbers in any order, month names of some thirty
 * languages (date_words.h), East Asian characters, with or without a time and a
 * zone. The scan is linear: at each word a bounded number of tokens is tried.
 *
 * Numbers that leave open which is the day ("03/04/2009") are settled by a
 * weekday beside them, by a number above 12, or by dots (day first); else the
 * date is ambiguous and only its year is sure. A zone counts only where its
 * name means one zone. Where two times of one moment stand together the first
 * with a zone is the time. */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "article/date.h"
#include "base/str.h"

/* A date in a text: bytes START up to END, weekday, time and zone included.
 * DATE has precision DATE_NONE when it tells no day of the calendar: a relative
 * date, or one without its year. */
typedef struct {
	size_t start, end;
	Date date;
	bool ambiguous; /* DATE holds the year only; date_settle can mend it */
	bool timed; /* a time of day is among the words */
	bool relative; /* "2 days ago" */
	int ago, ago_unit; /* RELATIVE: how many DATE_UNIT_* (date_words.h) */
	int hour, minute; /* RELATIVE and TIMED: of that day */
	Date day_first; /* what AMBIGUOUS could be */
	Date month_first;
} DateFound;

/* The first date in TEXT that begins at or after byte FROM. False when there is
 * none; *OUT is then unspecified. */
bool date_find(Str text, size_t from, DateFound *out);

/* The moment SECONDS after the beginning of 1970, in GMT. False when it has no year
 * of four digits. */
bool date_from_seconds(int64_t seconds, Date *out);

/* Settles an ambiguous FOUND by what is known from elsewhere on the page; does
 * nothing to one that is sure. */
void date_settle(DateFound *found, bool day_first);

/* Mends the month of FOUND, read in TEXT, where its name is another month's in LANGUAGE, the
 * page's tag: "listopad" is November in Polish and Czech, October in Croatian. */
void date_settle_month(DateFound *found, Str text, Str language);

/* Reads the date in TEXT, a field that holds a date and little else: as
 * date_find, and also 2009-11, 2009 and 20091102 where they are all of TEXT.
 * False when it tells no day, month or year. AMBIGUOUS may be NULL; where it is
 * set, OUT holds the year only. */
bool date_parse(Str text, Date *out, bool *ambiguous);

#endif
