/* SPDX-License-Identifier: ISC */
#include "extract/dates.h"

#include "extract/date_days.h"
#include "extract/date_relative.h"
#include "extract/date_times.h"
#include "extract/date_tokens.h"
#include "extract/date_words.h"

enum {
	WORD_BYTES_MAX = 40,
};

/* Moments */

static bool take_weekday(DateCursor *cursor, int *weekday)
{
	DateCursor next = *cursor;

	if (!date_take_word(&next, DATE_WORD_WEEKDAY, weekday))
		return false;
	(void)date_take_glued(&next, '.');
	(void)date_take_sign(&next, ',');
	(void)date_take_word(&next, DATE_WORD_JOIN, NULL);
	*cursor = next;
	return true;
}

/* Takes a weekday in brackets behind an East Asian date. */
static void take_weekday_behind(DateCursor *cursor)
{
	static const char *const days[] = { "日", "月", "火", "水", "木", "金", "土", "一", "二",
		"三", "四", "五", "六", "일", "월", "화", "수", "목", "금", "토" };
	DateCursor next = *cursor;

	if (date_take_bytes(&next, "星期")) {
		(void)date_take(&next);
		*cursor = next;
		return;
	}
	if (!date_take_sign(&next, '(') && !date_take_sign(&next, 0xFF08))
		return;
	for (size_t i = 0; i < sizeof days / sizeof days[0]; i++) {
		if (!date_take_bytes(&next, days[i]))
			continue;
		(void)date_take_bytes(&next, "曜日");
		if (date_take_sign(&next, ')') || date_take_sign(&next, 0xFF09))
			*cursor = next;
		return;
	}
}

/* Does "9.15" stand at CURSOR, and nothing behind it that would make it a price or a length: the
 * end of a line, a bracket, another word with a capital? */
static bool is_dotted_clock(DateCursor cursor)
{
	int hour, minute;

	if (!date_take_number(&cursor, 1, 2, &hour) || !date_take_glued(&cursor, '.') ||
		!date_take_glued_number(&cursor, 2, 2, &minute) || hour > 23 || minute > 59)
		return false;
	Str behind = str_from(cursor.text, cursor.at);

	if (behind.size > 0 && behind.at[0] == ' ')
		behind = str_from(behind, 1);
	return behind.size == 0 || behind.at[0] == '\n' || behind.at[0] == '|' ||
		behind.at[0] == ')' ||
		(behind.size > 4 && ascii_is_upper(behind.at[0]) && ascii_is_lower(behind.at[4]) &&
			!str_starts(behind, "Eur"));
}

/* Takes the time behind a date. */
static bool take_time_behind(DateCursor *cursor, bool mail, DateTime *time)
{
	DateCursor next = *cursor;
	DateToken mark = date_peek(&next);
	bool near, bracket = false;

	take_weekday_behind(&next);
	/* T11:44, as ISO 8601 has it. */
	if (!mark.spaced && mark.sign == 'T' && mark.end == mark.start + 1) {
		(void)date_take(&next);
		int number;
		DateCursor compact = next;

		if (date_take_number(&compact, 6, 6, &number)) {
			*time = (DateTime){ .hour = number / 10000,
				.minute = number / 100 % 100,
				.second = number % 100,
				.seconds = true };
			date_take_zone(&compact, false, time);
			*cursor = compact;
			return date_time_valid(time);
		}
		if (!date_take_time(&next, false, false, time))
			return false;
		*cursor = next;
		return true;
	}
	int weekday;

	date_take_joins(&next, &near);
	if (take_weekday(&next, &weekday))
		date_take_joins(&next, &near);
	bracket = next.at > cursor->at &&
		str_find_byte(str_slice(next.text, cursor->at, next.at), '(', 0) != STR_NOWHERE;
	near = near || is_dotted_clock(next);
	if (!date_take_time(&next, near, mail, time))
		return false;
	if (bracket)
		(void)date_take_sign(&next, ')');
	*cursor = next;
	return true;
}

/* Takes the other time of the same moment, which must name a zone. */
static void take_second_time(DateCursor *cursor, DateTime *time)
{
	DateCursor next = *cursor;
	DateTime second;
	bool near;

	if (date_take_bytes(&next, "/") || date_take_bytes(&next, "(") ||
		date_take_bytes(&next, ","))
		date_take_joins(&next, &near);
	if (!date_take_time(&next, false, false, &second) || !second.zone_named)
		return;
	bool gmt = (time->zone_known && time->zone_minutes == 0) ||
		(second.zone_known && second.zone_minutes == 0);

	time->zone_known = time->zone_known || (time->beside_gmt && gmt);
	second.zone_known = second.zone_known || (second.beside_gmt && gmt);
	if (!time->zone_known && second.zone_known)
		*time = second;
	(void)date_take_sign(&next, ')');
	*cursor = next;
}

