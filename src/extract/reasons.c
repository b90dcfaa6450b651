/* SPDX-License-Identifier: ISC */
#include "extract/reasons.h"

#include "article/date.h"
#include "extract/characters.h"
#include "extract/dates.h"
#include "extract/furniture.h"
#include "extract/judge.h"
#include "extract/panel_kinds.h"
#include "extract/panel_words.h"
#include "extract/phrases.h"

enum {
	CLIMB_MAX = 24,
	BOX_BLOCKS_MAX = 60,
	FIELD_LETTERS_MAX = 160, /* of a line that repeats a field, whatever else it says */
	DATE_LETTERS_MAX = 60,
	DAY_BYTES = 10, /* of an ISO date up to its day */
	HEADLINE_LETTERS_MIN = 26, /* of a link that is more than a name of a place */
	MENU_LINKS_MIN = 4,
	MENU_CLIMB_MAX = 3,
	MENU_LETTERS_MAX = 16, /* of a link, on average */
	SHORT_LETTERS = 100, /* a block that can be what its neighbours are */
	NEAR_BLOCKS = 4,
	TEASER_LETTERS_MAX = 500,
	LOOKED_UP_MAX = 20000, /* blocks: words cost more to look up than to read */
};

typedef struct {
	const Page *page;
	const Article *article;
	Reasons found;
	Index looked_up; /* blocks whose words were looked at */
} Finding;

bool reasons_is_left(const PageBlock *block)
{
	return block->claim == CLAIM_NONE || block->claim == CLAIM_LEFT_OUT;
}

static bool nothing_kept(const Page *page, const Element *element)
{
	for (Index k = element->first_block; k < element->end_block; k++)
		if (!reasons_is_left(&page->blocks[k]))
			return false;
	return true;
}

static Index box_of(const Page *page, Index b)
{
	Index e = page->blocks[b].holder, best = e;

	for (unsigned i = 0; i < CLIMB_MAX && e != PAGE_NONE; i++) {
		const Element *element = &page->elements[e];

		if (element->end_block - element->first_block > BOX_BLOCKS_MAX ||
			!nothing_kept(page, element))
			break;
		best = e;
		e = element->parent;
	}
	return best;
}

/* Blocks that follow in the same box share it: each box is looked for once. */
static Index *find_boxes(const Page *page)
{
	Index *boxes = arena_array(page->work, (size_t)page->block_count + 1, sizeof *boxes);
	Index box = PAGE_NONE;

	for (Index b = 0; b < page->block_count; b++) {
		bool shared = box != PAGE_NONE && b < page->elements[box].end_block &&
			page_contains(page, box, page->blocks[b].holder);

		if (reasons_is_left(&page->blocks[b]) && !shared)
			box = box_of(page, b);
		boxes[b] = box;
	}
	return boxes;
}

static bool is_linked(const PageBlock *block)
{
	return block->link_letters * 2 > block->letters;
}

/* By its own words and marks */

/* What a heading says of the list it stood over, and so of itself. */
static bool by_heading(PanelKind kind, LeftOutReason *reason)
{
	static const LeftOutReason said[] = {
		[PANEL_NONE] = LEFT_OUT_OTHER,
		[PANEL_NEITHER] = LEFT_OUT_NAVIGATION,
		[PANEL_PROMO] = LEFT_OUT_PROMO,
		[PANEL_ELSEWHERE] = LEFT_OUT_PROMO,
		[PANEL_RELATED] = LEFT_OUT_PROMO,
		[PANEL_COMMENTS] = LEFT_OUT_TOOL,
	};

	*reason = said[kind];
	return kind != PANEL_NONE;
}

static bool by_words(Finding *finding, const PageBlock *block, LeftOutReason *reason)
{
	Str rest = block->text, line;

	if (finding->looked_up++ >= LOOKED_UP_MAX)
		return false;
	if (phrase_weigh(&finding->page->phrases, block->text, reason) != PHRASE_NONE &&
		*reason != LEFT_OUT_OTHER)
		return true;
	if (block_is_prose(block) || !str_next_line(&rest, &line))
		return false;
	if (panel_furniture(line, reason))
		return true;
	/* Words in a list of links say less than the list they are in. */
	if (is_linked(block))
		return false;
	if (by_heading(panel_line_kind(finding->page, block->first_line), reason))
		return true;
	*reason = LEFT_OUT_TOOL;
	return panel_button(line);
}

