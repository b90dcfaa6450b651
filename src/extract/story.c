/* SPDX-License-Identifier: ISC */
#include "extract/story.h"

#include <string.h>

#include "article/date.h"
#include "extract/characters.h"
#include "extract/dates.h"
#include "extract/figure_copies.h"
#include "extract/figures.h"
#include "extract/insets.h"
#include "extract/judge.h"
#include "extract/lists.h"
#include "extract/steps.h"
#include "extract/tables.h"
#include "extract/text_units.h"

enum {
	CROSSHEAD_LETTERS_MAX = 90,
	CAPITALS_LETTERS_MIN = 8, /* of a crosshead that is in capitals */
	CAPITALS_LETTERS_MAX = 50,
	MARKED_LETTERS_MAX = 40, /* of a crosshead that a sign alone marks */
	INTRO_LETTERS_MAX = 700,
	INTRO_BLOCKS_MAX = 3,
	INTRO_CLIMB_MAX = 4,
	LEVELS = 7,
	DRAWN_SIGNS_MIN = 3,
	DEK_LETTERS_MIN = 60,
	STAMP_LETTERS_MAX = 30,
	ENTRY_ELEMENTS_MAX = 100, /* looked at for an entry's time ... */
	ENTRY_BLOCKS_MAX = 8, /* ... and for its heading */
	LIVE_LEVEL = 8, /* above all the page's own: becomes 3 */
	LIVE_LEVEL_SHOWN = 3,
};

typedef struct {
	Page *page;
	Article *article;
	Index root, core;
	Index block; /* next block to write */
	FigureBox *figures;
	Index figure_count, figure; /* next figure */
	uint32_t letters; /* of the article's text */
	Index live_parent; /* of the last entry of a live page, or PAGE_NONE */
	bool whole; /* the whole page: nothing is judged */
	bool inside; /* an aside: no aside in it */
	bool rule; /* a rule waits for text behind it */
	bool started; /* a paragraph of the story has been written */
} Story;

static bool is_kept(const PageBlock *block)
{
	return block->claim == CLAIM_BODY;
}

/* Paragraphs and headings */

/* Is BLOCK a short line behind the sign that newspapers of the East set before a crosshead? */
static bool is_marked_head(const PageBlock *block)
{
	static const char *const signs[] = { "■", "◆", "◇", "□", "▼", "▽", "◎" };

	if (block->letters > MARKED_LETTERS_MAX || block->ends_sentence)
		return false;
	for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
		if (str_starts(block->text, signs[i]))
			return true;
	return false;
}

/* Is block B between two paragraphs of the story? */
static bool is_between_prose(const Page *page, Index b)
{
	return b > 0 && b + 1 < page->block_count && is_kept(&page->blocks[b - 1]) &&
		is_kept(&page->blocks[b + 1]) && block_is_prose(&page->blocks[b - 1]) &&
		block_is_prose(&page->blocks[b + 1]);
}

/* Is BLOCK a paragraph that its own name calls a title? */
static bool is_named_head(const Story *story, const PageBlock *block)
{
	const Page *page = story->page;
	Index e = block->holder;

	return !block->ends_sentence &&
		(page->elements[e].tag == TAG_P || page->elements[e].tag == TAG_DIV) &&
		page->elements[e].end_block - page->elements[e].first_block == 1 &&
		is_between_prose(page, (Index)(block - page->blocks)) &&
		(page_has_word(page, e, "title") || page_has_word(page, e, "subtitle") ||
			page_has_word(page, e, "subtitulo") ||
			page_has_word(page, e, "intertitre") || page_has_word(page, e, "subhead") ||
			page_has_word(page, e, "heading"));
}

/* Is BLOCK a short line of words in capitals alone, between two paragraphs, as agencies set
 * their crossheads? */
