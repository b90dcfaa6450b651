/* SPDX-License-Identifier: ISC */
#include "extract/furniture.h"

enum {
	PROSE_MATTERS = 400, /* letters of prose from which prose is the measure */
	META_LETTERS = 240, /* of a line about the article */
	AUTHOR_LETTERS = 1500,
	TOGETHER_PERCENT = 90, /* of the page's prose: no furniture has as much */
};

typedef struct {
	uint64_t kinds;
	uint32_t marks;
	LeftOutReason reason;
	uint32_t percent; /* of the page's prose it may hold and still be furniture */
	bool bounded; /* all of this row together hold little of the prose, too */
} Row;

/* The first row that hits gives the reason. */
static const Row rows[] = {
	{ KIND_WRAPPER, MARK_WRAPPER, LEFT_OUT_WRAPPER, 101, false },
	{ KIND_ADVERT, 0, LEFT_OUT_ADVERT, 20, true },
	{ KIND_SPONSOR, 0, LEFT_OUT_SPONSOR, 20, true },
	{ KIND_CONSENT, 0, LEFT_OUT_BOILERPLATE, 70, true },
	{ KIND_SHARE, 0, LEFT_OUT_TOOL, 20, true },
	{ KIND_COMMENT, 0, LEFT_OUT_OTHER, 35, false },
	{ KIND_PROMOTION | KIND_RELATED, 0, LEFT_OUT_PROMO, 25, false },
	{ KIND_NAVIGATION, MARK_NAV, LEFT_OUT_NAVIGATION, 50, true },
	{ KIND_SIGNUP, 0, LEFT_OUT_FORM, 20, true },
	/* A list of what a search found is all of its page. */
	{ KIND_FORM, MARK_CONTROL, LEFT_OUT_FORM, 20, false },
	{ KIND_DISCLAIMER, 0, LEFT_OUT_DISCLAIMER, 20, true },
	{ KIND_TAGS, 0, LEFT_OUT_NAVIGATION, 20, true },
	{ KIND_FOOTER | KIND_HEADER, MARK_FOOTER, LEFT_OUT_BOILERPLATE, 40, true },
	{ KIND_SIDEBAR, 0, LEFT_OUT_PROMO, 30, true },
	{ KIND_DIALOG, 0, LEFT_OUT_OTHER, 75, true },
	{ KIND_HIDDEN, MARK_HIDDEN | MARK_FALLBACK, LEFT_OUT_OTHER, 35, true },
};

enum {
	ROW_COUNT = sizeof rows / sizeof *rows,
};

/* What the names of E make it: the number of the row, from 1; 0 for nothing. */
static uint8_t named(const Element *element)
{
	for (uint8_t i = 0; i < ROW_COUNT; i++)
		if (element->kinds & rows[i].kinds || element->marks & rows[i].marks)
			return (uint8_t)(i + 1);
	return 0;
}

LeftOutReason furniture_named(const Element *element)
{
	uint8_t row = named(element);

	return row == 0 ? LEFT_OUT_OTHER : rows[row - 1].reason;
}

/* How much of an article SUMS may hold: prose where the page has prose. */
static uint32_t mass(Sums sums, bool by_prose)
{
	return by_prose ? sums.prose : sums.letters - sums.link_letters;
}

/* Names that mean the article itself, whatever else they mean. */
static bool is_article(const Page *page, Index e)
{
	const Element *element = &page->elements[e];

	if (element->kinds & KIND_BODY)
		return true;
	if (page->headline != PAGE_NONE && page_contains(page, e, page->headline))
		return true;
	return element->tag == TAG_BODY || element->tag == TAG_HTML || element->tag == TAG_MAIN;
}

/* What is measured against what the page has of it. */
typedef struct {
	uint32_t whole;
	bool by_prose;
	uint32_t together[ROW_COUNT]; /* what the outermost elements of each row hold */
	bool off[ROW_COUNT]; /* the row says nothing on this page */
} Measure;

/* The row that makes E furniture, from 1; 0 for none. */
static uint8_t judge(const Page *page, Index e, const Measure *measure)
{
	const Element *element = &page->elements[e];
	uint8_t row = named(element);

	if (row == 0 || measure->off[row - 1] || element->end_fragment == element->first_fragment)
		return 0;
	if (rows[row - 1].percent > 100)
		return row;
	if (is_article(page, e))
		return 0;
	uint64_t own = mass(page_sums(page, e), measure->by_prose);

	return own * 100 < (uint64_t)measure->whole * rows[row - 1].percent ? row : 0;
}

/* Notes in MARKED, one an element, what row makes it furniture. */
static void mark(const Page *page, Measure *measure, uint8_t *marked)
{
	for (Index e = 0; e < page->element_count; e++) {
		Index parent = page->elements[e].parent;

		if (parent != PAGE_NONE && marked[parent] != 0) {
			marked[e] = marked[parent];
			continue;
		}
		marked[e] = judge(page, e, measure);
		if (marked[e] != 0)
			measure->together[marked[e] - 1] +=
				mass(page_sums(page, e), measure->by_prose);
	}
}

/* A name that nearly all prose of the page stands under, in however many pieces, is no
 * name of furniture there: turns its row off. False when there is none. */
static bool spare_prose(Measure *measure)
{
	bool spared = false;

	for (size_t i = 0; i < ROW_COUNT; i++) {
		if (!rows[i].bounded || measure->whole == 0 ||
			(uint64_t)measure->together[i] * 100 <
				(uint64_t)measure->whole * TOGETHER_PERCENT)
			continue;
		measure->off[i] = spared = true;
	}
	return spared;
}

void furniture_mark(Page *page)
{
	uint8_t *marked = arena_array(page->work, (size_t)page->element_count + 1, 1);

	page->furniture = marked;
	if (page->element_count == 0)
		return;
	Sums whole = page_sums(page, 0);
	bool by_prose = whole.prose >= PROSE_MATTERS;
	Measure measure = { .whole = mass(whole, by_prose), .by_prose = by_prose };

	mark(page, &measure, marked);
	if (by_prose && spare_prose(&measure))
		mark(page, &measure, marked);
	for (Index e = 0; e < page->element_count; e++)
		if (marked[e] != 0)
			marked[e] = (uint8_t)(rows[marked[e] - 1].reason + 1);
	for (Index b = 0; b < page->block_count; b++) {
		PageBlock *block = &page->blocks[b];

		block->furniture = marked[block->holder];
		/* An inline element may be all there is of a block. */
		if (block->furniture == 0 && block_end_fragment(block) == block->first_fragment + 1)
			block->furniture = marked[page->fragments[block->first_fragment].owner];
	}
}
