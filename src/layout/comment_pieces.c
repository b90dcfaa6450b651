/* SPDX-License-Identifier: ISC */
#include "layout/comment_pieces.h"

#include <stdlib.h>

#include "base/arena.h"
#include "base/text.h"
#include "layout/comment_head.h"
#include "layout/comment_piece.h"
#include "layout/pieces.h"

enum {
	BATCH_PIECES = 64,
	BATCH_COUNT = COMMENT_PIECES_KEPT / BATCH_PIECES
};

/* Where a comment begins among the pieces, and how many bytes of text are before it: fewer
 * than an article may take (article/record_read.h). */
typedef struct {
	uint32_t piece, bytes;
} Start;

/* BATCH_PIECES pieces that follow each other, as far as there were so many. */
typedef struct {
	Arena *arena; /* owned; NULL: nothing is made */
	size_t number;
	size_t count;
	Piece *pieces;
} Batch;

struct CommentPieces {
	const Article *article; /* borrowed */
	bool ascii;
	bool ended;
	uint32_t *order; /* owned; NULL: as on the page */
	size_t order_count;
	int *answered; /* owned; whom each comment of the order answers; NULL unless they
	                * stand alone */
	bool *folds; /* owned; which of the article's were folded in the order before, or NULL */
	size_t fold_count;
	Start *starts; /* owned; of each comment taken in, and of what is behind the last */
	size_t count, room;
	size_t asked; /* the comment comment_pieces_index found last */
	size_t piece_count, bytes; /* of all pieces, the note included */
	Arena *arena; /* owned */
	Str note; /* absent when nothing is missing */
	Threads *threads; /* owned */
	Batch batches[BATCH_COUNT]; /* number N in place N modulo BATCH_COUNT */
};

CommentPieces *comment_pieces_new(const Article *article, bool ascii)
{
	CommentPieces *comments = memory_new(sizeof *comments);

	comments->article = article;
	comments->ascii = ascii;
	comments->arena = arena_new();
	comments->threads = threads_new();
	return comments;
}

static void drop(Batch *batch)
{
	arena_free(batch->arena);
	*batch = (Batch){ 0 };
}

void comment_pieces_free(CommentPieces *comments)
{
	if (comments == NULL)
		return;
	for (size_t i = 0; i < BATCH_COUNT; i++)
		drop(&comments->batches[i]);
	threads_free(comments->threads);
	arena_free(comments->arena);
	free(comments->starts);
	free(comments->order);
	free(comments->answered);
	free(comments->folds);
	free(comments);
}

size_t comment_pieces_comment(const CommentPieces *comments, size_t index)
{
	return comments->order == NULL ? index : comments->order[index];
}

static Comment comment_at(const CommentPieces *comments, size_t index)
{
	return article_comment(comments->article, comment_pieces_comment(comments, index));
}

static int depth_at(const CommentPieces *comments, size_t index)
{
	return comments->answered != NULL
		? 0
		: article_comment_depth(comments->article, comment_pieces_comment(comments, index));
}

/* Making pieces */

/* Who is answered by a comment that stands without what it answers. */
static Str answered_author(const CommentPieces *comments, size_t index)
{
	if (comments->answered == NULL || comments->answered[index] == THREADS_NONE)
		return STR_NONE;
	size_t answered = (size_t)comments->answered[index];

	return article_comment(comments->article, answered).author;
}

/* That of comment INDEX, which COMMENT is. */
static CommentHead head_of(const CommentPieces *comments, size_t index, const Comment *comment)
{
	return (CommentHead){ comment, answered_author(comments, index), comments->ascii };
}

/* Comment INDEX, which COMMENT is. */
static ShownComment shown_at(const CommentPieces *comments, size_t index, const Comment *comment)
{
	return (ShownComment){
		.head = head_of(comments, index, comment),
		.index = index,
		.depth = depth_at(comments, index),
		.folded = threads_folded(comments->threads, index),
		.right_to_left = comments->article->right_to_left,
	};
}

static Piece make_note(const CommentPieces *comments)
{
	Piece note = piece_of(PIECE_TEXT, STYLE_NOTE, comments->note);

	note.gap = 1;
	return note;
}

/* Where pieces are put as they are made one after the other: those the batch already has,
 * and those before it, are passed over. */
typedef struct {
	Batch *batch;
	size_t next; /* number of the piece that is put next */
} Filler;

static bool put(Filler *filler, const Piece *piece)
{
	size_t first = filler->batch->number * BATCH_PIECES;
	size_t number = filler->next++;

	if (number >= first + filler->batch->count)
		filler->batch->pieces[filler->batch->count++] = *piece;
	return filler->batch->count < BATCH_PIECES;
}

static bool put_parts(Filler *filler, const Piece *whole)
{
	PieceParts parts = piece_parts(whole);
	Piece part;

	while (piece_next_part(&parts, filler->batch->arena, &part))
		if (!put(filler, &part))
			return false;
	return true;
}

