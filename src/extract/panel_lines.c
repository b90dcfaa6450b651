/* SPDX-License-Identifier: ISC */
#include "extract/panel_lines.h"

#include "extract/panel_kinds.h"
#include "extract/signature.h"

enum {
	AUTHOR_LETTERS_MAX = 60,
	ANCHORS_FIRST = 64,
	NAMED_DATE_BYTES_MAX = 40, /* of what only a name tells to be a date */
	COMMENT_CLIMB = 8
};

/* The fragment of LINE that holds byte AT of the page's text. */
static Index fragment_at(const Page *page, const Line *line, uint32_t at)
{
	Index f = line->first_fragment;

	while (f + 1 < line_end_fragment(line) && page->fragments[f + 1].start <= at)
		f++;
	return f;
}

/* Do the words at byte AT of LINE run on over the edge of an element, as those of a name and
 * a date do that only a style sheet sets apart? */
static bool is_glued(const Page *page, const Line *line, uint32_t at)
{
	if (at <= line->start || at >= line->end)
		return false;
	char before = page->text.at[at - 1], behind = page->text.at[at];

	return !ascii_is_space(before) && (ascii_is_alnum(behind) || (unsigned char)behind >= 0x80);
}

/* The date in fragment F of LINE that begins at byte FROM or later, and that words of other
 * elements are glued to. */
static bool find_glued(const Page *page, const Line *line, Index f, uint32_t from, Anchor *anchor)
{
	const Fragment *fragment = &page->fragments[f];
	uint32_t start = fragment->start > from ? fragment->start : from;

	if (!is_glued(page, line, fragment->start) && !is_glued(page, line, fragment->end))
		return false;
	if (!date_find(str_slice(page->text, start, fragment->end), 0, &anchor->found))
		return false;
	anchor->start = start + (uint32_t)anchor->found.start;
	anchor->end = start + (uint32_t)anchor->found.end;
	anchor->fragment = f;
	return true;
}

/* The date in LINE by its fragments one by one. */
static bool find_among_glued(const Page *page, const Line *line, Anchor *anchor)
{
	for (Index f = line->first_fragment; f < line_end_fragment(line); f++)
		if (find_glued(page, line, f, line->start, anchor))
			return true;
	return false;
}

/* The date in LINE, words in other elements counting as if they were its own. */
static bool find_in_line(const Page *page, const Line *line, Anchor *anchor)
{
	if (!date_find(str_slice(page->text, line->start, line->end), 0, &anchor->found))
		return find_among_glued(page, line, anchor);
	anchor->start = line->start + (uint32_t)anchor->found.start;
	anchor->end = line->start + (uint32_t)anchor->found.end;
	anchor->fragment = fragment_at(page, line, anchor->start);
	Anchor alone = *anchor;

	if (find_glued(page, line, anchor->fragment, anchor->start, &alone) &&
		alone.start == anchor->start && alone.end > anchor->end)
		*anchor = alone;
	return true;
}

/* Does E lie in something named for comments? */
static bool is_of_comment(const PanelLines *lines, Index e)
{
	for (int up = 0; up < COMMENT_CLIMB && e != PAGE_NONE;
		up++, e = lines->page->elements[e].parent)
		if (lines->names[e] & NAME_COMMENT)
			return true;
	return false;
}

/* Is fragment F all of an element that says it is the date of a comment, whatever its words
 * are: "May 12", "2d", "a while ago"? */
static bool is_named_date(const PanelLines *lines, Index f)
{
	const Page *page = lines->page;
	const Fragment *fragment = &page->fragments[f];
	Index e = fragment->owner;
	bool digit = false;

	if (page->elements[e].tag == TAG_A && !(lines->names[e] & NAME_DATE))
		e = page->elements[e].parent;
	if (e == PAGE_NONE || page->elements[e].end_fragment - page->elements[e].first_fragment > 1)
		return false;
	bool time = page->elements[e].tag == TAG_TIME;
	uint32_t size = fragment->end - fragment->start;

	for (uint32_t i = fragment->start; i < fragment->end && !digit; i++)
		digit = ascii_is_digit(page->text.at[i]);
	return (time || (lines->names[e] & NAME_DATE)) && (digit || time) && size > 1 &&
		size <= NAMED_DATE_BYTES_MAX && !(lines->names[e] & (NAME_AUTHORS | NAME_TEXT)) &&
		!page_has_word(page, e, "reading") && !page_has_word(page, e, "read") &&
		is_of_comment(lines, e);
}

/* The date in LINE that its element's name alone tells. */
static bool find_named(const PanelLines *lines, const Line *line, Anchor *anchor)
{
	for (Index f = line->first_fragment; f < line_end_fragment(line); f++) {
		if (!is_named_date(lines, f))
			continue;
		Str text = separators_trim(str_slice(lines->page->text,
			lines->page->fragments[f].start, lines->page->fragments[f].end));

		*anchor = (Anchor){ .fragment = f,
			.start = (uint32_t)(text.at - lines->page->text.at),
			.found = { .end = text.size } };
		anchor->end = anchor->start + (uint32_t)text.size;
		return text.size > 0;
	}
	return false;
}

/* The date in line L, if it is a short one that has any. */
static bool find_anchor(const PanelLines *lines, Index l, Anchor *anchor)
{
	const Page *page = lines->page;
	const Line *line = &page->lines[l];

	if (line->letters == 0 || line->letters > ANCHOR_LETTERS_MAX)
		return false;
	/* A month and its year are no date of a comment. */
	if ((!find_in_line(page, line, anchor) || anchor->found.date.precision == DATE_MONTH) &&
		!find_named(lines, line, anchor))
		return false;
	anchor->line = l;
	return true;
}

