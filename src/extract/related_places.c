/* SPDX-License-Identifier: ISC */
#include "extract/related_places.h"

enum {
	REACH = 40 /* blocks of the page, back to one of the story */
};

/* The block of ARTICLE that says what block B of PAGE does, looked for from block FROM on; the
 * number of its blocks when there is none. */
static size_t block_saying(const Page *page, Index b, const Article *article, size_t from)
{
	Str text = page->blocks[b].text;

	for (size_t i = from; i < article->block_count; i++)
		if (str_equal(block_text(&article->blocks[i]), text))
			return i;
	return article->block_count;
}

/* The number of the block of ARTICLE that follows block B of PAGE, from block FROM on; 0 when
 * none of the story stands before B. */
static size_t place_of(const Page *page, Index b, const Article *article, size_t from)
{
	for (int reach = 0; b-- > 0 && reach < REACH; reach++) {
		if (page->blocks[b].claim != CLAIM_BODY || page->blocks[b].text.size == 0)
			continue;
		size_t at = block_saying(page, b, article, from);

		if (at < article->block_count)
			return at + 1;
	}
	return 0;
}

void related_places_settle(const Page *page, Article *article)
{
	size_t from = 0;

	for (size_t i = 0; i < article->related_count; i++) {
		Related *related = &article->related[i];
		size_t place = place_of(page, (Index)related->block, article, from);

		related->in_text = place > 0 && place < article->block_count;
		related->block = related->in_text ? place : 0;
		from = related->in_text ? place - 1 : from;
	}
}
