/* SPDX-License-Identifier: ISC */
#include "extract/feature_text.h"

#include "extract/characters.h"
#include "extract/feature_notes.h"
#include "extract/feature_units.h"

enum {
	COMMA_WORDS = 5, /* a comma to so many words is all there can be */
	WITHIN_LETTERS_MAX = 40, /* of a text looked for in the headline */
};

static void put_amounts(const PageBlock *block, int32_t *row)
{
	uint32_t words = block->words > 0 ? block->words : 1;
	int32_t links = unit_share(block->link_letters, block->letters);
	int32_t length = (int32_t)(block->letters * 100 / words);

	row[FEATURE_LETTERS] = unit_log(block->letters);
	row[FEATURE_WORDS] = unit_log(block->words);
	row[FEATURE_LINK_SHARE] = links;
	row[FEATURE_LINK_SHARE_SQUARE] = links * links / UNIT_ONE;
	row[FEATURE_LINKS] = unit_log(block->links);
	row[FEATURE_COMMAS] = unit_log(block->commas);
	row[FEATURE_COMMA_RATE] = unit_share((uint64_t)block->commas * COMMA_WORDS, words);
	row[FEATURE_WORD_LENGTH] = length > UNIT_ONE ? UNIT_ONE : length;
	row[FEATURE_LINES] = unit_log(block_end_line(block) - block->first_line);
}

static void put_shape(const PageBlock *block, const TextShape *shape, int32_t *row)
{
	row[FEATURE_SENTENCE_END] = unit_flag(block->ends_sentence);
	row[FEATURE_COLON_END] = unit_flag(shape->colon_end);
	row[FEATURE_QUESTION_END] = unit_flag(shape->question_end);
	row[FEATURE_DOTS_END] = unit_flag(shape->dots_end);
	row[FEATURE_DIGITS] = unit_share(shape->digits, block->letters);
	row[FEATURE_CAPITALS] = unit_share(shape->capitals, block->letters);
	row[FEATURE_SENTENCES] = unit_log(shape->sentences);
	row[FEATURE_FIRST_CAPITAL] = unit_flag(shape->first_capital);
	row[FEATURE_FIRST_SMALL] = unit_flag(shape->first_small);
	row[FEATURE_FIRST_DIGIT] = unit_flag(shape->first_digit);
	row[FEATURE_FIRST_QUOTE] = unit_flag(shape->first_quote);
	row[FEATURE_BARS] = unit_log(shape->bars);
	row[FEATURE_ADDRESS] = unit_flag(shape->at_sign);
	row[FEATURE_YEAR] = unit_flag(shape->year);
	row[FEATURE_CLOCK] = unit_flag(shape->clock);
	row[FEATURE_COPYRIGHT] = unit_flag(shape->copyright);
	row[FEATURE_LABEL_COLON] = unit_flag(shape->label > 0);
	row[FEATURE_LABEL_LINK] =
		unit_flag(shape->label > 0 && block->link_letters * 2 > block->letters);
}

static void put_marks(uint32_t marks, int32_t *row)
{
	row[FEATURE_BOLD] = unit_flag(marks & MARK_BOLD);
	row[FEATURE_ITALIC] = unit_flag(marks & MARK_ITALIC);
	row[FEATURE_SHOWN_NOT] = unit_flag(marks & MARK_HIDDEN);
	row[FEATURE_FALLBACK] = unit_flag(marks & MARK_FALLBACK);
	row[FEATURE_IN_FORM] = unit_flag(marks & MARK_FORM);
	row[FEATURE_STRUCK] = unit_flag(marks & MARK_STRUCK);
}

static void put_headline(const Features *features, const PageBlock *block, int32_t *row)
{
	const Page *page = features->page;

	if (str_empty(page->title))
		return;
	row[FEATURE_TITLE] = unit_flag(characters_same_letters(page->title, block->text));
	row[FEATURE_TITLE_WITHIN] = unit_flag(block->letters <= WITHIN_LETTERS_MAX &&
		characters_within_letters(page->work, block->text, features->title_letters));
}

void feature_text_put(const Features *features, Index b, int32_t *row)
{
	const PageBlock *block = &features->page->blocks[b];

	put_amounts(block, row);
	put_shape(block, &features->notes[b].shape, row);
	put_marks(block->marks, row);
	put_headline(features, block, row);
	row[FEATURE_STRICT] = unit_flag(notes_between(features, b, b + 1).strict > 0);
	row[FEATURE_REPEATED] = unit_flag(features->notes[b].repeats != b);
}
