/* SPDX-License-Identifier: ISC */
#include "source/stamp.h"

#include <stdbool.h>

#include "base/text.h"

enum {
	DAY_SECONDS = 24 * 60 * 60,
	SECOND_DIGITS = 10, /* of the times of now */
	MILLISECOND_DIGITS = 13,
	MICROSECOND_DIGITS = 16,
	TO_MARCH_OF_0 = 719468, /* days from 0000-03-01 to 1970 */
	WORDS_MAX = 8,
};

/* 0 for January, -1 for no month. */
static int month_of(Str word)
{
	static const char *const months[] = { "jan", "feb", "mar", "apr", "may", "jun", "jul",
		"aug", "sep", "oct", "nov", "dec" };

	for (int i = 0; i < 12; i++)
		if (str_starts_nocase(word, months[i]))
			return i;
	return -1;
}

/* Minutes east of UTC that the zone WORD means ("+0100", "+01:00", "EST"). False when it
 * is none. */
static bool zone_of(Str word, int *minutes)
{
	static const struct {
		const char *name;
		int hours;
	} names[] = { { "GMT", 0 }, { "UTC", 0 }, { "UT", 0 }, { "Z", 0 }, { "EST", -5 },
		{ "EDT", -4 }, { "CST", -6 }, { "CDT", -5 }, { "MST", -7 }, { "MDT", -6 },
		{ "PST", -8 }, { "PDT", -7 } };
	unsigned long hours, rest;

	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (str_is_nocase(word, names[i].name)) {
			*minutes = names[i].hours * 60;
			return true;
		}
	if (word.size < 5 || (word.at[0] != '+' && word.at[0] != '-') ||
		!str_number(str_slice(word, 1, 3), &hours) ||
		!str_number(str_from(word, word.at[3] == ':' ? 4 : 3), &rest) || hours > 14 ||
		rest > 59)
		return false;
	*minutes = (int)(hours * 60 + rest) * (word.at[0] == '-' ? -1 : 1);
	return true;
}

/* "7:30:05" or "7:30" of a day. */
static bool read_clock(Str word, unsigned long clock[3])
{
	for (int i = 0; i < 3; i++) {
		size_t colon = str_find_byte(word, ':', 0);

		clock[i] = 0;
		if (i == 2 && word.size == 0)
			break;
		if (!str_number(str_slice(word, 0, colon), &clock[i]))
			return false;
		word = colon == STR_NOWHERE ? (Str)STR("") : str_from(word, colon + 1);
	}
	return clock[0] < 24 && clock[1] < 60 && clock[2] <= 60;
}

/* Two digits of the years 1969 to 2068, three of those since 1900. */
static unsigned long whole_year(Str word, unsigned long year)
{
	if (word.size == 2)
		return year < 69 ? year + 2000 : year + 1900;
	return word.size == 3 ? year + 1900 : year;
}

/* The day DAYS after 1970-01-01 in the Gregorian calendar, counted from the first of
 * March of the year 0, so that a leap day comes last. */
static void civil_day(uint64_t days, unsigned *year, unsigned *month, unsigned *day)
{
	enum {
		ERA_DAYS = 146097, /* of 400 years */
	};
	uint64_t since = days + TO_MARCH_OF_0;
	unsigned in_era = (unsigned)(since % ERA_DAYS);
	unsigned in_years = (in_era - in_era / 1460 + in_era / 36524 - in_era / 146096) / 365;
	unsigned in_year = in_era - (365 * in_years + in_years / 4 - in_years / 100);
	unsigned from_march = (5 * in_year + 2) / 153;

	*day = in_year - (153 * from_march + 2) / 5 + 1;
	*month = from_march < 10 ? from_march + 3 : from_march - 9;
	*year = in_years + (unsigned)(since / ERA_DAYS) * 400 + (*month <= 2);
}

/* Days from 1970-01-01 to a day of the years from 1970 on. */
static uint64_t days_to(unsigned long year, unsigned long month, unsigned long day)
{
	unsigned long years = year - (month <= 2);
	unsigned long from_march = month > 2 ? month - 3 : month + 9;

	return (uint64_t)years * 365 + years / 4 - years / 100 + years / 400 +
		(153 * from_march + 2) / 5 + day - 1 - TO_MARCH_OF_0;
}

