/* SPDX-License-Identifier: ISC */
#include "extract/told_lines.h"

#include "extract/byline_search.h"
#include "extract/byline_words.h"
#include "extract/characters.h"
#include "extract/dates.h"
#include "extract/stamp_words.h"

enum {
	BLOCKS_MAX = 5, /* of the article that are looked at */
	LINE_LETTERS = 120,
	BESIDE_BYTES = 3, /* of what is not the date in a line that is one */
	LABEL_BYTES = 40, /* of "last updated on" */
	DAY_BYTES = 10, /* of an ISO date */
};

/* Is LINE a label and the names of ARTICLE's byline? */
static bool tells_byline(Page *page, const Article *article, Str line)
{
	Str role = STR_NONE;

	line = byline_bare_line(line);
	return byline_is_plain(page->work, line) &&
		characters_same_letters(
			byline_parse(page->work, line, &role), article->field[FIELD_BYLINE]);
}

static bool is_day_of(Str day, Str date)
{
	return date.size >= DAY_BYTES && str_equal(day, str_slice(date, 0, DAY_BYTES));
}

/* Is LINE a day on which ARTICLE was published or changed, perhaps behind words that say so? */
static bool tells_date(Page *page, const Article *article, Str line)
{
	DateFound found;

	if (!date_find(line, 0, &found) || found.date.precision < DATE_DAY)
		return false;
	Str before = str_slice(line, 0, found.start), behind = str_from(line, found.end);
	bool labelled = before.size <= LABEL_BYTES &&
		(stamp_says_published(before) || stamp_says_updated(before));
	Str day = str_slice(date_iso(page->work, &found.date), 0, DAY_BYTES);

	return (before.size <= BESIDE_BYTES || labelled) && behind.size <= BESIDE_BYTES &&
		(is_day_of(day, article->field[FIELD_PUBLISHED]) ||
			is_day_of(day, article_updated(article)));
}

/* Does each line of BLOCK tell what the head of ARTICLE tells? */
static bool is_told(Page *page, const Article *article, const Block *block)
{
	Str rest = block->rich.text, line;

	if ((block->kind != BLOCK_PARAGRAPH && block->kind != BLOCK_HEADING) ||
		characters_count(rest) > LINE_LETTERS || str_empty(rest))
		return false;
	while (str_next_line(&rest, &line))
		if (!characters_same_letters(line, article->field[FIELD_KICKER]) &&
			!tells_byline(page, article, line) && !tells_date(page, article, line))
			return false;
	return true;
}

/* Notes that what says TEXT in the body stands in a field. */
static void note(Page *page, Str text)
{
	for (Index b = 0; b < page->block_count; b++)
		if (page->blocks[b].claim == CLAIM_BODY && str_equal(page->blocks[b].text, text)) {
			page_claim(page, b, b + 1, CLAIM_FIELD);
			return;
		}
}

static bool is_running_text(const Block *block)
{
	return block->kind == BLOCK_PARAGRAPH && !block->intro &&
		characters_count(block->rich.text) > LINE_LETTERS;
}

void told_lines_drop(Page *page, Article *article)
{
	size_t kept = 0, looked = 0;
	bool before = true;

	for (size_t i = 0; i < article->block_count; i++) {
		const Block *block = &article->blocks[i];

		before = before && !is_running_text(block) && looked++ < BLOCKS_MAX;
		if (before && is_told(page, article, block))
			note(page, block->rich.text);
		else
			article->blocks[kept++] = *block;
	}
	/* Lines alone are all there is to read. */
	if (kept > 0)
		article->block_count = kept;
}
