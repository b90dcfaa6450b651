/* SPDX-License-Identifier: ISC */
/* Sorting the units of a bare text into head, body and foot and making blocks of the body:
 * the rules refer to each other, so this file is long. Panels are in text_panels.c. */
#include "extract/text_reader.h"

#include <stdint.h>

#include <unictype.h>

#include "base/fold.h"
#include "base/text.h"
#include "base/utf8.h"
#include "extract/dates.h"
#include "extract/inset.h"
#include "extract/panel_words.h"
#include "extract/signature.h"
#include "extract/stamps.h"
#include "extract/text_lines.h"
#include "extract/text_panels.h"

enum {
	PROSE_WORDS_MIN = 10,
	PROSE_WORDS_UNSTOPPED = 25, /* of a paragraph that lacks its full stop */
	FOOT_LINES_MIN = 3,
	FOOT_LINE_WORDS_MAX = 11, /* of a headline */
	TAIL_PROSE_WORDS_MIN = 12,
	TITLE_WORDS_MAX = 30,
	CROSSHEAD_WORDS_MAX = 8,
	CROSSHEAD_BYTES_MAX = 60,
	STAMP_WORDS_MAX = 24,
	STAMP_REST_WORDS_MAX = 5,
	TOP_UNITS = 8, /* behind the headline, where byline and stamp may stand */
	DATELINE_BYTES_MAX = 60,
	REPEAT_BYTES_MIN = 12,
	REPEAT_TRIES_MAX = 40 /* each walks the body */
};

typedef struct {
	TextStory story;
	size_t prose; /* first paragraph of the story, or the count */
	size_t title; /* unit of the headline, or STR_NOWHERE */
	size_t tail; /* first unit of what closes the page, or the count */
} Reading;

static const TextUnit *unit_at(const Reading *reading, size_t i)
{
	return &reading->story.page.units[i];
}

/* What lines are */

static bool is_navigation(const TextUnit *unit)
{
	size_t bars = 0;

	for (size_t i = 0; i < unit->rich.text.size; i++)
		bars += unit->rich.text.at[i] == '|';
	if (unit->sentence && unit->words > PROSE_WORDS_MIN)
		return false;
	return (unit->links >= 2 && unit->words <= unit->links * 6) || bars >= 2;
}

static bool is_prose(const TextUnit *unit)
{
	LeftOutReason reason;

	if (unit->kind != UNIT_TEXT || is_navigation(unit) ||
		panel_furniture(unit->rich.text, &reason))
		return false;
	return (unit->sentence && unit->words >= PROSE_WORDS_MIN) ||
		unit->words >= PROSE_WORDS_UNSTOPPED;
}

/* No letter in lower case: the capitals of a masthead, a label, a slug. */
static bool is_capitals(Str text)
{
	bool letters = false;

	for (size_t at = 0, size; at < text.size; at += size) {
		uint32_t c;

		size = utf8_decode(text, at, &c, NULL);
		if (uc_is_general_category(c, UC_LOWERCASE_LETTER) ||
			uc_is_general_category(c, UC_OTHER_LETTER))
			return false;
		letters = letters || uc_is_general_category(c, UC_UPPERCASE_LETTER);
	}
	return letters;
}

/* A desk's slug: capitals without a space, or hyphens between them. */
static bool is_slug(Str text)
{
	size_t space = str_find_byte(text, ' ', 0);
	Str first = str_slice(text, 0, space == STR_NOWHERE ? text.size : space);

	return is_capitals(text) && str_find_byte(first, '-', 0) != STR_NOWHERE;
}

static bool is_bracketed(Str text)
{
	return str_starts(text, "(") && str_ends(text, ")");
}

/* Stamps and bylines */

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

/* Is UNIT a line that tells when the story appeared? */
static bool is_stamp(Arena *arena, const TextUnit *unit)
{
	DateFound found;

	if (unit->kind == UNIT_PLAIN || unit->words > STAMP_WORDS_MAX ||
		!date_find(unit->rich.text, 0, &found))
		return false;
	if (found.date.precision < DATE_DAY && !found.ambiguous)
		return false;
	Str rest = without_dates(arena, unit->rich.text);
	size_t words = words_in(rest);

	if (words == 0)
		return true;
	if (unit->sentence && !says_updated(rest))
		return false;
	return byline_take(&rest) || words <= 2 ||
		(words <= STAMP_REST_WORDS_MAX && (says_updated(rest) || found.timed));
}

