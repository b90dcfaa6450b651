/* SPDX-License-Identifier: ISC */
#include "extract/comment_fields.h"

#include "extract/comment_authors.h"
#include "extract/comment_depths.h"
#include "extract/comment_details.h"
#include "extract/comment_items.h"
#include "extract/comment_levels.h"
#include "extract/comment_numbers.h"
#include "extract/comment_roles.h"
#include "extract/comment_words.h"
#include "extract/date_relative.h"
#include "extract/dates.h"

enum {
	MILLISECONDS_MIN = 100000000000 /* a number as large counts no seconds */
};

static Str present(const CommentItems *all, Str text)
{
	return text.size == 0 ? STR_NONE : str_copy(all->page->arena, text);
}

/* What the element E around a shown date states it to be, in one of the ways sites
 * have for it. */
static bool stated_date(const Page *page, Index e, Date *date)
{
	static const char *const texts[] = { "datetime", "title", "data-datetime", "data-date",
		"data-original-title" };
	static const char *const numbers[] = { "data-utime", "data-timestamp", "data-time",
		"data-epoch" };
	unsigned long number;

	for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
		Str stated = page_attribute(page, e, texts[i]);

		if (!str_empty(stated) &&
			(date_from_iso(stated, date) || date_parse(stated, date, NULL)))
			return true;
	}
	for (size_t i = 0; i < sizeof numbers / sizeof numbers[0]; i++)
		if (str_number(page_attribute(page, e, numbers[i]), &number))
			return date_from_seconds(
				(int64_t)(number > MILLISECONDS_MIN ? number / 1000 : number),
				date);
	return false;
}

/* What the elements around the date of ITEM state it to be, at least as precisely as its
 * words: better than these. */
static bool stated_around(const CommentItems *all, const CommentItem *item, Date *date)
{
	const Page *page = all->page;

	for (Index e = page->fragments[item->date->fragment].owner, up = 0;
		e != PAGE_NONE && e > item->member->element && up < 4;
		e = page->elements[e].parent, up++)
		if (stated_date(page, e, date) &&
			date->precision >= item->date->found.date.precision)
			return true;
	return false;
}

static void write_date(
	const CommentItems *all, const CommentItem *item, Article *article, Comment *comment)
{
	Date date, captured;

	if (item->date == NULL)
		return;
	comment->date = str_slice(all->page->text, item->date->start, item->date->end);
	if (stated_around(all, item, &date)) {
		comment->time = date_iso(article->arena, &date);
		return;
	}
	comment->time = panel_anchor_iso(all->lines, article->arena, item->date);
	if (str_present(comment->time) || !date_from_iso(article->source.captured, &captured) ||
		!date_before(&item->date->found, &captured, &date))
		return;
	comment->time = date_iso(article->arena, &date);
	article_comment_details(article, comment)->time_inferred = true;
}

static bool write_item(
	const CommentItems *all, const CommentItem *item, int depth, Article *article)
{
	CommentWords words = comment_words(all, item);
	CommentBadges badges = comment_badges_of(all->page, item->member->element);

	if (words.text.size == 0)
		return false;
	Comment *comment = article_add_comment(article);

	comment->author = present(all, item->name);
	comment->location = present(all, item->place);
	comment->text = words.text;
	comment->depth = depth;
	comment->id = str_copy(all->page->arena, comment_number(all->page, item->member->element));
	comment->role = badges.role;
	comment_details_tell(all, item, &words, article, comment);
	if (badges.picked)
		article_comment_details(article, comment)->picked = true;
	write_date(all, item, article, comment);
	return true;
}

Index comment_fields_write(const PanelLines *lines, const CommentMembers *found, Article *article)
{
	CommentLevels levels = { .used = 0 };
	CommentItems all;
	Index written = 0;

	comment_items_cut(lines, found, &all);
	comment_authors_find(&all);
	const int *depths = comment_depths(&all);

	for (Index i = 0; i < found->count; i++) {
		if (write_item(&all, &all.items[i], comment_level(&levels, depths[i]), article))
			written++;
		else
			comment_level_pass(&levels);
	}
	comment_levels_tell(&levels, article);
	return written;
}
