/* SPDX-License-Identifier: ISC */
#include "view/moving.h"

#include <assert.h>

#include "view/chooser.h"
#include "view/extent.h"
#include "view/finding.h"
#include "view/stepping.h"

/* The article */

static bool story_lines(View *view, long n)
{
	return scroller_move(&view->story, n) != 0;
}

static bool story_pages(View *view, long n)
{
	return scroller_page(&view->story, n);
}

static long story_rows(View *view)
{
	return view->story.rows;
}

static void story_to_top(View *view)
{
	scroller_to_top(&view->story);
}

static void story_to_bottom(View *view)
{
	scroller_to_bottom(&view->story);
}

static void story_to_number(View *view, long n)
{
	extent_to_page(&view->story, n);
}

static void story_to_percent(View *view, int percent)
{
	extent_to_percent(&view->story, percent);
}

/* Related stories */

static bool related_lines(View *view, long n)
{
	return related_move(&view->related, n);
}

static bool related_pages(View *view, long n)
{
	return related_page(&view->related, n);
}

/* Half a page of stories of about three lines. */
static long related_half(View *view)
{
	enum {
		STORY_LINES = 3
	};

	return view->related.scroller.rows / STORY_LINES;
}

static void related_to_top(View *view)
{
	related_select(&view->related, 0);
}

static void related_to_bottom(View *view)
{
	related_select(&view->related, view->article->related_count);
}

static void related_to_number(View *view, long n)
{
	related_select(&view->related, (size_t)n - 1);
}

static void related_to_percent(View *view, int percent)
{
	related_select(&view->related, view->article->related_count * (size_t)percent / 100);
}

/* Comments */

static bool comments_lines(View *view, long n)
{
	return comments_move(&view->comments, n);
}

static bool comments_pages(View *view, long n)
{
	return comments_page(&view->comments, n);
}

static long comments_rows(View *view)
{
	return view->comments.scroller.rows;
}

static void comments_to_top(View *view)
{
	scroller_to_top(&view->comments.scroller);
	view->comments.current = 0;
}

static void comments_to_bottom(View *view)
{
	scroller_to_bottom(&view->comments.scroller);
	comments_select(&view->comments, comments_count(&view->comments));
}

static void comments_to_number(View *view, long n)
{
	comments_select(&view->comments, (size_t)n - 1);
}

static void comments_to_percent(View *view, int percent)
{
	extent_to_percent(&view->comments.scroller, percent);
	comments_settle(&view->comments);
}

/* The list */

static bool list_lines(View *view, long n)
{
	return list_move(chooser_active_list(view), n);
}

static bool list_pages(View *view, long n)
{
	long page = chooser_active_list(view)->rows > 1 ? chooser_active_list(view)->rows - 1 : 1;

	return list_move(chooser_active_list(view), n * page);
}

static long list_rows(View *view)
{
	return chooser_active_list(view)->rows;
}

static void list_to_top(View *view)
{
	list_select(chooser_active_list(view), 0);
}

static void list_to_bottom(View *view)
{
	list_select(chooser_active_list(view), chooser_active_list(view)->count);
}

static void list_to_number(View *view, long n)
{
	list_select(chooser_active_list(view), (size_t)n - 1);
}

static void list_to_percent(View *view, int percent)
{
	list_select(chooser_active_list(view),
		chooser_active_list(view)->count * (size_t)percent / 100);
}

/* The sheet over the panes */

static bool sheet_lines(View *view, long n)
{
	return sheet_move(view->sheet, n) != 0;
}

static bool sheet_pages(View *view, long n)
{
	return sheet_move(view->sheet, n * sheet_page_lines(view->sheet)) != 0;
}

static long sheet_rows(View *view)
{
	return sheet_page_lines(view->sheet) + 1;
}

static void sheet_to_top(View *view)
{
	sheet_to_percent(view->sheet, 0);
}

static void sheet_to_bottom(View *view)
{
	sheet_to_percent(view->sheet, 100);
}

static void sheet_to_number(View *view, long n)
{
	sheet_to_top(view);
	sheet_pages(view, n - 1);
}

static void sheet_percent_to(View *view, int percent)
{
	sheet_to_percent(view->sheet, percent);
}

/* How each scope moves. */
static const struct {
	bool (*lines)(View *view, long n); /* these two: false at the end already */
	bool (*pages)(View *view, long n);
	long (*rows)(View *view); /* lines of a page */
	void (*to_top)(View *view);
	void (*to_bottom)(View *view);
	void (*to_number)(View *view, long n);
	void (*to_percent)(View *view, int percent);
} moves[] = {
	[SCOPE_ARTICLE] = { story_lines, story_pages, story_rows, story_to_top, story_to_bottom,
		story_to_number, story_to_percent },
	[SCOPE_RELATED] = { related_lines, related_pages, related_half, related_to_top,
		related_to_bottom, related_to_number, related_to_percent },
	[SCOPE_COMMENTS] = { comments_lines, comments_pages, comments_rows, comments_to_top,
		comments_to_bottom, comments_to_number, comments_to_percent },
	[SCOPE_LIST] = { list_lines, list_pages, list_rows, list_to_top, list_to_bottom,
		list_to_number, list_to_percent },
	[SCOPE_SHEET] = { sheet_lines, sheet_pages, sheet_rows, sheet_to_top, sheet_to_bottom,
		sheet_to_number, sheet_percent_to },
};
static_assert(sizeof moves / sizeof *moves == SCOPE_COUNT, "each scope moves");

static void say_end(View *view, long n)
{
	state_say(view, n > 0 ? "This is the end" : "This is the beginning");
}

void moving_lines(View *view, long n)
{
	moves[finding_scope(view)].lines(view, n);
}

void moving_pages(View *view, long n)
{
	if (!moves[finding_scope(view)].pages(view, n))
		say_end(view, n);
}

void moving_halves(View *view, long n)
{
	Scope scope = finding_scope(view);
	long half = moves[scope].rows(view) / 2;

	if (!moves[scope].lines(view, n * (half > 1 ? half : 1)))
		say_end(view, n);
}

void moving_to_top(View *view)
{
	moves[finding_scope(view)].to_top(view);
}

void moving_to_bottom(View *view)
{
	moves[finding_scope(view)].to_bottom(view);
}

void moving_to_number(View *view, long n)
{
	moves[finding_scope(view)].to_number(view, n > 1 ? n : 1);
}

void moving_to_percent(View *view, int percent)
{
	moves[finding_scope(view)].to_percent(view, percent);
}

static bool to_heading(View *view, int step)
{
	switch (finding_scope(view)) {
	case SCOPE_ARTICLE:
		return stepping_to_heading(&view->story, step);
	case SCOPE_RELATED:
		return related_to_group(&view->related, step);
	case SCOPE_COMMENTS:
		return comments_step_thread(&view->comments, step);
	case SCOPE_SHEET:
		return sheet_to_heading(view->sheet, step);
	case SCOPE_LIST:
		return !view->chooser.open && sifting_to_group(view, step);
	case SCOPE_COUNT:
		break;
	}
	return false;
}

void moving_to_heading(View *view, int step)
{
	static const char *const nouns[] = {
		[SCOPE_ARTICLE] = "crosshead",
		[SCOPE_RELATED] = "group",
		[SCOPE_COMMENTS] = "thread",
		[SCOPE_LIST] = "group",
		[SCOPE_SHEET] = "part",
	};

	if (!to_heading(view, step))
		state_say(view, "No %s further %s", nouns[finding_scope(view)],
			step > 0 ? "down" : "up");
}