/* Makes the pieces of comment INDEX; false when the batch is full. */
static bool put_comment(const CommentPieces *comments, Filler *filler, size_t index)
{
	const Comment comment = comment_at(comments, index);
	const ShownComment shown = shown_at(comments, index, &comment);
	Piece whole = comment_piece_head(&shown, filler->batch->arena);
	CommentPart part;

	if (!put(filler, &whole))
		return false;
	for (size_t at = 0; comment_next_part(&comment, &at, &part);) {
		whole = comment_piece_text(&shown, &part);
		if (!put_parts(filler, &whole))
			return false;
	}
	return true;
}

/* Makes what pieces of BATCH there are by now and it has not. */
static void fill(CommentPieces *comments, Batch *batch)
{
	size_t first = batch->number * BATCH_PIECES + batch->count;
	int index = comment_pieces_index(comments, first);
	Filler filler = { batch, first };

	if (index != FLOW_NO_INDEX) {
		filler.next = comments->starts[index].piece;
		for (size_t i = (size_t)index; i < comments->count; i++)
			if (!put_comment(comments, &filler, i))
				return;
	}
	if (filler.next < comments->piece_count) {
		Piece note = make_note(comments);

		(void)put(&filler, &note);
	}
}

const Piece *comment_pieces_at(CommentPieces *comments, size_t piece)
{
	size_t number = piece / BATCH_PIECES;
	Batch *batch = &comments->batches[number % BATCH_COUNT];

	if (batch->arena == NULL || batch->number != number) {
		drop(batch);
		batch->arena = arena_new();
		batch->number = number;
		batch->pieces = arena_array(batch->arena, BATCH_PIECES, sizeof(Piece));
	}
	if (piece % BATCH_PIECES >= batch->count)
		fill(comments, batch);
	return &batch->pieces[piece % BATCH_PIECES];
}

/* Taking in the article */

/* Room for COUNT comments, and for as many again where they come bit by bit. */
static void reserve(CommentPieces *comments, size_t count)
{
	if (count <= comments->room)
		return;
	comments->room = count > comments->room * 2 ? count : comments->room * 2;
	comments->starts =
		memory_resize(comments->starts, comments->room * sizeof *comments->starts);
	threads_reserve(comments->threads, comments->room);
}

static void add_start(CommentPieces *comments)
{
	comments->starts[comments->count++] =
		(Start){ (uint32_t)comments->piece_count, (uint32_t)comments->bytes };
}

/* Takes in the next comment of the order. */
static void take_in(CommentPieces *comments)
{
	size_t index = comments->count, bytes;
	const Comment comment = comment_at(comments, index);
	CommentHead head = head_of(comments, index, &comment);
	CommentPart part;

	add_start(comments);
	threads_add(comments->threads, depth_at(comments, index));
	comments->piece_count++;
	comments->bytes += comment_head_bytes(&head);
	for (size_t at = 0; comment_next_part(&comment, &at, &part);) {
		comments->piece_count += piece_part_count(PIECE_TEXT, part.text, &bytes);
		comments->bytes += bytes;
	}
}

static void take_in_all(CommentPieces *comments)
{
	size_t count =
		comments->order == NULL ? comments->article->comment_count : comments->order_count;

	reserve(comments, count);
	while (comments->count < count)
		take_in(comments);
}

/* What the page says it had and the copy has not. */
static Str missing(const CommentPieces *comments)
{
	int64_t announced = comments->article->comments_announced;
	size_t here = comments->article->comment_count;

	if (article_comments_lacking(comments->article) == 0)
		return STR_NONE;
	Str said = piece_number(comments->arena, (size_t)announced);
	Str kept = here > 0 ? piece_number(comments->arena, here) : str("none");

	const char *why = comments_missing_words(comments->article->comments_missing);

	return str_format(comments->arena, "Announced %.*s, in this copy %.*s%s%s", (int)said.size,
		said.at, (int)kept.size, kept.at, why[0] == '\0' ? "" : ": ", why);
}

static void take_in_note(CommentPieces *comments)
{
	if (!str_present(comments->note))
		return;
	comments->piece_count++;
	comments->bytes += comments->note.size;
}

void comment_pieces_refresh(CommentPieces *comments, bool complete)
{
	if (comments->ended)
		return;
	take_in_all(comments);
	comments->ended = complete;
	if (complete)
		comments->note = missing(comments);
	take_in_note(comments);
}

/* Another order */

size_t comment_pieces_shown(const CommentPieces *comments)
{
	return comments->count;
}

bool comment_pieces_is_folded(const CommentPieces *comments, size_t comment)
{
	if (comments->order == NULL)
		return threads_folded(comments->threads, comment);
	return comments->folds != NULL && comment < comments->fold_count &&
		comments->folds[comment];
}

