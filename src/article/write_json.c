/* SPDX-License-Identifier: ISC */
#include "article/write_json.h"

#include <stdint.h>
#include <string.h>

#include "article/span.h"

/* Cleaned copies of texts gather here; past this size they are given back. */
enum {
	SCRATCH_BYTES = 1 << 20
};

typedef struct {
	Text *out; /* borrowed */
	Arena *scratch; /* owned: copies that cleaning made */
} Json;

/* A comma unless nothing stands before it in its object or list. */
static void begin_member(Json *json)
{
	char last = json->out->at[json->out->size - 1];

	if (last != '{' && last != '[')
		text_add_byte(json->out, ',');
}

static void begin_named(Json *json, const char *name)
{
	Text *out = json->out;
	size_t size = strlen(name);

	begin_member(json);
	char *at = text_reserve(out, size + 3);

	at[0] = '"';
	memcpy(at + 1, name, size);
	memcpy(at + 1 + size, "\":", 2);
	out->size += size + 3;
}

static void begin_object(Json *json)
{
	begin_member(json);
	text_add_byte(json->out, '{');
}

static void end_object(Json *json)
{
	text_add_byte(json->out, '}');
}

static void begin_list(Json *json, const char *name)
{
	begin_named(json, name);
	text_add_byte(json->out, '[');
}

static void end_list(Json *json)
{
	text_add_byte(json->out, ']');
}

static bool needs_escape(char c)
{
	return c == '"' || c == '\\' || (unsigned char)c < 0x20;
}

static void add_escaped(Text *out, char c)
{
	if (c == '\n' || c == '"' || c == '\\') {
		text_add_byte(out, '\\');
		text_add_byte(out, c == '\n' ? 'n' : c);
	} else {
		text_format(out, "\\u%04x", (unsigned)(unsigned char)c);
	}
}

/* Room is made once: few characters need an escape. */
void json_quote(Text *out, Str clean)
{
	text_reserve(out, clean.size + 2);
	text_add_byte(out, '"');
	for (size_t start = 0, end = 0; start < clean.size; start = end) {
		while (end < clean.size && !needs_escape(clean.at[end]))
			end++;
		text_add(out, str_slice(clean, start, end));
		if (end < clean.size)
			add_escaped(out, clean.at[end++]);
	}
	text_add_byte(out, '"');
}

/* TEXT, which the model says is clean already, as it may leave the program. Good
 * until trim_scratch. Tabs of preformatted text become spaces, as the contract
 * knows no control but the line feed. */
static Str cleaned(Json *json, Str text)
{
	return clean_text(json->scratch, text, CLEAN_KEEP_NEWLINE, NULL);
}

/* Called where no cleaned text is held. */
static void trim_scratch(Json *json)
{
	if (arena_bytes(json->scratch) <= SCRATCH_BYTES)
		return;
	arena_free(json->scratch);
	json->scratch = arena_new();
}

/* A text that is always there: absent is written as empty. */
static void put_text(Json *json, const char *name, Str text)
{
	begin_named(json, name);
	json_quote(json->out, cleaned(json, text));
}

/* A text that may be absent; an empty one is. */
static void put_optional(Json *json, const char *name, Str text)
{
	text = cleaned(json, text);
	begin_named(json, name);
	if (str_empty(text))
		text_add_c(json->out, "null");
	else
		json_quote(json->out, text);
}

/* A text that is left out when it is absent. */
static void put_present(Json *json, const char *name, Str text)
{
	if (!str_empty(text))
		put_text(json, name, text);
}

/* A word of our own tables. */
static void put_word(Json *json, const char *name, const char *word)
{
	begin_named(json, name);
	json_quote(json->out, str(word));
}

static void put_bool(Json *json, const char *name, bool value)
{
	begin_named(json, name);
	text_add_c(json->out, value ? "true" : "false");
}

static void put_number(Json *json, const char *name, int64_t number)
{
	begin_named(json, name);
	if (number < 0)
		text_add_byte(json->out, '-');
	text_add_number(json->out, number < 0 ? -(uint64_t)number : (uint64_t)number, 1);
}

static void put_size(Json *json, const char *name, uint64_t size)
{
	begin_named(json, name);
	text_add_number(json->out, size, 1);
}

static void put_span(Json *json, const Span *span)
{
	begin_object(json);
	put_size(json, "start", span->start);
	put_size(json, "end", span->end);
	put_word(json, "kind", span_kind_name(span->kind));
	put_optional(json, "href", span->href);
	end_object(json);
}

/* The spans that fit TEXT; the field is left out when there are none. */
static void put_spans(Json *json, const Rich *rich, Str text)
{
	const Span *before = NULL;

	for (size_t i = 0; i < rich->span_count; i++) {
		const Span *span = &rich->spans[i];

		if (!span_fits(span, text) || !span_follows(span, before))
			continue;
		if (before == NULL)
			begin_list(json, "spans");
		put_span(json, span);
		before = span;
	}
	if (before != NULL)
		end_list(json);
}

/* A text and its spans; where cleaning had to change the text, offsets mean
 * nothing any more and the spans go. */
