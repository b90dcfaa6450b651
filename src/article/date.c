/* SPDX-License-Identifier: ISC */
#include "article/date.h"

#include <assert.h>
#include <stdlib.h>

#include "base/text.h"

/* No place on earth was ever further from UTC than its local mean time, some 15
 * hours; what says more is no zone. */
enum {
	ZONE_MINUTES_MAX = 18 * 60,
	MONTHS = 12
};

static const char *const month_names[] = { "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug",
	"Sep", "Oct", "Nov", "Dec" };
static_assert(sizeof month_names / sizeof *month_names == MONTHS, "a name a month");

static bool in_range(int number, int low, int high)
{
	return number >= low && number <= high;
}

static bool is_leap_year(int year)
{
	return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

static int days_in_month(int year, int month)
{
	static const int days[MONTHS] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };

	return days[month - 1] + (month == 2 && is_leap_year(year));
}

bool date_valid(const Date *date)
{
	if (date->precision == DATE_NONE || !in_range(date->year, 1, 9999))
		return false;
	if (date->precision >= DATE_MONTH && !in_range(date->month, 1, MONTHS))
		return false;
	if (date->precision >= DATE_DAY &&
		!in_range(date->day, 1, days_in_month(date->year, date->month)))
		return false;
	if (date->precision < DATE_MINUTE)
		return true;
	if (!in_range(date->hour, 0, 23) || !in_range(date->minute, 0, 59))
		return false;
	if (date->precision >= DATE_SECOND && !in_range(date->second, 0, 60))
		return false;
	return !date->zone_known ||
		in_range(date->zone_minutes, -ZONE_MINUTES_MAX, ZONE_MINUTES_MAX);
}

/* Days from 1 January 1970 to the first day of YEAR: leap days are those of the 4, 100
 * and 400 years before it. */
static int64_t days_to_year(int year)
{
	int64_t before = year - 1;
	const int64_t days_to_1970 = 719162;

	return before * 365 + before / 4 - before / 100 + before / 400 - days_to_1970;
}

bool date_moment(const Date *date, int64_t *seconds)
{
	if (!date_valid(date))
		return false;
	int64_t days = days_to_year(date->year);

	for (int month = 1; date->precision >= DATE_MONTH && month < date->month; month++)
		days += days_in_month(date->year, month);
	if (date->precision >= DATE_DAY)
		days += date->day - 1;
	*seconds = days * 86400;
	if (date->precision >= DATE_MINUTE)
		*seconds += date->hour * 3600 + date->minute * 60;
	if (date->precision >= DATE_SECOND)
		*seconds += date->second;
	if (date->precision >= DATE_MINUTE && date->zone_known)
		*seconds -= date->zone_minutes * 60;
	return true;
}

static void step_day(Date *date, int step)
{
	date->day += step;
	if (date->day >= 1 && date->day <= days_in_month(date->year, date->month))
		return;
	date->month += step;
	if (date->month < 1 || date->month > MONTHS) {
		date->year += step;
		date->month = date->month < 1 ? MONTHS : 1;
	}
	date->day = step < 0 ? days_in_month(date->year, date->month) : 1;
}

void date_to_utc(Date *date)
{
	const int day_minutes = 24 * 60;

	if (date->precision < DATE_MINUTE || !date->zone_known)
		return;
	int minutes = date->hour * 60 + date->minute - date->zone_minutes;

	if (minutes < 0 || minutes >= day_minutes)
		step_day(date, minutes < 0 ? -1 : 1);
	minutes = (minutes + day_minutes) % day_minutes;
	date->hour = minutes / 60;
	date->minute = minutes % 60;
	date->zone_minutes = 0;
}

/* Adds a part of two digits behind SIGN. */
static void add_part(Text *text, char sign, int part)
{
	text_add_byte(text, sign);
	text_add_number(text, (uint64_t)part, 2);
}

static void add_iso_zone(Text *text, int zone_minutes)
{
	int size = abs(zone_minutes);

	if (size == 0) {
		text_add_byte(text, 'Z');
		return;
	}
	add_part(text, zone_minutes < 0 ? '-' : '+', size / 60);
	add_part(text, ':', size % 60);
}

Str date_iso(Arena *arena, const Date *date)
{
	if (!date_valid(date))
		return STR_NONE;
	Text text = text_in(arena);

	text_add_number(&text, (uint64_t)date->year, 4);
	if (date->precision >= DATE_MONTH)
		add_part(&text, '-', date->month);
	if (date->precision >= DATE_DAY)
		add_part(&text, '-', date->day);
	if (date->precision >= DATE_MINUTE) {
		add_part(&text, 'T', date->hour);
		add_part(&text, ':', date->minute);
	}
	if (date->precision >= DATE_SECOND)
		add_part(&text, ':', date->second);
	if (date->precision >= DATE_MINUTE && date->zone_known)
		add_iso_zone(&text, date->zone_minutes);
	return text_str(&text);
}

