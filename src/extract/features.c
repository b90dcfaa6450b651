/* SPDX-License-Identifier: ISC */
#include "extract/features.h"

#include <string.h>

#include "extract/characters.h"
#include "extract/feature_notes.h"
#include "extract/phrases.h"

enum {
	ONE = 1000,
	LOG_UNIT = 125,
	ANCESTORS_MAX = 60, /* looked at above a block */
	BOXES = 4,
	SMALL_PERCENT = 20, /* of the page's prose, under a name */
	WITHIN_LETTERS_MAX = 40, /* of a text looked for in the headline */
	WINDOW_NEAR = 2,
	WINDOW_WIDE = 5,
	RARE = 5, /* a word in so many of that kind is all there can be */
	PROSE_WORDS_MIN = 12, /* of a text that would have common words, if it ran ... */
	COMMON_LOW = 150, /* ... so many in a thousand */
	LONGS_MIN = 3,
};

static const uint64_t kind_bits[] = {
#define KIND_BIT(name) KIND_##name,
	FEATURE_KINDS(KIND_BIT)
#undef KIND_BIT
};

static const uint16_t tag_numbers[] = {
#define TAG_NUMBER(name) TAG_##name,
	FEATURE_TAGS(TAG_NUMBER)
#undef TAG_NUMBER
};

enum {
	KINDS = sizeof kind_bits / sizeof *kind_bits,
	TAGS = sizeof tag_numbers / sizeof *tag_numbers,
	FIRST_KIND = FEATURE_KIND_BODY,
	FIRST_TAG = FEATURE_TAG_ARTICLE,
};

static const uint64_t bad_kinds = KIND_COMMENT | KIND_RELATED | KIND_PROMOTION | KIND_SHARE |
	KIND_CONSENT | KIND_NAVIGATION | KIND_SIDEBAR | KIND_FOOTER | KIND_HEADER | KIND_TAGS |
	KIND_ADVERT | KIND_SPONSOR | KIND_SIGNUP | KIND_FORM | KIND_DISCLAIMER | KIND_AUTHOR;

static const char *const names[] = {
#define FEATURE_NAME(name, what)  #name,
#define FEATURE_TAG_TRIPLE(name)  "TAG_" #name, "TAG_" #name "_SMALL", "TAG_" #name "_LARGE",
#define FEATURE_KIND_TRIPLE(name) "KIND_" #name, "KIND_" #name "_SMALL", "KIND_" #name "_LARGE",
	FEATURE_TABLE(FEATURE_NAME) FEATURE_KINDS(FEATURE_KIND_TRIPLE)
		FEATURE_TAGS(FEATURE_TAG_TRIPLE)
};

static const char *const meanings[] = {
#define FEATURE_SAYS(name, what) what,
#define SAYS_TRIPLE(name)        "nearness", "with little of the prose", "with much of it",
	FEATURE_TABLE(FEATURE_SAYS) FEATURE_KINDS(SAYS_TRIPLE) FEATURE_TAGS(SAYS_TRIPLE)
};

const char *feature_says(unsigned feature)
{
	return meanings[feature];
}

const char *feature_name(unsigned feature)
{
	return names[feature];
}

/* Numbers */

int32_t features_log(uint64_t n)
{
	uint64_t v = n + 1;
	int32_t power = 0;

	while (v >> (power + 1) != 0 && power < 40)
		power++;
	uint64_t above = v - ((uint64_t)1 << power);

	return LOG_UNIT * power + (int32_t)((above * LOG_UNIT) >> power);
}

static int32_t share(uint64_t part, uint64_t whole)
{
	if (whole == 0)
		return 0;
	return part >= whole ? ONE : (int32_t)(part * ONE / whole);
}

static int32_t flag(bool is)
{
	return is ? ONE : 0;
}

static int32_t near(uint32_t level)
{
	return ONE / (int32_t)(1 + (level > ANCESTORS_MAX ? ANCESTORS_MAX : level));
}

Index features_group(const Features *features, Index b)
{
	return features->notes[b].group2;
}

/* Of a block */

