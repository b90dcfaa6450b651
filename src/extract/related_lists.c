/* SPDX-License-Identifier: ISC */
#include "extract/related_lists.h"

#include "extract/characters.h"
#include "extract/panel_words.h"
#include "extract/related_heads.h"
#include "extract/related_items.h"
#include "extract/related_telling.h"

enum {
	CLIMB_MAX = 64,
	PAID_CLIMB_MAX = 6,
	LIST_BLOCKS_MAX = 1000, /* of one list */
	REAL_LINK_LETTERS = 10,
	SITE_NAME_LETTERS = 3,
	ORPHAN_LINES = 4,
	ORPHAN_LETTERS = 150,
	CHILD_LETTERS_MIN = 25,
	MENU_WORDS_MAX = 3, /* of a line of a menu */
};

/* The first link with some words in fragments [FIRST, END), or PAGE_NONE. */
static Index first_link(const RelatedFinder *finder, Index first, Index end, uint32_t letters)
{
	const Page *page = finder->page;
	Index seen = PAGE_NONE;

	for (Index f = first; f < end; f++) {
		Index link = page->elements[page->fragments[f].owner].link;

		if (link == PAGE_NONE || link == seen)
			continue;
		seen = link;
		if (page_sums(page, link).letters >= letters &&
			related_may_link(page, finder->names, link))
			return link;
	}
	return PAGE_NONE;
}

/* The smallest element around HEAD that holds a link behind it; the link in
 * *LINK. PAGE_NONE when there is none. */
static Index list_box(const RelatedFinder *finder, const RelatedHead *head, Index *link)
{
	const Page *page = finder->page;
	/* Where other sites are told as such, a short name is a title. */
	uint32_t letters = head->kind == PANEL_ELSEWHERE ? SITE_NAME_LETTERS : REAL_LINK_LETTERS;

	Index from = head->end;

	for (Index e = head->element, up = 0; e != PAGE_NONE && up < CLIMB_MAX;
		e = page->elements[e].parent, up++) {
		if (page->elements[e].end_fragment <= from)
			continue;
		*link = first_link(finder, from, page->elements[e].end_fragment, letters);
		if (*link != PAGE_NONE)
			return e;
		from = page->elements[e].end_fragment;
	}
	return PAGE_NONE;
}

/* Does the first link stand too far from HEAD to be its list's? Then the list was
 * never filled. */
static bool is_orphan(const RelatedFinder *finder, const RelatedHead *head, Index box, Index link)
{
	const Page *page = finder->page;
	Index first = page->elements[link].first_fragment, lines = 0;
	uint32_t apart = MARK_FOOTER | MARK_NAV | MARK_FORM;

	if (page->elements[box].tag == TAG_BODY || page->elements[box].tag == TAG_HTML)
		return head->element == box ? false : page->elements[head->element].parent != box;
	for (Index l = head->line + 1; l < page->fragments[first].line; l++)
		lines += page->lines[l].letters > 0;
	return lines > ORPHAN_LINES ||
		page_sums_between(page, head->end, first).letters > ORPHAN_LETTERS ||
		(page->elements[link].marks & ~page->elements[head->element].marks & apart) != 0;
}

/* Has the element E a line that is nothing but a link? */
static bool has_linked_line(const Page *page, Index e)
{
	const Element *element = &page->elements[e];

	if (element->first_fragment == element->end_fragment)
		return false;
	for (Index l = page->fragments[element->first_fragment].line;
		l <= page->fragments[element->end_fragment - 1].line; l++)
		if (page->lines[l].letters > 0 &&
			page->lines[l].link_letters * 10 >= page->lines[l].letters * 9)
			return true;
	return false;
}

/* Where a list in running text ends: at the first child of BOX that offers no
 * story. */
static Index running_end(const RelatedFinder *finder, Index box, const RelatedHead *head, Index end)
{
	const Page *page = finder->page;

	for (Index e = box + 1; e < page->elements[box].end; e = page_after(page, e)) {
		const Element *element = &page->elements[e];

		if (element->end_fragment <= head->end ||
			element->first_fragment == element->end_fragment)
			continue;
		if (element->first_fragment >= end)
			break;
		if (element->first_fragment < head->end) {
			/* The child that holds the head itself. */
			continue;
		}
		Sums sums = page_sums(page, e);

		if ((sums.letters >= CHILD_LETTERS_MIN && !has_linked_line(page, e)) ||
			(element->tag == TAG_P && sums.link_letters * 100 < sums.letters * 35))
			return element->first_fragment;
	}
	return end;
}