static void set_date(Reading *reading, Field field, const DateFound *found)
{
	Article *article = reading->story.article;

	if (str_present(article->field[field]))
		return;
	if (found->ambiguous)
		article_warn(article, WARNING_DATE_AMBIGUOUS,
			"The date on the page does not tell its day from its month.");
	article_set(article, field, date_iso(article->arena, &found->date), "stamp");
}

/* Takes "A. Name" or "A. Name, role" as the story's byline. */
static void set_byline(Reading *reading, Str names)
{
	Article *article = reading->story.article;
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

/* Takes the dates and the byline of a stamp. */
static void take_stamp(Reading *reading, size_t i)
{
	Str text = unit_at(reading, i)->rich.text;
	Str rest = without_dates(reading->story.arena, text);
	DateFound found;
	size_t at = 0;

	while (date_find(text, at, &found)) {
		bool updated = says_updated(str_slice(text, at, found.start));

		set_date(reading, updated ? FIELD_UPDATED : FIELD_PUBLISHED, &found);
		at = found.end;
	}
	if (byline_take(&rest))
		set_byline(reading, rest);
	reading->story.roles[i] = ROLE_FIELD;
}

/* Takes a byline at unit I, with the role in the line below. Units taken. */
static size_t take_byline(Reading *reading, size_t i)
{
	const TextUnit *unit = unit_at(reading, i);
	Str line = unit->rich.text, name, role;

	if (unit->kind == UNIT_PLAIN || unit->kind == UNIT_ITEM || unit->sentence ||
		unit->words > 16)
		return 0;
	bool told = byline_take(&line);

	if (!told) {
		signature_split(line, &name, &role);
		if (!str_present(role) || !name_capitalised(name) || words_in(name) < 2 ||
			!role_like(role))
			return 0;
	}
	set_byline(reading, line);
	reading->story.roles[i] = ROLE_FIELD;
	if (!told || i + 1 >= reading->story.page.count)
		return 1;
	const TextUnit *next = unit_at(reading, i + 1);
	Article *article = reading->story.article;

	if (next->stanza != unit->stanza || next->words > 10 || next->sentence ||
		str_present(article->field[FIELD_ROLE]) || is_stamp(reading->story.arena, next) ||
		next->kind != UNIT_TEXT || next->aside)
		return 1;
	article_set(article, FIELD_ROLE, next->rich.text, "line below the byline");
	reading->story.roles[i + 1] = ROLE_FIELD;
	return 2;
}

/* The head of a mail or an export: "Subject: ..." */

static bool take_header_line(Reading *reading, size_t i)
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
	Article *article = reading->story.article;
	Str text = unit_at(reading, i)->rich.text;
	size_t colon = str_find_byte(text, ':', 0);

	if (colon == STR_NOWHERE || colon == 0 || colon > 14)
		return false;
	Str name = str_slice(text, 0, colon), value = str_trim(str_from(text, colon + 1));
	DateFound found;

	for (size_t n = 0; n < sizeof names / sizeof names[0]; n++) {
		if (!str_is_nocase(name, names[n].name))
			continue;
		reading->story.roles[i] = ROLE_FIELD;
		if (names[n].field == FIELD_PUBLISHED) {
			if (date_find(value, 0, &found))
				set_date(reading, FIELD_PUBLISHED, &found);
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
			text_leave_out(&reading->story, i, LEFT_OUT_OTHER);
		}
		return true;
	}
	return false;
}

/* Takes the head, if the text begins with at least two such lines, of which one
 * names the story. */
static void take_header(Reading *reading)
{
	const TextPage *page = &reading->story.page;
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
		if (!take_header_line(reading, i))
			text_leave_out(&reading->story, i, LEFT_OUT_OTHER);
}

/* The headline */

/* May unit I be the headline? */
static bool may_be_title(const Reading *reading, size_t i)
{
	const TextUnit *unit = unit_at(reading, i);
	Str text = unit->rich.text, line = text;
	LeftOutReason reason;

	if (reading->story.roles[i] != ROLE_NONE ||
		(unit->kind != UNIT_TEXT && unit->kind != UNIT_HEADING) || unit->words == 0 ||
		unit->words > TITLE_WORDS_MAX || unit->links > 0 || is_navigation(unit))
		return false;
	if (unit->aside && unit->kind != UNIT_HEADING)
		return false;
	return !is_slug(text) && !is_bracketed(text) && !panel_furniture(text, &reason) &&
		text_panel_kind(unit) == PANEL_NONE && !byline_take(&line) &&
		!is_stamp(reading->story.arena, unit) && !str_ends(text, ":");
}

/* The first that may be the headline in [FIRST, END) with at least WORDS words,
 * or STR_NOWHERE. */
