/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_LAYOUT_FLOW_H
#define BROADSHEET_LAYOUT_FLOW_H

/* A Flow is one part of an article (the story, its related stories, its comments)
 * as a flat list of pieces in reading order: what is shown, before anybody knows
 * how wide. The pieces of the story are its head (kicker, headline, byline,
 * dateline), its blocks (an aside is its head and its own blocks; a list is its items, a table its
 * rows), and its end line. A related story is a piece, a comment is a head piece
 * and a text piece.
 *
 * Pieces are numbered as long as the article only grows, so a place (piece, byte)
 * outlives width, theme and folding. Texts are borrowed from the article or live
 * in the flow. */

#include <stdbool.h>
#include <stddef.h>

#include "article/article.h"
#include "base/str.h"
#include "layout/style.h"

typedef enum { FLOW_STORY, FLOW_RELATED, FLOW_COMMENTS, FLOW_PART_COUNT } FlowPart;

/* What survives resize, theme and restart: byte BYTE of the text of piece PIECE. */
typedef struct {
	size_t piece;
	size_t byte;
} Place;

enum { FLOW_NO_INDEX = -1 };

typedef enum {
	PIECE_TEXT,   /* wrapped text: most pieces */
	PIECE_PLAIN,  /* preformatted: lines as they are, shifted when too wide */
	PIECE_TABLE,  /* one row of a table: cells parted by '\t' in TEXT */
	PIECE_RULE,
} PieceKind;

/* One piece. The text of a piece is what search looks through. */
typedef struct {
	PieceKind kind;
	Style style;
	Str text;
	const Span *spans; /* of TEXT, borrowed */
	size_t span_count;
	Str lead;        /* stands before the first line, later lines hang under the text: "[picture] ", "• ", "12. " */
	Style lead_style;
	int indent;      /* cells, before the lead */
	bool bar;        /* a bar at the margin: inside an aside */
	int gap;         /* blank lines wanted before it (the larger of neighbours' wishes) */
	bool keep_next;  /* never the last line of a page: heads */
	int heading;     /* 0, or level 1 (headline) to 6: what ( and ) step through */
	size_t table;    /* PIECE_TABLE: number of the table, for column widths */
	bool table_head;
	int index;       /* the related story or comment it belongs to, or FLOW_NO_INDEX */
	int depth;       /* comment: depth, 0 = top */
	bool comment_head;
} Piece;

typedef struct Flow Flow;

/* A flow of PART of ARTICLE (borrowed; must outlive it). ASCII: marks and bars in
 * ASCII only, for locales without more. */
Flow *flow_new(const Article *article, FlowPart part, bool ascii);
void flow_free(Flow *flow);

/* The article has grown: pieces are added behind the old ones; the end line appears only when COMPLETE. */
void flow_refresh(Flow *flow, bool complete);

size_t flow_piece_count(const Flow *flow);
const Piece *flow_piece(const Flow *flow, size_t piece);

/* Bytes of text before PLACE, and of the whole flow: percent is made of these. */
size_t flow_bytes_before(const Flow *flow, Place place);
size_t flow_bytes(const Flow *flow);

/* Folding, comments only: a folded comment shows its head line with its first words, and neither its text nor the comments below it. */
void flow_fold(Flow *flow, size_t comment, bool folded);
bool flow_folded(const Flow *flow, size_t comment);
/* True when PIECE is not shown because something is folded. */
bool flow_hidden(const Flow *flow, size_t piece);
/* Comments below COMMENT (its replies and theirs). */
size_t flow_replies(const Flow *flow, size_t comment);
/* The comment COMMENT answers, or FLOW_NO_INDEX. */
int flow_parent(const Flow *flow, size_t comment);
/* First piece (its head) of related story or comment INDEX. */
size_t flow_piece_of(const Flow *flow, size_t index);

bool place_before(Place a, Place b);

#endif
