/* SPDX-License-Identifier: ISC */
#include "extract/teasers.h"

#include "extract/address.h"
#include "extract/characters.h"

enum {
	TEASERS_MIN = 3,
	TEASER_LETTERS_MIN = 12,
};

bool teaser_leads_elsewhere(const Page *page, Index link)
{
	Str href = page_attribute(page, link, "href");

	if (href.size == 0 || href.at[0] == '#')
		return false;
	Str address = page_address(page, link, "href");
	Str host = address_host(address);
	size_t hash = str_find_byte(address, '#', 0);

	if (hash != STR_NOWHERE)
		address = str_slice(address, 0, hash);
	if (!str_empty(page->address) && str_equal(address, page->address))
		return false;
	return str_empty(host) || str_empty(page->host) || str_equal_nocase(host, page->host);
}

bool teaser_heads(const Page *page, const PageBlock *block)
{
	Index link = page->elements[page->fragments[block->first_fragment].owner].link;

	if (block->heading == 0 || link == PAGE_NONE || block->link_letters < block->letters)
		return false;
	if (!str_empty(page->title) && characters_same_letters(page->title, block->text))
		return false;
	return block->letters >= TEASER_LETTERS_MIN && teaser_leads_elsewhere(page, link);
}

/* The element around the heading of BLOCK. */
static Index around_heading(const Page *page, const PageBlock *block)
{
	Index e = block->holder;

	while (e != PAGE_NONE && page->elements[e].heading > 0)
		e = page->elements[e].parent;
	return e;
}

/* Marks the text under each teaser's heading, as far as its box goes. */
void teasers_mark(Page *page)
{
	Index count = 0;

	for (Index b = 0; b < page->block_count; b++)
		count +=
			page->blocks[b].claim == CLAIM_NONE && teaser_heads(page, &page->blocks[b]);
	if (count < TEASERS_MIN)
		return;
	for (Index b = 0; b < page->block_count; b++) {
		Index box = around_heading(page, &page->blocks[b]);

		if (page->blocks[b].claim != CLAIM_NONE || !teaser_heads(page, &page->blocks[b]))
			continue;
		if (box == PAGE_NONE ||
			(page->headline != PAGE_NONE && page_contains(page, box, page->headline)))
			box = page->blocks[b].holder;
		Index end = b + 1;

		while (end < page->elements[box].end_block && page->blocks[end].heading == 0)
			end++;
		/* A long text under the heading is the text itself. */
		if (page_sums_blocks(page, b, end).letters > TEASER_TEXT_MAX)
			continue;
		for (Index k = b; k < end; k++) {
			page->blocks[k].teaser = true;
			if (page->blocks[k].furniture == 0)
				page->blocks[k].furniture = LEFT_OUT_PROMO + 1;
		}
	}
}
