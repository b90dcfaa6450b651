/* SPDX-License-Identifier: ISC */
#include "source/stamp.h"

#include <stdbool.h>

#include "base/text.h"

enum {
	DAY_SECONDS = 24 * 60 * 60,
	MILLISECOND_DIGITS = 13,
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

/* The zone as "Z" or "+01:00"; absent when WORD is none. */
static Str zone_of(Arena *arena, Str word)
{
	static const struct {
		const char *name, *zone;
	} names[] = {
		{ "GMT", "Z" },
		{ "UTC", "Z" },
		{ "UT", "Z" },
		{ "Z", "Z" },
		{ "EST", "-05:00" },
		{ "EDT", "-04:00" },
		{ "CST", "-06:00" },
		{ "CDT", "-05:00" },
		{ "MST", "-07:00" },
		{ "MDT", "-06:00" },
		{ "PST", "-08:00" },
		{ "PDT", "-07:00" },
	};
	unsigned long digits;

	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (str_is_nocase(word, names[i].name))
			return str(names[i].zone);
	if (word.size != 5 || (word.at[0] != '+' && word.at[0] != '-') ||
		!str_number(str_from(word, 1), &digits) || digits % 100 > 59 || digits > 1459)
		return STR_NONE;
	if (digits == 0)
		return (Str)STR("Z");
	return str_format(arena, "%.3s:%.2s", word.at, word.at + 3);
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

Str stamp_of_mail(Arena *arena, Str date)
{
	Str words[WORDS_MAX], word;
	size_t count = 0, at = 0;
	unsigned long day, year, clock[3];

	while (count < WORDS_MAX && str_next_word(&date, &word))
		words[count++] = word;
	/* A weekday may stand first. */
	if (count > 0 && !ascii_is_digit(words[0].at[0]))
		at = 1;
	if (count < at + 4 || !str_number(words[at], &day) || month_of(words[at + 1]) < 0 ||
		!str_number(words[at + 2], &year) || !read_clock(words[at + 3], clock))
		return STR_NONE;
	year = whole_year(words[at + 2], year);
	if (day < 1 || day > 31 || year < 1900 || year > 9999)
		return STR_NONE;
	Str zone = count > at + 4 ? zone_of(arena, words[at + 4]) : STR_NONE;

	return str_format(arena, "%04lu-%02d-%02luT%02lu:%02lu:%02lu%.*s", year,
		month_of(words[at + 1]) + 1, day, clock[0], clock[1], clock[2], (int)zone.size,
		zone.size > 0 ? zone.at : "");
}

/* The day DAYS after 1970-01-01 in the Gregorian calendar, counted from the first of
 * March of the year 0, so that a leap day comes last. */
static void civil_day(uint64_t days, unsigned *year, unsigned *month, unsigned *day)
{
	enum {
		TO_MARCH_OF_0 = 719468, /* days before 1970 */
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

Str stamp_of_seconds(Arena *arena, Str seconds)
{
	unsigned long count;
	unsigned year, month, day;

	seconds = str_trim(seconds);
	if (seconds.size == MILLISECOND_DIGITS)
		seconds = str_slice(seconds, 0, MILLISECOND_DIGITS - 3);
	if (seconds.size > 12 || !str_number(seconds, &count))
		return STR_NONE;
	civil_day(count / DAY_SECONDS, &year, &month, &day);
	if (year > 9999)
		return STR_NONE;
	unsigned long rest = count % DAY_SECONDS;

	return str_format(arena, "%04u-%02u-%02uT%02lu:%02lu:%02luZ", year, month, day, rest / 3600,
		rest / 60 % 60, rest % 60);
}
