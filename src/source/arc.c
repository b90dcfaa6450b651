/* SPDX-License-Identifier: ISC */
#include "source/arc.h"

#include "source/capture.h"
#include "source/record_stream.h"

enum {
	LINE_BYTES_MAX = 16 << 10,
	FIELDS_MAX = 10,
	FIELDS_1 = 5, /* of version 1: address, machine, time, type, length */
	FIELDS_BEFORE = 4, /* of both: those up to the type */
	FIELDS_2 = 10, /* of version 2, where five more stand before the length */
	TIME_DIGITS = 14,
	ARENA_BYTES = 256 << 10,
};

static const char *const schemes[] = { "http://", "https://", "filedesc:", "ftp://",
	"dns:", "news:", "mailto:" };

static bool begins_record(Str bytes)
{
	for (size_t i = 0; i < sizeof schemes / sizeof *schemes; i++)
		if (str_starts_nocase(bytes, schemes[i]))
			return true;
	return false;
}

typedef struct {
	Str address, time, type;
	size_t size; /* of the line, its end included */
	uint64_t length; /* of the block */
} Record;

/* The last word of LINE, which is cut before it. */
static Str take_last_word(Str *line)
{
	size_t space = str_find_last_byte(*line, ' ');
	Str word = str_from(*line, space == STR_NOWHERE ? 0 : space + 1);

	*line = str_slice(*line, 0, space == STR_NOWHERE ? 0 : space);
	return word;
}

static bool is_time(Str word)
{
	unsigned long unused;

	return word.size >= 8 && word.size <= TIME_DIGITS && str_number(word, &unused);
}

/* LINE as the head of a record: its words from the last one on, FIELDS of them. */
static bool parse_fields(Str line, size_t fields, Record *record)
{
	Str words[FIELDS_MAX];
	unsigned long length;

	for (size_t i = fields - 1; i > 0; i--)
		words[i] = take_last_word(&line);
	words[0] = line;
	if (!is_time(words[2]) || !str_number(words[fields - 1], &length) ||
		!begins_record(words[0]))
		return false;
	record->address = words[0];
	record->time = words[2];
	record->type = words[3];
	record->length = length;
	return true;
}

/* Is WORD the number of a machine, or none? */
static bool is_machine(Str word)
{
	for (size_t i = 0; i < word.size; i++)
		if (ascii_hex(word.at[i]) < 0 && word.at[i] != '.' && word.at[i] != ':' &&
			word.at[i] != '-')
			return false;
	return word.size > 0;
}

/* LINE as the head of a record of FIELDS words but for its type, which may hold blanks: what
 * stands between the time and the words behind it. */
static bool parse_spaced(Str line, size_t fields, Record *record)
{
	Str last = STR_NONE;
	unsigned long length;

	for (size_t i = FIELDS_BEFORE; i < fields; i++) {
		Str word = take_last_word(&line);

		last = i == FIELDS_BEFORE ? word : last;
	}
	if (!str_number(last, &length) || !begins_record(line))
		return false;
	for (size_t at = 0; (at = str_find_byte(line, ' ', at)) != STR_NOWHERE; at++) {
		Str rest = str_from(line, at), machine, time;

		if (!str_next_word(&rest, &machine) || !is_machine(machine) ||
			!str_next_word(&rest, &time) || !is_time(time) || str_trim(rest).size == 0)
			continue;
		*record = (Record){ .address = str_slice(line, 0, at),
			.time = time,
			.type = str_trim(rest),
			.size = record->size,
			.length = length };
		return true;
	}
	return false;
}

/* Does BYTES begin with the head of a record? Texts borrow BYTES. */
static bool parse_record(Str bytes, Record *record)
{
	Str rest = bytes, line;

	if (!begins_record(bytes) || !str_next_line(&rest, &line) || line.size == bytes.size)
		return false;
	record->size = bytes.size - rest.size;
	return parse_fields(line, FIELDS_2, record) || parse_fields(line, FIELDS_1, record) ||
		parse_spaced(line, FIELDS_2, record) || parse_spaced(line, FIELDS_1, record);
}

