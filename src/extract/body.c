/* SPDX-License-Identifier: ISC */
#include "extract/body.h"

#include "extract/characters.h"
#include "extract/phrases.h"

enum {
	PROSE_LETTERS = 60, /* a sentence of this length is prose */
	PROSE_LETTERS_OPEN = 140, /* so is a text this long that ends otherwise */
	PROSE_LINK_PERCENT = 50,
	CLIMB_PERCENT = 105, /* a parent must hold this much of the child's text */
	SHORT_LETTERS = 50,
	JOIN_PERCENT = 30,       /* of the best part's text, for a part beside it */
	BODY_LETTERS_MIN = 60,
};

static const double DECAY = 0.88; /* of a block's weight, a level */

/* Blocks */

static uint32_t link_percent(const PageBlock *block)
{
	return block->letters == 0
		? 0
		: (uint32_t)((uint64_t)block->link_letters * 100 / block->letters);
}

bool block_is_prose(const PageBlock *block)
{
	if (block->heading > 0 || link_percent(block) >= PROSE_LINK_PERCENT)
		return false;
	return block->letters >= PROSE_LETTERS_OPEN ||
		(block->letters >= PROSE_LETTERS && block->ends_sentence);
}

static bool is_candidate(const PageBlock *block)
{
	return block->claim == CLAIM_NONE && block->furniture == 0 &&
		!(block->marks & (MARK_HIDDEN | MARK_CONTROL | MARK_FALLBACK | MARK_WRAPPER));
}

/* What a block is worth as a part of an article's text. */
static double worth(const PageBlock *block)
{
	double letters = block->letters - block->link_letters;
	double worth = letters + 12.0 * block->commas;

	if (!is_candidate(block) || block->letters == 0)
		return 0;
	if (block->heading > 0)
		worth *= 0.2;
	else if (block->letters < PROSE_LETTERS && !block->ends_sentence)
		worth *= 0.2;
	else if (!block->ends_sentence)
		worth *= 0.6;
	if (block->marks & MARK_CAPTION)
		worth *= 0.3;
	return worth * (100 - link_percent(block)) / 100;
}

/* The container */

static double factor(const Element *element)
{
	double factor = 1;

	if (element->kinds & KIND_BODY)
		factor *= 1.4;
	else if (element->tag == TAG_ARTICLE || element->kinds & KIND_ARTICLE)
		factor *= 1.2;
	else if (element->tag == TAG_MAIN)
		factor *= 1.1;
	if (element->kinds & (KIND_COMMENT | KIND_CONSENT | KIND_SIDEBAR | KIND_PROMOTION) &&
		!(element->kinds & KIND_BODY))
		factor *= 0.2;
	return factor;
}

static bool can_hold(const Element *element)
{
	Tag tag = (Tag)element->tag;

	return tag_traits(tag) & TRAIT_BREAKS && tag_heading_level(tag) == 0;
}

/* The best element by density; WEIGHT becomes plain worth below each element. */
static Index densest(const Page *page, double *weight)
{
	double *score = arena_array(page->work, (size_t)page->element_count + 1, sizeof *score);
	Index best = PAGE_NONE;
	double best_score = 0;

	for (Index b = 0; b < page->block_count; b++) {
		double own = worth(&page->blocks[b]);

		score[page->blocks[b].holder] += own;
		weight[page->blocks[b].holder] += own;
	}
	for (Index e = page->element_count; e-- > 0;) {
		const Element *element = &page->elements[e];

		if (element->parent != PAGE_NONE) {
			score[element->parent] += score[e] * DECAY;
			weight[element->parent] += weight[e];
		}
		double got = score[e] * factor(element);

		if (can_hold(element) && got > best_score) {
			best = e;
			best_score = got;
		}
	}
	return best;
}

/* Moves up while the parent holds clearly more text. */
static Index climb(const Page *page, Index e, const double *weight)
{
	for (;;) {
		Index up = page->elements[e].parent;
		double most = weight[e];
		Index to = PAGE_NONE;

		for (; up != PAGE_NONE; up = page->elements[up].parent)
			if (weight[up] * 100 >= most * CLIMB_PERCENT) {
				to = up;
				break;
			}
		if (to == PAGE_NONE || page->elements[to].tag == TAG_HTML)
			return e;
		e = to;
	}
}

/* Neighbours */

static bool same_name(const Page *page, Index a, Index b)
{
	if (page->elements[a].tag != page->elements[b].tag)
		return false;
	Str x = page_attribute(page, a, "class"), y = page_attribute(page, b, "class");

	return !str_empty(x) && str_equal(x, y);
}

static bool is_box(Tag tag)
{
	return tag == TAG_DIV || tag == TAG_SECTION || tag == TAG_ASIDE || tag == TAG_ARTICLE ||
		tag == TAG_TD || tag == TAG_TR || tag == TAG_TABLE || tag == TAG_TBODY ||
		tag == TAG_FORM || tag == TAG_FOOTER || tag == TAG_HEADER || tag == TAG_MAIN ||
		tag == TAG_CENTER || tag == TAG_NAV || tag == TAG_UL || tag == TAG_OL;
}

