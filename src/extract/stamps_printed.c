/* SPDX-License-Identifier: ISC */
#include "extract/stamps_printed.h"

#include <string.h>

#include "base/text.h"
#include "extract/byline_search.h"
#include "extract/byline_words.h"
#include "extract/stamp_words.h"

enum {
	LATE_TIME_BYTES = 40,
	DATE_LINE_LETTERS_MAX = 110, /* of a line that may be about a date */
	BARE_LETTERS = 24, /* beside a date that is nearly all of its line */
	NAMED_CLIMB_MAX = 4, /* elements around a line whose names say what it is */
	CHANGE_BLOCKS = 3, /* before the headline, one of which may tell of a change */
	END_BLOCKS = 6, /* at the end of the text, and behind it */
	PLACE_BYTES_MAX = 40, /* before a date: "Hamburg, den" */
	WIRE_BYTES_MAX = 80, /* the same, with the name of an agency */
	DATELINE_BLOCKS = 3, /* of the text, one of which may begin with a date */
};

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
		Text words = text_in(page->work);

		text_add(&words, str_slice(text, found->start, found->end));
		text_add_byte(&words, ' ');
		text_add(&words, time);
		if (str_find_byte(str_slice(time, 0, 3), ':', 0) != STR_NOWHERE &&
			date_parse(text_str(&words), &whole, NULL) &&
			whole.precision >= DATE_MINUTE)
			found->date = whole;
		return;
	}
}

/* Do the names around BLOCK say it holds a date or the facts of the article? */
static bool is_named_date(const Page *page, const PageBlock *block)
{
	Index e = page->fragments[block->first_fragment].owner;

	for (unsigned i = 0; i < NAMED_CLIMB_MAX && e != PAGE_NONE;
		i++, e = page->elements[e].parent)
		if (page->elements[e].kinds & (KIND_DATE | KIND_META | KIND_AUTHOR) ||
			page->elements[e].tag == TAG_TIME)
			return true;
	return false;
}

/* Do the names around BLOCK say that it holds the day on which the page is looked at? */
static bool is_of_today(const Page *page, const PageBlock *block)
{
	static const char *const words[] = { "today", "currentdate", "todaysdate", "datetoday",
		"heute", "aujourdhui", "hoy", "oggi", "dzisiaj", "vandaag", "weather", "wetter",
		"meteo", "tiempo", "pogoda" };
	Index e = page->fragments[block->first_fragment].owner;

	for (unsigned i = 0; i < 2 && e != PAGE_NONE; i++, e = page->elements[e].parent)
		for (size_t w = 0; w < sizeof words / sizeof *words; w++)
			if (page_has_word(page, e, words[w]))
				return true;
	return false;
}

/* Is BLOCK, or the label before it, about somebody's birth or death? */
static bool is_of_a_life(const Page *page, const PageBlock *block)
{
	if (stamp_says_life(block->text))
		return true;
	if (block == page->blocks)
		return false;
	Str label = block[-1].text;

	return label.size <= STAMP_LABEL_BYTES_MAX && stamp_says_life(label);
}

/* The words of BLOCK. Where only elements part a name from the date behind it, so does a comma. */
static Str words_of(const Page *page, const PageBlock *block)
{
	return block->letters <= DATE_LINE_LETTERS_MAX
		? byline_words(page, block->first_fragment, block_end_fragment(block))
		: block->text;
}

/* Does BEHIND, which follows a date, say that this is when something begins that ends then:
 * "13:15 - 19:00", "30.03.2020 - 02.04.2020"? That is no day of publication. */
static bool goes_on(Str behind)
{
	static const char *const marks[] = { "-", "\xE2\x80\x93", "\xE2\x80\x94", "bis ", "to ",
		"until " };
	DateFound end;

	behind = str_trim(behind);
	if (str_starts_nocase(behind, "uhr"))
		behind = str_trim(str_from(behind, 3));
	for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
		if (!str_starts_nocase(behind, marks[i]))
			continue;
		behind = str_trim(str_from(behind, strlen(marks[i])));
		bool clock = behind.size >= 4 && ascii_is_digit(behind.at[0]) &&
			(behind.at[1] == ':' || behind.at[2] == ':');

		return clock || (date_find(behind, 0, &end) && end.start == 0);
	}
	return false;
}

