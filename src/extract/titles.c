/* SPDX-License-Identifier: ISC */
#include "extract/titles.h"

#include <string.h>

#include <unictype.h>

#include "base/fold.h"
#include "base/utf8.h"
#include "extract/characters.h"
#include "extract/first_bytes.h"

enum {
	PARTS_MAX = 8, /* of one title that are looked at */
	WORDS_MAX = 40, /* of one text that are compared */
};

/* Of a text that is not whole parts. */
#define LIKENESS_MAX 0.9

/* The first mark between parts in TITLE; its size in *SIZE. */
static size_t find_mark(Str title, size_t *size)
{
	static const char marks[][6] = { " | ", " - ", " – ", " — ", " :: ", ": ", " » ", " « ",
		" · ", " • ", " / ", " < ", " > ", "｜", " : ", " › ", " _", "│", " -- " };
	static FirstBytes made;
	const FirstBytes *index =
		first_bytes_index(&made, marks, sizeof marks / sizeof *marks, sizeof *marks);

	for (size_t at = 0; at < title.size; at++) {
		Str rest = str_from(title, at);

		if (title.at[at] == '|') {
			*size = 1;
			return at;
		}
		for (uint16_t i = first_bytes_row_of(index, rest); i != FIRST_BYTES_END;
			i = index->next[i])
			if (str_starts(rest, marks[i])) {
				*size = strlen(marks[i]);
				return at;
			}
	}
	return STR_NOWHERE;
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

/* One part of a title or several in a row. */
typedef struct {
	Str text;
	Str *words; /* NULL for a mere ornament, less than half as long as the longest */
	size_t word_count;
} Run;

struct Title {
	Str text;
	Run runs[PARTS_MAX * (PARTS_MAX + 1) / 2];
	size_t run_count;
	uint32_t letters, longest; /* of all, and of the longest part, at least 1 */
};

static void add_run(Arena *arena, Title *title, Str text)
{
	Run *run = &title->runs[title->run_count++];
	uint32_t commas = 0;

	*run = (Run){ .text = text };
	if (characters_letters(text, &commas) * 2 < title->longest)
		return;
	run->words = arena_array(arena, WORDS_MAX, sizeof *run->words);
	run->word_count = words_of(arena, text, run->words);
}

const Title *title_new(Arena *arena, Str text)
{
	Title *title = arena_alloc(arena, sizeof *title);
	Str parts[PARTS_MAX];
	size_t count = parts_of(text, parts);
	uint32_t commas = 0;

	title->text = text;
	title->letters = characters_letters(text, &commas);
	title->longest = 1;
	for (size_t i = 0; i < count; i++) {
		uint32_t part = characters_letters(parts[i], &commas);

		title->longest = part > title->longest ? part : title->longest;
	}
	for (size_t first = 0; first < count; first++)
		for (size_t end = first + 1; end <= count; end++)
			add_run(arena, title, run_of(parts, first, end));
	return title;
}

static bool is_run(const Title *title, Str text)
{
	for (size_t i = 0; i < title->run_count; i++)
		if (characters_same_letters(title->runs[i].text, text))
			return true;
	return false;
}

/* The words TEXT shares with the runs of parts that are no mere ornament. */
static double likeness_by_words(Arena *work, const Title *title, Str text)
{
	Str words[WORDS_MAX];
	size_t count = words_of(work, text, words);
	double best = 0;

	for (size_t i = 0; i < title->run_count; i++) {
		const Run *run = &title->runs[i];
		double likeness =
			run->words == NULL ? 0 : shared(words, count, run->words, run->word_count);

		best = likeness > best ? likeness : best;
	}
	return best;
}

double title_likeness(Arena *work, const Title *title, Str text)
{
	uint32_t commas = 0, letters;

	text = without_ornaments(text);
	letters = characters_letters(text, &commas);
	if (is_run(title, text))
		return 1;
	double best = likeness_by_words(work, title, text);

	if (letters <= title->letters && characters_letters_within(work, text, title->text)) {
		double share = (double)letters / title->longest;

		best = share > best ? share : best;
	}
	return best > LIKENESS_MAX ? LIKENESS_MAX : best;
}

bool title_has_run(const Title *title, Str text)
{
	return is_run(title, without_ornaments(text));
}

/* Does PART say of what kind this copy of a page is? */
static bool is_edition(Str part)
{
	static const char *const editions[] = { "print version", "printer friendly",
		"printer friendly version", "printer-friendly version", "printable version",
		"print view", "print preview", "print this article", "druckversion", "druckansicht",
		"version imprimable", "versión para imprimir", "versión imprimible",
		"versão para impressão", "versione stampabile", "versione per la stampa",
		"printversie", "utskriftsversion", "wersja do druku", "verze pro tisk",
		"версия для печати", "印刷用ページ", "打印本页" };

	for (size_t i = 0; i < sizeof editions / sizeof *editions; i++)
		if (characters_same_letters(part, str(editions[i])))
			return true;
	return false;
}

/* Is PART the name of the site, or what its host is called, or no more than what kind of copy
 * this is? */
static bool is_site(Str part, Str site, Str host)
{
	if (str_empty(part) || is_edition(part))
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

Str title_without_date(Str title)
{
	enum {
		DATE_DIGITS_MIN = 6,
		DATE_DIGITS_MAX = 8
	};
	Str rest = title, first;
	unsigned digits = 0;

	if (!title_next_part(&rest, &first) || str_empty(str_trim(rest)))
		return title;
	for (size_t i = 0; i < first.size; i++) {
		if (ascii_is_digit(first.at[i]))
			digits++;
		else if (strchr("./-", first.at[i]) == NULL)
			return title;
	}
	return digits >= DATE_DIGITS_MIN && digits <= DATE_DIGITS_MAX && digits < first.size
		? str_trim(rest)
		: title;
}

Str title_longest_part(Str title)
{
	Str best = STR_NONE, first = STR_NONE, part;
	bool edition = false;

	for (Str rest = title; title_next_part(&rest, &part);) {
		if (is_edition(part)) {
			edition = true;
			continue;
		}
		if (str_empty(first))
			first = part;
		if (part.size > best.size)
			best = part;
	}
	/* What a copy of another kind says of itself stands behind the headline. */
	return edition ? first : best;
}
