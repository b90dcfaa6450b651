/* SPDX-License-Identifier: ISC */
#include "base/str.h"

#include <limits.h>
#include <string.h>

Str str_copy(Arena *arena, Str text)
{
	if (text.at == NULL)
		return STR_NONE;
	char *copy = arena_alloc(arena, text.size + 1);

	memcpy(copy, text.at, text.size);
	return (Str){ copy, text.size };
}

char *str_c(Arena *arena, Str text)
{
	char *copy = arena_alloc(arena, text.size + 1);

	if (text.size > 0)
		memcpy(copy, text.at, text.size);
	return copy;
}

/* Do SIZE bytes at A and B agree but for the case of ASCII letters? */
static bool same_nocase(const char *a, const char *b, size_t size)
{
	for (size_t i = 0; i < size; i++)
		if (ascii_lower(a[i]) != ascii_lower(b[i]))
			return false;
	return true;
}

bool str_equal_nocase(Str a, Str b)
{
	if (a.at == NULL || b.at == NULL)
		return a.at == b.at;
	return a.size == b.size && same_nocase(a.at, b.at, a.size);
}

int str_compare(Str a, Str b)
{
	size_t shared = a.size < b.size ? a.size : b.size;
	int order = shared > 0 ? memcmp(a.at, b.at, shared) : 0;

	if (order != 0)
		return order;
	return (a.size > b.size) - (a.size < b.size);
}

bool str_ends_nocase(Str text, const char *suffix)
{
	size_t size = strlen(suffix);

	return size == 0 ||
		(text.size >= size && same_nocase(text.at + text.size - size, suffix, size));
}

bool str_ends_in_one(Str text, const char *const *suffixes, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (str_ends_nocase(text, suffixes[i]))
			return true;
	return false;
}

enum {
	LONG_TEXT = 512 /* bytes; in a shorter one any byte of what is searched will do */
};

/* The byte of NEEDLE that is rarest in texts and markup, by its offset. CASED: its capitals
 * are looked for as such. */
static size_t rarest_byte(const char *needle, size_t size, bool cased)
{
	static const char common_first[] = " etainsorl\"-cdpm./hu>g=<xbf:w,vyk_;')({zj&q%#!][?+*|@";
	size_t rarest = 0, best = 0;

	for (size_t i = 0; i < size; i++) {
		const char *found = strchr(common_first, ascii_lower(needle[i]));
		size_t rank = found == NULL ? 0 : (size_t)(found - common_first);

		if (cased && ascii_is_upper(needle[i]))
			rank += sizeof common_first;

		if (rank > best) {
			best = rank;
			rarest = i;
		}
	}
	return rarest;
}

size_t str_find(Str text, const char *needle, size_t from)
{
	size_t size = strlen(needle);

	if (from > text.size || text.size - from < size)
		return STR_NOWHERE;
	if (size == 0)
		return from;
	/* Where the needle can begin, seen from one of its bytes. */
	size_t behind = text.size - from < LONG_TEXT ? 0 : rarest_byte(needle, size, true);
	Str places = str_slice(text, behind, text.size - size + behind + 1);

	for (size_t at = from; (at = str_find_byte(places, needle[behind], at)) != STR_NOWHERE;
		at++)
		if (memcmp(text.at + at, needle, size) == 0)
			return at;
	return STR_NOWHERE;
}

size_t str_find_nocase(Str text, const char *needle, size_t from)
{
	size_t size = strlen(needle);

	if (from > text.size || text.size - from < size)
		return STR_NOWHERE;
	if (size == 0)
		return from;
	size_t behind = text.size - from < LONG_TEXT ? 0 : rarest_byte(needle, size, false);
	Str places = str_slice(text, behind, text.size - size + behind + 1);
	char small = ascii_lower(needle[behind]), capital = ascii_upper(needle[behind]);
	size_t lower = str_find_byte(places, small, from);
	size_t upper = capital == small ? STR_NOWHERE : str_find_byte(places, capital, from);

	while (lower != STR_NOWHERE || upper != STR_NOWHERE) {
		size_t at = lower < upper ? lower : upper;

		if (same_nocase(text.at + at, needle, size))
			return at;
		if (at == lower)
			lower = str_find_byte(places, small, at + 1);
		else
			upper = str_find_byte(places, capital, at + 1);
	}
	return STR_NOWHERE;
}

size_t str_find_last_byte(Str text, char c)
{
	const char *found = text.size > 0 ? memrchr(text.at, c, text.size) : NULL;

	return found == NULL ? STR_NOWHERE : (size_t)(found - text.at);
}

/* Bytes of white space that TEXT begins with: 1, 2 for U+00A0, 0 for none. */
static size_t leading_space(Str text)
{
	if (text.size >= 1 && ascii_is_space(text.at[0]))
		return 1;
	return text.size >= 2 && text.at[0] == '\xC2' && text.at[1] == '\xA0' ? 2 : 0;
}

static size_t trailing_space(Str text)
{
	if (text.size >= 1 && ascii_is_space(text.at[text.size - 1]))
		return 1;
	return text.size >= 2 && text.at[text.size - 2] == '\xC2' &&
			text.at[text.size - 1] == '\xA0'
		? 2
		: 0;
}

Str str_trim(Str text)
{
	size_t space;

	while ((space = leading_space(text)) > 0)
		text = str_from(text, space);
	while ((space = trailing_space(text)) > 0)
		text.size -= space;
	return text;
}

bool str_next_line(Str *rest, Str *line)
{
	if (rest->size == 0)
		return false;
	size_t end = str_find_byte(*rest, '\n', 0);
	size_t next = end == STR_NOWHERE ? rest->size : end + 1;

	if (end == STR_NOWHERE)
		end = rest->size;
	*line = str_slice(*rest, 0, end);
	if (line->size > 0 && next > end && line->at[line->size - 1] == '\r')
		line->size--;
	*rest = str_from(*rest, next);
	return true;
}

bool str_next_word(Str *rest, Str *word)
{
	size_t start = 0;

	while (start < rest->size && ascii_is_space(rest->at[start]))
		start++;
	if (start == rest->size)
		return false;
	size_t end = start;

	while (end < rest->size && !ascii_is_space(rest->at[end]))
		end++;
	*word = str_slice(*rest, start, end);
	*rest = str_from(*rest, end);
	return true;
}

bool str_has_digit(Str text)
{
	for (size_t i = 0; i < text.size; i++)
		if (ascii_is_digit(text.at[i]))
			return true;
	return false;
}

bool str_number(Str text, unsigned long *out)
{
	unsigned long number = 0;

	if (text.size == 0)
		return false;
	for (size_t i = 0; i < text.size; i++) {
		if (!ascii_is_digit(text.at[i]))
			return false;
		unsigned long digit = (unsigned long)(text.at[i] - '0');

		if (number > (ULONG_MAX - digit) / 10)
			return false;
		number = number * 10 + digit;
	}
	*out = number;
	return true;
}
