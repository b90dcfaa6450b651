/* SPDX-License-Identifier: ISC */
#include "source/warc.h"

#include <string.h>

#include "source/capture.h"
#include "source/header.h"
#include "source/record_stream.h"

enum {
	HEAD_LOOK_BYTES = 4096, /* where most heads end */
	HEAD_BYTES_MAX = RECORD_PEEK_BYTES_MAX,
	ARENA_BYTES = 256 << 10, /* of texts, before they are given back */
	SEGMENT_SEARCH_RECORDS = 1000, /* behind the first segment, that may be others */
};

static bool begins_record(Str bytes)
{
	return str_starts(bytes, "WARC/");
}

/* Record types that hold what an address gave, and whether it is there in full. */
static const struct {
	const char *name;
	bool full;
} item_types[] = {
	{ "response", true },
	{ "resource", true },
	{ "conversion", true },
	{ "revisit", false },
};

/* The head of a record; texts are borrowed from the stream's buffer or in the arena. */
typedef struct {
	Str header; /* its fields */
	size_t size; /* of the head, its empty line included */
	uint64_t length; /* of the block */
	bool has_length;
} Record;

/* Offset behind the empty line that ends the head in BYTES; STR_NOWHERE. */
static size_t end_of_head(Str bytes)
{
	for (size_t at = 0;;) {
		at = str_find_byte(bytes, '\n', at);
		if (at == STR_NOWHERE)
			return at;
		at++;
		if (at < bytes.size && bytes.at[at] == '\n')
			return at + 1;
		if (at + 1 < bytes.size && bytes.at[at] == '\r' && bytes.at[at + 1] == '\n')
			return at + 2;
	}
}

/* The head of the record that STREAM stands at; it is not skipped. False where no
 * record begins. */
static bool peek_record(RecordStream *stream, Arena *arena, Record *record)
{
	Str bytes = record_stream_peek(stream, HEAD_LOOK_BYTES);

	if (!begins_record(bytes))
		return false;
	size_t end = end_of_head(bytes);

	if (end == STR_NOWHERE) {
		bytes = record_stream_peek(stream, HEAD_BYTES_MAX);
		end = end_of_head(bytes);
	}
	*record = (Record){ .size = end == STR_NOWHERE ? bytes.size : end };
	Str rest = str_copy(arena, str_slice(bytes, 0, record->size)), line;
	unsigned long length = 0;

	(void)str_next_line(&rest, &line);
	record->header = rest;
	record->has_length =
		str_number(str_trim(header_value(arena, rest, "Content-Length")), &length);
	record->length = length;
	return true;
}

/* The value of field NAME without the angle brackets some writers put around it. */
static Str field(Arena *arena, const Record *record, const char *name)
{
	Str value = str_trim(header_value(arena, record->header, name));

	if (value.size >= 2 && value.at[0] == '<' && value.at[value.size - 1] == '>')
		value = str_slice(value, 1, value.size - 1);
	return value;
}

/* Is RECORD an item? *FULL: its block holds the page. */
static bool is_item(Arena *arena, const Record *record, bool *full)
{
	Str type = field(arena, record, "WARC-Type");

	for (size_t i = 0; i < sizeof item_types / sizeof *item_types; i++) {
		*full = item_types[i].full;
		if (str_is_nocase(type, item_types[i].name))
			return true;
	}
	return false;
}

/* Later segments of a record are not items of their own. */
static bool is_later_segment(Arena *arena, const Record *record)
{
	Str number = field(arena, record, "WARC-Segment-Number");

	return !str_empty(number) && !str_is(number, "1");
}

/* Between records */

/* Is what follows the block of a record, once the line ends are skipped, what should:
 * another record, or the end? */
static bool is_followed_well(RecordStream *stream)
{
	uint64_t ends = record_stream_skip_line_ends(stream);
	Str next = record_stream_peek(stream, sizeof "WARC/");

	return next.size == 0 || (ends > 0 && begins_record(next));
}

static const Str record_mark = STR("\nWARC/");

static size_t find_record(Str bytes)
{
	const char *at = memmem(bytes.at, bytes.size, record_mark.at, record_mark.size);

	return at != NULL ? (size_t)(at + 1 - bytes.at) : STR_NOWHERE;
}

