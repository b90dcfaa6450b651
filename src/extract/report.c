/* SPDX-License-Identifier: ISC */
#include "extract/report.h"

#include "extract/reasons.h"

void report_left_out(Page *page, Article *article)
{
	Reasons reasons = reasons_find(page, article);

	for (Index b = 0; b < page->block_count;) {
		const PageBlock *block = &page->blocks[b];

		if (!reasons_is_left(block) || block->letters == 0) {
			b++;
			continue;
		}
		Index end = b + 1, box_end = page->elements[reasons.box[b]].end_block;

		while (end < page->block_count && end < box_end &&
			reasons_is_left(&page->blocks[end]) &&
			reasons.reason[end] == reasons.reason[b])
			end++;
		article_add_left_out(
			article, (LeftOutReason)reasons.reason[b], page_text_blocks(page, b, end));
		b = end;
	}
}
