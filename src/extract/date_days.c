/* SPDX-License-Identifier: ISC */
#include "extract/date_days.h"

#include "extract/calendars.h"
#include "extract/date_words.h"

enum {
	YEAR_MIN = 1000, /* of a year in four digits */
	YEAR_MAX = 2199,
	THAI_FIRST = 0x0E01, /* letters */
	THAI_LAST = 0x0E4E,
	CENTURY_TURN = 69, /* two digits from here on are of the 20th century */
};

int date_weekday_of(int year, int month, int day)
{
	static const int shift[] = { 0, 3, 2, 5, 0, 3, 5, 1, 4, 6, 2, 4 };

	if (month < 3)
		year--;
	return (year + year / 4 - year / 100 + year / 400 + shift[month - 1] + day) % 7;
}

Date date_day_of(int year, int month, int day)
{
	return (Date){ .precision = DATE_DAY, .year = year, .month = month, .day = day };
}

bool date_year_in_range(int year)
{
	return (year >= YEAR_MIN && year <= YEAR_MAX) || calendar_is_buddhist(year);
}

/* Takes a year of four digits, or of two where nothing but a date can be
 * meant: not before a time, nor before a word in lower case. */
static bool take_year(DateCursor *cursor, int *year)
{
	DateCursor next = *cursor;

	if (date_take_number(&next, 4, 4, year)) {
		if (!date_year_in_range(*year))
			return false;
		*cursor = next;
		return true;
	}
	bool apostrophe = date_take_sign(&next, '\'') || date_take_sign(&next, 0x2019);

	if (!date_take_number(&next, 2, 2, year))
		return false;
	DateToken behind = date_peek(&next);

	if (!apostrophe) {
		if (!behind.spaced && (behind.sign == ':' || behind.kind == DATE_TOKEN_WORD))
			return false;
		if (behind.kind == DATE_TOKEN_WORD && behind.sign < 0x80 &&
			ascii_is_lower((char)behind.sign) &&
			!date_word(date_token_text(&next, &behind), DATE_WORD_JOIN, NULL))
			return false;
	}
	*year += *year >= CENTURY_TURN ? 1900 : 2000;
	*cursor = next;
	return true;
}

bool date_take_month(DateCursor *cursor, int *month)
{
	/* Thai months, shortened; their dots are no ends. */
	static const char *const thai[] = { "ม.ค.", "ก.พ.", "มี.ค.", "เม.ย.", "พ.ค.", "มิ.ย.", "ก.ค.",
		"ส.ค.", "ก.ย.", "ต.ค.", "พ.ย.", "ธ.ค." };

	if (date_take_word(cursor, DATE_WORD_MONTH, month))
		return true;
	if (date_peek(cursor).sign < THAI_FIRST || date_peek(cursor).sign > THAI_LAST)
		return false;
	for (size_t i = 0; i < sizeof thai / sizeof *thai; i++)
		if (date_take_bytes(cursor, thai[i])) {
			*month = (int)i + 1;
			return true;
		}
	return false;
}

/* The number of month MONTH of YEAR, both in figures: Persia's are told by their years. */
static int month_of(int year, int month)
{
	return calendar_is_persian(year) ? month + CALENDAR_PERSIAN_MONTHS : month;
}

/* Takes "2009 Nov 2", "2009. november 2.", "2009-Nov-02" behind the year. */
static bool take_month_behind_year(DateCursor *cursor, int year, DateDay *day)
{
	DateCursor next = *cursor;
	int month, number;

	if (!date_take_glued(&next, '.') && !date_take_glued(&next, '-'))
		(void)date_take_glued(&next, '/');
	if (date_take_word(&next, DATE_WORD_YEAR_MARK, NULL)) {
		(void)date_take_glued(&next, '.');
		/* Latvia's "2009. gada 2. novembris". */
		if (date_take_number(&next, 1, 2, &number)) {
			(void)date_take_glued(&next, '.');
			if (!date_take_month(&next, &month))
				return false;
			*cursor = next;
			day->date = date_day_of(year, month, number);
			return true;
		}
	}
	if (!date_take_month(&next, &month))
		return false;
	if (!date_take_glued(&next, '.') && !date_take_glued(&next, '-'))
		(void)date_take_glued(&next, '/');
	if (!date_take_number(&next, 1, 2, &number))
		return false;
	*cursor = next;
	if (date_take_glued(&next, '.'))
		*cursor = next;
	day->date = date_day_of(year, month, number);
	return true;
}

