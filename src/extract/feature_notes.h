/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_EXTRACT_FEATURE_NOTES_H
#define BROADSHEET_EXTRACT_FEATURE_NOTES_H

/* What is measured once a page before the features of its blocks are: sums over
 * blocks, what is like what, where the answers lie. It is the inside of Features, which
 * features_new makes and the modules of features share; others see features.h. */

#include "extract/block_words.h"
#include "extract/features.h"
#include "extract/text_shape.h"

enum {
	SECTION_LETTERS_MAX = 90, /* of a heading behind which an article is over */
};

/* Prefix sums over blocks: the sum over [a, b) is at[b] - at[a]. */
typedef struct {
	uint32_t prose; /* letters of running text outside links */
	uint32_t strict; /* blocks that are running text by themselves */
	uint32_t kept; /* letters of what the rules keep */
	uint32_t kept_prose; /* prose among them */
} Prefix;

typedef struct {
	uint32_t prose, kept, letters, link_letters;
} Group;

/* What is known of a block beside what the page says. */
typedef struct {
	Index group, group2; /* like it; with a like parent */
	Index repeats;
	Index section; /* last heading of what is no article before it, or PAGE_NONE */
	Index heading; /* last heading before it, or PAGE_NONE */
	uint8_t claim, reason; /* by the rules */
	uint8_t phrase; /* PhraseWeight */
	uint8_t phrase_reason;
	bool starts_section;
	TextShape shape;
} Note;

struct Features {
	const Page *page;
	const Body *body;
	Note *notes;
	const BlockWords *words; /* of each block */
	Prefix *prefix; /* block_count + 1 */
	Group *groups, *groups2;
	Index *series; /* of each element: like ones beside each other */
	Index named, article, headed; /* answers, or PAGE_NONE */
	Index headline; /* first block behind the headline's, or 0 */
	Index first_strict, last_strict; /* in the core, or PAGE_NONE */
	Str title_letters; /* of the headline's words */
	Index teasers; /* blocks that are teasers */
	Index first_kept, last_kept; /* by the rules, or PAGE_NONE */
};

/* Sums over blocks [FIRST, END), and over those of element E. */
static inline Prefix notes_between(const Features *features, Index first, Index end)
{
	Prefix high = features->prefix[end], low = features->prefix[first];

	return (Prefix){ high.prose - low.prose, high.strict - low.strict, high.kept - low.kept,
		high.kept_prose - low.kept_prose };
}

static inline Prefix notes_under(const Features *features, Index e)
{
	const Element *element = &features->page->elements[e];

	return notes_between(features, element->first_block, element->end_block);
}

/* The prose of the page, and how much of it is under element E. */
static inline uint32_t notes_all_prose(const Features *features)
{
	return features->prefix[features->page->block_count].prose;
}

int32_t notes_prose_share(const Features *features, Index e);

/* Of the letters of blocks [FIRST, END), those in links, and those the rules keep. */
int32_t notes_link_share(const Features *features, Index first, Index end);
int32_t notes_kept_share(const Features *features, Index first, Index end);

#endif
