/* SPDX-License-Identifier: ISC */
#include "extract/settle.h"

#include "extract/byline_words.h"
#include "extract/dates.h"
#include "extract/judge.h"
#include "extract/model.h"

enum {
	GRAM = 4, /* words */
	TWICE_GRAMS_MIN = 100,
	TWICE_PERCENT = 80,
	REPEAT_LETTERS_MIN = 40,
	TABLE_FACTOR = 2,
	FORMULA_CLIMB_MAX = 12, /* elements from a sign up to its formula */
	ABOUT_LETTERS_MAX = 60,
	HEADING_LETTERS_MAX = 90,
	INTRO_LETTERS_MIN = 60,
	INTRO_BRIEF_LETTERS_MIN = 20,
	INTRO_LETTERS_MAX = 700,
	INTRO_CLIMB_MAX = 2,
	INTRO_BLOCKS_MAX = 12, /* between headline and standfirst */
	NOTE_FRAGMENTS = 2, /* of a note's start: a bracket, its number */
	NOTE_LETTERS_MIN = 25,
	NOTE_CLIMB_MAX = 4,
	SIGN_UP_CLIMB_MAX = 6,
	BIOGRAPHY_CLIMB_MAX = 4,
	BOX_CLIMB_MAX = 4, /* elements from a heading up to its box */
	BOX_BLOCKS_MAX = 40,
	BOX_LETTERS_MIN = 60, /* of what is left out under a heading */
};

static bool is_kept(const PageBlock *block)
{
	return block->claim == CLAIM_BODY;
}

static void keep(PageBlock *block)
{
	block->claim = CLAIM_BODY;
}

static void drop(PageBlock *block, LeftOutReason reason)
{
	block->claim = CLAIM_LEFT_OUT;
	block->reason = (uint8_t)reason;
}

/* Told twice */

/* How often a run of four words occurs in what is kept; a KEY of 0 is a free place. */
typedef struct {
	uint32_t key, count;
} Gram;

/* The runs of the long blocks: those of others are only counted where they are among them. */
typedef struct {
	Gram *places;
	size_t room; /* a power of two */
	size_t repeats; /* runs counted that had been met before */
} Grams;

/* The place of KEY; a free one where it is not among GRAMS. */
static Gram *gram_at(Grams *grams, uint64_t key)
{
	size_t at = (size_t)(key ^ key >> 29) & (grams->room - 1);
	uint32_t low = (uint32_t)(key >> 32) | 1;

	while (grams->places[at].key != 0 && grams->places[at].key != low)
		at = (at + 1) & (grams->room - 1);
	return &grams->places[at];
}

static uint64_t hash_word(Str word)
{
	uint64_t hash = 0xCBF29CE484222325u;

	for (size_t i = 0; i < word.size; i++)
		hash = (hash ^ (unsigned char)ascii_lower(word.at[i])) * 0x100000001B3u;
	return hash;
}

static bool is_long(const PageBlock *block)
{
	return block->words >= TWICE_GRAMS_MIN;
}

/* Adds STEP to the count of each run of BLOCK; returns how many of them others have,
 * too, and their number in *ALL. */
static uint32_t count_grams(Grams *grams, const PageBlock *block, int step, uint32_t *all)
{
	uint64_t last[GRAM] = { 0 };
	uint32_t words = 0, shared = 0;
	Str text = block->text, word;

	while (str_next_word(&text, &word)) {
		for (unsigned i = GRAM - 1; i > 0; i--)
			last[i] = last[i - 1];
		last[0] = hash_word(word);
		if (++words < GRAM)
			continue;
		uint64_t key = 0;

		for (unsigned i = 0; i < GRAM; i++)
			key = (key ^ last[i]) * 0x9E3779B97F4A7C15u;
		Gram *gram = gram_at(grams, key);

		if (gram->key == 0 && !is_long(block))
			continue;
		gram->key = (uint32_t)(key >> 32) | 1;
		shared += step == 0 && gram->count > 1;
		grams->repeats += step > 0 && gram->count > 0;
		gram->count += (uint32_t)step;
	}
	*all = words < GRAM ? 0 : words - GRAM + 1;
	return shared;
}

