/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_LAYOUT_FLOW_H
#define BROADSHEET_LAYOUT_FLOW_H

/* A Flow is one part of an article (the story, its related stories, its comments)
 * as a flat list of pieces in reading order: what is shown, before anybody knows
 * how wide. The pieces of the story are its head (kicker, headline, byline,
 * dateline), its blocks (an aside is its head and its own blocks; a list is its
 * items, a table its rows), and its end line. A related story is a piece, a comment
 * is a head piece and, unless it has no words, a text piece.
 *
 * A text longer than FLOW_PIECE_BYTES is cut at spaces into several pieces, so
 * that no piece takes long to lay out.
 *
 * Pieces are numbered as long as the article only grows, so a place (piece, byte)
 * outlives width, theme and folding. Texts are borrowed from the article or live
 * with their piece; a pointer to a piece, and its text, are good until thousands of
 * other pieces have been asked for: hold numbers. */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "article/article.h"
#include "base/str.h"
#include "layout/style.h"

typedef enum {
	FLOW_STORY,
	FLOW_RELATED,
	FLOW_COMMENTS,
	FLOW_PART_COUNT
} FlowPart;

/* What survives resize, theme and restart: byte BYTE of the text of piece PIECE. */
typedef struct {
	size_t piece;
	size_t byte;
} Place;

enum {
	FLOW_NO_INDEX = -1,
	FLOW_PIECE_BYTES = 16 << 10, /* longest text of a piece */
	FLOW_PIECE_SPANS = 1024, /* most spans of a piece; the rest are not marked */
	FLOW_TITLE_BYTES = 2 << 10, /* longest title of a related story */
	FLOW_DEPTH_SHOWN = 8 /* comments below are indented no further */
};

typedef enum {
	PIECE_TEXT, /* wrapped text: most pieces */
	PIECE_PLAIN, /* preformatted: lines as they are, shifted when too wide */
	PIECE_TABLE, /* one row of a table: cells parted by '\t' in TEXT */
	PIECE_RELATED, /* title, a line feed at TAIL_AT, then date and section; in columns where
	                * there is room */
	PIECE_RULE,
} PieceKind;

/* One piece. The text of a piece is what search looks through. Packed a little: a page of
 * 100,000 comments has twice as many pieces. */
typedef struct {
	Str text;
	Str lead; /* stands before the first line, later lines hang under the text: "[picture] ",
	           * "12. "; a related story's short date */
	const Span *spans; /* of TEXT, borrowed */
	size_t span_count;
	size_t tail_at; /* from this byte on TEXT is of TAIL_STYLE; its size when none is */
	union {
		size_t section_at; /* PIECE_RELATED: where the section starts in TEXT; its size: none */
		size_t table; /* PIECE_TABLE: number of the table, for flow_table */
	};
	int index; /* the related story or comment it belongs to, or FLOW_NO_INDEX */
	int depth; /* comment: depth, 0 = top */
	int indent; /* cells, before the lead */
	int hang; /* cells, more indent of a piece that goes on under a lead */
	int gap; /* blank lines wanted before it, */
	int gap_after; /* and behind it; between two pieces the larger wish counts */
	int heading; /* 0, or level 1 (headline) to 6: what ( and ) step through */
	PieceKind kind : 8;
	Style style : 8;
	Style tail_style : 8;
	Style lead_style : 8;
	bool bar : 1; /* a bar at the margin: inside an aside, a comment's text */
	bool bar_joins : 1; /* the blank lines before it carry the bar, too */
	bool keep_next : 1; /* never the last line of a page: heads */
	bool continues : 1; /* the text goes on from the piece before, cut at a space */
	bool table_head : 1; /* PIECE_TABLE: a row of headings */
	bool comment_head : 1;
} Piece;

/* The rows of a table are the pieces FIRST_PIECE and on. */
typedef struct {
	size_t first_piece, rows, columns;
} FlowTable;

typedef struct Flow Flow;

/* A flow of PART of ARTICLE (borrowed; must outlive it). ASCII: marks and bars in
 * ASCII only, for locales without more. Linear in the article. The caller frees it; NULL is fine
 * there. */
Flow *flow_new(const Article *article, FlowPart part, bool ascii);
void flow_free(Flow *flow);

/* The article has grown: pieces are added behind the old ones; the end line (or, under
 * comments, the note on what the copy lacks) appears only when COMPLETE. */
