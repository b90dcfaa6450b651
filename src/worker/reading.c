/* SPDX-License-Identifier: ISC */
#include "worker/reading.h"

#include <stdlib.h>
#include <unistd.h>

#include "article/record.h"
#include "base/arena.h"
#include "base/code_pages.h"
#include "base/text.h"
#include "extract/glance.h"
#include "source/bytes.h"
#include "source/capture.h"
#include "source/export.h"
#include "worker/catalogue.h"
#include "worker/item_stream.h"
#include "worker/page.h"

enum {
	LARGE_BYTES = 512 << 10, /* what reads less takes less than a few huge pages */
	HEAP_BYTES = 1 << 30, /* of a page with a hundred thousand comments */
	HEAP_KEPT = 2 << 20, /* from one page to the next */
	/* Of a child that goes through a container; the parent sees to it that no page
	 * of it takes longer than a page may. */
	CONTAINER_CPU_SECONDS = 3600,
};

/* Before confinement: nothing of the page is touched here. */
static void prepare(void *context)
{
	ReadingRequest *reading = context;

	if (reading->in_idle_time)
		child_give_way();
	reading->tools = tools_open(reading->ready);
}

/* Confined */

/* How the child ends that has WRITTEN all it had to. */
static int end_of(const ReadingRequest *reading, bool written)
{
	unsigned missed = tools_missed(&reading->tools);

	if (missed != 0)
		return CHILD_NEEDS | (int)missed;
	return written ? CHILD_ANSWERED : CHILD_NOT_HEARD;
}

static int answer_error(const Error *failed)
{
	Error unheard;

	return record_write_error(failed, child_answer, NULL, &unheard) ? CHILD_ANSWERED
									: CHILD_NOT_HEARD;
}

/* Writes ARTICLE, which it frees, or where it is NULL why there is none to SINK. False
 * with UNHEARD when nobody listens, and when tools are missed: then nothing is written. */
static bool write_article(const Tools *tools, Article *article, const Error *failed,
	RecordSink *sink, void *context, Error *unheard)
{
	bool written = tools_missed(tools) == 0 &&
		(article == NULL ? record_write_error(failed, sink, context, unheard)
				 : record_write_article(article, sink, context, unheard));

	article_free(article);
	return written;
}

/* Tells the headline of the page BYTES, where it is plain to see, ahead of the article, which
 * takes much longer. False when nobody listens. */
static bool tell_headline(Str bytes)
{
	/* So much of a page's beginning is looked at: first a little, then as much as may stand
	 * before the headline where a page carries its styles and scripts with it. */
	static const size_t looks[] = { 64 << 10, 512 << 10 };
	Article *article = article_new();
	Error unheard;
	bool seen = false;

	for (size_t i = 0; !seen && i < sizeof looks / sizeof *looks; i++) {
		seen = glance(str_slice(bytes, 0, looks[i]), article);
		if (bytes.size <= looks[i])
			break;
	}
	bool heard = !seen || record_write_headline(article, child_answer, NULL, &unheard);

	article_free(article);
	return heard;
}

static int answer_page(ReadingRequest *reading, SourceInput *input)
{
	PageFacts facts = {
		.view = reading->view,
		.address = reading->address,
		.tools = &reading->tools,
		.repeated = reading->repeated,
		.frames = reading->frames,
	};
	Text bytes = text_in(NULL);
	Error err;

	if (!bytes_read(input, &bytes, &facts.truncated, &err)) {
		text_clear(&bytes);
		return answer_error(&err);
	}
	if (reading->headline && !tell_headline(text_str(&bytes))) {
		text_clear(&bytes);
		return CHILD_NOT_HEARD;
	}
	if (reading->task != READING_ALL) /* else it ends at once, and no reader waits beside it */
		code_pages_release();
	Arena *arena = arena_new();
	ContainerPage listed;

	container_page_init(&listed, arena);
	if (str_present(reading->list.bytes) &&
		export_tell(reading->list.bytes, reading->list.word, &listed))
		facts.contained = &listed;
	Article *article = page_read(&bytes, &facts, &err);
	Error unheard;
	bool written = write_article(&reading->tools, article, &err, child_answer, NULL, &unheard);

	text_clear(&bytes);
	container_page_clear(&listed);
	arena_free(arena);
	return end_of(reading, written);
}