static int32_t link_share(const Page *page, Index first, Index end)
{
	Sums sums = page_sums_blocks(page, first, end);

	return share(sums.link_letters, sums.letters);
}

static void put_text(const Features *features, Index b, int32_t *row)
{
	const Page *page = features->page;
	const PageBlock *block = &page->blocks[b];
	TextShape shape = features->notes[b].shape;
	uint32_t words = block->words > 0 ? block->words : 1;
	int32_t links = share(block->link_letters, block->letters);
	int32_t length = (int32_t)(block->letters * 100 / words);

	row[FEATURE_LETTERS] = features_log(block->letters);
	row[FEATURE_WORDS] = features_log(block->words);
	row[FEATURE_LINK_SHARE] = links;
	row[FEATURE_LINK_SHARE_SQUARE] = links * links / ONE;
	row[FEATURE_LINKS] = features_log(block->links);
	row[FEATURE_COMMAS] = features_log(block->commas);
	row[FEATURE_COMMA_RATE] = share((uint64_t)block->commas * 5, words);
	row[FEATURE_SENTENCE_END] = flag(block->ends_sentence);
	row[FEATURE_COLON_END] = flag(shape.colon_end);
	row[FEATURE_QUESTION_END] = flag(shape.question_end);
	row[FEATURE_DOTS_END] = flag(shape.dots_end);
	row[FEATURE_DIGITS] = share(shape.digits, block->letters);
	row[FEATURE_CAPITALS] = share(shape.capitals, block->letters);
	row[FEATURE_WORD_LENGTH] = length > ONE ? ONE : length;
	row[FEATURE_LINES] = features_log(block_end_line(block) - block->first_line);
	row[FEATURE_SENTENCES] = features_log(shape.sentences);
	row[FEATURE_FIRST_CAPITAL] = flag(shape.first_capital);
	row[FEATURE_FIRST_SMALL] = flag(shape.first_small);
	row[FEATURE_FIRST_DIGIT] = flag(shape.first_digit);
	row[FEATURE_FIRST_QUOTE] = flag(shape.first_quote);
	row[FEATURE_BARS] = features_log(shape.bars);
	row[FEATURE_ADDRESS] = flag(shape.at_sign);
	row[FEATURE_YEAR] = flag(shape.year);
	row[FEATURE_CLOCK] = flag(shape.clock);
	row[FEATURE_COPYRIGHT] = flag(shape.copyright);
	row[FEATURE_LABEL_COLON] = flag(shape.label > 0);
	row[FEATURE_LABEL_LINK] = flag(shape.label > 0 && block->link_letters * 2 > block->letters);
	row[FEATURE_STRICT] = flag(notes_between(features, b, b + 1).strict > 0);
	row[FEATURE_BOLD] = flag(block->marks & MARK_BOLD);
	row[FEATURE_ITALIC] = flag(block->marks & MARK_ITALIC);
	row[FEATURE_SHOWN_NOT] = flag(block->marks & MARK_HIDDEN);
	row[FEATURE_FALLBACK] = flag(block->marks & MARK_FALLBACK);
	row[FEATURE_IN_FORM] = flag(block->marks & MARK_FORM);
	row[FEATURE_REPEATED] = flag(features->notes[b].repeats != b);
	row[FEATURE_STRUCK] = flag(block->marks & MARK_STRUCK);
	if (!str_empty(page->title)) {
		row[FEATURE_TITLE] = flag(characters_same_letters(page->title, block->text));
		row[FEATURE_TITLE_WITHIN] = flag(block->letters <= WITHIN_LETTERS_MAX &&
			characters_letters_within(page->work, block->text, page->title));
	}
}

