/* SPDX-License-Identifier: ISC */
#include "source/cdx.h"

#include "source/cdx_find.h"
#include "source/cdx_line.h"
#include "source/record_stream.h"

enum {
	ARENA_BYTES = 256 << 10,
};

typedef struct {
	ContainerWalk *walk;
	Arena *arena; /* owned; of the texts of one part of the file, ... */
	Arena *kept; /* owned: ... and of those of LAYOUT */
	CdxLayout layout;
	Text shard; /* owned: the file that the last line of a summary named */
	size_t wrong; /* lines that are none */
} Lister;

/* Each file a summary names is given once. */
static void give_shard(Lister *lister, const ContainerItem *item)
{
	if (str_equal(text_str(&lister->shard), item->file))
		return;
	lister->shard.size = 0;
	text_add(&lister->shard, item->file);
	(void)walk_item(lister->walk, item);
}

static void take_line(Lister *lister, Str line, uint64_t at)
{
	ContainerItem item;

	if (str_starts(line, "!meta "))
		lister->layout.packed_file = cdx_line_packed_file(line, lister->kept);
	if (str_empty(str_trim(line)) || str_starts(line, "!"))
		return;
	if (cdx_line_is_header(line))
		lister->layout = cdx_line_layout(str_from(str_trim(line), sizeof "CDX"));
	else if (!cdx_line_read(line, &lister->layout, lister->arena, &item)) {
		if (lister->wrong++ == 0)
			walk_loss(lister->walk, at, "the line there is none of an index");
	} else if (item.nested)
		give_shard(lister, &item);
	else
		(void)walk_item(lister->walk, &item);
}

/* Each member of a packed index begins with a line of its own. */
static bool begins_line(Str bytes)
{
	return bytes.size > 0;
}

static void list_part(RecordStream *stream, Lister *lister)
{
	/* A copy: who is told of an item may read of the same file. */
	Text lines = text_in(NULL);

	while (!walk_stopped(lister->walk)) {
		Str bytes = record_stream_peek(stream, RECORD_PEEK_BYTES_MAX);
		size_t last = str_find_last_byte(bytes, '\n');
		Str whole = last == STR_NOWHERE ? bytes : str_slice(bytes, 0, last + 1);

		if (whole.size == 0)
			break;
		lines.size = 0;
		text_add(&lines, whole);
		Str rest = text_str(&lines), line;

		while (!walk_stopped(lister->walk) && str_next_line(&rest, &line))
			take_line(lister, line, record_stream_place(stream));
		(void)record_stream_skip(stream, whole.size);
		walk_progress(lister->walk, record_stream_offset(stream));
		if (arena_bytes(lister->arena) > ARENA_BYTES) {
			arena_free(lister->arena);
			lister->arena = arena_new();
		}
	}
	text_clear(&lines);
}

static void cdx_list(SourceInput *input, ContainerWalk *walk)
{
	RecordStream *stream = record_stream_open(input, 0, begins_line);
	Lister lister = {
		.walk = walk, .arena = arena_new(), .kept = arena_new(), .shard = text_in(NULL)
	};

	do {
		list_part(stream, &lister);
		if (record_stream_is_damaged(stream))
			walk_loss(walk, record_stream_offset(stream),
				"the packed lines are damaged or cut");
	} while (!walk_stopped(walk) && record_stream_next(stream));
	if (!walk_stopped(walk) && record_stream_is_damaged(stream))
		walk_loss(walk, record_stream_offset(stream), "packed lines are cut");
	if (lister.wrong > 1)
		walk_loss(walk, record_stream_offset(stream),
			"%zu lines in all are none of an index", lister.wrong);
	arena_free(lister.arena);
	arena_free(lister.kept);
	text_clear(&lister.shard);
	record_stream_free(stream);
}

static bool cdx_read(SourceInput *input, Extent extent, ContainerPage *page, Error *err)
{
	(void)input;
	(void)extent;
	(void)page;
	return error_set(err, ERROR_FORMAT, "an index holds no pages");
}

static bool cdx_recognise(Str beginning, SourceInput *input)
{
	Str rest = beginning, line;

	(void)input;
	while (str_next_line(&rest, &line))
		if (!str_starts(line, "!") && str_trim(line).size > 0)
			return cdx_line_is_header(line) || cdx_line_is_usual(line);
	return false;
}

const ContainerKind cdx_kind = {
	.name = "cdx",
	.title = "an index of archives (CDX)",
	.reads_packed = true,
	.recognise = cdx_recognise,
	.list = cdx_list,
	.read = cdx_read,
	.find = cdx_find,
};
