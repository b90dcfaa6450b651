/* SPDX-License-Identifier: ISC */
#include "extract/body.h"

#include "extract/address.h"
#include "extract/characters.h"
#include "extract/phrases.h"

enum {
	PROSE_LETTERS = 60, /* a sentence of this length is prose */
	PROSE_LETTERS_OPEN = 140, /* so is a text this long that ends otherwise */
	PROSE_LINK_PERCENT = 50,
	CLIMB_PERCENT = 105, /* a parent must hold this much of the child's text */
	SHORT_LETTERS = 50,
	JOIN_PERCENT = 30, /* of the best part's text, for a part beside it */
	BODY_LETTERS_MIN = 60,
	LINKED_PERCENT = 80, /* of a block that is nothing but links */
	LINK_RUN_MIN = 3,
	TEASERS_MIN = 3,
	TEASER_LETTERS_MIN = 15,
	TEASER_TEXT_MAX = 700,
	REPEAT_LETTERS_MIN = 40,
	REPEAT_TABLE_FACTOR = 2,
	HEADING_LETTERS_MAX = 90,
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

/* Teasers: a heading that links to another page of the site, and the text under
 * it, introduce that page. */

static bool leads_elsewhere(const Page *page, Index link)
{
	Str href = page_attribute(page, link, "href");

	if (href.size == 0 || href.at[0] == '#')
		return false;
	Str address = page_address(page, link, "href");
	Str host = address_host(address);
	size_t hash = str_find_byte(address, '#', 0);

	if (hash != STR_NOWHERE)
		address = str_slice(address, 0, hash);
	if (!str_empty(page->address) && str_equal(address, page->address))
		return false;
	return str_empty(host) || str_empty(page->host) || str_equal_nocase(host, page->host);
}

static bool heads_teaser(const Page *page, const PageBlock *block)
{
	Index link = page->elements[page->fragments[block->first_fragment].owner].link;

	if (block->heading == 0 || link == PAGE_NONE || block->link_letters < block->letters)
		return false;
	if (!str_empty(page->title) && characters_same_letters(page->title, block->text))
		return false;
	return block->letters >= TEASER_LETTERS_MIN && leads_elsewhere(page, link);
}

/* Marks the text under each teaser's heading, as far as its box goes. */
static void mark_teasers(Page *page)
{
	Index count = 0;

	for (Index b = 0; b < page->block_count; b++)
		count +=
			page->blocks[b].claim == CLAIM_NONE && heads_teaser(page, &page->blocks[b]);
	if (count < TEASERS_MIN)
		return;
	for (Index b = 0; b < page->block_count; b++) {
		Index box = page->elements[page->blocks[b].holder].parent;

		if (page->blocks[b].claim != CLAIM_NONE || !heads_teaser(page, &page->blocks[b]))
			continue;
		if (box == PAGE_NONE ||
			(page->headline != PAGE_NONE && page_contains(page, box, page->headline)))
			box = page->blocks[b].holder;
		Index end = b + 1;

		while (end < page->elements[box].end_block && page->blocks[end].heading == 0)
			end++;
		/* A long text under the heading is the text itself. */
		if (page_sums_blocks(page, b, end).letters > TEASER_TEXT_MAX)
			continue;
		for (Index k = b; k < end; k++)
			if (page->blocks[k].furniture == 0)
				page->blocks[k].furniture = LEFT_OUT_PROMO + 1;
	}
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

/* Leaves out S, which does not join, but for running text under the headline: a
 * standfirst often stands in a box of its own. */
static void drop_neighbour(Page *page, Index s, Index p)
{
	const Element *element = &page->elements[s];
	Index headline = page->headline;
	bool before = s < p && headline != PAGE_NONE && headline < element->end;

	for (Index b = element->first_block; b < element->end_block; b++) {
		const PageBlock *block = &page->blocks[b];

		if (before && block->holder > headline && is_candidate(block) &&
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

/* A longer text that stands there already is dropped the second time. */
static void drop_repeats(Range *range)
{
	Page *page = range->page;
	size_t room = 16;

	while (room < (size_t)(range->end - range->first) * REPEAT_TABLE_FACTOR)
		room *= 2;
	uint64_t *seen = arena_array(page->work, room, sizeof *seen);

	for (Index b = range->first; b < range->end; b++) {
		const PageBlock *block = &page->blocks[b];
		size_t at = (size_t)block->hash & (room - 1);

		if (block->claim != CLAIM_NONE || block->letters < REPEAT_LETTERS_MIN)
			continue;
		while (seen[at] != 0 && seen[at] != block->hash)
			at = (at + 1) & (room - 1);
		if (seen[at] == block->hash)
			page_leave_out(page, b, b + 1, LEFT_OUT_DUPLICATE);
		seen[at] = block->hash;
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

static bool is_post(const PageBlock *block)
{
	return block->kinds & KIND_POST;
}

/* Runs of blocks without prose that are mostly links: menus and teasers. */
static void drop_link_runs(Range *range)
{
	Page *page = range->page;

	for (Index b = range->first; b < range->end;) {
		Index end = b, linked = 0, blocks = 0, first = PAGE_NONE, last = b;

		for (; end < range->end; end++) {
			const PageBlock *block = &page->blocks[end];

			if (block->claim != CLAIM_NONE)
				continue;
			if (block_is_prose(block) || is_post(block))
				break;
			blocks += first != PAGE_NONE;
			if (link_percent(block) < LINKED_PERCENT)
				continue;
			if (first == PAGE_NONE)
				first = end;
			last = end + 1;
			linked++;
		}
		if (linked >= LINK_RUN_MIN && linked * 2 >= blocks)
			page_leave_out(page, first, last, LEFT_OUT_PROMO);
		b = end + 1;
	}
}

/* From a heading that says so to the next prose or the end: what is linked or
 * short goes, as long as no prose stands behind it. */
static void cut_tail(Range *range)
{
	Page *page = range->page;

	for (Index b = range->first; b < range->end; b++) {
		const PageBlock *block = &page->blocks[b];

		if (block->claim != CLAIM_NONE || block->letters > HEADING_LETTERS_MAX ||
			block_is_prose(block) || !phrase_ends_article(block->text))
			continue;
		if (block->heading == 0 && !(block->marks & MARK_BOLD) && block->ends_sentence)
			continue;
		Index end = b + 1;
		bool foreign = false;

		while (end < range->end &&
			!(page->blocks[end].claim == CLAIM_NONE &&
				block_is_prose(&page->blocks[end]))) {
			foreign |= page->blocks[end].claim != CLAIM_NONE ||
				link_percent(&page->blocks[end]) >= LINKED_PERCENT;
			end++;
		}
		if (end == range->end || (foreign && b > range->last_prose))
			page_leave_out(page, b, end, LEFT_OUT_PROMO);
		else if (foreign)
			page_leave_out(page, b, b + 1, LEFT_OUT_PROMO);
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

	mark_teasers(page);
	Index root = densest(page, weight);

	if (root == PAGE_NONE)
		return (Body){ PAGE_NONE, PAGE_NONE, NULL };
	Index best = root;

	root = climb(page, best, weight);
	drop_neighbours(page, best, root, weight);
	Range range = { .page = page,
		.first = page->elements[root].first_block,
		.end = page->elements[root].end_block };

	drop_told(&range);
	drop_repeats(&range);
	find_prose(&range);
	drop_link_runs(&range);
	if (range.first_prose != PAGE_NONE) {
		cut_tail(&range);
		drop_edges(&range);
	}
	drop_last_headings(&range);
	page_claim(page, range.first, range.end, CLAIM_BODY);
	return (Body){ root, best, "density of text" };
}