/* Reads the dates printed in BLOCK; the words before each decide which it is. The
 * first of publication goes to *OUT, one of a change is set. */
static bool read_printed(Stamps *stamps, const PageBlock *block, Stamp *out)
{
	DateFound found, next;
	Str text = words_of(stamps->page, block);
	size_t from = 0;
	bool any = false;

	if (is_of_a_life(stamps->page, block) || is_of_today(stamps->page, block) ||
		stamp_says_term(str_trim(text)))
		return false;
	for (unsigned i = 0; i < 2 && date_find(text, from, &found); i++) {
		Str before = str_slice(text, from, found.start);
		bool only = i == 0 && !date_find(text, found.end, &next);
		bool updated = stamp_says_updated(only ? text : before);
		Stamp stamp = { .from = STAMP_PRINTED };
		const char *shown =
			str_c(stamps->page->work, str_slice(text, found.start, found.end));

		if (i == 0 && goes_on(str_from(text, found.end)))
			return false;
		/* Beside a day of a change stands that of publication. */
		bool changed = !only && i == 0 && !updated &&
			stamp_says_updated(str_slice(text, found.end, next.start));

		from = found.end;
		stamp.labelled = changed || stamp_says_published(before);
		stamp.sure = str_find(stamps->page->title, shown, 0) == STR_NOWHERE &&
			(is_named_date(stamps->page, block) || stamp.labelled ||
				text.size - (found.end - found.start) <= BARE_LETTERS);
		add_late_time(stamps->page, text, &found);
		stamp.found = found;
		if (found.date.precision < DATE_DAY && !found.ambiguous)
			continue;
		stamp_settle(stamps->article, &stamp.found);
		date_settle_month(&stamp.found, text, stamps->article->field[FIELD_LANGUAGE]);
		if (updated)
			stamp_set(stamps, FIELD_UPDATED, &stamp);
		else if (!any)
			*out = stamp;
		any = any || !updated;
	}
	return any;
}

/* Does BEFORE, all that stands before a date at the end of its line, name a place:
 * "Hamburg, den"? */
static bool is_place(Str before)
{
	size_t comma = str_find_byte(before, ',', 0);

	return comma != STR_NOWHERE && comma > 1 && before.size <= PLACE_BYTES_MAX &&
		before.size - comma <= 6 &&
		(ascii_is_upper(before.at[0]) || (unsigned char)before.at[0] >= 0x80);
}

/* Does byte AT of TEXT end a line, or begin or end a sign that parts what one line says? */
static bool parts_at(Str text, size_t at)
{
	static const char *const signs[] = { "\n", "|", "\xE2\x80\xA2", "\xC2\xB7" };

	for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
		if (str_starts(str_from(text, at), signs[i]) ||
			str_ends(str_slice(text, 0, at + 1), signs[i]))
			return true;
	return false;
}

/* Is FOUND all that stands in its line of TEXT, or between two signs of it, but perhaps for a
 * place before it? */
static bool is_alone(Str text, const DateFound *found)
{
	size_t start = found->start, end = found->end;

	while (start > 0 && !parts_at(text, start - 1))
		start--;
	while (end < text.size && !parts_at(text, end))
		end++;
	return found->start - start + (end - found->end) <= 2 ||
		(end == found->end && is_place(str_slice(text, start, found->start)));
}

/* May a date in block B be about the article: a short line of nobody else? */
static bool can_date(const Page *page, Index b)
{
	return page->blocks[b].letters <= DATE_LINE_LETTERS_MAX && !stamp_is_foreign(page, b) &&
		!(page->blocks[b].marks & MARK_HIDDEN);
}

