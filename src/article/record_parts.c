/* SPDX-License-Identifier: ISC */
#include "article/record_parts.h"

#include <string.h>

#include "article/record_format.h"
#include "base/utf8.h"

void record_put_head(Article *article, RecordPayload *payload)
{
	Article head = { .kind = (ArticleKind)record_take_below(payload, ARTICLE_PAGE + 1) };

	head.right_to_left = record_take_bool(payload);
	head.comments_announced = (int64_t)record_take_number(payload, 8);
	if (head.comments_announced < COMMENTS_NOT_ANNOUNCED)
		record_break_off(payload, "a number is below zero");
	for (size_t i = 0; i < FIELD_COUNT; i++) {
		bool dated = i == FIELD_PUBLISHED || i == FIELD_UPDATED;

		head.field[i] = dated ? record_take_date(payload)
				      : record_take_optional(payload, RECORD_PROSE);
		Str from = record_take_optional(payload, RECORD_WORD);
		bool inferred = record_take_bool(payload);

		if (!str_present(head.field[i]))
			continue;
		head.from[i] = from;
		head.inferred[i] = inferred;
	}
	head.body_from = record_take_optional(payload, RECORD_WORD);
	head.comments_system = record_take_optional(payload, RECORD_WORD);
	head.comments_missing = (CommentsMissing)record_take_below(payload, COMMENTS_MISSING_COUNT);
	head.comments_pings = record_take_number(payload, 8);
	if (!record_is_whole(payload))
		return;
	article->kind = head.kind;
	article->right_to_left = head.right_to_left;
	article->comments_announced = head.comments_announced;
	memcpy(article->field, head.field, sizeof article->field);
	memcpy(article->from, head.from, sizeof article->from);
	memcpy(article->inferred, head.inferred, sizeof article->inferred);
	article->body_from = head.body_from;
	article->comments_system = head.comments_system;
	article->comments_missing = head.comments_missing;
	article->comments_pings = head.comments_pings;
}

void record_put_block(Article *article, RecordPayload *payload)
{
	Block block = record_take_block(payload);

	if (block.kind == BLOCK_ASIDE)
		record_take_aside_blocks(payload, &block);
	if (record_is_whole(payload) && record_fits_memory(payload, sizeof block))
		*article_add_block(article, block.kind) = block;
}

void record_put_related(Article *article, RecordPayload *payload)
{
	Related related = { .title = record_take_text(payload) };

	related.url = record_take_optional(payload, RECORD_WORD);
	related.date = record_take_date(payload);
	related.section = record_take_optional(payload, RECORD_PROSE);
	related.heading = record_take_optional(payload, RECORD_PROSE);
	related.group = (RelatedGroup)record_take_below(payload, RELATED_GROUP_COUNT);
	related.kicker = record_take_optional(payload, RECORD_PROSE);
	related.media = record_take_optional(payload, RECORD_PROSE);
	related.source = record_take_optional(payload, RECORD_PROSE);
	related.in_text = record_take_bool(payload);
	related.block = (size_t)record_take_number(payload, 4);
	if (record_is_whole(payload) && record_fits_memory(payload, sizeof related))
		*article_add_related(article) = related;
}

/* Is RANGE a part of TEXT behind byte FROM? */
static bool range_fits(TextRange range, size_t from, Str text)
{
	return range.start >= from && range.start < range.end && range.end <= text.size &&
		utf8_floor(text, range.start) == range.start &&
		utf8_floor(text, range.end) == range.end;
}

static void take_quotes(RecordPayload *payload, Str text, CommentDetails *details)
{
	size_t count = record_take_count(payload, RECORD_RANGE_BYTES), from = details->title_size;
	TextRange *quotes = record_new_array(payload, count, sizeof *quotes);

	details->quotes = quotes;
	for (size_t i = 0; i < count && payload->why == NULL; i++) {
		TextRange range = { .start = (size_t)record_take_number(payload, 4) };

		range.end = (size_t)record_take_number(payload, 4);
		if (!range_fits(range, from, text) || details->quote_count == COMMENT_QUOTES_MAX)
			continue;
		quotes[details->quote_count++] = range;
		from = range.end;
	}
}

/* The details of a comment that says TEXT. */
static CommentDetails take_details(RecordPayload *payload, Str text)
{
	TextRange title = { .end = (size_t)record_take_number(payload, 4) };
	CommentDetails details = { .title_size = range_fits(title, 0, text) ? title.end : 0 };

	take_quotes(payload, text, &details);
	details.link = record_take_optional(payload, RECORD_WORD);
	details.scored = record_take_bool(payload);
	details.score = (int64_t)record_take_number(payload, 8);
	details.picked = record_take_bool(payload);
	details.time_inferred = record_take_bool(payload);
	return details;
}

void record_put_comment(Article *article, RecordPayload *payload)
{
	/* The article keeps copies. */
	payload->arena = payload->scratch;
	Comment comment = { .author = record_take_optional(payload, RECORD_PROSE) };

	comment.location = record_take_optional(payload, RECORD_PROSE);
	comment.date = record_take_optional(payload, RECORD_PROSE);
	comment.time = record_take_date(payload);
	comment.text = record_take_text(payload);
	comment.id = record_take_optional(payload, RECORD_WORD);
	comment.depth = record_take_depth(payload);
	comment.role = (CommentRole)record_take_below(payload, ROLE_COUNT);
	if (record_take_bool(payload))
		comment.details = take_details(payload, comment.text);
	if (record_is_whole(payload) && record_fits_memory(payload, comment_store_bytes(&comment)))
		article_add_comment(article, &comment);
}

void record_put_left_out(Article *article, RecordPayload *payload)
{
	LeftOut left_out = { .reason = (LeftOutReason)record_take_below(
				     payload, LEFT_OUT_REASON_COUNT) };
	Str text = record_take_text(payload);

	left_out.text = str_slice(text, 0, utf8_floor(text, LEFT_OUT_TEXT_BYTES));
	left_out.words = (size_t)record_take_number(payload, 8);
	if (record_is_whole(payload) && record_fits_memory(payload, sizeof left_out))
		article_put_left_out(article, left_out);
}

void record_put_warning(Article *article, RecordPayload *payload)
{
	WarningCode code = (WarningCode)record_take_below(payload, WARNING_CODE_COUNT);
	Str text = record_take_text(payload);

	if (record_is_whole(payload))
		article_warn(article, code, "%.*s", (int)text.size, text.at);
}

void record_put_source(Article *article, RecordPayload *payload)
{
	SourceInfo source = { .kind = (SourceKind)record_take_below(payload, SOURCE_KIND_COUNT) };

	source.via = record_take_optional(payload, RECORD_WORD);
	source.address = record_take_optional(payload, RECORD_WORD);
	source.captured = record_take_date(payload);
	source.charset = record_take_optional(payload, RECORD_WORD);
	source.charset_from = (CharsetFrom)record_take_below(payload, CHARSET_FROM_COUNT);
	source.bytes = record_take_number(payload, 8);
	source.media_type = record_take_optional(payload, RECORD_WORD);
	source.digest = record_take_optional(payload, RECORD_WORD);
	source.placed = record_take_bool(payload);
	source.offset = record_take_number(payload, 8);
	source.length = record_take_number(payload, 8);
	if (record_is_whole(payload))
		article->source = source;
}
