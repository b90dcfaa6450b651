/* SPDX-License-Identifier: ISC */
#include "extract/comment_land.h"

#include "extract/panel_kinds.h"
#include "extract/panel_words.h"

enum {
	HEADINGS_MAX = 16,
	HEADING_LETTERS_MAX = 75,
	COUNTRY_LETTERS_MIN = 40,
	RECENT_PERCENT = 40,
};

bool comment_heading_is(const Page *page, Index b)
{
	const PageBlock *block = &page->blocks[b];

	if (block->letters == 0 || block->letters > HEADING_LETTERS_MAX + 45 ||
		block->link_letters * 2 > block->letters)
		return false;
	if (panel_block_kind(page, b) != PANEL_COMMENTS && !panel_comment_lead(block->text))
		return false;
	return block->heading > 0 || (block->marks & MARK_BOLD) ||
		block->letters <= HEADING_LETTERS_MAX;
}

/* Calls every element behind the heading block B country: those inside the
 * smallest element around it that holds some words behind it. */
static void settle_behind_heading(CommentFinder *finder, Index b)
{
	const Page *page = finder->page;
	const PageBlock *block = &page->blocks[b];
	Index e = block->holder, behind = block_end_fragment(block);

	while (page->elements[e].parent != PAGE_NONE &&
		page_sums_between(page, behind, page->elements[e].end_fragment).letters <
			COUNTRY_LETTERS_MIN)
		e = page->elements[e].parent;
	for (Index i = e; i < page->elements[e].end; i++)
		if (page->elements[i].first_fragment >= behind)
			finder->land[i] |= LAND_HEADED;
}

/* May what the names of E say hold for all in it? Not for the whole page. */
static bool may_name(const CommentFinder *finder, Index e)
{
	return !(finder->land[e] & LAND_HEADLINE) && finder->page->elements[e].tag != TAG_BODY &&
		finder->page->elements[e].tag != TAG_HTML;
}

/* Do the names of frame E say that a comment service fills it? */
static bool is_of_service(const Page *page, Index e)
{
	static const char *const attributes[] = { "id", "name", "title", "class" };
	static const char *const words[] = { "comment", "disqus", "dsq-", "komment", "discussion",
		"coral", "viafoura", "hyvor", "spotim", "openweb", "livefyre", "remark42", "isso" };

	for (size_t a = 0; a < sizeof attributes / sizeof attributes[0]; a++) {
		Str value = page_attribute(page, e, attributes[a]);

		for (size_t w = 0; w < sizeof words / sizeof words[0]; w++)
			if (str_find_nocase(value, words[w], 0) != STR_NOWHERE)
				return true;
	}
	return false;
}

static uint8_t own_land(const CommentFinder *finder, Index e, uint32_t prose)
{
	const Page *page = finder->page;
	const Element *element = &page->elements[e];
	uint32_t names = finder->lines->names[e];
	uint8_t land = 0;

	if (element->tag == TAG_NAV)
		return LAND_BAD;
	if (element->tag == TAG_IFRAME && is_of_service(page, e))
		return LAND_COMMENTS | LAND_SERVICE;
	if (!may_name(finder, e))
		return 0;
	if (names & NAME_COMMENT)
		land |= LAND_COMMENTS;
	if (names & NAME_POST)
		land |= LAND_POSTS;
	if ((names & NAME_RECENT) &&
		(uint64_t)page_sums(page, e).prose * 100 <= (uint64_t)prose * RECENT_PERCENT)
		land |= LAND_BAD;
	return land;
}

void comment_land_survey(CommentFinder *finder)
{
	const Page *page = finder->page;
	uint32_t prose = page->element_count > 0 ? page_sums(page, 0).prose : 0;
	int headings = 0;

	for (Index e = page->headline; e != PAGE_NONE; e = page->elements[e].parent)
		finder->land[e] |= LAND_HEADLINE;
	for (Index e = 0; e < page->element_count; e++) {
		Index parent = page->elements[e].parent;
		uint8_t inherited = parent != PAGE_NONE ? finder->land[parent] : 0;

		if (page->elements[e].tag == TAG_MAIN)
			inherited &= (uint8_t)~LAND_BAD; /* there is no main in a menu */
		finder->land[e] |= (uint8_t)(inherited &
			(LAND_COMMENTS | LAND_POSTS | LAND_BAD | LAND_SERVICE));
		finder->land[e] |= own_land(finder, e, prose);
		finder->forum = finder->forum || (finder->lines->names[e] & NAME_FORUM);
	}
	for (Index b = 0; b < page->block_count && headings < HEADINGS_MAX; b++) {
		if (!comment_heading_is(page, b))
			continue;
		settle_behind_heading(finder, b);
		headings++;
	}
}