static size_t first_title(const Reading *reading, size_t first, size_t end, size_t words)
{
	for (size_t i = first; i < end; i++)
		if (unit_at(reading, i)->words >= words && may_be_title(reading, i))
			return i;
	return STR_NOWHERE;
}

/* The unit right before the stamp at unit I that may be the headline: alone in
 * its stanza, long enough to be no menu's word. */
static size_t title_before(const Reading *reading, size_t i)
{
	LeftOutReason reason;

	while (i-- > 0) {
		const TextUnit *unit = unit_at(reading, i);

		if (panel_furniture(unit->rich.text, &reason))
			continue;
		if (unit->words < 4 || !may_be_title(reading, i))
			return STR_NOWHERE;
		bool alone = i == 0 || unit_at(reading, i - 1)->stanza != unit->stanza;

		return alone || unit->words >= 6 ? i : STR_NOWHERE;
	}
	return STR_NOWHERE;
}

/* Where a story has no paragraph that can be told, look no further than this. */
static size_t find_title(const Reading *reading)
{
	size_t end = reading->prose, title;

	for (size_t i = 0; i < end; i++) {
		const TextUnit *unit = unit_at(reading, i);

		if (unit->kind == UNIT_HEADING && unit->level == 1 && may_be_title(reading, i))
			return i;
	}
	for (size_t i = 0; i < end; i++)
		if (unit_at(reading, i)->kind == UNIT_HEADING && unit_at(reading, i)->words >= 2 &&
			may_be_title(reading, i))
			return i;
	for (size_t i = 0; i < end; i++) {
		if (!is_stamp(reading->story.arena, unit_at(reading, i)))
			continue;
		title = title_before(reading, i);
		if (title == STR_NOWHERE)
			title = first_title(reading, i + 1, end, 2);
		if (title != STR_NOWHERE)
			return title;
		break;
	}
	for (size_t words = 3; words > 0; words--)
		if ((title = first_title(reading, 0, end, words)) != STR_NOWHERE)
			return title;
	return STR_NOWHERE;
}

static void take_title(Reading *reading)
{
	Article *article = reading->story.article;

	if (str_present(article->field[FIELD_TITLE]))
		return;
	reading->title = find_title(reading);
	if (reading->title == STR_NOWHERE)
		return;
	article_set(article, FIELD_TITLE, unit_at(reading, reading->title)->rich.text, "headline");
	reading->story.roles[reading->title] = ROLE_FIELD;
}

/* Sorting the units */

/* Why a line that nothing explains is left out. */
static LeftOutReason reason_of(const TextUnit *unit)
{
	LeftOutReason reason;
	Str rest = unit->rich.text, word;
	size_t lower = 0;

	if (panel_furniture(unit->rich.text, &reason))
		return reason;
	if (is_navigation(unit) || unit->words <= 2)
		return LEFT_OUT_NAVIGATION;
	while (str_next_word(&rest, &word)) {
		uint32_t c;

		(void)utf8_decode(word, 0, &c, NULL);
		lower += uc_is_general_category(c, UC_LOWERCASE_LETTER);
	}
	return lower == 0 && !unit->sentence ? LEFT_OUT_NAVIGATION : LEFT_OUT_PROMO;
}

/* What stands before the headline: stamps, bylines, and the page's head. */
static void sort_before_title(Reading *reading)
{
	size_t end = reading->title == STR_NOWHERE ? 0 : reading->title;

	for (size_t i = 0; i < end;) {
		size_t taken = 1;

		if (reading->story.roles[i] != ROLE_NONE) {
		} else if (is_stamp(reading->story.arena, unit_at(reading, i))) {
			take_stamp(reading, i);
		} else if ((taken = take_byline(reading, i)) == 0) {
			LeftOutReason reason = reason_of(unit_at(reading, i));

			if (reason == LEFT_OUT_PROMO)
				reason = is_slug(unit_at(reading, i)->rich.text)
					? LEFT_OUT_OTHER
					: LEFT_OUT_NAVIGATION;
			text_leave_out(&reading->story, i, reason);
			taken = 1;
		}
		i += taken;
	}
}

/* The desk's lines: "((reporter@agency.example; +1 555))". */
static bool is_desk_line(Str text)
{
	return str_starts(text, "((") && str_ends(text, "))");
}

static void meet_tail(Reading *reading, size_t i)
{
	if (i > reading->prose && i < reading->tail)
		reading->tail = i;
}

