/* SPDX-License-Identifier: ISC */
#include "extract/judge.h"

#include "extract/byline_words.h"
#include "extract/characters.h"
#include "extract/insets.h"
#include "extract/phrases.h"

enum {
	PROSE_LETTERS = 60, /* a sentence of this length is prose */
	PROSE_LETTERS_OPEN = 140, /* so is a text this long that ends otherwise */
	PROSE_LETTERS_FEW = 20, /* on a page that has no longer sentence */
	PROSE_LINK_PERCENT = 50,
	SHORT_LETTERS = 50,
	ABOUT_LETTERS_MAX = 160, /* of a line about the article */
	ABOUT_LETTERS_SURE = 60,
	LINKED_PERCENT = 80, /* of a block that is nothing but links */
	LINK_RUN_MIN = 3,
	REPEAT_LETTERS_MIN = 40,
	REPEAT_TABLE_FACTOR = 2,
	HEADING_LETTERS_MAX = 90,
	PHRASE_LETTERS_MAX = 400, /* of an edge that a phrase alone may drop */
	BODY_LETTERS_MIN = 20,
	NAME_CLIMB_MAX = 4,
	NAMED_LETTERS_MAX = 240, /* an element with more is no line about the article */
	FEW_SENTENCES_MIN = 3,
};

typedef struct {
	Page *page;
	Index root;
	Index first, end; /* blocks of the container */
	Index first_prose, last_prose; /* or PAGE_NONE */
	uint32_t prose_letters; /* of the shortest sentence that is prose */
} Range;

uint32_t block_link_percent(const PageBlock *block)
{
	return block->letters == 0
		? 0
		: (uint32_t)((uint64_t)block->link_letters * 100 / block->letters);
}

static bool is_prose(const PageBlock *block, uint32_t letters)
{
	if (block->heading > 0 || block_link_percent(block) >= PROSE_LINK_PERCENT)
		return false;
	return block->letters >= PROSE_LETTERS_OPEN ||
		(block->letters >= letters && block->ends_sentence);
}

bool block_is_prose(const PageBlock *block)
{
	return is_prose(block, PROSE_LETTERS);
}

bool block_is_open(const PageBlock *block)
{
	return block->claim == CLAIM_NONE && block->furniture == 0 &&
		!(block->marks & (MARK_HIDDEN | MARK_CONTROL | MARK_FALLBACK | MARK_WRAPPER));
}

static bool is_left(const Range *range, Index b)
{
	return range->page->blocks[b].claim == CLAIM_NONE;
}

static bool in_inset(const Range *range, Index b)
{
	return range->page->blocks[b].inset;
}

static void drop(Range *range, Index b, LeftOutReason reason)
{
	page_leave_out(range->page, b, b + 1, reason);
}

static void drop_surely(Range *range, Index b, LeftOutReason reason)
{
	drop(range, b, reason);
	range->page->blocks[b].ruled = true;
}

/* A line over others: a heading, or bold and short. */
static bool is_head(const Range *range, const PageBlock *block)
{
	const Element *owner =
		&range->page->elements[range->page->fragments[block->first_fragment].owner];

	if (block->letters > HEADING_LETTERS_MAX)
		return false;
	return block->heading > 0 || (block->marks & MARK_BOLD && !block->ends_sentence) ||
		owner->kinds & KIND_CROSSHEAD;
}

static bool is_post(const PageBlock *block)
{
	return block->kinds & KIND_POST;
}

/* Words, names and marks */

static bool repeats_title(const Page *page, const PageBlock *block)
{
	return !str_empty(page->title) && characters_same_letters(page->title, block->text);
}

/* Is BLOCK the printed headline, alone or with the lines about it? */
static bool is_headline(const Page *page, const PageBlock *block)
{
	Str rest = block->text, line;

	if (repeats_title(page, block))
		return true;
	return page->headline != PAGE_NONE && block->holder == page->headline &&
		block_end_line(block) - block->first_line > 1 && !block->ends_sentence &&
		str_next_line(&rest, &line) && !str_empty(page->title) &&
		characters_same_letters(page->title, line);
}

/* Takes a shortcode of a publishing system off *REST: [name key=value], [/name], [name#id],
 * [part_name], or one of a well-known name. What people write in brackets is none. */
