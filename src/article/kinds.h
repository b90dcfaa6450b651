/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_ARTICLE_KINDS_H
#define BROADSHEET_ARTICLE_KINDS_H

/* What the parts of an article can be, and how each is called. Names are literals, as the JSON
 * contract writes them: lower case ASCII, a word or several with hyphens (fields: underscores).
 * To be asked for values of the enum only, not for its count. Included by article/article.h. */

#include <stdbool.h>

#include "base/str.h"

/* Is it a story, or a page without one, of which all is shown? */
typedef enum {
	ARTICLE_STORY,
	ARTICLE_PAGE
} ArticleKind;

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

const char *block_kind_name(BlockKind kind);

/* Do blocks of KIND have words of their own, in Block.rich (paragraph, heading, quote,
 * preformatted)? */
bool block_kind_is_text(BlockKind kind);

typedef enum {
	SPAN_EMPHASIS,
	SPAN_STRONG,
	SPAN_CODE,
	SPAN_LINK,
	SPAN_KIND_COUNT
} SpanKind;

const char *span_kind_name(SpanKind kind);

/* What a figure shows. */
typedef enum {
	MEDIA_IMAGE,
	MEDIA_VIDEO,
	MEDIA_AUDIO,
	MEDIA_COUNT
} Media;

const char *media_name(Media media);

/* Of this site, or of another one. */
typedef enum {
	RELATED_HERE,
	RELATED_ELSEWHERE,
	RELATED_GROUP_COUNT
} RelatedGroup;

const char *related_group_name(RelatedGroup group);

/* Why comments that the page announces are not in this copy. */
typedef enum {
	COMMENTS_MISSING_UNTOLD,
	COMMENTS_MISSING_BY_SCRIPT,
	COMMENTS_MISSING_ON_PAGES,
	COMMENTS_MISSING_IN_FRAME,
	COMMENTS_MISSING_COUNT
} CommentsMissing;

/* For people: "loaded by script", or "" where it cannot be told. A literal. */
const char *comments_missing_words(CommentsMissing missing);

/* Why a part of the page is no part of the article. */
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

const char *left_out_reason_name(LeftOutReason reason);

/* What the page was kept in. */
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
	SOURCE_PRESS,
	SOURCE_HAR,
	SOURCE_KIND_COUNT
} SourceKind;

const char *source_kind_name(SourceKind kind);

/* The kind of that name; SOURCE_KIND_COUNT when there is none. */
SourceKind source_kind_of(Str name);

/* Who said in which character set the page is written. */
typedef enum {
	CHARSET_FROM_BOM,
	CHARSET_FROM_HTTP,
	CHARSET_FROM_META,
	CHARSET_FROM_CONTENT,
	CHARSET_FROM_DEFAULT,
	CHARSET_FROM_COUNT
} CharsetFrom;

const char *charset_from_name(CharsetFrom from);

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

const char *warning_code_name(WarningCode code);

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

const char *field_name(Field field);

#endif
