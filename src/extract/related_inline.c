/* SPDX-License-Identifier: ISC */
#include "extract/related_inline.h"

#include "extract/characters.h"
#include "extract/panel_names.h"
#include "extract/panel_words.h"
#include "extract/related_heads.h"
#include "extract/related_items.h"
#include "extract/related_telling.h"
#include "extract/signature.h"

enum {
	INLINE_LETTERS_MAX = 260,
	BRIEF_LEAD_LETTERS = 4, /* of words that offer a story in the text */
	BRIEF_TITLE_WORDS = 4, /* of a title behind such */
	CARD_CLIMB_MAX = 4,
	ALONE_WORDS_MIN = 3,
	UNNAMED_WORDS_MIN = 5, /* of a link that nothing calls a story; fewer are "all the news" */
	ALONE_PROSE_MIN = 40,
};

/* The size of the words that BLOCK begins with and that offer a story, or 0: those of an
 * element of their own may run on into the title. */
static size_t offer_size(const Page *page, const PageBlock *block)
{
	size_t words = panel_read_also(block->text);
	const Fragment *first = &page->fragments[block->first_fragment];
	Str text = str_slice(page->text, first->start, first->end);

	bool alone = page->elements[first->owner].link == PAGE_NONE &&
		panel_read_also(text) == text.size;

	return alone && text.size > words ? text.size : words;
}

bool related_take_read_also(RelatedFinder *finder, Index b)
{
	Page *page = finder->page;
	const PageBlock *block = &page->blocks[b];
	RelatedItems items;

	if (block->letters > INLINE_LETTERS_MAX || block->link_letters == 0)
		return false;
	size_t words = offer_size(page, block);

	if (words == 0)
		return false;
	Str lead = str_slice(block->text, 0, words), rest = str_from(block->text, words);
	uint32_t commas = 0, rest_letters = characters_letters(rest, &commas);
	bool parted = str_find_byte(lead, ':', 0) != STR_NOWHERE ||
		str_find_byte(lead, '-', 0) != STR_NOWHERE ||
		str_find_byte(lead, '\n', 0) != STR_NOWHERE || str_ends(lead, "：") ||
		str_ends(lead, "】") || str_ends(lead, "▶") ||
		page->fragments[block->first_fragment].end <=
			page->fragments[block->first_fragment].start + words;

	/* A box named for it may tell the author and the source as well. */
	uint32_t named = related_names_near(finder, block->holder) |
		related_names_near(finder, page->fragments[block->first_fragment].owner);
	bool boxed = (named & NAME_OFFERS) && block->link_letters * 3 >= rest_letters;

	if (!boxed && (!parted || block->link_letters * 4 < rest_letters * 3))
		return false;
	related_items_gather(
		page, finder->names, block->first_fragment, block_end_fragment(block), &items);
	/* A word as short as "Mehr" also opens lists of topics. */
	bool brief = characters_count(lead) <= BRIEF_LEAD_LETTERS;

	if (items.count == 0 || (boxed && words_in(items.items[0].title) < ALONE_WORDS_MIN) ||
		(brief &&
			(items.count > 1 || str_find_byte(lead, ':', 0) == STR_NOWHERE ||
				words_in(items.items[0].title) < BRIEF_TITLE_WORDS)))
		return false;
	for (size_t i = 0; i < items.count; i++)
		related_tell(finder, &items.items[i],
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

bool related_take_lone_link(RelatedFinder *finder, Index b)
{
	Page *page = finder->page;
	const PageBlock *block = &page->blocks[b];
	RelatedItems items;

	if (b == 0 || block->links != 1 || block->words < UNNAMED_WORDS_MIN || block->heading > 0 ||
		block->list_depth > 0 || block->link_letters * 10 < block->letters * 9 ||
		(block->marks & (MARK_NAV | MARK_FOOTER | MARK_ASIDE | MARK_FIGURE | MARK_CAPTION)))
		return false;
	const PageBlock *before = &page->blocks[b - 1];
	Index parent = page->elements[block->holder].parent;

	if (!is_prose_block(before) || parent == PAGE_NONE ||
		!page_contains(page, parent, before->holder) ||
		plain_letters(page, parent) < RELATED_PROSE_BEFORE_MAX)
		return false;
	related_items_gather(
		page, finder->names, block->first_fragment, block_end_fragment(block), &items);
	if (items.count != 1 || items.items[0].other_site || ends_sentence(items.items[0].title))
		return false;
	/* The link must be all of a box of its own, not a paragraph that ends a
	 * thought. */
	if (page->elements[block->holder].tag == TAG_P)
		return false;
	related_tell(finder, &items.items[0], STR_NONE, PANEL_RELATED);
	(void)page_claim(page, b, b + 1, CLAIM_RELATED);
	return true;
}

/* May a name of E speak for what stands in it? Not one around the headline. */
static bool may_speak_for(const RelatedFinder *finder, Index e)
{
	const Page *page = finder->page;

	return page->elements[e].tag != TAG_BODY && page->elements[e].tag != TAG_HTML &&
		(page->headline == PAGE_NONE || !page_contains(page, e, page->headline));
}

bool related_is_named_promotion(const RelatedFinder *finder, Index e)
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

bool related_is_killed(const RelatedFinder *finder, Index e)
{
	const Element *element = &finder->page->elements[e];

	for (size_t i = 0; i < finder->head_count; i++) {
		const RelatedHead *head = &finder->heads[i];
		bool inside = head->first >= element->first_fragment &&
			head->first < element->end_fragment;
		bool before = head->end == element->first_fragment;

		if ((inside || before) &&
			(head->kind == PANEL_PROMO || head->kind == PANEL_NEITHER))
			return true;
	}
	return false;
}

bool related_take_card(RelatedFinder *finder, Index b)
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
		related_is_killed(finder, e) || related_is_named_promotion(finder, e))
		return false;
	related_items_gather(page, finder->names, page->elements[e].first_fragment,
		page->elements[e].end_fragment, &items);
	if (items.count == 0 || items.items[0].other_site ||
		(finder->names[items.items[0].link] & NAME_BUTTON) ||
		words_in(items.items[0].title) < ALONE_WORDS_MIN)
		return false;
	for (size_t i = 0; i < items.count; i++)
		related_tell(finder, &items.items[i], STR_NONE, PANEL_RELATED);
	(void)page_claim_element(page, e, CLAIM_RELATED);
	return true;
}