/* Takes a panel or furniture that begins at unit I. The unit behind it, or I. */
static size_t take_panel(Reading *reading, size_t i)
{
	TextStory *story = &reading->story;
	const TextUnit *unit = unit_at(reading, i);
	LeftOutReason reason;
	PanelKind kind = text_panel_kind(unit);
	bool in_story = i > reading->prose;
	size_t end = i;

	if (kind == PANEL_COMMENTS && in_story)
		end = text_take_comments(story, i);
	else if (kind != PANEL_NONE && kind != PANEL_COMMENTS)
		end = text_take_list(story, i, kind);
	else if (in_story && text_is_dated_story(&story->page, i))
		end = text_take_list(story, i, PANEL_NONE);
	else if (in_story && is_prose(unit) && i + 1 < story->page.count &&
		unit_at(reading, i + 1)->stanza == unit->stanza &&
		!unit_at(reading, i + 1)->sentence &&
		signature_like(unit_at(reading, i + 1)->rich.text))
		end = text_take_bare_comments(story, i);
	if (end > i) {
		if (kind != PANEL_NEITHER)
			meet_tail(reading, i);
		return end;
	}
	if (!panel_furniture(unit->rich.text, &reason))
		return i;
	text_leave_out(story, i, reason);
	if (reason == LEFT_OUT_SPONSOR || reason == LEFT_OUT_DISCLAIMER)
		meet_tail(reading, i);
	return i + 1;
}

static void sort_units(Reading *reading)
{
	TextStory *story = &reading->story;
	size_t first = reading->title == STR_NOWHERE ? 0 : reading->title + 1;

	for (size_t i = first; i < story->page.count;) {
		const TextUnit *unit = unit_at(reading, i);
		bool top = i < first + TOP_UNITS && i <= reading->prose + 4;
		size_t next = i;

		if (story->roles[i] != ROLE_NONE) {
			i++;
			continue;
		}
		if ((next = take_panel(reading, i)) > i) {
			i = next;
			continue;
		}
		if (top && !is_prose(unit) && is_stamp(story->arena, unit)) {
			take_stamp(reading, i);
			i++;
			continue;
		}
		if (top && !str_present(story->article->field[FIELD_BYLINE]) &&
			(next = take_byline(reading, i)) > 0) {
			i += next;
			continue;
		}
		if (is_navigation(unit))
			text_leave_out(story, i, LEFT_OUT_NAVIGATION);
		else if (is_desk_line(unit->rich.text) ||
			(i < reading->prose && is_slug(unit->rich.text)))
			text_leave_out(story, i, LEFT_OUT_BOILERPLATE);
		else if (i < reading->prose && is_bracketed(unit->rich.text))
			text_leave_out(story, i, LEFT_OUT_OTHER);
		else
			story->roles[i] = ROLE_BODY;
		i++;
	}
}

/* Do the lines behind unit LAST look like a page's foot although nothing said that the
 * page ends? Several lines, none of them longer than a headline. One line more is the
 * text's own last word (an agency, "ENDS"). */
static bool is_foot(const Reading *reading, size_t last)
{
	const TextStory *story = &reading->story;
	size_t lines = 0;

	for (size_t i = last + 1; i < story->page.count; i++) {
		if (story->roles[i] != ROLE_BODY)
			continue;
		if (unit_at(reading, i)->words > FOOT_LINE_WORDS_MAX)
			return false;
		lines++;
	}
	return lines >= FOOT_LINES_MIN;
}

/* Short lines behind the last paragraph are the page's end, and so is all but
 * prose behind what closes a page. */
static void cut_tail(Reading *reading)
{
	TextStory *story = &reading->story;
	size_t last = reading->prose;

	for (size_t i = reading->prose; i < story->page.count; i++) {
		const TextUnit *unit = unit_at(reading, i);

		if (story->roles[i] != ROLE_BODY)
			continue;
		bool prose = is_prose(unit) && unit->words >= TAIL_PROSE_WORDS_MIN;
		bool body = unit->sentence || prose || unit->kind == UNIT_PLAIN ||
			unit->kind == UNIT_QUOTE || is_bracketed(unit->rich.text) ||
			(unit->kind == UNIT_ITEM && !unit->linked);

		if (i < reading->tail ? body : prose && story->article->comment_count == 0)
			last = i;
	}
	if (reading->tail >= story->page.count && !is_foot(reading, last))
		return;
	for (size_t i = last + 1; i < story->page.count; i++)
		if (story->roles[i] == ROLE_BODY)
			text_leave_out(story, i, reason_of(unit_at(reading, i)));
}

