/* SPDX-License-Identifier: ISC */
#include "extract/text_head.h"

#include "base/fold.h"
#include "base/text.h"
#include "extract/byline_words.h"
#include "extract/dates.h"
#include "extract/first_names.h"
#include "extract/panel_words.h"
#include "extract/signature.h"
#include "extract/stamp_words.h"
#include "extract/text_units.h"

enum {
	STAMP_WORDS_MAX = 24,
	STAMP_REST_WORDS_MAX = 5,
	STAMP_TOLD_WORDS_MAX = 12, /* beside a date with a word for what it is, or an author */
	BYLINE_WORDS_MAX = 3, /* of the words before a name, in a line of their own */
	BARE_NAME_WORDS_MAX = 4, /* of an author without a word before the name */
};

/* Does TEXT say that the date behind it is of a change? */
static bool says_updated(Str text)
{
	static const char *const words[] = { "updated", "modified", "aktualisiert", "mis a jour",
		"mise a jour", "actualiza", "atualiza", "aggiorna", "bijgewerkt", "uppdatera",
		"oppdatert", "opdateret", "paivitetty", "aktualizac", "aktualizov", "обновлен",
		"guncelle", "עודכן", "更新", "frissit" };
	char room[128];
	Str folded = fold_start(text, room, sizeof room);

	for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
		if (str_find(folded, words[i], 0) != STR_NOWHERE)
			return true;
	return false;
}

/* The words of TEXT that are no date, in ARENA. */
static Str without_dates(Arena *arena, Str text)
{
	Text rest = text_in(arena);
	DateFound found;
	size_t at = 0;

	while (date_find(text, at, &found)) {
		text_add(&rest, str_slice(text, at, found.start));
		text_add_byte(&rest, ' ');
		at = found.end;
	}
	text_add(&rest, str_from(text, at));
	return separators_trim(text_str(&rest));
}

/* The part of TEXT, between bars or dots, that byte AT lies in: "12 May 2018 | 3 min read". */
static Str part_around(Str text, size_t at)
{
	static const char *const bars[] = { " | ", " · ", " • " };
	size_t start = 0, end = text.size;

	for (size_t i = 0; i < sizeof bars / sizeof bars[0]; i++)
		for (size_t bar = str_find(text, bars[i], 0); bar != STR_NOWHERE;
			bar = str_find(text, bars[i], bar + 1)) {
			size_t behind = bar + str(bars[i]).size;

			start = behind <= at && behind > start ? behind : start;
			end = bar >= at && bar < end ? bar : end;
		}
	return str_slice(text, start, end);
}

/* NAME without the numbers behind it: of comments, of minutes to read. */
static Str without_counters(Str name)
{
	while (name.size > 0 &&
		(ascii_is_digit(name.at[name.size - 1]) || name.at[name.size - 1] == ' '))
		name.size--;
	return separators_trim(name);
}

/* Is TEXT, beside a date, a person's name? Places stand there too. */
static bool is_author(Str text)
{
	Str name = without_counters(text);
	size_t words = words_in(name);

	return words >= 2 && words <= BARE_NAME_WORDS_MAX && name_capitalised(name) &&
		first_name_begins(name);
}

/* Is UNIT a line that tells when the story appeared? */
bool unit_is_stamp(Arena *arena, const TextUnit *unit)
{
	DateFound found;

	if (unit->kind == UNIT_PLAIN || unit->words > STAMP_WORDS_MAX ||
		!date_find(unit->rich.text, 0, &found))
		return false;
	if (found.date.precision < DATE_DAY && !found.ambiguous)
		return false;
	Str rest = without_dates(arena, part_around(unit->rich.text, found.start));
	size_t words = words_in(rest);

	if (words == 0)
		return true;
	if (!unit->sentence && words <= STAMP_TOLD_WORDS_MAX &&
		(stamp_says_published(unit->rich.text) || stamp_says_updated(unit->rich.text) ||
			str_present(byline_behind_label(unit->rich.text))))
		return true;
	if (unit->sentence && !says_updated(rest))
		return false;
	return byline_take(&rest) || words <= 2 || is_author(rest) ||
		(words <= STAMP_REST_WORDS_MAX && (says_updated(rest) || found.timed));
}