static bool is_capital_head(const Story *story, const PageBlock *block)
{
	const Page *page = story->page;
	Index b = (Index)(block - page->blocks);

	return block->letters >= CAPITALS_LETTERS_MIN && block->letters <= CAPITALS_LETTERS_MAX &&
		block->words >= 2 && !block->ends_sentence &&
		page->elements[block->holder].tag == TAG_P && !str_starts(block->text, "(") &&
		is_between_prose(page, b) && text_is_capitals(block->text);
}

/* Is BLOCK, bold from end to end, a crosshead? The first of the story is its
 * intro. */
static bool is_crosshead(const Story *story, const PageBlock *block)
{
	const Page *page = story->page;
	const Element *holder = &page->elements[block->holder];
	const Element *owner = &page->elements[page->fragments[block->first_fragment].owner];

	if (story->whole || block->letters > CROSSHEAD_LETTERS_MAX || block->letters == 0 ||
		block->marks & (MARK_TABLE | MARK_QUOTE | MARK_CAPTION | MARK_PLAIN) ||
		block->list_depth > 0 || block_end_line(block) - block->first_line > 1)
		return false;
	if ((holder->kinds | owner->kinds) & KIND_CROSSHEAD)
		return true;
	if (!story->started || block->link_letters * 2 > block->letters)
		return false;
	if (is_marked_head(block) || is_capital_head(story, block) || is_named_head(story, block))
		return true;
	if (!(block->marks & MARK_BOLD))
		return false;
	char last = block->text.at[block->text.size - 1];

	return last != '.' && last != ',' && last != ';';
}

/* Does a name near BLOCK say it is the standfirst? */
static bool is_named_intro(const Story *story, const PageBlock *block)
{
	const Page *page = story->page;
	Index e = block->holder;

	if (block->letters > INTRO_LETTERS_MAX)
		return false;
	for (unsigned i = 0; i < INTRO_CLIMB_MAX && e != PAGE_NONE && e != story->root; i++) {
		const Element *element = &page->elements[e];

		if (element->end_block - element->first_block > INTRO_BLOCKS_MAX)
			return false;
		if (element->kinds & KIND_INTRO)
			return true;
		e = element->parent;
	}
	return false;
}

/* A single paragraph under the headline, apart from the text. */
static bool is_dek(const Story *story, const PageBlock *block)
{
	const Page *page = story->page;

	return block->letters <= INTRO_LETTERS_MAX && page->headline != PAGE_NONE &&
		block->holder > page->headline &&
		page->elements[story->core].first_fragment >= block_end_fragment(block);
}

/* The standfirst: named so, or the first paragraph and bold throughout. */
static bool is_intro(const Story *story, const PageBlock *block)
{
	if (story->whole || story->started || story->inside || block->list_depth > 0 ||
		block->marks & (MARK_QUOTE | MARK_TABLE | MARK_PLAIN | MARK_CAPTION))
		return false;
	if (is_named_intro(story, block) || is_dek(story, block))
		return true;
	if (block->heading > 0)
		return true;
	return block->marks & MARK_BOLD && block->ends_sentence &&
		block->letters <= INTRO_LETTERS_MAX;
}

static void flush_rule(Story *story)
{
	if (story->rule && story->article->block_count > 0 &&
		story->article->blocks[story->article->block_count - 1].kind != BLOCK_RULE)
		article_add_block(story->article, BLOCK_RULE);
	story->rule = false;
}

static void write_heading(Story *story, const PageBlock *block, int level)
{
	Block *heading = article_add_block(story->article, BLOCK_HEADING);

	heading->level = level;
	heading->rich = page_rich(story->page, block->first_fragment, block_end_fragment(block),
		MARK_BOLD | MARK_ITALIC);
}

/* A term or question: strong throughout, whatever its markup. */
static void write_term(Story *story, const PageBlock *block)
{
	Block *paragraph = article_add_block(story->article, BLOCK_PARAGRAPH);
	Span *span = arena_alloc(story->page->arena, sizeof *span);

	paragraph->rich.text = block->text;
	*span = (Span){ 0, block->text.size, SPAN_STRONG, STR_NONE };
	paragraph->rich.spans = span;
	paragraph->rich.span_count = 1;
}

