/* SPDX-License-Identifier: ISC */
/* One scanner over tokens for all forms of dates: parting it by form would write the same
 * walk several times. That is why this file is long. */
#include "extract/dates.h"

#include <stdint.h>
#include <string.h>

#include <unictype.h>

#include "base/utf8.h"
#include "extract/date_words.h"

enum {
	YEAR_MIN = 1000, /* of a year in four digits */
	YEAR_MAX = 2199,
	CENTURY_TURN = 69, /* two digits from here on are of the 20th century */
	WORD_BYTES_MAX = 40,
	ZONE_HOURS_MAX = 14,
	NO_WEEKDAY = -1,
	NO_ZONE_NAMED = 0
};

/* Tokens */

typedef enum {
	TOKEN_END,
	TOKEN_NUMBER,
	TOKEN_WORD,
	TOKEN_SIGN
} TokenKind;

typedef struct {
	TokenKind kind;
	size_t start, end;
	bool spaced; /* white space stands before it */
	int value; /* of a number of at most 9 digits, else -1 */
	int digits;
	uint32_t sign; /* first code point of a word or sign */
} Token;

/* A place in a text. Copied to try, copied back on success. */
typedef struct {
	Str text;
	size_t at;
} Cursor;

static bool is_blank(uint32_t c)
{
	return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == 0x00A0 || c == 0x3000 ||
		(c >= 0x2000 && c <= 0x200F) || c == 0x202F || c == 0x061C;
}

/* The value of a digit in the scripts news pages use, or -1. */
static int digit_value(uint32_t c)
{
	if (c >= '0' && c <= '9')
		return (int)(c - '0');
	if (c >= 0xFF10 && c <= 0xFF19)
		return (int)(c - 0xFF10);
	if (c >= 0x0660 && c <= 0x0669)
		return (int)(c - 0x0660);
	if (c >= 0x06F0 && c <= 0x06F9)
		return (int)(c - 0x06F0);
	if (c >= 0x0966 && c <= 0x096F)
		return (int)(c - 0x0966);
	return -1;
}

/* Ideographs and kana are written without spaces: each is a token. */
static bool is_unspaced(uint32_t c)
{
	return (c >= 0x3040 && c <= 0x30FF) || (c >= 0x3400 && c <= 0x9FFF);
}

static bool is_letter(uint32_t c)
{
	if (c < 0x80)
		return ascii_is_alpha((char)c);
	return uc_is_general_category(c, UC_LETTER) || uc_is_general_category(c, UC_MARK);
}

static void read_number(Cursor *cursor, Token *token)
{
	uint32_t c;

	token->kind = TOKEN_NUMBER;
	for (size_t size; (size = utf8_decode(cursor->text, cursor->at, &c, NULL)) > 0;
		cursor->at += size) {
		int digit = digit_value(c);

		if (digit < 0)
			break;
		token->digits++;
		if (token->digits <= 9)
			token->value = token->value * 10 + digit;
		else
			token->value = -1;
	}
}

static void read_word(Cursor *cursor, Token *token)
{
	uint32_t c;

	token->kind = TOKEN_WORD;
	for (size_t size; (size = utf8_decode(cursor->text, cursor->at, &c, NULL)) > 0;
		cursor->at += size) {
		if (!is_letter(c) || is_unspaced(c))
			break;
	}
}

/* Takes the next token; TOKEN_END at the end of the text. */
static Token take(Cursor *cursor)
{
	Token token = { .kind = TOKEN_END };
	uint32_t c = 0;
	size_t size;

	while ((size = utf8_decode(cursor->text, cursor->at, &c, NULL)) > 0 && is_blank(c)) {
		cursor->at += size;
		token.spaced = true;
	}
	token.start = cursor->at;
	token.sign = c;
	if (size == 0) {
		token.end = token.start;
		token.sign = 0;
		return token;
	}
	if (digit_value(c) >= 0) {
		read_number(cursor, &token);
	} else if (is_letter(c) && !is_unspaced(c)) {
		read_word(cursor, &token);
	} else {
		token.kind = is_unspaced(c) ? TOKEN_WORD : TOKEN_SIGN;
		cursor->at += size;
	}
	token.end = cursor->at;
	return token;
}

static Token peek(const Cursor *cursor)
{
	Cursor copy = *cursor;

	return take(&copy);
}

static Str token_text(const Cursor *cursor, const Token *token)
{
	return str_slice(cursor->text, token->start, token->end);
}

static bool take_sign(Cursor *cursor, uint32_t sign)
{
	Cursor next = *cursor;
	Token token = take(&next);

	if (token.kind == TOKEN_END || token.sign != sign || token.kind == TOKEN_NUMBER)
		return false;
	*cursor = next;
	return true;
}

/* The same, but not behind white space. */
static bool take_glued(Cursor *cursor, uint32_t sign)
{
	return !peek(cursor).spaced && take_sign(cursor, sign);
}

/* Takes a number of MIN to MAX digits. */
static bool take_number(Cursor *cursor, int min, int max, int *value)
{
	Cursor next = *cursor;
	Token token = take(&next);

	if (token.kind != TOKEN_NUMBER || token.digits < min || token.digits > max)
		return false;
	*value = token.value;
	*cursor = next;
	return true;
}

