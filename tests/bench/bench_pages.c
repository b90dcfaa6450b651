/* SPDX-License-Identifier: ISC */
/* Processor time for each page named on the command line, in one process: parse
 * (character set, mending, the parser and what it fills), all of extraction, and the records that
 * carry the article. With --growth N pages of its own from 1 to 8 MB, N times each,
 * and the exponent of time over size. Run by tests/bench/run; see README there. */
#include <fcntl.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "article/record.h"
#include "base/arena.h"
#include "extract/charset.h"
#include "extract/extract.h"
#include "extract/markup.h"
#include "extract/page_fill.h"
#include "extract/parser.h"
#include "source/bytes.h"
#include "source/input.h"
#include "source/sniff.h"

enum {
	RUNS = 5, /* of which the best counts: others had the machine, too */
	GROWTH_STEPS = 4, /* 1, 2, 4, 8 MB */
	STEP_BYTES = 1 << 20
};

typedef struct {
	double parse, extract, record; /* ms */
} Times;

static double now_ms(void)
{
	struct timespec now;

	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
	return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

static double parse_ms(Str bytes)
{
	double start = now_ms();
	Arena *arena = arena_new();
	Charset charset = charset_sniff(bytes, STR_NONE, true, NULL);
	CleanCounts counts = { 0 };
	size_t bad = 0;
	Str text = charset_decode(arena, &charset, bytes, NULL, &bad);

	Pieces pieces = { .arena = arena };
	Parser *parser = parser_open(markup_mend(arena, text, &pieces, &counts), &pieces);
	Page page = { .arena = arena, .work = arena };

	page_fill(&page, parser);
	parser_close(parser);
	arena_free(arena);
	return now_ms() - start;
}

static bool count_bytes(void *context, const void *bytes, size_t size, Error *err)
{
	(void)bytes;
	(void)err;
	*(size_t *)context += size;
	return true;
}

static Times run_once(Str bytes)
{
	Times times = { .parse = parse_ms(bytes) };
	const char *name;
	ExtractJob job = { .markup = sniff(bytes, &name) == SNIFF_HTML, .bytes = bytes.size };
	Article *article = article_new();
	size_t written = 0;
	Error err;
	double start = now_ms();

	extract(bytes, &job, article);
	times.extract = now_ms() - start;
	start = now_ms();
	if (!record_write_article(article, count_bytes, &written, &err))
		fprintf(stderr, "%s\n", err.text);
	times.record = now_ms() - start;
	article_free(article);
	return times;
}

static double total(Times times)
{
	return times.extract + times.record;
}

static Times best_of(Str bytes, int runs)
{
	Times best = run_once(bytes);

	for (int i = 1; i < runs; i++) {
		Times times = run_once(bytes);

		best.parse = fmin(best.parse, times.parse);
		if (total(times) < total(best)) {
			best.extract = times.extract;
			best.record = times.record;
		}
	}
	return best;
}

static void print(const char *name, size_t size, Times times)
{
	printf("%9.1f %9.2f %9.2f %9.2f %9.2f  %s\n", (double)size / 1e3, times.parse,
		times.extract, total(times), total(times) / times.parse, name);
}

static bool bench_file(const char *path, Times *sum, double *bytes_sum)
{
	int fd = open(path, O_RDONLY);
	Text bytes = text_in(NULL);
	bool truncated;
	Error err;

	if (fd < 0)
		return false;
	SourceInput *input = input_of_descriptor(fd);
	bool came = bytes_read(input, &bytes, &truncated, &err);

	if (came) {
		Times times = best_of(text_str(&bytes), RUNS);

		print(path, bytes.size, times);
		sum->parse += times.parse;
		sum->extract += times.extract;
		sum->record += times.record;
		*bytes_sum += (double)bytes.size;
	}
	text_clear(&bytes);
	input_free(input);
	close(fd);
	return came;
}

/* A page of about SIZE bytes with what slows readers down: related stories, comments,
 * tables and lists among the paragraphs. */
static Text page_of(size_t size)
{
	Text page = text_in(NULL);

	text_add_c(&page,
		"<!doctype html><html><head><meta charset=utf-8><title>The long report"
		"</title></head><body><article><h1>The long report</h1>");
	for (unsigned i = 0; page.size < size; i++) {
		text_format(&page,
			"<p class=\"body-text\">Paragraph %u of the report says what the one "
			"before it said, that <a href=\"/topic/%u\">the harbour</a> is deep enough, "
			"and adds that the board will meet again on Tuesday.</p>\n",
			i, i % 97);
		if (i % 12 == 0)
			text_format(&page, "<h2>Part %u</h2><ul><li>One<li>Two<li>Three</ul>", i);
		if (i % 50 == 0)
			text_format(&page, "<table><tr><th>Year<th>Ships<tr><td>%u<td>%u</table>",
				1900 + i % 120, i);
	}
	text_add_c(&page, "</article></body></html>");
	return page;
}

/* The slope of log time over log size by least squares. */
static double slope(const double *x, const double *y, int count)
{
	double sx = 0, sy = 0, sxx = 0, sxy = 0;

	for (int i = 0; i < count; i++) {
		sx += log(x[i]);
		sy += log(y[i]);
		sxx += log(x[i]) * log(x[i]);
		sxy += log(x[i]) * log(y[i]);
	}
	return (count * sxy - sx * sy) / (count * sxx - sx * sx);
}

static void bench_growth(int runs)
{
	double sizes[GROWTH_STEPS], parse[GROWTH_STEPS], all[GROWTH_STEPS];

	for (int i = 0; i < GROWTH_STEPS; i++) {
		Text page = page_of((size_t)STEP_BYTES << i);
		Times times = best_of(text_str(&page), runs);

		print("(made)", page.size, times);
		sizes[i] = (double)page.size;
		parse[i] = times.parse;
		all[i] = total(times);
		text_clear(&page);
	}
	printf("growth exponent: parse %.3f, total %.3f\n", slope(sizes, parse, GROWTH_STEPS),
		slope(sizes, all, GROWTH_STEPS));
}

int main(int argc, char **argv)
{
	Times sum = { 0 };
	double bytes = 0;
	Error err;
	int read = 0;

	if (!parser_prepare(&err)) {
		fprintf(stderr, "%s\n", err.text);
		return 1;
	}
	printf("%9s %9s %9s %9s %9s\n", "kB", "parse ms", "extract", "total", "to parse");
	if (argc == 3 && strcmp(argv[1], "--growth") == 0) {
		bench_growth(atoi(argv[2]));
		return 0;
	}
	for (int i = 1; i < argc; i++)
		read += bench_file(argv[i], &sum, &bytes);
	if (read > 1)
		print("all", (size_t)bytes, sum);
	return read == argc - 1 ? 0 : 1;
}
