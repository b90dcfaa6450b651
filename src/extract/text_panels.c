/* SPDX-License-Identifier: ISC */
#include "extract/text_panels.h"

#include "base/text.h"
#include "extract/signature.h"

enum {
	HEADING_WORDS_MAX = 20,
	TITLE_WORDS_MAX = 25,
	SECTION_WORDS_MAX = 4,
	PROSE_WORDS_MIN = 12,
	RELATED_MAX = 500
};

void text_leave_out(TextStory *story, size_t i, LeftOutReason reason)
{
	story->roles[i] = ROLE_LEFT_OUT;
	story->reasons[i] = (uint8_t)reason;
}

PanelKind text_panel_kind(const TextUnit *unit)
{
	if (unit->kind == UNIT_PLAIN || unit->kind == UNIT_QUOTE || unit->kind == UNIT_PICTURE ||
		unit->words > HEADING_WORDS_MAX || str_present(unit->link))
		return PANEL_NONE;
	/* A sentence is no heading, whatever it begins with. */
	if (unit->words > 6 && str_ends(unit->rich.text, "."))
		return PANEL_NONE;
	PanelKind kind = panel_kind(unit->rich.text);

	if (kind == PANEL_NONE && panel_comment_lead(unit->rich.text))
		return PANEL_COMMENTS;
	return kind;
}

bool text_is_prose(const TextUnit *unit)
{
	return unit->kind == UNIT_TEXT && unit->sentence && unit->words >= PROSE_WORDS_MIN &&
		!unit->linked;
}

Str text_beside_date(Str text, const DateFound *found)
{
	Str before = separators_trim(str_slice(text, 0, found->start));
	Str behind = separators_trim(str_from(text, found->end));

	/* Brackets around the date. */
	if (str_ends(before, "(") && str_starts(behind, ")")) {
		before = separators_trim(str_slice(before, 0, before.size - 1));
		behind = separators_trim(str_from(behind, 1));
	}

	return behind.size > 0 ? behind : before;
}

bool text_date_line(const TextUnit *unit, DateFound *found, Str *rest)
{
	if (unit->words > 14 || unit->kind == UNIT_PLAIN || unit->links > 0 ||
		!date_find(unit->rich.text, 0, found))
		return false;
	if (found->date.precision < DATE_DAY && !found->ambiguous)
		return false;
	size_t words = words_in(str_slice(unit->rich.text, 0, found->start)) +
		words_in(str_from(unit->rich.text, found->end));

	if (words > SECTION_WORDS_MAX || (unit->sentence && words > 0))
		return false;
	*rest = text_beside_date(unit->rich.text, found);
	return true;
}

static bool title_like(const TextUnit *unit)
{
	DateFound found;
	Str rest;

	return (unit->kind == UNIT_TEXT || unit->kind == UNIT_ITEM || unit->kind == UNIT_HEADING) &&
		unit->words >= 1 && unit->words <= TITLE_WORDS_MAX && unit->links <= 1 &&
		!str_ends(unit->rich.text, ".") && !str_ends(unit->rich.text, ":") &&
		!text_date_line(unit, &found, &rest);
}

bool text_is_dated_story(const TextPage *page, size_t i)
{
	DateFound found;
	Str rest;

	if (i + 1 >= page->count || !title_like(&page->units[i]) || page->units[i].words < 2 ||
		page->units[i + 1].stanza > page->units[i].stanza + 1)
		return false;
	return text_date_line(&page->units[i + 1], &found, &rest) && !found.timed;
}

/* Lists of stories */

/* A list while it is taken. */
typedef struct {
	TextStory *story;
	PanelKind kind;
	Str heading;
	bool dated, linked, marked; /* its items have dates, links, marks */
	size_t items;
	size_t current; /* in the article's related, or STR_NOWHERE */
} List;

static Related *current_item(const List *list)
{
	return list->current == STR_NOWHERE ? NULL : &list->story->article->related[list->current];
}

static bool is_promo(PanelKind kind)
{
	return kind == PANEL_PROMO || kind == PANEL_NEITHER;
}

/* The story told already under the same headline, or NULL. */
static Related *told_already(const Article *article, Str title)
{
	for (size_t i = 0; i < article->related_count; i++)
		if (str_equal(article->related[i].title, title))
			return &article->related[i];
	return NULL;
}

/* Begins the story TITLE. */
static void add_item(List *list, const TextUnit *unit, Str title)
{
	Article *article = list->story->article;

	list->items++;
	if (is_promo(list->kind))
		return;
	Related *item = told_already(article, title);

	if (item == NULL && article->related_count >= RELATED_MAX)
		return;
	if (item == NULL) {
		item = article_add_related(article);
		item->title = title;
		item->heading = list->heading;
		item->group = list->kind == PANEL_ELSEWHERE ? RELATED_ELSEWHERE : RELATED_HERE;
	}
	list->current = (size_t)(item - article->related);
	if (!str_present(item->url) && unit->links > 0 && unit->rich.span_count > 0)
		item->url = unit->rich.spans[0].href;
}

