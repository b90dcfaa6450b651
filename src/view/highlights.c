/* SPDX-License-Identifier: ISC */
#include "view/highlights.h"

#include "base/arena.h"
#include "base/cluster.h"

void highlights_clear(Highlights *highlights)
{
	arena_free(highlights->arena);
	*highlights = (Highlights){ 0 };
}

/* Finding quotes again. A quote over several pieces has a blank line between their parts. */

static Str first_part(Str quote, Str *rest)
{
	size_t end = str_find(quote, "\n\n", 0);

	*rest = end == STR_NOWHERE ? STR_NONE : str_from(quote, end + 2);
	return end == STR_NOWHERE ? quote : str_slice(quote, 0, end);
}

static bool is_at(Str text, size_t at, Str part)
{
	return at <= text.size && part.size <= text.size - at &&
		str_equal(str_slice(text, at, at + part.size), part);
}

static size_t find_part(Str text, Str part, size_t from)
{
	if (part.size == 0)
		return STR_NOWHERE;
	for (size_t at = from; at + part.size <= text.size; at++) {
		at = str_find_byte(text, part.at[0], at);
		if (at == STR_NOWHERE || is_at(text, at, part))
			return at;
	}
	return STR_NOWHERE;
}

static bool is_piece_of_text(const Flow *flow, size_t piece)
{
	return flow_piece(flow, piece)->kind != PIECE_RULE &&
		!str_empty(flow_piece(flow, piece)->text);
}

/* Do the parts REST go on in the pieces behind PIECE? *END: behind the last of them. */
static bool goes_on(const Flow *flow, size_t piece, Str rest, Place *end)
{
	while (str_present(rest)) {
		Str part = first_part(rest, &rest);

		do {
			if (++piece >= flow_piece_count(flow))
				return false;
		} while (!is_piece_of_text(flow, piece));
		Str text = flow_piece(flow, piece)->text;

		if (!is_at(text, 0, part) || (str_present(rest) && part.size != text.size))
			return false;
		*end = (Place){ piece, part.size };
	}
	return true;
}

/* Do the words of BEFORE stand before byte AT of TEXT? */
static bool stands_behind(Str text, size_t at, Str before)
{
	return before.size <= at && is_at(text, at - before.size, before);
}

/* Looks for QUOTE in piece PIECE; one that stands behind BEFORE is *SURE. */
static bool find_in_piece(
	const Flow *flow, size_t piece, const ViewNote *note, Region *out, bool *sure)
{
	Str rest, part = first_part(note->quote, &rest);
	Str text = flow_piece(flow, piece)->text;
	bool found = false;

	for (size_t at = find_part(text, part, 0); at != STR_NOWHERE && !*sure;
		at = find_part(text, part, at + 1)) {
		Place end = { piece, at + part.size };

		if (!goes_on(flow, piece, rest, &end))
			continue;
		*sure = stands_behind(text, at, note->before);
		if (!found || *sure)
			*out = (Region){ { piece, at }, end, MARK_HIGHLIGHT };
		found = true;
	}
	return found;
}

static bool find_quote(const Flow *flow, const ViewNote *note, Region *out)
{
	bool found = false, sure = false;

	if (str_empty(note->quote))
		return false;
	for (size_t piece = 0; piece < flow_piece_count(flow) && !sure; piece++) {
		Region region;

		if (is_piece_of_text(flow, piece) &&
			find_in_piece(flow, piece, note, &region, &sure) && (!found || sure)) {
			*out = region;
			found = true;
		}
	}
	return found;
}

void highlights_set(Highlights *highlights, const ViewNote *notes, size_t count)
{
	highlights_clear(highlights);
	if (count == 0)
		return;
	Arena *arena = highlights->arena = arena_new();

	highlights->notes = arena_array(arena, count, sizeof *highlights->notes);
	for (size_t part = 0; part < HIGHLIGHTS_PART_COUNT; part++) {
		HighlightsFound *found = &highlights->in[part];

		found->regions = arena_array(arena, count, sizeof *found->regions);
		found->owners = arena_array(arena, count, sizeof *found->owners);
	}
	highlights->count = count;
	for (size_t i = 0; i < count; i++)
		highlights->notes[i] = (ViewNote){ str_copy(arena, notes[i].quote),
			str_copy(arena, notes[i].before), str_copy(arena, notes[i].words) };
}

static bool is_found(const HighlightsFound *found, size_t note)
{
	for (size_t i = 0; i < found->count; i++)
		if (found->owners[i] == note)
			return true;
	return false;
}

void highlights_search(Highlights *highlights, HighlightsPart part, const Flow *flow, size_t order)
{
	HighlightsFound *found = &highlights->in[part];

	if (found->searched && found->order == order)
		return;
	found->searched = true;
	found->order = order;
	found->count = 0;
	for (size_t i = 0; i < highlights->count; i++) {
		if (part == HIGHLIGHTS_COMMENTS && is_found(&highlights->in[HIGHLIGHTS_STORY], i))
			continue;
		if (find_quote(flow, &highlights->notes[i], &found->regions[found->count]))
			found->owners[found->count++] = i;
	}
}

const ViewNote *highlights_at(const Highlights *highlights, HighlightsPart part, Region region)
{
	const HighlightsFound *found = &highlights->in[part];

	for (size_t i = 0; i < found->count; i++)
		if (place_before(found->regions[i].start, region.end) &&
			place_before(region.start, found->regions[i].end))
			return &highlights->notes[found->owners[i]];
	return NULL;
}

/* Does a comment of ARTICLE hold QUOTE, or how that begins? */
static bool is_in_comments(const Article *article, Str quote)
{
	Str rest, part = first_part(quote, &rest);

	for (size_t i = 0; i < article->comment_count; i++)
		if (find_part(article_comment(article, i).text, part, 0) != STR_NOWHERE)
			return true;
	return false;
}

size_t highlights_lost(const Highlights *highlights, const Article *article)
{
	const HighlightsFound *story = &highlights->in[HIGHLIGHTS_STORY];
	size_t lost = 0;

	for (size_t i = 0; i < highlights->count && story->searched; i++) {
		Str quote = highlights->notes[i].quote;

		if (!str_empty(quote) && !is_found(story, i))
			lost += !is_in_comments(article, quote);
	}
	return lost;
}

Str highlight_before(const Flow *flow, Place place)
{
	Str text = str_slice(flow_piece(flow, place.piece)->text, 0, place.byte);
	size_t start = text.size;

	while (start > 0 && text.size - start < HIGHLIGHT_BEFORE_BYTES)
		start = cluster_before(text, start);
	return str_from(text, start);
}
