/* SPDX-License-Identifier: ISC */

/* What the reader sees after some keys, compared with files in tests/data/screens. */

#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/text.h"
#include "build.h"
#include "golden.h"
#include "pages.h"
#include "view/canvas.h"
#include "view/view.h"

typedef struct {
	const char *name; /* of the file, without .txt */
	const char *article; /* file in tests/data/articles, and behind a blank the one in
	                      * tests/data/lists that it is the second page of; "" for the list
	                      * of crawl.txt */
	int rows, columns;
	const char *keys; /* parted by blanks; "resize:24x80" changes the window, "set:wrap=on" a
			     setting, "far" says that the line is slow,
			     "reading:7/17" that so many pages are read and
			     "listing:41" how many percent of them are listed */
	bool styles; /* show styles and marks */
	bool ascii;
} Screen;

static const Screen screens[] = {
	{ "first-80x24", "bridge.txt", 24, 80, "", false, false },
	{ "first-80x24-styles", "bridge.txt", 24, 80, "", true, false },
	{ "first-120x40", "bridge.txt", 40, 120, "", false, false },
	{ "first-100x30", "bridge.txt", 30, 100, "", false, false },
	{ "first-200x60", "bridge.txt", 60, 200, "", false, false },
	{ "first-40x12", "bridge.txt", 12, 40, "", false, false },
	{ "first-ascii-120x24", "bridge.txt", 24, 120, "", false, true },
	{ "alone-120x24", "note.txt", 24, 120, "", false, false },
	{ "too-small", "bridge.txt", 4, 80, "", false, false },
	{ "page-80x24", "bridge.txt", 24, 80, "Space", false, false },
	{ "pages-80x24", "bridge.txt", 24, 80, "2 Space", false, false },
	{ "back-80x24", "bridge.txt", 24, 80, "2 Space b", false, false },
	{ "lines-80x24", "bridge.txt", 24, 80, "1 2 j", false, false },
	{ "half-80x24", "bridge.txt", 24, 80, "d", false, false },
	{ "end-80x24", "bridge.txt", 24, 80, "G", false, false },
	{ "end-again-80x24", "bridge.txt", 24, 80, "G Space", false, false },
	{ "percent-80x24", "bridge.txt", 24, 80, "4 0 %", false, false },
	{ "crosshead-80x24", "bridge.txt", 24, 80, ")", false, false },
	{ "crosshead-back-80x24", "bridge.txt", 24, 80, ") ) (", false, false },
	{ "paragraph-80x24", "bridge.txt", 24, 80, "} }", false, false },
	{ "table-40x16", "bridge.txt", 16, 40, ") ) 1 8 j", false, false },
	{ "table-shifted-40x16", "bridge.txt", 16, 40, ") ) 1 8 j l l", false, false },
	{ "table-wrapped-40x16", "bridge.txt", 16, 40, "W ) ) 1 8 j", false, false },
	{ "narrower-80x24", "bridge.txt", 24, 80, "- - -", false, false },
	{ "related-80x24", "bridge.txt", 24, 80, "r j", true, false },
	{ "related-120x40", "bridge.txt", 40, 120, "r j", true, false },
	{ "related-hidden-120x24", "bridge.txt", 24, 120, "r r", false, false },
	{ "all-hidden-120x24", "bridge.txt", 24, 120, "r r c c", false, false },
	{ "side-wider-120x24", "bridge.txt", 24, 120, "> > > >", false, false },
	{ "comments-80x24", "bridge.txt", 24, 80, "c", true, false },
	{ "comments-40x12", "bridge.txt", 12, 40, "c }", false, false },
	{ "comments-100x30", "bridge.txt", 30, 100, "c", false, false },
	{ "comments-120x40", "bridge.txt", 40, 120, "c } }", true, false },
	{ "comments-folded-80x24", "bridge.txt", 24, 80, "c H", false, false },
	{ "comments-fold-one-80x24", "bridge.txt", 24, 80, "c } h", true, false },
	{ "comments-fold-parent-80x24", "bridge.txt", 24, 80, "c } h h h", true, false },
	{ "comments-unfolded-80x24", "bridge.txt", 24, 80, "c H L", false, false },
	{ "comments-zoomed-120x24", "bridge.txt", 24, 120, "c z", false, false },
	{ "tab-120x24", "bridge.txt", 24, 120, "Tab Tab", true, false },
	{ "search-prompt-80x24", "bridge.txt", 24, 80, "/ n i n e Space y", true, false },
	{ "search-80x24", "bridge.txt", 24, 80, "/ p i l o t s Enter", true, false },
	{ "search-next-80x24", "bridge.txt", 24, 80, "/ b r i d g e Enter n n", false, false },
	{ "search-wraps-80x24", "bridge.txt", 24, 80, "/ b o a r d Enter N", false, false },
	{ "search-nothing-80x24", "bridge.txt", 24, 80, "Space / x y z z y Enter", false, false },
	{ "search-cancelled-80x24", "bridge.txt", 24, 80, "Space / g u i l d ^G", false, false },
	{ "search-folded-80x24", "bridge.txt", 24, 80, "c H / l e a k e d Enter", true, false },
	{ "search-120x40", "bridge.txt", 40, 120, "c / B o Enter n", true, false },
	{ "link-80x24", "bridge.txt", 24, 80, "] ]", true, false },
	{ "help-80x24", "bridge.txt", 24, 80, "?", false, false },
	{ "help-comments-120x40", "bridge.txt", 40, 120, "c ?", false, false },
	{ "help-search-80x24", "bridge.txt", 24, 80, "? / f o l d Enter", true, false },
	{ "help-40x12", "bridge.txt", 12, 40, "? Space", false, false },
	{ "info-80x24", "bridge.txt", 24, 80, "=", true, false },
	{ "info-40x12", "bridge.txt", 12, 40, "= Space", false, false },
	{ "unbound-80x24", "bridge.txt", 24, 80, "w", false, false },
	{ "count-80x24", "bridge.txt", 24, 80, "1 2", false, false },
	{ "resized-80x24", "bridge.txt", 24, 80, ") ) resize:40x120 resize:12x40 resize:24x80",
		false, false },
	{ "resized-120x40", "bridge.txt", 24, 80, ") ) resize:40x120", false, false },
	{ "wide-60x16", "wide.txt", 16, 60, "", false, false },
	{ "wide-shifted-60x16", "wide.txt", 16, 60, "l l l", false, false },
	{ "wide-21x8", "wide.txt", 8, 21, "c", false, false },
	{ "threads-80x24", "quarry.txt", 24, 80, "c", true, false },
	{ "threads-40x24", "quarry.txt", 24, 40, "c", false, false },
	{ "threads-120x30", "quarry.txt", 30, 120, "c", false, false },
	{ "threads-200x40", "quarry.txt", 40, 200, "c", false, false },
	{ "threads-folded-80x24", "quarry.txt", 24, 80, "c H ) ", true, false },
	{ "threads-folded-40x24", "quarry.txt", 24, 40, "c H", false, false },
	{ "threads-folded-120x30", "quarry.txt", 30, 120, "c H", false, false },
	{ "threads-folded-200x40", "quarry.txt", 40, 200, "c H", false, false },
	{ "threads-sort-80x24", "quarry.txt", 24, 80, "c S", true, false },
	{ "threads-oldest-80x24", "quarry.txt", 24, 80, "c S o", false, false },
	{ "threads-newest-80x24", "quarry.txt", 24, 80, "c H S n", false, false },
	{ "threads-newest-40x24", "quarry.txt", 24, 40, "c H S n", false, false },
	{ "threads-newest-120x30", "quarry.txt", 30, 120, "c H S n", false, false },
	{ "threads-newest-200x40", "quarry.txt", 40, 200, "c H S n", false, false },
	{ "threads-replies-80x24", "quarry.txt", 24, 80, "c H S r", false, false },
	{ "threads-narrow-prompt-80x24", "quarry.txt", 24, 80, "c & a u t h o r : m o s s", true,
		false },
	{ "threads-narrow-80x24", "quarry.txt", 24, 80, "c & a u t h o r : m o s s Enter", true,
		false },
	{ "threads-narrow-40x24", "quarry.txt", 24, 40, "c & p l a c e : c r o s s Enter", false,
		false },
	{ "threads-narrow-120x30", "quarry.txt", 30, 120, "c & p l a c e : c r o s s Enter", false,
		false },
	{ "threads-narrow-200x40", "quarry.txt", 40, 200, "c & p l a c e : c r o s s Enter", false,
		false },
	{ "threads-widened-80x24", "quarry.txt", 24, 80, "c & s a n d w i c h Enter ^G", true,
		false },
	{ "threads-search-80x24", "quarry.txt", 24, 80, "c H / s a n d w i c h Enter", true,
		false },
	{ "threads-search-40x24", "quarry.txt", 24, 40, "c H / s a n d w i c h Enter", false,
		false },
	{ "threads-search-120x30", "quarry.txt", 30, 120, "c H / s a n d w i c h Enter", false,
		false },
	{ "threads-search-200x40", "quarry.txt", 40, 200, "c H / s a n d w i c h Enter", false,
		false },
	{ "threads-author-80x24", "quarry.txt", 24, 80, "c A A", true, false },
	{ "threads-staff-80x24", "quarry.txt", 24, 80, "c & r o l e : s t a f f Enter", true,
		false },
	{ "details-80x24", "bell.txt", 24, 80, "c", true, false },
	{ "details-40x24", "bell.txt", 24, 40, "c", false, false },
	{ "details-120x30", "bell.txt", 30, 120, "c", false, false },
	{ "details-200x40", "bell.txt", 40, 200, "c", false, false },
	{ "details-ascii-80x24", "bell.txt", 24, 80, "c", false, true },
	{ "details-related-80x24", "bell.txt", 24, 80, "r", false, false },
	{ "threads-origin-80x24", "quarry.txt", 24, 80, "=", false, false },
	{ "threads-absent-80x24", "empty-thread.txt", 24, 80, "c", true, false },
	{ "groups-80x24", "quarry.txt", 24, 80, "r", false, false },
	{ "groups-40x24", "quarry.txt", 24, 40, "r", false, false },
	{ "groups-120x30", "quarry.txt", 30, 120, "r ) )", true, false },
	{ "groups-200x40", "quarry.txt", 40, 200, "r )", false, false },
	{ "below-20x5", "bridge.txt", 5, 20, "set:panes=below c }", false, false },
	{ "linear-20x5", "bridge.txt", 5, 20, "set:linear=on c }", false, false },
	{ "one-20x5", "bridge.txt", 5, 20, "set:panes=one Space", false, false },
	{ "side-20x5", "bridge.txt", 5, 20, "set:panes=side Space", false, false },
	{ "below-40x12", "bridge.txt", 12, 40, "set:panes=below c }", false, false },
	{ "linear-40x12", "bridge.txt", 12, 40, "set:linear=on c }", false, false },
	{ "one-40x12", "bridge.txt", 12, 40, "set:panes=one Space", false, false },
	{ "side-40x12", "bridge.txt", 12, 40, "set:panes=side Space", false, false },
	{ "below-80x24", "bridge.txt", 24, 80, "set:panes=below c }", false, false },
	{ "linear-80x24", "bridge.txt", 24, 80, "set:linear=on c }", false, false },
	{ "linear-folded-80x24", "bridge.txt", 24, 80, "set:linear=on c H", false, false },
	{ "one-80x24", "bridge.txt", 24, 80, "set:panes=one Space", false, false },
	{ "side-80x24", "bridge.txt", 24, 80, "set:panes=side Space", false, false },
	{ "below-120x40", "bridge.txt", 40, 120, "set:panes=below c }", false, false },
	{ "linear-120x40", "bridge.txt", 40, 120, "set:linear=on c }", false, false },
	{ "one-120x40", "bridge.txt", 40, 120, "set:panes=one Space", false, false },
	{ "side-120x40", "bridge.txt", 40, 120, "set:panes=side Space", false, false },
	{ "below-200x60", "bridge.txt", 60, 200, "set:panes=below c }", false, false },
	{ "linear-200x60", "bridge.txt", 60, 200, "set:linear=on c }", false, false },
	{ "one-200x60", "bridge.txt", 60, 200, "set:panes=one Space", false, false },
	{ "side-200x60", "bridge.txt", 60, 200, "set:panes=side Space", false, false },
	{ "below-related-80x24", "bridge.txt", 24, 80, "set:panes=below r j", true, false },
	{ "below-hidden-80x24", "bridge.txt", 24, 80, "set:panes=below r r c c", false, false },
	{ "below-taller-80x24", "bridge.txt", 24, 80, "set:panes=below > > a Space", false, false },
	{ "below-zoomed-80x24", "bridge.txt", 24, 80, "set:panes=below c z", false, false },
	{ "far-120x40", "bridge.txt", 40, 120, "far", false, false },
	{ "far-80x24", "bridge.txt", 24, 80, "far", false, false },
	{ "borders-120x24", "bridge.txt", 24, 120, "set:borders=on", false, false },
	{ "select-80x24", "bridge.txt", 24, 80, "v", true, false },
	{ "select-words-80x24", "bridge.txt", 24, 80, "/ c l o s e d Enter v w w )", true, false },
	{ "select-lines-80x24", "bridge.txt", 24, 80, "} v j j j } v h", true, false },
	{ "select-across-80x24", "bridge.txt", 24, 80, "} v 2 }", true, false },
	{ "select-comment-80x24", "bridge.txt", 24, 80, "c } v ) )", true, false },
	{ "select-left-80x24", "bridge.txt", 24, 80, "v w w q", true, false },
	{ "list-80x24", "", 24, 80, "j", true, false },
	{ "list-40x12", "", 12, 40, "", false, false },
	{ "list-120x40", "", 40, 120, "", false, false },
	{ "list-ascii-80x24", "", 24, 80, "", false, true },
	{ "there-80x24", "bridge.txt crawl.txt", 24, 80, "]", true, false },
	{ "there-120x40", "bridge.txt crawl.txt", 40, 120, "r j", true, false },
	{ "there-40x12", "bridge.txt crawl.txt", 12, 40, "r j Enter", false, false },
	{ "there-links-80x24", "bridge.txt crawl.txt", 24, 80, "U", false, false },
	{ "there-links-40x12", "bridge.txt crawl.txt", 12, 40, "U", false, false },
	{ "there-captures-80x24", "bridge.txt crawl.txt", 24, 80, "x", false, false },
	{ "there-origin-80x24", "bridge.txt crawl.txt", 24, 80, "=", false, false },
	{ "list-sort-80x24", "", 24, 80, "S", true, false },
	{ "list-sort-120x40", "", 40, 120, "S", true, false },
	{ "list-sort-40x12", "", 12, 40, "S", false, false },
	{ "list-date-80x24", "", 24, 80, "S d", false, false },
	{ "list-date-groups-40x12", "", 12, 40, "S d S g ) )", true, false },
	{ "list-date-groups-80x24", "", 24, 80, "S d S g", false, false },
	{ "list-date-groups-120x40", "", 40, 120, "S d S g ) )", true, false },
	{ "list-section-groups-40x12", "", 12, 40, "S e S g )", false, false },
	{ "list-length-80x24", "", 24, 80, "S l", false, false },
	{ "list-kind-80x24", "", 24, 80, "S k", true, false },
	{ "list-kind-40x12", "", 12, 40, "S k ) )", false, false },
	{ "list-filter-prompt-80x24", "", 24, 80, "& m o l e", true, false },
	{ "list-filter-prompt-40x12", "", 12, 40, "& m o l e", true, false },
	{ "list-filter-prompt-120x40", "", 40, 120, "& m o l e", true, false },
	{ "list-filter-40x12", "", 12, 40, "& b r i d g e Enter", false, false },
	{ "list-filter-80x24", "", 24, 80, "& s e c t i o n : h a r b o u r Enter", false, false },
	{ "list-filter-120x40", "", 40, 120, "& b r i d g e Enter", false, false },
	{ "list-filter-nothing-80x24", "", 24, 80, "& x y z z y Enter", false, false },
	{ "list-filter-ended-80x24", "", 24, 80, "& m o l e Enter ^G", false, false },
	{ "list-captures-80x24", "", 24, 80, "j x", true, false },
	{ "list-captures-40x12", "", 12, 40, "j x j", false, false },
	{ "list-captures-120x40", "", 40, 120, "j x j j", false, false },
	{ "list-captures-hidden-80x24", "", 24, 80, "j x j j x", false, false },
	{ "list-about-80x24", "", 24, 80, "=", true, false },
	{ "list-about-40x12", "", 12, 40, "=", false, false },
	{ "list-about-120x40", "", 40, 120, "=", false, false },
	{ "list-about-errors-40x12", "", 12, 40, "= G", true, false },
	{ "list-reading-80x24", "", 24, 80, "reading:7/17", true, false },
	{ "list-reading-40x12", "", 12, 40, "reading:7/17", false, false },
	{ "list-reading-120x40", "", 40, 120, "reading:7/17", false, false },
	{ "list-listing-40x12", "", 12, 40, "listing:41", false, false },
	{ "list-listing-120x40", "", 40, 120, "listing:41", false, false },
	{ "list-listing-80x24", "", 24, 80, "listing:41", false, false },
	{ "list-about-reading-80x24", "", 24, 80, "reading:7/17 =", false, false },
	{ "list-cut-ascii-60x12", "", 12, 60, "", false, true },
	{ "list-cut-60x12", "", 12, 60, "", false, false },
	{ "list-search-80x24", "", 24, 80, "/ m o l e Enter", true, false },
};