static bool take_glued_number(Cursor *cursor, int min, int max, int *value)
{
	return !peek(cursor).spaced && take_number(cursor, min, max, value);
}

/* Takes a word of the table. */
static bool take_word(Cursor *cursor, DateWordKind kind, int *value)
{
	Cursor next = *cursor;
	Token token = take(&next);

	if (token.kind != TOKEN_WORD || token.end - token.start > WORD_BYTES_MAX ||
		!date_word(token_text(cursor, &token), kind, value))
		return false;
	*cursor = next;
	return true;
}

/* Takes the exact bytes WORDS, white space before them passed over. */
static bool take_bytes(Cursor *cursor, const char *words)
{
	Token token = peek(cursor);

	if (!str_starts(str_from(cursor->text, token.start), words))
		return false;
	cursor->at = token.start + strlen(words);
	return true;
}

/* Times */

typedef struct {
	int hour, minute, second;
	bool seconds;
	bool zone_known;
	int zone_minutes;
	bool zone_named; /* some word for a zone follows, known or not */
	bool beside_gmt; /* the zone counts only if the other time is GMT */
} Time;

/* Half of the day before or behind a time, in characters. */
static const struct {
	const char *words;
	int hours;
} day_halves[] = {
	{ "午前", 0 },
	{ "午後", 12 },
	{ "上午", 0 },
	{ "下午", 12 },
	{ "早上", 0 },
	{ "晚上", 12 },
	{ "오전", 0 },
	{ "오후", 12 },
};

static bool take_day_half(Cursor *cursor, int *hours)
{
	for (size_t i = 0; i < sizeof day_halves / sizeof day_halves[0]; i++) {
		if (!take_bytes(cursor, day_halves[i].words))
			continue;
		*hours = day_halves[i].hours;
		return true;
	}
	return false;
}

/* Takes am, pm, a.m. or p.m. */
static bool take_noon(Cursor *cursor, int *hours)
{
	if (take_word(cursor, DATE_WORD_NOON, hours))
		return true;
	Cursor next = *cursor;
	Token half = take(&next);

	if (half.kind != TOKEN_WORD || half.end - half.start != 1)
		return false;
	char letter = ascii_lower(cursor->text.at[half.start]);

	if ((letter != 'a' && letter != 'p') || !take_glued(&next, '.'))
		return false;
	Token m = take(&next);

	if (m.kind != TOKEN_WORD || !str_is_nocase(token_text(&next, &m), "m"))
		return false;
	(void)take_glued(&next, '.');
	*hours = letter == 'p' ? 12 : 0;
	*cursor = next;
	return true;
}

/* Takes +0100, +01:00, +01 or -05:00. */
static bool take_offset(Cursor *cursor, int *minutes)
{
	Cursor next = *cursor;
	Token sign = take(&next);
	int hours, rest = 0, digits;

	if (sign.kind != TOKEN_SIGN ||
		(sign.sign != '+' && sign.sign != '-' && sign.sign != 0x2212))
		return false;
	Token number = peek(&next);

	digits = number.digits;
	if (number.spaced || !take_number(&next, 2, 4, &hours))
		return false;
	if (digits == 4) {
		rest = hours % 100;
		hours /= 100;
	} else if (digits == 3 || (sign.spaced && sign.sign != '+')) {
		return false;
	} else {
		Cursor colon = next;

		if (take_glued(&colon, ':') && take_glued_number(&colon, 2, 2, &rest))
			next = colon;
	}
	if (hours > ZONE_HOURS_MAX || rest > 59)
		return false;
	*minutes = (hours * 60 + rest) * (sign.sign == '+' ? 1 : -1);
	*cursor = next;
	return true;
}

/* Takes an offset glued to a zone's name: GMT+1, UTC+02:00. */
static void take_offset_from_name(Cursor *cursor, int *minutes)
{
	Cursor next = *cursor;
	int hours, more;

	if (peek(&next).spaced)
		return;
	if (take_offset(&next, &more)) {
		*minutes += more;
		*cursor = next;
		return;
	}
	uint32_t sign = take_glued(&next, '+') ? '+' : take_glued(&next, '-') ? '-' : 0;

	if (sign == 0 || !take_glued_number(&next, 1, 1, &hours))
		return;
	*minutes += hours * 60 * (sign == '+' ? 1 : -1);
	*cursor = next;
}

/* Takes the zone behind a time into TIME. MAIL: in an RFC 2822 date, where
 * its four American names mean what they say. */