static bool take_shortcode(Str *rest)
{
	static const char *const known[] = { "ad", "ads", "adrotate", "adsense", "caption", "clear",
		"column", "contact-form", "divider", "embed", "gallery", "hr", "jwplayer",
		"nextpage", "playlist", "row", "spacer", "toc", "vimeo", "youtube" };
	size_t end = str_find_byte(*rest, ']', 0), size = 0;

	if (end == STR_NOWHERE || !str_starts(*rest, "["))
		return false;
	Str inside = str_slice(*rest, 1, end);

	*rest = str_trim(str_from(*rest, end + 1));
	bool closes = str_starts(inside, "/");

	inside = str_from(inside, closes);
	while (size < inside.size &&
		((inside.at[size] >= 'a' && inside.at[size] <= 'z') ||
			(size > 0 && (inside.at[size] == '_' || inside.at[size] == '-')) ||
			(size > 0 && ascii_is_digit(inside.at[size]))))
		size++;
	Str name = str_slice(inside, 0, size), behind = str_from(inside, size);

	if (name.size < 2)
		return false;
	if (behind.size > 0)
		return behind.at[0] == '#' ||
			(str_trim(behind).at != behind.at &&
				str_find_byte(behind, '=', 0) != STR_NOWHERE);
	if (closes || str_find_byte(name, '_', 0) != STR_NOWHERE)
		return true;
	for (size_t i = 0; i < sizeof known / sizeof *known; i++)
		if (str_is(name, known[i]))
			return true;
	return false;
}

/* Is TEXT nothing but shortcodes, which a plugin that is gone left in the page? */
static bool is_shortcodes(Str text)
{
	if (!str_starts(text, "["))
		return false;
	while (text.size > 0)
		if (!take_shortcode(&text))
			return false;
	return true;
}

bool line_is_complaint(Str text)
{
	static const char *const starts[] = { "Strict Standards: ", "Deprecated: ", "Warning: ",
		"Notice: ", "Fatal error: ", "Parse error: ", "Catchable fatal error: " };
	static const char place[] = " on line ";
	size_t end = text.size;

	while (end > 0 && ascii_is_digit(text.at[end - 1]))
		end--;
	if (end == text.size || !str_ends(str_slice(text, 0, end), place) ||
		str_find(text, " in /", 0) == STR_NOWHERE)
		return false;
	for (size_t i = 0; i < sizeof starts / sizeof *starts; i++)
		if (str_starts(text, starts[i]))
			return true;
	return false;
}

/* Is TEXT a script that lost its element? */
static bool is_script(Str text)
{
	static const char *const starts[] = { "(function(", "(function (", "!function(", "(() =>",
		"$(document).ready(", "$(function(", "jQuery(document).", "googletag.cmd.push(",
		"window.dataLayer ", "window._", "var _gaq " };

	if (str_find_byte(text, ';', 0) == STR_NOWHERE)
		return false;
	for (size_t i = 0; i < sizeof starts / sizeof *starts; i++)
		if (str_starts(text, starts[i]))
			return true;
	return false;
}

bool block_is_program(const PageBlock *block)
{
	Str text = block->text;

	/* Data that scripts find in the page. */
	if (block->marks & MARK_HIDDEN && (str_starts(text, "{") || str_starts(text, "[")) &&
		str_find(text, "\":", 0) != STR_NOWHERE)
		return true;
	return !(block->marks & (MARK_PLAIN | MARK_CODE)) &&
		(line_is_complaint(text) || is_script(text));
}

bool block_is_markup(const PageBlock *block)
{
	Str text = block->text;

	if (block->marks & (MARK_PLAIN | MARK_CODE))
		return false;
	if (is_shortcodes(text))
		return true;
	if (text.size < 3 || text.at[0] != '<' ||
		!(ascii_is_alpha(text.at[1]) || text.at[1] == '/'))
		return false;
	return str_find(text, "=\"", 0) != STR_NOWHERE || str_find(text, "</", 0) != STR_NOWHERE;
}

