/* SPDX-License-Identifier: ISC */
#include "layout/layout.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "layout/lines.h"
#include "layout/runs.h"
#include "layout/table.h"

/* Pieces kept laid out: a few screens of them, and of their lines no more than memory is
 * worth. Neighbours never share a slot. */
enum {
	SLOT_COUNT = 128,
	LINES_KEPT_MAX = 1 << 16
};

typedef struct {
	Arena *arena; /* owned; NULL: the slot is empty */
	size_t piece;
	bool folded;
	Lines lines;
} Slot;

struct Layout {
	Flow *flow; /* borrowed */
	LayoutOptions options;
	FlowColumns columns; /* those the slots were laid out for */
	size_t fold_version;
	Slot slots[SLOT_COUNT];
	size_t lines_kept; /* in all slots, or more */

	/* For each piece, as far as room was made: twice its lines, and one where it was
	 * laid out folded; 0 when not known. */
	uint32_t *known;
	size_t *before; /* lines before each piece that has been counted */
	size_t room;

	bool counting; /* LAST_COUNTED is one */
	size_t last_counted;
	size_t lines_counted;

	TableFit **fits; /* of each table, in FIT_ARENA; NULL when not known */
	size_t fit_room;
	Arena *fit_arena; /* owned */

	Runs runs;
};

bool line_at_equal(LineAt a, LineAt b)
{
	return a.piece == b.piece && a.line == b.line;
}

bool line_at_before(LineAt a, LineAt b)
{
	return a.piece != b.piece ? a.piece < b.piece : a.line < b.line;
}

Layout *layout_new(Flow *flow, LayoutOptions options)
{
	Layout *layout = memory_new(sizeof *layout);

	if (options.width_cells < 1)
		options.width_cells = 1;
	layout->flow = flow;
	layout->options = options;
	layout->columns = flow_columns(flow);
	layout->fold_version = flow_fold_version(flow);
	layout->fit_arena = arena_new();
	return layout;
}

static void empty_slots(Layout *layout)
{
	for (size_t i = 0; i < SLOT_COUNT; i++) {
		arena_free(layout->slots[i].arena);
		layout->slots[i].arena = NULL;
	}
	layout->lines_kept = 0;
}

void layout_free(Layout *layout)
{
	if (layout == NULL)
		return;
	empty_slots(layout);
	free(layout->known);
	free(layout->before);
	arena_free(layout->fit_arena);
	runs_clear(&layout->runs);
	free(layout);
}

static void count_anew(Layout *layout)
{
	layout->counting = false;
	layout->lines_counted = 0;
}

void layout_forget(Layout *layout, size_t from_piece)
{
	for (size_t i = 0; i < SLOT_COUNT; i++)
		if (layout->slots[i].arena != NULL && layout->slots[i].piece >= from_piece) {
			arena_free(layout->slots[i].arena);
			layout->slots[i].arena = NULL;
		}
	if (layout->counting && from_piece <= layout->last_counted)
		count_anew(layout);
}

void layout_changed(Layout *layout, size_t piece)
{
	if (piece < layout->room)
		layout->known[piece] = 0;
	layout_forget(layout, piece);
}

static void make_room(Layout *layout, size_t count)
{
	if (count <= layout->room)
		return;
	size_t room = layout->room * 2 > count ? layout->room * 2 : count;

	layout->known = memory_resize(layout->known, room * sizeof *layout->known);
	layout->before = memory_resize(layout->before, room * sizeof *layout->before);
	memset(layout->known + layout->room, 0, (room - layout->room) * sizeof *layout->known);
	layout->room = room;
}

/* Notices what has changed in the flow since the last call. False when it is empty. */
static bool look_at_flow(Layout *layout)
{
	FlowColumns columns = flow_columns(layout->flow);

	make_room(layout, flow_piece_count(layout->flow));
	if (columns.date_cells != layout->columns.date_cells ||
		columns.section_cells != layout->columns.section_cells) {
		layout->columns = columns;
		empty_slots(layout);
		memset(layout->known, 0, layout->room * sizeof *layout->known);
		count_anew(layout);
	}
	if (layout->fold_version != flow_fold_version(layout->flow)) {
		layout->fold_version = flow_fold_version(layout->flow);
		count_anew(layout);
	}
	return flow_piece_count(layout->flow) > 0;
}