/* Skips to the next record of the part. False when there is none. */
static bool skip_to_record(RecordStream *stream)
{
	return record_stream_skip_to(stream, find_record, record_mark.size);
}

/* Listing */

typedef struct {
	SourceInput *input;
	ContainerWalk *walk;
	RecordStream *stream; /* owned */
	Arena *arena; /* owned: texts of the record at hand */
	bool cut; /* a record of this part ends with it, which has been said */
} Lister;

static void reset_arena(Lister *lister)
{
	if (arena_bytes(lister->arena) < ARENA_BYTES)
		return;
	arena_free(lister->arena);
	lister->arena = arena_new();
}

/* ITEM from RECORD, whose block begins with BLOCK. */
static void describe(Arena *arena, const Record *record, Str block, bool full, ContainerItem *item)
{
	item->address = field(arena, record, "WARC-Target-URI");
	item->captured = capture_time(arena, field(arena, record, "WARC-Date"));
	item->digest = field(arena, record, "WARC-Payload-Digest");
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
		(void)skip_to_record(stream);
		return;
	}
	uint64_t end = block + skipped;
	uint64_t found = input_find(lister->input, record_mark, block, end + record_mark.size);

	if (found == UINT64_MAX)
		found = input_find(lister->input, record_mark, end, UINT64_MAX);
	record_stream_free(stream);
	lister->stream = record_stream_open(lister->input,
		found == UINT64_MAX ? input_size(lister->input) : found + 1, begins_record);
}

/* Goes from a block of RECORD to what is behind it. */
static void leave_block(Lister *lister, uint64_t place, const Record *record)
{
	RecordStream *stream = lister->stream;
	uint64_t block = record_stream_place(stream);
	uint64_t skipped = record_stream_skip(stream, record->length);
	bool cut = skipped < record->length && record->has_length;

	if (cut && !record_stream_is_packed(stream) &&
		input_find(lister->input, record_mark, block, UINT64_MAX) != UINT64_MAX)
		recover(lister, place, block, skipped);
	else if (cut) {
		lister->cut = true;
		walk_loss(lister->walk, place, "the record is cut: %llu bytes of it are missing",
			(unsigned long long)(record->length - skipped));
	} else if (!is_followed_well(stream) && record->has_length)
		recover(lister, place, block, skipped);
	else if (!record->has_length)
		recover(lister, place, block, 0);
}

/* One record, which the stream stands at and then stands behind. */
static void list_record(Lister *lister, const Record *record)
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
		Record record;

		reset_arena(lister);
		(void)record_stream_skip_line_ends(lister->stream);
		walk_progress(lister->walk, record_stream_offset(lister->stream));
		if (record_stream_peek(lister->stream, 1).size == 0)
			return;
		if (peek_record(lister->stream, lister->arena, &record)) {
			list_record(lister, &record);
			continue;
		}
		uint64_t place = record_stream_place(lister->stream);
		bool more = skip_to_record(lister->stream);

		walk_loss(lister->walk, place, "what stands there is no record%s",
			more ? "; reading went on at the next one" : "");
	}
}

