/* SPDX-License-Identifier: ISC */
#include "extract/furniture.h"

enum {
	PROSE_MATTERS = 400, /* letters of prose from which prose is the measure */
	META_LETTERS = 240, /* of a line about the article */
	AUTHOR_LETTERS = 1500,
};

typedef struct {
	uint64_t kinds;
	uint32_t marks;
	LeftOutReason reason;
	uint32_t percent; /* of the page's prose it may hold and still be furniture */
} Row;

/* The first row that hits gives the reason. */
static const Row rows[] = {
	{ KIND_WRAPPER, MARK_WRAPPER, LEFT_OUT_WRAPPER, 101 },
	{ KIND_ADVERT, 0, LEFT_OUT_ADVERT, 20 },
	{ KIND_SPONSOR, 0, LEFT_OUT_SPONSOR, 20 },
	{ KIND_CONSENT, 0, LEFT_OUT_BOILERPLATE, 70 },
	{ KIND_SHARE, 0, LEFT_OUT_TOOL, 20 },
	{ KIND_COMMENT, 0, LEFT_OUT_OTHER, 35 },
	{ KIND_PROMOTION | KIND_RELATED, 0, LEFT_OUT_PROMO, 25 },
	{ KIND_NAVIGATION, MARK_NAV, LEFT_OUT_NAVIGATION, 50 },
	{ KIND_SIGNUP | KIND_FORM, MARK_CONTROL, LEFT_OUT_FORM, 20 },
	{ KIND_DISCLAIMER, 0, LEFT_OUT_DISCLAIMER, 20 },
	{ KIND_TAGS, 0, LEFT_OUT_NAVIGATION, 20 },
	{ KIND_FOOTER | KIND_HEADER, MARK_FOOTER, LEFT_OUT_BOILERPLATE, 40 },
	{ KIND_SIDEBAR, 0, LEFT_OUT_PROMO, 30 },
	{ KIND_HIDDEN, MARK_HIDDEN | MARK_FALLBACK, LEFT_OUT_OTHER, 35 },
};

/* What the names of E make it, as 1 + reason; 0 for nothing. */
static uint8_t named(const Element *element, uint32_t *percent)
{
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		const Row *row = &rows[i];

		if (!(element->kinds & row->kinds) && !(element->marks & row->marks))
			continue;
		*percent = row->percent;
		return (uint8_t)(row->reason + 1);
	}
	return 0;
}

LeftOutReason furniture_named(const Element *element)
{
	uint32_t percent;
	uint8_t reason = named(element, &percent);

	return reason == 0 ? LEFT_OUT_OTHER : (LeftOutReason)(reason - 1);
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

static uint8_t judge(const Page *page, Index e, uint32_t whole, bool by_prose)
{
	const Element *element = &page->elements[e];
	uint32_t percent = 0;
	uint8_t reason = named(element, &percent);

	if (reason == 0 || element->end_fragment == element->first_fragment)
		return 0;
	if (percent > 100)
		return reason;
	if (is_article(page, e))
		return 0;
	uint32_t own = mass(page_sums(page, e), by_prose);

	return (uint64_t)own * 100 < (uint64_t)whole * percent ? reason : 0;
}

void furniture_mark(Page *page)
{
	uint8_t *marked = arena_array(page->work, (size_t)page->element_count + 1, 1);

	page->furniture = marked;
	if (page->element_count == 0)
		return;
	Sums whole = page_sums(page, 0);
	bool by_prose = whole.prose >= PROSE_MATTERS;

	for (Index e = 0; e < page->element_count; e++) {
		Index parent = page->elements[e].parent;

		if (parent != PAGE_NONE && marked[parent] != 0)
			marked[e] = marked[parent];
		else
			marked[e] = judge(page, e, mass(whole, by_prose), by_prose);
	}
	for (Index b = 0; b < page->block_count; b++) {
		PageBlock *block = &page->blocks[b];

		block->furniture = marked[block->holder];
		/* An inline element may be all there is of a block. */
		if (block->furniture == 0 && block->end_fragment == block->first_fragment + 1)
			block->furniture = marked[page->fragments[block->first_fragment].owner];
	}
}