static bool is_dash(Str text)
{
	return str_starts(text, "\xE2\x80\x94") || str_starts(text, "\xE2\x80\x93") ||
		str_starts(text, "- ") || str_starts(text, "-- ");
}

/* In a blockquote, a line that says who: a cite or footer, or behind a dash. */
static bool is_attribution(const Story *story, const PageBlock *block)
{
	const Element *holder = &story->page->elements[block->holder];

	if (story->article->block_count == 0 || block->letters > CROSSHEAD_LETTERS_MAX)
		return false;
	const Block *last = &story->article->blocks[story->article->block_count - 1];

	return last->kind == BLOCK_QUOTE && str_empty(last->attribution) &&
		(holder->tag == TAG_FOOTER || holder->tag == TAG_CITE ||
			inset_is_cited(story->page, block) || is_dash(block->text));
}

static void write_quote(Story *story, const PageBlock *block)
{
	if (is_attribution(story, block)) {
		story->article->blocks[story->article->block_count - 1].attribution = block->text;
		return;
	}
	Block *quote = article_add_block(story->article, BLOCK_QUOTE);

	quote->rich = page_rich(story->page, block->first_fragment, block_end_fragment(block), 0);
}

static void write_paragraph(Story *story, const PageBlock *block)
{
	bool intro = is_intro(story, block);
	Block *paragraph = article_add_block(story->article, BLOCK_PARAGRAPH);
	uint32_t omit = intro && block->marks & MARK_BOLD ? (uint32_t)MARK_BOLD : 0;

	paragraph->intro = intro;
	paragraph->rich =
		page_rich(story->page, block->first_fragment, block_end_fragment(block), omit);
	/* A dek before the first paragraph does not begin the story. */
	if (!intro || block_is_prose(block))
		story->started = true;
	if (intro)
		story->started = true;
}

/* Has nothing been written but pictures and rules? */
static bool has_no_text(const Article *article)
{
	size_t i = 0;

	while (i < article->block_count &&
		(article->blocks[i].kind == BLOCK_FIGURE || article->blocks[i].kind == BLOCK_RULE))
		i++;
	return i == article->block_count;
}

/* A heading right under the headline that is a standfirst: named so, or too long
 * or too much of a sentence for a crosshead; below a picture, too long. */
static bool is_heading_dek(const Story *story, Index b)
{
	const PageBlock *block = &story->page->blocks[b];

	if (story->whole || story->inside || story->started || !has_no_text(story->article))
		return false;
	return block->letters >= DEK_LETTERS_MIN ||
		(story->article->block_count == 0 &&
			(is_named_intro(story, block) || block->ends_sentence));
}

/* Bytes of the sign at the start of TEXT of which rows are drawn; 0 where there is another. */
static size_t drawn_sign(Str text)
{
	static const char *const signs[] = { "-", "_", "*", "=", "~", "+", "#", "\xE2\x80\x93",
		"\xE2\x80\x94", "\xE2\x80\x95", "\xE2\x80\xA2", "\xC2\xB7", "\xE2\x88\xBC",
		"\xE2\x94\x80", "\xE2\x81\x8E", "\xE2\x98\x85", "\xE2\x9D\x8B", "\xE2\x80\xBB" };

	for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
		if (str_starts(text, signs[i]))
			return strlen(signs[i]);
	return 0;
}

/* Has BLOCK nothing to read: signs without any ink, or quotation marks that stand alone because
 * they are drawn large beside what they quote? */