void flow_refresh(Flow *flow, bool complete);

/* How the end line of a story names the keys that lead to what it counts; empty: it names
 * none. Borrowed until others are told. */
typedef struct {
	Str related, comments, left_out;
} FlowKeys;

/* KEYS are those of the end line, of no other part. True when it was there already: the text
 * of the last piece is another one, to be told to layouts (layout_changed). */
bool flow_name_keys(Flow *flow, FlowKeys keys);

/* As it was made. */
FlowPart flow_part(const Flow *flow);
bool flow_ascii(const Flow *flow);
/* Does the text run right to left on the whole? */
bool flow_right_to_left(const Flow *flow);

/* How many pieces there are, hidden ones included; and piece PIECE, which must be one of them. */
size_t flow_piece_count(const Flow *flow);
const Piece *flow_piece(const Flow *flow, size_t piece);
/* Blank lines wanted between PIECE and the shown piece BEFORE it, crossheads apart. */
int flow_gap(const Flow *flow, size_t before, size_t piece);
/* The table with that number (Piece.table), borrowed until the flow grows. */
const FlowTable *flow_table(const Flow *flow, size_t table);

/* Cells of the columns beside the titles of related stories: the widest short date and
 * section (at most FLOW_SECTION_CELLS), 0 when none has one. They grow with the flow. */
enum {
	FLOW_SECTION_CELLS = 28
};
typedef struct {
	int date_cells, section_cells;
} FlowColumns;
FlowColumns flow_columns(const Flow *flow);

/* Bytes of text before PLACE, and of the whole flow: percent is made of these. */
size_t flow_bytes_before(const Flow *flow, Place place);
size_t flow_bytes(const Flow *flow);

/* Folding, comments only: a folded comment shows its head line with its first words, and
 * neither its text nor the comments below it. Folding is at once; the first question
 * after it takes time linear in the comments. COMMENT is less than the number of those shown. */
void flow_fold(Flow *flow, size_t comment, bool folded);
void flow_fold_all(Flow *flow, bool folded);
/* Changes whenever something was folded or unfolded. */
size_t flow_fold_version(const Flow *flow);
bool flow_folded(const Flow *flow, size_t comment);
/* True when PIECE is the head of a folded comment. */
bool flow_is_folded_head(const Flow *flow, size_t piece);
/* True when PIECE is not shown because something is folded. */
bool flow_hidden(const Flow *flow, size_t piece);
/* Moves *PIECE to the next shown piece, or the one before; false at the end. Runs of
 * hidden pieces cost nothing. */
bool flow_next_shown(const Flow *flow, size_t *piece);
bool flow_previous_shown(const Flow *flow, size_t *piece);
/* PIECE when it is shown, else the head that hides it. */
size_t flow_shown(const Flow *flow, size_t piece);
/* Unfolds what hides PIECE, so that it is shown. */
void flow_reveal(Flow *flow, size_t piece);
/* Comments below COMMENT (its replies and theirs). */
size_t flow_replies(const Flow *flow, size_t comment);
/* The comment COMMENT answers, or FLOW_NO_INDEX. */
int flow_parent(const Flow *flow, size_t comment);
/* The comment behind the last one below COMMENT. */
size_t flow_thread_end(const Flow *flow, size_t comment);
/* First piece (its head) of related story or comment INDEX. */
size_t flow_piece_of(const Flow *flow, size_t index);

/* Comments only: which of them are shown, and in what order. ORDER, of COUNT numbers of the
 * article's comments, is taken over; NULL: all as on the page. ALONE: they were picked out;
 * each stands by itself, unfolded, and says whom it answers. All numbers of comments and
 * pieces, in this header and elsewhere, are from now on those of the new order; what was
 * folded stays so. Linear in the comments. */
void flow_order(Flow *flow, uint32_t *order, size_t count, bool alone);

/* How many comments are shown; which of the article's is the one at INDEX; the number of
 * COMMENT in the order, or FLOW_NO_INDEX (linear); is COMMENT of the article folded? */
size_t flow_comment_count(const Flow *flow);
size_t flow_comment(const Flow *flow, size_t index);
int flow_index_of_comment(const Flow *flow, size_t comment);
bool flow_comment_folded(const Flow *flow, size_t comment);

/* Does A come before B in the flow? */
bool place_before(Place a, Place b);

#endif
