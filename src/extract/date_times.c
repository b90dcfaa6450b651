/* SPDX-License-Identifier: ISC */
#include "extract/date_times.h"

#include "extract/date_words.h"

enum {
	ZONE_HOURS_MAX = 14,
};

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

static bool take_day_half(DateCursor *cursor, int *hours)
{
	if (date_peek(cursor).sign < 0x80)
		return false;
	for (size_t i = 0; i < sizeof day_halves / sizeof day_halves[0]; i++) {
		if (!date_take_bytes(cursor, day_halves[i].words))
			continue;
		*hours = day_halves[i].hours;
		return true;
	}
	return false;
}

/* Takes am, pm, a.m. or p.m. */
static bool take_noon(DateCursor *cursor, int *hours)
{
	if (date_take_word(cursor, DATE_WORD_NOON, hours))
		return true;
	DateCursor next = *cursor;
	DateToken half = date_take(&next);

	if (half.kind != DATE_TOKEN_WORD || half.end - half.start != 1)
		return false;
	char letter = ascii_lower(cursor->text.at[half.start]);

	if ((letter != 'a' && letter != 'p') || !date_take_glued(&next, '.'))
		return false;
	DateToken m = date_take(&next);

	if (m.kind != DATE_TOKEN_WORD || !str_is_nocase(date_token_text(&next, &m), "m"))
		return false;
	(void)date_take_glued(&next, '.');
	*hours = letter == 'p' ? 12 : 0;
	*cursor = next;
	return true;
}

/* Takes +0100, +01:00, +01 or -05:00. */
static bool take_offset(DateCursor *cursor, int *minutes)
{
	DateCursor next = *cursor;
	DateToken sign = date_take(&next);
	int hours, rest = 0, digits;

	if (sign.kind != DATE_TOKEN_SIGN ||
		(sign.sign != '+' && sign.sign != '-' && sign.sign != 0x2212))
		return false;
	DateToken number = date_peek(&next);

	digits = number.digits;
	if (number.spaced || !date_take_number(&next, digits == 1 ? 1 : 2, 4, &hours))
		return false;
	/* "+1:00", but not "+1". */
	if (digits == 1 && (sign.spaced || date_peek(&next).spaced || date_peek(&next).sign != ':'))
		return false;
	if (digits == 4) {
		rest = hours % 100;
		hours /= 100;
	} else if (digits == 3 || (sign.spaced && sign.sign != '+')) {
		return false;
	} else {
		DateCursor colon = next;

		if (date_take_glued(&colon, ':') && date_take_glued_number(&colon, 2, 2, &rest))
			next = colon;
	}
	if (hours > ZONE_HOURS_MAX || rest > 59)
		return false;
	*minutes = (hours * 60 + rest) * (sign.sign == '+' ? 1 : -1);
	*cursor = next;
	return true;
}

/* Takes an offset glued to a zone's name: GMT+1, UTC+02:00. */
static void take_offset_from_name(DateCursor *cursor, int *minutes)
{
	DateCursor next = *cursor;
	int hours, more;

	if (date_peek(&next).spaced)
		return;
	if (take_offset(&next, &more)) {
		*minutes += more;
		*cursor = next;
		return;
	}
	uint32_t sign = date_take_glued(&next, '+') ? '+' : date_take_glued(&next, '-') ? '-' : 0;

	if (sign == 0 || !date_take_glued_number(&next, 1, 1, &hours))
		return;
	*minutes += hours * 60 * (sign == '+' ? 1 : -1);
	*cursor = next;
}

void date_take_zone(DateCursor *cursor, bool mail, DateTime *time)
{
	DateCursor next = *cursor;
	bool bracket = date_take_sign(&next, '(');

	if (date_take_word(&next, DATE_WORD_ZONE, &time->zone_minutes)) {
		time->zone_known = true;
		take_offset_from_name(&next, &time->zone_minutes);
	} else if (date_take_word(&next, DATE_WORD_ZONE_BESIDE_GMT, &time->zone_minutes)) {
		time->beside_gmt = true;
	} else if (mail && date_take_word(&next, DATE_WORD_ZONE_IN_MAIL, &time->zone_minutes)) {
		time->zone_known = true;
	} else if (!bracket && take_offset(&next, &time->zone_minutes)) {
		time->zone_known = true;
	} else if (!date_take_word(&next, DATE_WORD_ZONE_UNKNOWN, NULL) &&
		!date_take_word(&next, DATE_WORD_ZONE_IN_MAIL, NULL)) {
		return;
	}
	if (bracket && !date_take_sign(&next, ')')) {
		time->zone_known = time->beside_gmt = false;
		return;
	}
	time->zone_named = true;
	*cursor = next;
}

/* May a word or sign that begins with SIGN stand between hour and minutes? */
static bool may_part_minutes(uint32_t sign)
{
	return sign == ':' || sign == '.' || sign == 'h' || sign == 'H' || sign == 0xFF1A ||
		sign == 0x6642 || sign == 0x65F6 || sign == 0xC2DC;
}

