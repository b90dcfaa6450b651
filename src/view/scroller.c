/* SPDX-License-Identifier: ISC */
#include "view/scroller.h"

enum {
	HEADS_PART = 3, /* waiting heads may take this part of a window */
};

/* Opening, size, growth */

void scroller_open(Scroller *scroller, const Article *article, FlowPart part, bool ascii)
{
	scroller_close(scroller);
	*scroller = (Scroller){ .article = article, .part = part, .ascii = ascii };
}

void scroller_close(Scroller *scroller)
{
	layout_free(scroller->layout);
	flow_free(scroller->flow);
	*scroller = (Scroller){ 0 };
}

bool scroller_has_lines(const Scroller *scroller)
{
	return scroller->layout != NULL && flow_piece_count(scroller->flow) > 0;
}

/* What was known of the end is no longer true. */
static void forget_end(Scroller *scroller)
{
	scroller->last_top_known = false;
	scroller->counted = false;
}

LineAt scroller_lowest_top(const Scroller *scroller)
{
	LineAt at = layout_last(scroller->layout);

	layout_move(scroller->layout, &at, 1 - (long)scroller->rows);
	return at;
}

/* Moves the top up where the window would show emptiness below the last line. */
static void fill_window(Scroller *scroller)
{
	LineAt bottom = scroller->top;
	long wanted = scroller->rows - 1;
	long shown = layout_move(scroller->layout, &bottom, wanted);

	if (shown < wanted)
		layout_move(scroller->layout, &scroller->top, shown - wanted);
}

static bool shows_wide_line(const Scroller *scroller)
{
	LineAt at = scroller->top;
	LayoutLine line;

	for (int row = 0; row < scroller->rows && layout_line(scroller->layout, at, &line); row++) {
		if (line.shiftable)
			return true;
		if (layout_move(scroller->layout, &at, 1) == 0)
			break;
	}
	return false;
}

/* The reader has moved: the place at the top is a new one. */
static void settle(Scroller *scroller)
{
	fill_window(scroller);
	scroller->place = layout_place(scroller->layout, scroller->top);
	scroller->awaited = scroller->to_end = false;
	if (scroller->shift_cells > 0 && !shows_wide_line(scroller))
		scroller->shift_cells = 0;
}

/* The layout is another one: the top is where the place is now. */
static void find_place(Scroller *scroller)
{
	if (!scroller_has_lines(scroller))
		return;
	bool at_start = scroller->place.piece == 0 && scroller->place.byte == 0;
	bool arrived = scroller->place.piece < flow_piece_count(scroller->flow);

	scroller->awaited = !arrived && !scroller->complete;
	scroller->top = at_start || scroller->awaited
		? layout_first(scroller->layout)
		: layout_find(scroller->layout, scroller->place);
	fill_window(scroller);
}

void scroller_grew(Scroller *scroller, bool complete)
{
	scroller->complete = complete;
	forget_end(scroller);
	if (scroller->flow == NULL)
		return;
	size_t before = flow_piece_count(scroller->flow);

	flow_refresh(scroller->flow, complete);
	layout_forget(scroller->layout, before);
	if (scroller->to_end)
		scroller_to_bottom(scroller);
	else if (scroller->awaited || before == 0)
		find_place(scroller);
}

void scroller_name_keys(Scroller *scroller, FlowKeys keys)
{
	scroller->keys = keys;
	if (scroller->flow == NULL || !flow_name_keys(scroller->flow, keys))
		return;
	layout_changed(scroller->layout, flow_piece_count(scroller->flow) - 1);
	forget_end(scroller);
	find_place(scroller);
}

static bool same_options(LayoutOptions a, LayoutOptions b)
{
	return a.width_cells == b.width_cells && a.crosshead_gap == b.crosshead_gap &&
		a.wrap_wide == b.wrap_wide && a.plain == b.plain;
}

