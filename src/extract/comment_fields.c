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
	MILLISECONDS_MIN = 100000000000, /* a number as large counts no seconds */
	PLACE_BYTES_MIN = 4, /* with its brackets */
};

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

/* Is E declared to hold when a comment was written? */
static bool declares_date(const Page *page, Index e)
{
	static const char *const properties[] = { "datepublished", "datecreated", "commenttime",
		"schema:datepublished", "schema:datecreated", "dc:created", "sioc:created" };
	static const char *const attributes[] = { "itemprop", "property" };

	for (size_t a = 0; a < sizeof attributes / sizeof *attributes; a++) {
		Str property = page_attribute(page, e, attributes[a]);

		for (size_t i = 0; i < sizeof properties / sizeof *properties; i++)
			if (str_is_nocase(property, properties[i]))
				return true;
	}
	return page->elements[e].tag == TAG_TIME;
}

/* Tells COMMENT when ITEM, in which no date is printed whole, was written, where an element
 * declares it. */
static void tell_declared_date(const CommentItems *all, const CommentItem *item, Comment *comment)
{
	static const char *const values[] = { "content", "datetime" };
	const Page *page = all->page;
	Index end = comment_elements_end(page, item->member);
	Index child = (Index)(item->member - all->found->members) + 1;
	Date date;

	for (Index e = comment_next_element(all, item->member->element, end, &child); e < end;
		e = comment_next_element(all, e, end, &child)) {
		if (page->elements[e].marks & MARK_QUOTE || !declares_date(page, e))
			continue;
		for (size_t i = 0; i < sizeof values / sizeof *values; i++) {
			Str value = page_attribute(page, e, values[i]), shown = STR_NONE;

			if (str_empty(value) || !date_from_iso(value, &date))
				continue;
			if (page_sums(page, e).letters > 0)
				shown = page_text_of(page, e);
			comment->date = str_empty(shown) ? value : shown;
			comment->time = date_iso(all->work, &date);
			return;
		}
	}
}

/* The time of ITEM, captured at CAPTURED, or absent; *INFERRED: told by its distance. */
static Str time_of(const CommentItems *all, const CommentItem *item, Str captured, bool *inferred)
{
	Arena *arena = all->work;
	Date date, capture;

	*inferred = false;
	if (stated_around(all, item, &date))
		return date_iso(arena, &date);
	Str time = panel_anchor_iso(all->lines, arena, item->date);

	if (str_present(time) || !date_from_iso(captured, &capture) ||
		!date_before(&item->date->found, &capture, &date))
		return time;
	*inferred = true;
	return date_iso(arena, &date);
}

/* Writes ITEM at DEPTH; false when it has no words. ROOM is for these. */
static bool write_item(
	const CommentItems *all, const CommentItem *item, int depth, Text *room, Article *article)
{
	const Page *page = all->page;
	CommentWords words = comment_words(all, item, room);
	CommentBadges badges = comment_badges_of(page, item->member->element);

	if (words.text.size == 0)
		return false;
	Comment comment = {
		.author = item->name,
		.location = item->place,
		.text = words.text,
		.id = comment_number(page, item->member->element),
		.depth = depth,
		.role = badges.role,
	};

	comment.details = comment_details_of(all, item, &words, comment.id);
	comment.details.picked = badges.picked;
	if (item->date != NULL) {
		comment.date = str_slice(page->text, item->date->start, item->date->end);
		comment.time = time_of(
			all, item, article->source.captured, &comment.details.time_inferred);
	} else {
		tell_declared_date(all, item, &comment);
	}
	article_add_comment(article, &comment);
	return true;
}

/* Where the place begins in AUTHOR, written "Name (Place)", at its bracket; STR_NOWHERE where
 * there is none. */
static size_t place_at(Str author)
{
	size_t open = str_find_byte(author, '(', 0);

	if (open == STR_NOWHERE || open == 0 || author.at[author.size - 1] != ')' ||
		author.size - open < PLACE_BYTES_MIN)
		return STR_NOWHERE;
	/* "(jdoe)" is what the site knows him by. */
	if (author.at[open + 1] >= 'a' && author.at[open + 1] <= 'z')
		return STR_NOWHERE;
	for (size_t i = open + 1; i + 1 < author.size; i++)
		if (ascii_is_digit(author.at[i]) || author.at[i] == '(' || author.at[i] == ')')
			return STR_NOWHERE;
	return open;
}

static Str in_brackets(Str author)
{
	return str_slice(author, place_at(author) + 1, author.size - 1);
}

/* Where all of the comments from FIRST on are signed "Name (Place)", and not all from the same
 * place, these are places: what stands behind the names of some only, or of all alike, may be
 * a rank or a word of the site. */
static void tell_places(Article *article, size_t first)
{
	Str before = STR_NONE;
	bool differ = false;

	for (size_t i = first; i < article->comment_count; i++) {
		Comment comment = article_comment(article, i);

		if (str_present(comment.location) || str_empty(comment.author) ||
			place_at(comment.author) == STR_NOWHERE)
			return;
		Str place = in_brackets(comment.author);

		differ = differ || (str_present(before) && !str_equal(place, before));
		before = place;
	}
	for (size_t i = first; differ && i < article->comment_count; i++) {
		Comment comment = article_comment(article, i);
		Str author = comment.author;

		comment.location = str_trim(in_brackets(author));
		comment.author = str_trim(str_slice(author, 0, place_at(author)));
		article_set_comment(article, i, &comment);
	}
}

Index comment_fields_write(const PanelLines *lines, const CommentMembers *found, Article *article)
{
	CommentLevels levels = { .used = 0 };
	CommentItems all;
	Text room = text_in(NULL);
	size_t first = article->comment_count;
	Index written = 0;
	Arena *work = arena_new();

	comment_items_cut(lines, found, work, &all);
	comment_authors_find(&all);
	const int *depths = comment_depths(&all);

	for (Index i = 0; i < found->count; i++) {
		int level = comment_level(&levels, depths[i]);

		if (write_item(&all, &all.items[i], level, &room, article))
			written++;
		else
			comment_level_pass(&levels);
	}
	text_clear(&room);
	arena_free(work);
	comment_levels_tell(&levels, article);
	tell_places(article, first);
	return written;
}