/* The fit of the table PIECE is a row of; NULL for other pieces. */
static const TableFit *fit_of(Layout *layout, const Piece *piece)
{
	if (piece->kind != PIECE_TABLE)
		return NULL;
	if (piece->table >= layout->fit_room) {
		size_t room = piece->table + 16;

		layout->fits = arena_grow(layout->fit_arena, layout->fits, layout->fit_room, room,
			sizeof *layout->fits);
		layout->fit_room = room;
	}
	if (layout->fits[piece->table] == NULL) {
		TableFit *fit = arena_alloc(layout->fit_arena, sizeof *fit);

		*fit = table_fit(layout->fit_arena, layout->flow, piece->table,
			layout->options.width_cells - (piece->bar ? 2 : 0),
			layout->options.wrap_wide);
		layout->fits[piece->table] = fit;
	}
	return layout->fits[piece->table];
}

/* The lines of piece NUMBER, good until another piece is laid out. */
static const Lines *lines_at(Layout *layout, size_t number)
{
	Slot *slot = &layout->slots[number % SLOT_COUNT];
	bool folded = flow_is_folded_head(layout->flow, number);

	if (slot->arena != NULL && slot->piece == number && slot->folded == folded)
		return &slot->lines;
	if (layout->lines_kept > LINES_KEPT_MAX)
		empty_slots(layout);
	arena_free(slot->arena);
	slot->arena = arena_new();
	slot->piece = number;
	slot->folded = folded;
	slot->lines = lines_of(slot->arena, layout->flow, number, &layout->options,
		fit_of(layout, flow_piece(layout->flow, number)));
	layout->lines_kept += slot->lines.count;
	layout->known[number] = (uint32_t)slot->lines.count << 1 | folded;
	return &slot->lines;
}

/* Lines of piece NUMBER without its gap. */
static size_t line_count(Layout *layout, size_t number)
{
	uint32_t known = layout->known[number];
	bool folded = flow_is_folded_head(layout->flow, number);

	if (known != 0 && (known & 1) == folded)
		return known >> 1;
	return lines_at(layout, number)->count;
}

/* Crossheads of the story itself stand apart as the layout was told, but one below
 * another stays with it. */
static bool stands_apart(const Layout *layout, size_t previous, size_t number)
{
	if (flow_part(layout->flow) != FLOW_STORY)
		return false;
	const Piece *piece = flow_piece(layout->flow, number);

	return piece->heading >= 2 && !piece->bar && !piece->continues &&
		flow_piece(layout->flow, previous)->heading < 2;
}

/* Blank lines between piece NUMBER and the shown one before it. */
static size_t gap_before(const Layout *layout, size_t number)
{
	size_t previous = number;

	if (!flow_previous_shown(layout->flow, &previous))
		return 0;
	int gap = flow_gap(layout->flow, previous, number);

	if (gap < layout->options.crosshead_gap && stands_apart(layout, previous, number))
		gap = layout->options.crosshead_gap;
	return (size_t)gap;
}

static size_t all_lines(Layout *layout, size_t number)
{
	return gap_before(layout, number) + line_count(layout, number);
}

/* AT, or where it has moved to: a piece that is shown, a line that is there. */
static LineAt settle(Layout *layout, LineAt at)
{
	size_t count = flow_piece_count(layout->flow);
	bool beyond = at.piece >= count;
	size_t shown = flow_shown(layout->flow, beyond ? count - 1 : at.piece);

	if (!beyond && shown != at.piece)
		at.line = gap_before(layout, shown);
	at.piece = shown;
	size_t lines = all_lines(layout, shown);

	if (beyond || at.line >= lines)
		at.line = lines - 1;
	return at;
}

LineAt layout_first(Layout *layout)
{
	(void)look_at_flow(layout);
	return (LineAt){ 0, 0 };
}

LineAt layout_last(Layout *layout)
{
	if (!look_at_flow(layout))
		return (LineAt){ 0, 0 };
	return settle(layout, (LineAt){ flow_piece_count(layout->flow), 0 });
}

