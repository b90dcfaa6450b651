/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_ARTICLE_ARTICLE_H
#define BROADSHEET_ARTICLE_ARTICLE_H

/* The model: what a page is once it has been read. Everything left of it is
 * about bytes, everything right of it about cells; it knows neither.
 *
 * One arena owns an article and all it points to. It is filled by whoever reads
 * (extract, or the record reader while records arrive) through the functions
 * below, and only read by everybody else. While it fills, arrays may move:
 * hold indexes, not pointers, across a call that adds.
 *
 * Texts are clean UTF-8 (base/clean.h), white space normalised as the JSON
 * contract says: one space for a run, none at the ends, '\n' for a line break
 * inside a text; only preformatted text keeps its white space. A field the page
 * does not give is absent (STR_NONE), never empty. Dates are ISO 8601 texts of
 * known precision (article/date.h). Offsets are bytes. */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "article/comment_store.h"
#include "article/kinds.h"
#include "base/arena.h"
#include "base/clean.h"
#include "base/str.h"

/* Spans */

/* Bytes START up to END of a text, on character borders, START < END. Sorted
 * by start, then longer first. */
typedef struct {
	size_t start, end;
	SpanKind kind;
	Str href; /* links only; absolute where the page let us resolve it */
} Span;

/* A text and the spans in it. */
typedef struct {
	Str text;
	Span *spans;
	size_t span_count;
} Rich;

/* Blocks */

/* DEPTH 0 is the outermost list; MARKER is absent in unordered lists, else the
 * label as printed, without its dot. */
typedef struct {
	int depth;
	Str marker;
	Rich rich;
} ListItem;

typedef struct Block Block;

typedef struct {
	ListItem *items;
	size_t item_count;
} BlockList;

typedef struct {
	Str caption, credit, alt, src;
} BlockFigure;

typedef struct {
	Str caption;
	size_t header_rows, row_count, column_count;
	Str *cells; /* row_count * column_count, row by row; covered cells are "" */
} BlockTable;

/* A box set apart from the text; no aside inside. */
typedef struct {
	Str label, byline, role;
	Block *blocks;
	size_t block_count;
} BlockBox;

/* A text of a million lines is as many blocks, so the kinds share their room: only the
 * members of its KIND may be looked at. */
struct Block {
	BlockKind kind;
	int level; /* heading: 2 to 6; a crosshead is 2 */
	Media media; /* figure */
	bool intro; /* paragraph: the standfirst or intro of the story */
	bool pull; /* quote: words of the story itself, set large */
	bool ordered; /* list */
	union {
		struct {
			Rich rich; /* of kinds for which block_kind_is_text holds */
			union {
				Str date; /* heading of an entry of a live page: its ISO date */
				Str attribution; /* quote: who said it */
			};
		};
		BlockList list;
		BlockFigure figure;
		BlockTable table;
		BlockBox box; /* aside */
	};
};

/* Related stories, comments, what was left out */

typedef struct {
	Str title; /* present */
	Str url; /* or absent */
	Str date; /* ISO, or absent */
	Str section; /* or absent */
	Str heading; /* the words over the list, or absent */
	RelatedGroup group;
	Str kicker; /* words beside the title that are no part of it, or absent */
	Str media; /* what it is besides a text, as shown: "Video"; or absent */
	Str source; /* elsewhere: the site's name, or its host; or absent */
	bool in_text; /* it stood in the story, before block number BLOCK */
	size_t block;
} Related;

enum {
	LEFT_OUT_TEXT_BYTES = 200
};

typedef struct {
	LeftOutReason reason;
	Str text; /* at most LEFT_OUT_TEXT_BYTES, cut at a space, then with an ellipsis */
	size_t words; /* of all of it */
} LeftOut;

/* Source and warnings */

typedef struct {
	SourceKind kind;
	Str via; /* "wayback", "ie", ... or absent */
	Str address; /* original address of the page, or absent */
	Str captured; /* ISO, or absent; never the file's time */
	Str charset; /* WHATWG name in lower case */
	CharsetFrom charset_from;
	uint64_t bytes; /* of the item as read, before decoding */
	Str media_type; /* as its container says, or absent */
	Str digest; /* stored beside it, and whether it fits; or absent */
	bool placed; /* it is a part of the file: the two below count */
	uint64_t offset, length; /* of its record in the file, or the nearest there is */
} SourceInfo;

typedef struct {
	WarningCode code;
	Str text; /* a sentence for people */
} Warning;

/* The article */

enum {
	COMMENTS_NOT_ANNOUNCED = -1
};