/* Is E a heading like OWN, of the same tag and CLASS, without a link? */
static bool is_alike(const RelatedFinder *finder, Index own, Str class, Index e)
{
	const Page *page = finder->page;
	const Element *a = &page->elements[own], *b = &page->elements[e];

	if (a->tag != b->tag || e == own || b->first_fragment == b->end_fragment)
		return false;
	Sums sums = page_sums(page, e);

	if (sums.link_letters > 0 || sums.letters == 0 || sums.letters > RELATED_HEAD_LETTERS_MAX)
		return false;
	if (a->heading > 0 ? b->heading == 0 : str_empty(class))
		return false;
	return str_equal(class, page_class(page, e));
}

/* The fragment at which the list of heading N in BOX ends, by what follows. */
static Index box_end(const RelatedFinder *finder, size_t n, Index box)
{
	const Page *page = finder->page;
	const RelatedHead *head = &finder->heads[n];
	Index end = page->elements[box].end_fragment;

	if (n + 1 < finder->head_count && finder->heads[n + 1].first < end)
		end = finder->heads[n + 1].first;
	Index own = page->elements[head->owner].heading > 0 ? head->element : head->owner;
	Str class = page_class(page, own);

	for (Index e = own + 1; e < page->elements[box].end; e++) {
		if (page->elements[e].first_fragment < head->end)
			continue;
		if (page->elements[e].first_fragment >= end)
			break;
		if (e == page->headline || is_alike(finder, own, class, e)) {
			end = page->elements[e].first_fragment;
			break;
		}
	}
	for (Index b = head->block + 1;
		b < page->block_count && page->blocks[b].first_fragment < end; b++) {
		const PageBlock *block = &page->blocks[b];
		LeftOutReason reason;

		if (block->claim == CLAIM_COMMENTS || b - head->block > LIST_BLOCKS_MAX ||
			(panel_furniture(block->text, &reason) && reason == LEFT_OUT_DISCLAIMER))
			return block->first_fragment;
	}
	return end;
}

/* The same, cut where a list in running text ends. */
static Index list_end(const RelatedFinder *finder, size_t n, Index box)
{
	const Page *page = finder->page;
	const RelatedHead *head = &finder->heads[n];
	Index end = box_end(finder, n, box);
	Index before = page->elements[box].first_fragment;
	bool holds_headline =
		page->headline != PAGE_NONE && page_contains(page, box, page->headline);

	if (holds_headline ||
		page_sums_between(page, before, head->first).prose > RELATED_PROSE_BEFORE_MAX)
		end = running_end(finder, box, head, end);
	return end;
}

/* Does a service that fills boxes for money stand behind what is around HEAD? The
 * words over such a box are those over a list of stories. */
static bool is_paid_for(const RelatedFinder *finder, const RelatedHead *head)
{
	static const char *const services[] = { "taboola", "trc", "outbrain", "revcontent", "mgid",
		"plista", "ligatus", "zergnet" };
	const Page *page = finder->page;
	Index e = head->element;

	for (int up = 0; up < PAID_CLIMB_MAX && e != PAGE_NONE && page->elements[e].tag != TAG_BODY;
		e = page->elements[e].parent, up++) {
		if (page->headline != PAGE_NONE && page_contains(page, e, page->headline))
			return false;
		for (size_t i = 0; i < sizeof services / sizeof services[0]; i++)
			if (page_has_word(page, e, services[i]))
				return true;
	}
	return false;
}

/* Do most of ITEMS lead to other sites? */
static bool lead_away(const RelatedItems *items)
{
	size_t away = 0;

	for (size_t i = 0; i < items->count; i++)
		away += items->items[i].other_site;
	return away * 2 >= items->count;
}

/* Are ITEMS the words of a menu? Then the list that was meant is not filled. */
static bool are_menu(const RelatedItems *items)
{
	size_t brief = 0;

	for (size_t i = 0; i < items->count; i++) {
		uint32_t commas = 0;

		brief += words_in(items->items[i].title) <= 2 &&
			characters_letters(items->items[i].title, &commas) < RELATED_TITLE_LETTERS;
	}
	return items->count >= RELATED_LIST_MIN && brief * 2 > items->count;
}