static void set_time(Date *date, const DateTime *time)
{
	if (date->precision != DATE_DAY)
		return;
	date->precision = time->seconds ? DATE_SECOND : DATE_MINUTE;
	date->hour = time->hour;
	date->minute = time->minute;
	date->second = time->seconds ? time->second : 0;
	date->zone_known = time->zone_known;
	date->zone_minutes = time->zone_known ? time->zone_minutes : 0;
}

/* Fills FOUND from what was read; false when it is no real day. */
static bool set_found(DateFound *found, DateDay *day, const DateTime *time)
{
	int year = day->date.year;

	if (day->yearless) {
		found->date = (Date){ .precision = DATE_NONE };
		return time != NULL;
	}
	/* Who writes "pm" may put the month first, whatever parts the numbers. */
	if (day->dotted && time != NULL && time->noon) {
		day->open = day->second <= 12;
		day->date = day->open ? (Date){ .precision = DATE_YEAR, .year = year }
				      : date_day_of(year, day->first, day->second);
	}
	if (day->open) {
		found->day_first = date_day_of(year, day->second, day->first);
		found->month_first = date_day_of(year, day->first, day->second);
		if (time != NULL) {
			set_time(&found->day_first, time);
			set_time(&found->month_first, time);
		}
		bool day_fits = date_weekday_of(year, day->second, day->first) == day->weekday;
		bool month_fits = date_weekday_of(year, day->first, day->second) == day->weekday;

		found->date = day->date;
		found->ambiguous = true;
		if (day_fits != month_fits)
			date_settle(found, day_fits);
		return true;
	}
	found->date = day->date;
	if (time != NULL)
		set_time(&found->date, time);
	return date_valid(&found->date);
}

/* Takes a day behind its time, with a weekday first or not: "mar" may be either. */
static bool take_day_behind(DateCursor *cursor, DateDay *day)
{
	DateCursor next = *cursor;

	if (take_weekday(&next, &day->weekday) && date_take_day(&next, day)) {
		*cursor = next;
		return true;
	}
	*day = (DateDay){ .weekday = DATE_NO_WEEKDAY };
	return date_take_day(cursor, day);
}

/* Reads a date with its time that begins at CURSOR, with a weekday first where one may
 * stand. */
static bool read_moment_as(DateCursor cursor, bool may_weekday, DateFound *found)
{
	DateDay day = { .weekday = DATE_NO_WEEKDAY };
	DateTime before = { 0 }, behind = { 0 };
	size_t start = date_peek(&cursor).start;
	bool near;

	bool weekday_first = may_weekday && take_weekday(&cursor, &day.weekday);
	DateCursor timed = cursor;
	bool time_first = date_take_time(&timed, false, false, &before);

	if (time_first) {
		date_take_joins(&timed, &near);
		time_first = take_day_behind(&timed, &day);
	}
	if (time_first) {
		cursor = timed;
	} else {
		int weekday = weekday_first ? day.weekday : DATE_NO_WEEKDAY;

		day = (DateDay){ .weekday = weekday };
		if (!date_take_day(&cursor, &day))
			return false;
	}
	const DateTime *time = NULL;

	if (time_first) {
		time = &before;
		take_second_time(&cursor, &before);
	} else if (day.has_time) {
		time = &day.time;
	} else if (take_time_behind(&cursor, weekday_first, &behind)) {
		time = &behind;
		take_second_time(&cursor, &behind);
	}
	*found = (DateFound){ .start = start, .end = cursor.at, .timed = time != NULL };
	return set_found(found, &day, time);
}

/* The same where the first word may be both: "Mar 4, 2015" is in March, "mar 4 marzo"
 * is a Tuesday. */
static bool read_moment(DateCursor cursor, DateFound *found)
{
	DateCursor word = cursor;
	int month;

	if (date_take_month(&word, &month) && read_moment_as(cursor, false, found) &&
		found->date.precision >= DATE_DAY)
		return true;
	return read_moment_as(cursor, true, found);
}

/* The doors */

/* May a date begin with TOKEN? PREVIOUS is the code point before it. */
static bool may_begin(const DateCursor *cursor, const DateToken *token, uint32_t previous)
{
	if (token->kind == DATE_TOKEN_NUMBER) {
		/* Not inside a longer number: 555-2009-11-02, 1.2.3.2009. */
		return token->value >= 0 &&
			!(previous == '-' || previous == '/' || previous == '.' ||
				previous == ':' || previous == '+');
	}
	if (token->kind != DATE_TOKEN_WORD || token->end - token->start > WORD_BYTES_MAX)
		return false;
	if (date_is_unspaced(token->sign))
		return token->sign == 0x4EE4 || token->sign == 0x5E73 || token->sign == 0x662D ||
			token->sign == 0x5348 || token->sign == 0x4E0A || token->sign == 0x4E0B;
	enum {
		BEGINNERS = 1U << DATE_WORD_MONTH | 1U << DATE_WORD_WEEKDAY |
			1U << DATE_WORD_AGO_BEFORE | 1U << DATE_WORD_DAY_WORD
	};
	Str word = date_token_text(cursor, token);

	return (date_word_kinds(word) & BEGINNERS) != 0 || str_is_nocase(word, "il") ||
		str_is_nocase(word, "a") || str_is_nocase(word, "an");
}

