/* SPDX-License-Identifier: ISC */
#include "extract/told_lines.h"

#include "extract/byline_search.h"
#include "extract/byline_words.h"
#include "extract/characters.h"
#include "extract/dates.h"
#include "extract/panel_words.h"
#include "extract/signature.h"
#include "extract/stamp_words.h"

enum {
	BLOCKS_MAX = 5, /* of the article that are looked at */
	LINE_LETTERS = 120, /* a longer one is running text ... */
	TOLD_LETTERS = 200, /* ... unless all of it is told */
	BESIDE_BYTES = 3, /* of what is not the date in a line that is one */
	LABEL_BYTES = 40, /* of "last updated on" */
	DAYS_MAX = 2, /* of one line: published, changed */
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

/* Is LINE a day on which ARTICLE was published or changed, perhaps behind words that say so, or
 * both days? */
static bool tells_date(Page *page, const Article *article, Str line)
{
	for (unsigned days = 0; days < DAYS_MAX; days++) {
		DateFound found;

		if (!date_find(line, 0, &found) || found.date.precision < DATE_DAY)
			return false;
		Str before = str_slice(line, 0, found.start), behind = str_from(line, found.end);
		bool labelled = before.size <= LABEL_BYTES &&
			(stamp_says_published(before) || stamp_says_updated(before));
		Str day = str_slice(date_iso(page->work, &found.date), 0, DAY_BYTES);

		if ((before.size > BESIDE_BYTES && !labelled) ||
			(!is_day_of(day, article->field[FIELD_PUBLISHED]) &&
				!is_day_of(day, article_updated(article))))
			return false;
		if (behind.size <= BESIDE_BYTES)
			return true;
		line = behind;
	}
	return false;
}

/* Are the names of ARTICLE's byline all there, and most of what is said, in LINE? */
static bool is_of_byline(const Article *article, Str line)
{
	Str rest = article->field[FIELD_BYLINE];
	uint32_t commas = 0, names = characters_letters(rest, &commas);

	while (!str_empty(rest)) {
		size_t comma = str_find(rest, ", ", 0);
		Str name = str_slice(rest, 0, comma == STR_NOWHERE ? rest.size : comma);

		if (str_empty(name) ||
			str_find_nocase(line, str_c(article->arena, name), 0) == STR_NOWHERE)
			return false;
		rest = comma == STR_NOWHERE ? STR_NONE : str_from(rest, comma + 2);
	}
	return names > 0 && names * 4 >= characters_letters(line, &commas) * 3;
}

/* Is LINE the name of ARTICLE's site, perhaps without its ending (".com")? */
static bool is_of_site(const Article *article, Str line)
{
	Str site = article->field[FIELD_SITE];

	if (characters_same_letters(line, site))
		return true;
	return site.size > line.size && line.size > 2 && site.at[line.size] == '.' &&
		str_equal_nocase(str_slice(site, 0, line.size), line);
}

/* Does PART say how long it takes to read the article: "3 min", "Lesezeit: 4 Minuten"? */
static bool is_reading_time(Str part)
{
	static const char *const words[] = { " min", "min.", "minute", "minuti", "minuto", "минут",
		"lesezeit", "分" };
	bool told = false;

	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		told |= str_find_nocase(part, words[i], 0) != STR_NOWHERE;
	return told && part.size <= LABEL_BYTES && str_has_digit(part);
}

/* Is TEXT how many comments there are? */
static bool is_comment_count(Str text)
{
	return str_has_digit(text) && panel_kind(text) == PANEL_COMMENTS;
}

/* LINE without how many comments there are, in brackets at its end. */
static Str without_count(Str line)
{
	size_t open = STR_NOWHERE;

	if (line.size == 0 || line.at[line.size - 1] != ')')
		return line;
	for (size_t at = str_find_byte(line, '(', 0); at != STR_NOWHERE;
		at = str_find_byte(line, '(', at + 1))
		open = at;
	return open != STR_NOWHERE && is_comment_count(str_slice(line, open + 1, line.size - 1))
		? str_trim(str_slice(line, 0, open))
		: line;
}

/* Takes the next part off *LINE, up to a sign that parts what stands about an article in one
 * line. False at its end. */
static bool next_part(Str *line, Str *part)
{
	static const char *const signs[] = { "|", "\xE2\x80\xA2", "\xC2\xB7", " - ",
		" \xE2\x80\x93 ", " \xE2\x80\x94 " };
	size_t end = line->size, behind = line->size;

	if (line->size == 0)
		return false;
	for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
		size_t at = str_find(*line, signs[i], 0);

		if (at < end) {
			end = at;
			behind = at + strlen(signs[i]);
		}
	}
	*part = str_trim(str_slice(*line, 0, end));
	*line = str_from(*line, behind);
	return true;
}