static void put_words(const Note *note, const PageBlock *block, int32_t *row)
{
	LeftOutReason reason = (LeftOutReason)note->phrase_reason;

	row[FEATURE_SECTION_START] = flag(note->starts_section);
	row[FEATURE_BOX_LABEL] =
		flag(block->letters <= SECTION_LETTERS_MAX && phrase_box_label(block->text));
	if (note->phrase == PHRASE_NONE)
		return;
	row[FEATURE_PHRASE_SURE] = flag(note->phrase == PHRASE_SURE);
	row[FEATURE_PHRASE_LIKELY] = flag(note->phrase == PHRASE_LIKELY);
	row[FEATURE_PHRASE_TOOL] = flag(reason == LEFT_OUT_TOOL);
	row[FEATURE_PHRASE_FORM] = flag(reason == LEFT_OUT_FORM);
	row[FEATURE_PHRASE_PROMO] = flag(reason == LEFT_OUT_PROMO);
	row[FEATURE_PHRASE_LEGAL] =
		flag(reason == LEFT_OUT_BOILERPLATE || reason == LEFT_OUT_DISCLAIMER);
	row[FEATURE_PHRASE_ABOUT] = flag(reason == LEFT_OUT_OTHER || reason == LEFT_OUT_NAVIGATION);
}

/* What the words within say, wherever they stand. */
static void put_hints(const BlockWords *words, bool tail, int32_t *row)
{
	static const struct {
		uint8_t hint;
		uint16_t feature;
	} counts[] = {
		{ HINT_YOU, FEATURE_YOU },
		{ HINT_WE, FEATURE_WE },
		{ HINT_SIGNUP, FEATURE_SIGNUP },
		{ HINT_LEGAL, FEATURE_LEGAL },
		{ HINT_TRADE, FEATURE_TRADE },
		{ HINT_WRITER, FEATURE_WRITER },
		{ HINT_MEDIUM, FEATURE_MEDIUM },
		{ HINT_PICTURE, FEATURE_PICTURE },
		{ HINT_FURTHER, FEATURE_FURTHER },
		{ HINT_CONTACT, FEATURE_CONTACT },
		{ HINT_SOCIAL, FEATURE_SOCIAL },
	};
	uint32_t all = 0, count = words->words;
	int32_t common = share(words->hints[HINT_COMMON], count);

	for (unsigned i = 0; i < sizeof counts / sizeof *counts; i++) {
		all += words->hints[counts[i].hint];
		row[counts[i].feature] = features_log(words->hints[counts[i].hint]);
	}
	row[FEATURE_COMMON] = common;
	row[FEATURE_COMMON_FEW] = flag(count >= PROSE_WORDS_MIN && common < COMMON_LOW);
	row[FEATURE_YOU_SHARE] = share((uint64_t)words->hints[HINT_YOU] * RARE, count);
	row[FEATURE_WE_SHARE] = share((uint64_t)words->hints[HINT_WE] * RARE, count);
	row[FEATURE_HINTS_SHARE] = share((uint64_t)all * RARE, count);
	row[FEATURE_HINTS_TAIL] = tail ? row[FEATURE_HINTS_SHARE] : 0;
}

/* Whom they name, and what of. */
static void put_subject(const BlockWords *words, bool tail, int32_t *row)
{
	row[FEATURE_SITE_NAMED] = flag(words->site);
	row[FEATURE_SITE_TAIL] = flag(words->site && tail);
	row[FEATURE_AUTHOR_NAMED] = flag(words->author);
	row[FEATURE_AUTHOR_FIRST] = flag(words->author_first);
	row[FEATURE_LONGS] = features_log(words->longs);
	row[FEATURE_SHARED] = share(words->shared, words->longs);
	row[FEATURE_SHARED_NONE] = flag(words->longs >= LONGS_MIN && words->shared == 0);
	row[FEATURE_TITLED] = features_log(words->titled);
}

static void put_element(const Page *page, const PageBlock *block, int32_t *row)
{
	const Element *holder = &page->elements[block->holder];

	row[FEATURE_H1] = flag(block->heading == 1);
	row[FEATURE_H2] = flag(block->heading == 2);
	row[FEATURE_H3] = flag(block->heading == 3);
	row[FEATURE_H4] = flag(block->heading > 3);
	row[FEATURE_P] = flag(holder->tag == TAG_P);
	row[FEATURE_LI] = flag(holder->tag == TAG_LI);
	row[FEATURE_CELL] = flag(holder->tag == TAG_TD || holder->tag == TAG_TH);
	row[FEATURE_DIV] = flag(holder->tag == TAG_DIV);
	row[FEATURE_TERM] = flag(holder->tag == TAG_DT);
	row[FEATURE_DEFINITION] = flag(holder->tag == TAG_DD);
	row[FEATURE_LIST_DEPTH] = features_log(block->list_depth);
	row[FEATURE_DEPTH] = features_log(holder->depth);
}

