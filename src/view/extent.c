/* SPDX-License-Identifier: ISC */
#include "view/extent.h"

enum {
	COUNT_PIECES = 16, /* laid out at a time in idle moments; a piece may have 16 kB */
	PAGES_MAX = 1000000 /* no article has so many: the number of lines cannot overflow */
};

static Place last_top_place(Scroller *scroller)
{
	if (!scroller->last_top_known) {
		scroller->last_top = layout_place(scroller->layout, scroller_lowest_top(scroller));
		scroller->last_top_known = true;
	}
	return scroller->last_top;
}

/* The place with BYTES bytes of the flow before it: the last piece that begins not
 * behind it, by halving. */
static Place place_of_bytes(const Flow *flow, size_t bytes)
{
	size_t low = 0;
	size_t high = flow_piece_count(flow);

	while (high - low > 1) {
		size_t middle = low + (high - low) / 2;

		if (flow_bytes_before(flow, (Place){ .piece = middle }) <= bytes)
			low = middle;
		else
			high = middle;
	}
	return (Place){ low, bytes - flow_bytes_before(flow, (Place){ .piece = low }) };
}

void extent_to_percent(Scroller *scroller, int percent)
{
	if (!scroller_has_lines(scroller))
		return;
	size_t whole = flow_bytes_before(scroller->flow, last_top_place(scroller));

	if (percent >= 100) {
		scroller_to_bottom(scroller);
		return;
	}
	scroller_to_place(
		scroller, place_of_bytes(scroller->flow, whole * (size_t)percent / 100), 0);
	if (extent_percent(scroller) < percent) /* the place was within a line */
		scroller_move(scroller, 1);
}

static long page_lines(const Scroller *scroller)
{
	return scroller->rows > 2 ? scroller->rows - 1 : 1;
}

void extent_to_page(Scroller *scroller, long page)
{
	if (!scroller_has_lines(scroller))
		return;
	LineAt at = layout_first(scroller->layout);

	layout_move(scroller->layout, &at,
		((page < PAGES_MAX ? page : PAGES_MAX) - 1) * page_lines(scroller));
	scroller_to_line(scroller, at);
}

int extent_percent(Scroller *scroller)
{
	if (!scroller_has_lines(scroller))
		return 100;
	Place top = layout_place(scroller->layout, scroller->top);
	size_t whole = flow_bytes_before(scroller->flow, last_top_place(scroller));
	size_t before = flow_bytes_before(scroller->flow, top);

	if (whole == 0 || !place_before(top, last_top_place(scroller)))
		return 100;
	return (int)(before * 100 / whole);
}

bool extent_count(Scroller *scroller)
{
	if (!scroller_has_lines(scroller) || !scroller->complete || scroller->counted)
		return false;
	scroller->counted = layout_count(scroller->layout, COUNT_PIECES, &scroller->lines);
	return true;
}

bool extent_pages(Scroller *scroller, long *page, long *pages)
{
	if (!scroller->counted)
		return false;
	long step = page_lines(scroller);
	long more = (long)scroller->lines - scroller->rows;
	long above = (long)layout_lines_before(scroller->layout, scroller->top);

	*pages = more > 0 ? 1 + (more + step - 1) / step : 1;
	*page = more > above ? 1 + above / step : *pages;
	return true;
}
