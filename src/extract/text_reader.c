/* SPDX-License-Identifier: ISC */
/* Finds the headline of a bare text and sorts its units into head, body and foot. */
#include "extract/text_reader.h"

#include <stdint.h>

#include <unictype.h>

#include "base/text.h"
#include "base/utf8.h"
#include "extract/front_matter.h"
#include "extract/panel_words.h"
#include "extract/signature.h"
#include "extract/text_body.h"
#include "extract/text_head.h"
#include "extract/text_letters.h"
#include "extract/text_lines.h"
#include "extract/text_panels.h"
#include "extract/text_units.h"

enum {
	FOOT_LINES_MIN = 3,
	FOOT_LINE_WORDS_MAX = 11, /* of a headline */
	TAIL_PROSE_WORDS_MIN = 12,
	TITLE_WORDS_MAX = 30,
	HEADLINE_WORDS_MIN = 5, /* of one with a standfirst below it */
	AUTHOR_WORDS_MAX = 4, /* of a name without a word before it */
	TITLE_DISTANCE_MAX = 40, /* units before the story */
	SIGNED_UNITS = 6, /* behind a headline, in which author or stamp stand */
	REPEATED_UNITS = 4000,
	REPEATED_BYTES_MIN = 10,
	PROSE_WORDS_MAX = 60, /* that one paragraph counts */
	GAP_WORDS = 3,
	STORY_WORDS_MIN = 40,
	RUN_PERCENT_MIN = 30, /* of the words of the largest run, that the story has */
	/* that a line between paragraphs costs */
	BEFORE_TITLE_UNITS = 6, /* before the headline, in which stamp and author may stand */
	TOP_UNITS = 16, /* behind the headline, where byline and stamp may stand */
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
/* The headline */

/* May unit I be the headline? */
static bool may_be_title(const Reading *reading, size_t i)
{
	const TextUnit *unit = unit_at(reading, i);
	Str text = unit->rich.text, line = text;
	LeftOutReason reason;

	if (reading->story.roles[i] != ROLE_NONE ||
		(unit->kind != UNIT_TEXT && unit->kind != UNIT_HEADING) || unit->words == 0 ||
		unit->words > TITLE_WORDS_MAX || unit->links > 0 || unit_is_navigation(unit))
		return false;
	if (unit->aside && unit->kind != UNIT_HEADING)
		return false;
	return !text_is_slug(text) && !text_is_bracketed(text) && !text_is_field(text) &&
		!text_is_path(text) && !panel_furniture(text, &reason) &&
		text_panel_kind(unit) == PANEL_NONE && !byline_take(&line) &&
		!unit_is_stamp(reading->story.work, unit) && !str_ends(text, ":");
}

/* Is unit I who wrote the story, or how to reach him? */
static bool names_author(const Reading *reading, size_t i)
{
	const TextUnit *unit = unit_at(reading, i);
	Str line = separators_trim(unit->rich.text);

	return byline_take(&line) || text_is_handle(line) ||
		(!unit->sentence && unit->words <= AUTHOR_WORDS_MAX && name_capitalised(line));
}

/* Does unit I share its stanza with no other? */
static bool is_alone(const Reading *reading, size_t i)
{
	const TextPage *page = &reading->story.page;
	uint32_t stanza = page->units[i].stanza;

	return (i == 0 || page->units[i - 1].stanza != stanza) &&
		(i + 1 >= page->count || page->units[i + 1].stanza != stanza);
}

/* Does author or stamp stand within a few units behind unit I, before the story? */
static bool is_signed(const Reading *reading, size_t i)
{
	size_t end = i + 1 + SIGNED_UNITS;

	for (i++; i < reading->prose && i < end; i++)
		if (names_author(reading, i) ||
			unit_is_stamp(reading->story.work, unit_at(reading, i)))
			return true;
	return false;
}

/* Does the page say unit I once more, as in its path or over its comments? */
static bool is_repeated(const Reading *reading, size_t i)
{
	const TextPage *page = &reading->story.page;
	const TextUnit *unit = unit_at(reading, i);

	if (unit->words < 2 || unit->rich.text.size < REPEATED_BYTES_MIN)
		return false;
	char *text = str_c(reading->story.work, unit->rich.text);

	for (size_t k = 0; k < page->count && k < REPEATED_UNITS; k++)
		if (k != i && str_find(page->units[k].rich.text, text, 0) != STR_NOWHERE)
			return true;
	return false;
}

/* Does unit I begin what is behind the page's menus, or all of the text? */
static bool is_behind_menu(const Reading *reading, size_t i)
{
	return i == 0 || unit_at(reading, i - 1)->kind == UNIT_ITEM ||
		unit_is_navigation(unit_at(reading, i - 1));
}

/* How much unit I, DISTANCE units before the story, looks like its headline. */
static int title_score(const Reading *reading, size_t i, int distance)
{
	const TextUnit *unit = unit_at(reading, i);
	int score = -distance;

	if (unit->kind == UNIT_HEADING)
		score += unit->level == 1 ? 24 : unit->level > 0 ? 8 : 5;
	score += is_alone(reading, i) ? 6 : 0;
	score += unit->words >= HEADLINE_WORDS_MIN && unit->words <= 20 ? 8
		: unit->words >= 3                                      ? 5
		: unit->words == 2                                      ? 2
									: 0;
	score += is_signed(reading, i) ? 6 : 0;
	score += is_behind_menu(reading, i) ? 4 : 0;
	score += i > 0 && unit_is_stamp(reading->story.work, unit_at(reading, i - 1)) ? 2 : 0;
	score -= str_find(unit->rich.text, "©", 0) != STR_NOWHERE ? 8 : 0;
	score += is_repeated(reading, i) ? 6 : 0;
	score -= unit->sentence && str_ends(unit->rich.text, ".") ? 6 : 0;
	score -= names_author(reading, i) ? 6 : 0;
	return score;
}

/* The unit before the story that looks most like its headline, or STR_NOWHERE: of two alike
 * the one nearer to it, but the upper one where the lower may be its standfirst. */
static size_t find_title(const Reading *reading)
{
	size_t best = STR_NOWHERE;
	int best_score = 0, distance = 0;

	for (size_t i = reading->prose; i-- > 0 && distance < TITLE_DISTANCE_MAX; distance++) {
		if (!may_be_title(reading, i))
			continue;
		int score = title_score(reading, i, distance);
		bool over = i + 1 == best && unit_at(reading, i)->words >= HEADLINE_WORDS_MIN &&
			unit_at(reading, i)->words <= unit_at(reading, best)->words;

		score += over ? 6 : 0;
		if (best == STR_NOWHERE || score > best_score) {
			best = i;
			best_score = score;
		}
	}
	return best;
}

/* Notes the line between the headline and byline or stamp as the standfirst. */
static void find_standfirst(Reading *reading)
{
	size_t first = reading->title + 1, found = STR_NOWHERE;
	LeftOutReason reason;

	for (size_t i = first; i < reading->prose && i < first + TOP_UNITS; i++) {
		const TextUnit *unit = unit_at(reading, i);

		if (names_author(reading, i) || unit_is_stamp(reading->story.work, unit)) {
			reading->story.standfirst = found;
			return;
		}
		if (panel_furniture(unit->rich.text, &reason))
			continue;
		if (found != STR_NOWHERE || unit->kind != UNIT_TEXT || unit->links > 0 ||
			unit->words < HEADLINE_WORDS_MIN)
			return;
		found = i;
	}
}

/* Takes the headline that says once more what the head of the text gave as its title. */
static void take_title_again(Reading *reading)
{
	Str title = reading->story.article->field[FIELD_TITLE];

	for (size_t i = 0; i < reading->prose; i++) {
		if (reading->story.roles[i] != ROLE_NONE ||
			!str_equal_nocase(unit_at(reading, i)->rich.text, title))
			continue;
		reading->title = i;
		reading->story.roles[i] = ROLE_FIELD;
		return;
	}
}

static void take_title(Reading *reading)
{
	Article *article = reading->story.article;

	if (str_present(article->field[FIELD_TITLE])) {
		take_title_again(reading);
		return;
	}
	reading->title = find_title(reading);
	if (reading->title == STR_NOWHERE)
		return;
	article_set(article, FIELD_TITLE, unit_at(reading, reading->title)->rich.text, "headline");
	reading->story.roles[reading->title] = ROLE_FIELD;
	find_standfirst(reading);
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
	if (unit_is_navigation(unit) || unit->words <= 2)
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
		bool near = i + BEFORE_TITLE_UNITS >= end;
		size_t taken = 1;

		if (reading->story.roles[i] != ROLE_NONE) {
		} else if (near && unit_is_stamp(reading->story.work, unit_at(reading, i))) {
			text_take_stamp(&reading->story, i);
		} else if (!near || (taken = text_take_byline(&reading->story, i)) == 0) {
			LeftOutReason reason = reason_of(unit_at(reading, i));

			if (reason == LEFT_OUT_PROMO)
				reason = text_is_slug(unit_at(reading, i)->rich.text)
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
	else if (in_story && unit_is_prose(unit) && i + 1 < story->page.count &&
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
		if (top && !unit_is_prose(unit) && unit_is_stamp(story->work, unit)) {
			text_take_stamp(&reading->story, i);
			i++;
			continue;
		}
		if (top && !str_present(story->article->field[FIELD_BYLINE]) &&
			(next = text_take_byline(&reading->story, i)) > 0) {
			i += next;
			continue;
		}
		if (unit_is_navigation(unit))
			text_leave_out(story, i, LEFT_OUT_NAVIGATION);
		else if (top && text_is_handle(unit->rich.text))
			text_leave_out(story, i, LEFT_OUT_TOOL);
		else if (is_desk_line(unit->rich.text) ||
			(i < reading->prose && text_is_slug(unit->rich.text)))
			text_leave_out(story, i, LEFT_OUT_BOILERPLATE);
		else if (i < reading->prose && text_is_bracketed(unit->rich.text))
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
		bool prose = unit_is_prose(unit) && unit->words >= TAIL_PROSE_WORDS_MIN;
		bool body = unit->sentence || prose || unit->kind == UNIT_PLAIN ||
			unit->kind == UNIT_QUOTE || text_is_bracketed(unit->rich.text) ||
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
	Text text = text_in(NULL);

	for (size_t i = 0; i < story->page.count;) {
		if (story->roles[i] != ROLE_LEFT_OUT) {
			i++;
			continue;
		}
		text.size = 0;
		size_t stanza = unit_at(reading, i)->stanza;
		LeftOutReason reason = (LeftOutReason)story->reasons[i];

		for (; i < story->page.count && story->roles[i] == ROLE_LEFT_OUT &&
			story->reasons[i] == reason && unit_at(reading, i)->stanza == stanza;
			i++) {
			if (text.size > 0)
				text_add_byte(&text, '\n');
			text_add(&text, unit_at(reading, i)->rich.text);
		}
		Str whole = text_str(&text);

		/* What is longer is copied where it is cut. */
		if (whole.size <= LEFT_OUT_TEXT_BYTES)
			whole = str_copy(story->arena, whole);
		article_add_left_out(story->article, reason, whole);
	}
	text_clear(&text);
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

static void read_story(Reading *reading)
{
	text_take_header(&reading->story);
	take_title(reading);
	sort_before_title(reading);
	sort_units(reading);
	cut_tail(reading);
	reading->story.article->body_from = str("paragraphs of the text");
	text_body_add(&reading->story);
	report_left_out(reading);
}

/* A run of units with many words in paragraphs and few lines of other things between them. */
typedef struct {
	size_t first; /* its first paragraph, or the count */
	int64_t words, most; /* what is left of them at its end, and at its best */
} Run;

/* Goes on with RUN at unit I; a new one begins there when nothing is left of the old. */
static void go_on(const Reading *reading, Run *run, size_t i)
{
	const TextUnit *unit = unit_at(reading, i);

	if (!unit_is_prose(unit) || str_find_nocase(unit->rich.text, "cookie", 0) != STR_NOWHERE) {
		run->words -= run->words > GAP_WORDS ? GAP_WORDS : run->words;
		return;
	}
	if (run->words == 0)
		*run = (Run){ .first = i };
	run->words += unit->words < PROSE_WORDS_MAX ? unit->words : PROSE_WORDS_MAX;
	run->most = run->words > run->most ? run->words : run->most;
}

/* Finds the first paragraph of the story: that of the first run that is not much smaller than
 * the largest. What is behind a heading for comments is none. */
static void find_prose(Reading *reading)
{
	const TextPage *page = &reading->story.page;
	size_t end = page->count;
	int64_t most = 0;
	Run run = { .first = page->count };

	for (size_t i = 0; i < end; i++) {
		go_on(reading, &run, i);
		most = run.most > most ? run.most : most;
		if (most >= STORY_WORDS_MIN &&
			text_panel_kind(unit_at(reading, i)) == PANEL_COMMENTS)
			end = i;
	}
	run = (Run){ .first = page->count };
	for (size_t i = 0; i < end && run.most * 100 < most * RUN_PERCENT_MIN; i++)
		go_on(reading, &run, i);
	reading->prose = run.first;
}

static void read_units(Reading *reading, Str text)
{
	TextStory *story = &reading->story;

	text_lines_read(story->arena, story->work, text, &story->page);
	story->roles = arena_array(story->work, story->page.count + 1, sizeof *story->roles);
	story->reasons = arena_array(story->work, story->page.count + 1, sizeof *story->reasons);
	find_prose(reading);
	reading->tail = story->page.count;
}

void text_reader_read(Str text, const ExtractJob *job, Article *article)
{
	Reading reading = {
		.story = { .article = article,
			.arena = article->arena,
			.work = arena_new(),
			.standfirst = STR_NOWHERE },
		.title = STR_NOWHERE,
	};

	if (job->view == EXTRACT_ARTICLE)
		text = front_matter_take(text, article);
	article->right_to_left = runs_right_to_left(text);
	read_units(&reading, text);
	if (job->view == EXTRACT_ARTICLE && reading.prose < reading.story.page.count) {
		read_story(&reading);
	} else {
		if (job->view == EXTRACT_ARTICLE)
			article_warn(article, WARNING_NO_ARTICLE,
				"No article was found; this is all of the text.");
		add_page(&reading);
	}
	arena_release(reading.story.work);
}
