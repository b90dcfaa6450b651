/* SPDX-License-Identifier: ISC */
#include "extract/related.h"

#include "extract/characters.h"
#include "extract/panel_kinds.h"
#include "extract/panel_names.h"
#include "extract/panel_words.h"
#include "extract/related_heads.h"
#include "extract/related_inline.h"
#include "extract/related_items.h"
#include "extract/related_kin.h"
#include "extract/related_lists.h"
#include "extract/related_telling.h"

enum {
	BOX_PROSE_PERCENT = 30,
	BOX_PROSE_BEFORE = 100, /* letters of prose before it */
	BOX_ITEMS_MAX = 12, /* a longer list is a section of the site */
	BOX_KIN_SHARE = 3, /* one of so many shares a word with the article */
};

/* Boxes told by their names only */

static bool may_be_box(const RelatedFinder *finder, Index e, uint32_t prose)
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
		wordy += letters >= RELATED_TITLE_LETTERS;
	}
	return items->count > 0 && elsewhere * 2 < items->count && brief * 10 < items->count * 4 &&
		wordy * 2 >= items->count;
}

/* Are ITEMS in box E stories that belong to this one? "Recommended" is said of anything, so
 * there some must tell of the same. */
static bool is_related_box(const RelatedFinder *finder, Index e, const RelatedItems *items)
{
	if (items->count < RELATED_LIST_MIN || items->count > BOX_ITEMS_MAX || !are_stories(items))
		return false;
	return (finder->names[e] & NAME_RELATED) ||
		related_kin_count(finder->page, items) * BOX_KIN_SHARE >= items->count;
}

static void take_named_boxes(RelatedFinder *finder)
{
	Page *page = finder->page;
	uint32_t prose = page->element_count > 0 ? page_sums(page, 0).prose : 0;

	for (Index e = 0; e < page->element_count; e++) {
		RelatedItems items;

		if (!may_be_box(finder, e, prose) || related_is_killed(finder, e) ||
			related_is_named_promotion(finder, e))
			continue;
		related_items_gather(page, finder->names, page->elements[e].first_fragment,
			page->elements[e].end_fragment, &items);
		if (is_related_box(finder, e, &items)) {
			for (size_t i = 0; i < items.count; i++)
				related_tell(finder, &items.items[i], STR_NONE, PANEL_RELATED);
			related_claim(finder, &items, CLAIM_RELATED);
		}
		e = page->elements[e].end - 1;
	}
}

void related_find(Page *page, Article *article)
{
	RelatedFinder finder = { .page = page, .article = article, .names = panel_names(page) };

	panel_kinds_read(page);
	related_heads_gather(&finder);
	/* In page order, lines of the text among the lists. */
	size_t n = 0;

	for (Index b = 0; b < page->block_count; b++) {
		for (; n < finder.head_count && finder.heads[n].block <= b; n++)
			if (finder.heads[n].kind != PANEL_COMMENTS)
				related_list_take(&finder, n);
		if (page->blocks[b].claim == CLAIM_NONE && !related_take_read_also(&finder, b) &&
			!related_take_card(&finder, b))
			(void)related_take_lone_link(&finder, b);
	}
	if (finder.headed == 0)
		take_named_boxes(&finder);
}