/* The article of the item at PLACE, some of whose texts are in ARENA; NULL with ERR when there
 * is none, and without where it is larger than may be. SORT and TOLD as in PageFacts. */
static Article *read_item(ReadingRequest *reading, Container *container, const ItemPlace *place,
	PageSort *sort, BlockHashes *told, Arena *arena, Error *err)
{
	Tools *tools = &reading->tools;
	Decoder decoder = tools_decoder(tools);
	ContainerPage page;
	Article *article = NULL;

	container_page_init(&page, arena);
	page.decoder = &decoder;
	bool came = container_read(container, place, &page, err);

	reading->large =
		came && reading->page_bytes_max > 0 && page.bytes.size > reading->page_bytes_max;
	if (came && !reading->large) {
		PageFacts facts = {
			.view = reading->view,
			.tools = tools,
			.truncated = page.truncated,
			.sort = sort,
			.told = told,
			.repeated = reading->repeated,
			.contained = &page,
			.kind = container_kind(container),
			.place = place,
		};

		article = page_read(&page.bytes, &facts, err);
	}
	container_page_clear(&page);
	return article;
}

/* A container on its way through the pipe. */
typedef struct {
	ReadingRequest *reading;
	Container *container;
	ItemWriter writer;
	size_t items;
	size_t counted; /* of them, as a list counts: without files that an index names */
	size_t articles; /* among them */
	ItemPlace only; /* of the first article */
	Error unheard;
	bool begun; /* something has been told */
	bool heard; /* false: the parent listens no more, or the child has to be made again */
	bool ended; /* nobody wants more than was told */
} Telling;

/* Says what it is that is told of, before the first word on it. The tools missed until
 * then are worth another child; later it is too late. */
static bool begin(Telling *telling)
{
	if (telling->begun || !telling->heard)
		return telling->heard;
	telling->begun = tools_missed(&telling->reading->tools) == 0;
	telling->heard = telling->begun &&
		item_write_container(&telling->writer, container_kind(telling->container)->name,
			&telling->unheard);
	return telling->heard;
}

/* An item is told before its page is read, so that the parent knows at which one a child
 * died, and does not wait for the one before. */

static bool write_article_part(void *context, const void *bytes, size_t size, Error *err)
{
	Telling *telling = context;

	return item_write_article(&telling->writer, bytes, size, err);
}

static bool tell_article(Telling *telling, const ItemPlace *place)
{
	if (!item_writer_flush(&telling->writer, &telling->unheard))
		return false;
	Arena *arena = arena_new();
	Error err = { 0 };
	Article *article =
		read_item(telling->reading, telling->container, place, NULL, NULL, arena, &err);
	bool told = telling->reading->large
		? item_write_large(&telling->writer, &telling->unheard)
		: write_article(&telling->reading->tools, article, &err, write_article_part,
			  telling, &telling->unheard) &&
			item_write_article_end(&telling->writer, &telling->unheard);

	arena_free(arena);
	return told;
}

static bool tell_entry(Telling *telling, const ItemPlace *place)
{
	if (!item_writer_flush(&telling->writer, &telling->unheard))
		return false;
	Arena *arena = arena_new();
	PageSort sort = PAGESORT_ARTICLE;
	BlockHashes blocks = { .count = 0 };
	Error err = { 0 };
	Article *article =
		read_item(telling->reading, telling->container, place, &sort, &blocks, arena, &err);
	CatalogueEntry entry = catalogue_entry_of(article, sort, &err, arena);

	entry.blocks = blocks;
	bool told = item_write_entry(&telling->writer, &entry, &telling->unheard);

	article_free(article);
	arena_free(arena);
	memory_spare(HEAP_KEPT);
	return told;
}

