/* SPDX-License-Identifier: ISC */
#include "extract/insets.h"

#include "extract/characters.h"
#include "extract/phrases.h"

enum {
	SHARE_PERCENT = 35, /* of the article's letters a box may hold */
	BLOCKS_MAX = 40,
	FLOAT_PIXELS_MAX = 320,
	LABEL_LETTERS_MAX = 60,
	NAME_LETTERS_MAX = 120,
	QUOTE_LETTERS_MAX = 500,
	CREDIT_LETTERS_MAX = 100,
	QUOTE_ELEMENTS_MAX = 200,
	REPEAT_BLOCKS_MAX = 2000, /* looked at for the words of a quote */
	REPEAT_CHECKS_MAX = 50, /* quotes of a page looked up so */
};

static bool is_kept(const PageBlock *block)
{
	return block->claim == CLAIM_BODY;
}

static bool floats(const Page *page, Index e)
{
	const Element *element = &page->elements[e];
	unsigned long width = 0;
	Str align = page_attribute(page, e, "align"), size = page_attribute(page, e, "width");

	if (element->tag != TAG_TABLE && element->tag != TAG_DIV)
		return false;
	if (!str_is_nocase(align, "right") && !str_is_nocase(align, "left"))
		return false;
	if (element->tag == TAG_DIV)
		return false;
	return str_number(size, &width) && width <= FLOAT_PIXELS_MAX;
}

/* Is a picture of a quotation mark, or a quote's name, in E? */
static bool quotes(const Page *page, Index e)
{
	if (page->elements[e].end - e > QUOTE_ELEMENTS_MAX)
		return false;
	for (Index i = e; i < page->elements[e].end; i++) {
		const Element *element = &page->elements[i];

		if (element->kinds & KIND_PULL && !(element->kinds & KIND_BODY))
			return true;
		if (element->tag == TAG_BLOCKQUOTE)
			return true;
		if (element->tag == TAG_IMG &&
			str_find_nocase(page_attribute(page, i, "src"), "quote", 0) != STR_NOWHERE)
			return true;
	}
	return false;
}

uint32_t inset_whole(const Page *page, Index root)
{
	uint32_t letters = 0;

	for (Index b = page->elements[root].first_block; b < page->elements[root].end_block; b++) {
		const PageBlock *block = &page->blocks[b];

		if (block->claim == CLAIM_BODY ||
			(block->claim == CLAIM_NONE && block->furniture == 0))
			letters += block->letters;
	}
	return letters;
}

InsetKind inset_kind(const Page *page, Index root, Index e, uint32_t whole)
{
	const Element *element = &page->elements[e];
	uint32_t letters = page_sums(page, e).letters;
	bool named = element->kinds & (KIND_INSET | KIND_PULL) ||
		(element->tag == TAG_ASIDE && !(element->kinds & KIND_BODY));

	if (e == root || letters == 0 || !(tag_traits((Tag)element->tag) & TRAIT_BREAKS))
		return INSET_NONE;
	if (!named && !floats(page, e))
		return INSET_NONE;
	if (element->end_block - element->first_block > BLOCKS_MAX ||
		(uint64_t)letters * 100 > (uint64_t)whole * SHARE_PERCENT)
		return INSET_NONE;
	if (element->tag == TAG_P || element->tag == TAG_BLOCKQUOTE)
		return element->kinds & KIND_PULL && element->tag == TAG_P ? INSET_QUOTE
									   : INSET_NONE;
	if (quotes(page, e) && letters <= QUOTE_LETTERS_MAX)
		return INSET_QUOTE;
	return element->kinds & KIND_PULL ? INSET_NONE : INSET_BOX;
}

void inset_split_name(Str line, Str *name, Str *role)
{
	size_t comma = str_find_byte(line, ',', 0);

	*name = str_trim(str_slice(line, 0, comma));
	*role = comma == STR_NOWHERE ? STR_NONE : str_trim(str_from(line, comma + 1));
	if (str_empty(*role))
		*role = STR_NONE;
}

static bool is_upper(Str text)
{
	size_t upper = 0;

	for (size_t i = 0; i < text.size; i++) {
		if (ascii_is_lower(text.at[i]))
			return false;
		upper += ascii_is_upper(text.at[i]);
	}
	return upper > 2;
}

static bool is_label(const PageBlock *block)
{
	if (block->letters > LABEL_LETTERS_MAX || block->ends_sentence)
		return false;
	return block->heading > 0 || is_upper(block->text) || phrase_box_label(block->text);
}

/* A line that names an author: by class, or bold and no sentence. */
static bool is_name(const Page *page, const PageBlock *block)
{
	const Element *holder = &page->elements[block->holder];

	if (block->letters > NAME_LETTERS_MAX || block->ends_sentence || block->heading > 0)
		return false;
	return block->marks & MARK_BOLD || holder->kinds & KIND_AUTHOR;
}

/* Elements of BLOCK that carry KIND, by its fragments: their words, or absent. */
static Str words_of_kind(const Page *page, const PageBlock *block, uint64_t kind, uint64_t but)
{
	Index first = PAGE_NONE, end = 0;

	for (Index f = block->first_fragment; f < block_end_fragment(block); f++) {
		const Element *owner = &page->elements[page->fragments[f].owner];

		if (!(owner->kinds & kind) || owner->kinds & but)
			continue;
		if (first == PAGE_NONE)
			first = f;
		end = f + 1;
	}
	return first == PAGE_NONE ? STR_NONE : page_text_between(page, first, end);
}