/* Takes 11月2日 behind the year's character. */
static bool take_characters(DateCursor *cursor, int year, DateDay *day)
{
	DateCursor next = *cursor;
	int month, number;

	if (!date_take_number(&next, 1, 2, &month) ||
		!(date_take_sign(&next, 0x6708) || date_take_bytes(&next, "월")))
		return false;
	*cursor = next;
	day->date = (Date){ .precision = DATE_MONTH, .year = year, .month = month };
	if (!date_take_number(&next, 1, 2, &number) ||
		!(date_take_sign(&next, 0x65E5) || date_take_sign(&next, 0x53F7) ||
			date_take_sign(&next, 0x865F) || date_take_bytes(&next, "일")))
		return true;
	*cursor = next;
	day->date = date_day_of(year, month, number);
	return true;
}

/* Takes 2009-11-02, 2009/11/2 and 2009.11.02 behind the year. */
static bool take_numbers_behind_year(DateCursor *cursor, int year, DateDay *day)
{
	DateCursor next = *cursor;
	DateToken sign = date_take(&next);
	int month, number;

	if (sign.spaced || (sign.sign != '-' && sign.sign != '/' && sign.sign != '.'))
		return false;
	/* Korean and Hungarian put a space behind the dot. */
	bool loose = sign.sign == '.';

	if (!(loose ? date_take_number : date_take_glued_number)(&next, 1, 2, &month) ||
		!date_take_glued(&next, sign.sign) ||
		!(loose ? date_take_number : date_take_glued_number)(&next, 1, 2, &number))
		return false;
	if (month < 1 || month > 12)
		return false;
	*cursor = next;
	/* "2016.04.12. 10:15": the third dot belongs to the day where a time follows it. */
	if (loose && date_take_glued(&next, '.') && date_peek(&next).spaced &&
		date_peek(&next).kind == DATE_TOKEN_NUMBER)
		*cursor = next;
	day->date = date_day_of(year, month_of(year, month), number);
	return true;
}

/* Takes what follows a number of four digits that may be a year. */
static bool take_behind_year(DateCursor *cursor, int year, DateDay *day)
{
	if (!date_year_in_range(year))
		return false;
	DateCursor next = *cursor;

	if ((date_take_sign(&next, 0x5E74) || date_take_bytes(&next, "년")) &&
		take_characters(&next, year, day)) {
		*cursor = next;
		return true;
	}
	return take_numbers_behind_year(cursor, year, day) ||
		take_month_behind_year(cursor, year, day);
}

/* Takes the years of Japanese eras: 平成21年11月2日. */
static bool take_era(DateCursor *cursor, DateDay *day)
{
	static const struct {
		const char *name;
		int before_first;
	} eras[] = { { "令和", 2018 }, { "平成", 1988 }, { "昭和", 1925 } };
	DateCursor next = *cursor;
	int year;

	for (size_t i = 0; i < sizeof eras / sizeof eras[0]; i++) {
		if (!date_take_bytes(&next, eras[i].name))
			continue;
		if (!date_take_number(&next, 1, 2, &year) || !date_take_sign(&next, 0x5E74) ||
			!take_characters(&next, eras[i].before_first + year, day))
			return false;
		*cursor = next;
		return true;
	}
	return false;
}

/* Notes day and month by numbers whose order SIGN and size tell. */
static bool set_numbers(DateDay *day, uint32_t sign, int first, int second, int year)
{
	if (first < 1 || second < 1 || first > 31 || second > 31 || (first > 12 && second > 12))
		return false;
	if (sign == '.' || first > 12 || first == second)
		day->date = date_day_of(year, second, first);
	else if (second > 12)
		day->date = date_day_of(year, first, second);
	else
		day->open = true;
	day->first = first;
	day->second = second;
	day->dotted = sign == '.' && first <= 12 && first != second;
	/* "11.13.05" is a day only where set_found sees so. */
	if (day->dotted && second > 12) {
		day->date = (Date){ .precision = DATE_NONE, .year = year };
		return true;
	}
	if (day->open)
		day->date = (Date){ .precision = DATE_YEAR, .year = year };
	if (day->date.month > 12)
		return false;
	if (!day->open)
		day->date.month = month_of(year, day->date.month);
	return true;
}

/* Takes "/11/2009" behind the first number. */
static bool take_numbers(DateCursor *cursor, int first, DateDay *day)
{
	DateCursor next = *cursor;
	DateToken sign = date_take(&next);
	int second, year;

	if (sign.sign != '.' && sign.sign != '/' && sign.sign != '-')
		return false;
	if (sign.sign != '/' && sign.spaced)
		return false;
	if (sign.sign == '-' && date_peek(&next).spaced)
		return false;
	if (!date_take_number(&next, 1, 2, &second))
		return false;
	bool two_signs =
		(sign.sign == '/' || !date_peek(&next).spaced) && date_take_sign(&next, sign.sign);

	if (two_signs && take_year(&next, &year)) {
		*cursor = next;
		return set_numbers(day, sign.sign, first, second, year);
	}
	/* "12/03 20:11" and "02.11. 14:30" tell a day once their time is seen. */
	if (sign.sign == '-' || (sign.sign == '.' && !two_signs))
		return false;
	*cursor = next;
	day->yearless = true;
	return first >= 1 && second >= 1 && first <= 31 && second <= 31 &&
		(first <= 12 || second <= 12);
}