static bool is_inkless(const PageBlock *block)
{
	static const char *const signs[] = { "\xE2\x80\x8B", "\xE2\x80\x8C", "\xE2\x80\x8D",
		"\xE2\x81\xA0", "\xEF\xBB\xBF", "\xC2\xAD", "\xC2\xA0", "\"", "'", "\xE2\x80\x9C",
		"\xE2\x80\x9D", "\xE2\x80\x9E", "\xE2\x80\x98", "\xE2\x80\x99", "\xC2\xAB",
		"\xC2\xBB", "\n", " " };
	Str rest = block->text;

	if (block->marks & (MARK_TABLE | MARK_PLAIN) || block->words > 0)
		return false;
	while (rest.size > 0) {
		size_t i = 0;

		while (i < sizeof signs / sizeof *signs && !str_starts(rest, signs[i]))
			i++;
		if (i == sizeof signs / sizeof *signs)
			return false;
		rest = str_from(rest, strlen(signs[i]));
	}
	return true;
}

/* Is BLOCK a row of signs that parts what stands before it from what stands behind: "* * *",
 * "---"? */
static bool is_drawn_rule(const PageBlock *block)
{
	size_t count = 0;

	if (block->marks & (MARK_TABLE | MARK_PLAIN) || block->list_depth > 0 || block->words > 0)
		return false;
	for (Str rest = block->text; rest.size > 0;) {
		bool space = ascii_is_space(rest.at[0]) || str_starts(rest, "\xC2\xA0");
		size_t size = space ? (rest.at[0] == '\xC2' ? 2 : 1) : drawn_sign(rest);

		if (size == 0)
			return false;
		count += !space;
		rest = str_from(rest, size);
	}
	return count >= DRAWN_SIGNS_MIN;
}

static void write_block(Story *story, Index b)
{
	Page *page = story->page;
	const PageBlock *block = &page->blocks[b];
	Tag holder = (Tag)page->elements[block->holder].tag;

	if (!is_kept(block) || is_inkless(block))
		return;
	if (is_drawn_rule(block)) {
		story->rule = story->article->block_count > 0;
		return;
	}
	flush_rule(story);
	if (block->heading > 0 && is_heading_dek(story, b))
		write_paragraph(story, block);
	else if (block->heading > 0)
		write_heading(story, block, block->heading);
	else if (block->marks & MARK_PLAIN) {
		Block *plain = article_add_block(story->article, BLOCK_PREFORMATTED);

		plain->rich = page_rich(
			page, block->first_fragment, block_end_fragment(block), MARK_CODE);
	} else if (holder == TAG_DT)
		write_term(story, block);
	else if (is_crosshead(story, block))
		write_heading(story, block, LEVELS);
	else if (block->marks & MARK_QUOTE)
		write_quote(story, block);
	else
		write_paragraph(story, block);
}

/* Writes the blocks that begin before fragment F. */
static void write_until(Story *story, Index f)
{
	while (story->block < story->page->block_count &&
		story->page->blocks[story->block].first_fragment < f)
		write_block(story, story->block++);
}

/* Live pages */

/* The time element at the start of entry E, or PAGE_NONE. */
static Index entry_time(const Page *page, Index e)
{
	Index end = page->elements[e].end;

	return page_find_tag(
		page, TAG_TIME, e, end - e > ENTRY_ELEMENTS_MAX ? e + ENTRY_ELEMENTS_MAX : end);
}

/* Is E an entry of a live page: named so, one of several, with a time? */
static bool is_live_entry(const Story *story, Index e)
{
	const Page *page = story->page;
	const Element *element = &page->elements[e];
	Index next = element->end;

	if (story->whole || !(element->kinds & KIND_LIVE) ||
		!(tag_traits((Tag)element->tag) & TRAIT_BREAKS))
		return false;
	bool first = next < page->element_count && page->elements[next].parent == element->parent &&
		page->elements[next].kinds & KIND_LIVE;

	if (!first && story->live_parent != element->parent)
		return false;
	return entry_time(page, e) != PAGE_NONE;
}

