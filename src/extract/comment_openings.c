/* SPDX-License-Identifier: ISC */
#include "extract/comment_openings.h"

#include "extract/characters.h"
#include "extract/comment_items.h"
#include "extract/signature.h"

static bool is_bold(const Page *page, Index f)
{
	return (page->elements[page->fragments[f].owner].marks & MARK_BOLD) != 0;
}

/* The end of the fragments from FIRST on that stand in one line, and are bold where the
 * first is and the others are not. */
static Index opening_end(const Page *page, Index first, Index end)
{
	Index f = first + 1;
	bool bold = is_bold(page, first);

	while (f < end && page->fragments[f].line == page->fragments[first].line &&
		is_bold(page, f) == bold)
		f++;
	return f;
}

static Str take_colon(Str text, bool *colon)
{
	text = str_trim(text);
	*colon = str_ends(text, ":");
	return *colon ? str_trim(str_slice(text, 0, text.size - 1)) : text;
}

bool comment_opening_read(const Page *page, Index first, Index end, CommentOpening *opening)
{
	while (first < end && page->fragments[first].start == page->fragments[first].end)
		first++;
	if (first >= end)
		return false;
	Index behind = opening_end(page, first, end);

	if (behind >= end || page_sums_between(page, behind, end).letters == 0)
		return false;
	bool own_line = page->fragments[behind].line != page->fragments[first].line;

	opening->name = take_colon(page_text_between(page, first, behind), &opening->colon);
	opening->end = behind;
	/* The colon may stand behind the bold words. */
	if (!own_line && !opening->colon)
		opening->colon = str_starts(str_trim(page_text_between(page, behind, end)), ":");
	if (own_line ? !opening->colon : !is_bold(page, first))
		return false;
	return characters_count(opening->name) <= COMMENT_NAME_LETTERS_MAX &&
		name_like(opening->name);
}