typedef struct {
	Arena *arena; /* owned: the article itself lives in it */
	ArticleKind kind;
	Str field[FIELD_COUNT];
	Str from[FIELD_COUNT]; /* where each field was read, as "meta", "dateline on the
	                        * page"; absent when the field is */
	bool inferred[FIELD_COUNT]; /* concluded from shape, place or words rather than
	                             * said: may be wrong */
	Str body_from; /* what found the body, for the reader's eyes; or absent */
	bool right_to_left;
	int64_t comments_announced; /* or COMMENTS_NOT_ANNOUNCED */
	Str comments_system; /* the program that ran them, "Disqus"; or absent */
	CommentsMissing comments_missing;
	uint64_t comments_pings; /* pingbacks and trackbacks among them, which are left out */
	Block *blocks; /* owned, on the heap, where many grow without a copy left behind */
	size_t block_count;
	Related *related;
	size_t related_count;
	CommentStore comments; /* asked by article_comment */
	size_t comment_count;
	LeftOut *left_out;
	size_t left_out_count;
	Warning *warnings;
	size_t warning_count;
	SourceInfo source;
	size_t block_room, related_room, left_out_room, warning_room;
} Article;

/* A new article of kind ARTICLE_STORY with nothing in it. The caller owns it. */
Article *article_new(void);

/* Frees ARTICLE and all it holds; NULL is fine. */
void article_free(Article *article);

/* Adds one member, zero but for what the kind needs, and returns it to be
 * filled; good until the next add of the same list. What it points to must live
 * in ARTICLE's arena (or be static). */
Block *article_add_block(Article *article, BlockKind kind);
Related *article_add_related(Article *article);

/* Adds COMMENT to ARTICLE, which keeps copies of its texts. */
void article_add_comment(Article *article, const Comment *comment);

/* Comment number INDEX of ARTICLE, its texts borrowed from it; its depth alone. */
Comment article_comment(const Article *article, size_t index);
int article_comment_depth(const Article *article, size_t index);

/* Puts COMMENT in the place of number INDEX. */
void article_set_comment(Article *article, size_t index, const Comment *comment);

/* Notes that WHOLE, a text of the page, was left out for REASON: cuts the words
 * shown and counts all of them. Nothing is added for a text without words. */
void article_add_left_out(Article *article, LeftOutReason reason, Str whole);

/* Adds LEFT_OUT as it stands: cut and counted already, in ARTICLE's arena. */
void article_put_left_out(Article *article, LeftOut left_out);

/* Notes a warning, once a code: a second one of the same code is dropped. TEXT
 * is a format for a sentence that ends with a full stop. */
void article_warn(Article *article, WarningCode code, const char *text, ...)
	__attribute__((format(printf, 3, 4)));

/* Turns what COUNTS says was cleaned away into warnings. */
void article_warn_of_cleaning(Article *article, const CleanCounts *counts);

/* Sets FIELD to TEXT, read FROM there (both borrowed from the arena or static).
 * An empty or absent TEXT sets nothing. */
void article_set(Article *article, Field field, Str text, const char *from);

/* The same for a text nobody says to be that field: it looks like it, FROM what. */
void article_infer(Article *article, Field field, Str text, const char *from);

/* Do the blocks of ARTICLE hold the whole page, because no article was found or
 * because so much of the page would have been left out that one may have been
 * missed (its body is then from ARTICLE_WHOLE_PAGE)? */
#define ARTICLE_WHOLE_PAGE "the whole page"
bool article_is_whole_page(const Article *article);

/* The words to set over RELATED: those of the page, else what its kind is called; absent
 * for stories of this site behind the text. */
Str related_heading(const Related *related);

/* How many of the comments the page of ARTICLE announces are not in this copy; pingbacks, which
 * are counted among them and left out, do not lack. 0 where it announces none. */
uint64_t article_comments_lacking(const Article *article);

/* Warns of them, where there are any. */
void article_warn_of_comments(Article *article);

/* When ARTICLE was changed, for showing beside its publication: absent where the page
 * gives no such date, the same minute again, perhaps by another zone's clock, or a time before
 * the publication. */
Str article_updated(const Article *article);

/* "Comments (5)", with what the page announces and this copy lacks, in ARENA: the heading over
 * them in print. */
Str article_comments_title(const Article *article, Arena *arena);

/* The text that is BLOCK's own words; absent for kinds that have none. */
Str block_text(const Block *block);

/* Is BLOCK a picture of which nothing is known but where it is? It is listed with the others,
 * but there is nothing to say of it in the text. */
bool block_is_silent(const Block *block);

/* The words set under the figure or over the table that BLOCK is; else absent. */
Str block_caption(const Block *block);

/* Words in TEXT, for reading time and the report: runs of letters and digits;
 * where a script writes without spaces each ideograph or kana counts as half. */
size_t words_in(Str text);

/* Words in the blocks of ARTICLE, asides, lists and tables included. */
size_t article_words(const Article *article);

#endif
