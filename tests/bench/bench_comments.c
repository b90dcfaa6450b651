/* SPDX-License-Identifier: ISC */

/* How long the comments pane takes, and what it holds, with ever more comments:
 *
 *     tests/bench/bench_comments [COUNT]...      (10,000, 100,000 and 400,000)
 *
 * and how long whole pages with so many comments take to be read, with the exponent of
 * time over count (linear is 1):
 *
 *     tests/bench/bench_comments --pages [COUNT]...      (1,000, 10,000 and 100,000)
 *
 * Times are the best of a few runs, in milliseconds of CPU; memory is what the heap grew by from
 * an article that is there to a pane that has been painted, folded, and counted to its
 * end, and what the article takes above its texts. With --check the bounds are held: status 1
 * where one is broken. */

#include <locale.h>
#include <malloc.h>
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "article/article.h"
#include "base/arena.h"
#include "base/text.h"
#include "extract/extract.h"
#include "view/canvas.h"
#include "view/view.h"

enum {
	ROWS = 24,
	COLUMNS = 80,
	RUNS = 3
};

/* What holds for 100,000 comments, and in proportion for more. */
static const double FIRST_PAINT_MS = 50, FOLD_MS = 100, BYTES_A_COMMENT = 120;
static const double BOUNDS_COUNT = 100000;

typedef struct {
	double first_paint, fold_all, unfold_all, sort, narrow; /* ms */
	double view_bytes, article_bytes; /* a comment, above its text */
} Figures;

static double now_ms(void)
{
	struct timespec now;

	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
	return (double)now.tv_sec * 1000 + (double)now.tv_nsec / 1e6;
}

static size_t heap_bytes(void)
{
	struct mallinfo2 info = mallinfo2();

	return info.uordblks + info.hblkhd;
}

/* COUNT comments, some of them deep; *TEXT_BYTES are those of all their texts. */
static Article *make_article(size_t count, size_t *text_bytes)
{
	static const char *const words =
		"The limit painted at the bridge is twelve tons, and nobody in the county "
		"office has ever been seen to read it. Ninety-one lorries on Tuesday. ";
	Article *article = article_new();
	Arena *arena = arena_new();

	*text_bytes = 0;
	for (size_t i = 0; i < count; i++) {
		Comment comment = {
			.author = str_format(arena, "Reader %zu", i % 997),
			.date = str_format(arena, "%zu May, 10:%02zu", 1 + i % 31, i % 60),
			.time = str_format(arena, "2011-05-%02zuT10:%02zuZ", 1 + i % 31, i % 60),
			.text = str_slice(str(words), 0, 20 + i * 7 % 120),
			.depth = (int)(i % 9),
		};

		article_add_comment(article, &comment);
		*text_bytes += comment.author.size + comment.date.size + comment.time.size +
			comment.text.size;
	}
	arena_free(arena);
	return article;
}

static double press(View *view, Canvas *canvas, const char *keys)
{
	double start = now_ms();
	Str rest = str(keys);
	Str key;

	while (str_next_word(&rest, &key))
		view_key(view, key);
	view_paint(view, canvas);
	return now_ms() - start;
}

static void keep_least(double *least, double figure)
{
	if (*least == 0 || figure < *least)
		*least = figure;
}

static void run(const Article *article, Figures *figures)
{
	Library *library = library_open();
	Canvas *canvas = canvas_new(ROWS, COLUMNS);
	const LibraryPlace place = { 0 };
	LibraryRow row = library_row_at(&place);
	size_t before = heap_bytes();
	View *view = view_new((ViewOptions){ .ascii = false });

	view_resize(view, ROWS, COLUMNS);
	library_add(library, &row);
	view_set_collection(view, &(ViewCollection){ .library = library, .title = str("") });
	view_set_article(view, 0, SHOW_ARTICLE, article);
	view_article_complete(view);
	keep_least(&figures->first_paint, press(view, canvas, "c"));
	keep_least(&figures->unfold_all, press(view, canvas, "L"));
	keep_least(&figures->fold_all, press(view, canvas, "H"));
	press(view, canvas, "L G");
	while (view_idle(view))
		continue;
	figures->view_bytes = (double)(heap_bytes() - before) / (double)article->comment_count;
	keep_least(&figures->sort, press(view, canvas, "S n"));
	keep_least(&figures->narrow, press(view, canvas, "& l o r r i e s Enter"));
	view_free(view);
	library_close(library);
	canvas_free(canvas);
}

static Figures measure(size_t count)
{
	Figures figures = { .first_paint = 0 };
	size_t text_bytes, before = heap_bytes();
	Article *article = make_article(count, &text_bytes);

	figures.article_bytes =
		((double)(heap_bytes() - before) - (double)text_bytes) / (double)count;
	for (int i = 0; i < RUNS; i++)
		run(article, &figures);
	article_free(article);
	return figures;
}