/* First kept heading block in E, or the block of its time. */
static Index entry_head(const Page *page, Index e, Index time)
{
	Index first = page->elements[e].first_block, end = page->elements[e].end_block;

	for (Index b = first; b < end && b < first + ENTRY_BLOCKS_MAX; b++)
		if (page->blocks[b].heading > 0)
			return b;
	return page->elements[time].first_block;
}

/* Writes the head of the live entry E and marks what it used. */
static void write_live_head(Story *story, Index e)
{
	Page *page = story->page;
	Index time = entry_time(page, e);
	Index head = entry_head(page, e, time), stamp = page->elements[time].first_block;
	Str words = page_attribute(page, time, "datetime");
	Date date;

	if (head >= page->elements[e].end_block)
		return;
	story->live_parent = page->elements[e].parent;
	page->blocks[head].claim = CLAIM_FIELD;
	if (stamp < page->elements[e].end_block && page->blocks[stamp].letters <= STAMP_LETTERS_MAX)
		page->blocks[stamp].claim = CLAIM_FIELD;
	flush_rule(story);
	write_heading(story, &page->blocks[head], LIVE_LEVEL);
	if (date_parse(str_empty(words) ? page_text_of(page, time) : words, &date, NULL))
		story->article->blocks[story->article->block_count - 1].date =
			date_iso(page->arena, &date);
}

/* Elements that are written as a whole */

static bool has_kept(const Page *page, Index e)
{
	for (Index b = page->elements[e].first_block; b < page->elements[e].end_block; b++)
		if (is_kept(&page->blocks[b]))
			return true;
	return false;
}

static void write_range(Story *story, Index first, Index end);

/* The author's portrait in a box is told by its alternative text. */
static bool is_portrait(const Block *block, const Block *aside, Arena *arena)
{
	return block->kind == BLOCK_FIGURE && str_empty(block->figure.caption) &&
		!str_empty(aside->box.byline) && !str_empty(block->figure.alt) &&
		characters_letters_within(arena, aside->box.byline, block->figure.alt);
}

static void write_aside(Story *story, Index e)
{
	Block aside = { .kind = BLOCK_ASIDE };
	Article *article = story->article;
	Index body = inset_head(story->page, e, &aside);
	size_t before = article->block_count;
	Story inner = *story;

	inner.inside = true;
	inner.block = body;
	inner.rule = false;
	inner.started = true;
	write_range(&inner, e + 1, story->page->elements[e].end);
	aside.box.blocks =
		arena_array(article->arena, article->block_count - before + 1, sizeof aside);
	for (size_t i = before; i < article->block_count; i++)
		if (!is_portrait(&article->blocks[i], &aside, story->page->work))
			aside.box.blocks[aside.box.block_count++] = article->blocks[i];
	for (size_t i = before; i < article->block_count; i++)
		article->blocks[i] = (Block){ 0 };
	article->block_count = before;
	story->figure = inner.figure;
	if (aside.box.block_count > 0 || !str_empty(aside.box.label) ||
		!str_empty(aside.box.byline))
		*article_add_block(article, BLOCK_ASIDE) = aside;
}

/* The end of a run of elements with bullets that begins with E. */
static Index end_of_bullets(const Page *page, Index e)
{
	Index parent = page->elements[e].parent, end = page->elements[e].end;

	while (end < page->elements[parent].end && page->elements[end].parent == parent &&
		page->elements[end].kinds & KIND_BULLET)
		end = page->elements[end].end;
	return end;
}

/* The end of a run of li elements without a list that begins with E. */
static Index end_of_loose_items(const Page *page, Index e)
{
	Index parent = page->elements[e].parent, end = page->elements[e].end;

	while (end < page->elements[parent].end && page->elements[end].tag == TAG_LI)
		end = page->elements[end].end;
	return end;
}

static bool is_list(Tag tag)
{
	return tag == TAG_UL || tag == TAG_OL || tag == TAG_DIR || tag == TAG_MENU;
}

