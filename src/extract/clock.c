/* SPDX-License-Identifier: ISC */
#include "extract/clock.h"

#include <stdlib.h>

enum {
	ZONE_MINUTES_MAX = 14 * 60,
	ZONE_STEP = 15, /* no zone is off by less */
	DAY_MINUTES = CLOCK_DAY_MINUTES,
};

bool clock_same_day(const Date *a, const Date *b)
{
	return a->precision >= DATE_DAY && b->precision >= DATE_DAY && a->year == b->year &&
		a->month == b->month && a->day == b->day;
}

long clock_minutes(const Date *date)
{
	static const int days[] = { 0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334 };
	long leap = date->year % 4 == 0 && (date->year % 100 != 0 || date->year % 400 == 0);
	long past = date->year - 1;
	long day = past * 365 + past / 4 - past / 100 + past / 400 + days[date->month - 1] +
		(date->month > 2 ? leap : 0) + date->day;

	return day * DAY_MINUTES + date->hour * 60 + date->minute;
}

bool clock_at_zone(const Date *moment, int minutes, Date *out)
{
	long shift = minutes - moment->zone_minutes;
	long clock = moment->hour * 60L + moment->minute + shift;

	*out = *moment;
	if (clock < 0 || clock >= DAY_MINUTES) {
		int step = clock < 0 ? -1 : 1;

		clock -= (long)step * DAY_MINUTES;
		out->day += step;
		if (!date_valid(out)) {
			out->month += step;
			if (out->month < 1 || out->month > 12) {
				out->month = out->month < 1 ? 12 : 1;
				out->year += step;
			}
			out->day = step > 0 ? 1 : 31;
			while (!date_valid(out) && out->day > 27)
				out->day--;
		}
	}
	out->hour = (int)(clock / 60);
	out->minute = (int)(clock % 60);
	out->zone_minutes = minutes;
	return date_valid(out);
}

bool clock_of_readers(Date *moment, const Date *shown)
{
	if (moment->precision < DATE_MINUTE || !moment->zone_known || moment->zone_minutes != 0 ||
		shown->precision < DATE_DAY)
		return false;
	Date utc = *moment, local;

	if (shown->precision >= DATE_MINUTE && !shown->zone_known) {
		long off = clock_minutes(shown) - clock_minutes(&utc);

		if (labs(off) <= ZONE_MINUTES_MAX && off % ZONE_STEP == 0 &&
			clock_at_zone(moment, (int)off, &local)) {
			*moment = local;
			return false;
		}
	}
	if (clock_same_day(moment, shown) ||
		labs(clock_minutes(shown) - clock_minutes(&utc)) > 2L * DAY_MINUTES)
		return false;
	Date day = {
		.precision = DATE_DAY, .year = shown->year, .month = shown->month, .day = shown->day
	};
	long off = clock_minutes(&day) - clock_minutes(&utc);

	/* Readers are at most fourteen hours from the machine. */
	if (off > ZONE_MINUTES_MAX || off <= -(DAY_MINUTES + ZONE_MINUTES_MAX))
		return false;
	*moment = day;
	return true;
}
