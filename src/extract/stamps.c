/* SPDX-License-Identifier: ISC */
#include "extract/stamps.h"

#include <stdlib.h>

#include "extract/clock.h"
#include "extract/stamps_declared.h"
#include "extract/stamps_printed.h"

enum {
	PAST_YEARS = 15, /* before a page's last change: longer than most stories stand */
	ZONES_SECONDS = 14 * 60 * 60, /* the most that clocks are apart from UTC */
};

/* Settles what DECLARED leaves open by the day the page prints. */
static void settle_by(Stamp *declared, const Stamp *printed)
{
	DateFound *found = &declared->found;
	bool by_day = clock_same_day(&found->day_first, &printed->found.date);
	bool by_month = clock_same_day(&found->month_first, &printed->found.date);

	if (found->ambiguous && by_day != by_month)
		date_settle(found, by_day);
}

/* The other way: PRINTED is the reading that is within a day of what is declared. */
static void settle_printed(const Stamps *stamps, Stamp *printed)
{
	for (size_t i = 0; i < stamps->declared_count && printed->found.ambiguous; i++) {
		const Date *declared = &stamps->declared[i].found.date;

		if (declared->precision < DATE_DAY)
			continue;
		bool by_day = date_valid(&printed->found.day_first) &&
			labs(clock_minutes(&printed->found.day_first) - clock_minutes(declared)) <=
				CLOCK_DAY_MINUTES;
		bool by_month = date_valid(&printed->found.month_first) &&
			labs(clock_minutes(&printed->found.month_first) -
				clock_minutes(declared)) <= CLOCK_DAY_MINUTES;

		if (by_day != by_month)
			date_settle(&printed->found, by_day);
	}
}

/* FIRST, or where that is the day of the last change an earlier one of the page's head. */
static const Stamp *before_change(const Stamps *stamps, const Stamp *first)
{
	Date change;

	if (!date_from_iso(stamps->article->field[FIELD_UPDATED], &change) ||
		!clock_same_day(&change, &first->found.date))
		return first;
	for (size_t i = 0; i < stamps->head_count; i++) {
		const Stamp *other = &stamps->declared[i];

		if (other->found.date.precision >= DATE_DAY &&
			clock_minutes(&other->found.date) <
				clock_minutes(&first->found.date) - CLOCK_DAY_MINUTES)
			return other;
	}
	return first;
}

/* The declared date that the page prints as well; else the first, or PRINTED where
 * that is more to be trusted. NULL when nothing is declared. */
static const Stamp *choose(Stamps *stamps, Stamp *printed)
{
	const Stamp *first = NULL;

	if (printed != NULL)
		settle_printed(stamps, printed);

	for (size_t i = 0; i < stamps->declared_count; i++) {
		Stamp *declared = &stamps->declared[i];

		if (printed != NULL) {
			settle_by(declared, printed);
			stamp_settle(stamps->article, &declared->found);
			if (clock_of_readers(&declared->found.date, &printed->found.date))
				declared->from = printed->from;
			if (clock_same_day(&declared->found.date, &printed->found.date))
				return declared;
		}
		stamp_settle(stamps->article, &declared->found);
		if (first == NULL && !declared->borrowed)
			first = declared;
		if (first == NULL && printed == NULL)
			first = declared;
	}
	if (first != NULL && printed == NULL)
		first = before_change(stamps, first);
	if (first != NULL && printed != NULL && printed->sure &&
		first->found.date.precision <= DATE_DAY)
		return printed; /* a date typed in by hand, against one the page shows */
	return first == NULL ? printed : first;
}

/* Is PRINTED, for all the page says, a day in a life it tells of: half a generation before its
 * last change, and no word says that it was published then? */
static bool is_of_the_past(const Article *article, const Stamp *printed)
{
	Date change;

	return !printed->labelled && date_from_iso(article->field[FIELD_UPDATED], &change) &&
		printed->found.date.year < change.year - PAST_YEARS;
}

/* Is A surely a moment before B? Two of which only one tells its zone may lie most of a day
 * apart and be one. */
static bool is_before(const Date *a, const Date *b)
{
	int64_t first, second;
	int64_t doubt = a->zone_known == b->zone_known ? 0 : ZONES_SECONDS;

	return date_moment(a, &first) && date_moment(b, &second) && first + doubt < second;
}

/* What the data call a change and was before the publication changed nothing that a reader
 * saw; what the page prints stays. */
static void settle_change(Article *article)
{
	Str updated = article->field[FIELD_UPDATED];
	Date published, change;

	if (str_equal(article->from[FIELD_UPDATED], str(STAMP_PRINTED)) ||
		!date_from_iso(article->field[FIELD_PUBLISHED], &published) ||
		!date_from_iso(updated, &change) || !is_before(&change, &published))
		return;
	article->field[FIELD_UPDATED] = STR_NONE;
	article->from[FIELD_UPDATED] = STR_NONE;
}

/* Has a machine's clock told one of the two dates of ARTICLE, and one of its readers' the other?
 * Then both are told by the readers', as far as the day of publication stays. */
static void settle_zones(Page *page, Article *article)
{
	Date published, change, moved;

	if (!date_from_iso(article->field[FIELD_PUBLISHED], &published) ||
		!date_from_iso(article->field[FIELD_UPDATED], &change) || !published.zone_known ||
		!change.zone_known || published.zone_minutes == change.zone_minutes)
		return;
	if (change.zone_minutes == 0 && clock_at_zone(&change, published.zone_minutes, &moved))
		article->field[FIELD_UPDATED] = date_iso(page->arena, &moved);
	else if (published.zone_minutes == 0 &&
		clock_at_zone(&published, change.zone_minutes, &moved) &&
		clock_same_day(&published, &moved))
		article->field[FIELD_PUBLISHED] = date_iso(page->arena, &moved);
}

void stamps_fill(Page *page, const Metadata *metadata, Index root, Article *article)
{
	Stamps stamps = { .page = page, .metadata = metadata, .root = root, .article = article };
	Stamp printed = { .from = STAMP_PRINTED };

	stamps_declare(&stamps);
	bool sure = stamps_printed_near(&stamps, true, &printed);
	const Stamp *best = choose(&stamps, sure ? &printed : NULL);

	if (best == NULL &&
		(stamps_printed_near(&stamps, false, &printed) ||
			stamps_dateline(&stamps, &printed) ||
			stamps_printed_at_end(&stamps, &printed)))
		best = &printed;
	stamps_printed_change(&stamps);
	if (best == &printed && is_of_the_past(article, &printed))
		best = NULL;
	if (best != NULL)
		stamp_set(&stamps, FIELD_PUBLISHED, best);
	if (str_empty(article->field[FIELD_PUBLISHED]))
		stamps_read_address(&stamps);
	if (str_empty(article->field[FIELD_PUBLISHED]))
		stamps_read_scripts(&stamps);
	/* A page that tells no more than when it was changed stood there then at the latest. */
	if (str_empty(article->field[FIELD_PUBLISHED]))
		article_infer(article, FIELD_PUBLISHED, article->field[FIELD_UPDATED],
			"date of the last change");
	settle_change(article);
	settle_zones(page, article);
}