static Str write_stamp(Arena *arena, uint64_t seconds)
{
	unsigned year, month, day;
	unsigned rest = (unsigned)(seconds % DAY_SECONDS);

	civil_day(seconds / DAY_SECONDS, &year, &month, &day);
	if (year > 9999)
		return STR_NONE;
	return str_format(arena, "%04u-%02u-%02uT%02u:%02u:%02uZ", year, month, day, rest / 3600,
		rest / 60 % 60, rest % 60);
}

/* A time of day in a known zone is written in UTC; in an unknown one as it is. */
static Str write_local(Arena *arena, const unsigned long date[3], const unsigned long clock[3],
	bool zoned, int zone_minutes)
{
	if (date[0] < 1971 || date[0] > 9998 || date[1] < 1 || date[1] > 12 || date[2] < 1 ||
		date[2] > 31)
		return STR_NONE;
	if (!zoned)
		return str_format(arena, "%04lu-%02lu-%02luT%02lu:%02lu:%02lu", date[0], date[1],
			date[2], clock[0], clock[1], clock[2]);
	int64_t seconds = (int64_t)days_to(date[0], date[1], date[2]) * DAY_SECONDS +
		(int64_t)(clock[0] * 3600 + clock[1] * 60 + clock[2]) - (int64_t)zone_minutes * 60;

	return write_stamp(arena, (uint64_t)seconds);
}

/* FIELD without the weekday that may stand first, with a comma or without. */
static Str without_weekday(Str field)
{
	Str rest = str_trim(field);
	size_t end = 0;

	while (end < rest.size && rest.at[end] != ',' && !ascii_is_space(rest.at[end]) &&
		!ascii_is_digit(rest.at[end]))
		end++;
	if (end == 0 || month_of(str_slice(rest, 0, end)) >= 0)
		return rest;
	return str_from(rest, end < rest.size && rest.at[end] == ',' ? end + 1 : end);
}

Str stamp_of_mail(Arena *arena, Str field)
{
	Str words[WORDS_MAX], word, rest = without_weekday(field);
	size_t count = 0, zone_at = 4;
	unsigned long date[3], clock[3];
	int zone = 0;

	while (count < WORDS_MAX && str_next_word(&rest, &word))
		words[count++] = word;
	if (count < 4)
		return stamp_of_iso(arena, str_trim(field));
	/* "May 4 12:11:12 2011", as C writes it, has the zone before the year or none. */
	if (month_of(words[0]) >= 0) {
		word = words[0];
		words[0] = words[1];
		words[1] = word;
		word = words[count - 1];
		zone_at = count > 4 ? 4 : count;
		words[4] = words[3];
		words[3] = words[2];
		words[2] = word;
	}
	if (!str_number(words[0], &date[2]) || month_of(words[1]) < 0 ||
		!str_number(words[2], &date[0]) || !read_clock(words[3], clock))
		return stamp_of_iso(arena, str_trim(field));
	date[0] = whole_year(words[2], date[0]);
	date[1] = (unsigned long)month_of(words[1]) + 1;
	bool zoned = count > zone_at && zone_of(words[zone_at], &zone);

	return write_local(arena, date, clock, zoned, zone);
}

Str stamp_of_iso(Arena *arena, Str iso)
{
	unsigned long date[3], clock[3];
	int zone = 0;
	Str day = str_slice(iso, 0, 10), time = str_trim(str_from(iso, 10));

	if (day.size < 10 || !str_number(str_slice(day, 0, 4), &date[0]) ||
		!str_number(str_slice(day, 5, 7), &date[1]) ||
		!str_number(str_slice(day, 8, 10), &date[2]))
		return STR_NONE;
	if (str_starts(time, "T"))
		time = str_from(time, 1);
	if (time.size == 0)
		return str_copy(arena, day);
	size_t size = 0;

	while (size < time.size && (ascii_is_digit(time.at[size]) || time.at[size] == ':'))
		size++;
	if (!read_clock(str_slice(time, 0, size), clock))
		return STR_NONE;
	if (size < time.size && time.at[size] == '.')
		for (size++; size < time.size && ascii_is_digit(time.at[size]);)
			size++;
	bool zoned = zone_of(str_trim(str_from(time, size)), &zone);

	return write_local(arena, date, clock, zoned, zone);
}

Str stamp_of_seconds(Arena *arena, Str seconds)
{
	unsigned long count;

	seconds = str_trim(seconds);
	if (seconds.size == MILLISECOND_DIGITS || seconds.size == MICROSECOND_DIGITS)
		seconds = str_slice(seconds, 0, SECOND_DIGITS);
	if (seconds.size > 12 || !str_number(seconds, &count))
		return STR_NONE;
	return write_stamp(arena, count);
}