/* Takes "November 2009" behind the day's number. */
static bool take_month_behind_day(DateCursor *cursor, int number, DateDay *day)
{
	DateCursor next = *cursor;
	int month, year;

	if (!date_peek(&next).spaced) {
		if (date_take_word(&next, DATE_WORD_ORDINAL, NULL) || date_take_glued(&next, '.') ||
			date_take_glued(&next, '-') || date_take_glued(&next, '/'))
			(void)date_take_glued(&next, '.');
	}
	(void)date_take_word(&next, DATE_WORD_OF, NULL);
	if (!date_take_month(&next, &month))
		return false;
	if (!date_take_glued(&next, '.') && !date_take_sign(&next, ',') &&
		!date_take_glued(&next, '-'))
		(void)date_take_glued(&next, '/');
	DateCursor behind_month = next;

	(void)date_take_sign(&next, ',');
	(void)date_take_word(&next, DATE_WORD_OF, NULL);
	(void)date_take_bytes(&next, "พ.ศ.");
	day->date = date_day_of(0, month, number);
	day->yearless = !take_year(&next, &year);
	*cursor = day->yearless ? behind_month : next;
	if (day->yearless)
		return true;
	day->date.year = year;
	if (date_take_word(&next, DATE_WORD_YEAR_MARK, NULL)) {
		*cursor = next;
		if (date_take_glued(&next, '.'))
			*cursor = next;
	}
	return true;
}

/* Takes "11:44:05 GMT 2009", as asctime and its kin have it. */
static bool take_time_and_year(DateCursor *cursor, DateDay *day)
{
	DateCursor next = *cursor;
	int year;

	if (!date_take_time(&next, false, true, &day->time) ||
		!date_take_number(&next, 4, 4, &year) || !date_year_in_range(year))
		return false;
	day->date.year = year;
	day->has_time = true;
	*cursor = next;
	return true;
}

/* Takes "2, 2009" or "2009" behind the month's name. */
static bool take_behind_month(DateCursor *cursor, int month, DateDay *day)
{
	DateCursor next = *cursor;
	int number, year;

	(void)date_take_glued(&next, '.');
	if (date_take_number(&next, 1, 2, &number)) {
		if (!date_peek(&next).spaced && !date_take_word(&next, DATE_WORD_ORDINAL, NULL))
			(void)date_take_glued(&next, '.');
		day->date = date_day_of(0, month, number);
		DateCursor behind_day = next;

		if (take_time_and_year(&next, day)) {
			*cursor = next;
			return true;
		}
		(void)date_take_sign(&next, ',');
		(void)date_take_word(&next, DATE_WORD_OF, NULL);
		day->yearless = !take_year(&next, &year);
		*cursor = day->yearless ? behind_day : next;
		day->date.year = day->yearless ? 0 : year;
		return true;
	}
	(void)date_take_sign(&next, ',');
	(void)date_take_word(&next, DATE_WORD_OF, NULL);
	if (!date_take_number(&next, 4, 4, &year) || !date_year_in_range(year))
		return false;
	*cursor = next;
	day->date = (Date){ .precision = DATE_MONTH, .year = year, .month = month };
	return true;
}

bool date_take_day(DateCursor *cursor, DateDay *day)
{
	DateCursor next = *cursor;
	DateToken first = date_take(&next);
	int month;

	if (first.kind == DATE_TOKEN_NUMBER && first.digits == 4) {
		if (!take_behind_year(&next, first.value, day))
			return false;
	} else if (first.kind == DATE_TOKEN_NUMBER && first.digits <= 2) {
		if (!take_numbers(&next, first.value, day) &&
			!take_month_behind_day(&next, first.value, day))
			return false;
	} else if (first.kind == DATE_TOKEN_NUMBER && first.digits == 8 &&
		date_peek(&next).sign == 'T') {
		day->date = date_day_of(
			first.value / 10000, first.value / 100 % 100, first.value % 100);
	} else if (first.kind == DATE_TOKEN_WORD && date_is_unspaced(first.sign)) {
		next = *cursor;
		if (!take_era(&next, day))
			return false;
	} else if (first.kind == DATE_TOKEN_WORD) {
		next = *cursor;
		if (!date_take_month(&next, &month) || !take_behind_month(&next, month, day))
			return false;
	} else {
		return false;
	}
	if (!calendar_settle(&day->date))
		return false;
	*cursor = next;
	return true;
}
