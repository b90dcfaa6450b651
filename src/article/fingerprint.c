/* SPDX-License-Identifier: ISC */
#include "article/fingerprint.h"

#include "base/hash.h"

static uint64_t mix(uint64_t digest, Str text)
{
	return hash_byte(hash_text(digest, text), 0xFF);
}

uint64_t article_fingerprint(const Article *article)
{
	uint64_t digest = mix(HASH_START, article->field[FIELD_TITLE]);

	for (size_t i = 0; i < article->block_count; i++) {
		const Block *block = &article->blocks[i];

		digest = mix(mix(digest, block_text(block)), block_caption(block));
		for (size_t j = 0; block->kind == BLOCK_LIST && j < block->list.item_count; j++)
			digest = mix(digest, block->list.items[j].rich.text);
	}
	return digest;
}
