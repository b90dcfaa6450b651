/* SPDX-License-Identifier: ISC */
#include "extract/repeats.h"

#include <stdlib.h>

#include "extract/judge.h"

enum {
	LETTERS_MIN = 12, /* of a block that is told */
	KEPT_PERCENT_MIN = 60, /* of the letters of the body, or nothing is left out */
};

static bool is_told(const PageBlock *block)
{
	return block->claim == CLAIM_BODY && block->letters >= LETTERS_MIN;
}

static size_t count_told(const Page *page)
{
	size_t count = 0;

	for (Index b = 0; b < page->block_count; b++)
		count += is_told(&page->blocks[b]);
	return count;
}

void repeats_tell(const Page *page, BlockHashes *told)
{
	size_t all = count_told(page), number = 0;

	told->count = 0;
	for (Index b = 0; b < page->block_count; b++) {
		if (!is_told(&page->blocks[b]))
			continue;
		bool near_end =
			number < BLOCK_HASHES_MAX / 2 || number + BLOCK_HASHES_MAX / 2 >= all;

		number++;
		if (near_end && told->count < BLOCK_HASHES_MAX)
			told->hashes[told->count++] = page->blocks[b].hash;
	}
}

static int compare_hashes(const void *left, const void *right)
{
	const uint64_t *a = left;
	const uint64_t *b = right;

	return *a < *b ? -1 : *a > *b;
}

static bool is_repeated(const RepeatedBlocks *repeated, const PageBlock *block)
{
	return is_told(block) &&
		bsearch(&block->hash, repeated->hashes, repeated->count, sizeof(uint64_t),
			compare_hashes) != NULL;
}

/* The block behind the first paragraph of the body. */
static Index behind_opening(const Page *page)
{
	for (Index b = 0; b < page->block_count; b++)
		if (page->blocks[b].claim == CLAIM_BODY && block_is_prose(&page->blocks[b]))
			return b + 1;
	return page->block_count;
}

void repeats_drop(Page *page, const RepeatedBlocks *repeated)
{
	Index first = behind_opening(page);
	uint64_t all = 0, dropped = 0;

	for (Index b = 0; b < page->block_count; b++) {
		const PageBlock *block = &page->blocks[b];

		if (block->claim != CLAIM_BODY)
			continue;
		all += block->letters;
		if (b >= first && is_repeated(repeated, block))
			dropped += block->letters;
	}
	if ((all - dropped) * 100 < all * KEPT_PERCENT_MIN)
		return;
	for (Index b = first; b < page->block_count; b++) {
		PageBlock *block = &page->blocks[b];

		if (!is_repeated(repeated, block))
			continue;
		block->claim = CLAIM_LEFT_OUT;
		block->reason = LEFT_OUT_BOILERPLATE;
	}
}
