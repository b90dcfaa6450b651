/* SPDX-License-Identifier: ISC */
#include "extract/block_words.h"

#include <stdlib.h>

#include "base/fold.h"
#include "base/utf8.h"

enum {
	LONG_LETTERS_MIN = 5, /* of a word that may be of the subject */
	NAME_WORDS_MAX = 6,
	NAME_LETTERS_MIN = 4, /* a shorter name is a word like others */
	TABLE_ROOM_FIRST = 1024, /* of long words that are known; grows by halves filled */
	WORDS_ROOM_FIRST = 1024,
	COUNT_MAX = UINT16_MAX,
	WIDE_SIGNS_FIRST = 0x2000, /* general punctuation ... */
	WIDE_SIGNS_END = 0x2070,
	CJK_SIGNS_FIRST = 0x3000, /* ... and that of ideographs */
	CJK_SIGNS_END = 0x3040,
};

/* A word as it was read. */
typedef struct {
	uint64_t hash;
	uint32_t letters;
	uint16_t hints;
} Word;

/* A name as the words it is made of. */
typedef struct {
	uint64_t words[NAME_WORDS_MAX];
	uint32_t count;
	uint32_t met; /* of its words, while a text is read */
} Name;

typedef enum {
	NAME_SITE,
	NAME_HOST,
	NAME_AUTHOR,
	NAME_COUNT
} NameKind;

/* A long word that stands in the article: in which block first, and whether in others
 * as well. */
typedef struct {
	uint64_t hash; /* 0: free */
	Index block;
	bool others, titled;
} Known;

typedef struct {
	Word *at; /* owned: ROOM of them */
	size_t count, room;
} WordList;

typedef struct {
	const Page *page;
	const HintWords *hints;
	WordList article; /* the words of all its blocks: they are learned, then counted */
	WordList block; /* those of another block */
	Name names[NAME_COUNT];
	Known *known; /* owned: ROOM of them, a power of two; KNOWN_COUNT are not free */
	size_t room, known_count;
} Reader;

/* Reading words */

static bool is_word_rune(uint32_t c)
{
	if (c < 0x80)
		return ascii_is_alnum((char)c) || c == '\'';
	return c >= 0xC0 && !(c >= WIDE_SIGNS_FIRST && c < WIDE_SIGNS_END) &&
		!(c >= CJK_SIGNS_FIRST && c < CJK_SIGNS_END);
}

static bool ends_sentence(uint32_t c)
{
	return c == '.' || c == '!' || c == '?' || c == ':' || c == '\n';
}

/* The code point at *AT of TEXT, folded, and *AT behind it. */
static inline uint32_t next_rune(Str text, size_t *at, bool *capital)
{
	unsigned char byte = (unsigned char)text.at[*at];
	uint32_t rune;

	*capital = ascii_is_upper((char)byte);
	if (byte < 0x80) {
		(*at)++;
		return (unsigned char)ascii_lower((char)byte);
	}
	*at += utf8_decode(text, *at, &rune, NULL);
	return fold_rune(rune);
}

typedef struct {
	Str text;
	size_t at;
	bool inside; /* a sentence has begun */
} Source;

/* Takes the next word off SOURCE. */
static bool next_word(const HintWords *hints, Source *source, Word *word)
{
	HintWalk walk;
	bool capital = false, first = false, inside = source->inside;

	hint_walk_start(&walk);
	while (source->at < source->text.size) {
		uint32_t rune = next_rune(source->text, &source->at, &capital);

		if (rune == 0)
			continue;
		if (is_word_rune(rune)) {
			if (walk.letters == 0) {
				first = capital;
				inside = source->inside;
			}
			hint_walk_add(hints, &walk, rune);
			source->inside = true;
			continue;
		}
		if (ends_sentence(rune))
			source->inside = false;
		if (walk.letters > 0)
			break;
	}
	*word = (Word){ walk.hash, walk.letters, hint_walk_end(hints, &walk, first && inside) };
	return walk.letters > 0;
}

/* Adds the words of TEXT to LIST. */
static void read_words(const HintWords *hints, Str text, WordList *list)
{
	Source source = { .text = text };
	Word word;

	while (next_word(hints, &source, &word)) {
		if (list->count == list->room) {
			list->room = list->room == 0 ? WORDS_ROOM_FIRST : list->room * 2;
			list->at = memory_resize(list->at, list->room * sizeof *list->at);
		}
		list->at[list->count++] = word;
	}
}

/* Names */

static void read_name(const HintWords *hints, Str text, Name *name)
{
	Source source = { .text = text };
	uint32_t letters = 0;
	Word word;

	while (next_word(hints, &source, &word)) {
		if (name->count == NAME_WORDS_MAX) {
			name->count = 0;
			return;
		}
		name->words[name->count++] = word.hash;
		letters += word.letters;
	}
	if (letters < NAME_LETTERS_MIN)
		name->count = 0;
}

/* The longest part of HOST before its last dot. */
static Str host_name(Str host)
{
	Str best = STR_NONE;
	size_t dot;

	while ((dot = str_find_byte(host, '.', 0)) != STR_NOWHERE) {
		if (dot > best.size)
			best = str_slice(host, 0, dot);
		host = str_from(host, dot + 1);
	}
	return best;
}

static Str first_author(Str authors)
{
	size_t comma = str_find_byte(authors, ',', 0);

	return comma == STR_NOWHERE ? authors : str_slice(authors, 0, comma);
}

