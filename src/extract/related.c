/* SPDX-License-Identifier: ISC */
#include "extract/related.h"

#include <unictype.h>

#include "base/utf8.h"
#include "extract/address.h"
#include "extract/characters.h"
#include "extract/panel_kinds.h"
#include "extract/panel_names.h"
#include "extract/panel_words.h"
#include "extract/related_items.h"
#include "extract/related_kin.h"
#include "extract/signature.h"

enum {
	HEAD_LETTERS_MAX = 75,
	HEADS_MAX = 64,
	CLIMB_MAX = 64,
	LIST_BLOCKS_MAX = 1000, /* of one list */
	RELATED_MAX = 500,
	REAL_LINK_LETTERS = 10,
	SITE_NAME_LETTERS = 3,
	PROSE_BEFORE_MAX = 150, /* letters before a head, in the list's box, that mean it
	                         * stands in running text */
	ORPHAN_LINES = 4,
	ORPHAN_LETTERS = 150,
	CHILD_LETTERS_MIN = 25,
	INLINE_LETTERS_MAX = 260,
	BRIEF_LEAD_LETTERS = 4, /* of words that offer a story in the text */
	BRIEF_TITLE_WORDS = 4, /* of a title behind such */
	BOX_PROSE_PERCENT = 30,
	BOX_PROSE_BEFORE = 100, /* letters of prose before it */
	BOX_ITEMS_MIN = 3,
	BOX_ITEMS_MAX = 12, /* a longer list is a section of the site */
	BOX_KIN_SHARE = 3, /* one of so many shares a word with the article */
	BOX_TITLE_LETTERS = 22,
	CARD_CLIMB_MAX = 4,
	ALONE_WORDS_MIN = 3,
	MENU_WORDS_MAX = 3, /* of a line of a menu */
	ALONE_PROSE_MIN = 40
};

/* A heading that says what stands below it. */
typedef struct {
	Index line, block, owner, element; /* innermost element, and box, of the words */
	Index first, end; /* fragments */
	PanelKind kind;
	bool real; /* a heading by its tag */
} Head;

typedef struct {
	Page *page;
	const uint32_t *names;
	Article *article;
	Head *heads;
	size_t head_count;
	size_t headed; /* stories found below headings */
} Finder;

static Str line_text(const Page *page, Index l)
{
	return str_slice(page->text, page->lines[l].start, page->lines[l].end);
}

static bool is_capitals(Str text)
{
	bool upper = false;

	for (size_t at = 0, size; at < text.size; at += size) {
		uint32_t c;

		size = utf8_decode(text, at, &c, NULL);
		if (uc_is_general_category(c, UC_LOWERCASE_LETTER))
			return false;
		upper = upper || uc_is_general_category(c, UC_UPPERCASE_LETTER);
	}
	return upper;
}

/* Names of the element and of the boxes right around it. */
static uint32_t names_near(const Finder *finder, Index e)
{
	uint32_t names = finder->names[e];
	Index parent = finder->page->elements[e].parent;

	return parent == PAGE_NONE ? names : names | finder->names[parent];
}

static bool line_is_bold(const Page *page, const Line *line)
{
	for (Index f = line->first_fragment; f < line->end_fragment; f++)
		if (!(page->elements[page->fragments[f].owner].marks & MARK_BOLD))
			return false;
	return true;
}

/* Has line L the form of a heading? */
static bool has_head_form(const Finder *finder, Index l)
{
	const Page *page = finder->page;
	const Line *line = &page->lines[l];
	const PageBlock *block = &page->blocks[line->block];
	Index owner = page->fragments[line->first_fragment].owner;
	bool alone = block->end_line == block->first_line + 1;
	bool heading = page->elements[owner].heading > 0;
	uint32_t named = names_near(finder, owner) & (NAME_TITLE | NAME_HEAD);
	Str text = line_text(page, l);

	if (line->link_letters * 5 > line->letters * 4)
		return heading || named != 0 || is_capitals(text);
	if (heading || named != 0 || alone || str_ends(text, ":"))
		return true;
	return line_is_bold(page, line);
}