static bool is_day_of(Str day, Str iso)
{
	return iso.size >= DAY_BYTES &&
		str_equal(str_slice(day, 0, DAY_BYTES), str_slice(iso, 0, DAY_BYTES));
}

/* Does BLOCK say again a day of the article? */
static bool repeats_day(Finding *finding, const PageBlock *block)
{
	Str published = finding->article->field[FIELD_PUBLISHED];
	Str updated = finding->article->field[FIELD_UPDATED];
	DateFound found;

	if ((published.size < DAY_BYTES && updated.size < DAY_BYTES) ||
		block->letters > DATE_LETTERS_MAX || !date_find(block->text, 0, &found))
		return false;
	Str day = date_iso(finding->page->work, &found.date);

	return is_day_of(day, published) || is_day_of(day, updated);
}

/* Is what BLOCK says in a field of the article already? */
static bool repeats_field(Finding *finding, const PageBlock *block)
{
	static const Field whole[] = { FIELD_TITLE, FIELD_SUMMARY, FIELD_SITE, FIELD_SECTION,
		FIELD_ROLE, FIELD_COMMENTS_HEADING };
	const Article *article = finding->article;
	Str byline = article->field[FIELD_BYLINE];

	for (size_t i = 0; i < sizeof whole / sizeof *whole; i++)
		if (!str_empty(article->field[whole[i]]) &&
			characters_same_letters(article->field[whole[i]], block->text))
			return true;
	if (repeats_day(finding, block))
		return true;
	return !str_empty(byline) && block->letters <= FIELD_LETTERS_MAX &&
		characters_count(byline) <= block->letters &&
		characters_letters_within(finding->page->work, byline, block->text);
}

/* Is what SUMS sums a list of links, each too short for the headline of a story? */
static bool is_menu_of(Sums sums)
{
	return sums.links >= MENU_LINKS_MIN && sums.link_letters * 5 >= sums.letters * 4 &&
		sums.link_letters / sums.links <= MENU_LETTERS_MAX;
}

/* Is block B, a link in a run of links without a name, in such a list? */
static bool is_in_menu(const Page *page, Index b)
{
	const PageBlock *block = &page->blocks[b];
	Index list = block->holder;

	if (block->claim != CLAIM_LEFT_OUT || block->reason != LEFT_OUT_PROMO ||
		block->furniture != 0 || !is_linked(block))
		return false;
	for (unsigned i = 0; i < MENU_CLIMB_MAX && list != PAGE_NONE; i++) {
		if (is_menu_of(page_sums(page, list)))
			return true;
		list = page->elements[list].parent;
	}
	return false;
}

static LeftOutReason own_reason(Finding *finding, Index b)
{
	const PageBlock *block = &finding->page->blocks[b];
	LeftOutReason reason = LEFT_OUT_OTHER;

	if (block->marks & MARK_WRAPPER)
		return LEFT_OUT_WRAPPER;
	if (by_words(finding, block, &reason))
		return reason;
	if (!is_linked(block) && repeats_field(finding, block))
		return LEFT_OUT_DUPLICATE;
	if (is_in_menu(finding->page, b))
		return LEFT_OUT_NAVIGATION;
	if (block->claim == CLAIM_LEFT_OUT && block->reason != LEFT_OUT_OTHER)
		return (LeftOutReason)block->reason;
	if (block->furniture > LEFT_OUT_OTHER + 1 ||
		(block->furniture != 0 && block->furniture < LEFT_OUT_OTHER + 1))
		return (LeftOutReason)(block->furniture - 1);
	if (block->marks & MARK_CONTROL)
		return LEFT_OUT_FORM;
	if (block->marks & MARK_FALLBACK) /* for browsers that lack something */
		return LEFT_OUT_BOILERPLATE;
	if (!is_linked(block)) /* what nobody was to see is nobody's reading */
		return block->marks & MARK_HIDDEN ? LEFT_OUT_BOILERPLATE : LEFT_OUT_OTHER;
	return block->link_letters / (block->links > 0 ? block->links : 1u) >= HEADLINE_LETTERS_MIN
		? LEFT_OUT_PROMO
		: LEFT_OUT_NAVIGATION;
}

/* By the names of what it was left out with */

