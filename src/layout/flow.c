/* SPDX-License-Identifier: ISC */
#include "layout/flow.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "article/date.h"
#include "base/cluster.h"
#include "base/text.h"
#include "layout/pieces.h"
#include "layout/story.h"
#include "layout/threads.h"

enum {
	COMMENT_STEP = 2, /* cells a reply is indented by */
	DEPTH_MARKED = 99 /* deeper comments are marked as this */
};

struct Flow {
	const Article *article; /* borrowed */
	FlowPart part;
	Pieces pieces;
	Story story;
	bool ended;

	size_t *first; /* owned: first piece of each related story or comment */
	size_t first_count, first_room;
	size_t first_behind; /* the piece behind the last of them */

	RelatedGroup group; /* of the last related story, and the words over it */
	Str heading;
	FlowColumns columns;

	Threads *threads; /* owned */
	size_t fold_version;
	Str deep_marks[2][DEPTH_MARKED + 1];
};

/* Notes that the pieces of the next related story or comment begin here. */
static void begin_member(Flow *flow)
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
	Str words = related->heading;

	if (!first && related->group == flow->group && str_equal(words, flow->heading))
		return;
	if (str_empty(words) && related->group == RELATED_ELSEWHERE)
		words = str("Elsewhere");
	flow->group = related->group;
	flow->heading = related->heading;
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

static void add_related(Flow *flow, const Related *related)
{
	Arena *arena = flow->pieces.arena;
	Date date;
	bool dated = str_present(related->date) && date_from_iso(related->date, &date);
	Str meta = pieces_join(&flow->pieces,
		(const Str[]){ dated ? date_shown(arena, &date) : related->date, related->section },
		2);
	Text text = text_in(arena);

	text_add(&text, related->title);
	if (!str_empty(meta)) {
		text_add_byte(&text, '\n');
		text_add(&text, meta);
	}
	Piece piece = piece_of(PIECE_RELATED, STYLE_RELATED_TITLE, text_str(&text));

	piece.tail_at = related->title.size;
	piece.tail_style = STYLE_RELATED_META;
	piece.section_at = piece.text.size - related->section.size;
	piece.lead = dated ? date_shown_short(arena, &date) : STR_NONE;
	piece.lead_style = STYLE_RELATED_META;
	piece.index = (int)(flow->first_count - 1);
	pieces_add(&flow->pieces, piece);

	widen(&flow->columns.date_cells, piece.lead);
	widen(&flow->columns.section_cells, section_shown(related->section));
}

static void refresh_related(Flow *flow)
{
	while (flow->first_count < flow->article->related_count) {
		const Related *related = &flow->article->related[flow->first_count];

		add_group_heading(flow, related);
		begin_member(flow);
		add_related(flow, related);
	}
	flow->first_behind = flow->pieces.count;
}

/* Comments */

static int depth_shown(int depth)
{
	if (depth < 0)
		return 0;
	return depth > FLOW_DEPTH_SHOWN ? FLOW_DEPTH_SHOWN : depth;
}

/* The mark before a comment's head: open or folded. */
static const char *plain_fold_mark(const Flow *flow, bool folded)
{
	if (flow->pieces.ascii)
		return folded ? "> " : "v ";
	if (!folded)
		return "\xE2\x96\xBE ";
	return flow->article->right_to_left ? "\xE2\x97\x82 " : "\xE2\x96\xB8 ";
}

/* The mark, and how deep where the indent no longer says it. Made once for a depth, so
 * that folding takes no memory each time. */
static Str fold_mark(Flow *flow, int depth, bool folded)
{
	const char *mark = plain_fold_mark(flow, folded);

	if (depth <= FLOW_DEPTH_SHOWN)
		return str(mark);
	if (depth > DEPTH_MARKED)
		depth = DEPTH_MARKED;
	Str *deep = &flow->deep_marks[folded][depth];

	if (!str_present(*deep))
		*deep = str_format(flow->pieces.arena, "%s%d%s ", mark, depth,
			flow->pieces.ascii ? ">" : "\xE2\x80\xBA");
	return *deep;
}

static void add_comment(Flow *flow, const Comment *comment)
{
	int index = (int)(flow->first_count - 1);
	Str who = pieces_join(&flow->pieces,
		(const Str[]){ comment->author, comment->location, comment->date }, 3);
	Piece head =
		piece_of(PIECE_TEXT, STYLE_COMMENT_HEAD, str_empty(who) ? str("No name") : who);

	head.lead = fold_mark(flow, comment->depth, false);
	head.lead_style = STYLE_MARKER;
	head.indent = COMMENT_STEP * depth_shown(comment->depth);
	head.index = index;
	head.depth = comment->depth;
	head.comment_head = true;
	head.keep_next = !str_empty(comment->text);
	pieces_add(&flow->pieces, head);
	if (str_empty(comment->text))
		return;
	Piece text = piece_of(PIECE_TEXT, STYLE_COMMENT, comment->text);

	text.bar = true;
	text.indent = head.indent;
	text.index = index;
	text.depth = comment->depth;
	text.gap_after = 1;
	pieces_add(&flow->pieces, text);
}

/* What the page says it had and the copy has not. */
static void add_comments_note(Flow *flow)
{
	int64_t announced = flow->article->comments_announced;
	size_t here = flow->article->comment_count;

	if (announced <= 0 || (uint64_t)announced <= here)
		return;
	Str said = pieces_number(&flow->pieces, (size_t)announced);
	Str kept = here > 0 ? pieces_number(&flow->pieces, here) : str("none");
	Piece note = piece_of(PIECE_TEXT, STYLE_NOTE,
		str_format(flow->pieces.arena, "Announced %.*s, in this copy %.*s", (int)said.size,
			said.at, (int)kept.size, kept.at));

	note.gap = 1;
	pieces_add(&flow->pieces, note);
}