static int broken(size_t count, const Figures *figures)
{
	double times = (double)count > BOUNDS_COUNT ? (double)count / BOUNDS_COUNT : 1;

	return figures->first_paint > FIRST_PAINT_MS * times ||
		figures->fold_all > FOLD_MS * times || figures->unfold_all > FOLD_MS * times ||
		figures->view_bytes > BYTES_A_COMMENT;
}

/* Whole pages */

/* A page with COUNT comments that answer each other up to eight levels deep. */
static void make_page(Text *page, size_t count)
{
	size_t depth = 0;

	text_add_c(page, "<!DOCTYPE html><title>The bridge</title><article><h1>The bridge</h1>");
	for (int i = 0; i < 5; i++)
		text_add_c(page,
			"<p>The limit painted at the bridge is twelve tons, and nobody in the "
			"county office has ever been seen to read it on any day of the year.</p>");
	text_format(page, "</article><div id=\"comments\"><h2>%zu comments</h2><ol>", count);
	for (size_t i = 0; i < count; i++) {
		text_format(page,
			"<li id=\"comment-%zu\" class=\"comment depth-%zu\"><div class=\"head\"><b "
			"class=\"fn\">Reader %zu</b> <a href=\"#comment-%zu\"><time "
			"datetime=\"2011-05-%02zuT10:%02zu\">%zu May 2011</time></a></div>\n<div "
			"class=\"comment-content\">\n<p>There were %zu lorries on Tuesday, and "
			"nobody counted them but me.</p>\n</div>\n<div class=\"reply\"><a "
			"href=\"#respond\">Reply</a></div>\n",
			i, depth + 1, i % 997, i, 1 + i % 28, i % 60, 1 + i % 28, i);
		if (i % 3 != 2 && depth < 7 && i + 1 < count) {
			text_add_c(page, "<ol class=\"children\">\n");
			depth++;
			continue;
		}
		text_add_c(page, "</li>\n");
		for (size_t up = i % 5; up > 0 && depth > 0; up--, depth--)
			text_add_c(page, "</ol></li>\n");
	}
}

/* Milliseconds to read a page with COUNT comments, all of which must come. */
static double read_page(size_t count)
{
	Text page = text_in(NULL);
	double best = 0;

	make_page(&page, count);
	for (int i = 0; i < RUNS; i++) {
		Article *article = article_new();
		ExtractJob job = { .markup = true, .bytes = page.size };
		double start = now_ms();

		extract(text_str(&page), &job, article);
		keep_least(&best, now_ms() - start);
		if (article->comment_count != count) {
			printf("%zu of %zu comments came\n", article->comment_count, count);
			exit(1);
		}
		article_free(article);
	}
	text_clear(&page);
	return best;
}

static void measure_pages(char **counts, int count)
{
	double last_ms = 0, last_count = 0;

	printf("comments  read the page  a comment  exponent\n");
	for (int i = 0; i < count; i++) {
		double comments = (double)strtoul(counts[i], NULL, 10), ms;

		ms = read_page((size_t)comments);
		printf("%8.0f  %10.1f ms  %6.2f us", comments, ms, ms * 1000 / comments);
		if (last_ms > 0)
			printf("  %8.2f", log(ms / last_ms) / log(comments / last_count));
		printf("\n");
		last_ms = ms;
		last_count = comments;
	}
}

int main(int argc, char **argv)
{
	static char small[] = "10000", middle[] = "100000", large[] = "400000";
	static char *standard[] = { small, middle, large };
	static char least[] = "1000";
	static char *standard_pages[] = { least, small, middle };
	char **counts = standard;
	int count = 3, status = 0;
	int check = argc > 1 && strcmp(argv[1], "--check") == 0;
	int pages = argc > 1 && strcmp(argv[1], "--pages") == 0;

	setlocale(LC_CTYPE, "C.UTF-8");
	if (argc > 1 + check + pages) {
		counts = argv + 1 + check + pages;
		count = argc - 1 - check - pages;
	} else if (pages) {
		counts = standard_pages;
	}
	if (pages) {
		measure_pages(counts, count);
		return 0;
	}
	printf("comments  first paint  fold all  unfold all     sort   narrow  "
	       "bytes: view  article\n");
	for (int i = 0; i < count; i++) {
		size_t comments = strtoul(counts[i], NULL, 10);
		Figures figures = measure(comments > 0 ? comments : 1);

		printf("%8zu  %8.1f ms  %5.1f ms  %7.1f ms  %5.0f ms  %4.0f ms  %11.0f  %7.0f\n",
			comments, figures.first_paint, figures.fold_all, figures.unfold_all,
			figures.sort, figures.narrow, figures.view_bytes, figures.article_bytes);
		status |= check && broken(comments, &figures);
	}
	return status;
}
