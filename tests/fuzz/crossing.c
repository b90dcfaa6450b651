/* SPDX-License-Identifier: ISC */
#include "crossing.h"

#include "article/record.h"
#include "article/writer.h"
#include "base/text.h"
#include "layout/layout.h"
#include "promise.h"
#include "worker/item_stream.h"

enum {
	LINES_MAX = 3000, /* laid out of one flow */
	WIDTHS = 120,
};

static size_t crossed_so_far;

size_t crossed(void)
{
	return crossed_so_far;
}

unsigned pick(Str bytes, unsigned count)
{
	unsigned sum = (unsigned)bytes.size;

	for (size_t i = 0; i < bytes.size && i < 64; i++)
		sum = sum * 31 + (unsigned char)bytes.at[i];
	return sum % count;
}

static bool collect(void *context, const void *bytes, size_t size, Error *err)
{
	(void)err;
	text_add(context, str_of(bytes, size));
	return true;
}

/* Articles */

static void lay_out(const Article *article, FlowPart part, int width)
{
	Flow *flow = flow_new(article, part, width % 2 == 0);
	LayoutOptions options = { width, 1 + width % 2, width % 3 == 0, false };
	Layout *layout = layout_new(flow, options);
	LineAt at = layout_first(layout);

	for (int i = 0; i < LINES_MAX; i++) {
		LayoutLine line;

		if (!layout_line(layout, at, &line))
			break;
		PROMISE(line.shiftable || line.cells <= width || width < 2);
		if (layout_move(layout, &at, 1) == 0)
			break;
	}
	layout_free(layout);
	flow_free(flow);
}

void show_article(const Article *article, unsigned choice)
{
	static const FlowPart parts[] = { FLOW_STORY, FLOW_RELATED, FLOW_COMMENTS };
	Text out = text_in(NULL);

	write_text(&out, article, (int)(choice % WIDTHS), WRITE_ALL);
	write_markdown(&out, article, WRITE_ALL);
	text_clear(&out);
	for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
		lay_out(article, parts[i], 1 + (int)(choice % WIDTHS));
}

static bool is_truncated(const Article *article)
{
	for (size_t i = 0; i < article->warning_count; i++)
		if (article->warnings[i].code == WARNING_TRUNCATED)
			return true;
	return false;
}

void cross_article(const Article *article)
{
	Text stream = text_in(NULL), sent = text_in(NULL), got = text_in(NULL);
	RecordReader *reader = record_reader_new();
	Error err = { 0 };

	PROMISE(record_write_article(article, collect, &stream, &err));
	PROMISE(record_reader_feed(reader, stream.at, stream.size, &err));
	PROMISE(record_reader_end(reader, &err));
	write_json(&sent, article);
	write_json(&got, record_reader_article(reader));
	bool same = is_truncated(record_reader_article(reader)) ||
		str_equal(text_str(&sent), text_str(&got));

	if (!same)
		fprintf(stderr, "sent %.*s\ncame %.*s\n", (int)sent.size, sent.at, (int)got.size,
			got.at);
	PROMISE(same);
	crossed_so_far++;
	record_reader_free(reader);
	text_clear(&stream);
	text_clear(&sent);
	text_clear(&got);
}

/* Items */

/* What a container told, and what of it came across. */
typedef struct {
	ItemWriter writer;
	ItemPlace *places;
	size_t most, items, losses;
	size_t items_heard, losses_heard;
} Told;

static bool send_item(void *context, const ContainerItem *item)
{
	Told *told = context;
	Error err;

	PROMISE(item->place.levels >= 1 && item->place.levels <= CONTAINER_LEVELS_MAX);
	if (told->items < told->most)
		told->places[told->items] = item->place;
	told->items++;
	PROMISE(item_write_item(&told->writer, item, &err));
	return true;
}

static void send_loss(void *context, uint64_t offset, const char *sentence)
{
	Told *told = context;
	Error err;

	PROMISE(sentence[0] != '\0');
	told->losses++;
	PROMISE(item_write_loss(&told->writer, offset, sentence, &err));
}

static void send_progress(void *context, uint64_t offset)
{
	Told *told = context;
	Error err;

	PROMISE(item_write_progress(&told->writer, offset, &err));
}

static void hear_container(void *context, Str name)
{
	(void)context;
	PROMISE(str_present(name));
}

static void hear_item(void *context, const ContainerItem *item)
{
	Told *told = context;

	if (told->items_heard < told->most) {
		const ItemPlace *sent = &told->places[told->items_heard];

		PROMISE(item->place.levels == sent->levels);
		for (unsigned i = 0; i < sent->levels; i++)
			PROMISE(item->place.at[i].offset == sent->at[i].offset &&
				item->place.at[i].length == sent->at[i].length);
	}
	told->items_heard++;
}

static void hear_loss(void *context, uint64_t offset, Str sentence)
{
	Told *told = context;

	(void)offset;
	PROMISE(!str_empty(sentence));
	told->losses_heard++;
}

static void hear_progress(void *context, uint64_t offset)
{
	(void)context;
	(void)offset;
}

/* Lists CONTAINER to TOLD, or where there are KEYS what it has of these. */
static void cross(
	Container *container, Told *told, const Decoder *decoder, const Str *keys, size_t key_count)
{
	Text stream = text_in(NULL);
	Error err = { 0 };
	ContainerSink sink = {
		.item = send_item,
		.loss = send_loss,
		.progress = send_progress,
		.context = told,
		.decoder = decoder,
	};
	ItemEvents events = {
		.container = hear_container,
		.item = hear_item,
		.loss = hear_loss,
		.progress = hear_progress,
		.context = told,
	};
	ItemReader *reader = item_reader_new(events);

	item_writer_init(&told->writer, collect, &stream);
	PROMISE(item_write_container(&told->writer, container_kind(container)->name, &err));
	if (key_count > 0)
		container_find(container, keys, key_count, &sink);
	else
		container_list(container, &sink);
	PROMISE(item_write_end(&told->writer, &err) && item_writer_flush(&told->writer, &err));
	PROMISE(item_reader_feed(reader, stream.at, stream.size, &err));
	PROMISE(item_reader_complete(reader));
	PROMISE(told->items_heard == told->items && told->losses_heard == told->losses);
	crossed_so_far += told->items;
	item_reader_free(reader);
	item_writer_clear(&told->writer);
	text_clear(&stream);
}

size_t cross_items(Container *container, const Decoder *decoder, ItemPlace *places, size_t most)
{
	Told told = { .places = places, .most = most };

	cross(container, &told, decoder, NULL, 0);
	return told.items < most ? told.items : most;
}

void cross_found(Container *container, const Str *keys, size_t count)
{
	Told told = { .most = 0 };

	cross(container, &told, NULL, keys, count);
}
