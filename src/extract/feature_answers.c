/* SPDX-License-Identifier: ISC */
#include "extract/feature_answers.h"

#include "extract/feature_notes.h"
#include "extract/feature_units.h"
#include "extract/phrases.h"

enum {
	RULE_WINDOW = 2 /* blocks before and behind */
};

/* How many agree. An answer that the page has none of is not asked. */
static void put_votes(const Features *features, Index b, int32_t *row)
{
	const Page *page = features->page;
	Index holder = page->blocks[b].holder;
	const Index answers[] = { features->named, features->article, features->headed };
	int32_t votes = row[FEATURE_STRICT] + row[FEATURE_CORE], known = 2 * UNIT_ONE;

	for (unsigned i = 0; i < sizeof answers / sizeof *answers; i++) {
		if (answers[i] == PAGE_NONE)
			continue;
		row[FEATURE_IN_NAMED + i] = unit_flag(page_contains(page, answers[i], holder));
		votes += row[FEATURE_IN_NAMED + i];
		known += UNIT_ONE;
	}
	votes += unit_flag(features->notes[b].claim == CLAIM_BODY);
	known += UNIT_ONE;
	row[FEATURE_VOTES] = unit_share((uint64_t)votes, (uint64_t)known);
	row[FEATURE_VOTES_ALL] = unit_flag(votes == known);
}

/* What the rules say of the block itself. */
static void put_rules(const Features *features, Index b, int32_t *row)
{
	const PageBlock *block = &features->page->blocks[b];
	const Note *note = &features->notes[b];
	bool out = note->claim == CLAIM_LEFT_OUT;
	LeftOutReason reason = (LeftOutReason)note->reason;

	row[FEATURE_RULE] = unit_flag(note->claim == CLAIM_BODY);
	row[FEATURE_RULE_NAMED] = unit_flag(block->furniture != 0);
	row[FEATURE_TEASER] = unit_flag(block->teaser);
	row[FEATURE_TEASERS] = block->teaser ? unit_log(features->teasers) : 0;
	row[FEATURE_RULE_OUTSIDE] = unit_flag(note->claim == CLAIM_NONE);
	row[FEATURE_RULE_PROMO] = unit_flag(out && reason == LEFT_OUT_PROMO);
	row[FEATURE_RULE_OTHER] = unit_flag(out && reason == LEFT_OUT_OTHER);
	row[FEATURE_RULE_AGAIN] = unit_flag(out && reason == LEFT_OUT_DUPLICATE);
	row[FEATURE_RULE_PHRASE] = unit_flag(out && note->phrase != PHRASE_NONE);
	row[FEATURE_RULE_STRAY] = unit_flag(
		note->claim != CLAIM_BODY && row[FEATURE_STRICT] != 0 && row[FEATURE_CORE] != 0);
}

/* What they say of those around it and those like it. */
static void put_rules_around(const Features *features, Index b, int32_t *row)
{
	Index count = features->page->block_count, behind = b + 1 + RULE_WINDOW;
	const Group *like = &features->groups2[features->notes[b].group2];

	row[FEATURE_RULE_ALL] =
		unit_share(notes_between(features, 0, count).kept_prose, notes_all_prose(features));
	row[FEATURE_RULE_LIKE] = unit_share(like->kept, like->letters);
	row[FEATURE_RULE_BEFORE] =
		notes_kept_share(features, b < RULE_WINDOW ? 0 : b - RULE_WINDOW, b);
	row[FEATURE_RULE_BEHIND] =
		notes_kept_share(features, b + 1, behind < count ? behind : count);
	row[FEATURE_RULE_INSIDE] = unit_flag(features->first_kept != PAGE_NONE &&
		b >= features->first_kept && b <= features->last_kept);
}

void feature_answers_put(const Features *features, Index b, int32_t *row)
{
	put_votes(features, b, row);
	put_rules(features, b, row);
	put_rules_around(features, b, row);
}
