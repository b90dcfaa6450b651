/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_EXTRACT_HINT_WORDS_H
#define BROADSHEET_EXTRACT_HINT_WORDS_H

/* Words that hint at what a text is about, wherever in it they stand: it speaks to
 * its reader or of its publisher, wants something signed or bought, tells of rights
 * or of who wrote. None of them decides anything: they are counted, and the model
 * (model.h) weighs the counts. Beside them stand the most common words of many
 * languages, which running text has and lists have not. */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef enum {
	HINT_COMMON, /* a common word of some language */
	HINT_YOU, /* speaks to the reader */
	HINT_WE, /* speaks of who publishes */
	HINT_SIGNUP, /* accounts, letters, gifts */
	HINT_LEGAL, /* rights, terms, privacy */
	HINT_TRADE, /* prices, orders */
	HINT_WRITER, /* who wrote, and what they do */
	HINT_MEDIUM, /* magazines and broadcasts */
	HINT_PICTURE, /* who made a picture */
	HINT_FURTHER, /* what else to read or see */
	HINT_CONTACT, /* where to write or call */
	HINT_SOCIAL, /* networks, following, sharing */
	HINT_COUNT
} Hint;

enum {
	HINT_STEM_LETTERS_MIN = 3
};

/* The table of words, made ready for looking up. */
typedef struct HintWords HintWords;

/* Made when it is first asked for, once in a process. */
const HintWords *hint_words(void);

/* A word is looked up letter by letter as it is read, so that stems are found on
 * the way. It is folded (fold.h). */
typedef struct {
	uint64_t hash;
	uint32_t letters;
	uint16_t hints; /* bits, 1 << Hint, of the stems met so far */
	bool stemless; /* no stem begins so */
} HintWalk;

static inline void hint_walk_start(HintWalk *walk)
{
	*walk = (HintWalk){ .hash = 0xCBF29CE484222325u };
}

static inline uint64_t hint_step(uint64_t hash, uint32_t rune)
{
	return (hash ^ rune) * 0x9E3779B97F4A7C15u;
}

/* Looks for stems that end with the letter added last. */
void hint_walk_look(const HintWords *words, HintWalk *walk);

/* Inline, as it is done for each letter of a page: most need no look. */
static inline void hint_walk_add(const HintWords *words, HintWalk *walk, uint32_t rune)
{
	walk->hash = hint_step(walk->hash, rune);
	if (++walk->letters >= HINT_STEM_LETTERS_MIN && !walk->stemless)
		hint_walk_look(words, walk);
}

/* The hints of the word walked over, as bits. CAPITAL: it began with a capital where
 * no sentence begins. */
uint16_t hint_walk_end(const HintWords *words, const HintWalk *walk, bool capital);

#endif
