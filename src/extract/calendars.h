/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_EXTRACT_CALENDARS_H
#define BROADSHEET_EXTRACT_CALENDARS_H

/* Dates of the calendars that newspapers print beside that of Gregory: Persia's, which has its
 * own months, and Siam's, which has its own years. */

#include "article/date.h"

enum {
	CALENDAR_PERSIAN_MONTHS = 12, /* added to the number of a month of Persia's */
};

/* May YEAR be one of Siam's, or of Persia's, in the news? */
bool calendar_is_buddhist(int year);
bool calendar_is_persian(int year);

/* Makes DATE one of Gregory's: its month is above 12 where it is one of Persia's. False where it
 * is no date of any of these. */
bool calendar_settle(Date *date);

#endif