bool date_find(Str text, size_t from, DateFound *out)
{
	DateCursor cursor = { text, from };
	uint32_t previous = 0;

	while (true) {
		DateCursor here = cursor;
		DateToken token = date_take(&cursor);

		if (token.kind == DATE_TOKEN_END)
			return false;
		if (token.spaced)
			previous = 0;
		/* A sign counts as "before" only where it ends a number. */
		if (may_begin(&here, &token, previous) &&
			(read_moment(here, out) || date_read_relative(here, out)))
			return true;
		previous = token.kind == DATE_TOKEN_SIGN && previous == '0' ? token.sign
			: token.kind == DATE_TOKEN_NUMBER                   ? '0'
									    : 0;
	}
}

void date_settle(DateFound *found, bool day_first)
{
	if (!found->ambiguous)
		return;
	const Date *settled = day_first ? &found->day_first : &found->month_first;

	if (!date_valid(settled))
		return;
	found->date = *settled;
	found->ambiguous = false;
}

/* Reads 2009, 2009-11 and 20091102 where they are all of TEXT. */
static bool parse_bare(Str text, Date *out)
{
	DateCursor cursor = { text, 0 };
	DateToken first = date_take(&cursor);
	int month;

	if (first.kind != DATE_TOKEN_NUMBER)
		return false;
	if (first.digits == 8)
		*out = date_day_of(first.value / 10000, first.value / 100 % 100, first.value % 100);
	else if (first.digits != 4 || !date_year_in_range(first.value))
		return false;
	else if (date_peek(&cursor).kind == DATE_TOKEN_END)
		*out = (Date){ .precision = DATE_YEAR, .year = first.value };
	else if (date_take_glued(&cursor, '-') && date_take_glued_number(&cursor, 2, 2, &month))
		*out = (Date){ .precision = DATE_MONTH, .year = first.value, .month = month };
	else
		return false;
	return date_peek(&cursor).kind == DATE_TOKEN_END && date_valid(out);
}

void date_settle_month(DateFound *found, Str text, Str language)
{
	/* Names that the table of words gives the month of the more readers. */
	static const struct {
		const char *language, *name;
		int month, here;
	} rows[] = {
		{ "hr", "listopad", 11, 10 },
		{ "bs", "listopad", 11, 10 },
	};
	Str words = str_slice(text, found->start, found->end);

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		Date *date = &found->date;

		if (!str_starts_nocase(language, rows[i].language) ||
			(language.size > 2 && language.at[2] != '-') ||
			date->precision < DATE_MONTH || date->month != rows[i].month ||
			str_find_nocase(words, rows[i].name, 0) == STR_NOWHERE)
			continue;
		date->month = rows[i].here;
		return;
	}
}

bool date_parse(Str text, Date *out, bool *ambiguous)
{
	DateFound found;

	if (ambiguous != NULL)
		*ambiguous = false;
	for (size_t from = 0; date_find(text, from, &found); from = found.end) {
		if (found.date.precision == DATE_NONE)
			continue;
		*out = found.date;
		if (ambiguous != NULL)
			*ambiguous = found.ambiguous;
		return true;
	}
	return parse_bare(text, out);
}

bool date_from_seconds(int64_t seconds, Date *out)
{
	/* The civil calendar in eras of 400 years, each year beginning in March (Hinnant's
	 * method). */
	int64_t days = seconds / 86400 - (seconds % 86400 < 0) + 719468;
	int64_t of_day = seconds - (days - 719468) * 86400;
	int64_t era = (days >= 0 ? days : days - 146096) / 146097, of_era = days - era * 146097;
	int64_t year = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
	int64_t of_year = of_era - (365 * year + year / 4 - year / 100);
	int64_t shifted = (5 * of_year + 2) / 153;

	if (days < 0 || days > 3652059 + 60)
		return false;
	*out = (Date){ .precision = DATE_SECOND, .zone_known = true };
	out->day = (int)(of_year - (153 * shifted + 2) / 5 + 1);
	out->month = (int)(shifted < 10 ? shifted + 3 : shifted - 9);
	out->year = (int)(year + era * 400 + (out->month <= 2));
	out->hour = (int)(of_day / 3600);
	out->minute = (int)(of_day / 60 % 60);
	out->second = (int)(of_day % 60);
	return date_valid(out);
}