/* Is the article of item NUMBER, from 0, another child's? */
static bool is_others(const ReadingShare *share, size_t number)
{
	return share->count > 0 && number / share->items % share->count != share->number;
}

/* What is told behind ITEM, where it is an article that is not in another file. */
static bool tell_behind(Telling *telling, const ContainerItem *item)
{
	if (!item->article || str_present(item->file) ||
		telling->items < telling->reading->skipped ||
		is_others(&telling->reading->share, telling->items))
		return true;
	if (telling->reading->task == READING_ALL || telling->ended)
		return tell_article(telling, &item->place);
	return telling->reading->task != READING_CATALOGUE || tell_entry(telling, &item->place);
}

/* Is ITEM of an index in another file than the one that is asked about? */
static bool is_elsewhere(const Telling *telling, const ContainerItem *item)
{
	Str file = telling->reading->only_file;

	return str_present(file) &&
		!str_equal(str_from(item->file, str_find_last_byte(item->file, '/') + 1), file);
}

static bool tell_item(void *context, const ContainerItem *item)
{
	Telling *telling = context;

	if (is_elsewhere(telling, item))
		return true;
	if (item->article && telling->articles++ == 0)
		telling->only = item->place;
	telling->counted += !item->nested;
	telling->ended = !item->nested && telling->counted == telling->reading->last;
	telling->heard = begin(telling) &&
		item_write_item(&telling->writer, item, &telling->unheard) &&
		tell_behind(telling, item);
	telling->items++;
	return telling->heard && !telling->ended;
}

static void tell_loss(void *context, uint64_t offset, const char *sentence)
{
	Telling *telling = context;

	telling->heard = begin(telling) &&
		item_write_loss(&telling->writer, offset, sentence, &telling->unheard);
}

static void tell_progress(void *context, uint64_t offset)
{
	Telling *telling = context;

	telling->heard =
		begin(telling) && item_write_progress(&telling->writer, offset, &telling->unheard);
}

/* What is sure to be needed before the first item is told. */
static unsigned needed_of(const ReadingRequest *reading, const ContainerKind *kind)
{
	if (reading->task == READING_ALL || reading->task == READING_CATALOGUE)
		return TOOLS_ALL;
	return kind->mixes_charsets ? (unsigned)TOOLS_CONVERTERS : 0;
}

static int answer_items(ReadingRequest *reading, Container *container)
{
	Telling telling = { .reading = reading, .container = container, .heard = true };
	Decoder decoder = tools_decoder(&reading->tools);
	ContainerSink sink = {
		.item = tell_item,
		.loss = tell_loss,
		.progress = tell_progress,
		.context = &telling,
		.decoder = &decoder,
	};

	if (!tools_have(&reading->tools, needed_of(reading, container_kind(container))))
		return end_of(reading, false);
	item_writer_init(&telling.writer, child_answer, NULL);
	container_list(container, &sink);
	if (begin(&telling) && reading->task == READING_OPEN && telling.articles == 1)
		telling.heard = tell_article(&telling, &telling.only);
	bool told = telling.heard && item_write_end(&telling.writer, &telling.unheard);

	/* The parent reads the only article by another child, if this one cannot. */
	bool flushed =
		told || !telling.begun || item_writer_flush(&telling.writer, &telling.unheard);

	item_writer_clear(&telling.writer);
	return told ? CHILD_ANSWERED : flushed ? end_of(reading, false) : CHILD_NOT_HEARD;
}

/* An item that is known from elsewhere, and what stands there. */
static bool tell_place(Telling *telling, const ItemPlace *place)
{
	ContainerItem item = { .place = *place };
	Arena *arena = arena_new();
	ContainerPage page;
	Error unsaid;

	container_page_init(&page, arena);
	if (telling->reading->looks && container_read(telling->container, place, &page, &unsaid)) {
		item.media_type = page.media_type;
		item.article = capture_is_page(page.media_type, page.address);
	}
	telling->heard =
		begin(telling) && item_write_item(&telling->writer, &item, &telling->unheard);
	container_page_clear(&page);
	arena_free(arena);
	if (!telling->heard || telling->reading->looks)
		return telling->heard;
	return telling->reading->entries ? tell_entry(telling, place)
					 : tell_article(telling, place);
}