static void take_zone(Cursor *cursor, bool mail, Time *time)
{
	Cursor next = *cursor;
	bool bracket = take_sign(&next, '(');

	if (take_word(&next, DATE_WORD_ZONE, &time->zone_minutes)) {
		time->zone_known = true;
		take_offset_from_name(&next, &time->zone_minutes);
	} else if (take_word(&next, DATE_WORD_ZONE_BESIDE_GMT, &time->zone_minutes)) {
		time->beside_gmt = true;
	} else if (mail && take_word(&next, DATE_WORD_ZONE_IN_MAIL, &time->zone_minutes)) {
		time->zone_known = true;
	} else if (!bracket && take_offset(&next, &time->zone_minutes)) {
		time->zone_known = true;
	} else if (!take_word(&next, DATE_WORD_ZONE_UNKNOWN, NULL) &&
		!take_word(&next, DATE_WORD_ZONE_IN_MAIL, NULL)) {
		return;
	}
	if (bracket && !take_sign(&next, ')')) {
		time->zone_known = time->beside_gmt = false;
		return;
	}
	time->zone_named = true;
	*cursor = next;
}

/* Takes what stands behind the hour; sets *BARE when there is nothing but the
 * hour. DOTS: "11.44" is a time. */
static bool take_minutes(Cursor *cursor, bool dots, Time *time, bool *bare)
{
	Cursor next = *cursor;
	int fraction;

	*bare = false;
	if (take_glued(&next, ':') || take_glued(&next, 0xFF1A)) {
		if (!take_glued_number(&next, 2, 2, &time->minute))
			return false;
		*cursor = next;
		if (take_glued(&next, ':') && take_glued_number(&next, 2, 2, &time->second)) {
			time->seconds = true;
			*cursor = next;
			if ((take_glued(&next, '.') || take_glued(&next, ',')) &&
				take_glued_number(&next, 1, 9, &fraction))
				*cursor = next;
		}
		return true;
	}
	if (take_sign(&next, 0x6642) || take_sign(&next, 0x65F6) || take_bytes(&next, "시")) {
		*cursor = next;
		if (take_number(&next, 1, 2, &time->minute) &&
			(take_sign(&next, 0x5206) || take_bytes(&next, "분")))
			*cursor = next;
		else
			time->minute = 0;
		return true;
	}
	if (take_glued(&next, 'h') || take_glued(&next, 'H')) {
		*cursor = next;
		if (take_glued_number(&next, 2, 2, &time->minute))
			*cursor = next;
		return true;
	}
	if (dots && take_glued(&next, '.') && take_glued_number(&next, 2, 2, &time->minute)) {
		*cursor = next;
		return true;
	}
	*bare = true;
	return true;
}

static bool time_valid(const Time *time)
{
	return time->hour <= 24 && time->minute <= 59 && time->second <= 60 &&
		(time->hour < 24 || time->minute == 0);
}

/* Takes a time of four digits, which needs its zone: 0615 GMT. */
static bool take_military_time(Cursor *cursor, Time *time)
{
	Cursor next = *cursor;
	int number;

	*time = (Time){ 0 };
	if (!take_number(&next, 4, 4, &number))
		return false;
	time->hour = number / 100;
	time->minute = number % 100;
	take_zone(&next, false, time);
	if (!time->zone_known || !time_valid(time))
		return false;
	*cursor = next;
	return true;
}

/* Takes a time with what belongs to it. DOTS as above; MAIL as in take_zone. */
static bool take_time(Cursor *cursor, bool dots, bool mail, Time *time)
{
	Cursor next = *cursor;
	int half = -1;
	bool bare, told = take_day_half(&next, &half);

	*time = (Time){ 0 };
	if (!take_number(&next, 1, 2, &time->hour))
		return take_military_time(cursor, time);
	Cursor after_hour = next;

	if (!take_minutes(&next, dots, time, &bare))
		return false;
	if (bare && !dots) {
		/* "3.15 pm" and "11.44 Uhr" are times, "3.15" is not. */
		Cursor dotted = after_hour;
		bool none;

		if (take_minutes(&dotted, true, time, &none) && !none) {
			Cursor behind = dotted;

			if (take_noon(&behind, &half) ||
				take_word(&behind, DATE_WORD_OCLOCK, NULL)) {
				next = dotted;
				bare = false;
			} else {
				time->minute = 0;
			}
			half = told ? half : -1;
		}
	}
	if (!told)
		told = take_noon(&next, &half);
	bool clock = take_word(&next, DATE_WORD_OCLOCK, NULL);

	if (bare && !told && !clock)
		return false;
	if (told && half == 12 && time->hour < 12)
		time->hour += 12;
	else if (told && half == 0 && time->hour == 12)
		time->hour = 0;
	take_zone(&next, mail, time);
	if (!time_valid(time))
		return false;
	*cursor = next;
	return true;
}

/* Days */

/* What has been read of a day. */
typedef struct {
	Date date;
	int weekday; /* 0 Sunday, or NO_WEEKDAY */
	bool open; /* FIRST and SECOND: which is the day is not known */
	int first, second;
	bool yearless;
	bool has_time; /* asctime: the time stands before the year */
	Time time;
} Day;

/* Of the Gregorian calendar, 0 for Sunday (Sakamoto's method). */
static int weekday_of(int year, int month, int day)
{
	static const int shift[] = { 0, 3, 2, 5, 0, 3, 5, 1, 4, 6, 2, 4 };

	if (month < 3)
		year--;
	return (year + year / 4 - year / 100 + year / 400 + shift[month - 1] + day) % 7;
}