void scroller_size(Scroller *scroller, int rows, LayoutOptions options)
{
	bool same_layout = scroller->layout != NULL && same_options(scroller->options, options);

	if (scroller->article == NULL)
		return;
	if (scroller->flow == NULL) {
		scroller->flow = flow_new(scroller->article, scroller->part, scroller->ascii);
		flow_name_keys(scroller->flow, scroller->keys);
		flow_refresh(scroller->flow, scroller->complete);
	}
	if (same_layout && scroller->rows == rows)
		return;
	scroller->rows = rows > 1 ? rows : 1;
	forget_end(scroller);
	if (!same_layout) {
		layout_free(scroller->layout);
		scroller->layout = layout_new(scroller->flow, options);
		scroller->options = options;
		scroller->shift_cells = 0;
	}
	find_place(scroller);
}

int scroller_measure(Scroller *scroller, LayoutOptions options, int most)
{
	scroller_size(scroller, scroller->rows, options);
	if (!scroller_has_lines(scroller))
		return 0;
	LineAt at = layout_first(scroller->layout);
	return 1 + (int)layout_move(scroller->layout, &at, most - 1);
}

void scroller_folded(Scroller *scroller, size_t from)
{
	forget_end(scroller);
	if (scroller->layout == NULL)
		return;
	layout_forget(scroller->layout, from);
	find_place(scroller);
}

void scroller_renumbered(Scroller *scroller)
{
	forget_end(scroller);
	layout_free(scroller->layout);
	scroller->layout = layout_new(scroller->flow, scroller->options);
	scroller->place = (Place){ 0 };
	find_place(scroller);
}

/* Lines */

/* Rows that are filled: those of the lines there are, without heads that wait for
 * the line below them. */
static int filled_rows(const Scroller *scroller)
{
	LineAt at = scroller->top;
	int rows = 1 + (int)layout_move(scroller->layout, &at, scroller->rows - 1);
	LineAt below = at;
	int heads = 0;
	int pending = 0; /* lines that count only when a head is found above them */

	if (rows < scroller->rows || layout_move(scroller->layout, &below, 1) == 0)
		return rows;
	while (heads + pending <= scroller->rows / HEADS_PART) {
		LayoutLine line;

		if (!layout_line(scroller->layout, at, &line))
			break;
		if (!line.blank && !flow_piece(scroller->flow, at.piece)->keep_next)
			break;
		pending++;
		if (!line.blank) {
			heads += pending;
			pending = 0;
		}
		if (layout_move(scroller->layout, &at, -1) == 0)
			break;
	}
	return heads < rows && heads <= scroller->rows / HEADS_PART ? rows - heads : rows;
}

int scroller_filled_rows(const Scroller *scroller)
{
	return scroller_has_lines(scroller) ? filled_rows(scroller) : 0;
}

Place scroller_bottom(const Scroller *scroller)
{
	LineAt at = scroller->top;
	LayoutLine line;

	if (!scroller_has_lines(scroller))
		return scroller->place;
	layout_move(scroller->layout, &at, filled_rows(scroller) - 1);
	return layout_line(scroller->layout, at, &line) ? line.end : scroller->place;
}

/* The row of line AT, -1 above the window and the number of rows below it. */
static int row_of_line(const Scroller *scroller, LineAt wanted)
{
	LineAt at = scroller->top;
	int row = 0;

	if (line_at_before(wanted, at))
		return -1;
	while (row < scroller->rows && line_at_before(at, wanted)) {
		if (layout_move(scroller->layout, &at, 1) == 0)
			break;
		row++;
	}
	return row;
}

int scroller_row_of(const Scroller *scroller, Place place)
{
	if (!scroller_has_lines(scroller) || place.piece >= flow_piece_count(scroller->flow))
		return -1;
	int row = row_of_line(scroller, layout_find(scroller->layout, place));
	return row < filled_rows(scroller) ? row : -1;
}

/* Moves */

long scroller_move(Scroller *scroller, long n)
{
	if (!scroller_has_lines(scroller))
		return 0;
	LineAt before = scroller->top;
	long moved = layout_move(scroller->layout, &scroller->top, n);
	LineAt wanted = scroller->top;

	settle(scroller);
	/* The window may have been filled up again from above. */
	while (moved > 0 && line_at_before(scroller->top, wanted)) {
		layout_move(scroller->layout, &wanted, -1);
		moved--;
	}
	return line_at_equal(before, scroller->top) ? 0 : moved;
}