/* Sets the three features from FIRST on, unless a nearer element has. */
static void put_level(int32_t *row, unsigned first, uint32_t level, bool small)
{
	if (row[first] == 0)
		row[first] = near(level);
	row[first + (small ? 1 : 2)] = ONE;
}

static bool is_box(const Element *element)
{
	Tag tag = (Tag)element->tag;

	return tag_traits(tag) & TRAIT_BREAKS && tag_heading_level(tag) == 0 && tag != TAG_P &&
		tag != TAG_LI && tag != TAG_TR;
}

Index features_box(const Page *page, Index e)
{
	while (e != PAGE_NONE && !is_box(&page->elements[e]))
		e = page->elements[e].parent;
	return e;
}

static void put_box(const Features *features, Index e, unsigned box, int32_t *row)
{
	const Element *element = &features->page->elements[e];
	Prefix sums = notes_under(features, e);
	int32_t *at = row + FEATURE_BOX1_SHARE + box * BOXES;

	at[0] = share(sums.prose, notes_all_prose(features));
	at[1] = link_share(features->page, element->first_block, element->end_block);
	at[2] = features_log(element->end_block - element->first_block);
	at[3] = features_log(sums.strict);
	if (box < 2)
		row[FEATURE_RULE_BOX1 + box] = share(sums.kept,
			page_sums_blocks(features->page, element->first_block, element->end_block)
				.letters);
}

static void put_place_in_box(const Features *features, Index b, Index e, int32_t *row)
{
	const Element *element = &features->page->elements[e];
	uint32_t whole = notes_under(features, e).prose;

	row[FEATURE_BOX_BEFORE] =
		share(notes_between(features, element->first_block, b).prose, whole);
	row[FEATURE_BOX_BEHIND] = b + 1 < element->end_block
		? share(notes_between(features, b + 1, element->end_block).prose, whole)
		: 0;
}

static void put_series(const Features *features, Index e, uint32_t level, int32_t *row)
{
	const Page *page = features->page;
	const Element *element = &page->elements[e];
	int32_t count = features_log(features->series[e]);

	if (features->series[e] < 2 || count <= row[FEATURE_SERIES])
		return;
	row[FEATURE_SERIES] = count;
	row[FEATURE_SERIES_NEAR] = near(level);
	row[FEATURE_SERIES_LETTERS] = features_log(page_sums(page, e).letters);
	row[FEATURE_SERIES_LINKS] = link_share(page, element->first_block, element->end_block);
	row[FEATURE_SERIES_SHARE] = element->parent == PAGE_NONE
		? 0
		: share(notes_under(features, element->parent).prose, notes_all_prose(features));
}

static void put_names(const Element *element, uint32_t level, bool small, int32_t *row)
{
	for (unsigned k = 0; element->kinds != 0 && k < KINDS; k++)
		if (element->kinds & kind_bits[k])
			put_level(row, FIRST_KIND + 3 * k, level, small);
	for (unsigned t = 0; t < TAGS; t++)
		if (element->tag == tag_numbers[t])
			put_level(row, FIRST_TAG + 3 * t, level, small);
}

static void put_density(const Features *features, Index e, int32_t *row)
{
	const Body *body = features->body;
	int32_t density =
		body->best_density > 0 ? (int32_t)(body->density[e] * ONE / body->best_density) : 0;

	if (density > row[FEATURE_DENSITY])
		row[FEATURE_DENSITY] = density > ONE ? ONE : density;
}

/* The last element on the way from block B up to the core, below it. */
static void put_branch(const Features *features, Index e, int32_t *row)
{
	const Element *element = &features->page->elements[e];
	Prefix sums = notes_under(features, e);

	row[FEATURE_BRANCH_SHARE] = share(sums.prose, notes_all_prose(features));
	row[FEATURE_BRANCH_LINKS] =
		link_share(features->page, element->first_block, element->end_block);
	row[FEATURE_BRANCH_BLOCKS] = features_log(element->end_block - element->first_block);
	row[FEATURE_BRANCH_STRICT] = features_log(sums.strict);
}