static void put_rich(Json *json, const Rich *rich)
{
	Str text = cleaned(json, rich->text);

	begin_named(json, "text");
	json_quote(json->out, text);
	if (text.size == rich->text.size)
		put_spans(json, rich, text);
}

static void put_list_items(Json *json, const Block *block)
{
	put_bool(json, "ordered", block->ordered);
	begin_list(json, "items");
	for (size_t i = 0; i < block->list.item_count; i++) {
		const ListItem *item = &block->list.items[i];

		trim_scratch(json);
		begin_object(json);
		put_number(json, "depth", item->depth);
		put_optional(json, "marker", item->marker);
		put_rich(json, &item->rich);
		end_object(json);
	}
	end_list(json);
}

static void put_table(Json *json, const Block *block)
{
	put_optional(json, "caption", block->table.caption);
	put_size(json, "header_rows", block->table.header_rows);
	begin_list(json, "rows");
	for (size_t row = 0; row < block->table.row_count; row++) {
		trim_scratch(json);
		begin_member(json);
		text_add_byte(json->out, '[');
		for (size_t column = 0; column < block->table.column_count; column++) {
			begin_member(json);
			json_quote(json->out,
				cleaned(json,
					block->table
						.cells[row * block->table.column_count + column]));
		}
		end_list(json);
	}
	end_list(json);
}

static void put_figure(Json *json, const Block *block)
{
	put_word(json, "media", media_name(block->media));
	put_optional(json, "caption", block->figure.caption);
	put_optional(json, "credit", block->figure.credit);
	put_optional(json, "alt", block->figure.alt);
	put_optional(json, "src", block->figure.src);
}

/* The fields of a block before and behind its text, by its kind; those of an
 * aside but for its blocks. */
static void put_block_fields(Json *json, const Block *block)
{
	switch (block->kind) {
	case BLOCK_PARAGRAPH:
		put_rich(json, &block->rich);
		if (block->intro)
			put_bool(json, "intro", true);
		break;
	case BLOCK_HEADING:
		put_number(json, "level", block->level);
		put_rich(json, &block->rich);
		if (!str_empty(block->date))
			put_text(json, "date", block->date);
		break;
	case BLOCK_QUOTE:
		put_rich(json, &block->rich);
		put_optional(json, "attribution", block->attribution);
		put_bool(json, "pull", block->pull);
		break;
	case BLOCK_LIST:
		put_list_items(json, block);
		break;
	case BLOCK_PREFORMATTED:
		put_rich(json, &block->rich);
		break;
	case BLOCK_FIGURE:
		put_figure(json, block);
		break;
	case BLOCK_TABLE:
		put_table(json, block);
		break;
	case BLOCK_ASIDE:
		put_optional(json, "label", block->box.label);
		put_optional(json, "byline", block->box.byline);
		put_optional(json, "role", block->box.role);
		break;
	case BLOCK_RULE:
	case BLOCK_KIND_COUNT:
		break;
	}
}

static void begin_block(Json *json, const Block *block)
{
	trim_scratch(json);
	begin_object(json);
	put_word(json, "type", block_kind_name(block->kind));
	put_block_fields(json, block);
}

static void put_blocks(Json *json, const Article *article)
{
	begin_list(json, "blocks");
	for (size_t i = 0; i < article->block_count; i++) {
		const Block *block = &article->blocks[i];

		begin_block(json, block);
		if (block->kind == BLOCK_ASIDE) {
			begin_list(json, "blocks");
			for (size_t j = 0; j < block->box.block_count; j++) {
				/* The model has no aside inside an aside. */
				if (block->box.blocks[j].kind == BLOCK_ASIDE)
					continue;
				begin_block(json, &block->box.blocks[j]);
				end_object(json);
			}
			end_list(json);
		}
		end_object(json);
	}
	end_list(json);
}

static void put_related(Json *json, const Article *article)
{
	begin_list(json, "related");
	for (size_t i = 0; i < article->related_count; i++) {
		const Related *related = &article->related[i];

		trim_scratch(json);
		begin_object(json);
		put_text(json, "title", related->title);
		put_optional(json, "url", related->url);
		put_optional(json, "date", related->date);
		put_optional(json, "section", related->section);
		put_word(json, "group", related_group_name(related->group));
		put_optional(json, "heading", related->heading);
		put_present(json, "kicker", related->kicker);
		put_present(json, "media", related->media);
		put_present(json, "source", related->source);
		if (related->in_text)
			put_number(json, "block", (int64_t)related->block);
		end_object(json);
	}
	end_list(json);
}

/* What only some comments have: left out when it says nothing. A time that was told
 * by its distance from the capture is not one that can be known. */
