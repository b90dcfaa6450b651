/* SPDX-License-Identifier: ISC */
#include "extract/related_kin.h"

#include "base/fold.h"
#include "base/hash.h"
#include "extract/characters.h"

enum {
	WORDS_MAX = 8192, /* of the article, that are kept */
	HEADLINE_WORD_LETTERS = 5, /* shorter ones are in every text */
	PROSE_WORD_LETTERS = 8,
	WORD_BYTES_MAX = 96,
	PROSE_BLOCK_LETTERS = 80
};

/* The words of an article, a set of hashes by open addressing. */
typedef struct {
	uint64_t *hashes; /* WORDS_MAX * 2 */
	size_t count;
} Words;

static bool is_letter(char c)
{
	return ascii_is_alnum(c) || (unsigned char)c >= 0x80;
}

/* Takes the next word of at least LETTERS letters off REST; its hash, or 0 at the end. */
static uint64_t next_word(Str *rest, size_t letters)
{
	while (rest->size > 0) {
		size_t start = 0, end;
		char room[WORD_BYTES_MAX * 2];

		while (start < rest->size && !is_letter(rest->at[start]))
			start++;
		for (end = start; end < rest->size && is_letter(rest->at[end]);)
			end++;
		Str word = str_slice(*rest, start, end);

		*rest = str_from(*rest, end);
		if (word.size > WORD_BYTES_MAX || characters_count(word) < letters)
			continue;
		Str folded = str_of(room, fold_into(word, room, sizeof room));

		return hash_text(HASH_START, folded) | 1;
	}
	return 0;
}

static size_t slot_of(const Words *words, uint64_t hash)
{
	size_t slot = (size_t)hash % (WORDS_MAX * 2);

	while (words->hashes[slot] != 0 && words->hashes[slot] != hash)
		slot = (slot + 1) % (WORDS_MAX * 2);
	return slot;
}

static void add_words(Words *words, Str text, size_t letters)
{
	uint64_t hash;

	while (words->count < WORDS_MAX && (hash = next_word(&text, letters)) != 0) {
		size_t slot = slot_of(words, hash);

		words->count += words->hashes[slot] == 0;
		words->hashes[slot] = hash;
	}
}

static Words words_of_article(const Page *page)
{
	Words words = { .hashes = arena_array(page->work, WORDS_MAX * 2, sizeof *words.hashes) };

	if (page->headline != PAGE_NONE) {
		const Element *headline = &page->elements[page->headline];

		add_words(&words,
			page_text_between(page, headline->first_fragment, headline->end_fragment),
			HEADLINE_WORD_LETTERS);
	}
	for (Index b = 0; b < page->block_count; b++) {
		const PageBlock *block = &page->blocks[b];

		if (block->claim == CLAIM_NONE && block->letters >= PROSE_BLOCK_LETTERS &&
			block->link_letters * 2 < block->letters)
			add_words(&words, block->text, PROSE_WORD_LETTERS);
	}
	return words;
}

size_t related_kin_count(const Page *page, const RelatedItems *items)
{
	Words words = words_of_article(page);
	size_t kin = 0;

	for (size_t i = 0; i < items->count; i++) {
		Str rest = items->items[i].title;
		bool shared = false;
		uint64_t hash;

		while (!shared && (hash = next_word(&rest, HEADLINE_WORD_LETTERS)) != 0)
			shared = words.hashes[slot_of(&words, hash)] != 0;
		kin += shared;
	}
	return kin;
}
