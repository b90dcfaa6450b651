/* SPDX-License-Identifier: ISC */
#include "article/record_payload.h"

#include "article/date.h"
#include "article/record_format.h"
#include "article/record_read.h"
#include "article/span.h"
#include "base/number.h"
#include "base/size.h"

void record_break_off(RecordPayload *payload, const char *why)
{
	if (payload->why != NULL)
		return;
	payload->why = why;
	payload->left = STR_NONE;
}

uint64_t record_take_number(RecordPayload *payload, size_t size)
{
	if (payload->left.size < size) {
		record_break_off(payload, "it ends in the middle of a number");
		return 0;
	}
	uint64_t number = number_get(payload->left.at, size);

	payload->left = str_from(payload->left, size);
	return number;
}

unsigned record_take_below(RecordPayload *payload, unsigned limit)
{
	unsigned number = (unsigned)record_take_number(payload, 1);

	if (number < limit)
		return number;
	record_break_off(payload, "a value is none of its kind");
	return 0;
}

bool record_take_bool(RecordPayload *payload)
{
	return record_take_below(payload, 2) != 0;
}

int record_take_depth(RecordPayload *payload)
{
	uint64_t depth = record_take_number(payload, 4);

	return depth < RECORD_DEPTH_MAX ? (int)depth : RECORD_DEPTH_MAX;
}

bool record_fits_memory(RecordPayload *payload, size_t size)
{
	size_t held = arena_bytes(payload->article);

	if (held <= RECORD_MEMORY_MAX && size <= RECORD_MEMORY_MAX - held)
		return true;
	payload->too_much = payload->why == NULL;
	record_break_off(payload, "the article takes too much memory");
	return false;
}

size_t record_take_count(RecordPayload *payload, size_t min_bytes)
{
	size_t count = (size_t)record_take_number(payload, 4);

	if (count <= payload->left.size / min_bytes)
		return count;
	record_break_off(payload, "it counts more things than it holds");
	return 0;
}

void *record_new_array(RecordPayload *payload, size_t count, size_t size)
{
	size_t total;

	if (count == 0)
		return NULL;
	if (!size_mul(count, size, &total))
		total = SIZE_MAX;
	return record_fits_memory(payload, total) ? arena_array(payload->arena, count, size) : NULL;
}

Str record_take_raw(RecordPayload *payload)
{
	size_t size = (size_t)record_take_number(payload, RECORD_TEXT_BYTES_MIN);

	if (payload->why != NULL || size == RECORD_ABSENT)
		return STR_NONE;
	if (size > payload->left.size) {
		record_break_off(payload, "a text runs past its end");
		return STR_NONE;
	}
	Str raw = str_slice(payload->left, 0, size);

	payload->left = str_from(payload->left, size);
	return raw;
}

/* RAW cleaned, in the article; an empty text when it is absent. */
static Str keep_text(RecordPayload *payload, Str raw, unsigned keep)
{
	Str clean = clean_text(payload->scratch, raw, keep, NULL);

	if (str_empty(clean) || !record_fits_memory(payload, clean.size))
		return str("");
	return str_copy(payload->arena, clean);
}

Str record_take_text(RecordPayload *payload)
{
	return keep_text(payload, record_take_raw(payload), RECORD_PROSE);
}

Str record_take_optional(RecordPayload *payload, unsigned keep)
{
	Str text = keep_text(payload, record_take_raw(payload), keep);

	return str_empty(text) ? STR_NONE : text;
}

Str record_take_date(RecordPayload *payload)
{
	Date date;

	if (!date_from_iso(record_take_raw(payload), &date))
		return STR_NONE;
	return date_iso(payload->arena, &date);
}

static Span take_span(RecordPayload *payload)
{
	Span span = { 0 };

	span.start = (size_t)record_take_number(payload, 4);
	span.end = (size_t)record_take_number(payload, 4);
	span.kind = (SpanKind)record_take_below(payload, SPAN_KIND_COUNT);
	span.href = record_take_optional(payload, RECORD_WORD);
	return span;
}

/* A text and the spans that fit it. Where cleaning changed the text the offsets
 * mean nothing, and all spans go. */
static Rich take_rich(RecordPayload *payload, unsigned keep)
{
	Str raw = record_take_raw(payload);
	Rich rich = { .text = keep_text(payload, raw, keep) };
	size_t count = record_take_count(payload, RECORD_SPAN_BYTES_MIN);

	rich.spans = record_new_array(payload, count, sizeof *rich.spans);
	for (size_t i = 0; i < count && payload->why == NULL; i++) {
		Span span = take_span(payload);
		const Span *before = rich.span_count > 0 ? &rich.spans[rich.span_count - 1] : NULL;

		if (raw.size == rich.text.size && span_fits(&span, rich.text) &&
			span_follows(&span, before))
			rich.spans[rich.span_count++] = span;
	}
	return rich;
}