/* Leaves out the line at fragment END, behind a list, when it disclaims the list. */
static void leave_out_disclaimer(Page *page, Index end)
{
	LeftOutReason reason;

	if (end >= page->fragment_count)
		return;
	Index b = page->fragments[end].block;

	if (panel_furniture(page->blocks[b].text, &reason) && reason == LEFT_OUT_DISCLAIMER)
		(void)page_leave_out(page, b, b + 1, reason);
}

/* Is block B a line of a menu: a short link and nothing else? */
static bool is_menu_line(const PageBlock *block)
{
	return block->words > 0 && block->words <= MENU_WORDS_MAX &&
		block->link_letters * 10 >= block->letters * 9;
}

/* Are the blocks [FIRST, END) a menu: three lines of one at least, of ALL blocks that have
 * words where that is asked? */
static bool is_menu(const Page *page, Index first, Index end, bool all)
{
	int lines = 0;

	for (Index b = first; b < end; b++) {
		if (is_menu_line(&page->blocks[b]))
			lines++;
		else if (all && page->blocks[b].words > 0)
			return false;
	}
	return lines >= RELATED_LIST_MIN;
}

/* Where in the blocks behind HEAD, up to END, a menu follows what is promoted: END when none
 * does, the block of HEAD when nothing else stands there. */
static Index menu_behind(const RelatedFinder *finder, const RelatedHead *head, Index end)
{
	const Page *page = finder->page;
	RelatedItems items;

	related_items_gather(
		page, finder->names, head->end, block_end_fragment(&page->blocks[end - 1]), &items);
	if (items.count == 0 || is_menu(page, head->block + 1, end, true))
		return head->block;
	Index behind = page->fragments[items.items[items.count - 1].end - 1].block + 1;

	return behind < end && is_menu(page, behind, end, false) ? behind : end;
}

/* Leaves out the list of HEAD, which is not about the story: what is promoted, and the
 * rest as menus. */
static void leave_out_list(RelatedFinder *finder, const RelatedHead *head, Index end)
{
	Page *page = finder->page;
	Index behind = page->fragments[end - 1].block + 1, menu = head->block;

	if (page_sums_between(page, head->end, end).prose > RELATED_PROSE_BEFORE_MAX)
		return;
	if (head->kind == PANEL_PROMO)
		menu = menu_behind(finder, head, behind);
	if (menu > head->block)
		(void)page_leave_out(page, head->block, menu, LEFT_OUT_PROMO);
	if (menu < behind)
		(void)page_leave_out(page, menu, behind, LEFT_OUT_NAVIGATION);
}

void related_list_take(RelatedFinder *finder, size_t n)
{
	Page *page = finder->page;
	const RelatedHead *head = &finder->heads[n];
	Index link, box = list_box(finder, head, &link);
	RelatedItems items;

	if (box == PAGE_NONE || page->blocks[head->block].claim != CLAIM_NONE ||
		is_orphan(finder, head, box, link))
		return;
	Index end = list_end(finder, n, box);

	if (page->elements[link].first_fragment >= end)
		return;
	if (head->kind == PANEL_PROMO || head->kind == PANEL_NEITHER) {
		leave_out_list(finder, head, end);
		return;
	}
	related_items_gather(page, finder->names, head->end, end, &items);
	if (items.count == 0 || (head->kind == PANEL_RELATED && are_menu(&items)))
		return;
	if (lead_away(&items) && is_paid_for(finder, head)) {
		const RelatedHead paid = { .block = head->block,
			.first = head->first,
			.end = head->end,
			.kind = PANEL_PROMO };

		leave_out_list(finder, &paid, end);
		return;
	}
	Str heading = str_copy(finder->article->arena, related_head_text(page, head->line));

	for (size_t i = 0; i < items.count; i++)
		related_tell(finder, &items.items[i], heading, head->kind);
	finder->headed += items.count;
	related_claim(finder, &items, CLAIM_RELATED);
	(void)page_claim(page, head->block, head->block + 1, CLAIM_RELATED);
	leave_out_disclaimer(page, end);
}