/* Tells what was left out: neighbours in a stanza with one reason together. */
static void report_left_out(const Reading *reading)
{
	const TextStory *story = &reading->story;

	for (size_t i = 0; i < story->page.count;) {
		if (story->roles[i] != ROLE_LEFT_OUT) {
			i++;
			continue;
		}
		Text text = text_in(story->arena);
		size_t stanza = unit_at(reading, i)->stanza;
		LeftOutReason reason = story->reasons[i];

		for (; i < story->page.count && story->roles[i] == ROLE_LEFT_OUT &&
			story->reasons[i] == reason && unit_at(reading, i)->stanza == stanza;
			i++) {
			if (text.size > 0)
				text_add_byte(&text, '\n');
			text_add(&text, unit_at(reading, i)->rich.text);
		}
		article_add_left_out(story->article, reason, text_str(&text));
	}
}

/* Blocks */

/* Units of the body in order. */
typedef struct {
	Reading *reading;
	const TextUnit **units;
	size_t *numbers; /* of each in the page */
	size_t count;
	bool intro_told;
	bool crosshead_before;
	int repeat_tries;
	Str folded; /* all units, see fold_body */
	size_t *folded_at; /* where each begins in FOLDED, and its end; NULL: not made */
} Body;

static void set_text(Block *block, const TextUnit *unit)
{
	block->rich = unit->rich;
	/* Bold from end to end is typography. */
	if (block->rich.span_count == 1 && block->rich.spans[0].kind == SPAN_STRONG &&
		block->rich.spans[0].start == 0 &&
		block->rich.spans[0].end == block->rich.text.size)
		block->rich.span_count = 0;
}

/* The place and agency that begin a story, before the dash: "LONDON (Reuters) -". */
static Str find_dateline(Str text)
{
	static const char *const dashes[] = { " - ", " -- ", " – ", " — ", "- ", "— ", "– " };
	Str room = str_slice(text, 0, DATELINE_BYTES_MAX);
	size_t end = STR_NOWHERE;

	for (size_t i = 0; i < sizeof dashes / sizeof dashes[0]; i++) {
		size_t at = str_find(room, dashes[i], 0);

		end = at < end ? at : end;
	}
	if (end == STR_NOWHERE || end == 0)
		return STR_NONE;
	Str line = str_trim(str_slice(text, 0, end)), rest = line, place;
	size_t stop = str_find_byte(line, ',', 0), open = str_find_byte(line, '(', 0);

	(void)str_next_word(&rest, &place);
	place = str_slice(line, 0, stop < open ? stop : open);
	place = str_trim(place.size > line.size ? line : place);
	if (ends_sentence(line) || !name_capitalised(place))
		return STR_NONE;
	/* The place in capitals, or an agency in brackets: else any sentence with a
	 * dash would do. */
	bool agency = open != STR_NOWHERE && str_ends(line, ")");

	return is_capitals(place) || agency ? line : STR_NONE;
}

static void add_paragraph(Body *body, const TextUnit *unit)
{
	Article *article = body->reading->story.article;
	Block *block = article_add_block(article, BLOCK_PARAGRAPH);

	set_text(block, unit);
	if (body->intro_told || !is_prose(unit))
		return;
	body->intro_told = block->intro = true;
	article_set(article, FIELD_SUMMARY, unit->rich.text, "first paragraph");
	article_set(article, FIELD_DATELINE, find_dateline(unit->rich.text), "first paragraph");
}

static void add_figure(Body *body, Str alt, Str caption, Str src)
{
	Block *block = article_add_block(body->reading->story.article, BLOCK_FIGURE);

	block->media = MEDIA_IMAGE;
	block->alt = alt;
	block->caption = caption;
	block->src = src;
}

/* A short line without a full stop. */
static bool is_short(const TextUnit *unit)
{
	return unit->kind == UNIT_TEXT && !is_prose(unit) && !str_ends(unit->rich.text, ".") &&
		!str_ends(unit->rich.text, ":") && !str_ends(unit->rich.text, ",") &&
		!str_ends(unit->rich.text, ".\"") && !str_ends(unit->rich.text, ".”") &&
		!str_starts(unit->rich.text, "\"") && !str_starts(unit->rich.text, "–") &&
		!is_bracketed(unit->rich.text);
}

static bool is_crosshead(const Body *body, size_t at)
{
	const TextUnit *unit = body->units[at];

	if (unit->kind == UNIT_HEADING)
		return true;
	return is_short(unit) && body->intro_told && at + 1 < body->count &&
		unit->words <= CROSSHEAD_WORDS_MAX && unit->rich.text.size <= CROSSHEAD_BYTES_MAX;
}

