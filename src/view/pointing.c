/* SPDX-License-Identifier: ISC */
#include "view/pointing.h"

#include "view/chooser.h"
#include "view/folding.h"
#include "view/going.h"
#include "view/links.h"
#include "view/moving.h"

enum {
	WHEEL_LINES = 3
};

void pointing_wheel(View *view, int steps)
{
	moving_lines(view, steps * WHEEL_LINES);
}

/* The first row of a list is its title. */
static void click_list(View *view, List *list, int row)
{
	size_t line = list->top + (size_t)(row - 1);

	if (row < 1 || row > list->rows || line >= list->count)
		return;
	if (line == list->cursor) {
		going_open(view);
		return;
	}
	list_select(list, line);
	list->moved = true;
}

/* The line in row ROW of a window over SCROLLER; false where there is none. */
static bool line_in_row(const Scroller *scroller, int row, LayoutLine *out)
{
	LineAt at = scroller->top;

	if (row < 0 || row >= scroller_filled_rows(scroller))
		return false;
	layout_move(scroller->layout, &at, row);
	return layout_line(scroller->layout, at, out) && !out->blank;
}

/* The link in CELL of LINE, or NULL. */
static const Span *link_in_cell(const LayoutLine *line, int cell)
{
	for (size_t i = 0; i < line->run_count && cell >= 0; i++) {
		if (cell < line->runs[i].cells)
			return line->runs[i].link;
		cell -= line->runs[i].cells;
	}
	return NULL;
}

static void click_story(View *view, const LayoutLine *line, int cell)
{
	const Piece *piece = flow_piece(view->story.flow, line->at.piece);
	const Span *link =
		link_in_cell(line, cell + (line->shiftable ? view->story.shift_cells : 0));

	if (link == NULL)
		return;
	if (link == links_selected(view)) {
		links_follow(view);
		return;
	}
	links_select(view,
		(LinkAt){ .selected = true,
			.piece = line->at.piece,
			.span = (size_t)(link - piece->spans) });
}

static void click_related(View *view, int index)
{
	if ((size_t)index == view->related.selected)
		going_open(view);
	else
		related_select(&view->related, (size_t)index);
}

static void click_comment(View *view, int index, bool head)
{
	if ((size_t)index != view->comments.current)
		comments_select(&view->comments, (size_t)index);
	else if (head)
		folding_toggle(&view->comments);
}

/* The pane that ROW and COLUMN are in, or PANE_COUNT. */
static Pane pane_under(const View *view, int row, int column)
{
	for (Pane pane = 0; pane < PANE_COUNT; pane++) {
		const Box *box = &view->screen.box[pane];

		if (box->shown && row >= box->row && row < box->row + box->rows &&
			column >= box->column && column < box->column + box->columns)
			return pane;
	}
	return PANE_COUNT;
}

static const Scroller *scroller_of(const View *view, Pane pane)
{
	if (pane == PANE_RELATED)
		return &view->related.scroller;
	return pane == PANE_COMMENTS ? &view->comments.scroller : &view->story;
}

static void click_pane(View *view, Pane pane, int row, int column)
{
	const Box *box = &view->screen.box[pane];
	const Scroller *scroller = scroller_of(view, pane);
	bool had_focus = view->focus == pane;
	LayoutLine line;
	bool there = line_in_row(scroller, row - box->row - (box->titled ? 1 : 0), &line);

	if (!state_has(view, pane))
		return;
	if (!had_focus)
		state_focus(view, pane);
	if (!there)
		return;
	const Piece *piece = flow_piece(scroller->flow, line.at.piece);

	if (pane == PANE_ARTICLE)
		click_story(view, &line, column - box->text_column);
	else if (piece->index != FLOW_NO_INDEX && pane == PANE_RELATED)
		click_related(view, piece->index);
	else if (piece->index != FLOW_NO_INDEX)
		click_comment(view, piece->index, piece->comment_head && had_focus);
}

void pointing_click(View *view, int row, int column)
{
	Pane pane;

	if (view->sheet != NULL || view->selection.open)
		return;
	if (view->chooser.open || view->focus == PANE_LIST)
		click_list(view, chooser_active_list(view), row);
	else if (view->article != NULL && (pane = pane_under(view, row, column)) != PANE_COUNT)
		click_pane(view, pane, row, column);
}