static void set_item_date(List *list, const DateFound *found, Str section)
{
	Related *item = current_item(list);

	if (item == NULL)
		return;
	if (found->ambiguous)
		article_warn(list->story->article, WARNING_DATE_AMBIGUOUS,
			"A date on the page does not tell its day from its month.");
	item->date = date_iso(list->story->arena, &found->date);
	if (section.size > 0)
		item->section = section;
}

/* Takes a date with a headline in one line: "Bridge closed, 13.06.2011". */
static bool take_dated_title(List *list, const TextUnit *unit)
{
	DateFound found;

	if (unit->kind == UNIT_PLAIN || !date_find(unit->rich.text, 0, &found) ||
		found.date.precision < DATE_DAY)
		return false;
	Str title = text_beside_date(unit->rich.text, &found);
	bool inside = found.start > 0 && found.end < unit->rich.text.size;

	if (words_in(title) < 2 || inside)
		return false;
	add_item(list, unit, title);
	set_item_date(list, &found, STR_NONE);
	return true;
}

/* Does the list end before unit I, whose stanza is another than that of the
 * unit before it? FIRST is the list's first unit. */
static bool ends_at_stanza(const List *list, size_t first, size_t i)
{
	const TextPage *page = &list->story->page;
	const TextUnit *unit = &page->units[i], *before = unit - 1;
	DateFound found;
	Str rest;

	if (i == first || unit->stanza == before->stanza)
		return false;
	if (unit->kind == UNIT_ITEM || unit->linked || text_date_line(unit, &found, &rest) ||
		text_is_dated_story(page, i))
		return false;
	if (list->linked || list->marked || list->dated)
		return !(list->linked && current_item(list) != NULL);
	/* Items in one stanza: the stanza's end is theirs. One a stanza: until
	 * what heads a paragraph. */
	if (i - first >= 2 && before->stanza == (before - 1)->stanza)
		return true;
	if (first > 0 && page->units[first].stanza == page->units[first - 1].stanza)
		return true;
	return i + 1 < page->count && text_is_prose(&page->units[i + 1]);
}

/* Takes unit I into LIST; false when the list ends before it. */
static bool take_list_unit(List *list, size_t first, size_t i)
{
	const TextUnit *unit = &list->story->page.units[i];
	LeftOutReason reason;
	DateFound found;
	Str rest;
	Related *item = current_item(list);

	if (unit->kind == UNIT_PLAIN || unit->kind == UNIT_PICTURE || unit->kind == UNIT_QUOTE ||
		text_is_prose(unit) || text_panel_kind(unit) != PANEL_NONE ||
		panel_furniture(unit->rich.text, &reason) || ends_at_stanza(list, first, i))
		return false;
	if (unit->kind == UNIT_HEADING && !unit->linked && list->linked)
		return false;
	if (text_date_line(unit, &found, &rest)) {
		if (list->items == 0)
			return false;
		if (item != NULL && !str_present(item->date))
			set_item_date(list, &found, rest);
		return true;
	}
	if (list->linked && !unit->linked && item != NULL) {
		if (unit->words > SECTION_WORDS_MAX || unit->sentence)
			return false;
		if (!str_present(item->section))
			item->section = unit->rich.text;
		return true;
	}
	if (take_dated_title(list, unit))
		return true;
	if (!title_like(unit) && !(unit->kind == UNIT_ITEM && unit->words <= TITLE_WORDS_MAX) &&
		!(unit->linked && unit->words <= TITLE_WORDS_MAX))
		return false;
	add_item(list, unit, unit->rich.text);
	return true;
}

/* Looks ahead over the first units of a list for what its items have. */
static void look_ahead(List *list, size_t first)
{
	const TextPage *page = &list->story->page;

	for (size_t i = first; i < page->count && i < first + 4; i++) {
		DateFound found;
		Str rest;

		if (text_is_prose(&page->units[i]) ||
			(i > first && text_panel_kind(&page->units[i]) != PANEL_NONE))
			break;
		list->linked = list->linked || page->units[i].linked;
		list->marked = list->marked || page->units[i].kind == UNIT_ITEM;
		list->dated = list->dated || text_date_line(&page->units[i], &found, &rest);
	}
}

size_t text_take_list(TextStory *story, size_t i, PanelKind kind)
{
	const TextPage *page = &story->page;
	List list = { .story = story, .kind = kind, .current = STR_NOWHERE };
	size_t first = kind == PANEL_NONE ? i : i + 1, at = first;

	if (kind != PANEL_NONE)
		list.heading = page->units[i].rich.text;
	look_ahead(&list, first);
	while (at < page->count && take_list_unit(&list, first, at)) {
		if (is_promo(kind))
			text_leave_out(story, at, LEFT_OUT_PROMO);
		else
			story->roles[at] = ROLE_FIELD;
		at++;
	}
	if (list.items == 0)
		return i;
	if (kind == PANEL_NONE)
		return at;
	if (is_promo(kind))
		text_leave_out(story, i, LEFT_OUT_PROMO);
	else
		story->roles[i] = ROLE_FIELD;
	return at;
}