static void put_core(const Features *features, Index e, uint32_t level, Index below, int32_t *row)
{
	Index core = features->body->core;

	if (core == PAGE_NONE || row[FEATURE_CORE] != 0 || row[FEATURE_CORE_STEPS] != 0)
		return;
	if (e == core) {
		row[FEATURE_CORE] = ONE;
		row[FEATURE_CORE_LEVEL] = near(level);
		put_branch(features, below, row);
	} else if (page_contains(features->page, e, core)) {
		row[FEATURE_CORE_STEPS] = near(level);
		row[FEATURE_CORE_COMMON] =
			share(notes_under(features, e).prose, notes_all_prose(features));
		put_branch(features, below, row);
	}
}

static void put_ancestors(const Features *features, Index b, int32_t *row)
{
	const Page *page = features->page;
	uint32_t whole = notes_all_prose(features), level = 0, bad = 0;
	unsigned boxes = 0;
	Index below = page->blocks[b].holder;

	row[FEATURE_BAD_SHARE] = ONE;
	for (Index e = page->fragments[page->blocks[b].first_fragment].owner;
		e != PAGE_NONE && level < ANCESTORS_MAX; e = page->elements[e].parent) {
		const Element *element = &page->elements[e];
		Prefix sums = notes_under(features, e);
		int32_t part = share(sums.prose, whole);
		bool small = (uint64_t)sums.prose * 100 < (uint64_t)whole * SMALL_PERCENT;

		put_names(element, level, small, row);
		put_density(features, e, row);
		put_core(features, e, level, below, row);
		put_series(features, e, level, row);
		if (element->kinds & bad_kinds && !(element->kinds & KIND_BODY)) {
			bad += small;
			if (part < row[FEATURE_BAD_SHARE])
				row[FEATURE_BAD_SHARE] = part;
		}
		if (element->first_block < b && row[FEATURE_TITLED_NEAR] == 0 &&
			features->notes[element->first_block].starts_section) {
			row[FEATURE_TITLED_NEAR] = near(level);
			row[FEATURE_TITLED_SHARE] = part;
		}
		if (boxes < BOXES && is_box(element)) {
			if (boxes == 0)
				put_place_in_box(features, b, e, row);
			put_box(features, e, boxes++, row);
		}
		if (e == features->body->root)
			row[FEATURE_ROOT] = ONE;
		below = e;
		level++;
	}
	row[FEATURE_BAD_COUNT] = features_log(bad);
}

static void put_answers(const Features *features, Index b, int32_t *row)
{
	const Page *page = features->page;
	Index holder = page->blocks[b].holder;
	const Index answers[] = { features->named, features->article, features->headed };
	int32_t votes = row[FEATURE_STRICT] + row[FEATURE_CORE], known = 2 * ONE;

	for (unsigned i = 0; i < sizeof answers / sizeof *answers; i++) {
		if (answers[i] == PAGE_NONE)
			continue;
		row[FEATURE_IN_NAMED + i] = flag(page_contains(page, answers[i], holder));
		votes += row[FEATURE_IN_NAMED + i];
		known += ONE;
	}
	votes += flag(features->notes[b].claim == CLAIM_BODY);
	known += ONE;
	row[FEATURE_VOTES] = share((uint64_t)votes, (uint64_t)known);
	row[FEATURE_VOTES_ALL] = flag(votes == known);
}

static int32_t kept_share(const Features *features, Index first, Index end)
{
	return share(notes_between(features, first, end).kept,
		page_sums_blocks(features->page, first, end).letters);
}