/* Two short lines, of which the second is a caption and the first the picture's
 * alternative text. */
static bool is_picture_pair(const Body *body, size_t at)
{
	InsetHead head;

	if (at + 1 >= body->count)
		return false;
	/* A crosshead over an inset's names looks the same. */
	if (body->intro_told && inset_begins(body->units + at + 1, body->count - at - 1, &head))
		return false;
	const TextUnit *alt = body->units[at], *caption = body->units[at + 1];

	return (is_short(alt) || (alt->kind == UNIT_HEADING && alt->aside)) && is_short(caption) &&
		caption->words >= 4 && caption->stanza <= alt->stanza + 1;
}

/* All units folded, one after another, each with a line feed behind it: made once,
 * since looking for one line in all others is asked again and again. */
static void fold_body(Body *body)
{
	Arena *arena = body->reading->story.arena;
	Text all = text_in(arena);

	body->folded_at = arena_array(arena, body->count + 1, sizeof *body->folded_at);
	for (size_t i = 0; i < body->count; i++) {
		Str text = body->units[i]->rich.text;

		body->folded_at[i] = all.size;
		for (size_t at = 0; at < text.size;) {
			uint32_t c;

			at += utf8_decode(text, at, &c, NULL);
			c = fold_rune(c);
			if (c != 0)
				text_add_rune(&all, c);
		}
		text_add_byte(&all, '\n');
	}
	body->folded_at[body->count] = all.size;
	body->folded = text_str(&all);
}

/* Bytes of unit I folded. */
static size_t folded_size(const Body *body, size_t i)
{
	return body->folded_at[i + 1] - body->folded_at[i] - 1;
}

/* Do the words of LINE stand in a paragraph of the body? A quotation set large
 * repeats the story. */
static bool is_repeated(Body *body, size_t at)
{
	Str line = fold_text(body->reading->story.arena, body->units[at]->rich.text);

	while (line.size > 0 && (line.at[0] == '"' || line.at[0] == '\''))
		line = str_from(line, 1);
	while (line.size > 0 && !ascii_is_alnum(line.at[line.size - 1]) &&
		(unsigned char)line.at[line.size - 1] < 0x80)
		line.size--;
	if (line.size < REPEAT_BYTES_MIN || body->repeat_tries++ >= REPEAT_TRIES_MAX)
		return false;
	if (body->folded_at == NULL)
		fold_body(body);
	const char *needle = str_c(body->reading->story.arena, line);
	size_t unit = 0, found = 0;

	while ((found = str_find(body->folded, needle, found)) != STR_NOWHERE) {
		while (body->folded_at[unit + 1] <= found)
			unit++;
		if (unit != at && folded_size(body, unit) > line.size)
			return true;
		found = body->folded_at[unit + 1];
	}
	return false;
}

/* Takes a quotation set large and who said it. Units taken, or 0. */
static size_t take_pull_quote(Body *body, size_t at)
{
	const TextUnit *unit = body->units[at];

	if (!body->intro_told || is_prose(unit) || unit->kind != UNIT_TEXT || unit->words < 4 ||
		unit->words > 30)
		return 0;
	bool signed_below = at + 1 < body->count && body->units[at + 1]->stanza == unit->stanza &&
		body->units[at + 1]->words <= 10 && !body->units[at + 1]->sentence &&
		signature_like(body->units[at + 1]->rich.text);
	bool marked = str_starts(unit->rich.text, "\"") || str_starts(unit->rich.text, "“");

	if (!(signed_below && marked) && !is_repeated(body, at))
		return 0;
	Block *block = article_add_block(body->reading->story.article, BLOCK_QUOTE);

	set_text(block, unit);
	block->pull = true;
	if (signed_below)
		block->attribution = body->units[at + 1]->rich.text;
	return signed_below ? 2 : 1;
}

/* Takes a reader's words in a box of the story, under a heading for comments:
 * no comments follow. Units taken, or 0. */
static size_t take_reader_box(Body *body, size_t at)
{
	if (!body->intro_told || at + 2 >= body->count ||
		text_panel_kind(body->units[at]) != PANEL_COMMENTS)
		return 0;
	const TextUnit *words = body->units[at + 1], *name = body->units[at + 2];

	if (words->stanza != name->stanza || words->kind != UNIT_TEXT || name->sentence ||
		!signature_like(name->rich.text))
		return 0;
	text_leave_out(&body->reading->story, body->numbers[at], LEFT_OUT_TOOL);
	Block *block = article_add_block(body->reading->story.article, BLOCK_QUOTE);

	set_text(block, words);
	block->attribution = name->rich.text;
	return 3;
}

