/* SPDX-License-Identifier: ISC */
#include "extract/byline_search.h"

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