/* Is the next figure at or before E? Figures whose box lies behind are passed. */
static bool at_figure(Story *story, Index e)
{
	while (story->figure < story->figure_count && story->figures[story->figure].box < e)
		story->figure++;
	return story->figure < story->figure_count && story->figures[story->figure].box == e;
}

/* Gives the table just written, TABLE, the caption that stands behind it in its figure. */
static void take_table_caption(Page *page, Index table, Article *article)
{
	Index figure = page->elements[table].parent;
	Block *last = &article->blocks[article->block_count - 1];

	if (page->elements[figure].tag != TAG_FIGURE || last->kind != BLOCK_TABLE ||
		!str_empty(last->table.caption))
		return;
	Index caption = page_find_tag(
		page, TAG_FIGCAPTION, page->elements[table].end, page->elements[figure].end);

	if (caption == PAGE_NONE || !has_kept(page, caption))
		return;
	last->table.caption = str_copy(page->arena, page_text_of(page, caption));
	for (Index b = page->elements[caption].first_block; b < page->elements[caption].end_block;
		b++)
		if (is_kept(&page->blocks[b]))
			page->blocks[b].claim = CLAIM_FIELD;
}

/* Writes E as a whole if it is something of its own; the element behind it then,
 * else PAGE_NONE. */
static Index write_whole(Story *story, Index e)
{
	Page *page = story->page;
	const Element *element = &page->elements[e];
	Tag tag = (Tag)element->tag;
	Index end = element->end;

	if (at_figure(story, e)) {
		flush_rule(story);
		figure_write(page, &story->figures[story->figure++], story->article);
		return end;
	}
	if (is_live_entry(story, e)) {
		write_live_head(story, e);
		return PAGE_NONE;
	}
	if (tag == TAG_HR) {
		story->rule = story->article->block_count > 0;
		return PAGE_NONE;
	}
	if (element->first_block == element->end_block)
		return PAGE_NONE;
	if (!story->inside && !story->whole) {
		InsetKind kind = inset_kind(page, story->root, e, story->letters);

		if (kind != INSET_NONE && has_kept(page, e)) {
			flush_rule(story);
			if (kind == INSET_QUOTE)
				inset_write_quote(page, e, story->article);
			else
				write_aside(story, e);
			return end;
		}
	}
	if (tag == TAG_TABLE && has_kept(page, e) && table_is_data(page, e)) {
		flush_rule(story);
		table_write(page, e, story->article);
		/* All of its cells are shown. */
		for (Index b = element->first_block; b < element->end_block; b++)
			if (page->blocks[b].claim == CLAIM_NONE ||
				page->blocks[b].claim == CLAIM_LEFT_OUT)
				page->blocks[b].claim = CLAIM_BODY;
		take_table_caption(page, e, story->article);
		return end;
	}
	if (is_list(tag) && has_kept(page, e) && list_is_plain(page, e)) {
		flush_rule(story);
		list_write(page, e, element->first_block, element->end_block, story->article);
		return end;
	}
	if (element->kinds & KIND_BULLET && has_kept(page, e) && tag_traits(tag) & TRAIT_BREAKS) {
		end = end_of_bullets(page, e);
		list_write(page, PAGE_NONE, element->first_block, page->elements[end - 1].end_block,
			story->article);
		return end;
	}
	if (tag == TAG_LI && element->list_depth == 0 && has_kept(page, e)) {
		end = end_of_loose_items(page, e);
		list_write(page, PAGE_NONE, element->first_block, page->elements[end - 1].end_block,
			story->article);
		return end;
	}
	return PAGE_NONE;
}

static void write_range(Story *story, Index first, Index end)
{
	const Page *page = story->page;

	for (Index e = first; e < end;) {
		const Element *element = &page->elements[e];

		write_until(story, element->first_fragment);
		Index behind = write_whole(story, e);

		if (behind == PAGE_NONE) {
			e++;
			continue;
		}
		/* What was written whole is passed, whatever of it was kept. */
		Index last = page->elements[behind - 1].end_block;

		for (Index i = e; i < behind; i = page->elements[i].end)
			if (page->elements[i].end_block > last)
				last = page->elements[i].end_block;
		if (story->block < last)
			story->block = last;
		e = behind;
	}
	if (end > first && first > 0)
		write_until(story, page->elements[first - 1].end_fragment);
}