static int answer_places(ReadingRequest *reading, Container *container)
{
	Telling telling = { .reading = reading, .container = container, .heard = true };
	bool heard = true;

	if (!reading->looks && !tools_have(&reading->tools, TOOLS_ALL))
		return end_of(reading, false);
	item_writer_init(&telling.writer, child_answer, NULL);
	for (size_t i = 0; i < reading->place_count && heard; i++)
		heard = tell_place(&telling, &reading->places[i]);
	heard = heard && item_write_end(&telling.writer, &telling.unheard);
	item_writer_clear(&telling.writer);
	return heard ? CHILD_ANSWERED : CHILD_NOT_HEARD;
}

/* What the index CONTAINER, or the part of it that is asked about, has of the keys. */
static int answer_find(ReadingRequest *reading, Container *container)
{
	Telling telling = { .reading = reading, .container = container, .heard = true };
	ContainerSink sink = {
		.item = tell_item,
		.loss = tell_loss,
		.progress = tell_progress,
		.context = &telling,
	};

	item_writer_init(&telling.writer, child_answer, NULL);
	container_find(container, reading->keys, reading->key_count, &sink);
	bool heard = begin(&telling) && item_write_end(&telling.writer, &telling.unheard);

	item_writer_clear(&telling.writer);
	return heard ? CHILD_ANSWERED : CHILD_NOT_HEARD;
}

static int say_no_container(void)
{
	Error err;

	error_set(&err, ERROR_FORMAT, "is no file with items in it");
	return answer_error(&err);
}

static int answer_item(ReadingRequest *reading, Container *container)
{
	Arena *arena = arena_new();
	Error err = { 0 }, unheard;
	Article *article = read_item(reading, container, &reading->place, NULL, NULL, arena, &err);
	bool written = write_article(&reading->tools, article, &err, child_answer, NULL, &unheard);

	arena_free(arena);
	return end_of(reading, written);
}

static int answer(ReadingRequest *reading, SourceInput *input, Container *container)
{
	bool placed = reading->task == READING_ITEM || reading->task == READING_PLACES;
	bool finds = reading->task == READING_FIND;

	if (container == NULL && tools_missed(&reading->tools) != 0)
		return end_of(reading, false);
	if (container == NULL)
		return placed || finds ? say_no_container() : answer_page(reading, input);
	code_pages_release();
	if (finds)
		return answer_find(reading, container);
	if (!placed)
		return answer_items(reading, container);
	return reading->task == READING_ITEM ? answer_item(reading, container)
					     : answer_places(reading, container);
}

/* What of INPUT is asked about: all, or the block of an index. */
static SourceInput *asked_part(const ReadingRequest *reading, SourceInput *input)
{
	Extent at = reading->place.at[0];

	if (reading->task != READING_FIND || reading->place.levels == 0)
		return input;
	return input_part(input, at.offset, at.length);
}

static uint64_t bytes_to_read(const ReadingRequest *reading, const SourceInput *input)
{
	return reading->task == READING_ITEM ? reading->place.at[0].length : input_size(input);
}

static int run(void *context)
{
	ReadingRequest *reading = context;

	SourceInput *input = input_of_descriptor(STDIN_FILENO);

	if (bytes_to_read(reading, input) >= LARGE_BYTES)
		memory_expect(HEAP_BYTES);
	else
		memory_keep();
	SourceInput *part = asked_part(reading, input);
	Container *container = container_open(part);
	int status = answer(reading, part, container);

	container_free(container);
	if (part != input)
		input_free(part);
	input_free(input);
	tools_close(&reading->tools);
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
