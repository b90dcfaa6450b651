/* SPDX-License-Identifier: ISC */
#include "extract/titles.h"

#include <string.h>

#include <unictype.h>

#include "base/fold.h"
#include "base/utf8.h"
#include "extract/characters.h"

enum {
	PARTS_MAX = 8, /* of one title that are looked at */
	WORDS_MAX = 40, /* of one text that are compared */
};

/* Of a text that is not whole parts. */
#define LIKENESS_MAX 0.9

/* The first mark between parts in TITLE; its size in *SIZE. */
static size_t find_mark(Str title, size_t *size)
{
	static const char *const marks[] = { " | ", " - ", " – ", " — ", " :: ", ": ", " » ", " « ",
		" · ", " • ", " / ", " < ", " > ", "|", "｜", " : ", " › ", " _", "│" };
	size_t best = STR_NOWHERE;

	for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
		size_t at = str_find(title, marks[i], 0);

		if (at < best) {
			best = at;
			*size = strlen(marks[i]);
		}
	}
	return best;
}

bool title_next_part(Str *rest, Str *part)
{
	size_t size = 0;

	if (rest->size == 0)
		return false;
	size_t at = find_mark(*rest, &size);

	*part = str_trim(str_slice(*rest, 0, at));
	*rest = at == STR_NOWHERE ? str_of(rest->at, 0) : str_from(*rest, at + size);
	return true;
}

/* Parts FIRST up to END of a title, and what stands between them. */
static Str run_of(const Str *parts, size_t first, size_t end)
{
	const char *start = parts[first].at;

	return str_of(start, (size_t)(parts[end - 1].at - start) + parts[end - 1].size);
}

static size_t parts_of(Str title, Str *parts)
{
	size_t count = 0;

	for (Str rest = title; count < PARTS_MAX && title_next_part(&rest, &parts[count]);)
		count++;
	return count;
}

/* TEXT without the ornaments before it: squares, stars, arrows. */
static Str without_ornaments(Str text)
{
	size_t at = 0;

	while (at < text.size) {
		uint32_t c;
		size_t size = utf8_decode(text, at, &c, NULL);

		if (c != ' ' && !uc_is_general_category(c, UC_OTHER_SYMBOL))
			break;
		at += size;
	}
	return str_from(text, at);
}

bool title_has_part(Str title, Str text)
{
	Str parts[PARTS_MAX];
	size_t count = parts_of(title, parts);

	text = without_ornaments(text);
	for (size_t first = 0; first < count; first++)
		for (size_t end = first + 1; end <= count; end++)
			if (characters_same_letters(run_of(parts, first, end), text))
				return true;
	return false;
}

/* WORD of a folded text without the signs at its ends. */
static Str bare_word(Str word)
{
	while (word.size > 0 && (unsigned char)word.at[0] < 0x80 && !ascii_is_alnum(word.at[0]))
		word = str_from(word, 1);
	while (word.size > 0 && (unsigned char)word.at[word.size - 1] < 0x80 &&
		!ascii_is_alnum(word.at[word.size - 1]))
		word.size--;
	return word;
}

static size_t words_of(Arena *work, Str text, Str *words)
{
	Str rest = fold_text(work, text), word;
	size_t count = 0;

	while (count < WORDS_MAX && str_next_word(&rest, &word)) {
		word = bare_word(word);
		if (word.size > 0)
			words[count++] = word;
	}
	return count;
}

/* Words of A and B that are the same, each counted once: twice their number
 * through the number of all. */
static double shared(const Str *a, size_t a_count, const Str *b, size_t b_count)
{
	bool used[WORDS_MAX] = { false };
	size_t same = 0;

	for (size_t i = 0; i < a_count; i++)
		for (size_t k = 0; k < b_count; k++) {
			if (used[k] || !str_equal(a[i], b[k]))
				continue;
			used[k] = true;
			same++;
			break;
		}
	return a_count + b_count == 0 ? 0 : 2.0 * (double)same / (double)(a_count + b_count);
}

/* The words TEXT shares with the runs of parts that are no mere ornament: half as
 * long as the LONGEST or more. */
static double likeness_by_words(
	Arena *work, const Str *parts, size_t count, Str text, uint32_t longest)
{
	Str words[WORDS_MAX], others[WORDS_MAX];
	size_t word_count = words_of(work, text, words);
	uint32_t commas;
	double best = 0;

	for (size_t first = 0; first < count; first++)
		for (size_t end = first + 1; end <= count; end++) {
			Str run = run_of(parts, first, end);

			if (characters_letters(run, &commas) * 2 < longest)
				continue;
			size_t n = words_of(work, run, others);
			double likeness = shared(words, word_count, others, n);

			best = likeness > best ? likeness : best;
		}
	return best;
}

double title_likeness(Arena *work, Str title, Str text)
{
	Str parts[PARTS_MAX];
	size_t count = parts_of(title, parts);
	uint32_t commas, longest = 1, letters = characters_letters(text, &commas);

	if (title_has_part(title, text))
		return 1;
	for (size_t i = 0; i < count; i++) {
		uint32_t part = characters_letters(parts[i], &commas);

		longest = part > longest ? part : longest;
	}
	double best = likeness_by_words(work, parts, count, text, longest);

	if (characters_letters_within(work, text, title)) {
		double share = (double)letters / longest;

		best = share > best ? share : best;
	}
	return best > LIKENESS_MAX ? LIKENESS_MAX : best;
}

/* Is PART the name of the site, or what its host is called? */
static bool is_site(Str part, Str site, Str host)
{
	if (str_empty(part))
		return true;
	if (characters_same_letters(part, site) || characters_same_letters(part, host))
		return true;
	if (str_starts_nocase(host, "www."))
		host = str_from(host, 4);
	return characters_same_letters(part, host) ||
		characters_same_letters(part, str_slice(host, 0, str_find_last_byte(host, '.')));
}

Str title_without_site(Str title, Str site, Str host)
{
	Str parts[PARTS_MAX];
	size_t count = parts_of(title, parts), first = 0;

	if (count == 0 || count == PARTS_MAX)
		return title;
	while (count > first + 1 && is_site(parts[count - 1], site, host))
		count--;
	while (first + 1 < count && is_site(parts[first], site, host))
		first++;
	return run_of(parts, first, count);
}

Str title_longest_part(Str title)
{
	Str best = STR_NONE, part;

	for (Str rest = title; title_next_part(&rest, &part);)
		if (part.size > best.size)
			best = part;
	return best;
}
