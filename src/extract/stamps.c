/* SPDX-License-Identifier: ISC */
#include "extract/stamps.h"

#include <string.h>

#include "extract/dates.h"

enum {
	LATE_TIME_BYTES = 40,
	NEAR_BLOCKS = 14, /* around the headline, where dates stand */
};

/* Settles an ambiguous date by the page's language: only English is written both
 * ways, and its countries' tags tell which. */
static void settle(const Article *article, DateFound *found)
{
	Str language = article->field[FIELD_LANGUAGE];

	if (!found->ambiguous || str_empty(language))
		return;
	if (str_is_nocase(language, "en-US"))
		date_settle(found, false);
	else if (!str_starts_nocase(language, "en") || language.size > 2)
		date_settle(found, true);
}

static void warn_ambiguous(Article *article)
{
	article_warn(article, WARNING_DATE_AMBIGUOUS,
		"A date can be read as day and month or as month and day.");
}

static bool set_date(Page *page, Article *article, Field field, Str words, const char *from)
{
	Date date;
	DateFound found;
	bool ambiguous = false;

	if (str_empty(words) || str_present(article->field[field]) ||
		!date_parse(words, &date, &ambiguous))
		return false;
	if (ambiguous && date_find(words, 0, &found)) {
		settle(article, &found);
		date = found.date;
		ambiguous = found.ambiguous;
	}
	Str iso = date_iso(page->arena, &date);

	if (str_empty(iso))
		return false;
	if (ambiguous)
		warn_ambiguous(article);
	article_set(article, field, iso, from);
	return true;
}

/* Words that say a date is that of a change. */
static bool says_updated(Str text)
{
	static const char *const words[] = { "updated", "update:", "modified", "aktualisiert",
		"ge\xC3\xA4ndert", "mis \xC3\xA0 jour", "modifi\xC3\xA9", "actualizado",
		"aggiornat", "bijgewerkt", "aktualiz", "atualizado", "Stand:", "last edited",
		"zuletzt", "\xE6\x9B\xB4\xE6\x96\xB0", "uppdaterad", "opdateret", "oppdatert",
		"p\xC3\xA4ivitetty", "\xD0\xBE\xD0\xB1\xD0\xBD\xD0\xBE\xD0\xB2\xD0\xBB" };

	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (str_find_nocase(text, words[i], 0) != STR_NOWHERE)
			return true;
	return false;
}

/* "28 March 2012 Last updated at 00:40": the time stands behind other words. */
static void add_late_time(const Page *page, Str text, DateFound *found)
{
	Date whole;

	if (found->timed || found->date.precision != DATE_DAY)
		return;
	for (size_t i = found->end; i + 4 < text.size && i < found->end + LATE_TIME_BYTES; i++) {
		if (!ascii_is_digit(text.at[i]) || (i > 0 && ascii_is_digit(text.at[i - 1])))
			continue;
		Str time = str_from(text, i);
		Str words = str_format(page->work, "%.*s %.*s", (int)(found->end - found->start),
			text.at + found->start, (int)time.size, time.at);

		if (str_find_byte(str_slice(time, 0, 3), ':', 0) != STR_NOWHERE &&
			date_parse(words, &whole, NULL) && whole.precision >= DATE_MINUTE)
			found->date = whole;
		return;
	}
}

/* Reads the date printed in BLOCK; the words before it decide which it is. */
static bool read_printed(Page *page, const PageBlock *block, Article *article)
{
	DateFound found;
	bool any = false;
	size_t from = 0;

	for (unsigned i = 0; i < 2 && date_find(block->text, from, &found); i++) {
		Str before = str_slice(block->text, from, found.start);
		DateFound next;
		bool only = i == 0 && !date_find(block->text, found.end, &next);
		Field field =
			says_updated(only ? block->text : before) ? FIELD_UPDATED : FIELD_PUBLISHED;

		from = found.end;
		settle(article, &found);
		add_late_time(page, block->text, &found);
		if ((found.date.precision < DATE_DAY && !found.ambiguous) ||
			str_present(article->field[field]))
			continue;
		Str iso = date_iso(page->arena, &found.date);

		if (str_empty(iso))
			continue;
		if (found.ambiguous)
			warn_ambiguous(article);
		article_set(article, field, iso, "date on the page");
		any = true;
	}
	return any;
}

/* Is a date in BLOCK about the article: a short line, or named a date? */
static bool can_date(const PageBlock *block)
{
	return block->letters <= 110 &&
		(block->claim == CLAIM_NONE || block->claim == CLAIM_LEFT_OUT ||
			block->claim == CLAIM_FIELD) &&
		!(block->marks & (MARK_WRAPPER | MARK_HIDDEN));
}

