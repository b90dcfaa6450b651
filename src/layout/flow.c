/* SPDX-License-Identifier: ISC */
#include "layout/flow.h"

#include <stdlib.h>

#include "article/date.h"
#include "base/cluster.h"
#include "base/text.h"
#include "layout/comment_pieces.h"
#include "layout/pieces.h"
#include "layout/story.h"
#include "layout/threads.h"

struct Flow {
	const Article *article; /* borrowed */
	FlowPart part;
	bool ascii;
	size_t fold_version;

	Pieces pieces; /* story, related */
	Story story;
	CommentPieces *comments; /* owned; NULL in other parts */

	size_t *first; /* owned: the piece of each related story */
	size_t first_count, first_room;
	RelatedGroup group; /* of the last related story, and the words over it */
	Str heading;
	FlowColumns columns;
};

/* Notes that the piece of the next related story comes now. */
static void begin_related(Flow *flow)
{
	if (flow->first_count == flow->first_room) {
		flow->first_room = flow->first_room > 0 ? flow->first_room * 2 : 16;
		flow->first = memory_resize(flow->first, flow->first_room * sizeof *flow->first);
	}
	flow->first[flow->first_count++] = flow->pieces.count;
}

/* Related stories */

static Str section_shown(Str section)
{
	return str_slice(section, 0, cells_fit(section, FLOW_SECTION_CELLS));
}

/* A heading where the words over the stories change, or other sites begin. */
static void add_group_heading(Flow *flow, const Related *related)
{
	bool first = flow->first_count == 0;
	Str words = related_heading(related);

	if (!first && related->group == flow->group && str_equal(words, flow->heading))
		return;
	flow->group = related->group;
	flow->heading = words;
	if (str_empty(words))
		return;
	Piece piece = piece_of(PIECE_TEXT, STYLE_CROSSHEAD, words);

	piece.gap = 1;
	piece.heading = 2;
	piece.keep_next = true;
	pieces_add(&flow->pieces, piece);
}

static void widen(int *column, Str words)
{
	int cells = cells_of(words);

	if (cells > *column)
		*column = cells;
}

/* The words for the column of sections: what says most of where a story is from. */
static Str section_of(const Related *related)
{
	const Str words[] = { related->section, related->source, related->kicker };

	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (!str_empty(words[i]))
			return piece_some_of(words[i]);
	return STR_NONE;
}

static void add_related(Flow *flow, const Related *related)
{
	Arena *arena = flow->pieces.arena;
	Str section = section_of(related), media = piece_some_of(related->media);
	Date date;
	bool dated = str_present(related->date) && date_from_iso(related->date, &date);
	const Str facts[] = { dated ? date_shown(arena, &date) : piece_some_of(related->date),
		section };
	Str meta = piece_join(arena, flow->ascii, facts, 2);
	Text text = text_in(arena);

	if (!str_empty(media))
		text_format(&text, "[%.*s] ", (int)media.size, media.at);
	text_add(&text, piece_some_of(related->title));
	size_t title_size = text.size;

	if (!str_empty(meta)) {
		text_add_byte(&text, '\n');
		text_add(&text, meta);
	}
	Piece piece = piece_of(PIECE_RELATED, STYLE_RELATED_TITLE, text_str(&text));

	piece.tail_at = title_size;
	piece.tail_style = STYLE_RELATED_META;
	piece.section_at = piece.text.size - section.size;
	piece.lead = dated ? date_shown_short(arena, &date) : STR_NONE;
	piece.lead_style = STYLE_RELATED_META;
	piece.index = (int)(flow->first_count - 1);
	pieces_add(&flow->pieces, piece);
	widen(&flow->columns.date_cells, piece.lead);
	widen(&flow->columns.section_cells, section_shown(section));
}

static void refresh_related(Flow *flow)
{
	while (flow->first_count < flow->article->related_count) {
		const Related *related = &flow->article->related[flow->first_count];

		add_group_heading(flow, related);
		begin_related(flow);
		add_related(flow, related);
	}
}

/* The flow */

