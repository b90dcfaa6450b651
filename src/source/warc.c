/* SPDX-License-Identifier: ISC */
#include "source/warc.h"

#include <string.h>

#include "source/capture.h"
#include "source/header.h"
#include "source/http.h"
#include "source/record_stream.h"
#include "source/warc_parts.h"
#include "source/warc_record.h"

enum {
	ARENA_BYTES = 256 << 10, /* of texts, before they are given back */
};

/* Types of records that hold what an address gave, and whether it is there in full. */
static const struct {
	const char *name;
	bool full;
} item_types[] = {
	{ "response", true },
	{ "resource", true },
	{ "conversion", true },
	{ "revisit", false },
};

/* Is RECORD an item? *FULL: its block holds the page. */
static bool is_item(Arena *arena, const WarcRecord *record, bool *full)
{
	Str type = warc_field(arena, record, "WARC-Type");

	for (size_t i = 0; i < sizeof item_types / sizeof *item_types; i++) {
		*full = item_types[i].full;
		if (str_is_nocase(type, item_types[i].name))
			return true;
	}
	return false;
}

/* Later segments of a record are not items of their own. */
static bool is_later_segment(Arena *arena, const WarcRecord *record)
{
	Str number = warc_field(arena, record, "WARC-Segment-Number");

	return !str_empty(number) && !str_is(number, "1");
}

/* Listing */

typedef struct {
	SourceInput *input;
	ContainerWalk *walk;
	RecordStream *stream; /* owned */
	Arena *arena; /* owned: texts of the record at hand */
	bool cut; /* a record of this part ends with it, which has been said */
	WarcRanges ranges;
} Lister;

static void reset_arena(Lister *lister)
{
	if (arena_bytes(lister->arena) < ARENA_BYTES)
		return;
	arena_free(lister->arena);
	lister->arena = arena_new();
}

/* ITEM from RECORD, whose block begins with BLOCK. */
static void describe(
	Arena *arena, const WarcRecord *record, Str block, bool full, ContainerItem *item)
{
	item->address = warc_field(arena, record, "WARC-Target-URI");
	item->captured = capture_time(arena, warc_field(arena, record, "WARC-Date"));
	item->digest = warc_field(arena, record, "WARC-Payload-Digest");
	if (record->has_length && record->length < block.size)
		block.size = (size_t)record->length;
	capture_look(arena, block, header_value(arena, record->header, "Content-Type"), item);
	if (full)
		return;
	item->media_type = str("warc/revisit");
	item->article = false;
}

/* The block of the record at PLACE, which began at BLOCK and of which SKIPPED bytes were
 * there, has a wrong length. Of a plain file its next record may begin within the
 * block; else it is behind it. */
static void recover(Lister *lister, uint64_t place, uint64_t block, uint64_t skipped)
{
	RecordStream *stream = lister->stream;

	walk_loss(lister->walk, place,
		"the length of the record is wrong; reading went on at the next one");
	if (record_stream_is_packed(stream)) {
		(void)warc_skip_to_record(stream);
		return;
	}
	uint64_t end = block + skipped;
	uint64_t found = warc_find_head_in(lister->input, block, end);

	if (found == UINT64_MAX) {
		found = input_find(lister->input, warc_record_mark, block, UINT64_MAX);
		found = found == UINT64_MAX ? input_size(lister->input) : found + 1;
	}
	record_stream_free(stream);
	lister->stream = record_stream_open(lister->input, found, warc_begins_record);
}

/* Goes from a block of RECORD to what is behind it. */
static void leave_block(Lister *lister, uint64_t place, const WarcRecord *record)
{
	RecordStream *stream = lister->stream;
	uint64_t block = record_stream_place(stream);
	uint64_t skipped = record_stream_skip(stream, record->length);
	bool cut = skipped < record->length && record->has_length;

	if (cut && !record_stream_is_packed(stream) &&
		input_find(lister->input, warc_record_mark, block, UINT64_MAX) != UINT64_MAX)
		recover(lister, place, block, skipped);
	else if (cut) {
		lister->cut = true;
		walk_loss(lister->walk, place, "the record is cut: %llu bytes of it are missing",
			(unsigned long long)(record->length - skipped));
	} else if (!warc_is_followed_well(stream) && record->has_length)
		recover(lister, place, block, skipped);
	else if (!record->has_length)
		recover(lister, place, block, 0);
}