static void drop_shared(Page *page, Grams *grams)
{
	uint32_t all;

	for (Index b = 0; b < page->block_count; b++)
		if (is_kept(&page->blocks[b]) && is_long(&page->blocks[b]))
			count_grams(grams, &page->blocks[b], 1, &all);
	for (Index b = 0; b < page->block_count; b++)
		if (is_kept(&page->blocks[b]) && !is_long(&page->blocks[b]))
			count_grams(grams, &page->blocks[b], 1, &all);
	/* Of runs that are met more than once half at least are repeats. */
	if (grams->repeats * 2 * 100 < TWICE_GRAMS_MIN * TWICE_PERCENT)
		return;
	for (Index b = 0; b < page->block_count; b++) {
		PageBlock *block = &page->blocks[b];

		if (!is_kept(block) || !is_long(block))
			continue;
		uint32_t shared = count_grams(grams, block, 0, &all);

		if (all < TWICE_GRAMS_MIN || (uint64_t)shared * 100 < (uint64_t)all * TWICE_PERCENT)
			continue;
		count_grams(grams, block, -1, &all);
		drop(block, LEFT_OUT_DUPLICATE);
	}
}

/* What stands between blanks in TEXT, words or signs: of that the runs are made. */
static size_t count_parts(Str text)
{
	size_t count = 0;
	Str part;

	while (str_next_word(&text, &part))
		count++;
	return count;
}

/* A long block whose words stand in other blocks as well is the article as data. */
static void drop_told_twice(Page *page)
{
	Grams grams = { .room = 64 };
	size_t words = 0;

	for (Index b = 0; b < page->block_count; b++)
		if (is_kept(&page->blocks[b]) && is_long(&page->blocks[b]))
			words += count_parts(page->blocks[b].text);
	if (words == 0)
		return;
	while (grams.room < words * TABLE_FACTOR)
		grams.room *= 2;
	Arena *table = arena_new();

	grams.places = arena_array(table, grams.room, sizeof *grams.places);
	drop_shared(page, &grams);
	arena_free(table);
}

/* A text that stands there already is dropped the second time. */
static void drop_repeats(Page *page)
{
	size_t room = 64;

	while (room < (size_t)page->block_count * TABLE_FACTOR)
		room *= 2;
	Arena *looking = arena_new();
	uint64_t *seen = arena_array(looking, room, sizeof *seen);

	for (Index b = 0; b < page->block_count; b++) {
		PageBlock *block = &page->blocks[b];
		size_t at = (size_t)block->hash & (room - 1);

		if (!is_kept(block) || block->letters < REPEAT_LETTERS_MIN)
			continue;
		while (seen[at] != 0 && seen[at] != block->hash)
			at = (at + 1) & (room - 1);
		if (seen[at] == block->hash)
			drop(block, LEFT_OUT_DUPLICATE);
		seen[at] = block->hash;
	}
	arena_free(looking);
}

/* What goes with the text around it */

/* Is BLOCK a formula and nothing else? */
static bool is_formula(const Page *page, const PageBlock *block)
{
	Index e = page->fragments[block->first_fragment].owner;

	for (unsigned i = 0; i <= FORMULA_CLIMB_MAX && e != PAGE_NONE; i++) {
		const Element *element = &page->elements[e];

		if (element->tag == TAG_MATH)
			return element->end_fragment >= block_end_fragment(block);
		e = element->parent;
	}
	return false;
}

static bool goes_along(const Page *page, const PageBlock *block)
{
	return model_may_decide(block) && (block->kinds & KIND_POST || is_formula(page, block));
}

/* The blocks of a post, and formulas, go with the text around them: kept on both
 * sides, so are they. */
static void settle_companions(Page *page)
{
	for (Index b = 0; b < page->block_count;) {
		if (!goes_along(page, &page->blocks[b])) {
			b++;
			continue;
		}
		Index end = b + 1;

		while (end < page->block_count && goes_along(page, &page->blocks[end]))
			end++;
		if (b > 0 && is_kept(&page->blocks[b - 1]) && end < page->block_count &&
			is_kept(&page->blocks[end]))
			for (Index k = b; k < end; k++)
				keep(&page->blocks[k]);
		b = end;
	}
}

/* The standfirst */

static bool is_named_intro(const Page *page, const PageBlock *block)
{
	Index e = block->holder;

	for (unsigned i = 0; i <= INTRO_CLIMB_MAX && e != PAGE_NONE; i++) {
		if (page->elements[e].kinds & KIND_BODY)
			return false;
		if (page->elements[e].kinds & KIND_INTRO)
			return true;
		e = page->elements[e].parent;
	}
	return false;
}

static bool is_intro(const Page *page, const PageBlock *block)
{
	if (block->letters < INTRO_LETTERS_MIN || block->letters > INTRO_LETTERS_MAX ||
		block->link_letters * 2 > block->letters ||
		block->marks & (MARK_HIDDEN | MARK_FALLBACK | MARK_NAV))
		return false;
	return block->heading > 1 || is_named_intro(page, block);
}