/* Goes outwards from the headline, below it first. */
static void read_printed_near(Page *page, Index root, Article *article)
{
	Index anchor = metadata_anchor(page, root);

	for (Index i = 0; i < 2 * NEAR_BLOCKS; i++) {
		Index away = (i + 1) / 2;
		Index b = i % 2 == 0 ? anchor + away : anchor - away;

		if (i % 2 != 0 && (away > anchor || away > NEAR_BLOCKS / 2))
			continue;
		if (b >= page->block_count || !can_date(&page->blocks[b]))
			continue;
		if (read_printed(page, &page->blocks[b], article) &&
			str_present(article->field[FIELD_PUBLISHED]))
			return;
	}
}

/* time elements and schema.org properties in or around the article. */
static void read_marked_dates(Page *page, Article *article)
{
	for (Index e = 0; e < page->element_count; e++) {
		const Element *element = &page->elements[e];
		Str property = page_attribute(page, e, "itemprop");
		bool published = str_find_nocase(property, "datePublished", 0) != STR_NOWHERE ||
			page_has_attribute(page, e, "pubdate");
		bool modified = str_find_nocase(property, "dateModified", 0) != STR_NOWHERE;

		if (!published && !modified)
			continue;
		if (element->first_block < page->block_count && element->tag != TAG_META &&
			page->blocks[element->first_block].claim != CLAIM_NONE &&
			page->blocks[element->first_block].claim != CLAIM_LEFT_OUT)
			continue;
		Str words = page_attribute(page, e, "datetime");

		if (str_empty(words))
			words = page_attribute(page, e, "content");
		if (str_empty(words))
			words = page_text_of(page, e);
		set_date(page, article, published ? FIELD_PUBLISHED : FIELD_UPDATED, words,
			"schema.org date on the page");
	}
}

/* The first time element near the headline. */
static void read_time_element(Page *page, Index root, Article *article)
{
	Index anchor = metadata_anchor(page, root);

	for (Index e = 0; e < page->element_count; e++) {
		const Element *element = &page->elements[e];
		bool abbreviation = strcmp((const char *)element->node->name, "abbr") == 0;

		if (element->tag != TAG_TIME && !(abbreviation && element->kinds & KIND_DATE))
			continue;
		Index b = element->first_block;
		bool taken = b < page->block_count &&
			(page->blocks[b].claim == CLAIM_COMMENTS ||
				page->blocks[b].claim == CLAIM_RELATED);

		if (taken || b + NEAR_BLOCKS < anchor)
			continue;
		Str words = page_attribute(page, e, abbreviation ? "title" : "datetime");

		if (str_empty(words))
			words = page_text_of(page, e);
		bool updated = b < page->block_count && says_updated(page->blocks[b].text);

		if (set_date(page, article, updated ? FIELD_UPDATED : FIELD_PUBLISHED, words,
			    "time on the page"))
			return;
	}
}

/* 2009/11/02 or 2009-11-02 or 20091102 in the address. */
static void read_address_date(Page *page, Article *article)
{
	Str address = page->address;

	for (size_t i = 0; i + 10 <= address.size; i++) {
		if (address.at[i] != '/' || i + 11 > address.size)
			continue;
		Str part = str_slice(address, i + 1, i + 11);
		bool shape = part.size == 10 && (part.at[4] == '/' || part.at[4] == '-') &&
			part.at[7] == part.at[4];

		for (size_t k = 0; shape && k < 10; k++)
			shape = k == 4 || k == 7 || ascii_is_digit(part.at[k]);
		if (!shape)
			continue;
		Str iso = str_format(
			page->arena, "%.4s-%.2s-%.2s", part.at, part.at + 4 + 1, part.at + 8);

		if (set_date(page, article, FIELD_PUBLISHED, iso, "address"))
			return;
	}
}

void stamps_fill(Page *page, const Metadata *metadata, Index root, Article *article)
{
	set_date(page, article, FIELD_PUBLISHED, metadata->data.published, "JSON-LD");
	set_date(page, article, FIELD_PUBLISHED, metadata->published, "meta");
	set_date(page, article, FIELD_UPDATED, metadata->data.modified, "JSON-LD");
	set_date(page, article, FIELD_UPDATED, metadata->modified, "meta");
	read_marked_dates(page, article);
	if (str_empty(article->field[FIELD_PUBLISHED]))
		read_time_element(page, root, article);
	if (str_empty(article->field[FIELD_PUBLISHED]) || str_empty(article->field[FIELD_UPDATED]))
		read_printed_near(page, root, article);
	if (str_empty(article->field[FIELD_PUBLISHED]) && str_empty(article->field[FIELD_UPDATED]))
		read_address_date(page, article);
}
