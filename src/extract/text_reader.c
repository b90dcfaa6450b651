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
#include "extract/text_extent.h"
#include "extract/text_head.h"
#include "extract/text_letters.h"
#include "extract/text_lines.h"
#include "extract/text_panels.h"
#include "extract/text_title.h"
#include "extract/text_units.h"

enum {
	FOOT_LINES_MIN = 3,
	FOOT_LINE_WORDS_MAX = 11, /* of a headline */
	TAIL_PROSE_WORDS_MIN = 12,
	/* Units behind the story's last sentence, where one more is its own: where something
	 * tells that the page ends, and where nothing does. */
	TAIL_GAP_TOLD = 8,
	TAIL_GAP = 1,
	WHOLE_PAGE_UNITS = 8, /* before the story, of a page that was dumped with its menus */
	BEFORE_TITLE_UNITS = 6, /* before the headline, in which stamp and author may stand */
	TOP_UNITS = 16, /* behind the headline, where byline and stamp may stand */
};

typedef struct {
	TextStory story;
	size_t prose; /* first paragraph of the story, or the count */
	size_t title; /* unit of the headline, or STR_NOWHERE */
	size_t tail; /* first unit of what closes the page, or the count */
	size_t end; /* behind the last paragraph of the story */
} Reading;

static const TextUnit *unit_at(const Reading *reading, size_t i)
{
	return &reading->story.page.units[i];
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
	reading->title = text_title_find(&reading->story, reading->prose);
	if (reading->title == STR_NOWHERE)
		return;
	article_set(article, FIELD_TITLE, unit_at(reading, reading->title)->rich.text, "headline");
	reading->story.roles[reading->title] = ROLE_FIELD;
	reading->story.standfirst =
		text_standfirst_find(&reading->story, reading->title, reading->prose);
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
	size_t gap = reading->tail < story->page.count ? TAIL_GAP_TOLD : TAIL_GAP;
	/* Where no menu stands before the story, no other one stands behind it. */
	size_t end = reading->prose >= WHOLE_PAGE_UNITS ? reading->end : story->page.count;

	for (size_t i = reading->prose; i < story->page.count; i++) {
		const TextUnit *unit = unit_at(reading, i);

		if (story->roles[i] != ROLE_BODY || (i >= end && i > last + gap))
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

static void read_units(Reading *reading, Str text)
{
	TextStory *story = &reading->story;

	text_lines_read(story->arena, story->work, text, &story->page);
	story->roles = arena_array(story->work, story->page.count + 1, sizeof *story->roles);
	story->reasons = arena_array(story->work, story->page.count + 1, sizeof *story->reasons);
	text_extent_find(&story->page, &reading->prose, &reading->end);
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