/* Is BLOCK, right behind the headline, a standfirst as short as a headline, told by its name, and
 * not who wrote the article or when? */
static bool is_brief_intro(const Page *page, const PageBlock *block)
{
	DateFound found;
	Str behind = byline_without_label(block->text);
	bool signed_line = behind.size < block->text.size && byline_starts_name(behind);

	return !signed_line && block->letters >= INTRO_BRIEF_LETTERS_MIN &&
		block->letters < INTRO_LETTERS_MIN && block->link_letters == 0 &&
		block_end_line(block) == block->first_line + 1 &&
		!(block->marks & (MARK_HIDDEN | MARK_FALLBACK | MARK_NAV)) &&
		!(block->kinds & (KIND_DATE | KIND_AUTHOR)) && is_named_intro(page, block) &&
		!date_find(block->text, 0, &found);
}

/* Between the headline and the first paragraph kept, the standfirst is never lost. */
static void keep_intro(Page *page)
{
	Index headline = page->headline;

	if (headline == PAGE_NONE)
		return;
	Index next = page->elements[headline].end_block, end = next + INTRO_BLOCKS_MAX;
	PageBlock *brief = NULL;

	for (Index b = next; b < page->block_count && b < end; b++) {
		PageBlock *block = &page->blocks[b];

		if (is_kept(block) && block_is_prose(block))
			break;
		if (!model_may_decide(block))
			continue;
		if (is_intro(page, block)) {
			keep(block);
			return;
		}
		if (b == next && is_brief_intro(page, block))
			brief = block;
	}
	if (brief != NULL)
		keep(brief);
}

/* Short lines before the first paragraph that the rules leave out are about the
 * article: who, when, where. */
static void drop_lines_about(Page *page)
{
	for (Index b = 0; b < page->block_count; b++) {
		PageBlock *block = &page->blocks[b];

		if (!is_kept(block))
			continue;
		if (block_is_prose(block))
			return;
		if (!block->by_rules && model_may_decide(block) && block->heading == 0 &&
			!block->ends_sentence && block->letters < ABOUT_LETTERS_MAX &&
			!is_formula(page, block))
			drop(block, LEFT_OUT_OTHER);
	}
}

/* Does fragment F link to a place in its page? */
static bool links_back(const Page *page, Index f)
{
	Index link = page->elements[page->fragments[f].owner].link;

	return link != PAGE_NONE && str_starts(page_attribute(page, link, "href"), "#");
}

/* Does BLOCK begin or end with a link to a place in its page? */
static bool calls_back(const Page *page, const PageBlock *block)
{
	Index first = block->first_fragment, end = block_end_fragment(block);

	for (Index i = 0; i < NOTE_FRAGMENTS && i < end - first; i++)
		if (links_back(page, first + i) || links_back(page, end - 1 - i))
			return true;
	return false;
}

/* Is BLOCK in an item of a list that numbers it? */
static bool is_numbered_item(const Page *page, const PageBlock *block)
{
	Index e = block->holder;

	for (unsigned i = 0; i < NOTE_CLIMB_MAX && e != PAGE_NONE; i++) {
		Index parent = page->elements[e].parent;

		if (page->elements[e].tag == TAG_LI)
			return parent != PAGE_NONE && page->elements[parent].tag == TAG_OL;
		e = parent;
	}
	return false;
}

/* Is BLOCK a note below the text: numbered, in an element named for notes and with a link back to
 * where it is called? */
static bool is_footnote(const Page *page, const PageBlock *block)
{
	Str text = block->text;
	size_t at = 0;

	while (at < text.size && (text.at[at] == '(' || text.at[at] == '['))
		at++;
	if (at >= text.size || block->letters < NOTE_LETTERS_MIN ||
		!(ascii_is_digit(text.at[at]) || is_numbered_item(page, block)))
		return false;
	if (!calls_back(page, block))
		return false;
	for (Index e = block->holder, i = 0; e != PAGE_NONE && i < NOTE_CLIMB_MAX;
		e = page->elements[e].parent, i++)
		if (page_has_word(page, e, "notes") || page_has_word(page, e, "footnotes") ||
			page_has_word(page, e, "footnote") || page_has_word(page, e, "endnotes") ||
			page_has_word(page, e, "fussnoten"))
			return true;
	return false;
}

/* The notes of an article whose text is kept belong to it. */
static void keep_footnotes(Page *page)
{
	bool text = false;

	for (Index b = 0; b < page->block_count; b++) {
		PageBlock *block = &page->blocks[b];

		text |= is_kept(block) && block_is_prose(block);
		if (text && !is_kept(block) && model_may_decide(block) && block->furniture == 0 &&
			is_footnote(page, block))
			keep(block);
	}
}

