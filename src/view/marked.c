/* SPDX-License-Identifier: ISC */
#include "view/marked.h"

#include "base/cluster.h"

/* The part of WHAT from FROM on that has one look: up to TO. */
static unsigned look_from(MarkedText what, const Search *search, size_t from, size_t *to)
{
	size_t index = search_first_behind(search, what.unit, what.at + from);
	const Match *match = index < search->count ? &search->matches[index] : NULL;

	*to = what.text.size;
	if (match == NULL || match->unit != what.unit || match->start >= what.at + what.text.size)
		return 0;
	if (match->start > what.at + from) {
		*to = match->start - what.at;
		return 0;
	}
	if (match->end < what.at + *to)
		*to = match->end - what.at;
	return index == search->current ? MARK_MATCH | MARK_MATCH_CURRENT : MARK_MATCH;
}

/* The end of the clusters of TEXT that begin from FROM up to TO. A part without a
 * mark ends before the cluster TO lies in, one with a mark behind it. */
static size_t to_cluster_border(Str text, size_t from, size_t to, bool marked)
{
	size_t at = from;

	while (at < to) {
		size_t next = at + cluster_size(text, at);

		if (next > to && !marked && at > from)
			break;
		at = next;
	}
	return at;
}

int marked_put(
	Canvas *canvas, int row, int column, int max_cells, MarkedText what, const Search *search)
{
	bool searched = search != NULL && search->count > 0 && what.at != STR_NOWHERE;
	int used = 0;

	if (!searched)
		return canvas_put(
			canvas, row, column, max_cells, what.text, what.style, what.marks);
	for (size_t from = 0, to; from < what.text.size && used < max_cells; from = to) {
		unsigned look = look_from(what, search, from, &to);

		to = to_cluster_border(what.text, from, to, look != 0);
		used += canvas_put(canvas, row, column + used, max_cells - used,
			str_slice(what.text, from, to), what.style, what.marks | look);
	}
	return used;
}

const char *marked_ellipsis(bool ascii)
{
	return ascii ? "..." : "\xE2\x80\xA6";
}

int marked_put_cut(Canvas *canvas, int row, int column, int max_cells, MarkedText what,
	const Search *search, const char *ellipsis)
{
	if (max_cells <= 0)
		return 0;
	if (cells_of(what.text) <= max_cells)
		return marked_put(canvas, row, column, max_cells, what, search);
	int room = max_cells - cells_of(str(ellipsis));

	what.text = str_slice(what.text, 0, cells_fit(what.text, room));
	int used = marked_put(canvas, row, column, room, what, search);

	return used +
		canvas_put(canvas, row, column + used, max_cells - used, str(ellipsis), what.style,
			what.marks);
}
