/* SPDX-License-Identifier: ISC */
#include "extract/characters.h"

#include <string.h>

#include "base/clean.h"
#include "base/text.h"
#include "base/utf8.h"

#define HASH_START 14695981039346656037u
#define HASH_PRIME 1099511628211u

/* What windows-1252 has at 0x80 to 0x9F (WHATWG encoding standard, where the
 * open five are C1 controls; here they are undecodable). */
static const uint16_t table_1252[32] = {
	0x20AC,
	0xFFFD,
	0x201A,
	0x0192,
	0x201E,
	0x2026,
	0x2020,
	0x2021,
	0x02C6,
	0x2030,
	0x0160,
	0x2039,
	0x0152,
	0xFFFD,
	0x017D,
	0xFFFD,
	0xFFFD,
	0x2018,
	0x2019,
	0x201C,
	0x201D,
	0x2022,
	0x2013,
	0x2014,
	0x02DC,
	0x2122,
	0x0161,
	0x203A,
	0x0153,
	0xFFFD,
	0x017E,
	0x0178,
};

uint32_t characters_1252(unsigned char byte)
{
	return byte >= 0x80 && byte <= 0x9F ? table_1252[byte - 0x80] : byte;
}

/* Punctuation and spaces beyond ASCII that are no letters. */
static bool is_mark(uint32_t c)
{
	return (c >= 0x2000 && c <= 0x206F) ||
		(c >= 0x00A0 && c <= 0x00BF && c != 0xAA && c != 0xBA) ||
		(c >= 0x3000 && c <= 0x303F) || (c >= 0xFF01 && c <= 0xFF0F) ||
		(c >= 0xFF1A && c <= 0xFF20) || c == 0x060C || c == 0x061B || c == 0x061F ||
		c == 0xFEFF || c == 0xFFFC;
}

static bool is_wide(uint32_t c)
{
	return (c >= 0x3040 && c <= 0x30FF) || (c >= 0x3400 && c <= 0x4DBF) ||
		(c >= 0x4E00 && c <= 0x9FFF) || (c >= 0xAC00 && c <= 0xD7AF) ||
		(c >= 0xF900 && c <= 0xFAFF) || (c >= 0x20000 && c <= 0x3FFFF);
}

static bool is_comma(uint32_t c)
{
	return c == ',' || c == 0x060C || c == 0x3001 || c == 0xFF0C || c == 0xFE50;
}

/* Letters and digits of ASCII, without case; what is none is a space. */
static const char ascii_letters[] = "                                "
				    "                0123456789      "
				    " abcdefghijklmnopqrstuvwxyz     "
				    " abcdefghijklmnopqrstuvwxyz     ";

uint32_t characters_letters(Str text, uint32_t *commas)
{
	uint32_t letters = 0;

	for (size_t at = 0; at < text.size;) {
		unsigned char byte = (unsigned char)text.at[at];

		if (byte < 0x80) {
			letters += ascii_letters[byte] != ' ';
			*commas += byte == ',';
			at++;
			continue;
		}
		uint32_t c;

		at += utf8_decode(text, at, &c, NULL);
		*commas += is_comma(c);
		if (!is_mark(c))
			letters += is_wide(c) ? 2 : 1;
	}
	return letters;
}

/* The next letter of TEXT at or after *AT as a number for comparing; 0 at the
 * end. Moves *AT behind it. Inline: its callers ask for all the letters of a text. */
static inline uint32_t next_letter(Str text, size_t *at)
{
	while (*at < text.size) {
		unsigned char byte = (unsigned char)text.at[*at];

		if (byte < 0x80) {
			(*at)++;
			if (ascii_letters[byte] != ' ')
				return (unsigned char)ascii_letters[byte];
			continue;
		}
		uint32_t c;

		*at += utf8_decode(text, *at, &c, NULL);
		if (!is_mark(c))
			return c;
	}
	return 0;
}

uint32_t characters_count(Str text)
{
	uint32_t commas = 0;

	return characters_letters(text, &commas);
}

uint64_t characters_hash(Str text)
{
	uint64_t hash = HASH_START;
	size_t at = 0;
	uint32_t c;

	while ((c = next_letter(text, &at)) != 0)
		hash = (hash ^ c) * HASH_PRIME;
	return hash;
}