static View *open_list(Library *library, bool ascii)
{
	View *view = view_new((ViewOptions){ .ascii = ascii });

	pages_show(view, library, "crawl-2009.warc.gz", true);
	return view;
}

static View *open_article(Library *library, const Article *article, bool ascii)
{
	View *view = view_new((ViewOptions){ .ascii = ascii });

	pages_show(view, library, "one page", false);
	view_set_article(view, library_count(library) > 1 ? 1 : 0, SHOW_ARTICLE, article);
	return view;
}

/* "set:NAME=VALUE", or "far". */
static void configure(View *view, Str word)
{
	Text line = text_in(NULL);
	Error err = { 0 };

	if (str_is(word, "far")) {
		view_set_far(view, true);
		return;
	}
	text_format(&line, "set %.*s", (int)word.size - 4, word.at + 4);
	assert_true(view_command(view, text_str(&line), &err));
	text_clear(&line);
}

/* "reading:READ/ALL", "listing:PERCENT": how far the collection is. */
static bool progress(View *view, const char *word)
{
	ViewProgress now = { .reading = true };

	if (sscanf(word, "reading:%zu/%zu", &now.read, &now.to_read) == 2)
		now.percent = (int)(100 * now.read / now.to_read);
	else if (sscanf(word, "listing:%d", &now.percent) == 1)
		now.listing = true;
	else
		return false;
	view_collection_changed(view, now);
	return true;
}