static bool peek_record(RecordStream *stream, Record *record)
{
	return parse_record(record_stream_peek(stream, LINE_BYTES_MAX), record);
}

/* How far in BYTES the next line is that is the head of a record; STR_NOWHERE. */
static size_t find_record(Str bytes)
{
	for (size_t at = 0; at < bytes.size; at++) {
		Record unused;

		at = str_find_byte(bytes, '\n', at);
		if (at == STR_NOWHERE)
			break;
		if (parse_record(str_from(bytes, at + 1), &unused))
			return at + 1;
	}
	return STR_NOWHERE;
}

/* Skips to the next record of the part. False when there is none. */
static bool skip_to_record(RecordStream *stream)
{
	return record_stream_skip_to(stream, find_record, LINE_BYTES_MAX);
}

/* Listing */

/* The file that is listed. */
typedef struct {
	SourceInput *input;
	ContainerWalk *walk;
	RecordStream *stream; /* owned */
	bool cut; /* a record of this part ends with it, which has been said */
} Lister;

/* The length of the record at PLACE, whose block begins at BLOCK, is wrong. In a plain file the
 * next record may begin within that. */
static void recover(Lister *lister, uint64_t place, uint64_t block)
{
	walk_loss(lister->walk, place,
		"the length of the record is wrong; reading went on at the next one");
	if (!record_stream_is_packed(lister->stream)) {
		record_stream_free(lister->stream);
		lister->stream = record_stream_open(lister->input, block, begins_record);
	}
	(void)skip_to_record(lister->stream);
}

/* Leaves the block of the record at PLACE for what is behind it. */
static void leave_block(Lister *lister, uint64_t place, const Record *record)
{
	RecordStream *stream = lister->stream;
	Record next;
	uint64_t block = record_stream_place(stream);
	uint64_t skipped = record_stream_skip(stream, record->length);

	if (skipped < record->length) {
		lister->cut = true;
		walk_loss(lister->walk, place, "the record is cut: %llu bytes of it are missing",
			(unsigned long long)(record->length - skipped));
		return;
	}
	(void)record_stream_skip_line_ends(stream);
	if (record_stream_peek(stream, 1).size > 0 && !peek_record(stream, &next))
		recover(lister, place, block);
}

/* One record, which the stream stands at and then stands behind. */
static void list_record(Lister *lister, Arena *arena, const Record *record)
{
	RecordStream *stream = lister->stream;
	Extent extent = { .offset = record_stream_place(stream) };
	bool first = record_stream_is_packed(stream) && record_stream_is_fresh(stream);
	ContainerItem item = {
		.address = str_copy(arena, record->address),
		.captured = capture_time(arena, record->time),
		.place.levels = 1,
	};
	Record of_line = *record;
	Str type = str_copy(arena, record->type);

	of_line.address = item.address;
	of_line.type = type;
	(void)record_stream_skip(stream, record->size);
	Str block = record_stream_peek(stream, CAPTURE_LOOK_BYTES);

	if (record->length < block.size)
		block.size = (size_t)record->length;
	capture_look(arena, str_copy(arena, block), type, &item);
	leave_block(lister, extent.offset, &of_line);
	stream = lister->stream;
	if (first && record_stream_peek(stream, 1).size == 0)
		extent.length = record_stream_offset(stream) - extent.offset;
	else if (!first)
		extent.length = record_stream_place(stream) - extent.offset;
	item.place.at[0] = extent;
	if (!str_starts(item.address, "filedesc:"))
		(void)walk_item(lister->walk, &item);
}