static bool is_blank(const Scroller *scroller, LineAt at)
{
	LayoutLine line;

	return layout_line(scroller->layout, at, &line) && line.blank;
}

/* The last line shown stands at the top of the next page: a line with words, for
 * the eye finds no blank one again. */
static bool page_down(Scroller *scroller)
{
	LineAt before = scroller->top;
	LineAt next = before;
	int kept = scroller->rows > 2 ? 1 : 0;
	int rows = filled_rows(scroller) - kept;

	layout_move(scroller->layout, &next, rows > 1 ? rows : 1);
	LineAt with_words = next;
	while (kept > 0 && is_blank(scroller, with_words) && line_at_before(before, with_words))
		layout_move(scroller->layout, &with_words, -1);
	scroller->top = line_at_before(before, with_words) ? with_words : next;
	settle(scroller);
	return line_at_before(before, scroller->top);
}

static bool page_up(Scroller *scroller)
{
	int lines = scroller->rows > 2 ? scroller->rows - 1 : 1;

	return scroller_move(scroller, -lines) != 0;
}

bool scroller_page(Scroller *scroller, long n)
{
	bool moved = false;

	if (!scroller_has_lines(scroller))
		return false;
	for (; n > 0 && page_down(scroller); n--)
		moved = true;
	for (; n < 0 && page_up(scroller); n++)
		moved = true;
	return moved;
}

void scroller_to_line(Scroller *scroller, LineAt at)
{
	scroller->top = at;
	settle(scroller);
}

void scroller_to_top(Scroller *scroller)
{
	if (scroller_has_lines(scroller))
		scroller_to_line(scroller, layout_first(scroller->layout));
}

void scroller_to_bottom(Scroller *scroller)
{
	if (!scroller_has_lines(scroller))
		return;
	scroller_to_line(scroller, scroller_lowest_top(scroller));
	scroller->to_end = !scroller->complete;
}

void scroller_to_place(Scroller *scroller, Place place, int rows_above)
{
	if (!scroller_has_lines(scroller) || place.piece >= flow_piece_count(scroller->flow)) {
		scroller->place = place;
		scroller->awaited = !scroller->complete;
		return;
	}
	scroller->top = layout_find(scroller->layout, place);
	layout_move(scroller->layout, &scroller->top, -rows_above);
	settle(scroller);
	if (rows_above == 0 && line_at_equal(scroller->top, layout_find(scroller->layout, place)))
		scroller->place = place;
}

void scroller_reveal(Scroller *scroller, Place start, Place end)
{
	if (!scroller_has_lines(scroller))
		return;
	LineAt first = layout_find(scroller->layout, start);
	LineAt last = layout_find(scroller->layout, end);
	int rows = filled_rows(scroller);

	if (row_of_line(scroller, last) >= rows) {
		scroller->top = last;
		layout_move(scroller->layout, &scroller->top, 1 - (long)scroller->rows);
	}
	if (line_at_before(first, scroller->top))
		scroller->top = first;
	settle(scroller);
}

void scroller_show(Scroller *scroller, Place place, int rows_above)
{
	if (scroller_row_of(scroller, place) < 0)
		scroller_to_place(scroller, place, rows_above);
}

/* Wide lines */

bool scroller_shift(Scroller *scroller, int cells)
{
	int widest = 0;
	int before = scroller->shift_cells;
	int rows = scroller_filled_rows(scroller);
	LineAt at = scroller->top;
	LayoutLine line;

	for (int row = 0; row < rows && layout_line(scroller->layout, at, &line); row++) {
		if (line.shiftable && line.cells > widest)
			widest = line.cells;
		layout_move(scroller->layout, &at, 1);
	}
	int most = widest - scroller->options.width_cells;
	int wanted = before + cells;
	if (wanted > most)
		wanted = most;
	scroller->shift_cells = wanted > 0 ? wanted : 0;
	return scroller->shift_cells != before;
}

static Str piece_text(const void *of, size_t unit)
{
	return flow_piece(of, unit)->text;
}

SearchTexts scroller_texts(const Scroller *scroller)
{
	return (SearchTexts){
		.of = scroller->flow,
		.count = scroller->flow == NULL ? 0 : flow_piece_count(scroller->flow),
		.text = piece_text,
	};
}
