/* SPDX-License-Identifier: ISC */
#include "worker/reading.h"

#include <stdlib.h>
#include <unistd.h>

#include "article/record.h"
#include "base/arena.h"
#include "base/text.h"
#include "extract/charset.h"
#include "source/brotli.h"
#include "source/bytes.h"
#include "source/sniff.h"
#include "worker/item_stream.h"
#include "worker/page.h"

enum {
	/* Memory that even a page with few tags takes, all in all, for a byte of it. */
	EXPECTED_PER_BYTE = 8,
	EXPECTED_BYTES_MAX = 64 << 20,
	PEEK_BYTES = 64 << 10, /* as far as the character set is looked for */
	/* Of a child that goes through a container; the parent sees to it that no page
	 * of it takes longer than a page may. */
	CONTAINER_CPU_SECONDS = 3600,
};

/* Before confinement */

/* The pages of a container may be in any character set, and some were sent in brotli. */
static void open_for_container(ReadingRequest *reading)
{
	reading->converters = converters_open_all();
	reading->brotli = brotli_open();
}

/* Opens the converter a page like the one INPUT begins with needs; for the pages of
 * a container, which may be in any character set, all of them. */
static void prepare(void *context)
{
	ReadingRequest *reading = context;
	char *beginning = memory_resize(NULL, PEEK_BYTES);
	SourceInput *input = input_of_descriptor(STDIN_FILENO);
	Container *container = container_open(input);
	Str bytes = str_of(beginning, bytes_peek(input, beginning, PEEK_BYTES));
	const char *name;
	SniffKind kind = sniff(bytes, &name);

	if (container != NULL && reading->task != READING_LIST)
		open_for_container(reading);
	else if (kind != SNIFF_BINARY)
		reading->converters = converters_open_for(
			bytes, bytes.size < PEEK_BYTES, STR_NONE, kind == SNIFF_HTML);
	error_set(&reading->no_parser, ERROR_CHILD, "was changed while it was being read");
	if ((kind == SNIFF_HTML || container != NULL) && reading->view != EXTRACT_SOURCE)
		reading->parser = extract_prepare(&reading->no_parser);
	container_free(container);
	input_free(input);
	free(beginning);
}

/* Confined */

static int answer_error(const Error *failed)
{
	Error unheard;

	return record_write_error(failed, child_answer, NULL, &unheard) ? CHILD_ANSWERED
									: CHILD_NOT_HEARD;
}

static PageFacts facts_of(const ReadingRequest *reading)
{
	return (PageFacts){
		.view = reading->view,
		.address = reading->address,
		.converters = reading->converters,
		.no_parser = reading->parser ? NULL : &reading->no_parser,
	};
}

/* Reads BYTES, which it frees, and writes the article, or why there is none, to
 * SINK. False with UNHEARD when nobody listens. */
static bool write_page(
	Text *bytes, const PageFacts *facts, RecordSink *sink, void *context, Error *unheard)
{
	Error err;
	Article *article = page_read(bytes, facts, &err);

	if (article == NULL)
		return record_write_error(&err, sink, context, unheard);
	bool written = record_write_article(article, sink, context, unheard);

	article_free(article);
	return written;
}

static int answer_page(ReadingRequest *reading, SourceInput *input)
{
	PageFacts facts = facts_of(reading);
	Text bytes = text_in(NULL);
	Error err;

	if (!bytes_read(input, &bytes, &facts.truncated, &err)) {
		text_clear(&bytes);
		return answer_error(&err);
	}
	memory_expect(bytes.size < EXPECTED_BYTES_MAX / EXPECTED_PER_BYTE
			? bytes.size * EXPECTED_PER_BYTE
			: EXPECTED_BYTES_MAX);
	bool written = write_page(&bytes, &facts, child_answer, NULL, &err);

	text_clear(&bytes);
	return written ? CHILD_ANSWERED : CHILD_NOT_HEARD;
}

static Str decode_words(void *context, Arena *arena, Str label, Str bytes)
{
	return charset_words(arena, label, bytes, context);
}