/* Headings get levels from 2 without gaps, in the order the page ranks them;
 * bold lines are the top rank. */
static void rank_headings(Article *article)
{
	int rank[LIVE_LEVEL + 1] = { 0 }, next = 2;

	for (size_t i = 0; i < article->block_count; i++)
		if (article->blocks[i].kind == BLOCK_HEADING)
			rank[article->blocks[i].level] = 1;
	for (int level = 1; level < LEVELS; level++)
		if (rank[level] != 0)
			rank[level] = next > 6 ? 6 : next++;
	rank[LEVELS] = 2;
	rank[LIVE_LEVEL] = LIVE_LEVEL_SHOWN;
	for (size_t i = 0; i < article->block_count; i++)
		if (article->blocks[i].kind == BLOCK_HEADING)
			article->blocks[i].level = rank[article->blocks[i].level];
}

static void fix_inner_levels(Article *article)
{
	for (size_t i = 0; i < article->block_count; i++) {
		Block *aside = &article->blocks[i];

		for (size_t j = 0; aside->kind == BLOCK_ASIDE && j < aside->box.block_count; j++) {
			Block *block = &aside->box.blocks[j];

			if (block->kind == BLOCK_HEADING && (block->level < 2 || block->level > 6))
				block->level = 2;
		}
	}
}

/* Pictures with captions that stand between the headline and what holds the text. */
static void write_lead_pictures(Story *story)
{
	Page *page = story->page;
	Index headline = page->headline, count = 0;

	if (headline == PAGE_NONE || page->elements[headline].end > story->root ||
		page_contains(page, story->root, headline))
		return;
	Index scope = page_common(page, headline, story->root);
	Index first = page->elements[headline].end;

	figures_claim_captions(page, scope, first, story->root);
	FigureBox *figures = figures_find(page, scope, first, story->root, &count);

	for (Index i = 0; i < count; i++)
		if (figures[i].media != PAGE_NONE &&
			!page_contains(page, figures[i].box, headline) &&
			!page_contains(page, figures[i].box, story->root) &&
			figure_has_words(page, &figures[i]))
			figure_write(page, &figures[i], story->article);
}

static void write_all(Story *story)
{
	Page *page = story->page;
	Index end = page->elements[story->root].end;

	story->live_parent = PAGE_NONE;
	story->letters = inset_whole(page, story->root);
	story->block = page->elements[story->root].first_block;
	if (!story->whole) {
		write_lead_pictures(story);
		figures_claim_captions(page, story->root, story->root, end);
	}
	story->figures = figures_find(page, story->root, story->root, end, &story->figure_count);
	write_range(story, story->root + 1, end);
	write_until(story, page->elements[story->root].end_fragment);
	figure_copies_drop(story->article, page->work);
	steps_join(story->article);
	rank_headings(story->article);
	fix_inner_levels(story->article);
}

void story_write(Page *page, const Body *body, Article *article)
{
	Story story = { .page = page, .article = article, .root = body->root, .core = body->core };

	write_all(&story);
}

void story_write_page(Page *page, Article *article)
{
	Story story = { .page = page, .article = article, .root = 0, .whole = true };

	article->kind = ARTICLE_PAGE;
	for (Index b = 0; b < page->block_count; b++) {
		PageBlock *block = &page->blocks[b];
		bool shown = !(block->marks & (MARK_HIDDEN | MARK_WRAPPER));

		block->claim = shown ? CLAIM_BODY : CLAIM_LEFT_OUT;
	}
	if (page->element_count > 0)
		write_all(&story);
}