static void put_details(Json *json, const Comment *comment)
{
	static const char *const roles[] = {
		[ROLE_READER] = NULL, [ROLE_AUTHOR] = "author", [ROLE_STAFF] = "staff"
	};
	const CommentDetails *details = &comment->details;

	if (comment->role != ROLE_READER)
		put_word(json, "role", roles[comment->role]);
	put_present(json, "title", comment_title(comment));
	if (details->quote_count > 0) {
		begin_list(json, "quotes");
		for (size_t i = 0; i < details->quote_count; i++) {
			begin_object(json);
			put_number(json, "start", (int64_t)details->quotes[i].start);
			put_number(json, "end", (int64_t)details->quotes[i].end);
			end_object(json);
		}
		end_list(json);
	}
	put_present(json, "link", details->link);
	if (details->scored)
		put_number(json, "score", details->score);
	if (details->picked)
		put_bool(json, "picked", true);
	if (details->time_inferred)
		put_text(json, "time_inferred", comment->time);
}

static void put_comments(Json *json, const Article *article)
{
	begin_list(json, "comments");
	for (size_t i = 0; i < article->comment_count; i++) {
		const Comment comment = article_comment(article, i);

		trim_scratch(json);
		begin_object(json);
		put_optional(json, "author", comment.author);
		put_optional(json, "location", comment.location);
		put_optional(json, "date", comment.date);
		put_optional(json, "time", comment.details.time_inferred ? STR_NONE : comment.time);
		put_text(json, "text", comment.text);
		put_number(json, "depth", comment.depth);
		put_optional(json, "id", comment.id);
		put_details(json, &comment);
		end_object(json);
	}
	end_list(json);
}

static void put_left_out(Json *json, const Article *article)
{
	begin_list(json, "left_out");
	for (size_t i = 0; i < article->left_out_count; i++) {
		const LeftOut *left_out = &article->left_out[i];

		trim_scratch(json);
		begin_object(json);
		put_word(json, "reason", left_out_reason_name(left_out->reason));
		put_text(json, "text", left_out->text);
		put_size(json, "words", left_out->words);
		end_object(json);
	}
	end_list(json);
}

/* Where each field came from; null for a field the page does not give. */
static void put_origins(Json *json, const Article *article)
{
	begin_named(json, "fields");
	text_add_byte(json->out, '{');
	for (int field = 0; field < FIELD_COUNT; field++) {
		const char *name = field_name((Field)field);

		if (str_empty(article->field[field])) {
			put_optional(json, name, STR_NONE);
			continue;
		}
		begin_named(json, name);
		text_add_byte(json->out, '{');
		put_optional(json, "from", article->from[field]);
		put_bool(json, "inferred", article->inferred[field]);
		end_object(json);
	}
	end_object(json);
}

static void put_source(Json *json, const Article *article)
{
	const SourceInfo *source = &article->source;

	begin_named(json, "source");
	text_add_byte(json->out, '{');
	put_word(json, "kind", source_kind_name(source->kind));
	put_optional(json, "via", source->via);
	put_optional(json, "address", source->address);
	put_optional(json, "captured", source->captured);
	/* Never null in the contract; who reads no charset reads UTF-8. */
	put_text(json, "charset", str_empty(source->charset) ? str("utf-8") : source->charset);
	put_word(json, "charset_from", charset_from_name(source->charset_from));
	put_size(json, "bytes", source->bytes);
	put_origins(json, article);
	/* Only of an item of a container. */
	if (source->placed) {
		put_optional(json, "media_type", source->media_type);
		put_size(json, "offset", source->offset);
		put_size(json, "length", source->length);
	}
	end_object(json);
}

static void put_warnings(Json *json, const Article *article)
{
	begin_list(json, "warnings");
	for (size_t i = 0; i < article->warning_count; i++) {
		begin_object(json);
		put_word(json, "code", warning_code_name(article->warnings[i].code));
		put_text(json, "text", article->warnings[i].text);
		end_object(json);
	}
	end_list(json);
}

static void put_fields(Json *json, const Article *article, Field first, Field last)
{
	for (int field = (int)first; field <= (int)last; field++)
		put_optional(json, field_name((Field)field), article->field[field]);
}

static void put_announced(Json *json, const Article *article)
{
	if (article->comments_announced >= 0) {
		put_number(json, "comments_announced", article->comments_announced);
		return;
	}
	put_optional(json, "comments_announced", STR_NONE);
}

void write_json(Text *out, const Article *article)
{
	Json json = { out, arena_new() };

	text_add_byte(out, '{');
	put_word(&json, "kind", article->kind == ARTICLE_PAGE ? "page" : "article");
	put_fields(&json, article, FIELD_TITLE, FIELD_LANGUAGE);
	put_word(&json, "direction", article->right_to_left ? "rtl" : "ltr");
	put_fields(&json, article, FIELD_SUMMARY, FIELD_SUMMARY);
	put_blocks(&json, article);
	put_related(&json, article);
	put_fields(&json, article, FIELD_COMMENTS_HEADING, FIELD_COMMENTS_HEADING);
	put_announced(&json, article);
	put_comments(&json, article);
	put_left_out(&json, article);
	put_fields(&json, article, FIELD_KICKER, FIELD_RIGHTS);
	put_source(&json, article);
	put_warnings(&json, article);
	text_add_c(out, "}\n");
	arena_free(json.scratch);
}
