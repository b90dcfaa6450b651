/* SPDX-License-Identifier: ISC */
#include "extract/figure_offers.h"

#include "extract/address.h"

enum {
	CLIMB_MAX = 8, /* elements from a picture up to the words beside it */
	CARD_BLOCKS_MAX = 8,
	CARD_LINKED_PERCENT = 60, /* of a card's words: the rest is a day, an author */
	CARD_ELEMENTS_MAX = 200,
	TITLE_LETTERS_MIN = 20,
	FORMULA_CLIMB_MAX = 2,
	FORMULA_ELEMENTS_MAX = 1000,
};

/* The innermost element around MEDIA, below ROOT, that has words; else PAGE_NONE. */
static Index words_around(const Page *page, Index root, Index media)
{
	Index e = page->elements[media].parent;

	for (unsigned i = 0; i < CLIMB_MAX && e != PAGE_NONE && e != root; i++) {
		if (page->elements[e].first_fragment < page->elements[e].end_fragment)
			return e;
		e = page->elements[e].parent;
	}
	return PAGE_NONE;
}

/* Is ADDRESS that of a picture, which a link opens in full size? */
static bool is_of_picture(Str address)
{
	static const char *const endings[] = { ".jpg", ".jpeg", ".png", ".gif", ".webp", ".avif" };
	size_t query = str_find_byte(address, '?', 0);

	if (query != STR_NOWHERE)
		address = str_slice(address, 0, query);
	for (size_t i = 0; i < sizeof endings / sizeof *endings; i++)
		if (str_ends_nocase(address, endings[i]))
			return true;
	return false;
}

/* Where the links with words in a card lead. */
typedef struct {
	bool along; /* where the link around the picture does */
	bool to_picture; /* to the picture itself, as of a graphic that may be kept */
} Leads;

static Leads leads_of(const Page *page, Index card, Index media)
{
	Index own = page->elements[media].link;
	Str address = own == PAGE_NONE ? STR_NONE : page_link(page, own);
	Leads leads = { false, str_present(address) && is_of_picture(address) };

	for (Index e = card; e < page->elements[card].end; e++) {
		const Element *element = &page->elements[e];

		if (element->tag != TAG_A || element->link != e ||
			element->first_fragment == element->end_fragment)
			continue;
		Str there = page_link(page, e);

		leads.along |= str_present(address) && str_equal(there, address);
		leads.to_picture |= is_of_picture(there);
	}
	return leads;
}

/* Are the words beside MEDIA those of another story, none of them the article's, and linked
 * for the most part, or where the picture is? */
static bool is_card(const Page *page, Index root, Index media)
{
	Index card = words_around(page, root, media);
	bool offered = false;

	if (card == PAGE_NONE)
		return false;
	const Element *element = &page->elements[card];

	if (element->end_block - element->first_block > CARD_BLOCKS_MAX ||
		element->end - card > CARD_ELEMENTS_MAX)
		return false;
	for (Index b = element->first_block; b < element->end_block; b++) {
		const PageBlock *block = &page->blocks[b];

		if (block->claim == CLAIM_BODY || block->claim == CLAIM_FIELD)
			return false;
		offered |= block->claim == CLAIM_RELATED ||
			(block->claim == CLAIM_LEFT_OUT && block->reason == LEFT_OUT_PROMO);
	}
	Sums sums = page_sums(page, card);
	Leads leads = leads_of(page, card, media);
	bool linked =
		(uint64_t)sums.link_letters * 100 >= (uint64_t)sums.letters * CARD_LINKED_PERCENT;

	if (leads.to_picture)
		return false;
	/* What nobody has taken is a title where it is as long as one. */
	return offered ? leads.along || linked
		       : leads.along && linked && sums.link_letters >= TITLE_LETTERS_MIN;
}

/* Does MEDIA lie in boxes without words whose names are an advertiser's, or a banner's that
 * leads to another site? */
static bool is_banner(const Page *page, Index root, Index media)
{
	Index e = page->elements[media].parent;
	Str host = page->elements[media].link == PAGE_NONE
		? STR_NONE
		: address_host(page_link(page, page->elements[media].link));
	bool leaves = str_present(host) && str_present(page->host) && !str_equal(host, page->host);

	for (unsigned i = 0; i < CLIMB_MAX && e != PAGE_NONE && e != root; i++) {
		const Element *element = &page->elements[e];

		if (element->first_fragment < element->end_fragment)
			return false;
		if (element->kinds & (KIND_ADVERT | KIND_SPONSOR) ||
			(leaves && page_has_word(page, e, "banner")))
			return true;
		e = element->parent;
	}
	return false;
}

/* Is MEDIA what browsers show that cannot draw the formula before it? */
static bool is_formula_again(const Page *page, Index media)
{
	Index e = page->elements[media].parent;

	for (unsigned i = 0; i < FORMULA_CLIMB_MAX && e != PAGE_NONE; i++) {
		if (media - e > FORMULA_ELEMENTS_MAX)
			return false;
		Index math = page_find_tag(page, TAG_MATH, e, media);

		if (math < page->element_count)
			return page_after(page, math) == media ||
				page->elements[math].end_fragment == page->elements[e].end_fragment;
		e = page->elements[e].parent;
	}
	return false;
}

bool figure_is_offer(const Page *page, Index root, Index media)
{
	return is_card(page, root, media) || is_banner(page, root, media) ||
		is_formula_again(page, media);
}