static void read_names(Reader *reader)
{
	const Page *page = reader->page;

	read_name(reader->hints, page->site, &reader->names[NAME_SITE]);
	read_name(reader->hints, host_name(page->host), &reader->names[NAME_HOST]);
	read_name(reader->hints, first_author(page->authors), &reader->names[NAME_AUTHOR]);
}

/* Has NAME been met whole, now that WORD follows? */
static bool meets_name(Name *name, uint64_t word)
{
	if (name->count == 0)
		return false;
	if (name->words[name->met] != word)
		name->met = 0;
	if (name->words[name->met] == word && ++name->met == name->count) {
		name->met = 0;
		return true;
	}
	return false;
}

/* The article's long words */

static Known *known_at(const Reader *reader, uint64_t hash)
{
	size_t at = (size_t)(hash >> 32) & (reader->room - 1);

	while (reader->known[at].hash != 0 && reader->known[at].hash != hash)
		at = (at + 1) & (reader->room - 1);
	return &reader->known[at];
}

static bool is_long(const Word *word)
{
	return word->letters >= LONG_LETTERS_MIN && !(word->hints & 1u << HINT_COMMON);
}

static bool is_article(const PageBlock *block)
{
	return block->claim == CLAIM_BODY;
}

static void add_room(Reader *reader)
{
	Known *before = reader->known;
	size_t count = reader->room;

	reader->room = count == 0 ? TABLE_ROOM_FIRST : count * 2;
	reader->known = memory_new(reader->room * sizeof *reader->known);
	for (size_t i = 0; i < count; i++)
		if (before[i].hash != 0)
			*known_at(reader, before[i].hash) = before[i];
	free(before);
}

/* Learns the words of LIST from number FIRST on, which are of BLOCK. */
static void learn_words(Reader *reader, const WordList *list, size_t first, Index block, bool title)
{
	for (size_t i = first; i < list->count; i++) {
		const Word *word = &list->at[i];

		if (!is_long(word))
			continue;
		Known *known = known_at(reader, word->hash);

		if (known->hash == 0) {
			*known = (Known){ .hash = word->hash, .block = block };
			reader->known_count++;
		}
		known->others |= known->block != block;
		known->titled |= title;
		if (reader->known_count > reader->room / 2)
			add_room(reader);
	}
}

/* OUT: how many words each block of the article has. */
static void learn_article(Reader *reader, BlockWords *out)
{
	const Page *page = reader->page;
	WordList *list = &reader->article;

	add_room(reader);
	read_words(reader->hints, page->title, &reader->block);
	learn_words(reader, &reader->block, 0, PAGE_NONE, true);
	for (Index b = 0; b < page->block_count; b++) {
		size_t first = list->count;

		if (!is_article(&page->blocks[b]))
			continue;
		read_words(reader->hints, page->blocks[b].text, list);
		learn_words(reader, list, first, b, false);
		out[b].words = (uint32_t)(list->count - first);
	}
}

/* Blocks */

static void count_hints(uint16_t hints, BlockWords *out)
{
	for (unsigned i = 0; hints != 0; i++, hints >>= 1)
		if (hints & 1 && out->hints[i] < COUNT_MAX)
			out->hints[i]++;
}

/* Counts the words of LIST from number FIRST up to END, which are all of block B. */
static void count_words(
	Reader *reader, const WordList *list, size_t first, size_t end, Index b, BlockWords *out)
{
	out->words = 0;
	for (unsigned i = 0; i < NAME_COUNT; i++)
		reader->names[i].met = 0;
	for (size_t i = first; i < end; i++) {
		const Word *word = &list->at[i];

		out->words++;
		count_hints(word->hints, out);
		out->site |= meets_name(&reader->names[NAME_SITE], word->hash);
		out->site |= meets_name(&reader->names[NAME_HOST], word->hash);
		if (meets_name(&reader->names[NAME_AUTHOR], word->hash)) {
			out->author = true;
			out->author_first |= out->words == reader->names[NAME_AUTHOR].count;
		}
		if (!is_long(word))
			continue;
		const Known *known = known_at(reader, word->hash);

		out->longs++;
		out->shared += known->hash != 0 && (known->others || known->block != b);
		out->titled += known->titled;
	}
}

/* The same for all blocks: the words of the article's follow each other in its list. */
static void count_blocks(Reader *reader, BlockWords *out)
{
	const Page *page = reader->page;
	WordList *article = &reader->article, *block = &reader->block;
	size_t next = 0;

	for (Index b = 0; b < page->block_count; b++) {
		if (is_article(&page->blocks[b])) {
			size_t end = next + out[b].words;

			count_words(reader, article, next, end, b, &out[b]);
			next = end;
			continue;
		}
		block->count = 0;
		read_words(reader->hints, page->blocks[b].text, block);
		count_words(reader, block, 0, block->count, b, &out[b]);
	}
}

BlockWords *block_words_count(const Page *page, Arena *work)
{
	Reader reader = { .page = page, .hints = hint_words() };
	BlockWords *out = arena_array(work, (size_t)page->block_count + 1, sizeof *out);

	read_names(&reader);
	learn_article(&reader, out);
	count_blocks(&reader, out);
	free(reader.known);
	free(reader.article.at);
	free(reader.block.at);
	return out;
}