/* Paragraphs of the body from AT on, up to what is none. */
static size_t count_paragraphs(const Body *body, size_t at)
{
	size_t count = 0;

	while (at + count < body->count && body->units[at + count]->kind == UNIT_TEXT &&
		!(count > 0 && is_crosshead(body, at + count)))
		count++;
	return count;
}

/* Takes an inset by another author. Units taken, or 0. */
static size_t take_inset(Body *body, size_t at)
{
	TextStory *story = &body->reading->story;
	InsetHead head;

	if (!body->intro_told || !inset_begins(body->units + at, body->count - at, &head))
		return 0;
	size_t first = at + head.head, count = count_paragraphs(body, first);
	Str *paragraphs = arena_array(story->arena, count, sizeof *paragraphs);
	bool sure;

	for (size_t i = 0; i < count; i++)
		paragraphs[i] = body->units[first + i]->rich.text;
	count = inset_extent(paragraphs, count, body->crosshead_before, &sure);
	if (head.duplicate != STR_NOWHERE)
		text_leave_out(story, body->numbers[at + head.duplicate], LEFT_OUT_DUPLICATE);
	Block *block = article_add_block(story->article, BLOCK_ASIDE);

	block->label = head.label;
	block->byline = head.byline;
	block->role = head.role;
	block->blocks = arena_array(story->arena, count, sizeof *block->blocks);
	block->block_count = count;
	for (size_t i = 0; i < count; i++) {
		block->blocks[i].kind = BLOCK_PARAGRAPH;
		set_text(&block->blocks[i], body->units[first + i]);
	}
	if (!sure)
		article_warn(story->article, WARNING_ORDER_UNSURE,
			"Where the inset by %.*s ends is not certain.", (int)head.byline.size,
			head.byline.at);
	return head.head + count;
}

static void set_item(ListItem *item, const TextUnit *unit, int base)
{
	item->depth = unit->depth > base ? unit->depth - base : 0;
	item->marker = unit->marker;
	item->rich = unit->rich;
}

/* Takes a box of short lines under a label in capitals. Units taken, or 0. */
static size_t take_fact_box(Body *body, size_t at)
{
	TextStory *story = &body->reading->story;
	const TextUnit *label = body->units[at];
	size_t end = at + 1;

	if (!body->intro_told || label->kind != UNIT_TEXT || !is_capitals(label->rich.text) ||
		label->words > CROSSHEAD_WORDS_MAX)
		return 0;
	while (end < body->count && body->units[end]->stanza == label->stanza &&
		!is_prose(body->units[end]) && body->units[end]->words <= 20)
		end++;
	if (end - at < 3 || (end < body->count && body->units[end]->stanza == label->stanza))
		return 0;
	Block *block = article_add_block(story->article, BLOCK_ASIDE);
	Block *list = arena_alloc(story->arena, sizeof *list);

	block->label = label->rich.text;
	block->blocks = list;
	block->block_count = 1;
	list->kind = BLOCK_LIST;
	list->item_count = end - at - 1;
	list->items = arena_array(story->arena, list->item_count, sizeof *list->items);
	for (size_t i = 0; i < list->item_count; i++)
		set_item(&list->items[i], body->units[at + 1 + i], 0);
	return end - at;
}

/* Takes a run of items. Units taken. */
static size_t take_items(Body *body, size_t at)
{
	TextStory *story = &body->reading->story;
	bool ordered = str_present(body->units[at]->marker);
	size_t end = at;

	while (end < body->count && body->units[end]->kind == UNIT_ITEM &&
		(str_present(body->units[end]->marker) == ordered || body->units[end]->depth > 0))
		end++;
	Block *block = article_add_block(story->article, BLOCK_LIST);

	block->ordered = ordered;
	block->item_count = end - at;
	block->items = arena_array(story->arena, block->item_count, sizeof *block->items);
	for (size_t i = at; i < end; i++)
		set_item(&block->items[i - at], body->units[i], body->units[at]->depth);
	return end - at;
}

/* Takes a picture's mark and the caption below it. Units taken. */
static size_t take_picture(Body *body, size_t at)
{
	const TextUnit *unit = body->units[at];
	bool captioned = at + 1 < body->count && is_short(body->units[at + 1]);

	/* A mark that names nothing and has no caption shows nothing. */
	if (captioned)
		add_figure(body, STR_NONE, body->units[at + 1]->rich.text, unit->rich.text);
	return captioned ? 2 : 1;
}