static void set_date(TextStory *story, Field field, const DateFound *found)
{
	Article *article = story->article;

	if (str_present(article->field[field]))
		return;
	if (found->ambiguous)
		article_warn(article, WARNING_DATE_AMBIGUOUS,
			"The date on the page does not tell its day from its month.");
	article_set(article, field, date_iso(article->arena, &found->date), "stamp");
}

/* Takes "A. Name" or "A. Name, role" as the story's byline. */
static void set_byline(TextStory *story, Str names)
{
	Article *article = story->article;
	Str author = names, role = STR_NONE;

	if (str_present(article->field[FIELD_BYLINE]))
		return;
	signature_split(names, &author, &role);
	if (str_present(role) && !role_like(role)) {
		author = names;
		role = STR_NONE;
	}
	author = author_trim(author);
	article_set(article, FIELD_BYLINE, byline_names(article->arena, author), "byline");
	article_set(article, FIELD_ROLE, role, "byline");
}

/* Takes the author behind a label in LINE, beside its date. */
static bool take_labelled(TextStory *story, Str line)
{
	Article *article = story->article;
	Str role = STR_NONE, names = byline_behind_label(line);

	if (!str_present(names))
		return false;
	names = byline_parse(article->arena, names, &role);
	if (!str_present(names))
		return false;
	if (!str_present(article->field[FIELD_BYLINE])) {
		article_set(article, FIELD_BYLINE, names, "byline");
		article_set(article, FIELD_ROLE, role, "byline");
	}
	return true;
}

/* Takes the dates and the byline of a stamp. */
void text_take_stamp(TextStory *story, size_t i)
{
	Str text = story->page.units[i].rich.text;
	Str rest = without_dates(story->arena, text);
	DateFound found;
	size_t at = 0;

	while (date_find(text, at, &found)) {
		bool updated = says_updated(str_slice(text, at, found.start));

		set_date(story, updated ? FIELD_UPDATED : FIELD_PUBLISHED, &found);
		at = found.end;
	}
	if (!take_labelled(story, text) && (byline_take(&rest) || is_author(rest)))
		set_byline(story, without_counters(rest));
	story->roles[i] = ROLE_FIELD;
}

/* Does unit I stand over the stamp, but for an account of its author's and a line that tells
 * to share? */
static bool is_over_stamp(TextStory *story, size_t i)
{
	const TextUnit *units = story->page.units;
	LeftOutReason reason;

	if (units[i].words > BARE_NAME_WORDS_MAX || units[i].kind != UNIT_TEXT)
		return false;
	for (i++; i < story->page.count; i++) {
		if (unit_is_stamp(story->work, &units[i]))
			return true;
		if (!text_is_handle(units[i].rich.text) &&
			!panel_furniture(units[i].rich.text, &reason))
			return false;
	}
	return false;
}

/* Does unit I stand right under the stamp, and over the text? */
static bool is_under_stamp(TextStory *story, size_t i)
{
	const TextUnit *units = story->page.units;

	return i > 0 && i + 1 < story->page.count && units[i].words <= BARE_NAME_WORDS_MAX &&
		units[i].kind == UNIT_TEXT && unit_is_stamp(story->work, &units[i - 1]) &&
		unit_is_prose(&units[i + 1]);
}

/* Takes a byline whose word stands in a line of its own at unit I: "By", then who. Units
 * taken. */
static size_t take_parted_byline(TextStory *story, size_t i)
{
	const TextUnit *units = story->page.units;

	if (i + 1 >= story->page.count || units[i].words > BYLINE_WORDS_MAX ||
		units[i + 1].words > BARE_NAME_WORDS_MAX + 1 || units[i + 1].sentence)
		return 0;
	Str line = str_format(story->arena, "%.*s %.*s", (int)units[i].rich.text.size,
		units[i].rich.text.at, (int)units[i + 1].rich.text.size, units[i + 1].rich.text.at);

	if (!byline_take(&line))
		return 0;
	size_t handle = str_find(line, " @", 0);

	set_byline(story, str_slice(line, 0, handle == STR_NOWHERE ? line.size : handle));
	story->roles[i] = story->roles[i + 1] = ROLE_FIELD;
	return 2;
}

