/* SPDX-License-Identifier: ISC */
#include "base/words.h"

#include <stdbool.h>
#include <stdlib.h>

#include <unictype.h>
#include <uniwbrk.h>

#include "base/utf8.h"

/* Words */

/* Goes through the parts that TEXT is broken into: START up to END of each. */
typedef struct {
	Str text;
	char *breaks; /* owned; one where a part begins */
	size_t start, end;
} Parts;

static Parts parts_of(Str text)
{
	Parts parts = { .text = text, .breaks = memory_new(text.size + 1) };

	u8_wordbreaks((const uint8_t *)text.at, text.size, parts.breaks);
	return parts;
}

static bool next_part(Parts *parts)
{
	if (parts->end >= parts->text.size)
		return false;
	parts->start = parts->end++;
	while (parts->end < parts->text.size && !parts->breaks[parts->end])
		parts->end++;
	return true;
}

size_t words_begin(Str text)
{
	size_t at = 0, size;
	uint32_t c;

	while ((size = utf8_decode(text, at, &c, NULL)) > 0 && !uc_is_alnum(c))
		at += size;
	return at;
}

static bool is_word(Str part)
{
	return words_begin(part) < part.size;
}

size_t word_end(Str text, size_t at)
{
	Parts parts = parts_of(text);
	size_t end = text.size;

	while (next_part(&parts))
		if (parts.end > at && is_word(str_slice(text, parts.start, parts.end))) {
			end = parts.end;
			break;
		}
	free(parts.breaks);
	return end;
}

size_t word_start(Str text, size_t at)
{
	Parts parts = parts_of(text);
	size_t start = 0;

	while (next_part(&parts) && parts.start < at)
		if (is_word(str_slice(text, parts.start, parts.end)))
			start = parts.start;
	free(parts.breaks);
	return start;
}

/* Sentences */

static bool is_end_mark(uint32_t c)
{
	static const uint32_t marks[] = { '.', '!', '?', 0x2026, 0x3002, 0xFF01, 0xFF1F, 0x061F,
		0x06D4, 0x0964 };

	for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
		if (c == marks[i])
			return true;
	return false;
}

/* Ideographic marks need no space behind them. */
static bool stands_alone(uint32_t c)
{
	return c == 0x3002 || c == 0xFF01 || c == 0xFF1F;
}

static bool is_closing(uint32_t c)
{
	return c == '"' || c == '\'' || c == ')' || c == ']' ||
		uc_is_general_category_withtable(
			c, UC_CATEGORY_MASK_Pe | UC_CATEGORY_MASK_Pf | UC_CATEGORY_MASK_Pi);
}

/* Does a full stop at AT belong to the word before it: "Mr.", "J."? */
static bool is_shortened(Str text, size_t at)
{
	static const char *const words[] = { "Mr", "Mrs", "Ms", "Dr", "Prof", "St", "Sen", "Gov",
		"Gen", "Lt", "Col", "Sgt", "Rev", "No", "vs", "etc", "Inc", "Ltd" };
	size_t start = at;

	while (start > 0 && ascii_is_alpha(text.at[start - 1]))
		start--;
	Str word = str_slice(text, start, at);

	if (word.size == 1)
		return word.at[0] >= 'A' && word.at[0] <= 'Z';
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (str_is(word, words[i]))
			return true;
	return false;
}

/* Behind what closes the sentence whose end mark ends at AT. */
static size_t behind_closing(Str text, size_t at)
{
	size_t size;
	uint32_t c;

	while ((size = utf8_decode(text, at, &c, NULL)) > 0 && (is_end_mark(c) || is_closing(c)))
		at += size;
	return at;
}

/* May a sentence have ended at AT: is it the end, or does a blank follow and no small letter? */
static bool begins_anew(Str text, size_t at)
{
	size_t size = 0;
	uint32_t c = 0;

	if (at >= text.size)
		return true;
	if (!ascii_is_space(text.at[at]))
		return false;
	while ((size = utf8_decode(text, at, &c, NULL)) > 0 && uc_is_space(c))
		at += size;
	return size == 0 || !uc_is_lower(c);
}

size_t sentence_end(Str text, size_t from)
{
	size_t size;
	uint32_t c;

	for (size_t at = 0; (size = utf8_decode(text, at, &c, NULL)) > 0; at += size) {
		if (!is_end_mark(c) || (c == '.' && is_shortened(text, at)))
			continue;
		size_t end = behind_closing(text, at + size);

		if (end > from && (stands_alone(c) || begins_anew(text, end)))
			return end;
	}
	return text.size;
}