/* Dates such as 13/04/2009 show what order the page writes numbers in. */
static void note_order(PanelLines *lines, const Anchor *anchor)
{
	Str text = str_slice(lines->page->text, anchor->start, anchor->end);
	const Date *date = &anchor->found.date;
	size_t slash = str_find_byte(text, '/', 0);

	if (slash == STR_NOWHERE)
		slash = str_find_byte(text, '-', 0);
	if (anchor->found.ambiguous || slash == STR_NOWHERE || slash == 0 ||
		date->day == date->month || date->precision < DATE_DAY)
		return;
	size_t start = slash;
	unsigned long first;

	while (start > 0 && ascii_is_digit(text.at[start - 1]))
		start--;
	if (!str_number(str_slice(text, start, slash), &first) || first > 31)
		return;
	lines->order_known = true;
	lines->day_first = first == (unsigned long)date->day;
}

static uint32_t fragment_letters(const Page *page, Index f)
{
	return page->sums[f + 1].letters - page->sums[f].letters;
}

/* Could element E hold an author and no more? Names of authors also stand on
 * boxes and on whole comments ("comment-author-ben"), so only short elements that
 * are no item of a list and hold no date count. */
static bool is_author_element(const PanelLines *lines, Index e)
{
	const Element *element = &lines->page->elements[e];

	return (lines->names[e] & NAME_AUTHORS) && !(lines->names[e] & NAME_TEXT) &&
		element->tag != TAG_LI && element->tag != TAG_ARTICLE &&
		element->first_fragment < element->end_fragment &&
		page_sums(lines->page, e).letters <= AUTHOR_LETTERS_MAX &&
		panel_anchors(lines, element->first_fragment, element->end_fragment) == 0;
}

/* Is fragment F the words of an author's element? */
static bool is_author_fragment(const PanelLines *lines, Index f)
{
	const Page *page = lines->page;
	Index e = page->fragments[f].owner;

	for (int up = 0; up < 3 && e != PAGE_NONE; up++, e = page->elements[e].parent)
		if (is_author_element(lines, e))
			return true;
	return false;
}

static void read_anchors(PanelLines *lines)
{
	const Page *page = lines->page;

	size_t room = 0;

	for (Index l = 0; l < page->line_count; l++) {
		Anchor anchor = { 0 };

		if (!find_anchor(lines, l, &anchor))
			continue;
		note_order(lines, &anchor);
		if (lines->anchor_count == room) {
			size_t larger = room == 0 ? ANCHORS_FIRST : 2 * room;

			lines->anchors = arena_grow(
				page->work, lines->anchors, room, larger, sizeof *lines->anchors);
			room = larger;
		}
		lines->anchors[lines->anchor_count++] = anchor;
	}
}

static void count_anchors(PanelLines *lines)
{
	Index next = 0;

	for (Index f = 0; f < lines->page->fragment_count; f++) {
		next += next < lines->anchor_count && lines->anchors[next].fragment == f;
		lines->anchors_before[f + 1] = next;
	}
}

/* Is fragment F in the line of a date? All of such a line is about the comment,
 * not its words. */
static bool is_dated(const PanelLines *lines, Index f)
{
	Index line = lines->page->fragments[f].line, next = lines->anchors_before[f + 1];

	return (next > 0 && lines->anchors[next - 1].line == line) ||
		(next < lines->anchor_count && lines->anchors[next].line == line);
}

static void sum_up(PanelLines *lines)
{
	const Page *page = lines->page;

	count_anchors(lines);
	for (Index f = 0; f < page->fragment_count; f++) {
		bool meta = is_dated(lines, f) || is_author_fragment(lines, f);

		lines->meta_before[f + 1] =
			lines->meta_before[f] + (meta ? fragment_letters(page, f) : 0);
	}
	for (Index e = 0; e < page->element_count; e++)
		lines->authors_before[e + 1] =
			lines->authors_before[e] + is_author_element(lines, e);
}

void panel_lines_read(Page *page, PanelLines *lines)
{
	size_t fragments = (size_t)page->fragment_count + 1;

	panel_kinds_read(page);
	*lines = (PanelLines){ .page = page, .names = panel_names(page) };
	lines->field_names = panel_field_names(page, lines->names);
	lines->anchors_before = arena_array(page->work, fragments, sizeof *lines->anchors_before);
	lines->meta_before = arena_array(page->work, fragments, sizeof *lines->meta_before);
	lines->authors_before = arena_array(
		page->work, (size_t)page->element_count + 1, sizeof *lines->authors_before);
	read_anchors(lines);
	sum_up(lines);
}

uint32_t panel_anchors(const PanelLines *lines, Index first, Index end)
{
	return first >= end ? 0 : lines->anchors_before[end] - lines->anchors_before[first];
}

const Anchor *panel_first_anchor(const PanelLines *lines, Index first, Index end)
{
	return panel_anchors(lines, first, end) == 0
		? NULL
		: &lines->anchors[lines->anchors_before[first]];
}

Str panel_anchor_iso(const PanelLines *lines, Arena *arena, const Anchor *anchor)
{
	DateFound found = anchor->found;

	if (lines->order_known)
		date_settle(&found, lines->day_first);
	return date_iso(arena, &found.date);
}