/* Takes a byline at unit I, with the role in the line below. Units taken. */
size_t text_take_byline(TextStory *story, size_t i)
{
	const TextUnit *unit = &story->page.units[i];
	Str line = unit->rich.text, name, role;

	if (unit->kind == UNIT_PLAIN || unit->sentence || unit->words > 16)
		return 0;
	bool told = byline_take(&line);

	if (!told && (unit->kind == UNIT_ITEM || take_parted_byline(story, i) > 0))
		return unit->kind == UNIT_ITEM ? 0 : 2;

	if (!told) {
		signature_split(line, &name, &role);
		bool known = str_present(role)
			? role_like(role)
			: is_over_stamp(story, i) || is_under_stamp(story, i);

		if (!known || !name_capitalised(name) || words_in(name) < 2)
			return 0;
	}
	set_byline(story, line);
	story->roles[i] = ROLE_FIELD;
	if (!told || i + 1 >= story->page.count)
		return 1;
	const TextUnit *next = &story->page.units[i + 1];
	Article *article = story->article;

	if (next->stanza != unit->stanza || next->words > 10 || next->sentence ||
		str_present(article->field[FIELD_ROLE]) || unit_is_stamp(story->work, next) ||
		next->kind != UNIT_TEXT || next->aside)
		return 1;
	article_set(article, FIELD_ROLE, next->rich.text, "line below the byline");
	story->roles[i + 1] = ROLE_FIELD;
	return 2;
}

/* The head of a mail or an export: "Subject: ..." */

static bool take_header_line(TextStory *story, size_t i)
{
	static const struct {
		const char *name;
		int field; /* Field, or -1 for lines that are only taken away */
	} names[] = {
		{ "subject", FIELD_TITLE },
		{ "title", FIELD_TITLE },
		{ "headline", FIELD_TITLE },
		{ "from", FIELD_BYLINE },
		{ "author", FIELD_BYLINE },
		{ "date", FIELD_PUBLISHED },
		{ "published", FIELD_PUBLISHED },
		{ "section", FIELD_SECTION },
		{ "newspaper", FIELD_SITE },
		{ "publication", FIELD_SITE },
		{ "to", -1 },
		{ "cc", -1 },
		{ "reply-to", -1 },
		{ "message-id", -1 },
		{ "newsgroups", -1 },
		{ "content-type", -1 },
		{ "mime-version", -1 },
		{ "url", -1 },
		{ "source", -1 },
	};
	Article *article = story->article;
	Str text = story->page.units[i].rich.text;
	size_t colon = str_find_byte(text, ':', 0);

	if (colon == STR_NOWHERE || colon == 0 || colon > 14)
		return false;
	Str name = str_slice(text, 0, colon), value = str_trim(str_from(text, colon + 1));
	DateFound found;

	for (size_t n = 0; n < sizeof names / sizeof names[0]; n++) {
		if (!str_is_nocase(name, names[n].name))
			continue;
		story->roles[i] = ROLE_FIELD;
		if (names[n].field == FIELD_PUBLISHED) {
			if (date_find(value, 0, &found))
				set_date(story, FIELD_PUBLISHED, &found);
		} else if (names[n].field == FIELD_BYLINE) {
			size_t mail = str_find_byte(value, '<', 0);

			value = str_trim(
				str_slice(value, 0, mail == STR_NOWHERE ? value.size : mail));
			while (str_ends(value, "\"") || str_starts(value, "\""))
				value = str_trim(str_starts(value, "\"")
						? str_from(value, 1)
						: str_slice(value, 0, value.size - 1));
			article_set(article, FIELD_BYLINE, value, "head of the text");
		} else if (names[n].field >= 0) {
			article_set(article, (Field)names[n].field, value, "head of the text");
		} else {
			text_leave_out(story, i, LEFT_OUT_OTHER);
		}
		return true;
	}
	return false;
}

/* Takes the head, if the text begins with at least two such lines, of which one
 * names the story. */
void text_take_header(TextStory *story)
{
	const TextPage *page = &story->page;
	size_t lines = 0;
	bool titled = false;

	for (size_t i = 0; i < page->count && i < 12; i++) {
		Str text = page->units[i].rich.text;
		size_t colon = str_find_byte(text, ':', 0);

		if (colon == STR_NOWHERE || colon > 14 ||
			str_find_byte(str_slice(text, 0, colon), ' ', 0) != STR_NOWHERE)
			break;
		titled = titled || str_starts_nocase(text, "subject:") ||
			str_starts_nocase(text, "title:") || str_starts_nocase(text, "headline:");
		lines++;
	}
	if (lines < 2 || !titled)
		return;
	for (size_t i = 0; i < lines; i++)
		if (!take_header_line(story, i))
			text_leave_out(story, i, LEFT_OUT_OTHER);
}
