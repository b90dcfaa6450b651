/* SPDX-License-Identifier: ISC */
#include "article/fingerprint.h"

static uint64_t mix(uint64_t digest, Str text)
{
	for (size_t i = 0; i < text.size; i++)
		digest = (digest ^ (unsigned char)text.at[i]) * UINT64_C(1099511628211);
	return (digest ^ 0xFF) * UINT64_C(1099511628211);
}

uint64_t article_fingerprint(const Article *article)
{
	uint64_t digest = mix(UINT64_C(14695981039346656037), article->field[FIELD_TITLE]);

	for (size_t i = 0; i < article->block_count; i++) {
		const Block *block = &article->blocks[i];

		digest = mix(mix(digest, block->rich.text), block->caption);
		for (size_t j = 0; j < block->item_count; j++)
			digest = mix(digest, block->items[j].rich.text);
	}
	return digest;
}
