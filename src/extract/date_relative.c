/* SPDX-License-Identifier: ISC */
#include "extract/date_relative.h"

#include "extract/date_times.h"
#include "extract/date_words.h"

enum {
	DE_AMOUNT_MIN = 20 /* from which on Romanian has "de" before what is counted */
};

/* Takes units of time and the word for "ago" in scripts without spaces. */
static bool take_ago_characters(DateCursor *cursor, int *unit)
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
	DateCursor next = *cursor;

	if (date_peek(cursor).sign < 0x80)
		return false;
	/* The longest first, so that a unit is not cut short. */
	for (size_t i = sizeof units / sizeof units[0]; i-- > 0;) {
		next = *cursor;
		if (!date_take_bytes(&next, units[i].word))
			continue;
		if (!date_take_sign(&next, 0x524D) && !date_take_bytes(&next, "전"))
			continue;
		*unit = units[i].unit;
		*cursor = next;
		return true;
	}
	return false;
}

/* Takes the number of a relative date, or the article that stands for it. */
static bool take_amount(DateCursor *cursor, int *amount)
{
	static const char *const ones[] = { "a", "an", "one", "einer", "einem", "un", "une", "una",
		"uma", "um", "en", "ett", "een", "about", "o", "egy", "μία", "μια", "ένα", "έναν",
		"ένας", "یک" };
	DateCursor next = *cursor;

	if (date_take_number(cursor, 1, 3, amount))
		return true;
	DateToken word = date_take(&next);

	for (size_t i = 0; i < sizeof ones / sizeof ones[0]; i++) {
		if (!str_is_nocase(date_token_text(&next, &word), ones[i]))
			continue;
		*cursor = next;
		if (!date_take_number(cursor, 1, 3, amount))
			*amount = 1;
		return true;
	}
	return false;
}

/* Takes the words for "before": vor, il y a, πριν από. */
static bool take_ago_before(DateCursor *cursor)
{
	DateCursor next = *cursor;

	if (date_take_bytes(&next, "il y a") || date_take_bytes(&next, "Il y a")) {
		*cursor = next;
		return true;
	}
	if (!date_take_word(cursor, DATE_WORD_AGO_BEFORE, NULL))
		return false;
	(void)date_take_bytes(cursor, "από");
	return true;
}

/* Takes the words for "ago", which the unit of time at the cursor comes before. */
static bool take_ago_after(DateCursor *cursor)
{
	return date_take_word(cursor, DATE_WORD_AGO_AFTER, NULL) ||
		date_take_bytes(cursor, "în urmă") || date_take_bytes(cursor, "in urma");
}

/* Takes a unit of time that says itself how many there are. */
static bool take_counted_unit(DateCursor *cursor, int *amount, int *unit)
{
	*amount = 1;
	if (date_take_word(cursor, DATE_WORD_UNIT_ONE, unit))
		return true;
	*amount = 2;
	return date_take_word(cursor, DATE_WORD_UNIT_TWO, unit);
}

/* Takes a unit of time that says itself that it is past, where its line ends or a sign
 * follows: in front of other words it may be one of another language. */
static bool take_past_unit(DateCursor *cursor, int *unit)
{
	DateCursor next = *cursor;

	if (!date_take_word(&next, DATE_WORD_UNIT_AGO, unit))
		return false;
	DateTokenKind behind = date_peek(&next).kind;

	if (behind != DATE_TOKEN_END && behind != DATE_TOKEN_SIGN)
		return false;
	*cursor = next;
	return true;
}

/* Takes the unit behind AMOUNT of it, and the word for "ago" where that did not stand
 * BEFORE. */
static bool take_unit(DateCursor *cursor, bool before, int amount, int *unit)
{
	DateCursor characters = *cursor;

	if (!before && take_ago_characters(&characters, unit)) {
		*cursor = characters;
		return true;
	}
	if (!before && take_past_unit(cursor, unit))
		return true;
	if (before && amount >= DE_AMOUNT_MIN)
		(void)date_take_bytes(cursor, "de ");
	if (!date_take_word(cursor, DATE_WORD_UNIT, unit))
		return false;
	(void)date_take_glued(cursor, '.');
	return before || take_ago_after(cursor);
}

bool date_read_relative(DateCursor cursor, DateFound *found)
{
	size_t start = date_peek(&cursor).start;
	DateTime time = { 0 };
	bool near, timed = false;
	int amount = 0, unit = DATE_UNIT_DAY;

	if (date_take_word(&cursor, DATE_WORD_DAY_WORD, &amount)) {
		(void)date_take_bytes(&cursor, "’hui");
		(void)date_take_bytes(&cursor, "'hui");
		date_take_joins(&cursor, &near);
		if (!date_take_time(&cursor, near, false, &time))
			return false;
		timed = true;
	} else {
		bool before = take_ago_before(&cursor);
		bool counted = before && take_counted_unit(&cursor, &amount, &unit);

		if (!counted &&
			(!take_amount(&cursor, &amount) ||
				!take_unit(&cursor, before, amount, &unit)))
			return false;
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
