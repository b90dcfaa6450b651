/* SPDX-License-Identifier: ISC */
#include "worker/cataloguing.h"

#include <errno.h>
#include <unistd.h>

#include "base/number.h"
#include "extract/charset.h"
#include "source/bytes.h"
#include "source/source.h"
#include "worker/page.h"
#include "worker/payload.h"

enum {
	HEADER_BYTES = 17,
	FRAME_HEADER_BYTES = 8,
	SIZE_BYTES = 4,
	SEVERAL = 2, /* articles of a container: its items are rows then */
	CPU_SECONDS = 12 * 3600, /* the parent sees to it that no page takes long */
	HEAP_BYTES = 64 << 20, /* more than any usual page takes */
	HEAP_KEPT = 2 << 20, /* from one page to the next */
};

typedef struct {
	uint32_t number;
	bool truncated;
	Str address;
	Text bytes; /* owned */
	PageFrames frames;
} Page;

/* The child */

static void prepare(void *context)
{
	Cataloguing *desk = context;

	if (desk->in_idle_time)
		child_give_way();
	desk->tools = tools_open(TOOLS_ALL);
}

/* SIZE bytes from descriptor 0; false at its end. */
static bool read_fully(char *out, size_t size)
{
	while (size > 0) {
		ssize_t got = read(STDIN_FILENO, out, size);

		if (got < 0 && errno == EINTR)
			continue;
		if (got <= 0)
			return false;
		out += got;
		size -= (size_t)got;
	}
	return true;
}

/* A text of SIZE bytes from there, in ARENA. */
static bool read_text(Arena *arena, size_t size, Str *out)
{
	char *at = arena_alloc(arena, size);

	*out = str_of(at, size);
	return read_fully(at, size);
}

static bool read_frames(PageFrames *frames, size_t count, Arena *arena)
{
	PageFrame *read = arena_array(arena, count, sizeof *read);

	*frames = (PageFrames){ read, count };
	for (size_t i = 0; i < count; i++) {
		char header[FRAME_HEADER_BYTES];

		if (!read_fully(header, sizeof header) ||
			!read_text(arena, (size_t)number_get(header, 4), &read[i].name) ||
			!read_text(arena, (size_t)number_get(header + 4, 4), &read[i].bytes))
			return false;
	}
	return true;
}

static bool read_page(Page *page, Arena *arena)
{
	char header[HEADER_BYTES];

	*page = (Page){ .bytes = text_in(NULL) };
	if (!read_fully(header, sizeof header))
		return false;
	page->number = (uint32_t)number_get(header, 4);
	page->truncated = header[4] != 0;
	size_t address_bytes = (size_t)number_get(header + 5, 4);
	size_t bytes = (size_t)number_get(header + 9, 4);

	if (!read_text(arena, address_bytes, &page->address) ||
		!read_fully(text_reserve(&page->bytes, bytes), bytes))
		return false;
	page->bytes.size = bytes;
	if (address_bytes == 0)
		page->address = STR_NONE;
	return read_frames(&page->frames, (size_t)number_get(header + 13, 4), arena);
}

/* What extract finds out of a page beside its article. */
typedef struct {
	PageSort sort;
	BlockHashes blocks;
} Findings;

static PageFacts facts_of(Cataloguing *desk, const Page *page, Findings *findings)
{
	return (PageFacts){
		.view = EXTRACT_ARTICLE,
		.address = page->address,
		.tools = &desk->tools,
		.truncated = page->truncated,
		.sort = &findings->sort,
		.told = &findings->blocks,
		.frames = page->frames,
	};
}

/* What a container holds, as far as it matters. */
typedef struct {
	size_t articles;
	ItemPlace only; /* of the first */
} Holding;

static bool hold(void *context, const ContainerItem *item)
{
	Holding *holding = context;

	/* A summary of an index leads to many. */
	if (item->nested)
		holding->articles += SEVERAL;
	else if (item->article && holding->articles++ == 0)
		holding->only = item->place;
	return holding->articles < SEVERAL;
}

static void hold_loss(void *context, uint64_t offset, const char *sentence)
{
	(void)context;
	(void)offset;
	(void)sentence;
}

static void hold_progress(void *context, uint64_t offset)
{
	(void)context;
	(void)offset;
}

/* The only article of CONTAINER, some of whose texts are in ARENA; NULL with ERR, or with
 * *SEVERAL. */
