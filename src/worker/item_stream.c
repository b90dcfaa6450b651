/* SPDX-License-Identifier: ISC */
#include "worker/item_stream.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/number.h"
#include "worker/payload.h"

#define ITEM_STREAM_MAGIC "BSL1"

enum {
	HEADER_BYTES = 5,
	FLUSH_BYTES = 32 << 10,
	ARTICLE_PART_BYTES = 32 << 10,
	PAYLOAD_BYTES_MAX = 64 << 10, /* six texts of an item, and some */
	STATUS_MAX = 999,
	SCRATCH_BYTES = 1 << 20,
};

typedef enum {
	ITEM_RECORD_CONTAINER = 1,
	ITEM_RECORD_ITEM,
	ITEM_RECORD_LOSS,
	ITEM_RECORD_PROGRESS,
	ITEM_RECORD_ENTRY,
	ITEM_RECORD_ARTICLE,
	ITEM_RECORD_ARTICLE_END,
	ITEM_RECORD_LARGE,
	ITEM_RECORD_END
} ItemRecordKind;

static_assert(PAYLOAD_BYTES_MAX > 6 * (CONTAINER_TEXT_BYTES_MAX + 4) + 256, "an item fits");

bool item_stream_begins(Str bytes)
{
	return str_starts(bytes, ITEM_STREAM_MAGIC);
}

/* Writing */

void item_writer_init(ItemWriter *writer, RecordSink *sink, void *context)
{
	*writer = (ItemWriter){ .sink = sink, .context = context, .out = text_in(NULL) };
	text_add_c(&writer->out, ITEM_STREAM_MAGIC);
}

void item_writer_clear(ItemWriter *writer)
{
	text_clear(&writer->out);
}

/* Opens a record of KIND; where its length is to be. */
static size_t begin_record(ItemWriter *writer, ItemRecordKind kind)
{
	payload_put_number(&writer->out, kind, 1);
	payload_put_number(&writer->out, 0, 4);
	return writer->out.size - 4;
}

bool item_writer_flush(ItemWriter *writer, Error *err)
{
	bool taken = writer->sink(writer->context, writer->out.at, writer->out.size, err);

	writer->out.size = 0;
	return taken;
}

/* Closes the record whose length is AT. NOW: somebody waits for it. */
static bool end_record(ItemWriter *writer, size_t at, bool now, Error *err)
{
	size_t size = writer->out.size - at - 4;

	number_put(writer->out.at + at, size, 4);
	return (!now && writer->out.size < FLUSH_BYTES) || item_writer_flush(writer, err);
}

bool item_write_container(ItemWriter *writer, const char *name, Error *err)
{
	size_t at = begin_record(writer, ITEM_RECORD_CONTAINER);

	payload_put_text(&writer->out, str(name), CONTAINER_TEXT_BYTES_MAX);
	return end_record(writer, at, false, err);
}

bool item_write_item(ItemWriter *writer, const ContainerItem *item, Error *err)
{
	Text *out = &writer->out;
	size_t at = begin_record(writer, ITEM_RECORD_ITEM);

	payload_put_text(out, item->label, CONTAINER_TEXT_BYTES_MAX);
	payload_put_text(out, item->address, CONTAINER_TEXT_BYTES_MAX);
	payload_put_text(out, item->captured, CONTAINER_TEXT_BYTES_MAX);
	payload_put_text(out, item->media_type, CONTAINER_TEXT_BYTES_MAX);
	payload_put_text(out, item->digest, CONTAINER_TEXT_BYTES_MAX);
	payload_put_text(out, item->file, CONTAINER_TEXT_BYTES_MAX);
	payload_put_number(out, (uint64_t)(unsigned)item->status, 4);
	payload_put_number(out, item->article, 1);
	payload_put_number(out, item->nested, 1);
	payload_put_number(out, item->place.levels, 1);
	for (unsigned i = 0; i < item->place.levels; i++) {
		payload_put_number(out, item->place.at[i].offset, 8);
		payload_put_number(out, item->place.at[i].length, 8);
	}
	bool first = !writer->told;

	writer->told = true;
	return end_record(writer, at, first, err);
}