/* Does the line TEXT of the head of the text begin with the date of STAMP, and go on about the
 * article: with a name behind a label, where it is from, or something in brackets? */
static bool begins_head_line(Str text, const Stamp *stamp)
{
	enum {
		ARTICLE_BYTES_MAX = 4 /* "Le " before a date */
	};

	Str behind = str_trim(str_from(text, stamp->found.end));

	while (str_starts(behind, "\xE3\x80\x80"))
		behind = str_trim(str_from(behind, 3));
	return stamp->found.start <= ARTICLE_BYTES_MAX &&
		(!str_empty(
			 byline_behind_label(str_slice(text, 0, str_find_byte(text, '\n', 0)))) ||
			!str_empty(byline_source(behind)) ||
			(str_starts(behind, "[") && str_ends(behind, "]")));
}

/* Is a date in block B evidence: outside of the text, or in it a line of its own, or behind "By"
 * and a name? */
static bool is_evidence(const Page *page, Index anchor, Index b, const Stamp *stamp)
{
	const PageBlock *block = &page->blocks[b];
	Str text = words_of(page, block), before = str_trim(str_slice(text, 0, stamp->found.start));

	return block->claim != CLAIM_BODY || is_alone(text, &stamp->found) ||
		(byline_in_head(page, anchor, b) && begins_head_line(text, stamp)) ||
		(stamp->labelled && before.size <= STAMP_LABEL_BYTES_MAX &&
			!block->ends_sentence) ||
		byline_is_plain(page->work, block->text);
}

bool stamps_printed_near(Stamps *stamps, bool sure, Stamp *out)
{
	const Page *page = stamps->page;
	Index anchor = metadata_anchor(page, stamps->root);

	for (Index i = 0; i < 2 * STAMP_NEAR_BLOCKS; i++) {
		Index away = (i + 1) / 2;
		Index b = i % 2 == 0 ? anchor + away : anchor - away;

		if (i % 2 != 0 && (away > anchor || away > STAMP_NEAR_BLOCKS / 2))
			continue;
		if (b < page->block_count && can_date(page, b) &&
			read_printed(stamps, &page->blocks[b], out) &&
			is_evidence(page, anchor, b, out) && (out->sure || !sure))
			return true;
	}
	return false;
}

/* Does BEFORE, what stands before a date, name a place and the agency whose wire carried it:
 * "LOW WEIR--(MARSH WIRE)--"? */
static bool is_wire(Str before)
{
	Str bare = str_trim(before);

	while (str_ends(bare, "-") || str_ends(bare, "\xE2\x80\x93") ||
		str_ends(bare, "\xE2\x80\x94"))
		bare = str_trim(str_slice(bare, 0, bare.size - (str_ends(bare, "-") ? 1 : 3)));
	return bare.size < str_trim(before).size && bare.size <= WIRE_BYTES_MAX &&
		str_ends(bare, ")") && ascii_is_upper(bare.at[0]) &&
		str_find_byte(bare, '(', 0) != STR_NOWHERE;
}

void stamps_printed_change(Stamps *stamps)
{
	const Page *page = stamps->page;
	Index anchor = metadata_anchor(page, stamps->root);

	for (Index b = anchor > CHANGE_BLOCKS ? anchor - CHANGE_BLOCKS : 0; b < page->block_count &&
		b <= anchor + STAMP_NEAR_BLOCKS && str_empty(stamps->article->field[FIELD_UPDATED]);
		b++) {
		const PageBlock *block = &page->blocks[b];
		Stamp stamp = { .from = STAMP_PRINTED };

		if (!can_date(page, b) || block->heading > 0 ||
			(block->claim == CLAIM_BODY && !byline_in_head(page, anchor, b)))
			continue;
		Str text = words_of(page, block);

		if (!date_find(text, 0, &stamp.found) || stamp.found.date.precision < DATE_DAY ||
			stamp.found.start > STAMP_LABEL_BYTES_MAX ||
			text.size - stamp.found.end > BARE_LETTERS ||
			!stamp_says_updated(str_slice(text, 0, stamp.found.start)))
			continue;
		add_late_time(page, text, &stamp.found);
		stamp_settle(stamps->article, &stamp.found);
		date_settle_month(&stamp.found, text, stamps->article->field[FIELD_LANGUAGE]);
		(void)stamp_set(stamps, FIELD_UPDATED, &stamp);
	}
}