static Date day_of(int year, int month, int day)
{
	return (Date){ .precision = DATE_DAY, .year = year, .month = month, .day = day };
}

static bool year_in_range(int year)
{
	return year >= YEAR_MIN && year <= YEAR_MAX;
}

/* Takes a year of four digits, or of two where nothing but a date can be
 * meant: not before a time, nor before a word in lower case. */
static bool take_year(Cursor *cursor, int *year)
{
	Cursor next = *cursor;

	if (take_number(&next, 4, 4, year)) {
		if (!year_in_range(*year))
			return false;
		*cursor = next;
		return true;
	}
	bool apostrophe = take_sign(&next, '\'') || take_sign(&next, 0x2019);

	if (!take_number(&next, 2, 2, year))
		return false;
	Token behind = peek(&next);

	if (!apostrophe) {
		if (!behind.spaced && (behind.sign == ':' || behind.kind == TOKEN_WORD))
			return false;
		if (behind.kind == TOKEN_WORD && behind.sign < 0x80 &&
			ascii_is_lower((char)behind.sign) &&
			!date_word(token_text(&next, &behind), DATE_WORD_JOIN, NULL))
			return false;
	}
	*year += *year >= CENTURY_TURN ? 1900 : 2000;
	*cursor = next;
	return true;
}

/* Takes the month's name. */
static bool take_month(Cursor *cursor, int *month)
{
	return take_word(cursor, DATE_WORD_MONTH, month);
}

/* Takes "2009 Nov 2", "2009. november 2.", "2009-Nov-02" behind the year. */
static bool take_month_behind_year(Cursor *cursor, int year, Day *day)
{
	Cursor next = *cursor;
	int month, number;

	if (!take_glued(&next, '.') && !take_glued(&next, '-'))
		(void)take_glued(&next, '/');
	if (take_word(&next, DATE_WORD_YEAR_MARK, NULL))
		(void)take_glued(&next, '.');
	if (!take_month(&next, &month))
		return false;
	if (!take_glued(&next, '.') && !take_glued(&next, '-'))
		(void)take_glued(&next, '/');
	if (!take_number(&next, 1, 2, &number))
		return false;
	*cursor = next;
	if (take_glued(&next, '.'))
		*cursor = next;
	day->date = day_of(year, month, number);
	return true;
}

/* Takes 11月2日 behind the year's character. */
static bool take_characters(Cursor *cursor, int year, Day *day)
{
	Cursor next = *cursor;
	int month, number;

	if (!take_number(&next, 1, 2, &month) ||
		!(take_sign(&next, 0x6708) || take_bytes(&next, "월")))
		return false;
	*cursor = next;
	day->date = (Date){ .precision = DATE_MONTH, .year = year, .month = month };
	if (!take_number(&next, 1, 2, &number) ||
		!(take_sign(&next, 0x65E5) || take_sign(&next, 0x53F7) ||
			take_sign(&next, 0x865F) || take_bytes(&next, "일")))
		return true;
	*cursor = next;
	day->date = day_of(year, month, number);
	return true;
}

/* Takes 2009-11-02, 2009/11/2 and 2009.11.02 behind the year. */
static bool take_numbers_behind_year(Cursor *cursor, int year, Day *day)
{
	Cursor next = *cursor;
	Token sign = take(&next);
	int month, number;

	if (sign.spaced || (sign.sign != '-' && sign.sign != '/' && sign.sign != '.'))
		return false;
	/* Korean and Hungarian put a space behind the dot. */
	bool loose = sign.sign == '.';

	if (!(loose ? take_number : take_glued_number)(&next, 1, 2, &month) ||
		!take_glued(&next, sign.sign) ||
		!(loose ? take_number : take_glued_number)(&next, 1, 2, &number))
		return false;
	if (month < 1 || month > 12)
		return false;
	*cursor = next;
	day->date = day_of(year, month, number);
	return true;
}

/* Takes what follows a number of four digits that may be a year. */
static bool take_behind_year(Cursor *cursor, int year, Day *day)
{
	if (!year_in_range(year))
		return false;
	Cursor next = *cursor;

	if ((take_sign(&next, 0x5E74) || take_bytes(&next, "년")) &&
		take_characters(&next, year, day)) {
		*cursor = next;
		return true;
	}
	return take_numbers_behind_year(cursor, year, day) ||
		take_month_behind_year(cursor, year, day);
}

/* Takes the years of Japanese eras: 平成21年11月2日. */
static bool take_era(Cursor *cursor, Day *day)
{
	static const struct {
		const char *name;
		int before_first;
	} eras[] = { { "令和", 2018 }, { "平成", 1988 }, { "昭和", 1925 } };
	Cursor next = *cursor;
	int year;

	for (size_t i = 0; i < sizeof eras / sizeof eras[0]; i++) {
		if (!take_bytes(&next, eras[i].name))
			continue;
		if (!take_number(&next, 1, 2, &year) || !take_sign(&next, 0x5E74) ||
			!take_characters(&next, eras[i].before_first + year, day))
			return false;
		*cursor = next;
		return true;
	}
	return false;
}

