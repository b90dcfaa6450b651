/* SPDX-License-Identifier: ISC */
#include "extract/page_measures.h"

#include "extract/characters.h"

enum {
	PROSE_LETTERS = 80, /* a line this long can be prose ... */
	PROSE_LINK_PERCENT = 35, /* ... with less than this in links */
	CAPTION_LETTERS_MAX = 1200,
	FORM_PROSE_MIN = 300,
};

static uint32_t percent_of(uint32_t part, uint32_t whole)
{
	return whole == 0 ? 0 : (uint32_t)((uint64_t)part * 100 / whole);
}

static void measure_lines(Page *page, const uint32_t *letters)
{
	for (Index i = 0; i < page->line_count; i++) {
		Line *line = &page->lines[i];

		for (Index f = line->first_fragment; f < line_end_fragment(line); f++) {
			line->letters += letters[f];
			if (page->elements[page->fragments[f].owner].link != PAGE_NONE)
				line->link_letters += letters[f];
		}
	}
}

static bool line_is_prose(const Line *line)
{
	return line->letters >= PROSE_LETTERS &&
		percent_of(line->link_letters, line->letters) < PROSE_LINK_PERCENT;
}

static void sum_up(Page *page)
{
	Arena *counting = arena_new();
	uint32_t *letters =
		arena_array(counting, (size_t)page->fragment_count + 1, sizeof *letters);
	uint32_t *commas = arena_array(counting, (size_t)page->fragment_count + 1, sizeof *commas);
	Index link_before = PAGE_NONE;

	page->sums = arena_array(page->work, (size_t)page->fragment_count + 1, sizeof *page->sums);
	for (Index f = 0; f < page->fragment_count; f++) {
		Str text = str_slice(page->text, page->fragments[f].start, page->fragments[f].end);

		letters[f] = characters_letters(text, &commas[f]);
	}
	measure_lines(page, letters);
	for (Index f = 0; f < page->fragment_count; f++) {
		Index link = page->elements[page->fragments[f].owner].link;
		Sums sum = page->sums[f];

		sum.letters += letters[f];
		sum.commas += commas[f];
		if (link != PAGE_NONE) {
			sum.link_letters += letters[f];
			sum.links += link != link_before;
		} else if (line_is_prose(&page->lines[page->fragments[f].line])) {
			sum.prose += letters[f];
		}
		link_before = link;
		page->sums[f + 1] = sum;
	}
	arena_free(counting);
}

static void finish_block(Page *page, PageBlock *block)
{
	uint32_t start = page->fragments[block->first_fragment].start;
	uint32_t end = page->fragments[block_end_fragment(block) - 1].end;
	Sums sums = page_sums_between(page, block->first_fragment, block_end_fragment(block));
	const Element *holder = &page->elements[block->holder];

	start = page->lines[block->first_line].start < start ? page->lines[block->first_line].start
							     : start;
	block->text = str_slice(page->text, start, end);
	block->letters = sums.letters;
	block->link_letters = sums.link_letters;
	block->links = (uint16_t)(sums.links < UINT16_MAX ? sums.links : UINT16_MAX);
	block->commas = (uint16_t)(sums.commas < UINT16_MAX ? sums.commas : UINT16_MAX);
	block->words = (uint32_t)words_in(block->text);
	block->marks = UINT32_MAX;
	for (Index f = block->first_fragment; f < block_end_fragment(block); f++)
		block->marks &= page->elements[page->fragments[f].owner].marks;
	block->kinds = holder->kinds | holder->within;
	block->heading = holder->heading;
	block->list_depth = holder->list_depth;
	block->hash = characters_hash(block->text);
	block->ends_sentence = characters_end_sentence(block->text);
}

/* A large element is no caption, whatever it is called. */
static void undo_large_captions(Page *page)
{
	for (Index e = 0; e < page->element_count; e++) {
		const Element *element = &page->elements[e];

		if (!(element->kinds & KIND_CAPTION) ||
			page_sums(page, e).letters <= CAPTION_LETTERS_MAX)
			continue;
		for (Index b = element->first_block; b < element->end_block; b++)
			page->blocks[b].marks &= ~(uint32_t)MARK_CAPTION;
		/* Inside it nothing is looked at again: one pass over the page. */
		e = element->end - 1;
	}
}

/* A form around most of what a page has to say is no form to be filled in, but how programs of
 * a kind build all of their pages. */
static void undo_page_forms(Page *page)
{
	Sums whole = page_sums(page, 0);

	for (Index e = 0; e < page->element_count; e++) {
		const Element *element = &page->elements[e];

		if (element->tag != TAG_FORM)
			continue;
		Sums sums = page_sums(page, e);

		if (sums.prose < FORM_PROSE_MIN || sums.prose * 2 < whole.prose ||
			sums.letters * 2 < whole.letters)
			continue;
		for (Index i = e; i < element->end; i++)
			page->elements[i].marks &= ~(uint32_t)MARK_FORM;
		for (Index b = element->first_block; b < element->end_block; b++)
			page->blocks[b].marks &= ~(uint32_t)MARK_FORM;
		e = element->end - 1;
	}
}

void page_measure(Page *page)
{
	sum_up(page);
	for (Index i = 0; i < page->block_count; i++)
		finish_block(page, &page->blocks[i]);
	undo_large_captions(page);
	if (page->element_count > 0)
		undo_page_forms(page);
}