static void gather_heads(Finder *finder)
{
	const Page *page = finder->page;

	finder->heads = arena_array(page->work, HEADS_MAX, sizeof *finder->heads);
	for (Index l = 0; l < page->line_count && finder->head_count < HEADS_MAX; l++) {
		const Line *line = &page->lines[l];

		if (line->letters < 2 || line->letters > HEAD_LETTERS_MAX ||
			page->blocks[line->block].claim == CLAIM_COMMENTS)
			continue;
		PanelKind kind = panel_line_kind(page, l);

		if (kind == PANEL_NONE || !has_head_form(finder, l))
			continue;
		Index owner = page->fragments[line->first_fragment].owner;
		bool real = page->elements[owner].heading > 0;

		/* "Kommentar" is a kicker as often as a heading. */
		if (kind == PANEL_COMMENTS && !real)
			continue;
		finder->heads[finder->head_count++] = (Head){ .line = l,
			.block = line->block,
			.owner = owner,
			.element = page->elements[owner].breaking,
			.first = line->first_fragment,
			.end = line->end_fragment,
			.kind = kind,
			.real = real };
	}
}

/* Lists below headings */

/* The first link with some words in fragments [FIRST, END), or PAGE_NONE. */
static Index first_link(const Finder *finder, Index first, Index end, uint32_t letters)
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
static Index list_box(const Finder *finder, const Head *head, Index *link)
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
static bool is_orphan(const Finder *finder, const Head *head, Index box, Index link)
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
static Index running_end(const Finder *finder, Index box, const Head *head, Index end)
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
static bool is_alike(const Finder *finder, Index own, Str class, Index e)
{
	const Page *page = finder->page;
	const Element *a = &page->elements[own], *b = &page->elements[e];

	if (a->tag != b->tag || e == own || b->first_fragment == b->end_fragment)
		return false;
	Sums sums = page_sums(page, e);

	if (sums.link_letters > 0 || sums.letters == 0 || sums.letters > HEAD_LETTERS_MAX)
		return false;
	if (a->heading > 0 ? b->heading == 0 : str_empty(class))
		return false;
	return str_equal(class, page_class(page, e));
}

