/* SPDX-License-Identifier: ISC */
#include "view/selection.h"

#include "base/cluster.h"
#include "base/words.h"

/* Pieces with a text that is shown */

static bool is_text(const Flow *flow, size_t piece)
{
	const Piece *at = flow_piece(flow, piece);

	return at->kind != PIECE_RULE && !str_empty(at->text) && !flow_hidden(flow, piece);
}

static Str text_of(const Flow *flow, size_t piece)
{
	return flow_piece(flow, piece)->text;
}

static bool step_piece(const Flow *flow, size_t *piece, int step)
{
	size_t next = *piece;

	do {
		if (!(step > 0 ? flow_next_shown(flow, &next) : flow_previous_shown(flow, &next)))
			return false;
	} while (!is_text(flow, next));
	*piece = next;
	return true;
}

/* The start of the cluster that ends at BYTE of PIECE. */
static Place last_before(const Flow *flow, size_t piece, size_t byte)
{
	return (Place){ piece, cluster_before(text_of(flow, piece), byte) };
}

bool selection_begin(Selection *selection, const Flow *flow, Place place)
{
	if (place.piece >= flow_piece_count(flow))
		return false;
	if (!is_text(flow, place.piece)) {
		place.byte = 0;
		if (!step_piece(flow, &place.piece, 1))
			return false;
	}
	if (place.byte >= text_of(flow, place.piece).size)
		place = last_before(flow, place.piece, text_of(flow, place.piece).size);
	*selection = (Selection){ .open = true, .anchor = place, .point = place, .cell = -1 };
	return true;
}

static bool move_to(Selection *selection, Place place)
{
	bool moved = place_before(place, selection->point) || place_before(selection->point, place);

	selection->point = place;
	selection->cell = -1;
	return moved;
}

bool selection_by_cluster(Selection *selection, const Flow *flow, int step)
{
	Place at = selection->point;
	Str text = text_of(flow, at.piece);

	if (step > 0) {
		at.byte += cluster_size(text, at.byte);
		if (at.byte >= text.size) {
			at.byte = 0;
			if (!step_piece(flow, &at.piece, 1))
				return false;
		}
		return move_to(selection, at);
	}
	if (at.byte > 0)
		return move_to(selection, last_before(flow, at.piece, at.byte));
	if (!step_piece(flow, &at.piece, -1))
		return false;
	return move_to(selection, last_before(flow, at.piece, text_of(flow, at.piece).size));
}

/* To the last cluster before what END_OF finds behind the point, in the next piece if need be. */
static bool to_end(Selection *selection, const Flow *flow, size_t (*end_of)(Str text, size_t at))
{
	Place at = selection->point;
	Str text = text_of(flow, at.piece);
	size_t behind = at.byte + cluster_size(text, at.byte);

	if (behind >= text.size) {
		if (!step_piece(flow, &at.piece, 1))
			return false;
		behind = 0;
		text = text_of(flow, at.piece);
	}
	return move_to(selection, last_before(flow, at.piece, end_of(text, behind)));
}

bool selection_by_word(Selection *selection, const Flow *flow, int step)
{
	Place at = selection->point;

	if (step > 0)
		return to_end(selection, flow, word_end);
	if (at.byte == 0 && !step_piece(flow, &at.piece, -1))
		return false;
	if (at.piece != selection->point.piece)
		at.byte = text_of(flow, at.piece).size;
	at.byte = word_start(text_of(flow, at.piece), at.byte);
	return move_to(selection, at);
}

bool selection_to_sentence_end(Selection *selection, const Flow *flow)
{
	return to_end(selection, flow, sentence_end);
}

static size_t text_end(Str text, size_t at)
{
	(void)at;
	return text.size;
}

bool selection_to_paragraph_end(Selection *selection, const Flow *flow)
{
	return to_end(selection, flow, text_end);
}

/* Lines */

/* The cell of LINE at which byte BYTE of its text begins. */
static int cell_of(const LayoutLine *line, size_t byte)
{
	int cells = 0;

	for (size_t i = 0; i < line->run_count; i++) {
		const LayoutRun *run = &line->runs[i];

		if (run->at != STR_NOWHERE && byte >= run->at && byte < run->at + run->text.size)
			return cells + cells_of(str_slice(run->text, 0, byte - run->at));
		cells += run->cells;
	}
	return cells;
}

/* The byte of the text at CELL of LINE, or the nearest before it, else the first there is. */
static bool byte_at(const LayoutLine *line, int cell, size_t *byte)
{
	bool found = false;
	int cells = 0;

	for (size_t i = 0; i < line->run_count; i++) {
		const LayoutRun *run = &line->runs[i];

		if (run->at != STR_NOWHERE && run->text.size > 0 && (!found || cells <= cell)) {
			size_t within = cells_fit(run->text, cell > cells ? cell - cells : 0);

			if (within >= run->text.size)
				within = cluster_before(run->text, run->text.size);
			*byte = run->at + within;
			found = true;
		}
		cells += run->cells;
	}
	return found;
}

bool selection_by_line(Selection *selection, const Scroller *scroller, int step)
{
	LineAt at = layout_find(scroller->layout, selection->point);
	LayoutLine line;
	size_t byte = 0;

	if (!layout_line(scroller->layout, at, &line))
		return false;
	int cell = selection->cell >= 0 ? selection->cell : cell_of(&line, selection->point.byte);

	while (layout_move(scroller->layout, &at, step) == 1)
		if (layout_line(scroller->layout, at, &line) && !line.blank &&
			is_text(scroller->flow, at.piece) && byte_at(&line, cell, &byte)) {
			move_to(selection, (Place){ at.piece, byte });
			selection->cell = cell;
			return true;
		}
	return false;
}

void selection_turn(Selection *selection)
{
	Place anchor = selection->anchor;

	selection->anchor = selection->point;
	move_to(selection, anchor);
}

/* What is selected */

Region selection_region(const Selection *selection, const Flow *flow)
{
	bool backward = place_before(selection->point, selection->anchor);
	Place start = backward ? selection->point : selection->anchor;
	Place end = backward ? selection->anchor : selection->point;

	end.byte += cluster_size(text_of(flow, end.piece), end.byte);
	return (Region){ start, end, MARK_SELECTED };
}

void selection_add_text(const Flow *flow, Region region, Text *out)
{
	size_t before = out->size;

	for (size_t piece = region.start.piece; piece <= region.end.piece; piece++) {
		if (!is_text(flow, piece))
			continue;
		Str text = text_of(flow, piece);
		size_t from = piece == region.start.piece ? region.start.byte : 0;
		size_t to = piece == region.end.piece ? region.end.byte : text.size;

		if (out->size > before)
			text_add_c(out, flow_piece(flow, piece)->continues ? " " : "\n\n");
		text_add(out, str_slice(text, from, to));
	}
}
