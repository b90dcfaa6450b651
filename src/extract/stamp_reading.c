/* SPDX-License-Identifier: ISC */
#include "extract/stamp_reading.h"

enum {
	COUNTED_YEAR_MAX = 2050 /* of a moment that is told as a count */
};

void stamp_settle(const Article *article, DateFound *found)
{
	Str language = article->field[FIELD_LANGUAGE];

	if (!found->ambiguous || str_empty(language))
		return;
	if (str_is_nocase(language, "en-US"))
		date_settle(found, false);
	else if (!str_starts_nocase(language, "en") || language.size > 2)
		date_settle(found, true);
}

/* Is DATE what machines write where they know none: the first day they count from, by any
 * clock? */
static bool is_unset(const Date *date)
{
	bool first = date->month == 1 && date->day == 1;
	bool eve = date->month == 12 && date->day >= 30;

	return date->precision >= DATE_DAY &&
		((date->year == 1970 && first) || (date->year == 1969 && date->day == 31 && eve) ||
			(date->year == 1900 && first) || (date->year == 1899 && eve) ||
			(date->year == 1 && first));
}

/* Reads WORDS, nothing but the seconds or thousandths of one since 1970, as machines count. */
static bool read_count(Str words, Date *out)
{
	enum {
		SECONDS_DIGITS = 10,
		THOUSANDTHS_DIGITS = 13
	};
	int64_t seconds = 0;

	words = str_trim(words);
	if (words.size != SECONDS_DIGITS && words.size != THOUSANDTHS_DIGITS)
		return false;
	for (size_t i = 0; i < words.size; i++) {
		if (!ascii_is_digit(words.at[i]))
			return false;
		if (i < SECONDS_DIGITS)
			seconds = seconds * 10 + (words.at[i] - '0');
	}
	return date_from_seconds(seconds, out) && out->year < COUNTED_YEAR_MAX;
}

bool stamp_read(Str words, DateFound *found)
{
	bool ambiguous;
	Date date;

	if (read_count(words, &date)) {
		*found = (DateFound){ .date = date };
		return true;
	}

	if (str_empty(words) || !date_parse(words, &date, &ambiguous) || is_unset(&date))
		return false;
	if (ambiguous && date_find(words, 0, found))
		return true;
	*found = (DateFound){ .date = date };
	return true;
}

bool stamp_set(Stamps *stamps, Field field, const Stamp *stamp)
{
	Str iso = date_iso(stamps->page->arena, &stamp->found.date);

	if (str_empty(iso) || str_present(stamps->article->field[field]))
		return false;
	if (stamp->found.ambiguous)
		article_warn(stamps->article, WARNING_DATE_AMBIGUOUS,
			"A date can be read as day and month or as month and day.");
	article_set(stamps->article, field, iso, stamp->from);
	return true;
}

bool stamp_set_words(Stamps *stamps, Field field, Str words, const char *from)
{
	Stamp stamp = { .from = from };

	if (!stamp_read(words, &stamp.found))
		return false;
	stamp_settle(stamps->article, &stamp.found);
	return stamp_set(stamps, field, &stamp);
}

bool stamp_is_foreign(const Page *page, Index b)
{
	return b < page->block_count &&
		(page->blocks[b].claim == CLAIM_COMMENTS ||
			page->blocks[b].claim == CLAIM_RELATED ||
			(page->blocks[b].kinds & KIND_COMMENT && page->blocks[b].furniture != 0) ||
			page->blocks[b].marks & MARK_WRAPPER);
}