/* Notes day and month by numbers whose order SIGN and size tell. */
static bool set_numbers(Day *day, uint32_t sign, int first, int second, int year)
{
	if (first < 1 || second < 1 || first > 31 || second > 31 || (first > 12 && second > 12))
		return false;
	if (sign == '.' || first > 12 || first == second)
		day->date = day_of(year, second, first);
	else if (second > 12)
		day->date = day_of(year, first, second);
	else
		day->open = true;
	day->first = first;
	day->second = second;
	if (day->open)
		day->date = (Date){ .precision = DATE_YEAR, .year = year };
	return day->date.month <= 12;
}

/* Takes "/11/2009" behind the first number. */
static bool take_numbers(Cursor *cursor, int first, Day *day)
{
	Cursor next = *cursor;
	Token sign = take(&next);
	int second, year;

	if (sign.sign != '.' && sign.sign != '/' && sign.sign != '-')
		return false;
	if (sign.sign != '/' && sign.spaced)
		return false;
	if (sign.sign == '-' && peek(&next).spaced)
		return false;
	if (!take_number(&next, 1, 2, &second))
		return false;
	bool two_signs = (sign.sign == '/' || !peek(&next).spaced) && take_sign(&next, sign.sign);

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
static bool take_month_behind_day(Cursor *cursor, int number, Day *day)
{
	Cursor next = *cursor;
	int month, year;

	if (!peek(&next).spaced) {
		if (take_word(&next, DATE_WORD_ORDINAL, NULL) || take_glued(&next, '.') ||
			take_glued(&next, '-') || take_glued(&next, '/'))
			(void)take_glued(&next, '.');
	}
	(void)take_word(&next, DATE_WORD_OF, NULL);
	if (!take_month(&next, &month))
		return false;
	if (!take_glued(&next, '.') && !take_sign(&next, ',') && !take_glued(&next, '-'))
		(void)take_glued(&next, '/');
	Cursor behind_month = next;

	(void)take_sign(&next, ',');
	(void)take_word(&next, DATE_WORD_OF, NULL);
	day->date = day_of(0, month, number);
	day->yearless = !take_year(&next, &year);
	*cursor = day->yearless ? behind_month : next;
	if (day->yearless)
		return true;
	day->date.year = year;
	if (take_word(&next, DATE_WORD_YEAR_MARK, NULL)) {
		*cursor = next;
		if (take_glued(&next, '.'))
			*cursor = next;
	}
	return true;
}

/* Takes "11:44:05 GMT 2009", as asctime and its kin have it. */
static bool take_time_and_year(Cursor *cursor, Day *day)
{
	Cursor next = *cursor;
	int year;

	if (!take_time(&next, false, true, &day->time) || !take_number(&next, 4, 4, &year) ||
		!year_in_range(year))
		return false;
	day->date.year = year;
	day->has_time = true;
	*cursor = next;
	return true;
}

/* Takes "2, 2009" or "2009" behind the month's name. */
static bool take_behind_month(Cursor *cursor, int month, Day *day)
{
	Cursor next = *cursor;
	int number, year;

	(void)take_glued(&next, '.');
	if (take_number(&next, 1, 2, &number)) {
		if (!peek(&next).spaced && !take_word(&next, DATE_WORD_ORDINAL, NULL))
			(void)take_glued(&next, '.');
		day->date = day_of(0, month, number);
		Cursor behind_day = next;

		if (take_time_and_year(&next, day)) {
			*cursor = next;
			return true;
		}
		(void)take_sign(&next, ',');
		(void)take_word(&next, DATE_WORD_OF, NULL);
		day->yearless = !take_year(&next, &year);
		*cursor = day->yearless ? behind_day : next;
		day->date.year = day->yearless ? 0 : year;
		return true;
	}
	(void)take_sign(&next, ',');
	(void)take_word(&next, DATE_WORD_OF, NULL);
	if (!take_number(&next, 4, 4, &year) || !year_in_range(year))
		return false;
	*cursor = next;
	day->date = (Date){ .precision = DATE_MONTH, .year = year, .month = month };
	return true;
}

/* Takes a day, a month with its year, or a day without its year. */
static bool take_day(Cursor *cursor, Day *day)
{
	Cursor next = *cursor;
	Token first = take(&next);
	int month;

	if (first.kind == TOKEN_NUMBER && first.digits == 4) {
		if (!take_behind_year(&next, first.value, day))
			return false;
	} else if (first.kind == TOKEN_NUMBER && first.digits <= 2) {
		if (!take_numbers(&next, first.value, day) &&
			!take_month_behind_day(&next, first.value, day))
			return false;
	} else if (first.kind == TOKEN_NUMBER && first.digits == 8 && peek(&next).sign == 'T') {
		day->date = day_of(first.value / 10000, first.value / 100 % 100, first.value % 100);
	} else if (first.kind == TOKEN_WORD && is_unspaced(first.sign)) {
		next = *cursor;
		if (!take_era(&next, day))
			return false;
	} else if (first.kind == TOKEN_WORD) {
		next = *cursor;
		if (!take_month(&next, &month) || !take_behind_month(&next, month, day))
			return false;
	} else {
		return false;
	}
	*cursor = next;
	return true;
}

/* Moments */

static bool take_weekday(Cursor *cursor, int *weekday)
{
	Cursor next = *cursor;

	if (!take_word(&next, DATE_WORD_WEEKDAY, weekday))
		return false;
	(void)take_glued(&next, '.');
	(void)take_sign(&next, ',');
	(void)take_word(&next, DATE_WORD_JOIN, NULL);
	*cursor = next;
	return true;
}

static bool is_joining_sign(uint32_t sign)
{
	return sign == ',' || sign == '-' || sign == '|' || sign == '@' || sign == '/' ||
		sign == '(' || sign == ';' || sign == 0x00B7 || sign == 0x2022 || sign == 0x2013 ||
		sign == 0x2014 || sign == 0x3001;
}

/* Takes the signs and words that join a date with its time. *NEAR: a word
 * said that a time follows. */
static void take_joins(Cursor *cursor, bool *near)
{
	*near = false;
	for (int i = 0; i < 4; i++) {
		Cursor next = *cursor;
		Token token = take(&next);
		int says_time = 0;

		if (token.kind == TOKEN_SIGN && is_joining_sign(token.sign)) {
			*cursor = next;
			continue;
		}
		if (!take_word(cursor, DATE_WORD_JOIN, &says_time))
			return;
		*near = *near || says_time != 0;
		(void)take_glued(cursor, '.');
	}
}

/* Takes a weekday in brackets behind an East Asian date. */
static void take_weekday_behind(Cursor *cursor)
{
	static const char *const days[] = { "日", "月", "火", "水", "木", "金", "土", "一", "二",
		"三", "四", "五", "六", "일", "월", "화", "수", "목", "금", "토" };
	Cursor next = *cursor;

	if (take_bytes(&next, "星期")) {
		(void)take(&next);
		*cursor = next;
		return;
	}
	if (!take_sign(&next, '(') && !take_sign(&next, 0xFF08))
		return;
	for (size_t i = 0; i < sizeof days / sizeof days[0]; i++) {
		if (!take_bytes(&next, days[i]))
			continue;
		(void)take_bytes(&next, "曜日");
		if (take_sign(&next, ')') || take_sign(&next, 0xFF09))
			*cursor = next;
		return;
	}
}

/* Takes the time behind a date. */
static bool take_time_behind(Cursor *cursor, bool mail, Time *time)
{
	Cursor next = *cursor;
	Token mark = peek(&next);
	bool near, bracket = false;

	take_weekday_behind(&next);
	/* T11:44, as ISO 8601 has it. */
	if (!mark.spaced && mark.sign == 'T' && mark.end == mark.start + 1) {
		(void)take(&next);
		int number;
		Cursor compact = next;

		if (take_number(&compact, 6, 6, &number)) {
			*time = (Time){ .hour = number / 10000,
				.minute = number / 100 % 100,
				.second = number % 100,
				.seconds = true };
			take_zone(&compact, false, time);
			*cursor = compact;
			return time_valid(time);
		}
		if (!take_time(&next, false, false, time))
			return false;
		*cursor = next;
		return true;
	}
	int weekday;

	take_joins(&next, &near);
	if (take_weekday(&next, &weekday))
		take_joins(&next, &near);
	bracket = next.at > cursor->at &&
		str_find_byte(str_slice(next.text, cursor->at, next.at), '(', 0) != STR_NOWHERE;
	if (!take_time(&next, near, mail, time))
		return false;
	if (bracket)
		(void)take_sign(&next, ')');
	*cursor = next;
	return true;
}

/* Takes the other time of the same moment, which must name a zone. */
static void take_second_time(Cursor *cursor, Time *time)
{
	Cursor next = *cursor;
	Time second;
	bool near;

	if (take_bytes(&next, "/") || take_bytes(&next, "(") || take_bytes(&next, ","))
		take_joins(&next, &near);
	if (!take_time(&next, false, false, &second) || !second.zone_named)
		return;
	bool gmt = (time->zone_known && time->zone_minutes == 0) ||
		(second.zone_known && second.zone_minutes == 0);

	time->zone_known = time->zone_known || (time->beside_gmt && gmt);
	second.zone_known = second.zone_known || (second.beside_gmt && gmt);
	if (!time->zone_known && second.zone_known)
		*time = second;
	(void)take_sign(&next, ')');
	*cursor = next;
}

static void set_time(Date *date, const Time *time)
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
static bool set_found(DateFound *found, Day *day, const Time *time)
{
	int year = day->date.year;

	if (day->yearless) {
		found->date = (Date){ .precision = DATE_NONE };
		return time != NULL;
	}
	if (day->open) {
		found->day_first = day_of(year, day->second, day->first);
		found->month_first = day_of(year, day->first, day->second);
		if (time != NULL) {
			set_time(&found->day_first, time);
			set_time(&found->month_first, time);
		}
		bool day_fits = weekday_of(year, day->second, day->first) == day->weekday;
		bool month_fits = weekday_of(year, day->first, day->second) == day->weekday;

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

/* Reads a date with its time that begins at CURSOR, with a weekday first where one may
 * stand. */
static bool read_moment_as(Cursor cursor, bool may_weekday, DateFound *found)
{
	Day day = { .weekday = NO_WEEKDAY };
	Time before = { 0 }, behind = { 0 };
	size_t start = peek(&cursor).start;
	bool near;

	bool weekday_first = may_weekday && take_weekday(&cursor, &day.weekday);
	Cursor timed = cursor;
	bool time_first = take_time(&timed, false, false, &before);

	if (time_first) {
		take_joins(&timed, &near);
		(void)take_weekday(&timed, &day.weekday);
		time_first = take_day(&timed, &day);
	}
	if (time_first) {
		cursor = timed;
	} else {
		int weekday = weekday_first ? day.weekday : NO_WEEKDAY;

		day = (Day){ .weekday = weekday };
		if (!take_day(&cursor, &day))
			return false;
	}
	const Time *time = NULL;

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
static bool read_moment(Cursor cursor, DateFound *found)
{
	Cursor word = cursor;
	int month;

	if (take_month(&word, &month) && read_moment_as(cursor, false, found) &&
		found->date.precision >= DATE_DAY)
		return true;
	return read_moment_as(cursor, true, found);
}

/* Relative dates */

/* Takes units of time and the word for "ago" in scripts without spaces. */
static bool take_ago_characters(Cursor *cursor, int *unit)
{
	static const struct {
		const char *word;
		int unit;
	} units[] = { { "秒", DATE_UNIT_SECOND }, { "分", DATE_UNIT_MINUTE },
		{ "分钟", DATE_UNIT_MINUTE }, { "分鐘", DATE_UNIT_MINUTE },
		{ "時間", DATE_UNIT_HOUR }, { "小时", DATE_UNIT_HOUR }, { "小時", DATE_UNIT_HOUR },
		{ "日", DATE_UNIT_DAY }, { "天", DATE_UNIT_DAY }, { "週間", DATE_UNIT_WEEK },
		{ "周", DATE_UNIT_WEEK }, { "週", DATE_UNIT_WEEK }, { "星期", DATE_UNIT_WEEK },
		{ "か月", DATE_UNIT_MONTH }, { "ヶ月", DATE_UNIT_MONTH },
		{ "ヵ月", DATE_UNIT_MONTH }, { "カ月", DATE_UNIT_MONTH },
		{ "个月", DATE_UNIT_MONTH }, { "個月", DATE_UNIT_MONTH }, { "年", DATE_UNIT_YEAR },
		{ "초", DATE_UNIT_SECOND }, { "분", DATE_UNIT_MINUTE }, { "시간", DATE_UNIT_HOUR },
		{ "일", DATE_UNIT_DAY }, { "주", DATE_UNIT_WEEK }, { "개월", DATE_UNIT_MONTH },
		{ "년", DATE_UNIT_YEAR } };
	Cursor next = *cursor;

	/* The longest first, so that a unit is not cut short. */
	for (size_t i = sizeof units / sizeof units[0]; i-- > 0;) {
		next = *cursor;
		if (!take_bytes(&next, units[i].word))
			continue;
		if (!take_sign(&next, 0x524D) && !take_bytes(&next, "전"))
			continue;
		*unit = units[i].unit;
		*cursor = next;
		return true;
	}
	return false;
}

/* Takes the number of a relative date, or the article that stands for it. */
static bool take_amount(Cursor *cursor, int *amount)
{
	static const char *const ones[] = { "a", "an", "one", "einer", "einem", "un", "une", "una",
		"uma", "um", "en", "ett", "een", "about" };
	Cursor next = *cursor;

	if (take_number(cursor, 1, 3, amount))
		return true;
	Token word = take(&next);

	for (size_t i = 0; i < sizeof ones / sizeof ones[0]; i++) {
		if (!str_is_nocase(token_text(&next, &word), ones[i]))
			continue;
		*cursor = next;
		if (!take_number(cursor, 1, 3, amount))
			*amount = 1;
		return true;
	}
	return false;
}

/* Takes the words for "before": vor, il y a. */
static bool take_ago_before(Cursor *cursor)
{
	Cursor next = *cursor;

	if (take_bytes(&next, "il y a") || take_bytes(&next, "Il y a")) {
		*cursor = next;
		return true;
	}
	return take_word(cursor, DATE_WORD_AGO_BEFORE, NULL);
}

/* Reads "2 days ago", "vor 8 Stunden", "yesterday at 12:30". */
static bool read_relative(Cursor cursor, DateFound *found)
{
	size_t start = peek(&cursor).start;
	Time time = { 0 };
	bool near, timed = false;
	int amount = 0, unit = DATE_UNIT_DAY;

	if (take_word(&cursor, DATE_WORD_DAY_WORD, &amount)) {
		(void)take_bytes(&cursor, "’hui");
		(void)take_bytes(&cursor, "'hui");
		take_joins(&cursor, &near);
		if (!take_time(&cursor, near, false, &time))
			return false;
		timed = true;
	} else {
		bool before = take_ago_before(&cursor);

		if (!take_amount(&cursor, &amount))
			return false;
		Cursor characters = cursor;

		if (!before && take_ago_characters(&characters, &unit)) {
			cursor = characters;
		} else {
			if (!take_word(&cursor, DATE_WORD_UNIT, &unit))
				return false;
			(void)take_glued(&cursor, '.');
			if (!before && !take_word(&cursor, DATE_WORD_AGO_AFTER, NULL))
				return false;
		}
	}
	*found = (DateFound){ .start = start,
		.end = cursor.at,
		.timed = timed,
		.relative = true,
		.ago = amount,
		.ago_unit = unit,
		.hour = time.hour,
		.minute = time.minute };
	return true;
}

/* NOW some MONTHS before, known to the month, or to the year where years were
 * counted. */
static bool months_before(const Date *now, int months, bool years, Date *out)
{
	int all = now->year * 12 + now->month - 1 - months;

	*out = (Date){ .precision = years ? DATE_YEAR : DATE_MONTH };
	out->year = all / 12;
	out->month = all % 12 + 1;
	return all >= 12 && date_valid(out);
}

/* How precisely "some UNITs ago" tells a date. */
static DatePrecision unit_precision(int unit)
{
	return unit < DATE_UNIT_HOUR ? DATE_MINUTE : unit < DATE_UNIT_WEEK ? DATE_DAY : DATE_MONTH;
}

bool date_before(const DateFound *found, const Date *now, Date *out)
{
	int64_t moment;

	if (!found->relative || now->precision < DATE_DAY || !date_moment(now, &moment))
		return false;
	if (found->ago_unit < 0)
		return months_before(
			now, -found->ago_unit * found->ago, found->ago_unit == DATE_UNIT_YEAR, out);
	if (!date_from_seconds(moment - (int64_t)found->ago * found->ago_unit, out))
		return false;
	if (found->timed) {
		*out = (Date){ .precision = DATE_MINUTE,
			.year = out->year,
			.month = out->month,
			.day = out->day,
			.hour = found->hour,
			.minute = found->minute };
		return date_valid(out);
	}
	out->precision = unit_precision(found->ago_unit);
	/* A capture known to the day alone says nothing of hours. */
	if (out->precision > now->precision)
		out->precision = now->precision;
	if (out->precision < DATE_MINUTE)
		out->zone_known = false;
	return true;
}

/* The doors */

/* May a date begin with TOKEN? PREVIOUS is the code point before it. */
static bool may_begin(const Cursor *cursor, const Token *token, uint32_t previous)
{
	if (token->kind == TOKEN_NUMBER) {
		/* Not inside a longer number: 555-2009-11-02, 1.2.3.2009. */
		return token->value >= 0 &&
			!(previous == '-' || previous == '/' || previous == '.' ||
				previous == ':' || previous == '+');
	}
	if (token->kind != TOKEN_WORD || token->end - token->start > WORD_BYTES_MAX)
		return false;
	if (is_unspaced(token->sign))
		return token->sign == 0x4EE4 || token->sign == 0x5E73 || token->sign == 0x662D ||
			token->sign == 0x5348 || token->sign == 0x4E0A || token->sign == 0x4E0B;
	enum {
		BEGINNERS = 1U << DATE_WORD_MONTH | 1U << DATE_WORD_WEEKDAY |
			1U << DATE_WORD_AGO_BEFORE | 1U << DATE_WORD_DAY_WORD
	};
	Str word = token_text(cursor, token);

	return (date_word_kinds(word) & BEGINNERS) != 0 || str_is_nocase(word, "il") ||
		str_is_nocase(word, "a") || str_is_nocase(word, "an");
}

bool date_find(Str text, size_t from, DateFound *out)
{
	Cursor cursor = { text, from };
	uint32_t previous = 0;

	while (true) {
		Cursor here = cursor;
		Token token = take(&cursor);

		if (token.kind == TOKEN_END)
			return false;
		if (token.spaced)
			previous = 0;
		/* A sign counts as "before" only where it ends a number. */
		if (may_begin(&here, &token, previous) &&
			(read_moment(here, out) || read_relative(here, out)))
			return true;
		previous = token.kind == TOKEN_SIGN && previous == '0' ? token.sign
			: token.kind == TOKEN_NUMBER                   ? '0'
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
	Cursor cursor = { text, 0 };
	Token first = take(&cursor);
	int month;

	if (first.kind != TOKEN_NUMBER)
		return false;
	if (first.digits == 8)
		*out = day_of(first.value / 10000, first.value / 100 % 100, first.value % 100);
	else if (first.digits != 4 || !year_in_range(first.value))
		return false;
	else if (peek(&cursor).kind == TOKEN_END)
		*out = (Date){ .precision = DATE_YEAR, .year = first.value };
	else if (take_glued(&cursor, '-') && take_glued_number(&cursor, 2, 2, &month))
		*out = (Date){ .precision = DATE_MONTH, .year = first.value, .month = month };
	else
		return false;
	return peek(&cursor).kind == TOKEN_END && date_valid(out);
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