/* Takes what stands behind the hour; sets *BARE when there is nothing but the
 * hour. DOTS: "11.44" is a time. */
static bool take_minutes(DateCursor *cursor, bool dots, DateTime *time, bool *bare)
{
	DateCursor next = *cursor;
	int fraction;

	*bare = !may_part_minutes(date_peek(cursor).sign);
	if (*bare)
		return true;
	if (date_take_glued(&next, ':') || date_take_glued(&next, 0xFF1A)) {
		if (!date_take_glued_number(&next, 2, 2, &time->minute))
			return false;
		*cursor = next;
		if (date_take_glued(&next, ':') &&
			date_take_glued_number(&next, 2, 2, &time->second)) {
			time->seconds = true;
			*cursor = next;
			if ((date_take_glued(&next, '.') || date_take_glued(&next, ',')) &&
				date_take_glued_number(&next, 1, 9, &fraction))
				*cursor = next;
		}
		return true;
	}
	if (date_take_sign(&next, 0x6642) || date_take_sign(&next, 0x65F6) ||
		date_take_bytes(&next, "시")) {
		*cursor = next;
		if (date_take_number(&next, 1, 2, &time->minute) &&
			(date_take_sign(&next, 0x5206) || date_take_bytes(&next, "분")))
			*cursor = next;
		else
			time->minute = 0;
		return true;
	}
	if (date_take_glued(&next, 'h') || date_take_glued(&next, 'H')) {
		*cursor = next;
		if (date_take_glued_number(&next, 2, 2, &time->minute))
			*cursor = next;
		return true;
	}
	if (dots && date_take_glued(&next, '.') &&
		date_take_glued_number(&next, 2, 2, &time->minute)) {
		*cursor = next;
		return true;
	}
	*bare = true;
	return true;
}

bool date_time_valid(const DateTime *time)
{
	return time->hour <= 24 && time->minute <= 59 && time->second <= 60 &&
		(time->hour < 24 || time->minute == 0);
}

/* Takes a time of four digits, which needs its zone: 0615 GMT. */
static bool take_military_time(DateCursor *cursor, DateTime *time)
{
	DateCursor next = *cursor;
	int number;

	*time = (DateTime){ 0 };
	if (!date_take_number(&next, 4, 4, &number))
		return false;
	time->hour = number / 100;
	time->minute = number % 100;
	date_take_zone(&next, false, time);
	if (!time->zone_known || !date_time_valid(time))
		return false;
	*cursor = next;
	return true;
}

bool date_take_time(DateCursor *cursor, bool dots, bool mail, DateTime *time)
{
	DateCursor next = *cursor;
	int half = -1;
	bool bare, told = take_day_half(&next, &half);

	*time = (DateTime){ 0 };
	if (!date_take_number(&next, 1, 2, &time->hour))
		return take_military_time(cursor, time);
	DateCursor after_hour = next;

	if (!take_minutes(&next, dots, time, &bare))
		return false;
	if (bare && !dots) {
		/* "3.15 pm", "11.44 Uhr" and "06.00 BST" are times, "3.15" is not. */
		DateCursor dotted = after_hour;
		bool none;

		if (take_minutes(&dotted, true, time, &none) && !none) {
			DateCursor behind = dotted;

			DateTime zoned = *time;

			if (take_noon(&behind, &half) ||
				date_take_word(&behind, DATE_WORD_OCLOCK, NULL) ||
				(date_take_zone(&behind, mail, &zoned), zoned.zone_named)) {
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
	bool clock = date_take_word(&next, DATE_WORD_OCLOCK, NULL);

	if (bare && !told && !clock)
		return false;
	if (told && half == 12 && time->hour < 12)
		time->hour += 12;
	else if (told && half == 0 && time->hour == 12)
		time->hour = 0;
	time->noon = told;
	date_take_zone(&next, mail, time);
	if (!date_time_valid(time))
		return false;
	*cursor = next;
	return true;
}

static bool is_joining_sign(uint32_t sign)
{
	return sign == ',' || sign == '-' || sign == '|' || sign == '@' || sign == '/' ||
		sign == '(' || sign == ';' || sign == 0x00B7 || sign == 0x2022 || sign == 0x2013 ||
		sign == 0x2014 || sign == 0x3001;
}

void date_take_joins(DateCursor *cursor, bool *near)
{
	*near = false;
	for (int i = 0; i < 4; i++) {
		DateCursor next = *cursor;
		DateToken token = date_take(&next);
		int says_time = 0;

		if (token.kind == DATE_TOKEN_SIGN && is_joining_sign(token.sign)) {
			*cursor = next;
			continue;
		}
		if (!date_take_word(cursor, DATE_WORD_JOIN, &says_time))
			return;
		*near = *near || says_time != 0;
		(void)date_take_glued(cursor, '.');
	}
}