/* Takes exactly COUNT digits off *REST into *OUT. */
static bool take_digits(Str *rest, size_t count, int *out)
{
	int number = 0;

	if (rest->size < count)
		return false;
	for (size_t i = 0; i < count; i++) {
		if (!ascii_is_digit(rest->at[i]))
			return false;
		number = number * 10 + (rest->at[i] - '0');
	}
	*out = number;
	*rest = str_from(*rest, count);
	return true;
}

/* Takes one byte off *REST when it is one of WANTED. */
static bool take_byte(Str *rest, const char *wanted)
{
	for (; rest->size > 0 && *wanted != '\0'; wanted++) {
		if (rest->at[0] != *wanted)
			continue;
		*rest = str_from(*rest, 1);
		return true;
	}
	return false;
}

/* Passes over a fraction of a second; false when its mark has no digit behind
 * it. */
static bool skip_fraction(Str *rest)
{
	int ignored;

	if (!take_byte(rest, ".,"))
		return true;
	if (!take_digits(rest, 1, &ignored))
		return false;
	while (take_digits(rest, 1, &ignored))
		;
	return true;
}

/* The zone that is all of REST: Z, +hh:mm or +hhmm. */
static bool read_zone(Str rest, Date *date)
{
	int hours, minutes;

	date->zone_known = true;
	if (take_byte(&rest, "Z"))
		return rest.size == 0;
	bool west = rest.size > 0 && rest.at[0] == '-';

	if (!take_byte(&rest, "+-") || !take_digits(&rest, 2, &hours))
		return false;
	take_byte(&rest, ":");
	if (!take_digits(&rest, 2, &minutes) || minutes > 59 || rest.size > 0)
		return false;
	date->zone_minutes = (hours * 60 + minutes) * (west ? -1 : 1);
	return true;
}

/* The time that is all of REST: hh:mm, hh:mm:ss, a fraction, a zone. */
static bool read_time(Str rest, Date *date)
{
	date->precision = DATE_MINUTE;
	if (!take_digits(&rest, 2, &date->hour) || !take_byte(&rest, ":") ||
		!take_digits(&rest, 2, &date->minute))
		return false;
	if (take_byte(&rest, ":")) {
		date->precision = DATE_SECOND;
		if (!take_digits(&rest, 2, &date->second) || !skip_fraction(&rest))
			return false;
	}
	return rest.size == 0 || read_zone(rest, date);
}

/* All of ISO into DATE, as far as its form goes; whether there is such a day is
 * not looked at. */
static bool read_iso(Str rest, Date *date)
{
	if (!take_digits(&rest, 4, &date->year))
		return false;
	date->precision = DATE_YEAR;
	if (rest.size == 0)
		return true;
	if (!take_byte(&rest, "-") || !take_digits(&rest, 2, &date->month))
		return false;
	date->precision = DATE_MONTH;
	if (rest.size == 0)
		return true;
	if (!take_byte(&rest, "-") || !take_digits(&rest, 2, &date->day))
		return false;
	date->precision = DATE_DAY;
	if (rest.size == 0)
		return true;
	return take_byte(&rest, "T ") && read_time(rest, date);
}

bool date_from_iso(Str iso, Date *out)
{
	Date date = { .precision = DATE_NONE };

	if (!read_iso(iso, &date) || !date_valid(&date))
		return false;
	*out = date;
	return true;
}

/* GMT for zero, else UTC and the hours, with minutes only where there are. */
static void add_shown_zone(Text *text, int zone_minutes)
{
	int size = abs(zone_minutes);

	if (size == 0) {
		text_add_c(text, " GMT");
		return;
	}
	text_format(text, " UTC%c%d", zone_minutes < 0 ? '-' : '+', size / 60);
	if (size % 60 != 0)
		text_format(text, ":%02d", size % 60);
}

Str date_shown(Arena *arena, const Date *date)
{
	if (!date_valid(date))
		return STR_NONE;
	Text text = text_in(arena);

	if (date->precision >= DATE_DAY)
		text_format(&text, "%d ", date->day);
	if (date->precision >= DATE_MONTH)
		text_format(&text, "%s ", month_names[date->month - 1]);
	text_format(&text, "%d", date->year);
	if (date->precision >= DATE_MINUTE) {
		text_format(&text, ", %02d:%02d", date->hour, date->minute);
		if (date->zone_known)
			add_shown_zone(&text, date->zone_minutes);
	}
	return text_str(&text);
}

Str date_shown_short(Arena *arena, const Date *date)
{
	if (!date_valid(date))
		return STR_NONE;
	if (date->precision == DATE_YEAR)
		return str_format(arena, "%9d", date->year);
	const char *month = month_names[date->month - 1];

	if (date->precision == DATE_MONTH)
		return str_format(arena, "   %s %02d", month, date->year % 100);
	return str_format(arena, "%2d %s %02d", date->day, month, date->year % 100);
}
