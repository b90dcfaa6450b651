/* SPDX-License-Identifier: ISC */
#include "extract/related_heads.h"

#include <unictype.h>

#include "base/arena.h"
#include "base/fold.h"
#include "base/utf8.h"
#include "extract/panel_kinds.h"
#include "extract/panel_names.h"
#include "extract/panel_words.h"

enum {
	HEADS_MAX = 64,
	BRIEF_OFFER_LETTERS = 12,
	BRIEF_OFFER_PROSE = 100, /* letters of prose before it */
};

Str related_line_text(const Page *page, Index l)
{
	return str_slice(page->text, page->lines[l].start, page->lines[l].end);
}

Str related_head_text(const Page *page, Index l)
{
	const Line *line = &page->lines[l];
	Index end = line_end_fragment(line), first = PAGE_NONE;

	for (Index f = line->first_fragment; f < end; f++) {
		Index link = page->elements[page->fragments[f].owner].link;

		if (link == PAGE_NONE ||
			(f > line->first_fragment &&
				link == page->elements[page->fragments[f - 1].owner].link))
			return related_line_text(page, l);
		if (first == PAGE_NONE &&
			panel_kind(page_text_between(page, f, f + 1)) == PANEL_RELATED)
			first = f;
	}
	return first == PAGE_NONE ? related_line_text(page, l)
				  : page_text_between(page, first, first + 1);
}

static bool is_capitals(Str text)
{
	bool upper = false;

	for (size_t at = 0, size; at < text.size; at += size) {
		uint32_t c;

		size = utf8_decode(text, at, &c, NULL);
		if (uc_is_general_category(c, UC_LOWERCASE_LETTER))
			return false;
		upper = upper || uc_is_general_category(c, UC_UPPERCASE_LETTER);
	}
	return upper;
}

uint32_t related_names_near(const RelatedFinder *finder, Index e)
{
	uint32_t names = finder->names[e];
	Index parent = finder->page->elements[e].parent;

	return parent == PAGE_NONE ? names : names | finder->names[parent];
}

static bool line_is_bold(const Page *page, const Line *line)
{
	for (Index f = line->first_fragment; f < line_end_fragment(line); f++)
		if (!(page->elements[page->fragments[f].owner].marks & MARK_BOLD))
			return false;
	return true;
}

/* Has line L the form of a heading? */
static bool has_head_form(const RelatedFinder *finder, Index l)
{
	const Page *page = finder->page;
	const Line *line = &page->lines[l];
	const PageBlock *block = &page->blocks[line->block];
	Index owner = page->fragments[line->first_fragment].owner;
	bool alone = block_end_line(block) == block->first_line + 1;
	bool heading = page->elements[owner].heading > 0;
	uint32_t named = related_names_near(finder, owner) & (NAME_TITLE | NAME_HEAD);
	Str text = related_line_text(page, l);

	if (line->link_letters * 5 > line->letters * 4)
		return heading || named != 0 || is_capitals(text);
	if (heading || named != 0 || alone || str_ends(text, ":"))
		return true;
	return line_is_bold(page, line);
}

/* Is line L, a heading within the text, a word and a colon that offer stories: "More:"? Without
 * the colon it is the name of a menu. */
static bool is_brief_offer(const Page *page, Index l)
{
	/* Folded. */
	static const char *const words[] = { "more:", "more :", "mehr:", "plus :", "mas:", "mais:",
		"altro:", "meer:", "wiecej:", "mer:", "lisaa:", "еще:", "daha fazla:" };
	const Line *line = &page->lines[l];
	const Element *owner = &page->elements[page->fragments[line->first_fragment].owner];

	if (owner->heading == 0 || line->link_letters > 0 || line->letters > BRIEF_OFFER_LETTERS ||
		page_sums_between(page, 0, line->first_fragment).prose < BRIEF_OFFER_PROSE)
		return false;
	Str folded = str_trim(fold_text(page->work, related_line_text(page, l)));

	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (str_is(folded, words[i]))
			return true;
	return false;
}

void related_heads_gather(RelatedFinder *finder)
{
	const Page *page = finder->page;

	finder->heads = arena_array(page->work, HEADS_MAX, sizeof *finder->heads);
	for (Index l = 0; l < page->line_count && finder->head_count < HEADS_MAX; l++) {
		const Line *line = &page->lines[l];

		if (line->letters < 2 || line->letters > RELATED_HEAD_LETTERS_MAX ||
			page->blocks[line->block].claim == CLAIM_COMMENTS)
			continue;
		PanelKind kind = panel_line_kind(page, l);

		if (kind == PANEL_NONE && is_brief_offer(page, l))
			kind = PANEL_RELATED;
		if (kind == PANEL_NONE || !has_head_form(finder, l))
			continue;
		Index owner = page->fragments[line->first_fragment].owner;
		bool real = page->elements[owner].heading > 0;

		/* "Kommentar" is a kicker as often as a heading. */
		if (kind == PANEL_COMMENTS && !real)
			continue;
		finder->heads[finder->head_count++] = (RelatedHead){ .line = l,
			.block = line->block,
			.owner = owner,
			.element = page->elements[owner].breaking,
			.first = line->first_fragment,
			.end = line_end_fragment(line),
			.kind = kind,
			.real = real };
	}
}
