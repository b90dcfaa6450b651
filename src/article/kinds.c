/* SPDX-License-Identifier: ISC */
#include "article/kinds.h"

#include <assert.h>

static const char *const block_names[] = {
	[BLOCK_PARAGRAPH] = "paragraph",
	[BLOCK_HEADING] = "heading",
	[BLOCK_QUOTE] = "quote",
	[BLOCK_LIST] = "list",
	[BLOCK_PREFORMATTED] = "preformatted",
	[BLOCK_FIGURE] = "figure",
	[BLOCK_TABLE] = "table",
	[BLOCK_ASIDE] = "aside",
	[BLOCK_RULE] = "rule",
};
static_assert(sizeof block_names / sizeof *block_names == BLOCK_KIND_COUNT, "a name a kind");

static const char *const span_names[] = {
	[SPAN_EMPHASIS] = "emphasis",
	[SPAN_STRONG] = "strong",
	[SPAN_CODE] = "code",
	[SPAN_LINK] = "link",
};
static_assert(sizeof span_names / sizeof *span_names == SPAN_KIND_COUNT, "a name a kind");

static const char *const media_names[] = {
	[MEDIA_IMAGE] = "image",
	[MEDIA_VIDEO] = "video",
	[MEDIA_AUDIO] = "audio",
};
static_assert(sizeof media_names / sizeof *media_names == MEDIA_COUNT, "a name a medium");

static const char *const related_names[] = {
	[RELATED_HERE] = "related",
	[RELATED_ELSEWHERE] = "elsewhere",
};
static_assert(
	sizeof related_names / sizeof *related_names == RELATED_GROUP_COUNT, "a name a group");

static const char *const reason_names[] = {
	[LEFT_OUT_NAVIGATION] = "navigation",
	[LEFT_OUT_PROMO] = "promo",
	[LEFT_OUT_ADVERT] = "advert",
	[LEFT_OUT_SPONSOR] = "sponsor",
	[LEFT_OUT_TOOL] = "tool",
	[LEFT_OUT_FORM] = "form",
	[LEFT_OUT_DISCLAIMER] = "disclaimer",
	[LEFT_OUT_DUPLICATE] = "duplicate",
	[LEFT_OUT_BOILERPLATE] = "boilerplate",
	[LEFT_OUT_WRAPPER] = "wrapper",
	[LEFT_OUT_OTHER] = "other",
};
static_assert(
	sizeof reason_names / sizeof *reason_names == LEFT_OUT_REASON_COUNT, "a name a reason");

static const char *const source_names[] = {
	[SOURCE_HTML] = "html",
	[SOURCE_TEXT] = "text",
	[SOURCE_MHTML] = "mhtml",
	[SOURCE_SINGLEFILE] = "singlefile",
	[SOURCE_WARC] = "warc",
	[SOURCE_ARC] = "arc",
	[SOURCE_WACZ] = "wacz",
	[SOURCE_FEED] = "feed",
	[SOURCE_EXPORT] = "export",
	[SOURCE_EPUB] = "epub",
	[SOURCE_HTMLZ] = "htmlz",
	[SOURCE_MAFF] = "maff",
	[SOURCE_ZIP] = "zip",
	[SOURCE_MAIL] = "mail",
	[SOURCE_WEBARCHIVE] = "webarchive",
	[SOURCE_NEWSPAPER] = "newspaper",
	[SOURCE_ALTO] = "alto",
	[SOURCE_PRESS] = "press",
	[SOURCE_HAR] = "har",
};
static_assert(sizeof source_names / sizeof *source_names == SOURCE_KIND_COUNT, "a name a kind");

static const char *const charset_from_names[] = {
	[CHARSET_FROM_BOM] = "bom",
	[CHARSET_FROM_HTTP] = "http",
	[CHARSET_FROM_META] = "meta",
	[CHARSET_FROM_CONTENT] = "content",
	[CHARSET_FROM_DEFAULT] = "default",
};
static_assert(sizeof charset_from_names / sizeof *charset_from_names == CHARSET_FROM_COUNT,
	"a name an origin");

static const char *const warning_names[] = {
	[WARNING_NO_ARTICLE] = "no-article",
	[WARNING_BAD_BYTES] = "bad-bytes",
	[WARNING_CHARSET_MISMATCH] = "charset-mismatch",
	[WARNING_CONTROL_CHARACTERS] = "control-characters",
	[WARNING_DIRECTION_MARKS] = "direction-marks",
	[WARNING_TRUNCATED] = "truncated",
	[WARNING_DATE_AMBIGUOUS] = "date-ambiguous",
	[WARNING_COMMENTS_NOT_IN_COPY] = "comments-not-in-copy",
	[WARNING_COMMENTS_PARTLY_IN_COPY] = "comments-partly-in-copy",
	[WARNING_ORDER_UNSURE] = "order-unsure",
	[WARNING_TOO_DEEP] = "too-deep",
	[WARNING_DAMAGED_RECORD] = "damaged-record",
};
static_assert(sizeof warning_names / sizeof *warning_names == WARNING_CODE_COUNT, "a name a code");

static const char *const field_names[] = {
	[FIELD_TITLE] = "title",
	[FIELD_BYLINE] = "byline",
	[FIELD_ROLE] = "role",
	[FIELD_DATELINE] = "dateline",
	[FIELD_PUBLISHED] = "published",
	[FIELD_UPDATED] = "updated",
	[FIELD_SITE] = "site",
	[FIELD_SECTION] = "section",
	[FIELD_LANGUAGE] = "language",
	[FIELD_SUMMARY] = "summary",
	[FIELD_COMMENTS_HEADING] = "comments_heading",
	[FIELD_KICKER] = "kicker",
	[FIELD_RIGHTS] = "rights",
};
static_assert(sizeof field_names / sizeof *field_names == FIELD_COUNT, "a name a field");

const char *block_kind_name(BlockKind kind)
{
	return block_names[kind];
}

const char *span_kind_name(SpanKind kind)
{
	return span_names[kind];
}

const char *media_name(Media media)
{
	return media_names[media];
}

const char *related_group_name(RelatedGroup group)
{
	return related_names[group];
}

const char *left_out_reason_name(LeftOutReason reason)
{
	return reason_names[reason];
}

const char *source_kind_name(SourceKind kind)
{
	return source_names[kind];
}

SourceKind source_kind_of(Str name)
{
	int kind = 0;

	while (kind < SOURCE_KIND_COUNT && !str_is(name, source_names[kind]))
		kind++;
	return (SourceKind)kind;
}

const char *charset_from_name(CharsetFrom from)
{
	return charset_from_names[from];
}

const char *warning_code_name(WarningCode code)
{
	return warning_names[code];
}

static const char *const missing_words[] = {
	[COMMENTS_MISSING_UNTOLD] = "",
	[COMMENTS_MISSING_BY_SCRIPT] = "loaded by script",
	[COMMENTS_MISSING_ON_PAGES] = "on further pages",
	[COMMENTS_MISSING_IN_FRAME] = "in a frame that was not saved",
};
static_assert(sizeof missing_words / sizeof *missing_words == COMMENTS_MISSING_COUNT,
	"each reason has words");

const char *comments_missing_words(CommentsMissing missing)
{
	return missing_words[missing];
}

const char *field_name(Field field)
{
	return field_names[field];
}

bool block_kind_is_text(BlockKind kind)
{
	return kind == BLOCK_PARAGRAPH || kind == BLOCK_HEADING || kind == BLOCK_QUOTE ||
		kind == BLOCK_PREFORMATTED;
}
