/* SPDX-License-Identifier: ISC */

/* How long the list of a large collection takes: to be made, painted, moved in, put in order,
 * filtered. Rows are invented; nothing is read. Usage: bench_list [ROWS]. */

#include <locale.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "base/text.h"
#include "library/library.h"
#include "view/canvas.h"
#include "view/view.h"

enum {
	ROWS = 40,
	COLUMNS = 120,
	PAGES = 20000
};

static double now_ms(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

static void add_page(Library *library, size_t i)
{
	static const char *const words[] = { "harbour", "bridge", "council", "ferry", "winter",
		"mole", "tide", "board", "strike", "museum" };
	const LibraryPlace place = { .item = i };
	LibraryRow row = library_row_at(&place);
	Arena *arena = arena_new();

	row.title = str_format(arena, "%s and %s are heard by the %s again, number %zu",
		words[i % 10], words[i / 10 % 10], words[i / 100 % 10], i);
	row.address = str_format(
		arena, "http://paper%zu.example/%zu/story-%zu.html", i % 7, 2000 + i % 20, i);
	row.date = str_format(arena, "%zu-%02zu-%02zu", 2000 + i * 7 % 20, 1 + i % 12, 1 + i % 28);
	row.site = str_format(arena, "Paper %zu", i % 7);
	row.section = str(words[i % 4]);
	row.words = (int64_t)(i * 31 % 2000);
	row.comments = (int64_t)(i % 50);
	row.kind = i % 9 == 0 ? LIBRARY_FRONT : LIBRARY_ARTICLE;
	row.state = LIBRARY_READ;
	library_add(library, &row);
	arena_free(arena);
}

/* Presses KEYS, parted by blanks, with a picture behind each; the slowest of them. */
static double slowest(View *view, Canvas *canvas, const char *keys)
{
	Str rest = str(keys), key;
	double most = 0;

	while (str_next_word(&rest, &key)) {
		double start = now_ms();

		view_key(view, key);
		view_paint(view, canvas);
		double took = now_ms() - start;

		most = took > most ? took : most;
	}
	return most;
}

int main(int count, char **arguments)
{
	size_t pages = count > 1 ? strtoul(arguments[1], NULL, 10) : PAGES;
	Library *library = library_open();
	View *view = view_new((ViewOptions){ .ascii = false });
	Canvas *canvas = canvas_new(ROWS, COLUMNS);
	double start = now_ms();

	setlocale(LC_ALL, "C.UTF-8");
	for (size_t i = 0; i < pages; i++)
		add_page(library, i);
	printf("%-34s %9.1f ms\n", "rows added", now_ms() - start);
	view_resize(view, ROWS, COLUMNS);
	start = now_ms();
	view_set_collection(view,
		&(ViewCollection){ .library = library, .title = str("bench"), .as_list = true });
	printf("%-34s %9.1f ms\n", "first list", now_ms() - start);
	printf("%-34s %9.1f ms\n", "slowest of j k Space b G g",
		slowest(view, canvas, "j k Space b G g"));
	add_page(library, pages);
	start = now_ms();
	view_collection_changed(view, (ViewProgress){ .reading = true });
	printf("%-34s %9.1f ms\n", "list made anew, as found", now_ms() - start);
	printf("%-34s %9.1f ms\n", "by date", slowest(view, canvas, "S d"));
	printf("%-34s %9.1f ms\n", "by title", slowest(view, canvas, "S t"));
	printf("%-34s %9.1f ms\n", "in groups", slowest(view, canvas, "S g"));
	printf("%-34s %9.1f ms\n", "slowest of j k Space b G g )",
		slowest(view, canvas, "j k Space b G g )"));
	printf("%-34s %9.1f ms\n", "slowest letter of a filter",
		slowest(view, canvas, "S f & m o l e ^G"));
	view_free(view);
	canvas_free(canvas);
	library_close(library);
	return 0;
}