bool item_write_loss(ItemWriter *writer, uint64_t offset, const char *sentence, Error *err)
{
	size_t at = begin_record(writer, ITEM_RECORD_LOSS);

	payload_put_number(&writer->out, offset, 8);
	payload_put_text(&writer->out, str(sentence), CONTAINER_TEXT_BYTES_MAX);
	return end_record(writer, at, false, err);
}

bool item_write_progress(ItemWriter *writer, uint64_t offset, Error *err)
{
	size_t at = begin_record(writer, ITEM_RECORD_PROGRESS);

	payload_put_number(&writer->out, offset, 8);
	return end_record(writer, at, true, err);
}

bool item_write_entry(ItemWriter *writer, const CatalogueEntry *entry, Error *err)
{
	size_t at = begin_record(writer, ITEM_RECORD_ENTRY);

	catalogue_put_entry(&writer->out, entry);
	return end_record(writer, at, false, err);
}

bool item_write_article(ItemWriter *writer, const void *bytes, size_t size, Error *err)
{
	Str rest = str_of(bytes, size);

	while (rest.size > 0) {
		Str part = str_slice(rest, 0, ARTICLE_PART_BYTES);
		size_t at = begin_record(writer, ITEM_RECORD_ARTICLE);

		text_add(&writer->out, part);
		if (!end_record(writer, at, true, err))
			return false;
		rest = str_from(rest, part.size);
	}
	return true;
}

bool item_write_article_end(ItemWriter *writer, Error *err)
{
	return end_record(writer, begin_record(writer, ITEM_RECORD_ARTICLE_END), true, err);
}

bool item_write_large(ItemWriter *writer, Error *err)
{
	return end_record(writer, begin_record(writer, ITEM_RECORD_LARGE), true, err);
}

bool item_write_end(ItemWriter *writer, Error *err)
{
	return end_record(writer, begin_record(writer, ITEM_RECORD_END), true, err);
}

/* Reading */

struct ItemReader {
	ItemEvents events;
	Arena *scratch; /* owned: copies that cleaning makes */
	Text pending; /* owned: the part of a magic or record that came */
	bool magic_seen, complete, held;
};

static void tell_container(ItemReader *reader, Payload *payload)
{
	Str name = payload_take_text(payload);

	if (!payload->wrong)
		reader->events.container(reader->events.context, name);
}

static void tell_item(ItemReader *reader, Payload *payload)
{
	ContainerItem item = { .label = payload_take_text(payload) };

	item.address = payload_take_text(payload);
	item.captured = payload_take_date(payload);
	item.media_type = payload_take_text(payload);
	item.digest = payload_take_text(payload);
	item.file = payload_take_raw(payload); /* to be opened, not to be shown */
	item.status = (int)payload_take_below(payload, 4, STATUS_MAX + 1);
	item.article = payload_take_below(payload, 1, 2) != 0;
	item.nested = payload_take_below(payload, 1, 2) != 0;
	item.place.levels = payload_take_below(payload, 1, CONTAINER_LEVELS_MAX + 1);
	for (unsigned i = 0; i < item.place.levels; i++) {
		item.place.at[i].offset = payload_take_number(payload, 8);
		item.place.at[i].length = payload_take_number(payload, 8);
	}
	payload->wrong = payload->wrong || item.place.levels == 0;
	if (!payload->wrong)
		reader->events.item(reader->events.context, &item);
}

static void tell_loss(ItemReader *reader, Payload *payload)
{
	uint64_t offset = payload_take_number(payload, 8);
	Str sentence = payload_take_text(payload);

	if (!payload->wrong)
		reader->events.loss(reader->events.context, offset, sentence);
}

