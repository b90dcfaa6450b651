/* SPDX-License-Identifier: ISC */
#include "view/paneling.h"

enum {
	TEXT_STEP = 4,
	SIDE_STEP = 2
}; /* cells */

void paneling_say_nothing_in(View *view, Pane pane)
{
	static const char *const nouns[PANE_COUNT] = {
		[PANE_RELATED] = "related stories",
		[PANE_COMMENTS] = "comments",
	};

	state_say(view, view->complete ? "No %s in this copy" : "No %s yet, still reading",
		nouns[pane]);
}

void paneling_article(View *view)
{
	state_focus(view, PANE_ARTICLE);
}

/* Beside the article a pane can be hidden; alone on the screen it is just left. */
static void hide(View *view, Pane pane)
{
	view->hidden[pane] = view->screen.box[PANE_ARTICLE].shown;
	state_focus(view, PANE_ARTICLE);
}

static void show_or_hide(View *view, Pane pane)
{
	if (view->focus == pane)
		hide(view, pane);
	else if (state_has(view, pane))
		state_focus(view, pane);
	else
		paneling_say_nothing_in(view, pane);
}

void paneling_related(View *view)
{
	show_or_hide(view, PANE_RELATED);
}

void paneling_comments(View *view)
{
	show_or_hide(view, PANE_COMMENTS);
}

static bool can_go_to(const View *view, Pane pane)
{
	if (view->screen.split != SPLIT_NONE)
		return view->screen.box[pane].shown && state_has(view, pane);
	return state_has(view, pane);
}

static void pane_step(View *view, int step)
{
	static const Pane round[] = { PANE_ARTICLE, PANE_RELATED, PANE_COMMENTS };
	enum {
		PANES = sizeof round / sizeof *round
	};
	int at = 0;

	while (at < PANES - 1 && round[at] != view->focus)
		at++;
	for (int tried = 0; tried < PANES; tried++) {
		at = (at + step + PANES) % PANES;
		if (can_go_to(view, round[at])) {
			if (round[at] == view->focus)
				break;
			state_focus(view, round[at]);
			return;
		}
	}
	state_say(view, "There is nothing beside the article");
}

void paneling_next(View *view)
{
	pane_step(view, 1);
}

void paneling_prev(View *view)
{
	pane_step(view, -1);
}

void paneling_zoom(View *view)
{
	if (!view->zoomed && view->screen.split == SPLIT_NONE) {
		state_say(view, "This pane has the whole screen already");
		return;
	}
	view->zoomed = !view->zoomed;
	state_arrange(view);
}

static int side_column(const View *view)
{
	return view->screen.rule_column;
}

static int below_row(const View *view)
{
	return view->screen.box[PANE_ARTICLE].rows;
}

/* Moves the edge between the panes by changing *WISH; EDGE tells where it is. */
static void move_edge(View *view, int *wish, int cells, int (*edge)(const View *view))
{
	int before = *wish, was = edge(view);

	*wish += cells;
	state_arrange(view);
	if (edge(view) != was)
		return;
	*wish = before;
	state_say(view, "The other pane gets no %s", cells > 0 ? "larger" : "smaller");
}

static void change_side(View *view, int step)
{
	switch (view->screen.split) {
	case SPLIT_NONE:
		state_say(view, "There is no other pane");
		break;
	case SPLIT_SIDE:
		move_edge(view, &view->side_change, step * SIDE_STEP, side_column);
		break;
	case SPLIT_BELOW:
		move_edge(view, &view->below_change, step, below_row);
		break;
	}
}

void paneling_wider(View *view)
{
	change_side(view, 1);
}

void paneling_narrower(View *view)
{
	change_side(view, -1);
}

/* The text column goes from what it is on the screen, not from what was wished. */
static void change_text(View *view, int cells)
{
	const Box *box = &view->screen.box[PANE_ARTICLE];
	int before = view->text_cells;
	int shown = box->text_cells;
	int wanted = (before < shown ? before : shown) + cells;

	if (wanted < SCREEN_TEXT_LEAST)
		wanted = SCREEN_TEXT_LEAST;
	view->text_cells = wanted < SCREEN_TEXT_MOST ? wanted : SCREEN_TEXT_MOST;
	state_arrange(view);
	if (box->text_cells == shown) {
		view->text_cells = before;
		state_arrange(view);
		state_say(view, "The text gets no %s in this window",
			cells > 0 ? "wider" : "narrower");
	}
}

void paneling_text_wider(View *view)
{
	change_text(view, TEXT_STEP);
}

void paneling_text_narrower(View *view)
{
	change_text(view, -TEXT_STEP);
}

void paneling_text_default(View *view)
{
	view->text_cells = (int)settings_number(&view->settings, SETTING_WIDTH);
	state_arrange(view);
}