/* One record, which the stream stands at and then stands behind. */
static void list_record(Lister *lister, const WarcRecord *record)
{
	RecordStream *stream = lister->stream;
	Arena *arena = lister->arena;
	ContainerItem item = { .place.levels = 1 };
	Extent *extent = &item.place.at[0];
	bool first = record_stream_is_packed(stream) && record_stream_is_fresh(stream);
	bool full;

	extent->offset = record_stream_place(stream);
	(void)record_stream_skip(stream, record->size);
	uint64_t block = record_stream_place(stream);
	bool wanted = is_item(arena, record, &full) && !is_later_segment(arena, record);

	if (wanted)
		describe(arena, record,
			str_copy(arena, record_stream_peek(stream, CAPTURE_LOOK_BYTES)), full,
			&item);
	if (item.status == HTTP_STATUS_PART &&
		warc_range_goes_on(&lister->ranges, item.address,
			record_stream_peek(stream, CAPTURE_LOOK_BYTES)))
		item.article = false;
	leave_block(lister, extent->offset, record);
	stream = lister->stream;
	if (!wanted)
		return;
	if (first && record_stream_peek(stream, 1).size == 0)
		extent->length = record_stream_offset(stream) - extent->offset;
	else if (first)
		extent->length = block + record->length - extent->offset;
	else
		extent->length = record_stream_place(stream) - extent->offset;
	(void)walk_item(lister->walk, &item);
}

static void list_part(Lister *lister)
{
	while (!walk_stopped(lister->walk)) {
		WarcRecord record;

		reset_arena(lister);
		(void)record_stream_skip_line_ends(lister->stream);
		walk_progress(lister->walk, record_stream_offset(lister->stream));
		if (record_stream_peek(lister->stream, 1).size == 0)
			return;
		if (warc_peek_record(lister->stream, lister->arena, &record)) {
			list_record(lister, &record);
			continue;
		}
		uint64_t place = record_stream_place(lister->stream);
		bool more = warc_skip_to_record(lister->stream);

		walk_loss(lister->walk, place, "what stands there is no record%s",
			more ? "; reading went on at the next one" : "");
	}
}

static void warc_list(SourceInput *input, ContainerWalk *walk)
{
	Lister lister = {
		.input = input,
		.walk = walk,
		.stream = record_stream_open(input, 0, warc_begins_record),
		.arena = arena_new(),
	};
	bool more = true;

	while (more && !walk_stopped(walk)) {
		lister.cut = false;
		list_part(&lister);
		if (record_stream_is_damaged(lister.stream) && !lister.cut)
			walk_loss(walk, record_stream_offset(lister.stream),
				"the packed record is damaged or cut");
		more = !walk_stopped(walk) && record_stream_next(lister.stream);
		if (more && record_stream_junk(lister.stream) > 0)
			walk_loss(walk, record_stream_place(lister.stream),
				"%llu bytes before the record belong to none",
				(unsigned long long)record_stream_junk(lister.stream));
	}
	if (!walk_stopped(walk) && record_stream_is_damaged(lister.stream))
		walk_loss(walk, record_stream_offset(lister.stream), "a packed record is cut");
	record_stream_free(lister.stream);
	arena_free(lister.arena);
}

/* Revisits */

/* The capture that a revisit points to. */
typedef struct {
	Str address, captured, digest; /* absent: any */
	Extent same_digest; /* the first capture that has its digest */
	Extent found;
	bool any, exact;
} Original;

static bool consider(void *context, const ContainerItem *item)
{
	Original *original = context;

	if (str_is(item->media_type, "warc/revisit"))
		return true;
	if (!str_empty(original->address) && str_equal(item->address, original->address) &&
		str_equal(item->captured, original->captured)) {
		original->found = item->place.at[0];
		original->exact = true;
		return false;
	}
	if (!original->any && !str_empty(original->digest) &&
		str_equal(item->digest, original->digest)) {
		original->same_digest = item->place.at[0];
		original->any = true;
	}
	return !(original->any && str_empty(original->address));
}

static void ignore_loss(void *context, uint64_t offset, const char *sentence)
{
	(void)context;
	(void)offset;
	(void)sentence;
}

static void ignore_progress(void *context, uint64_t offset)
{
	(void)context;
	(void)offset;
}

/* The place of what RECORD, a revisit, is a repeat of. */
static bool find_original(
	SourceInput *input, const WarcRecord *record, Arena *arena, Extent *extent)
{
	Original original = {
		.address = warc_field(arena, record, "WARC-Refers-To-Target-URI"),
		.captured = capture_time(arena, warc_field(arena, record, "WARC-Refers-To-Date")),
		.digest = warc_field(arena, record, "WARC-Payload-Digest"),
	};
	ContainerSink sink = {
		.item = consider,
		.loss = ignore_loss,
		.progress = ignore_progress,
		.context = &original,
	};
	Container *container = container_open(input);

	if (container != NULL)
		container_list(container, &sink);
	container_free(container);
	*extent = original.exact ? original.found : original.same_digest;
	return original.exact || original.any;
}

