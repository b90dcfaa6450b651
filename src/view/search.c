/* SPDX-License-Identifier: ISC */
#include "view/search.h"

#include <stdint.h>
#include <stdlib.h>

#include <unicase.h>

#include "base/arena.h"
#include "base/utf8.h"

enum {
	SOFT_HYPHEN = 0xAD
};

void search_init(Search *search)
{
	*search = (Search){ .pattern = text_in(NULL) };
}

void search_clear(Search *search)
{
	text_clear(&search->pattern);
	free(search->matches);
	search_init(search);
}

/* The plain fellow of a typographic character, or C itself. */
static uint32_t plain_form(uint32_t c)
{
	static const struct {
		uint32_t first, last, plain;
	} forms[] = {
		{ '\t', '\n', ' ' },
		{ 0xA0, 0xA0, ' ' },
		{ 0x2000, 0x200A, ' ' },
		{ 0x2010, 0x2015, '-' },
		{ 0x2018, 0x201B, '\'' },
		{ 0x201C, 0x201F, '"' },
		{ 0x202F, 0x202F, ' ' },
		{ 0x2212, 0x2212, '-' },
		{ 0x3000, 0x3000, ' ' },
	};

	for (size_t i = 0; i < sizeof forms / sizeof *forms; i++)
		if (c >= forms[i].first && c <= forms[i].last)
			return forms[i].plain;
	return c;
}

static uint32_t folded(uint32_t c, bool any_case)
{
	if (c < 0x80 && c >= ' ')
		return any_case && ascii_is_upper((char)c) ? c + ('a' - 'A') : c;
	c = plain_form(c);
	return any_case && c >= 0x80 ? uc_tolower(c) : c;
}

static bool has_capital(Str pattern)
{
	size_t size;

	for (size_t at = 0; at < pattern.size; at += size) {
		uint32_t c;

		size = utf8_decode(pattern, at, &c, NULL);
		if (uc_tolower(c) != c)
			return true;
	}
	return false;
}

/* A pattern ready for the method of Knuth, Morris and Pratt: BORDER[i] is the
 * length of the longest proper border of the first i + 1 characters. */
typedef struct {
	uint32_t character[SEARCH_PATTERN_MAX];
	size_t border[SEARCH_PATTERN_MAX];
	size_t length;
	bool any_case;
} Needle;

static void needle_read(Needle *needle, Str pattern)
{
	size_t size;

	needle->length = 0;
	needle->any_case = !has_capital(pattern);
	for (size_t at = 0; at < pattern.size && needle->length < SEARCH_PATTERN_MAX; at += size) {
		uint32_t c;

		size = utf8_decode(pattern, at, &c, NULL);
		if (c != SOFT_HYPHEN)
			needle->character[needle->length++] = folded(c, needle->any_case);
	}
}

static void needle_find_borders(Needle *needle)
{
	size_t border = 0;

	needle->border[0] = 0;
	for (size_t i = 1; i < needle->length; i++) {
		while (border > 0 && needle->character[i] != needle->character[border])
			border = needle->border[border - 1];
		if (needle->character[i] == needle->character[border])
			border++;
		needle->border[i] = border;
	}
}

static void add_match(Search *search, Match match)
{
	if (search->count == search->room) {
		search->room = search->room == 0 ? 64 : search->room * 2;
		search->matches =
			memory_resize(search->matches, search->room * sizeof *search->matches);
	}
	search->matches[search->count++] = match;
}

/* All matches in one text, until there are MOST. STARTS remembers where the last characters
 * began, for soft hyphens make the bytes of a match more than those of its characters. */
static void search_text(Search *search, const Needle *needle, size_t unit, Str text, size_t most)
{
	size_t starts[SEARCH_PATTERN_MAX];
	size_t matched = 0;
	size_t seen = 0;
	size_t size;

	for (size_t at = 0; at < text.size; at += size) {
		uint32_t c;

		size = utf8_decode(text, at, &c, NULL);
		if (c == SOFT_HYPHEN)
			continue;
		c = folded(c, needle->any_case);
		starts[seen % needle->length] = at;
		seen++;
		while (matched > 0 && needle->character[matched] != c)
			matched = needle->border[matched - 1];
		if (needle->character[matched] == c)
			matched++;
		if (matched < needle->length)
			continue;
		add_match(search, (Match){ unit, starts[seen % needle->length], at + size });
		matched = 0;
		if (search->count == most)
			return;
	}
}

void search_run(Search *search, Str pattern, SearchTexts texts)
{
	Needle needle;
	Text kept = text_in(NULL);

	text_add(&kept, pattern); /* PATTERN may be the text of SEARCH itself */
	text_clear(&search->pattern);
	search->pattern = kept;
	search->count = 0;
	needle_read(&needle, text_str(&search->pattern));
	if (needle.length > 0) {
		needle_find_borders(&needle);
		for (size_t i = 0; i < texts.count && search->count < SEARCH_MATCHES_MAX; i++)
			search_text(
				search, &needle, i, texts.text(texts.of, i), SEARCH_MATCHES_MAX);
	}
	search->current = search->count;
}

bool search_holds(Str text, Str pattern)
{
	Needle needle;
	Search search = { .count = 0 };

	needle_read(&needle, pattern);
	if (needle.length == 0)
		return false;
	needle_find_borders(&needle);
	search_text(&search, &needle, 0, text, 1);
	free(search.matches);
	return search.count > 0;
}

/* Index of the first match that begins at or behind BYTE of text UNIT. */
static size_t first_from(const Search *search, size_t unit, size_t byte)
{
	size_t low = 0;
	size_t high = search->count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;
		const Match *match = &search->matches[middle];

		if (match->unit < unit || (match->unit == unit && match->start < byte))
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

bool search_from(Search *search, size_t unit, size_t byte, bool *wrapped)
{
	*wrapped = false;
	if (search->count == 0)
		return false;
	search->current = first_from(search, unit, byte);
	*wrapped = search->current == search->count;
	if (*wrapped)
		search->current = 0;
	return true;
}

bool search_before(Search *search, size_t unit, size_t byte, bool *wrapped)
{
	*wrapped = false;
	if (search->count == 0)
		return false;
	search->current = first_from(search, unit, byte);
	*wrapped = search->current == 0;
	search->current = (*wrapped ? search->count : search->current) - 1;
	return true;
}

bool search_step(Search *search, long step, bool *wrapped)
{
	*wrapped = false;
	if (search->current >= search->count)
		return false;

	long count = (long)search->count;
	long wanted = (long)search->current + step % count;

	*wrapped = wanted < 0 || wanted >= count;
	search->current = (size_t)((wanted + count) % count);
	return true;
}

const Match *search_current(const Search *search)
{
	return search->current < search->count ? &search->matches[search->current] : NULL;
}

size_t search_first_behind(const Search *search, size_t unit, size_t byte)
{
	size_t index = first_from(search, unit, byte);

	if (index == 0)
		return index;
	const Match *before = &search->matches[index - 1];
	return before->unit == unit && before->end > byte ? index - 1 : index;
}
