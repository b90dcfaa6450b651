/* SPDX-License-Identifier: ISC */
#include "extract/state.h"

#include "base/text.h"
#include "base/utf8.h"
#include "extract/characters.h"
#include "extract/markup_words.h"

enum {
	SOURCE_BYTES_MIN = 400, /* of a script or attribute worth looking into */
	SOURCE_BYTES_MAX = 8 << 20, /* all of them together */
	INNER_MAX = 2, /* JSON in a string of JSON, and so on */
	DEPTH_MAX = 64,
	TEXTS_MAX = 2000,
	SHORTS_MAX = 4000, /* strings that are too short to tell what they are */
	SHORT_BYTES_MIN = 3,
	SHORT_BYTES_MAX = 160,
	GROUPS_ROOM = 4096, /* a power of two above TEXTS_MAX */
	TEXT_BYTES_MIN = 60,
	BODY_BYTES_MIN = 400, /* of all that is the body */
	SPACE_ONE_IN = 14, /* bytes of text in words */
	CODE_ONE_IN = 60, /* more braces and semicolons are code */
	WHOLE_PARAGRAPHS_MIN = 3, /* of one string that is a body by itself ... */
	WHOLE_BYTES_MIN = 2000, /* ... and its length */
	TITLE_WORDS_MAX = 16,
	TITLE_WORD_BYTES_MIN = 5,
	STEM_BYTES_MAX = 8,
};

/* A string of running text and what it is a part of: strings of the same name in the
 * members of one list belong together. */
typedef struct {
	Str text; /* of a short one as it is written, with its escapes */
	uint64_t group; /* never 0 */
	bool brief; /* counts only where the others of its group are the body */
} StateText;

typedef struct {
	uint64_t name; /* of the last member named here */
	uint64_t number; /* of this list or object */
	bool list;
} Level;

typedef struct {
	Str text;
	unsigned inner;
} Source;

typedef struct {
	const Page *page;
	StateText *texts;
	size_t text_count, prose_count;
	Source *sources;
	size_t source_count, source_room;
	size_t bytes;
	uint64_t numbers; /* lists and objects so far */
} State;

static void add_source(State *state, Str text, unsigned inner)
{
	if (text.size < SOURCE_BYTES_MIN || state->bytes + text.size > SOURCE_BYTES_MAX)
		return;
	if (state->source_count == state->source_room) {
		size_t room = state->source_room * 2 + 8;

		state->sources = arena_grow(state->page->work, state->sources, state->source_count,
			room, sizeof *state->sources);
		state->source_room = room;
	}
	state->bytes += text.size;
	state->sources[state->source_count++] = (Source){ text, inner };
}

/* Strings */

static unsigned hex_value(char c)
{
	if (ascii_is_digit(c))
		return (unsigned)(c - '0');
	c = ascii_lower(c);
	return c >= 'a' && c <= 'f' ? (unsigned)(c - 'a') + 10 : 16;
}

/* The four hexadecimal digits at AT of RAW; false when they are none. */
static bool read_unit(Str raw, size_t at, uint32_t *unit)
{
	*unit = 0;
	if (at + 4 > raw.size)
		return false;
	for (size_t i = at; i < at + 4; i++) {
		unsigned value = hex_value(raw.at[i]);

		if (value > 15)
			return false;
		*unit = *unit * 16 + value;
	}
	return true;
}

/* Adds what the escape at AT of RAW, behind its backslash, stands for; returns the
 * bytes it takes. */
static size_t add_escape(Str raw, size_t at, Text *out)
{
	static const char from[] = "nrtbf", to[] = "\n\n   ";
	uint32_t unit, low;

	if (raw.at[at] == 'u' && read_unit(raw, at + 1, &unit)) {
		size_t size = 5;

		if (unit >= 0xD800 && unit < 0xDC00 && at + 7 < raw.size &&
			raw.at[at + 5] == '\\' && raw.at[at + 6] == 'u' &&
			read_unit(raw, at + 7, &low) && low >= 0xDC00 && low < 0xE000) {
			unit = 0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00);
			size = 11;
		}
		text_add_rune(out, unit);
		return size;
	}
	for (size_t i = 0; from[i] != '\0'; i++)
		if (raw.at[at] == from[i]) {
			text_add_byte(out, to[i]);
			return 1;
		}
	text_add_byte(out, raw.at[at]);
	return 1;
}

Str state_unescape(Arena *arena, Str raw)
{
	if (str_find_byte(raw, '\\', 0) == STR_NOWHERE)
		return raw;
	Text out = text_in(arena);

	for (size_t at = 0; at < raw.size;) {
		if (raw.at[at] == '\\' && at + 1 < raw.size) {
			at += 1 + add_escape(raw, at + 1, &out);
			continue;
		}
		text_add_byte(&out, raw.at[at++]);
	}
	return text_str(&out);
}