/* A line of spans: "Analysis", name, title, each with a class of its own. */
static bool read_classed(const Page *page, const PageBlock *block, Block *aside)
{
	Str name = words_of_kind(page, block, KIND_AUTHOR, KIND_ROLE | KIND_HEADLINE);
	Str role = words_of_kind(page, block, KIND_ROLE, 0);

	if (str_empty(role))
		return false;
	/* What stands before the role, element by element: label, then name. */
	Index f = block->first_fragment;
	Str first = page_text_between(page, f, f + 1);

	if (page_text_between(page, f, block_end_fragment(block)).size == role.size)
		return false;
	if (phrase_box_label(first) && f + 1 < block_end_fragment(block)) {
		aside->box.label = first;
		name = page_text_between(page, f + 1, f + 2);
	}
	if (!str_empty(name)) {
		aside->box.byline = name;
		aside->box.role = role;
	}
	return !str_empty(name);
}

Index inset_head(const Page *page, Index e, Block *aside)
{
	Index b = page->elements[e].first_block, end = page->elements[e].end_block;
	unsigned seen = 0;

	for (; b < end && seen < 3; b++) {
		const PageBlock *block = &page->blocks[b];

		if (!is_kept(block))
			continue;
		if (read_classed(page, block, aside)) {
			b++;
			break;
		}
		if (seen == 0 && is_label(block))
			aside->box.label = block->text;
		else if (str_empty(aside->box.byline) && is_name(page, block))
			inset_split_name(block->text, &aside->box.byline, &aside->box.role);
		else
			break;
		seen++;
	}
	return b;
}

/* Letters of TEXT without the quotation marks at its ends. */
static Str unquoted(Str text)
{
	static const char *const marks[] = { "\xE2\x80\x9C", "\xE2\x80\x9D", "\xE2\x80\x9E" };

	text = str_trim(text);
	for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
		if (str_starts(text, marks[i]) && text.size == 3)
			return str("");
	}
	return text;
}

bool inset_is_cited(const Page *page, const PageBlock *block)
{
	for (Index f = block->first_fragment; f < block_end_fragment(block); f++) {
		Index e = page->fragments[f].owner;

		while (e != PAGE_NONE && e > block->holder && page->elements[e].tag != TAG_CITE)
			e = page->elements[e].parent;
		if (e == PAGE_NONE || page->elements[e].tag != TAG_CITE)
			return false;
	}
	return true;
}

/* Is BLOCK the line that names the speaker? */
static bool is_credit(const Page *page, const PageBlock *block)
{
	const Element *holder = &page->elements[block->holder];

	if (block->letters > CREDIT_LETTERS_MAX)
		return false;
	if (inset_is_cited(page, block))
		return true;
	if (block->marks & MARK_QUOTE)
		return false;
	return !(holder->kinds & KIND_PULL) || holder->kinds & (KIND_CREDIT | KIND_AUTHOR);
}

static bool starts_quote_label(Str text)
{
	return str_is_nocase(text, "start quote") || str_is_nocase(text, "end quote");
}

/* TEXT without the words some sites print for the mark at a quote's end. */
static Str without_label(Str text)
{
	if (str_starts_nocase(text, "end quote "))
		return str_trim(str_from(text, 10));
	return text;
}

/* Do the words of BLOCK, a part of box E, stand in the story's own text, too? */
static bool is_repeated(Page *page, Index e, const PageBlock *block)
{
	Index first = page->elements[e].first_block, end = page->elements[e].end_block;

	if (page->quotes_looked_up++ >= REPEAT_CHECKS_MAX)
		return true;
	for (Index b = 0; b < page->block_count && b < REPEAT_BLOCKS_MAX; b++) {
		bool inside = b >= first && b < end;

		if (!inside && is_kept(&page->blocks[b]) &&
			page->blocks[b].letters >= block->letters &&
			characters_letters_within(page->work, block->text, page->blocks[b].text))
			return true;
	}
	return false;
}

/* Adds the quote, PULL when its words occur in the story itself. */
static void add_quote(const Page *page, const PageBlock *block, bool pull, Article *article)
{
	Block *quote = article_add_block(article, BLOCK_QUOTE);

	quote->pull = pull;
	quote->rich = page_rich(page, block->first_fragment, block_end_fragment(block), MARK_BOLD);
}

void inset_write_quote(Page *page, Index e, Article *article)
{
	const Element *element = &page->elements[e];
	size_t first = article->block_count;

	for (Index b = element->first_block; b < element->end_block; b++) {
		const PageBlock *block = &page->blocks[b];

		if (!is_kept(block) || unquoted(block->text).size == 0 ||
			starts_quote_label(unquoted(block->text)))
			continue;
		if ((is_label(block) && article->block_count == first) ||
			block->link_letters == block->letters)
			continue;
		if (article->block_count > first && is_credit(page, block)) {
			Block *last = &article->blocks[article->block_count - 1];
			Str words = without_label(block->text);

			if (str_empty(last->attribution))
				last->attribution = words;
			else
				last->attribution = str_format(page->arena, "%.*s, %.*s",
					(int)last->attribution.size, last->attribution.at,
					(int)block->text.size, block->text.at);
			continue;
		}
		add_quote(page, block, is_repeated(page, e, block), article);
	}
}
