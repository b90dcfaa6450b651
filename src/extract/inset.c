/* SPDX-License-Identifier: ISC */
#include "extract/inset.h"

#include <stdint.h>

#include "base/fold.h"
#include "extract/panel_words.h"
#include "extract/signature.h"

enum {
	EXTENT_MAX = 8,
	OPENING_WORDS = 6, /* words in which a paragraph shows who speaks */
	HEAD_WORDS_MAX = 14,
	SURE_MARGIN = 15
};

/* Verbs that go on with somebody's words told before. */
static const char *const going_on[] = { "added", "adds", "continued", "went", "fugte", "erganzte",
	"ajoute", "poursuivi", "poursuit", "anadio", "agrego", "continuo", "acrescentou",
	"aggiunto", "dodal", "dodala", "добавил", "добавила", "lisasi", "tillade", "tilfojede",
	"voegde" };

/* Verbs that tell what somebody said. */
static const char *const saying[] = { "said", "says", "told", "insisted", "warned", "admitted",
	"denied", "explained", "stressed", "urged", "claimed", "argued", "acknowledged", "accused",
	"called", "described", "rejected", "announced", "confirmed", "replied", "writing", "wrote",
	"sagte", "sagt", "erklarte", "betonte", "teilte", "declare", "explique", "affirme", "dijo",
	"afirmo", "explico", "disse", "afirmou", "detto", "dichiarato", "powiedzial", "powiedziala",
	"сказал", "сказала", "заявил", "заявила", "sa", "sade", "sanoi", "zei" };

static const char *const pronouns[] = { "he", "she", "they", "er", "sie", "il", "elle", "ils",
	"elles", "ella", "ele", "ela", "lui", "lei", "hij", "zij", "han", "hon", "hun", "hanen",
	"on", "ona", "он", "она", "они", "הוא", "היא" };

/* Is the folded WORD in WORDS of COUNT? */
static bool in_table(Str word, const char *const *words, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (str_is(word, words[i]))
			return true;
	return false;
}

#define IN(word, table) in_table((word), (table), sizeof(table) / sizeof(table)[0])

/* The next word of *REST without the signs around it, folded into ROOM. */
static bool next_folded(Str *rest, char *room, size_t size, Str *folded)
{
	Str word;

	while (str_next_word(rest, &word)) {
		*folded = fold_start(word, room, size);
		while (folded->size > 0 && !ascii_is_alnum(folded->at[0]) &&
			(unsigned char)folded->at[0] < 0x80)
			*folded = str_from(*folded, 1);
		while (folded->size > 0 && !ascii_is_alnum(folded->at[folded->size - 1]) &&
			(unsigned char)folded->at[folded->size - 1] < 0x80)
			folded->size--;
		if (folded->size > 0)
			return true;
	}
	return false;
}

static bool has_quotation(Str paragraph)
{
	return str_find_byte(paragraph, '"', 0) != STR_NOWHERE ||
		str_find(paragraph, "“", 0) != STR_NOWHERE ||
		str_find(paragraph, "„", 0) != STR_NOWHERE ||
		str_find(paragraph, "«", 0) != STR_NOWHERE;
}

/* How much PARAGRAPH reads like a report of what people said, in tenths: the
 * story's way of telling, not the analyst's. *GOES_ON: it goes on with somebody
 * who spoke before, so it cannot follow another voice's words. */
static int report_weight(Str paragraph, bool *goes_on)
{
	char room[48];
	Str rest = paragraph, word;
	bool pronoun = false, says = false;
	int count = 0;

	*goes_on = false;
	while (next_folded(&rest, room, sizeof room, &word)) {
		if (count == 0)
			pronoun = IN(word, pronouns);
		if (count < OPENING_WORDS && IN(word, going_on))
			*goes_on = true;
		says = says || IN(word, saying) || IN(word, going_on);
		count++;
	}
	*goes_on = *goes_on && (pronoun || count < 40);
	if (*goes_on)
		return pronoun ? 40 : 25;
	if (pronoun && says)
		return 25;
	if (says)
		return has_quotation(paragraph) ? 15 : 10;
	/* A quotation that opens the paragraph goes on from the one before. */
	return str_starts(paragraph, "\"") || str_starts(paragraph, "“") ? 10 : 0;
}

