/* SPDX-License-Identifier: ISC */
#include "extract/report.h"

#include "extract/judge.h"

enum {
	MISSED_LETTERS_MIN = 1000, /* of prose, for the article to be there */
	MISSED_TIMES = 2, /* as much as was kept */
};

/* Letters of prose that was kept, and that was left out without a reason. */
typedef struct {
	uint32_t kept, unexplained;
} Prose;

static Prose weigh_prose(const Page *page, const Reasons *reasons)
{
	Prose prose = { 0 };

	for (Index b = 0; b < page->block_count; b++) {
		const PageBlock *block = &page->blocks[b];

		if (!block_is_prose(block) || block->marks & (MARK_HIDDEN | MARK_WRAPPER))
			continue;
		if (block->claim == CLAIM_BODY)
			prose.kept += block->letters;
		else if (reasons_is_left(block) && reasons->reason[b] == LEFT_OUT_OTHER)
			prose.unexplained += block->letters;
	}
	return prose;
}

bool report_misses_much(const Page *page, const Reasons *reasons)
{
	Prose prose = weigh_prose(page, reasons);

	return prose.unexplained >= MISSED_LETTERS_MIN &&
		prose.unexplained > prose.kept * MISSED_TIMES;
}

/* Is block B the headline, which is told as the title? */
static bool is_title(const Page *page, const Article *article, Index b)
{
	Index headline = page->headline;

	return headline != PAGE_NONE && page->elements[headline].first_block <= b &&
		b < page->elements[headline].end_block &&
		str_equal(page->blocks[b].text, article->field[FIELD_TITLE]);
}

void report_left_out(Page *page, const Reasons *reasons, Article *article)
{
	for (Index b = 0; b < page->block_count;) {
		const PageBlock *block = &page->blocks[b];

		if (!reasons_is_left(block) || block->letters == 0 || is_title(page, article, b)) {
			b++;
			continue;
		}
		Index end = b + 1, box_end = page->elements[reasons->box[b]].end_block;

		while (end < page->block_count && end < box_end &&
			reasons_is_left(&page->blocks[end]) && !is_title(page, article, end) &&
			reasons->reason[end] == reasons->reason[b])
			end++;
		article_add_left_out(
			article, (LeftOutReason)reasons->reason[b], page_text_blocks(page, b, end));
		b = end;
	}
}