bool stamps_dateline(Stamps *stamps, Stamp *out)
{
	const Page *page = stamps->page;

	if (stamps->root == PAGE_NONE)
		return false;
	const Element *root = &page->elements[stamps->root];
	unsigned looked = 0;

	for (Index b = root->first_block; b < root->end_block; b++) {
		const PageBlock *block = &page->blocks[b];

		if (block->claim != CLAIM_BODY || block->letters <= DATE_LINE_LETTERS_MAX / 2)
			continue;
		if (looked++ == DATELINE_BLOCKS)
			return false;
		if (!date_find(block->text, 0, &out->found) || out->found.date.precision < DATE_DAY)
			continue;
		bool wire = is_wire(str_slice(block->text, 0, out->found.start));
		bool place = wire || is_place(str_slice(block->text, 0, out->found.start));
		Str rest = str_trim(str_from(block->text, out->found.end));

		if (out->found.start > 1 && !place)
			continue;
		*out = (Stamp){ .from = "start of the text", .found = out->found };
		stamp_settle(stamps->article, &out->found);
		date_settle_month(&out->found, block->text, stamps->article->field[FIELD_LANGUAGE]);
		if ((place && str_starts(rest, ".")) || str_starts(rest, ")") ||
			str_starts(rest, "-") || str_starts(rest, "–") || str_starts(rest, "—") ||
			str_starts(rest, ":") || str_starts(rest, "|") || str_starts(rest, "/"))
			return true;
	}
	return false;
}

/* Is BLOCK nothing but the word "date" and one? */
static bool is_labelled(const PageBlock *block)
{
	DateFound found;

	return block->letters <= BARE_LETTERS && date_find(block->text, 0, &found) &&
		stamp_is_label(str_slice(block->text, 0, found.start)) &&
		str_empty(str_trim(str_from(block->text, found.end)));
}

/* Is BLOCK a line that says when the page was last changed, as at the foot of many? */
static bool is_last_change(const PageBlock *block)
{
	DateFound found;

	return block->letters <= DATE_LINE_LETTERS_MAX && stamp_says_last_change(block->text) &&
		date_find(block->text, 0, &found) && found.date.precision >= DATE_DAY;
}

bool stamps_printed_at_end(Stamps *stamps, Stamp *out)
{
	const Page *page = stamps->page;

	if (stamps->root == PAGE_NONE)
		return false;
	Index last = page->elements[stamps->root].end_block;

	while (last > page->elements[stamps->root].first_block &&
		page->blocks[last - 1].claim != CLAIM_BODY)
		last--;
	for (Index b = last > END_BLOCKS ? last - END_BLOCKS : 0; b < page->block_count; b++) {
		const PageBlock *block = &page->blocks[b];
		bool labelled = is_labelled(block);

		bool entry = stamp_tells_entry(block->text);

		if (stamp_is_foreign(page, b) ||
			(block->letters > DATE_LINE_LETTERS_MAX && !entry) ||
			block->marks & MARK_HIDDEN ||
			(b >= last + END_BLOCKS && !labelled && !entry && !is_last_change(block)) ||
			!read_printed(stamps, block, out))
			continue;
		Str text = words_of(page, block), before = str_slice(text, 0, out->found.start);

		if (!labelled && !is_alone(text, &out->found) && !stamp_says_published(before))
			continue;
		out->from = "date at the end of the text";
		return true;
	}
	return false;
}