/* How likely an inset of so many paragraphs is, in tenths: boxes of an analyst
 * have three or four. */
static int usual_weight(size_t paragraphs)
{
	static const int weights[EXTENT_MAX + 1] = { 0, 3, 8, 10, 10, 8, 5, 2, 0 };

	return weights[paragraphs];
}

size_t inset_extent(const Str *paragraphs, size_t count, bool behind_crosshead, bool *sure)
{
	int weights[EXTENT_MAX + 1] = { 0 }, inside = 0, best = INT32_MIN, second = INT32_MIN;
	size_t extent = 1, most = count < EXTENT_MAX ? count : EXTENT_MAX;

	for (size_t i = 1; i <= most; i++) {
		bool goes_on = false;
		int next = i < count ? report_weight(paragraphs[i], &goes_on) : 0;

		weights[i] = usual_weight(i) + next - inside;
		if (i == count && behind_crosshead)
			weights[i] -= 20;
		else if (i == count)
			weights[i] += 5;
		/* What reads like a report counts against a longer inset. */
		inside += next;
		if (weights[i] > best) {
			second = best;
			best = weights[i];
			extent = i;
		} else if (weights[i] > second) {
			second = weights[i];
		}
	}
	*sure = most == 1 || best - second >= SURE_MARGIN;
	return extent;
}

/* Is UNIT "Name, role"? */
static bool is_name_and_role(const TextUnit *unit, Str *name, Str *role)
{
	if (unit->kind == UNIT_PLAIN || unit->words > HEAD_WORDS_MAX || unit->sentence)
		return false;
	signature_split(unit->rich.text, name, role);
	return str_present(*role) && name_capitalised(*name) && words_in(*name) >= 2 &&
		role_like(*role);
}

/* Are UNITS a name in a line and its role in the next? */
static bool is_name_over_role(const TextUnit *const *units, size_t count)
{
	if (count < 3 || units[0]->stanza != units[1]->stanza)
		return false;
	return units[0]->kind == UNIT_TEXT && name_capitalised(units[0]->rich.text) &&
		words_in(units[0]->rich.text) >= 2 && units[1]->kind == UNIT_TEXT &&
		units[1]->words <= HEAD_WORDS_MAX && role_like(units[1]->rich.text);
}

static bool is_text(const TextUnit *unit)
{
	return unit->kind == UNIT_TEXT && (unit->sentence || unit->words > HEAD_WORDS_MAX);
}

bool inset_begins(const TextUnit *const *units, size_t count, InsetHead *head)
{
	size_t at = 0;
	Str name, role, line;

	*head = (InsetHead){ .duplicate = STR_NOWHERE };
	if (count < 2)
		return false;
	if (panel_box_label(units[0]->rich.text) && !units[0]->sentence) {
		head->label = units[0]->rich.text;
		at = 1;
	}
	/* The portrait's alternative text: the name once more. */
	if (at + 2 < count && is_name_and_role(units[at + 1], &name, &role) &&
		str_equal_nocase(units[at]->rich.text, name)) {
		head->duplicate = at;
		at++;
	}
	line = units[at]->rich.text;
	if (at + 1 < count && is_name_and_role(units[at], &name, &role)) {
		head->byline = name;
		head->role = role;
		at++;
	} else if (is_name_over_role(units + at, count - at)) {
		head->byline = line;
		head->role = units[at + 1]->rich.text;
		at += 2;
	} else if (at + 1 < count && !units[at]->sentence && units[at]->words <= 8 &&
		byline_take(&line)) {
		head->byline = line;
		at++;
		if (at + 1 < count && role_like(units[at]->rich.text) &&
			units[at]->words <= HEAD_WORDS_MAX &&
			units[at]->stanza == units[at - 1]->stanza)
			head->role = units[at++]->rich.text;
	} else {
		return false;
	}
	head->head = at;
	return at < count && is_text(units[at]);
}
