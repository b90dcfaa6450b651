/* SPDX-License-Identifier: ISC */
/* Prints a page's JSON as the program would, found without some of the evidence, or with
 * what it has in common with at least two OTHER pages of its site:
 *
 *     panels [--without=SIGNAL[,SIGNAL...]] PAGE.html [OTHER.html...]
 *
 * so that a scorer can run it over labelled pages (tests/tools/panel-runs). It
 * reads in its own process, unconfined: for pages of one's own only. */

#include <config.h>

#include <stdio.h>
#include <string.h>

#include "article/writer.h"
#include "base/text.h"
#include "extract/extract.h"
#include "extract/signals.h"
#include "library/repeats.h"

static const struct {
	const char *name;
	unsigned signal;
} signals[] = {
	{ "systems", WITHOUT_SYSTEMS },
	{ "field-names", WITHOUT_FIELD_NAMES },
	{ "names", WITHOUT_NAMES },
	{ "numbers", WITHOUT_NUMBERS },
	{ "data", WITHOUT_DATA },
};

/* Adds the signals NAMES lists, commas between, to *WITHOUT. */
static bool read_signals(Str names, unsigned *without)
{
	while (names.size > 0) {
		size_t comma = str_find_byte(names, ',', 0), i = 0, count;
		Str name = comma == STR_NOWHERE ? names : str_slice(names, 0, comma);

		count = sizeof signals / sizeof signals[0];
		while (i < count && !str_is(name, signals[i].name))
			i++;
		if (i == count)
			return false;
		*without |= signals[i].signal;
		names = comma == STR_NOWHERE ? STR_NONE : str_from(names, comma + 1);
	}
	return true;
}

static bool read_file(const char *path, Text *out)
{
	FILE *file = fopen(path, "rb");
	size_t size;

	if (file == NULL)
		return false;
	while ((size = fread(text_reserve(out, 65536), 1, 65536, file)) > 0)
		out->size += size;
	bool whole = !ferror(file);

	fclose(file);
	return whole;
}

/* Counts the blocks of the page at PATH, which is page NUMBER of the site. */
static bool count_blocks(Repeats *repeats, const char *path, uint64_t number)
{
	Text bytes = text_in(NULL);
	BlockHashes blocks = { .count = 0 };
	ExtractJob job = { .view = EXTRACT_ARTICLE, .markup = true, .told = &blocks };
	Article *article = article_new();
	bool read = read_file(path, &bytes);

	if (read)
		extract(text_str(&bytes), &job, article);
	repeats_count(repeats, 1, number, blocks.hashes, blocks.count);
	article_free(article);
	text_clear(&bytes);
	return read;
}

static bool print_page(Str bytes, unsigned without, RepeatedBlocks repeated)
{
	ExtractJob job = { .view = EXTRACT_ARTICLE,
		.markup = true,
		.bytes = bytes.size,
		.without = without,
		.repeated = repeated };
	Article *article = article_new();
	Text out = text_in(NULL);

	extract(bytes, &job, article);
	write_json(&out, article);
	bool written = fwrite(out.at, 1, out.size, stdout) == out.size && fflush(stdout) == 0;

	text_clear(&out);
	article_free(article);
	return written;
}

int main(int count, char **words)
{
	unsigned without = 0;
	int at = 1;
	Text bytes = text_in(NULL);
	Arena *arena = arena_new();
	Repeats repeats = { .count = 0 };
	RepeatedBlocks repeated;

	if (at < count && strncmp(words[at], "--without=", 10) == 0 &&
		read_signals(str(words[at] + 10), &without))
		at++;
	if (at >= count || words[at][0] == '-') {
		fputs("usage: panels [--without=SIGNAL[,SIGNAL...]] PAGE.html [OTHER.html...]\n"
		      "signals: systems field-names names numbers data\n",
			stderr);
		return 2;
	}
	for (int other = at + 1; other < count; other++)
		if (!count_blocks(&repeats, words[other], (uint64_t)other))
			perror(words[other]);
	repeated.hashes = repeats_find(&repeats, 1, 0, arena, &repeated.count);
	bool done = read_file(words[at], &bytes) && print_page(text_str(&bytes), without, repeated);

	if (!done)
		perror(words[at]);
	text_clear(&bytes);
	repeats_clear(&repeats);
	arena_free(arena);
	return done ? 0 : 1;
}
