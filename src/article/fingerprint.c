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

		digest = mix(mix(digest, block->rich.text), block->caption);
		for (size_t j = 0; j < block->item_count; j++)
			digest = mix(digest, block->items[j].rich.text);
	}
	return digest;
}