/* Notes what is folded by the numbers of the article. */
static void keep_folds(CommentPieces *comments)
{
	if (comments->answered != NULL)
		return;
	if (comments->fold_count < comments->article->comment_count) {
		comments->fold_count = comments->article->comment_count;
		free(comments->folds);
		comments->folds = memory_new(comments->fold_count * sizeof *comments->folds);
	}
	for (size_t i = 0; i < comments->count; i++)
		comments->folds[comment_pieces_comment(comments, i)] =
			threads_folded(comments->threads, i);
}

/* Whom each comment of the order answers on the page. */
static int *find_answered(const CommentPieces *comments)
{
	Threads *page = threads_new();
	int *answered = memory_new((comments->order_count + 1) * sizeof *answered);

	for (size_t i = 0; i < comments->article->comment_count; i++)
		threads_add(page, article_comment_depth(comments->article, i));
	for (size_t i = 0; i < comments->order_count; i++)
		answered[i] = threads_parent(page, comments->order[i]);
	threads_free(page);
	return answered;
}

static void forget_numbers(CommentPieces *comments)
{
	for (size_t i = 0; i < BATCH_COUNT; i++)
		drop(&comments->batches[i]);
	threads_free(comments->threads);
	comments->threads = threads_new();
	threads_reserve(comments->threads, comments->room);
	comments->count = comments->asked = 0;
	comments->piece_count = comments->bytes = 0;
}

void comment_pieces_order(CommentPieces *comments, uint32_t *order, size_t count, bool alone)
{
	keep_folds(comments);
	forget_numbers(comments);
	free(comments->order);
	free(comments->answered);
	comments->order = order;
	comments->order_count = count;
	comments->answered = alone ? find_answered(comments) : NULL;
	take_in_all(comments);
	take_in_note(comments);
	for (size_t i = 0; i < comments->count && !alone; i++)
		threads_fold(
			comments->threads, i, comments->folds[comment_pieces_comment(comments, i)]);
}

/* Questions */

size_t comment_pieces_count(const CommentPieces *comments)
{
	return comments->piece_count;
}

size_t comment_pieces_first(const CommentPieces *comments, size_t index)
{
	if (index < comments->count)
		return comments->starts[index].piece;
	return comments->piece_count - str_present(comments->note);
}

/* Does PIECE belong to comment INDEX, which is there? */
static bool is_of(const CommentPieces *comments, size_t piece, size_t index)
{
	return comments->starts[index].piece <= piece &&
		piece < comment_pieces_first(comments, index + 1);
}

static int found(CommentPieces *comments, size_t index)
{
	comments->asked = index;
	return (int)index;
}

int comment_pieces_index(CommentPieces *comments, size_t piece)
{
	size_t low = 0, high = comments->count;

	if (high == 0 || piece >= comment_pieces_first(comments, high))
		return FLOW_NO_INDEX;
	/* Most questions are about the comment of the last one, or its neighbour. */
	for (size_t near = comments->asked; near < high && near < comments->asked + 2; near++)
		if (is_of(comments, piece, near))
			return found(comments, near);
	while (high - low > 1) {
		size_t middle = low + (high - low) / 2;

		if (comments->starts[middle].piece <= piece)
			low = middle;
		else
			high = middle;
	}
	return found(comments, low);
}

size_t comment_pieces_bytes_before(CommentPieces *comments, size_t piece)
{
	int index = comment_pieces_index(comments, piece);

	if (index == FLOW_NO_INDEX)
		return piece >= comments->piece_count ? comments->bytes
						      : comments->bytes - comments->note.size;
	size_t bytes = comments->starts[index].bytes;

	for (size_t before = comments->starts[index].piece; before < piece; before++)
		bytes += comment_pieces_at(comments, before)->text.size;
	return bytes;
}

int comment_pieces_gap(CommentPieces *comments, size_t before, size_t piece)
{
	int index = comment_pieces_index(comments, piece);

	if (index == FLOW_NO_INDEX)
		return 1; /* the note */
	bool head = comments->starts[index].piece == piece;
	int above = comment_pieces_index(comments, before);

	/* A text wants a blank line behind it, a head wants none. */
	if (head || comments->starts[above].piece == before)
		return head && comments->starts[above].piece != before;
	return comment_pieces_at(comments, piece)->gap;
}

Threads *comment_pieces_threads(const CommentPieces *comments)
{
	return comments->threads;
}

void comment_pieces_fold(CommentPieces *comments, size_t index, bool folded)
{
	if (threads_folded(comments->threads, index) == folded)
		return;
	threads_fold(comments->threads, index, folded);
	if (comments->folds != NULL && comments->answered == NULL)
		comments->folds[comment_pieces_comment(comments, index)] = folded;
	size_t piece = comments->starts[index].piece;
	Batch *batch = &comments->batches[piece / BATCH_PIECES % BATCH_COUNT];

	if (batch->arena == NULL || batch->number != piece / BATCH_PIECES ||
		piece % BATCH_PIECES >= batch->count)
		return;
	const Comment comment = comment_at(comments, index);
	const ShownComment shown = shown_at(comments, index, &comment);

	comment_piece_mark(&shown, batch->arena, &batch->pieces[piece % BATCH_PIECES]);
}
