/* SPDX-License-Identifier: ISC */
#include "extract/feature_place.h"

#include "extract/feature_notes.h"
#include "extract/feature_units.h"

enum {
	WINDOW_NEAR = 2, /* blocks to each side */
	WINDOW_WIDE = 5,
};

static void put_in_page(const Features *features, Index b, int32_t *row)
{
	Index count = features->page->block_count;
	uint32_t whole = notes_all_prose(features);

	row[FEATURE_INDEX] = unit_share(b, count);
	row[FEATURE_BEFORE] = unit_share(notes_between(features, 0, b).prose, whole);
	row[FEATURE_BEHIND] = unit_share(notes_between(features, b + 1, count).prose, whole);
}

static void put_in_core(const Features *features, Index b, int32_t *row)
{
	if (row[FEATURE_CORE] == 0)
		return;
	const Element *core = &features->page->elements[features->body->core];
	uint32_t whole = notes_under(features, features->body->core).prose;
	uint32_t before = notes_between(features, core->first_block, b).prose;
	uint32_t behind = notes_between(features, b + 1, core->end_block).prose;

	row[FEATURE_CORE_BEFORE] = unit_share(before, whole);
	row[FEATURE_CORE_BEHIND] = unit_share(behind, whole);
	row[FEATURE_CORE_TAIL] = unit_flag(behind == 0);
	row[FEATURE_CORE_HEAD] = unit_flag(before == 0);
}

static void put_since_headline(const Features *features, Index b, int32_t *row)
{
	if (features->page->headline == PAGE_NONE)
		return;
	row[FEATURE_OVER_HEADLINE] = unit_flag(b < features->headline);
	if (b < features->headline)
		return;
	row[FEATURE_HEADLINE_BLOCKS] = unit_log(b - features->headline);
	row[FEATURE_HEADLINE_PROSE] =
		unit_log(notes_between(features, features->headline, b).prose);
}

static void put_outside_prose(const Features *features, Index b, int32_t *row)
{
	if (features->first_strict == PAGE_NONE)
		return;
	if (b < features->first_strict)
		row[FEATURE_FROM_FIRST] = unit_log(features->first_strict - b);
	if (b > features->last_strict)
		row[FEATURE_FROM_LAST] = unit_log(b - features->last_strict);
}

/* Prose and links within REACH blocks: two features from FIRST on. */
static void put_window(const Features *features, Index b, Index reach, unsigned first, int32_t *row)
{
	Index count = features->page->block_count;
	Index from = b < reach ? 0 : b - reach, end = b + reach + 1 < count ? b + reach + 1 : count;

	row[first] = unit_log(notes_between(features, from, end).prose);
	row[first + 1] = notes_link_share(features, from, end);
}

static void put_heading(const Features *features, Index b, int32_t *row)
{
	Index heading = features->notes[b].heading;

	if (heading == PAGE_NONE)
		return;
	row[FEATURE_HEADING_BLOCKS] = unit_near(b - heading);
	row[FEATURE_HEADING_SECTION] = unit_flag(features->notes[heading].starts_section);
}

static void put_section(const Features *features, Index b, int32_t *row)
{
	const Page *page = features->page;
	Index section = features->notes[b].section;

	if (section == PAGE_NONE)
		return;
	Index parent = page->elements[page->blocks[section].holder].parent;

	row[FEATURE_SECTION_BLOCKS] = unit_near(b - section);
	row[FEATURE_SECTION_PROSE] = unit_log(notes_between(features, section, b).prose);
	row[FEATURE_SECTION_SAME] = unit_flag(
		parent != PAGE_NONE && page_contains(page, parent, page->blocks[b].holder));
	row[FEATURE_SECTION_LATE] =
		unit_flag(notes_between(features, 0, section).prose * (uint64_t)2 >
			notes_all_prose(features));
}

void feature_place_put(const Features *features, Index b, int32_t *row)
{
	put_in_page(features, b, row);
	put_in_core(features, b, row);
	put_since_headline(features, b, row);
	put_outside_prose(features, b, row);
	put_window(features, b, WINDOW_NEAR, FEATURE_NEAR_PROSE, row);
	put_window(features, b, WINDOW_WIDE, FEATURE_WIDE_PROSE, row);
	put_heading(features, b, row);
	put_section(features, b, row);
}