/* Is LINE made of parts, a date among them, all of which the head of ARTICLE tells? */
static bool tells_parts(Page *page, const Article *article, Str line)
{
	size_t parts = 0, dates = 0;
	Str part;

	while (next_part(&line, &part)) {
		bool date = tells_date(page, article, part);

		if (!date && !tells_byline(page, article, part) && !is_of_byline(article, part) &&
			!is_of_site(article, part) && !is_reading_time(part) &&
			!is_comment_count(part) &&
			!characters_same_letters(part, article->field[FIELD_SECTION]) &&
			!characters_same_letters(part, article->field[FIELD_KICKER]))
			return false;
		dates += date;
		parts++;
	}
	return parts > 1 && dates > 0;
}

/* Does LINE, which stands below the headline, say who put it up and when: "Posted on Thursday by
 * rolf"? */
static bool tells_posting(Str line)
{
	Str label = str_slice(line, 0, line.size < LABEL_BYTES / 2 ? line.size : LABEL_BYTES / 2);

	return stamp_says_published(label) && !ends_sentence(line);
}

/* Does each line of BLOCK tell what the head of ARTICLE tells? */
static bool is_told(Page *page, Article *article, const Block *block)
{
	Str rest = block->rich.text, line;

	if ((block->kind != BLOCK_PARAGRAPH && block->kind != BLOCK_HEADING) ||
		characters_count(rest) > TOLD_LETTERS || str_empty(rest))
		return false;
	bool title = false, byline = false;
	Str role = STR_NONE;

	while (str_next_line(&rest, &line)) {
		line = without_count(line);
		if (characters_same_letters(line, article->field[FIELD_TITLE])) {
			title = true;
			continue;
		}
		if (byline && byline_is_role(line) && !ends_sentence(line)) {
			role = line;
			byline = false;
			continue;
		}
		byline = tells_byline(page, article, line) || is_of_byline(article, line);
		if (!byline && !(title && tells_posting(line)) &&
			!characters_same_letters(line, article->field[FIELD_KICKER]) &&
			!tells_date(page, article, line) && !tells_parts(page, article, line))
			return false;
	}
	if (!str_empty(role) && str_empty(article->field[FIELD_ROLE]))
		article_set(article, FIELD_ROLE, role, "line below the byline");
	return true;
}

/* Takes the first line off BLOCK where it is the title of ARTICLE again and others follow. */
static void drop_title_line(const Article *article, Block *block)
{
	Str rest = block->rich.text, line;
	size_t kept = 0;

	if (block->kind != BLOCK_PARAGRAPH || !str_next_line(&rest, &line) || rest.size == 0 ||
		!characters_same_letters(line, article->field[FIELD_TITLE]))
		return;
	uint32_t cut = (uint32_t)(block->rich.text.size - rest.size);

	for (size_t i = 0; i < block->rich.span_count; i++) {
		Span span = block->rich.spans[i];

		if (span.end <= cut)
			continue;
		span.start = span.start > cut ? span.start - cut : 0;
		span.end -= cut;
		block->rich.spans[kept++] = span;
	}
	block->rich.span_count = kept;
	block->rich.text = rest;
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

/* Is BLOCK a heading that names who wrote ARTICLE, and no more: that of a box about the author? */
static bool is_authors_head(const Article *article, const Block *block)
{
	return block->kind == BLOCK_HEADING &&
		characters_same_letters(block->rich.text, article->field[FIELD_BYLINE]);
}

void told_lines_drop(Page *page, Article *article)
{
	size_t kept = 0, looked = 0;
	bool before = true;

	for (size_t i = 0; i < article->block_count; i++) {
		const Block *block = &article->blocks[i];

		before = before && looked++ < BLOCKS_MAX;
		if (before && is_told(page, article, block)) {
			note(page, block->rich.text);
			/* What seemed to be the standfirst. */
			if (block->intro)
				article->field[FIELD_SUMMARY] = STR_NONE;
			continue;
		}
		if (!before && is_authors_head(article, block)) {
			note(page, block->rich.text);
			continue;
		}
		if (before)
			drop_title_line(article, &article->blocks[i]);
		before = before && !is_running_text(block);
		article->blocks[kept++] = *block;
	}
	/* Lines alone are all there is to read. */
	if (kept > 0)
		article->block_count = kept;
}