static void press(View *view, Canvas *canvas, const char *keys)
{
	Str rest = str(keys);
	Str key;

	while (str_next_word(&rest, &key)) {
		int rows, columns;
		char word[32];

		snprintf(word, sizeof word, "%.*s", (int)key.size, key.at);
		if (str_starts(key, "set:") || str_is(key, "far")) {
			configure(view, key);
			continue;
		}
		if (progress(view, word))
			continue;
		if (sscanf(word, "resize:%dx%d", &rows, &columns) != 2) {
			view_key(view, key);
			continue;
		}
		view_resize(view, rows, columns);
		canvas_resize(canvas, rows, columns);
	}
}

static void settle(View *view)
{
	while (view_idle(view))
		continue;
}

static void test_screen(void **state)
{
	const Screen *screen = *state;
	char name[64] = "";
	char pages[64] = "";
	bool list = sscanf(screen->article, "%63s %63s", name, pages) < 1;
	Article *article = list ? NULL : build_article_from(name);
	Library *library = list    ? pages_build_from("crawl.txt")
		: pages[0] != '\0' ? pages_build_from(pages)
				   : pages_build("bridge.html\n");
	View *view = list ? open_list(library, screen->ascii)
			  : open_article(library, article, screen->ascii);
	Canvas *canvas = canvas_new(screen->rows, screen->columns);
	Text picture = text_in(NULL);

	view_resize(view, screen->rows, screen->columns);
	view_article_complete(view);
	press(view, canvas, screen->keys);
	settle(view);
	view_paint(view, canvas);
	canvas_print(canvas, screen->styles, &picture);
	golden_compare("screens", screen->name, text_str(&picture));
	text_clear(&picture);
	canvas_free(canvas);
	view_free(view);
	library_close(library);
	article_free(article);
}

int main(void)
{
	enum {
		COUNT = sizeof screens / sizeof *screens
	};
	struct CMUnitTest tests[COUNT];

	for (size_t i = 0; i < COUNT; i++)
		tests[i] = (struct CMUnitTest){ screens[i].name, test_screen, NULL, NULL,
			(void *)&screens[i] };
	setlocale(LC_ALL, "C.UTF-8");
	return cmocka_run_group_tests(tests, NULL, NULL);
}
