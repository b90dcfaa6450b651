/* SPDX-License-Identifier: ISC */
#include "extract/calendars.h"

enum {
	BUDDHIST_AHEAD = 543, /* years before Gregory's that Siam's began */
	BUDDHIST_MIN = 2400,
	BUDDHIST_MAX = 2700,
	PERSIAN_MIN = 1300, /* years of newspapers */
	PERSIAN_MAX = 1450,
	PERSIAN_HALF = 6, /* months of 31 days, before those of 30 */
	PERSIAN_LEAPS = 8, /* in 33 years */
	PERSIAN_CYCLE = 33,
	PERSIAN_ORIGIN = 1595, /* years that make the sums below come out */
	PERSIAN_DAYS = 355668, /* and days */
	DAYS_OF_YEAR = 365,
	DAYS_OF_4 = 1461,
	DAYS_OF_100 = 36524,
	DAYS_OF_400 = 146097,
};

bool calendar_is_buddhist(int year)
{
	return year >= BUDDHIST_MIN && year <= BUDDHIST_MAX;
}

bool calendar_is_persian(int year)
{
	return year >= PERSIAN_MIN && year <= PERSIAN_MAX;
}

static bool is_leap(int year)
{
	return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

/* Sets month and day of DATE to day DAY, from 0, of its year. */
static void set_day_of_year(Date *date, int day)
{
	static const int lengths[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };

	date->month = 1;
	for (int i = 0; i < 12; i++) {
		int length = lengths[i] + (i == 1 && is_leap(date->year));

		if (day < length)
			break;
		day -= length;
		date->month++;
	}
	date->day = day + 1;
}

/* DATE, which is a day of Persia's with a month from 1, as one of Gregory's. */
static void from_persian(Date *date)
{
	int year = date->year + PERSIAN_ORIGIN, month = date->month;
	int before = month <= PERSIAN_HALF ? (month - 1) * 31
					   : PERSIAN_HALF * 31 + (month - 1 - PERSIAN_HALF) * 30;
	int days = DAYS_OF_YEAR * year + year / PERSIAN_CYCLE * PERSIAN_LEAPS +
		(year % PERSIAN_CYCLE + 3) / 4 + before + date->day - PERSIAN_DAYS;

	date->year = 400 * (days / DAYS_OF_400);
	days %= DAYS_OF_400;
	if (days > DAYS_OF_100) {
		days--;
		date->year += 100 * (days / DAYS_OF_100);
		days %= DAYS_OF_100;
		if (days >= DAYS_OF_YEAR)
			days++;
	}
	date->year += 4 * (days / DAYS_OF_4);
	days %= DAYS_OF_4;
	if (days > DAYS_OF_YEAR) {
		date->year += (days - 1) / DAYS_OF_YEAR;
		days = (days - 1) % DAYS_OF_YEAR;
	}
	set_day_of_year(date, days);
}

bool calendar_settle(Date *date)
{
	bool named = date->month > CALENDAR_PERSIAN_MONTHS;

	if (calendar_is_buddhist(date->year))
		date->year -= BUDDHIST_AHEAD;
	if (!named)
		return true;
	date->month -= CALENDAR_PERSIAN_MONTHS;
	int longest = date->month <= PERSIAN_HALF ? 31 : 30;

	if (date->precision != DATE_DAY || !calendar_is_persian(date->year) || date->month < 1 ||
		date->month > 12 || date->day < 1 || date->day > longest)
		return false;
	from_persian(date);
	return true;
}