static void put_rules(const Features *features, Index b, int32_t *row)
{
	const Page *page = features->page;
	const PageBlock *block = &page->blocks[b];
	const Note *note = &features->notes[b];
	const Group *group = &features->groups2[note->group2];
	bool out = note->claim == CLAIM_LEFT_OUT;
	LeftOutReason reason = (LeftOutReason)note->reason;

	row[FEATURE_RULE] = flag(note->claim == CLAIM_BODY);
	row[FEATURE_RULE_NAMED] = flag(block->furniture != 0);
	row[FEATURE_TEASER] = flag(block->teaser);
	row[FEATURE_TEASERS] = block->teaser ? features_log(features->teasers) : 0;
	row[FEATURE_RULE_OUTSIDE] = flag(note->claim == CLAIM_NONE);
	row[FEATURE_RULE_PROMO] = flag(out && reason == LEFT_OUT_PROMO);
	row[FEATURE_RULE_OTHER] = flag(out && reason == LEFT_OUT_OTHER);
	row[FEATURE_RULE_AGAIN] = flag(out && reason == LEFT_OUT_DUPLICATE);
	row[FEATURE_RULE_PHRASE] = flag(out && note->phrase != PHRASE_NONE);
	row[FEATURE_RULE_ALL] = share(notes_between(features, 0, page->block_count).kept_prose,
		notes_all_prose(features));
	row[FEATURE_RULE_STRAY] = flag(
		note->claim != CLAIM_BODY && row[FEATURE_STRICT] != 0 && row[FEATURE_CORE] != 0);
	row[FEATURE_RULE_LIKE] = share(group->kept, group->letters);
	row[FEATURE_RULE_BEFORE] = kept_share(features, b < 2 ? 0 : b - 2, b);
	row[FEATURE_RULE_BEHIND] =
		kept_share(features, b + 1, b + 3 < page->block_count ? b + 3 : page->block_count);
	row[FEATURE_RULE_INSIDE] = flag(features->first_kept != PAGE_NONE &&
		b >= features->first_kept && b <= features->last_kept);
}

static void put_likeness(const Features *features, Index b, int32_t *row)
{
	const Group *like = &features->groups[features->notes[b].group];
	const Group *like2 = &features->groups2[features->notes[b].group2];

	row[FEATURE_LIKE_SHARE] = share(like->prose, notes_all_prose(features));
	row[FEATURE_LIKE_LINKS] = share(like->link_letters, like->letters);
	row[FEATURE_LIKE2_SHARE] = share(like2->prose, notes_all_prose(features));
	row[FEATURE_LIKE2_LINKS] = share(like2->link_letters, like2->letters);
}

static void put_window(const Features *features, Index b, Index reach, unsigned first, int32_t *row)
{
	Index count = features->page->block_count;
	Index from = b < reach ? 0 : b - reach, end = b + reach + 1 < count ? b + reach + 1 : count;

	row[first] = features_log(notes_between(features, from, end).prose);
	row[first + 1] = link_share(features->page, from, end);
}

static void put_place_in_core(const Features *features, Index b, int32_t *row)
{
	if (row[FEATURE_CORE] == 0)
		return;
	const Element *core = &features->page->elements[features->body->core];
	uint32_t whole = notes_under(features, features->body->core).prose;
	uint32_t before = notes_between(features, core->first_block, b).prose;
	uint32_t behind = notes_between(features, b + 1, core->end_block).prose;

	row[FEATURE_CORE_BEFORE] = share(before, whole);
	row[FEATURE_CORE_BEHIND] = share(behind, whole);
	row[FEATURE_CORE_TAIL] = flag(behind == 0);
	row[FEATURE_CORE_HEAD] = flag(before == 0);
}

static void put_place(const Features *features, Index b, int32_t *row)
{
	const Page *page = features->page;
	uint32_t whole = notes_all_prose(features);

	row[FEATURE_INDEX] = share(b, page->block_count);
	row[FEATURE_BEFORE] = share(notes_between(features, 0, b).prose, whole);
	row[FEATURE_BEHIND] = share(notes_between(features, b + 1, page->block_count).prose, whole);
	put_place_in_core(features, b, row);
	if (page->headline != PAGE_NONE) {
		row[FEATURE_OVER_HEADLINE] = flag(b < features->headline);
		if (b >= features->headline) {
			row[FEATURE_HEADLINE_BLOCKS] = features_log(b - features->headline);
			row[FEATURE_HEADLINE_PROSE] =
				features_log(notes_between(features, features->headline, b).prose);
		}
	}
	if (features->first_strict != PAGE_NONE) {
		if (b < features->first_strict)
			row[FEATURE_FROM_FIRST] = features_log(features->first_strict - b);
		if (b > features->last_strict)
			row[FEATURE_FROM_LAST] = features_log(b - features->last_strict);
	}
	put_window(features, b, WINDOW_NEAR, FEATURE_NEAR_PROSE, row);
	put_window(features, b, WINDOW_WIDE, FEATURE_WIDE_PROSE, row);
}

