/* SPDX-License-Identifier: ISC */
#include "extract/feature_words.h"

#include "extract/feature_notes.h"
#include "extract/feature_units.h"
#include "extract/phrases.h"

enum {
	RARE = 5, /* a word in so many of that kind is all there can be */
	PROSE_WORDS_MIN = 12, /* of a text that would have common words, if it ran ... */
	COMMON_LOW = 150, /* ... so many in a thousand */
	LONGS_MIN = 3,
};

static void put_phrase(const Note *note, int32_t *row)
{
	LeftOutReason reason = (LeftOutReason)note->phrase_reason;

	if (note->phrase == PHRASE_NONE)
		return;
	row[FEATURE_PHRASE_SURE] = unit_flag(note->phrase == PHRASE_SURE);
	row[FEATURE_PHRASE_LIKELY] = unit_flag(note->phrase == PHRASE_LIKELY);
	row[FEATURE_PHRASE_TOOL] = unit_flag(reason == LEFT_OUT_TOOL);
	row[FEATURE_PHRASE_FORM] = unit_flag(reason == LEFT_OUT_FORM);
	row[FEATURE_PHRASE_PROMO] = unit_flag(reason == LEFT_OUT_PROMO);
	row[FEATURE_PHRASE_LEGAL] =
		unit_flag(reason == LEFT_OUT_BOILERPLATE || reason == LEFT_OUT_DISCLAIMER);
	row[FEATURE_PHRASE_ABOUT] =
		unit_flag(reason == LEFT_OUT_OTHER || reason == LEFT_OUT_NAVIGATION);
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
	int32_t common = unit_share(words->hints[HINT_COMMON], count);

	for (unsigned i = 0; i < sizeof counts / sizeof *counts; i++) {
		all += words->hints[counts[i].hint];
		row[counts[i].feature] = unit_log(words->hints[counts[i].hint]);
	}
	row[FEATURE_COMMON] = common;
	row[FEATURE_COMMON_FEW] = unit_flag(count >= PROSE_WORDS_MIN && common < COMMON_LOW);
	row[FEATURE_YOU_SHARE] = unit_share((uint64_t)words->hints[HINT_YOU] * RARE, count);
	row[FEATURE_WE_SHARE] = unit_share((uint64_t)words->hints[HINT_WE] * RARE, count);
	row[FEATURE_HINTS_SHARE] = unit_share((uint64_t)all * RARE, count);
	row[FEATURE_HINTS_TAIL] = tail ? row[FEATURE_HINTS_SHARE] : 0;
}

/* Whom they name, and what of. */
static void put_subject(const BlockWords *words, bool tail, int32_t *row)
{
	row[FEATURE_SITE_NAMED] = unit_flag(words->site);
	row[FEATURE_SITE_TAIL] = unit_flag(words->site && tail);
	row[FEATURE_AUTHOR_NAMED] = unit_flag(words->author);
	row[FEATURE_AUTHOR_FIRST] = unit_flag(words->author_first);
	row[FEATURE_LONGS] = unit_log(words->longs);
	row[FEATURE_SHARED] = unit_share(words->shared, words->longs);
	row[FEATURE_SHARED_NONE] = unit_flag(words->longs >= LONGS_MIN && words->shared == 0);
	row[FEATURE_TITLED] = unit_log(words->titled);
}

void feature_words_put(const Features *features, Index b, int32_t *row)
{
	const PageBlock *block = &features->page->blocks[b];
	const Note *note = &features->notes[b];
	bool tail = row[FEATURE_CORE_TAIL] != 0 || row[FEATURE_FROM_LAST] != 0;

	row[FEATURE_SECTION_START] = unit_flag(note->starts_section);
	row[FEATURE_BOX_LABEL] =
		unit_flag(block->letters <= SECTION_LETTERS_MAX && phrase_box_label(block->text));
	put_phrase(note, row);
	put_hints(&features->words[b], tail, row);
	put_subject(&features->words[b], tail, row);
}