/* Drops what names, marks and whole lines of furniture tell. */
static void drop_told(Range *range)
{
	Page *page = range->page;

	for (Index b = range->first; b < range->end; b++) {
		const PageBlock *block = &page->blocks[b];
		LeftOutReason reason = LEFT_OUT_OTHER;

		if (!is_left(range, b))
			continue;
		if (block_is_markup(block) ||
			((!block_is_prose(block) || block->marks & MARK_FALLBACK) &&
				phrase_weigh(&page->phrases, block->text, &reason) == PHRASE_SURE))
			drop_surely(range, b, reason);
		else if ((block->heading > 0 || (block->furniture == 0 && block_is_open(block))) &&
			is_headline(page, block))
			page_claim(page, b, b + 1, CLAIM_FIELD);
		else if (block->furniture != 0)
			drop(range, b, (LeftOutReason)(block->furniture - 1));
		else if (!block_is_open(block))
			drop(range, b, LEFT_OUT_OTHER);
	}
}

/* A longer text that stands there already is dropped the second time. */
static void drop_repeats(Range *range)
{
	Page *page = range->page;
	size_t room = 16;

	while (room < (size_t)(range->end - range->first) * REPEAT_TABLE_FACTOR)
		room *= 2;
	Arena *looking = arena_new();
	uint64_t *seen = arena_array(looking, room, sizeof *seen);

	for (Index b = range->first; b < range->end; b++) {
		const PageBlock *block = &page->blocks[b];
		size_t at = (size_t)block->hash & (room - 1);

		if (!is_left(range, b) || block->letters < REPEAT_LETTERS_MIN)
			continue;
		while (seen[at] != 0 && seen[at] != block->hash)
			at = (at + 1) & (room - 1);
		if (seen[at] == block->hash)
			drop(range, b, LEFT_OUT_DUPLICATE);
		seen[at] = block->hash;
	}
	arena_free(looking);
}

/* Insets of the article keep their short lines, but for boxes of links. */
static void find_insets(Range *range)
{
	Page *page = range->page;
	Index end = page->elements[range->root].end;
	uint32_t whole = inset_whole(page, range->root);

	for (Index e = range->root + 1; e < end;) {
		const Element *element = &page->elements[e];
		Sums sums = page_sums(page, e);

		if (inset_kind(page, range->root, e, whole) == INSET_NONE ||
			sums.link_letters * 2 > sums.letters) {
			e++;
			continue;
		}
		for (Index b = element->first_block; b < element->end_block; b++)
			page->blocks[b].inset = true;
		e = element->end;
	}
}

/* Shape and place */

static Index find_prose(Range *range)
{
	Index count = 0;

	range->first_prose = PAGE_NONE;
	range->last_prose = PAGE_NONE;
	for (Index b = range->first; b < range->end; b++) {
		const PageBlock *block = &range->page->blocks[b];

		if (!is_left(range, b) || !is_prose(block, range->prose_letters))
			continue;
		if (range->first_prose == PAGE_NONE)
			range->first_prose = b;
		range->last_prose = b;
		count++;
	}
	return count;
}

static bool is_outside(const Range *range, Index b)
{
	return range->first_prose == PAGE_NONE || b < range->first_prose || b > range->last_prose;
}

/* Does a small element around BLOCK bear a name of KINDS? */
static bool is_named(const Range *range, const PageBlock *block, uint64_t kinds)
{
	const Page *page = range->page;
	Index e = block->holder;

	if (!(block->kinds & kinds))
		return false;
	for (unsigned i = 0; i < NAME_CLIMB_MAX && e != PAGE_NONE && e != range->root; i++) {
		if (page_sums(page, e).letters > NAMED_LETTERS_MAX)
			return false;
		if (page->elements[e].kinds & kinds)
			return true;
		e = page->elements[e].parent;
	}
	return false;
}

/* Does an element within the line of BLOCK bear a name of KINDS? */
static bool names_within(const Page *page, const PageBlock *block, uint64_t kinds)
{
	for (Index f = block->first_fragment; f < block_end_fragment(block); f++) {
		Index e = page->fragments[f].owner;

		for (; e != PAGE_NONE && e != block->holder; e = page->elements[e].parent)
			if (page->elements[e].kinds & kinds)
				return true;
	}
	return false;
}

/* Is block B, before the first prose, a line that says who wrote the article or when? */
static bool is_about_within(const Range *range, Index b)
{
	const PageBlock *block = &range->page->blocks[b];

	if (range->first_prose == PAGE_NONE || b >= range->first_prose ||
		block->letters >= ABOUT_LETTERS_MAX / 2)
		return false;
	return block->heading > 0 ? block->letters < ABOUT_LETTERS_SURE &&
			byline_is_plain(range->page->work, block->text)
				  : names_within(range->page, block, KIND_AUTHOR | KIND_DATE);
}