Flow *flow_new(const Article *article, FlowPart part, bool ascii)
{
	Flow *flow = memory_new(sizeof *flow);

	flow->article = article;
	flow->part = part;
	flow->ascii = ascii;
	pieces_init(&flow->pieces, ascii);
	if (part == FLOW_COMMENTS)
		flow->comments = comment_pieces_new(article, ascii);
	flow_refresh(flow, false);
	return flow;
}

void flow_free(Flow *flow)
{
	if (flow == NULL)
		return;
	pieces_clear(&flow->pieces);
	comment_pieces_free(flow->comments);
	free(flow->first);
	free(flow);
}

void flow_refresh(Flow *flow, bool complete)
{
	switch (flow->part) {
	case FLOW_STORY:
		story_refresh(&flow->story, &flow->pieces, flow->article, complete);
		break;
	case FLOW_RELATED:
		refresh_related(flow);
		break;
	case FLOW_COMMENTS:
		comment_pieces_refresh(flow->comments, complete);
		break;
	case FLOW_PART_COUNT:
		break;
	}
}

bool flow_name_keys(Flow *flow, FlowKeys keys)
{
	return flow->part == FLOW_STORY &&
		story_name_keys(&flow->story, &flow->pieces, flow->article, keys);
}

FlowPart flow_part(const Flow *flow)
{
	return flow->part;
}

bool flow_ascii(const Flow *flow)
{
	return flow->ascii;
}

bool flow_right_to_left(const Flow *flow)
{
	return flow->article->right_to_left;
}

size_t flow_piece_count(const Flow *flow)
{
	if (flow->comments != NULL)
		return comment_pieces_count(flow->comments);
	return flow->pieces.count;
}

const Piece *flow_piece(const Flow *flow, size_t piece)
{
	if (flow->comments != NULL)
		return comment_pieces_at(flow->comments, piece);
	return pieces_at(&flow->pieces, piece);
}

int flow_gap(const Flow *flow, size_t before, size_t piece)
{
	if (flow->comments != NULL)
		return comment_pieces_gap(flow->comments, before, piece);
	int gap = pieces_at(&flow->pieces, piece)->gap;
	int after = pieces_at(&flow->pieces, before)->gap_after;

	return gap > after ? gap : after;
}

const FlowTable *flow_table(const Flow *flow, size_t table)
{
	return &flow->pieces.tables[table];
}

FlowColumns flow_columns(const Flow *flow)
{
	return flow->columns;
}

static size_t bytes_before(const Flow *flow, size_t piece)
{
	if (flow->comments != NULL)
		return comment_pieces_bytes_before(flow->comments, piece);
	return pieces_bytes_before(&flow->pieces, piece);
}

size_t flow_bytes_before(const Flow *flow, Place place)
{
	size_t before = bytes_before(flow, place.piece);

	if (place.byte == 0 || place.piece >= flow_piece_count(flow))
		return before;
	size_t size = flow_piece(flow, place.piece)->text.size;

	return before + (place.byte < size ? place.byte : size);
}

size_t flow_bytes(const Flow *flow)
{
	return bytes_before(flow, flow_piece_count(flow));
}

size_t flow_piece_of(const Flow *flow, size_t index)
{
	if (flow->comments != NULL)
		return comment_pieces_first(flow->comments, index);
	return flow->first[index];
}

/* Folding */

void flow_fold(Flow *flow, size_t comment, bool folded)
{
	if (flow_folded(flow, comment) == folded)
		return;
	comment_pieces_fold(flow->comments, comment, folded);
	flow->fold_version++;
}

void flow_fold_all(Flow *flow, bool folded)
{
	if (flow->comments == NULL)
		return;
	for (size_t i = 0; i < threads_count(comment_pieces_threads(flow->comments)); i++)
		flow_fold(flow, i, folded);
}

size_t flow_fold_version(const Flow *flow)
{
	return flow->fold_version;
}

bool flow_folded(const Flow *flow, size_t comment)
{
	return threads_folded(comment_pieces_threads(flow->comments), comment);
}