/* Reads the item at PLACE and writes its article, or why there is none, to SINK. */
static bool write_item(ReadingRequest *reading, Container *container, const ItemPlace *place,
	RecordSink *sink, void *context, Error *unheard)
{
	Arena *arena = arena_new();
	ContainerPage page;
	Error err;
	bool written;

	Decoder decoder = { decode_words, reading->converters };

	container_page_init(&page, arena);
	page.decoder = &decoder;
	page.brotli = reading->brotli;
	if (container_read(container, place, &page, &err)) {
		PageFacts facts = facts_of(reading);

		facts.truncated = page.truncated;
		facts.contained = &page;
		facts.kind = container_kind(container);
		facts.place = place;
		written = write_page(&page.bytes, &facts, sink, context, unheard);
	} else {
		written = record_write_error(&err, sink, context, unheard);
	}
	container_page_clear(&page);
	arena_free(arena);
	return written;
}

/* A container on its way through the pipe. */
typedef struct {
	ReadingRequest *reading;
	Container *container;
	ItemWriter writer;
	size_t items;
	size_t articles; /* among them */
	ItemPlace only; /* of the first article */
	Error unheard;
	bool heard; /* false: the parent listens no more */
} Telling;

static bool write_article_part(void *context, const void *bytes, size_t size, Error *err)
{
	Telling *telling = context;

	return item_write_article(&telling->writer, bytes, size, err);
}

static bool tell_article(Telling *telling, const ItemPlace *place)
{
	return write_item(telling->reading, telling->container, place, write_article_part, telling,
		       &telling->unheard) &&
		item_write_article_end(&telling->writer, &telling->unheard);
}

static bool tell_item(void *context, const ContainerItem *item)
{
	Telling *telling = context;

	if (item->article && telling->articles++ == 0)
		telling->only = item->place;
	telling->heard = item_write_item(&telling->writer, item, &telling->unheard);
	if (telling->heard && telling->reading->task == READING_ALL && item->article &&
		str_empty(item->file) && telling->items >= telling->reading->skipped)
		telling->heard = tell_article(telling, &item->place);
	telling->items++;
	return telling->heard;
}

static void tell_loss(void *context, uint64_t offset, const char *sentence)
{
	Telling *telling = context;

	telling->heard = telling->heard &&
		item_write_loss(&telling->writer, offset, sentence, &telling->unheard);
}

static void tell_progress(void *context, uint64_t offset)
{
	Telling *telling = context;

	telling->heard =
		telling->heard && item_write_progress(&telling->writer, offset, &telling->unheard);
}

static int answer_items(ReadingRequest *reading, Container *container)
{
	Telling telling = { .reading = reading, .container = container, .heard = true };
	Decoder decoder = { decode_words, reading->converters };
	ContainerSink sink = {
		.item = tell_item,
		.loss = tell_loss,
		.progress = tell_progress,
		.context = &telling,
		.decoder = &decoder,
	};

	item_writer_init(&telling.writer, child_answer, NULL);
	telling.heard = item_write_container(
		&telling.writer, container_kind(container)->name, &telling.unheard);
	container_list(container, &sink);
	if (telling.heard && reading->task == READING_OPEN && telling.articles == 1)
		telling.heard = tell_article(&telling, &telling.only);
	telling.heard = telling.heard && item_write_end(&telling.writer, &telling.unheard);
	item_writer_clear(&telling.writer);
	return telling.heard ? CHILD_ANSWERED : CHILD_NOT_HEARD;
}

static int answer_item(ReadingRequest *reading, Container *container)
{
	Error err;

	if (container == NULL) {
		error_set(&err, ERROR_FORMAT, "is no file with items in it");
		return answer_error(&err);
	}
	return write_item(reading, container, &reading->place, child_answer, NULL, &err)
		? CHILD_ANSWERED
		: CHILD_NOT_HEARD;
}

static int run(void *context)
{
	ReadingRequest *reading = context;
	SourceInput *input = input_of_descriptor(STDIN_FILENO);
	Container *container = container_open(input);
	int status = reading->task == READING_ITEM ? answer_item(reading, container)
		: container != NULL                ? answer_items(reading, container)
						   : answer_page(reading, input);

	container_free(container);
	input_free(input);
	converters_close(reading->converters);
	reading->converters = NULL;
	brotli_close(reading->brotli);
	reading->brotli = NULL;
	return status;
}

ChildJob reading_job(ReadingRequest *reading)
{
	return (ChildJob){
		.prepare = prepare,
		.run = run,
		.context = reading,
		.cpu_seconds = reading->task == READING_ITEM ? 0 : CONTAINER_CPU_SECONDS,
	};
}
