/* SPDX-License-Identifier: ISC */
#include "extract/text_body.h"

#include "base/fold.h"
#include "base/text.h"
#include "base/utf8.h"
#include "extract/inset.h"
#include "extract/signature.h"
#include "extract/text_units.h"

enum {
	CROSSHEAD_WORDS_MAX = 8,
	CROSSHEAD_BYTES_MAX = 60,
	DATELINE_BYTES_MAX = 60,
	REPEAT_BYTES_MIN = 12,
	REPEAT_TRIES_MAX = 40 /* each walks the body */
};

/* Units of the body in order. */
typedef struct {
	TextStory *story;
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

	return text_is_capitals(place) || agency ? line : STR_NONE;
}

static void add_paragraph(Body *body, const TextUnit *unit)
{
	Article *article = body->story->article;
	Block *block = article_add_block(article, BLOCK_PARAGRAPH);

	set_text(block, unit);
	if (body->intro_told || !unit_is_prose(unit))
		return;
	body->intro_told = block->intro = true;
	article_set(article, FIELD_SUMMARY, unit->rich.text, "first paragraph");
	article_set(article, FIELD_DATELINE, find_dateline(unit->rich.text), "first paragraph");
}

static void add_figure(Body *body, Str alt, Str caption, Str src)
{
	Block *block = article_add_block(body->story->article, BLOCK_FIGURE);

	block->media = MEDIA_IMAGE;
	block->figure.alt = alt;
	block->figure.caption = caption;
	block->figure.src = src;
}

/* "... in the autumn. (Reporting by Jo)" */
static bool ends_with_credits(Str text)
{
	return str_ends(text, ")") && str_find(text, ". (", 0) != STR_NOWHERE;
}

