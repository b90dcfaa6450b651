/* SPDX-License-Identifier: ISC */
#include "extract/byline_search.h"

#include <unictype.h>

#include "base/text.h"
#include "base/utf8.h"
#include "extract/byline_words.h"
#include "extract/characters.h"

/* Names that are none of a person */

bool byline_is_publication(const Metadata *metadata, Str text)
{
	return characters_same_letters(text, metadata->site) ||
		(metadata->data.organization && str_equal(text, metadata->data.authors)) ||
		characters_same_letters(text, metadata->data.publisher) ||
		byline_is_account(text) ||
		(str_find_byte(text, ' ', 0) == STR_NOWHERE &&
			str_find_byte(text, '.', 0) != STR_NOWHERE);
}

/* Is TEXT, names as they were parsed, more likely no person's: the publication, two
 * or three capitals, or words of which one that joins no names is small? */
static bool is_doubtful(const Metadata *metadata, Str text)
{
	return byline_is_publication(metadata, text) || byline_is_initials(text) ||
		byline_has_small_word(text);
}

bool byline_set(const BylineSearch *search, Str text, const char *from)
{
	Str role = STR_NONE;

	if (str_empty(text))
		return false;
	Str names = byline_parse(search->page->arena, text, &role);

	if (str_empty(names) || (search->persons && is_doubtful(search->metadata, names)))
		return false;
	article_set(search->article, FIELD_BYLINE, names, from);
	if (!str_empty(role))
		article_set(search->article, FIELD_ROLE, str_copy(search->page->arena, role), from);
	return true;
}

/* Where names may stand */

/* Does BLOCK stand in a frame, which is a page of somebody else's? */
static bool is_in_frame(const Page *page, const PageBlock *block)
{
	if (!(block->marks & MARK_FALLBACK))
		return false;
	for (Index e = block->holder; e != PAGE_NONE; e = page->elements[e].parent)
		if (page->elements[e].tag == TAG_IFRAME)
			return true;
	return false;
}

bool byline_can_stand(const Page *page, Index b)
{
	if (b >= page->block_count)
		return false;
	const PageBlock *block = &page->blocks[b];

	return block->claim != CLAIM_COMMENTS && block->claim != CLAIM_RELATED &&
		!(block->marks & (MARK_WRAPPER | MARK_HIDDEN | MARK_FORM | MARK_CONTROL)) &&
		!is_in_frame(page, block);
}

bool byline_can_stand_outside(const Page *page, Index b)
{
	return byline_can_stand(page, b) && page->blocks[b].claim != CLAIM_BODY;
}

bool byline_in_head(const Page *page, Index anchor, Index b)
{
	if (b <= anchor || b > anchor + HEAD_BLOCKS || b >= page->block_count)
		return false;
	for (Index i = anchor + 1; i <= b; i++) {
		const PageBlock *block = &page->blocks[i];

		if (block->ends_sentence || block->letters > LINE_LETTERS_MAX || block->heading > 0)
			return false;
	}
	return page->blocks[b].list_depth == 0 &&
		!(page->blocks[b].marks & (MARK_CAPTION | MARK_FIGURE | MARK_TABLE | MARK_QUOTE));
}

bool byline_is_commenter(const Page *page, Index e)
{
	Index parent = page->elements[e].parent;

	return (page->elements[e].kinds & KIND_COMMENT) ||
		(parent != PAGE_NONE && page->elements[parent].kinds & KIND_COMMENT &&
			page->elements[parent].kinds & KIND_AUTHOR);
}

Index byline_end_of_text(const BylineSearch *search)
{
	const Page *page = search->page;
	const Element *root = &page->elements[search->root];
	Index end = root->end_block;

	while (end > root->first_block && page->blocks[end - 1].claim != CLAIM_BODY)
		end--;
	return end;
}

bool byline_in_story_item(const Page *page, Index root, Index e)
{
	enum {
		CLIMB_MAX = 4,
		TITLE_LETTERS_MIN = 20, /* of links to a story, without E's own */
		ITEM_LETTERS_MAX = 400,
		AHEAD_BLOCKS = 200, /* without any of the text: it lies behind */
	};
	uint32_t own = page_sums(page, e).link_letters;

	if (root == PAGE_NONE)
		return false;
	Index first = page->elements[e].first_block, end = page->elements[root].end_block;

	for (Index b = first; b < end && b < first + AHEAD_BLOCKS; b++)
		if (page->blocks[b].claim == CLAIM_BODY)
			return false;
	for (unsigned i = 0; i < CLIMB_MAX && e != PAGE_NONE; i++, e = page->elements[e].parent)
		if (page->elements[e].tag == TAG_LI) {
			Sums sums = page_sums(page, e);

			return sums.letters <= ITEM_LETTERS_MAX &&
				sums.link_letters >= own + TITLE_LETTERS_MIN;
		}
	return false;
}

/* Does TEXT end in a small letter, behind more than a drop cap or "Mc"? */
static bool ends_word(Str text)
{
	enum {
		WORD_BYTES_MIN = 3
	};
	uint32_t c = 0;

	text = str_from(text, str_find_last_byte(text, ' ') + 1);
	if (text.size < WORD_BYTES_MIN)
		return false;
	(void)utf8_decode(text, utf8_floor(text, text.size - 1), &c, NULL);
	return uc_is_general_category(c, UC_LOWERCASE_LETTER);
}

static bool starts_word(Str text)
{
	uint32_t c = 0;

	(void)utf8_decode(text, 0, &c, NULL);
	return uc_is_general_category(c, UC_UPPERCASE_LETTER);
}

/* What has to stand between the fragments F and F + 1; NULL for nothing. */
static const char *missing_between(const Page *page, Index f)
{
	const Fragment *fragment = &page->fragments[f], *next = fragment + 1;

	if (fragment->end != next->start || fragment->owner == next->owner)
		return NULL;
	Str left = page_text_between(page, f, f + 1), right = page_text_between(page, f + 1, f + 2);

	if (byline_is_label(left) && right.size > 0 &&
		(ascii_is_alpha(right.at[0]) || (unsigned char)right.at[0] >= 0x80))
		return " ";
	/* An account, or an address of mail. */
	if (right.size > 1 && ends_word(left) && str_find_byte(right, ' ', 0) == STR_NOWHERE &&
		str_find_byte(right, '@', 0) != STR_NOWHERE)
		return " ";
	return ends_word(left) && starts_word(right) ? ", " : NULL;
}

Str byline_words(const Page *page, Index first, Index end)
{
	Index f = first;

	while (f + 1 < end && missing_between(page, f) == NULL)
		f++;
	if (f + 1 >= end)
		return page_text_between(page, first, end);
	Text out = text_in(page->work);

	for (Index start = first; start < end; start = f + 1) {
		for (f = start; f + 1 < end && missing_between(page, f) == NULL;)
			f++;
		text_add(&out, page_text_between(page, start, f + 1));
		if (f + 1 < end)
			text_add_c(&out, missing_between(page, f));
	}
	return text_str(&out);
}

Str byline_bare_line(Str line)
{
	line = str_trim(line);
	while (line.size > 0 &&
		(line.at[0] == '(' || line.at[0] == '-' || line.at[0] == '*' || line.at[0] == '['))
		line = str_trim(str_from(line, 1));
	while (line.size > 0 &&
		(str_ends(line, ")") || str_ends(line, "+") || str_ends(line, "]") ||
			str_ends(line, "*")))
		line = str_trim(str_slice(line, 0, line.size - 1));
	return line;
}