static void add_heading(Body *body, const TextUnit *unit)
{
	Block *block = article_add_block(body->reading->story.article, BLOCK_HEADING);

	block->level = unit->level < 2 ? 2 : unit->level;
	set_text(block, unit);
}

/* Takes the block that begins at AT. Units taken. */
static size_t take_block(Body *body, size_t at)
{
	const TextUnit *unit = body->units[at];
	Article *article = body->reading->story.article;
	size_t taken;

	switch (unit->kind) {
	case UNIT_PLAIN:
		article_add_block(article, BLOCK_PREFORMATTED)->rich = unit->rich;
		return 1;
	case UNIT_QUOTE:
		set_text(article_add_block(article, BLOCK_QUOTE), unit);
		return 1;
	case UNIT_ITEM:
		return take_items(body, at);
	case UNIT_PICTURE:
		return take_picture(body, at);
	case UNIT_TEXT:
	case UNIT_HEADING:
		break;
	}
	if ((taken = take_inset(body, at)) > 0 || (taken = take_reader_box(body, at)) > 0 ||
		(taken = take_pull_quote(body, at)) > 0 || (taken = take_fact_box(body, at)) > 0)
		return taken;
	if (is_picture_pair(body, at)) {
		add_figure(body, unit->rich.text, body->units[at + 1]->rich.text, STR_NONE);
		return 2;
	}
	if (is_crosshead(body, at))
		add_heading(body, unit);
	else if (is_short(unit) && unit->words >= 3)
		add_figure(body, STR_NONE, unit->rich.text, STR_NONE);
	else
		add_paragraph(body, unit);
	return 1;
}

static void add_blocks(Reading *reading)
{
	TextStory *story = &reading->story;
	Body body = { .reading = reading };

	body.units = arena_array(story->arena, story->page.count + 1, sizeof *body.units);
	body.numbers = arena_array(story->arena, story->page.count + 1, sizeof *body.numbers);
	for (size_t i = 0; i < story->page.count; i++) {
		if (story->roles[i] != ROLE_BODY)
			continue;
		body.units[body.count] = unit_at(reading, i);
		body.numbers[body.count++] = i;
	}
	for (size_t at = 0; at < body.count;) {
		bool crosshead = is_crosshead(&body, at);

		at += take_block(&body, at);
		body.crosshead_before = crosshead;
	}
}

/* The whole page as it stands. */
static void add_page(Reading *reading)
{
	Article *article = reading->story.article;

	article->kind = ARTICLE_PAGE;
	for (size_t i = 0; i < reading->story.page.count; i++) {
		const TextUnit *unit = unit_at(reading, i);
		bool plain = unit->kind == UNIT_PLAIN;

		article_add_block(article, plain ? BLOCK_PREFORMATTED : BLOCK_PARAGRAPH)->rich =
			unit->rich;
	}
}

/* Do more letters run from right to left than the other way? */
static bool runs_right_to_left(Str text)
{
	size_t right = 0, left = 0;

	for (size_t at = 0, size; at < text.size; at += size) {
		uint32_t c;

		size = utf8_decode(text, at, &c, NULL);
		if ((c >= 0x0590 && c <= 0x08FF) || (c >= 0xFB1D && c <= 0xFEFC))
			right++;
		else if (c < 0x80 ? ascii_is_alpha((char)c) : uc_is_general_category(c, UC_LETTER))
			left++;
	}
	return right > left;
}

void text_reader_read(Str text, const ExtractJob *job, Article *article)
{
	Reading reading = { .title = STR_NOWHERE };
	TextStory *story = &reading.story;

	story->article = article;
	story->arena = article->arena;
	text_lines_read(story->arena, text, &story->page);
	story->roles = arena_array(story->arena, story->page.count + 1, sizeof *story->roles);
	story->reasons = arena_array(story->arena, story->page.count + 1, sizeof *story->reasons);
	article->right_to_left = runs_right_to_left(text);
	while (reading.prose < story->page.count && !is_prose(unit_at(&reading, reading.prose)))
		reading.prose++;
	reading.tail = story->page.count;
	if (job->view != EXTRACT_ARTICLE || reading.prose == story->page.count) {
		if (job->view == EXTRACT_ARTICLE)
			article_warn(article, WARNING_NO_ARTICLE,
				"No article was found; this is all of the text.");
		add_page(&reading);
		return;
	}
	take_header(&reading);
	take_title(&reading);
	sort_before_title(&reading);
	sort_units(&reading);
	cut_tail(&reading);
	stamps_infer_published(article);
	article->body_from = str("paragraphs of the text");
	add_blocks(&reading);
	report_left_out(&reading);
}