/* A short line without a full stop. */
static bool is_short(const TextUnit *unit)
{
	return unit->kind == UNIT_TEXT && !str_ends(unit->rich.text, ".") &&
		!str_ends(unit->rich.text, ":") && !str_ends(unit->rich.text, ",") &&
		!str_ends(unit->rich.text, ".\"") && !str_ends(unit->rich.text, ".”") &&
		!str_starts(unit->rich.text, "\"") && !str_starts(unit->rich.text, "–") &&
		!text_is_bracketed(unit->rich.text) && !unit_is_prose(unit) &&
		!ends_with_credits(unit->rich.text);
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
	Arena *arena = body->story->work;
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
	Str line = fold_text(body->story->work, body->units[at]->rich.text);

	while (line.size > 0 && (line.at[0] == '"' || line.at[0] == '\''))
		line = str_from(line, 1);
	while (line.size > 0 && !ascii_is_alnum(line.at[line.size - 1]) &&
		(unsigned char)line.at[line.size - 1] < 0x80)
		line.size--;
	if (line.size < REPEAT_BYTES_MIN || body->repeat_tries++ >= REPEAT_TRIES_MAX)
		return false;
	if (body->folded_at == NULL)
		fold_body(body);
	const char *needle = str_c(body->story->work, line);
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

	if (!body->intro_told || unit_is_prose(unit) || unit->kind != UNIT_TEXT ||
		unit->words < 4 || unit->words > 30)
		return 0;
	bool signed_below = at + 1 < body->count && body->units[at + 1]->stanza == unit->stanza &&
		body->units[at + 1]->words <= 10 && !body->units[at + 1]->sentence &&
		signature_like(body->units[at + 1]->rich.text);
	bool marked = str_starts(unit->rich.text, "\"") || str_starts(unit->rich.text, "“");

	if (!(signed_below && marked) && !is_repeated(body, at))
		return 0;
	Block *block = article_add_block(body->story->article, BLOCK_QUOTE);

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
	text_leave_out(body->story, body->numbers[at], LEFT_OUT_TOOL);
	Block *block = article_add_block(body->story->article, BLOCK_QUOTE);

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
	TextStory *story = body->story;
	InsetHead head;

	if (!body->intro_told || !inset_begins(body->units + at, body->count - at, &head))
		return 0;
	size_t first = at + head.head, count = count_paragraphs(body, first);
	Str *paragraphs = arena_array(story->work, count, sizeof *paragraphs);
	bool sure;

	for (size_t i = 0; i < count; i++)
		paragraphs[i] = body->units[first + i]->rich.text;
	count = inset_extent(paragraphs, count, body->crosshead_before, &sure);
	if (head.duplicate != STR_NOWHERE)
		text_leave_out(story, body->numbers[at + head.duplicate], LEFT_OUT_DUPLICATE);
	Block *block = article_add_block(story->article, BLOCK_ASIDE);

	block->box.label = head.label;
	block->box.byline = head.byline;
	block->box.role = head.role;
	block->box.blocks = arena_array(story->arena, count, sizeof *block->box.blocks);
	block->box.block_count = count;
	for (size_t i = 0; i < count; i++) {
		block->box.blocks[i].kind = BLOCK_PARAGRAPH;
		set_text(&block->box.blocks[i], body->units[first + i]);
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
	TextStory *story = body->story;
	const TextUnit *label = body->units[at];
	size_t end = at + 1;

	if (!body->intro_told || label->kind != UNIT_TEXT || !text_is_capitals(label->rich.text) ||
		label->words > CROSSHEAD_WORDS_MAX)
		return 0;
	while (end < body->count && body->units[end]->stanza == label->stanza &&
		!unit_is_prose(body->units[end]) && body->units[end]->words <= 20)
		end++;
	if (end - at < 3 || (end < body->count && body->units[end]->stanza == label->stanza))
		return 0;
	Block *block = article_add_block(story->article, BLOCK_ASIDE);
	Block *list = arena_alloc(story->arena, sizeof *list);

	block->box.label = label->rich.text;
	block->box.blocks = list;
	block->box.block_count = 1;
	list->kind = BLOCK_LIST;
	list->list.item_count = end - at - 1;
	list->list.items =
		arena_array(story->arena, list->list.item_count, sizeof *list->list.items);
	for (size_t i = 0; i < list->list.item_count; i++)
		set_item(&list->list.items[i], body->units[at + 1 + i], 0);
	return end - at;
}

/* Takes a run of items. Units taken. */
static size_t take_items(Body *body, size_t at)
{
	TextStory *story = body->story;
	bool ordered = str_present(body->units[at]->marker);
	size_t end = at;

	while (end < body->count && body->units[end]->kind == UNIT_ITEM &&
		(str_present(body->units[end]->marker) == ordered || body->units[end]->depth > 0))
		end++;
	Block *block = article_add_block(story->article, BLOCK_LIST);

	block->ordered = ordered;
	block->list.item_count = end - at;
	block->list.items =
		arena_array(story->arena, block->list.item_count, sizeof *block->list.items);
	for (size_t i = at; i < end; i++)
		set_item(&block->list.items[i - at], body->units[i], body->units[at]->depth);
	return end - at;
}

/* Takes a picture's mark and the caption below it. Units taken. */
static size_t take_picture(Body *body, size_t at)
{
	const TextUnit *unit = body->units[at];
	bool captioned = at + 1 < body->count && is_short(body->units[at + 1]);

	if (str_present(unit->link)) {
		captioned = captioned && body->units[at + 1]->stanza == unit->stanza;
		add_figure(body, unit->rich.text,
			captioned ? body->units[at + 1]->rich.text : STR_NONE, unit->link);
		return captioned ? 2 : 1;
	}
	/* A mark that names nothing and has no caption shows nothing. */
	if (captioned)
		add_figure(body, STR_NONE, body->units[at + 1]->rich.text, unit->rich.text);
	return captioned ? 2 : 1;
}

static void add_heading(Body *body, const TextUnit *unit)
{
	Block *block = article_add_block(body->story->article, BLOCK_HEADING);

	block->level = unit->level < 2 ? 2 : unit->level;
	set_text(block, unit);
}

/* Takes the block that begins at AT. Units taken. */
static size_t take_block(Body *body, size_t at)
{
	const TextUnit *unit = body->units[at];
	Article *article = body->story->article;
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
	if (body->numbers[at] == body->story->standfirst) {
		add_paragraph(body, unit);
		return 1;
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

void text_body_add(TextStory *story)
{
	Body body = { .story = story };

	body.units = arena_array(story->work, story->page.count + 1, sizeof *body.units);
	body.numbers = arena_array(story->work, story->page.count + 1, sizeof *body.numbers);
	for (size_t i = 0; i < story->page.count; i++) {
		if (story->roles[i] != ROLE_BODY)
			continue;
		body.units[body.count] = &story->page.units[i];
		body.numbers[body.count++] = i;
	}
	for (size_t at = 0; at < body.count;) {
		bool crosshead = is_crosshead(&body, at);

		at += take_block(&body, at);
		body.crosshead_before = crosshead;
	}
}