/* Does the neighbour S of P, which holds the densest text or leads to it, belong
 * to the same text? */
static bool joins(const Page *page, Index s, Index p, const double *weight)
{
	const Element *element = &page->elements[s];
	Sums sums = page_sums(page, s);

	if (element->first_block == element->end_block)
		return true;
	if (!is_box((Tag)element->tag))
		return true;
	if (sums.link_letters * 2 > sums.letters)
		return false;
	if (same_name(page, s, p) && weight[s] > 0)
		return true;
	return weight[s] * 100 >= weight[p] * JOIN_PERCENT;
}

/* Leaves out what stands beside the way from BEST up to ROOT and does not join. */
static void drop_neighbours(Page *page, Index best, Index root, const double *weight)
{
	for (Index p = best; p != root; p = page->elements[p].parent) {
		Index parent = page->elements[p].parent;

		for (Index s = parent + 1; s < page->elements[parent].end; s = page->elements[s].end)
			if (s != p && !joins(page, s, p, weight))
				page_leave_out_element(page, s, LEFT_OUT_OTHER);
	}
}

/* Block decisions */

typedef struct {
	Page *page;
	Index first, end; /* blocks of the container */
	Index first_prose, last_prose; /* or PAGE_NONE */
} Range;

static bool repeats_title(const Page *page, const PageBlock *block)
{
	return !str_empty(page->title) && characters_same_letters(page->title, block->text);
}

/* Drops what names, marks and whole lines of furniture tell. */
static void drop_told(Range *range)
{
	Page *page = range->page;

	for (Index b = range->first; b < range->end; b++) {
		PageBlock *block = &page->blocks[b];
		LeftOutReason reason = LEFT_OUT_OTHER;

		if (block->claim != CLAIM_NONE)
			continue;
		if (block->furniture != 0)
			page_leave_out(page, b, b + 1, (LeftOutReason)(block->furniture - 1));
		else if (!is_candidate(block))
			page_leave_out(page, b, b + 1, LEFT_OUT_OTHER);
		else if (repeats_title(page, block))
			page_claim(page, b, b + 1, CLAIM_FIELD);
		else if (!block_is_prose(block) &&
			phrase_weigh(block->text, &reason) == PHRASE_SURE)
			page_leave_out(page, b, b + 1, reason);
	}
}

static void find_prose(Range *range)
{
	range->first_prose = PAGE_NONE;
	range->last_prose = PAGE_NONE;
	for (Index b = range->first; b < range->end; b++) {
		const PageBlock *block = &range->page->blocks[b];

		if (block->claim != CLAIM_NONE || !block_is_prose(block))
			continue;
		if (range->first_prose == PAGE_NONE)
			range->first_prose = b;
		range->last_prose = b;
	}
}

static bool is_about_article(const PageBlock *block)
{
	return block->kinds & (KIND_META | KIND_DATE | KIND_AUTHOR) && block->letters < 160 &&
		!block->ends_sentence;
}

/* Before the first and behind the last prose: what is no sentence goes. */
static void drop_edges(Range *range)
{
	Page *page = range->page;

	for (Index b = range->first; b < range->end; b++) {
		const PageBlock *block = &page->blocks[b];
		bool outside = b < range->first_prose || b > range->last_prose;

		if (block->claim != CLAIM_NONE)
			continue;
		if (is_about_article(block) && (outside || block->letters < 60)) {
			page_leave_out(page, b, b + 1, LEFT_OUT_OTHER);
			continue;
		}
		if (!outside || block->marks & (MARK_TABLE | MARK_CAPTION) || block->list_depth > 0)
			continue;
		if (b < range->first_prose && block->heading > 0)
			continue;
		if (link_percent(block) >= PROSE_LINK_PERCENT ||
			(block->letters < SHORT_LETTERS && !block->ends_sentence))
			page_leave_out(page, b, b + 1, LEFT_OUT_OTHER);
	}
}

/* A heading with nothing kept behind it goes. */
static void drop_last_headings(Range *range)
{
	Page *page = range->page;

	for (Index b = range->end; b-- > range->first;) {
		const PageBlock *block = &page->blocks[b];

		if (block->claim != CLAIM_NONE)
			continue;
		if (block->heading == 0)
			return;
		page_leave_out(page, b, b + 1, LEFT_OUT_OTHER);
	}
}

Body body_find(Page *page)
{
	double *weight = arena_array(page->work, (size_t)page->element_count + 1, sizeof *weight);
	Index root = densest(page, weight);

	if (root == PAGE_NONE)
		return (Body){ PAGE_NONE, NULL };
	Index best = root;

	root = climb(page, best, weight);
	drop_neighbours(page, best, root, weight);
	Range range = { .page = page,
		.first = page->elements[root].first_block,
		.end = page->elements[root].end_block };

	drop_told(&range);
	find_prose(&range);
	if (range.first_prose != PAGE_NONE)
		drop_edges(&range);
	drop_last_headings(&range);
	page_claim(page, range.first, range.end, CLAIM_BODY);
	return (Body){ root, "density of text" };
}
