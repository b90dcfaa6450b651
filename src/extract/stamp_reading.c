/* SPDX-License-Identifier: ISC */
#include "extract/stamp_reading.h"

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

bool stamp_read(Str words, DateFound *found)
{
	bool ambiguous;
	Date date;

	if (str_empty(words) || !date_parse(words, &date, &ambiguous))
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
			page->blocks[b].marks & MARK_WRAPPER);
}