/* Blocks */

static void take_items(RecordPayload *payload, Block *block)
{
	block->ordered = record_take_bool(payload);
	size_t count = record_take_count(payload, RECORD_ITEM_BYTES_MIN);

	block->list.items = record_new_array(payload, count, sizeof *block->list.items);
	for (size_t i = 0; i < count && payload->why == NULL; i++) {
		ListItem *item = &block->list.items[block->list.item_count++];

		item->depth = record_take_depth(payload);
		item->marker = record_take_optional(payload, RECORD_WORD);
		item->rich = take_rich(payload, RECORD_PROSE);
	}
}

static void take_figure(RecordPayload *payload, Block *block)
{
	block->media = (Media)record_take_below(payload, MEDIA_COUNT);
	block->figure.caption = record_take_optional(payload, RECORD_PROSE);
	block->figure.credit = record_take_optional(payload, RECORD_PROSE);
	block->figure.alt = record_take_optional(payload, RECORD_PROSE);
	block->figure.src = record_take_optional(payload, RECORD_WORD);
}

static void take_table(RecordPayload *payload, Block *block)
{
	block->table.caption = record_take_optional(payload, RECORD_PROSE);
	size_t header_rows = (size_t)record_take_number(payload, 4);
	size_t rows = (size_t)record_take_number(payload, 4);
	size_t columns = (size_t)record_take_number(payload, 4);
	size_t count;

	if (!size_mul(rows, columns, &count) ||
		count > payload->left.size / RECORD_TEXT_BYTES_MIN || header_rows > rows) {
		record_break_off(payload, "it counts more things than it holds");
		return;
	}
	block->table.cells = record_new_array(payload, count, sizeof *block->table.cells);
	if (block->table.cells == NULL)
		return;
	block->table.header_rows = header_rows;
	block->table.row_count = rows;
	block->table.column_count = columns;
	for (size_t i = 0; i < count; i++)
		block->table.cells[i] = record_take_text(payload);
}

static int take_level(RecordPayload *payload)
{
	int level = (int)record_take_number(payload, 1);

	return level < 2 ? 2 : level > 6 ? 6 : level;
}

Block record_take_block(RecordPayload *payload)
{
	Block block = { .kind = (BlockKind)record_take_below(payload, BLOCK_KIND_COUNT) };

	switch (block.kind) {
	case BLOCK_PARAGRAPH:
		block.rich = take_rich(payload, RECORD_PROSE);
		block.intro = record_take_bool(payload);
		break;
	case BLOCK_HEADING:
		block.level = take_level(payload);
		block.rich = take_rich(payload, RECORD_PROSE);
		block.date = record_take_date(payload);
		break;
	case BLOCK_QUOTE:
		block.rich = take_rich(payload, RECORD_PROSE);
		block.attribution = record_take_optional(payload, RECORD_PROSE);
		block.pull = record_take_bool(payload);
		break;
	case BLOCK_LIST:
		take_items(payload, &block);
		break;
	case BLOCK_PREFORMATTED:
		block.rich = take_rich(payload, RECORD_VERBATIM);
		break;
	case BLOCK_FIGURE:
		take_figure(payload, &block);
		break;
	case BLOCK_TABLE:
		take_table(payload, &block);
		break;
	case BLOCK_ASIDE:
		block.box.label = record_take_optional(payload, RECORD_PROSE);
		block.box.byline = record_take_optional(payload, RECORD_PROSE);
		block.box.role = record_take_optional(payload, RECORD_PROSE);
		break;
	case BLOCK_RULE:
	case BLOCK_KIND_COUNT:
		break;
	}
	return block;
}

void record_take_aside_blocks(RecordPayload *payload, Block *aside)
{
	size_t count = record_take_count(payload, RECORD_BLOCK_BYTES_MIN);

	aside->box.blocks = record_new_array(payload, count, sizeof *aside->box.blocks);
	for (size_t i = 0; i < count && payload->why == NULL; i++) {
		aside->box.blocks[aside->box.block_count++] = record_take_block(payload);
		if (aside->box.blocks[i].kind == BLOCK_ASIDE)
			record_break_off(payload, "an aside stands inside an aside");
	}
}

bool record_is_whole(RecordPayload *payload)
{
	if (payload->left.size > 0)
		record_break_off(payload, "it is longer than its parts");
	return payload->why == NULL;
}
