/* SPDX-License-Identifier: ISC */
#include "view/stepping.h"

static bool is_heading(const Piece *piece)
{
	return piece->heading > 1; /* the headline is the top of the story */
}

static bool is_paragraph(const Piece *piece)
{
	return piece->kind != PIECE_RULE && (piece->gap > 0 || piece->kind != PIECE_TABLE);
}

static bool to_piece(Scroller *scroller, int step, bool (*wanted)(const Piece *piece))
{
	if (!scroller_has_lines(scroller))
		return false;
	LineAt before = scroller->top;
	LineAt top = before;
	size_t piece = top.piece;
	size_t count = flow_piece_count(scroller->flow);

	/* A piece whose first words are above the window comes first going up. */
	if (step < 0 &&
		line_at_before(layout_find(scroller->layout, (Place){ .piece = piece }), top))
		piece++;
	/* On the blank lines over a piece, that piece is the next one. */
	if (step > 0 &&
		line_at_before(top, layout_find(scroller->layout, (Place){ .piece = piece })))
		piece = piece == 0 ? 0 : piece - 1;
	while (step > 0 ? piece + 1 < count : piece > 0) {
		piece = step > 0 ? piece + 1 : piece - 1;
		if (flow_hidden(scroller->flow, piece) ||
			!wanted(flow_piece(scroller->flow, piece)))
			continue;
		scroller_to_place(scroller, (Place){ .piece = piece }, 0);
		return !line_at_equal(before, scroller->top);
	}
	return false;
}

bool stepping_to_heading(Scroller *scroller, int step)
{
	LineAt before = scroller->top;

	if (to_piece(scroller, step, is_heading))
		return true;
	if (step < 0)
		scroller_to_top(scroller);
	return !line_at_equal(before, scroller->top);
}

bool stepping_to_paragraph(Scroller *scroller, int step)
{
	return to_piece(scroller, step, is_paragraph);
}
