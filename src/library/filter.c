/* SPDX-License-Identifier: ISC */
#include "library/filter.h"

#include "base/fold.h"
#include "base/text.h"
#include "library/address_key.h"

enum {
	WORK_BYTES = 1 << 20 /* before it is given back */
};

/* Takes the next word off *REST, or what is between quotation marks. */
static bool next_word(Str *rest, Str *word)
{
	Str text = str_trim(*rest);

	if (str_starts(text, "\"")) {
		size_t end = str_find_byte(text, '"', 1);

		*word = str_slice(text, 1, end);
		*rest = end == STR_NOWHERE ? STR_NONE : str_from(text, end + 1);
		return true;
	}
	return str_next_word(rest, word);
}

static void read_words(Filter *ready, Str words, Arena *arena)
{
	Str rest = words, word;
	size_t room = 0;

	while (next_word(&rest, &word))
		room++;
	ready->words = arena_array(arena, room, sizeof *ready->words);
	for (rest = words; next_word(&rest, &word);) {
		word = str_copy(arena, fold_text(arena, word));
		if (word.size > 0)
			ready->words[ready->word_count++] = word;
	}
}

static Date read_date(Filter *ready, Str text)
{
	Date date = { 0 };

	if (!str_empty(text) && !date_from_iso(text, &date))
		ready->impossible = true;
	return date;
}

void filter_init(Filter *ready, const LibraryFilter *filter, Folds *folds, Narrowed *narrowed,
	size_t rows, Arena *arena)
{
	*ready = (Filter){ .filter = filter,
		.folds = folds,
		.narrowed = narrowed,
		.work = arena_new(),
		.texts = text_in(NULL),
		.folded = text_in(NULL) };
	read_words(ready, filter->words, arena);
	if (ready->word_count > 0)
		narrowed_begin(narrowed, ready->words, ready->word_count, rows);
	ready->site = fold_text(arena, filter->site);
	ready->section = fold_text(arena, filter->section);
	ready->after = read_date(ready, filter->after);
	ready->before = read_date(ready, filter->before);
}

void filter_clear(Filter *ready)
{
	arena_free(ready->work);
	ready->work = NULL;
	text_clear(&ready->texts);
	text_clear(&ready->folded);
}

/* Order of A and B by day and hour as they are written, zones apart; what one of them
 * does not know is taken as its beginning. */
static int compare_dates(const Date *a, const Date *b)
{
	const int parts[][2] = {
		{ a->year, b->year },
		{ a->month, b->month },
		{ a->day, b->day },
		{ a->hour, b->hour },
		{ a->minute, b->minute },
		{ a->second, b->second },
	};

	/* A month and a day that are not known are 0, or 1: both are the beginning. */
	for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
		int least = i == 1 || i == 2;
		int left = parts[i][0] > least ? parts[i][0] : least;
		int right = parts[i][1] > least ? parts[i][1] : least;

		if (left != right)
			return left < right ? -1 : 1;
	}
	return 0;
}

static bool date_fits(const Filter *ready, Str text)
{
	Date date;

	if (ready->after.precision == DATE_NONE && ready->before.precision == DATE_NONE)
		return true;
	if (!date_from_iso(text, &date))
		return false;
	if (ready->after.precision != DATE_NONE && compare_dates(&date, &ready->after) < 0)
		return false;
	return ready->before.precision == DATE_NONE || compare_dates(&date, &ready->before) < 0;
}

static bool site_fits(Filter *ready, const LibraryRow *row)
{
	if (str_equal(folds_shared(ready->folds, row->site), ready->site))
		return true;
	Str key = address_key(ready->work, row->address, ADDRESS_KEY_PAGE);

	return str_present(key) && str_equal(address_key_host(ready->work, key), ready->site);
}

static bool words_fit(Filter *ready, const LibraryRow *row)
{
	const Str texts[] = { row->title, row->label, row->site, row->section, row->byline,
		row->address };

	ready->texts.size = 0;
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
		text_add(&ready->texts, texts[i]);
		text_add_byte(&ready->texts, '\n');
	}
	Str folded = fold_over(&ready->folded, text_str(&ready->texts));

	for (size_t i = 0; i < ready->word_count; i++)
		if (str_find(folded, ready->words[i].at, 0) == STR_NOWHERE)
			return false;
	return true;
}

bool filter_may_fit(const Filter *ready, size_t number)
{
	return !ready->impossible &&
		(ready->word_count == 0 || narrowed_may_fit(ready->narrowed, number));
}

bool filter_is_bare(const Filter *ready)
{
	return ready->word_count == 0 && ready->site.size == 0 && ready->section.size == 0 &&
		ready->after.precision == DATE_NONE && ready->before.precision == DATE_NONE;
}

bool filter_fits(Filter *ready, size_t number, const LibraryRow *row)
{
	const LibraryFilter *filter = ready->filter;

	if (ready->impossible || (filter->states != 0 && (filter->states & 1u << row->state) == 0))
		return false;
	if (!date_fits(ready, row->date))
		return false;
	if (arena_bytes(ready->work) > WORK_BYTES) {
		arena_free(ready->work);
		ready->work = arena_new();
	}
	if (ready->section.size > 0 &&
		!str_equal(folds_shared(ready->folds, row->section), ready->section))
		return false;
	if (ready->site.size > 0 && !site_fits(ready, row))
		return false;
	if (ready->word_count == 0 || words_fit(ready, row))
		return true;
	narrowed_put_lacking(ready->narrowed, number);
	return false;
}