/* The comment PIECE belongs to, or FLOW_NO_INDEX when it cannot be folded away. */
static int comment_of(const Flow *flow, size_t piece)
{
	return flow->comments != NULL ? comment_pieces_index(flow->comments, piece) : FLOW_NO_INDEX;
}

static bool is_head(const Flow *flow, size_t piece, int comment)
{
	return comment_pieces_first(flow->comments, (size_t)comment) == piece;
}

bool flow_is_folded_head(const Flow *flow, size_t piece)
{
	int comment = comment_of(flow, piece);

	return comment != FLOW_NO_INDEX && flow_folded(flow, (size_t)comment) &&
		is_head(flow, piece, comment);
}

/* The folded comment whose head stands for PIECE, or FLOW_NO_INDEX when PIECE is shown. */
static int hider_of(const Flow *flow, size_t piece)
{
	int comment = comment_of(flow, piece);

	if (comment == FLOW_NO_INDEX)
		return FLOW_NO_INDEX;
	int above = threads_hider(comment_pieces_threads(flow->comments), (size_t)comment);

	if (above != THREADS_NONE)
		return above;
	if (flow_folded(flow, (size_t)comment) && !is_head(flow, piece, comment))
		return comment;
	return FLOW_NO_INDEX;
}

bool flow_hidden(const Flow *flow, size_t piece)
{
	return hider_of(flow, piece) != FLOW_NO_INDEX;
}

size_t flow_shown(const Flow *flow, size_t piece)
{
	int hider = hider_of(flow, piece);

	return hider == FLOW_NO_INDEX ? piece : flow_piece_of(flow, (size_t)hider);
}

bool flow_next_shown(const Flow *flow, size_t *piece)
{
	size_t next = *piece + 1;
	int hider = hider_of(flow, next);

	if (hider != FLOW_NO_INDEX)
		next = flow_piece_of(
			flow, threads_end(comment_pieces_threads(flow->comments), (size_t)hider));
	if (next >= flow_piece_count(flow))
		return false;
	*piece = next;
	return true;
}

bool flow_previous_shown(const Flow *flow, size_t *piece)
{
	if (*piece == 0)
		return false;
	*piece = flow_shown(flow, *piece - 1);
	return true;
}

void flow_reveal(Flow *flow, size_t piece)
{
	int comment = comment_of(flow, piece);

	if (comment == FLOW_NO_INDEX || !flow_hidden(flow, piece))
		return;
	if (!is_head(flow, piece, comment))
		flow_fold(flow, (size_t)comment, false);
	while ((comment = flow_parent(flow, (size_t)comment)) != FLOW_NO_INDEX)
		flow_fold(flow, (size_t)comment, false);
}

size_t flow_replies(const Flow *flow, size_t comment)
{
	return threads_end(comment_pieces_threads(flow->comments), comment) - comment - 1;
}

size_t flow_thread_end(const Flow *flow, size_t comment)
{
	return threads_end(comment_pieces_threads(flow->comments), comment);
}

int flow_parent(const Flow *flow, size_t comment)
{
	return threads_parent(comment_pieces_threads(flow->comments), comment);
}

/* Another order */

void flow_order(Flow *flow, uint32_t *order, size_t count, bool alone)
{
	comment_pieces_order(flow->comments, order, count, alone);
	flow->fold_version++;
}

size_t flow_comment_count(const Flow *flow)
{
	return comment_pieces_shown(flow->comments);
}

size_t flow_comment(const Flow *flow, size_t index)
{
	return comment_pieces_comment(flow->comments, index);
}

int flow_index_of_comment(const Flow *flow, size_t comment)
{
	for (size_t i = 0; i < flow_comment_count(flow); i++)
		if (comment_pieces_comment(flow->comments, i) == comment)
			return (int)i;
	return FLOW_NO_INDEX;
}

bool flow_comment_folded(const Flow *flow, size_t comment)
{
	return comment_pieces_is_folded(flow->comments, comment);
}

bool place_before(Place a, Place b)
{
	return a.piece < b.piece || (a.piece == b.piece && a.byte < b.byte);
}
