/* SPDX-License-Identifier: ISC */
#include "view/pane_painting.h"

#include "base/cluster.h"
#include "view/marked.h"
#include "view/state.h"

enum {
	MARGIN_MARK_CELLS = 2 /* from the mark to the text */
};

/* Does the cursor lie on the line? On a comment it lies on the head. */
static bool has_cursor(const PanePaint *paint, const LayoutLine *line)
{
	const Piece *piece = flow_piece(paint->scroller->flow, line->at.piece);
	bool comments = flow_part(paint->scroller->flow) == FLOW_COMMENTS;

	return paint->cursor && !line->blank && piece->index == paint->cursor_index &&
		(piece->comment_head || !comments);
}

/* RUN without its first SKIP cells. */
static MarkedText part_of_run(const LayoutRun *run, int skip)
{
	size_t size = skip > 0 ? cells_fit(run->text, skip) : 0;

	return (MarkedText){
		.text = str_from(run->text, size),
		.style = run->style,
		.marks = run->marks,
		.at = run->at == STR_NOWHERE ? STR_NOWHERE : run->at + size,
	};
}

/* Is there no copy of what RUN of LINE leads to? Asked only where there are several pages. */
static bool is_absent(const PanePaint *paint, const LayoutLine *line, const LayoutRun *run)
{
	const Article *article = paint->view->article;
	int index = flow_piece(paint->scroller->flow, line->at.piece)->index;

	if (!paint->view->has_list)
		return false;
	if (run->link != NULL)
		return !str_empty(run->link->href) &&
			state_find(paint->view, run->link->href) == LIBRARY_NOWHERE;
	return run->style == STYLE_RELATED_TITLE && index != FLOW_NO_INDEX &&
		state_find(paint->view, article->related[index].url) == LIBRARY_NOWHERE;
}

/* The address RUN of LINE leads to, where the terminal is told of it; else empty. */
static Str address_of(const PanePaint *paint, const LayoutLine *line, const LayoutRun *run)
{
	const Article *article = paint->view->article;
	int index = flow_piece(paint->scroller->flow, line->at.piece)->index;

	if (settings_hyperlinks(&paint->view->settings) == HYPERLINKS_OFF)
		return STR_NONE;
	if (run->link != NULL)
		return run->link->href;
	return run->style == STYLE_RELATED_TITLE && index != FLOW_NO_INDEX
		? article->related[index].url
		: STR_NONE;
}

/* The terminal's cursor rests at the point, where that is in PART, which stands at COLUMN. */
static void rest_at_point(const PanePaint *paint, int row, int column, MarkedText part)
{
	const Place *point = paint->point;

	if (point == NULL || point->piece != part.unit || point->byte < part.at ||
		point->byte >= part.at + part.text.size)
		return;
	paint->canvas->cursor_row = row;
	paint->canvas->cursor_column =
		column + cells_of(str_slice(part.text, 0, point->byte - part.at));
}

/* The end of the clusters of TEXT that begin from FROM up to TO. */
static size_t behind_clusters(Str text, size_t from, size_t to)
{
	while (from < to)
		from += cluster_size(text, from);
	return from;
}

/* Puts PART, each stretch of it with the marks of the regions it lies in. */
static int put_part(const PanePaint *paint, int row, int column, int room, MarkedText part)
{
	int used = 0;

	if (paint->region_count == 0 || part.at == STR_NOWHERE)
		return marked_put(paint->canvas, row, column, room, part, paint->search);
	rest_at_point(paint, row, column, part);
	for (size_t from = 0, to; from < part.text.size && used < room; from = to) {
		MarkedText stretch = part;
		size_t next;

		stretch.marks |= regions_marks(paint->regions, paint->region_count,
			(Place){ part.unit, part.at + from }, &next);
		to = next - part.at < part.text.size ? next - part.at : part.text.size;
		to = behind_clusters(part.text, from, to);
		stretch.text = str_slice(part.text, from, to);
		stretch.at = part.at + from;
		used += marked_put(
			paint->canvas, row, column + used, room - used, stretch, paint->search);
	}
	return used;
}

static void paint_line(const PanePaint *paint, const LayoutLine *line, int row)
{
	const Box *box = paint->box;
	bool cursor = has_cursor(paint, line);
	int skip = line->shiftable ? paint->scroller->shift_cells : 0;
	int column = box->text_column;
	int end = box->column + box->columns;

	if (cursor) {
		canvas_fill(paint->canvas, row, box->column, box->columns, STYLE_TEXT, MARK_CURSOR);
		if (paint->canvas->cursor_row < 0) {
			paint->canvas->cursor_row = row;
			paint->canvas->cursor_column = column;
		}
	}
	for (size_t i = 0; i < line->run_count && column < end; i++) {
		const LayoutRun *run = &line->runs[i];

		if (run->cells <= skip && skip > 0) {
			skip -= run->cells;
			continue;
		}
		MarkedText part = part_of_run(run, skip);
		part.unit = line->at.piece;
		if (cursor)
			part.marks |= MARK_CURSOR;
		if (is_absent(paint, line, run))
			part.style = STYLE_ABSENT;
		if (paint->link != NULL && run->link == paint->link)
			part.marks |= MARK_LINK_SELECTED;
		canvas_lead_to(paint->canvas, address_of(paint, line, run));
		column += put_part(paint, row, column, end - column, part);
		canvas_lead_to(paint->canvas, STR_NONE);
		skip = 0;
	}
}

/* A mark in the margin of a line with something highlighted, which is seen without colour and
 * underlines. The comments have a bar there. */
static void paint_margin(const PanePaint *paint, const LayoutLine *line, int row)
{
	int column = paint->box->text_column - MARGIN_MARK_CELLS;
	const char *mark = paint->scroller->ascii ? "|" : "\xE2\x96\x8F";

	if (paint->scroller->part != FLOW_STORY || paint->scroller->options.plain)
		return;
	for (size_t i = 0; i < paint->region_count && !line->blank && column >= 0; i++) {
		const Region *region = &paint->regions[i];

		if ((region->marks & MARK_HIGHLIGHT) != 0 &&
			place_before(region->start, line->end) &&
			place_before(line->start, region->end)) {
			canvas_put(paint->canvas, row, column, 1, str(mark), STYLE_BAR, 0);
			return;
		}
	}
}

void pane_paint_lines(const PanePaint *paint)
{
	const Scroller *scroller = paint->scroller;
	int row = paint->box->row + (paint->box->titled ? 1 : 0);
	int rows = scroller_filled_rows(scroller);
	LineAt at = scroller->top;
	LayoutLine line;

	for (int i = 0; i < rows && layout_line(scroller->layout, at, &line); i++) {
		paint_line(paint, &line, row + i);
		paint_margin(paint, &line, row + i);
		layout_move(scroller->layout, &at, 1);
	}
}
