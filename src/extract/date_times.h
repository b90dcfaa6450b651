/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_EXTRACT_DATE_TIMES_H
#define BROADSHEET_EXTRACT_DATE_TIMES_H

/* Times of day as they stand beside dates, with halves of the day and zones. */

#include <stdbool.h>

#include "extract/date_tokens.h"

typedef struct {
	int hour, minute, second;
	bool seconds;
	bool noon; /* "am" or "pm" follows */
	bool zone_known;
	int zone_minutes;
	bool zone_named; /* some word for a zone follows, known or not */
	bool beside_gmt; /* the zone counts only if the other time is GMT */
} DateTime;

/* Takes the zone behind a time into TIME. MAIL: in an RFC 2822 date, where
 * its four American names mean what they say. */
void date_take_zone(DateCursor *cursor, bool mail, DateTime *time);

/* Is it a time of the day, leap second included? */
bool date_time_valid(const DateTime *time);

/* Takes a time with what belongs to it. DOTS: "11.44" is a time;
 * MAIL as above. */
bool date_take_time(DateCursor *cursor, bool dots, bool mail, DateTime *time);

/* Takes the signs and words that join a date with its time. *NEAR: a word
 * said that a time follows. */
void date_take_joins(DateCursor *cursor, bool *near);

#endif
