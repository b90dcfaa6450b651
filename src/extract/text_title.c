/* SPDX-License-Identifier: ISC */
#include "extract/text_title.h"

#include "extract/panel_words.h"
#include "extract/signature.h"
#include "extract/text_head.h"
#include "extract/text_units.h"

enum {
	WORDS_MAX = 30,
	HEADLINE_WORDS_MIN = 5, /* of one with a standfirst below it */
	HEADLINE_WORDS_MAX = 20,
	AUTHOR_WORDS_MAX = 4, /* of a name without a word before it */
	DISTANCE_MAX = 40, /* units before the story */
	SIGNED_UNITS = 6, /* behind a headline, in which author or stamp stand */
	REPEATED_UNITS = 4000, /* of a page, in which it may say its headline once more */
	REPEATED_BYTES_MIN = 10,
	STANDFIRST_UNITS = 16, /* behind the headline, in which author or stamp follow */
};

static const TextUnit *unit_at(const TextStory *story, size_t i)
{
	return &story->page.units[i];
}

/* May unit I be the headline? */
static bool may_be_title(const TextStory *story, size_t i)
{
	const TextUnit *unit = unit_at(story, i);
	Str text = unit->rich.text, line = text;
	LeftOutReason reason;

	if (story->roles[i] != ROLE_NONE ||
		(unit->kind != UNIT_TEXT && unit->kind != UNIT_HEADING) || unit->words == 0 ||
		unit->words > WORDS_MAX || unit->links > 0 || unit_is_navigation(unit))
		return false;
	if (unit->aside && unit->kind != UNIT_HEADING)
		return false;
	return !text_is_slug(text) && !text_is_bracketed(text) && !text_is_field(text) &&
		!text_is_path(text) && !panel_furniture(text, &reason) &&
		text_panel_kind(unit) == PANEL_NONE && !byline_take(&line) &&
		!unit_is_stamp(story->work, unit) && !str_ends(text, ":");
}

/* Is unit I who wrote the story, or how to reach him? */
static bool names_author(const TextStory *story, size_t i)
{
	const TextUnit *unit = unit_at(story, i);
	Str line = separators_trim(unit->rich.text);

	return byline_take(&line) || text_is_handle(line) ||
		(!unit->sentence && unit->words <= AUTHOR_WORDS_MAX && name_capitalised(line));
}

/* Does unit I share its stanza with no other? */
static bool is_alone(const TextStory *story, size_t i)
{
	const TextPage *page = &story->page;
	uint32_t stanza = page->units[i].stanza;

	return (i == 0 || page->units[i - 1].stanza != stanza) &&
		(i + 1 >= page->count || page->units[i + 1].stanza != stanza);
}

/* Does author or stamp stand within a few units behind unit I, before the story? */
static bool is_signed(const TextStory *story, size_t prose, size_t i)
{
	size_t end = i + 1 + SIGNED_UNITS;

	for (i++; i < prose && i < end; i++)
		if (names_author(story, i) || unit_is_stamp(story->work, unit_at(story, i)))
			return true;
	return false;
}

/* Does the page say unit I once more, as in its path or over its comments? */
static bool is_repeated(const TextStory *story, size_t i)
{
	const TextPage *page = &story->page;
	const TextUnit *unit = unit_at(story, i);

	if (unit->words < 2 || unit->rich.text.size < REPEATED_BYTES_MIN)
		return false;
	char *text = str_c(story->work, unit->rich.text);

	for (size_t k = 0; k < page->count && k < REPEATED_UNITS; k++)
		if (k != i && str_find(page->units[k].rich.text, text, 0) != STR_NOWHERE)
			return true;
	return false;
}

/* Does unit I begin what is behind the page's menus, or all of the text? */
static bool is_behind_menu(const TextStory *story, size_t i)
{
	return i == 0 || unit_at(story, i - 1)->kind == UNIT_ITEM ||
		unit_is_navigation(unit_at(story, i - 1));
}

/* How much unit I, DISTANCE units before the story, looks like its headline. */
static int title_score(const TextStory *story, size_t prose, size_t i, int distance)
{
	const TextUnit *unit = unit_at(story, i);
	int score = -distance;

	if (unit->kind == UNIT_HEADING)
		score += unit->level == 1 ? 24 : unit->level > 0 ? 8 : 5;
	score += is_alone(story, i) ? 6 : 0;
	score += unit->words >= HEADLINE_WORDS_MIN && unit->words <= HEADLINE_WORDS_MAX ? 8
		: unit->words >= 3                                                      ? 5
		: unit->words == 2                                                      ? 2
											: 0;
	score += is_signed(story, prose, i) ? 6 : 0;
	score += is_behind_menu(story, i) ? 4 : 0;
	score += i > 0 && unit_is_stamp(story->work, unit_at(story, i - 1)) ? 2 : 0;
	score -= str_find(unit->rich.text, "©", 0) != STR_NOWHERE ? 8 : 0;
	score += is_repeated(story, i) ? 6 : 0;
	score -= unit->sentence && str_ends(unit->rich.text, ".") ? 6 : 0;
	score -= names_author(story, i) ? 6 : 0;
	return score;
}

size_t text_title_find(const TextStory *story, size_t prose)
{
	size_t best = STR_NOWHERE;
	int best_score = 0, distance = 0;

	for (size_t i = prose; i-- > 0 && distance < DISTANCE_MAX; distance++) {
		if (!may_be_title(story, i))
			continue;
		int score = title_score(story, prose, i, distance);
		bool over = i + 1 == best && unit_at(story, i)->words >= HEADLINE_WORDS_MIN &&
			unit_at(story, i)->words <= unit_at(story, best)->words;

		score += over ? 6 : 0;
		if (best == STR_NOWHERE || score > best_score) {
			best = i;
			best_score = score;
		}
	}
	return best;
}

size_t text_standfirst_find(const TextStory *story, size_t title, size_t prose)
{
	size_t first = title + 1, found = STR_NOWHERE;
	LeftOutReason reason;

	for (size_t i = first; i < prose && i < first + STANDFIRST_UNITS; i++) {
		const TextUnit *unit = unit_at(story, i);

		if (names_author(story, i) || unit_is_stamp(story->work, unit))
			return found;
		if (panel_furniture(unit->rich.text, &reason))
			continue;
		if (found != STR_NOWHERE || unit->kind != UNIT_TEXT || unit->links > 0 ||
			unit->words < HEADLINE_WORDS_MIN)
			return STR_NOWHERE;
		found = i;
	}
	return STR_NOWHERE;
}
