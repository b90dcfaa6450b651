/* SPDX-License-Identifier: ISC */
#include "view/info.h"

#include <assert.h>

#include "article/date.h"
#include "base/arena.h"
#include "base/text.h"
#include "view/number.h"

/* What is written while a sheet is made: texts live in ARENA until it is done. */
typedef struct {
	Sheet *sheet;
	const Article *article;
	Arena *arena;
	Str nothing; /* stands where a page gives nothing */
} Info;

static void add(Info *info, const char *label, Str text, Str aside)
{
	sheet_row(info->sheet, str(label), str_empty(text) ? info->nothing : text, aside);
}

/* Where FIELD was read, and whether that is only a conclusion. */
static Str from(Info *info, Field field)
{
	Str where = info->article->from[field];

	if (str_empty(where))
		return STR_NONE;
	return str_format(info->arena, "%s %.*s",
		info->article->inferred[field] ? "inferred from" : "from", (int)where.size,
		where.at);
}

/* An ISO date in words, as far as it is known; as it stands when it is no date. */
static Str date_in_words(Info *info, Str iso)
{
	Date date;

	if (str_empty(iso) || !date_from_iso(iso, &date))
		return iso;
	return date_shown(info->arena, &date);
}

typedef enum {
	FIELD_AS_TEXT,
	FIELD_AS_DATE
} FieldForm;

/* The fields of a page in the order they are asked for. */
static const struct {
	Field field;
	const char *label;
	FieldForm form;
} field_rows[] = {
	{ FIELD_PUBLISHED, "published", FIELD_AS_DATE },
	{ FIELD_UPDATED, "updated", FIELD_AS_DATE },
	{ FIELD_DATELINE, "dateline", FIELD_AS_TEXT },
	{ FIELD_KICKER, "kicker", FIELD_AS_TEXT },
	{ FIELD_TITLE, "headline", FIELD_AS_TEXT },
	{ FIELD_BYLINE, "byline", FIELD_AS_TEXT },
	{ FIELD_ROLE, "role", FIELD_AS_TEXT },
	{ FIELD_SITE, "site", FIELD_AS_TEXT },
	{ FIELD_SECTION, "section", FIELD_AS_TEXT },
	{ FIELD_LANGUAGE, "language", FIELD_AS_TEXT },
	{ FIELD_SUMMARY, "summary", FIELD_AS_TEXT },
	{ FIELD_COMMENTS_HEADING, "heading", FIELD_AS_TEXT },
	{ FIELD_RIGHTS, "rights", FIELD_AS_TEXT },
};
static_assert(sizeof field_rows / sizeof *field_rows == FIELD_COUNT, "each field has a row");

static void add_fields(Info *info)
{
	for (size_t i = 0; i < FIELD_COUNT; i++) {
		Str text = info->article->field[field_rows[i].field];
		bool always = field_rows[i].form == FIELD_AS_DATE;

		if (field_rows[i].form == FIELD_AS_DATE)
			text = date_in_words(info, text);
		if (always || !str_empty(text))
			add(info, field_rows[i].label, text, from(info, field_rows[i].field));
	}
}

static Str file_in_words(Info *info)
{
	const SourceInfo *source = &info->article->source;
	Text text = text_in(info->arena);

	text_add_c(&text, source_kind_name(source->kind));
	if (!str_empty(source->via))
		text_format(&text, " by way of %.*s", (int)source->via.size, source->via.at);
	text_add_c(&text, ", ");
	number_add_of(&text, source->bytes, "byte", "bytes");
	return text_str(&text);
}

static Str charset_origin(Info *info)
{
	static const char *const origins[] = {
		[CHARSET_FROM_BOM] = "from its byte order mark",
		[CHARSET_FROM_HTTP] = "from the HTTP header",
		[CHARSET_FROM_META] = "declared in the page",
		[CHARSET_FROM_CONTENT] = "from its bytes",
		[CHARSET_FROM_DEFAULT] = "assumed",
	};
	static_assert(
		sizeof origins / sizeof *origins == CHARSET_FROM_COUNT, "each origin has words");

	return str_empty(info->article->source.charset)
		? STR_NONE
		: str(origins[info->article->source.charset_from]);
}

static void add_comments(Info *info)
{
	const Article *article = info->article;
	Text text = text_in(info->arena);
	const char *why = comments_missing_words(article->comments_missing);

	if (article->comment_count == 0 && article->comments_announced <= 0 && why[0] == '\0')
		return;
	number_add(&text, article->comment_count);
	text_add_c(&text, " in this copy");
	if (article->comments_announced >= 0) {
		text_add_c(&text, ", ");
		number_add(&text, (uint64_t)article->comments_announced);
		text_add_c(&text, " announced");
	}
	if (article->comments_pings > 0) {
		text_add_c(&text, ", left out ");
		number_add_of(&text, article->comments_pings, "pingback", "pingbacks");
	}
	if (why[0] != '\0')
		text_format(&text, ": %s", why);
	add(info, "comments", text_str(&text), article->comments_system);
}

