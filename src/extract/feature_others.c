/* SPDX-License-Identifier: ISC */
#include "extract/feature_others.h"

#include "extract/feature_notes.h"
#include "extract/feature_units.h"
#include "extract/phrases.h"

static void put_alike(const Features *features, Index b, int32_t *row)
{
	const Group *like = &features->groups[features->notes[b].group];
	const Group *like2 = &features->groups2[features->notes[b].group2];

	row[FEATURE_LIKE_SHARE] = unit_share(like->prose, notes_all_prose(features));
	row[FEATURE_LIKE_LINKS] = unit_share(like->link_letters, like->letters);
	row[FEATURE_LIKE2_SHARE] = unit_share(like2->prose, notes_all_prose(features));
	row[FEATURE_LIKE2_LINKS] = unit_share(like2->link_letters, like2->letters);
}

static bool says_furniture(const Note *note)
{
	return note->phrase != PHRASE_NONE || note->starts_section;
}

/* Block OTHER beside B: eight features from FIRST on. */
static void put_neighbour(
	const Features *features, Index b, Index other, unsigned first, int32_t *row)
{
	const Page *page = features->page;
	const PageBlock *block = &page->blocks[other];
	const Note *note = &features->notes[other];

	row[first] = unit_log(block->letters);
	row[first + 1] = unit_share(block->link_letters, block->letters);
	row[first + 2] = unit_flag(block->ends_sentence);
	row[first + 3] = unit_flag(block->heading > 0);
	row[first + 4] = unit_flag(says_furniture(note));
	row[first + 5] = unit_flag(notes_between(features, other, other + 1).strict > 0);
	row[first + 6] = unit_flag(note->group == features->notes[b].group);
	row[first + 7] = unit_flag(page->elements[block->holder].parent ==
		page->elements[page->blocks[b].holder].parent);
}

/* Block OTHER, the next but one: four features from FIRST on. */
static void put_far_neighbour(const Features *features, Index other, unsigned first, int32_t *row)
{
	const PageBlock *block = &features->page->blocks[other];

	row[first] = unit_log(block->letters);
	row[first + 1] = unit_share(block->link_letters, block->letters);
	row[first + 2] = unit_flag(notes_between(features, other, other + 1).strict > 0);
	row[first + 3] = unit_flag(says_furniture(&features->notes[other]));
}

void feature_others_put(const Features *features, Index b, int32_t *row)
{
	Index count = features->page->block_count;

	put_alike(features, b, row);
	if (b > 0)
		put_neighbour(features, b, b - 1, FEATURE_PREV_LETTERS, row);
	if (b > 1)
		put_far_neighbour(features, b - 2, FEATURE_PREV2_LETTERS, row);
	if (b + 1 < count)
		put_neighbour(features, b, b + 1, FEATURE_NEXT_LETTERS, row);
	if (b + 2 < count)
		put_far_neighbour(features, b + 2, FEATURE_NEXT2_LETTERS, row);
}