static void list_part(Lister *lister)
{
	ContainerWalk *walk = lister->walk;
	Arena *arena = arena_new();

	while (!walk_stopped(walk)) {
		RecordStream *stream = lister->stream;
		Record record;

		(void)record_stream_skip_line_ends(stream);
		walk_progress(walk, record_stream_offset(stream));
		if (record_stream_peek(stream, 1).size == 0)
			break;
		if (arena_bytes(arena) > ARENA_BYTES) {
			arena_free(arena);
			arena = arena_new();
		}
		if (peek_record(stream, &record)) {
			list_record(lister, arena, &record);
			continue;
		}
		uint64_t place = record_stream_place(stream);
		bool more = skip_to_record(stream);

		walk_loss(walk, place, "what stands there is no record%s",
			more ? "; reading went on at the next one" : "");
	}
	arena_free(arena);
}

static void arc_list(SourceInput *input, ContainerWalk *walk)
{
	Lister lister = {
		.input = input,
		.walk = walk,
		.stream = record_stream_open(input, 0, begins_record),
	};
	bool more = true;

	while (more && !walk_stopped(walk)) {
		lister.cut = false;
		list_part(&lister);
		if (record_stream_is_damaged(lister.stream) && !lister.cut)
			walk_loss(walk, record_stream_offset(lister.stream),
				"the packed record is damaged or cut");
		more = !walk_stopped(walk) && record_stream_next(lister.stream);
	}
	if (!walk_stopped(walk) && record_stream_is_damaged(lister.stream))
		walk_loss(walk, record_stream_offset(lister.stream), "a packed record is cut");
	record_stream_free(lister.stream);
}

/* Reading */

/* The block of RECORD, which STREAM stands at: as long as it is told, or to where the
 * next record begins. */
static void take_block(RecordStream *stream, const Record *record, Text *block, ContainerPage *page)
{
	size_t size = record->length < CONTAINER_PAGE_BYTES_MAX ? (size_t)record->length
								: (size_t)CONTAINER_PAGE_BYTES_MAX;
	Record next;

	page->truncated = record_stream_take(stream, size, block) < record->length;
	if (page->truncated)
		container_page_damage(page, "Its record is cut or damaged.");
	(void)record_stream_skip_line_ends(stream);
	Str behind = record_stream_peek(stream, RECORD_PEEK_BYTES_MAX);

	if (page->truncated || behind.size == 0 || parse_record(behind, &next))
		return;
	size_t more = find_record(behind), within = find_record(text_str(block));

	container_page_damage(page, "The length of its record is wrong.");
	if (within != STR_NOWHERE) {
		block->size = within;
		return;
	}
	text_add(block, str_slice(behind, 0, more == STR_NOWHERE ? 0 : more));
}

static bool arc_read(SourceInput *input, Extent extent, ContainerPage *page, Error *err)
{
	RecordStream *stream = record_stream_open_place(input, extent.offset, begins_record);
	Record record;

	if (stream == NULL || !peek_record(stream, &record)) {
		record_stream_free(stream);
		return error_set(err, ERROR_FORMAT, "no record begins at byte %llu",
			(unsigned long long)extent.offset);
	}
	Str type = str_copy(page->arena, record.type);
	Text block = text_in(NULL);

	page->address = str_copy(page->arena, record.address);
	page->captured = capture_time(page->arena, record.time);
	(void)record_stream_skip(stream, record.size);
	take_block(stream, &record, &block, page);
	capture_read(text_str(&block), type, STR_NONE, page);
	text_clear(&block);
	record_stream_free(stream);
	return true;
}

static bool arc_recognise(Str beginning, SourceInput *input)
{
	Str rest = beginning, line;

	(void)input;
	/* The first record is about the file itself; its length need not be a number. */
	return str_starts(beginning, "filedesc:") && str_next_line(&rest, &line) &&
		str_find(line, " text/plain ", 0) != STR_NOWHERE;
}

const ContainerKind arc_kind = {
	.name = "arc",
	.title = "an ARC file",
	.reads_packed = true,
	.recognise = arc_recognise,
	.list = arc_list,
	.read = arc_read,
};