static void warc_list(SourceInput *input, ContainerWalk *walk)
{
	Lister lister = {
		.input = input,
		.walk = walk,
		.stream = record_stream_open(input, 0, begins_record),
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
static bool find_original(SourceInput *input, const Record *record, Arena *arena, Extent *extent)
{
	Original original = {
		.address = field(arena, record, "WARC-Refers-To-Target-URI"),
		.captured = capture_time(arena, field(arena, record, "WARC-Refers-To-Date")),
		.digest = field(arena, record, "WARC-Payload-Digest"),
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
static void take_block(RecordStream *stream, const Record *record, Text *block, ContainerPage *page)
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
	if (record->has_length && came == wanted && is_followed_well(stream))
		return;
	if (block->size == 0)
		return;
	const char *next = memmem(block->at, block->size, record_mark.at, record_mark.size);

	if (came == wanted && record->has_length)
		container_page_damage(page, "The length of its record is wrong.");
	if (next == NULL && record->has_length)
		return;
	if (next != NULL)
		block->size = (size_t)(next - block->at);
	while (block->size > 0 && ascii_is_space(block->at[block->size - 1]))
		block->size--;
}

/* Segments. What is too large for one file goes on in records of type continuation, each
 * of which names the first one and its own number; the last also says how much there is
 * in all. Those that are in the same file are joined. */

/* The next record from where STREAM stands, in this part or another; the stream stands at
 * it. False at the end of the file. */
static bool next_record(RecordStream *stream, Arena *arena, Record *record)
{
	do {
		(void)record_stream_skip_line_ends(stream);
		if (record_stream_peek(stream, 1).size > 0 &&
			(peek_record(stream, arena, record) ||
				(skip_to_record(stream) && peek_record(stream, arena, record))))
			return true;
	} while (record_stream_next(stream));
	return false;
}

/* Adds to BLOCK the segments of the record ORIGIN that follow where STREAM stands. True
 * when the last one was among them. */
static bool take_segments(RecordStream *stream, Str origin, Text *block)
{
	unsigned long wanted = 2;
	bool last = false;

	for (int looked = 0; !last && looked < SEGMENT_SEARCH_RECORDS; looked++) {
		Arena *arena = arena_new();
		Record record;
		unsigned long number = 0;

		if (!next_record(stream, arena, &record)) {
			arena_free(arena);
			return false;
		}
		bool fits = str_equal(field(arena, &record, "WARC-Segment-Origin-ID"), origin) &&
			str_number(field(arena, &record, "WARC-Segment-Number"), &number) &&
			number == wanted;
		size_t room = CONTAINER_PAGE_BYTES_MAX - block->size;

		(void)record_stream_skip(stream, record.size);
		if (fits) {
			wanted++;
			last = !str_empty(field(arena, &record, "WARC-Segment-Total-Length"));
			(void)record_stream_take(
				stream, record.length < room ? (size_t)record.length : room, block);
		} else {
			(void)record_stream_skip(stream, record.length);
		}
		arena_free(arena);
	}
	return last;
}

/* The head of the record at EXTENT, whose block STREAM then stands at. NULL with ERR. */
static RecordStream *open_record(
	SourceInput *input, Extent extent, Arena *arena, Record *record, Error *err)
{
	RecordStream *stream = record_stream_open_place(input, extent.offset, begins_record);

	if (stream != NULL && peek_record(stream, arena, record)) {
		(void)record_stream_skip(stream, record->size);
		return stream;
	}
	record_stream_free(stream);
	error_set(err, ERROR_FORMAT, "no record begins at byte %llu",
		(unsigned long long)extent.offset);
	return NULL;
}

static void read_block(RecordStream *stream, const Record *record, ContainerPage *page)
{
	Str digest = field(page->arena, record, "WARC-Payload-Digest");
	Str cut = field(page->arena, record, "WARC-Truncated");
	Text block = text_in(NULL);

	take_block(stream, record, &block, page);
	if (!str_empty(cut)) {
		page->truncated = true;
		container_page_damage(
			page, "It was cut when it was captured (%.*s).", (int)cut.size, cut.at);
	}
	if (str_is(field(page->arena, record, "WARC-Segment-Number"), "1") &&
		!take_segments(stream, field(page->arena, record, "WARC-Record-ID"), &block)) {
		page->truncated = true;
		container_page_damage(page, "It goes on in a record that is not in this file.");
	}
	capture_read(text_str(&block), header_value(page->arena, record->header, "Content-Type"),
		digest, page);
	text_clear(&block);
}

static bool read_revisit(SourceInput *input, const Record *revisit, ContainerPage *page, Error *err)
{
	Extent extent;
	Record original;

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
	Record record;
	RecordStream *stream = open_record(input, extent, page->arena, &record, err);
	bool good = true;

	if (stream == NULL)
		return false;
	page->address = field(page->arena, &record, "WARC-Target-URI");
	page->captured = capture_time(page->arena, field(page->arena, &record, "WARC-Date"));
	if (str_is_nocase(field(page->arena, &record, "WARC-Type"), "revisit"))
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
	return begins_record(beginning);
}

const ContainerKind warc_kind = {
	.name = "warc",
	.title = "a WARC file",
	.reads_packed = true,
	.recognise = warc_recognise,
	.list = warc_list,
	.read = warc_read,
};