bool characters_same_letters(Str a, Str b)
{
	size_t x = 0, y = 0;
	bool any = false;

	for (;;) {
		uint32_t c = next_letter(a, &x), d = next_letter(b, &y);

		if (c != d)
			return false;
		if (c == 0)
			return any;
		any = true;
	}
}

Str characters_only_letters(Arena *arena, Str text)
{
	char *out = arena_alloc(arena, text.size + 1);
	size_t at = 0, size = 0;
	uint32_t c;

	while ((c = next_letter(text, &at)) != 0)
		if (c < 0x80)
			out[size++] = (char)c;
		else
			size += utf8_encode(c, out + size);
	return str_of(out, size);
}

bool characters_letters_within(Arena *arena, Str part, Str whole)
{
	return characters_within_letters(arena, part, characters_only_letters(arena, whole));
}

bool characters_within_letters(Arena *arena, Str part, Str letters)
{
	Str own = characters_only_letters(arena, part);

	return own.size > 0 && letters.size >= own.size &&
		memmem(letters.at, letters.size, own.at, own.size) != NULL;
}

/* Start of the last character of TEXT before END. */
static size_t before(Str text, size_t end)
{
	return end == 0 ? 0 : utf8_floor(text, end - 1);
}

static bool closes(uint32_t c)
{
	return c == '"' || c == '\'' || c == ')' || c == ']' || c == ' ' || c == '*' || c == 0xBB ||
		c == 0x2019 || c == 0x201D || c == 0x201C || c == 0x203A || c == 0xAB ||
		c == 0x300D || c == 0x300F || c == 0xFF09 || c == 0x200B || c == 0xA0;
}

static bool ends(uint32_t c)
{
	return c == '.' || c == '!' || c == '?' || c == 0x2026 || c == 0x3002 || c == 0xFF01 ||
		c == 0xFF1F || c == 0x061F || c == 0x06D4 || c == 0x0964 || c == 0xFF61;
}

bool characters_end_sentence(Str text)
{
	size_t end = text.size;

	while (end > 0) {
		size_t start = before(text, end);
		uint32_t c;

		utf8_decode(text, start, &c, NULL);
		if (ends(c))
			return true;
		if (!closes(c))
			return false;
		end = start;
	}
	return false;
}

Str characters_undo_c1(Arena *arena, Str text)
{
	size_t at = str_find_byte(text, '\xC2', 0);

	while (at != STR_NOWHERE && !(at + 1 < text.size && (unsigned char)text.at[at + 1] < 0xA0))
		at = str_find_byte(text, '\xC2', at + 1);
	if (at == STR_NOWHERE)
		return text;
	Text out = text_in(arena);

	text_reserve(&out, text.size + text.size / 2);
	text_add(&out, str_slice(text, 0, at));
	while (at < text.size) {
		unsigned char byte = (unsigned char)text.at[at];

		if (byte == 0xC2 && at + 1 < text.size && (unsigned char)text.at[at + 1] < 0xA0) {
			text_add_rune(&out, characters_1252((unsigned char)text.at[at + 1]));
			at += 2;
			continue;
		}
		text_add_byte(&out, (char)byte);
		at++;
	}
	return text_str(&out);
}

/* Is TEXT one line already: no runs of white space, none at the ends? */
static bool is_one_line(Str text)
{
	for (size_t i = 0; i < text.size; i++) {
		if (!ascii_is_space(text.at[i]))
			continue;
		if (text.at[i] != ' ' || i == 0 || i + 1 == text.size ||
			ascii_is_space(text.at[i + 1]))
			return false;
	}
	return str_trim(text).size == text.size;
}

Str characters_one_line(Arena *arena, Str text)
{
	text = clean_text(arena, characters_undo_c1(arena, text), 0, NULL);
	if (!str_present(text) || is_one_line(text))
		return text;
	Text out = text_in(arena);
	Str word;

	text_reserve(&out, text.size);
	while (str_next_word(&text, &word)) {
		if (out.size > 0)
			text_add_byte(&out, ' ');
		text_add(&out, word);
	}
	return str_trim(text_str(&out));
}
