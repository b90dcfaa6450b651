/* SPDX-License-Identifier: ISC */
#include "extract/body.h"

#include "extract/judge.h"
#include "extract/model.h"
#include "extract/teasers.h"

enum {
	WORTH_LETTERS = 60, /* a shorter text that is no sentence is worth little */
	CLIMB_PERCENT = 105, /* a parent must hold this much of the child's text */
	JOIN_PERCENT = 30, /* of the best part's text, for a part beside it */
};

static const double DECAY = 0.88; /* of a block's weight, a level */

/* What a block is worth as a part of an article's text. */
static double worth(const PageBlock *block)
{
	double letters = block->letters - block->link_letters;
	double worth = letters + 12.0 * block->commas;

	if (!block_is_open(block) || block->letters == 0)
		return 0;
	if (block->heading > 0)
		worth *= 0.2;
	else if (block->letters < WORTH_LETTERS && !block->ends_sentence)
		worth *= 0.2;
	else if (!block->ends_sentence)
		worth *= 0.6;
	if (block->marks & MARK_CAPTION)
		worth *= 0.3;
	return worth * (100 - block_link_percent(block)) / 100;
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

/* The best element by density, and all elements' SCORE; WEIGHT becomes plain worth
 * below each element. */
static Index densest(const Page *page, double *weight, double *score, double *best_score)
{
	Index best = PAGE_NONE;

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
		if (can_hold(element) && score[e] * factor(element) > *best_score) {
			best = e;
			*best_score = score[e] * factor(element);
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
	Str x = page_class(page, a), y = page_class(page, b);

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

/* Leaves out S, which does not join, but for running text under the headline: a
 * standfirst often stands in a box of its own. */
static void drop_neighbour(Page *page, Index s, Index p)
{
	const Element *element = &page->elements[s];
	Index headline = page->headline;
	bool before = s < p && headline != PAGE_NONE && headline < element->end;

	for (Index b = element->first_block; b < element->end_block; b++) {
		const PageBlock *block = &page->blocks[b];

		if (before && block->holder > headline && block_is_open(block) &&
			block_is_prose(block) && !(block->marks & MARK_CAPTION))
			continue;
		page_leave_out(page, b, b + 1, LEFT_OUT_OTHER);
	}
}

/* Leaves out what stands beside the way from BEST up to ROOT and does not join. */
static void drop_neighbours(Page *page, Index best, Index root, const double *weight)
{
	for (Index p = best; p != root; p = page->elements[p].parent) {
		Index parent = page->elements[p].parent;

		for (Index s = parent + 1; s < page->elements[parent].end;
			s = page->elements[s].end)
			if (s != p && !joins(page, s, p, weight))
				drop_neighbour(page, s, p);
	}
}

Body body_find(Page *page)
{
	size_t room = (size_t)page->element_count + 1;
	double *weight = arena_array(page->work, room, sizeof *weight);
	double *score = arena_array(page->work, room, sizeof *score);
	Body body = { .root = PAGE_NONE, .core = PAGE_NONE, .density = score };

	teasers_mark(page);
	body.core = densest(page, weight, score, &body.best_density);
	if (body.core == PAGE_NONE)
		return body;
	body.root = climb(page, body.core, weight);
	drop_neighbours(page, body.core, body.root, weight);
	if (judge_blocks(page, body.root))
		model_decide(page, &body, page->trial);
	else
		body.root = PAGE_NONE;
	body.from = "density of text";
	return body;
}
