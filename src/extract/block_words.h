/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_EXTRACT_BLOCK_WORDS_H
#define BROADSHEET_EXTRACT_BLOCK_WORDS_H

/* What the words of each block say, in numbers: what they hint at (hint_words.h),
 * whether they name the site or who wrote, and how many of them the rest of the
 * article uses, too. A paragraph that talks of something else is seldom the
 * article's. */

#include "extract/hint_words.h"
#include "extract/page.h"

typedef struct {
	uint32_t words;
	uint16_t hints[HINT_COUNT];
	uint32_t longs; /* words long enough to be of the subject */
	uint32_t shared; /* of them, those that stand in other blocks of the article */
	uint32_t titled; /* of them, those of the headline */
	bool site; /* the site's name or its host's */
	bool author; /* the declared author's name ... */
	bool author_first; /* ... at the start */
} BlockWords;

/* Of all blocks of PAGE, of which the rules have claimed the body; in WORK. */
BlockWords *block_words_count(const Page *page, Arena *work);

#endif