static LeftOutReason named_reason(Finding *finding, Index b)
{
	const Page *page = finding->page;
	Index box = finding->found.box[b];

	for (Index e = page->blocks[b].holder;; e = page->elements[e].parent) {
		LeftOutReason reason = furniture_named(&page->elements[e]);

		if (reason != LEFT_OUT_OTHER)
			return reason;
		if (page->elements[e].kinds & KIND_COMMENT)
			return LEFT_OUT_TOOL; /* comments themselves have been read */
		if (e == box)
			return LEFT_OUT_OTHER;
	}
}

/* By its company */

/* The reason most letters of the box around B were left out for, if that is half of
 * those that have a reason. */
static LeftOutReason reason_of_box(Finding *finding, Index b)
{
	const Page *page = finding->page;
	const Element *box = &page->elements[finding->found.box[b]];
	uint32_t letters[LEFT_OUT_REASON_COUNT] = { 0 }, known = 0;
	LeftOutReason best = LEFT_OUT_OTHER;

	for (Index k = box->first_block; k < box->end_block; k++) {
		uint8_t reason = finding->found.reason[k];

		if (reason == LEFT_OUT_OTHER || reason == LEFT_OUT_DUPLICATE)
			continue;
		letters[reason] += page->blocks[k].letters;
		known += page->blocks[k].letters;
		if (letters[reason] > letters[best])
			best = (LeftOutReason)reason;
	}
	return letters[best] * 2 >= known && letters[best] > 0 ? best : LEFT_OUT_OTHER;
}

/* The nearest reason before B (STEP -1) or behind it (+1), across nothing kept. */
static LeftOutReason reason_beside(Finding *finding, Index b, int step)
{
	const Page *page = finding->page;
	Index k = b;

	for (unsigned i = 0; i < NEAR_BLOCKS; i++) {
		if (step < 0 ? k == 0 : k + 1 == page->block_count)
			break;
		k = step < 0 ? k - 1 : k + 1;
		if (!reasons_is_left(&page->blocks[k]))
			break;
		if (finding->found.reason[k] != LEFT_OUT_OTHER)
			return (LeftOutReason)finding->found.reason[k];
	}
	return LEFT_OUT_OTHER;
}

/* Text in a box that leads elsewhere, unless it is too long to lead anywhere. */
static bool is_teaser(Finding *finding, Index b)
{
	Sums box = page_sums(finding->page, finding->found.box[b]);

	return box.links > 0 && box.letters <= TEASER_LETTERS_MAX;
}

static LeftOutReason company_reason(Finding *finding, Index b)
{
	const PageBlock *block = &finding->page->blocks[b];
	LeftOutReason box = LEFT_OUT_OTHER;

	if (block->marks & MARK_FORM && block->letters <= SHORT_LETTERS && !block_is_prose(block))
		return LEFT_OUT_FORM;
	if (is_teaser(finding, b))
		return LEFT_OUT_PROMO;
	if (block->letters <= SHORT_LETTERS || !block_is_prose(block))
		box = reason_of_box(finding, b);
	if (box != LEFT_OUT_OTHER || block->letters > SHORT_LETTERS)
		return box;
	LeftOutReason before = reason_beside(finding, b, -1);

	return before == reason_beside(finding, b, +1) ? before : LEFT_OUT_OTHER;
}

/* All blocks */

typedef LeftOutReason Rule(Finding *finding, Index b);

/* Asks RULE about the blocks that have no reason yet. What it answers counts only
 * when it has been asked about all: order does not matter. */
static void apply(Finding *finding, Rule *rule)
{
	const Page *page = finding->page;
	uint8_t *next = arena_array(page->work, (size_t)page->block_count + 1, 1);

	for (Index b = 0; b < page->block_count; b++) {
		const PageBlock *block = &page->blocks[b];

		next[b] = finding->found.reason[b];
		if (next[b] == LEFT_OUT_OTHER && reasons_is_left(block) && block->letters > 0)
			next[b] = (uint8_t)rule(finding, b);
	}
	finding->found.reason = next;
}

Reasons reasons_find(const Page *page, const Article *article)
{
	static Rule *const rules[] = { own_reason, named_reason, company_reason };
	Finding finding = { .page = page, .article = article };

	finding.found.box = find_boxes(page);
	finding.found.reason = arena_array(page->work, (size_t)page->block_count + 1, 1);
	for (Index b = 0; b < page->block_count; b++)
		finding.found.reason[b] = LEFT_OUT_OTHER;
	for (size_t i = 0; i < sizeof rules / sizeof *rules; i++)
		apply(&finding, rules[i]);
	return finding.found;
}