/* Reading */

/* The block of RECORD, which STREAM stands behind the head of. What is wrong with its
 * length is said. */
static void take_block(
	RecordStream *stream, const WarcRecord *record, Text *block, ContainerPage *page)
{
	uint64_t wanted = record->has_length ? record->length : CONTAINER_PAGE_BYTES_MAX;
	size_t size = wanted < CONTAINER_PAGE_BYTES_MAX ? (size_t)wanted
							: (size_t)CONTAINER_PAGE_BYTES_MAX;
	size_t came = record_stream_take(stream, size, block);

	if (came < size && record->has_length) {
		page->truncated = true;
		container_page_damage(page, "Its record is cut or damaged.");
	} else if (came < wanted && record->has_length) {
		page->truncated = true;
		container_page_damage(page, "Its record is larger than what is read of one.");
	}
	if (record->has_length && came == wanted && warc_is_followed_well(stream))
		return;
	if (block->size == 0)
		return;
	size_t next = warc_find_head(text_str(block));

	if (came == wanted && record->has_length)
		container_page_damage(page, "The length of its record is wrong.");
	if (next == STR_NOWHERE && record->has_length)
		return;
	if (next != STR_NOWHERE)
		block->size = next;
	while (block->size > 0 && ascii_is_space(block->at[block->size - 1]))
		block->size--;
}

/* The head of the record at EXTENT, whose block STREAM then stands at. NULL with ERR. */
static RecordStream *open_record(
	SourceInput *input, Extent extent, Arena *arena, WarcRecord *record, Error *err)
{
	RecordStream *stream = record_stream_open_place(input, extent.offset, warc_begins_record);

	if (stream != NULL && warc_peek_record(stream, arena, record)) {
		(void)record_stream_skip(stream, record->size);
		return stream;
	}
	record_stream_free(stream);
	error_set(err, ERROR_FORMAT, "no record begins at byte %llu",
		(unsigned long long)extent.offset);
	return NULL;
}

static void read_block(RecordStream *stream, const WarcRecord *record, ContainerPage *page)
{
	Str digest = warc_field(page->arena, record, "WARC-Payload-Digest");
	Str cut = warc_field(page->arena, record, "WARC-Truncated");
	Text block = text_in(NULL);

	take_block(stream, record, &block, page);
	if (!str_empty(cut)) {
		page->truncated = true;
		container_page_damage(
			page, "It was cut when it was captured (%.*s).", (int)cut.size, cut.at);
	}
	if (str_is(warc_field(page->arena, record, "WARC-Segment-Number"), "1") &&
		!warc_take_segments(
			stream, warc_field(page->arena, record, "WARC-Record-ID"), &block)) {
		page->truncated = true;
		container_page_damage(page, "It goes on in a record that is not in this file.");
	}
	if (warc_take_ranges(stream, page->address, &block))
		digest = STR_NONE; /* of the first one alone */
	capture_read(text_str(&block), header_value(page->arena, record->header, "Content-Type"),
		digest, page);
	text_clear(&block);
}

static bool read_revisit(
	SourceInput *input, const WarcRecord *revisit, ContainerPage *page, Error *err)
{
	Extent extent;
	WarcRecord original;

	if (!find_original(input, revisit, page->arena, &extent))
		return error_set(
			err, ERROR_FORMAT, "is a repeat of a capture that is not in this file");
	RecordStream *stream = open_record(input, extent, page->arena, &original, err);

	if (stream == NULL)
		return false;
	read_block(stream, &original, page);
	record_stream_free(stream);
	return true;
}

static bool warc_read(SourceInput *input, Extent extent, ContainerPage *page, Error *err)
{
	WarcRecord record;
	RecordStream *stream = open_record(input, extent, page->arena, &record, err);
	bool good = true;

	if (stream == NULL)
		return false;
	page->address = warc_field(page->arena, &record, "WARC-Target-URI");
	page->captured = capture_time(page->arena, warc_field(page->arena, &record, "WARC-Date"));
	if (str_is_nocase(warc_field(page->arena, &record, "WARC-Type"), "revisit"))
		good = read_revisit(input, &record, page, err);
	else
		read_block(stream, &record, page);
	record_stream_free(stream);
	return good;
}

static bool warc_recognise(Str beginning, SourceInput *input)
{
	(void)input;
	while (str_starts(beginning, "\r") || str_starts(beginning, "\n"))
		beginning = str_from(beginning, 1);
	return warc_begins_record(beginning);
}

const ContainerKind warc_kind = {
	.name = "warc",
	.title = "a WARC file",
	.reads_packed = true,
	.recognise = warc_recognise,
	.list = warc_list,
	.read = warc_read,
};