/* Where in its container the page stands, and whether it is what was stored. */
static void add_record(Info *info)
{
	const SourceInfo *source = &info->article->source;
	Text text = text_in(info->arena);

	if (!source->placed)
		return;
	text_format(&text, "%s, at byte ", source_kind_name(source->kind));
	number_add(&text, source->offset);
	if (source->length > 0) {
		text_add_c(&text, ", ");
		number_add_of(&text, source->length, "byte", "bytes");
	}
	add(info, "record", text_str(&text), source->media_type);
	if (!str_empty(source->digest))
		add(info, "digest", source->digest, STR_NONE);
}

static Str capture_words(const Info *info, const InfoCapture *capture, size_t number)
{
	const char *in = str_present(capture->file) ? ", in " : "";

	return str_format(info->arena, "%zu  %.*s%s%.*s", number, (int)capture->when.size,
		capture->when.at, in, (int)capture->file.size, capture->file.at);
}

static void add_captures(Info *info, InfoCaptures captures)
{
	for (size_t i = 0; i < captures.count; i++)
		add(info, i == 0 ? "captures" : "",
			capture_words(info, &captures.captures[i], i + 1),
			captures.captures[i].shown
				? str("this one")
				: str_format(info->arena, "%zu Enter opens it", i + 1));
}

static void add_source(Info *info, InfoCaptures captures)
{
	const SourceInfo *source = &info->article->source;

	add(info, "address", source->address, STR_NONE);
	add(info, "captured", date_in_words(info, source->captured), STR_NONE);
	add_captures(info, captures);
	add_record(info);
	add_fields(info);
	add(info, "file", file_in_words(info), STR_NONE);
	add(info, "charset", source->charset, charset_origin(info));
	if (!str_empty(info->article->body_from))
		add(info, "text found", info->article->body_from, STR_NONE);
	add_comments(info);
}

/* Blocks left out, and their words, by reason. */
typedef struct {
	size_t blocks[LEFT_OUT_REASON_COUNT];
	size_t words;
} LeftOutCounts;

static LeftOutCounts count_left_out(const Article *article)
{
	LeftOutCounts counts = { .words = 0 };

	for (size_t i = 0; i < article->left_out_count; i++) {
		counts.blocks[article->left_out[i].reason]++;
		counts.words += article->left_out[i].words;
	}
	return counts;
}

static void add_left_out_summary(Info *info)
{
	LeftOutCounts counts = count_left_out(info->article);
	Text text = text_in(info->arena);
	const char *before = ": ";

	if (info->article->left_out_count == 0) {
		add(info, "left out", str("nothing"), STR_NONE);
		return;
	}
	number_add_of(&text, info->article->left_out_count, "block", "blocks");
	text_add_c(&text, ", ");
	number_add_of(&text, counts.words, "word", "words");
	for (LeftOutReason reason = 0; reason < LEFT_OUT_REASON_COUNT; reason++) {
		if (counts.blocks[reason] == 0)
			continue;
		text_format(&text, "%s%s ", before, left_out_reason_name(reason));
		number_add(&text, counts.blocks[reason]);
		before = ", ";
	}
	add(info, "left out", text_str(&text), STR_NONE);
}

static void add_warnings(Info *info)
{
	for (size_t i = 0; i < info->article->warning_count; i++)
		add(info, i == 0 ? "warnings" : "", info->article->warnings[i].text, STR_NONE);
	if (info->article->warning_count == 0)
		add(info, "warnings", str("none"), STR_NONE);
}

/* The words themselves, so that the reader can see that nothing is missed. */
static void add_left_out_texts(Info *info)
{
	for (LeftOutReason reason = 0; reason < LEFT_OUT_REASON_COUNT; reason++) {
		bool headed = false;

		for (size_t i = 0; i < info->article->left_out_count; i++) {
			const LeftOut *left_out = &info->article->left_out[i];

			if (left_out->reason != reason)
				continue;
			if (!headed)
				sheet_heading(info->sheet,
					str_format(info->arena, "Left out: %s",
						left_out_reason_name(reason)));
			headed = true;
			sheet_text(info->sheet, left_out->text);
		}
	}
}

Sheet *info_sheet(const Article *article, InfoCaptures captures, Str kept, bool ascii)
{
	Str title = article->field[FIELD_TITLE];
	Info info = {
		.sheet = sheet_new(str_empty(title) ? str("Without a headline") : title),
		.article = article,
		.arena = arena_new(),
		.nothing = str(ascii ? "-" : "\xE2\x80\x93"),
	};

	add_source(&info, captures);
	if (!str_empty(kept))
		add(&info, "kept", kept, STR_NONE);
	add_left_out_summary(&info);
	add_warnings(&info);
	add_left_out_texts(&info);
	arena_free(info.arena);
	return info.sheet;
}