static void refresh_comments(Flow *flow, bool complete)
{
	if (flow->ended)
		return;
	while (flow->first_count < flow->article->comment_count) {
		const Comment *comment = &flow->article->comments[flow->first_count];

		threads_add(flow->threads, comment->depth);
		begin_member(flow);
		add_comment(flow, comment);
	}
	flow->first_behind = flow->pieces.count;
	if (!complete)
		return;
	add_comments_note(flow);
	flow->ended = true;
}

/* The flow */

Flow *flow_new(const Article *article, FlowPart part, bool ascii)
{
	Flow *flow = memory_new(sizeof *flow);

	flow->article = article;
	flow->part = part;
	flow->threads = threads_new();
	pieces_init(&flow->pieces, ascii);
	flow_refresh(flow, false);
	return flow;
}

void flow_free(Flow *flow)
{
	if (flow == NULL)
		return;
	pieces_clear(&flow->pieces);
	threads_free(flow->threads);
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
		refresh_comments(flow, complete);
		break;
	case FLOW_PART_COUNT:
		break;
	}
}

FlowPart flow_part(const Flow *flow)
{
	return flow->part;
}

bool flow_ascii(const Flow *flow)
{
	return flow->pieces.ascii;
}

bool flow_right_to_left(const Flow *flow)
{
	return flow->article->right_to_left;
}

size_t flow_piece_count(const Flow *flow)
{
	return flow->pieces.count;
}

const Piece *flow_piece(const Flow *flow, size_t piece)
{
	return pieces_at(&flow->pieces, piece);
}

const FlowTable *flow_table(const Flow *flow, size_t table)
{
	return &flow->pieces.tables[table];
}

FlowColumns flow_columns(const Flow *flow)
{
	return flow->columns;
}

size_t flow_bytes_before(const Flow *flow, Place place)
{
	size_t before = pieces_bytes_before(&flow->pieces, place.piece);

	if (place.piece >= flow->pieces.count)
		return before;
	size_t size = pieces_at(&flow->pieces, place.piece)->text.size;

	return before + (place.byte < size ? place.byte : size);
}

size_t flow_bytes(const Flow *flow)
{
	return flow->pieces.bytes;
}

/* Folding */

void flow_fold(Flow *flow, size_t comment, bool folded)
{
	if (threads_folded(flow->threads, comment) == folded)
		return;
	Piece *head = pieces_at(&flow->pieces, flow->first[comment]);

	threads_fold(flow->threads, comment, folded);
	flow->fold_version++;
	head->lead = fold_mark(flow, head->depth, folded);
	head->keep_next = !folded && !str_empty(flow->article->comments[comment].text);
}

void flow_fold_all(Flow *flow, bool folded)
{
	for (size_t i = 0; i < threads_count(flow->threads); i++)
		flow_fold(flow, i, folded);
}

size_t flow_fold_version(const Flow *flow)
{
	return flow->fold_version;
}

bool flow_folded(const Flow *flow, size_t comment)
{
	return threads_folded(flow->threads, comment);
}

/* The comment PIECE belongs to, or FLOW_NO_INDEX when it cannot be folded away. */
static int comment_of(const Flow *flow, size_t piece)
{
	if (flow->part != FLOW_COMMENTS || piece >= flow->pieces.count)
		return FLOW_NO_INDEX;
	return pieces_at(&flow->pieces, piece)->index;
}

/* The folded comment whose head stands for PIECE, or FLOW_NO_INDEX when PIECE is shown. */
static int hider_of(const Flow *flow, size_t piece)
{
	int comment = comment_of(flow, piece);

	if (comment == FLOW_NO_INDEX)
		return FLOW_NO_INDEX;
	int above = threads_hider(flow->threads, (size_t)comment);

	if (above != THREADS_NONE)
		return above;
	bool head = pieces_at(&flow->pieces, piece)->comment_head;

	return threads_folded(flow->threads, (size_t)comment) && !head ? comment : FLOW_NO_INDEX;
}

bool flow_hidden(const Flow *flow, size_t piece)
{
	return hider_of(flow, piece) != FLOW_NO_INDEX;
}

size_t flow_shown(const Flow *flow, size_t piece)
{
	int hider = hider_of(flow, piece);

	return hider == FLOW_NO_INDEX ? piece : flow->first[hider];
}

bool flow_next_shown(const Flow *flow, size_t *piece)
{
	size_t next = *piece + 1;
	int hider = hider_of(flow, next);

	if (hider != FLOW_NO_INDEX) {
		size_t end = threads_end(flow->threads, (size_t)hider);

		next = end < flow->first_count ? flow->first[end] : flow->first_behind;
	}
	if (next >= flow->pieces.count)
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

	if (comment == FLOW_NO_INDEX || hider_of(flow, piece) == FLOW_NO_INDEX)
		return;
	if (!pieces_at(&flow->pieces, piece)->comment_head)
		flow_fold(flow, (size_t)comment, false);
	while ((comment = threads_parent(flow->threads, (size_t)comment)) != THREADS_NONE)
		flow_fold(flow, (size_t)comment, false);
}

size_t flow_replies(const Flow *flow, size_t comment)
{
	return threads_end(flow->threads, comment) - comment - 1;
}

int flow_parent(const Flow *flow, size_t comment)
{
	return threads_parent(flow->threads, comment);
}

size_t flow_piece_of(const Flow *flow, size_t index)
{
	return flow->first[index];
}

bool place_before(Place a, Place b)
{
	return a.piece < b.piece || (a.piece == b.piece && a.byte < b.byte);
}
