/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_WORKER_ITEM_STREAM_H
#define BROADSHEET_WORKER_ITEM_STREAM_H

/* How the items of a container cross from the confined child to the parent, who
 * trusts nothing of it: lengths and values are checked, texts are cleaned.
 *
 * A stream is "BSL1", then records as those of article/record.h: kind (1 byte),
 * payload length (4, little endian), payload. A text is its size (4; all ones when
 * it is absent) and its bytes.
 *
 * CONTAINER    name of the format (text)
 * ITEM         label, address, captured, media type, digest, file (texts), status
 *              (4), article, nested, levels (1 each), of each its offset and length (8 each)
 * LOSS         offset (8), sentence (text)
 * PROGRESS     offset (8)
 * ENTRY        what the last item's page is in short (worker/cataloguing.h)
 * ARTICLE      bytes of the record stream of an article, that of the last item
 * ARTICLE_END  nothing: that record stream has ended
 * LARGE        nothing: the last item's page is larger than those that are read here
 * END          nothing */

#include <stdbool.h>
#include <stddef.h>

#include "article/record.h"
#include "base/error.h"
#include "source/container.h"
#include "worker/catalogue.h"

enum {
	ITEM_STREAM_MAGIC_BYTES = 4
};

/* True when BYTES, of that size at least, begin such a stream. */
bool item_stream_begins(Str bytes);

/* The child's side. */

typedef struct {
	RecordSink *sink; /* where the bytes go */
	void *context;
	Text out; /* owned: records not yet given to the sink */
	bool told; /* an item was written: the first is not kept waiting */
} ItemWriter;

void item_writer_init(ItemWriter *writer, RecordSink *sink, void *context);
void item_writer_clear(ItemWriter *writer);

/* Gives what has gathered to the sink. False with ERR when it fails. */
bool item_writer_flush(ItemWriter *writer, Error *err) MUST_CHECK;

/* Each adds a record, and gives what has gathered to the sink where that is much
 * or somebody waits. False with ERR when the sink fails. */
bool item_write_container(ItemWriter *writer, const char *name, Error *err) MUST_CHECK;
bool item_write_item(ItemWriter *writer, const ContainerItem *item, Error *err) MUST_CHECK;
bool item_write_loss(
	ItemWriter *writer, uint64_t offset, const char *sentence, Error *err) MUST_CHECK;
bool item_write_progress(ItemWriter *writer, uint64_t offset, Error *err) MUST_CHECK;
bool item_write_entry(ItemWriter *writer, const CatalogueEntry *entry, Error *err) MUST_CHECK;
bool item_write_article(ItemWriter *writer, const void *bytes, size_t size, Error *err) MUST_CHECK;
bool item_write_article_end(ItemWriter *writer, Error *err) MUST_CHECK;
bool item_write_large(ItemWriter *writer, Error *err) MUST_CHECK;
bool item_write_end(ItemWriter *writer, Error *err) MUST_CHECK;

/* The parent's side. */

/* What is told of a stream while it is fed; texts are clean and borrowed for the
 * time of the call. */
typedef struct {
	void (*container)(void *context, Str name);
	void (*item)(void *context, const ContainerItem *item);
	void (*loss)(void *context, uint64_t offset, Str sentence);
	void (*progress)(void *context, uint64_t offset);
	void (*entry)(void *context, const CatalogueEntry *entry);
	bool (*article)(void *context, Str bytes, Error *err); /* false: they are wrong */
	void (*article_end)(void *context);
	void (*large)(void *context);
	void *context;
} ItemEvents;

typedef struct ItemReader ItemReader;

ItemReader *item_reader_new(ItemEvents events);
void item_reader_free(ItemReader *reader);

/* Takes the next SIZE bytes of the stream. False with ERR when it breaks its rules. */
bool item_reader_feed(ItemReader *reader, const void *bytes, size_t size, Error *err) MUST_CHECK;

/* For a call while it is fed: what is behind the record that is told waits for the next bytes,
 * which may be none. */
void item_reader_hold(ItemReader *reader);

/* True once the end record has been seen. */
bool item_reader_complete(const ItemReader *reader);

#endif
