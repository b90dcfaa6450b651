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
#include "base/arena.h"
#include "base/clean.h"
#include "base/str.h"

/* Spans */

typedef enum {
	SPAN_EMPHASIS,
	SPAN_STRONG,
	SPAN_CODE,
	SPAN_LINK,
	SPAN_KIND_COUNT
} SpanKind;

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

typedef enum {
	BLOCK_PARAGRAPH,
	BLOCK_HEADING,
	BLOCK_QUOTE,
	BLOCK_LIST,
	BLOCK_PREFORMATTED,
	BLOCK_FIGURE,
	BLOCK_TABLE,
	BLOCK_ASIDE,
	BLOCK_RULE,
	BLOCK_KIND_COUNT
} BlockKind;

typedef enum {
	MEDIA_IMAGE,
	MEDIA_VIDEO,
	MEDIA_AUDIO,
	MEDIA_COUNT
} Media;

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

typedef enum {
	RELATED_HERE,
	RELATED_ELSEWHERE,
	RELATED_GROUP_COUNT
} RelatedGroup;

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

/* Why comments that the page announces are not in this copy. */
typedef enum {
	COMMENTS_MISSING_UNTOLD,
	COMMENTS_MISSING_BY_SCRIPT,
	COMMENTS_MISSING_ON_PAGES,
	COMMENTS_MISSING_IN_FRAME,
	COMMENTS_MISSING_COUNT
} CommentsMissing;

typedef enum {
	LEFT_OUT_NAVIGATION,
	LEFT_OUT_PROMO,
	LEFT_OUT_ADVERT,
	LEFT_OUT_SPONSOR,
	LEFT_OUT_TOOL,
	LEFT_OUT_FORM,
	LEFT_OUT_DISCLAIMER,
	LEFT_OUT_DUPLICATE,
	LEFT_OUT_BOILERPLATE,
	LEFT_OUT_WRAPPER,
	LEFT_OUT_OTHER,
	LEFT_OUT_REASON_COUNT
} LeftOutReason;

enum {
	LEFT_OUT_TEXT_BYTES = 200
};

typedef struct {
	LeftOutReason reason;
	Str text; /* at most LEFT_OUT_TEXT_BYTES, cut at a space, then with an ellipsis */
	size_t words; /* of all of it */
} LeftOut;

/* Source and warnings */

typedef enum {
	SOURCE_HTML,
	SOURCE_TEXT,
	SOURCE_MHTML,
	SOURCE_SINGLEFILE,
	SOURCE_WARC,
	SOURCE_ARC,
	SOURCE_WACZ,
	SOURCE_FEED,
	SOURCE_EXPORT,
	SOURCE_EPUB,
	SOURCE_HTMLZ,
	SOURCE_MAFF,
	SOURCE_ZIP,
	SOURCE_MAIL,
	SOURCE_WEBARCHIVE,
	SOURCE_NEWSPAPER,
	SOURCE_ALTO,
	SOURCE_HAR,
	SOURCE_KIND_COUNT
} SourceKind;

typedef enum {
	CHARSET_FROM_BOM,
	CHARSET_FROM_HTTP,
	CHARSET_FROM_META,
	CHARSET_FROM_CONTENT,
	CHARSET_FROM_DEFAULT,
	CHARSET_FROM_COUNT
} CharsetFrom;

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

typedef enum {
	WARNING_NO_ARTICLE,
	WARNING_BAD_BYTES,
	WARNING_CHARSET_MISMATCH,
	WARNING_CONTROL_CHARACTERS,
	WARNING_DIRECTION_MARKS,
	WARNING_TRUNCATED,
	WARNING_DATE_AMBIGUOUS,
	WARNING_COMMENTS_NOT_IN_COPY,
	WARNING_COMMENTS_PARTLY_IN_COPY,
	WARNING_ORDER_UNSURE,
	WARNING_TOO_DEEP,
	WARNING_DAMAGED_RECORD,
	WARNING_CODE_COUNT
} WarningCode;

typedef struct {
	WarningCode code;
	Str text; /* a sentence for people */
} Warning;

/* The article */

typedef enum {
	ARTICLE_STORY,
	ARTICLE_PAGE
} ArticleKind;

/* The single text fields, numbered so that tables can name them: the record
 * stream, the writers and the report of origins go by this list. */
typedef enum {
	FIELD_TITLE,
	FIELD_BYLINE,
	FIELD_ROLE,
	FIELD_DATELINE,
	FIELD_PUBLISHED,
	FIELD_UPDATED,
	FIELD_SITE,
	FIELD_SECTION,
	FIELD_LANGUAGE,
	FIELD_SUMMARY,
	FIELD_COMMENTS_HEADING,
	FIELD_KICKER, /* the words over the headline, which are no part of it */
	FIELD_RIGHTS, /* the licence or copyright line */
	FIELD_COUNT
} Field;

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

/* Names as the JSON contract writes them; one table each. */
const char *block_kind_name(BlockKind kind);
const char *span_kind_name(SpanKind kind);
const char *media_name(Media media);
const char *related_group_name(RelatedGroup group);

/* The words to set over RELATED: those of the page, else what its kind is called; absent
 * for stories of this site behind the text. */
Str related_heading(const Related *related);
const char *left_out_reason_name(LeftOutReason reason);
const char *source_kind_name(SourceKind kind);

/* The kind of that name; SOURCE_KIND_COUNT when there is none. */
SourceKind source_kind_of(Str name);
const char *charset_from_name(CharsetFrom from);
const char *warning_code_name(WarningCode code);

/* For people: "loaded by script", or "" where it cannot be told. */
const char *comments_missing_words(CommentsMissing missing);

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
const char *field_name(Field field);

/* Is the text of KIND its own words (paragraph, heading, quote,
 * preformatted)? */
bool block_kind_is_text(BlockKind kind);

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