/* The fragment at which the list of heading N in BOX ends, by what follows. */
static Index box_end(const Finder *finder, size_t n, Index box)
{
	const Page *page = finder->page;
	const Head *head = &finder->heads[n];
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
static Index list_end(const Finder *finder, size_t n, Index box)
{
	const Page *page = finder->page;
	const Head *head = &finder->heads[n];
	Index end = box_end(finder, n, box);
	Index before = page->elements[box].first_fragment;
	bool holds_headline =
		page->headline != PAGE_NONE && page_contains(page, box, page->headline);

	if (holds_headline || page_sums_between(page, before, head->first).prose > PROSE_BEFORE_MAX)
		end = running_end(finder, box, head, end);
	return end;
}

/* The story told already, or NULL: by its address, else by its title. */
static Related *told_already(const Article *article, const RelatedItem *item)
{
	for (size_t i = 0; i < article->related_count; i++) {
		Related *related = &article->related[i];

		if ((str_present(related->url) && str_equal(related->url, item->url)) ||
			characters_same_letters(related->title, item->title))
			return related;
	}
	return NULL;
}

/* What the site ADDRESS is on is called: its host. */
static Str site_name(const Page *page, Str address)
{
	Str host = address_host(address);

	if (str_starts(host, "www."))
		host = str_from(host, 4);
	return str_empty(host) ? STR_NONE : str_copy(page->arena, host);
}

static void add_item(Finder *finder, const RelatedItem *item, Str heading, PanelKind kind)
{
	Article *article = finder->article;
	Related *related = told_already(article, item);
	Str date, section;

	related_item_beside(finder->page, finder->names, item, &date, &section);
	if (related == NULL) {
		if (article->related_count >= RELATED_MAX)
			return;
		related = article_add_related(article);
		related->title = str_copy(article->arena, item->title);
		related->url = str_copy(article->arena, item->url);
		related->heading = heading;
		related->group = kind == PANEL_ELSEWHERE || item->other_site ? RELATED_ELSEWHERE
									     : RELATED_HERE;
		if (item->other_site)
			related->source = site_name(finder->page, item->url);
		/* Whether that is in the story is known when its blocks are. */
		related->in_text = true;
		related->block = finder->page->fragments[item->first].block;
	}
	if (!str_present(related->date))
		related->date = date;
	if (!str_present(related->section) && str_present(section))
		related->section = str_copy(article->arena, section);
	if (!str_present(related->heading))
		related->heading = heading;
	if (!str_present(related->kicker) && str_present(item->kicker))
		related->kicker = str_copy(article->arena, item->kicker);
	if (!str_present(related->media) && str_present(item->media))
		related->media = str_copy(article->arena, item->media);
}

/* Claims the blocks of ITEMS: each from its link to the next, prose but a short
 * teaser's left alone. */
static void claim_items(Finder *finder, const RelatedItems *items, Claim claim)
{
	Page *page = finder->page;

	for (size_t i = 0; i < items->count; i++) {
		const RelatedItem *item = &items->items[i];
		Index first = page->fragments[item->first].block;
		Index end = item->stop < page->fragment_count ? page->fragments[item->stop].block
							      : page->block_count;

		if (item->stop > item->first && item->stop <= page->fragment_count)
			end = page->fragments[item->stop - 1].block + 1;
		(void)page_claim(page, first, end, claim);
	}
}

/* Are ITEMS the words of a menu? Then the list that was meant is not filled. */
static bool are_menu(const RelatedItems *items)
{
	size_t brief = 0;

	for (size_t i = 0; i < items->count; i++) {
		uint32_t commas = 0;

		brief += words_in(items->items[i].title) <= 2 &&
			characters_letters(items->items[i].title, &commas) < BOX_TITLE_LETTERS;
	}
	return items->count >= BOX_ITEMS_MIN && brief * 2 > items->count;
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
	return lines >= BOX_ITEMS_MIN;
}

/* Where in the blocks behind HEAD, up to END, a menu follows what is promoted: END when none
 * does, the block of HEAD when nothing else stands there. */
static Index menu_behind(const Finder *finder, const Head *head, Index end)
{
	const Page *page = finder->page;
	RelatedItems items;

	related_items_gather(
		page, finder->names, head->end, page->blocks[end - 1].end_fragment, &items);
	if (items.count == 0 || is_menu(page, head->block + 1, end, true))
		return head->block;
	Index behind = page->fragments[items.items[items.count - 1].end - 1].block + 1;

	return behind < end && is_menu(page, behind, end, false) ? behind : end;
}

/* Leaves out the list of HEAD, which is not about the story: what is promoted, and the
 * rest as menus. */
static void leave_out_list(Finder *finder, const Head *head, Index end)
{
	Page *page = finder->page;
	Index behind = page->fragments[end - 1].block + 1, menu = head->block;

	if (page_sums_between(page, head->end, end).prose > PROSE_BEFORE_MAX)
		return;
	if (head->kind == PANEL_PROMO)
		menu = menu_behind(finder, head, behind);
	if (menu > head->block)
		(void)page_leave_out(page, head->block, menu, LEFT_OUT_PROMO);
	if (menu < behind)
		(void)page_leave_out(page, menu, behind, LEFT_OUT_NAVIGATION);
}

static void take_headed_list(Finder *finder, size_t n)
{
	Page *page = finder->page;
	const Head *head = &finder->heads[n];
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
	Str heading = str_copy(finder->article->arena, line_text(page, head->line));

	for (size_t i = 0; i < items.count; i++)
		add_item(finder, &items.items[i], heading, head->kind);
	finder->headed += items.count;
	claim_items(finder, &items, CLAIM_RELATED);
	(void)page_claim(page, head->block, head->block + 1, CLAIM_RELATED);
	leave_out_disclaimer(page, end);
}

/* Lines in the text */

/* Takes "Read also: HEADLINE" at block B. */
static bool take_read_also(Finder *finder, Index b)
{
	Page *page = finder->page;
	const PageBlock *block = &page->blocks[b];
	RelatedItems items;

	if (block->letters > INLINE_LETTERS_MAX || block->link_letters == 0)
		return false;
	size_t words = panel_read_also(block->text);

	if (words == 0)
		return false;
	Str lead = str_slice(block->text, 0, words), rest = str_from(block->text, words);
	uint32_t commas = 0, rest_letters = characters_letters(rest, &commas);
	bool parted = str_find_byte(lead, ':', 0) != STR_NOWHERE ||
		str_find_byte(lead, '-', 0) != STR_NOWHERE ||
		str_find_byte(lead, '\n', 0) != STR_NOWHERE ||
		page->fragments[block->first_fragment].end <=
			page->fragments[block->first_fragment].start + words;

	/* A box named for it may tell the author and the source as well. */
	uint32_t named = names_near(finder, block->holder) |
		names_near(finder, page->fragments[block->first_fragment].owner);
	bool boxed = (named & NAME_OFFERS) && block->link_letters * 3 >= rest_letters;

	if (!boxed && (!parted || block->link_letters * 4 < rest_letters * 3))
		return false;
	related_items_gather(
		page, finder->names, block->first_fragment, block->end_fragment, &items);
	/* A word as short as "Mehr" also opens lists of topics. */
	bool brief = characters_count(lead) <= BRIEF_LEAD_LETTERS;

	if (items.count == 0 || (boxed && words_in(items.items[0].title) < ALONE_WORDS_MIN) ||
		(brief &&
			(items.count > 1 || str_find_byte(lead, ':', 0) == STR_NOWHERE ||
				words_in(items.items[0].title) < BRIEF_TITLE_WORDS)))
		return false;
	for (size_t i = 0; i < items.count; i++)
		add_item(finder, &items.items[i],
			str_copy(finder->article->arena, separators_trim(lead)), PANEL_RELATED);
	(void)page_claim(page, b, b + 1, CLAIM_RELATED);
	return true;
}

static bool is_prose_block(const PageBlock *block)
{
	return block->letters >= ALONE_PROSE_MIN && block->ends_sentence &&
		block->link_letters * 2 < block->letters;
}

/* Letters of E that are in no link. */
static uint32_t plain_letters(const Page *page, Index e)
{
	Sums sums = page_sums(page, e);

	return sums.letters - sums.link_letters;
}

/* Takes a block that is one link to another story of the page's site, between or
 * behind paragraphs of the text in the same box. */
static bool take_lone_link(Finder *finder, Index b)
{
	Page *page = finder->page;
	const PageBlock *block = &page->blocks[b];
	RelatedItems items;

	if (b == 0 || block->links != 1 || block->words < ALONE_WORDS_MIN || block->heading > 0 ||
		block->list_depth > 0 || block->link_letters * 10 < block->letters * 9 ||
		(block->marks & (MARK_NAV | MARK_FOOTER | MARK_ASIDE | MARK_FIGURE | MARK_CAPTION)))
		return false;
	const PageBlock *before = &page->blocks[b - 1];
	Index parent = page->elements[block->holder].parent;

	if (!is_prose_block(before) || parent == PAGE_NONE ||
		!page_contains(page, parent, before->holder) ||
		plain_letters(page, parent) < PROSE_BEFORE_MAX)
		return false;
	related_items_gather(
		page, finder->names, block->first_fragment, block->end_fragment, &items);
	if (items.count != 1 || items.items[0].other_site || ends_sentence(items.items[0].title))
		return false;
	/* The link must be all of a box of its own, not a paragraph that ends a
	 * thought. */
	if (page->elements[block->holder].tag == TAG_P)
		return false;
	add_item(finder, &items.items[0], STR_NONE, PANEL_RELATED);
	(void)page_claim(page, b, b + 1, CLAIM_RELATED);
	return true;
}

/* May a name of E speak for what stands in it? Not one around the headline. */
static bool may_speak_for(const Finder *finder, Index e)
{
	const Page *page = finder->page;

	return page->elements[e].tag != TAG_BODY && page->elements[e].tag != TAG_HTML &&
		(page->headline == PAGE_NONE || !page_contains(page, e, page->headline));
}

/* Is E, something close around it or the first thing in it named for promotions?
 * "Most read" is the truth about a list that "related" only wishes for. */
static bool is_named_promotion(const Finder *finder, Index e)
{
	const Page *page = finder->page;
	Index end = page->elements[e].end, up = e;

	for (int steps = 0; up != PAGE_NONE && steps <= 3; up = page->elements[up].parent, steps++)
		if (may_speak_for(finder, up) && (finder->names[up] & NAME_PROMO))
			return true;
	for (Index i = e + 1; i < end && i <= e + 3; i++)
		if (finder->names[i] & NAME_PROMO)
			return true;
	return false;
}

/* Does a heading that is not for related stories stand in element E or right
 * before it? */
static bool is_killed(const Finder *finder, Index e)
{
	const Element *element = &finder->page->elements[e];

	for (size_t i = 0; i < finder->head_count; i++) {
		const Head *head = &finder->heads[i];
		bool inside = head->first >= element->first_fragment &&
			head->first < element->end_fragment;
		bool before = head->end == element->first_fragment;

		if ((inside || before) &&
			(head->kind == PANEL_PROMO || head->kind == PANEL_NEITHER))
			return true;
	}
	return false;
}

/* Takes a card in the text that offers another story or two, told by its name. */
static bool take_card(Finder *finder, Index b)
{
	Page *page = finder->page;
	Index e = page->blocks[b].holder;
	RelatedItems items;

	for (int up = 0; up < CARD_CLIMB_MAX && page->elements[e].parent != PAGE_NONE &&
		!(finder->names[e] & NAME_OFFERS);
		up++)
		e = page->elements[e].parent;
	Index parent = page->elements[e].parent;
	Sums sums = page_sums(page, e);

	if (!(finder->names[e] & NAME_OFFERS) || parent == PAGE_NONE || b == 0 ||
		page->elements[e].first_block != b || !is_prose_block(&page->blocks[b - 1]) ||
		!page_contains(page, parent, page->blocks[b - 1].holder) ||
		sums.letters > INLINE_LETTERS_MAX || sums.link_letters * 2 < sums.letters ||
		is_killed(finder, e) || is_named_promotion(finder, e))
		return false;
	related_items_gather(page, finder->names, page->elements[e].first_fragment,
		page->elements[e].end_fragment, &items);
	if (items.count == 0 || items.items[0].other_site ||
		(finder->names[items.items[0].link] & NAME_BUTTON) ||
		words_in(items.items[0].title) < ALONE_WORDS_MIN)
		return false;
	for (size_t i = 0; i < items.count; i++)
		add_item(finder, &items.items[i], STR_NONE, PANEL_RELATED);
	(void)page_claim_element(page, e, CLAIM_RELATED);
	return true;
}

/* Boxes told by their names only */

static bool may_be_box(const Finder *finder, Index e, uint32_t prose)
{
	const Page *page = finder->page;
	const Element *element = &page->elements[e];

	if (!(finder->names[e] & NAME_OFFERS) || element->breaking != e ||
		element->first_fragment == element->end_fragment || element->tag == TAG_BODY ||
		(finder->names[e] & (NAME_PROMO | NAME_LABEL | NAME_RECENT)))
		return false;
	/* What stands before the article leads away from it. */
	if (page_sums_between(page, 0, element->first_fragment).prose < BOX_PROSE_BEFORE)
		return false;
	if (page->headline != PAGE_NONE && page_contains(page, e, page->headline))
		return false;
	return (uint64_t)page_sums(page, e).prose * 100 < (uint64_t)(prose + 1) * BOX_PROSE_PERCENT;
}

/* Do ITEMS look like stories: titles of some length, mostly of this site? */
static bool are_stories(const RelatedItems *items)
{
	size_t brief = 0, elsewhere = 0, wordy = 0;

	for (size_t i = 0; i < items->count; i++) {
		uint32_t commas = 0, letters = characters_letters(items->items[i].title, &commas);

		brief += words_in(items->items[i].title) <= 2;
		elsewhere += items->items[i].other_site;
		wordy += letters >= BOX_TITLE_LETTERS;
	}
	return items->count > 0 && elsewhere * 2 < items->count && brief * 10 < items->count * 4 &&
		wordy * 2 >= items->count;
}

/* Are ITEMS in box E stories that belong to this one? "Recommended" is said of anything, so
 * there some must tell of the same. */
static bool is_related_box(const Finder *finder, Index e, const RelatedItems *items)
{
	if (items->count < BOX_ITEMS_MIN || items->count > BOX_ITEMS_MAX || !are_stories(items))
		return false;
	return (finder->names[e] & NAME_RELATED) ||
		related_kin_count(finder->page, items) * BOX_KIN_SHARE >= items->count;
}

static void take_named_boxes(Finder *finder)
{
	Page *page = finder->page;
	uint32_t prose = page->element_count > 0 ? page_sums(page, 0).prose : 0;

	for (Index e = 0; e < page->element_count; e++) {
		RelatedItems items;

		if (!may_be_box(finder, e, prose) || is_killed(finder, e) ||
			is_named_promotion(finder, e))
			continue;
		related_items_gather(page, finder->names, page->elements[e].first_fragment,
			page->elements[e].end_fragment, &items);
		if (is_related_box(finder, e, &items)) {
			for (size_t i = 0; i < items.count; i++)
				add_item(finder, &items.items[i], STR_NONE, PANEL_RELATED);
			claim_items(finder, &items, CLAIM_RELATED);
		}
		e = page->elements[e].end - 1;
	}
}

void related_find(Page *page, Article *article)
{
	Finder finder = { .page = page, .article = article, .names = panel_names(page) };

	panel_kinds_read(page);
	gather_heads(&finder);
	/* In page order, lines of the text among the lists. */
	size_t n = 0;

	for (Index b = 0; b < page->block_count; b++) {
		for (; n < finder.head_count && finder.heads[n].block <= b; n++)
			if (finder.heads[n].kind != PANEL_COMMENTS)
				take_headed_list(&finder, n);
		if (page->blocks[b].claim == CLAIM_NONE && !take_read_also(&finder, b) &&
			!take_card(&finder, b))
			(void)take_lone_link(&finder, b);
	}
	if (finder.headed == 0)
		take_named_boxes(&finder);
}