static void put_sections(const Features *features, Index b, int32_t *row)
{
	const Page *page = features->page;
	const Note *note = &features->notes[b];

	if (note->heading != PAGE_NONE) {
		row[FEATURE_HEADING_BLOCKS] = near(b - note->heading);
		row[FEATURE_HEADING_SECTION] = flag(features->notes[note->heading].starts_section);
	}
	if (note->section == PAGE_NONE)
		return;
	Index parent = page->elements[page->blocks[note->section].holder].parent;

	row[FEATURE_SECTION_BLOCKS] = near(b - note->section);
	row[FEATURE_SECTION_PROSE] = features_log(notes_between(features, note->section, b).prose);
	row[FEATURE_SECTION_SAME] =
		flag(parent != PAGE_NONE && page_contains(page, parent, page->blocks[b].holder));
	row[FEATURE_SECTION_LATE] =
		flag(notes_between(features, 0, note->section).prose * (uint64_t)2 >
			notes_all_prose(features));
}

static void put_neighbour(
	const Features *features, Index b, Index other, unsigned first, int32_t *row)
{
	const Page *page = features->page;
	const PageBlock *block = &page->blocks[other];
	const Note *note = &features->notes[other];

	row[first] = features_log(block->letters);
	row[first + 1] = share(block->link_letters, block->letters);
	row[first + 2] = flag(block->ends_sentence);
	row[first + 3] = flag(block->heading > 0);
	row[first + 4] = flag(note->phrase != PHRASE_NONE || note->starts_section);
	row[first + 5] = flag(notes_between(features, other, other + 1).strict > 0);
	row[first + 6] = flag(note->group == features->notes[b].group);
	row[first + 7] = flag(page->elements[block->holder].parent ==
		page->elements[page->blocks[b].holder].parent);
}

static void put_far_neighbour(const Features *features, Index other, unsigned first, int32_t *row)
{
	const PageBlock *block = &features->page->blocks[other];
	const Note *note = &features->notes[other];

	row[first] = features_log(block->letters);
	row[first + 1] = share(block->link_letters, block->letters);
	row[first + 2] = flag(notes_between(features, other, other + 1).strict > 0);
	row[first + 3] = flag(note->phrase != PHRASE_NONE || note->starts_section);
}

static void put_neighbours(const Features *features, Index b, int32_t *row)
{
	Index count = features->page->block_count;

	if (b > 0)
		put_neighbour(features, b, b - 1, FEATURE_PREV_LETTERS, row);
	if (b > 1)
		put_far_neighbour(features, b - 2, FEATURE_PREV2_LETTERS, row);
	if (b + 1 < count)
		put_neighbour(features, b, b + 1, FEATURE_NEXT_LETTERS, row);
	if (b + 2 < count)
		put_far_neighbour(features, b + 2, FEATURE_NEXT2_LETTERS, row);
}

void features_of_block(const Features *features, Index b, int32_t *row)
{
	const PageBlock *block = &features->page->blocks[b];

	memset(row, 0, FEATURE_COUNT * sizeof *row);
	put_text(features, b, row);
	put_words(&features->notes[b], block, row);
	put_element(features->page, block, row);
	put_ancestors(features, b, row);
	put_answers(features, b, row);
	put_rules(features, b, row);
	put_likeness(features, b, row);
	put_place(features, b, row);
	put_sections(features, b, row);
	put_neighbours(features, b, row);
	bool tail = row[FEATURE_CORE_TAIL] != 0 || row[FEATURE_FROM_LAST] != 0;

	put_hints(&features->words[b], tail, row);
	put_subject(&features->words[b], tail, row);
}
