/* SPDX-License-Identifier: ISC */
#include "extract/report.h"

#include "extract/characters.h"
#include "extract/phrases.h"

enum {
	CLIMB_MAX = 24,
	GROUP_BLOCKS_MAX = 60
};

static bool is_left(const PageBlock *block)
{
	return block->claim == CLAIM_NONE || block->claim == CLAIM_LEFT_OUT;
}

static LeftOutReason reason_of(const Page *page, const PageBlock *block)
{
	LeftOutReason reason = LEFT_OUT_OTHER;

	if (block->marks & MARK_WRAPPER)
		return LEFT_OUT_WRAPPER;
	if (phrase_weigh(block->text, &reason) != PHRASE_NONE)
		return reason;
	if (block->claim == CLAIM_LEFT_OUT && block->reason != LEFT_OUT_OTHER)
		return (LeftOutReason)block->reason;
	if (block->furniture != 0)
		return (LeftOutReason)(block->furniture - 1);
	if (!str_empty(page->title) && characters_same_letters(page->title, block->text))
		return LEFT_OUT_DUPLICATE;
	if (block->link_letters * 2 > block->letters)
		return LEFT_OUT_NAVIGATION;
	return LEFT_OUT_OTHER;
}

/* The box a block was dropped with: the largest element around it, within reach,
 * of which nothing was kept. */
static Index box_of(const Page *page, Index b)
{
	Index e = page->blocks[b].holder, best = e;

	for (unsigned i = 0; i < CLIMB_MAX && e != PAGE_NONE; i++) {
		const Element *element = &page->elements[e];

		if (element->end_block - element->first_block > GROUP_BLOCKS_MAX)
			break;
		for (Index k = element->first_block; k < element->end_block; k++)
			if (!is_left(&page->blocks[k]))
				return best;
		best = e;
		e = element->parent;
	}
	return best;
}

void report_left_out(Page *page, Article *article)
{
	for (Index b = 0; b < page->block_count;) {
		const PageBlock *block = &page->blocks[b];

		if (!is_left(block) || block->letters == 0) {
			b++;
			continue;
		}
		LeftOutReason reason = reason_of(page, block);
		Index end = b + 1, box_end = page->elements[box_of(page, b)].end_block;

		while (end < page->block_count && end < box_end && is_left(&page->blocks[end]) &&
			reason_of(page, &page->blocks[end]) == reason)
			end++;
		article_add_left_out(article, reason, page_text_blocks(page, b, end));
		b = end;
	}
}