static Article *read_contained(Cataloguing *desk, const Page *page, Container *container,
	Findings *findings, bool *several, Arena *arena, Error *err)
{
	Decoder decoder = tools_decoder(&desk->tools);
	Holding holding = { 0 };
	ContainerSink sink = { hold, hold_loss, hold_progress, &holding, &decoder };

	container_list(container, &sink);
	*several = holding.articles >= SEVERAL;
	if (holding.articles != 1) {
		error_set(err, ERROR_FORMAT, "holds no article");
		return NULL;
	}
	ContainerPage contained;
	Article *article = NULL;

	container_page_init(&contained, arena);
	contained.decoder = &decoder;
	if (container_read(container, &holding.only, &contained, err)) {
		PageFacts facts = facts_of(desk, page, findings);

		facts.truncated = contained.truncated;
		facts.contained = &contained;
		facts.kind = container_kind(container);
		facts.place = &holding.only;
		facts.frames = (PageFrames){ 0 };
		article = page_read(&contained.bytes, &facts, err);
	}
	container_page_clear(&contained);
	return article;
}

/* The bytes of INPUT, which is no container. */
static Article *read_bare(
	Cataloguing *desk, const Page *page, SourceInput *input, Findings *findings, Error *err)
{
	PageFacts facts = facts_of(desk, page, findings);
	Text bytes = text_in(NULL);
	Article *article = NULL;

	if (bytes_read(input, &bytes, &facts.truncated, err)) {
		facts.truncated = facts.truncated || page->truncated;
		article = page_read(&bytes, &facts, err);
	}
	text_clear(&bytes);
	return article;
}

/* Reads PAGE, and answers what it is. */
static bool answer_page(Cataloguing *desk, const Page *page, Arena *arena)
{
	SourceInput *input = input_of_str(text_str(&page->bytes));
	Container *container = container_open(input);
	Findings findings = { .sort = PAGESORT_ARTICLE };
	bool several = false;
	Error err = { 0 };
	Article *article = container == NULL
		? read_bare(desk, page, input, &findings, &err)
		: read_contained(desk, page, container, &findings, &several, arena, &err);
	CatalogueEntry entry = catalogue_entry_of(article, findings.sort, &err, arena);
	Text payload = text_in(arena), record = text_in(arena);

	entry.blocks = findings.blocks;
	if (several)
		entry.kind = CATALOGUE_CONTAINER;
	entry.number = page->number;
	catalogue_put_entry(&payload, &entry);
	payload_put_number(&record, payload.size, SIZE_BYTES);
	text_add(&record, text_str(&payload));
	article_free(article);
	container_free(container);
	input_free(input);
	return child_answer(NULL, record.at, record.size, &err);
}

static int run(void *context)
{
	Cataloguing *desk = context;
	bool more = true, heard = true;

	memory_expect(HEAP_BYTES);
	while (more && heard) {
		Arena *arena = arena_new();
		Page page;

		more = read_page(&page, arena);
		if (more)
			heard = answer_page(desk, &page, arena);
		text_clear(&page.bytes);
		arena_free(arena);
		memory_spare(HEAP_KEPT);
	}
	return heard ? CHILD_ANSWERED : CHILD_NOT_HEARD;
}

ChildJob cataloguing_job(Cataloguing *cataloguing)
{
	return (ChildJob){
		.prepare = prepare,
		.run = run,
		.context = cataloguing,
		.cpu_seconds = CPU_SECONDS,
	};
}

/* The parent */

void cataloguing_put_page(Text *out, const CataloguePage *page)
{
	payload_put_number(out, page->number, 4);
	payload_put_number(out, page->truncated, 1);
	payload_put_number(out, page->address.size, 4);
	payload_put_number(out, page->bytes.size, 4);
	payload_put_number(out, page->frames.count, 4);
	text_add(out, page->address);
	text_add(out, page->bytes);
	for (size_t i = 0; i < page->frames.count; i++) {
		const PageFrame *frame = &page->frames.frames[i];

		payload_put_number(out, frame->name.size, 4);
		payload_put_number(out, frame->bytes.size, 4);
		text_add(out, frame->name);
		text_add(out, frame->bytes);
	}
}

int cataloguing_take(Str *rest, Arena *arena, CatalogueEntry *entry, Error *err)
{
	if (rest->size < SIZE_BYTES)
		return 0;
	size_t size = (size_t)number_get(rest->at, SIZE_BYTES);

	if (size > CATALOGUE_RECORD_BYTES_MAX) {
		error_set(err, ERROR_CHILD, "a record of the catalogue is too large");
		return -1;
	}
	if (rest->size - SIZE_BYTES < size)
		return 0;
	Payload payload = { .left = str_slice(*rest, SIZE_BYTES, SIZE_BYTES + size),
		.scratch = arena };

	*rest = str_from(*rest, SIZE_BYTES + size);
	if (catalogue_take_entry(&payload, entry))
		return 1;
	error_set(err, ERROR_CHILD, "a record of the catalogue is damaged");
	return -1;
}