/* Is TEXT words in sentences, with or without tags, and no code? */
static bool is_prose(Str text)
{
	size_t spaces = 0, code = 0, wide = 0, stops = 0;

	if (text.size < TEXT_BYTES_MIN)
		return false;
	for (size_t i = 0; i < text.size; i++) {
		char c = text.at[i];

		spaces += c == ' ';
		code += c == '{' || c == '}' || c == ';';
		wide += (unsigned char)c >= 0xE3 && (unsigned char)c < 0xF0;
		stops += c == '.' || c == '!' || c == '?' || (unsigned char)c == 0xE3;
	}
	return stops > 0 && code * CODE_ONE_IN < text.size &&
		(spaces * SPACE_ONE_IN > text.size || wide * SPACE_ONE_IN > text.size);
}

/* Has TEXT paragraphs of its own? */
static bool is_whole(Str text)
{
	unsigned ends = 0;

	if (text.size < WHOLE_BYTES_MIN)
		return false;
	for (size_t at = 0; (at = str_find(text, "</p>", at)) != STR_NOWHERE; at++)
		ends++;
	for (size_t at = 0; (at = str_find(text, "\n\n", at)) != STR_NOWHERE; at += 2)
		ends++;
	return ends >= WHOLE_PARAGRAPHS_MIN;
}

static uint64_t mix(uint64_t a, uint64_t b)
{
	return (a * 0x9E3779B97F4A7C15u) ^ (b * 0xC2B2AE3D27D4EB4Fu);
}

static uint64_t group_of(const Level *levels, size_t depth)
{
	const Level *level = &levels[depth], *outer = depth > 0 ? level - 1 : level;

	return (level->list ? mix(outer->name, level->number) : mix(level->name, outer->number)) |
		1;
}

/* Does RAW, a short string, look like words: a crosshead, a brief paragraph? */
static bool is_brief(Str raw)
{
	unsigned char first = raw.size > 0 ? (unsigned char)raw.at[0] : 0;

	return raw.size >= SHORT_BYTES_MIN &&
		(str_find_byte(raw, ' ', 0) != STR_NOWHERE || first >= 0xE3) &&
		(first >= 0x80 || first == '\\' || first == '<' || ascii_is_upper((char)first) ||
			ascii_is_digit((char)first));
}

static void add_brief(State *state, Str raw, uint64_t group)
{
	if (is_brief(raw) && state->text_count - state->prose_count < SHORTS_MAX)
		state->texts[state->text_count++] = (StateText){ raw, group, true };
}

/* A value: RAW, the string's bytes as written, in the innermost of LEVELS. */
static void take_value(State *state, Str raw, const Level *levels, size_t depth, unsigned inner)
{
	uint64_t group = group_of(levels, depth);

	if (raw.size < TEXT_BYTES_MIN) {
		add_brief(state, raw, group);
		return;
	}
	if (state->prose_count == TEXTS_MAX)
		return;
	Str text = state_unescape(state->page->work, raw);

	if ((text.at[0] == '{' || text.at[0] == '[') && inner < INNER_MAX) {
		add_source(state, text, inner + 1);
		return;
	}
	if (!is_prose(text)) {
		if (raw.size <= SHORT_BYTES_MAX)
			add_brief(state, raw, group);
		return;
	}
	if (is_whole(text))
		group = mix(++state->numbers, 0) | 1;
	state->prose_count++;
	state->texts[state->text_count++] = (StateText){ text, group, false };
}

/* JSON, or what a script has of it */

size_t state_end_of_string(Str text, size_t at)
{
	while (at < text.size && text.at[at] != '"')
		at += text.at[at] == '\\' ? 2 : 1;
	return at;
}

static bool is_name(Str text, size_t at)
{
	while (at < text.size && ascii_is_space(text.at[at]))
		at++;
	return at < text.size && text.at[at] == ':';
}

static void look_into(State *state, const Source *source)
{
	Level levels[DEPTH_MAX] = { 0 };
	size_t depth = 0;
	Str text = source->text;

	for (size_t at = 0; at < text.size; at++) {
		char c = text.at[at];

		if ((c == '{' || c == '[') && depth + 1 < DEPTH_MAX) {
			levels[++depth] = (Level){ 0, ++state->numbers, c == '[' };
		} else if ((c == '}' || c == ']') && depth > 0) {
			depth--;
		} else if (c == '"') {
			size_t end = state_end_of_string(text, at + 1);
			Str raw = str_slice(text, at + 1, end);

			at = end;
			if (is_name(text, end + 1))
				levels[depth].name = characters_hash(raw);
			else
				take_value(state, raw, levels, depth, source->inner);
		}
	}
}