/* The smallest element around BLOCK that holds others as well, or PAGE_NONE. */
static Index company_of(const Page *page, const PageBlock *block)
{
	Index e = block->holder;

	for (unsigned i = 0; i < BOX_CLIMB_MAX && e != PAGE_NONE; i++) {
		if (page->elements[e].end_block - page->elements[e].first_block > 1)
			return e;
		e = page->elements[e].parent;
	}
	return PAGE_NONE;
}

/* Is BOX, which holds a heading that is kept, one of which nothing else is, much as there is? */
static bool holds_heading_alone(const Page *page, Index box)
{
	const Element *element = &page->elements[box];
	uint32_t left = 0;

	if (page->headline != PAGE_NONE && page_contains(page, box, page->headline))
		return false;
	for (Index b = element->first_block; b < element->end_block; b++) {
		const PageBlock *block = &page->blocks[b];

		if (is_kept(block) && block->heading == 0)
			return false;
		left += is_kept(block) ? 0 : block->letters;
	}
	return left >= BOX_LETTERS_MIN;
}

/* A heading in a box of whose text nothing is kept is no heading of the article. */
static void drop_box_headings(Page *page)
{
	for (Index b = 0; b < page->block_count; b++) {
		PageBlock *block = &page->blocks[b];

		if (!is_kept(block) || block->heading == 0 || block->ends_sentence ||
			block->letters > HEADING_LETTERS_MAX || !model_may_decide(block))
			continue;
		Index box = company_of(page, block);

		if (box != PAGE_NONE &&
			page->elements[box].end_block - page->elements[box].first_block <=
				BOX_BLOCKS_MAX &&
			holds_heading_alone(page, box))
			drop(block, LEFT_OUT_PROMO);
	}
}

/* Does a name around BLOCK say that it asks its readers to sign up? */
static bool is_sign_up(const Page *page, const PageBlock *block)
{
	Index e = block->holder;

	for (unsigned i = 0; i < SIGN_UP_CLIMB_MAX && e != PAGE_NONE; i++) {
		if (page->elements[e].kinds & KIND_SIGNUP)
			return true;
		e = page->elements[e].parent;
	}
	return false;
}

/* Boxes that ask to sign up are none of the article's, where they are named so and say little. */
static void drop_sign_up(Page *page)
{
	for (Index b = 0; b < page->block_count; b++) {
		PageBlock *block = &page->blocks[b];

		if (is_kept(block) && block->furniture != 0 && !block_is_prose(block) &&
			is_sign_up(page, block))
			drop(block, LEFT_OUT_FORM);
	}
}

/* Does a name around BLOCK say that it tells of the author's life? */
static bool is_biography(const Page *page, const PageBlock *block)
{
	Index e = block->holder;

	for (unsigned i = 0; i < BIOGRAPHY_CLIMB_MAX && e != PAGE_NONE; i++) {
		if (page->elements[e].kinds & KIND_AUTHOR &&
			(page_has_word(page, e, "bio") || page_has_word(page, e, "biography")))
			return true;
		e = page->elements[e].parent;
	}
	return false;
}

/* Who wrote the article is told behind it. */
static void drop_biography(Page *page)
{
	for (Index b = page->block_count; b-- > 0;) {
		PageBlock *block = &page->blocks[b];

		if (!is_kept(block))
			continue;
		if (!is_biography(page, block))
			return;
		drop(block, LEFT_OUT_OTHER);
	}
}

/* Headings at the very end stand over nothing. */
static void drop_last_headings(Page *page)
{
	for (Index b = page->block_count; b-- > 0;) {
		PageBlock *block = &page->blocks[b];

		if (!is_kept(block))
			continue;
		if (block->heading == 0 || block->ends_sentence ||
			block->letters > HEADING_LETTERS_MAX || !model_may_decide(block))
			return;
		drop(block, LEFT_OUT_OTHER);
	}
}

/* Behind the lines about the article, which must not take the place of these. */
static void drop_programs(Page *page)
{
	for (Index b = 0; b < page->block_count; b++)
		if (is_kept(&page->blocks[b]) && block_is_program(&page->blocks[b]))
			drop(&page->blocks[b], LEFT_OUT_OTHER);
}

void settle_blocks(Page *page)
{
	drop_told_twice(page);
	drop_repeats(page);
	settle_companions(page);
	drop_lines_about(page);
	drop_programs(page);
	keep_intro(page);
	keep_footnotes(page);
	drop_sign_up(page);
	drop_biography(page);
	drop_box_headings(page);
	drop_last_headings(page);
}