static void tell_entry(ItemReader *reader, Payload *payload)
{
	CatalogueEntry entry;

	payload->wrong = !catalogue_take_entry(payload, &entry);
	if (!payload->wrong)
		reader->events.entry(reader->events.context, &entry);
}

static bool tell(ItemReader *reader, unsigned kind, Str bytes, Error *err)
{
	Payload payload = { .left = bytes, .scratch = reader->scratch };

	switch (kind) {
	case ITEM_RECORD_CONTAINER:
		tell_container(reader, &payload);
		break;
	case ITEM_RECORD_ITEM:
		tell_item(reader, &payload);
		break;
	case ITEM_RECORD_LOSS:
		tell_loss(reader, &payload);
		break;
	case ITEM_RECORD_PROGRESS:
		reader->events.progress(reader->events.context, payload_take_number(&payload, 8));
		break;
	case ITEM_RECORD_ENTRY:
		tell_entry(reader, &payload);
		break;
	case ITEM_RECORD_ARTICLE:
		return reader->events.article(reader->events.context, bytes, err);
	case ITEM_RECORD_ARTICLE_END:
		reader->events.article_end(reader->events.context);
		break;
	case ITEM_RECORD_LARGE:
		reader->events.large(reader->events.context);
		break;
	case ITEM_RECORD_END:
		reader->complete = true;
		break;
	default:
		payload.wrong = true;
	}
	if (payload.wrong)
		return error_set(err, ERROR_CHILD, "a record of the list (%u) is damaged", kind);
	if (arena_bytes(reader->scratch) > SCRATCH_BYTES) {
		arena_free(reader->scratch);
		reader->scratch = arena_new();
	}
	return true;
}

ItemReader *item_reader_new(ItemEvents events)
{
	ItemReader *reader = memory_new(sizeof *reader);

	reader->events = events;
	reader->scratch = arena_new();
	reader->pending = text_in(NULL);
	return reader;
}

void item_reader_free(ItemReader *reader)
{
	if (reader == NULL)
		return;
	arena_free(reader->scratch);
	text_clear(&reader->pending);
	free(reader);
}

/* Tells the records that are whole in *REST and takes them off it. */
static bool tell_whole(ItemReader *reader, Str *rest, Error *err)
{
	while (rest->size >= HEADER_BYTES && !reader->complete && !reader->held) {
		size_t size = (size_t)number_get(rest->at + 1, 4);

		if (size > PAYLOAD_BYTES_MAX)
			return error_set(err, ERROR_CHILD, "a record of the list is too large");
		if (rest->size - HEADER_BYTES < size)
			return true;
		Str payload = str_slice(*rest, HEADER_BYTES, HEADER_BYTES + size);

		if (!tell(reader, (unsigned char)rest->at[0], payload, err))
			return false;
		*rest = str_from(*rest, HEADER_BYTES + size);
	}
	return true;
}

bool item_reader_feed(ItemReader *reader, const void *bytes, size_t size, Error *err)
{
	reader->held = false;
	text_add(&reader->pending, str_of(bytes, size));
	Str rest = text_str(&reader->pending);

	if (!reader->magic_seen) {
		if (rest.size < ITEM_STREAM_MAGIC_BYTES)
			return true;
		if (!item_stream_begins(rest))
			return error_set(
				err, ERROR_CHILD, "the list of items does not begin as one");
		reader->magic_seen = true;
		rest = str_from(rest, ITEM_STREAM_MAGIC_BYTES);
	}
	if (!tell_whole(reader, &rest, err))
		return false;
	if (reader->complete && rest.size > 0)
		return error_set(err, ERROR_CHILD, "the list of items goes on behind its end");
	memmove(reader->pending.at, rest.at, rest.size);
	reader->pending.size = rest.size;
	return true;
}

void item_reader_hold(ItemReader *reader)
{
	reader->held = true;
}

bool item_reader_complete(const ItemReader *reader)
{
	return reader->complete;
}