/* Where it stands */

static void find_scripts(State *state)
{
	const Page *page = state->page;

	for (Index e = 0; e < page->element_count; e++) {
		if (page->elements[e].tag != TAG_SCRIPT)
			continue;
		size_t count;
		const PageContent *contents = page_contents(page, e, &count);

		for (size_t i = 0; i < count; i++)
			add_source(state, contents[i].text, 0);
	}
}

static void find_attributes(State *state)
{
	const Page *page = state->page;

	for (Index e = 0; e < page->element_count; e++) {
		size_t count;
		const PageAttribute *attributes = page_attributes(page, e, &count);

		for (size_t i = 0; i < count; i++) {
			Str value = str(attributes[i].value);

			if (str_starts(str(attributes[i].name), "data-") &&
				(str_starts(value, "{") || str_starts(value, "[")))
				add_source(state, value, 0);
		}
	}
}

/* The body */

/* How much text a group has, and which of the title's words, as bits. */
typedef struct {
	uint64_t group;
	size_t bytes;
	uint32_t titled;
} Sum;

/* The words of the title that are long enough to tell articles apart, cut to a stem. */
typedef struct {
	const char *words[TITLE_WORDS_MAX];
	unsigned count;
} Title;

static Title title_of(const Page *page)
{
	Title title = { .count = 0 };
	Str rest = page->title, word;

	while (title.count < TITLE_WORDS_MAX && str_next_word(&rest, &word)) {
		if (word.size < TITLE_WORD_BYTES_MIN)
			continue;
		word = str_slice(word, 0, utf8_floor(word, STEM_BYTES_MAX));
		title.words[title.count++] = str_c(page->work, word);
	}
	return title;
}

static uint32_t title_words_in(const Title *title, Str text)
{
	uint32_t bits = 0;

	for (unsigned i = 0; i < title->count; i++)
		if (str_find_nocase(text, title->words[i], 0) != STR_NOWHERE)
			bits |= 1u << i;
	return bits;
}

static unsigned titled_words(const Sum *sum)
{
	unsigned count = 0;

	for (uint32_t bits = sum->titled; bits != 0; bits &= bits - 1)
		count++;
	return count;
}

static size_t worth(const Sum *sum)
{
	return sum->bytes * (1 + 2 * (size_t)titled_words(sum));
}

/* The group with most text about the title, of which it has half the words; 0 where
 * there is none. */
static uint64_t best_group(const State *state)
{
	Sum *sums = arena_array(state->page->work, GROUPS_ROOM, sizeof *sums), *best = NULL;
	Title title = title_of(state->page);

	for (size_t i = 0; i < state->text_count; i++) {
		const StateText *text = &state->texts[i];

		if (text->brief)
			continue;
		size_t at = (size_t)(text->group >> 32) & (GROUPS_ROOM - 1);

		while (sums[at].bytes > 0 && sums[at].group != text->group)
			at = (at + 1) & (GROUPS_ROOM - 1);
		sums[at].group = text->group;
		sums[at].bytes += text->text.size;
		sums[at].titled |= title_words_in(&title, text->text);
		if (best == NULL || worth(&sums[at]) > worth(best))
			best = &sums[at];
	}
	if (best == NULL || best->bytes < BODY_BYTES_MIN || (title.count > 0 && best->titled == 0))
		return 0;
	return best->group;
}

Str state_body(const Page *page)
{
	State state = { .page = page,
		.texts = arena_array(page->work, TEXTS_MAX + SHORTS_MAX, sizeof(StateText)) };

	find_scripts(&state);
	find_attributes(&state);
	for (size_t i = 0; i < state.source_count; i++) {
		Source source = state.sources[i];

		look_into(&state, &source);
	}
	uint64_t best = best_group(&state);
	Text out = text_in(page->arena);

	for (size_t i = 0; best != 0 && i < state.text_count; i++) {
		if (state.texts[i].group != best)
			continue;
		const StateText *text = &state.texts[i];
		Str told = text->brief ? state_unescape(page->work, text->text) : text->text;
		Str words = markup_words(page, told), line;

		while (str_next_line(&words, &line)) {
			if (line.size == 0)
				continue;
			if (out.size > 0)
				text_add_byte(&out, '\n');
			text_add(&out, line);
		}
	}
	return out.size > 0 ? text_str(&out) : STR_NONE;
}