/* Lines about the article: byline, date, section. */
static void drop_about(Range *range)
{
	for (Index b = range->first; b < range->end; b++) {
		const PageBlock *block = &range->page->blocks[b];

		if (!is_left(range, b) || in_inset(range, b) || block->ends_sentence)
			continue;
		if (is_about_within(range, b)) {
			drop_surely(range, b, LEFT_OUT_OTHER);
			continue;
		}
		if (!is_named(range, block, KIND_META | KIND_DATE | KIND_AUTHOR))
			continue;
		if (block->letters < ABOUT_LETTERS_SURE)
			drop_surely(range, b, LEFT_OUT_OTHER);
		else if (block->letters < ABOUT_LETTERS_MAX && is_outside(range, b))
			drop(range, b, LEFT_OUT_OTHER);
	}
}

/* Runs of blocks without prose that are mostly links: menus and teasers. */
static void drop_link_runs(Range *range)
{
	Page *page = range->page;

	for (Index b = range->first; b < range->end;) {
		Index end = b, linked = 0, blocks = 0, first = PAGE_NONE, last = b;

		for (; end < range->end; end++) {
			const PageBlock *block = &page->blocks[end];

			if (!is_left(range, end))
				continue;
			if (is_prose(block, range->prose_letters) || is_post(block))
				break;
			blocks += first != PAGE_NONE;
			if (block_link_percent(block) < LINKED_PERCENT)
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

/* Is BLOCK a line that says the article is over? */
static bool says_over(const Page *page, const PageBlock *block)
{
	if (block->letters > HEADING_LETTERS_MAX ||
		!phrase_ends_article(&page->phrases, block->text))
		return false;
	return block->heading > 0 || block->marks & MARK_BOLD || !block->ends_sentence;
}

/* From such a line to the end: what is linked or short goes, as long as no prose
 * stands behind it. */
static void cut_tail(Range *range)
{
	Page *page = range->page;

	for (Index b = range->first; b < range->end; b++) {
		const PageBlock *block = &page->blocks[b];

		if (!is_left(range, b) || block_is_prose(block) || in_inset(range, b) ||
			!says_over(page, block))
			continue;
		Index end = b + 1;
		bool foreign = false;

		while (end < range->end &&
			!(is_left(range, end) && block_is_prose(&page->blocks[end]))) {
			foreign |= !is_left(range, end) ||
				block_link_percent(&page->blocks[end]) >= LINKED_PERCENT;
			end++;
		}
		if (end == range->end || (foreign && b > range->last_prose))
			page_leave_out(page, b, end, LEFT_OUT_PROMO);
		else if (foreign)
			drop(range, b, LEFT_OUT_PROMO);
	}
}

/* Has the parent of BLOCK's holder the last prose as a child, too? */
static bool beside_prose(const Range *range, const PageBlock *block)
{
	const Page *page = range->page;

	if (range->last_prose == PAGE_NONE)
		return false;
	Index prose = page->blocks[range->last_prose].holder;

	return page->elements[prose].parent == page->elements[block->holder].parent;
}

/* What may stand at an edge though it is no running text. */
static bool holds_at_edge(const Range *range, Index b)
{
	const PageBlock *block = &range->page->blocks[b];

	if (in_inset(range, b) || block->marks & (MARK_TABLE | MARK_CAPTION) ||
		block->list_depth > 0 || is_post(block))
		return true;
	if (range->page->elements[block->holder].tag == TAG_P && beside_prose(range, block))
		return block_link_percent(block) < PROSE_LINK_PERCENT;
	if (block_link_percent(block) >= PROSE_LINK_PERCENT)
		return false;
	return block->ends_sentence || block->letters >= SHORT_LETTERS;
}

/* Before the first prose: what is no sentence goes, headings stay. */
static void trim_head(Range *range)
{
	for (Index b = range->first; b < range->first_prose && b < range->end; b++) {
		const PageBlock *block = &range->page->blocks[b];

		if (is_left(range, b) && !holds_at_edge(range, b) &&
			!(block->heading > 0 && block_link_percent(block) < PROSE_LINK_PERCENT))
			drop(range, b, LEFT_OUT_OTHER);
	}
}

/* Behind the last prose, from the end: short lines go, and a head over nothing. */
static void trim_tail(Range *range)
{
	bool kept = false;

	for (Index b = range->end; b-- > range->last_prose + 1;) {
		const PageBlock *block = &range->page->blocks[b];

		if (!is_left(range, b))
			continue;
		if (is_head(range, block) && !in_inset(range, b) && block->list_depth == 0 &&
			!(block->marks & MARK_TABLE)) {
			if (!kept)
				drop(range, b, LEFT_OUT_OTHER);
			kept = false;
			continue;
		}
		if (holds_at_edge(range, b))
			kept = true;
		else
			drop(range, b, LEFT_OUT_OTHER);
	}
}

/* At both ends, lines whose words say they are no text go one after the other. */
static void trim_phrases(Range *range)
{
	const Page *page = range->page;
	LeftOutReason reason = LEFT_OUT_OTHER;

	for (Index b = range->end; b-- > range->first;) {
		if (!is_left(range, b))
			continue;
		if (page->blocks[b].letters > PHRASE_LETTERS_MAX || in_inset(range, b) ||
			phrase_weigh(&page->phrases, page->blocks[b].text, &reason) == PHRASE_NONE)
			break;
		drop(range, b, reason);
	}
	for (Index b = range->first; b < range->end; b++) {
		if (!is_left(range, b))
			continue;
		if (page->blocks[b].letters > PHRASE_LETTERS_MAX || in_inset(range, b) ||
			phrase_weigh(&page->phrases, page->blocks[b].text, &reason) == PHRASE_NONE)
			break;
		drop(range, b, reason);
	}
}

/* Letters of what is left, links and headings aside. */
static uint32_t letters_left(const Range *range)
{
	uint32_t letters = 0;

	for (Index b = range->first; b < range->end; b++) {
		const PageBlock *block = &range->page->blocks[b];

		if (is_left(range, b) && block->heading == 0)
			letters += block->letters - block->link_letters;
	}
	return letters;
}

/* Cells of figures and words, entries of a live page, a list of key points: short
 * texts that no measure of running text fits. What is kept of them stays. */
static void settle_short_texts(Range *range)
{
	Page *page = range->page;
	Index end = page->elements[range->root].end;
	uint32_t whole = page_sums(page, range->root).letters;

	for (Index e = range->root + 1; e < end; e++) {
		const Element *element = &page->elements[e];

		if (!(element->kinds & KIND_LIVE) || page_sums(page, e).letters * 2 > whole)
			continue;
		for (Index b = element->first_block; b < element->end_block; b++)
			page->blocks[b].ruled |= page->blocks[b].by_rules;
		e = element->end - 1;
	}
	for (Index b = range->first; b < range->end; b++) {
		PageBlock *block = &page->blocks[b];
		bool listed = b > range->first && block->list_depth > 0 && block[-1].ruled &&
			block[-1].by_rules && block[-1].list_depth + block[-1].heading > 0;

		if (!block->by_rules)
			continue;
		block->ruled |= block->marks & MARK_TABLE || listed ||
			(block->heading > 0 && phrase_box_label(block->text));
	}
}

bool judge_blocks(Page *page, Index root)
{
	const Element *element = &page->elements[root];
	Range range = { .page = page,
		.root = root,
		.first = element->first_block,
		.end = element->end_block,
		.prose_letters = PROSE_LETTERS };

	if (range.first >= range.end)
		return false;
	drop_told(&range);
	drop_repeats(&range);
	find_insets(&range);
	if (find_prose(&range) == 0) {
		range.prose_letters = PROSE_LETTERS_FEW;
		if (find_prose(&range) < FEW_SENTENCES_MIN)
			range.first_prose = PAGE_NONE;
	}
	drop_about(&range);
	drop_link_runs(&range);
	if (range.first_prose != PAGE_NONE) {
		cut_tail(&range);
		trim_head(&range);
		trim_tail(&range);
	}
	trim_phrases(&range);
	if (letters_left(&range) < BODY_LETTERS_MIN)
		return false;
	page_claim(page, range.first, range.end, CLAIM_BODY);
	for (Index b = range.first; b < range.end; b++)
		page->blocks[b].by_rules = page->blocks[b].claim == CLAIM_BODY;
	settle_short_texts(&range);
	return true;
}