LineAt layout_find(Layout *layout, Place place)
{
	if (!look_at_flow(layout))
		return (LineAt){ 0, 0 };
	if (place.piece >= flow_piece_count(layout->flow))
		return layout_last(layout);
	size_t shown = flow_shown(layout->flow, place.piece);
	size_t byte = shown == place.piece ? place.byte : 0;
	size_t line = lines_find(lines_at(layout, shown), flow_piece(layout->flow, shown), byte);

	return (LineAt){ shown, gap_before(layout, shown) + line };
}

static long move_down(Layout *layout, LineAt *at, long n)
{
	long moved = 0;

	while (moved < n) {
		long left = (long)(all_lines(layout, at->piece) - 1 - at->line);

		if (n - moved <= left) {
			at->line += (size_t)(n - moved);
			return n;
		}
		size_t next = at->piece;

		if (!flow_next_shown(layout->flow, &next)) {
			at->line += (size_t)left;
			return moved + left;
		}
		*at = (LineAt){ next, 0 };
		moved += left + 1;
	}
	return moved;
}

static long move_up(Layout *layout, LineAt *at, long n)
{
	long moved = 0;

	while (moved < n) {
		long left = (long)at->line;

		if (n - moved <= left) {
			at->line -= (size_t)(n - moved);
			return n;
		}
		size_t previous = at->piece;

		if (!flow_previous_shown(layout->flow, &previous)) {
			at->line = 0;
			return moved + left;
		}
		*at = (LineAt){ previous, all_lines(layout, previous) - 1 };
		moved += left + 1;
	}
	return moved;
}

long layout_move(Layout *layout, LineAt *at, long n)
{
	if (!look_at_flow(layout))
		return 0;
	*at = settle(layout, *at);
	return n < 0 ? move_up(layout, at, -n) : move_down(layout, at, n);
}

bool layout_line(Layout *layout, LineAt at, LayoutLine *out)
{
	if (!look_at_flow(layout) || at.piece >= flow_piece_count(layout->flow) ||
		flow_hidden(layout->flow, at.piece))
		return false;
	const Piece *piece = flow_piece(layout->flow, at.piece);
	size_t gap = gap_before(layout, at.piece);
	const Lines *lines = lines_at(layout, at.piece);
	int width = layout->options.width_cells;
	Place place = { at.piece, 0 };

	if (at.line >= gap + lines->count)
		return false;
	*out = (LayoutLine){ .at = at, .start = place, .end = place, .blank = at.line < gap };
	if (out->blank) {
		runs_of_gap(&layout->runs, layout->flow, at.piece, lines, width);
	} else {
		lines_range(lines, piece, at.line - gap, &out->start.byte, &out->end.byte);
		out->shiftable = lines->shiftable;
		runs_of_line(&layout->runs, layout->flow, at.piece, lines, at.line - gap, width,
			fit_of(layout, piece));
	}
	out->runs = layout->runs.runs;
	out->run_count = layout->runs.count;
	out->cells = layout->runs.cells;
	return true;
}

Place layout_place(Layout *layout, LineAt at)
{
	Place place = { 0, 0 };
	size_t end;

	if (!look_at_flow(layout))
		return place;
	at = settle(layout, at);
	size_t gap = gap_before(layout, at.piece);

	place.piece = at.piece;
	if (at.line >= gap)
		lines_range(lines_at(layout, at.piece), flow_piece(layout->flow, at.piece),
			at.line - gap, &place.byte, &end);
	return place;
}

bool layout_count(Layout *layout, size_t pieces, size_t *lines)
{
	*lines = 0;
	if (!look_at_flow(layout))
		return true;
	size_t next = layout->last_counted;

	for (;; pieces--) {
		if (!layout->counting)
			next = 0;
		else if (!flow_next_shown(layout->flow, &next))
			break;
		if (pieces == 0)
			return false;
		layout->counting = true;
		layout->last_counted = next;
		layout->before[next] = layout->lines_counted;
		layout->lines_counted += all_lines(layout, next);
	}
	*lines = layout->lines_counted;
	return true;
}

size_t layout_lines_before(Layout *layout, LineAt at)
{
	if (!look_at_flow(layout))
		return 0;
	at = settle(layout, at);
	return layout->before[at.piece] + at.line;
}
